#include "cycle/year.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/words.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;

std::string names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::path& file : list_files(folder, ".so")) names.push_back(file.stem().string());
  return names.empty() ? "-" : joined(names);
}

plugin_host::PluginPointer plugin_of(const plan::Domain& domain, const fs::path& folder,
                                     const fs::path& year_file) {
  const fs::path file = folder / (domain.plugin.id + ".so");
  if (!is_there(file)) {
    throw Error(ErrorKind::plugin, {year_file.string(), 0, 0},
                say({"domain {} needs plugin \"{}\", and {} has no {}; found there: {}; build the "
                     "plugin, or name another folder with --plugins DIR",
                     "领域 {} 需要插件“{}”,而 {} 里没有 {};目录里有:{};请构建该插件,或用 --plugins "
                     "DIR 指明目录"},
                    domain.id, domain.plugin.id, folder.string(), file.filename().string(),
                    names_in(folder)));
  }
  plugin_host::PluginPointer plugin = plugin_host::load(file, folder);
  const plugin_host::Identity& identity = plugin->identity();
  if (identity.domain != domain.id) {
    throw Error(
        ErrorKind::plugin, {file.string(), 0, 0},
        say({"it is a plugin for domain \"{}\"; the year enables it for \"{}\"; name the right "
             "plugin in year.toml",
             "它是领域“{}”的插件,年度配置却把它用于“{}”;请在 year.toml 中写明正确的插件"},
            identity.domain, domain.id));
  }
  if (!plugin_host::satisfies(identity.version, domain.plugin.version)) {
    throw Error(ErrorKind::plugin, {file.string(), 0, 0},
                say({"it is version {}; the year requires {}; install a plugin that meets this, or "
                     "change the requirement in year.toml",
                     "它的版本是 {},年度配置要求 {};请安装合适的版本,或修改 year.toml 中的要求"},
                    identity.version, domain.plugin.version));
  }
  return plugin;
}

// A year's folder that is closed is a year too: reading it says so.
bool holds_year(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "year.toml", error) || error;
}

}  // namespace

std::vector<int> years_in(const fs::path& configs) {
  std::vector<int> years;
  if (!is_there(configs)) return years;
  std::error_code error;
  fs::directory_iterator at(configs, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool digits = name.size() == 4 && all_digits(name);
    if (digits && holds_year(at->path())) years.push_back(std::stoi(name));
  }
  if (error) {
    throw Error(ErrorKind::environment, {configs.string()},
                say({"the folder of the years cannot be read: {}", "各年度配置目录无法读取:{}"},
                    failure_reason(error.value())));
  }
  std::sort(years.begin(), years.end());
  return years;
}

Year open_year(const fs::path& year_folder, const fs::path& plugins_folder) {
  Year year;
  year.plan = plan::read_year(year_folder);
  const fs::path folder = absolute_path(plugins_folder);
  std::vector<Problem> problems;
  for (const plan::Domain& domain : year.plan.domains) {
    year.plugins[domain.id] = plugin_of(domain, folder, year_folder / "year.toml");
    try {
      plan::attach_system(year.plan, domain.id,
                          scoring::describe(year.plan, domain, *year.plugins[domain.id]));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  plan::finish(year.plan);
  return year;
}

}  // namespace kaohe::cycle

#include "cycle/year.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/words.hpp"
#include "cycle/plugin_choice.hpp"
#include "plugin_host/lock.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;

// A year's folder that is closed is a year too: reading it says so.
bool holds_year(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "year.toml", error) || error;
}

/// Does this for each domain, so that all which fail are said at once: first those whose plugin
/// failed, else those whose data do not hold.
template <class Work>
void for_each_domain(const plan::YearPlan& plan, const Work& work) {
  std::map<ErrorKind, std::vector<Problem>> problems;
  for (const plan::Domain& domain : plan.domains) {
    try {
      work(domain);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data && error.kind() != ErrorKind::plugin) throw;
      for (const Problem& one : error.problems()) problems[error.kind()].push_back(one);
    }
  }
  for (const ErrorKind kind : {ErrorKind::plugin, ErrorKind::data})
    if (!problems[kind].empty()) throw Error(kind, std::move(problems[kind]));
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

Year open_year(const fs::path& year_folder, const fs::path& plugins_folder,
               const plugin_host::Hosting& hosting, PluginsFrom from) {
  plan::YearPlan plan = plan::read_year(year_folder);
  const std::optional<plugin_host::Lock> lock =
      from == PluginsFrom::lock ? plugin_host::read_lock(year_folder) : std::nullopt;
  const fs::path folder = absolute_path(plugins_folder);
  std::map<std::string, plugin_host::PluginPointer> plugins;
  for_each_domain(plan, [&](const plan::Domain& domain) {
    plugins[domain.id] = lock ? locked_plugin_of(domain, *lock, year_folder, hosting)
                              : plugin_of(domain, folder, year_folder / "year.toml", hosting);
  });
  Year year = assembled(std::move(plan), std::move(plugins), hosting);
  year.is_locked = lock.has_value();
  return year;
}

Year assembled(plan::YearPlan plan, std::map<std::string, plugin_host::PluginPointer> plugins,
               const plugin_host::Hosting& hosting) {
  Year year{std::move(plan), std::move(plugins), false, hosting};
  for_each_domain(year.plan, [&](const plan::Domain& domain) {
    plan::attach_system(year.plan, domain.id,
                        scoring::describe(year.plan, domain, *year.plugins.at(domain.id)));
  });
  plan::finish(year.plan);
  return year;
}

}  // namespace kaohe::cycle

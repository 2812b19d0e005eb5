#include "cycle/plugin_choice.hpp"

#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/words.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;

std::string names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::path& file : list_files(folder, ".so")) names.push_back(file.stem().string());
  return names.empty() ? "-" : joined(names);
}

Text why_not_this(const plan::YearPlan& plan, const plan::Domain& domain,
                  const plugin_host::Identity& other) {
  if (other.domain == domain.id) {
    return say({"it is plugin \"{}\" {} for this domain too; year.toml asks for \"{}\"; to use it, "
                "write its id there",
                "它也是本领域的插件,“{}” {};year.toml 要求的是“{}”;要用它,请在 year.toml "
                "中写它的编号"},
               other.id, other.version, domain.plugin.id);
  }
  const plan::Domain* its = plan.find_domain(other.domain);
  if (its == nullptr) {
    return say({"it is plugin \"{}\" {} for domain \"{}\", which this year does not enable",
                "它是插件“{}” {},属于领域“{}”,本年度没有启用"},
               other.id, other.version, other.domain);
  }
  if (its->plugin.id == other.id) {
    return say({"it is plugin \"{}\" {}, which the year uses for domain {}",
                "它是插件“{}” {},本年度用于领域 {}"},
               other.id, other.version, its->id);
  }
  return say({"it is plugin \"{}\" {} for domain {}, for which year.toml asks for \"{}\"",
              "它是插件“{}” {},属于领域 {},year.toml 为该领域要求的是“{}”"},
             other.id, other.version, its->id, its->plugin.id);
}

/// Of the domain's own plugin in the folder of a year that is locked.
Text why_not_installed(const plan::Domain& domain, const plugin_host::Identity& installed,
                       const PluginChoice& choice) {
  if (choice.plugin && choice.plugin->identity().sha256 == installed.sha256)
    return say({"it is the plugin that the year has locked; the year uses the bytes that it keeps",
                "与年度锁定的插件相同;年度使用自己保存的那一份"});
  return say({"it is version {} ({}), and the year has locked other bytes; what it would change: "
              "`kaohe plugin lock --upgrade {} --dry-run`",
              "版本为 {}({}),与年度锁定的不是同一份;更换会有哪些变动:kaohe plugin lock --upgrade "
              "{} --dry-run"},
             installed.version, installed.sha256, domain.id);
}

/// `why`: says it of who the plugin in the file is.
template <class Why>
Text said_of(const fs::path& file, const fs::path& folder, const plugin_host::Hosting& hosting,
             const Why& why) {
  try {
    return why(plugin_host::load(file, folder, hosting)->identity());
  } catch (const Error& error) {
    return error.problems().front().what;
  }
}

Text why_left_out(const plan::YearPlan& plan, const plan::Domain& domain, const fs::path& file,
                  const fs::path& folder, const plugin_host::Hosting& hosting) {
  if (file.extension() != ".so") {
    return say({"its name does not end in .so: only such files are read; a plugin is called "
                "after its id, here {}.so",
                "文件名不以 .so 结尾,不会被读取;插件文件以编号命名,这里应为 {}.so"},
               domain.plugin.id);
  }
  return said_of(file, folder, hosting, [&](const plugin_host::Identity& identity) {
    return why_not_this(plan, domain, identity);
  });
}

}  // namespace

plugin_host::PluginPointer plugin_of(const plan::Domain& domain, const fs::path& folder,
                                     const fs::path& year_file,
                                     const plugin_host::Hosting& hosting) {
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
  plugin_host::PluginPointer plugin =
      plugin_host::load(file, folder, hosting, domain.plugin.limits);
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

namespace {

void require_meets(const plugin_host::Locked& locked, const plan::Domain& domain,
                   const fs::path& year_folder) {
  const plan::PluginRequirement& asked = domain.plugin;
  if (locked.id == asked.id && plugin_host::satisfies(locked.version, asked.version)) return;
  throw Error(
      ErrorKind::plugin, {(year_folder / "year.toml").string()},
      say({"domain {} asks for plugin \"{}\" {}, and the year has locked \"{}\" {}; "
           "exchange it by `kaohe plugin lock --upgrade {}`, or put the requirement back",
           "领域 {} 要求插件“{}” {},年度锁定的是“{}” {};请用 kaohe plugin lock --upgrade {} "
           "更换,或改回要求"},
          domain.id, asked.id, asked.version, locked.id, locked.version, domain.id));
}

}  // namespace

plugin_host::PluginPointer locked_plugin_of(const plan::Domain& domain,
                                            const plugin_host::Lock& lock,
                                            const fs::path& year_folder,
                                            const plugin_host::Hosting& hosting) {
  const plugin_host::Locked* locked = lock.find(domain.id);
  if (locked == nullptr)
    throw Error(ErrorKind::plugin, {plugin_host::lock_file(year_folder).string()},
                say({"domain {} is not locked yet; `kaohe plugin lock` adds it",
                     "领域 {} 尚未锁定插件;请运行 kaohe plugin lock"},
                    domain.id));
  require_meets(*locked, domain, year_folder);
  return plugin_host::load_locked(*locked, year_folder, hosting, domain.plugin.limits);
}

PluginChoice choose_plugin(const plan::YearPlan& plan, const plan::Domain& domain,
                           const fs::path& plugins_folder, const plugin_host::Hosting& hosting) {
  const fs::path folder = absolute_path(plugins_folder);
  const std::optional<plugin_host::Lock> lock = plugin_host::read_lock(plan.folder);
  PluginChoice choice;
  choice.is_locked = lock.has_value();
  try {
    choice.plugin = lock ? locked_plugin_of(domain, *lock, plan.folder, hosting)
                         : plugin_of(domain, folder, plan.folder / "year.toml", hosting);
  } catch (const Error& error) {
    choice.refusal = error.problems().front().what;
  }
  const auto of_own = [&](const plugin_host::Identity& identity) {
    return why_not_installed(domain, identity, choice);
  };
  for (const fs::path& file : list_files(folder, "")) {
    const bool is_own = file.filename() == domain.plugin.id + ".so";
    if (is_own && !lock) continue;
    choice.others.push_back({file, is_own ? said_of(file, folder, hosting, of_own)
                                          : why_left_out(plan, domain, file, folder, hosting)});
  }
  return choice;
}

}  // namespace kaohe::cycle

#include "cycle/locking.hpp"

#include <algorithm>
#include <optional>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "conformance/conformance.hpp"
#include "cycle/naming.hpp"
#include "cycle/plugin_choice.hpp"
#include "cycle/system_versions.hpp"
#include "plugin_host/error_words.hpp"

namespace kaohe::cycle {

namespace fs = std::filesystem;
using plugin_host::Lock;
using plugin_host::Locked;
using plugin_host::Plugin;
using plugin_host::PluginPointer;

namespace {

std::string described_digest(const Plugin& plugin) {
  try {
    return sha256(plugin.make(nullptr)->describe());
  } catch (const PluginError& error) {
    throw Error(ErrorKind::plugin, {plugin.identity().file.string()},
                say({"it cannot describe itself: {}; build it again with this program's SDK",
                     "它无法说明自己:{};请用本程序的 SDK 重新构建"},
                    plugin_host::words_of(error)));
  }
}

void require_conforming(const fs::path& file, const LockOptions& wanted) {
  conformance::Options options;
  options.level = wanted.level;
  options.hosting = wanted.hosting;
  const conformance::Report report = conformance::check(file, options);
  const conformance::CheckResult* broken = report.first_broken();
  if (broken == nullptr) return;
  throw Error(ErrorKind::plugin, {file.string()},
              say({"it does not keep level {} and is not locked: {}: {}; `kaohe plugin check {}` "
                   "shows every check",
                   "它不符合第 {} 级,不予锁定:{}:{};各项检查见 kaohe plugin check {}"},
                  wanted.level, broken->title, broken->finding.text, file.string()));
}

Locked locked_now(const plan::Domain& domain, const Plugin& plugin, int level) {
  const plugin_host::Identity& identity = plugin.identity();
  return {domain.id,
          identity.id,
          identity.version,
          identity.abi,
          {{plugin_host::machine(), identity.sha256}},
          described_digest(plugin),
          level};
}

[[noreturn]] void refuse_other_system(const fs::path& file, const Locked& locked,
                                      const plugin_host::Identity& here) {
  throw Error(ErrorKind::plugin, {file.string()},
              say({"it is version {} and describes another indicator system than version {}, which "
                   "is locked for {}; one year computes by one system on every machine: install "
                   "the version that is locked",
                   "它的版本是 {},所说明的指标体系与已锁定的版本 {}({})不同;同一年度在各台机器上"
                   "只能用同一指标体系:请安装已锁定的版本"},
                  here.version, locked.version, locked.sha256.begin()->first));
}

/// Collects what is to be locked, and writes it at the end.
class Locking {
 public:
  Locking(const fs::path& year_folder, const fs::path& plugins_folder, const LockOptions& options)
      : year_folder_(year_folder),
        plugins_folder_(absolute_path(plugins_folder)),
        options_(options),
        plan_(plan::read_year(year_folder)),
        before_(plugin_host::read_lock(year_folder).value_or(Lock())) {
    after_.exchanges = before_.exchanges;
  }

  std::vector<LockLine> run() {
    for (const plan::Domain& domain : plan_.domains) take(domain);
    drop();
    assembled(plan_, plugins_, options_.hosting);  // they fit each other, or nothing is locked
    if (!options_.dry_run) write();
    return std::move(lines_);
  }

 private:
  void take(const plan::Domain& domain) {
    const Locked* locked = before_.find(domain.id);
    if (locked == nullptr) return add(domain);
    if (locked->sha256.count(plugin_host::machine()) == 0) return add_machine(domain, *locked);
    plugins_[domain.id] = locked_plugin_of(domain, before_, year_folder_, options_.hosting);
    add_line(LockLine::What::kept, *locked, *plugins_[domain.id]);
  }

  void add(const plan::Domain& domain) {
    const PluginPointer plugin = from_folder(domain);
    add_line(LockLine::What::added, locked_now(domain, *plugin, options_.level), *plugin);
  }

  void add_machine(const plan::Domain& domain, Locked locked) {
    const PluginPointer plugin = from_folder(domain);
    const plugin_host::Identity& identity = plugin->identity();
    const bool is_same = identity.id == locked.id && identity.version == locked.version &&
                         described_digest(*plugin) == locked.described;
    if (!is_same) refuse_other_system(identity.file, locked, identity);
    locked.sha256[plugin_host::machine()] = identity.sha256;
    locked.conformance = std::min(locked.conformance, options_.level);
    add_line(LockLine::What::machine, std::move(locked), *plugin);
  }

  PluginPointer from_folder(const plan::Domain& domain) {
    const PluginPointer plugin =
        plugin_of(domain, plugins_folder_, year_folder_ / "year.toml", options_.hosting);
    if (options_.on_check) options_.on_check(domain);
    require_conforming(plugin->identity().file, options_);
    return plugins_[domain.id] = plugin;
  }

  void add_line(LockLine::What what, Locked locked, const Plugin& plugin) {
    after_.put(locked);
    std::string bytes = plugin_host::bytes_of(plugin.identity());
    lines_.push_back({what, std::move(locked), plugin_host::carries_sources(bytes)});
    if (what != LockLine::What::kept) new_.emplace_back(plugin.identity(), std::move(bytes));
  }

  void drop() {
    for (const Locked& one : before_.plugins)
      if (plan_.find_domain(one.domain) == nullptr)
        lines_.push_back({LockLine::What::dropped, one, false});
  }

  void write() {
    for (const auto& [plugin, bytes] : new_)
      plugin_host::keep_locked(year_folder_, plugin.id, plugin.sha256, bytes);
    if (after_.plugins != before_.plugins) plugin_host::write_lock(year_folder_, after_);
  }

  fs::path year_folder_, plugins_folder_;
  LockOptions options_;
  plan::YearPlan plan_;
  Lock before_, after_;
  std::map<std::string, PluginPointer> plugins_;                    ///< by domain
  std::vector<std::pair<plugin_host::Identity, std::string>> new_;  ///< with the bytes to keep
  std::vector<LockLine> lines_;
};

Lock require_lock(const fs::path& year_folder) {
  if (auto lock = plugin_host::read_lock(year_folder)) return std::move(*lock);
  throw Error(ErrorKind::data, {plugin_host::lock_file(year_folder).string()},
              say({"the year's plugins are not locked; `kaohe plugin lock` locks them",
                   "本年度的插件尚未锁定;请运行 kaohe plugin lock"}));
}

LockFinding installed_otherwise(const plan::Domain& domain, const Plugin& locked,
                                const fs::path& plugins_folder) {
  constexpr std::size_t kInstalledSizeMax = std::size_t{1} << 30U;
  const fs::path file = plugins_folder / (domain.plugin.id + ".so");
  if (!is_there(file)) return {domain.id, false, {}};
  const std::string digest = sha256(read_file(file, kInstalledSizeMax));
  if (digest == locked.identity().sha256) return {domain.id, false, {}};
  return {domain.id, false,
          say({"{} has other bytes ({}), which the year does not use; what they would change: "
               "`kaohe plugin lock --upgrade {} --dry-run`",
               "{} 是另一份文件({}),年度不用它;更换会有哪些变动:kaohe plugin lock --upgrade {} "
               "--dry-run"},
              file.string(), digest, domain.id)};
}

/// Throws as locked_plugin_of; of what is whole says whether it describes what was locked.
std::vector<LockFinding> findings_of(const plan::Domain& domain, const Lock& lock,
                                     const fs::path& year_folder, const fs::path& plugins_folder,
                                     const plugin_host::Hosting& hosting) {
  const PluginPointer plugin = locked_plugin_of(domain, lock, year_folder, hosting);
  const Locked& locked = *lock.find(domain.id);
  if (described_digest(*plugin) != locked.described)
    return {{domain.id, true,
             say({"plugin \"{}\" {} describes another indicator system than was locked: the lock "
                  "was edited, or the plugin is not the same each time; bring the lock back from a "
                  "backup",
                  "插件“{}” {} 所说明的指标体系与锁定时不同:锁定文件被改过,或者插件每次说明不一致;"
                  "请从备份恢复锁定文件"},
                 locked.id, locked.version)}};
  std::vector<LockFinding> findings{
      {domain.id, false,
       say({"\"{}\" {} is whole and describes what was locked; it kept level {}",
            "“{}” {} 完好,所说明的与锁定时一致;锁定时符合第 {} 级"},
           locked.id, locked.version, locked.conformance)}};
  const Text sources = plugin_host::sources_defect(year_folder, plugin->identity());
  if (!sources.empty()) findings.push_back({domain.id, true, sources});
  LockFinding other = installed_otherwise(domain, *plugin, plugins_folder);
  if (!other.text.empty()) findings.push_back(std::move(other));
  return findings;
}

const Locked& require_entry(const Lock& lock, const plan::Domain& domain,
                            const fs::path& year_folder) {
  if (const Locked* locked = lock.find(domain.id)) return *locked;
  throw Error(ErrorKind::data, {plugin_host::lock_file(year_folder).string()},
              say({"domain {} is not locked yet: there is nothing to upgrade; `kaohe plugin lock` "
                   "adds it",
                   "领域 {} 尚未锁定插件,无从更换;请先运行 kaohe plugin lock"},
                  domain.id));
}

std::map<std::string, PluginPointer> locked_plugins(const plan::YearPlan& plan, const Lock& lock,
                                                    const fs::path& year_folder,
                                                    const plugin_host::Hosting& hosting) {
  std::map<std::string, PluginPointer> plugins;
  for (const plan::Domain& domain : plan.domains) {
    const Locked& locked = require_entry(lock, domain, year_folder);
    plugins[domain.id] =
        plugin_host::load_locked(locked, year_folder, hosting, domain.plugin.limits);
  }
  return plugins;
}

}  // namespace

std::vector<LockLine> lock_plugins(const fs::path& year_folder, const fs::path& plugins_folder,
                                   const LockOptions& options) {
  return Locking(year_folder, plugins_folder, options).run();
}

std::vector<LockFinding> check_lock(const fs::path& year_folder, const fs::path& plugins_folder,
                                    const plugin_host::Hosting& hosting) {
  const plan::YearPlan plan = plan::read_year(year_folder);
  const Lock lock = require_lock(year_folder);
  const fs::path folder = absolute_path(plugins_folder);
  std::vector<LockFinding> findings;
  for (const plan::Domain& domain : plan.domains) {
    try {
      for (LockFinding& one : findings_of(domain, lock, year_folder, folder, hosting))
        findings.push_back(std::move(one));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::plugin) throw;
      const Problem& first = error.problems().front();
      findings.push_back(
          {domain.id, true, say({"{}: {}", "{}:{}"}, first.place.text(), first.what)});
    }
  }
  for (const Locked& one : lock.plugins)
    if (plan.find_domain(one.domain) == nullptr)
      findings.push_back({one.domain, false,
                          say({"it is locked, and the year does not assess it any more; `kaohe "
                               "plugin lock` takes it out",
                               "已锁定,但本年度不再考核该领域;kaohe plugin lock 会将其移出"})});
  return findings;
}

Upgrade prepare_upgrade(const fs::path& year_folder, const fs::path& plugins_folder,
                        const std::string& domain_id, const LockOptions& options) {
  const plan::YearPlan plan = plan::read_year(year_folder);
  const plan::Domain& domain = domain_named(plan, domain_id);
  const Lock lock = require_lock(year_folder);
  Upgrade upgrade;
  upgrade.before = require_entry(lock, domain, year_folder);
  std::map<std::string, PluginPointer> plugins =
      locked_plugins(plan, lock, year_folder, options.hosting);
  upgrade.before_digest = plugins.at(domain.id)->identity().sha256;
  upgrade.year_before = assembled(plan, plugins, options.hosting);
  const PluginPointer plugin =
      plugin_of(domain, absolute_path(plugins_folder), year_folder / "year.toml", options.hosting);
  upgrade.after_digest = plugin->identity().sha256;
  if (upgrade.after_digest == upgrade.before_digest)
    throw Error(ErrorKind::data, {plugin->identity().file.string()},
                say({"it is the plugin that the year has locked: there is nothing to upgrade",
                     "它就是年度已锁定的插件,无须更换"}));
  require_conforming(plugin->identity().file, options);
  upgrade.after = locked_now(domain, *plugin, options.level);
  plugins[domain.id] = plugin;
  upgrade.year_after = assembled(plan, std::move(plugins), options.hosting);
  upgrade.is_same_system = upgrade.before.described == upgrade.after.described;
  const plan::YearPlan& was = upgrade.year_before.plan;
  const plan::YearPlan& is = upgrade.year_after.plan;
  upgrade.differences =
      differences(is, *is.find_domain(domain.id), version_of(was, *was.find_domain(domain.id)),
                  version_of(is, *is.find_domain(domain.id)));
  return upgrade;
}

void write_upgrade(const fs::path& year_folder, const Upgrade& upgrade, Date day,
                   const std::string& reason, const std::string& document) {
  if (reason.empty())
    throw Error(ErrorKind::data, {},
                say({"an exchange of a locked plugin says why: give --reason TEXT",
                     "更换已锁定的插件须写明原因:请加 --reason 文字"}));
  Lock lock = require_lock(year_folder);
  const plugin_host::Identity& plugin =
      upgrade.year_after.plugins.at(upgrade.after.domain)->identity();
  plugin_host::keep_locked(year_folder, plugin.id, plugin.sha256, plugin_host::bytes_of(plugin));
  lock.put(upgrade.after);
  lock.exchanges.push_back({upgrade.after.domain, day, plugin_host::machine(),
                            upgrade.before.version, upgrade.before_digest, upgrade.after.version,
                            upgrade.after_digest, upgrade.is_same_system, reason, document});
  plugin_host::write_lock(year_folder, lock);
}

void require_locked(const Year& year) {
  if (year.is_locked) return;
  throw Error(ErrorKind::data, {plugin_host::lock_file(year.plan.folder).string()},
              say({"the plugins of {} are not locked, and nothing official is made with a program "
                   "that may be another tomorrow; an administrator locks them by `kaohe plugin "
                   "lock --year {}`",
                   "{} 年度的插件没有锁定,程序随时可能被更换,不能据以形成正式结果;请由管理员运行 "
                   "kaohe plugin lock --year {}"},
                  year.plan.year, year.plan.year));
}

}  // namespace kaohe::cycle

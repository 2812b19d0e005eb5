#include "plugin_host/lock.hpp"

#include <sys/stat.h>
#include <sys/utsname.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/json_schema.hpp"
#include "base/toml.hpp"
#include "base/toml_text.hpp"
#include "embedded/lock_schema.hpp"
#include "plugin_host/elf_check.hpp"

namespace kaohe::plugin_host {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kSchema = "kaohe.lock.v1";
constexpr const char* kSourcesSection = ".kaohe.sources";
constexpr std::size_t kSourcesSizeMax = std::size_t{1} << 30U;
constexpr const char* kSameSystem = "program";
constexpr const char* kOtherSystem = "rules";

constexpr const char* kHeading =
    "# Which plugins' bytes this year computes with. `kaohe plugin lock` writes it: do not edit "
    "it.\n"
    "# 本年度用哪些插件文件计算。由 kaohe plugin lock 写成,请勿手工修改。\n";

std::string sources_name(const std::string& id) {
  return id + "-sources.tar.gz";
}

Locked locked_of(const json& one) {
  return {one.at("domain"),
          one.at("id"),
          one.at("version"),
          one.at("abi"),
          one.at("sha256").get<std::map<std::string, std::string>>(),
          one.at("described"),
          one.at("conformance")};
}

json json_of(const Locked& one) {
  return {{"domain", one.domain},          {"id", one.id},
          {"version", one.version},        {"abi", one.abi},
          {"sha256", one.sha256},          {"described", one.described},
          {"conformance", one.conformance}};
}

json json_of(const Exchange& one) {
  return {
      {"domain", one.domain},           {"day", to_text(one.day)},
      {"machine", one.machine},         {"from_version", one.from_version},
      {"from_sha256", one.from_sha256}, {"to_version", one.to_version},
      {"to_sha256", one.to_sha256},     {"kind", one.is_same_system ? kSameSystem : kOtherSystem},
      {"reason", one.reason},           {"document", one.document}};
}

Exchange exchange_of(const TomlDocument& file, const std::string& pointer) {
  const json& one = file.value.at(json::json_pointer(pointer));
  const std::optional<Date> day = parse_date(one.at("day").get<std::string>());
  if (!day)
    throw Error(ErrorKind::data, file.place(pointer + "/day"),
                say({"\"{}\" is no day of the calendar; bring the lock back from a backup",
                     "“{}”不是日历上的日期;请从备份恢复该文件"},
                    one.at("day").get<std::string>()));
  return {one.at("domain"),      *day,
          one.at("machine"),     one.at("from_version"),
          one.at("from_sha256"), one.at("to_version"),
          one.at("to_sha256"),   one.at("kind") == kSameSystem,
          one.at("reason"),      one.at("document")};
}

[[noreturn]] void refuse_twice(const TomlDocument& file, std::size_t at,
                               const std::string& domain) {
  throw Error(
      ErrorKind::data, file.place(child_pointer("/plugin", at)),
      say({"domain \"{}\" is locked twice; expected once: bring the lock back from a backup",
           "领域“{}”锁定了两次,应只有一次;请从备份恢复该文件"},
          domain));
}

Lock lock_of(const TomlDocument& file) {
  Lock lock;
  for (const json& one : file.value.at("plugin")) {
    const Locked locked = locked_of(one);
    if (lock.find(locked.domain) != nullptr) refuse_twice(file, lock.plugins.size(), locked.domain);
    lock.put(locked);
  }
  const std::size_t exchanges =
      file.value.contains("exchange") ? file.value.at("exchange").size() : 0;
  for (std::size_t i = 0; i < exchanges; ++i)
    lock.exchanges.push_back(exchange_of(file, child_pointer("/exchange", i)));
  return lock;
}

/// Who can write the lock decides which program decides scores.
void refuse_writable(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || (status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return;
  throw Error(
      ErrorKind::data, {file.string()},
      say({"others can write it (mode {:o}), and it decides which plugins run: chmod go-w {}",
           "他人可以写它(权限 {:o}),而它决定用哪些插件:请执行 chmod go-w {}"},
          status.st_mode & 07777U, file.string()));
}

/// A folder that everybody can write is exchanged as easily as the files in it.
void refuse_open_folder(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || (status.st_mode & S_IWOTH) == 0) return;
  throw Error(ErrorKind::data, {folder.string()},
              say({"everybody can write this folder (mode {:o}), and what it holds decides which "
                   "plugins run: chmod go-w {}",
                   "任何人都可以写这个目录(权限 {:o}),而其中的文件决定用哪些插件:请执行 chmod "
                   "go-w {}"},
                  status.st_mode & 07777U, folder.string()));
}

/// What lies elsewhere is guarded elsewhere, if at all.
void refuse_link(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_symlink(folder, error)) return;
  throw Error(ErrorKind::data, {folder.string()},
              say({"it is a link to {}, and what it holds decides which plugins run; copy the "
                   "folder there instead of linking it",
                   "它是指向 {} 的链接,而其中的文件决定用哪些插件;请把目录复制过来,不要用链接"},
                  fs::read_symlink(folder, error).string()));
}

[[noreturn]] void refuse(const fs::path& file, const Text& why) {
  throw Error(ErrorKind::plugin, {file.string()}, why);
}

const std::string& digest_here(const Locked& locked, const fs::path& year_folder) {
  const auto found = locked.sha256.find(machine());
  if (found != locked.sha256.end()) return found->second;
  refuse(lock_file(year_folder),
         say({"plugin \"{}\" {} is locked for {} only, and this machine is {}; `kaohe plugin lock` "
              "here adds the plugin of this machine, if it describes the same",
              "插件“{}” {} 只锁定了 {} 的文件,本机为 {};在本机运行 kaohe plugin lock "
              "可加入本机的插件(须与已锁定的说明一致)"},
             locked.id, locked.version, locked.sha256.begin()->first, machine()));
}

void require_named(const Locked& locked, const Identity& identity, const fs::path& year_folder) {
  const bool is_named = identity.domain == locked.domain && identity.version == locked.version &&
                        identity.abi == locked.abi;
  if (is_named) return;
  refuse(lock_file(year_folder),
         say({"it names version {} (boundary {}) for domain \"{}\", and these bytes are version {} "
              "(boundary {}) for domain \"{}\": somebody has edited the lock; bring it back from "
              "a backup",
              "其中写的是版本 {}(接口 {})、领域“{}”,而对应的文件是版本 {}(接口 "
              "{})、领域“{}”:该文件被手工改过;请从备份恢复"},
             locked.version, locked.abi, locked.domain, identity.version, identity.abi,
             identity.domain));
}

}  // namespace

const Locked* Lock::find(const std::string& domain) const {
  for (const Locked& one : plugins)
    if (one.domain == domain) return &one;
  return nullptr;
}

void Lock::put(Locked plugin) {
  const auto before = [](const Locked& a, const Locked& b) { return a.domain < b.domain; };
  const auto at = std::lower_bound(plugins.begin(), plugins.end(), plugin, before);
  if (at != plugins.end() && at->domain == plugin.domain)
    *at = std::move(plugin);
  else
    plugins.insert(at, std::move(plugin));
}

std::string machine() {
  struct utsname name {};
  ::uname(&name);
  return name.machine;
}

fs::path lock_file(const fs::path& year_folder) {
  return year_folder / kLockFile;
}

std::optional<Lock> read_lock(const fs::path& year_folder) {
  static const json schema = json::parse(embedded::lock_schema);
  const fs::path path = lock_file(year_folder);
  if (!is_there(path)) return std::nullopt;
  refuse_writable(path);
  refuse_open_folder(year_folder);
  refuse_link(year_folder / kLockedFolder);
  refuse_open_folder(year_folder / kLockedFolder);
  const TomlDocument file = read_toml(read_file(path, kTomlSizeMax), path.string());
  std::vector<Problem> problems = check_against_schema(schema, file);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  return lock_of(file);
}

std::string text_of(const Lock& lock) {
  json plugins = json::array(), exchanges = json::array();
  for (const Locked& one : lock.plugins) plugins.push_back(json_of(one));
  for (const Exchange& one : lock.exchanges) exchanges.push_back(json_of(one));
  json document{{"schema", kSchema}, {"plugin", plugins}};
  if (!exchanges.empty()) document["exchange"] = exchanges;
  return kHeading + toml_text(document);
}

void write_lock(const fs::path& year_folder, const Lock& lock) {
  replace_file(lock_file(year_folder), text_of(lock));
  forbid_others_to_write(lock_file(year_folder));
}

fs::path locked_file(const fs::path& year_folder, const std::string& id,
                     const std::string& digest) {
  return year_folder / kLockedFolder / key_of_digest(digest) / (id + ".so");
}

PluginPointer load_locked(const Locked& locked, const fs::path& year_folder, const Hosting& hosting,
                          const Limits& limits) {
  const std::string& digest = digest_here(locked, year_folder);
  const fs::path file = locked_file(absolute_path(year_folder), locked.id, digest);
  if (!is_there(file))
    refuse(
        file,
        say({"the bytes that the year's lock names are gone ({}), or the lock was changed; "
             "bring the folder {} or the lock back from a backup",
             "年度锁定的插件文件不在此处({}),或者锁定文件被改动过;请从备份恢复目录 {} 或锁定文件"},
            digest, file.parent_path().string()));
  PluginPointer plugin = load(file, file.parent_path(), hosting, limits, digest);
  require_named(locked, plugin->identity(), year_folder);
  return plugin;
}

std::string bytes_of(const Identity& plugin) {
  constexpr std::size_t kSizeMax = std::size_t{1} << 30U;
  std::string bytes = read_file(plugin.file, kSizeMax);
  if (sha256(bytes) != plugin.sha256)
    throw Error(ErrorKind::environment, {plugin.file.string()},
                say({"the plugin was exchanged while it was in use; do it again",
                     "使用期间插件文件被更换;请重新办理"}));
  return bytes;
}

bool carries_sources(const std::string& bytes) {
  return !section_of(bytes, kSourcesSection).empty();
}

Text sources_defect(const fs::path& year_folder, const Identity& plugin) {
  const std::string bytes = bytes_of(plugin);
  const std::string_view carried = section_of(bytes, kSourcesSection);
  if (carried.empty()) return {};
  const fs::path file =
      locked_file(year_folder, plugin.id, plugin.sha256).parent_path() / sources_name(plugin.id);
  if (!is_there(file))
    return say({"its sources are gone: {}; bring them back from a backup",
                "它的源代码不在此处:{};请从备份恢复"},
               file.string());
  if (read_file(file, kSourcesSizeMax) == carried) return {};
  return say({"{} is not what the library carries: it was changed; bring it back from a backup",
              "{} 与插件文件中附带的源代码不一致:它被改动过;请从备份恢复"},
             file.string());
}

void keep_locked(const fs::path& year_folder, const std::string& id, const std::string& digest,
                 const std::string& bytes) {
  const fs::path file = locked_file(year_folder, id, digest);
  if (is_there(file)) return;
  std::vector<std::pair<std::string, std::string>> files{{id + ".so", bytes}};
  const std::string_view sources = section_of(bytes, kSourcesSection);
  if (!sources.empty()) files.emplace_back(sources_name(id), std::string(sources));
  write_folder(file.parent_path(), files);
  forbid_others_to_write(file.parent_path());
}

}  // namespace kaohe::plugin_host

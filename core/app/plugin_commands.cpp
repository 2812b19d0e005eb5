// kaohe plugin …: what stands in the plugins folder.
#include "app/plugin_commands.hpp"

#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/files.hpp"
#include "plugin_host/plugin.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

constexpr std::size_t kShownDigest = 19;  // "sha256:" and 12 digits

nlohmann::ordered_json as_json(const plugin_host::Found& found) {
  nlohmann::ordered_json entry;
  entry["file"] = found.file.string();
  if (!found.plugin) {
    entry["refused"] = found.refusal.en;
    entry["refused_en"] = found.refusal.en;
    entry["refused_zh"] = found.refusal.zh;
    return entry;
  }
  const plugin_host::Identity& plugin = found.plugin->identity();
  entry["id"] = plugin.id;
  entry["version"] = plugin.version;
  entry["domain"] = plugin.domain;
  entry["title"] = plugin.title;
  entry["vendor"] = plugin.vendor;
  entry["license"] = plugin.license;
  entry["sha256"] = plugin.sha256;
  return entry;
}

void print_numbers(const Session& session, const plugin_host::Plugin& plugin) {
  const plugin_host::Identity& identity = plugin.identity();
  try {
    const auto numbers = issued_numbers(plugin);
    session.print(say({"{}: every number that a year may override", "{}:年度可以改动的全部数值"},
                      identity.id));
    for (const auto& [key, value] : numbers) session.print("  \"" + key + "\" = \"" + value + "\"");
  } catch (const std::exception& error) {
    session.print(say({"{}: it cannot describe itself: {}; build it again with this program's SDK",
                       "{}:它无法说明自己:{};请用本程序的 SDK 重新构建"},
                      identity.id, std::string(error.what())));
  }
}

struct ListOptions {
  bool numbers = false;
};

int list(const Session& session, const ListOptions& options) {
  const std::filesystem::path folder = absolute_path(session.options.plugins_folder());
  const std::vector<plugin_host::Found> all =
      plugin_host::discover(folder, session.options.hosting());
  if (session.options.json) {
    nlohmann::ordered_json entries = nlohmann::ordered_json::array();
    for (const plugin_host::Found& found : all) entries.push_back(as_json(found));
    session.print_json(entries);
    return 0;
  }
  if (all.empty()) {
    session.print(
        say({"{}: no plugin here (a plugin is a file ending in .so); build one into this folder, "
             "or name another folder with --plugins DIR",
             "{}:这里没有插件(插件是以 .so 结尾的文件);请把插件构建到此目录,或用 --plugins DIR "
             "指明目录"},
            folder.lexically_normal().string()));
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const plugin_host::Found& found : all) {
    if (!found.plugin) continue;
    const plugin_host::Identity& plugin = found.plugin->identity();
    rows.push_back({plugin.id, plugin.version, plugin.title, plugin.vendor,
                    plugin.sha256.substr(0, kShownDigest)});
  }
  if (!rows.empty()) session.print(report::in_columns(rows, {false, false, false, false, false}));
  for (const plugin_host::Found& found : all) {
    if (found.plugin && options.numbers) print_numbers(session, *found.plugin);
    if (!found.plugin) {
      session.print(say({"refused: {}: {}", "未采用:{}:{}"}, found.file.string(), found.refusal));
    }
  }
  return 0;
}

}  // namespace

std::map<std::string, std::string> issued_numbers(const plugin_host::Plugin& plugin) {
  const nlohmann::json document =
      nlohmann::json::parse(plugin.make(nullptr)->describe(), nullptr, false);
  if (!document.is_object() || !document.contains("numbers"))
    throw Error(
        ErrorKind::plugin, {plugin.identity().file.string()},
        say({"what it describes is not JSON in UTF-8 as the SDK writes it; build it again with "
             "this program's SDK",
             "它所说明的内容不是 SDK 所写的 UTF-8 JSON;请用本程序的 SDK 重新构建"}));
  std::map<std::string, std::string> numbers;
  for (const auto& [key, versions] : document.at("numbers").items())
    numbers[key] = versions.at(0).at("value").get<std::string>();
  return numbers;
}

void add_plugin_commands(CLI::App& program, Session& session) {
  CLI::App* plugin = add_subcommand(program, "plugin",
                                    say({"domain plugins\nExample: kaohe plugin list --numbers",
                                         "领域插件\n例:kaohe plugin list --numbers"})
                                        .in(session.language));
  require_subcommand(*plugin);
  CLI::App* command = add_subcommand(
      *plugin, "list",
      say({"what stands in the plugins folder, and why a file is refused\n"
           "Example: kaohe plugin list --numbers",
           "插件目录里有什么,哪个文件未被采用、为什么\n例:kaohe plugin list --numbers"})
          .in(session.language));
  add_common_options(*command, session);
  auto options = std::make_shared<ListOptions>();
  add_json_flag(*command, session, {"print JSON", "输出 JSON"});
  add_flag(*command, "--numbers", options->numbers,
           say({"also every number that a year may override", "并列出年度可以改动的全部数值"})
               .in(session.language));
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
  add_plugin_why(*plugin, session);
  add_plugin_new(*plugin, session);
  add_plugin_test(*plugin, session);
  add_plugin_try(*plugin, session);
  add_plugin_table(*plugin, session);
  add_plugin_diff(*plugin, session);
  add_plugin_check(*plugin, session);
  add_plugin_lock(*plugin, session);
}

}  // namespace kaohe::app

// kaohe plugin why: which plugin a year uses for a domain, and why no other.
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/plugin_commands.hpp"
#include "cycle/naming.hpp"
#include "cycle/plugin_choice.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using nlohmann::ordered_json;

constexpr int kNoPlugin = 3;

/// None where the plugin cannot say them: `year check` says what is wrong with it.
std::map<std::string, std::string> numbers_if_any(const plugin_host::Plugin& plugin) {
  try {
    return issued_numbers(plugin);
  } catch (const std::exception&) {
    return {};
  }
}

class Why {
 public:
  Why(const Session& session, const plan::YearPlan& plan, const plan::Domain& domain)
      : session_(session),
        plan_(plan),
        domain_(domain),
        choice_(cycle::choose_plugin(plan, domain, session.options.plugins_folder(),
                                     session.options.hosting())) {
    if (choice_.plugin) issued_ = numbers_if_any(*choice_.plugin);
  }

  int exit_code() const { return choice_.plugin ? 0 : kNoPlugin; }

  ordered_json as_json() const {
    ordered_json document{{"year", plan_.year}, {"domain", domain_.id}, {"title", domain_.title}};
    document["asked"] = {{"id", domain_.plugin.id}, {"version", domain_.plugin.version}};
    document["locked"] = choice_.is_locked;
    document["plugin"] = choice_.plugin ? identity_as_json() : ordered_json();
    if (!choice_.plugin) {
      document["refused_en"] = choice_.refusal.en;
      document["refused_zh"] = choice_.refusal.zh;
    }
    document["overrides"] = ordered_json::array();
    for (const plan::Override& one : domain_.plugin.overrides) {
      document["overrides"].push_back({{"key", one.key},
                                       {"issued", issued(one)},
                                       {"value", one.value},
                                       {"from", one.from},
                                       {"whole_year", one.whole_year},
                                       {"document", one.document}});
    }
    document["others"] = ordered_json::array();
    for (const cycle::LeftOut& other : choice_.others) {
      document["others"].push_back(
          {{"file", other.file.string()}, {"why_en", other.why.en}, {"why_zh", other.why.zh}});
    }
    return document;
  }

  void print() const {
    session_.print(say({"{} {}: year.toml asks for plugin \"{}\", version {}",
                        "{} {}:year.toml 要求插件“{}”,版本 {}"},
                       domain_.id, domain_.title, domain_.plugin.id, asked_version()));
    if (choice_.plugin) {
      const plugin_host::Identity& plugin = choice_.plugin->identity();
      session_.print(say({"used: {}: version {}, by {}, {}", "采用:{}:版本 {},编写 {},{}"},
                         plugin.file.string(), plugin.version, plugin.vendor, plugin.sha256));
    } else {
      session_.print(say({"none answers for it: {}", "没有可用的插件:{}"}, choice_.refusal));
    }
    print_lock();
    print_overrides();
    print_others();
  }

 private:
  Text asked_version() const {
    const std::string& version = domain_.plugin.version;
    return version.empty() ? say({"any", "不限"}) : Text{version, version};
  }

  std::string issued(const plan::Override& one) const {
    const auto found = issued_.find(one.key);
    return found == issued_.end() ? std::string() : found->second;
  }

  ordered_json identity_as_json() const {
    const plugin_host::Identity& plugin = choice_.plugin->identity();
    return {{"file", plugin.file.string()}, {"id", plugin.id},         {"version", plugin.version},
            {"title", plugin.title},        {"vendor", plugin.vendor}, {"sha256", plugin.sha256}};
  }

  void print_lock() const {
    session_.print(
        choice_.is_locked
            ? say({"The year has its plugins locked ({}): it goes on with these bytes, whatever is "
                   "installed.",
                   "本年度的插件已锁定({}),以后安装其他版本也仍用这一份。"},
                  plugin_host::lock_file(plan_.folder).string())
            : say({"The year's plugins are not locked: nothing official is made before `kaohe "
                   "plugin "
                   "lock`.",
                   "本年度的插件尚未锁定:运行 kaohe plugin lock 之前不能形成正式结果。"}));
  }

  void print_overrides() const {
    if (domain_.plugin.overrides.empty()) {
      session_.print(
          say({"The year sets none of its numbers anew.", "本年度没有改动其中的数值。"}));
      return;
    }
    session_.print(say({"Numbers that the year sets anew:", "本年度改动的数值:"}));
    const auto word = [this](const Message& message) { return say(message).in(session_.language); };
    std::vector<std::vector<std::string>> rows{{word({"key", "键"}), word({"issued", "原数"}),
                                                word({"this year", "本年度"}), word({"from", "起"}),
                                                word({"document", "文件"})}};
    for (const plan::Override& one : domain_.plugin.overrides)
      rows.push_back({one.key, issued(one), one.value, one.from, one.document});
    session_.print(report::in_columns(rows, {false, true, true, false, false}));
  }

  void print_others() const {
    if (choice_.others.empty()) return;
    session_.print(say({"Not used for it:", "未用于本领域的文件:"}));
    for (const cycle::LeftOut& other : choice_.others) {
      session_.print(say({"  {}: {}", "  {}:{}"}, other.file.filename().string(), other.why));
    }
  }

  const Session& session_;
  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  cycle::PluginChoice choice_;
  std::map<std::string, std::string> issued_;
};

int why(Session& session, const std::string& domain) {
  const plan::YearPlan plan = plan::read_year(session.options.year_folder());
  if (session.options.language.empty()) session.language = plan.language;
  const Why why(session, plan, cycle::domain_named(plan, domain));
  if (session.options.json) {
    session.print_json(why.as_json());
  } else {
    why.print();
  }
  return why.exit_code();
}

}  // namespace

void add_plugin_why(CLI::App& group, Session& session) {
  auto domain = std::make_shared<std::string>();
  CLI::App* command = add_command(
      group, session, "why",
      {"which plugin the year uses for a domain, by which rule, and why no other file of the "
       "folder; exit code 3 where none answers\n"
       "Example: kaohe plugin why schools",
       "年度对某一领域采用哪个插件、依据什么,目录中其他文件为什么未用;没有可用的插件时返回码为 "
       "3\n例:kaohe plugin why schools"});
  add_json_flag(*command, session, {"print JSON", "输出 JSON"});
  add_option(
      *command, "DOMAIN", *domain,
      say({"a domain of the year, by id or title", "本年度的领域:编号或名称"}).in(session.language))
      .required();
  on_call(*command, [&session, domain] {
    session.command = [&session, domain] { return why(session, *domain); };
  });
}

}  // namespace kaohe::app

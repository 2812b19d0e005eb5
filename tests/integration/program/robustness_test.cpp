// What the world does to the program: closed folders, files in a folder's place, huge cells, facts
// of a wrong time. It says where, why and what to do.
#include <optional>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A folder with these permissions while this lives.
class Closed {
 public:
  explicit Closed(fs::path folder, fs::perms perms = fs::perms::none)
      : folder_(std::move(folder)), before_(fs::status(folder_).permissions()) {
    fs::permissions(folder_, perms);
  }
  Closed(const Closed&) = delete;
  Closed& operator=(const Closed&) = delete;
  ~Closed() {
    std::error_code ignored;
    fs::permissions(folder_, before_, ignored);
  }

 private:
  fs::path folder_;
  fs::perms before_;
};

// What the program says without rights: exit code 4, the folder, the reason and what to do, in the
// language asked and nothing of the C++ library's own words.
void check_refused(const County& county, std::vector<std::string> arguments,
                   const std::string& folder) {
  const std::pair<const char*, const char*> languages[] = {
      {"en", "you have no right to it; ask for the right, or run as its owner"},
      {"zh", "没有权限;请申请权限,或以其所有者身份运行"}};
  for (const auto& [language, reason] : languages) {
    std::vector<std::string> words = arguments;
    words.insert(words.end(), {"--lang", language});
    const std::optional<Ended> ended = run_kaohe(county.path(), words, {.takes_rights = true});
    if (!ended) {
      WARN("this machine does not let the test give up its rights: a closed folder is not tried");
      return;
    }
    INFO(ended->err);
    CHECK(ended->exit == 4);
    CHECK(ended->out.empty());
    CHECK(contains(ended->err, folder));
    CHECK(contains(ended->err, reason));
    CHECK_FALSE(contains(ended->err, "filesystem error"));
    CHECK_FALSE(contains(ended->err, "Permission denied"));
  }
}

}  // namespace

TEST_CASE("Robustness: a closed folder of the years ends with 4", "[program][robustness]") {
  const County county;
  const Closed closed(county.path() / "configs");
  check_refused(county, {"year", "check"}, "configs");
}

TEST_CASE("Robustness: a closed year ends with 4", "[program][robustness]") {
  const County county;
  const Closed closed(county.path() / "configs/2023");
  check_refused(county, {"year", "check"}, "configs/2023");
}

TEST_CASE("Robustness: a folder of the years that may be listed and not entered ends with 4",
          "[program][robustness]") {
  const County county;
  const Closed closed(county.path() / "configs", fs::perms::owner_read | fs::perms::others_read);
  check_refused(county, {"year", "check"}, "configs");
}

TEST_CASE("Robustness: a closed workspace ends with 4", "[program][robustness]") {
  const County county;
  fs::create_directory(county.path() / "closed");
  const Closed closed(county.path() / "closed");
  check_refused(county, {"year", "check", "--workspace", "closed"}, "closed");
}

TEST_CASE("Robustness: a closed roster ends with 4", "[program][robustness]") {
  const County county;
  const Closed closed(county.file("roster"));
  check_refused(county, {"year", "check"}, "configs/2023/roster");
}

TEST_CASE("Robustness: closed evidence ends with 4", "[program][robustness]") {
  const County county;
  {
    const Closed closed(county.file("evidence"));
    check_refused(county, {"score"}, "configs/2023/evidence");
  }
  {
    const Closed closed(county.file("evidence/q1"));
    check_refused(county, {"score"}, "configs/2023/evidence/q1");
  }
  const Closed listed(county.file("evidence"), fs::perms::owner_read | fs::perms::others_read);
  check_refused(county, {"score"}, "configs/2023/evidence");
}

TEST_CASE("Robustness: a closed file of evidence ends with 4", "[program][robustness]") {
  const County county;
  for (const char* name : {"evidence/reviews.csv", "evidence/q1/publicity.csv"}) {
    const Closed closed(county.file(name));
    check_refused(county, {"score"}, std::string("configs/2023/") + name);
  }
}

TEST_CASE("Robustness: a text of several lines forges none, and the result keeps it exactly",
          "[program][robustness]") {
  const County county;
  county.append(
      "evidence/q1/politics_law.csv",
      "县直学校,石桥镇初级中学,校园安全和信访,越级上访,2023-02-22,1,,某号,\"某事\n  gate: "
      "forged\"\n");
  county.replace("evidence/findings.csv", "补造三次主题党日记录应付年终考核",
                 "\"补造三次\nforged\"");
  const Ended explained = county.run({"explain", "s07", "XX29"});
  CHECK(explained.exit == 0);
  CHECK(contains(explained.out, "某事⏎  gate: forged\n"));
  const Ended summary = county.run({"score"});
  CHECK(contains(summary.out, "补造三次⏎forged"));
  CHECK_FALSE(contains(summary.out, "\nforged"));
  CHECK(contains(county.run({"score", "--json"}).out, "补造三次\\nforged"));
}

TEST_CASE("Robustness: a closed folder of plugins ends with 4", "[program][robustness]") {
  const County county;
  fs::create_directory(county.path() / "plugins");
  const Closed closed(county.path() / "plugins");
  check_refused(county, {"year", "check", "--plugins", "plugins"}, "plugins");
  check_refused(county, {"plugin", "list", "--plugins", "plugins"}, "plugins");
}

TEST_CASE("Robustness: a file in a folder's place ends with 4", "[program][robustness]") {
  const auto refused = [](const County& county, std::vector<std::string> arguments,
                          const std::string& folder) {
    arguments.insert(arguments.end(), {"--lang", "en"});
    const Ended ended = county.run(arguments);
    INFO(ended.err);
    CHECK(ended.exit == 4);
    CHECK(ended.out.empty());
    CHECK(contains(ended.err, folder));
    CHECK(contains(ended.err, "it is not a folder; name a folder"));
  };
  const County county;
  county.write("a_file", "");
  for (const char* path : {"configs/2023/a_file", "configs/2023/a_file/below"}) {
    refused(county, {"year", "check", "--plugins", path}, "configs/2023/a_file");
    refused(county, {"plugin", "list", "--plugins", path}, "configs/2023/a_file");
    refused(county, {"year", "check", "--configs", path}, "configs/2023/a_file");
  }
  for (const char* name : {"evidence", "evidence/q1", "roster"}) {
    INFO(name);
    const County other;
    fs::remove_all(other.file(name));
    other.write(name, "");
    refused(other, {"score"}, std::string("configs/2023/") + name);
  }
}

TEST_CASE("Robustness: folders that are not there say what to name", "[program][robustness]") {
  const County county;
  const Ended configs = county.run({"year", "check", "--configs", "none", "--lang", "en"});
  CHECK(configs.exit == 2);
  CHECK(contains(configs.err, "none: no year YYYY here"));
  const Ended plugins = county.run({"year", "check", "--plugins", "none", "--lang", "en"});
  CHECK(plugins.exit == 4);
  CHECK(contains(plugins.err, "the folder cannot be read: it does not exist"));
}

TEST_CASE("Robustness: two million dots in evidence are quoted in part", "[program][robustness]") {
  const std::string dots(2'000'000, '.'), shown = "\"" + std::string(60, '.') + "…\"";
  const County heading;
  heading.write("evidence/q1/publicity.csv", dots);
  const Ended whole = heading.run({"score", "--lang", "en"});
  CHECK(whole.exit == 1);
  CHECK(whole.err.size() < 2000);
  CHECK(contains(whole.err, "configs/2023/evidence/q1/publicity.csv:1: heading " + shown));
  const County cell;
  cell.write("evidence/q1/publicity.csv",
             "domain,assessee,indicator,input,date,value\n" + dots + ",s01,XX02,x,,\n");
  const Ended part = cell.run({"score", "--lang", "en"});
  CHECK(part.exit == 1);
  CHECK(part.err.size() < 2000);
  CHECK(contains(part.err, "column \"domain\": found " + shown));
}

TEST_CASE("Robustness: a fact after its period's last day is refused",
          "[program][robustness][A11.1]") {
  const char* file = "evidence/q1/politics_law.csv";
  const std::string row = "县直学校,石桥镇初级中学,校园安全和信访,越级上访,";
  const County last;
  last.append(file, row + "2023-03-31,1,,某号,某事\n");
  CHECK(last.run({"score", "--period", "q1"}).exit == 0);
  for (const char* day : {"2023-04-01", "2023-12-30"}) {
    INFO(day);
    const County after;
    after.append(file, row + day + ",1,,某号,某事\n");
    const Ended ended = after.run({"score", "--period", "q1", "--lang", "en"});
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err, after.place(file, row + day)));
    CHECK(contains(ended.err, std::string("a fact of ") + day +
                                  " cannot be known in q1, which ends 2023-03-31: put it into the "
                                  "file of its own period"));
  }
}

TEST_CASE("Robustness: a fact before the year's first day of facts is refused",
          "[program][robustness]") {
  const char* file = "evidence/q1/politics_law.csv";
  const std::string row =
      "县直学校,石桥镇初级中学,校园安全和信访,越级上访,2023-01-09,1,,某号,某事\n";
  const County before;
  before.append(file, row);
  before.replace("year.toml", "facts_from = 2023-01-01", "facts_from = 2023-01-10");
  const Ended refused = before.run({"score", "--period", "q1", "--lang", "en"});
  CHECK(refused.exit == 1);
  CHECK(contains(refused.err, before.place(file, row)));
  CHECK(contains(refused.err, "found \"2023-01-09\", expected a day from 2023-01-10 on"));
  const County day;
  day.append(file, row);
  day.replace("year.toml", "facts_from = 2023-01-01", "facts_from = 2023-01-09");
  CHECK_FALSE(
      contains(day.run({"score", "--period", "q1", "--lang", "en"}).err, "found \"2023-01-09\""));
}

TEST_CASE("Robustness: on any day of the year there is a preview, which says of what",
          "[program][robustness][A10.1]") {
  const County county;
  const auto shown = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"score", "--json", "--lang", "en", "--today"});
    const Ended ended = county.run(more);
    REQUIRE(ended.exit == 0);
    return std::pair(json::parse(ended.out), ended.err);
  };
  const auto [first, of_first] = shown({"2023-03-19"});
  CHECK(first.at("period") == "q1");
  CHECK(first.at("as_of") == "2023-03-19");
  CHECK(contains(of_first,
                 "q1 is running, its results are gathered from 2023-03-20 on: this is "
                 "how it stood on 2023-03-19\n"));
  const auto [gathered, of_gathered] = shown({"2023-03-20"});
  CHECK(gathered.at("period") == "q1");
  CHECK(gathered.at("as_of") == "2023-03-31");
  CHECK_FALSE(contains(of_gathered, "how it stood"));
  const auto [between, of_between] = shown({"2023-05-14"});
  CHECK(between.at("period") == "q1");
  CHECK(between.at("as_of") == "2023-03-31");
  CHECK(
      contains(of_between,
               "this is q1, which was asked for last; `--period q2` shows q2, which is running, as "
               "it stood on 2023-05-14\n"));
  const auto [running, of_running] = shown({"2023-05-14", "--period", "q2"});
  CHECK(running.at("period") == "q2");
  CHECK(running.at("as_of") == "2023-05-14");
  CHECK(contains(of_running, "this is how it stood on 2023-05-14"));
  // What happened later is not known yet.
  CHECK(running.at("figures_digest") !=
        shown({"2023-05-15", "--period", "q2"}).first.at("figures_digest"));
}

TEST_CASE("Robustness: --today before the year is refused", "[program][robustness]") {
  const County county;
  const Ended before = county.run({"score", "--today", "2022-12-31", "--lang", "en"});
  CHECK(before.exit == 2);
  CHECK(before.out.empty());
  CHECK(before.err ==
        "--today is 2022-12-31, and the year 2023 begins on 2023-01-01; give that day or a later "
        "one\n");
  CHECK(county.run({"explain", "s07", "--today", "2022-12-31"}).exit == 2);
  CHECK(county.run({"score", "--today", "2023-01-01"}).exit == 0);
}

TEST_CASE("Robustness: plugin list of an empty folder says which and what to do",
          "[program][robustness]") {
  const PluginFolder plugins;
  const Ended list =
      run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--lang", "en"});
  CHECK(list.exit == 0);
  CHECK(contains(list.out, plugins.path().string()));
  CHECK(contains(list.out, ": no plugin here (a plugin is a file ending in .so)"));
  CHECK(contains(list.out, "--plugins DIR\n"));
  CHECK(
      contains(run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--lang", "zh"}).out,
               "这里没有插件"));
  const Ended parsed = run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--json"});
  CHECK(json::parse(parsed.out).empty());
}

TEST_CASE("Robustness: plugin list says in both languages why a file is refused",
          "[program][robustness]") {
  PluginFolder plugins;
  plugins.put("text", "no library").add("other_boundary");
  const Ended list =
      run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--lang", "en"});
  CHECK(list.out.rfind("refused: ", 0) == 0);  // no blank line in a table's place
  const json parsed =
      json::parse(run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--json"}).out);
  REQUIRE(parsed.size() == 2);
  CHECK(contains(parsed[0].at("refused_en"), "it was built for version 7"));
  CHECK(contains(parsed[0].at("refused_zh"), "它按插件接口第 7 版构建,本程序使用第"));
  CHECK(contains(parsed[1].at("refused_en"), "it cannot be loaded"));
  CHECK(contains(parsed[1].at("refused_zh"), "无法"));
}

TEST_CASE("Robustness: a workspace that cannot be written is refused before anything is shown",
          "[program][robustness]") {
  const County county;
  county.write("file", "x");
  for (const std::string workspace : {"/proc/none", "configs/2023/file"}) {
    const Ended ended = county.run({"run", "--configs", "configs", "--workspace", workspace});
    INFO(ended.err);
    CHECK(ended.exit == 4);
    CHECK(ended.out.empty());
    CHECK(contains(ended.err, workspace));
  }
  for (const std::string option : {"--workspace", "--configs", "--plugins"}) {
    const Ended empty = county.run({"run", option, ""});
    INFO(empty.err);
    CHECK(empty.exit == 2);
    CHECK(contains(empty.err, option + ": the path is empty; expected a folder"));
  }
}

TEST_CASE("Robustness: what a terminal would obey is no word, and blanks of any kind say nothing",
          "[program][robustness][record]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  const Ended added =
      county.run({"record", "add", "domain=schools", "assessee=s05", "indicator=XX29",
                  "input=petitions", "date=2023-03-12", "matter=访1", "--period", "q1", "--as",
                  "cheng_anbang", "--today", "2023-03-20"});
  INFO(added.err);
  REQUIRE(added.exit == 0);
  const auto withdrawn_for = [&](const std::string& reason) {
    return county.run(
        {"record", "withdraw", "1", "--as", "cheng_anbang", "--lang", "en", "--reason", reason});
  };
  const Ended colour = withdrawn_for("wrong \x1b[31mfile");
  CHECK(colour.exit == 2);
  CHECK(contains(colour.err,
                 "found the control character U+001B, expected text on one line; type "
                 "it anew"));
  CHECK_FALSE(contains(colour.err, "\x1b"));
  CHECK(contains(withdrawn_for("two\nlines").err, "U+000A"));
  CHECK(contains(withdrawn_for("\xce\xf3").err, "found bytes that are not UTF-8"));
  const std::string needed = withdrawn_for("").err;
  for (const char* blank : {" ", "\u3000", "\u2003 \u00A0", "\u205F"}) {
    CHECK(withdrawn_for(blank).err == needed);
    CHECK(withdrawn_for(blank).exit != 0);
  }
  const Ended withdrawn = withdrawn_for("wrong file");
  INFO(withdrawn.err);
  CHECK(contains(withdrawn.out, "#3: recorded by"));
}

// Every command, as its user types it.
#include <unistd.h>

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json result_of(const fs::path& workspace, const std::string& period) {
  return json::parse(bytes_of(workspace / "results/2023" / period / "edition-1/result.json"));
}

const json& assessee_of(const json& result, const std::string& id) {
  for (const json& domain : result.at("domains")) {
    for (const json& assessee : domain.at("assessees")) {
      if (assessee.at("id") == id) return assessee;
    }
  }
  throw std::runtime_error("no assessee " + id);
}

}  // namespace

TEST_CASE("Program: run plays the year and writes a result for every period",
          "[program][A4.1][A10.1][A13.1][A14.1][A14.2]") {
  const County county;
  const Ended ended = county.run({"run", "--lang", "en"});
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out,
                 "Written, one folder a period: " + (county.path() / "results/2023").string()));
  for (const char* period : {"q1", "q2", "h1", "q3", "q4", "year"}) {
    INFO(period);
    const fs::path folder = county.path() / "results/2023" / period / "edition-1";
    CHECK(contains(ended.out, (folder / "result.json").string()));
    for (const char* file : {"result.json", "scores.csv", "consequences.csv"})
      CHECK(fs::file_size(folder / file) > 0);
    const json result = result_of(county.path(), period);
    CHECK(result.at("schema") == "kaohe.result.v1");
    CHECK(result.at("period") == period);
    CHECK(result.at("kind") == (period == std::string("year") ? "year" : "period"));
    CHECK(result.at("standing") == "played");
    std::vector<std::size_t> assessees;
    for (const json& domain : result.at("domains"))
      assessees.push_back(domain.at("assessees").size());
    CHECK(assessees == std::vector<std::size_t>{26, 60, 34, 14, 5});
  }
  const json q1 = result_of(county.path(), "q1");
  CHECK(assessee_of(q1, "s07").at("review_score").is_null());
  CHECK(assessee_of(q1, "s07").at("grade").is_null());
  const json year = result_of(county.path(), "year");
  CHECK_FALSE(assessee_of(year, "s07").at("annual_score").is_null());
}

TEST_CASE("Program: run writes results, what they were made with, their ledger, and nothing else",
          "[program]") {
  const County county;
  const auto before = files_below(county.path());
  REQUIRE(county.run({"run"}).exit == 0);
  auto after = files_below(county.path());
  for (auto at = after.begin(); at != after.end();) {
    const bool is_written = at->first.rfind("results", 0) == 0 ||
                            at->first.rfind("archive", 0) == 0 || at->first == "ledger.sqlite";
    at = is_written ? after.erase(at) : std::next(at);
  }
  CHECK(after == before);
}

TEST_CASE("Program: run into a workspace with results is refused and changes nothing",
          "[program][A21.1]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const auto before = files_below(county.path());
  const Ended again = county.run({"run", "--lang", "en"});
  CHECK(again.exit == 1);
  CHECK(again.out.empty());
  CHECK(contains(again.err, "ledger.sqlite: there is a ledger here already; a year is played"));
  CHECK(contains(again.err, "name another folder with --workspace DIR, or move it away"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: run --dry-run computes, shows and writes nothing", "[program]") {
  const County county;
  const auto before = files_below(county.path());
  const Ended ended = county.run({"run", "--dry-run", "--lang", "en"});
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "云岭县第一中学"));
  CHECK_FALSE(contains(ended.out, "Written"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: threads are 1 to 256", "[program]") {
  const County county;
  for (const char* command : {"run", "score"}) {
    for (const char* threads : {"0", "257", "-1", "1.5", "many"}) {
      CAPTURE(command, threads);
      const Ended ended = county.run({command, "--threads", threads, "--lang", "en"});
      CHECK(ended.exit == 2);
      CHECK(contains(ended.err, "--threads: expected a whole number from 1 to 256, found " +
                                    std::string(threads)));
    }
  }
  CHECK(county.run({"score", "--period", "q1", "--threads", "1"}).exit == 0);
  CHECK(county.run({"score", "--period", "q1", "--threads", "256"}).exit == 0);
}

TEST_CASE("Program: run into a workspace that cannot be made leaves nothing", "[program]") {
  const County county;
  county.write("a_file", "");
  const auto before = files_below(county.path());
  const Ended ended = county.run(
      {"run", "--configs", "configs", "--workspace", "configs/2023/a_file", "--lang", "en"});
  CHECK(ended.exit == 4);
  CHECK(contains(ended.err, "a_file/results: the folder cannot be read: it is not a folder"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: score shows a period and writes nothing", "[program][A10.1]") {
  const County county;
  const auto before = files_below(county.path());
  const Ended q2 = county.run({"score", "--period", "q2", "--lang", "en"});
  CHECK(q2.exit == 0);
  CHECK(contains(q2.out, "云岭县 2023"));
  CHECK(contains(q2.out, "as of 2023-06-30"));
  CHECK(contains(q2.out, "deductions so far"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: score --today looks at the last period whose day has come", "[program]") {
  const County county;
  const std::pair<const char*, const char*> days[] = {{"2023-03-31", "q1"}, {"2023-06-29", "q1"},
                                                      {"2023-06-30", "h1"}, {"2023-09-29", "h1"},
                                                      {"2023-09-30", "q3"}, {"2024-02-29", "year"}};
  for (const auto& [day, period] : days) {
    INFO(day);
    const Ended ended = county.run({"score", "--json", "--today", day});
    REQUIRE(ended.exit == 0);
    CHECK(json::parse(ended.out).at("period") == period);
  }
}

TEST_CASE("Program: a day that is none is refused", "[program]") {
  const County county;
  for (const char* day : {"2023-02-29", "today", "2023-6-30"}) {
    const Ended ended = county.run({"score", "--today", day, "--lang", "en"});
    CHECK(ended.exit == 2);
    CHECK(ended.err ==
          "--today is \"" + std::string(day) + "\"; expected a date such as 2023-06-30\n");
  }
}

TEST_CASE("Program: an unknown period is refused with those there are", "[program]") {
  const County county;
  const Ended ended = county.run({"score", "--period", "q5", "--lang", "en"});
  CHECK(ended.exit == 2);
  CHECK(ended.err ==
        "period \"q5\" is not one of the year's (did you mean \"q1\"?); expected one of q1 "
        "(一季度监测), q2 (二季度监测), h1 (半年评估), q3 (三季度监测), q4 (四季度监测), "
        "year (年终考核)\n");
}

TEST_CASE("Program: explain shows why, down to the record", "[program][A8.1][A21.1]") {
  const County county;
  const Ended tree = county.run({"explain", "s07", "--lang", "en"});
  CHECK(tree.exit == 0);
  CHECK(contains(tree.out, "石桥镇初级中学 (s07)"));
  CHECK(contains(tree.out, "(Art. 14)"));
  CHECK(contains(tree.out, "XX29 校园安全和信访"));
  const Ended one = county.run({"explain", "石桥镇初级中学", "XX17", "--lang", "en"});
  CHECK(one.exit == 0);
  CHECK(contains(one.out, "XX17 教师职业行为"));
  CHECK(contains(one.out, "rounding point indicator"));
  CHECK(contains(one.out, "evidence/q1/education_committee.csv:" +
                              std::to_string(county.line_of("evidence/q1/education_committee.csv",
                                                            "schools,s07,XX17"))));
  const Ended parsed = county.run({"explain", "s07", "--json"});
  CHECK(json::parse(parsed.out).at("assessee") == "s07");
}

TEST_CASE("Program: ids are read in any case of letters, and titles as ids", "[program]") {
  const County county;
  const std::string q1 = county.run({"score", "--period", "q1", "--lang", "zh"}).out;
  CHECK(county.run({"score", "--period", "Q1", "--lang", "zh"}).out == q1);
  const std::string one = county.run({"explain", "s07", "XX17", "--lang", "zh"}).out;
  REQUIRE(contains(one, "XX17 "));
  CHECK(county.run({"explain", "S07", "xx17", "--lang", "zh"}).out == one);
  const std::size_t begin = one.find("XX17 ") + 5;
  const std::string title = one.substr(begin, one.find('\n') - begin);
  CHECK(county.run({"explain", "石桥镇初级中学", title, "--lang", "zh"}).out == one);
}

TEST_CASE("Program: explain of nobody or nothing says what was meant", "[program]") {
  const County county;
  const Ended nobody = county.run({"explain", "s7", "--lang", "en"});
  CHECK(nobody.exit == 2);
  CHECK(nobody.out.empty());
  CHECK(
      nobody.err ==
      "no assessee \"s7\" in the rosters; expected an id or a full name (did you mean \"s07\"?)\n");
  const Ended nothing = county.run({"explain", "s07", "XX71", "--lang", "en"});
  CHECK(nothing.exit == 2);
  CHECK(contains(nothing.err,
                 "no indicator \"XX71\" in domain schools; expected one of its ids or titles (did "
                 "you mean \"XX"));
  CHECK(county.run({"explain", "--lang", "en"}).exit == 2);
}

TEST_CASE("Program: what was not handed in is shown with the unit that owes it",
          "[program][A11.3][A20.1]") {
  const County county;
  const std::string file = "evidence/q1/discipline.csv";
  const Ended before = county.run({"score", "--period", "q1", "--lang", "en"});
  CHECK(before.exit == 0);
  CHECK_FALSE(contains(before.err, "is awaited"));
  fs::remove(county.file(file));
  const Ended after = county.run({"score", "--period", "q1", "--lang", "en"});
  CHECK(after.exit == 0);
  CHECK(contains(after.err, file + ": it does not exist (县纪委县监委)"));
  CHECK(contains(after.out, "XX21 waits for: "));
  const Ended one = county.run({"explain", "s07", "XX21", "--period", "q1", "--lang", "en"});
  CHECK(contains(one.out, "unit 县纪委县监委"));
  CHECK(contains(one.out, "awaited: "));
}

TEST_CASE("Program: year check says that the year holds together", "[program][A3.1][A9.1]") {
  const County county;
  const auto before = files_below(county.path());
  const Ended ended = county.run({"year", "check", "--lang", "en"});
  CHECK(ended.exit == 0);
  CHECK(contains(ended.out, "云岭县 2023: the year holds together."));
  CHECK(contains(ended.out, "schools 1.0.0"));
  CHECK(contains(ended.out, "plan digest sha256:"));
  CHECK(ended.err.empty());
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Program: plugin list shows the plugins that there are", "[program][A3.1]") {
  const TempFolder anywhere;
  const Ended list = run_kaohe(anywhere.path(), {"plugin", "list"});
  CHECK(list.exit == 0);
  const std::size_t schools_line = list.out.find("schools ");
  REQUIRE(schools_line != std::string::npos);
  const std::string line =
      list.out.substr(schools_line, list.out.find('\n', schools_line) - schools_line);
  CHECK(contains(line, " 1.0.0  县直学校 "));
  const Ended numbers = run_kaohe(anywhere.path(), {"plugin", "list", "--numbers", "--lang", "en"});
  CHECK(contains(numbers.out, "schools: every number that a year may override"));
  CHECK(contains(numbers.out, "  \"XX01.item.leaders.price\" = \"0.25\"\n"));
  const json parsed = json::parse(run_kaohe(anywhere.path(), {"plugin", "list", "--json"}).out);
  const auto schools = std::find_if(parsed.begin(), parsed.end(), [](const json& one) {
    return one.value("id", "") == "schools";
  });
  REQUIRE(schools != parsed.end());
  CHECK(schools->at("domain") == "schools");
  CHECK(schools->at("file") == (fs::canonical(build_folder()) / "plugins/schools.so").string());
  CHECK(schools->at("sha256").get<std::string>().rfind("sha256:", 0) == 0);
}

TEST_CASE("Program: plugin list says why a file is refused", "[program]") {
  PluginFolder plugins;
  plugins.add("sound").add("other_boundary").put("text", "no library");
  const Ended list =
      run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--lang", "en"});
  CHECK(list.exit == 0);
  CHECK(contains(list.out, "sound  1.0.0  协会"));
  CHECK(contains(list.out, "other_boundary.so: it was built for version 7 of the plugin boundary"));
  CHECK(contains(list.out, "text.so: it cannot be loaded"));
  const json parsed =
      json::parse(run_kaohe(plugins.path(), {"plugin", "list", "--plugins", ".", "--json"}).out);
  REQUIRE(parsed.size() == 3);
  CHECK(contains(parsed[0].at("refused"), "version 7"));
}

TEST_CASE("Program: every command has a help with an example", "[program]") {
  const TempFolder anywhere;
  const std::vector<std::vector<std::string>> commands = {{},
                                                          {"run"},
                                                          {"score"},
                                                          {"explain"},
                                                          {"year", "check"},
                                                          {"year", "coverage"},
                                                          {"plugin", "list"},
                                                          {"plugin", "why"},
                                                          {"period", "submit"},
                                                          {"period", "close"},
                                                          {"period", "self-review"},
                                                          {"period", "status"},
                                                          {"period", "publish"},
                                                          {"todo"},
                                                          {"roles"}};
  for (std::vector<std::string> command : commands) {
    command.push_back("--help");
    CAPTURE(command);
    const Ended help = run_kaohe(anywhere.path(), command);
    CHECK(help.exit == 0);
    CHECK(help.err.empty());
    CHECK(contains(help.out, "Example: kaohe "));
  }
  for (const char* group : {"year", "plugin", "period"})
    CHECK(run_kaohe(anywhere.path(), {group, "--help"}).exit == 0);
  CHECK(contains(run_kaohe(anywhere.path(), {"--help"}).out,
                 "Exit codes: 0 done, 1 the data say no, 2 wrong usage, 3 a plugin failed, 4 the "
                 "environment failed."));
  CHECK(
      contains(run_kaohe(anywhere.path(), {"run", "--lang", "zh", "--help"}).out, "例:kaohe run"));
}

TEST_CASE("Program: wrong usage is told in both languages", "[program]") {
  const TempFolder anywhere;
  struct Wrong {
    std::vector<std::string> command;
    const char* en;
    const char* zh;
  };
  const Wrong wrong[] = {
      {{"explain"},
       "ASSESSEE is missing: id, name, or DOMAIN/ID",
       "缺少参数 ASSESSEE:考核对象的编号、名称"},
      {{"run", "--bogus"}, "\"--bogus\" was not expected here", "“--bogus”在这里不是可用的参数"},
      {{"run", "--yeer", "1"}, "(did you mean \"--year\"?)", "(是不是“--year”?)"},
      {{"run", "--year"}, "--year needs a value after it", "--year 后面应写一个值"},
      {{"run", "--year", "many"}, "--year = many cannot be read", "--year = many 无法识别"},
      {{"rune"}, "no command \"rune\" (did you mean \"run\"?)", "没有命令“rune”(是不是“run”?)"},
      {{"year"}, "a command is missing; expected one of \"check\"", "缺少命令;可用的命令:“check”"}};
  for (const Wrong& one : wrong) {
    for (const char* language : {"en", "zh"}) {
      std::vector<std::string> command = one.command;
      command.insert(command.begin(), {"--lang", language});
      CAPTURE(command);
      const Ended ended = run_kaohe(anywhere.path(), command);
      CHECK(ended.exit == 2);
      CHECK(ended.out.empty());
      CHECK(contains(ended.err, language == std::string("zh") ? one.zh : one.en));
      if (language == std::string("zh")) CHECK_FALSE(contains(ended.err, "expected"));
    }
  }
}

TEST_CASE("Program: help is wholly in the language asked, before or after the command",
          "[program]") {
  const TempFolder anywhere;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"--lang", "zh", "explain", "--help"},
        std::vector<std::string>{"explain", "--lang", "zh", "--help"}}) {
    const Ended help = run_kaohe(anywhere.path(), command);
    CHECK(help.exit == 0);
    CHECK(contains(help.out, "用法: kaohe explain [选项] ASSESSEE [INDICATOR]"));
    CHECK(contains(help.out, "显示本帮助"));
    for (const char* word : {"Usage", "Options", "REQUIRED", "Print", "TEXT"}) {
      CHECK_FALSE(contains(help.out, word));
    }
  }
}

TEST_CASE("Program: --version is a version", "[program]") {
  const TempFolder anywhere;
  const Ended ended = run_kaohe(anywhere.path(), {"--version"});
  CHECK(ended.exit == 0);
  CHECK(std::count(ended.out.begin(), ended.out.end(), '.') == 2);
}

TEST_CASE("Program: wrong usage ends with 2 and points to the help", "[program]") {
  const County county;
  struct Wrong {
    std::vector<std::string> command;
    const char* whose;  ///< help that teaches it
  };
  const Wrong wrong[] = {{{}, ""},
                         {{"--bogus"}, ""},
                         {{"run", "--bogus"}, " run"},
                         {{"score", "now"}, " score"},
                         {{"year"}, " year"},
                         {{"plugin"}, " plugin"},
                         {{"rune"}, ""},
                         {{"run", "--year", "many"}, " run"},
                         {{"year", "cheque"}, " year"},
                         {{"run", "--lang", "fr"}, " run"}};
  for (const Wrong& one : wrong) {
    CAPTURE(one.command);
    const Ended ended = county.run(one.command);
    CHECK(ended.exit == 2);
    CHECK(ended.out.empty());
    CHECK(contains(ended.err, "see kaohe" + std::string(one.whose) + " --help"));
  }
  CHECK(contains(county.run({"run", "--bogus"}).err, "--bogus"));
  CHECK(contains(county.run({"run", "--bogus", "--lang", "zh"}).err, "命令用法有误"));
}

TEST_CASE("Program: --lang chooses the language, else the year does", "[program]") {
  const County county;
  CHECK(contains(county.run({"year", "check", "--lang", "en"}).out, "the year holds together"));
  CHECK(contains(county.run({"year", "check", "--lang", "zh"}).out, "配置检查通过"));
  CHECK(contains(county.run({"year", "check"}).out, "配置检查通过"));
  county.replace("year.toml", "language = \"zh\"", "language = \"en\"");
  CHECK(contains(county.run({"year", "check"}).out, "the year holds together"));
  const Ended chinese = county.run({"explain", "s7", "--lang", "zh"});
  CHECK(chinese.err == "名册里没有考核对象“s7”;应写编号或全称(是不是“s07”?)\n");
}

TEST_CASE("Program: a year or configs that are not there end with 2 and say what there is",
          "[program]") {
  const County county;
  const Ended year = county.run({"year", "check", "--year", "2024", "--lang", "en"});
  CHECK(year.exit == 2);
  CHECK(contains(
      year.err,
      "configs: no year 2024 here (a year is a folder YYYY with a year.toml); found: 2023;"));
  const Ended configs = county.run({"run", "--configs", "nowhere", "--lang", "en"});
  CHECK(configs.exit == 2);
  CHECK(contains(configs.err, "nowhere: no year YYYY here"));
  CHECK(contains(configs.err, "name the folder with --configs DIR"));
}

TEST_CASE("Program: a plugin that is not there ends with 3 and says what there is",
          "[program][A3.1]") {
  const County county;
  const PluginFolder empty;
  PluginFolder other;
  other.add("sound");
  const Ended none = county.run({"run", "--plugins", empty.path().string(), "--lang", "en"});
  CHECK(none.exit == 3);
  CHECK(contains(none.err,
                 "configs/2023/year.toml: domain townships needs plugin \"townships\", and " +
                     empty.path().string() + " has no townships.so; found there: -;"));
  CHECK(contains(
      county.run({"year", "check", "--plugins", other.path().string(), "--lang", "en"}).err,
      "found there: sound; build the plugin, or name another folder with --plugins DIR"));
  CHECK_FALSE(fs::exists(county.path() / "results"));
}

TEST_CASE("Program: a version that the year does not want ends with 3", "[program]") {
  const County county;
  county.replace("year.toml", ">=1.0 <2.0", ">=2.0");
  const Ended ended = county.run({"year", "check", "--lang", "en"});
  CHECK(ended.exit == 3);
  CHECK(contains(ended.err, "townships.so: it is version 1.0.0; the year requires >=2.0;"));
}

TEST_CASE("Program: a folder that is missing ends with 4", "[program]") {
  const County county;
  const Ended plugins =
      county.run({"plugin", "list", "--plugins", "/nowhere/at/all", "--lang", "en"});
  CHECK(plugins.exit == 4);
  CHECK(plugins.err ==
        "/nowhere/at/all: the folder cannot be read: it does not exist; check the path or create "
        "it\n");
  CHECK(county.run({"year", "check", "--plugins", "/nowhere/at/all"}).exit == 4);
  fs::remove(county.file("roster/schools.csv"));
  const Ended roster = county.run({"year", "check", "--lang", "en"});
  CHECK(roster.exit == 4);
  CHECK(contains(roster.err,
                 "configs/2023/roster/schools.csv: the file cannot be read: it does not exist"));
}

TEST_CASE("Program: evidence that is missing ends with 4", "[program]") {
  const County county;
  fs::remove_all(county.file("evidence"));
  const Ended ended = county.run({"run", "--lang", "en"});
  CHECK(ended.exit == 4);
  CHECK(contains(ended.err, "configs/2023/evidence: the folder of evidence cannot be read"));
  CHECK_FALSE(fs::exists(county.path() / "results"));
}

TEST_CASE("Program: a folder without the right to read it ends with 4", "[program]") {
  if (::geteuid() == 0) {
    WARN("not checked: root may read everything");
    return;
  }
  const County county;
  PluginFolder::set_mode(county.file("evidence"), 0);
  const Ended ended = county.run({"run", "--lang", "en"});
  PluginFolder::set_mode(county.file("evidence"), 0755);
  CHECK(ended.exit == 4);
  CHECK_FALSE(fs::exists(county.path() / "results"));
}

TEST_CASE("Program: a word in front of a command's name is named, and --today is no part of run",
          "[program]") {
  const County county;
  const Ended early = county.run({"--year", "2023", "year", "check", "--lang", "en"});
  CHECK(early.exit == 2);
  CHECK(contains(early.err, "\"--year\" stands before the command that it belongs to"));
  const Ended run = county.run({"run", "--today", "2023-08-01", "--lang", "en"});
  CHECK(run.exit == 2);
  CHECK(contains(run.err, "--today has no meaning for it"));
  CHECK_FALSE(fs::exists(county.path() / "ledger.sqlite"));
}

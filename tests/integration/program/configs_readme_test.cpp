// What configs/README.md shows of evidence, tried in the county.
#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "cycle/play_systems.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/year.hpp"
#include "evidence/forms.hpp"
#include "integration/program/program.hpp"
#include "integration/program/quarter.hpp"
#include "plan/year_plan.hpp"
#include "support/known_on.hpp"
#include "support/readme_commands.hpp"
#include "support/readme_table.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

namespace fs = std::filesystem;

const char* const kReadme = "configs/README.md";

std::string row_of(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + cell;
  return row + "\n";
}

std::vector<std::vector<std::string>> commands_under(const std::string& title, int block_at = 0) {
  return readme_commands(kReadme, title, block_at);
}

/// The line of a table that says `said`, its columns one blank apart.
std::string line_saying(const std::string& table, const std::string& said) {
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    if (!contains(line, said)) continue;
    std::istringstream words(line);
    std::string apart;
    for (std::string word; words >> word;) apart += (apart.empty() ? "" : " ") + word;
    return apart;
  }
  return {};
}

}  // namespace

TEST_CASE("Readme: each example of attributes is read", "[program][readme]") {
  const auto examples = readme_table(kReadme, "**Attributes**");
  REQUIRE(examples.size() >= 4);
  for (const TableRow& example : examples) {
    INFO(example[0] << " " << example[2]);
    const std::string unit = example[0] == "XX21" ? "discipline" : "education_committee";
    const County county;
    // Objections speak of rows that are replaced here.
    county.write("evidence/objections.csv",
                 "domain,assessee,indicator,input,reason,document,date\n");
    county.write("evidence/q2/" + unit + ".csv",
                 "domain,assessee,indicator,input,date,value,attributes,matter\n" +
                     row_of({"schools", "s01", example[0], example[1], "2023-05-08", "1",
                             example[2], "案1"}));
    const Ended ended = county.run({"score", "--period", "q2"});
    INFO(ended.err);
    CHECK(ended.exit == 0);
  }
}

TEST_CASE("Readme: the example of a closing closes a consequence", "[program][readme][A18.2]") {
  std::vector<std::string> headings, cells;
  for (const TableRow& row : readme_table(kReadme, "### closings.csv")) {
    headings.push_back(row[0]);
    cells.push_back(row[4]);
  }
  const County county;
  county.write("evidence/closings.csv", row_of(headings) + row_of(cells));
  const Ended ended = county.run({"run"});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  bool is_closed = false;
  for (const auto& [name, bytes] : files_below(county.path() / "results"))
    is_closed = is_closed ||
                (name.find("consequences.csv") != std::string::npos && contains(bytes, cells[3]));
  CHECK(is_closed);
}

TEST_CASE("Readme: an indicator system lives as its commands say",
          "[program][readme][A8.2][A8.4]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  const std::vector<std::string> units = {"discipline", "health_committee", "organization",
                                          "publicity"};
  const plan::YearPlan plan = plan::read_year(county.path() / "configs/2023");
  const auto person = [&](const std::string& unit, std::size_t at) {
    return plan.persons_of(unit).at(at).id;
  };
  std::map<std::string, std::string> ids{{"OFFICE", person("office", 0)},
                                         {"OFFICE2", person("office", 1)},
                                         {"COMMITTEE", person("committee", 0)}};
  std::string day = "2023-03-20";
  const auto run = [&](std::vector<std::string> words) {
    for (std::string& word : words) {
      if (const auto id = ids.find(word); id != ids.end()) word = id->second;
    }
    words.insert(words.end(), {"--today", day, "--lang", "en"});
    const Ended ended = county.run(words);
    INFO(words[1] << ": " << ended.err);
    CHECK(ended.exit == 0);
    return ended.out;
  };
  county.replace("year.toml", "key = \"YY01.item.studies.price\"",
                 "key = \"YY01.item.studies.price\" # later");
  const std::string rules = bytes_of(county.file("year.toml"));
  const std::size_t from = rules.rfind("[[domain.override]]", rules.find("# later"));
  const std::size_t end = rules.find("document", from);
  const std::size_t after = rules.find('\n', end) + 1;
  county.write("year.toml", rules.substr(0, from) + rules.substr(after));
  for (const std::vector<std::string>& command :
       commands_under("The life of an indicator system")) {
    if (command[1] == "amend" && day == "2023-03-20") {
      county.write("year.toml", rules);
      day = "2023-06-28";
    }
    if (command[1] != "submit") {
      const std::string out = run(command);
      if (command[1] == "amend") ids["NUMBER"] = "8";
      CHECK_FALSE(out.empty());
      continue;
    }
    for (const std::string& unit : units) {
      ids["UNIT"] = person(unit, 0);
      run(command);
    }
    ids["UNIT"] = person("publicity", 0);  // whose YY01 is
  }
  CHECK(contains(run({"year", "history", "--domain", "hospitals"}), "amendment 8 approved"));
}

TEST_CASE("Readme: those who assess are held to account as its commands say",
          "[program][readme][A20.1][A20.2]") {
  const County county;
  std::string last;
  for (std::vector<std::string> words : commands_under("Those who assess")) {
    if (words[0] != "ledger") words.insert(words.end(), {"--today", "2023-04-03"});
    words.insert(words.end(), {"--lang", "en"});
    const Ended ended = county.run(words);
    INFO(words[1] << ": " << ended.err);
    CHECK(ended.exit == 0);
    last = ended.out;
  }
  CHECK(contains(last, "finding: formalism"));
  CHECK(contains(last, "deducted: 0.5 points for formalism/1"));
  CHECK(contains(last, "transferred on 2023-04-03 to 县纪委县监委、县委组织部"));
}

namespace {

/// What "the other units do the same" stands for.
void act_as_others(const County& county) {
  const cycle::Year year =
      cycle::open_year(county.path() / "configs/2023", build_folder() / "plugins");
  const plan::YearPlan& plan = year.plan;
  ledger::Ledger ledger = ledger::Ledger::open(ledger::Ledger::file_of(county.path() / "office"),
                                               ledger::Access::write);
  const Date day = make_date(2023, 3, 28);
  const auto table_of = [](const fs::path& file) {
    return read_csv(bytes_of(file), file.filename());
  };
  for (const plan::Domain& domain : plan.domains) {
    cycle::play_issue(year, ledger, domain.id,
                      {day, day, day, day, "云考委〔2023〕3号", "云考办〔2023〕5号"});
    cycle::Desk desk(plan, ledger, plan.persons_of(domain.lead_unit).at(0), {day});
    CsvTable draws = table_of(county.file("evidence/draws.csv"));
    std::erase_if(draws.rows, [&](const CsvRow& row) { return row.cells.at(0) != domain.id; });
    if (!draws.rows.empty())
      cycle::record_table(desk, evidence::kDraws, {draws, "draws.csv", ""}, "");
  }
  for (const fs::directory_entry& one : fs::directory_iterator(county.file("evidence/q1"))) {
    const std::string unit = one.path().stem();
    if (unit == "publicity") continue;
    cycle::Desk recorder(plan, ledger, plan.persons_of(unit).at(0), {day});
    const CsvTable table = known_on(to_text(day), table_of(one.path()));
    if (!table.rows.empty())
      cycle::record_table(recorder, evidence::kObservations, {table, unit + ".csv", ""}, "q1");
    cycle::Desk submitter(plan, ledger, plan.persons_of(unit).at(1), {day});
    cycle::submit(submitter, "q1");
  }
}

}  // namespace

TEST_CASE("Readme: a quarter in the office, command by command until it is published",
          "[program][readme][A10.1][A11.1][A11.2][A11.3][A12.3]") {
  const County county;
  std::map<std::string, Ended> ended;
  std::string number;
  const auto run_all = [&](int block) {
    for (std::vector<std::string> words : commands_under("A quarter in the office", block)) {
      const std::string name = words[0] + " " + words[1];
      std::replace(words.begin(), words.end(), std::string("NUMBER"), number);
      INFO(name);
      const Ended one = ended[name] = run_kaohe(county.path(), words);
      INFO(one.out << one.err);
      REQUIRE(one.exit == 0);
      const std::size_t at = one.out.rfind('#');
      if (name == "record add")
        number = one.out.substr(at + 1, one.out.find_first_not_of("0123456789", at + 1) - at - 1);
    }
  };
  run_all(0);
  CHECK(contains(ended["todo --as"].out, "一季度监测"));
  CHECK(fs::file_size(county.path() / "q1.xlsx") > 0);
  CHECK(contains(ended["record import"].out, "#1"));
  CHECK(contains(ended["record list"].out, "研讨发言材料"));
  CHECK(contains(ended["period submit"].out, "546"));
  CHECK(contains(ended["period submit"].err, "项应报未报"));
  CHECK(contains(ended["period submit"].err, "研讨"));
  CHECK(contains(ended["period status"].out, "叶文斌 (ye_wenbin)"));
  CHECK(contains(ended["score --period"].err, "q1"));
  act_as_others(county);
  run_all(1);
  CHECK(contains(ended["todo --as"].out, "属逾期补录"));
  CHECK(contains(ended["period publish"].out, "5 项待办"));
  CHECK(contains(ended["period publish"].out, "第 2 版:有变动的数据 "));
  CHECK(contains(ended["period status"].out, "江明远 (jiang_mingyuan) 形成结果"));
  for (const char* edition : {"edition-1/result.json", "edition-2/difference.csv"})
    CHECK(fs::exists(county.path() / "office/results/2023/q1" / edition));
}

TEST_CASE("Readme: a record of another kind is corrected and cancelled by two persons",
          "[program][readme][A21.1]") {
  const County county;
  Ended last;
  for (const auto& words : commands_under("What was wrong, and what is disputed")) {
    last = run_kaohe(county.path(), words);
    INFO(words[0] << " " << words[1] << last.out << last.err);
    REQUIRE(last.exit == 0);
  }
  CHECK(contains(last.out, "#1  "));
  CHECK(contains(last.out, "replaced (#3)"));
  CHECK(contains(last.out, "cancellation proposed (#5)"));
}

TEST_CASE("Readme: what is supposed before a decision is answered", "[program][readme][what_if]") {
  const County county;
  const auto commands = commands_under("Before a decision: what if");
  REQUIRE(commands.size() == 7);
  for (const auto& words : commands) {
    const Ended ended = county.run(words);
    INFO(words.back() << "\n" << ended.err);
    CHECK(ended.exit == 0);
    CHECK_FALSE(ended.out.empty());
  }
}

TEST_CASE("Readme: a year's records are assessed by the rules of the next",
          "[program][readme][what_if][A8.3]") {
  const County county;
  Ended last;
  for (const auto& words : commands_under("Last year's records by this year's rules")) {
    last = county.run(words);
    INFO(words[0] << "\n" << last.err);
    REQUIRE(last.exit == 0);
  }
  CHECK(contains(last.out, "【假设推算,不是考核结果】"));
  CHECK(contains(last.out, "按该年度规则不计入的记录"));
}

namespace {

/// The commands of a story in the README, block by block; what a command's output numbers is known
/// from then on by a word: ROW, OBJECTION, ANSWER.
class ToldByReadme {
 public:
  ToldByReadme(const Quarter& county, std::string title)
      : county_(county), title_(std::move(title)) {}

  /// Runs a block; the last command's end.
  Ended run(int block) {
    Ended last;
    for (std::vector<std::string> words : commands_under(title_, block)) {
      const std::string name = words[0] + (words.size() > 1 ? " " + words[1] : "");
      for (std::string& word : words)
        if (const auto known = numbers_.find(word); known != numbers_.end()) word = known->second;
      last = run_kaohe(county_.path(), words);
      INFO(name << ": " << last.out << last.err);
      REQUIRE(last.exit == 0);
      outputs[name] = last.out + last.err;
      note(name, last.out);
    }
    return last;
  }

  std::map<std::string, std::string> outputs;  ///< by command: "objection add"

 private:
  void note(const std::string& name, const std::string& out) {
    static const std::map<std::string, std::string> called{
        {"record add", "ROW"}, {"objection add", "OBJECTION"}, {"objection answer", "ANSWER"}};
    const auto word = called.find(name);
    if (word == called.end()) return;
    const std::size_t at = word->second == "ROW" ? out.rfind('#') : out.find('#');
    numbers_[word->second] =
        out.substr(at + 1, out.find_first_not_of("0123456789", at + 1) - at - 1);
  }

  const Quarter& county_;
  std::string title_;
  std::map<std::string, std::string> numbers_;
};

}  // namespace

namespace {

/// An assessee of a published result; null: it has none of that id.
nlohmann::json assessee_in(const fs::path& result, const std::string& id) {
  const nlohmann::json document = nlohmann::json::parse(bytes_of(result));
  for (const nlohmann::json& domain : document.at("domains"))
    for (const nlohmann::json& one : domain.at("assessees"))
      if (one.at("id") == id) return one;
  return {};
}

}  // namespace

TEST_CASE("Readme: a disputed deduction, from January to edition 2",
          "[program][readme][A11.3][A21.1]") {
  const Quarter county({true, true, true});
  ToldByReadme story(county, "A disputed deduction, from January to edition 2");
  story.run(0);
  CHECK(contains(story.outputs["objection list"], "收费未公示"));
  CHECK(contains(story.outputs["objection list"], "拟扣"));
  CHECK(contains(story.outputs["objection list"], "至 2023-04-07 止"));
  const std::string line = line_saying(story.outputs["objection list"], "收费未公示");
  INFO(line);
  CHECK(contains(line, "2023-01-17 1 1 拟扣 至 2023-04-07 止"));  // one time, one point
  county.submit_all();
  county.close_all();
  REQUIRE(county.act("publish", "jiang_mingyuan", "2023-04-01").exit == 0);
  story.run(1);
  CHECK(contains(story.outputs["todo --as"], "答复异议 清幼〔2023〕4号"));
  story.run(2);
  CHECK(contains(story.outputs["period publish"], "清溪镇中心幼儿园"));
  CHECK(contains(story.outputs["verify"], "第 2 版"));
  // The point that edition 1 took edition 2 gives back; edition 1 stays.
  const fs::path editions = county.path() / "results/2023/q1";
  const nlohmann::json first = assessee_in(editions / "edition-1/result.json", "s31");
  const nlohmann::json second = assessee_in(editions / "edition-2/result.json", "s31");
  CHECK(first.at("indicators").at("XX18").at("points") == "2");
  CHECK(second.at("indicators").at("XX18").at("points") == "3");
  CHECK(contains(bytes_of(editions / "edition-2/difference.csv"), "s31"));
}

TEST_CASE("Readme: a notice up to its end, and a visit", "[program][readme][A11.4][A11.5][A12.4]") {
  const County county;
  std::map<std::string, Ended> ended;
  for (const auto& words : commands_under("Notices, up to their end")) {
    const std::string name = words[0] + " " + words[1];
    const Ended one = ended[name] = run_kaohe(county.path(), words);
    INFO(name << ": " << one.out << one.err);
    REQUIRE(one.exit == 0);
  }
  CHECK(contains(ended["todo --as"].out, "反馈云教工委提〔2023〕3号"));
  CHECK(contains(ended["notice list"].out, "已逾期"));
  CHECK(contains(ended["notice show"].out, "已办结"));
  CHECK(contains(ended["notice show"].out, "取代 #1,由 #4 提请"));
  const Ended replaced = run_kaohe(county.path(), {"notice", "show", "1", "--workspace", "urge"});
  CHECK(contains(replaced.out, "#4 提请督办,"));
  CHECK(contains(replaced.out, "#5 由督办通知"));
  CHECK(contains(ended["notice issue"].out, "#12"));
}

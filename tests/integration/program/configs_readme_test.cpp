// What configs/README.md shows of evidence, tried in the county.
#include <filesystem>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "integration/program/program.hpp"
#include "plan/year_plan.hpp"
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

/// The commands of the README's first block under a heading, each as words.
std::vector<std::vector<std::string>> commands_under(const std::string& title) {
  const std::string text = bytes_of(source_folder() / kReadme);
  const std::size_t heading = text.find("## " + title);
  const std::size_t start = text.find("```\n", heading) + 4;
  std::istringstream block(text.substr(start, text.find("```", start) - start));
  std::vector<std::vector<std::string>> commands;
  for (std::string line; std::getline(block, line);) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    words.erase(words.begin());  // kaohe
    commands.push_back(std::move(words));
  }
  return commands;
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

TEST_CASE("Readme: a quarter of a responsible unit, command by command",
          "[program][readme][A11.1][A11.2][A11.3]") {
  const County county;
  std::map<std::string, Ended> ended;
  for (const std::vector<std::string>& words : commands_under("A quarter in the office")) {
    const std::string name = words[0] + " " + words[1];
    INFO(name);
    ended[name] = run_kaohe(county.path(), words);
    INFO(ended[name].out << ended[name].err);
    REQUIRE(ended[name].exit == 0);
  }
  CHECK(contains(ended["todo --as"].out, "一季度监测"));
  CHECK(fs::file_size(county.path() / "q1.xlsx") > 0);
  CHECK(contains(ended["record import"].out, "#1"));
  CHECK(contains(ended["record list"].out, "补报"));
  CHECK(contains(ended["period submit"].out, "546"));
  CHECK(contains(ended["period status"].out, "ye_wenbin"));
  CHECK(contains(ended["score --period"].err, "q1"));
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

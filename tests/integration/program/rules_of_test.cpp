// A year's records by the rules of another year: of the made-up county and the year made from it.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string replaced(std::string text, const std::string& found, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(found, at)) != std::string::npos; at += by.size())
    text.replace(at, found.size(), by);
  return text;
}

/// The county with a 2024 made by `year new`.
struct TwoYears : County {
  TwoYears() { REQUIRE(run({"year", "new", "--from", "2023"}).exit == 0); }

  const std::string rules = "configs/2024/year.toml";

  /// What a year leaves behind is put back: who was there for a part of it, and the quarter from
  /// which a number was amended.
  void make_alike() const {
    for (const auto& [name, bytes] : files_below(file("roster")))
      write("../2024/roster/" + name, replaced(bytes, "2023-", "2024-"));
    const std::string document = "document = \"云考委〔2023〕8号\"\n";
    write("../2024/year.toml",
          replaced(bytes_of(path() / rules), document, "from = \"q3\"\n" + document));
  }
  /// Overrides of the schools in 2024.
  void change_schools(const std::string& overrides) const {
    const std::string head = "plugin = { id = \"schools\", version = \">=1.0 <2.0\" }\n";
    write("../2024/year.toml", replaced(bytes_of(path() / rules), head, head + overrides));
  }
  Ended ask(std::vector<std::string> words) const {
    words.insert(words.begin(), {"what-if", "--year", "2023", "--rules-of", "2024"});
    return run(words);
  }
  json asked(std::vector<std::string> words = {}) const {
    words.push_back("--json");
    const Ended ended = ask(words);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
};

std::string number(const std::string& key, const std::string& value) {
  return "[[domain.override]]\nkey = \"" + key + "\"\nvalue = \"" + value +
         "\"\ndocument = \"云考委〔2024〕1号\"\n";
}

void check_same(const json& answer) {
  CHECK(answer.at("moved").empty());
  CHECK(answer.at("lines").empty());
  CHECK(answer.at("only_one_year").empty());
  CHECK(answer.at("not_counted").empty());
  CHECK(answer.at("unmoved_count") == 139);
}

}  // namespace

TEST_CASE("Rules of another year: the same rules give the same figures, in every period",
          "[program][what_if][A8.3]") {
  const TwoYears county;
  county.make_alike();
  for (const char* period : {"q1", "q2", "h1", "q3", "q4", "year"})
    check_same(county.asked({"--period", period}));
  check_same(county.asked({"--period", "q2", "--today", "2023-05-15"}));
}

TEST_CASE("Rules of another year: a ledger's records are read as files' are, and none is written",
          "[program][what_if][A8.3]") {
  const TwoYears county;
  county.make_alike();
  REQUIRE(county.run({"run", "--year", "2023"}).exit == 0);
  const auto before = files_below(county.path());
  check_same(county.asked());
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("Rules of another year: another price moves what it moves in the year itself",
          "[program][what_if][A8.4]") {
  const TwoYears county;
  county.make_alike();
  county.change_schools(number("XX17.item.breaches.price", "1"));
  const json by_rules = county.asked();
  const Ended supposed = county.run(
      {"what-if", "--year", "2023", "--set", "schools.XX17.item.breaches.price=1", "--json"});
  const json by_number = json::parse(supposed.out);
  CHECK(by_rules.at("moved").size() > 10);
  CHECK(by_rules.at("moved") == by_number.at("moved"));
  CHECK(by_rules.at("lines") == by_number.at("lines"));
}

TEST_CASE("Rules of another year: an indicator that is off has its records said",
          "[program][what_if][A8.4]") {
  const TwoYears county;
  county.make_alike();
  county.change_schools(number("XX17.off", "true") + number("XX18.points", "9"));
  const json answer = county.asked();
  REQUIRE_FALSE(answer.at("not_counted").empty());
  for (const json& one : answer.at("not_counted")) CHECK(one.at("indicator") == "XX17");
  const std::string told = county.ask({"--lang", "en"}).out;
  CHECK(contains(told, "Not counted under the other rules, "));
  CHECK(contains(told, "schools XX17 "));
  CHECK(contains(told, "XX17 is switched off in 2024, or is not for this assessee"));
  CHECK(contains(county.ask({"--lang", "zh"}).out, "XX17 在 2024 年度停用"));
}

TEST_CASE("Rules of another year: who is in one year only is said, with what is not counted",
          "[program][what_if][A8.3]") {
  const TwoYears county;
  const std::string told = county.ask({"--lang", "en"}).out;
  const std::string mark = "SUPPOSITION, NO RESULT";
  CHECK(told.find(mark) == 0);
  CHECK(told.rfind(mark) == told.rfind('\n', told.size() - 2) + 1);
  CHECK(contains(told, "29 February becomes the 28th"));
  CHECK(contains(told, "云岭县康复医院 (hospitals, h05): only 2023 has it"));
  CHECK(contains(told, "hospitals YY01 "));
  CHECK(contains(told, "found \"h05\""));
  CHECK(contains(told, "own rules"));
}

TEST_CASE("Rules of another year: what cannot be asked is refused in words", "[program][what_if]") {
  const TwoYears county;
  const auto refused = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "what-if");
    words.insert(words.end(), {"--lang", "en"});
    const Ended ended = county.run(words);
    CHECK(ended.exit == 2);
    return ended.err;
  };
  CHECK(contains(refused({"--year", "2023", "--rules-of", "2025"}), "no year 2025 here"));
  CHECK(contains(refused({"--rules-of", "2024"}),
                 "--rules-of is 2024, the year whose records are asked about"));
  CHECK(contains(refused({"--year", "2023", "--rules-of", "2024", "--ties"}), "ask one thing"));
  CHECK(contains(refused({"--year", "2023", "--rules-of", "2024", "--good-line", "schools=90"}),
                 "ask one thing"));
}

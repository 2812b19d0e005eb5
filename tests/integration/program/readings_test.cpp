// The year's reading of the rules: shown by `year check`, and other readings that would move
// somebody shown by the result.
#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

json with(const json& list, const char* key, const std::string& value) {
  for (const json& one : list) {
    if (one.at(key) == value) return one;
  }
  throw std::out_of_range(value);
}

json result_of(const County& county, const char* period) {
  const Ended ended = county.run({"score", "--json", "--period", period});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  return json::parse(ended.out);
}

/// "s13 5 5 good fairly_good" of the shifts of one other reading in a domain.
std::vector<std::string> shifts(const json& result, const char* domain, const char* key,
                                const char* other) {
  std::vector<std::string> found;
  const json judged = with(result.at("domains"), "id", domain);
  for (const json& one : judged.at("readings")) {
    if (one.at("key") != key || one.at("other") != other) continue;
    for (const json& shift : one.at("shifts")) {
      found.push_back(shift.at("assessee").get<std::string>() + " " + shift.at("rank").dump() +
                      " " + shift.at("other_rank").dump() + " " +
                      shift.at("proposed").get<std::string>() + " " +
                      shift.at("other_proposed").get<std::string>());
    }
  }
  return found;
}

}  // namespace

TEST_CASE("Readings: `year check` prints the year's reading of the rules", "[program][readings]") {
  const County county;
  const Ended table = county.run({"year", "check", "--lang", "en"});
  CHECK(table.exit == 0);
  CHECK(contains(table.out, "Where the rules are silent"));
  CHECK(contains(table.out, "adjustments.cap "));
  CHECK(contains(table.out, "5 *"));
  const json document = json::parse(county.run({"year", "check", "--json"}).out);
  const json cap = with(document.at("readings"), "key", "adjustments.cap");
  CHECK(cap.at("taken") == "5");
  CHECK(cap.at("default") == "-");
  CHECK(with(document.at("readings"), "key", "good_line.of").at("others") == json{"annual_score"});
}

TEST_CASE("Readings: the result says which other readings would rank or grade differently",
          "[program][readings][A17.1][A17.5][A17.6]") {
  const County county;
  const json result = result_of(county, "year");
  using Shifts = std::vector<std::string>;
  // s13 was criticised by the county's general office, which is not listed in Art. 17.
  CHECK(shifts(result, "schools", "circular_body.bars", "true") ==
        Shifts{"s13 5 5 good fairly_good"});
  CHECK(shifts(result, "hospitals", "good_line.of", "annual_score") ==
        Shifts{"h03 2 2 good fairly_good"});
  CHECK(shifts(result, "hospitals", "ranking.shared_last", "false") ==
        Shifts{"h04 3 3 poor fairly_good"});
  // 0.5 as before q3 for the second quarter's study, 1 under the reading that reaches back.
  CHECK(shifts(result, "hospitals", "amendment.applies", "whole_year") ==
        Shifts{"h03 2 2 good fairly_good"});
  CHECK(shifts(result, "hospitals", "good_line.of", "effectiveness_total").empty());
  const json school =
      with(with(result.at("domains"), "id", "schools").at("assessees"), "id", "s13");
  CHECK(contains(with(school.at("notes"), "id", "reading_differs").at("en"),
                 "circular_body.bars = true"));
}

TEST_CASE("Readings: the amendment reaches all records where the year says so",
          "[program][readings][A8.4]") {
  const County county;
  const json before = result_of(county, "q3");
  county.replace("year.toml", "applies = \"forward\"", "applies = \"whole_year\"");
  const json after = result_of(county, "q3");
  const auto points = [](const json& result) {
    return with(with(result.at("domains"), "id", "hospitals").at("assessees"), "id", "h03")
        .at("indicators")
        .at("YY01")
        .at("points");
  };
  CHECK(points(before) == "2.5");
  CHECK(points(after) == "2");
  CHECK(before.at("figures_digest") != after.at("figures_digest"));
}

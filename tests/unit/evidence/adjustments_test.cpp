// adjustments.csv under the rules that a year may give it.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
const std::string kHeadings =
    "domain,assessee,category,level,points,among,matter,document,applied,approved_by,date\n";

Date day(const char* text) {
  return *parse_date(text);
}

EvidenceFolder& row(EvidenceFolder& folder, const std::string& cells) {
  return folder.file("adjustments.csv", kHeadings + "gardens,east," + cells + "\n");
}
}  // namespace

TEST_CASE("Evidence: a level gives an adjustment its amount", "[evidence][A15.1]") {
  EvidenceFolder folder;
  folder.plan.adjustments.categories[0].levels = {{"province", "省级", Rational::of(2)},
                                                  {"city", "市级", Rational::of(1)}};
  row(folder, "bonus,province,,,M1,D1,,县考核委,");
  REQUIRE(folder.refusal() == "accepted");
  const evidence::Evidence evidence = folder.read();
  CHECK(evidence.source->adjustments().at(0).points == Rational::of(2));
  CHECK(evidence.source->adjustments().at(0).level == "省级");
  CHECK(row(folder, "bonus,市级,1,,M1,D1,,,").refusal() == "accepted");
  CHECK_THAT(row(folder, "bonus,市级,2,,M1,D1,,,").refusal(),
             Catch::Contains("column \"points\": found \"2\", expected 1, the amount of the level "
                             "\"市级\" in year.toml, or an empty cell"));
  CHECK_THAT(row(folder, "bonus,county,1,,M1,D1,,,").refusal(),
             Catch::Contains("expected a level of this category: province, city"));
  CHECK(row(folder, "malus,any,-1,,M1,D1,,,").refusal() == "accepted");
}

TEST_CASE("Evidence: how many share an adjustment is a whole number", "[evidence][A15.1]") {
  EvidenceFolder folder;
  const auto among = [&](const std::string& cell) {
    return row(folder, "bonus,,1," + cell + ",,D1,,,").refusal();
  };
  CHECK(among("1") == "accepted");
  CHECK(among("100") == "accepted");
  for (const char* wrong : {"0", "101", "1.5", "two"})
    CHECK_THAT(among(wrong), Catch::Contains("how many share the points: an integer from 1 to"));
  row(folder, "bonus,,1,3,,D1,,,");
  CHECK(folder.read().source->adjustments().at(0).among == 3);
}

TEST_CASE("Evidence: who approved an adjustment is one of the year's approvers",
          "[evidence][A15.1]") {
  EvidenceFolder folder;
  CHECK(row(folder, "bonus,,1,,,D1,,someone,").refusal() == "accepted");
  folder.plan.adjustments.approvers = {"garden_office"};
  CHECK(row(folder, "bonus,,1,,,D1,,,").refusal() == "accepted");
  CHECK(row(folder, "bonus,,1,,,D1,,园林办,").refusal() == "accepted");
  CHECK_THAT(row(folder, "bonus,,1,,,D1,,宣传部,").refusal(),
             Catch::Contains("expected a unit whose approval counts (adjustments.approvers in "
                             "year.toml): garden_office"));
  row(folder, "bonus,,1,,,D1,,garden_office,");
  CHECK(folder.read().source->adjustments().at(0).approved_by == "园林办");
}

TEST_CASE("Evidence: the year may move the days whose documents adjust", "[evidence][A15.1]") {
  EvidenceFolder folder;
  const auto dated = [&](const std::string& date) {
    return row(folder, "bonus,,1,,,D1,,," + date).refusal();
  };
  CHECK(dated("2023-12-31") == "accepted");
  CHECK(dated("2022-12-31") != "accepted");
  folder.plan.adjustments.dated_from = day("2022-02-01");
  folder.plan.adjustments.dated_until = day("2023-11-30");
  CHECK(dated("2022-02-01") == "accepted");
  CHECK_THAT(dated("2022-01-31"), Catch::Contains("a day from 2022-02-01 to 2023-11-30"));
  CHECK(dated("2023-11-30") == "accepted");
  CHECK_THAT(dated("2023-12-01"), Catch::Contains("a day from 2022-02-01 to 2023-11-30"));
}

TEST_CASE("Evidence: the day of application is read", "[evidence][A15.1]") {
  EvidenceFolder folder;
  row(folder, "bonus,,1,,,D1,2024-01-10,,");
  CHECK(folder.read().source->adjustments().at(0).applied == day("2024-01-10"));
  CHECK_THAT(row(folder, "bonus,,1,,,D1,2025-01-01,,").refusal(),
             Catch::Contains("column \"applied\": found \"2025-01-01\""));
}

// The year's reading of the rules as a table.
#include "plan/readings.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
const plan::Reading& reading(const std::vector<plan::Reading>& all, const std::string& key) {
  for (const plan::Reading& one : all) {
    if (one.key == key) return one;
  }
  throw std::out_of_range(key);
}
}  // namespace

TEST_CASE("Readings: each question stands once, in both languages", "[plan][readings]") {
  std::set<std::string> keys;
  for (const plan::Reading& one : plan::readings_of(YearFolder().quarters().read())) {
    INFO(one.key);
    CHECK(keys.insert(one.key).second);
    CHECK_FALSE(one.question.en.empty());
    CHECK_FALSE(one.question.zh.empty());
    CHECK_FALSE(one.taken.empty());
    for (const plan::OtherReading& other : one.others) CHECK(other.value != one.taken);
  }
  for (const char* key : {"facts_from",
                          "amendment.applies",
                          "period.h1.only_new_matters",
                          "carry_over.share",
                          "rectification.returns",
                          "deadlines.rest_days",
                          "missing.review",
                          "missing.leader_evaluation",
                          "missing.provisional",
                          "rounding.indicator",
                          "rounding.compared",
                          "rounding.review",
                          "rounding.leader_evaluation",
                          "rounding.redistributed",
                          "rounding.adjustment",
                          "rounding.mean",
                          "rounding.published",
                          "scales.review",
                          "leader_evaluation.weights",
                          "leader_evaluation.trim",
                          "leader_evaluation.sealed",
                          "adjustments.enter",
                          "adjustments.cap",
                          "adjustments.may_exceed_full",
                          "matters.across",
                          "ranking.of",
                          "ranking.tie_breakers",
                          "ranking.bottom",
                          "ranking.shared_last",
                          "ranking.part_year",
                          "grading.scope",
                          "good_line.of",
                          "good_line.mean_of",
                          "grades.below_line",
                          "grades.quota",
                          "circular_body.bars",
                          "circulars.year_of",
                          "misconduct.levels"}) {
    INFO(key);
    CHECK(keys.count(key) == 1);
  }
}

TEST_CASE("Readings: what year.toml leaves out has the default that the table names",
          "[plan][readings]") {
  for (const plan::Reading& one : plan::readings_of(YearFolder().quarters().read())) {
    INFO(one.key);
    const bool is_written = one.key == "circular_body.bars";
    if (!one.standard.empty() && !is_written) CHECK(one.taken == one.standard);
  }
}

TEST_CASE("Readings: trying another answer makes it the one taken, and changes no other",
          "[plan][readings]") {
  const plan::YearPlan year = YearFolder().quarters().read();
  const std::vector<plan::Reading> all = plan::readings_of(year);
  int tried = 0;
  for (const plan::Reading& one : all) {
    for (const plan::OtherReading& other : one.others) {
      INFO(one.key << " = " << other.value);
      plan::YearPlan changed = year;
      other.take(changed);
      const std::vector<plan::Reading> now = plan::readings_of(changed);
      if (one.key != "circular_body.bars") CHECK(reading(now, one.key).taken == other.value);
      for (const plan::Reading& rest : all) {
        if (rest.key != one.key) CHECK(reading(now, rest.key).taken == rest.taken);
      }
      ++tried;
    }
  }
  CHECK(tried >= 15);
}

// What a merge of matters does to a real plugin's scores: one matter counted once, never more.
#include <catch2/catch.hpp>

#include "county.hpp"
#include "ledger/merged_matters.hpp"
#include "scoring/score_domain.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

using Pair = std::pair<ledger::MatterKey, ledger::MatterKey>;

/// Every two matters of a school that its indicators have on record.
std::set<Pair> pairs_of_matters(const Schools& schools) {
  std::set<ledger::MatterKey> keys;
  for (const ledger::Observation& row : schools.source.observations_by_domain.at("schools"))
    if (!row.matter.empty()) keys.insert(key_of(row));
  std::set<Pair> pairs;
  for (const ledger::MatterKey& one : keys) {
    for (const ledger::MatterKey& other : keys)
      if (one < other && one.assessee == other.assessee) pairs.insert({one, other});
  }
  return pairs;
}

std::vector<Points> scores_of(const Schools& schools, const std::string& period) {
  const plan::YearPlan& plan = County::get().year.plan;
  const plan::Period& asked = *plan.find_period(period);
  scoring::ScoreOptions options;
  options.explains = false;
  const scoring::ScoredDomain scored =
      scoring::score_domain(plan, schools.domain, County::get().plugin(), schools.source,
                            {asked.id, asked.asked_on}, options);
  std::vector<Points> points;
  for (const scoring::SheetRow& row : scored.sheet.sheet.rows)
    for (const scoring::SheetCell& cell : row.cells) points.push_back(cell.points);
  return points;
}

void merge(Schools& schools, const Pair& pair) {
  ledger::MatterMerge link;
  link.domain = pair.first.domain;
  link.assessee = pair.first.assessee;
  link.into = pair.first.matter;
  link.matters = {pair.first.matter, pair.second.matter};
  ledger::MergedMatters merged;
  merged.add(1, link);
  merged.apply(schools.source);
}

}  // namespace

TEST_CASE("Merge: of no two matters does it raise a deduction", "[scoring][A12.1][A15.1]") {
  const Schools schools(34);
  const std::set<Pair> pairs = pairs_of_matters(schools);
  REQUIRE(pairs.size() > 20);
  std::size_t moved = 0;
  for (const char* period : {"h1", "year"}) {
    const std::vector<Points> before = scores_of(schools, period);
    for (const Pair& pair : pairs) {
      Schools one_matter(34);
      merge(one_matter, pair);
      const std::vector<Points> after = scores_of(one_matter, period);
      REQUIRE(after.size() == before.size());
      INFO(period << " " << pair.first.assessee << " " << pair.first.matter << " "
                  << pair.second.matter);
      bool is_lower = false;
      for (std::size_t i = 0; i < after.size(); ++i) is_lower = is_lower || after[i] < before[i];
      CHECK_FALSE(is_lower);
      moved += after != before ? 1 : 0;
    }
  }
  CHECK(moved > 0);
}

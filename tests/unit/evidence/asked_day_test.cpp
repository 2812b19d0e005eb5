// What is known on the day that a result is asked for.
#include <catch2/catch.hpp>

#include "scoring/facts.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;

namespace {
ledger::Observation mistake(std::int64_t number, const std::string& period, Date date) {
  ledger::Observation made;
  made.origin.number = number;
  made.domain = "gardens";
  made.assessee = "east";
  made.input = "XX02.mistakes";
  made.period = period;
  made.date = date;
  made.cell = 3;
  made.value = Rational::of(1);
  return made;
}

/// Numbers of the records that the result of `period`, asked for on `on`, counts.
std::vector<std::int64_t> counted(const ledger::MemorySource& source, const std::string& period,
                                  Date on) {
  const plan::YearPlan plan = testing::garden_plan();
  const scoring::Facts facts =
      scoring::build_facts(plan, plan.domains[0], source, scoring::Asked{period, on});
  std::vector<std::int64_t> numbers;
  for (const auto& [number, info] : facts.records) {
    if (info.input == "XX02.mistakes") numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}
}  // namespace

TEST_CASE("Evidence: what is dated after the day asked is not counted", "[evidence][A10.1]") {
  ledger::MemorySource source;
  std::vector<ledger::Observation>& list = source.observations_by_domain["gardens"];
  list = {mistake(1, "q1", make_date(2023, 3, 31)), mistake(2, "q1", make_date(2023, 4, 1)),
          mistake(3, "q2", make_date(2023, 2, 1))};
  using Numbers = std::vector<std::int64_t>;
  CHECK(counted(source, "q1", make_date(2023, 3, 31)) == Numbers{1});
  CHECK(counted(source, "q1", make_date(2023, 4, 1)) == Numbers{1, 2});
  CHECK(counted(source, "q2", make_date(2023, 6, 30)) == Numbers{1, 2, 3});
}

TEST_CASE("Evidence: an exemption decided after the year counts in the year's result",
          "[evidence][A14.3]") {
  ledger::MemorySource source;
  ledger::Decision exempt;
  exempt.kind = "exempt";
  exempt.domain = "gardens";
  exempt.assessee = "east";
  exempt.on = "XX02";
  exempt.date = make_date(2024, 1, 5);
  source.all_decisions = {exempt};
  const plan::YearPlan plan = testing::garden_plan();
  const auto decisions = [&](std::optional<Date> decided_until) {
    const scoring::Facts facts = scoring::build_facts(
        plan, plan.domains[0], source, scoring::Asked{"q1", make_date(2023, 3, 31), decided_until});
    return facts.batch->decisions.count;
  };
  CHECK(decisions(std::nullopt) == 0);
  CHECK(decisions(make_date(2024, 1, 4)) == 0);
  CHECK(decisions(make_date(2024, 1, 5)) == 1);
}

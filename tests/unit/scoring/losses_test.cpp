// Losses and progress from a plugin's explanation.
#include "scoring/losses.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

// One record of XX01.visits, worth 2 pieces at 0.5, of which a rectification gave all back.
struct Returned {
  plan::YearPlan plan = small_plan();
  std::vector<std::int64_t> values{Points::parse("2")->units()};
  std::vector<std::int64_t> numbers{7};
  kaohe_records columns{};
  kaohe_batch batch{};
  Facts facts;

  Returned() {
    plan::InputInfo input;
    input.id = "XX01.visits";
    plan.domains[0].system.inputs = {input};
    columns.record_count = 1;
    columns.value = values.data();
    columns.record = numbers.data();
    batch.records.data = &columns;
    batch.records.count = 1;
    facts.batch = &batch;
    facts.records[7] = {"XX01.visits", "m", "q1", "letter", "culture", Rational()};
  }
  std::vector<Loss> losses() const {
    return read_losses(
        plan, plan.domains[0].system, facts,
        nlohmann::json::parse(
            R"({"indicators": [{"id": "XX01", "losses": [], "items": [{"id": "visits",
                           "lines": ["line"], "members": [{"record": 7, "price": "0.5",
                           "points": "0", "where": ""}]}]}]})"));
  }
};

}  // namespace

TEST_CASE("Losses: what is wholly returned stands with its gross amount", "[scoring][A13.1]") {
  Returned made;
  const std::vector<Loss> losses = made.losses();
  REQUIRE(losses.size() == 1);
  CHECK(losses[0].points.is_zero());
  CHECK(losses[0].returned.text() == "1");
  CHECK(losses[0].record == 7);
  CHECK(losses[0].matter == "m");
  made.plan.domains[0].system.document =
      R"({"indicators": [{"id": "XX01", "definition": {"item": [{"id": "visits", "times": []}]}}]})";
  CHECK(made.losses().empty());
}

TEST_CASE("Progress: items and indicators that are not due", "[scoring][A10.1]") {
  const plan::YearPlan plan = small_plan();
  const std::vector<Progress> list =
      read_progress(plan.domains[0].system, nlohmann::json::parse(R"({"indicators": [
      {"id": "XX01", "state": "value", "items": [
        {"id": "a", "state": "value", "sign": "deduct", "lines": ["x"]},
        {"id": "b", "state": "not_due", "sign": "award", "lines": ["b:年终赋分"]}]},
      {"id": "XX02", "state": "not_due", "items": []}]})"));
  CHECK(list == std::vector<Progress>{{"XX01", "b", true, "b:年终赋分"}, {"XX02", "", false, ""}});
  CHECK_THROWS(read_progress(
      plan.domains[0].system,
      nlohmann::json::parse(R"({"indicators": [{"id": "ZZ9", "state": "value", "items": []}]})")));
}

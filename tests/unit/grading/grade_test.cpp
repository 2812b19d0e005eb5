#include "grading/grade.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

constexpr int kGood = 0, kFairlyGood = 1, kFair = 2, kPoor = 3;

const plan::YearPlan& the_plan() {
  static const plan::YearPlan plan = small_plan();
  return plan;
}

using Permitted = std::vector<std::string>;

Permitted permitted(bool reached, const GateEffects& effects) {
  return grade(reached, effects, nullptr, the_plan()).permitted;
}

std::string proposal(bool reached, const GateEffects& effects) {
  return grade(reached, effects, nullptr, the_plan()).proposed;
}

ledger::Decision decided(const char* value, const char* reason = "") {
  ledger::Decision made;
  made.origin.place = {"decisions.csv", 4, 0};
  made.assessee = "A";
  made.value = value;
  made.reason = reason;
  made.decided_by = "committee";
  made.meeting = "2024年第2次会议";
  return made;
}

GradeOutcome with(const char* value, const char* reason, const GateEffects& effects = {},
                  bool reached = true) {
  const ledger::Decision decision = decided(value, reason);
  return grade(reached, effects, &decision, the_plan());
}

}  // namespace

TEST_CASE("Grading: the line opens good and fairly good, below it all but good",
          "[grading][A16.1][A17.6]") {
  CHECK(permitted(true, {}) == Permitted{"good", "fairly_good"});
  CHECK(permitted(false, {}) == Permitted{"fairly_good", "fair", "poor"});
  CHECK(proposal(true, {}) == "good");
  CHECK(proposal(false, {}) == "fairly_good");
}

TEST_CASE("Grading: a cap removes all better grades", "[grading][A17.1][A17.3]") {
  CHECK(permitted(true, {{kFairlyGood}, {}, 0}) == Permitted{"fairly_good"});
  CHECK(permitted(false, {{kFairlyGood}, {}, 0}) == Permitted{"fairly_good", "fair", "poor"});
  CHECK(permitted(false, {{kFair}, {}, 0}) == Permitted{"fair", "poor"});
  CHECK(proposal(false, {{kFair}, {}, 0}) == "fair");
}

TEST_CASE("Grading: caps that leave nothing leave the best grade that none bars",
          "[grading][A17.3][A17.7]") {
  CHECK(permitted(true, {{kFair}, {}, 0}) == Permitted{"fair"});
  CHECK(permitted(true, {{kFair, kFairlyGood}, {}, 0}) == Permitted{"fair"});
}

TEST_CASE("Grading: an obligation leaves one grade, whatever the line said",
          "[grading][A17.4][A17.5]") {
  CHECK(permitted(true, {{}, {kFair}, 0}) == Permitted{"fair"});
  CHECK(permitted(false, {{}, {kFair}, 0}) == Permitted{"fair"});
  CHECK(permitted(true, {{}, {kFair, kPoor}, 0}) == Permitted{"poor"});
  CHECK(permitted(true, {{}, {kPoor, kFair}, 0}) == Permitted{"poor"});
}

TEST_CASE("Grading: between an obligation and the strictest cap the lower holds",
          "[grading][A17.7]") {
  CHECK(permitted(true, {{kFairlyGood}, {kFair}, 0}) == Permitted{"fair"});
  CHECK(permitted(true, {{kFair}, {kFairlyGood}, 0}) == Permitted{"fair"});
  CHECK(permitted(true, {{kFair, kFairlyGood}, {kPoor}, 0}) == Permitted{"poor"});
}

TEST_CASE("Grading: the proposal below the line is the year's, or the best permitted one",
          "[grading][A17.6]") {
  plan::YearPlan plan = small_plan();
  plan.grading.below_line = "fair";
  CHECK(grade(false, {}, nullptr, plan).proposed == "fair");
  CHECK(grade(true, {}, nullptr, plan).proposed == "good");
  CHECK(grade(false, {{kPoor}, {}, 0}, nullptr, plan).proposed == "poor");
  plan.grading.below_line = "poor";
  CHECK(grade(false, {{}, {kFair}, 0}, nullptr, plan).proposed == "fair");
}

TEST_CASE("Grading: a decision stands inside the permitted set", "[grading][A4.1][A17.6]") {
  const GradeOutcome as_proposed = with("good", "");
  CHECK(as_proposed.decided == "good");
  CHECK(as_proposed.final_grade == "good");
  CHECK(as_proposed.decided_by == "committee");
  CHECK(as_proposed.meeting == "2024年第2次会议");
  const GradeOutcome other = with("fairly_good", "overall situation");
  CHECK(other.proposed == "good");
  CHECK(other.final_grade == "fairly_good");
  CHECK(other.reason == "overall situation");
}

TEST_CASE("Grading: a decision outside the permitted set is refused", "[grading][A17.6]") {
  CHECK_THROWS_WITH(with("fair", "reason"), Catch::Contains("decisions.csv:4") &&
                                                Catch::Contains("only good, fairly_good"));
  CHECK_THROWS_WITH(with("good", "reason", {}, false), Catch::Contains("fairly_good, fair, poor"));
  CHECK_THROWS_WITH(with("good", "reason", {{kFairlyGood}, {}, 0}), Catch::Contains("A"));
  CHECK_THROWS_WITH(with("excellent", "reason"), Catch::Contains("no grade of the year"));
}

TEST_CASE("Grading: a decision that differs from the proposal needs a reason", "[grading][A17.6]") {
  CHECK_THROWS_WITH(with("fairly_good", ""), Catch::Contains("write the reason"));
  CHECK_NOTHROW(with("fairly_good", "reason"));
  CHECK_NOTHROW(with("good", ""));
}

TEST_CASE("Grading: misconduct lowers the decided grade, not below poor", "[grading][A19.1]") {
  CHECK(with("good", "", {{}, {}, 1}).final_grade == "fairly_good");
  CHECK(with("good", "", {{}, {}, 2}).final_grade == "fair");
  CHECK(with("good", "", {{}, {}, 3}).final_grade == "poor");
  const GradeOutcome deep = with("good", "", {{}, {}, 9});
  CHECK(deep.final_grade == "poor");
  CHECK(deep.decided == "good");
  CHECK(deep.lowered_by == 9);
  CHECK(grade(false, {{}, {}, 1}, nullptr, the_plan()).final_grade == "fair");
}

TEST_CASE("Grading: who is barred by a gate", "[grading][A17.6]") {
  CHECK_FALSE(is_barred({{kGood}, {}, 0}, the_plan()));
  CHECK(is_barred({{kFairlyGood}, {}, 0}, the_plan()));
  CHECK(is_barred({{}, {kFair}, 0}, the_plan()));
  CHECK_FALSE(is_barred({{}, {}, 2}, the_plan()));
}

TEST_CASE("Grading: effects are read from the gates", "[grading][A17.7]") {
  FiredGate cap, must, lowering, wrong;
  cap.effect = "at_most:fair";
  must.effect = "exactly:poor";
  lowering.effect = "lower:2";
  wrong.effect = "at_most:excellent";
  const GateEffects effects = effects_of({cap, must, lowering}, the_plan());
  CHECK(effects.caps == std::vector<int>{kFair});
  CHECK(effects.obligations == std::vector<int>{kPoor});
  CHECK(effects.lowered_by == 2);
  CHECK_THROWS_WITH(effects_of({wrong}, the_plan()), Catch::Contains("excellent"));
}

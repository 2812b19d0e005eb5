// Art. 20: how the year watches over those who assess.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

plan::DutyRules with(const std::string& tables) {
  return YearFolder().with("[misconduct]", tables + "\n[misconduct]").read().duty;
}
std::string refused_with(const std::string& tables) {
  return YearFolder().with("[misconduct]", tables + "\n[misconduct]").refused();
}
bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const char* const kCategories = R"(
[[adjustments.category]]
id = "late"
title = "履职扣分"
deducts = true
[[adjustments.category]]
id = "prize"
title = "表彰"
[[adjustments.category]]
id = "steps"
title = "分级扣分"
deducts = true
levels = [ { id = "county", title = "县级", points = "1" } ]
)";

}  // namespace

TEST_CASE("Duty rules: what is not written has its default", "[plan][duty][A20.1]") {
  const plan::DutyRules duty = YearFolder().read().duty;
  CHECK(duty.answer_objection_days == 15);
  CHECK(duty.confirm_days == 10);
  CHECK(duty.publish_days == 10);
  CHECK(duty.points.empty());
  CHECK(duty.category.empty());
  CHECK(duty.refer_to.empty());
}

TEST_CASE("Duty rules: what is written is taken", "[plan][duty][A20.1][A20.2]") {
  const plan::DutyRules duty = with(R"([duty]
answer_objection_days = 1
confirm_days = 366
publish_days = 0
points = { late_submission = "0.1", formalism = 2 }
category = "late"
refer_to = ["office"])" + std::string(kCategories));
  CHECK(duty.answer_objection_days == 1);
  CHECK(duty.confirm_days == 366);
  CHECK(duty.publish_days == 0);
  CHECK(duty.points.at("late_submission") == Rational::of(1, 10));
  CHECK(duty.points.at("formalism") == Rational::of(2));
  CHECK(duty.category == "late");
  CHECK(duty.refer_to == std::vector<std::string>{"office"});
}

TEST_CASE("Duty rules: every kind has a price in the schema, and no other word has",
          "[plan][duty][A20.1]") {
  for (const auto* kinds : {&plan::duty_kinds(), &plan::duty_finding_kinds()}) {
    for (const std::string& kind : *kinds)
      CHECK(with("[duty.points]\n" + kind + " = 1").points.count(kind) == 1);
  }
  CHECK(has(refused_with("[duty.points]\nidleness = 1"), "idleness"));
  CHECK(has(refused_with("[duty]\nconfirm_days = 0"), "confirm_days"));
}

TEST_CASE("Duty rules: points, category and units are checked", "[plan][duty][A20.1][A20.2]") {
  CHECK(has(refused_with("[duty.points]\nformalism = 0"),
            "formalism proposes 0 points, expected more than 0 and at most 100"));
  CHECK(has(refused_with("[duty.points]\nformalism = 101"), "expected more than 0"));
  for (const char* category : {"prize", "steps", "lat"})
    CHECK(has(refused_with(std::string("[duty]\ncategory = \"") + category + "\"" + kCategories),
              "is no category of [[adjustments.category]] that deducts and has no levels"));
  CHECK(has(refused_with("[duty]\ncategory = \"lat\"" + std::string(kCategories)),
            "did you mean \"late\""));
  CHECK(has(refused_with("[duty]\nrefer_to = [\"ofice\"]"),
            "\"ofice\" is no unit (did you mean \"office\"?)"));
}

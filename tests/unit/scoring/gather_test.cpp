#include "scoring/gather.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

DomainInputs gathered(Case& made, const char* known_until = "2023-12-31") {
  return gather(made.plan, made.domain(), made.source, day(known_until), made.sheet().matters);
}

}  // namespace

TEST_CASE("Gather: reviews, marks and adjustments by assessee", "[scoring][A14.4][A15.1]") {
  Case made;
  made.add("A", "90", "88").add("B", "80").adjustment("A", "bonus", "1");
  const DomainInputs inputs = gathered(made);
  CHECK(inputs.at("A").review.score == number("88"));
  CHECK(inputs.at("A").leaders.marks.size() == 1);
  CHECK(inputs.at("A").adjustments.size() == 1);
  CHECK(inputs.at("B").adjustments.empty());
}

TEST_CASE("Gather: what is dated after the day asked is not known", "[scoring][A15.1]") {
  Case made;
  made.add("A", "90").adjustment("A", "bonus", "1").exempt("A", "review");
  made.source.all_adjustments[0].date = day("2023-06-30");
  made.source.all_decisions[0].date = day("2023-06-30");
  CHECK(gathered(made, "2023-06-30").at("A").adjustments.size() == 1);
  CHECK(gathered(made, "2023-06-30").at("A").review.exempt);
  CHECK(gathered(made, "2023-06-29").at("A").adjustments.empty());
  CHECK_FALSE(gathered(made, "2023-06-29").at("A").review.exempt);
}

TEST_CASE("Gather: exemptions need a document", "[scoring][A14.1]") {
  Case made;
  made.add("A", "90").exempt("A", "leader_evaluation");
  CHECK(gathered(made).at("A").leaders.exempt);
  made.exempt("A", "review", "");
  CHECK_THROWS_WITH(gathered(made), Catch::Contains("names no document"));
}

TEST_CASE("Gather: second records and strangers are refused, all in one message",
          "[scoring][A21.1]") {
  Case made;
  made.add("A", "90").review("A", "91").mark("A", "head", "91").review("Z", "90");
  try {
    gathered(made);
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 3);
    CHECK_THAT(error.text(Language::en), Catch::Contains("second review of A") &&
                                             Catch::Contains("records.csv:3") &&
                                             Catch::Contains("\"Z\""));
  }
}

TEST_CASE("Gather: records of another domain are left alone", "[scoring]") {
  Case made;
  made.add("A", "90");
  made.source.all_reviews.push_back({made.origin(), "museums", "M", number("70"), "good", "", {}});
  CHECK_NOTHROW(gathered(made));
}

TEST_CASE("Gather: one matter in an indicator and an adjustment: the adjustment waits",
          "[scoring][A15.1]") {
  Case made;
  made.add("A", "90").adjustment("A", "deduction", "1", "case 1");
  CHECK_FALSE(gathered(made).at("A").adjustments[0].matter_elsewhere);
  made.sheet().matters["A"] = {"case 1"};
  CHECK(gathered(made).at("A").adjustments[0].matter_elsewhere);
  SECTION("a decision on the matter confirms it") {
    made.decision("adjustment", "A", "").on = "case 1";
    CHECK_FALSE(gathered(made).at("A").adjustments[0].matter_elsewhere);
  }
  SECTION("matters.across = count does not wait") {
    made.plan.matters_across = "count";
    CHECK_FALSE(gathered(made).at("A").adjustments[0].matter_elsewhere);
  }
}

TEST_CASE("Gather: a deduction whose matter was weighed does not wait, a bonus does",
          "[scoring][A15.1]") {
  Case made;
  made.plan.matters_across = "highest";
  made.add("A", "90").adjustment("A", "deduction", "1", "case 1");
  made.adjustment("A", "bonus", "1", "case 1").adjustment("A", "deduction", "1", "case 2");
  made.sheet().matters["A"] = {"case 1", "case 2"};
  WeighedMatters weighed;
  weighed["A"]["case 1"].in_indicators = GENERATE(true, false);
  const auto all =
      gather(made.plan, made.domain(), made.source, day("2023-12-31"), made.sheet().matters, weighed)
          .at("A")
          .adjustments;
  CHECK_FALSE(all.at(0).matter_elsewhere);
  CHECK(all.at(0).dearer_in_indicator == weighed["A"]["case 1"].in_indicators);
  for (const std::size_t waiting : {1, 2}) {
    CHECK(all.at(waiting).matter_elsewhere);
    CHECK_FALSE(all.at(waiting).dearer_in_indicator);
  }
}

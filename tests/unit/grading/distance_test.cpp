// How far an assessee is from its good line, in each figure alone.
#include "grading/distance.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::optional<Distance> distance(const Case& made, const std::string& id) {
  const Result result = judged(made);
  return distance_to_line(of(result, id), result.domains.front().scopes.front(), made.plan);
}

std::string told(const Distance& distance) {
  std::string text;
  for (const Gain& one : distance.gains)
    text += one.figure + " " + one.exact.text() + " " + (one.least ? one.least->text() : "-") +
            (one.can_reach() ? "\n" : " never\n");
  return text;
}

/// Totals 92, 84 and 76, the reviews at 90.
struct Above : ThreeAssessees {
  explicit Above(const char* line) {
    source.all_decisions.clear();
    good_line(line);
  }
};

}  // namespace

TEST_CASE("Distance: each figure alone, divided by its weight", "[distance][A17.6][A14.1]") {
  const auto far = distance(Above("80"), "C");
  REQUIRE(far);
  CHECK(far->value == number("76"));
  CHECK(far->line == number("80"));
  CHECK_FALSE(far->is_reached);
  // 4/5 of an indicator point and 1/5 of a review point make the total; the review has 10 to gain.
  CHECK(told(*far) == "effectiveness_total 4 -\nindicator_score 5 5\nreview_score 20 20 never\n");
}

TEST_CASE("Distance: on the line is reached, just below is not", "[distance][A17.6]") {
  CHECK(distance(Above("76"), "C")->is_reached);
  CHECK(distance(Above("76"), "C")->gains.empty());
  const auto below = distance(Above("76.00000001"), "C");
  CHECK_FALSE(below->is_reached);
  CHECK(told(*below) ==
        "effectiveness_total 0.00000001 -\nindicator_score 1/80000000 0.0001\n"
        "review_score 0.00000005 0.0001\n");
}

TEST_CASE("Distance: the review can gain what is left to its full points, and no more",
          "[distance][A17.6]") {
  // The review stands at 90: 10 points of it are 2 of the total.
  CHECK(distance(Above("78"), "C")->gains.back().can_reach());
  CHECK_FALSE(distance(Above("78.0001"), "C")->gains.back().can_reach());
  CHECK(distance(Above("78"), "C")->gains.back().most == number("10"));
}

TEST_CASE("Distance: a gain raises the mean that it has to reach", "[distance][A17.6]") {
  Case made;
  made.add("A", "92.5").add("B", "82.5").add("C", "72.5");  // the mean is 84
  const auto far = distance(made, "C");
  REQUIRE(far);
  CHECK(far->moves_mean);
  CHECK(far->line == number("84"));
  // With 12 more it would stand at 88, where the mean of 92, 84 and 88 is.
  CHECK(far->gains.front().exact == number("12"));
  CHECK(distance(made, "B")->is_reached);
}

TEST_CASE("Distance: of the annual score the leaders' evaluation is a currency too",
          "[distance][A17.6][A14.2]") {
  Above made("80");
  made.plan.grading.line_of = "annual_score";
  const auto far = distance(made, "C");  // 7/8 of 76 and 1/8 of 90: 77.75
  REQUIRE(far);
  CHECK(far->value == number("77.75"));
  CHECK(told(*far) ==
        "effectiveness_total 18/7 -\nindicator_score 45/14 3.2143\n"
        "review_score 90/7 12.8572 never\nleader_evaluation 18 18 never\n");
}

TEST_CASE("Distance: a gate that bars is named, whatever the points", "[distance][A17.1]") {
  Above made("80");
  made.circular("C", "county");
  CHECK(distance(made, "C")->barred_by == std::vector<std::string>{"criticised"});
  CHECK(distance(made, "A")->barred_by.empty());
}

TEST_CASE("Distance: who has no score yet has none", "[distance][A14.3]") {
  Above made("80");
  made.row("C").cells[0] = {scoring::CellState::pending, Points(), scoring::Rescale::none, {}};
  CHECK_FALSE(distance(made, "C"));
}

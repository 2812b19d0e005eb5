// Who shares a rank or nearly does.
#include "grading/close_pairs.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

std::string told(const Case& made, const char* within) {
  std::string text;
  for (const ClosePair& one : close_pairs(judged(made), made.plan, number(within)))
    text += one.first + " " + one.second + " " + one.difference.text() +
            (one.is_shared ? " shared" : "") + (one.is_broken ? " broken" : "") +
            (one.published_differs ? " published" : "") + "\n";
  return text;
}

}  // namespace

TEST_CASE("Close pairs: equal ones share a rank whatever the distance asked for", "[ties][A14.3]") {
  Case made;
  made.add("A", "82.5").add("B", "92.5").add("C", "82.5");
  CHECK(told(made, "0") == "A C 0 shared\n");
}

TEST_CASE("Close pairs: nearer than the difference, on both sides of it", "[ties][A14.3]") {
  Case made;
  made.add("A", "82.5").add("B", "82.6");  // 7/8 of 4/5 of 0.1 is 0.07
  CHECK(told(made, "0.07").empty());
  CHECK(told(made, "0.07000001") == "B A 0.07\n");
}

TEST_CASE("Close pairs: published values would let them share what exact ones do not",
          "[ties][A14.3]") {
  Case made;
  made.add("A", "82.5").add("B", "82.501");  // 80.9375 and 80.9382: both 80.94
  CHECK(told(made, "0") == "B A 0.0007 published\n");
}

TEST_CASE("Close pairs: a tie-breaker ranks equal scores", "[ties][A14.3]") {
  Case made;
  made.add("A", "82.5", "90").add("B", "80", "100");
  made.plan.ranking.tie_breakers = {"review_score"};
  CHECK(told(made, "0.05") == "B A 0 broken\n");
}

TEST_CASE("Close pairs: who is not ranked is in none", "[ties][A14.3]") {
  Case made;
  made.add("A", "82.5").add("B", "82.5");
  made.assessee("B").from = day("2023-03-01");
  CHECK(told(made, "5").empty());
}

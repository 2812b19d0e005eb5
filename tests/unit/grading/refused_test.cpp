// A decision that does not hold is called as people find it: by its file, or by its record.
#include "grading/refused.hpp"

#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;

namespace {

/// C is below the line, and good was decided for it.
struct Refused : ThreeAssessees {
  Refused() {
    decide("C", "good", "x");
    source.all_decisions.back().origin.number = 812;
    source.all_decisions.back().origin.place = {"evidence/decisions.csv", 4, 0};
  }
  std::string text(bool by_number, Language language = Language::en) const {
    JudgeOptions options = year_end();
    options.decisions_by_number = by_number;
    try {
      judged(*this, options);
      return "holds";
    } catch (const Error& error) {
      return error.text(language);
    }
  }
};

}  // namespace

TEST_CASE("Decision: what does not hold is named by file and line where facts come from files",
          "[grading][A17.6]") {
  const std::string text = Refused().text(false);
  CHECK_THAT(text, Catch::StartsWith("evidence/decisions.csv:4: grade of C: good was decided"));
  CHECK_THAT(text, !Catch::Contains("kaohe record"));
}

TEST_CASE("Decision: what does not hold in a ledger is named by number, with what to do",
          "[grading][A17.6][A21.1]") {
  Refused made;
  const std::string text = made.text(true);
  CHECK_THAT(text, Catch::StartsWith("#812 evidence/decisions.csv:4: grade of C: good was"));
  CHECK_THAT(text, Catch::Contains("`kaohe record correct 812`"));
  CHECK_THAT(text, Catch::Contains("`kaohe record withdraw 812` and decide anew"));
  CHECK_THAT(made.text(true, Language::zh), Catch::Contains("kaohe record correct 812"));
  // Of one that is only supposed there is nothing to correct.
  made.source.all_decisions.back().origin = {0, {"kaohe decide"}, ""};
  CHECK_THAT(made.text(true), Catch::StartsWith("kaohe decide: grade of C"));
  CHECK_THAT(made.text(true), !Catch::Contains("kaohe record"));
}

TEST_CASE("Decision: in a ledger a line that nobody decided is decided by a command",
          "[grading][A17.6]") {
  Refused made;
  std::erase_if(made.source.all_decisions,
                [](const ledger::Decision& one) { return one.kind == "good_line"; });
  CHECK_THAT(made.text(true), Catch::Contains("`kaohe decide good-line "));
  CHECK_THAT(made.text(false), Catch::Contains("kind good_line in decisions.csv"));
}

TEST_CASE("Decision: beyond a quota each is named by its number", "[grading][A16.1]") {
  ThreeAssessees made;
  made.plan.grading.quotas = {{"good", number("0.4"), 0, false, ""}};
  made.decide("A", "good").decide("B", "good", "x");
  std::int64_t number = 40;
  for (ledger::Decision& one : made.source.all_decisions) one.origin = {++number, {}, ""};
  JudgeOptions options = year_end();
  options.decisions_by_number = true;
  CHECK_THROWS_WITH(judged(made, options), Catch::Contains("A #42, B #43") &&
                                               Catch::Contains("`kaohe record correct 42`"));
}

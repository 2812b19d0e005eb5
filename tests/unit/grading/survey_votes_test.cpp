// Art. 17 ¶3: a survey that is voted on.
#include <catch2/catch.hpp>

#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;

namespace {

/// Satisfied 100, fairly 70, not 0; the gate asks for fair (below 80) or less.
struct VotedSurvey : ThreeAssessees {
  VotedSurvey() {
    plan.surveys[0].votes = {{{"yes", "满意", number("100")},
                              {"fairly", "基本满意", number("70")},
                              {"no", "不满意", number("0")}},
                             false};
  }
  VotedSurvey& votes(const char* option, std::int64_t count) {
    source.all_votes.push_back(
        {origin(), "education", "", domain_id(), "A", option, count, "tally", {}});
    return *this;
  }
};

}  // namespace

TEST_CASE("Grading: a survey's votes are judged by its scale, exact", "[grading][A17.3]") {
  VotedSurvey at;
  at.votes("yes", 1).votes("fairly", 2).votes("no", 0);  // 80 exactly
  CHECK(of(judged(at), "A").gates.empty());
  VotedSurvey below;  // 79.99999…: shown as 80, and below it
  below.votes("yes", 99999999).votes("fairly", 1).votes("no", 25000000);
  const grading::AssesseeResult result = of(judged(below), "A");
  REQUIRE(result.gates.size() == 1);
  CHECK(result.gates[0].facts.at(0).value == "fair");
  CHECK(result.gates[0].facts.at(0).document == "tally");
  CHECK(result.gates[0].facts.at(0).records.size() == 3);
  CHECK(result.grade.final_grade == "fair");
}

TEST_CASE("Grading: survey votes that give no score block, with words", "[grading][A17.3]") {
  VotedSurvey none;
  none.votes("yes", 0).votes("fairly", 0).votes("no", 0).votes("invalid", 3);
  const auto blocked = find_note(of(judged(none), "A").blocked, "votes_none_valid");
  REQUIRE(blocked);
  CHECK(blocked->zh.rfind("党内集中教育满意度:没有有效票", 0) == 0);
  VotedSurvey partly;
  partly.votes("yes", 9);
  CHECK(find_note(of(judged(partly), "A").blocked, "votes_missing"));
  CHECK(of(judged(partly), "B").blocked.empty());
}

TEST_CASE("Grading: who has no votes where others have is told", "[grading][A17.3]") {
  VotedSurvey made;
  CHECK_FALSE(has_note(of(judged(made), "B"), "survey_missing"));
  made.votes("yes", 9).votes("fairly", 0).votes("no", 0);
  CHECK(has_note(of(judged(made), "B"), "survey_missing"));
  CHECK_FALSE(has_note(of(judged(made), "A"), "survey_missing"));
}

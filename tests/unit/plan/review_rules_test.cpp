// What [review] and the votes of surveys must say beyond their schema.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const std::string kVotes =
    "votes = [ { id = \"good\", title = \"好\", points = 100 }, { id = \"fair\", title = \"一般\", "
    "points = 60 } ]\n";

std::string part(const std::string& id, const std::string& more = "weight = 1") {
  return "[[review.part]]\nid = \"" + id + "\"\ntitle = \"T" + id + "\"\n" + more + "\n";
}
plan::YearPlan read_with(const std::string& text) {
  return YearFolder().with("[misconduct]", text + "\n[misconduct]").read();
}
std::string refused_with(const std::string& text) {
  return YearFolder().with("[misconduct]", text + "\n[misconduct]").refused();
}
// A part with these options.
std::string options(const std::string& list) {
  return refused_with(part("vote", "weight = 1\nvotes = [ " + list + " ]"));
}
std::string option(const std::string& id, const std::string& title, const std::string& points) {
  return "{ id = \"" + id + "\", title = \"" + title + "\", points = " + points + " }";
}
std::string survey_with(const std::string& more) {
  return YearFolder().after("title = \"Education\"", more).refused();
}

}  // namespace

TEST_CASE("Plan: a year without [review] and votes has neither", "[plan][A14.1]") {
  const plan::YearPlan plan = YearFolder().read();
  CHECK(plan.review_parts.empty());
  CHECK_FALSE(plan.surveys.at(0).votes.is_voted());
  CHECK(plan.find_vote_rule("review", "vote") == nullptr);
  CHECK(plan.find_vote_rule("education", "") == nullptr);
}

TEST_CASE("Plan: the parts of the review are read with their votes", "[plan][A14.1]") {
  const plan::YearPlan plan =
      read_with(part("vote", "weight = \"3/5\"\n" + kVotes) + part("daily", "weight = 2") +
                part("all", "weight = 1\ndenominator = \"all\"\n" + kVotes));
  REQUIRE(plan.review_parts.size() == 3);
  CHECK(plan.review_parts[0].weight == Rational::of(3, 5));
  CHECK(plan.review_parts[0].title == "Tvote");
  CHECK_FALSE(plan.review_parts[0].votes.counts_invalid);
  CHECK(plan.review_parts[0].votes.options.at(1).id == "fair");
  CHECK(plan.review_parts[0].votes.options.at(1).points == Rational::of(60));
  CHECK(plan.review_parts[2].votes.counts_invalid);
  CHECK(plan.find_vote_rule("review", "vote") == &plan.review_parts[0].votes);
  CHECK(plan.find_vote_rule("review", "daily") == nullptr);
  CHECK(plan.find_vote_rule("review", "") == nullptr);
  CHECK(plan.find_review_part("daily") == &plan.review_parts[1]);
  CHECK(plan.find_review_part("dayly") == nullptr);
}

TEST_CASE("Plan: a survey may be voted on", "[plan][A17.3]") {
  const plan::YearPlan plan =
      YearFolder().after("title = \"Education\"", kVotes + "denominator = \"all\"").read();
  CHECK(plan.surveys.at(0).votes.options.size() == 2);
  CHECK(plan.surveys.at(0).votes.counts_invalid);
  CHECK(plan.find_vote_rule("education", "") == &plan.surveys[0].votes);
  CHECK(plan.find_vote_rule("education", "vote") == nullptr);
}

TEST_CASE("Plan: a part of the review weighs more than nothing", "[plan][A14.1]") {
  CHECK(refused_with(part("vote", "weight = \"0.00000001\"")) == "");
  CHECK_THAT(refused_with(part("vote", "weight = 0")),
             Catch::Contains("the weight of \"vote\" is 0, expected more than 0; correct it, or "
                             "delete the part"));
  CHECK_THAT(refused_with(part("vote", "weight = -1")), Catch::Contains("is -1, expected more"));
}

TEST_CASE("Plan: the parts of the review have names of their own", "[plan][A14.1]") {
  CHECK(refused_with(part("vote") + part("daily")) == "");
  CHECK_THAT(refused_with(part("vote") + part("vote")),
             Catch::Contains("the part \"vote\" (Tvote) stands twice; a record could mean either"));
  CHECK_THAT(refused_with(part("vote") + "[[review.part]]\nid = \"daily\"\ntitle = \"Tvote\"\n"
                                         "weight = 1\n"),
             Catch::Contains("the part \"daily\" (Tvote) stands twice"));
}

TEST_CASE("Plan: a [review] without parts is refused", "[plan][A14.1]") {
  CHECK_THAT(refused_with("[review]"), Catch::Contains("part"));
  CHECK_THAT(refused_with("[review]\npart = []"), Catch::Contains("part"));
}

TEST_CASE("Plan: options are worth 0 to 100 and go from best to worst", "[plan][A14.1]") {
  const std::string best = option("good", "好", "100");
  CHECK(options(best + ", " + option("poor", "差", "0")) == "");
  CHECK_THAT(options(option("good", "好", "\"100.1\"") + ", " + option("poor", "差", "0")),
             Catch::Contains("the option \"good\" is worth 100.1, expected 0 to 100; correct it"));
  CHECK_THAT(options(best + ", " + option("poor", "差", "\"-0.1\"")),
             Catch::Contains("the option \"poor\" is worth -0.1, expected 0 to 100"));
  CHECK(options(best + ", " + option("fair", "一般", "\"99.9\"")) == "");
  CHECK_THAT(
      options(best + ", " + option("fair", "一般", "100")),
      Catch::Contains("the option \"fair\" is worth 100, expected less than 100 of the option "
                      "before it"));
}

TEST_CASE("Plan: a vote has two options or more, each with a name of its own", "[plan][A14.1]") {
  const std::string best = option("good", "好", "100") + ", ";
  CHECK_THAT(options(option("good", "好", "100")), Catch::Contains("votes"));
  CHECK_THAT(options(best + option("good", "一般", "60")),
             Catch::Contains("the option \"good\" (一般) stands twice in \"vote\""));
  CHECK_THAT(options(best + option("fair", "好", "60")),
             Catch::Contains("the option \"fair\" (好) stands twice in \"vote\""));
  CHECK_THAT(options(best + option("invalid", "弃权", "0")),
             Catch::Contains("the option \"invalid\" (弃权) of \"vote\" is named as invalid votes "
                             "are"));
  CHECK_THAT(options(best + option("none", "无效票", "0")), Catch::Contains("(无效票)"));
}

TEST_CASE("Plan: a denominator needs votes", "[plan][A14.1][A17.3]") {
  CHECK_THAT(refused_with(part("vote", "weight = 1\ndenominator = \"all\"")),
             Catch::Contains("\"vote\" has `denominator` and no `votes`, where it means nothing"));
  CHECK_THAT(survey_with("denominator = \"valid\""),
             Catch::Contains("\"education\" has `denominator` and no `votes`"));
  CHECK_THAT(survey_with(kVotes + "denominator = \"some\""), Catch::Contains("\"some\""));
}

TEST_CASE("Plan: a survey that is voted on is not named as the review", "[plan][A17.3]") {
  const auto named = [](const std::string& title, const std::string& more) {
    return YearFolder()
        .with("title = \"Education\"", "title = \"" + title + "\"\n" + more)
        .refused();
  };
  CHECK(named("述职评议", "") == "");
  CHECK_THAT(named("述职评议", kVotes),
             Catch::Contains("the survey \"education\" (述职评议) is named as the review is in "
                             "votes.csv; rename it"));
}

TEST_CASE("Plan: parts and votes move the digest", "[plan][A8.3]") {
  const auto digest = [](const std::string& text) {
    return YearFolder().with("[misconduct]", text + "\n[misconduct]").attached().digest;
  };
  const std::string none = digest("");
  const std::string one = digest(part("vote", "weight = 1\n" + kVotes) + part("daily"));
  CHECK(one != none);
  CHECK(digest(part("vote", "weight = 2\n" + kVotes) + part("daily")) != one);
  CHECK(digest(part("vote", "weight = 1\ndenominator = \"all\"\n" + kVotes) + part("daily")) !=
        one);
  const std::string survey = YearFolder().after("title = \"Education\"", kVotes).attached().digest;
  CHECK(survey != none);
  CHECK(survey !=
        YearFolder()
            .after("title = \"Education\"", "votes = [ " + option("good", "好", "100") + ", " +
                                                option("fair", "一般", "50") + " ]")
            .attached()
            .digest);
}

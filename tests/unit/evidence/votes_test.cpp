// reviews.csv where the year has parts, and votes.csv.
#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {

const std::string kVotes = "of,part,domain,assessee,option,votes,date,document\n";
const std::string kReviews = "domain,assessee,part,score,grade,date,document\n";

plan::VoteRule two_options() {
  return {{{"good", "好", Rational::of(100)}, {"poor", "差", Rational::of(40)}}, false};
}

/// A plenary that is voted, daily work that is scored, and a survey that is voted.
struct VotedYear : EvidenceFolder {
  VotedYear() {
    plan.review_parts = {{"plenary", "全会测评", Rational::of(2), two_options()},
                         {"daily", "日常考核", Rational::of(1), {}}};
    plan.surveys.push_back({"teachers", "教师测评", {}, two_options()});
  }
  std::string reviews(const std::string& rows, Language language = Language::en) {
    return file("reviews.csv", kReviews + rows).refusal(language);
  }
  std::string votes(const std::string& rows, Language language = Language::en) {
    return file("votes.csv", kVotes + rows).refusal(language);
  }
};

}  // namespace

TEST_CASE("Evidence: a year without parts takes no part in its reviews", "[evidence][A14.1]") {
  EvidenceFolder folder;
  CHECK(folder.file("reviews.csv", kReviews + "gardens,east,,90,good,,\n").refusal() == "accepted");
  CHECK(folder.file("reviews.csv", kReviews + "gardens,east,daily,90,good,,\n").refusal() ==
        "reviews.csv:2: column \"part\": found \"daily\", expected an empty cell, since the year's "
        "review has no parts ([[review.part]] in year.toml); empty it");
}

TEST_CASE("Evidence: a review has a row for each part, the grade in any of them",
          "[evidence][A14.1]") {
  VotedYear year;
  CHECK(year.reviews("gardens,east,daily,90,,,\n") == "accepted");
  CHECK(year.reviews("gardens,east,日常考核,90,好,,\ngardens,west,daily,100,good,,\n") ==
        "accepted");
  CHECK(year.reviews("gardens,east,daily,90,,,\ngardens,east,plenary,,好,,\n") == "accepted");
  const auto evidence = year.read();
  const std::vector<ledger::Review>& reviews = evidence.source->reviews();
  REQUIRE(reviews.size() == 2);
  CHECK(reviews[0].part == "plenary");
  CHECK(reviews[0].grade == "good");
  CHECK(reviews[1].part == "daily");
  CHECK(reviews[1].grade.empty());
  CHECK(reviews[1].score == Rational::of(90));
}

TEST_CASE("Evidence: a part is one of the year's, once, with a score within 0 and 100",
          "[evidence][A14.1]") {
  VotedYear year;
  CHECK(year.reviews("gardens,east,,90,,,\n") ==
        "reviews.csv:2: column \"part\": the cell is empty, expected a part of the review that "
        "year.toml names: plenary, daily");
  CHECK(year.reviews("gardens,east,dayly,90,,,\n") ==
        "reviews.csv:2: column \"part\": found \"dayly\", expected a part of the review that "
        "year.toml names: plenary, daily (did you mean \"daily\"?)");
  CHECK(year.reviews("gardens,east,daily,90,,,\ngardens,east,daily,90,,,\n") ==
        "reviews.csv:3: this assessee has one already at reviews.csv:2; correct that one instead "
        "of adding a second");
  CHECK(year.reviews("gardens,east,daily,0,,,\ngardens,west,daily,100,,,\n") == "accepted");
  CHECK(year.reviews("gardens,east,daily,100.1,,,\n") ==
        "reviews.csv:2: column \"score\": found \"100.1\", expected a decimal from 0 to 100 with "
        "at most 4 places");
  CHECK(year.reviews("gardens,east,daily,,,,\n")
            .find("column \"score\": the cell is empty, expected a decimal") != std::string::npos);
}

TEST_CASE("Evidence: a part that is voted on has no score in reviews.csv, only the grade",
          "[evidence][A14.1]") {
  VotedYear year;
  CHECK(year.reviews("gardens,east,plenary,90,好,,\n") ==
        "reviews.csv:2: column \"score\": found \"90\", expected an empty cell, since the score of "
        "\"全会测评\" is made of its votes (votes.csv); empty it, or take `votes` from the part in "
        "year.toml");
  CHECK(year.reviews("gardens,east,plenary,,,,\n") ==
        "reviews.csv:2: column \"grade\": the cell is empty, expected the grade of the review, "
        "since \"全会测评\" is voted on and its row holds nothing else; write it, or delete the "
        "row");
  CHECK(year.reviews("gardens,east,plenary,90,好,,\n", Language::zh) ==
        "reviews.csv:2: “score”栏:填的是“90”,应为空:“全会测评”的得分按票数计算(votes.csv);请清空,"
        "或者删去 year.toml 中这一部分的 votes");
}

TEST_CASE("Evidence: the rows of one review do not differ in their grade", "[evidence][A14.1]") {
  VotedYear year;
  CHECK(year.reviews("gardens,east,daily,90,good,,\ngardens,east,plenary,,好,,\n") == "accepted");
  CHECK(year.reviews("gardens,east,daily,90,good,,\ngardens,west,plenary,,fair,,\n") == "accepted");
  CHECK(year.reviews("gardens,east,daily,90,good,,\ngardens,east,plenary,,fair,,\n") ==
        "reviews.csv:3: column \"grade\": found \"fair\", expected the grade of the row at "
        "reviews.csv:2, or none: a review has one grade. Correct one of them");
  CHECK(year.reviews("gardens,east,daily,90,godo,,\n")
            .find("column \"grade\": found \"godo\", expected a grade of the review scale") !=
        std::string::npos);
}

TEST_CASE("Evidence: votes are read by ids or titles, for the review and for surveys",
          "[evidence][A14.1][A17.3]") {
  VotedYear year;
  CHECK(year.votes("review,plenary,gardens,east,good,30,2023-12-20,计票单\n"
                   "述职评议,全会测评,园林,东园党委,差,0,,\n"
                   "review,plenary,gardens,east,无效票,2,,\n"
                   "教师测评,,gardens,east,好,１2,,\n") == "accepted");
  const auto evidence = year.read();
  const std::vector<ledger::Votes>& votes = evidence.source->votes();
  REQUIRE(votes.size() == 4);
  CHECK(votes[0].of == "review");
  CHECK(votes[0].part == "plenary");
  CHECK(votes[0].option == "good");
  CHECK(votes[0].count == 30);
  CHECK(votes[0].document == "计票单");
  CHECK(votes[0].origin.place.line == 2);
  CHECK(votes[1].option == "invalid");
  CHECK(votes[2].option == "poor");
  CHECK(votes[2].assessee == "east");
  CHECK(votes[3].of == "teachers");
  CHECK(votes[3].part.empty());
  CHECK(votes[3].count == 12);
}

TEST_CASE("Evidence: votes are on something of the year that is voted on",
          "[evidence][A14.1][A17.3]") {
  VotedYear year;
  CHECK(year.votes("reviews,plenary,gardens,east,good,30,,\n") ==
        "votes.csv:2: column \"of\": found \"reviews\", expected the review, or a survey that "
        "year.toml names: review, education, teachers (did you mean \"review\"?)");
  CHECK(year.votes("review,plenry,gardens,east,good,30,,\n") ==
        "votes.csv:2: column \"part\": found \"plenry\", expected a part of the review that "
        "year.toml names: plenary, daily (did you mean \"plenary\"?)");
  CHECK(
      year.votes("review,daily,gardens,east,good,30,,\n") ==
      "votes.csv:2: column \"part\": found \"daily\", expected what has `votes` in year.toml; the "
      "score of this one is recorded in reviews.csv. Record it there, or add the options");
  CHECK(year.votes("education,,gardens,east,good,30,,\n") ==
        "votes.csv:2: column \"of\": found \"education\", expected what has `votes` in year.toml; "
        "the score of this one is recorded in surveys.csv. Record it there, or add the options");
  CHECK(year.votes("teachers,plenary,gardens,east,good,30,,\n") ==
        "votes.csv:2: column \"part\": found \"plenary\", expected an empty cell, since a survey "
        "has no parts; empty it");
  year.plan.review_parts.clear();
  CHECK(year.votes("review,plenary,gardens,east,good,30,,\n", Language::zh) ==
        "votes.csv:2: “of”栏:填的是“review”,应为year.toml 中写有 votes 的一项;这一项的得分录入 "
        "reviews.csv。请录入该表,或者补上选项");
}

TEST_CASE("Evidence: votes are for an option, whole and not below 0, once",
          "[evidence][A14.1][A17.3]") {
  VotedYear year;
  const auto counted = [&](const std::string& count) {
    return year.votes("review,plenary,gardens,east,good," + count + ",,\n");
  };
  const std::string expected =
      "expected a whole number from 0 to 100000000; 0 where nobody chose it";
  CHECK(counted("0") == "accepted");
  CHECK(counted("100000000") == "accepted");
  CHECK(counted("100000001") == "votes.csv:2: column \"votes\": found \"100000001\", " + expected);
  CHECK(counted("-1") == "votes.csv:2: column \"votes\": found \"-1\", " + expected);
  CHECK(counted("1.5") == "votes.csv:2: column \"votes\": found \"1.5\", " + expected);
  CHECK(counted("") == "votes.csv:2: column \"votes\": the cell is empty, " + expected);
  CHECK(year.votes("review,plenary,gardens,east,godo,30,,\n") ==
        "votes.csv:2: column \"option\": found \"godo\", expected an option of the vote: good, "
        "poor, invalid");
  CHECK(year.votes("review,plenary,gardens,east,good,30,,\nreview,plenary,gardens,west,good,30,,\n"
                   "teachers,,gardens,east,good,30,,\n") == "accepted");
  CHECK(year.votes("review,plenary,gardens,east,good,30,,\nreview,plenary,gardens,east,好,3,,\n") ==
        "votes.csv:3: the votes for this option are recorded already at votes.csv:2; correct that "
        "row instead of adding a second");
}

TEST_CASE("Evidence: votes are dated in the year or the next, and known from their day",
          "[evidence][A14.1]") {
  VotedYear year;
  const auto dated = [&](const std::string& date) {
    return year.votes("review,plenary,gardens,east,good,30," + date + ",\n");
  };
  CHECK(dated("2023-01-01") == "accepted");
  CHECK(dated("2024-12-31") == "accepted");
  CHECK(dated("2025-01-01").find("a day from 2023-01-01 to 2024-12-31") != std::string::npos);
  CHECK(dated("2023-06-30") == "accepted");
  evidence::ReadOptions options;
  options.up_to_period = "h1";
  CHECK(year.read(options).source->votes().size() == 1);
  CHECK(dated("2023-07-01") == "accepted");
  CHECK(year.read(options).source->votes().empty());
}

TEST_CASE("Evidence: a survey that is voted on takes no recorded score", "[evidence][A17.3]") {
  VotedYear year;
  const std::string headings = "survey,domain,assessee,score,date,document\n";
  CHECK(year.file("surveys.csv", headings + "education,gardens,east,90,,\n").refusal() ==
        "accepted");
  CHECK(year.file("surveys.csv", headings + "teachers,gardens,east,90,,\n").refusal() ==
        "surveys.csv:2: column \"survey\": found \"teachers\", expected a survey without `votes` "
        "in year.toml; the score of this one is made of its votes. Record them in votes.csv and "
        "delete the row");
}

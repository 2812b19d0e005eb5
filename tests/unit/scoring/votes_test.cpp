// Art. 14, Art. 17 ¶3: scores from votes.
#include "scoring/votes.hpp"

#include <catch2/catch.hpp>

#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

/// Four options of 100, 80, 60 and 40 points.
plan::VoteRule four_options(bool counts_invalid = false) {
  return {{{"good", "好", number("100")},
           {"fairly_good", "较好", number("80")},
           {"fair", "一般", number("60")},
           {"poor", "差", number("40")}},
          counts_invalid};
}

Ballot ballot(std::int64_t good, std::int64_t fairly_good, std::int64_t fair, std::int64_t poor) {
  return {{{"good", good}, {"fairly_good", fairly_good}, {"fair", fair}, {"poor", poor}}, {}};
}

}  // namespace

TEST_CASE("Votes: the index is the points of the votes over the valid ones, exact",
          "[scoring][A14.1][A17.3]") {
  const VoteIndex outcome = vote_index(ballot(30, 4, 0, 1), four_options(), "民主测评");
  CHECK(outcome.points == number("3360"));
  CHECK(outcome.counted == 35);
  CHECK(outcome.index == number("96"));
  CHECK(vote_index(ballot(2, 1, 0, 0), four_options(), "").index == Rational::of(280, 3));
  CHECK(vote_index(ballot(9, 0, 0, 0), four_options(), "").index == number("100"));
  CHECK(vote_index(ballot(0, 0, 0, 9), four_options(), "").index == number("40"));
}

TEST_CASE("Votes: satisfied, fairly satisfied, not satisfied are 100, 70 and 0",
          "[scoring][A17.3]") {
  const plan::VoteRule rule{{{"yes", "满意", number("100")},
                             {"fairly", "基本满意", number("70")},
                             {"no", "不满意", number("0")}},
                            false};
  CHECK(vote_index({{{"yes", 6}, {"fairly", 3}, {"no", 1}}, {}}, rule, "").index == number("81"));
  CHECK(vote_index({{{"yes", 0}, {"fairly", 0}, {"no", 2}}, {}}, rule, "").index == number("0"));
}

TEST_CASE("Votes: invalid votes count only in the denominator all", "[scoring][A14.1]") {
  Ballot votes = ballot(8, 0, 0, 0);
  votes.counts["invalid"] = 2;
  CHECK(vote_index(votes, four_options(), "").index == number("100"));
  const VoteIndex all = vote_index(votes, four_options(true), "");
  CHECK(all.index == number("80"));
  CHECK(all.counted == 10);
}

TEST_CASE("Votes: without a valid vote nothing is reckoned, and the words say so",
          "[scoring][A14.1]") {
  for (const bool counts_invalid : {false, true}) {
    Ballot votes = ballot(0, 0, 0, 0);
    votes.counts["invalid"] = 5;
    const VoteIndex outcome = vote_index(votes, four_options(counts_invalid), "民主测评");
    CHECK_FALSE(outcome.index);
    CHECK(outcome.blocked_id == "votes_none_valid");
    CHECK(outcome.blocked.zh.rfind("民主测评:没有有效票,无从计算;", 0) == 0);
    CHECK(outcome.blocked.en.rfind("民主测评: no valid votes are recorded", 0) == 0);
    votes.counts["poor"] = 1;
    CHECK(vote_index(votes, four_options(counts_invalid), "").index);
  }
}

TEST_CASE("Votes: an option that counts and has no row blocks, nobody is a row with 0",
          "[scoring][A14.1]") {
  Ballot votes = ballot(8, 2, 0, 0);
  CHECK(vote_index(votes, four_options(), "").index);
  votes.counts.erase("fair");
  votes.counts.erase("poor");
  const VoteIndex outcome = vote_index(votes, four_options(), "民主测评");
  CHECK_FALSE(outcome.index);
  CHECK(outcome.blocked_id == "votes_missing");
  CHECK(outcome.blocked.en ==
        "民主测评: no votes are recorded for 一般, 差; record them in votes.csv, 0 where nobody "
        "chose it");
  CHECK(outcome.blocked.zh == "民主测评:未录入“一般、差”的票数;请在 votes.csv 中补录,没有的填 0");
}

TEST_CASE("Votes: invalid ones are owed where they count", "[scoring][A14.1]") {
  Ballot votes = ballot(8, 2, 0, 0);
  CHECK(vote_index(votes, four_options(false), "").index);
  CHECK(vote_index(votes, four_options(true), "").blocked.zh ==
        ":未录入“无效票”的票数;请在 votes.csv 中补录,没有的填 0");
  votes.counts["invalid"] = 0;
  CHECK(vote_index(votes, four_options(true), "").index == number("96"));
}

TEST_CASE("Votes: a ballot takes one row of each option", "[scoring][A14.1]") {
  Ballot taken;
  ledger::Votes row;
  row.option = "good";
  row.count = 3;
  row.origin.number = 7;
  CHECK(taken.take(row));
  row.count = 4;
  row.origin.number = 8;
  CHECK_FALSE(taken.take(row));
  CHECK(taken.counts.at("good") == 3);
  CHECK(taken.records == std::vector<std::int64_t>{7});
}

TEST_CASE("Votes: an option is called by its title", "[scoring]") {
  CHECK(option_title(four_options(), "fair").zh == "一般");
  CHECK(option_title(four_options(), "invalid").zh == "无效票");
  CHECK(option_title(four_options(), "invalid").en == "invalid votes");
  CHECK(option_title(four_options(), "other").zh == "other");
}

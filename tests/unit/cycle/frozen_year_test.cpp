// Art. 8: with an indicator system the year's rules and the plugin's bytes are frozen, with a
// closing the roster.
#include <catch2/catch.hpp>

#include "unit/cycle/system_case.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

constexpr const char* kReview = "review = { decimals = 4";

struct Issued : SystemCase {
  Issued() { issue_all(); }
  std::string said() {
    return refusal([&] {
      cycle::require_issued(year().plan, cycle::Systems(ledger(), 2023),
                            cycle::Progress(ledger(), 2023), kDomain);
    });
  }
};

}  // namespace

TEST_CASE("Frozen rules: a rule of the year that changed after the issue bars the closing",
          "[cycle][system][A8.3]") {
  Issued county;
  CHECK(county.said().empty());
  county.rule(kReview, "review = { decimals = 3");
  const std::string said = county.said();
  CHECK(contains(said, "2023/year.toml:"));
  CHECK(contains(said, "rounding (rounding): the review's score: \"4"));
  CHECK(contains(said,
                 "that is not what is in force since 2023-03-20 (#5). Put it back, or have "
                 "it approved: `kaohe year amend propose --domain associations`"));
  CHECK(contains(refusal([&] { county.close("q1", "2023-03-28"); }), "rounding (rounding): "));
  county.rule("review = { decimals = 3", kReview);
  CHECK(county.said().empty());
  CHECK_NOTHROW(county.close("q1", "2023-03-28"));
}

TEST_CASE("Frozen rules: weights, windows and roles are frozen, titles and persons are not",
          "[cycle][system][A8.3]") {
  Issued county;
  const std::string eighths =
      "effectiveness_weight = \"7/8\"     # 年度考核得分 = 党建工作成效考核总分 × 0.875\n"
      "leaders_weight = \"1/8\"";
  const std::string quarters = "effectiveness_weight = \"3/4\"\nleaders_weight = \"1/4\"";
  county.rule(eighths, quarters);
  CHECK(contains(county.said(),
                 "scheme (total and weights): weight of the leaders' evaluation: "
                 "\"0.125\" → \"0.25\""));
  county.rule(quarters, eighths);
  county.rule("opens = 2023-03-20", "opens = 2023-03-21");
  CHECK(contains(county.said(),
                 "period (periods): period q1: opens: \"2023-03-20\" → "
                 "\"2023-03-21\""));
  county.rule("opens = 2023-03-21", "opens = 2023-03-20");
  county.rule("roles = [\"responsible_unit\"]", "roles = [\"responsible_unit\", \"lead_unit\"]");
  CHECK(contains(county.said(), "unit (units and their roles): "));
  county.rule("roles = [\"responsible_unit\", \"lead_unit\"]", "roles = [\"responsible_unit\"]");
  county.rule("title = \"一季度监测\"", "title = \"第一季度监测\"");
  county.rule("title = \"县市场监管局\"", "title = \"县市场局\"");
  CHECK(county.said().empty());
}

TEST_CASE("Frozen rules: an amendment of the lead unit carries a rule of the year",
          "[cycle][amendment][A8.4]") {
  Issued county;
  county.rule(kReview, "review = { decimals = 3");
  CHECK(contains(refusal([&] { county.propose("mai"); }),
                 "that is for 县委社会工作部 (society) to propose"));
  const std::int64_t number = county.propose("gu").number;
  county.rule("mean = { decimals = 4", "mean = { decimals = 3");
  CHECK(contains(refusal([&] { county.study(number); }), "it has changed since #" +
                                                             std::to_string(number) +
                                                             ": put it back, or begin "
                                                             "again with"));
  county.rule("mean = { decimals = 3", "mean = { decimals = 4");
  county.study(number);
  county.approve_amendment(number, "qi", "any document");
  CHECK(county.said().empty());
}

TEST_CASE("Frozen rules: once a period is closed no rule changes from which its scores come",
          "[cycle][amendment][A8.4]") {
  Issued county;
  county.close("q1", "2023-03-28");
  county.rule("indicator = { decimals = 4", "indicator = { decimals = 3");
  CHECK(contains(
      refusal([&] { county.propose("gu"); }),
      "; 一季度监测 is closed in 行业协会商会, and a closed period never gets other rules: put "
      "it back, and change it for the next year"));
  county.rule("indicator = { decimals = 3", "indicator = { decimals = 4");
  county.rule("opens = 2023-03-20", "opens = 2023-03-19");
  CHECK(contains(refusal([&] { county.propose("gu"); }), "period q1: opens"));
  county.rule("opens = 2023-03-19", "opens = 2023-03-20");
  county.rule("opens = 2023-09-20", "opens = 2023-09-21");  // of the third quarter
  CHECK_NOTHROW(county.propose("gu"));
}

TEST_CASE("Frozen rules: where one matter costs is frozen too", "[cycle][system][A8.3][A15.1]") {
  Issued county;
  county.rule("across = \"wait\"", "across = \"highest\"");
  CHECK(contains(county.said(),
                 "matters (matters that stand twice): one matter in an indicator and an "
                 "adjustment: \"wait\" → \"highest\""));
  county.rule("across = \"highest\"", "across = \"wait\"");
  CHECK(county.said().empty());
  county.close("q1", "2023-03-28");
  county.rule("across = \"wait\"", "across = \"highest\"");
  CHECK(contains(refusal([&] { county.propose("gu"); }), "a closed period never gets other rules"));
}

TEST_CASE("Frozen rules: what differs in digests only is said so", "[cycle][system][A8.3]") {
  Issued county;
  const ledger::SystemVersion now = cycle::version_of(county.year().plan, county.domain());
  ledger::SystemVersion before = now;
  const auto said = [&] {
    const auto all = cycle::differences(county.year().plan, county.domain(), before, now);
    REQUIRE(all.size() == 1);
    return cycle::in_words(all.front()).en;
  };
  before.rules.digests["rounding"] = "sha256:other";
  CHECK(contains(said(),
                 "rounding (rounding): what differs has no words, only digests: "
                 "\"sha256:other\" → \"sha256:"));
  before = now;
  before.digests.whole = "sha256:other";
  CHECK(contains(said(), "the system as a whole; what differs has no words, only digests"));
}

TEST_CASE("Frozen rules: an issue without digests of them is said once", "[cycle][system][A8.3]") {
  Issued county;
  cycle::SystemLife life = county.life();
  life.editions.back().version.rules = {};
  const auto problems = cycle::unofficial(county.year().plan, county.domain(), life);
  REQUIRE(problems.size() == 1);
  CHECK(contains(problems.front().what.en, "carries no digests of the year's rules"));
  CHECK(contains(problems.front().what.en,
                 "`kaohe year amend propose --domain associations` by its lead unit"));
}

TEST_CASE("Frozen plugin: other bytes of the same version are a program correction",
          "[cycle][system][A8.3]") {
  Issued county;
  CHECK_FALSE(county.life().in_force()->version.plugin_digest.empty());
  const std::string locked = county.life().in_force()->version.plugin_digest;
  county.other_bytes();
  const std::string said = county.said();
  CHECK(contains(said, "associations: plugin associations "));
  CHECK(
      contains(said, "its bytes: \"" + locked +
                         "\" → \"sha256:other\"; a program correction: put "
                         "the locked bytes back, which are in force since 2023-03-20 (#5), or have "
                         "the new bytes approved as an amendment"));
  CHECK(contains(refusal([&] { county.close("q1", "2023-03-28"); }), "a program correction"));
  const std::int64_t number = county.propose("gu").number;
  county.study(number);
  county.approve_amendment(number, "qi", "云考委〔2023〕9号");
  CHECK(county.said().empty());
}

TEST_CASE("Closed roster: an assessee who is gone is named at the roster",
          "[cycle][closing][A8.3][A11.3]") {
  Issued county;
  county.close("q1", "2023-03-28");
  CHECK(county.said().empty());
  county.roster("2,h02,云岭县建材协会,行业协会,24,甲二,乙二\n", "");
  CHECK(contains(county.said(),
                 "2023/roster/associations.csv: 一季度监测 is closed since "
                 "2023-03-28 (#"));
  CHECK(contains(county.said(), "h02 was assessed and no longer is: put the row back"));
}

TEST_CASE("Closed roster: a new or moved assessee is named at its line",
          "[cycle][closing][A8.3][A11.3]") {
  Issued county;
  county.close("q1", "2023-03-28");
  const std::string last = "3,h03,云岭县总商会,商会,100,甲三,乙三\n";
  county.roster(last, last + "4,h04,云岭县建筑协会,行业协会,9,甲四,乙四\n");
  CHECK(contains(county.said(), "2023/roster/associations.csv:5: "));
  CHECK(contains(county.said(),
                 "h04 was not assessed then: who came later gets `from` after "
                 "2023-03-31"));
  county.roster("4,h04,云岭县建筑协会,行业协会,9,甲四,乙四\n", "");
  county.roster("建材协会,行业协会", "建材协会,商会");
  CHECK(contains(county.said(), "2023/roster/associations.csv:3: "));
  CHECK(contains(county.said(), "h02 stood there with "));
  CHECK(contains(county.said(), "put that back; what is new holds from the next period or year"));
  county.roster("建材协会,商会", "建材协会,行业协会");
  CHECK(county.said().empty());
}

TEST_CASE("Closed roster: a number of an assessee is named with its field, old and new",
          "[cycle][closing][A8.3][A11.3]") {
  Issued county;
  county.close("q1", "2023-03-28");
  county.roster("建材协会,行业协会,24", "建材协会,行业协会,25");
  const std::string said = county.said();
  CHECK(contains(said, "2023/roster/associations.csv:3: "));
  CHECK(contains(said, "h02 stood there with members (会员数) \"24\" and now has \"25\": put"));
  county.roster("建材协会,行业协会,25", "建材协会,行业协会,24");
  CHECK(county.said().empty());
}

TEST_CASE("Closed roster: what comes or ends after the period is free",
          "[cycle][closing][A8.3][A11.3]") {
  Issued county;
  county.close("q1", "2023-03-28");
  county.roster(bytes_of(county.configs() / "2023/roster/associations.csv"),
                "序号,编号,名称,类别,会员数,书记,起始日\n"
                "1,h01,云岭县茶叶协会,行业协会,40,甲一,\n"
                "2,h02,云岭县建材协会,行业协会,24,甲五,\n"
                "3,h03,云岭县总商会,商会,100,甲三,\n"
                "4,h04,云岭县建筑协会,行业协会,9,甲四,2023-04-01\n");
  CHECK(county.said().empty());
  county.roster("甲四,2023-04-01", "甲四,2023-03-31");
  CHECK(contains(county.said(), "h04 was not assessed then"));
}

// What year.toml's rules must say beyond their schema.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
/// Puts tables before [misconduct].
YearFolder& tables(YearFolder& folder, const std::string& text) {
  return folder.with("[misconduct]", text + "\n[misconduct]");
}
std::string refused_with(const std::string& text) {
  YearFolder folder;
  return tables(folder, text).refused();
}
}  // namespace

TEST_CASE("Plan: weights that do not make 1 are refused with the line", "[plan][A14.1]") {
  CHECK(YearFolder().with("review_weight = \"1/5\"", "review_weight = \"0.19\"").refused() ==
        "year.toml:6:17: review_weight is \"0.19\"; indicator_weight (\"4/5\") and review_weight "
        "must add up to 1 (found 0.99). Correct one of them");
  CHECK(YearFolder()
            .with("review_weight = \"1/5\"", "review_weight = \"0.19\"")
            .refused(Language::zh) ==
        "year.toml:6:17: review_weight 为 \"0.19\";indicator_weight(\"4/5\")与 review_weight "
        "之和应为 1,现为 0.99。请改正其中一个");
  CHECK(YearFolder().with("review_weight = \"1/5\"", "review_weight = \"3/15\"").refused() == "");
}

TEST_CASE("Plan: the weights of the annual score make 1, and none is negative", "[plan][A14.2]") {
  CHECK(
      contains(YearFolder().with("leaders_weight = \"1/8\"", "leaders_weight = \"1/7\"").refused(),
               "year.toml:8:18: leaders_weight is \"1/7\"; effectiveness_weight (\"7/8\") and "
               "leaders_weight must add up to 1 (found 57/56)"));
  CHECK(contains(YearFolder()
                     .with("effectiveness_weight = \"7/8\"", "effectiveness_weight = \"9/8\"")
                     .with("leaders_weight = \"1/8\"", "leaders_weight = \"-1/8\"")
                     .refused(),
                 "year.toml:8:18: effectiveness_weight is \"9/8\" and leaders_weight is \"-1/8\"; "
                 "a weight lies between 0 and 1. Correct it"));
  CHECK(YearFolder()
            .with("effectiveness_weight = \"7/8\"", "effectiveness_weight = 1")
            .with("leaders_weight = \"1/8\"", "leaders_weight = 0")
            .refused() == "");
}

TEST_CASE("Plan: the total of the scheme is above 0", "[plan][A9.1]") {
  CHECK(YearFolder().with("total = 100", "total = 0").refused() ==
        "year.toml:4:9: total is 0, expected more than 0 (Art. 9: 100); correct it");
  CHECK(YearFolder().with("total = 100", "total = 120").refused() == "");
}

TEST_CASE("Plan: before the weights of Art. 14 at most five places are kept", "[plan][A14.3]") {
  const std::string point = GENERATE("indicator", "review", "leader_evaluation", "redistributed");
  CHECK(refused_with("[rounding]\n" + point + " = { decimals = 5, mode = \"half_up\" }") == "");
  CHECK(contains(refused_with("[rounding]\n" + point + " = { decimals = 6, mode = \"half_up\" }"),
                 point + " keeps 6 places, expected at most 5 before the weights of Art. 14 are "
                         "applied; lower it"));
}

TEST_CASE("Plan: a value just rounded is not rounded again without arithmetic between",
          "[plan][A14.3]") {
  const auto only_review = [](const std::string& rounding) {
    YearFolder folder;
    folder.with("indicator_weight = \"4/5\"", "indicator_weight = 0")
        .with("review_weight = \"1/5\"", "review_weight = 1");
    folder.with("effectiveness_weight = \"7/8\"", "effectiveness_weight = 1")
        .with("leaders_weight = \"1/8\"", "leaders_weight = 0");
    return tables(folder, rounding).refused();
  };
  CHECK(only_review("[rounding]\npublished = { decimals = 2, mode = \"half_up\" }") ==
        "year.toml:123:13: published keeps 2 places, but with these weights the annual score is "
        "review itself, just rounded to 4 places: it would be rounded "
        "twice with no arithmetic between. Let review keep 2 places, or published 4");
  CHECK(only_review("[rounding]\nreview = { decimals = 2, mode = \"half_up\" }") == "");
  CHECK(only_review("[rounding]\npublished = { decimals = 4, mode = \"half_up\" }") == "");
  YearFolder leaders;
  leaders.with("effectiveness_weight = \"7/8\"", "effectiveness_weight = 0")
      .with("leaders_weight = \"1/8\"", "leaders_weight = 1");
  CHECK(
      contains(leaders.refused(Language::zh),
               "published 保留 2 位,而按现有权重年度考核得分就是 leader_evaluation,刚取舍到 4 位"));
  YearFolder indicators;
  indicators.with("indicator_weight = \"4/5\"", "indicator_weight = 1")
      .with("review_weight = \"1/5\"", "review_weight = 0");
  CHECK(indicators.refused() == "");
  indicators.with("effectiveness_weight = \"7/8\"", "effectiveness_weight = 1")
      .with("leaders_weight = \"1/8\"", "leaders_weight = 0");
  CHECK(contains(indicators.refused(), "the annual score is redistributed itself"));
}

TEST_CASE("Plan: grades named by the line are known and in order", "[plan][A16.1][A17.6]") {
  CHECK(YearFolder().with("below_line = \"fair\"", "below_line = \"good\"").refused() ==
        "year.toml:79:14: below_line is \"good\", expected a grade below \"good\", which the line "
        "opens; correct it");
  CHECK(refused_with("[good_line]\ngrade = \"best\"") ==
        "year.toml:123:9: \"best\" is no grade; expected one of \"good\", \"fair\", \"poor\"");
  CHECK(refused_with("[good_line]\ngrade = \"good\"") == "");
}

TEST_CASE("Plan: quotas on grades are read, without them there are none", "[plan][A16.1]") {
  CHECK(YearFolder().read().grading.quotas.empty());
  YearFolder folder;
  tables(folder,
         "[[grades.quota]]\ngrade = \"good\"\nshare_at_most = \"0.15\"\n"
         "[[grades.quota]]\ngrade = \"fair\"\nshare_at_most = \"1/3\"\nat_least = 2\n"
         "ties_in = true\nsource = \"No. 5\"\n");
  const std::vector<plan::GradeQuota> quotas = folder.read().grading.quotas;
  REQUIRE(quotas.size() == 2);
  CHECK(quotas[0].grade == "good");
  CHECK(quotas[0].share_at_most.text() == "0.15");
  CHECK(quotas[0].at_least == 0);
  CHECK_FALSE(quotas[0].ties_in);
  CHECK(quotas[0].source.empty());
  CHECK(quotas[1].share_at_most.text() == "1/3");
  CHECK(quotas[1].at_least == 2);
  CHECK(quotas[1].ties_in);
  CHECK(quotas[1].source == "No. 5");
}

TEST_CASE("Plan: a quota names a known grade above the lowest, once", "[plan][A16.1]") {
  const auto quota = [](const std::string& grade) {
    return "[[grades.quota]]\ngrade = \"" + grade + "\"\nshare_at_most = \"0.5\"\n";
  };
  CHECK(refused_with(quota("fair")) == "");
  CHECK(refused_with(quota("goood")) ==
        "year.toml:123:9: \"goood\" is no grade (did you mean \"good\"?); expected one of "
        "\"good\", \"fair\", \"poor\"");
  CHECK(refused_with(quota("poor")) ==
        "year.toml:123:9: the quota is of \"poor\", the lowest grade: nobody beyond it could be "
        "given another. Delete it, or name a better grade");
  CHECK(refused_with(quota("good") + quota("fair")) == "");
  CHECK(refused_with(quota("good") + quota("good")) ==
        "year.toml:126:9: \"good\" has a quota already; put both into one");
}

TEST_CASE("Plan: the share of a quota lies between 0 and 1, at_least is a count", "[plan][A16.1]") {
  const auto quota = [](const std::string& more) {
    return refused_with("[[grades.quota]]\ngrade = \"good\"\n" + more);
  };
  CHECK(quota("share_at_most = 0") == "");
  CHECK(quota("share_at_most = 1") == "");
  CHECK(quota("share_at_most = \"1.01\"") ==
        "year.toml:124:17: share_at_most is 1.01, expected 0 to 1 (\"0.15\" is 15 %); correct it");
  CHECK(contains(quota("share_at_most = \"-0.01\""), "share_at_most is -0.01, expected 0 to 1"));
  CHECK(contains(quota("share_at_most = 0.15"), "year.toml:124:17"));
  CHECK(contains(quota(""), "share_at_most"));
  CHECK(quota("share_at_most = 0\nat_least = 1") == "");
  CHECK(contains(quota("share_at_most = 0\nat_least = 0"), "year.toml:125:12"));
}

TEST_CASE("Plan: steps of a scale go from best to worst and leave no score out", "[plan][A17.3]") {
  CHECK(YearFolder().with("from = 60", "from = 90").refused() ==
        "year.toml:73:38: step \"fair\" is from 90, expected less than 90 of the step before it: "
        "steps go from best to worst. Correct it");
  CHECK(YearFolder().with("from = 60", "from = \"89.99\"").refused() == "");
  CHECK(YearFolder().with("title = \"C\", from = 0", "title = \"C\", from = 1").refused() ==
        "year.toml:74:38: the last step \"poor\" is from 1, expected 0, so that every score has a "
        "step; correct it");
  CHECK(YearFolder().with(", from = 60", "").refused() ==
        "year.toml:73:3: step \"fair\" has no `from`, as the others have; add it");
  CHECK(contains(YearFolder()
                     .with("review = [ { id = \"good\", title = \"A\"",
                           "review = [ { id = \"good\", title = \"A\", from = 80")
                     .refused(),
                 "step \"fair\" has no `from`"));
}

TEST_CASE("Plan: a gate names a known grade", "[plan][A17.7]") {
  CHECK(YearFolder()
            .with("rank = \"last\"\neffect = \"exactly\"\ngrade = \"poor\"",
                  "rank = \"last\"\neffect = \"exactly\"\ngrade = \"pour\"")
            .refused() ==
        "year.toml:120:9: \"pour\" is no grade (did you mean \"poor\"?); expected one of \"good\", "
        "\"fair\", \"poor\"");
}

TEST_CASE("Plan: a circular's gate needs a body that bars", "[plan][A17.1]") {
  CHECK(YearFolder().with("bars = true", "bars = false").refused() ==
        "year.toml:81:1: gate \"circular\" can never fire: no [[circular_body]] has bars = true. "
        "List the bodies, or delete the gate");
}

TEST_CASE("Plan: a review's gate names a step of the review", "[plan][A17.2]") {
  CHECK(YearFolder()
            .with("at_or_below = \"fair\"\neffect", "at_or_below = \"poor\"\neffect")
            .refused() ==
        "year.toml:96:15: \"poor\" is no step of this scale; expected one of \"good\", \"fair\"");
  CHECK(YearFolder()
            .with("when = \"review_grade\"\nat_or_below = \"fair\"", "when = \"review_grade\"")
            .refused() ==
        "year.toml:90:1: gate \"review\" has no `at_or_below`, which when = \"review_grade\" "
        "needs; add it");
}

TEST_CASE("Plan: a survey's gate names a survey and a step of it", "[plan][A17.3]") {
  CHECK(YearFolder().with("survey = \"education\"", "survey = \"educaton\"").refused() ==
        "year.toml:106:10: \"educaton\" is no survey in [[scales.survey]] (did you mean "
        "\"education\"?); expected one of \"education\"");
  CHECK(YearFolder().with("at_or_below = \"poor\"", "at_or_below = \"bad\"").refused() ==
        "year.toml:107:15: \"bad\" is no step of this scale; expected one of \"good\", \"fair\", "
        "\"poor\"");
  CHECK(contains(YearFolder().with("survey = \"education\"\n", "").refused(),
                 "gate \"survey\" has no `survey`, which when = \"survey\" needs; add it"));
}

TEST_CASE("Plan: a finding's gate names its kind, and no other gate a rank",
          "[plan][A17.4][A17.5]") {
  CHECK(contains(YearFolder().with("finding = \"major_problem\"\n", "").refused(),
                 "gate \"problem\" has no `finding`, which when = \"finding\" needs; add it"));
  CHECK(YearFolder().with("rank = \"last\"\n", "").refused() == "");
  CHECK(YearFolder().after("when = \"circular\"", "rank = \"last\"").refused() ==
        "year.toml:87:1: gate \"circular\" has `rank`, which means nothing with when = "
        "\"circular\"; delete it");
}

TEST_CASE("Plan: what is towards the bottom is a share", "[plan][A17.4]") {
  CHECK(refused_with("[ranking]\nbottom = { share = \"1.01\" }") ==
        "year.toml:123:20: share is 1.01, expected 0 to 1 (\"0.10\" is a tenth); correct it");
  CHECK(refused_with("[ranking]\nbottom = { share = 1 }") == "");
}

TEST_CASE("Plan: a score does not break its own ties", "[plan][A14.3]") {
  CHECK(refused_with("[ranking]\ntie_breakers = [\"review_score\", \"annual_score\"]") ==
        "year.toml:123:33: \"annual_score\" is what is ranked; it cannot break its own ties. "
        "Delete it");
  CHECK(refused_with("[ranking]\ntie_breakers = [\"review_score\"]") == "");
}

TEST_CASE("Plan: caps have no sign", "[plan][A15.1]") {
  CHECK(refused_with("[adjustments]\ncap = -1") ==
        "year.toml:123:7: cap is -1, expected 0 or more; a cap has no sign");
  CHECK(refused_with("[adjustments]\ncap = 0") == "");
  CHECK(
      contains(refused_with("[[adjustments.category]]\nid = \"a\"\ntitle = \"A\"\ncap = \"-0.1\""),
               "year.toml:125:7: cap is -0.1"));
}

TEST_CASE("Plan: a leader's weight is above 0", "[plan][A14.4]") {
  CHECK(
      refused_with("[leader_evaluation]\nweights = { wang = 0 }") ==
      "year.toml:123:20: the weight of \"wang\" is 0, expected more than 0; correct or delete it");
  CHECK(refused_with("[leader_evaluation]\nweights = { wang = \"0.1\" }") == "");
  CHECK(refused_with("[leader_evaluation]\nweights = { wang = 1 }\ntitles = { wang = \"书记\" }") ==
        "");
  CHECK(refused_with("[leader_evaluation]\ntitles = { li = \"书记\" }") == "");
  CHECK_THAT(
      refused_with("[leader_evaluation]\nweights = { wang = 1 }\ntitles = { li = \"书记\" }"),
      Catch::Contains("\"li\" has a title but no weight"));
}

TEST_CASE("Plan: a consequence names a grade and who sees to it", "[plan][A18.1][A18.2]") {
  CHECK(YearFolder().with("owner = \"assessee\"", "owner = \"musik\"").refused() ==
        "year.toml:130:9: \"musik\" is no unit (nor \"assessee\") (did you mean \"music\"?); "
        "expected one of \"organization\", \"office\", \"committee\", \"music\"");
  CHECK(YearFolder().with("owner = \"assessee\"", "owner = \"office\"").refused() == "");
  CHECK(contains(YearFolder()
                     .with("at_or_below = \"fair\"\ndue_days", "at_or_below = \"bad\"\ndue_days")
                     .refused(),
                 "\"bad\" is no grade"));
}

TEST_CASE("Plan: a consequence is due after the days it names, else after a month",
          "[plan][A18.1]") {
  const auto days = [](const char* line) {
    return YearFolder().with("due_days = 30", line).read().consequences.front().due_days;
  };
  CHECK(days("due_days = 7") == 7);
  CHECK(days("due_days = 0") == 0);
  CHECK(days("") == 30);
}

TEST_CASE("Plan: a gate that leaves the best grade open bars nothing", "[plan][A17.1][A17.7]") {
  const auto circular = [](const std::string& effect, const std::string& grade,
                           Language language = Language::en) {
    return YearFolder()
        .with("when = \"circular\"\neffect = \"at_most\"\ngrade = \"fair\"",
              "when = \"circular\"\neffect = \"" + effect + "\"\ngrade = \"" + grade + "\"")
        .refused(language);
  };
  CHECK(circular("at_most", "fair") == "");
  CHECK(circular("at_most", "good") ==
        "year.toml:88:9: gate \"circular\" leaves \"good\" open, which is the best grade: it bars "
        "nothing. Name the best grade that is still open, one below it, or delete the gate");
  CHECK(contains(circular("at_most", "good", Language::zh), "等于没有限制"));
  CHECK(circular("exactly", "good") == "");
}

// Art. 15: shares, days of application, and the limits that look at a whole group.
#include <catch2/catch.hpp>

#include "scoring/adjust.hpp"
#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using scoring::AdjustmentGroup;
using scoring::AdjustmentInput;

namespace {

constexpr RoundingPoint kFourPlaces{4, RoundingMode::half_up};

AdjustmentInput item(const char* category, const char* value) {
  AdjustmentInput input;
  input.category = category;
  input.points = number(value);
  input.approved_by = "committee";
  return input;
}

plan::Adjustments rules_with(const plan::GroupLimit& limit) {
  plan::Adjustments rules = small_plan().adjustments;
  rules.group_limits = {limit};
  rules.group_limits[0].bonuses = {"bonus", "praise"};
  rules.group_limits[0].deductions = {"deduction"};
  return rules;
}

/// Ten assessees, a to j, with a praise each as listed; the rest has nothing.
AdjustmentGroup ten(const std::vector<const char*>& praises) {
  AdjustmentGroup group;
  for (std::size_t i = 0; i < 10; ++i) {
    std::vector<AdjustmentInput>& own = group[std::string(1, static_cast<char>('a' + i))];
    if (i < praises.size()) own.push_back(item("praise", praises[i]));
  }
  return group;
}

/// "2 1 -" : the sums of those who have lines; "-" for a bonus that does not count.
std::string sums(const AdjustmentGroup& group, const plan::Adjustments& rules) {
  std::string text;
  for (const auto& [id, account] : scoring::adjustments(group, rules, kFourPlaces)) {
    if (account.lines.empty()) continue;
    text += (text.empty() ? "" : " ") +
            (account.lines[0].counted ? account.sum.text() : account.lines[0].why_not);
  }
  return text;
}

}  // namespace

TEST_CASE("Adjustments: what several share is divided and rounded once", "[scoring][A15.1]") {
  const plan::Adjustments rules = small_plan().adjustments;
  const auto share = [&](const char* category, const char* value, int among) {
    AdjustmentInput input = item(category, value);
    input.among = among;
    const auto account = scoring::adjustments({{"a", {input}}}, rules, kFourPlaces).at("a");
    CHECK(account.lines[0].among == among);
    return account.sum.text();
  };
  CHECK(share("praise", "2", 1) == "2");
  CHECK(share("praise", "2", 2) == "1");
  CHECK(share("praise", "2", 3) == "0.6667");
  CHECK(share("deduction", "2", 3) == "-0.6667");
}

TEST_CASE("Adjustments: a category may count all of one matter", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  const auto two = [&] {
    AdjustmentInput first = item("praise", "1"), second = item("praise", "2");
    first.matter = second.matter = "m1";
    return sums({{"a", {second, first}}}, rules);
  };
  CHECK(two() == "2");
  rules.categories[1].sums_matters = true;
  CHECK(two() == "3");
}

TEST_CASE("Adjustments: bonuses and deductions have caps of their own", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  rules.bonus_cap = number("2");
  rules.deduction_cap = number("1");
  CHECK(sums({{"a", {item("praise", "2")}}}, rules) == "2");
  CHECK(sums({{"a", {item("praise", "2.5")}}}, rules) == "2");
  CHECK(sums({{"a", {item("deduction", "1")}}}, rules) == "-1");
  const auto both = scoring::adjustments({{"a", {item("praise", "3"), item("deduction", "4")}}},
                                         rules, kFourPlaces)
                        .at("a");
  CHECK(both.sum == number("1"));
  REQUIRE(both.lines.size() == 4);
  CHECK(both.lines[2].kind == "bonus_cap");
  CHECK(both.lines[2].points == number("-1"));
  CHECK(both.lines[3].kind == "deduction_cap");
  CHECK(both.lines[3].points == number("3"));
}

TEST_CASE("Adjustments: a bonus is applied for by the last day", "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  const auto applied = [&](const char* category, const char* date) {
    AdjustmentInput input = item(category, "1");
    if (*date != '\0') input.applied = day(date);
    return sums({{"a", {input}}}, rules);
  };
  CHECK(applied("praise", "") == "1");
  rules.applied_by = day("2024-01-10");
  CHECK(applied("praise", "2024-01-10") == "1");
  CHECK(applied("praise", "2024-01-11") == "applied_late");
  CHECK(applied("praise", "") == "not_applied");
  CHECK(applied("deduction", "") == "-1");
}

TEST_CASE("Adjustments: bonuses count where enough assessees have deductions", "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.deducted_share_above = number("0.15");
  const plan::Adjustments rules = rules_with(limit);
  AdjustmentGroup group = ten({"2"});
  group["j"].push_back(item("deduction", "1"));
  CHECK(sums(group, rules) == "too_few_deducted -1");  // 1 of 10
  group["i"].push_back(item("deduction", "1"));
  CHECK(sums(group, rules) == "2 -1 -1");  // 2 of 10
  group["i"][0].approved_by.clear();
  CHECK(sums(group, rules) == "too_few_deducted not_approved -1");
}

TEST_CASE("Adjustments: a share that is met, not passed, is too few", "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.deducted_share_above = number("0.10");
  AdjustmentGroup group = ten({"2"});
  group["j"].push_back(item("deduction", "1"));
  CHECK(sums(group, rules_with(limit)) == "too_few_deducted -1");
  limit.deducted_share_above = number("0.0999");
  CHECK(sums(group, rules_with(limit)) == "2 -1");
}

TEST_CASE("Adjustments: at most a share of the assessees keeps a bonus, the highest",
          "[scoring][A15.1]") {
  plan::GroupLimit limit;
  const auto kept = [&](const char* share, const std::vector<const char*>& praises) {
    limit.bonus_share_at_most = number(share);
    return sums(ten(praises), rules_with(limit));
  };
  CHECK(kept("0.20", {"1", "3", "2"}) == "beyond_share 3 2");
  CHECK(kept("0.29", {"1", "3", "2"}) == "beyond_share 3 2");
  CHECK(kept("0.30", {"1", "3", "2"}) == "1 3 2");
  CHECK(kept("0", {"1"}) == "beyond_share");
  CHECK(kept("1", {"1", "1"}) == "1 1");
}

TEST_CASE("Adjustments: equal bonuses at the share are all out or all in", "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.bonus_share_at_most = number("0.20");
  const AdjustmentGroup group = ten({"1", "3", "1", "0.5"});
  CHECK(sums(group, rules_with(limit)) == "beyond_share 3 beyond_share beyond_share");
  limit.ties_in = true;
  CHECK(sums(group, rules_with(limit)) == "1 3 1 beyond_share");
}

TEST_CASE("Adjustments: no bonus is above the largest deduction of the group", "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.at_most_largest_deduction = true;
  const plan::Adjustments rules = rules_with(limit);
  AdjustmentGroup group = ten({"2", "1.5", "1"});
  group["i"].push_back(item("deduction", "1.5"));
  group["j"].push_back(item("deduction", "0.5"));
  CHECK(sums(group, rules) == "1.5 1.5 1 -1.5 -0.5");
  const auto account = scoring::adjustments(group, rules, kFourPlaces).at("a");
  REQUIRE(account.lines.size() == 2);
  CHECK(account.lines[1].kind == "group_cap");
  CHECK(account.lines[1].points == number("-0.5"));
  CHECK(sums(ten({"2"}), rules) == "0");
}

TEST_CASE("Adjustments: all bonuses together are cut in proportion to all deductions",
          "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.total_at_most_deductions = true;
  const plan::Adjustments rules = rules_with(limit);
  AdjustmentGroup group = ten({"2", "1", "1"});
  group["i"].push_back(item("deduction", "3"));
  group["j"].push_back(item("deduction", "1"));
  CHECK(sums(group, rules) == "2 1 1 -3 -1");  // 4 of 4
  group["j"][0].points = number("0.9999");
  CHECK(sums(group, rules) == "1.9999 0.9999 0.9999 -3 -0.9999");  // × 3.9999 ÷ 4, cut off
  group["j"][0].points = number("0");
  CHECK(sums(group, rules) == "1.5 0.75 0.75 -3 0");
  const auto account = scoring::adjustments(group, rules, kFourPlaces).at("a");
  REQUIRE(account.lines.size() == 2);
  CHECK(account.lines[1].kind == "group_total");
  CHECK(account.lines[1].points == number("-0.5"));
  CHECK(sums(ten({"2"}), rules) == "0");
}

TEST_CASE("Adjustments: what is cut in proportion is truncated, never above the deductions",
          "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.total_at_most_deductions = true;
  AdjustmentGroup group = ten({"1", "1", "1"});
  group["j"].push_back(item("deduction", "2"));
  CHECK(sums(group, rules_with(limit)) == "0.6666 0.6666 0.6666 -2");
}

TEST_CASE(
    "Adjustments: the total of the group is weighed after the caps of each, before that of "
    "the sum",
    "[scoring][A15.1]") {
  plan::GroupLimit limit;
  limit.total_at_most_deductions = true;
  plan::Adjustments rules = rules_with(limit);
  rules.bonus_cap = number("2");
  rules.deduction_cap = number("1");
  rules.cap = number("0.4");
  AdjustmentGroup group = ten({"4", "2"});
  group["j"].push_back(item("deduction", "3"));
  // Caps leave 2 and 2 against 1: each keeps a half, of which the cap of the sum leaves 0.4.
  CHECK(sums(group, rules) == "0.4 0.4 -0.4");
  const auto account = scoring::adjustments(group, rules, kFourPlaces).at("a");
  REQUIRE(account.lines.size() == 4);
  CHECK(account.lines[1].kind == "bonus_cap");
  CHECK(account.lines[2].kind == "group_total");
  CHECK(account.lines[2].points == number("-1.5"));
  CHECK(account.lines[3].kind == "cap");
}

TEST_CASE("Adjustments: every line says in two languages what it is and why it does not count",
          "[scoring][A15.1]") {
  plan::Adjustments rules = small_plan().adjustments;
  rules.cap = rules.bonus_cap = rules.deduction_cap = number("5");
  scoring::AppliedAdjustment line;
  line.category = "bonus";
  CHECK(scoring::adjustment_title(line, rules).zh == "加分");
  line.among = 3;
  CHECK(scoring::adjustment_title(line, rules).zh == "加分(3 个考核对象均分)");
  line.kind = "category_cap";
  CHECK(scoring::adjustment_title(line, rules).zh == "加分超过封顶 3 分的部分");
  for (const char* kind : {"cap", "bonus_cap", "deduction_cap", "group_cap", "group_total"}) {
    line.kind = kind;
    CHECK(scoring::adjustment_title(line, rules).en.rfind("beyond the ", 0) == 0);
  }
  for (const char* why : {"not_approved", "same_matter", "matter_elsewhere", "dearer_in_indicator", "not_applied",
                          "applied_late", "too_few_deducted", "beyond_share", "proposed"}) {
    CHECK(scoring::why_not_counted(why).en != why);
    CHECK(scoring::why_not_counted(why).zh != why);
  }
  CHECK(scoring::why_not_counted("").en.empty());
}

#include "plan/frozen_rules.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "plan/year_facts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

/// Parts of the rules by the section of year.toml in which they stand, where that is another word.
std::string named_in_year(const std::string& part) {
  static const std::map<std::string, std::string> names{{"review_scale", "scales"},
                                                        {"surveys", "scales"},
                                                        {"survey", "scales"},
                                                        {"survey_votes", "scales"},
                                                        {"review_part", "review"},
                                                        {"review_parts", "review"},
                                                        {"consequences", "consequence"},
                                                        {"matters_across", "matters"},
                                                        {"amendment_applies", "amendment"},
                                                        {"circular_year_of", "circulars"},
                                                        {"carried_over", "carry_over"},
                                                        {"rectified_returns", "rectification"},
                                                        {"rework_days", "rectification"},
                                                        {"rest_days", "deadlines"},
                                                        {"calendar", "period"},
                                                        {"units", "unit"},
                                                        {"circular_bodies", "circular_body"},
                                                        {"grade", "grading"},
                                                        {"grades", "grading"},
                                                        {"good_line", "grading"},
                                                        {"quota", "grading"},
                                                        {"gate", "grading"},
                                                        {"misconduct", "grading"},
                                                        {"category", "adjustments"},
                                                        {"group_limit", "adjustments"},
                                                        {"leader", "leader_evaluation"},
                                                        {"leader_group", "leader_evaluation"},
                                                        {"lead_unit", "domain"},
                                                        {"pool", "domain"}};
  const auto found = names.find(part);
  return found == names.end() ? part : found->second;
}

Text title_of(const std::string& section) {
  static const std::map<std::string, Message> titles{
      {"facts_from", {"first day of the facts", "事实的起始日"}},
      {"scheme", {"total and weights", "总分和权重"}},
      {"rounding", {"rounding", "小数取舍"}},
      {"scales", {"scales", "分档"}},
      {"review", {"parts of the review", "述职评议的组成"}},
      {"grading", {"grades, lines and gates", "等次、分数线和限制条件"}},
      {"ranking", {"ranking", "排名"}},
      {"adjustments", {"bonuses and deductions", "加减分"}},
      {"leader_evaluation", {"leaders' evaluation", "领导评价"}},
      {"consequence", {"consequences", "结果运用"}},
      {"matters", {"matters that stand twice", "重复的事项"}},
      {"amendment", {"amendments", "指标调整"}},
      {"circulars", {"circulars", "通报"}},
      {"circular_body", {"bodies that criticise in circulars", "通报机关"}},
      {"carry_over", {"what is carried over", "平时扣分的结转"}},
      {"rectification", {"rectification", "整改"}},
      {"missing", {"what is missing", "缺项"}},
      {"deadlines", {"deadlines", "期限"}},
      {"period", {"periods", "考核阶段"}},
      {"unit", {"units and their roles", "单位和职责"}},
      {"domain", {"lead unit and grouping", "牵头单位和分组"}}};
  const auto found = titles.find(section);
  return found == titles.end() ? Text{section, section} : say(found->second);
}

/// All from which figures, grades and days follow, by section.
std::map<std::string, json> sections_of(const YearPlan& plan, const Domain& domain) {
  const json all = figure_rules(plan);
  std::map<std::string, json> sections;
  for (const auto& [part, value] : all["rules"].items())
    sections[named_in_year(part)][part] = value;
  for (const auto& [part, value] : all["units"].items())
    sections[named_in_year(part)][part] = value;
  sections["facts_from"] = all["facts_from"];
  json& days = sections["period"] = all["calendar"];
  for (std::size_t i = 0; i < plan.periods.size(); ++i) {
    days[i]["self_review_by"] = text_of(plan.periods[i].self_review_by);
    days[i]["results_by"] = text_of(plan.periods[i].results_by);
  }
  sections["domain"] = {domain.lead_unit, domain.pool};
  return sections;
}

/// "reading/rounding.indicator" → "rounding.indicator", "period/q1/opens" → "period.q1.opens".
std::string key_of(const Fact& fact) {
  const std::string reading = "reading/";
  std::string key = fact.key.compare(0, reading.size(), reading) == 0
                        ? fact.key.substr(reading.size())
                        : fact.key;
  std::replace(key.begin(), key.end(), '/', '.');
  return key;
}

std::vector<Fact> facts_of(const YearPlan& plan, const Domain& domain) {
  std::vector<Fact> facts = facts_of_year(plan);
  for (Fact& one : facts_of_domain(plan, domain)) {
    if (one.key == "lead_unit" || one.key == "pool") facts.push_back(std::move(one));
  }
  return facts;
}

class RulesComparison {
 public:
  RulesComparison(const YearPlan& plan, const Domain& domain, const FrozenRules& before,
                  const FrozenRules& after)
      : domain_(domain), before_(before), after_(after), facts_(facts_of(plan, domain)) {}

  std::vector<Difference> differences() {
    std::set<std::string> sections;
    for (const auto& [section, digest] : before_.digests) sections.insert(section);
    for (const auto& [section, digest] : after_.digests) sections.insert(section);
    for (const std::string& section : sections) {
      if (value_of(before_.digests, section) != value_of(after_.digests, section)) compare(section);
    }
    return std::move(found_);
  }

 private:
  static std::string value_of(const std::map<std::string, std::string>& values,
                              const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? "" : found->second;
  }

  void compare(const std::string& section) {
    std::set<std::string> keys;
    for (const auto* values : {&before_.values, &after_.values}) {
      for (const auto& [key, value] : *values) {
        if (section_of(key) == section) keys.insert(key);
      }
    }
    const std::size_t said = found_.size();
    for (const std::string& key : keys) {
      const std::string was = value_of(before_.values, key), is = value_of(after_.values, key);
      if (was != is) add(section, key, in_words(key), was, is);
    }
    if (found_.size() > said) return;
    add(section, section,
        say({"what differs has no words, only digests", "差异无法用文字说明,只有摘要不同"}),
        value_of(before_.digests, section), value_of(after_.digests, section));
  }

  Text in_words(const std::string& key) const {
    for (const Fact& one : facts_) {
      if (key_of(one) == key) return one.what;
    }
    return {key, key};
  }

  void add(const std::string& section, const std::string& key, const Text& what,
           const std::string& before, const std::string& after) {
    const Change change = before.empty()  ? Change::added
                          : after.empty() ? Change::removed
                                          : Change::changed;
    found_.push_back({domain_.id, "", DifferenceKind::setting, change, key,
                      say({"{} ({}): {}", "{}({}):{}"}, section, title_of(section), what), before,
                      after});
  }

  const Domain& domain_;
  const FrozenRules& before_;
  const FrozenRules& after_;
  std::vector<Fact> facts_;
  std::vector<Difference> found_;
};

}  // namespace

std::string section_of(const std::string& key) {
  return named_in_year(key.substr(0, key.find('.')));
}

bool reaches_periods(const std::string& key, const std::vector<std::string>& closed) {
  static const std::set<std::string> reaching{"facts_from",    "rounding",  "amendment", "matters",
                                              "rectification", "deadlines", "pool",      "domain"};
  if (closed.empty()) return false;
  if (section_of(key) != "period") return reaching.count(key.substr(0, key.find('.'))) != 0;
  const bool is_open = std::none_of(closed.begin(), closed.end(), [&](const std::string& id) {
    const std::string of = "period." + id;
    return key == of || key.compare(0, of.size() + 1, of + ".") == 0;
  });
  return key == "period" || !is_open;
}

FrozenRules frozen_rules(const YearPlan& plan, const Domain& domain) {
  FrozenRules frozen;
  for (const auto& [section, rules] : sections_of(plan, domain))
    frozen.digests[section] = sha256(rules.dump());
  for (const Fact& one : facts_of(plan, domain)) {
    const std::string key = key_of(one);
    if (frozen.digests.count(section_of(key)) != 0) frozen.values[key] = one.value;
  }
  return frozen;
}

std::vector<Difference> compare_rules(const YearPlan& plan, const Domain& domain,
                                      const FrozenRules& before, const FrozenRules& after) {
  if (before.digests == after.digests) return {};
  return RulesComparison(plan, domain, before, after).differences();
}

}  // namespace kaohe::plan

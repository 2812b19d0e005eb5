/// A small hand-made year for tests: one domain, four grades, the gates of Art. 17, and sheets with
/// the scores that a test wants.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::tests {

inline Rational number(const char* text) {
  return *Rational::parse(text);
}
inline Points points(const char* text) {
  return *Points::parse(text);
}
inline Date day(const char* text) {
  return *parse_date(text);
}

/// Art. 17: the gates that the county's rules have.
inline std::vector<plan::GateRule> gate_rules() {
  const auto rule = [](const char* id, const char* article, const char* when, const char* effect,
                       const char* grade) {
    plan::GateRule gate;
    gate.id = id;
    gate.article = article;
    gate.title = id;
    gate.source = std::string("Art. ") + article;
    gate.when = when;
    gate.effect = effect;
    gate.grade = grade;
    return gate;
  };
  std::vector<plan::GateRule> gates = {
      rule("criticised", "17.1", "circular", "at_most", "fairly_good"),
      rule("review", "17.2", "review_grade", "at_most", "fairly_good"),
      rule("education", "17.3", "survey", "at_most", "fair"),
      rule("no_results", "17.4", "finding", "exactly", "fair"),
      rule("major_problem", "17.5", "finding", "exactly", "poor")};
  gates[1].at_or_below = "fairly_good";
  gates[2].survey = "education";
  gates[2].at_or_below = "fair";
  gates[3].finding = "no_clear_results";
  gates[3].rank = "bottom";
  gates[4].finding = "major_problem";
  gates[4].rank = "last";
  return gates;
}

inline plan::Grading grading_rules() {
  plan::Grading grading;
  grading.grades = {{"good", "好"}, {"fairly_good", "较好"}, {"fair", "一般"}, {"poor", "差"}};
  grading.scope = "domain";
  grading.line_of = "effectiveness_total";
  grading.line_mean_of = "all";
  grading.top_grade = "good";
  grading.below_line = "fairly_good";
  grading.gates = gate_rules();
  grading.misconduct_article = "19";
  grading.misconduct_source = "Art. 19";
  return grading;
}

/// Four indicators of 40, 30, 20 and 10 points: XX01 and XX02 in the aspect `one`, XX03 and XX04 in
/// `two`.
inline plan::Domain small_domain() {
  plan::Domain domain;
  domain.id = "libraries";
  domain.title = "图书馆";
  domain.lead_unit = "culture";
  domain.system.domain = domain.id;
  domain.system.total = number("100");
  const std::vector<std::vector<const char*>> indicators = {
      {"XX01", "one", "40"}, {"XX02", "one", "30"}, {"XX03", "two", "20"}, {"XX04", "two", "10"}};
  for (const auto& row : indicators) {
    plan::IndicatorInfo info;
    info.id = row[0];
    info.title = std::string("指标") + row[0];
    info.aspect = row[1];
    info.responsible_unit = domain.lead_unit;
    info.basis = std::string("basis of ") + row[0];
    info.points = number(row[2]);
    domain.system.indicators.push_back(info);
  }
  domain.system.gates.push_back({"dropped", "XX01", "坠楼", "17.1", "fairly_good"});
  return domain;
}

inline void add_rules(plan::YearPlan& plan) {
  plan.scheme = {number("100"), number("4/5"), number("1/5"), number("7/8"), number("1/8")};
  plan.rounding.indicator = {4};
  plan.rounding.compared = {8};
  plan.rounding.review = {4};
  plan.rounding.leader_evaluation = {4};
  plan.rounding.redistributed = {4};
  plan.rounding.mean = {4};
  plan.rounding.published = {2};
  plan.circular_bodies = {
      {"city", "市委和市政府", true}, {"county", "县委和县政府", true}, {"bureau", "市局", false}};
  plan.review_scale = {
      {"good", "好", {}}, {"fairly_good", "较好", {}}, {"fair", "一般", {}}, {"poor", "差", {}}};
  plan.surveys = {{"education",
                   "党内集中教育满意度",
                   {{"good", "好", number("90")},
                    {"fairly_good", "较好", number("80")},
                    {"fair", "一般", number("60")},
                    {"poor", "差", number("0")}}}};
  plan.ranking = {"annual_score", {}, number("0.1"), 1};
  plan.adjustments.enter = "final_score";
  plan.adjustments.categories = {{"bonus", "加分", number("3"), false},
                                 {"praise", "表扬", {}, false},
                                 {"deduction", "扣分", {}, true}};
  plan.matters_across = "wait";
  plan.consequences = {
      {"performance", "18", "高质量发展绩效考核不得评为“好”", "organization", "fairly_good", 0},
      {"explanation", "18", "向县委写出书面说明", "assessee", "fair", 30}};
}

/// The year 2023 with the periods q1 and year, and one domain without assessees.
inline plan::YearPlan small_plan() {
  plan::YearPlan plan;
  plan.year = 2023;
  plan.county = "某县";
  plan.language = Language::en;
  plan.digest = "sha256:plan";
  add_rules(plan);
  plan.grading = grading_rules();
  plan::Period q1, year;
  q1.id = "q1";
  q1.first_day = day("2023-01-01");
  q1.last_day = q1.asked_on = day("2023-03-31");
  year.id = "year";
  year.first_day = day("2023-10-01");
  year.last_day = year.asked_on = day("2023-12-31");
  year.awards = true;
  plan.periods = {q1, year};
  plan.domains = {small_domain()};
  return plan;
}

/// A year in the making: assessees, their sheet and their records, added one by one.
struct Case {
  plan::YearPlan plan = small_plan();
  std::vector<scoring::DomainSheet> sheets = std::vector<scoring::DomainSheet>(1);
  ledger::MemorySource source;

  Case() { sheets[0].sheet.domain = plan.domains[0].id; }

  plan::Domain& domain() { return plan.domains[0]; }
  scoring::DomainSheet& sheet() { return sheets[0]; }
  std::string domain_id() const { return plan.domains[0].id; }

  ledger::Origin origin() {
    ledger::Origin made;
    made.number = ++records_;
    made.place = {"records.csv", static_cast<int>(records_), 0};
    return made;
  }

  plan::Assessee& assessee(const std::string& id) {
    for (plan::Assessee& known : domain().assessees) {
      if (known.id == id) return known;
    }
    plan::Assessee made;
    made.id = id;
    made.name = "名" + id;
    made.domain = domain_id();
    made.order = static_cast<int>(domain().assessees.size()) + 1;
    domain().assessees.push_back(made);
    return domain().assessees.back();
  }

  scoring::SheetRow& row(const std::string& id) {
    for (scoring::SheetRow& known : sheet().sheet.rows) {
      if (known.assessee == id) return known;
    }
    sheet().sheet.rows.push_back({id, std::vector<scoring::SheetCell>(4)});
    return sheet().sheet.rows.back();
  }

  /// Cells in order: 40, 30, 20 and 10 points at most.
  Case& cells(const std::string& id, const std::vector<const char*>& values) {
    assessee(id);
    for (std::size_t i = 0; i < values.size(); ++i) {
      row(id).cells[i] = {scoring::CellState::value, points(values[i]), scoring::Rescale::none, {}};
    }
    return *this;
  }

  Case& fell_away(const std::string& id, std::size_t index, scoring::Rescale rescale) {
    row(id).cells[index] = {scoring::CellState::not_applicable, Points(), rescale, {}};
    return *this;
  }

  /// An indicator score from 60 to 100, a review graded good, and one leader's mark.
  Case& add(const std::string& id, const char* indicators, const char* review = "90",
            const char* leader = "90") {
    const std::string fourth = (number(indicators) - number("90")).sign() >= 0
                                   ? (number(indicators) - number("90")).text()
                                   : "0";
    const std::string first = (number(indicators) - number(fourth.c_str()) - number("50")).text();
    cells(id, {first.c_str(), "30", "20", fourth.c_str()});
    this->review(id, review);
    return mark(id, "head", leader);
  }

  Case& review(const std::string& id, const char* score, const char* grade = "good") {
    source.all_reviews.push_back({origin(), domain_id(), id, number(score), grade, "", {}});
    return *this;
  }

  Case& mark(const std::string& id, const char* leader, const char* score) {
    source.all_leader_marks.push_back({origin(), leader, domain_id(), id, number(score), {}});
    return *this;
  }

  Case& circular(const std::string& id, const char* body, const char* matter = "",
                 const char* date = "2023-05-03") {
    source.all_circulars.push_back(
        {origin(), domain_id(), id, body, std::string(body) + " no. 5", matter, "", day(date)});
    return *this;
  }

  Case& survey(const std::string& id, const char* score) {
    source.all_surveys.push_back(
        {origin(), "education", domain_id(), id, number(score), "survey", {}});
    return *this;
  }

  Case& finding(const std::string& id, const char* kind, int levels = 0) {
    source.all_findings.push_back(
        {origin(), domain_id(), id, kind, "finding no. 1", "reason", "", levels, {}});
    return *this;
  }

  Case& adjustment(const std::string& id, const char* category, const char* value,
                   const char* matter = "", const char* approved_by = "committee") {
    source.all_adjustments.push_back({origin(),
                                      domain_id(),
                                      id,
                                      category,
                                      "",
                                      number(value),
                                      matter,
                                      "document",
                                      approved_by,
                                      {}});
    return *this;
  }

  ledger::Decision& decision(const char* kind, const std::string& id, const char* value) {
    ledger::Decision made;
    made.origin = origin();
    made.domain = domain_id();
    made.assessee = id;
    made.kind = kind;
    made.value = value;
    made.decided_by = "committee";
    source.all_decisions.push_back(made);
    return source.all_decisions.back();
  }

  Case& good_line(const char* value) {
    decision("good_line", "", value).document = "minutes 7";
    return *this;
  }

  Case& decide(const std::string& id, const char* grade, const char* reason = "") {
    decision("grade", id, grade).reason = reason;
    return *this;
  }

  Case& exempt(const std::string& id, const char* on, const char* document = "letter 3") {
    ledger::Decision& made = decision("exempt", id, "");
    made.on = on;
    made.document = document;
    return *this;
  }

 private:
  std::int64_t records_ = 0;
};

}  // namespace kaohe::tests

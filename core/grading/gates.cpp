#include "grading/gates.hpp"

#include <algorithm>
#include <numeric>

#include "base/likeness.hpp"

namespace kaohe::grading {

namespace {

int body_level(const std::string& body, const plan::YearPlan& plan) {
  for (std::size_t i = 0; i < plan.circular_bodies.size(); ++i) {
    if (plan.circular_bodies[i].id == body) return static_cast<int>(i);
  }
  return -1;
}

bool bars(const ledger::Circular& circular, const plan::YearPlan& plan) {
  const int level = body_level(circular.body, plan);
  return level >= 0 && plan.circular_bodies[static_cast<std::size_t>(level)].bars;
}

GateFact fact_of(const ledger::Circular& circular) {
  return {"circular", circular.body, circular.document, circular.matter, {circular.origin.number}};
}

bool is_at_or_below(const std::vector<plan::ScaleStep>& scale, std::string_view grade,
                    std::string_view limit) {
  const int index = scoring::scale_index(scale, grade);
  return index >= 0 && index >= scoring::scale_index(scale, limit);
}

bool has_rank(const std::string& rank, const GateInput& input, const plan::Ranking& ranking) {
  if (rank.empty()) return true;
  if (!input.standing) return false;
  if (rank == "last") return is_last(*input.standing, ranking);
  return is_in_bottom(*input.standing, input.bottom_count);
}

std::vector<GateFact> facts_of(const plan::GateRule& rule, const GateInput& input,
                               const plan::YearPlan& plan) {
  if (rule.when == "circular") return circular_facts(*input.records, plan);
  if (rule.when == "review_grade") return review_facts(rule, input, plan);
  if (rule.when == "survey") return survey_facts(rule, *input.records, plan);
  return finding_facts(rule, input, plan.ranking);
}

template <class Item>
std::string title_in(const std::vector<Item>& items, const std::string& id) {
  for (const Item& item : items) {
    if (item.id == id) return item.title;
  }
  return id;
}

Text with_document(const Text& what, const GateFact& fact) {
  if (fact.document.empty()) return what;
  return say({"{} ({})", "{}({})"}, what, fact.document);
}

std::string survey_grade_title(const plan::GateRule& rule, const std::string& grade,
                               const plan::YearPlan& plan) {
  for (const plan::SurveyRule& survey : plan.surveys) {
    if (survey.id == rule.survey) return title_in(survey.scale, grade);
  }
  return grade;
}

/// A fact in words.
Text words(const GateFact& fact, const plan::GateRule& rule, const plan::YearPlan& plan) {
  if (fact.what == "circular") {
    return with_document(say({"criticised in a circular by {}", "受{}通报批评"},
                             title_in(plan.circular_bodies, fact.value)),
                         fact);
  }
  if (fact.what == "review_grade") {
    return with_document(say({"review graded {}", "述职评议考核综合评价等次为“{}”"},
                             title_in(plan.review_scale, fact.value)),
                         fact);
  }
  if (fact.what != "survey") return with_document({rule.title, rule.title}, fact);
  const std::string grade = survey_grade_title(rule, fact.value, plan);
  return with_document(say({"{}: {}", "{}:“{}”"}, rule.title, grade), fact);
}

/// Adds a text to a list of texts, once.
void append(std::string& list, const std::string& text) {
  const std::string mark = "; ";
  if (text.empty() || (mark + list + mark).find(mark + text + mark) != std::string::npos) return;
  list += (list.empty() ? "" : mark) + text;
}

/// Adds a gate, or its facts to the one with the same article and effect.
void add(std::vector<FiredGate>& gates, FiredGate gate) {
  for (FiredGate& known : gates) {
    if (known.article != gate.article || known.effect != gate.effect) continue;
    append(known.fact, gate.fact);
    append(known.source, gate.source);
    known.facts.insert(known.facts.end(), gate.facts.begin(), gate.facts.end());
    return;
  }
  gates.push_back(std::move(gate));
}

void add_rule(std::vector<FiredGate>& gates, const plan::GateRule& rule, const GateInput& input,
              const plan::YearPlan& plan) {
  FiredGate gate{rule.id, rule.article, rule.effect + ":" + rule.grade, {}, rule.source, {}};
  gate.facts = facts_of(rule, input, plan);
  for (const GateFact& fact : gate.facts) {
    append(gate.fact, words(fact, rule, plan).in(plan.language));
  }
  if (!gate.facts.empty()) add(gates, std::move(gate));
}

/// A gate that the plugin raised, in the words of its catalogue; its source is the indicator's
/// legal basis.
void add_raised(std::vector<FiredGate>& gates, const scoring::RaisedGate& raised,
                const plan::Domain& domain) {
  const plan::GateInfo& info = domain.system.gates.at(raised.gate);
  const plan::IndicatorInfo* indicator = domain.system.find_indicator(info.indicator);
  FiredGate gate{info.id, info.article, "at_most:" + info.at_most, {}, {}, {}};
  gate.fact = info.indicator + " " + info.title;
  gate.source =
      indicator == nullptr || indicator->basis.empty() ? info.indicator : indicator->basis;
  gate.facts.push_back({"catalogue", info.indicator + "." + info.id, {}, {}, raised.records});
  std::sort(gate.facts.back().records.begin(), gate.facts.back().records.end());
  add(gates, std::move(gate));
}

Text misconduct_words(const ledger::Finding& finding) {
  if (finding.handling.empty()) return {finding.reason, finding.reason};
  return say({"{}, handled by {}", "{},给予{}"}, finding.reason, finding.handling);
}

/// The fact of a misconduct finding. Findings of one document are one matter and share a
/// fact, however its number is bracketed.
GateFact& misconduct_fact(std::vector<GateFact>& facts, const ledger::Finding& finding) {
  const auto same = std::find_if(facts.begin(), facts.end(), [&](const GateFact& fact) {
    return !finding.document.empty() && plain_form(fact.document) == plain_form(finding.document);
  });
  if (same != facts.end()) return *same;
  facts.push_back({"finding", finding.kind, finding.document, {}, {}});
  return facts.back();
}

/// A19.1: misconduct in the assessment lowers the decided grade by the levels recorded; one matter
/// once, by the most that it is recorded with.
void add_misconduct(std::vector<FiredGate>& gates, const AssesseeRecords& records,
                    const plan::YearPlan& plan) {
  const plan::Grading& grading = plan.grading;
  FiredGate gate{"misconduct", grading.misconduct_article, {}, {}, grading.misconduct_source, {}};
  std::vector<int> levels;  // one for each fact
  for (const ledger::Finding& finding : records.findings) {
    if (finding.kind != "misconduct") continue;
    GateFact& fact = misconduct_fact(gate.facts, finding);
    const auto at = static_cast<std::size_t>(&fact - gate.facts.data());
    levels.resize(gate.facts.size());
    const int own = finding.levels > 0 ? finding.levels : grading.misconduct_levels;
    levels[at] = std::max(levels[at], own);
    fact.records.push_back(finding.origin.number);
    append(gate.fact, with_document(misconduct_words(finding), fact).in(plan.language));
  }
  gate.effect = "lower:" + std::to_string(std::accumulate(levels.begin(), levels.end(), 0));
  if (!gate.facts.empty()) gates.push_back(std::move(gate));
}

/// What the votes on a survey come to; none: nobody votes on it, or the votes give no score, which
/// blocks.
std::optional<GateFact> voted_fact(const plan::SurveyRule& survey, const AssesseeRecords& records) {
  if (!survey.votes.is_voted()) return std::nullopt;
  scoring::Ballot ballot;
  GateFact fact{"survey", {}, {}, {}, {}};
  for (const ledger::Votes& votes : records.votes) {
    if (votes.of != survey.id || !ballot.take(votes)) continue;
    append(fact.document, votes.document);
  }
  const std::optional<Rational> index =
      scoring::vote_index(ballot, survey.votes, survey.title).index;
  if (!index) return std::nullopt;
  fact.value = scoring::scale_grade(survey.scale, *index);
  fact.records = ballot.records;
  return fact;
}

}  // namespace

std::vector<GateFact> circular_facts(const AssesseeRecords& records, const plan::YearPlan& plan) {
  std::vector<const ledger::Circular*> counted;
  for (const ledger::Circular& circular : records.circulars) {
    if (!bars(circular, plan)) continue;
    const auto same = std::find_if(counted.begin(), counted.end(), [&](const auto* known) {
      return !circular.matter.empty() && known->matter == circular.matter;
    });
    if (same == counted.end()) {
      counted.push_back(&circular);
    } else if (body_level(circular.body, plan) < body_level((*same)->body, plan)) {
      *same = &circular;
    }
  }
  std::vector<GateFact> facts;
  for (const ledger::Circular* circular : counted) facts.push_back(fact_of(*circular));
  return facts;
}

std::vector<GateFact> review_facts(const plan::GateRule& rule, const GateInput& input,
                                   const plan::YearPlan& plan) {
  if (!is_at_or_below(plan.review_scale, input.review_grade, rule.at_or_below)) return {};
  GateFact fact{"review_grade", input.review_grade, {}, {}, {}};
  for (const ledger::Review& review : input.records->reviews) {
    append(fact.document, review.document);
    fact.records.push_back(review.origin.number);
  }
  for (const ledger::Votes& votes : input.records->votes) {
    if (votes.of != plan::kReview) continue;
    append(fact.document, votes.document);
    fact.records.push_back(votes.origin.number);
  }
  return {fact};
}

std::vector<GateFact> survey_facts(const plan::GateRule& rule, const AssesseeRecords& records,
                                   const plan::YearPlan& plan) {
  std::vector<GateFact> facts;
  for (const plan::SurveyRule& survey : plan.surveys) {
    if (survey.id != rule.survey) continue;
    for (const ledger::Survey& record : records.surveys) {
      if (record.survey != survey.id) continue;
      const std::string grade = scoring::scale_grade(survey.scale, record.score);
      if (!is_at_or_below(survey.scale, grade, rule.at_or_below)) continue;
      facts.push_back({"survey", grade, record.document, {}, {record.origin.number}});
    }
    const std::optional<GateFact> voted = voted_fact(survey, records);
    if (voted && is_at_or_below(survey.scale, voted->value, rule.at_or_below))
      facts.push_back(*voted);
  }
  return facts;
}

std::vector<GateFact> finding_facts(const plan::GateRule& rule, const GateInput& input,
                                    const plan::Ranking& ranking) {
  std::vector<GateFact> facts;
  if (!has_rank(rule.rank, input, ranking)) return facts;
  for (const ledger::Finding& finding : input.records->findings) {
    if (finding.kind != rule.finding) continue;
    facts.push_back({"finding", finding.kind, finding.document, {}, {finding.origin.number}});
  }
  return facts;
}

std::vector<FiredGate> fired_gates(const GateInput& input, const plan::Domain& domain,
                                   const plan::YearPlan& plan) {
  std::vector<FiredGate> gates;
  for (const plan::GateRule& rule : plan.grading.gates) add_rule(gates, rule, input, plan);
  std::vector<const scoring::RaisedGate*> raised = input.raised;
  std::sort(raised.begin(), raised.end(), [](const auto* a, const auto* b) {
    return a->gate != b->gate ? a->gate < b->gate : a->records < b->records;
  });
  for (const scoring::RaisedGate* gate : raised) add_raised(gates, *gate, domain);
  add_misconduct(gates, *input.records, plan);
  return gates;
}

}  // namespace kaohe::grading

#include "grading/scopes.hpp"

#include <kaohe/rounding.hpp>

#include "base/errors.hpp"
#include "grading/consequences.hpp"
#include "grading/notes.hpp"
#include "grading/quotas.hpp"
#include "grading/rank_key.hpp"
#include "grading/refused.hpp"

namespace kaohe::grading {

namespace {

std::vector<std::optional<Standing>> standings_by(const std::vector<Assessed*>& members,
                                                  const std::string& of,
                                                  const plan::Ranking& ranking) {
  std::vector<std::optional<RankKey>> keys;
  for (const Assessed* member : members) keys.push_back(rank_key(member->result, of, ranking));
  return standings(keys);
}

std::optional<int> rank_of(const std::optional<Standing>& standing) {
  return standing ? std::optional(standing->rank) : std::nullopt;
}

/// A14.3: ranks on exact values, by what the year ranks, by total and by final score. Returns how
/// many are ranked.
int rank(const std::vector<Assessed*>& members, const plan::Ranking& ranking) {
  const auto by_rule = standings_by(members, ranking.of, ranking);
  const auto by_total = standings_by(members, "effectiveness_total", ranking);
  const auto by_final = standings_by(members, "final_score", ranking);
  int ranked = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i]->standing = by_rule[i];
    members[i]->result.rank = rank_of(by_rule[i]);
    members[i]->result.rank_by_total = rank_of(by_total[i]);
    members[i]->result.rank_by_final = rank_of(by_final[i]);
    ranked += by_rule[i] ? 1 : 0;
  }
  return ranked;
}

/// A17.6: whose figures make the mean: those that are ranked; all of them, and those that no gate
/// bars.
void take_means(ScopeResult& scope, const std::vector<Assessed*>& members,
                const plan::YearPlan& plan) {
  for (const Assessed* member : members) {
    if (!member->standing) continue;
    const std::optional<Rational> value = figure(member->result, scope.line_of);
    if (!value) continue;
    scope.all.sum += *value;
    ++scope.all.count;
    if (is_barred(member->effects, plan)) continue;
    scope.unbarred.sum += *value;
    ++scope.unbarred.count;
  }
}

std::optional<Points> shown(const std::optional<Rational>& value, RoundingPoint point) {
  return value ? std::optional(round(*value, point)) : std::nullopt;
}

std::optional<Points> shown(const Line& line, RoundingPoint mean) {
  return line.decided ? exact(*line.decided) : shown(value_of(line.mean), mean);
}

/// Steps 1 and 2 for those with a score.
void propose_all(const std::vector<Assessed*>& members, const ScopeResult& scope, const Line& line,
                 const plan::YearPlan& plan) {
  for (Assessed* member : members) {
    const std::optional<Rational> value = figure(member->result, scope.line_of);
    if (!member->result.blocked.empty() || !value) continue;
    member->result.grade = propose(line.reached_by(*value), member->effects, plan);
  }
}

/// What a grade entails is not due before it is decided, for this assessee and by its own line.
Date known_on(const ScopeInput& input, const std::string& scope, const ledger::Decision* grade) {
  Date day = input.options.published_on.value_or(input.options.as_of);
  for (const ledger::Decision* one : {grade, input.records.line_of(input.domain.id, scope)})
    if (one != nullptr && one->date) day = std::max(day, *one->date);
  return day;
}

void decide_member(Assessed& member, const ScopeInput& input) {
  AssesseeResult& result = member.result;
  if (result.grade.permitted.empty()) return;
  const AssesseeRecords& records = input.records.assessees.at(result.id);
  const bool is_decided = !records.grades.empty() && !input.options.without_decided_grades;
  const ledger::Decision* grade = is_decided ? &records.grades.front() : nullptr;
  if (grade != nullptr) {
    const Text problem = decision_problem(*grade, result.grade, input.plan);
    if (!problem.empty()) throw Error(ErrorKind::data, {refused(*grade, problem, input.options)});
  }
  decide(result.grade, member.effects, grade, input.plan);
  result.consequences = consequences_of(result.grade.final_grade, result.id, records,
                                        known_on(input, input.id, grade), input.plan);
}

/// Said before the decisions that are refused: they were judged by a line that nobody decided.
Problem no_line_problem(const ScopeResult& scope, const JudgeOptions& options) {
  const std::string mean = scope.good_line ? scope.good_line->text() : "-";
  if (options.decisions_by_number)
    return {{},
            say({"{0}: no decision on the good line counts, and the mean {1} stands in its place; "
                 "decide it first (`kaohe decide good-line {0}`) and confirm it before the grades "
                 "below or together with them, they may then hold",
                 "{0}:没有计入的“好”等次分数线决定,暂以平均分 {1} 为线;请先决定分数线(kaohe decide "
                 "good-line {0}),并先于以下等次决定或者与其一并确认,以下等次决定或许就相符"},
                scope.id, mean)};
  return {
      {},
      say({"{}: no decision on the good line is on record, and the mean {} stands in its place; "
           "record it first (kind good_line in decisions.csv), the grades below may then hold",
           "{}:未录入“好”等次分数线的决定,暂以平均分 {} 为线;请先录入分数线决定(decisions.csv "
           "中决定事项“分数线”),以下等次决定或许就相符"},
          scope.id, mean)};
}

/// All refused decisions in one error.
void decide_all(const std::vector<Assessed*>& members, const ScopeInput& input,
                const ScopeResult& scope, const Line& line) {
  std::vector<Problem> problems;
  if (!input.options.without_decided_grades) problems = quota_problems(input, members);
  for (Assessed* member : members) {
    try {
      decide_member(*member, input);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (problems.empty()) return;
  if (line.kind == LineKind::undecided)
    problems.insert(problems.begin(), no_line_problem(scope, input.options));
  throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace

void fire_gates(Assessed& member, int bottom_count, const ScopeInput& input) {
  GateInput gates;
  gates.records = &input.records.assessees.at(member.result.id);
  gates.review_grade = member.result.review_grade;
  gates.standing = member.standing;
  gates.bottom_count = bottom_count;
  gates.raised = member.raised;
  member.result.gates = fired_gates(gates, input.domain, input.plan);
  member.effects = effects_of(member.result.gates, input.plan);
}

ScopeResult judge_scope(const ScopeInput& input, const std::vector<Assessed*>& members) {
  const plan::YearPlan& plan = input.plan;
  ScopeResult scope;
  scope.id = input.id;
  scope.line_of = plan.grading.line_of;
  const int bottom = bottom_count(rank(members, plan.ranking), plan.ranking);
  for (Assessed* member : members) fire_gates(*member, bottom, input);
  take_means(scope, members, plan);
  const Line line =
      good_line(input.records.line_of(input.domain.id, scope.id), scope, plan.grading);
  scope.mean_total = shown(value_of(scope.all), plan.rounding.mean);
  scope.mean_total_unbarred = shown(value_of(scope.unbarred), plan.rounding.mean);
  scope.good_line = shown(line, plan.rounding.mean);
  scope.good_line_kind = line.kind;
  scope.good_line_source = line.source;
  propose_all(members, scope, line, plan);
  hold_quotas(members, plan);
  decide_all(members, input, scope, line);
  scope.quotas = quota_results(members, plan);
  add_notes(input, scope, line, members);
  return scope;
}

}  // namespace kaohe::grading

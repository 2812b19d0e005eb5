#include "grading/quotas.hpp"

#include <algorithm>
#include <tuple>

#include "grading/refused.hpp"

namespace kaohe::grading {

namespace {

using Members = std::vector<Assessed*>;

int ranked_count(const Members& members) {
  return static_cast<int>(std::count_if(members.begin(), members.end(), [](const Assessed* one) {
    return one->standing.has_value();
  }));
}

bool is_graded(const Assessed& member) {
  return !member.result.grade.permitted.empty();
}

/// The ranked for whom a grade is proposed, best first.
Members proposed_for(const Members& members, const std::string& grade) {
  Members found;
  for (Assessed* member : members) {
    if (member->standing && is_graded(*member) && member->result.grade.proposed == grade) {
      found.push_back(member);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Assessed* a, const Assessed* b) {
    return a->standing->rank < b->standing->rank;
  });
  return found;
}

/// How many of the first keep the grade; equal ranks at the limit are all in or all out.
std::size_t kept_count(const Members& sorted, std::size_t places, bool ties_in) {
  std::size_t kept = std::min(sorted.size(), places);
  if (kept == 0 || kept == sorted.size()) return kept;
  const int rank = sorted[kept]->standing->rank;
  if (sorted[kept - 1]->standing->rank != rank) return kept;
  const auto is_tied = [&](std::size_t i) { return sorted[i]->standing->rank == rank; };
  if (ties_in) {
    while (kept < sorted.size() && is_tied(kept)) ++kept;
  } else {
    while (kept > 0 && is_tied(kept - 1)) --kept;
  }
  return kept;
}

/// The grade that is proposed instead; it is permitted from then on.
void move_down(GradeOutcome& outcome, const plan::YearPlan& plan) {
  const int from = plan.grade_index(outcome.proposed);
  for (const std::string& id : outcome.permitted) {
    if (plan.grade_index(id) <= from) continue;
    outcome.proposed = id;
    return;
  }
  outcome.proposed = plan.grading.grades[static_cast<std::size_t>(from) + 1].id;
  outcome.permitted.push_back(outcome.proposed);
}

void hold_quota(const Members& members, const plan::GradeQuota& quota, const plan::YearPlan& plan) {
  Members free = proposed_for(members, quota.grade);
  const auto is_obliged = [](const Assessed* one) { return !one->effects.obligations.empty(); };
  const auto obliged = std::count_if(free.begin(), free.end(), is_obliged);
  free.erase(std::remove_if(free.begin(), free.end(), is_obliged), free.end());
  const int ranked = ranked_count(members);
  const int limit = quota_limit(quota, ranked);
  const auto places = static_cast<std::size_t>(std::max(limit - static_cast<int>(obliged), 0));
  const std::size_t kept = kept_count(free, places, quota.ties_in);
  for (std::size_t i = kept; i < free.size(); ++i) {
    // Fewer keep the grade than there are places: those at the limit share a rank.
    const bool is_tied = kept < places && free[i]->standing->rank == free[kept]->standing->rank;
    GradeOutcome& outcome = free[i]->result.grade;
    move_down(outcome, plan);
    free[i]->displaced.push_back({quota.grade, outcome.proposed, limit, ranked, is_tied});
  }
}

/// By file and line, as a person looks them up.
bool stands_before(const ledger::Decision* a, const ledger::Decision* b) {
  const Place &left = a->origin.place, &right = b->origin.place;
  return std::tie(left.file, left.line, a->assessee) <
         std::tie(right.file, right.line, b->assessee);
}

struct Given {
  std::vector<const ledger::Decision*> decisions;
  bool has_choice = false;  ///< of one at least the grade could have been another
};

Given given_by_decision(const ScopeInput& input, const Members& members, const std::string& grade) {
  Given given;
  for (const Assessed* member : members) {
    const auto& decisions = input.records.assessees.at(member->result.id).grades;
    if (!member->standing || decisions.empty() || decisions.front().value != grade) continue;
    given.decisions.push_back(&decisions.front());
    given.has_choice = given.has_choice || member->effects.obligations.empty();
  }
  std::sort(given.decisions.begin(), given.decisions.end(), stands_before);
  return given;
}

Text places_of(const std::vector<const ledger::Decision*>& decisions, const JudgeOptions& options) {
  Text text;
  for (const ledger::Decision* decision : decisions) {
    const std::string place = decision->assessee + " " + place_of(*decision, options).text();
    text.en += (text.en.empty() ? "" : ", ") + place;
    text.zh += (text.zh.empty() ? "" : "、") + place;
  }
  return text;
}

Text source_text(const plan::GradeQuota& quota) {
  if (quota.source.empty()) return {"[[grades.quota]]", "[[grades.quota]]"};
  return {quota.source, quota.source};
}

}  // namespace

int quota_limit(const plan::GradeQuota& quota, int ranked) {
  const Rational most = quota.share_at_most * Rational::of(ranked);
  int limit = 0;
  while (limit < ranked && Rational::of(limit + 1) <= most) ++limit;
  return std::max(limit, quota.at_least);
}

std::vector<plan::GradeQuota> quotas_best_first(const plan::YearPlan& plan) {
  std::vector<plan::GradeQuota> quotas = plan.grading.quotas;
  std::sort(quotas.begin(), quotas.end(), [&](const auto& a, const auto& b) {
    return plan.grade_index(a.grade) < plan.grade_index(b.grade);
  });
  return quotas;
}

void hold_quotas(const Members& members, const plan::YearPlan& plan) {
  for (const plan::GradeQuota& quota : quotas_best_first(plan)) hold_quota(members, quota, plan);
}

std::vector<Problem> quota_problems(const ScopeInput& input, const Members& members) {
  std::vector<Problem> problems;
  const int ranked = ranked_count(members);
  for (const plan::GradeQuota& quota : quotas_best_first(input.plan)) {
    const Given given = given_by_decision(input, members, quota.grade);
    const int limit = quota_limit(quota, ranked);
    const int count = static_cast<int>(given.decisions.size());
    if (count <= limit || !given.has_choice) continue;
    problems.push_back(refused(
        *given.decisions.front(),
        say({"{}: {} was decided for {} assessees, expected at most {} of the {} ranked (quota: "
             "{}); decide another grade for some of: {}",
             "{}:决定评为{}的有 {} 个,按名额最多 {} 个(参加排名的 {} "
             "个,依据:{});请将其中一些改评其他等次:{}"},
            input.id, grade_name(quota.grade, input.plan), count, limit, ranked, source_text(quota),
            places_of(given.decisions, input.options)),
        input.options));
  }
  return problems;
}

std::vector<QuotaResult> quota_results(const Members& members, const plan::YearPlan& plan) {
  std::vector<QuotaResult> results;
  for (const plan::GradeQuota& quota : quotas_best_first(plan)) {
    const auto has_grade = [&](const Assessed* member) {
      const GradeOutcome& grade = member->result.grade;
      return member->standing &&
             (grade.decided.empty() ? grade.proposed : grade.decided) == quota.grade;
    };
    const auto given = std::count_if(members.begin(), members.end(), has_grade);
    results.push_back(
        {quota.grade, quota_limit(quota, ranked_count(members)), static_cast<int>(given)});
  }
  return results;
}

}  // namespace kaohe::grading

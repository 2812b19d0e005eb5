#include "grading/notes.hpp"

#include <algorithm>

#include <kaohe/number_text.hpp>
#include <kaohe/rounding.hpp>

#include "grading/rank_key.hpp"

namespace kaohe::grading {

namespace {

void add(Assessed& member, const char* id, const Text& text) {
  member.result.notes.push_back(scoring::note(id, text));
}

void part_year(Assessed& member) {
  if (member.result.ranked) return;
  add(member, "part_year",
      say({"assessed for a part of the year: scored, not ranked, and not in the mean",
           "考核年度内只有部分时间为考核对象:计分,不参加排名,也不计入平均值"}));
}

/// How many of a scope have no score yet.
int blocked_count(const std::vector<Assessed*>& members) {
  int count = 0;
  for (const Assessed* member : members) count += member->result.blocked.empty() ? 0 : 1;
  return count;
}

/// A14.3: ranks hold among those with a score only.
void scope_incomplete(Assessed& member, int blocked) {
  if (blocked == 0 || !member.standing) return;
  add(member, "scope_incomplete",
      say({"assessees of this scope without a score yet: {}; rank and mean leave them out",
           "本范围内尚有 {} 个考核对象没有得分,排名和平均值未计入"},
          blocked));
}

void shared_rank(Assessed& member) {
  if (!member.standing || member.standing->sharing == 1) return;
  add(member, "shared_rank",
      say({"{} share rank {}: their exact values are equal",
           "{} 个考核对象并列第 {} 名,精确得分相等"},
          member.standing->sharing, member.standing->rank));
}

std::string text_of(const std::optional<int>& rank) {
  return rank ? std::to_string(*rank) : "—";
}

void rank_differs(Assessed& member, const plan::Ranking& ranking) {
  const AssesseeResult& result = member.result;
  if (!result.rank) return;
  if (result.rank == result.rank_by_total && result.rank == result.rank_by_final) return;
  add(member, "rank_differs",
      say({"rank {} by {}; {} by effectiveness total, {} by final score",
           "按{1}排第 {0} 名;按党建工作成效考核总分排第 {2} 名,按最终得分排第 {3} 名"},
          *result.rank, scoring::figure_title(ranking.of), text_of(result.rank_by_total),
          text_of(result.rank_by_final)));
}

/// A14.3: where published values would rank differently.
void published_rank_differs(const std::vector<Assessed*>& members, const plan::YearPlan& plan) {
  std::vector<std::optional<RankKey>> keys;
  for (const Assessed* member : members) {
    keys.emplace_back();
    if (member->standing) keys.back() = published_key(member->result, plan);
  }
  const auto by_published = standings(keys);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& standing = members[i]->standing;
    if (!standing) continue;
    if (by_published[i]->rank == standing->rank && by_published[i]->sharing == standing->sharing) {
      continue;
    }
    add(*members[i], "published_rank_differs",
        say({"rank {} on exact values; published values would give rank {}, shared by {}",
             "按精确得分排第 {} 名;按公布的得分将排第 {} 名({} 个并列)"},
            standing->rank, by_published[i]->rank, by_published[i]->sharing));
  }
}

/// The proposal that another answer of the line would lead to.
std::string proposal_if(bool reached, const Assessed& member, const plan::YearPlan& plan) {
  return grade(reached, member.effects, nullptr, plan).proposed;
}

/// In a year with quotas, what a note on two readings of the line leaves out.
Text before_quotas(const plan::YearPlan& plan) {
  if (plan.grading.quotas.empty()) return {};
  return say({" (before quotas)", "(未计名额)"});
}

void published_grade_differs(Assessed& member, const Rational& value, const ScopeResult& scope,
                             const Line& line, const plan::YearPlan& plan) {
  if (!scope.good_line) return;
  const bool reached = round(value, plan.rounding.published) >= *scope.good_line;
  const std::string exact = proposal_if(line.reached_by(value), member, plan);
  const std::string other = proposal_if(reached, member, plan);
  if (other == exact) return;
  add(member, "published_grade_differs",
      say({"{} is proposed on exact values; published values would propose {}{}",
           "按精确得分建议等次为“{}”;按公布的得分将为“{}”{}"},
          plan.grade_title(exact), plan.grade_title(other), before_quotas(plan)));
}

/// A17.6: both readings of `good_line.mean_of`.
void mean_readings_differ(Assessed& member, const Rational& value, const ScopeResult& scope,
                          const Line& line, const plan::YearPlan& plan) {
  const std::optional<Line> other = other_reading(line, scope, plan.grading);
  if (!other) return;
  const std::string chosen = proposal_if(line.reached_by(value), member, plan);
  const std::string proposal = proposal_if(other->reached_by(value), member, plan);
  if (proposal == chosen) return;
  add(member, "mean_readings_differ",
      say({"{} is proposed; with the other reading of good_line.mean_of it would be {}{}",
           "建议等次为“{}”;平均分取另一种算法(全部或不含受限制的)时将为“{}”{}"},
          plan.grade_title(chosen), plan.grade_title(proposal), before_quotas(plan)));
}

/// The weight of the effectiveness total in the figure that the line compares.
Rational total_weight(const Assessed& member, const ScopeResult& scope,
                      const plan::Scheme& scheme) {
  const bool is_annual = scope.line_of == "annual_score" && !member.leaders_exempt;
  return is_annual ? scheme.effectiveness_weight : Rational::of(1);
}

/// What the review alone would have to gain; no review goes beyond the scheme's full points.
Text with_review(const Text& text, const Rational& gain, const Assessed& member,
                 const plan::Scheme& scheme) {
  if (member.result.review_score && member.result.review_score->rational() + gain > scheme.total) {
    return say({"{}; the review alone cannot reach it", "{};仅靠述职评议考核不能达到"}, text);
  }
  return say({"{}, or {} of the review", "{},或述职评议考核 {} 分"}, text, shown_text(gain));
}

/// How far below the line, in points of the total, of an indicator and of the review: each divided
/// by its weight.
void below_line(Assessed& member, const Rational& value, const ScopeResult& scope, const Line& line,
                const plan::Scheme& scheme) {
  const std::optional<Rational> limit = line.value();
  if (!limit || line.reached_by(value)) return;
  const Rational total = (*limit - value) / total_weight(member, scope, scheme);
  const Rational indicator = member.review_exempt ? total : total / scheme.indicator_weight;
  Text text = say({"{} below the good line: {} points of the indicator score",
                   "距“好”等次分数线差 {} 分,相当于指标考核分值 {} 分"},
                  shown_text(total), shown_text(indicator));
  if (!member.review_exempt) text = with_review(text, total / scheme.review_weight, member, scheme);
  if (!line.decided) {
    text = say({"{} (a gain moves the mean as well)", "{}(得分提高时平均值也随之提高)"}, text);
  }
  add(member, "below_line", text);
}

/// A16.1: which grade a quota kept away, and why.
void quota_notes(Assessed& member, const plan::YearPlan& plan) {
  for (const Displaced& one : member.displaced) {
    const Text why = one.is_tied
                         ? say({"the rank at the limit is shared, and none of the equals keeps it",
                                "名额处名次并列,并列的都不评"})
                         : say({"others stand before it by rank", "按排名已超出名额"});
    add(member, "quota",
        say({"{} has a quota of {} among {} ranked: {}; {} is proposed",
             "“{}”名额 {} 个(参加排名的 {} 个):{},建议评为“{}”"},
            plan.grade_title(one.from), one.at_most, one.ranked, why, plan.grade_title(one.to)));
  }
}

bool has_survey(const AssesseeRecords& records, const std::string& survey) {
  return std::any_of(records.surveys.begin(), records.surveys.end(),
                     [&](const ledger::Survey& record) { return record.survey == survey; }) ||
         std::any_of(records.votes.begin(), records.votes.end(),
                     [&](const ledger::Votes& votes) { return votes.of == survey; });
}

/// The surveys that anyone of the domain has.
std::vector<const plan::SurveyRule*> surveys_held(const ScopeInput& input) {
  std::vector<const plan::SurveyRule*> held;
  for (const plan::SurveyRule& survey : input.plan.surveys) {
    const auto& all = input.records.assessees;
    if (std::any_of(all.begin(), all.end(),
                    [&](const auto& entry) { return has_survey(entry.second, survey.id); })) {
      held.push_back(&survey);
    }
  }
  return held;
}

/// A17.3: a survey that others of the domain have and this assessee has not: its gate was not
/// judged.
void survey_missing(Assessed& member, const ScopeInput& input,
                    const std::vector<const plan::SurveyRule*>& held) {
  for (const plan::SurveyRule* survey : held) {
    if (has_survey(input.records.assessees.at(member.result.id), survey->id)) continue;
    add(member, "survey_missing",
        say({"{}: no result is recorded, its gate was not judged", "{}:未录入结果,未据此限制等次"},
            survey->title));
  }
}

/// A15.1: adjustments that wait for a person.
void adjustment_waits(Assessed& member, const plan::YearPlan& plan) {
  for (const AppliedAdjustment& line : member.result.adjustments) {
    const bool waits = line.why_not == "not_approved" || line.why_not == "matter_elsewhere" ||
                       line.why_not == "proposed";
    if (!waits) continue;
    add(member, "adjustment_waits",
        say({"the adjustment {} of {} does not count yet: {}", "加减分 {}({} 分)尚未计入:{}"},
            scoring::adjustment_title(line, plan.adjustments), line.points.text(),
            scoring::why_not_counted(line.why_not)));
  }
}

void lowered_note(Assessed& member, const plan::YearPlan& plan) {
  const GradeOutcome& grade = member.result.grade;
  if (grade.lowered_by == 0 || grade.final_grade.empty()) return;
  const std::string& before = grade.decided.empty() ? grade.proposed : grade.decided;
  add(member, "lowered",
      say({"lowered from {} to {} (Art. 19: by {})", "由“{}”降为“{}”(降低 {} 个等次,第十九条)"},
          plan.grade_title(before), plan.grade_title(grade.final_grade), grade.lowered_by));
}

void grade_notes(Assessed& member, const ScopeInput& input, const ScopeResult& scope,
                 const Line& line) {
  if (member.result.grade.permitted.empty()) return;
  const Rational value = *figure(member.result, scope.line_of);
  published_grade_differs(member, value, scope, line, input.plan);
  mean_readings_differ(member, value, scope, line, input.plan);
  below_line(member, value, scope, line, input.plan.scheme);
  quota_notes(member, input.plan);
  lowered_note(member, input.plan);
}

}  // namespace

void add_notes(const ScopeInput& input, const ScopeResult& scope, const Line& line,
               const std::vector<Assessed*>& members) {
  const int blocked = blocked_count(members);
  const std::vector<const plan::SurveyRule*> held = surveys_held(input);
  for (Assessed* member : members) {
    part_year(*member);
    scope_incomplete(*member, blocked);
    shared_rank(*member);
    rank_differs(*member, input.plan.ranking);
    survey_missing(*member, input, held);
    adjustment_waits(*member, input.plan);
  }
  published_rank_differs(members, input.plan);
  for (Assessed* member : members) grade_notes(*member, input, scope, line);
}

}  // namespace kaohe::grading

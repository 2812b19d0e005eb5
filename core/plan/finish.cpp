// The plan's digest: of every rule and person that a figure depends on, not of titles, comments or
// the order of keys.
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "plan/frozen_rules.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

json number(const std::optional<Rational>& value) {
  return value ? json(value->text()) : json();
}

json date(const std::optional<Date>& value) {
  return value ? json(to_text(*value)) : json();
}

json days(const std::vector<Date>& from) {
  json texts = json::array();
  for (const Date day : from) texts.push_back(to_text(day));
  return texts;
}

json point(const RoundingPoint& from) {
  return {{"decimals", from.decimals}, {"mode", std::string(rounding_mode_name(from.mode))}};
}

json rounding(const RoundingPoints& from) {
  return {{"indicator", point(from.indicator)},
          {"compared", point(from.compared)},
          {"review", point(from.review)},
          {"leader_evaluation", point(from.leader_evaluation)},
          {"redistributed", point(from.redistributed)},
          {"mean", point(from.mean)},
          {"published", point(from.published)},
          {"adjustment", point(from.adjustment)}};
}

json scheme(const Scheme& from) {
  return {{"total", from.total.text()},
          {"indicator_weight", from.indicator_weight.text()},
          {"review_weight", from.review_weight.text()},
          {"effectiveness_weight", from.effectiveness_weight.text()},
          {"leaders_weight", from.leaders_weight.text()}};
}

json scale(const std::vector<ScaleStep>& from) {
  json steps = json::array();
  for (const ScaleStep& step : from)
    steps.push_back({{"id", step.id}, {"from", number(step.from)}});
  return steps;
}

json votes(const VoteRule& from) {
  json points = json::array();
  for (const VoteOption& option : from.options) points.push_back({option.id, option.points.text()});
  return {{"options", points}, {"counts_invalid", from.counts_invalid}};
}

/// Votes and parts of the review, where there are any: a year without them has the digest that it
/// had before there could be.
void add_votes(const YearPlan& plan, json& rules) {
  for (const ReviewPart& part : plan.review_parts)
    rules["review_parts"].push_back({part.id, part.weight.text(), votes(part.votes)});
  for (const SurveyRule& survey : plan.surveys) {
    if (survey.votes.is_voted()) rules["survey_votes"][survey.id] = votes(survey.votes);
  }
}

json calendar(const std::vector<Period>& from) {
  json periods = json::array();
  for (const Period& one : from) {
    periods.push_back({{"id", one.id},
                       {"rhythms", one.rhythms},
                       {"first_day", date(one.first_day)},
                       {"last_day", date(one.last_day)},
                       {"opens", date(one.opens)},
                       {"closes", date(one.closes)},
                       {"asked_on", date(one.asked_on)},
                       {"only_new_matters", one.only_new_matters},
                       {"awards", one.awards}});
  }
  return periods;
}

json grading(const Grading& from) {
  json gates = json::array();
  for (const GateRule& gate : from.gates) {
    gates.push_back({{"id", gate.id},
                     {"article", gate.article},
                     {"when", gate.when},
                     {"effect", gate.effect},
                     {"grade", gate.grade},
                     {"survey", gate.survey},
                     {"at_or_below", gate.at_or_below},
                     {"finding", gate.finding},
                     {"rank", gate.rank}});
  }
  json whole{{"grades", ids_of(from.grades)},
             {"scope", from.scope},
             {"line_of", from.line_of},
             {"line_mean_of", from.line_mean_of},
             {"top_grade", from.top_grade},
             {"below_line", from.below_line},
             {"gates", gates},
             {"misconduct_levels", from.misconduct_levels}};
  // A year without quotas keeps the digest that it had before there were any.
  for (const GradeQuota& quota : from.quotas) {
    whole["quotas"][quota.grade] = {quota.share_at_most.text(), quota.at_least, quota.ties_in};
  }
  return whole;
}

json adjustments(const Adjustments& from) {
  json categories = json::array(), limits = json::array();
  for (const AdjustmentCategory& one : from.categories) {
    json levels = json::object();
    for (const AdjustmentLevel& level : one.levels) levels[level.id] = level.points.text();
    categories.push_back({{"id", one.id},
                          {"cap", number(one.cap)},
                          {"deducts", one.deducts},
                          {"levels", levels},
                          {"sums_matters", one.sums_matters}});
  }
  for (const GroupLimit& one : from.group_limits) {
    limits.push_back({{"bonuses", one.bonuses},
                      {"deductions", one.deductions},
                      {"deducted_share_above", number(one.deducted_share_above)},
                      {"bonus_share_at_most", number(one.bonus_share_at_most)},
                      {"ties_in", one.ties_in},
                      {"at_most_largest_deduction", one.at_most_largest_deduction}});
    if (one.total_at_most_deductions) limits.back()["total_at_most_deductions"] = true;
  }
  return {{"enter", from.enter},
          {"cap", number(from.cap)},
          {"bonus_cap", number(from.bonus_cap)},
          {"deduction_cap", number(from.deduction_cap)},
          {"may_exceed_full", from.may_exceed_full},
          {"dated_from", date(from.dated_from)},
          {"dated_until", date(from.dated_until)},
          {"applied_by", date(from.applied_by)},
          {"approvers", from.approvers},
          {"categories", categories},
          {"group_limits", limits}};
}

json leader_evaluation(const LeaderEvaluation& from) {
  json weights = json::object(), groups = json::array();
  for (const auto& [leader, weight] : from.weights) weights[leader] = weight.text();
  for (const LeaderGroup& one : from.groups) {
    groups.push_back({{"id", one.id},
                      {"weight", one.weight.text()},
                      {"members", one.members},
                      {"minimum", one.minimum}});
  }
  return {{"weights", weights},      {"trim", from.trim},
          {"by", from.by},           {"rank_loss", number(from.rank_loss)},
          {"minimum", from.minimum}, {"sealed", from.sealed},
          {"groups", groups}};
}

json units(const YearPlan& plan) {
  json units = json::object(), bodies = json::object();
  for (const Organisation& unit : plan.organisations) units[unit.id] = unit.roles;
  for (const CircularBody& body : plan.circular_bodies) bodies[body.id] = body.bars;
  return {{"units", units}, {"circular_bodies", bodies}};
}

json rules(const YearPlan& plan) {
  json surveys = json::object(), consequences = json::object();
  for (const SurveyRule& survey : plan.surveys) surveys[survey.id] = scale(survey.scale);
  for (const ConsequenceRule& one : plan.consequences)
    consequences[one.id] = {one.owner, one.at_or_below, one.due_days};
  const Ranking& ranking = plan.ranking;
  json rules{
      {"scheme", scheme(plan.scheme)},
      {"rounding", rounding(plan.rounding)},
      {"review_scale", scale(plan.review_scale)},
      {"surveys", surveys},
      {"grading", grading(plan.grading)},
      {"ranking",
       {ranking.of, ranking.tie_breakers, ranking.bottom_share.text(), ranking.bottom_min,
        ranking.shared_last_is_last, ranking.ranks_part_year}},
      {"adjustments", adjustments(plan.adjustments)},
      {"leader_evaluation", leader_evaluation(plan.leader_evaluation)},
      {"consequences", consequences},
      {"matters_across", plan.matters_across},
      {"amendment_applies", plan.amendment_applies},
      {"circular_year_of", plan.circular_year_of},
      {"carried_over", plan.carried_over.text()},
      {"rectified_returns", plan.rectified_returns.text()},
      {"rework_days", plan.rework_days},
      {"missing",
       {plan.missing.review_exempts, plan.missing.leaders_exempt, plan.missing.provisional_blocks}},
      {"rest_days", days(plan.rest_days)}};
  add_votes(plan, rules);
  return rules;
}

json assessee(const Assessee& from) {
  json lists = json::object();
  for (const auto& [sub, subjects] : from.subjects) lists[sub] = ids_of(subjects);
  return {{"id", from.id},
          {"order", from.order},
          {"pool", from.pool},
          {"roster", from.roster},
          {"subject_roster", from.subject_roster},
          {"subjects", lists},
          {"from", date(from.from)},
          {"until", date(from.until)},
          {"successor", from.successor},
          {"unit", from.organisation}};
}

json domain(const Domain& from) {
  json assessees = json::array(), overrides = json::array();
  for (const Assessee& one : from.assessees) assessees.push_back(assessee(one));
  for (const Override& one : from.plugin.overrides)
    overrides.push_back({one.key, one.value, one.from, one.whole_year});
  return {{"id", from.id},
          {"lead_unit", from.lead_unit},
          {"pool", from.pool},
          {"plugin", from.plugin.id},
          {"system", from.system.digest},
          {"overrides", overrides},
          {"assessees", assessees}};
}

}  // namespace

json figure_rules(const YearPlan& plan) {
  return {{"facts_from", date(plan.facts_from)},
          {"rules", rules(plan)},
          {"calendar", calendar(plan.periods)},
          {"units", units(plan)}};
}

void finish(YearPlan& plan) {
  json domains = json::array();
  for (const Domain& one : plan.domains) {
    if (one.system.digest.empty()) {
      throw Error(ErrorKind::plugin, {},
                  say({"the domain \"{}\" has no indicator system yet; load its plugin \"{}\"",
                       "领域“{}”还没有指标体系;请载入插件“{}”"},
                      one.id, one.plugin.id));
    }
    domains.push_back(domain(one));
  }
  json whole = figure_rules(plan);
  whole["year"] = plan.year;
  whole["division"] = plan.division;
  whole["domains"] = domains;
  plan.digest = sha256(whole.dump());
}

}  // namespace kaohe::plan

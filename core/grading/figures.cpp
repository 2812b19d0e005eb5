#include "grading/figures.hpp"

#include <algorithm>

#include <kaohe/rounding.hpp>

#include "base/errors.hpp"
#include "scoring/gather.hpp"
#include "scoring/in_force.hpp"
#include "scoring/leaders.hpp"
#include "scoring/review_parts.hpp"

namespace kaohe::grading {

namespace {

using scoring::SheetCell;
using scoring::SheetRow;

std::string where(const plan::Domain& domain, const std::string& assessee) {
  return domain.id + " " + assessee;
}

[[noreturn]] void refuse_sheet(const plan::Domain& domain, const std::string& assessee,
                               const Text& what) {
  throw Error(ErrorKind::plugin, {},
              say({"the sheet of {}: {}; the plugin and the year do not fit",
                   "{} 的得分表:{};插件与本年度配置不相符"},
                  where(domain, assessee), what));
}

/// A sheet's rows by assessee: each of the domain, once, with a cell for each indicator.
std::map<std::string, const SheetRow*> rows_of(const scoring::Sheet& sheet,
                                               const plan::Domain& domain) {
  std::map<std::string, const SheetRow*> rows;
  for (const SheetRow& row : sheet.rows) {
    if (row.cells.size() != domain.system.indicators.size()) {
      refuse_sheet(domain, row.assessee,
                   say({"{} cells for {} indicators", "有 {} 格,而指标为 {} 项"}, row.cells.size(),
                       domain.system.indicators.size()));
    }
    if (!rows.emplace(row.assessee, &row).second) {
      refuse_sheet(domain, row.assessee, say({"two rows", "重复出现"}));
    }
  }
  return rows;
}

std::vector<std::string> missing_of(const SheetCell& cell, const plan::Domain& domain, int year) {
  std::vector<std::string> texts;
  for (const scoring::Missing& missing : cell.missing) {
    texts.push_back(missing_text(missing, domain.system, year));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

Cell cell_of(const IndicatorHead& head, const SheetCell& cell, const plan::Domain& domain,
             int year) {
  Cell out{head.id, cell.state, {}, missing_of(cell, domain, year)};
  const bool fell_away =
      (cell.state == CellState::exempt || cell.state == CellState::not_applicable) &&
      cell.rescale != scoring::Rescale::none;
  if (carries_points(cell.state) && !fell_away) out.points = cell.points;
  return out;
}

std::vector<std::string> missing_titles_of(const SheetCell& cell, const plan::Domain& domain,
                                           const plan::YearPlan& plan) {
  std::vector<std::string> titles;
  for (const scoring::Missing& missing : cell.missing) {
    titles.push_back(missing_title(missing, domain, plan));
  }
  std::sort(titles.begin(), titles.end());
  return titles;
}

std::vector<scoring::ScoredIndicator> scored(const std::vector<IndicatorHead>& heads,
                                             const SheetRow& row, const plan::Domain& domain,
                                             const plan::YearPlan& plan) {
  std::vector<scoring::ScoredIndicator> list;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const SheetCell& cell = row.cells[i];
    list.push_back({heads[i].id, heads[i].aspect, heads[i].points, cell.state, cell.points,
                    cell.rescale, missing_titles_of(cell, domain, plan)});
  }
  return list;
}

/// A9.1: an assessee's table adds up to the scheme's total, on every day.
void check_total(const std::vector<IndicatorHead>& heads, const SheetRow& row,
                 const plan::Domain& domain, const plan::Scheme& scheme) {
  Points sum;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (row.cells[i].state != CellState::absent) sum += heads[i].points;
  }
  if (sum.rational() == scheme.total) return;
  refuse_sheet(domain, row.assessee,
               say({"its indicators are worth {} points, not {}", "其指标共 {} 分,应为 {} 分"},
                   sum.text(), scheme.total.text()));
}

/// What `make` gives; overflow is an error that says where.
template <class Make>
auto or_say_where(const std::string& place, const Make& make) {
  try {
    return make();
  } catch (const Overflow&) {
    throw Error(ErrorKind::data, {},
                say({"{}: a figure needs more than 128 bits; give points, weights and marks fewer "
                     "decimals",
                     "{}:计算所需位数超过128位;请减少分值、权重和评分的小数位数"},
                    place));
  }
}

/// One domain's figures: the year, and what has been prepared once for all assessees.
struct DomainFigures {
  const plan::YearPlan& plan;
  const plan::Domain& domain;
  const JudgeOptions& options;
  const scoring::DomainSheet& sheet;
  std::vector<IndicatorHead> heads;
  scoring::DomainInputs inputs;
  std::map<std::string, const SheetRow*> rows, undisputed_rows;
  std::map<std::string, std::vector<const scoring::RaisedGate*>> gates;
  std::map<std::string, std::vector<const scoring::ProposedAdjustment*>> proposals;
  std::map<std::string, scoring::AdjustmentAccount> accounts;
  std::map<std::string, scoring::Part> evaluations = {};  ///< the leaders'

  scoring::IndicatorScore score(const SheetRow& row) const {
    check_total(heads, row, domain, plan.scheme);
    return indicator_score(scored(heads, row, domain, plan),
                           round(plan.scheme.total, {kUnitDecimals, RoundingMode::truncate}),
                           plan.rounding.redistributed);
  }

  /// What the indicator score would gain without all that is disputed; none while either waits.
  std::optional<Points> disputed_points(const AssesseeResult& result) const {
    if (!result.indicator_score) return std::nullopt;
    const auto row = undisputed_rows.find(result.id);
    if (row == undisputed_rows.end()) return Points();
    const std::optional<Rational> without = score(*row->second).score;
    if (!without) return std::nullopt;
    return exact(*without - *result.indicator_score).value_or(Points());
  }

  /// A13.1: what each period took: every loss once.
  std::vector<PeriodDeduction> deductions(const std::vector<Loss>& losses) const {
    const std::string& own = options.period.empty() ? plan.periods.back().id : options.period;
    std::vector<PeriodDeduction> list;
    for (const plan::Period& period : plan.periods) {
      Rational deducted;
      for (const Loss& loss : losses) {
        if ((loss.period.empty() ? own : loss.period) == period.id) deducted += loss.points;
      }
      if (period.asked_on <= options.as_of || !deducted.is_zero()) {
        list.push_back({period.id, deducted});
      }
    }
    return list;
  }

  void take_indicators(Assessed& assessed, const SheetRow& row) const {
    AssesseeResult& result = assessed.result;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      result.cells.push_back(cell_of(heads[i], row.cells[i], domain, plan.year));
    }
    scoring::IndicatorScore scored_row = score(row);
    result.indicator_score = scored_row.score;
    result.effective_points = scored_row.effective_points;
    result.redistributed = std::move(scored_row.redistributed);
    result.blocked = std::move(scored_row.blocked);
    result.disputed_points = disputed_points(result);
    const auto notes = sheet.notes.find(result.id);
    if (notes != sheet.notes.end())
      result.notes.insert(result.notes.end(), notes->second.begin(), notes->second.end());
    const auto losses = sheet.losses.find(result.id);
    if (losses != sheet.losses.end()) result.losses = losses->second;
    result.periods = deductions(result.losses);
    const auto progress = sheet.progress.find(result.id);
    if (progress != sheet.progress.end()) result.progress = progress->second;
  }

  /// Whether a person has recorded as a deduction what a plugin proposes: under a matter that took
  /// points in the indicator it spills from.
  bool is_recorded(const scoring::ProposedAdjustment& proposal,
                   const AssesseeResult& result) const {
    return std::any_of(
        result.adjustments.begin(), result.adjustments.end(), [&](const AppliedAdjustment& line) {
          if (line.kind != "recorded" || line.points.sign() >= 0 || line.matter.empty())
            return false;
          return std::any_of(result.losses.begin(), result.losses.end(), [&](const Loss& loss) {
            return loss.indicator == proposal.indicator && loss.matter == line.matter;
          });
        });
  }

  /// A plugin's proposal is shown; it counts only when a person records it.
  void take_proposals(AssesseeResult& result) const {
    std::vector<AppliedAdjustment> lines;
    const auto proposed = proposals.find(result.id);
    if (proposed == proposals.end()) return;
    for (const scoring::ProposedAdjustment* proposal : proposed->second) {
      AppliedAdjustment line;
      line.kind = "proposed";
      line.category = proposal->name;
      line.level = proposal->indicator;
      line.title = domain.system.find_indicator(proposal->indicator)->spill_title;
      line.points = proposal->points.rational();
      line.counted = false;
      line.why_not = is_recorded(*proposal, result) ? "proposal_recorded" : "proposed";
      lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
      return std::tie(a.category, a.level, a.points) < std::tie(b.category, b.level, b.points);
    });
    result.adjustments.insert(result.adjustments.end(), lines.begin(), lines.end());
  }

  void take_part(AssesseeResult& result, const scoring::Part& part) const {
    result.blocked.insert(result.blocked.end(), part.blocked.begin(), part.blocked.end());
    result.notes.insert(result.notes.end(), part.notes.begin(), part.notes.end());
  }

  /// Without a grade the gate of Art. 17 ¶2 could not be judged.
  void require_review_grade(AssesseeResult& result, const scoring::Part& review) const {
    const auto& rules = plan.grading.gates;
    const bool is_asked = std::any_of(rules.begin(), rules.end(), [](const plan::GateRule& rule) {
      return rule.when == "review_grade";
    });
    const bool may_be_missing = is_asked || !plan.review_parts.empty();  // evidence refuses others
    if (!may_be_missing || !review.score || !review.grade.empty()) return;
    result.blocked.push_back(scoring::note(
        "review_grade_missing",
        say({"the review has no grade, and the scale has no limits to find it by; record it",
             "述职评议考核没有等次,等次标准也未设分数界限;请录入等次"})));
  }

  /// [missing].provisional: whether the year waits until it is settled.
  void require_settled(AssesseeResult& result) const {
    if (!plan.missing.provisional_blocks) return;
    for (const Cell& cell : result.cells) {
      if (cell.state != CellState::provisional) continue;
      result.blocked.push_back(scoring::note(
          "provisional", say({"{} is provisional; settle it, or let it count (missing.provisional "
                              "in year.toml)",
                              "{} 为暂定;请待其确定,或在 year.toml 中规定先行计入(missing."
                              "provisional)"},
                             cell.indicator)));
    }
  }

  /// A17.3: votes on a survey that give no score: its gate could not be judged.
  void require_survey_scores(AssesseeResult& result, const scoring::AssesseeInputs& input) const {
    for (const plan::SurveyRule& survey : plan.surveys) {
      const auto ballot = input.surveys.find(survey.id);
      if (ballot == input.surveys.end()) continue;
      const scoring::VoteIndex votes = vote_index(ballot->second, survey.votes, survey.title);
      if (!votes.index) result.blocked.push_back(scoring::note(votes.blocked_id, votes.blocked));
    }
  }

  void take_year(Assessed& assessed) const {
    AssesseeResult& result = assessed.result;
    require_settled(result);
    const scoring::AssesseeInputs& input = inputs.at(result.id);
    scoring::ReviewOutcome reviewed = scoring::review_of(input.review, plan);
    const scoring::Part& review = reviewed.part;
    const scoring::Part& leaders = evaluations.at(result.id);
    const scoring::AdjustmentAccount& account = accounts.at(result.id);
    take_part(result, review);
    take_part(result, leaders);
    require_review_grade(result, review);
    require_survey_scores(result, input);
    assessed.review_exempt = review.exempt;
    assessed.leaders_exempt = leaders.exempt;
    result.review_score = review.score;
    result.review_grade = review.grade;
    result.review_parts = std::move(reviewed.parts);
    result.leader_evaluation = leaders.score;
    result.adjustment = account.sum;
    result.adjustments = account.lines;
    take_proposals(result);
    scoring::Scores scores = compose(result.indicator_score, review, leaders, account.sum, plan,
                                     where(domain, result.id));
    result.effectiveness_total = scores.effectiveness_total;
    result.annual_score = scores.annual_score;
    result.final_score = scores.final_score;
    result.published_score = scores.published_score;
    result.notes.insert(result.notes.end(), scores.notes.begin(), scores.notes.end());
  }

  Assessed assess(const plan::Assessee& assessee, const SheetRow& row) const {
    Assessed assessed;
    AssesseeResult& result = assessed.result;
    result.id = assessee.id;
    result.name = assessee.name;
    result.scope = scope_of(assessee, plan);
    result.pool = assessee.pool;
    result.secretary = assessee.secretary;
    result.deputies = assessee.deputies;
    result.ranked = plan.ranking.ranks_part_year || !is_part_year(assessee, plan.year);
    take_indicators(assessed, row);
    if (options.is_year()) take_year(assessed);
    const auto raised = gates.find(result.id);
    if (raised != gates.end()) assessed.raised = raised->second;
    return assessed;
  }

  /// A14.4, A15.1: of each scope together, since leaders' places and some limits of adjustments
  /// look at all of it.
  void take_groups() {
    std::map<std::string, std::vector<std::string>> scopes;
    for (const plan::Assessee& assessee : domain.assessees) {
      if (rows.count(assessee.id) != 0) scopes[scope_of(assessee, plan)].push_back(assessee.id);
    }
    for (const auto& [scope, members] : scopes) {
      accounts.merge(or_say_where(scope, [&, &ids = members] { return accounts_of(ids); }));
      take_leader_places(members);
      evaluations.merge(evaluations_of(members));
    }
  }

  std::map<std::string, scoring::AdjustmentAccount> accounts_of(
      const std::vector<std::string>& members) const {
    scoring::AdjustmentGroup group;
    for (const std::string& id : members) group[id] = inputs.at(id).adjustments;
    return adjustments(std::move(group), plan.adjustments, plan.rounding.adjustment);
  }

  std::map<std::string, scoring::Part> evaluations_of(
      const std::vector<std::string>& members) const {
    std::map<std::string, scoring::Part> scope;
    for (const std::string& id : members) {
      scope[id] = scoring::leader_evaluation(inputs.at(id).leaders, plan.leader_evaluation,
                                             plan.rounding.leader_evaluation);
    }
    if (plan.leader_evaluation.sealed) scoring::seal(scope);
    return scope;
  }

  void take_leader_places(const std::vector<std::string>& members) {
    std::map<std::string, scoring::LeaderInput> scope;
    for (const std::string& id : members) scope[id] = inputs.at(id).leaders;
    scoring::take_places(scope, plan.leader_evaluation, plan.scheme.total);
    for (auto& [id, leaders] : scope) inputs.at(id).leaders = std::move(leaders);
  }
};

template <class Item>
std::map<std::string, std::vector<const Item*>> by_assessee(const std::vector<Item>& items) {
  std::map<std::string, std::vector<const Item*>> lists;
  for (const Item& item : items) lists[item.assessee].push_back(&item);
  return lists;
}

std::vector<const plan::Assessee*> in_order(const plan::Domain& domain) {
  std::vector<const plan::Assessee*> assessees;
  for (const plan::Assessee& assessee : domain.assessees) assessees.push_back(&assessee);
  std::sort(assessees.begin(), assessees.end(), [](const auto* a, const auto* b) {
    return std::tie(a->order, a->id) < std::tie(b->order, b->id);
  });
  return assessees;
}

void check_gates(const scoring::Sheet& sheet, const plan::Domain& domain) {
  for (const scoring::RaisedGate& gate : sheet.gates) {
    if (gate.gate < domain.system.gates.size()) continue;
    refuse_sheet(domain, gate.assessee,
                 say({"gate {} of {}", "第 {} 项限制条件,而共有 {} 项"}, gate.gate,
                     domain.system.gates.size()));
  }
}

}  // namespace

std::string scope_of(const plan::Assessee& assessee, const plan::YearPlan& plan) {
  if (plan.grading.scope != "pool" || assessee.pool.empty()) return assessee.domain;
  return assessee.domain + "/" + assessee.pool;
}

bool is_part_year(const plan::Assessee& assessee, int year) {
  return (assessee.from && *assessee.from > make_date(year, 1, 1)) ||
         (assessee.until && *assessee.until < make_date(year, 12, 31));
}

std::vector<IndicatorHead> indicator_heads(const plan::YearPlan& plan, const plan::Domain& domain,
                                           Date as_of) {
  std::vector<IndicatorHead> heads;
  for (const plan::IndicatorInfo& indicator : domain.system.indicators) {
    heads.push_back({indicator.id, indicator.title, indicator.aspect, indicator.responsible_unit,
                     scoring::points_in_force(plan, domain.system, indicator, as_of)});
  }
  return heads;
}

std::vector<Assessed> figures_of(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const scoring::DomainSheet& sheet,
                                 const ledger::ObservationSource& source,
                                 const JudgeOptions& options) {
  check_gates(sheet.sheet, domain);
  DomainFigures figures{
      plan,
      domain,
      options,
      sheet,
      indicator_heads(plan, domain, options.as_of),
      scoring::gather(plan, domain, source, options.known(), sheet.matters, sheet.weighed),
      rows_of(sheet.sheet, domain),
      {},
      by_assessee(sheet.sheet.gates),
      by_assessee(sheet.sheet.adjustments),
      {}};
  if (options.is_year()) figures.take_groups();
  if (sheet.without_disputed) {
    figures.undisputed_rows = rows_of(*sheet.without_disputed, domain);
  }
  std::vector<Assessed> list;
  for (const plan::Assessee* assessee : in_order(domain)) {
    const auto row = figures.rows.find(assessee->id);
    if (row != figures.rows.end()) {
      list.push_back(or_say_where(where(domain, assessee->id),
                                  [&] { return figures.assess(*assessee, *row->second); }));
    } else if (!assessee->from || *assessee->from <= options.as_of) {
      refuse_sheet(domain, assessee->id, say({"no row", "没有得分"}));
    }
  }
  return list;
}

}  // namespace kaohe::grading

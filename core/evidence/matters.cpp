// Circulars, findings, adjustments: what counts beside the indicators.
#include <algorithm>
#include <array>

#include "evidence/beside.hpp"
#include "evidence/hints.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
constexpr int kMostDecimals = 8;
/// Art. 19: the one kind of finding that is handled by lowering the decided grade, not by a gate.
constexpr std::string_view kMisconduct = "misconduct";

Text expected_document() {
  return say({"the document it stands in", "所依据的文件(文号)"});
}

std::vector<std::string> finding_kinds(const plan::YearPlan& plan) {
  std::vector<std::string> kinds;
  for (const plan::GateRule& gate : plan.grading.gates) {
    const bool is_new = std::find(kinds.begin(), kinds.end(), gate.finding) == kinds.end();
    if (!gate.finding.empty() && is_new) kinds.push_back(gate.finding);
  }
  kinds.emplace_back(kMisconduct);
  return kinds;
}

/// Art. 19: whether a text begins with one of the measures; within a text it may be denied.
bool begins_with_measure(const std::string& handling) {
  constexpr std::array kMeasures{"通报", "诫勉", "组织调整", "组织处理", "纪律处分",
                           "党内纪律处分"};
  return std::any_of(kMeasures.begin(), kMeasures.end(),
                     [&](const char* one) { return handling.starts_with(one); });
}

/// Art. 19: levels and handling, which belong to misconduct alone.
void read_misconduct(Session& session, Row& row, ledger::Finding& finding) {
  namespace column = finding_column;
  const std::string_view levels = row.cell(column::levels);
  if (finding.kind != kMisconduct) {
    if (!levels.empty())
      row.refuse(column::levels, say({"an empty cell: only \"{}\" lowers a grade by levels",
                                      "留空(只有“{}”才按级降低等次)"},
                                     kMisconduct));
    return;
  }
  if (!begins_with_measure(finding.handling)) {
    row.refuse(column::handling,
               say({"how it was handled, beginning with one of the measures of Art. 19: 通报 "
                    "(circular), 诫勉 (admonition), 组织调整 or 组织处理 (organisational), 纪律处分 "
                    "(disciplinary); more may follow it",
                    "以第十九条的处理方式开头:通报、诫勉、组织调整、组织处理或者纪律处分;"
                    "可在其后说明"}));
  }
  if (levels.empty()) return;
  const int most = std::max(1, static_cast<int>(session.plan.grading.grades.size()) - 1);
  const std::optional<Rational> number = parse_decimal(row.digits(column::levels), 0);
  for (int level = 1; level <= most; ++level) {
    if (number == Rational::of(level)) finding.levels = level;
  }
  if (finding.levels == 0)
    row.refuse(column::levels, say({"an integer from 1 to {}", "1 至 {} 的整数"}, most));
}
}  // namespace

void read_circulars(Session& session, const Table& table) {
  namespace column = circular_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Circular circular;
    circular.origin.place = row.place();
    read_who(session, row, {column::domain, column::assessee}, circular.domain, circular.assessee);
    const plan::CircularBody* body =
        pick(row, column::body, session.plan.circular_bodies,
             {"an issuing body that year.toml names: {}{}", "year.toml 所列的通报机关:{}{}"});
    if (body != nullptr) circular.body = body->id;
    circular.document = row.required(column::document, expected_document());
    circular.matter = row.text(column::matter);
    circular.about = row.text(column::about);
    circular.date = row.required_date(column::date);
    if (session.plan.circular_year_of == "document")
      require_in_year(session, row, column::date, circular.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(circular));
    if (!row.is_wrong()) session.records.all_circulars.push_back(std::move(circular));
  });
}

void read_findings(Session& session, const Table& table) {
  namespace column = finding_column;
  const std::vector<std::string> kinds = finding_kinds(session.plan);
  for_each_row(session, table, [&](Row& row) {
    ledger::Finding finding;
    finding.origin.place = row.place();
    read_who(session, row, {column::domain, column::assessee}, finding.domain, finding.assessee);
    finding.kind = row.text(column::kind);
    if (std::find(kinds.begin(), kinds.end(), finding.kind) == kinds.end()) {
      row.refuse(column::kind, say({"a kind of finding that the year's rules know: {}{}",
                                    "本年度规则所列的情形:{}{}"},
                                   listed(kinds), did_you_mean(finding.kind, kinds)));
    }
    finding.handling = row.text(column::handling);
    finding.document = row.required(column::document, expected_document());
    finding.reason = row.text(column::reason);
    finding.date = row.date(column::date);
    require_counted_and_recorded(session, row, column::date, finding.date);
    read_misconduct(session, row, finding);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(finding));
    if (!row.is_wrong()) session.records.all_findings.push_back(std::move(finding));
  });
}

namespace {
/// One of the category's levels, where it has any; else any text.
const plan::AdjustmentLevel* read_level(Row& row, const plan::AdjustmentCategory* category,
                                        ledger::Adjustment& adjustment) {
  const int column = adjustment_column::level;
  adjustment.level = row.text(column);
  if (category == nullptr || category->levels.empty()) return nullptr;
  const plan::AdjustmentLevel* level =
      pick(row, column, category->levels, {"a level of this category: {}{}", "本类别的级别:{}{}"});
  if (level != nullptr) adjustment.level = level->title;
  return level;
}

/// The level's amount; else the amount as written: in a category that deducts either sign takes
/// points.
void read_points(Row& row, const plan::AdjustmentCategory* category,
                 const plan::AdjustmentLevel* level, const Rational& most,
                 ledger::Adjustment& adjustment) {
  const int column = adjustment_column::points;
  if (level != nullptr && row.cell(column).empty()) {
    adjustment.points = level->points;
    return;
  }
  const std::string written = row.digits(column);
  const std::optional<Rational> points = parse_decimal(written, kMostDecimals);
  const bool adds = category != nullptr && !category->deducts;
  if (!points || (adds && points->sign() < 0)) {
    const Text hint = number_hint(written);
    row.refuse(column, adds ? say({"points of 0 or more, since \"{}\" adds{}",
                                   "不小于 0 的分值(“{}”是加分类){}"},
                                  category->id, hint)
                            : say({"points, such as 1.5{}", "分值,如 1.5{}"}, hint));
  } else if (level != nullptr && abs(*points) != level->points) {
    row.refuse(column, say({"{}, the amount of the level \"{}\" in year.toml, or an empty cell; "
                            "correct the level or the amount",
                            "{} 分(year.toml 中级别“{}”的分值),或者留空;请更正级别或分值"},
                           level->points.text(), level->title));
  }
  adjustment.points = points.value_or(Rational());
  if (adjustment.points > most || -adjustment.points > most) {
    row.refuse(column, say({"at most {} points, all that a year's assessment has; check the amount",
                            "不超过总分 {} 分的分值;请核对"},
                           most.text()));
  }
}

/// How many share the amount; empty: one alone has it.
int read_among(Row& row) {
  constexpr int kMost = 100;
  const int column = adjustment_column::among;
  if (row.cell(column).empty()) return 1;
  const std::optional<Rational> number = parse_decimal(row.digits(column), 0);
  for (int among = 1; among <= kMost; ++among) {
    if (number == Rational::of(among)) return among;
  }
  row.refuse(column, say({"how many share the points: an integer from 1 to {}, or an empty cell",
                          "均分该项分值的单位数:1 至 {} 的整数,独有的留空"},
                         kMost));
  return 1;
}

/// One of the units whose approval counts, by title; where the year names none, any text.
std::string read_approver(const Session& session, Row& row) {
  const int column = adjustment_column::approved_by;
  const std::vector<std::string>& approvers = session.plan.adjustments.approvers;
  if (approvers.empty() || row.cell(column).empty()) return row.text(column);
  std::vector<plan::Organisation> units;
  for (const std::string& id : approvers) {
    if (const plan::Organisation* unit = session.plan.find_organisation(id)) units.push_back(*unit);
  }
  const plan::Organisation* unit =
      pick(row, column, units,
           {"a unit whose approval counts (adjustments.approvers in year.toml): {}{}",
            "有权审定的单位(year.toml 的 adjustments.approvers):{}{}"});
  return unit == nullptr ? std::string() : unit->title;
}

void require_adjustment_day(const Session& session, Row& row, std::optional<Date> date) {
  const int column = adjustment_column::date;
  const plan::Adjustments& rules = session.plan.adjustments;
  if (!rules.dated_from && !rules.dated_until) return require_in_year(session, row, column, date);
  const Date first = session.plan.first_adjustment_day(), last = session.plan.last_adjustment_day();
  if (!date || (*date >= first && *date <= last)) return;
  row.refuse(column, say({"a day from {} to {} (adjustments.dated_from and dated_until in "
                          "year.toml): delete the row, or correct its date",
                          "{} 至 {} 的日期(year.toml 的 adjustments.dated_from、dated_until);"
                          "请删去本行,或更正日期"},
                         to_text(first), to_text(last)));
}
}  // namespace

void read_adjustments(Session& session, const Table& table) {
  namespace column = adjustment_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Adjustment adjustment;
    adjustment.origin.place = row.place();
    read_who(session, row, {column::domain, column::assessee}, adjustment.domain,
             adjustment.assessee);
    const plan::AdjustmentCategory* category =
        pick(row, column::category, session.plan.adjustments.categories,
             {"a category that year.toml names: {}{}", "year.toml 所列的加减分类别:{}{}"});
    if (category != nullptr) adjustment.category = category->id;
    const plan::AdjustmentLevel* level = read_level(row, category, adjustment);
    read_points(row, category, level, session.plan.scheme.total, adjustment);
    adjustment.among = read_among(row);
    adjustment.matter = row.text(column::matter);
    adjustment.document = row.required(column::document, expected_document());
    adjustment.applied = row.date(column::applied);
    require_recorded(session, row, column::applied, adjustment.applied);
    adjustment.approved_by = read_approver(session, row);
    adjustment.date = row.date(column::date);
    require_adjustment_day(session, row, adjustment.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(adjustment));
    if (!row.is_wrong()) session.records.all_adjustments.push_back(std::move(adjustment));
  });
}

}  // namespace kaohe::evidence

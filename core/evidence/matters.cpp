// Circulars, findings, adjustments: what counts beside the indicators.
#include <algorithm>

#include "evidence/beside.hpp"
#include "evidence/hints.hpp"

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
  if (finding.handling.empty()) {
    row.refuse(column::handling,
               say({"how it was handled (Art. 19), such as an admonition or a disciplinary measure",
                    "处理方式(第十九条),如通报、诫勉、组织处理、纪律处分"}));
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
    require_in_year(session, row, column::date, circular.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, key_of({table.file(), circular.domain, circular.assessee, circular.body,
                     circular.document, circular.matter, circular.about, row.cell(column::date)}));
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
    require_counted(session, row, column::date, finding.date);
    read_misconduct(session, row, finding);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, key_of({table.file(), finding.domain, finding.assessee, finding.kind,
                     row.cell(column::levels), finding.handling, finding.document, finding.reason,
                     row.cell(column::date)}));
    if (!row.is_wrong()) session.records.all_findings.push_back(std::move(finding));
  });
}

namespace {
/// The amount as written: in a category that deducts either sign takes points.
void read_points(Row& row, const plan::AdjustmentCategory* category,
                 ledger::Adjustment& adjustment) {
  const int column = adjustment_column::points;
  const std::string written = row.digits(column);
  const std::optional<Rational> points = parse_decimal(written, kMostDecimals);
  const bool adds = category != nullptr && !category->deducts;
  if (!points || (adds && points->sign() < 0)) {
    const Text hint = number_hint(written);
    row.refuse(column, adds ? say({"points of 0 or more, since \"{}\" adds{}",
                                   "不小于 0 的分值(“{}”是加分类){}"},
                                  category->id, hint)
                            : say({"points, such as 1.5{}", "分值,如 1.5{}"}, hint));
  }
  adjustment.points = points.value_or(Rational());
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
    adjustment.level = row.text(column::level);
    read_points(row, category, adjustment);
    adjustment.matter = row.text(column::matter);
    adjustment.document = row.required(column::document, expected_document());
    adjustment.approved_by = row.text(column::approved_by);
    adjustment.date = row.date(column::date);
    require_in_year(session, row, column::date, adjustment.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, key_of({table.file(), adjustment.domain, adjustment.assessee, adjustment.category,
                     adjustment.level, adjustment.points.text(), adjustment.matter,
                     adjustment.document, adjustment.approved_by, row.cell(column::date)}));
    if (!row.is_wrong()) session.records.all_adjustments.push_back(std::move(adjustment));
  });
}

}  // namespace kaohe::evidence

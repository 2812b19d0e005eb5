// One assessee of result.json, read back.
#include "report/result_document.hpp"

namespace kaohe::report {

using namespace grading;
using nlohmann::json;

namespace {

/// An integer of any number of digits.
Rational whole(std::string_view digits) {
  Rational value;
  for (const char digit : digits) value = value * Rational::of(10) + Rational::of(digit - '0');
  return value;
}

Rational fraction(std::string_view text, std::size_t slash) {
  const bool is_negative = text.front() == '-';
  const std::size_t first = is_negative ? 1 : 0;
  const Rational value = whole(text.substr(first, slash - first)) / whole(text.substr(slash + 1));
  return is_negative ? -value : value;
}

Cell read_cell(const std::string& indicator, const json& value) {
  Cell item;
  item.indicator = indicator;
  item.state =
      scoring::parse_cell_state(value.at("state").get<std::string>()).value_or(CellState::error);
  item.points = read_points(value.at("points"));
  const auto missing = value.find("missing");
  if (missing != value.end()) item.missing = missing->get<std::vector<std::string>>();
  return item;
}

Redistribution read_redistribution(const json& value) {
  return {value.at("from").get<std::vector<std::string>>(), value.at("to"),
          read_text(value.at("aspect")), *read_points(value.at("points"))};
}

AppliedAdjustment read_adjustment(const json& value) {
  AppliedAdjustment item;
  item.kind = value.at("kind");
  item.category = value.at("category");
  item.level = value.at("level");
  item.title = value.value("title", "");
  item.matter = value.at("matter");
  item.points = *read_number(value.at("points"));
  item.counted = value.at("counted");
  item.why_not = read_text(value.at("why_not"));
  item.document = value.at("document");
  item.approved_by = value.at("approved_by");
  item.among = value.value("among", 1);
  item.record = value.at("record");
  return item;
}

/// Results of earlier versions have only `record`, 0 for none.
std::vector<std::int64_t> read_records(const json& loss) {
  const auto list = loss.find("records");
  if (list != loss.end()) return list->get<std::vector<std::int64_t>>();
  const json& record = loss.at("record");
  if (record.is_null() || record == 0) return {};
  return {record.get<std::int64_t>()};
}

Loss read_loss(const json& value) {
  Loss item;
  item.indicator = value.at("indicator");
  item.item = value.at("item");
  item.matter = value.at("matter");
  item.period = value.at("period");
  item.points = *read_number(value.at("points"));
  item.returned = *read_number(value.at("returned"));
  item.document = value.at("document");
  item.unit = value.at("unit");
  item.records = read_records(value);
  item.cell = value.value("cell", "");
  item.subject = value.at("subject");
  item.line = value.at("line");
  return item;
}

PeriodDeduction read_period(const json& value) {
  return {value.at("id"), *read_number(value.at("deducted"))};
}

GateFact read_fact(const json& value) {
  return {value.at("what"), value.at("value"), value.at("document"), value.at("matter"),
          value.at("records").get<std::vector<std::int64_t>>()};
}

FiredGate read_gate(const json& value) {
  return {value.at("id"),   value.at("article"), value.at("effect"),
          value.at("fact"), value.at("source"),  read_list<GateFact>(value.at("facts"), read_fact)};
}

GradeOutcome read_grade(const json& value) {
  if (value.is_null()) return {};
  GradeOutcome item;
  item.permitted = value.at("permitted").get<std::vector<std::string>>();
  item.proposed = read_text(value.at("proposed"));
  item.decided = read_text(value.at("decided"));
  item.lowered_by = value.at("lowered_by");
  item.final_grade = read_text(value.at("final"));
  item.decided_by = read_text(value.at("decided_by"));
  item.meeting = value.value("meeting", "");
  item.reason = read_text(value.at("reason"));
  return item;
}

Consequence read_consequence(const json& value) {
  return {value.at("id"),    value.at("article"), value.at("title"),
          value.at("owner"), value.at("due"),     read_text(value.at("closed_by"))};
}

Note read_note(const json& value) {
  return {value.at("id"), value.at("en"), value.at("zh")};
}

Progress read_one_progress(const json& value) {
  return {value.at("indicator"), value.at("item"), value.at("award"), value.at("line")};
}

/// Results of earlier versions have none.
std::vector<Progress> read_progress(const json& assessee) {
  const auto list = assessee.find("progress");
  if (list == assessee.end()) return {};
  return read_list<Progress>(*list, read_one_progress);
}

scoring::VoteCount read_vote_count(const json& value) {
  return {value.at("option"), value.at("count")};
}

scoring::ReviewPartScore read_review_part(const json& value) {
  scoring::ReviewPartScore part{value.at("id"),
                                value.at("title"),
                                *read_number(value.at("weight")),
                                read_number(value.at("score")),
                                {},
                                value.at("records").get<std::vector<std::int64_t>>()};
  const auto votes = value.find("votes");
  if (votes != value.end()) part.votes = read_list<scoring::VoteCount>(*votes, read_vote_count);
  return part;
}

/// Years without parts, and results of earlier versions, have none.
std::vector<scoring::ReviewPartScore> read_review_parts(const json& assessee) {
  const auto list = assessee.find("review_parts");
  if (list == assessee.end()) return {};
  return read_list<scoring::ReviewPartScore>(*list, read_review_part);
}

void read_figures(const json& value, AssesseeResult& item) {
  item.effective_points = *read_points(value.at("effective_points"));
  item.redistributed = read_list<Redistribution>(value.at("redistributed"), read_redistribution);
  item.indicator_score = read_number(value.at("indicator_score"));
  item.review_score = read_points(value.at("review_score"));
  item.review_grade = read_text(value.at("review_grade"));
  item.effectiveness_total = read_number(value.at("effectiveness_total"));
  item.leader_evaluation = read_points(value.at("leader_evaluation"));
  item.annual_score = read_number(value.at("annual_score"));
  item.adjustment = read_number(value.at("adjustment"));
  item.adjustments = read_list<AppliedAdjustment>(value.at("adjustments"), read_adjustment);
  item.final_score = read_number(value.at("final_score"));
  item.published_score = read_points(value.at("published_score"));
  item.rank = read_rank(value.at("rank"));
  item.rank_by_total = read_rank(value.at("rank_by_total"));
  item.rank_by_final = read_rank(value.at("rank_by_final"));
  item.ranked = value.at("ranked");
  item.disputed_points = read_points(value.at("disputed_points"));
}

}  // namespace

std::optional<int> read_rank(const nlohmann::json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

std::string read_text(const json& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

std::optional<Rational> read_number(const json& value) {
  if (value.is_null()) return std::nullopt;
  const std::string text = value.get<std::string>();
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) return fraction(text, slash);
  const std::optional<Points> points = Points::parse(text);
  return points ? std::optional(points->rational()) : std::nullopt;
}

std::optional<Points> read_points(const json& value) {
  return value.is_null() ? std::nullopt : Points::parse(value.get<std::string>());
}

AssesseeResult read_assessee(const json& value, const std::vector<IndicatorHead>& indicators) {
  AssesseeResult item;
  item.id = value.at("id");
  item.name = value.at("name");
  item.scope = value.at("scope");
  item.pool = read_text(value.at("pool"));
  item.secretary = value.at("secretary");
  item.deputies = value.at("deputies").get<std::vector<std::string>>();
  for (const IndicatorHead& indicator : indicators) {
    item.cells.push_back(read_cell(indicator.id, value.at("indicators").at(indicator.id)));
  }
  read_figures(value, item);
  item.losses = read_list<Loss>(value.at("losses"), read_loss);
  item.periods = read_list<PeriodDeduction>(value.at("periods"), read_period);
  item.gates = read_list<FiredGate>(value.at("gates"), read_gate);
  item.grade = read_grade(value.at("grade"));
  item.consequences = read_list<Consequence>(value.at("consequences"), read_consequence);
  item.notes = read_list<Note>(value.at("notes"), read_note);
  item.blocked = read_list<Note>(value.at("blocked"), read_note);
  item.progress = read_progress(value);
  item.review_parts = read_review_parts(value);
  return item;
}

}  // namespace kaohe::report

// One assessee of result.json, written.
#include "report/result_document.hpp"

namespace kaohe::report {

using namespace grading;

namespace {

Json cell(const Cell& item) {
  Json value = {{"points", number(item.points)}, {"state", cell_state_name(item.state)}};
  if (!item.missing.empty()) value["missing"] = item.missing;
  return value;
}

Json cells(const std::vector<Cell>& items) {
  Json value = Json::object();
  for (const Cell& item : items) value[item.indicator] = cell(item);
  return value;
}

Json redistribution(const Redistribution& item) {
  return {{"from", item.from},
          {"to", item.to},
          {"aspect", text_or_null(item.aspect)},
          {"points", number(item.points)}};
}

Json adjustment(const AppliedAdjustment& item) {
  Json json{{"kind", item.kind},         {"category", item.category},
            {"level", item.level},       {"title", item.title},
            {"matter", item.matter},     {"points", number(item.points)},
            {"counted", item.counted},   {"why_not", text_or_null(item.why_not)},
            {"document", item.document}, {"approved_by", item.approved_by},
            {"record", item.record}};
  if (item.among > 1) json["among"] = item.among;
  return json;
}

Json loss(const Loss& item) {
  return {{"indicator", item.indicator},
          {"item", item.item},
          {"matter", item.matter},
          {"period", item.period},
          {"cell", item.cell},
          {"points", number(item.points)},
          {"returned", number(item.returned)},
          {"document", item.document},
          {"unit", item.unit},
          {"record", item.records.size() == 1 ? Json(item.records.front()) : Json(nullptr)},
          {"records", item.records},
          {"subject", item.subject},
          {"line", item.line}};
}

Json period(const PeriodDeduction& item) {
  return {{"id", item.period}, {"deducted", number(item.deducted)}};
}

Json gate_fact(const GateFact& item) {
  return {{"what", item.what},
          {"value", item.value},
          {"document", item.document},
          {"matter", item.matter},
          {"records", item.records}};
}

Json gate(const FiredGate& item) {
  return {{"id", item.id},         {"article", item.article},
          {"effect", item.effect}, {"fact", item.fact},
          {"source", item.source}, {"facts", list_of(item.facts, gate_fact)}};
}

Json grade(const GradeOutcome& item) {
  Json value{{"permitted", item.permitted},
             {"proposed", text_or_null(item.proposed)},
             {"decided", text_or_null(item.decided)},
             {"lowered_by", item.lowered_by},
             {"final", text_or_null(item.final_grade)},
             {"decided_by", text_or_null(item.decided_by)},
             {"reason", text_or_null(item.reason)}};
  // Later than the rest: an edition without one reads as it did.
  if (!item.meeting.empty()) value["meeting"] = item.meeting;
  return value;
}

Json consequence(const Consequence& item) {
  return {{"id", item.id},       {"article", item.article},
          {"title", item.title}, {"owner", item.owner},
          {"due", item.due},     {"closed_by", text_or_null(item.closed_by)}};
}

Json note(const Note& item) {
  return {{"id", item.id}, {"en", item.en}, {"zh", item.zh}};
}

Json progress(const Progress& item) {
  return {{"indicator", item.indicator},
          {"item", item.item},
          {"award", item.award},
          {"line", item.line}};
}

Json vote_count(const scoring::VoteCount& item) {
  return {{"option", item.option}, {"count", item.count}};
}

Json review_part(const scoring::ReviewPartScore& item) {
  Json value{{"id", item.id},
             {"title", item.title},
             {"weight", number(item.weight)},
             {"score", number(item.score)},
             {"records", item.records}};
  if (!item.votes.empty()) value["votes"] = list_of(item.votes, vote_count);
  return value;
}

Json head(const AssesseeResult& item) {
  return {{"id", item.id},
          {"name", item.name},
          {"scope", item.scope},
          {"pool", text_or_null(item.pool)},
          {"secretary", item.secretary},
          {"deputies", item.deputies}};
}

Json figures(const AssesseeResult& item) {
  return {{"indicators", cells(item.cells)},
          {"effective_points", number(item.effective_points)},
          {"redistributed", list_of(item.redistributed, redistribution)},
          {"indicator_score", number(item.indicator_score)},
          {"review_score", number(item.review_score)},
          {"review_grade", text_or_null(item.review_grade)},
          {"effectiveness_total", number(item.effectiveness_total)},
          {"leader_evaluation", number(item.leader_evaluation)},
          {"annual_score", number(item.annual_score)},
          {"adjustment", number(item.adjustment)},
          {"adjustments", list_of(item.adjustments, adjustment)},
          {"final_score", number(item.final_score)},
          {"published_score", number(item.published_score)},
          {"rank", rank(item.rank)},
          {"rank_by_total", rank(item.rank_by_total)},
          {"rank_by_final", rank(item.rank_by_final)},
          {"ranked", item.ranked},
          {"disputed_points", number(item.disputed_points)}};
}

Json outcome(const AssesseeResult& item) {
  return {{"losses", list_of(item.losses, loss)},
          {"periods", list_of(item.periods, period)},
          {"gates", list_of(item.gates, gate)},
          {"grade", item.grade.permitted.empty() ? Json(nullptr) : grade(item.grade)},
          {"consequences", list_of(item.consequences, consequence)},
          {"notes", list_of(item.notes, note)},
          {"blocked", list_of(item.blocked, note)},
          {"progress", list_of(item.progress, progress)}};
}

}  // namespace

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json rank(const std::optional<int>& item) {
  return item ? Json(*item) : Json(nullptr);
}

Json number(const Rational& value) {
  return value.text();
}

Json number(const Points& value) {
  return value.text();
}

Json assessee_document(const AssesseeResult& assessee) {
  Json value = head(assessee);
  value.update(figures(assessee));
  value.update(outcome(assessee));
  if (!assessee.review_parts.empty())
    value["review_parts"] = list_of(assessee.review_parts, review_part);
  return value;
}

}  // namespace kaohe::report

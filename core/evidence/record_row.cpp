#include "evidence/record_row.hpp"

#include <algorithm>
#include <map>

#include "evidence/names.hpp"
#include "evidence/observation_row.hpp"
#include "ledger/payload.hpp"

namespace kaohe::evidence {

namespace {

using ledger::Observation;
using nlohmann::json;

/// Texts by the id of their column.
using Texts = std::map<std::string, std::string, std::less<>>;

struct KindForm {
  std::string_view kind;
  const Form* form;
};

const std::vector<KindForm>& kind_forms() {
  static const std::vector<KindForm> list{
      {ledger::Draw::kKind, &kDraws},         {ledger::Review::kKind, &kReviews},
      {ledger::Votes::kKind, &kVotes},        {ledger::LeaderMark::kKind, &kLeaders},
      {ledger::Survey::kKind, &kSurveys},     {ledger::Circular::kKind, &kCirculars},
      {ledger::Finding::kKind, &kFindings},   {ledger::Adjustment::kKind, &kAdjustments},
      {ledger::Decision::kKind, &kDecisions}, {ledger::Closing::kKind, &kClosings},
      {ledger::Notice::kKind, &kNotices},     {ledger::Objection::kKind, &kObjections},
      {ledger::Rectified::kKind, &kRectified}};
  return list;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const json& one : value) text += (text.empty() ? "" : "、") + text_of(one);
  return text;
}

std::vector<std::string> arranged(const Form& form, const Texts& texts) {
  std::vector<std::string> cells;
  for (const Column& column : form.columns) {
    const auto found = texts.find(column.id);
    cells.push_back(found == texts.end() ? std::string() : found->second);
  }
  return cells;
}

Texts texts_of(const plan::YearPlan& plan, const Observation& observation) {
  const std::vector<std::string> cells = cells_of(plan, observation);
  Texts texts;
  for (std::size_t i = 0; i < cells.size(); ++i)
    texts.emplace(kObservations.columns[i].id, cells[i]);
  return texts;
}

bool has_input(const plan::YearPlan& plan, const ledger::ObservationChoice& about) {
  const plan::Domain* domain = plan.find_domain(about.domain);
  return domain != nullptr && domain->system.find_input(about.input) != nullptr;
}

/// A payload leaves out what is 0; a table asks for it, but for the score of a part that is voted
/// on.
void fill_in_zero(const plan::YearPlan& plan, const Form& form, Texts& texts) {
  if (&form == &kVotes) texts.emplace("votes", "0");
  if (&form == &kLeaders || &form == &kSurveys) texts.emplace("score", "0");
  if (&form == &kAdjustments) texts.emplace("points", "0");
  if (&form != &kReviews) return;
  const auto part = texts.find("part");
  const bool is_voted =
      part != texts.end() &&
      std::any_of(plan.review_parts.begin(), plan.review_parts.end(),
                  [&](const auto& one) { return one.id == part->second && one.votes.is_voted(); });
  if (!is_voted) texts.emplace("score", "0");
}

/// What is said of observations names them as their own table does.
void name_choice(const plan::YearPlan& plan, const json& payload, Texts& texts) {
  const auto said = ledger::record_of<ledger::Objection>(payload);
  if (!has_input(plan, said.about)) return;
  Observation named;
  named.domain = said.about.domain;
  named.input = said.about.input;
  named.cell = said.about.cell;
  named.value = said.value.value_or(Rational());
  named.attributes = said.attributes.value_or(std::vector<int>());
  const Texts in_own_table = texts_of(plan, named);
  for (const char* column : {"indicator", "input", "cell"}) texts[column] = in_own_table.at(column);
  if (said.value) texts["value"] = in_own_table.at("value");
  if (said.attributes) texts["attributes"] = in_own_table.at("attributes");
}

}  // namespace

std::optional<RecordRow> row_of(const plan::YearPlan& plan, std::string_view kind,
                                const json& payload) {
  const auto found = std::find_if(kind_forms().begin(), kind_forms().end(),
                                  [&](const KindForm& one) { return one.kind == kind; });
  if (found == kind_forms().end()) return std::nullopt;
  Texts texts;
  for (const auto& [key, value] : payload.items()) texts[key] = text_of(value);
  if (kind == ledger::Votes::kKind && payload.contains("count")) texts["votes"] = texts["count"];
  fill_in_zero(plan, *found->form, texts);
  if (found->form == &kObjections || found->form == &kRectified) name_choice(plan, payload, texts);
  return RecordRow{found->form, arranged(*found->form, texts)};
}

RecordRow row_of(const plan::YearPlan& plan, const Observation& observation) {
  const plan::InputInfo& input =
      *plan.find_domain(observation.domain)->system.find_input(observation.input);
  Texts texts = texts_of(plan, observation);
  const Form* form = input.source == plan::InputSource::result      ? &kImported
                     : input.source == plan::InputSource::last_year ? &kLastYear
                                                                    : &kObservations;
  texts["result"] = texts["name"] = input.source_id;
  texts["column"] = own_id(input);
  if (form != &kObservations) texts["document"] = observation.evidence;
  return {form, arranged(*form, texts)};
}

CsvTable table_of_row(const Form& form, std::string place, std::vector<std::string> cells) {
  CsvTable table;
  table.file = std::move(place);
  table.is_typed = true;
  for (const Column& one : form.columns) table.headings.emplace_back(one.id);
  table.rows.push_back({0, std::move(cells)});
  return table;
}

}  // namespace kaohe::evidence

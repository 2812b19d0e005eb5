#include "engine/facts.hpp"

#include <algorithm>

#include "engine/abi_view.hpp"

namespace kaohe::engine {

namespace {

bool ascend(const std::uint64_t* offsets, std::uint64_t count) {
  for (std::uint64_t i = 0; i < count; ++i) {
    if (offsets[i] > offsets[i + 1]) return false;
  }
  return true;
}

// Whether every value of a column is at least `low` and below `high`.
template <class Value>
bool all_within(const Value* column, std::uint64_t count, std::int64_t low, std::int64_t high) {
  bool within = true;
  for (std::uint64_t i = 0; i < count; ++i) {
    within &= column[i] >= low && column[i] < high;
  }
  return within;
}

}  // namespace

Facts::Facts(const Rules& rules, const kaohe_batch& batch) : rules_(rules), batch_(batch) {
  const Catalogue& catalogue = rules.catalogue();
  if (batch.assessee_count >= kNone) {
    throw Refused("the batch has " + std::to_string(batch.assessee_count) +
                  " assessees; at most 4294967294 fit in one");
  }
  assessees_ = static_cast<std::uint32_t>(batch.assessee_count);
  if (batch.asked_period >= rules.calendar().periods().size()) {
    throw Refused("the batch asks for period " + std::to_string(batch.asked_period) +
                  "; the year's calendar has " + std::to_string(rules.calendar().periods().size()));
  }
  awards_ = rules.calendar().periods()[batch.asked_period].awards;
  refuse_unknown("the reserved field of the batch", batch.reserved, 0);
  if (batch.pool != nullptr && !all_within(batch.pool, assessees_, 0, pools())) {
    throw Refused("an assessee's pool is none of the batch's " + std::to_string(pools()));
  }
  if (batch.records.count != catalogue.inputs.count ||
      batch.subjects.count != catalogue.subs.count) {
    throw Refused("the batch has " + std::to_string(batch.records.count) + " inputs and " +
                  std::to_string(batch.subjects.count) + " lists; describe names " +
                  std::to_string(catalogue.inputs.count) + " and " +
                  std::to_string(catalogue.subs.count));
  }
  for (const kaohe_records& records : structs<kaohe_records>(batch.records)) {
    const Input& input = catalogue.inputs[static_cast<std::uint32_t>(inputs_.size())];
    const bool is_plain = input.type != InputType::events && input.sub == kNone &&
                          records.offsets != nullptr && records.states == nullptr &&
                          records.flags == nullptr;
    inputs_.push_back({records, input.scope, input.every,
                       input.type == InputType::choice ? kUnitsPerOne : 1, is_plain});
    check(static_cast<std::uint32_t>(inputs_.size() - 1));
  }
  subs_ = structs<kaohe_subjects>(batch.subjects);
  decisions_ = structs<kaohe_decision>(batch.decisions);
  for (std::size_t i = 0; i < subs_.size(); ++i) {
    refuse_unknown("the reserved field of a list", subs_[i].reserved, 0);
    if (subs_[i].offsets == nullptr || ascend(subs_[i].offsets, assessees_)) continue;
    throw Refused("the list " + std::string(catalogue.subs[static_cast<std::uint32_t>(i)].id) +
                  " has offsets that do not ascend");
  }
  for (const kaohe_decision& decision : decisions_) {
    refuse_unknown("whether a decision exempts", decision.exempt, 1);
    if (decision.treatment <= KAOHE_TREATMENT_RESCALE && decision.assessee < assessees_) continue;
    throw Refused("a decision for assessee " + std::to_string(decision.assessee) + " of " +
                  std::to_string(assessees_) + " names treatment " +
                  std::to_string(decision.treatment) + "; there are " +
                  std::to_string(KAOHE_TREATMENT_RESCALE));
  }
}

// What is used as an index later is looked at once here: a malformed batch is refused, never a
// crash.
void Facts::check_indexes(const Input& input, const kaohe_records& records) const {
  const auto refuse = [&](const std::string& what) {
    throw Refused("the records of input " + std::string(input.id) + ": " + what);
  };
  const bool is_choice = input.type == InputType::choice;
  if (is_choice && records.value != nullptr &&
      !all_within(records.value, records.record_count, 0, input.options.count)) {
    refuse("an option that the choice does not have; it has " +
           std::to_string(input.options.count));
  }
  if (records.cell != nullptr && !all_within(records.cell, records.record_count, 0, 13)) {
    refuse("a cell above 12");
  }
  constexpr std::int64_t kFlags = KAOHE_RECORD_PROVISIONAL | KAOHE_RECORD_NOT_APPLICABLE;
  if (records.flags != nullptr && !all_within(records.flags, records.record_count, 0, kFlags + 1)) {
    refuse("a flag that this plugin does not know");
  }
  if (input.attributes.count != 0 && records.attributes == nullptr) {
    refuse("attribute columns that are NULL; expected " + std::to_string(input.attributes.count));
  }
  for (std::uint32_t i = 0; i < input.attributes.count; ++i) {
    const Attribute& attribute = rules_.catalogue().attributes[input.attributes.first + i];
    const std::int64_t options = attribute.options.count == 0 ? 2 : attribute.options.count;
    if (records.attributes[i] == nullptr ||
        !all_within(records.attributes[i], records.record_count, KAOHE_NONE, options)) {
      refuse("an option that attribute \"" + std::string(attribute.id) +
             "\" does not have; it has " + std::to_string(options));
    }
  }
}

// States are as wide as the calendar of the instance: a batch of another would be read beyond its
// end.
void Facts::check_states(const Input& input, const kaohe_records& records) const {
  if (records.states == nullptr) return;
  const std::size_t periods = rules_.calendar().periods().size();
  if (batch_.period_count != periods) {
    throw Refused("the batch has states of " + std::to_string(batch_.period_count) +
                  " periods; the year's calendar has " + std::to_string(periods));
  }
  constexpr std::int64_t kStates = KAOHE_INPUT_PROVISIONAL + 1;
  if (all_within(records.states, entities(input) * periods, 0, kStates)) return;
  throw Refused("the records of input " + std::string(input.id) +
                " have a state that this plugin does not know; it knows 0 to " +
                std::to_string(kStates - 1));
}

std::uint64_t Facts::entities(const Input& input) const {
  if (input.scope == Scope::assessee) return assessees_;
  return input.scope == Scope::pool ? pools() : 1;
}

void Facts::check(std::uint32_t index) const {
  const kaohe_records& records = inputs_[index].records;
  const Input& input = rules_.catalogue().inputs[index];
  if (records.offsets == nullptr && records.states == nullptr) return;
  const std::uint64_t entities = this->entities(input);
  if (records.entity_count != entities ||
      (records.offsets != nullptr && records.offsets[entities] != records.record_count)) {
    throw Refused("the records of input " + std::string(input.id) + " are for " +
                  std::to_string(records.entity_count) + " entities; expected " +
                  std::to_string(entities) + ", and offsets that end at the number of records");
  }
  check_states(input, records);
  if (records.offsets != nullptr &&
      (records.offsets[0] != 0 || !ascend(records.offsets, entities))) {
    throw Refused("the records of input " + std::string(input.id) +
                  " have offsets that do not ascend from 0");
  }
  if (records.record_count > 0 && records.attribute_count < input.attributes.count) {
    throw Refused("the records of input " + std::string(input.id) + " have " +
                  std::to_string(records.attribute_count) + " attribute columns; expected " +
                  std::to_string(input.attributes.count));
  }
  if (records.offsets != nullptr && records.record_count > 0) check_indexes(input, records);
}

Rows Facts::search_cell(const std::uint8_t* cells, Rows rows, int cell) {
  const auto [begin, end] = std::equal_range(cells + rows.first, cells + rows.last, cell);
  return {static_cast<std::uint64_t>(begin - cells), static_cast<std::uint64_t>(end - cells)};
}

Rows Facts::of_subject(std::uint32_t input, Rows rows, std::int32_t subject) const {
  const std::int32_t* subjects = inputs_[input].records.subject;
  if (subjects == nullptr) return {rows.first, rows.first};
  const auto [begin, end] = std::equal_range(subjects + rows.first, subjects + rows.last, subject);
  return {static_cast<std::uint64_t>(begin - subjects), static_cast<std::uint64_t>(end - subjects)};
}

int Facts::state(std::uint32_t input, std::uint32_t assessee, int period) const {
  const Columns& columns = inputs_[input];
  if (columns.records.states == nullptr) return KAOHE_INPUT_REPORTED;
  return columns.records.states[entity_of(columns, assessee) * rules_.calendar().periods().size() +
                                static_cast<std::size_t>(period)];
}

Submitted Facts::submitted(std::uint32_t input, std::uint32_t assessee,
                           std::uint32_t periods) const {
  Submitted summary;
  const std::uint32_t due = rules_.due_periods(input) & periods;
  if (inputs_[input].records.states == nullptr || due == 0) return summary;
  bool all = true;
  for (int period = 0; (due >> period) != 0; ++period) {
    if ((due >> period & 1U) == 0) continue;
    const int state = this->state(input, assessee, period);
    summary.awaited = summary.awaited || state == KAOHE_INPUT_AWAITED;
    summary.provisional = summary.provisional || state == KAOHE_INPUT_PROVISIONAL;
    all = all && (state == KAOHE_INPUT_NOT_APPLICABLE || state == KAOHE_INPUT_EXEMPT);
  }
  summary.not_applicable = all;
  return summary;
}

std::string Facts::subject_name(std::uint32_t sub, std::uint32_t assessee,
                                std::int32_t subject) const {
  const kaohe_subjects& list = subs_[sub];
  if (list.ids == nullptr || list.offsets == nullptr) return std::to_string(subject + 1);
  return std::string(view(list.ids[list.offsets[assessee] + static_cast<std::uint64_t>(subject)]));
}

std::string Facts::assessee_name(std::uint32_t assessee) const {
  if (batch_.assessees == nullptr) return std::to_string(assessee);
  return std::string(view(batch_.assessees[assessee]));
}

std::string Facts::pool_name(std::uint32_t pool) const {
  if (batch_.pools == nullptr) return std::to_string(pool);
  return std::string(view(batch_.pools[pool]));
}

const kaohe_decision* Facts::find_decision(std::uint32_t assessee, std::int32_t indicator,
                                           std::int32_t input) const {
  auto at = std::lower_bound(
      decisions_.begin(), decisions_.end(), assessee,
      [](const kaohe_decision& decision, std::uint32_t row) { return decision.assessee < row; });
  for (; at != decisions_.end() && at->assessee == assessee; ++at) {
    if (at->indicator == indicator && at->input == input) return &*at;
  }
  return nullptr;
}

}  // namespace kaohe::engine

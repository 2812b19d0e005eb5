#include <kaohe/batch_builder.hpp>

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace kaohe {

// One input: its records, the columns made of them, and what the batch shows of these.
struct BatchBuilder::Columns {
  std::vector<FactRecord> records;
  std::vector<std::uint8_t> states;  // empty: all reported
  std::vector<std::uint64_t> offsets;
  std::vector<std::int64_t> value, sequence, retained, record;
  std::vector<std::uint8_t> cell, flags;
  std::vector<std::int16_t> period;
  std::vector<std::int32_t> date, subject, matter;
  std::vector<std::vector<std::int16_t>> attributes;
  std::vector<const std::int16_t*> attribute_view;

  void sort();
  void fill(std::uint32_t attribute_count);
  void count_by_entity(std::uint32_t entity_count);
  kaohe_records view() const;

 private:
  template <class Column, class Field>
  void fill(Column& column, Field FactRecord::*field) {
    column.clear();
    column.reserve(records.size());
    for (const FactRecord& one : records) column.push_back(one.*field);
  }
};

namespace {

auto order(const FactRecord& record) {
  return std::tie(record.entity, record.subject, record.cell, record.period, record.date,
                  record.sequence, record.matter, record.value, record.retained, record.flags,
                  record.record, record.attributes);
}

[[noreturn]] void out_of_shape(const char* what, std::uint64_t index, std::uint64_t count) {
  throw std::out_of_range(std::string("batch: ") + what + " " + std::to_string(index) +
                          " is not one of " + std::to_string(count));
}

void check(const char* what, std::uint64_t index, std::uint64_t count) {
  if (index >= count) out_of_shape(what, index, count);
}

std::uint32_t entities(const BatchShape& shape, Scope scope) {
  if (scope == Scope::assessee) return shape.assessees;
  return scope == Scope::pool ? shape.pools : 1;
}

kaohe_text view(const std::string& text) {
  return {text.data(), text.size()};
}

std::vector<kaohe_text> views(const std::vector<std::string>& texts) {
  std::vector<kaohe_text> views;
  for (const std::string& text : texts) views.push_back(view(text));
  return views;
}

template <class Struct>
kaohe_array array(const std::vector<Struct>& structs) {
  return {structs.data(), structs.size(), sizeof(Struct)};
}

}  // namespace

BatchBuilder::BatchBuilder(BatchShape shape)
    : shape_(std::move(shape)),
      columns_(shape_.inputs.size()),
      subjects_(shape_.subs, std::vector<std::vector<std::string>>(shape_.assessees)),
      undrawn_(shape_.subs),
      pools_(shape_.assessees, 0),
      assessee_ids_(shape_.assessees),
      pool_titles_(shape_.pools) {}

BatchBuilder::~BatchBuilder() = default;

void BatchBuilder::add(std::uint32_t input, FactRecord record) {
  check("input", input, columns_.size());
  check("entity", record.entity, entities(shape_, shape_.inputs[input].scope));
  record.attributes.resize(shape_.inputs[input].attributes, KAOHE_NONE);
  columns_[input].records.push_back(std::move(record));
}

void BatchBuilder::set_state(std::uint32_t input, std::uint32_t entity, std::uint32_t period,
                             std::uint8_t state) {
  check("input", input, columns_.size());
  const std::uint32_t count = entities(shape_, shape_.inputs[input].scope);
  check("entity", entity, count);
  check("period", period, shape_.periods);
  std::vector<std::uint8_t>& states = columns_[input].states;
  if (states.empty()) {
    states.assign(std::size_t{count} * shape_.periods, KAOHE_INPUT_REPORTED);
  }
  states[std::size_t{entity} * shape_.periods + period] = state;
}

void BatchBuilder::set_assessee(std::uint32_t assessee, std::string id, std::uint32_t pool) {
  check("assessee", assessee, shape_.assessees);
  check("pool", pool, shape_.pools);
  assessee_ids_[assessee] = std::move(id);
  pools_[assessee] = pool;
}

void BatchBuilder::set_pool(std::uint32_t pool, std::string title) {
  check("pool", pool, shape_.pools);
  pool_titles_[pool] = std::move(title);
}

void BatchBuilder::set_subjects(std::uint32_t sub, std::uint32_t assessee,
                                std::vector<std::string> names) {
  check("list", sub, subjects_.size());
  check("assessee", assessee, shape_.assessees);
  subjects_[sub][assessee] = std::move(names);
}

void BatchBuilder::set_undrawn(std::uint32_t sub, std::uint32_t assessee, bool undrawn) {
  check("list", sub, subjects_.size());
  check("assessee", assessee, shape_.assessees);
  if (undrawn_[sub].empty()) undrawn_[sub].assign(shape_.assessees, 0);
  undrawn_[sub][assessee] = undrawn ? 1 : 0;
}

void BatchBuilder::add_decision(const kaohe_decision& decision) {
  check("assessee", decision.assessee, shape_.assessees);
  kaohe_decision kept = decision;
  kept.size = sizeof kept;
  kept.document = keep(std::string(decision.document.data == nullptr ? "" : decision.document.data,
                                   static_cast<std::size_t>(decision.document.size)));
  decisions_.push_back(kept);
}

kaohe_text BatchBuilder::keep(std::string text) {
  texts_.push_back(std::move(text));
  return view(texts_.back());
}

void BatchBuilder::Columns::sort() {
  std::sort(records.begin(), records.end(),
            [](const FactRecord& a, const FactRecord& b) { return order(a) < order(b); });
}

void BatchBuilder::Columns::fill(std::uint32_t attribute_count) {
  fill(value, &FactRecord::value);
  fill(cell, &FactRecord::cell);
  fill(period, &FactRecord::period);
  fill(date, &FactRecord::date);
  fill(sequence, &FactRecord::sequence);
  fill(subject, &FactRecord::subject);
  fill(matter, &FactRecord::matter);
  fill(retained, &FactRecord::retained);
  fill(record, &FactRecord::record);
  fill(flags, &FactRecord::flags);
  attributes.assign(attribute_count, {});
  attribute_view.clear();
  for (std::uint32_t i = 0; i < attribute_count; ++i) {
    for (const FactRecord& one : records) attributes[i].push_back(one.attributes[i]);
    attribute_view.push_back(attributes[i].data());
  }
}

void BatchBuilder::Columns::count_by_entity(std::uint32_t entity_count) {
  offsets.assign(std::size_t{entity_count} + 1, 0);
  for (const FactRecord& one : records) ++offsets[std::size_t{one.entity} + 1];
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
}

kaohe_records BatchBuilder::Columns::view() const {
  kaohe_records view{};
  view.size = sizeof view;
  view.attribute_count = static_cast<std::uint32_t>(attributes.size());
  view.entity_count = offsets.size() - 1;
  view.record_count = records.size();
  view.offsets = offsets.data();
  view.value = value.data();
  view.cell = cell.data();
  view.period = period.data();
  view.date = date.data();
  view.sequence = sequence.data();
  view.subject = subject.data();
  view.matter = matter.data();
  view.retained = retained.data();
  view.record = record.data();
  view.flags = flags.data();
  view.attributes = attribute_view.data();
  view.states = states.empty() ? nullptr : states.data();
  return view;
}

void BatchBuilder::lay_out_records() {
  records_view_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const InputShape& input = shape_.inputs[i];
    columns_[i].sort();
    columns_[i].fill(input.attributes);
    columns_[i].count_by_entity(entities(shape_, input.scope));
    records_view_.push_back(columns_[i].view());
  }
}

void BatchBuilder::lay_out_subjects() {
  subjects_view_.clear();
  subject_offsets_.assign(subjects_.size(), {});
  subject_ids_.assign(subjects_.size(), {});
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    subject_offsets_[i].push_back(0);
    for (const std::vector<std::string>& list : subjects_[i]) {
      for (const std::string& name : list) subject_ids_[i].push_back(view(name));
      subject_offsets_[i].push_back(subject_ids_[i].size());
    }
    kaohe_subjects view{};
    view.size = sizeof view;
    view.offsets = subject_offsets_[i].data();
    view.ids = subject_ids_[i].data();
    view.undrawn = undrawn_[i].empty() ? nullptr : undrawn_[i].data();
    subjects_view_.push_back(view);
  }
}

void BatchBuilder::sort_decisions() {
  std::stable_sort(decisions_.begin(), decisions_.end(),
                   [](const kaohe_decision& a, const kaohe_decision& b) {
                     return std::tie(a.assessee, a.indicator, a.input) <
                            std::tie(b.assessee, b.indicator, b.input);
                   });
}

const kaohe_batch& BatchBuilder::batch(std::int32_t asked_on, std::uint32_t asked_period) {
  check("period", asked_period, shape_.periods);
  lay_out_records();
  lay_out_subjects();
  sort_decisions();
  assessee_view_ = views(assessee_ids_);
  pool_view_ = views(pool_titles_);

  batch_ = {};
  batch_.size = sizeof batch_;
  batch_.asked_on = asked_on;
  batch_.asked_period = asked_period;
  batch_.pool_count = shape_.pools;
  batch_.period_count = shape_.periods;
  batch_.assessee_count = shape_.assessees;
  batch_.pool = pools_.data();
  batch_.assessees = assessee_view_.data();
  batch_.pools = pool_view_.data();
  batch_.records = array(records_view_);
  batch_.subjects = array(subjects_view_);
  batch_.decisions = array(decisions_);
  return batch_;
}

}  // namespace kaohe

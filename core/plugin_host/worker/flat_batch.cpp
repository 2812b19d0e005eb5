#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"
#include "plugin_host/worker/flat_texts.hpp"

namespace kaohe::plugin_host {

namespace {

// One walk over the columns serves writing and reading: they cannot fall out of step.
template <class Records, class Visit>
void each_column(Records& records, std::uint64_t periods, Visit&& visit) {
  const std::uint64_t count = records.record_count;
  visit(records.offsets, records.entity_count + 1);
  visit(records.value, count);
  visit(records.cell, count);
  visit(records.period, count);
  visit(records.date, count);
  visit(records.sequence, count);
  visit(records.subject, count);
  visit(records.matter, count);
  visit(records.retained, count);
  visit(records.record, count);
  visit(records.flags, count);
  visit(records.states, records.entity_count * periods);
}

/// The struct without what it points to.
kaohe_records counts_of(const kaohe_records& records) {
  kaohe_records counts{};
  counts.size = sizeof counts;
  counts.entity_count = records.entity_count;
  counts.record_count = records.record_count;
  counts.attribute_count = records.attributes == nullptr ? 0 : records.attribute_count;
  return counts;
}

kaohe_batch counts_of(const kaohe_batch& batch) {
  kaohe_batch counts{};
  counts.size = sizeof counts;
  counts.asked_on = batch.asked_on;
  counts.asked_period = batch.asked_period;
  counts.pool_count = batch.pool_count;
  counts.period_count = batch.period_count;
  counts.assessee_count = batch.assessee_count;
  counts.records = {nullptr, batch.records.count, sizeof(kaohe_records)};
  counts.subjects = {nullptr, batch.subjects.count, sizeof(kaohe_subjects)};
  counts.decisions = {nullptr, batch.decisions.count, sizeof(kaohe_decision)};
  return counts;
}

void add(BlockWriter& to, const kaohe_records& records, std::uint64_t periods) {
  const kaohe_records counts = counts_of(records);
  to.add(counts);
  each_column(records, periods,
              [&](const auto* column, std::uint64_t count) { to.add(column, count); });
  for (std::uint32_t i = 0; i < counts.attribute_count; ++i)
    to.add(records.attributes[i], records.record_count);
}

void add(BlockWriter& to, const kaohe_subjects& subjects, std::uint64_t assessees) {
  to.add(subjects.offsets, assessees + 1);
  to.add(subjects.undrawn, assessees);
  add_texts(to, subjects.ids, subjects.offsets == nullptr ? 0 : subjects.offsets[assessees]);
}

void add(BlockWriter& to, const kaohe_decision& decision) {
  kaohe_decision one = decision;
  one.document = {};
  to.add(one);
  to.add_text(view_of(decision.document));
}

}  // namespace

std::string flattened(const kaohe_batch& batch) {
  BlockWriter to;
  to.add(counts_of(batch));
  to.add(batch.pool, batch.assessee_count);
  add_texts(to, batch.assessees, batch.assessee_count);
  add_texts(to, batch.pools, batch.pool_count);
  const auto* records = static_cast<const kaohe_records*>(batch.records.data);
  for (std::uint64_t i = 0; i < batch.records.count; ++i) add(to, records[i], batch.period_count);
  const auto* subjects = static_cast<const kaohe_subjects*>(batch.subjects.data);
  for (std::uint64_t i = 0; i < batch.subjects.count; ++i)
    add(to, subjects[i], batch.assessee_count);
  const auto* decisions = static_cast<const kaohe_decision*>(batch.decisions.data);
  for (std::uint64_t i = 0; i < batch.decisions.count; ++i) add(to, decisions[i]);
  return to.take();
}

FlatBatch::FlatBatch(std::string_view bytes) {
  BlockReader from(bytes);
  const auto take = [&](auto*& column, std::uint64_t count) {
    using Value =
        std::remove_const_t<std::remove_pointer_t<std::remove_reference_t<decltype(column)>>>;
    column = from.column<Value>(count);
  };
  batch_ = from.value<kaohe_batch>();
  take(batch_.pool, batch_.assessee_count);
  batch_.assessees = take_texts(from, batch_.assessee_count, texts_);
  batch_.pools = take_texts(from, batch_.pool_count, texts_);
  for (std::uint64_t i = 0; i < batch_.records.count; ++i) {
    kaohe_records records = from.value<kaohe_records>();
    each_column(records, batch_.period_count, take);
    std::vector<const std::int16_t*>& attributes = attributes_.emplace_back();
    for (std::uint32_t one = 0; one < records.attribute_count; ++one)
      take(attributes.emplace_back(), records.record_count);
    records.attributes = attributes.data();
    records_.push_back(records);
  }
  for (std::uint64_t i = 0; i < batch_.subjects.count; ++i) {
    kaohe_subjects subjects{};
    subjects.size = sizeof subjects;
    take(subjects.offsets, batch_.assessee_count + 1);
    take(subjects.undrawn, batch_.assessee_count);
    const bool has_lists = subjects.offsets != nullptr;
    subjects.ids =
        take_texts(from, has_lists ? subjects.offsets[batch_.assessee_count] : 0, texts_);
    subjects_.push_back(subjects);
  }
  for (std::uint64_t i = 0; i < batch_.decisions.count; ++i) {
    decisions_.push_back(from.value<kaohe_decision>());
    decisions_.back().document = text_of(from.text());
  }
  batch_.records.data = records_.data();
  batch_.subjects.data = subjects_.data();
  batch_.decisions.data = decisions_.data();
}

}  // namespace kaohe::plugin_host

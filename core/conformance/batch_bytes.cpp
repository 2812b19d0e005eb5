#include "conformance/batch_bytes.hpp"

namespace kaohe::conformance {

namespace {

class Bytes {
 public:
  template <class Value>
  void add(const Value* values, std::uint64_t count) {
    if (values == nullptr) return;
    text_.append(reinterpret_cast<const char*>(values),
                 static_cast<std::size_t>(count) * sizeof(Value));
  }
  void add_texts(const kaohe_text* texts, std::uint64_t count) {
    if (texts == nullptr) return;
    add(texts, count);
    for (std::uint64_t i = 0; i < count; ++i) add(texts[i].data, texts[i].size);
  }
  std::string text() { return std::move(text_); }

  void add(const kaohe_records& records, std::uint64_t periods) {
    const std::uint64_t count = records.record_count;
    add(&records, 1);
    add(records.offsets, records.entity_count + 1);
    add(records.value, count);
    add(records.cell, count);
    add(records.period, count);
    add(records.date, count);
    add(records.sequence, count);
    add(records.subject, count);
    add(records.matter, count);
    add(records.retained, count);
    add(records.record, count);
    add(records.flags, count);
    add(records.states, records.entity_count * periods);
    if (records.attributes == nullptr) return;
    add(records.attributes, records.attribute_count);
    for (std::uint32_t i = 0; i < records.attribute_count; ++i) add(records.attributes[i], count);
  }

 private:
  std::string text_;
};

}  // namespace

std::string bytes_of(const kaohe_batch& batch) {
  Bytes bytes;
  bytes.add(&batch, 1);
  bytes.add(batch.pool, batch.assessee_count);
  bytes.add_texts(batch.assessees, batch.assessee_count);
  bytes.add_texts(batch.pools, batch.pool_count);
  const auto* records = static_cast<const kaohe_records*>(batch.records.data);
  for (std::uint64_t i = 0; i < batch.records.count; ++i) bytes.add(records[i], batch.period_count);
  const auto* subjects = static_cast<const kaohe_subjects*>(batch.subjects.data);
  for (std::uint64_t i = 0; i < batch.subjects.count; ++i) {
    bytes.add(&subjects[i], 1);
    bytes.add(subjects[i].offsets, batch.assessee_count + 1);
    bytes.add(subjects[i].undrawn, batch.assessee_count);
    if (subjects[i].offsets != nullptr)
      bytes.add_texts(subjects[i].ids, subjects[i].offsets[batch.assessee_count]);
  }
  bytes.add(static_cast<const kaohe_decision*>(batch.decisions.data), batch.decisions.count);
  return bytes.text();
}

}  // namespace kaohe::conformance

/// For hosts and tests: puts records into the sorted columns that abi.h asks for, and owns them.
///
/// Same records, same bytes: the order in which they are added has no meaning. Not for plugins.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

namespace kaohe {

/// One record of an input. Fields and units as in kaohe_records.
struct FactRecord {
  std::uint32_t entity = 0;  ///< index of the assessee, the pool, or 0 for the domain
  std::int64_t value = 0;    ///< 10^-8; a choice: option index
  std::uint8_t cell = 0;
  std::int16_t period = KAOHE_NONE;
  std::int32_t date = 0;
  std::int64_t sequence = 0;
  std::int32_t subject = KAOHE_NONE;
  std::int32_t matter = KAOHE_NONE;
  std::int64_t retained = 100'000'000;
  std::int64_t record = 0;
  std::uint8_t flags = 0;
  std::vector<std::int16_t> attributes;  ///< as many as the input declares; missing ones count as none
};

/// What one input looks like.
struct InputShape {
  Scope scope = Scope::assessee;
  std::uint32_t attributes = 0;
};

/// How large a batch is.
struct BatchShape {
  std::vector<InputShape> inputs;  ///< in the order of describe
  std::uint32_t subs = 0;
  std::uint32_t periods = 0;
  std::uint32_t assessees = 0;
  std::uint32_t pools = 1;
};

/// Fill it, then ask for batch(). The batch points into the builder and lives as long as it, unchanged.
/// An index out of the shape throws std::out_of_range. Threads: one at a time.
class BatchBuilder {
 public:
  explicit BatchBuilder(BatchShape shape);
  BatchBuilder(const BatchBuilder&) = delete;
  BatchBuilder& operator=(const BatchBuilder&) = delete;
  ~BatchBuilder();

  void add(std::uint32_t input, FactRecord record);
  /// State of an input in one period, for one entity: KAOHE_INPUT_*; reported where nothing is said.
  void set_state(std::uint32_t input, std::uint32_t entity, std::uint32_t period,
                 std::uint8_t state);
  void set_assessee(std::uint32_t assessee, std::string id, std::uint32_t pool);
  void set_pool(std::uint32_t pool, std::string title);
  void set_subjects(std::uint32_t sub, std::uint32_t assessee, std::vector<std::string> names);
  /// A sample that is not drawn yet: its list is absent, not empty.
  void set_undrawn(std::uint32_t sub, std::uint32_t assessee, bool undrawn = true);
  /// assessee, indicator or input (else KAOHE_NONE), exempt, treatment; the document's text is copied.
  void add_decision(const kaohe_decision& decision);

  /// The day and the period asked for, and everything that has been added.
  const kaohe_batch& batch(std::int32_t asked_on, std::uint32_t asked_period);

 private:
  struct Columns;

  kaohe_text keep(std::string text);

  BatchShape shape_;
  std::vector<Columns> columns_;
  std::vector<std::vector<std::vector<std::string>>> subjects_;  // sub, assessee
  std::vector<std::vector<std::uint8_t>> undrawn_;
  std::vector<std::uint32_t> pools_;
  std::vector<std::string> assessee_ids_;
  std::vector<std::string> pool_titles_;
  std::vector<kaohe_decision> decisions_;
  std::deque<std::string> texts_;

  // What the batch points to.
  std::vector<kaohe_records> records_view_;
  std::vector<kaohe_subjects> subjects_view_;
  std::vector<std::vector<std::uint64_t>> subject_offsets_;
  std::vector<std::vector<kaohe_text>> subject_ids_;
  std::vector<kaohe_text> assessee_view_;
  std::vector<kaohe_text> pool_view_;
  kaohe_batch batch_{};
};

}  // namespace kaohe

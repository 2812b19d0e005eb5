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
  std::uint8_t cell = 0;     ///< month 1..12 for events, else 1.. on the input's grid; 0: none
  std::int16_t period = KAOHE_NONE;     ///< index of the period it was submitted in
  std::int32_t date = 0;                ///< day of the fact, since 1970-01-01
  std::int64_t sequence = 0;            ///< order of entry
  std::int32_t subject = KAOHE_NONE;    ///< index in the assessee's list
  std::int32_t matter = KAOHE_NONE;     ///< any number, equal for the same matter
  std::int64_t retained = 100'000'000;  ///< 10^-8, 0..1: what of its cost still stands
  std::int64_t record = 0;              ///< id of the record, as findings name it
  std::uint8_t flags = 0;               ///< KAOHE_RECORD_*
  std::vector<std::int16_t>
      attributes;  ///< as many as the input declares; missing ones count as none
};

/// What one input looks like.
struct InputShape {
  Scope scope = Scope::assessee;  ///< what an entity of its records is
  std::uint32_t attributes = 0;   ///< how many it declares
};

/// How large a batch is.
struct BatchShape {
  std::vector<InputShape> inputs;  ///< in the order of describe
  std::uint32_t subs = 0;          ///< lists, in the order of describe
  std::uint32_t periods = 0;       ///< of the year's calendar
  std::uint32_t assessees = 0;
  std::uint32_t pools = 1;  ///< at least 1
};

/// Fill it in any order, then ask for batch(). It may be filled further and asked again.
///
/// Every index is checked against the shape: one out of it throws std::out_of_range, which says
/// which, and changes nothing. Values are not checked: that is the plugin's. Threads: one at a
/// time.
class BatchBuilder {
 public:
  explicit BatchBuilder(BatchShape shape);
  BatchBuilder(const BatchBuilder&) = delete;
  BatchBuilder& operator=(const BatchBuilder&) = delete;
  ~BatchBuilder();

  /// Adds a record of an input. `record.entity`: by the input's scope an assessee, a pool or 0.
  /// `record.attributes` is cut or filled up with KAOHE_NONE to as many as the input declares.
  void add(std::uint32_t input, FactRecord record);
  /// State of an input in one period, for one entity: KAOHE_INPUT_*; reported where nothing is
  /// said. The last one said holds.
  void set_state(std::uint32_t input, std::uint32_t entity, std::uint32_t period,
                 std::uint8_t state);
  /// Id of an assessee, as explanations show it, and the index of its pool. Not said: empty, and
  /// pool 0.
  void set_assessee(std::uint32_t assessee, std::string id, std::uint32_t pool);
  /// Title of a pool, as explanations show it. Not said: empty.
  void set_pool(std::uint32_t pool, std::string title);
  /// The members of one list of one assessee, by name, in place of those said before. A record's
  /// `subject` is an index here. Not said: the list is empty.
  void set_subjects(std::uint32_t sub, std::uint32_t assessee, std::vector<std::string> names);
  /// A sample that is not drawn yet: its list is absent, not empty.
  void set_undrawn(std::uint32_t sub, std::uint32_t assessee, bool undrawn = true);
  /// assessee, indicator or input (else KAOHE_NONE), exempt, treatment; the document's text is
  /// copied. Only the assessee is checked.
  void add_decision(const kaohe_decision& decision);

  /// Everything that has been added, sorted into columns. `asked_on`: days since 1970-01-01;
  /// `asked_period`: its index, checked. The batch points into the builder: it holds until the
  /// builder is changed, asked again or destroyed.
  const kaohe_batch& batch(std::int32_t asked_on, std::uint32_t asked_period);

 private:
  struct Columns;

  kaohe_text keep(std::string text);
  void lay_out_records();
  void lay_out_subjects();
  void sort_decisions();

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

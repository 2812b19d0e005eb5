// The facts of a batch, checked once and then read by row numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

#include "engine/rules.hpp"

namespace kaohe::engine {

// Rows [first, last) of one input's records.
struct Rows {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool empty() const { return first == last; }
};

// What the states of an input's due periods say.
struct Submitted {
  bool awaited = false;         // some due period is
  bool not_applicable = false;  // every due period is
  bool provisional = false;     // some due period is
};

class Facts {
 public:
  // Throws Refused when the batch does not have the shape that the catalogue asks for.
  Facts(const Rules& rules, const kaohe_batch& batch);

  std::uint32_t assessees() const { return assessees_; }
  std::int32_t asked_on() const { return batch_.asked_on; }
  int asked_period() const { return static_cast<int>(batch_.asked_period); }
  // Award items are computed only in the year-end period.
  bool awards() const { return awards_; }
  std::uint32_t pool(std::uint32_t assessee) const {
    return batch_.pool == nullptr ? 0 : batch_.pool[assessee];
  }
  std::uint32_t pools() const { return batch_.pool_count == 0 ? 1 : batch_.pool_count; }

  // All records of an input for the entity of an assessee (itself, its pool, the domain).
  Rows records(std::uint32_t input, std::uint32_t assessee) const {
    const Columns& columns = inputs_[input];
    if (columns.records.offsets == nullptr) return {};
    const std::uint64_t entity = entity_of(columns, assessee);
    return {columns.records.offsets[entity], columns.records.offsets[entity + 1]};
  }
  // The one row that an input has for an assessee, in the year or in a cell of its own grid, where
  // there is nothing else to look at: no lists, no states, no flags. False: look at everything.
  bool single_row(std::uint32_t input, std::uint32_t assessee, Cell kind, int cell,
                  std::uint64_t& row) const {
    const Columns& columns = inputs_[input];
    if (!columns.is_plain || (columns.every != Cell::year && columns.every != kind)) return false;
    Rows rows = records(input, assessee);
    if (columns.every != Cell::year) rows = of_cell(input, rows, cell);
    row = rows.first;
    return rows.last == row + 1;
  }
  // Of rows that are sorted by cell, those of one cell. Rows of no cell are in every cell: then all
  // are given back.
  Rows of_cell(std::uint32_t input, Rows rows, int cell) const {
    const std::uint8_t* cells = inputs_[input].records.cell;
    if (cells == nullptr || rows.empty() || cells[rows.first] == 0) return rows;
    const std::uint64_t guess = rows.first + static_cast<std::uint64_t>(cell) - 1;  // a full grid
    const bool found = guess < rows.last && cells[guess] == cell &&
                       (guess == rows.first || cells[guess - 1] != cell) &&
                       (guess + 1 == rows.last || cells[guess + 1] != cell);
    return found ? Rows{guess, guess + 1} : search_cell(cells, rows, cell);
  }
  // Those of one subject.
  Rows of_subject(std::uint32_t input, Rows rows, std::int32_t subject) const;
  // Whether an input has states that differ from "all reported".
  bool has_states(std::uint32_t input) const { return inputs_[input].records.states != nullptr; }
  // States over the due periods in `periods`.
  Submitted submitted(std::uint32_t input, std::uint32_t assessee, std::uint32_t periods) const;
  int state(std::uint32_t input, std::uint32_t assessee, int period) const;

  Rational value(std::uint32_t input, std::uint64_t row) const {
    return Rational::from_units(units(input, row));
  }
  // In 10^-8; a choice's option index counts whole.
  std::int64_t units(std::uint32_t input, std::uint64_t row) const {
    const Columns& columns = inputs_[input];
    if (columns.records.value == nullptr) return kUnitsPerOne;
    return columns.records.value[row] * columns.units_per_value;
  }
  int cell(std::uint32_t input, std::uint64_t row) const {
    const std::uint8_t* cells = inputs_[input].records.cell;
    return cells == nullptr ? 0 : cells[row];
  }
  std::int32_t date(std::uint32_t input, std::uint64_t row) const {
    const std::int32_t* dates = inputs_[input].records.date;
    return dates == nullptr ? 0 : dates[row];
  }
  int period(std::uint32_t input, std::uint64_t row) const {
    const std::int16_t* periods = inputs_[input].records.period;
    return periods == nullptr ? KAOHE_NONE : periods[row];
  }
  std::int64_t sequence(std::uint32_t input, std::uint64_t row) const {
    const std::int64_t* sequences = inputs_[input].records.sequence;
    return sequences == nullptr ? 0 : sequences[row];
  }
  std::int32_t subject(std::uint32_t input, std::uint64_t row) const {
    const std::int32_t* subjects = inputs_[input].records.subject;
    return subjects == nullptr ? KAOHE_NONE : subjects[row];
  }
  std::int32_t matter(std::uint32_t input, std::uint64_t row) const {
    const std::int32_t* matters = inputs_[input].records.matter;
    return matters == nullptr ? KAOHE_NONE : matters[row];
  }
  Rational retained(std::uint32_t input, std::uint64_t row) const {
    const std::int64_t* retained = inputs_[input].records.retained;
    return Rational::from_units(retained == nullptr ? kUnitsPerOne : retained[row]);
  }
  std::int64_t record(std::uint32_t input, std::uint64_t row) const {
    const std::int64_t* ids = inputs_[input].records.record;
    return ids == nullptr ? static_cast<std::int64_t>(row) : ids[row];
  }
  std::uint8_t flags(std::uint32_t input, std::uint64_t row) const {
    const std::uint8_t* flags = inputs_[input].records.flags;
    return flags == nullptr ? std::uint8_t{0} : flags[row];
  }
  // `attribute`: a row of the catalogue's attributes that belongs to the input.
  std::int16_t attribute(std::uint32_t input, std::uint32_t attribute, std::uint64_t row) const {
    const std::uint32_t first = rules_.catalogue().inputs[input].attributes.first;
    return inputs_[input].records.attributes[attribute - first][row];
  }

  std::uint32_t subject_count(std::uint32_t sub, std::uint32_t assessee) const {
    const kaohe_subjects& list = subs_[sub];
    if (list.offsets == nullptr) return 0;
    return static_cast<std::uint32_t>(list.offsets[assessee + 1] - list.offsets[assessee]);
  }
  bool is_undrawn(std::uint32_t sub, std::uint32_t assessee) const {
    return subs_[sub].undrawn != nullptr && subs_[sub].undrawn[assessee] != 0;
  }
  // For people: the subject's id, or its number from 1.
  std::string subject_name(std::uint32_t sub, std::uint32_t assessee, std::int32_t subject) const;
  std::string assessee_name(std::uint32_t assessee) const;
  std::string pool_name(std::uint32_t pool) const;

  bool has_decisions() const { return !decisions_.empty(); }
  // The decision on an indicator or an input of an assessee; nullptr: none.
  const kaohe_decision* indicator_decision(std::uint32_t assessee, std::uint32_t indicator) const {
    return decision(assessee, static_cast<std::int32_t>(indicator), KAOHE_NONE);
  }
  const kaohe_decision* input_decision(std::uint32_t assessee, std::uint32_t input) const {
    return decision(assessee, KAOHE_NONE, static_cast<std::int32_t>(input));
  }

 private:
  struct Columns {
    kaohe_records records{};
    Scope scope = Scope::assessee;
    Cell every = Cell::year;
    std::int64_t units_per_value = 1;
    bool is_plain = false;
  };

  std::uint64_t entity_of(const Columns& columns, std::uint32_t assessee) const {
    if (columns.scope == Scope::assessee) return assessee;
    return columns.scope == Scope::pool ? pool(assessee) : 0;
  }
  static Rows search_cell(const std::uint8_t* cells, Rows rows, int cell);
  void check(std::uint32_t input) const;
  void check_indexes(const Input& input, const kaohe_records& records) const;
  void check_states(const Input& input, const kaohe_records& records) const;
  // Of its records: assessees, pools, or 1 for the domain.
  std::uint64_t entities(const Input& input) const;
  const kaohe_decision* decision(std::uint32_t assessee, std::int32_t indicator,
                                 std::int32_t input) const {
    return decisions_.empty() ? nullptr : find_decision(assessee, indicator, input);
  }
  const kaohe_decision* find_decision(std::uint32_t assessee, std::int32_t indicator,
                                      std::int32_t input) const;

  const Rules& rules_;
  kaohe_batch batch_;
  std::uint32_t assessees_ = 0;
  bool awards_ = false;
  std::vector<Columns> inputs_;
  std::vector<kaohe_subjects> subs_;
  std::vector<kaohe_decision> decisions_;
};

}  // namespace kaohe::engine

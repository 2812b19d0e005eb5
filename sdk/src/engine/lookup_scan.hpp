// The templates of Lookup: walking records and members of loops.
#pragma once

#include "engine/lookup.hpp"

namespace kaohe::engine {

inline bool Lookup::in_cell(const Input& input, int cell, const Context& context) const {
  if (context.cell_kind == Cell::none || cell == 0) return true;
  const Cell grid = input.type == InputType::events ? Cell::month : input.every;
  if (!is_within(grid, context.cell_kind)) return true;  // a year value is the same everywhere
  return containing_cell(grid, cell, context.cell_kind) == context.cell;
}

inline Rows Lookup::rows_of(std::uint32_t index, const Context& context) const {
  Rows rows = facts_.records(index, context.row);
  const Input& input = rules_.catalogue().inputs[index];
  const std::int32_t subject = context.subject_of(input.sub);
  if (subject >= 0 && !rows.empty()) rows = facts_.of_subject(index, rows, subject);
  const bool one_list = (input.sub == kNone && !input.named) || subject >= 0;
  const Cell grid = input.type == InputType::events ? Cell::month : input.every;
  return one_list && context.cell_kind == grid ? facts_.of_cell(index, rows, context.cell) : rows;
}

template <class Visit>
Value::State Lookup::scan(std::uint32_t index, const Context& context, Visit&& visit,
                          bool* provisional) const {
  const Input& input = rules_.catalogue().inputs[index];
  if (context.record_input == index) {
    visit(context.record);
    return Value::State::value;
  }
  Submitted submitted;
  if (facts_.has_states(index)) {
    const std::uint32_t periods =
        context.cell_kind == Cell::none
            ? ~0U
            : rules_.calendar().periods_meeting(context.cell_kind, context.cell);
    submitted = facts_.submitted(index, context.row, periods);
    if (submitted.not_applicable) return Value::State::not_applicable;
    *provisional = *provisional || submitted.provisional;
  }
  if (input.sub != kNone && facts_.is_undrawn(input.sub, context.row)) {
    note({index, -1, 0, -1});
    return Value::State::absent;
  }

  // Rows come by subject, then cell: each change of the pair is another cell of the grid.
  int found = 0;
  bool any = false;
  bool all_not_applicable = true;
  std::int32_t last_subject = -2;
  int last_cell = -1;
  const Rows rows = rows_of(index, context);
  for (std::uint64_t row = rows.first; row < rows.last; ++row) {
    const int cell = facts_.cell(index, row);
    if (!in_cell(input, cell, context)) continue;
    const std::int32_t subject = facts_.subject(index, row);
    if (subject != last_subject || cell != last_cell) ++found;
    last_subject = subject;
    last_cell = cell;
    const std::uint8_t flags = facts_.flags(index, row);
    *provisional = *provisional || (flags & KAOHE_RECORD_PROVISIONAL) != 0;
    any = true;
    if ((flags & KAOHE_RECORD_NOT_APPLICABLE) != 0) continue;
    all_not_applicable = false;
    visit(row);
  }
  if (any && all_not_applicable) return Value::State::not_applicable;
  if (input.type == InputType::events) {
    if (!submitted.awaited) return Value::State::value;
    if (missing_ != nullptr) note_missing_cells(index, context);
    return Value::State::absent;
  }
  const int expected = expected_cells(input, context);
  if (expected == 0) return Value::State::not_applicable;
  if (found >= expected) return Value::State::value;
  if (missing_ != nullptr) note_missing_cells(index, context);
  return Value::State::absent;
}

template <class Visit>
bool Lookup::members_from(Range loops, std::uint32_t at, std::uint32_t record_input,
                          const Context& context, Visit& visit) const {
  if (at == loops.count) {
    visit(context);
    return true;
  }
  const Loop& loop = rules_.catalogue().loops[loops.first + at];
  bool there = true;
  const auto inner = [&](const Context& one) {
    there = members_from(loops, at + 1, record_input, one, visit) && there;
  };
  if (loop.kind == LoopKind::sub) {
    if (facts_.is_undrawn(loop.sub, context.row)) {
      note_undrawn(loop.sub, record_input);
      return false;
    }
    const std::uint32_t count = facts_.subject_count(loop.sub, context.row);
    for (std::uint32_t i = 0; i < count; ++i) {
      inner(context.with_subject(loop.sub, static_cast<std::int32_t>(i)));
    }
    return there;
  }
  if (loop.kind == LoopKind::record) {
    bool provisional = false;
    const Value::State state = scan(
        record_input, context,
        [&](std::uint64_t row) {
          inner(context.with_record(record_input, row, facts_.date(record_input, row)));
        },
        &provisional);
    return there && state != Value::State::absent;
  }
  const Cell kind = loop.kind == LoopKind::month     ? Cell::month
                    : loop.kind == LoopKind::quarter ? Cell::quarter
                                                     : Cell::half;
  for (int cell = 1; cell <= cells_in_year(kind); ++cell) {
    if (!has_come(kind, cell, context)) break;
    if (context.cell_kind != Cell::none && is_within(kind, context.cell_kind) &&
        containing_cell(kind, cell, context.cell_kind) != context.cell) {
      continue;
    }
    inner(context.with_cell(kind, cell, rules_.calendar().last_day(kind, cell)));
  }
  return there;
}

template <class Visit>
bool Lookup::members(Range loops, std::uint32_t record_input, const Context& context,
                     Visit&& visit) const {
  return members_from(loops, 0, record_input, context, visit);
}

}  // namespace kaohe::engine

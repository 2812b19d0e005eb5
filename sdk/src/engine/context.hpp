// What is being looked at: an assessee, and perhaps one calendar span, one subject of a list, one
// record.
#pragma once

#include <array>
#include <cstdint>

#include <kaohe/catalogue.hpp>

namespace kaohe::engine {

struct Context {
  struct Fixed {
    std::uint32_t sub = kNone;
    std::int32_t subject = -1;
  };

  std::uint32_t row = 0;
  std::int32_t day = 0;        // whose numbers are in force
  std::uint32_t rhythm = ~0U;  // of the indicator at work: in which periods its facts come
  Cell cell_kind = Cell::none;
  int cell = 0;
  std::array<Fixed, 2> fixed{};
  std::uint32_t record_input = kNone;
  std::uint64_t record = 0;

  // The subject that the context fixes of a list; -1: none.
  std::int32_t subject_of(std::uint32_t sub) const {
    if (sub == kNone) return -1;
    for (const Fixed& one : fixed) {
      if (one.sub == sub) return one.subject;
    }
    return -1;
  }
  Context with_subject(std::uint32_t sub, std::int32_t subject) const {
    Context inner = *this;
    Fixed& free = inner.fixed[inner.fixed[0].sub == kNone || inner.fixed[0].sub == sub ? 0 : 1];
    free = {sub, subject};
    return inner;
  }
  Context with_cell(Cell kind, int index, std::int32_t last_day) const {
    Context inner = *this;
    inner.cell_kind = kind;
    inner.cell = index;
    inner.day = last_day;
    return inner;
  }
  Context with_record(std::uint32_t input, std::uint64_t row_of_record, std::int32_t date) const {
    Context inner = *this;
    inner.record_input = input;
    inner.record = row_of_record;
    if (date != 0) inner.day = date;
    return inner;
  }
  // The same calendar span for another assessee.
  Context of_peer(std::uint32_t peer) const {
    Context other;
    other.row = peer;
    other.day = day;
    other.rhythm = rhythm;
    other.cell_kind = cell_kind;
    other.cell = cell;
    return other;
  }
};

}  // namespace kaohe::engine

// The year's two calendars (sdk/README.md, 3): cells (months, quarters, halves, the year) and
// periods (q1 … year).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

#include "days.hpp"

namespace kaohe::engine {

// The cell of kind `to` that holds cell `index` (1-based) of the finer or equal kind `from`.
constexpr int containing_cell(Cell from, int index, Cell to) {
  return from == to ? index : (index - 1) * cells_in_year(to) / cells_in_year(from) + 1;
}

// True if cells of kind `fine` lie within cells of kind `coarse` (or are of the same kind).
constexpr bool is_within(Cell fine, Cell coarse) {
  return cells_in_year(fine) >= cells_in_year(coarse);
}

struct Period {
  std::string id;
  std::uint32_t rhythms = 0;
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  bool awards = false;
};

class Calendar {
 public:
  // The periods of `settings`, or the standard six of its year where there are none.
  explicit Calendar(const kaohe_settings& settings);

  int year() const { return year_; }
  const std::vector<Period>& periods() const { return periods_; }
  // Index of a period; -1: there is none.
  int find(std::string_view id) const;
  // Bit i is set for each period i that has one of the rhythms.
  std::uint32_t periods_of(std::uint32_t rhythms) const;
  // Index of the last period that has one of the rhythms; -1: there is none.
  int last_of(std::uint32_t rhythms) const;
  // Bits of the periods whose span meets a cell.
  std::uint32_t periods_meeting(Cell kind, int index) const {
    return spans_[slot(kind, index)].periods;
  }
  // Index of the first period of these rhythms that covers the end of a cell: the one in which its
  // facts come.
  int period_of_cell(std::uint32_t rhythms, Cell kind, int index) const;
  std::int32_t first_day(Cell kind, int index) const { return spans_[slot(kind, index)].first_day; }
  std::int32_t last_day(Cell kind, int index) const { return spans_[slot(kind, index)].last_day; }

 private:
  // What is known of a cell: looked up for every assessee, so computed once.
  struct Span {
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
    std::uint32_t periods = 0;
  };
  static constexpr std::size_t kSpansPerKind = 13;  // cells are counted from 1

  static std::size_t slot(Cell kind, int index) {
    return static_cast<std::size_t>(kind) * kSpansPerKind + static_cast<std::size_t>(index);
  }
  Span span_of(Cell kind, int index) const;

  int year_ = 0;
  std::vector<Period> periods_;
  std::array<Span, 5 * kSpansPerKind> spans_{};
};

}  // namespace kaohe::engine

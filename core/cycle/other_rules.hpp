/// A year's records under the rules of another year: rows of tables, moved to that year and read by
/// it. Nothing of it is recorded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/errors.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// A record that the other rules do not take.
struct NotCounted {
  std::int64_t number = 0;
  std::string kind;       ///< "observations", "circular"
  std::string domain;     ///< id; empty: of none
  std::string indicator;  ///< id; empty: of none
  Place place;            ///< where the record stands
  Text why;
};

struct UnderOtherRules {
  std::unique_ptr<ledger::MemorySource> records;  ///< with their own numbers and places
  std::vector<NotCounted> left_out;               ///< by number
};

/// A day in another year: the same day; 29 February becomes the 28th where the year has none.
Date moved_day(Date date, int years);

/// A cell as it would stand in another year: a day, or with `is_cell` a cell of a year ("2023-03",
/// "2023-Q1", "2023"); any other text stays.
std::string moved_by_years(const std::string& text, int years, bool is_cell);

/// Writes each record as the row of its table, moves its days and its cells of a year by the
/// difference of the years, and reads it by the other year. What that refuses, and what is written
/// in no table, is left out and said.
UnderOtherRules under_rules_of(const plan::YearPlan& other, const plan::YearPlan& own,
                               const ledger::MemorySource& records);

}  // namespace kaohe::cycle

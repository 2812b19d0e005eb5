/// The calendar of cases: the standard six periods of 2023, and its months, quarters and halves.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/catalogue.hpp>

namespace kaohe::cases {

/// Cases are of this year; which one it is has no meaning.
inline constexpr int kCaseYear = 2023;

/// Days since 1970-01-01.
std::int32_t day_of(int year, int month, int day);

/// A period of the year. Its index here is its index in a batch.
struct CasePeriod {
  std::string_view id;
  std::int32_t last_day = 0;
};

const std::array<CasePeriod, 6>& case_periods();
/// Empty: there is no such period.
std::optional<std::uint32_t> find_period(std::string_view id);
/// `q1, q2, …`, for messages.
std::vector<std::string> period_ids();

int cells_in_year(Cell kind);
std::int32_t last_day_of_cell(Cell kind, int cell);
/// The cell that holds a day of kCaseYear.
int cell_holding(Cell kind, std::int32_t day);
/// Reads `2023-03`, `2023-Q1`, `2023-H1` or `2023`. Empty: no such cell of this kind.
std::optional<int> parse_cell(Cell kind, std::string_view text);
/// Reads a day of kCaseYear, `2023-02-28`.
std::optional<std::int32_t> parse_day(std::string_view text);

}  // namespace kaohe::cases

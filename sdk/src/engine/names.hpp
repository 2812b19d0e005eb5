// Words for what the tables hold as enumerations, in describe and explain.
#pragma once

#include <string>
#include <string_view>

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>

namespace kaohe::engine {

template <std::size_t kCount, class Enum>
constexpr std::string_view name_of(const std::string_view (&names)[kCount], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

inline constexpr std::string_view kInputTypes[] = {"events", "count", "measure", "flag", "choice"};
inline constexpr std::string_view kCells[] = {"", "month", "quarter", "half", "year"};
inline constexpr std::string_view kSources[] = {"record", "roster", "last_year", "result",
                                                "notices"};
inline constexpr std::string_view kMerges[] = {"none", "sum", "mean", "max", "min", "last"};
inline constexpr std::string_view kScopes[] = {"assessee", "pool", "domain"};
inline constexpr std::string_view kItemKinds[] = {"each", "gap", "share", "table", "function"};
inline constexpr std::string_view kSigns[] = {"deduct", "award"};
inline constexpr std::string_view kStarts[] = {"full", "zero"};
inline constexpr std::string_view kClamps[] = {"both", "floor", "none"};
inline constexpr std::string_view kTreatments[] = {"",          "none",  "full",   "zero",
                                                   "peer_mean", "block", "rescale"};
inline constexpr std::string_view kItemStates[] = {"silent", "not_due", "value", "absent",
                                                   "not_applicable"};
inline constexpr std::string_view kValueStates[] = {"value", "absent", "not_applicable"};
inline constexpr std::string_view kCellStates[] = {
    "value", "provisional", "pending", "not_due", "not_applicable", "exempt", "error", "absent"};

// An input's or figure's name from outside: "XX01.leaders"; shared: "votes".
inline std::string qualified(const Catalogue& catalogue, std::uint32_t indicator,
                             std::string_view id) {
  if (indicator == kNone) return std::string(id);
  return std::string(catalogue.indicators[indicator].id) + "." + std::string(id);
}

inline std::string input_name(const Catalogue& catalogue, std::uint32_t input) {
  return qualified(catalogue, catalogue.inputs[input].indicator, catalogue.inputs[input].id);
}

// "2023-03", "2023-Q1", "2023-H1", "2023"; empty for none.
inline std::string cell_name(int year, Cell kind, int index) {
  const std::string prefix = std::to_string(year);
  switch (kind) {
    case Cell::month:
      return prefix + (index < 10 ? "-0" : "-") + std::to_string(index);
    case Cell::quarter:
      return prefix + "-Q" + std::to_string(index);
    case Cell::half:
      return prefix + "-H" + std::to_string(index);
    case Cell::year:
      return prefix;
    case Cell::none:
      break;
  }
  return {};
}

}  // namespace kaohe::engine

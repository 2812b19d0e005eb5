// What goes beside the cells of a sheet: what is missing, gates, spilled deductions, each with the
// records behind it.
#pragma once

#include <vector>

#include "engine/indicator_scorer.hpp"

namespace kaohe::engine {

// What a pending indicator waits for, each thing once, in a fixed order. Empty: for a decision, or
// for others of its group.
std::vector<Missing> missing_of(Lookup& lookup, IndicatorScorer<false>& scorer,
                                std::uint32_t indicator, std::uint32_t assessee);

// Ids of the records that made a gate true.
std::vector<std::int64_t> records_of_gate(const Lookup& lookup, std::uint32_t gate,
                                          std::uint32_t assessee);

void report_missing(const kaohe_sheet& sheet, std::uint32_t indicator, std::uint32_t assessee,
                    const Missing& missing);
void report_gate(const kaohe_sheet& sheet, const Lookup& lookup, std::uint32_t indicator,
                 std::uint32_t assessee, std::uint32_t gate);
void report_spill(const kaohe_sheet& sheet, const Lookup& lookup, std::uint32_t indicator,
                  std::uint32_t assessee, Points spilled);

}  // namespace kaohe::engine

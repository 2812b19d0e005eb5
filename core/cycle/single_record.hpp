/// Single records of a year's source, by the number that `kaohe explain` and `kaohe record list`
/// show: looked at, taken out, put back.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/record_row.hpp"
#include "ledger/memory_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

struct SingleRecord {
  std::int64_t number = 0;
  std::string kind;  ///< "observations", "circular"
  Place place;       ///< file and line of the evidence; of what came from none "#number"
  std::optional<evidence::RecordRow> row;  ///< as people write it; none: in no table of this year
  std::optional<ledger::Observation> observation = {};
};

/// The record with a number; nothing: the source has none, as it was never recorded or does not
/// count.
std::optional<SingleRecord> record_at(const plan::YearPlan& plan,
                                      const ledger::MemorySource& records, std::int64_t number);

/// All records about one assessee, by number: observations, marks, reviews, circulars, decisions on
/// it, objections and whatever else names it. What holds for its pool or its domain is not its own.
std::vector<SingleRecord> records_about(const plan::YearPlan& plan,
                                        const ledger::MemorySource& records,
                                        const std::string& domain, const std::string& assessee);

/// Takes the record with a number out of a source, also out of the notice of which it tells; empty
/// where there is none.
std::unique_ptr<ledger::MemorySource> take_out(ledger::MemorySource& from, std::int64_t number);

/// Puts records into a source, at the end of its lists: their order has no meaning.
void put_into(ledger::MemorySource& into, const ledger::MemorySource& records);

/// All of a source's records once more.
std::unique_ptr<ledger::MemorySource> copy_of(const ledger::MemorySource& records);

/// Whether two observations come from one cell of an imported table, which several inputs may take.
bool is_of_one_cell(const plan::YearPlan& plan, const ledger::Observation& a,
                    const ledger::Observation& b);

}  // namespace kaohe::cycle

/// Where the rules are silent: which other answers would rank or grade somebody differently.
#pragma once

#include <vector>

#include "cycle/year.hpp"
#include "grading/judge.hpp"
#include "ledger/observation_source.hpp"
#include "scoring/facts.hpp"

namespace kaohe::cycle {

/// What a year's result was made from.
struct Judged {
  const Year& year;
  const ledger::ObservationSource& source;
  const scoring::Asked& asked;
  const std::vector<scoring::DomainSheet>& sheets;
  const grading::JudgeOptions& options;
};

/// Judges the year once more under each other reading (`plan::readings_of`), with its records and
/// lines, and writes into the result, by domain, every reading that gives an assessee another rank
/// or grade, as proposed and lowered; where the grade differs the assessee has a note,
/// "reading_differs". Decided grades are left aside: they stand on the reading taken. A reading
/// under which the year cannot be judged (a figure would need more decimals than are kept) is left
/// out.
void compare_readings(const Judged& judged, grading::Result& result);

}  // namespace kaohe::cycle

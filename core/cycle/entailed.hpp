/// What a published year's grades entail, followed up to its closing document (Art. 18).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "cycle/progress.hpp"
#include "grading/result.hpp"
#include "ledger/ledger.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// One consequence of one assessee.
struct Entailed {
  std::string domain, assessee, name;
  std::string consequence, article, title;
  std::string owner;             ///< a unit: an organisation's id, or "domain/assessee"
  std::optional<Date> due;       ///< through the end of that day
  std::string closed_by;         ///< the document; empty: open
  std::int64_t proposed = 0;     ///< the closing that waits to be confirmed; 0: none
  std::string proposed_by = {};  ///< the id of the person who recorded that one
};

/// In the order of the result, by the closings in force and those that wait to be confirmed. One
/// in force stays so while nobody has confirmed what takes it away.
std::vector<Entailed> entailed_by(const ledger::Ledger& ledger, const plan::YearPlan& plan,
                                  const Progress& progress, const grading::Result& result,
                                  Date today);

}  // namespace kaohe::cycle

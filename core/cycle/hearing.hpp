/// How the assessed are heard: shown what is recorded of them before it counts, and for how long
/// they may object.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/desk.hpp"

namespace kaohe::cycle {

/// The lead unit has shown its assessees what is recorded of them in a period so far. Throws
/// Error(data) before the period's window, once it is closed, without a document, and where nothing
/// has been recorded since it was shown last.
std::int64_t disclose(Desk& desk, const std::string& domain, const std::string& period,
                      const std::string& document);

/// Throws Error(data) where the year asks for it and something of a domain's period was not shown.
void require_disclosed(const Desk& desk, const plan::Domain& domain, const plan::Period& period);

/// How an assessee learned of an observation: when it was shown or published.
struct Learned {
  std::int64_t number = 0;  ///< of the disclosure, publicity or publication
  Date day;
  Date objection_until;  ///< through the end of that day
};

/// Nothing: it was neither shown nor published yet.
std::optional<Learned> learned_of(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                  const Progress& progress, const ledger::Observation& row);

/// Throws Error(data) where an assessee may not object to an observation any more.
void require_objectable(const Desk& desk, const ledger::Observation& row);

}  // namespace kaohe::cycle

/// Whose leaders' marks nobody sees yet (Art. 14).
#pragma once

#include <optional>
#include <set>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "ledger/ledger.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// A14.4: where the year seals the leaders' marks, the ids of the domains in which somebody's
/// evaluation still waits for one. `source`: what is confirmed.
std::set<std::string> sealed_domains(const plan::YearPlan& plan,
                                     const ledger::ObservationSource& source);

/// A14.4: which marks of a ledger nobody sees yet. Whatever shows what an entry says asks here. The
/// plan and the ledger must outlive it.
class SealedMarks {
 public:
  SealedMarks(const plan::YearPlan& plan, const ledger::Ledger& ledger)
      : plan_(plan), ledger_(ledger) {}

  /// Whether the entry is a mark of a domain whose marks are not all in. Reads the ledger once a
  /// mark turns up.
  bool holds(const ledger::Entry& entry);

 private:
  const plan::YearPlan& plan_;
  const ledger::Ledger& ledger_;
  std::optional<std::set<std::string>> domains_;
};

/// What a sealed mark says to everybody: all but the mark, and `"sealed": true`.
nlohmann::json without_mark(const ledger::Entry& entry);

}  // namespace kaohe::grading

/// What comes in after a domain's period was closed (Art. 11(6)): only what was owed and missing,
/// and it counts once the lead unit has confirmed it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "cycle/desk.hpp"
#include "cycle/progress.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// Reads what stands only if something is late. Desk and progress must outlive it.
class Latecomers {
 public:
  Latecomers(const Desk& desk, const Progress& progress) : desk_(desk), progress_(progress) {}

  /// The closing that a row follows; nullptr: its period is open in its domain.
  const Closed* closing_before(const ledger::Observation& row) const;
  /// Why a row that follows a closing does not come in: something stands in its place, or it speaks
  /// of events, and the unit that answers for them had submitted. Nothing: it does.
  /// `units`: who may record it, see evidence::DomainNames::recorders.
  std::optional<Text> refusal(const ledger::Observation& row, const Closed& closed,
                              const std::set<std::string>& units);
  /// The closed period that waits for a draw; empty: none does.
  std::string period_waiting_for(const ledger::Draw& draw) const;

 private:
  using Cell = std::tuple<std::string, std::string, std::string, std::string, int>;

  bool stands(const ledger::Observation& row);

  const Desk& desk_;
  const Progress& progress_;
  std::optional<std::set<Cell>> cells_;  ///< domain, input, assessee, subject, cell
};

}  // namespace kaohe::cycle

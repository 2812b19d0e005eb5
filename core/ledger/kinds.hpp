/// Kinds of entries that hold no single record.
#pragma once

namespace kaohe::ledger {

/// Typed rows that one person recorded for one unit: proposed until the unit submits the period.
inline constexpr const char* kObservationsKind = "observations";
/// Takes a record away that its own author had proposed; `replaces` names it.
inline constexpr const char* kWithdrawalKind = "withdrawal";

}  // namespace kaohe::ledger

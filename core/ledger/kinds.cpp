#include "ledger/kinds.hpp"

#include <algorithm>
#include <array>

#include "ledger/record.hpp"

namespace kaohe::ledger {

std::map<std::string, std::int64_t> rows_by_domain(const nlohmann::json& payload) {
  return payload.value("rows", std::map<std::string, std::int64_t>());
}

bool needs_confirmation(std::string_view kind) {
  constexpr std::array<std::string_view, 12> kinds{
      kObservationsKind, kCancellationKind, Review::kKind,   Votes::kKind,
      LeaderMark::kKind, Survey::kKind,     Circular::kKind, Finding::kKind,
      Adjustment::kKind, Decision::kKind,   Closing::kKind,  Rectified::kKind};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool needs_confirmation(const Entry& entry) {
  if (needs_confirmation(entry.kind)) return true;
  if (!entry.replaces || entry.kind == kWithdrawalKind) return false;
  return entry.kind != Notice::kKind || payload_of(entry).contains(kGroundsKey);
}

}  // namespace kaohe::ledger

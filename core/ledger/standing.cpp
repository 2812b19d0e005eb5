#include "ledger/standing.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::ledger {

using nlohmann::json;

std::string period_of(const Entry& entry) {
  if (entry.kind != kObservationsKind && entry.kind != kCancellationKind) return {};
  return payload_of(entry).value("period", "");
}

void Standing::note(const Entry& entry) {
  if (entry.kind == kWithdrawalKind) {
    withdrawn_.insert(entry.replaces.value());
  } else if (entry.replaces) {
    replacing_.emplace(entry.number, Replacing{entry, period_of(entry)});
  }
  if (is_late(entry)) late_.insert(entry.number);
  if (entry.kind == kind_of<Submission>() && !follows_closing(entry)) {
    const auto submission = record_of<Submission>(entry);
    submitted_[{submission.unit, submission.period}] = entry.number;
  } else if (entry.kind == kind_of<PeriodClosing>()) {
    const auto closing = record_of<PeriodClosing>(entry);
    closed_.insert({closing.domain, closing.period});
  } else if (entry.kind == kind_of<Confirmation>()) {
    const auto confirmation = record_of<Confirmation>(entry);
    confirmed_.insert(confirmation.confirms.begin(), confirmation.confirms.end());
  }
}

void Standing::finish() {
  replaced_.clear();
  for (const auto& [number, replacing] : replacing_) {
    const bool holds = with_proposed_ || is_confirmed(replacing.entry, replacing.period);
    // A correction has one row, and may have been withdrawn by either number.
    const bool row_is_withdrawn = replacing.entry.row_count == 1 && is_withdrawn(number + 1);
    if (!holds || is_withdrawn(number) || row_is_withdrawn) continue;
    // What a proposal would have replaced goes with it.
    for (const Replacing* at = &replacing; at != nullptr;
         at = replacing_at(at->entry.replaces.value())) {
      replaced_.emplace(at->entry.replaces.value(), at->entry.number);
    }
  }
}

const Standing::Replacing* Standing::replacing_at(std::int64_t number) const {
  const auto next = replacing_.upper_bound(number);
  if (next == replacing_.begin()) return nullptr;
  const Replacing& before = std::prev(next)->second;
  return before.entry.last_number() >= number ? &before : nullptr;
}

const Entry* Standing::replacement_of(std::int64_t number) const {
  const auto found = replaced_.find(number);
  return found == replaced_.end() ? nullptr : &replacing_.at(found->second).entry;
}

bool Standing::counts(const Entry& entry, std::int64_t number, const std::string& period) const {
  for (const std::int64_t one : {number, entry.number}) {
    if (is_withdrawn(one) || is_replaced(one)) return false;
  }
  return with_proposed_ || is_confirmed(entry, period);
}

bool Standing::has_gone_within(const Entry& entry) const {
  const auto withdrawn = withdrawn_.upper_bound(entry.number);
  if (withdrawn != withdrawn_.end() && *withdrawn <= entry.last_number()) return true;
  const auto replaced = replaced_.upper_bound(entry.number);
  return replaced != replaced_.end() && replaced->first <= entry.last_number();
}

bool Standing::is_confirmed(const Entry& entry, const std::string& period) const {
  if (confirmed_.count(entry.number) != 0) return true;
  if (follows_closing(entry)) return false;
  if (!needs_confirmation(entry)) return true;
  if (period.empty()) return false;
  const auto submission = submitted_.find({entry.actor.unit, period});
  return submission != submitted_.end() && submission->second > entry.number;
}

bool Standing::is_late(const Entry& entry) const {
  if (entry.kind == kind_of<Submission>()) {
    const auto submission = record_of<Submission>(entry);
    return is_closed(submission.domain, submission.period);
  }
  if (entry.kind == kind_of<Draw>()) return payload_of(entry).contains(kFollowsClosing);
  const bool has_rows = entry.kind == kObservationsKind || entry.kind == kCancellationKind;
  if (!has_rows || closed_.empty()) return false;
  const json payload = payload_of(entry);
  const std::string period = payload.value("period", "");
  const auto rows = rows_by_domain(payload);
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& of_domain) { return is_closed(of_domain.first, period); });
}

}  // namespace kaohe::ledger

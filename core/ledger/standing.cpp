#include "ledger/standing.hpp"

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::ledger {

using nlohmann::json;

std::string period_of(const Entry& entry) {
  if (entry.kind != kObservationsKind && entry.kind != kCancellationKind) return {};
  return payload_of(entry).value("period", "");
}

std::vector<std::string> domains_of(const Entry& entry) {
  if (entry.kind != kObservationsKind && entry.kind != kCancellationKind) return {""};
  std::vector<std::string> domains;
  for (const auto& [domain, count] : rows_by_domain(payload_of(entry))) domains.push_back(domain);
  return domains.empty() ? std::vector<std::string>{""} : domains;
}

void Standing::note(const Entry& entry) {
  if (entry.kind == kWithdrawalKind) {
    withdrawn_.insert(entry.replaces.value());
  } else if (entry.replaces) {
    replacing_.emplace(entry.number, Replacing{entry, period_of(entry), domains_of(entry).front()});
  }
  if (is_late(entry)) late_.insert(entry.number);
  if (entry.kind == kind_of<Submission>()) {
    note_submission(entry);
  } else if (entry.kind == kind_of<PeriodClosing>()) {
    const auto closing = record_of<PeriodClosing>(entry);
    closed_.try_emplace({closing.domain, closing.period}, entry.number);
  } else if (entry.kind == kind_of<Confirmation>()) {
    const auto confirmation = record_of<Confirmation>(entry);
    confirmed_.insert(confirmation.confirms.begin(), confirmation.confirms.end());
  }
}

void Standing::note_submission(const Entry& entry) {
  const auto submission = record_of<Submission>(entry);
  const Key key{submission.unit, submission.period, submission.domain};
  if (!follows_closing(entry)) {
    submitted_[key].insert(entry.number);
  } else {
    const bool is_about_lead_unit = !submission.only.empty();
    submitted_late_[std::tuple_cat(key, std::tuple(is_about_lead_unit))].insert(entry.number);
  }
}

void Standing::finish() {
  replaced_.clear();
  for (const auto& [number, replacing] : replacing_) {
    const bool holds =
        with_proposed_ || is_confirmed(replacing.entry, replacing.period, replacing.domain);
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

bool Standing::counts(const Entry& entry, std::int64_t number, const std::string& period,
                      const std::string& domain) const {
  for (const std::int64_t one : {number, entry.number}) {
    if (is_withdrawn(one) || is_replaced(one)) return false;
  }
  return with_proposed_ || is_confirmed(entry, period, domain);
}

bool Standing::has_gone_within(const Entry& entry) const {
  const auto withdrawn = withdrawn_.upper_bound(entry.number);
  if (withdrawn != withdrawn_.end() && *withdrawn <= entry.last_number()) return true;
  const auto replaced = replaced_.upper_bound(entry.number);
  return replaced != replaced_.end() && replaced->first <= entry.last_number();
}

std::optional<std::int64_t> Standing::closing(const std::string& domain,
                                              const std::string& period) const {
  const auto found = closed_.find({domain, period});
  return found == closed_.end() ? std::nullopt : std::optional(found->second);
}

bool Standing::is_confirmed(const Entry& entry, const std::string& period,
                            const std::string& domain) const {
  if (confirmed_.count(entry.number) != 0) return true;
  if (follows_closing(entry)) return is_confirmed_late(entry, period, domain);
  if (!needs_confirmation(entry)) return true;
  if (period.empty()) return false;
  return is_left_out(entry, period, domain) ? is_confirmed_late(entry, period, domain)
                                            : is_submitted(entry, period, domain);
}

bool Standing::is_confirmed_late(const Entry& entry, const std::string& period,
                                 const std::string& domain) const {
  const bool has_rows = entry.kind == kObservationsKind || entry.kind == kCancellationKind;
  if (!has_rows || submitted_late_.empty()) return false;
  const bool is_about_lead_unit = payload_of(entry).value(kAboutLeadUnitKey, false);
  const auto late = submitted_late_.find({entry.actor.unit, period, domain, is_about_lead_unit});
  if (late == submitted_late_.end()) return false;
  return std::any_of(late->second.upper_bound(entry.number), late->second.end(),
                     [&](std::int64_t number) { return confirmed_.count(number) != 0; });
}

/// A submission of no single domain is of all that are open.
bool Standing::is_submitted(const Entry& entry, const std::string& period,
                            const std::string& domain) const {
  const std::int64_t end =
      closing(domain, period).value_or(std::numeric_limits<std::int64_t>::max());
  for (const std::string& of : {std::string(), domain}) {
    const auto found = submitted_.find({entry.actor.unit, period, of});
    if (found == submitted_.end()) continue;
    const auto next = found->second.upper_bound(entry.number);
    if (next != found->second.end() && *next < end) return true;
  }
  return false;
}

bool Standing::is_left_out(const Entry& entry, const std::string& period,
                           const std::string& domain) const {
  const auto closed = closing(domain, period);
  return closed && entry.number < *closed && needs_confirmation(entry) &&
         !is_submitted(entry, period, domain);
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

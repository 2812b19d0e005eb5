#include "cycle/systems.hpp"

#include <algorithm>

#include "ledger/clock.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

using namespace ledger;

SystemStep SystemLife::step() const {
  if (!editions.empty()) return SystemStep::issued;
  if (approval) return SystemStep::approved;
  if (consolidation) return SystemStep::consolidated;
  return drafts.empty() ? SystemStep::nothing : SystemStep::drafting;
}

const Amendment* SystemLife::open_amendment() const {
  const auto is_open = [](const Amendment& one) { return !one.decision; };
  const auto found = std::find_if(amendments.begin(), amendments.end(), is_open);
  return found == amendments.end() ? nullptr : &*found;
}

const Hand* SystemLife::last_hand() const {
  if (!editions.empty()) return &editions.back().hand;
  if (approval) return &approval->hand;
  if (consolidation) return &consolidation->hand;
  const Hand* last = nullptr;
  for (const auto& [unit, draft] : drafts) {
    if (last == nullptr || draft.hand.number > last->number) last = &draft.hand;
  }
  return last;
}

std::set<std::string> SystemLife::drafters() const {
  std::set<std::string> persons;
  for (const auto& [unit, draft] : drafts) persons.insert(draft.hand.person);
  return persons;
}

Systems::Systems(const Ledger& ledger, int year, std::optional<Date> until) {
  const EntryFilter filter{
      year,
      {kind_of<SystemDraft>(), kind_of<SystemConsolidation>(), kind_of<SystemApproval>(),
       kind_of<SystemIssue>(), kind_of<AmendmentProposal>(), kind_of<AmendmentStudy>(),
       kind_of<AmendmentDecision>()},
      until};
  ledger.entries(filter, [this](const Entry& entry) { take(entry); });
}

const SystemLife& Systems::of(const std::string& domain) const {
  static const SystemLife none;
  const auto found = lives_.find(domain);
  return found == lives_.end() ? none : found->second;
}

const Amendment* Systems::find_amendment(std::int64_t number) const {
  for (const auto& [domain, life] : lives_) {
    for (const Amendment& one : life.amendments) {
      if (one.proposal.hand.number == number) return &one;
    }
  }
  return nullptr;
}

Amendment* Systems::amendment(std::int64_t number) {
  return const_cast<Amendment*>(find_amendment(number));
}

void Systems::take(const Entry& entry) {
  const Hand hand{entry.number, entry.actor.person, day_of(entry.entered)};
  const auto take_as = [&]<class Record>(Record) {
    if (entry.kind == kind_of<Record>()) take(hand, record_of<Record>(entry));
  };
  take_as(SystemDraft());
  take_as(SystemConsolidation());
  take_as(SystemApproval());
  take_as(SystemIssue());
  take_as(AmendmentProposal());
  take_as(AmendmentStudy());
  take_as(AmendmentDecision());
}

void Systems::take(const Hand& hand, SystemDraft record) {
  SystemLife& life = lives_[record.domain];
  life.consolidation.reset();
  life.approval.reset();
  const std::string unit = record.unit;
  life.drafts.insert_or_assign(unit, Done<SystemDraft>{hand, std::move(record)});
}

void Systems::take(const Hand& hand, SystemConsolidation record) {
  SystemLife& life = lives_[record.domain];
  life.approval.reset();
  life.consolidation = Done<SystemConsolidation>{hand, std::move(record)};
}

void Systems::take(const Hand& hand, SystemApproval record) {
  SystemLife& life = lives_[record.domain];
  life.approval = Done<SystemApproval>{hand, std::move(record)};
}

void Systems::take(const Hand& hand, SystemIssue record) {
  SystemLife& life = lives_[record.domain];
  life.editions.push_back({hand, record.document, std::move(record.version)});
}

void Systems::take(const Hand& hand, AmendmentProposal record) {
  SystemLife& life = lives_[record.domain];
  life.amendments.push_back({{hand, std::move(record)}});
}

void Systems::take(const Hand& hand, AmendmentStudy record) {
  if (Amendment* one = amendment(record.proposal))
    one->study = Done<AmendmentStudy>{hand, std::move(record)};
}

void Systems::take(const Hand& hand, AmendmentDecision record) {
  Amendment* one = amendment(record.proposal);
  if (one == nullptr) return;
  one->decision = Done<AmendmentDecision>{hand, std::move(record)};
  if (!one->is_approved()) return;
  const AmendmentProposal& proposal = one->proposal.record;
  lives_[proposal.domain].editions.push_back(
      {hand, one->decision->record.document, proposal.version, one->proposal.hand.number});
}

}  // namespace kaohe::cycle

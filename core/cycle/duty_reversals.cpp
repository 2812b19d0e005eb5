// Art. 21: confirmed records that were changed later.
#include <algorithm>
#include <map>
#include <set>

#include "cycle/duty_finders.hpp"
#include "cycle/naming.hpp"
#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;
using ledger::Objection;
using ledger::Observation;

class Reversals {
 public:
  Reversals(const DutySources& from, std::vector<DutyEvent>& events)
      : from_(from), events_(events), by_name_(confirmations_by_name(from)) {}

  void find() {
    ledger::EntryFilter all;
    all.year = from_.plan.year;
    all.entered_until = from_.today;
    std::vector<Entry> answers;
    from_.ledger.entries(all, [&](const Entry& entry) {
      if (!entry.replaces || entry.kind == ledger::kWithdrawalKind || !holds(entry)) return;
      const bool is_correction = entry.kind == ledger::kCancellationKind ||
                                 ledger::payload_of(entry).contains(ledger::kGroundsKey);
      if (is_correction)
        add_replaced(entry);
      else if (entry.kind == Objection::kKind)
        answers.push_back(entry);
    });
    for (const Entry& answer : answers) add_disputed(answer);
  }

 private:
  /// Whether it was confirmed and not taken back.
  bool holds(const Entry& entry) const {
    const ledger::Standing& standing = from_.progress.standing();
    for (std::int64_t number = entry.number; number <= entry.last_number(); ++number) {
      if (standing.is_withdrawn(number)) return false;
    }
    return standing.is_confirmed(entry, ledger::period_of(entry),
                                 ledger::domains_of(entry).front());
  }

  /// Who confirmed an entry before another one was made: by name, else by the unit's submission;
  /// nothing: nobody, and it was still a proposal.
  std::optional<Hand> confirmed_before(const Entry& entry, const std::string& domain,
                                       std::int64_t before) const {
    if (const auto hand = by_name_before(entry.number, before)) return hand;
    const std::string period = ledger::period_of(entry);
    if (period.empty()) return std::nullopt;
    for (const Submitted& one : from_.progress.submissions(entry.actor.unit, period, domain)) {
      if (one.hand.number < entry.number || one.hand.number > before) continue;
      const auto late = by_name_before(one.hand.number, before);
      return late ? late : one.hand;
    }
    return std::nullopt;
  }

  std::optional<Hand> by_name_before(std::int64_t number, std::int64_t before) const {
    const auto found = by_name_.find(number);
    if (found == by_name_.end() || found->second.hand.number > before) return std::nullopt;
    return found->second.hand;
  }

  void add_replaced(const Entry& by) {
    const std::optional<Entry> entry = from_.ledger.find(*by.replaces);
    if (!entry || settles_provisional(*entry, *by.replaces)) return;
    const std::string domain = ledger::domains_of(by).front();
    auto confirmed = confirmed_before(*entry, domain, by.number);
    // A notice binds as soon as it is served: nobody confirms it before.
    if (!confirmed && entry->kind == ledger::Notice::kKind) confirmed = hand_of(*entry);
    if (!confirmed) return;
    const bool is_gone = by.kind == ledger::kCancellationKind;
    add(*entry, *confirmed, by, *by.replaces,
        is_gone ? say({"it was taken away", "后被撤销"}) : say({"it was corrected", "后被更正"}));
  }

  /// Whether a record said that it would change: settling it is no mistake put right.
  bool settles_provisional(const Entry& entry, std::int64_t number) const {
    bool is_provisional = false;
    from_.ledger.observations(entry, [&](const Observation& row) {
      const bool is_named = row.origin.number == number || number == entry.number;
      is_provisional = is_provisional || (is_named && row.provisional);
    });
    return is_provisional;
  }

  /// The observations that an objection was right about, of each entry one event.
  void add_disputed(const Entry& by) {
    const auto answer = ledger::record_of<Objection>(by);
    if (answer.outcome != "reduced" && answer.outcome != "withdrawn") return;
    const Text how =
        say({"an objection to it was upheld in whole or in part", "异议全部或部分成立"});
    std::set<std::int64_t> seen;
    for (const Observation& row : disputed(answer)) {
      const std::optional<Entry> entry = from_.ledger.find(row.origin.number);
      if (!entry || !seen.insert(entry->number).second) continue;
      if (const auto confirmed = confirmed_before(*entry, answer.about.domain, by.number))
        add(*entry, *confirmed, by, row.origin.number, how);
    }
  }

  std::vector<Observation> disputed(const Objection& answer) {
    if (records_ == nullptr) {
      ledger::ReadOptions options;
      options.year = from_.plan.year;
      options.known_on = from_.today;
      options.with_what_may_return = true;
      records_ = ledger::read_records(from_.ledger, options);
    }
    std::vector<Observation> rows;
    records_->observations(answer.about.domain, [&](const Observation& row) {
      if (speaks_of(answer.about, answer.date, row)) rows.push_back(row);
    });
    return rows;
  }

  void add(const Entry& entry, const Hand& confirmed, const Entry& by, std::int64_t record,
           const Text& how) {
    DutyEvent event{entry.actor.unit, "reversed_record",
                    "reversed_record/" + std::to_string(by.number)};
    const bool is_second_of_answer = std::any_of(
        events_.begin(), events_.end(),
        [&](const DutyEvent& one) { return one.unit == event.unit && one.name == event.name; });
    if (is_second_of_answer) event.name += "/" + std::to_string(record);
    event.persons = {entry.actor.person, confirmed.person};
    event.period = ledger::period_of(entry);
    const std::string domain = ledger::domains_of(entry).front();
    if (!domain.empty()) event.domains = {domain};
    const auto later = by_name_.find(by.number);
    event.happened = later == by_name_.end() ? ledger::day_of(by.entered) : later->second.hand.day;
    event.numbers = {record, by.number};
    event.what =
        say({"{} recorded by {} and confirmed by {} (#{}): {}", "{1}录入、{2}确认(#{3})的{0}{4}"},
            ledger::kind_title(entry.kind), person_words(from_.plan, entry.actor.person),
            person_words(from_.plan, confirmed.person), confirmed.number, how);
    events_.push_back(std::move(event));
  }

  const DutySources& from_;
  std::vector<DutyEvent>& events_;
  std::map<std::int64_t, ByName> by_name_;
  std::unique_ptr<ledger::MemorySource> records_;
};

}  // namespace

void find_reversal_events(const DutySources& from, std::vector<DutyEvent>& events) {
  Reversals(from, events).find();
}

}  // namespace kaohe::cycle

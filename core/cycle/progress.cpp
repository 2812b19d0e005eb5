#include "cycle/progress.hpp"

#include "cycle/owed.hpp"
#include "ledger/clock.hpp"
#include "ledger/duty_record.hpp"
#include "ledger/kinds.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

using ledger::Entry;
using nlohmann::json;

namespace {

template <class Record>
std::optional<Record> record_in(const Entry& entry) {
  if (entry.kind != ledger::kind_of<Record>()) return std::nullopt;
  return ledger::record_of<Record>(entry);
}

template <class Map>
auto found_in(const Map& map, const typename Map::key_type& key) -> decltype(&map.begin()->second) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

/// All that a year's progress is read from: what is recorded and what moves it on, but not what is
/// long and of another matter (indicator systems).
std::vector<std::string> kinds_read() {
  std::vector<std::string> kinds{
      ledger::kObservationsKind,     ledger::kWithdrawalKind,    ledger::kCancellationKind,
      ledger::Confirmation::kKind,   ledger::SelfReview::kKind,  ledger::PeriodClosing::kKind,
      ledger::Disclosure::kKind,     ledger::Publication::kKind, ledger::MatterMerge::kKind,
      ledger::MatterDistinct::kKind, ledger::DutyFinding::kKind};
  ledger::for_each_kind([&](const char* kind, auto) { kinds.emplace_back(kind); });
  return kinds;
}

}  // namespace

Progress::Progress(int year, std::optional<Date> until)
    : filter_{year, kinds_read(), until}, standing_(true) {}

Progress::Progress(const ledger::Ledger& ledger, int year, std::optional<Date> until)
    : Progress(year, until) {
  advance(ledger);
}

void Progress::advance(const ledger::Ledger& ledger) {
  const std::int64_t before = filter_.after;
  ledger.entries(filter_, [&](const Entry& entry) {
    standing_.note(entry);
    in_force_.note(entry);
    take(entry);
    filter_.after = entry.number;
  });
  // What stands is known only after the last.
  if (filter_.after != before) settle(ledger);
}

/// What later entries do not change is known at once; the rest waits for `settle`.
void Progress::take(const Entry& entry) {
  const Hand hand{entry.number, entry.actor.person, ledger::day_of(entry.entered)};
  if (auto submission = record_in<ledger::Submission>(entry)) {
    recorded_.push_back({entry, hand, {}, {}, false, std::move(submission)});
  } else if (auto closing = record_in<ledger::PeriodClosing>(entry)) {
    const Key key{closing->domain, closing->period};
    closings_.insert_or_assign(key, Closed{hand, *std::move(closing)});
  } else if (const auto review = record_in<ledger::SelfReview>(entry)) {
    self_reviews_.try_emplace(
        {plan::assessee_unit(review->domain, review->assessee), review->period}, hand);
  } else if (auto publication = record_in<ledger::Publication>(entry)) {
    auto& list = publication->open_until ? publicities_ : publications_;
    const std::string period = publication->period;
    list.insert_or_assign(period, Published{hand, *std::move(publication)});
  } else if (auto disclosure = record_in<ledger::Disclosure>(entry)) {
    const Key key{disclosure->domain, disclosure->period};
    disclosures_[key].push_back({hand, *std::move(disclosure)});
  } else if (entry.kind == ledger::kObservationsKind || entry.kind == ledger::kCancellationKind) {
    const json payload = ledger::payload_of(entry);
    recorded_.push_back({entry,
                         hand,
                         payload.value("period", ""),
                         ledger::rows_by_domain(payload),
                         payload.value(ledger::kAboutLeadUnitKey, false),
                         {}});
  } else {
    recorded_.push_back({entry, hand, {}, {}, false, {}});
  }
}

void Progress::settle(const ledger::Ledger& ledger) {
  standing_.finish();
  in_force_.finish();
  rows_in_force_.clear();
  drafts_.clear();
  waiting_.clear();
  recorders_.clear();
  submissions_.clear();
  late_waiting_.clear();
  late_submissions_.clear();
  for (const Recorded& one : recorded_) {
    if (one.submission) {
      settle_submission(one);
    } else if (!one.period.empty()) {
      settle_rows(ledger, one);
      count_in_force(ledger, one);
    } else if (is_waiting(one.entry)) {
      waiting_.push_back({one.hand, one.entry.actor.unit, one.entry.kind});
    }
  }
}

void Progress::settle_submission(const Recorded& recorded) {
  const Entry& entry = recorded.entry;
  const ledger::Submission& submission = *recorded.submission;
  if (standing_.is_withdrawn(entry.number)) return;
  if (standing_.follows_closing(entry))
    late_submissions_.insert(
        {submission.unit, submission.period, submission.domain, part_of(submission)});
  if (standing_.is_confirmed(entry, submission.period, submission.domain)) {
    submissions_[{submission.unit, submission.period}].push_back({recorded.hand, submission});
  } else {
    waiting_.push_back({recorded.hand, entry.actor.unit, entry.kind});
    late_waiting_[{submission.unit, submission.period}].push_back({recorded.hand, submission});
  }
}

bool Progress::is_waiting(const Entry& entry) const {
  if (!standing_.counts(entry, entry.number, "", "") || standing_.is_confirmed(entry, "", ""))
    return false;
  if (!standing_.has_gone_within(entry)) return true;
  for (std::int64_t row = entry.number + 1; row <= entry.last_number(); ++row) {
    if (standing_.counts(entry, row, "", "")) return true;
  }
  return false;
}

void Progress::settle_rows(const ledger::Ledger& ledger, const Recorded& recorded) {
  const Entry& entry = recorded.entry;
  if (standing_.is_withdrawn(entry.number)) return;
  Draft draft{recorded.hand, entry.actor.unit, recorded.period};
  draft.about_lead_unit = recorded.about_lead_unit;
  draft.takes_away = entry.kind == ledger::kCancellationKind;
  std::map<std::string, std::int64_t> rows_of = recorded.rows_of;
  for (const auto& [domain, count] : rows_of)
    recorders_[{domain, draft.period}].insert({entry.actor.unit, draft.hand.person});
  leave_out_gone(ledger, standing_, recorded, rows_of);
  std::map<std::pair<bool, bool>, Draft>
      parts;  // of one entry a domain may be closed, another open
  for (const auto& [domain, count] : rows_of) {
    const bool is_confirmed = standing_.is_confirmed(entry, draft.period, domain);
    const bool was_open = !is_confirmed && standing_.is_left_out(entry, draft.period, domain);
    const bool is_left_out = was_open && !draft.takes_away;
    Draft& part = parts.try_emplace({is_confirmed, is_left_out}, draft).first->second;
    part.is_confirmed = is_confirmed;
    part.is_left_out = is_left_out;
    part.awaits_lead_unit =
        !is_confirmed && (standing_.follows_closing(entry) || (was_open && draft.takes_away));
    part.rows_of[domain] = count;
    part.row_count += count;
  }
  for (auto& [state, part] : parts) drafts_.push_back(std::move(part));
}

void Progress::count_in_force(const ledger::Ledger& ledger, const Recorded& recorded) {
  const Entry& entry = recorded.entry;
  if (entry.kind != ledger::kObservationsKind) return;
  std::map<std::string, std::int64_t> rows_of = recorded.rows_of;
  leave_out_gone(ledger, in_force_, recorded, rows_of);
  const bool is_late = standing_.follows_closing(entry) && !entry.replaces;
  for (const auto& [domain, count] : rows_of) {
    if (!in_force_.is_confirmed(entry, recorded.period, domain)) continue;
    Rows& rows = rows_in_force_[{entry.actor.unit, recorded.period, domain}];
    (is_late ? rows.late : rows.in_time) += count;
  }
}

/// Rows that were taken back or replaced one by one; few entries have any, and only these are read.
void Progress::leave_out_gone(const ledger::Ledger& ledger, const ledger::Standing& standing,
                              const Recorded& recorded,
                              std::map<std::string, std::int64_t>& rows_of) {
  const Entry& entry = recorded.entry;
  const auto is_gone = [&](std::int64_t number) {
    return standing.is_withdrawn(number) || standing.is_replaced(number);
  };
  if (is_gone(entry.number)) return rows_of.clear();
  if (!standing.has_gone_within(entry)) return;
  const auto [domains, is_new] = row_domains_.try_emplace(entry.number);
  if (is_new) {
    ledger.observations(entry, [&, list = &domains->second](const ledger::Observation& row) {
      list->push_back(row.domain);
    });
  }
  std::int64_t number = entry.number;
  for (const std::string& domain : domains->second) {
    if (is_gone(++number)) --rows_of[domain];
  }
  std::erase_if(rows_of, [](const auto& of_domain) { return of_domain.second == 0; });
}

Progress::Rows Progress::rows_in_force(const std::string& unit, const std::string& period,
                                       const std::string& domain) const {
  const Rows* found = found_in(rows_in_force_, {unit, period, domain});
  return found == nullptr ? Rows() : *found;
}

std::vector<Submitted> Progress::submissions(const std::string& unit, const std::string& period,
                                             const std::string& domain) const {
  std::vector<Submitted> of_domain;
  const auto* found = found_in(submissions_, {unit, period});
  if (found == nullptr) return of_domain;
  const Closed* closed = closing(domain, period);
  for (const Submitted& one : *found) {
    const bool was_open = closed == nullptr || one.hand.number < closed->hand.number;
    if (one.of.domain.empty() ? was_open : one.of.domain == domain) of_domain.push_back(one);
  }
  return of_domain;
}

std::optional<Submitted> Progress::late_waiting(const std::string& unit, const std::string& period,
                                                const std::string& domain) const {
  std::optional<Submitted> last;
  if (const auto* found = found_in(late_waiting_, {unit, period})) {
    for (const Submitted& one : *found)
      if (one.of.domain == domain) last = one;
  }
  return last;
}

const Closed* Progress::closing(const std::string& domain, const std::string& period) const {
  return found_in(closings_, {domain, period});
}

const Hand* Progress::self_review(const std::string& assessee, const std::string& period) const {
  return found_in(self_reviews_, {assessee, period});
}

const Published* Progress::publication(const std::string& period) const {
  return found_in(publications_, period);
}

const Published* Progress::publicity(const std::string& period) const {
  return found_in(publicities_, period);
}

const std::vector<Disclosed>& Progress::disclosures(const std::string& domain,
                                                    const std::string& period) const {
  static const std::vector<Disclosed> none;
  const auto* found = found_in(disclosures_, {domain, period});
  return found == nullptr ? none : *found;
}

std::set<std::string> Progress::hands_in(const std::string& domain,
                                         const std::string& period) const {
  std::set<std::string> persons;
  const auto* recorders = found_in(recorders_, {domain, period});
  if (recorders == nullptr) return persons;
  for (const auto& [unit, person] : *recorders) {
    persons.insert(person);
    for (const Submitted& one : submissions(unit, period, domain)) persons.insert(one.hand.person);
  }
  return persons;
}

std::set<std::string> Progress::proposers(const std::string& unit,
                                          const std::string& period) const {
  std::set<std::string> persons;
  for (const Draft& draft : drafts_) {
    if (draft.unit == unit && draft.period == period && !draft.is_confirmed)
      persons.insert(draft.hand.person);
  }
  return persons;
}

}  // namespace kaohe::cycle

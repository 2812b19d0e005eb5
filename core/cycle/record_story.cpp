#include "cycle/record_story.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using namespace ledger;

/// An entry with the day on which it was made; of one day observations come before submissions, and
/// these before all else.
struct Told {
  Date day;
  int order = 0;
  NewEntry entry;
  const Told* replaces = nullptr;
};

enum Order { observations, submissions, others, answers };

class Story {
 public:
  Story(const plan::YearPlan& plan, const MemorySource& evidence)
      : plan_(plan), evidence_(evidence) {}

  /// In the order of days.
  std::vector<std::unique_ptr<Told>> tell() {
    tell_observations();
    for_each_kind([this](const char*, auto list) {
      for (const auto& record : evidence_.*list) tell(record);
    });
    std::stable_sort(told_.begin(), told_.end(), [](const auto& a, const auto& b) {
      return std::tie(a->day, a->order) < std::tie(b->day, b->order);
    });
    return std::move(told_);
  }

 private:
  Date first_day() const { return make_date(plan_.year, 1, 1); }

  NewEntry entry_of(const char* kind, const Origin& origin) const {
    NewEntry entry;
    entry.year = plan_.year;
    entry.kind = kind;
    entry.actor = {"", "", origin.unit};
    // Named from the year's folder, so that the story is the same on every machine.
    const std::filesystem::path file = origin.place.file;
    entry.file = file.lexically_relative(plan_.folder).generic_string();
    entry.line = origin.place.line;
    return entry;
  }

  Told& add(Date day, Order order, NewEntry entry) {
    auto told = std::make_unique<Told>();
    told->day = std::max(day, first_day());
    told->order = order;
    told->entry = std::move(entry);
    told_.push_back(std::move(told));
    return *told_.back();
  }

  template <class Record>
  Told& add_record(std::optional<Date> day, Order order, const Record& record) {
    NewEntry entry = entry_of(kind_of<Record>(), record.origin);
    entry.payload.update(payload_of(record));
    entry.date = day;
    return add(day.value_or(first_day()), order, std::move(entry));
  }

  /// A file of one unit and period is one entry.
  void tell_observations() {
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<Observation>> files;
    for (const auto& [domain, rows] : evidence_.observations_by_domain) {
      for (const Observation& row : rows)
        files[{row.period, row.origin.unit, row.origin.place.file}].push_back(row);
    }
    for (auto& [key, rows] : files) {
      NewEntry entry = entry_of(kObservationsKind, {0, {std::get<2>(key)}, std::get<1>(key)});
      const plan::Period* period = plan_.find_period(std::get<0>(key));
      const Date day = period != nullptr ? period->closes : last_date(rows);
      std::set<std::string> domains;
      for (const Observation& row : rows) domains.insert(row.domain);
      entry.payload["domains"] = domains;
      if (period != nullptr) entry.payload["period"] = period->id;
      entry.observations = std::move(rows);
      add(day, observations, std::move(entry));
    }
  }

  Date last_date(const std::vector<Observation>& rows) const {
    Date last = first_day();
    for (const Observation& row : rows) last = std::max(last, row.date.value_or(last));
    return last;
  }

  void tell(const Submission& record) {
    const plan::Period* period = plan_.find_period(record.period);
    Told& told = add_record({}, submissions, record);
    if (period != nullptr) told.day = period->closes;
  }
  void tell(const Draw& record) { add_record({}, observations, record); }
  void tell(const Notice& record) {
    Notice open = record;
    open.answered.reset();
    const Told& issued = add_record(record.issued, others, open);
    if (record.answered) add_record(record.answered, answers, record).replaces = &issued;
  }
  void tell(const Objection& record) {
    Objection open = record;
    open.outcome.clear();
    open.value.reset();
    open.attributes.reset();
    open.answer.clear();
    open.answered.reset();
    const Told& made = add_record(record.date, others, open);
    if (record.answered) add_record(record.answered, answers, record).replaces = &made;
  }
  template <class Record>
  void tell(const Record& record) {
    add_record(record.date, others, record);
  }

  const plan::YearPlan& plan_;
  const MemorySource& evidence_;
  std::vector<std::unique_ptr<Told>> told_;
};

}  // namespace

void record_story(const plan::YearPlan& plan, const MemorySource& evidence, Ledger& ledger) {
  std::vector<std::unique_ptr<Told>> story = Story(plan, evidence).tell();
  std::map<const Told*, std::int64_t> numbers;
  std::vector<NewEntry> entries;
  std::int64_t number = ledger.head().number;
  for (const std::unique_ptr<Told>& one : story) {
    NewEntry& entry = one->entry;
    entry.entered = moment_of(one->day);
    if (one->replaces != nullptr) entry.replaces = numbers.at(one->replaces);
    numbers[one.get()] = ++number;
    number += static_cast<std::int64_t>(entry.observations.size());
    entries.push_back(std::move(entry));
  }
  ledger.append(entries);
}

}  // namespace kaohe::cycle

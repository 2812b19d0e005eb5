/// Where one person puts acts on record: the year, its ledger, who acts and on which day.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cycle/permission.hpp"
#include "cycle/progress.hpp"
#include "cycle/systems.hpp"
#include "ledger/ledger.hpp"
#include "ledger/payload.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

struct DeskOptions {
  /// Of a played ledger the day on which things are looked at and entered, not before the last
  /// entry's, which is the default. A live ledger takes the clock's day, whatever stands here.
  std::optional<Date> today = std::nullopt;
  bool dry_run = false;  ///< everything is checked, nothing recorded
  /// Of this year and ledger, shared by desks so that each reads only what is new; nothing: its
  /// own.
  std::shared_ptr<Progress> progress = nullptr;
  std::shared_ptr<Systems> systems = nullptr;  ///< likewise
};

/// The plan and the ledger must outlive it.
class Desk {
 public:
  Desk(const plan::YearPlan& plan, ledger::Ledger& ledger, plan::Person person,
       DeskOptions options = {});

  const plan::YearPlan& plan() const { return plan_; }
  const ledger::Ledger& ledger() const { return ledger_; }
  const plan::Person& person() const { return person_; }
  Date today() const { return today_; }
  bool is_dry_run() const { return options_.dry_run; }
  /// How far the year has come now. Valid until it is asked for again.
  const Progress& progress() const;
  /// How far the indicator systems have come; likewise.
  const Systems& systems() const;

  /// The permit of this person; throws as require_permit.
  Permit permit(const Deed& deed) const { return require_permit(plan_, person_, deed); }

  /// An entry of this person, still without a payload of its own; where they stand in for a unit
  /// the payload says so.
  ledger::NewEntry entry(const char* kind, const Permit& permit) const;
  /// An entry that holds one record, on that record's day where it has one.
  template <class Record>
  ledger::NewEntry entry_of(const Record& record, const Permit& permit) const {
    ledger::NewEntry made = entry(ledger::kind_of<Record>(), permit);
    made.payload.update(ledger::payload_of(record));
    if constexpr (requires { record.date; }) made.date = record.date;
    if constexpr (requires { record.issued; }) made.date = record.issued;
    return made;
  }

  /// Puts on record what `make` makes, while nobody else records: all of it or none (see
  /// Ledger::append). Gives back the numbers of the entries; of a dry run those that they would
  /// have.
  std::vector<std::int64_t> put(const std::function<std::vector<ledger::NewEntry>()>& make);
  /// The same where what is needed takes long to compute: `prepare` does so while others may
  /// record, and again where one has before the entries are made. Throws Error(environment) where
  /// others always have.
  std::vector<std::int64_t> put_prepared(
      const std::function<void()>& prepare,
      const std::function<std::vector<ledger::NewEntry>()>& make);

 private:
  const plan::YearPlan& plan_;
  ledger::Ledger& ledger_;
  plan::Person person_;
  DeskOptions options_;
  Date today_;
};

/// The day on which a ledger is looked at where none is named: the clock's, of a played ledger the
/// last entry's, of an empty one the year's first.
Date present_day(const ledger::Ledger& ledger, int year);

}  // namespace kaohe::cycle

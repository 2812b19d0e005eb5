/// The record that a number of the ledger names, for acts on what is on record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cycle/deeds.hpp"
#include "cycle/desk.hpp"
#include "cycle/progress.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

struct RecordNamed {
  ledger::Entry entry;
  /// Of the entry, or of its row where one is named. An entry with one row is named by either.
  std::int64_t number = 0;
  std::optional<ledger::Observation> row = {};  ///< an observation; none: the entry is named

  std::string period() const { return ledger::period_of(entry); }
  /// Of its rows; of another record one that is empty.
  std::vector<std::string> domains() const {
    return row ? std::vector{row->domain} : ledger::domains_of(entry);
  }
  bool is_entry_of_rows() const { return entry.row_count > 0 && !row; }
};

/// Throws Error(data) for a number that the ledger does not have in the year.
RecordNamed record_named(const Desk& desk, std::int64_t number);

/// Whether another person has confirmed any of it, in one of its domains; all of it.
bool is_confirmed_in_any(const Progress& progress, const RecordNamed& named);
bool is_confirmed_in_all(const Progress& progress, const RecordNamed& named);

/// Throws Error(data): the number names a record of another kind than the one asked for.
[[noreturn]] void refuse_kind(std::int64_t number, const char* kind);

/// Throws Error(data) where it was withdrawn, or where a later record takes its place, counting
/// proposals, and names that record.
void require_standing(const Desk& desk, const RecordNamed& named);

/// Whether an observation is about its domain's lead unit itself.
bool is_about_lead_unit(const plan::YearPlan& plan, const ledger::Observation& row);

/// Art. 12(6): throws Error(data) for a row to which an assessee has objected: the answer says what
/// holds, whoever recorded it.
void require_undisputed(const Desk& desk, const RecordNamed& named);

/// The same while the objection is open: two matters become one only after its answer.
void require_no_open_objection(const Desk& desk, const RecordNamed& named);

/// The same for a correction or cancellation: throws Error(data) while the record that it would
/// take the place of is disputed, and says that it has to go.
void require_replaced_undisputed(const Desk& desk, const ledger::Entry& entry);

/// Whether an entry would change an observation to which one of the objections in `records` was
/// made, answered or not: nobody may confirm it, and the answer decides.
bool changes_disputed(const ledger::Ledger& ledger, const ledger::MemorySource& records,
                      const ledger::Entry& entry);

/// The deeds of a row. Throws Error(data) for an input that the year does not have.
Deeds deeds_of_row(const plan::YearPlan& plan, const ledger::Observation& row);
/// The deeds of a record that stands alone in its entry, on a day; nothing for a kind that is no
/// such record.
std::optional<Deeds> deeds_of_record(const plan::YearPlan& plan, const ledger::Entry& entry,
                                     Date day);

/// What stands now, confirmed or not, with matters as they were recorded.
std::unique_ptr<ledger::MemorySource> on_record(const Desk& desk);
/// The same with observations that a proposal takes away: only a confirmed one makes room for
/// another, or both would count where the proposal is withdrawn.
std::unique_ptr<ledger::MemorySource> in_the_way(const Desk& desk);
/// The same with adjustments under both their ids, as recorded and as merged: a decision may name
/// either.
std::unique_ptr<ledger::MemorySource> in_the_way_of_decisions(const Desk& desk);

/// Why a record is corrected or taken away, for the payload (ledger::kGroundsKey).
nlohmann::json grounds_of(const std::string& reason, const std::string& document);
/// Throws Error(data) for an empty one.
void require_reason(std::int64_t number, const std::string& reason);

/// Throws Error(data) that begins with the number.
[[noreturn]] void refuse_number(std::int64_t number, const Text& what);

}  // namespace kaohe::cycle

/// Putting records on record: a table at a time or one by one; corrections, withdrawals,
/// confirmations (recording.cpp, corrections.cpp …). Each is one act of the person at the desk,
/// held against the table of roles.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "cycle/answers.hpp"
#include "cycle/desk.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"

namespace kaohe::cycle {

/// A file of people that is to be recorded.
struct TableFile {
  CsvTable table;
  std::string name;    ///< as people know it, without a path
  std::string digest;  ///< of its bytes: the same file twice is noticed; empty: it is no file
};

struct Recorded {
  std::vector<std::int64_t> numbers;  ///< of the entries
  std::vector<Problem> notes;         ///< read with a change that people should know
  bool is_late = false;  ///< some of it came after its period's closing: the lead unit confirms it
};

/// Reads a table and puts it on record, whole or not at all; observations belong to `period`, and
/// wait for their unit's submission; what was owed and missing when the period was closed waits for
/// the lead unit. `look` is shown what was read before it is recorded. Throws Error(data) with
/// every wrong cell and every row that this person may not record, or that comes after the closing
/// and was not missing; where the same file is on record already.
Recorded record_table(Desk& desk, const evidence::Form& form, TableFile file,
                      const std::string& period,
                      const std::function<void(const ledger::MemorySource& read)>& look = {});

/// The same for records that have been read and checked already: entries of one unit's file. The
/// origin of each record says where it stands; nothing is held against what is on record. Takes
/// their observations out of `records`: there may be a million.
std::vector<std::int64_t> record_all(Desk& desk, ledger::MemorySource& records,
                                     const std::string& file_digest);

/// What a correction changes; the rest stays.
struct Correction {
  std::string reason;  ///< why: required
  /// Column of the record's table, by id or Chinese heading → the cell that holds.
  std::map<std::string, std::string> cells;
  std::string document = {};  ///< what it rests on: required once the record is confirmed
};

/// Of a decision; `number`: of the one that stands.
using DecisionCheck = std::function<void(std::int64_t number, const ledger::Decision& corrected)>;

/// What a correction is held to that has to be computed; each throws where it may not stand.
struct CorrectionChecks {
  AnswerCheck answer = {};  ///< of an answer to an objection
  /// Of an observation whose matter an answer settled; `number`: of the one that stands. Without it
  /// such a correction is refused.
  std::function<void(std::int64_t number, const ledger::Observation& after)> settled_row = {};
  DecisionCheck decision = {};
};

/// The row, in its table, of the record that a number names: of observations a single one. Throws
/// Error(data) for a number that is no record that can be corrected.
evidence::RecordRow row_named(const Desk& desk, std::int64_t number);

/// A new record in the place of one of any kind, which stays visible; observations are named by
/// row. It counts once another person has confirmed it; an observation's once the unit has
/// submitted again, or, where the period is closed, once the lead unit has confirmed it. Throws
/// Error(data) for a number that is no such record or does not stand, and for a cell that does not
/// hold. `checks` see it before it is put on record.
std::int64_t correct(Desk& desk, std::int64_t number, const Correction& correction,
                     const CorrectionChecks& checks = {});

struct Withdrawal {
  std::string reason;  ///< why: required
  std::string document = {};
};

/// Takes back what the person at the desk has recorded and nobody confirmed: an entry with all its
/// rows, or one row; also an objection that is not answered. Whoever may confirm an entry refuses
/// it (不予确认) in the same way, whatever else stands in the way of a confirmation. What is
/// confirmed, or took effect at once, is cancelled: proposed by whoever may record it, it goes when
/// it is confirmed as a correction is. Throws Error(data) for anything else.
std::int64_t withdraw(Desk& desk, std::int64_t number, const Withdrawal& withdrawal);

struct RecordNamed;

/// How the person at the desk may refuse an entry that waits; nothing: they may not confirm it.
std::optional<Permit> permit_to_refuse(const Desk& desk, const RecordNamed& named);

/// Of the entries that are to be confirmed, all together.
using ConfirmedCheck = std::function<void(const std::vector<std::int64_t>& entries)>;

/// What a confirmation is held to that has to be computed; each throws where it may not stand.
struct ConfirmationChecks {
  AnswerCheck answer = {};  ///< of an answer to an objection: what was so when it was proposed may
                            ///< be otherwise now
  ConfirmedCheck decisions = {};
};

/// Confirms entries that another person recorded. Throws Error(data) where one of them cannot be; a
/// late submission cannot while it would let in rows that this person may not confirm, as those
/// about their own unit: each of them is named, with who may. `checks` see them before.
std::vector<std::int64_t> confirm(Desk& desk, const std::vector<std::int64_t>& numbers,
                                  const ConfirmationChecks& checks = {});

/// What confirming an entry takes: each distinct deed of its records, and of what it corrects or
/// cancels, all of which a person must be permitted. Throws Error(data) for an input that the
/// year's indicator system does not have.
std::vector<Deed> deeds_to_confirm(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                   const ledger::Entry& entry);

/// What has come of a year, for whoever asks what a person may do about it.
struct YearSoFar {
  const plan::YearPlan& plan;
  const ledger::Ledger& ledger;
  const Progress& progress;
};

/// Whoever has a word in an entry already and does not confirm it: its author; of an answer to an
/// objection also who recorded what is disputed.
std::set<std::string> hands_in(const YearSoFar& year, const ledger::Entry& entry);

/// Rows that a late submission would let in and a person may not confirm, each with who may: while
/// there are any it waits.
std::vector<Problem> out_of_reach_in(const YearSoFar& year, const ledger::Submission& submission,
                                     const plan::Person& person);

}  // namespace kaohe::cycle

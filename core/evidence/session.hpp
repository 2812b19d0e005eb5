/// One reading of a year's evidence: what its readers share.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/nearest.hpp"
#include "evidence/names.hpp"
#include "evidence/repeats.hpp"
#include "evidence/report.hpp"
#include "evidence/table.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::evidence {

struct Session {
  Session(const plan::YearPlan& year_plan, ledger::MemorySource& source)
      : plan(year_plan), names(year_plan), records(source) {}

  const plan::YearPlan& plan;
  PlanNames names;
  Report report;
  ledger::MemorySource& records;
  Repeats repeats;
  std::size_t rows_expected = 0;   ///< of the table that is read, to make room for them
  bool skips_unfilled = false;     ///< rows of a template that nobody filled in are passed over
  std::optional<Date> read_until;  ///< only periods asked for by this day are read; none: all
  std::optional<Date> today;       ///< a day of entry that is no slip, however late; none: unknown
  /// Samples drawn so far, by assessee and sub: indexes in `records.all_draws`. Draws are read
  /// before observations.
  std::map<std::pair<const plan::Assessee*, std::string>, std::size_t> draws;
};

/// Whether a row is passed over as one of a template that nobody filled in; the report counts it.
bool skip_unfilled(Session& session, const Table& table, const CsvRow& row);

/// Calls `read(row)` for each row of a table.
template <class Read>
void for_each_row(Session& session, const Table& table, Read&& read) {
  for (const CsvRow& csv : table.rows()) {
    if (skip_unfilled(session, table, csv)) continue;
    Row row(table, csv, session.report);
    read(row);
  }
}

/// The domain named in a cell, by id or title; nullptr: refused.
DomainNames* read_domain(Session& session, Row& row, int column);
/// The assessee named in a cell, by id or exact name; nullptr: refused.
const plan::Assessee* read_assessee(Row& row, int column, const DomainNames& domain);
/// Both, as ids; `domain` and `assessee` stay empty where they are refused.
struct WhoColumns {
  int domain, assessee;
};
void read_who(Session& session, Row& row, WhoColumns columns, std::string& domain,
              std::string& assessee);

/// Refuses a day before the year's `facts_from`.
void require_counted(const Session& session, Row& row, int column, std::optional<Date> date);

/// Refuses a day outside of 1 January of the year to 31 December of the following one, or to the
/// day of entry where that is known and later: what concerns a year is written in it or in the year
/// after, and what is dated later would be left out unseen.
void require_recorded(const Session& session, Row& row, int column, std::optional<Date> date);

/// Both: a fact of the year that may be written down in the following one.
void require_counted_and_recorded(const Session& session, Row& row, int column,
                                  std::optional<Date> date);

/// Refuses a day of another year too: the date of the document decides the year in which it counts.
void require_in_year(const Session& session, Row& row, int column, std::optional<Date> date);
/// The same of what the year's last period may still find: up to the day on which that closes.
void require_in_cycle(const Session& session, Row& row, int column, std::optional<Date> date);

/// Parts that together tell records apart.
std::string key_of(std::initializer_list<std::string_view> parts);

/// The one of a list of the year that a cell names by id or title; nullptr: refused. `expected` has
/// two places: the list and a suggestion.
template <class Thing>
const Thing* pick(Row& row, int column, const std::vector<Thing>& things,
                  const MessageFor<Text, Text>& expected) {
  const std::string_view name = row.cell(column);
  std::vector<std::string> words;
  Text listed;
  for (const Thing& thing : things) {
    if (thing.id == name || thing.title == name) return &thing;
    words.push_back(thing.id);
    words.push_back(thing.title);
    listed.en += (listed.en.empty() ? "" : ", ") + thing.id;
    listed.zh += (listed.zh.empty() ? "" : "、") + (thing.title.empty() ? thing.id : thing.title);
  }
  row.refuse(column, say(expected, listed, did_you_mean(name, words)));
  return nullptr;
}

}  // namespace kaohe::evidence

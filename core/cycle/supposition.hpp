/// A supposition: a year and its records taken otherwise than they are. Nothing of it is recorded,
/// and what comes of it is no result.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cycle/single_record.hpp"
#include "cycle/year.hpp"
#include "ledger/ledger.hpp"

namespace kaohe::cycle {

/// As if a record were not there, or held another value.
struct SupposedRecord {
  std::int64_t number = 0;
  std::optional<std::string> value = {};  ///< as its table's cell has it; none: it is not there
};

/// As if a number of a domain's catalogue were another one, from the year's first day on.
struct SupposedNumber {
  std::string domain;  ///< id or title
  std::string key;     ///< "XX17.item.breaches.price", as in [[domain.override]]
  std::string value;
};

/// As if a good line had been decided otherwise (Art. 17 ¶6).
struct SupposedLine {
  std::string scope;  ///< a domain by id or title; of a year that grades by pool "domain/pool"
  std::string value;  ///< "88.5", "mean"
};

/// What is supposed, all at once.
struct Supposition {
  std::vector<SupposedRecord> records;
  std::vector<SupposedNumber> numbers;
  std::vector<SupposedLine> lines;

  bool is_empty() const { return records.empty() && numbers.empty() && lines.empty(); }
};

/// One thing that a supposition changes.
struct SupposedChange {
  std::optional<SingleRecord> record;  ///< as it is; none: it is no record
  Text what;  ///< domain and key of a number, a line and its scope; of a record empty
  std::string before, after;  ///< "-": nothing stands there
  /// Of a record whose objection was answered: what the answer says is what counts.
  std::optional<ledger::Objection> answer = {};
};

struct Supposed {
  Year year;
  std::unique_ptr<ledger::MemorySource> records;
  std::vector<SupposedChange> changes;
};

/// The year and its records with a supposition. Values are read by the reader of the table that the
/// record is written in, lines by that of decisions. `ledger`: where the records come from, to say
/// why one does not count; nullptr: from files. Throws Error(data) with all that is wrong at once:
/// a number that is no record or does not count, a cell that its table would refuse, a key or a
/// value that the plugin refuses, a thing that is supposed twice; Error(usage) for a domain that is
/// none. `known_until`: answers of a later day are not known; none: all are.
Supposed suppose(const Year& year, const ledger::MemorySource& records,
                 const Supposition& supposition, const ledger::Ledger* ledger,
                 const std::optional<Date>& known_until = {});

}  // namespace kaohe::cycle

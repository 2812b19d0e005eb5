/// The ledger as scoring reads it: what stands of a year, as known on a day.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "ledger/ledger.hpp"
#include "ledger/memory_source.hpp"
#include "ledger/merged_matters.hpp"

namespace kaohe::ledger {

struct ReadOptions {
  int year = 0;
  std::optional<Date> known_on;  ///< entries after that day are not known; none: all
  /// What no second person has confirmed counts too; but a notice stands as it was served until a
  /// change of it is confirmed.
  bool with_proposed = true;
  std::filesystem::path folder = {};  ///< from which entries name their files, for messages
  /// An observation or a merge of matters stays while nobody has confirmed what takes it away: it
  /// stands again where that is withdrawn. Of notices those count that proposed changes would
  /// leave.
  bool with_what_may_return = false;
  std::int64_t before = 0;   ///< entries from this number on are not known; 0: none
  bool as_recorded = false;  ///< matters by the ids that they were recorded with, merged or not
  /// Merges of matters that nobody has confirmed count too: for whoever merges more.
  bool with_proposed_merges = false;
  /// Entries that count as if another person had confirmed them.
  std::vector<std::int64_t> as_if_confirmed = {};
};

/// Reads a year's records. A record that a later one replaces is left out, and so is one that was
/// withdrawn; of requests for supervision also one that was declined. Numbers are the ledger's.
/// Matters that persons have merged, and others confirmed that, are one, under its id. Throws
/// Error(environment) for a ledger that cannot be read.
std::unique_ptr<MemorySource> read_records(const Ledger& ledger, const ReadOptions& options);

/// The merges of matters that stand; those that read_records applies are confirmed, as no preview
/// shows what persons have not agreed on.
MergedMatters read_merged_matters(const Ledger& ledger, const ReadOptions& options);

}  // namespace kaohe::ledger

/// For hosts and tests: calls a plugin's C table and gives plain values back. Not for plugins.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe {

/// A call returned something else than KAOHE_OK, or what it gave back cannot be: what() is the
/// reason, the plugin's own where it gave one.
class PluginError : public std::runtime_error {
 public:
  /// `why`: as the plugin said it, in English, or in English and Chinese with KAOHE_LANGUAGE_MARK
  /// between.
  PluginError(std::int32_t status, std::int64_t row, const std::string& why)
      : std::runtime_error(why.substr(0, why.find(KAOHE_LANGUAGE_MARK))),
        chinese_(why.substr(std::min(why.size(), why.find(KAOHE_LANGUAGE_MARK))).erase(0, 1)),
        status_(status),
        row_(row) {}
  const std::string& chinese() const { return chinese_; }  ///< the same in Chinese; may be empty
  std::int32_t status() const { return status_; }          ///< KAOHE_REFUSED or KAOHE_FAILED
  std::int64_t row() const { return row_; }  ///< index of the assessee in the batch, or KAOHE_NONE

 private:
  std::string chinese_;
  std::int32_t status_;
  std::int64_t row_;
};

/// A gate that fired or an adjustment proposed, copied: it lives by itself.
struct FindingCopy {
  std::uint32_t assessee = 0;   ///< index in the batch
  std::uint32_t indicator = 0;  ///< index in describe
  std::uint32_t gate = 0;       ///< a gate: index in describe's list of gates; an adjustment: 0
  std::string name;             ///< an adjustment: its name (`spill`); a gate: empty
  std::int64_t points = 0;      ///< an adjustment: 10^-8, negative takes; a gate: 0
  std::vector<std::int64_t> records;  ///< ids of the records behind it
};

/// What score gave back, copied. Points are in units of 10^-8; indexes are those of the batch and
/// of describe.
struct SheetCopy {
  std::uint32_t indicators = 0;        ///< cells of one assessee
  std::vector<kaohe_cell> cells;       ///< assessee-major
  std::vector<kaohe_missing> missing;  ///< what pending cells wait for, in the plugin's order
  std::vector<FindingCopy> gates;
  std::vector<FindingCopy> adjustments;

  /// One cell. Neither index is checked.
  const kaohe_cell& cell(std::uint32_t assessee, std::uint32_t indicator) const {
    return cells[std::size_t{assessee} * indicators + indicator];
  }
};

/// An instance of a plugin, with the settings of a year. The table must outlive it; the settings
/// are needed only while it is made. Threads: calls on one client one at a time; clients of one
/// plugin are independent.
class PluginClient {
 public:
  /// Makes the instance. `settings`: nullptr for the catalogue as it is (abi.h).
  /// Throws PluginError when the plugin refuses the settings, and std::invalid_argument for a table
  /// that is none: wrong magic, another major version, too short, or an entry missing.
  PluginClient(const kaohe_plugin& table, const kaohe_settings* settings);
  PluginClient(const PluginClient&) = delete;
  PluginClient& operator=(const PluginClient&) = delete;
  ~PluginClient();

  /// The resolved indicator system as canonical JSON, UTF-8: the same bytes at each call. Throws
  /// PluginError.
  std::string describe();
  /// Scores each assessee of the batch. `indicators`: how many describe has; another number is
  /// refused. The batch is only read, and needed only during the call. Cells that the plugin does
  /// not write stay KAOHE_CELL_ERROR. Throws PluginError; also for a cell or finding out of range.
  /// Then nothing is given back.
  SheetCopy score(const kaohe_batch& batch, std::uint32_t indicators);
  /// The same into `count` cells of the caller's, assessee-major; gives the lists alone. What comes
  /// is not checked: see check_sheet.
  SheetCopy score_into(kaohe_cell* cells, std::uint64_t count, const kaohe_batch& batch);
  /// How each figure came to be: one canonical JSON text, UTF-8, for each of `count` assessees of
  /// the batch from index `first` on. Throws PluginError; also where they are not all in the batch,
  /// or the plugin writes another number of lines.
  std::vector<std::string> explain(const kaohe_batch& batch, std::uint64_t first,
                                   std::uint64_t count);

 private:
  struct Failure {
    std::int64_t row = KAOHE_NONE;
    std::string why;
    std::exception_ptr thrown;  // in a callback: it may not cross the plugin
  };

  void expect_ok(std::int32_t status);

  const kaohe_plugin& table_;
  kaohe_host host_{};
  Failure failure_;
  kaohe_instance* instance_ = nullptr;
};

/// Throws PluginError for a cell or a finding of the sheet that is out of range for this batch.
void check_sheet(const SheetCopy& sheet, const kaohe_batch& batch);

/// A sink that appends whatever is written to `text`, which must outlive it. Ends the process where
/// there is no memory for it: an exception may not cross the plugin.
kaohe_sink sink_into(std::string& text);

/// Says what is wrong with a table, or nothing: checked before any code of the plugin runs.
std::string table_defect(const kaohe_plugin& table);

}  // namespace kaohe

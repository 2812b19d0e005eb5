/// For hosts and tests: calls a plugin's C table and gives plain values back. Not for plugins.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe {

/// A call returned something else than KAOHE_OK. what() is the plugin's own reason.
class PluginError : public std::runtime_error {
 public:
  /// `why`: as the plugin said it, in English, or in English and Chinese with KAOHE_LANGUAGE_MARK between.
  PluginError(std::int32_t status, std::int64_t row, const std::string& why)
      : std::runtime_error(why.substr(0, why.find(KAOHE_LANGUAGE_MARK))),
        chinese_(why.substr(std::min(why.size(), why.find(KAOHE_LANGUAGE_MARK))).erase(0, 1)),
        status_(status),
        row_(row) {}
  const std::string& chinese() const { return chinese_; }  ///< the same in Chinese; may be empty
  std::int32_t status() const { return status_; }  ///< KAOHE_REFUSED or KAOHE_FAILED
  std::int64_t row() const { return row_; }        ///< of the batch, or KAOHE_NONE

 private:
  std::string chinese_;
  std::int32_t status_;
  std::int64_t row_;
};

/// A gate that fired or an adjustment proposed, copied.
struct FindingCopy {
  std::uint32_t assessee = 0;
  std::uint32_t indicator = 0;
  std::uint32_t gate = 0;
  std::string name;
  std::int64_t points = 0;
  std::vector<std::int64_t> records;
};

/// What score gave back.
struct SheetCopy {
  std::uint32_t indicators = 0;
  std::vector<kaohe_cell> cells;  ///< assessee-major
  std::vector<kaohe_missing> missing;
  std::vector<FindingCopy> gates;
  std::vector<FindingCopy> adjustments;

  const kaohe_cell& cell(std::uint32_t assessee, std::uint32_t indicator) const {
    return cells[std::size_t{assessee} * indicators + indicator];
  }
};

/// An instance of a plugin. The table must outlive it. Threads: one at a time.
class PluginClient {
 public:
  /// Throws PluginError when the plugin refuses the settings, and std::invalid_argument for a table that is none: wrong
  /// magic, another major version, too short, or an entry missing.
  PluginClient(const kaohe_plugin& table, const kaohe_settings* settings);
  PluginClient(const PluginClient&) = delete;
  PluginClient& operator=(const PluginClient&) = delete;
  ~PluginClient();

  std::string describe();
  /// Cells that the plugin does not write stay KAOHE_CELL_ERROR. Throws PluginError; also for a cell or finding out of range.
  SheetCopy score(const kaohe_batch& batch, std::uint32_t indicators);
  /// One JSON text per assessee.
  std::vector<std::string> explain(const kaohe_batch& batch, std::uint64_t first,
                                   std::uint64_t count);

 private:
  struct Failure {
    std::int64_t row = KAOHE_NONE;
    std::string why;
  };

  void expect_ok(std::int32_t status);

  const kaohe_plugin& table_;
  kaohe_host host_{};
  Failure failure_;
  kaohe_instance* instance_ = nullptr;
};

/// Says what is wrong with a table, or nothing: checked before any code of the plugin runs.
std::string table_defect(const kaohe_plugin& table);

}  // namespace kaohe

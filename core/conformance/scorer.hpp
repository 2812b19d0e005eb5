/// Inside `conformance`: an instance that scores and explains made-up facts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "conformance/caller.hpp"
#include "conformance/later_host.hpp"
#include "conformance/trial_facts.hpp"
#include "conformance/trial_settings.hpp"

namespace kaohe::conformance {

/// The cells of a sheet between a pattern on both sides, and beyond it pages that nobody may touch.
class GuardedCells {
 public:
  /// Each byte is `fill` first.
  GuardedCells(std::size_t count, unsigned char fill);
  GuardedCells(const GuardedCells&) = delete;
  GuardedCells& operator=(const GuardedCells&) = delete;
  ~GuardedCells();

  kaohe_cell* data() const { return cells_; }
  std::size_t count() const { return count_; }
  /// Whether the cell is as it was filled.
  bool is_untouched(std::size_t index) const;
  /// Whether all around the cells is as it was.
  bool guards_hold() const;

 private:
  std::size_t count_;
  unsigned char fill_;
  unsigned char* pages_ = nullptr;
  std::size_t page_bytes_ = 0;
  std::size_t open_bytes_ = 0;  ///< between the two closed pages
  kaohe_cell* cells_ = nullptr;
};

/// What score told beside the cells.
struct Findings {
  std::vector<kaohe_missing> missing;
  std::vector<kaohe_finding> gates;        ///< without name and records
  std::vector<kaohe_finding> adjustments;  ///< the same
  /// By row: each finding with all that it says but the row; another row is named by its id.
  std::multimap<std::uint32_t, std::string> texts;
};

class Scorer : public Caller {
 public:
  /// An instance of the trial year. Throws Breach where the plugin makes none.
  Scorer(const kaohe_plugin& table, const plan::IndicatorSystem& system);

  /// Fills the cells, which must be as many as rows times indicators.
  Findings score(const kaohe_batch& batch, GuardedCells& cells);
  /// The same into cells that a later host has: each longer.
  Findings score(const kaohe_batch& batch, std::vector<Longer<kaohe_cell>>& cells);
  /// As explain writes it.
  std::string explain(const kaohe_batch& batch, std::uint64_t first, std::uint64_t count);

  /// What the rows come to, in bytes: of each its cells, gates and adjustments, and with `all` also
  /// what it waits for and its explanation. These name some others that owe something, in their
  /// order, and so depend on it. Throws Breach where the plugin refuses or fails.
  enum class Part { cells, all };
  std::vector<std::string> rows_of(const kaohe_batch& batch, Part part = Part::all);
  /// Throws Breach where the last call was not KAOHE_OK.
  void require_ok(const char* call) const;

 private:
  Findings score(const kaohe_batch& batch, kaohe_sheet& sheet);

  const plan::IndicatorSystem& system_;
};

/// Cells for a batch.
GuardedCells cells_for(const kaohe_batch& batch, const plan::IndicatorSystem& system,
                       unsigned char fill = 0xAB);

/// The explanation by rows.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace kaohe::conformance

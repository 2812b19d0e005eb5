/// Sheet: what a plugin answered for one domain, a plain value: it can be made and looked at
/// without any plugin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/points.hpp>
#include <kaohe/rational.hpp>

#include "plan/year_plan.hpp"
#include "scoring/note.hpp"

namespace kaohe::scoring {

/// States are not numbers. `absent`: the indicator is not in this assessee's
/// table, or is off.
enum class CellState {
  value,
  provisional,
  pending,
  not_due,
  not_applicable,
  exempt,
  error,
  absent
};

/// "value", "not_due", …: the word of result.json.
std::string_view cell_state_name(CellState state);
/// The state of that name; nothing for any other text.
std::optional<CellState> parse_cell_state(std::string_view name);
/// Whether a cell in this state has points: not `pending`, `error`, `absent`.
bool carries_points(CellState state);

/// Where the points of an inapplicable or exempt indicator go. `none`: they stay, the cell counts
/// with its points.
enum class Rescale { none, aspect, domain };

/// Something a cell waits for.
struct Missing {
  std::string input;      ///< qualified: "XX01.leaders"; shared: its own id
  std::string subject;    ///< id in the assessee's list; empty: not per subject
  int cell = 0;           ///< on the input's own grid, 1..; 0: none
  std::string period;     ///< id of the period awaited; empty: none
  std::string peer = {};  ///< id of the other assessee who owes it; empty: its own

  friend bool operator==(const Missing&, const Missing&) = default;
};

/// "XX01.leaders 2023-03 v02": an input's id, when, and the subject; "s05: XX26.quality": what
/// another assessee owes. A cell is written as months
/// ("2023-03"), quarters ("2023-Q1") or halves ("2023-H1"); the year alone is left out.
std::string missing_text(const Missing& missing, const plan::IndicatorSystem& system, int year);

/// The same for people: the input's title, when (a period by its title), and the subject; of
/// another assessee its name in front.
std::string missing_title(const Missing& missing, const plan::Domain& domain,
                          const plan::YearPlan& plan);

/// One indicator of one assessee.
struct SheetCell {
  CellState state = CellState::pending;
  Points points;  ///< rounded at `indicator`; 0 where the state carries none
  Rescale rescale = Rescale::none;
  std::vector<Missing> missing;
};

struct SheetRow {
  std::string assessee;
  std::vector<SheetCell> cells;  ///< one for each indicator of the system, in its order
};

/// A gate of the catalogue that fired.
struct RaisedGate {
  std::string assessee;
  std::size_t gate = 0;  ///< index in IndicatorSystem::gates
  std::vector<std::int64_t> records;
};

/// An adjustment that the domain proposes (spill-over). It counts only when a person records it.
struct ProposedAdjustment {
  std::string assessee;
  std::string indicator;
  std::string name;
  Points points;  ///< negative takes
  std::vector<std::int64_t> records;
};

/// The order of rows, gates and adjustments has no meaning.
struct Sheet {
  std::string domain;
  std::vector<SheetRow> rows;
  std::vector<RaisedGate> gates;
  std::vector<ProposedAdjustment> adjustments;
};

/// What took points: Σ points of a cell's losses = points in force − score, exactly.
struct Loss {
  std::string indicator;
  std::string item;  ///< or "cap", "clamp", "rounding", "zero", …
  std::string matter;
  std::string period;
  Rational points;    ///< net: what is lost now
  Rational returned;  ///< what a rectification gave back, already left out of `points`
  std::string document;
  std::string unit;
  std::string cell;                   ///< "2023-03", "2023-Q1", "2023-H1"; empty: not of one
  std::string subject;                ///< as the explanation names it; empty: not of one
  std::vector<std::int64_t> records;  ///< those behind it, ascending; empty: nothing is recorded
  std::string line;  ///< its own of the explanation, else the item's title; empty: a stage

  friend bool operator==(const Loss&, const Loss&) = default;
};

/// How an item that is not due stands: nothing of it counts yet.
struct Progress {
  std::string indicator;
  std::string item;    ///< empty: the indicator as a whole
  bool award = false;  ///< it gives points at year-end (Art. 10); else it may take them
  std::string line;    ///< the explanation: "…:年终赋分;…已记2条"; empty with `item`

  friend bool operator==(const Progress&, const Progress&) = default;
};

/// By assessee, the matters that its indicators have on record.
using Matters = std::map<std::string, std::set<std::string>>;

/// Art. 15, `matters.across` = "highest": what one matter costs, exactly, in points of the final
/// score, and where it counts.
struct WeighedMatter {
  Rational indicators, deduction;
  bool at_gate = false;        ///< it raises a gate and costs there
  bool in_indicators = false;  ///< else as the deduction
};

/// By assessee and matter.
using WeighedMatters = std::map<std::string, std::map<std::string, WeighedMatter>>;

/// One domain, ready to be judged.
struct DomainSheet {
  Sheet sheet;
  std::optional<Sheet> without_disputed;            ///< the same, scored without what is disputed
  std::map<std::string, std::vector<Loss>> losses;  ///< by assessee, from the plugin's explanations
  std::map<std::string, std::vector<Progress>> progress = {};  ///< likewise: what is not due
  std::map<std::string, std::vector<Note>> notes = {};         ///< likewise: how its records stand
  Matters matters = {};  ///< also those whose records are left out
  WeighedMatters weighed = {};
};

}  // namespace kaohe::scoring

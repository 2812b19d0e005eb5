/// Everything of a year that is recorded under a matter, across periods, units, indicators and
/// levels of criticism.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.hpp"
#include "ledger/merged_matters.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::cycle {

/// A merge that is only proposed, or one that counts and is proposed to be taken away.
struct MergeWaiting {
  std::int64_t merge = 0;
  std::int64_t number = 0;  ///< what another person has yet to confirm: the merge, or what takes it
                            ///< away
  bool is_cancellation() const { return number != merge; }
};

/// One record as far as its matter goes.
struct MatterRecord {
  std::int64_t number = 0;  ///< of the ledger; of an observation its row's
  std::string kind;         ///< of its entry
  ledger::MatterKey own;  ///< as it was recorded; of an objection or rectification what it is about
  std::string matter;     ///< the id by which it counts; empty: it has none
  std::vector<std::int64_t> merges = {};  ///< the merges that made it so
  bool merge_counts = false;              ///< these are confirmed; false too where there are none
  std::vector<MergeWaiting> merges_waiting = {};  ///< what of them waits for another person
  std::string period = {}, unit = {};             ///< empty: it has none
  std::string input = {};  ///< qualified; of a notice its indicator; empty: none
  std::string document = {}, text = {};
  std::optional<Date> date = {};
  std::optional<Rational> points = {};  ///< of an adjustment, as it was recorded
  bool counts = false;                  ///< another person has confirmed it, or nobody has to
  bool tells_matters_apart = false;     ///< it has a matter of its own, which a merge may change
};

struct MatterBookOptions {
  std::optional<Date> known_on = {};  ///< entries after that day are not known; none: all
};

/// What stands, confirmed or proposed, by number, as merges make it that are confirmed or proposed
/// (one that is proposed to be taken away still counts): observations of inputs that tell
/// matters apart, circulars, adjustments; findings, which have none; notices, whose document is
/// their matter; objections and rectifications that name one.
std::vector<MatterRecord> matter_records(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                         const MatterBookOptions& options = {});

}  // namespace kaohe::cycle

/// Saying that records of an assessee are one matter, or that they are not: acts of the person at
/// the desk, held against the table of roles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "ledger/matter_link.hpp"

namespace kaohe::cycle {

struct MatterMerging {
  std::vector<std::int64_t> numbers;  ///< two or more: of rows, circulars, adjustments
  std::string into;                   ///< the matter's id from now on: required
  std::string reason, document;       ///< required
};

/// Art. 12, 15: records that are one matter and count once, at its highest, when another person has
/// confirmed that (cycle::confirm). What was and will be recorded of the assessee under one of
/// their ids is of that matter. Throws Error(data), with all that is wrong, for a number that is no
/// record with a matter or does not stand, for records of several assessees, or of one matter
/// already; where a decision that lets one adjustment count beside an indicator would come to let
/// in another, and so raise a deduction.
std::int64_t merge_matters(Desk& desk, const MatterMerging& merging);

/// A merge that is to be confirmed is held again against what is so now. `number`: its own. Throws
/// Error(data) for each record that it reaches, by name or by its matter's id, and that an
/// objection leaves open or has taken away: nothing becomes one with it; where a decision about one
/// adjustment would come to let in another.
void require_mergeable(const Desk& desk, std::int64_t number, const ledger::MatterMerge& merge);

/// Records that are several matters, though they look like one: they are not listed as suspects
/// again. Takes effect at once; no figure depends on it. Throws Error(data) likewise.
/// Art. 21: of one observation alone, which an answer to an objection took away or reduced, the
/// lead unit says that what `document` shows is another matter: it may then be recorded with that
/// document among its evidence. Throws Error(data) where no answer did, without a document, and for
/// whoever recorded what was disputed.
std::int64_t keep_matters_apart(Desk& desk, const std::vector<std::int64_t>& numbers,
                                const std::string& reason, const std::string& document = {});

}  // namespace kaohe::cycle

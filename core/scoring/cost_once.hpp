/// Art. 15, `matters.across_indicators`: of one matter of an assessee in several places only the
/// dearest costs.
#pragma once

#include "plan/indicator_system.hpp"
#include "scoring/facts.hpp"
#include "scoring/matter_places.hpp"

namespace kaohe::scoring {

/// Which records are left out, and in which input their matter counts instead. A place is an input
/// that tells matters apart, with all items that judge it. What a matter costs there is what the
/// assessee's indicators lose in all when it counts there alone, caps and all; of equal places the
/// first in the system's order counts. Matters are settled one after the other in the order of
/// their ids, each as the earlier ones were settled, so that two under one cap do not hide each
/// other. A place stays where the matter earns, or where it raises a gate; where it raises one it
/// counts there. A matter that costs nowhere stays everywhere. Throws what `score` throws, which
/// is asked for each n-th matter of all assessees together, once more than any of these has places,
/// and not at all where no matter has several.
CountedElsewhere counted_elsewhere(const plan::IndicatorSystem& system, const Facts& facts,
                                   const ScoreWithout& score);

}  // namespace kaohe::scoring

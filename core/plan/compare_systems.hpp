/// Art. 8: what of an indicator system is another than before.
#pragma once

#include <vector>

#include "plan/difference.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::plan {

/// Every difference between two systems of a domain: of two years, or two versions of one year.
/// Empty exactly if their `indicator_digests` are the same; where an indicator's digest differs, a
/// difference names it. What has no wording of its own is named by its path. In the order of the
/// indicators before, then new ones; at last what is shared, the order, the plugin. Responsible
/// units are ids. Any thread.
std::vector<Difference> compare_systems(const IndicatorSystem& before,
                                        const IndicatorSystem& after);

}  // namespace kaohe::plan

#pragma once
// Art. 16, 17 and 19: the good line, the gates, the grade.

#include <set>
#include <string>
#include <vector>

#include "totals.hpp"

namespace oracle {

struct Grade {
  std::set<std::string> gates;         ///< "17.1 at_most:fairly_good"
  std::vector<std::string> permitted;  ///< from best to worst
  std::string proposed, decided, final;
  int lowered_by = 0;
  bool barred = false;  ///< a gate of Art. 17 or of an indicator fired
};

/// The sum of the effectiveness totals of some assessees.
struct Total {
  Exact sum = 0;
  int count = 0;
};

/// Compared with the effectiveness total; the committee's recorded decision.
Exact good_line(const County& county);

/// The grade of one assessee; throws std::runtime_error where the decision is not permitted.
Grade grade(const Asked& asked, const Assessee& assessee, const Standings& all);

/// Over the ranked assessees, or over those of them that no gate bars.
Total totals(const Asked& asked, const Standings& all, bool with_barred);

}  // namespace oracle

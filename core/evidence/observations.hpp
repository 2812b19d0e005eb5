/// evidence/<period>/<unit>.csv: one unit's submission for one period.
#pragma once

#include "evidence/session.hpp"

namespace kaohe::evidence {

/// Who hands in what: a period of the year and an organisation of it.
struct SubmissionKey {
  std::string period;
  std::string unit;
};

/// Reads every row as an observation, and the file as a submission; without rows it is a nil return
/// (Art. 11(5)). A row that is wrong is refused in the report.
void read_observations(Session& session, const Table& table, const SubmissionKey& key);

}  // namespace kaohe::evidence

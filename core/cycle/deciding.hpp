/// Which single records a rank or a grade hangs on: each of an assessee's, taken away one by one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/assess.hpp"
#include "cycle/single_record.hpp"

namespace kaohe::cycle {

/// Where an assessee stands.
struct Stand {
  std::optional<int> rank;
  std::string grade;              ///< as proposed and lowered; empty: none
  std::optional<Rational> score;  ///< what is ranked; of a period: the indicator score

  friend bool operator==(const Stand&, const Stand&) = default;
};

/// What would be without one record.
struct WithoutOne {
  SingleRecord record;
  Stand stand;
  std::vector<grading::Note> blocked = {};  ///< why there would be no score
  std::string refused = {};  ///< why nothing could be judged without it, in the year's language
};

struct Deciding {
  Stand stand;                       ///< with all records
  std::size_t record_count = 0;      ///< the assessee's own
  std::vector<WithoutOne> deciding;  ///< those without which rank or grade would be another
  std::vector<WithoutOne> needed;    ///< without which there would be no score at all
};

/// Takes each record about an assessee away, alone, and assesses its domain again as `assess` does.
/// Decisions on its own grade are left aside: grades are as proposed. `records` are as before when
/// it returns. Throws as assess.
Deciding deciding_records(const Year& year, ledger::MemorySource& records,
                          const std::string& domain, const std::string& assessee,
                          const std::string& period, AssessOptions options);

}  // namespace kaohe::cycle

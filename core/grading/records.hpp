/// What grading reads of one domain's records, by assessee and in an order of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

struct AssesseeRecords {
  std::vector<ledger::Circular>
      circulars;  ///< by date, then number; those of the year that are known
  std::vector<ledger::Review>
      reviews;                       ///< one, or one for each part; `scoring::gather` refuses more
  std::vector<ledger::Votes> votes;  ///< by number; likewise one for each option
  std::vector<ledger::Survey> surveys;    ///< by number; at most one of each survey
  std::vector<ledger::Finding> findings;  ///< by date, then number
  std::vector<ledger::Closing> closings;  ///< by date, then number
  std::vector<ledger::Decision> grades;   ///< at most one
};

struct DomainRecords {
  std::map<std::string, AssesseeRecords> assessees;  ///< every assessee of the domain has an entry
  std::vector<ledger::Decision> good_lines;          ///< at most one of each scope

  /// The decision that sets a scope's line: its own, else the whole domain's; nullptr: none yet.
  const ledger::Decision* line_of(const std::string& domain, const std::string& scope) const;
};

/// The records of a domain known on the day `known_until`: what is dated later is left out. A
/// circular belongs to the year of its document's date, one without a date to the year it was
/// recorded for; where the year says so (circulars.year_of), all belong to the latter. Throws
/// Error(data), with every problem and where it stands, for a record of an assessee that the domain
/// does not have, and for a second survey result, grade or good line where there can be one: the
/// first is to be corrected.
DomainRecords records_of(const plan::YearPlan& plan, const plan::Domain& domain,
                         const ledger::ObservationSource& source, Date known_until);

}  // namespace kaohe::grading

/// One period or the whole year of all domains, from records to a result.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/errors.hpp"
#include "cycle/year.hpp"
#include "grading/result.hpp"
#include "ledger/observation_source.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::cycle {

struct AssessOptions {
  std::string standing = "preview";  ///< "preview", "official", "played"
  unsigned threads = 1;              ///< how many explain at the same time; the result is the same
  std::optional<Date> known_until = std::nullopt;  ///< what is dated later is not known; default:
                                                   ///< for a year the end of the next one
  int edition = 1;                                 ///< of the result, 1..
  std::string ledger_head = {};  ///< digest of the last entry that was read; empty: no ledger
  bool without_decided_grades = false;  ///< grades as proposed and lowered; lines stay decided
  bool with_waiting = false;  ///< an official result marks what waits, instead of being refused
  /// A decision that does not hold is called by its number in the ledger, and how it is put right
  /// there is said.
  bool decisions_by_number = false;
  bool only_figures = false;  ///< no explanations, losses or other readings: figures are the same
};

struct Assessment {
  grading::Result result;
  std::vector<scoring::DomainSheet> sheets;  ///< of which it was made
  std::map<std::string, std::map<std::string, std::string>>
      explanations;               ///< domain → assessee → JSON
  std::vector<Problem> failures;  ///< domains whose plugin failed: they are not in the result
};

/// The day on which a period is looked at, where things are known until another day: its own, and
/// before its window of submission opens that other one.
Date day_looked_at(const plan::Period& period, std::optional<Date> known_until);

/// The result of a period as asked for on its day; before its window of submission opens, as it
/// stands on the day until which things are known; of the last period: the year's, with all
/// decisions that are recorded. A domain whose plugin fails is left out and said; the others
/// finish. Throws Error(data) for records that do not hold, Error(usage) for a period that the year
/// does not have.
Assessment assess(const Year& year, const ledger::ObservationSource& source,
                  const std::string& period, const AssessOptions& options);

}  // namespace kaohe::cycle

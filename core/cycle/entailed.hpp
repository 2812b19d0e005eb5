/// What a published year's grades entail, followed up to its closing document (Art. 18).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "grading/result.hpp"
#include "ledger/record.hpp"

namespace kaohe::cycle {

/// One consequence of one assessee.
struct Entailed {
  std::string domain, assessee, name;
  std::string consequence, article, title;
  std::string owner;          ///< a unit: an organisation's id, or "domain/assessee"
  std::optional<Date> due;    ///< through the end of that day
  std::string closed_by;      ///< the document; empty: open
  std::int64_t proposed = 0;  ///< the closing that waits to be confirmed; 0: none
};

/// In the order of the result; `confirmed`, `standing`: the closings on record, without and with
/// those that nobody has confirmed.
std::vector<Entailed> entailed_by(const grading::Result& result,
                                  const std::vector<ledger::Closing>& confirmed,
                                  const std::vector<ledger::Closing>& standing);

}  // namespace kaohe::cycle

/// Supervision that was requested and declined by the assessment office (Art. 11(7)).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cycle/desk.hpp"
#include "ledger/ledger.hpp"
#include "ledger/notice.hpp"
#include "ledger/supervision_refusal.hpp"

namespace kaohe::cycle {

struct Declined {
  std::int64_t number = 0;  ///< of its entry
  ledger::SupervisionRefusal refusal;
  std::vector<std::int64_t> notices = {};  ///< of the request, by the numbers that it names
  std::string request_document = {};
};

/// In the order in which they were declined, as known on a day; none: all.
std::vector<Declined> declined_requests(const ledger::Ledger& ledger, int year,
                                        std::optional<Date> known_on);

/// "the supervision requested in 提请1 was declined (#9): the answer is under way"
Text declined_words(const Declined& one);

/// The assessment office declines a request that nobody has served. Throws Error(data) for a number
/// that is no open request, and without a reason.
std::int64_t decline_supervision(Desk& desk, std::int64_t request, const std::string& reason,
                                 const std::string& document);

/// The request, with its notices by the numbers that they have now. Throws Error(data) for a number
/// that is no request of the year which stands, and for one that was served or declined.
ledger::SupervisionRequest open_request(const Desk& desk, std::int64_t number);

}  // namespace kaohe::cycle

/// The assessment office declines supervision that a lead unit requested (Art. 11(7)).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.hpp"

namespace kaohe::ledger {

/// 不予督办: no supervision notice follows the request; its notices go on asking as they did, and
/// may be requested for again.
struct SupervisionRefusal {
  static constexpr const char* kKind = "supervision_refusal";
  std::int64_t request = 0;      ///< number of its entry
  std::string domain, assessee;  ///< as the request has them
  std::string reason;
  std::string document;  ///< may be empty
  std::optional<Date> date;
};

}  // namespace kaohe::ledger

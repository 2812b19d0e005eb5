/// What a file tells of an answer to a notice, and what it does not.
#pragma once

#include "ledger/notice.hpp"

namespace kaohe::ledger {

/// Whether no more is known of it than that it came, as a played year's files have it: an answer
/// that an assessee gives itself always names its cause (Art. 11(8)). Nobody judges such a one.
inline bool is_only_told(const RectificationAnswer& answer) {
  return answer.cause.empty();
}

}  // namespace kaohe::ledger

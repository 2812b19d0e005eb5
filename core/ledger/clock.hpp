/// Moments as the ledger writes them: one zone, +08:00, to the millisecond.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace kaohe::ledger {

/// "2023-04-02T09:31:07.123+08:00"
std::string now_text();
/// Noon of a day, for stories that know no hours; `ordinal` tells moments of one day apart.
std::string moment_of(Date day, int ordinal = 0);
/// Whether a text is such a moment.
bool is_moment(std::string_view text);
/// The day of a moment.
Date day_of(std::string_view moment);

}  // namespace kaohe::ledger

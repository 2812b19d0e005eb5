/// How a matter stands on a day by when it is due.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "base/text.hpp"

namespace kaohe::cycle {

enum class DueState { not_begun, open, due, overdue, closed };

/// From so many days before the last one on, what is owed is due.
inline constexpr int kDueDays = 3;

/// Open from the first day of `opens`, due in the last kDueDays days before `due` and on it,
/// overdue from the next on; never `closed`. Without a day by which it is due: open.
DueState due_state(std::optional<Date> opens, std::optional<Date> due, Date today);

/// "not_begun", "overdue": the word of JSON.
std::string_view id_of(DueState state);
Text title_of(DueState state);

}  // namespace kaohe::cycle

#include "cycle/due.hpp"

#include <array>

namespace kaohe::cycle {

DueState due_state(std::optional<Date> opens, std::optional<Date> due, Date today) {
  if (opens && today < *opens) return DueState::not_begun;
  if (!due || today < *due - std::chrono::days(kDueDays)) return DueState::open;
  return today <= *due ? DueState::due : DueState::overdue;
}

std::string_view id_of(DueState state) {
  constexpr std::array<std::string_view, 5> ids{"not_begun", "open", "due", "overdue", "closed"};
  return ids[static_cast<std::size_t>(state)];
}

Text title_of(DueState state) {
  static const std::array<Message, 5> titles{Message{"not begun", "未开始"},
                                             {"open", "进行中"},
                                             {"due", "即将到期"},
                                             {"overdue", "已逾期"},
                                             {"closed", "已办结"}};
  return say(titles[static_cast<std::size_t>(state)]);
}

}  // namespace kaohe::cycle

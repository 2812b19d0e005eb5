#include "cycle/duty.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "cycle/duty_finders.hpp"

namespace kaohe::cycle {

std::vector<DutyEvent> duty_events(const DutySources& from) {
  std::vector<DutyEvent> events;
  for (const auto find : {find_submission_events, find_closing_events, find_publication_events,
                          find_draft_events, find_objection_events, find_notice_events,
                          find_confirmation_events, find_reversal_events, find_findings})
    find(from, events);
  std::map<std::string, std::size_t> order;
  for (const plan::Organisation& unit : from.plan.organisations) order[unit.id] = order.size();
  std::stable_sort(events.begin(), events.end(), [&](const DutyEvent& a, const DutyEvent& b) {
    return std::tuple(order[a.unit], a.day()) < std::tuple(order[b.unit], b.day());
  });
  return events;
}

Text duty_title(const std::string& kind) {
  static const std::map<std::string, Message> titles{
      {"missed_window", {"not submitted", "逾期未报送"}},
      {"late_submission", {"late submission", "报送逾期"}},
      {"late_closing", {"late closing", "办结逾期"}},
      {"late_publication", {"late result", "形成结果逾期"}},
      {"late_draft", {"late draft", "指标起草逾期"}},
      {"unanswered_objection", {"objection not answered in time", "异议逾期未答复"}},
      {"unattended_notice", {"notice not followed up", "提醒督办未跟进"}},
      {"late_confirmation", {"late confirmation", "确认逾期"}},
      {"reversed_record", {"record reversed later", "记录事后更改"}},
      {"not_carried_out", {"finding: not carried out", "认定:未按要求开展"}},
      {"wrong_performance", {"finding: wrong performance", "认定:履职不当"}},
      {"formalism", {"finding: formalism", "认定:形式主义"}}};
  const auto found = titles.find(kind);
  return found == titles.end() ? Text{kind, kind} : say(found->second);
}

std::string duty_article(const std::string& kind) {
  static const std::map<std::string, std::string> articles{{"missed_window", "11(6), 20"},
                                                           {"late_submission", "11(6), 20"},
                                                           {"late_closing", "11(6), 12(5), 20"},
                                                           {"late_publication", "12(6), 20"},
                                                           {"late_draft", "8, 20"},
                                                           {"unattended_notice", "11(7), 20"},
                                                           {"late_confirmation", "20, 21"},
                                                           {"reversed_record", "20, 21"}};
  const auto found = articles.find(kind);
  return found == articles.end() ? "20" : found->second;
}

}  // namespace kaohe::cycle

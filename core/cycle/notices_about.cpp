#include "cycle/notices_about.hpp"

#include <algorithm>

#include "ledger/read_records.hpp"

namespace kaohe::cycle {

using ledger::Notice;

std::vector<NoticeAbout> notices_beside(const plan::YearPlan& plan,
                                        const ledger::MemorySource& records, const Notice& notice,
                                        Date day) {
  std::vector<NoticeAbout> beside;
  if (notice.about == 0) return beside;
  for (const Notice& one : records.all_notices) {
    const bool is_other = one.about == notice.about && one.origin.number != notice.origin.number;
    if (!is_other || !one.issued || *one.issued > day) continue;
    beside.push_back({one, evidence::rectification_by(plan, one, day)});
  }
  return beside;
}

std::vector<NoticeAbout> notices_beside(const Desk& desk, std::int64_t number) {
  ledger::ReadOptions reading;
  reading.year = desk.plan().year;
  const auto records = ledger::read_records(desk.ledger(), reading);
  for (const Notice& one : records->all_notices)
    if (one.origin.number == number)
      return notices_beside(desk.plan(), *records, one, desk.today());
  return {};
}

Text words_of(const NoticeAbout& one) {
  const std::int64_t number = one.notice.origin.number;
  const std::string& document = one.notice.document;
  if (one.state.closed)
    return say({"#{} {}, closed on {}", "#{} {},已于 {} 办结"}, number, document,
               to_text(*one.state.closed));
  if (one.state.followed)
    return say({"#{} {}, a supervision notice took its place", "#{} {},已由督办通知取代"}, number,
               document);
  if (one.state.answered)
    return say({"#{} {}, open, answered on {}", "#{} {},未办结,已于 {} 反馈"}, number, document,
               to_text(*one.state.answered));
  return say({"#{} {}, open, an answer is due on {}", "#{} {},未办结,反馈期限 {}"}, number,
             document, to_text(one.state.due));
}

}  // namespace kaohe::cycle

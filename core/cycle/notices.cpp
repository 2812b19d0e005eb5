// What comes of a notice that is on record.
#include "cycle/notices.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "cycle/naming.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using evidence::Rectification;
using ledger::NewEntry;
using ledger::Notice;

/// An entry that follows a notice, on the desk's day, without what is its own.
template <class Record>
Record following(const Desk& desk, const Notice& notice, const std::string& document) {
  Record record;
  record.notice = notice.origin.number;
  record.level = notice.level;
  record.domain = notice.domain;
  record.assessee = notice.assessee;
  record.unit = notice.unit;
  record.document = document;
  record.date = desk.today();
  return record;
}

void require_words(std::int64_t number, const Words& words) {
  require_reason(number, words.reason);
  require_document(number, words.document);
}

// ---------- Answering ----------

std::vector<std::string> bodies_named(const Desk& desk, std::int64_t number,
                                      const Rectification& state,
                                      const std::vector<std::string>& words) {
  const std::vector<std::string> waiting = state.waiting();
  std::vector<std::string> bodies;
  for (const std::string& word : words) {
    const std::string body = find_unit(desk.plan(), word);
    if (std::count(waiting.begin(), waiting.end(), body) == 0)
      refuse_number(number, say({"\"{}\" is owed no answer to it; it waits for one at: {}",
                                 "“{}”不需要反馈;尚待反馈的单位:{}"},
                                word, listed(waiting)));
    bodies.push_back(body);
  }
  return bodies;
}

void require_answer(std::int64_t number, const AnsweringNotice& given) {
  require_document(number, given.document);
  if (given.cause.empty() || given.measures.empty() || given.result.empty())
    refuse_number(number, say({"an answer names cause, measures and result (Art. 11(8)): --cause, "
                               "--measures, --result",
                               "反馈须写明原因、措施和结果(第十一条第八款):--cause、--measures、"
                               "--result"}));
}

// ---------- Returning ----------

std::string listed_titles(const Desk& desk, const std::vector<std::string>& units) {
  std::vector<std::string> titles;
  for (const std::string& unit : units) titles.push_back(desk.plan().unit_title(unit));
  return joined(titles, "、");
}

/// Only who has an answer in hand can find it wanting.
void require_received(const Desk& desk, const NoticeNamed& named, const Permit& permit) {
  std::vector<std::string> received;
  for (const auto& [body, day] : named.state.answered_to)
    if (day) received.push_back(body);
  if (received.empty())
    refuse_number(named.notice.origin.number,
                  say({"there is no answer to send back yet; it is due on {}",
                       "尚无反馈可退回;反馈期限为 {}"},
                      to_text(named.state.due)));
  const std::string& unit = desk.person().unit;
  if (!permit.stands_in_for.empty() || std::count(received.begin(), received.end(), unit) != 0)
    return;
  refuse_number(named.notice.origin.number,
                say({"{} has received no answer to it, which went to {}; who has it returns it",
                     "{}没有收到反馈(已反馈给:{});请由收到的单位退回"},
                    desk.plan().unit_title(unit), listed_titles(desk, received)));
}

NewEntry taken_back(const Desk& desk, std::int64_t number, const Permit& permit,
                    const std::string& reason) {
  NewEntry made = desk.entry(ledger::kWithdrawalKind, permit);
  made.payload["reason"] = reason;
  made.replaces = number;
  return made;
}

/// What `--rectified` put beside a closing, as it stands; 0: nothing does.
std::int64_t rectified_beside(const Desk& desk, const Notice& notice, std::int64_t closing) {
  const auto beside = desk.ledger().find(closing + 1);
  const bool is_its_own =
      beside && beside->kind == ledger::Rectified::kKind && notice.about != 0 &&
      ledger::record_of<ledger::Rectified>(*beside).about.number == notice.about;
  if (!is_its_own) return 0;
  const ledger::Standing& standing = desk.progress().standing();
  std::int64_t number = beside->number;
  while (const ledger::Entry* later = standing.replacement_of(number)) {
    if (later->kind == ledger::kCancellationKind) return 0;
    number = later->number;
  }
  return standing.is_withdrawn(number) ? 0 : number;
}

/// What is returned is not done: its proposed closing ends with it, and what `--rectified` put
/// beside that, confirmed or not.
std::vector<NewEntry> end_of_closing(const Desk& desk, const Notice& notice, const Permit& permit,
                                     const std::string& reason) {
  std::vector<NewEntry> entries;
  for (const ledger::NoticeClosing& one : notice.closings) {
    if (one.is_confirmed) continue;
    entries.push_back(taken_back(desk, one.origin.number, permit, reason));
    const std::int64_t beside = rectified_beside(desk, notice, one.origin.number);
    if (beside != 0) entries.push_back(taken_back(desk, beside, permit, reason));
  }
  return entries;
}

// ---------- Closing ----------

void require_answered(const Desk& desk, const NoticeNamed& named) {
  if (named.state.answered) return;
  refuse_number(named.notice.origin.number,
                say({"it is not answered to {}; it is closed once it is, or a supervision notice "
                     "takes its place (`kaohe notice request`)",
                     "尚未向 {} 反馈;反馈后方可办结,确需督办的请提请督办(kaohe notice request)"},
                    listed_titles(desk, named.state.waiting())));
}

void require_not_proposed(const Notice& notice) {
  const auto waits = std::find_if(notice.closings.begin(), notice.closings.end(),
                                  [](const auto& one) { return !one.is_confirmed; });
  if (waits == notice.closings.end()) return;
  refuse_number(notice.origin.number,
                say({"its closing is proposed already, in #{}: `kaohe record confirm {}`",
                     "已提出办结(#{0});请确认:kaohe record confirm {0}"},
                    waits->origin.number, waits->origin.number));
}

NewEntry entry_of_rectified(const Desk& desk, const NoticeNamed& named,
                            const ClosingNotice& closing) {
  const Notice& notice = named.notice;
  const std::int64_t number = notice.origin.number;
  if (desk.plan().rectified_returns.is_zero())
    refuse_number(number, say({"--rectified: the year returns no share of a deduction "
                               "(rectification.returns of year.toml is 0); close it without",
                               "--rectified:本年度整改完成不返还扣分(year.toml 的 "
                               "rectification.returns 为 0);请去掉该选项"}));
  if (notice.about == 0)
    refuse_number(number, say({"--rectified: it follows no single observation; record the matter "
                               "that was put right with `kaohe record import` (rectified.csv)",
                               "--rectified:它没有对应的监测记录;请用 kaohe record import 导入整改"
                               "销号表(rectified.csv)"}));
  const RecordNamed row = record_named(desk, notice.about);
  require_standing(desk, row);
  ledger::Rectified rectified;
  rectified.about = {row.row->domain, row.row->assessee, row.row->input,        row.row->subject,
                     row.row->cell,   row.row->matter,   row.row->origin.number};
  rectified.document = closing.document;
  rectified.date = desk.today();
  InputUnits units(desk.plan());
  const Permit permit = desk.permit(deeds_on(desk.plan(), units, desk.today(), rectified).record);
  return desk.entry_of(rectified, permit);
}

}  // namespace

std::int64_t answer_notice(Desk& desk, std::int64_t number, const AnsweringNotice& given) {
  const auto make = [&] {
    const NoticeNamed named = notice_named(desk, number);
    auto answer = following<ledger::RectificationAnswer>(desk, named.notice, given.document);
    const Permit permit = desk.permit(deeds_of(answer).record);
    require_answer(number, given);
    require_asking(desk, named);
    answer.cause = given.cause;
    answer.measures = given.measures;
    answer.result = given.result;
    answer.to = bodies_named(desk, number, named.state, given.to);
    return std::vector{desk.entry_of(answer, permit)};
  };
  return desk.put(make).front();
}

std::int64_t answer_as_told(Desk& desk, std::int64_t number, const std::string& document) {
  const auto make = [&] {
    auto notice = ledger::record_of<Notice>(desk.ledger().find(number).value());
    notice.origin.number = number;
    const auto answer = following<ledger::RectificationAnswer>(desk, notice, document);
    return std::vector{desk.entry_of(answer, desk.permit(deeds_of(answer).record))};
  };
  return desk.put(make).front();
}

std::int64_t return_answer(Desk& desk, std::int64_t number, const Words& words) {
  const auto make = [&] {
    const NoticeNamed named = notice_named(desk, number);
    auto rework = following<ledger::Rework>(desk, named.notice, words.document);
    const Permit permit = desk.permit(deeds_of(rework).record);
    require_words(number, words);
    require_open(desk, named);
    require_received(desk, named, permit);
    rework.reason = words.reason;
    std::vector<NewEntry> entries = end_of_closing(desk, named.notice, permit, words.reason);
    entries.insert(entries.begin(), desk.entry_of(rework, permit));
    return entries;
  };
  return desk.put(make).front();
}

std::int64_t extend_notice(Desk& desk, std::int64_t number, Date until, const Words& words) {
  const auto make = [&] {
    const NoticeNamed named = notice_named(desk, number);
    auto extension = following<ledger::Extension>(desk, named.notice, words.document);
    const Permit permit = desk.permit(deeds_of(extension).record);
    require_words(number, words);
    require_asking(desk, named);
    const Date due = named.state.due;
    if (desk.today() > due)
      refuse_number(number, say({"it was due on {}; more time is asked for by then, and now only "
                                 "the answer is owed",
                                 "反馈期限 {} 已过;延期须在期限届满前申请,请尽快反馈"},
                                to_text(due)));
    if (until <= due)
      refuse_number(number, say({"--until: found {}, expected a day after {}, when it is due",
                                 "--until:填的是 {},应晚于现有期限 {}"},
                                to_text(until), to_text(due)));
    if (until > named.state.latest)
      refuse_number(number, say({"--until: found {}, expected a day up to {}: a month is given to "
                                 "put it right (Art. 11(8)), and no more than another one added",
                                 "--until:填的是 {},最晚为 {}:整改期限为一个月(第十一条第八款),"
                                 "延期累计不得超过一个月"},
                                to_text(until), to_text(named.state.latest)));
    for (const auto& one : named.notice.extensions)
      if (!one.is_confirmed)
        refuse_number(number, say({"more time is asked for already, in #{}, and not decided; its "
                                   "author may withdraw that",
                                   "已申请延期(#{}),尚未决定;申请人可先撤回"},
                                  one.origin.number));
    extension.until = until;
    extension.reason = words.reason;
    return std::vector{desk.entry_of(extension, permit)};
  };
  return desk.put(make).front();
}

std::vector<std::int64_t> close_notice(Desk& desk, std::int64_t number,
                                       const ClosingNotice& closing) {
  return desk.put([&] {
    const NoticeNamed named = notice_named(desk, number);
    auto closed = following<ledger::NoticeClosing>(desk, named.notice, closing.document);
    const Permit permit = desk.permit(deeds_of(closed).record);
    require_document(number, closing.document);
    require_open(desk, named);
    require_answered(desk, named);
    require_not_proposed(named.notice);
    closed.reason = closing.reason;
    std::vector<NewEntry> entries{desk.entry_of(closed, permit)};
    if (closing.is_rectified) entries.push_back(entry_of_rectified(desk, named, closing));
    return entries;
  });
}

}  // namespace kaohe::cycle

#include "cycle/notice_named.hpp"

#include <algorithm>

#include "cycle/naming.hpp"
#include "cycle/record_named.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

using ledger::Notice;

namespace {

bool names(const std::vector<std::int64_t>& numbers, std::int64_t one) {
  return std::find(numbers.begin(), numbers.end(), one) != numbers.end();
}

[[noreturn]] void refuse_not_standing(const Desk& desk, const RecordNamed& record) {
  require_standing(desk, record);
  const std::int64_t stands = record.entry.replaces.value();
  refuse_number(record.number,
                say({"it proposes a change of #{0}, which stands until another person confirms "
                     "this (`kaohe record confirm {1}`); name #{0}",
                     "它是对 #{0} 的拟更正,经他人确认前仍以 #{0} 为准(kaohe record confirm {1});"
                     "请改用 #{0}"},
                    stands, record.number));
}

}  // namespace

NoticeNamed notice_named(const Desk& desk, std::int64_t number) {
  return notice_named(desk, *on_record(desk), number);
}

NoticeNamed notice_named(const Desk& desk, const ledger::MemorySource& records,
                         std::int64_t number) {
  const RecordNamed record = record_named(desk, number);
  if (record.entry.kind != Notice::kKind) refuse_kind(number, Notice::kKind);
  NoticeNamed named;
  for (const Notice& one : records.all_notices) {
    if (one.origin.number == number) named.notice = one;
    if (names(one.follows, number)) named.later = one.origin.number;
  }
  for (const auto& request : records.all_supervision_requests)
    if (names(request.notices, number)) named.request = request.origin.number;
  if (named.notice.origin.number == 0) refuse_not_standing(desk, record);
  named.state = evidence::rectification_by(desk.plan(), named.notice, desk.today());
  return named;
}

void require_open(const Desk&, const NoticeNamed& named) {
  const std::int64_t number = named.notice.origin.number;
  if (named.state.closed)
    refuse_number(number, say({"it was closed on {}; nothing more is asked for", "已于 {} 办结"},
                              to_text(*named.state.closed)));
  if (named.state.followed)
    refuse_number(number, say({"the supervision notice #{} has taken its place; name that one",
                               "已由督办通知 #{0} 取代;请改用 #{0}"},
                              named.later));
}

void require_asking(const Desk& desk, const NoticeNamed& named) {
  require_open(desk, named);
  if (named.state.answered)
    refuse_number(named.notice.origin.number,
                  say({"it is answered already, on {}; if that is not good enough, who received it "
                       "returns it (`kaohe notice return`)",
                       "已于 {} 反馈;反馈不合格的由接收单位退回(kaohe notice return)"},
                      to_text(*named.state.answered)));
}

namespace {

/// What was said of a notice is said of its correction too, once that is confirmed.
NoticeNamed standing_notice(const Desk& desk, std::int64_t number) {
  const ledger::Standing& standing = desk.progress().standing();
  for (const ledger::Entry* later = standing.replacement_of(number);
       later != nullptr && later->kind == Notice::kKind && standing.is_confirmed(*later, "", "");
       later = standing.replacement_of(number))
    number = later->number;
  return notice_named(desk, number);
}

/// What was asked for an answer that was given since, and returned, would take back the days that
/// that one was late.
void require_same_round(std::int64_t asked, const NoticeNamed& named) {
  for (const ledger::Rework& one : named.notice.reworks) {
    if (one.origin.number < asked) continue;
    refuse_number(
        asked, say({"it was asked for an answer that was given since and returned (#{}); its "
                    "author withdraws this (`kaohe record withdraw {}`) and asks for what is "
                    "needed now",
                    "此后已反馈并被退回(#{}),原延期申请不再适用;请申请人撤回(kaohe record withdraw "
                    "{}),需要的另行申请"},
                   one.origin.number, asked));
  }
}

/// Why nobody needs more time to answer a notice; empty: it asks for its answer still.
Text no_longer_asking(const NoticeNamed& named) {
  const std::int64_t number = named.notice.origin.number;
  if (named.state.closed)
    return say({"#{} was closed on {}", "#{} 已于 {} 办结"}, number, to_text(*named.state.closed));
  if (named.state.followed)
    return say({"the supervision notice #{} took the place of #{}, and has a day of its own",
                "督办通知 #{} 已取代 #{},另有反馈期限"},
               named.later, number);
  if (named.state.answered)
    return say({"#{} was answered on {}", "#{} 已于 {} 反馈"}, number,
               to_text(*named.state.answered));
  return {};
}

/// Once it was late or answered more time would only wipe the days that it was late.
void require_in_time(const Desk& desk, std::int64_t asked, const NoticeNamed& named) {
  require_same_round(asked, named);
  const Text ended = no_longer_asking(named);
  if (!ended.en.empty())
    refuse_number(asked, say({"{}: it needs no more time; its author withdraws this: `kaohe record "
                              "withdraw {}`",
                              "{},不再需要延期;请申请人撤回:kaohe record withdraw {}"},
                             ended, asked));
  if (desk.today() > named.state.due)
    refuse_number(asked, say({"#{} was due on {}, and more time is granted by then; its author "
                              "withdraws this: `kaohe record withdraw {}`",
                              "#{} 的反馈期限 {} 已过,延期须在期限届满前同意;请申请人撤回:"
                              "kaohe record withdraw {}"},
                             named.notice.origin.number, to_text(named.state.due), asked));
}

}  // namespace

void require_unanswered(const Desk& desk, const ledger::Entry& notice) {
  if (notice.kind != Notice::kKind) return;
  const NoticeNamed named = notice_named(desk, notice.number);
  if (named.notice.answers.empty()) return;
  refuse_number(notice.number,
                say({"it was answered (#{}), and the answer would be lost; what was put right is "
                     "closed (`kaohe notice close {}`), what is wrong in it is corrected",
                     "该文书已有整改反馈(#{}),撤销会使反馈落空;已整改的请办结(kaohe notice close "
                     "{}),内容有误的请更正"},
                    named.notice.answers.front().origin.number, notice.number));
}

void require_timely(const Desk& desk, const ledger::Entry& entry) {
  if (entry.kind == ledger::Extension::kKind) {
    const auto asked = ledger::record_of<ledger::Extension>(entry);
    require_in_time(desk, entry.number, standing_notice(desk, asked.notice));
  }
  if (entry.kind == ledger::NoticeClosing::kKind) {
    const auto closing = ledger::record_of<ledger::NoticeClosing>(entry);
    const NoticeNamed named = standing_notice(desk, closing.notice);
    if (named.state.answered) return;
    refuse_number(entry.number,
                  say({"#{} is not answered now, and only what is answered is closed; its author "
                       "withdraws this: `kaohe record withdraw {}`",
                       "#{} 目前没有整改反馈,不能办结;请提出人撤回:kaohe record withdraw {}"},
                      named.notice.origin.number, entry.number));
  }
}

const plan::Assessee& assessee_meant(const plan::YearPlan& plan, const std::string& word) {
  const plan::Assessee* found = plan.find_assessee(find_unit(plan, word));
  if (found == nullptr)
    throw Error(ErrorKind::data, {"--assessee"},
                say({"found \"{}\", expected an assessee as DOMAIN/ID{}",
                     "填的是“{}”,应为考核对象,写作 领域/编号{}"},
                    word, unit_nearby(plan, word)));
  return *found;
}

void require_document(std::int64_t number, const std::string& document) {
  if (!document.empty()) return;
  refuse_number(number, say({"its document is missing; say with --document which paper it is",
                             "缺少文件;请用 --document 写明文号或名称"}));
}

}  // namespace kaohe::cycle

// kaohe notice show: one notice with all that came of it.
#include <algorithm>
#include <memory>

#include "app/acting.hpp"
#include "app/notice_views.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "ledger/told_answer.hpp"

namespace kaohe::app {

namespace {

using evidence::Rectification;
using ledger::Notice;

/// One step of its life: its day, its number, what it was.
struct Step {
  std::optional<Date> day;
  std::int64_t number;
  Text what;
};

Text with_words(Text text, const std::string& words) {
  return words.empty() ? text : say({"{}: {}", "{}:{}"}, text, words);
}

Text waiting_words(bool is_confirmed) {
  return is_confirmed ? Text{} : say({" (not confirmed yet)", "(尚未确认)"});
}

Text answer_words(const plan::YearPlan& plan, const ledger::RectificationAnswer& one) {
  std::vector<std::string> to;
  for (const std::string& body : one.to) to.push_back(plan.unit_title(body));
  Text text = to.empty() ? say({"answered to all, {}", "向各单位反馈,{}"}, one.document)
                         : say({"answered to {}, {}", "向 {} 反馈,{}"}, joined(to), one.document);
  if (ledger::is_only_told(one)) return text;
  return say({"{}; cause: {}; measures: {}; result: {}", "{};原因:{};措施:{};结果:{}"}, text,
             one.cause, one.measures, one.result);
}

std::vector<Step> steps_of(const NoticeView& view, const Notice& notice) {
  const plan::YearPlan& plan = view.year.plan;
  std::vector<Step> steps;
  for (const cycle::Declined* one : view.declined_for(notice))
    steps.push_back({one->refusal.date, one->number, cycle::declined_words(*one)});
  for (const auto& one : notice.answers)
    steps.push_back({one.date, one.origin.number, answer_words(plan, one)});
  for (const auto& one : notice.reworks)
    steps.push_back({one.date, one.origin.number,
                     with_words(say({"returned, {}", "退回重办,{}"}, one.document), one.reason)});
  for (const auto& one : notice.extensions)
    steps.push_back(
        {one.date, one.origin.number,
         with_words(say({"more time until {}, {}{}", "延期至 {},{}{}"}, to_text(*one.until),
                        one.document, waiting_words(one.is_confirmed)),
                    one.reason)});
  for (const auto* one : view.requests_for(notice))
    steps.push_back({one->date, one->origin.number,
                     with_words(say({"supervision requested, {}", "提请督办,{}"}, one->document),
                                one->reason)});
  if (const Notice* later = view.supervision_of(notice))
    steps.push_back(
        {later->issued, later->origin.number,
         say({"the supervision notice {} takes its place", "由督办通知{}取代"}, later->document)});
  for (const auto& one : notice.closings)
    steps.push_back({one.date, one.origin.number,
                     with_words(say({"closed, {}{}", "办结,{}{}"}, one.document,
                                    waiting_words(one.is_confirmed)),
                                one.reason)});
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.number < b.number; });
  return steps;
}

void refuse_proposed(const NoticeView& view, std::int64_t number) {
  for (const auto& [stands, change] : view.proposed)
    if (change.number == number)
      throw Error(
          ErrorKind::data, {"#" + std::to_string(number)},
          say({"it is a change of #{0} that is only proposed; `kaohe notice show {0}` shows "
               "what stands",
               "它是对 #{0} 的拟更正或拟撤销,尚未确认;现行内容见 kaohe notice show {0}"},
              stands));
}

const Notice& notice_numbered(const NoticeView& view, std::int64_t number) {
  refuse_proposed(view, number);
  const auto& list = view.records->all_notices;
  const auto found = std::find_if(list.begin(), list.end(), [&](const Notice& one) {
    return one.origin.number == number && *one.issued <= view.today;
  });
  if (found == list.end())
    throw Error(ErrorKind::data, {"#" + std::to_string(number)},
                say({"it is no notice of {} that stands on {}; `kaohe notice list` shows the "
                     "numbers",
                     "{} 年度没有这份提醒督办(截至 {});编号见 kaohe notice list"},
                    view.year.plan.year, to_text(view.today)));
  return *found;
}

void print_head(const Session& session, const NoticeView& view, const Notice& notice,
                const Rectification& state) {
  const plan::YearPlan& plan = view.year.plan;
  session.print(say({"#{} {} {}: {}", "#{} {} {}:{}"}, notice.origin.number,
                    level_title(notice.level), notice.document, stage_title(view, notice)));
  if (const ledger::Entry* proposed = view.proposed_for(notice))
    session.print(say({"  {}: it stands as below until another person confirms that, `kaohe record "
                       "confirm {}`",
                       "  {}:经他人确认(kaohe record confirm {})之前仍以下列内容为准"},
                      proposal_words(*proposed), proposed->number));
  session.print(say({"  for {}, in charge {}, issued {}, due {}, {} days late",
                     "  主送 {},责任单位 {},{} 下发,期限 {},超期 {} 天"},
                    plan.unit_title(plan::assessee_unit(notice.domain, notice.assessee)),
                    plan.unit_title(notice.unit), to_text(*notice.issued), to_text(state.due),
                    state.days_late));
  if (!notice.problem.empty()) session.print(say({"  problem: {}", "  问题:{}"}, notice.problem));
  if (!notice.demand.empty()) session.print(say({"  asked for: {}", "  要求:{}"}, notice.demand));
  if (notice.about != 0) session.print(say({"  follows #{}", "  针对记录 #{}"}, notice.about));
  if (notice.visit != 0)
    session.print(say({"  found by the visit #{}", "  明察暗访 #{} 发现"}, notice.visit));
  if (!notice.follows.empty())
    session.print(say({"  in the place of {}, requested in #{}", "  取代 {},由 #{} 提请"},
                      numbers_text(notice.follows), notice.request));
}

int show(Session& session, std::int64_t number) {
  const NoticeView view = notice_view(session);
  const Notice& notice = notice_numbered(view, number);
  if (session.options.json) {
    session.print_json(as_json(view, notice));
    return 0;
  }
  const Rectification state = view.state_of(notice);
  print_head(session, view, notice, state);
  for (const auto& [body, day] : state.answered_to)
    session.print(say({"  {}: {}", "  {}:{}"}, view.year.plan.unit_title(body),
                      day ? say({"has its answer since {}", "{} 已收到反馈"}, to_text(*day))
                      : state.followed ? say({"had no answer; the supervision notice asks for it",
                                              "未收到反馈,由督办通知继续要求"})
                                       : say({"waits for an answer", "待反馈"})));
  for (const Step& step : steps_of(view, notice))
    session.print(say({"  {} #{} {}", "  {} #{} {}"}, step.day ? to_text(*step.day) : "-",
                      step.number, step.what));
  return 0;
}

}  // namespace

void add_notice_show_command(CLI::App& group, Session& session) {
  auto number = std::make_shared<std::int64_t>();
  CLI::App* command = add_command(group, session, "show",
                                  {"one notice with all that came of it\n"
                                   "Example: kaohe notice show 1767",
                                   "一份提醒督办的全过程\n例:kaohe notice show 1767"});
  add_json_flag(*command, session, {"print it as JSON", "以 JSON 输出"});
  add_number(*command, session, *number,
             {"number of the notice: `kaohe notice list`", "提醒督办的编号:kaohe notice list"});
  on_call(*command, [&session, number] {
    session.command = [&session, number] { return show(session, *number); };
  });
}

}  // namespace kaohe::app

// kaohe notice …: reminders, supervision and circulars, and what comes of them.
#include <memory>

#include "app/acting.hpp"
#include "app/notice_views.hpp"
#include "cycle/notices.hpp"
#include "cycle/notices_about.hpp"

namespace kaohe::app {

namespace {

// ---------- Issued ----------

struct IssueOptions {
  Acting acting;
  cycle::Issuing issuing;
};

/// What else is on record about the same observation: one problem needs one notice.
void say_beside(const Session& session, const cycle::Desk& desk, std::int64_t number) {
  if (desk.is_dry_run()) return;
  for (const cycle::NoticeAbout& one : cycle::notices_beside(desk, number))
    session.print(
        say({"There is a notice about the same observation already: {}; one that is not "
             "needed is taken away with `kaohe record withdraw NUMBER`",
             "同一监测记录已有提醒督办文书:{};多余的请用 kaohe record withdraw 编号 撤销"},
            cycle::words_of(one)));
}

int issue(Session& session, const IssueOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t number = cycle::issue_notice(open.desk(), options.issuing);
  say_recorded_and_waiting(session, open.desk(), {number});
  say_beside(session, open.desk(), number);
  return 0;
}

void add_issue(CLI::App& group, Session& session) {
  auto options = std::make_shared<IssueOptions>();
  CLI::App* command = add_acting_command(
      group, session, "issue",
      {"remind an assessee, or issue an inspection circular; answered within a month\n"
       "Example: kaohe notice issue --about 57 --problem 'dues are not disclosed' --document "
       "清组提〔2023〕3号 --as zhang_min",
       "提醒考核对象,或者下发督查通报;一个月内反馈\n"
       "例:kaohe notice issue --about 57 --problem 党费收缴未公示 --document 清组提〔2023〕3号 "
       "--as zhang_min"},
      options, issue);
  cycle::Issuing& issuing = options->issuing;
  add_option(*command, "--about", issuing.about,
             say({"number of the observation's row that it follows", "所针对的监测记录行号"})
                 .in(session.language))
      .type_name("NUMBER");
  add_option(
      *command, "--visit", issuing.visit,
      say({"number of the visit that found it", "发现问题的明察暗访的编号"}).in(session.language))
      .type_name("NUMBER");
  add_cell(*command, session, "--assessee", issuing.assessee,
           {"whom it is for, as DOMAIN/ID; not needed with --about or --visit",
            "主送的考核对象(领域/编号);写了 --about 或 --visit 的不必写"});
  add_cell(*command, session, "--level", issuing.level,
           {"reminder (default) or circular", "提醒(默认)或者督查通报"});
  add_cell(*command, session, "--unit", issuing.unit,
           {"the unit in charge; default one's own", "负责该项任务的单位,默认为本单位"});
  add_cell(*command, session, "--indicator", issuing.indicator,
           {"the indicator that it is about", "涉及的指标"});
  add_cell(*command, session, "--problem", issuing.problem, {"what was found", "发现的问题"});
  add_cell(*command, session, "--demand", issuing.demand, {"what is asked for", "整改要求"});
  add_cell(*command, session, "--document", issuing.document, {"its paper", "文号"});
}

// ---------- Answered, returned, extended, closed ----------

struct AnswerOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::AnsweringNotice answer;
};

int answer(Session& session, const AnswerOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(session, open.desk(),
                           {cycle::answer_notice(open.desk(), options.number, options.answer)});
  return 0;
}

void add_answer(CLI::App& group, Session& session) {
  auto options = std::make_shared<AnswerOptions>();
  CLI::App* command = add_acting_command(
      group, session, "answer",
      {"an assessee answers a notice: cause, measures, result\n"
       "Example: kaohe notice answer 640 --cause 'no one was in charge' --measures 'a register is "
       "kept' --result 'disclosed for January to April' --document 清小〔2023〕6号 --as "
       "schools/s08",
       "考核对象反馈整改落实情况:原因、措施、结果\n"
       "例:kaohe notice answer 640 --cause 无专人负责 --measures 建立台账 --result 1至4月已公示 "
       "--document 清小〔2023〕6号 --as schools/s08"},
      options, answer);
  add_number(*command, session, options->number,
             {"number of the notice: `kaohe notice list`", "提醒督办的编号:kaohe notice list"});
  cycle::AnsweringNotice& given = options->answer;
  add_cell(*command, session, "--cause", given.cause, {"why it came to it", "原因"});
  add_cell(*command, session, "--measures", given.measures, {"what was done", "措施"});
  add_cell(*command, session, "--result", given.result, {"what came of it", "结果"});
  add_cell(*command, session, "--document", given.document, {"the answer's paper", "反馈文件"});
  add_cell(*command, session, "--to", given.to,
           {"a unit that it goes to, for each; default all that wait for it",
            "反馈给哪个单位,可多次填写;默认为尚待反馈的全部单位"});
}

struct ReturnOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::Words words;
};

int send_back(Session& session, const ReturnOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(session, open.desk(),
                           {cycle::return_answer(open.desk(), options.number, options.words)});
  return 0;
}

void add_return(CLI::App& group, Session& session) {
  auto options = std::make_shared<ReturnOptions>();
  CLI::App* command = add_acting_command(
      group, session, "return",
      {"send an answer back that is not good enough; it is given again\n"
       "Example: kaohe notice return 640 --reason 'no result is named' --document "
       "清组退〔2023〕1号 --as zhang_min",
       "退回不合格的整改反馈,由考核对象重新反馈\n"
       "例:kaohe notice return 640 --reason 没有写明结果 --document 清组退〔2023〕1号 --as "
       "zhang_min"},
      options, send_back);
  add_number(*command, session, options->number, {"number of the notice", "提醒督办的编号"});
  add_cell(*command, session, "--reason", options->words.reason, {"why", "理由"});
  add_cell(*command, session, "--document", options->words.document, {"its paper", "退回文件"});
}

struct ExtendOptions {
  Acting acting;
  std::int64_t number = 0;
  std::string until;
  cycle::Words words;
};

int extend(Session& session, const ExtendOptions& options) {
  const Date until = day_of_option("--until", options.until);
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(
      session, open.desk(),
      {cycle::extend_notice(open.desk(), options.number, until, options.words)});
  return 0;
}

void add_extend(CLI::App& group, Session& session) {
  auto options = std::make_shared<ExtendOptions>();
  CLI::App* command = add_acting_command(
      group, session, "extend",
      {"an assessee asks for more time, before it is over; granted by a confirmation\n"
       "Example: kaohe notice extend 640 --until 2023-06-10 --reason 'building works' --document "
       "清小〔2023〕5号 --as schools/s08",
       "考核对象在期限届满前申请延期,经确认后生效\n"
       "例:kaohe notice extend 640 --until 2023-06-10 --reason 工程未完 --document 清小〔2023〕5号 "
       "--as schools/s08"},
      options, extend);
  add_number(*command, session, options->number, {"number of the notice", "提醒督办的编号"});
  add_option(*command, "--until", options->until,
             say({"the last day asked for", "申请延长到哪一天"}).in(session.language))
      .type_name("DATE")
      .required();
  add_cell(*command, session, "--reason", options->words.reason, {"why", "理由"});
  add_cell(*command, session, "--document", options->words.document, {"its paper", "申请文件"});
}

struct CloseOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::ClosingNotice closing;
};

int close(Session& session, const CloseOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(session, open.desk(),
                           cycle::close_notice(open.desk(), options.number, options.closing));
  for (const cycle::NoticeAbout& one : cycle::notices_beside(open.desk(), options.number)) {
    if (!one.is_open()) continue;
    session.print(say({"Another notice about the same observation runs on: {}; close it too "
                       "(`kaohe notice close {}`, once it is answered), or take it away (`kaohe "
                       "record withdraw {}`)",
                       "同一监测记录还有未办结的提醒督办文书:{};请一并办结(反馈后 kaohe notice "
                       "close {}),或者撤销(kaohe record withdraw {})"},
                      cycle::words_of(one), one.notice.origin.number, one.notice.origin.number));
  }
  return 0;
}

void add_close(CLI::App& group, Session& session) {
  auto options = std::make_shared<CloseOptions>();
  CLI::App* command = add_acting_command(
      group, session, "close",
      {"find that what a notice asks for is done; closed by another person's confirmation\n"
       "Example: kaohe notice close 640 --document 清组销〔2023〕2号 --as zhang_min",
       "提出办结,经另一人确认后办结\n"
       "例:kaohe notice close 640 --document 清组销〔2023〕2号 --as zhang_min"},
      options, close);
  add_number(*command, session, options->number, {"number of the notice", "提醒督办的编号"});
  add_cell(*command, session, "--document", options->closing.document, {"its paper", "办结文件"});
  add_cell(*command, session, "--reason", options->closing.reason, {"why", "说明"});
  add_flag(*command, "--rectified", options->closing.is_rectified,
           say({"also propose that its observation is put right, which returns the year's "
                "share of the deduction",
                "同时提出对应的扣分事项整改销号,按本年度规定的比例返还"})
               .in(session.language));
}

}  // namespace

void add_notice_commands(CLI::App& program, Session& session) {
  CLI::App& group = add_group(program, session, "notice",
                              {"reminders, supervision and circulars, up to their end\nExample: "
                               "kaohe notice list --domain schools --overdue --today 2023-06-01",
                               "提醒、督办通知、督查通报及其整改\n例:kaohe notice list --domain "
                               "schools --overdue --today 2023-06-01"});
  add_notice_list_command(group, session);
  add_notice_show_command(group, session);
  add_issue(group, session);
  add_notice_supervision_commands(group, session);
  add_answer(group, session);
  add_return(group, session);
  add_extend(group, session);
  add_close(group, session);
}

}  // namespace kaohe::app

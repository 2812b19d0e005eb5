// kaohe notice request, serve, decline: supervision, from the lead unit's request on.
#include <memory>

#include "app/acting.hpp"
#include "app/notice_views.hpp"
#include "cycle/declined.hpp"
#include "cycle/notice_named.hpp"
#include "cycle/notices.hpp"
#include "cycle/record_named.hpp"

namespace kaohe::app {

namespace {

struct RequestOptions {
  Acting acting;
  std::vector<std::int64_t> numbers;
  cycle::Requesting requesting;
};

/// Art. 11(7) means what was not answered in time; a lead unit may have its reason to be earlier.
void warn_of_early(const Session& session, const cycle::Desk& desk,
                   const std::vector<std::int64_t>& numbers) {
  const auto records = cycle::on_record(desk);
  for (const std::int64_t number : numbers) {
    const Date due = cycle::notice_named(desk, *records, number).state.due;
    if (desk.today() <= due)
      session.warn(
          say({"#{} is due on {} and not overdue yet; supervision was requested for it all "
               "the same",
               "#{} 的反馈期限为 {},尚未逾期;已照此提请督办"},
              number, to_text(due)));
  }
}

int request(Session& session, const RequestOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(
      session, open.desk(),
      {cycle::request_supervision(open.desk(), options.numbers, options.requesting)});
  warn_of_early(session, open.desk(), options.numbers);
  return 0;
}

void add_request(CLI::App& group, Session& session) {
  auto options = std::make_shared<RequestOptions>();
  CLI::App* command = add_acting_command(
      group, session, "request",
      {"the lead unit requests supervision of what was not put right, for all together\n"
       "Example: kaohe notice request 640 655 --reason 'overdue twice' --document "
       "云教工委〔2023〕9号 --as gao_lanying",
       "主要考核责任单位统一提请督办\n"
       "例:kaohe notice request 640 655 --reason 逾期未反馈 --document 云教工委〔2023〕9号 "
       "--as gao_lanying"},
      options, request);
  add_option(*command, "NUMBERS", options->numbers,
             say({"numbers of the notices: `kaohe notice list --overdue`",
                  "提醒的编号:kaohe notice list --overdue"})
                 .in(session.language))
      .required();
  add_cell(*command, session, "--reason", options->requesting.reason, {"why", "理由"});
  add_cell(*command, session, "--document", options->requesting.document,
           {"the request's paper", "提请文件"});
}

struct ServeOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::Serving serving;
};

int serve(Session& session, const ServeOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded_and_waiting(session, open.desk(),
                           cycle::serve_supervision(open.desk(), options.number, options.serving));
  return 0;
}

void add_serve(CLI::App& group, Session& session) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = add_acting_command(
      group, session, "serve",
      {"the assessment office serves the supervision that a lead unit requested\n"
       "Example: kaohe notice serve 700 --document 云考办督〔2023〕2号 --as tang_suyun",
       "县考核办下发提请的督办通知\n"
       "例:kaohe notice serve 700 --document 云考办督〔2023〕2号 --as tang_suyun"},
      options, serve);
  add_number(*command, session, options->number,
             {"number of the request: `kaohe record list --kind supervision_request`",
              "提请的编号:kaohe record list --kind supervision_request"});
  add_cell(*command, session, "--document", options->serving.document, {"its paper", "文号"});
  add_cell(*command, session, "--demand", options->serving.demand,
           {"what is asked for", "整改要求"});
}

struct DeclineOptions {
  Acting acting;
  std::int64_t number = 0;
  std::string reason, document;
};

int decline(Session& session, const DeclineOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(
      session, open.desk(),
      {cycle::decline_supervision(open.desk(), options.number, options.reason, options.document)});
  return 0;
}

void add_decline(CLI::App& group, Session& session) {
  auto options = std::make_shared<DeclineOptions>();
  CLI::App* command = add_acting_command(
      group, session, "decline",
      {"the assessment office declines supervision that was requested; its notices go on asking\n"
       "Example: kaohe notice decline 700 --reason 'the answer is under way' --as tang_suyun",
       "县考核办对提请的督办说明理由、不予下发,原提醒继续有效\n"
       "例:kaohe notice decline 700 --reason 整改已在进行 --as tang_suyun"},
      options, decline);
  add_number(*command, session, options->number,
             {"number of the request: `kaohe record list --kind supervision_request`",
              "提请的编号:kaohe record list --kind supervision_request"});
  add_cell(*command, session, "--reason", options->reason, {"why; needed", "理由,必填"});
  add_cell(*command, session, "--document", options->document, {"its paper", "文号"});
}

}  // namespace

void add_notice_supervision_commands(CLI::App& group, Session& session) {
  add_request(group, session);
  add_serve(group, session);
  add_decline(group, session);
}

}  // namespace kaohe::app

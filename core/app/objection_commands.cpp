// kaohe objection …: what an assessee says of an observation, and what it is answered.
#include <memory>

#include "app/acting.hpp"
#include "app/objection_views.hpp"
#include "cycle/answers.hpp"
#include "cycle/record_costs.hpp"
#include "ledger/ledger.hpp"
#include "ledger/payload.hpp"

namespace kaohe::app {

namespace {

struct ObjectOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::Objecting objecting;
};

int object(Session& session, const ObjectOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(session, open.desk(),
               {cycle::object(open.desk(), options.number, options.objecting)});
  return 0;
}

struct AnswerOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::ObjectionAnswer answer;
};

/// One matter costs once: what an answer takes away another record of it may cost instead.
void say_others(const Session& session, const cycle::Desk& desk, std::int64_t answer) {
  if (desk.is_dry_run()) return;
  const auto answered = ledger::record_of<ledger::Objection>(desk.ledger().find(answer).value());
  if (!answered.is_granted()) return;
  const std::vector<std::int64_t> others = cycle::others_of_matter(desk, answered);
  if (others.empty()) return;
  session.print(
      say({"the same matter stands in {} too, which may cost in its place; where they are "
           "wrong as well they are corrected or objected to themselves",
           "同一事项还有 {},本条撤销或减轻后可能改由其计分;同样有误的,须另行更正或者提出"
           "异议"},
          numbers_text(others)));
}

int answer_objection(Session& session, const AnswerOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::answer_objection(open.desk(), options.number, options.answer,
                                                    cycle::no_costlier(open.year(), open.desk()));
  say_recorded_and_waiting(session, open.desk(), {made});
  say_others(session, open.desk(), made);
  return 0;
}

// ---------- The command line ----------

void add_object(CLI::App& group, Session& session) {
  auto options = std::make_shared<ObjectOptions>();
  CLI::App* command = add_acting_command(
      group, session, "add",
      {"an assessee objects to an observation, which counts until it is answered\n"
       "Example: kaohe objection add 57 --reason 'announced in time' --document 清幼〔2023〕4号 "
       "--as schools/s31",
       "考核对象对一条监测记录提出异议,答复之前该记录照计\n"
       "例:kaohe objection add 57 --reason 已按期公示 --document 清幼〔2023〕4号 "
       "--as schools/s31"},
      options, object);
  add_number(*command, session, options->number,
             {"number of the observation's row, as `kaohe record list` shows it",
              "监测记录具体一行的编号(见 kaohe record list)"});
  add_cell(*command, session, "--reason", options->objecting.reason, {"why", "理由"});
  add_cell(*command, session, "--document", options->objecting.document,
           {"the paper that objects", "提出异议的文件"});
}

void add_answer(CLI::App& group, Session& session) {
  auto options = std::make_shared<AnswerOptions>();
  CLI::App* command = add_acting_command(
      group, session, "answer",
      {"answer an objection; it counts once the lead unit has confirmed it\n"
       "Example: kaohe objection answer 812 --outcome reduced --value 1 --reason 'one was "
       "announced' "
       "--document 云教工委复〔2023〕2号 --as gao_lanying",
       "答复异议;经主要考核责任单位确认后生效\n"
       "例:kaohe objection answer 812 --outcome 减轻 --value 1 --reason 其中一笔已公示 --document "
       "云教工委复〔2023〕2号 --as gao_lanying"},
      options, answer_objection);
  add_number(*command, session, options->number,
             {"number of the objection: `kaohe record list --kind objection`",
              "异议的编号:kaohe record list --kind objection"});
  cycle::ObjectionAnswer& answer = options->answer;
  add_cell(*command, session, "--outcome", answer.outcome,
           {"upheld, reduced or withdrawn", "维持、减轻或撤销"});
  add_cell(*command, session, "--value", answer.value,
           {"reduced: the value that holds", "减轻的:应为多少"});
  add_cell(*command, session, "--attributes", answer.attributes,
           {"reduced: the attributes that hold", "减轻的:更正后的属性"});
  add_cell(*command, session, "--document", answer.document,
           {"the paper that answers", "答复文件"});
  add_cell(*command, session, "--reason", answer.reason, {"why it is answered so", "理由"});
  argument_of(*command, "--reason").required();
}

}  // namespace

void add_objection_commands(CLI::App& program, Session& session) {
  CLI::App& group =
      add_group(program, session, "objection",
                {"objections of assessees to observations, and their answers\nExample: kaohe "
                 "objection list --as schools/s31 --period q2",
                 "异议及其答复\n例:kaohe objection list --as schools/s31 --period q2"});
  add_objection_list_command(group, session);
  add_object(group, session);
  add_answer(group, session);
}

}  // namespace kaohe::app

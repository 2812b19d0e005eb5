// kaohe record …: correct, withdraw, confirm; what the commands of the group share.
#include "app/record_commands.hpp"

#include <memory>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "evidence/beside_tables.hpp"
#include "evidence/observation_row.hpp"

namespace kaohe::app {

const evidence::Form& form_named(const std::string& name) {
  std::vector<std::string> names;
  for (const evidence::Form* form : evidence::all_forms()) {
    if (form->name == name) return *form;
    names.emplace_back(form->name);
  }
  throw Error(ErrorKind::usage, {},
              say({"--table \"{}\" is no table of evidence{}; expected one of {}",
                   "--table “{}”不是证据表{};应为 {} 之一"},
                  name, did_you_mean(name, names), listed(names)));
}

const plan::Period* period_of(const evidence::Form& form, const plan::YearPlan& plan,
                              const std::string& period) {
  if (&form != &evidence::kObservations) return nullptr;
  if (!period.empty()) return &cycle::period_named(plan, period);
  throw Error(ErrorKind::usage, {},
              say({"observations belong to a period; name it with --period, such as --period q1",
                   "监测记录属于某一考核阶段;请用 --period 写明,如 --period q1"}));
}

void add_table_options(CLI::App& command, const Session& session, TableChoice& choice,
                       const Message& about) {
  command
      .add_option(
          "--period", choice.period,
          say({"of observations: the period they belong to", "监测记录所属的考核阶段,如 q1"})
              .in(session.language))
      ->type_name("ID");
  command.add_option("--table", choice.table, say(about).in(session.language))->type_name("NAME");
}

namespace {

struct CorrectOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::Correction correction;
};

/// "value 1 → 2" of each cell that a correction names.
void show_change(const Session& session, const cycle::Desk& desk, std::int64_t number,
                 const cycle::Correction& correction) {
  namespace column = evidence::observation_column;
  const std::optional<ledger::Entry> entry = desk.ledger().find(number);
  desk.ledger().observations(*entry, [&](const ledger::Observation& row) {
    if (row.origin.number != number) return;
    const std::vector<std::string> cells = evidence::cells_of(desk.plan(), row);
    const auto show = [&](int at, const std::optional<std::string>& after) {
      const evidence::Column& heading =
          evidence::kObservations.columns[static_cast<std::size_t>(at)];
      if (after)
        session.print(say({"#{} {}: {} \"{}\" → \"{}\"", "#{} {}:{}“{}” → “{}”"}, number,
                          desk.plan().unit_title(plan::assessee_unit(row.domain, row.assessee)),
                          Text{std::string(heading.id), std::string(heading.zh)},
                          cells[static_cast<std::size_t>(at)], *after));
    };
    show(column::value, correction.value);
    show(column::attributes, correction.attributes);
    show(column::evidence, correction.evidence);
  });
}

int correct(Session& session, const CorrectOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::correct(open.desk(), options.number, options.correction);
  show_change(session, open.desk(), options.number, options.correction);
  say_recorded(session, open.desk(), {made});
  return 0;
}

int withdraw(Session& session, const CorrectOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::withdraw(open.desk(), options.number, options.correction.reason);
  say_recorded(session, open.desk(), {made});
  return 0;
}

struct ConfirmOptions {
  Acting acting;
  std::vector<std::int64_t> numbers;
};

int confirm(Session& session, const ConfirmOptions& options) {
  OpenDesk open(session, options.acting);
  say_recorded(session, open.desk(), cycle::confirm(open.desk(), options.numbers));
  return 0;
}

void add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
              const Message& about) {
  command.add_option(name, text, say(about).in(session.language))->type_name("TEXT");
}

void add_correct(CLI::App& group, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command = add_acting_command(
      group, session, "correct",
      {"put a new record in the place of an observation; both stay visible\n"
       "Example: kaohe record correct 57 --value 2 --reason miscounted --as zhang_min",
       "以新记录更正一条监测记录,原记录保留可查\n"
       "例:kaohe record correct 57 --value 2 --reason 计数有误 --as zhang_min"},
      options, correct);
  command
      ->add_option("NUMBER", options->number,
                   say({"number of the observation", "监测记录的编号"}).in(session.language))
      ->required();
  const auto add = [&](const char* name, std::optional<std::string>& cell, const Message& about) {
    command->add_option(name, cell, say(about).in(session.language))->type_name("CELL");
  };
  add("--value", options->correction.value, {"the value that holds", "更正后的数值"});
  add("--attributes", options->correction.attributes,
      {"the attributes that hold, such as level=city", "更正后的属性,如 level=city"});
  add("--evidence", options->correction.evidence, {"what shows it", "更正后的佐证"});
  add_text(*command, session, "--reason", options->correction.reason, {"why", "理由"});
}

void add_withdraw(CLI::App& group, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command =
      add_acting_command(group, session, "withdraw",
                         {"take back what you recorded yourself and nobody has confirmed\n"
                          "Example: kaohe record withdraw 57 --reason 'wrong file' --as zhang_min",
                          "撤回本人录入、尚未确认的记录\n"
                          "例:kaohe record withdraw 57 --reason 传错文件 --as zhang_min"},
                         options, withdraw);
  command
      ->add_option("NUMBER", options->number,
                   say({"number of an entry, or of one of its rows", "记录或其中一行的编号"})
                       .in(session.language))
      ->required();
  add_text(*command, session, "--reason", options->correction.reason, {"why", "理由"});
}

void add_confirm(CLI::App& group, Session& session) {
  auto options = std::make_shared<ConfirmOptions>();
  CLI::App* command = add_acting_command(
      group, session, "confirm",
      {"confirm what another person recorded\nExample: kaohe record confirm 812 813 --as he_qiming",
       "确认他人录入的记录\n例:kaohe record confirm 812 813 --as he_qiming"},
      options, confirm);
  command
      ->add_option("NUMBER", options->numbers,
                   say({"numbers of the entries", "记录的编号"}).in(session.language))
      ->required();
}

}  // namespace

void add_record_commands(CLI::App& program, Session& session) {
  CLI::App* group = program.add_subcommand(
      "record", say({"evidence: put on record, corrected, confirmed", "证据:录入、更正、确认"})
                    .in(session.language));
  group->require_subcommand(1);
  add_record_import(*group, session);
  add_record_template(*group, session);
  add_record_list(*group, session);
  add_correct(*group, session);
  add_withdraw(*group, session);
  add_confirm(*group, session);
}

}  // namespace kaohe::app

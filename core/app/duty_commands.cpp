// kaohe duty …: findings, deductions and referrals; the list is in a file of its own.
#include "app/duty_commands.hpp"

#include <memory>
#include <vector>

#include <CLI/App.hpp>

#include "app/acting.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/duty_acts.hpp"
#include "cycle/recording.hpp"

namespace kaohe::app {

namespace {

struct DutyOptions {
  Acting acting;
  std::string unit;
  std::int64_t number = 0;
  std::string reason, document, date;
  cycle::DutyFound found;
  cycle::DutyDeducting deducting;
  bool approved = false, rejected = false;
};

std::string unit_of(const OpenDesk& open, const DutyOptions& options) {
  return cycle::assessing_unit_named(open.year().plan, options.unit).id;
}

// ---------- Acts ----------

int find(Session& session, const DutyOptions& options) {
  OpenDesk open(session, options.acting);
  cycle::DutyFound found = options.found;
  found.reason = options.reason;
  found.document = options.document;
  const std::int64_t made = cycle::find_duty(open.desk(), unit_of(open, options), found);
  say_recorded_and_waiting(session, open.desk(), {made});
  const auto doubles = cycle::likely_doubles(open.desk(), made);
  if (!doubles.empty() && !session.options.json)
    session.print(say({"{} is of the same unit and document; if it is the same finding in other "
                       "words, withdraw one of them: `kaohe record withdraw {}`",
                       "{} 也是对同一单位依据同一文件的认定;如系同一情形,请撤回其一:kaohe record "
                       "withdraw {}"},
                      numbers_text(doubles), made));
  return 0;
}

int propose(Session& session, const DutyOptions& options) {
  OpenDesk open(session, options.acting);
  const std::string unit = unit_of(open, options);
  cycle::DutyDeducting deducting = options.deducting;
  deducting.reason = options.reason;
  deducting.document = options.document;
  const std::int64_t made = cycle::propose_deduction(open.desk(), unit, deducting);
  say_recorded_and_waiting(session, open.desk(), {made});
  return 0;
}

int refer(Session& session, const DutyOptions& options) {
  if (options.unit.empty())
    throw Error(ErrorKind::usage, {},
                say({"say which unit is referred: kaohe duty refer UNIT",
                     "请写明提请移送哪个单位:kaohe duty refer 单位"}));
  OpenDesk open(session, options.acting);
  const std::int64_t made =
      cycle::refer(open.desk(), unit_of(open, options), options.reason, options.document);
  say_recorded(session, open.desk(), {made});
  if (!open.desk().is_dry_run())
    session.print(say({"The committee decides on it: kaohe duty refer decide {0} --approved or "
                       "--rejected",
                       "由县考核委决定:kaohe duty refer decide {0} --approved 或者 --rejected"},
                      made));
  return 0;
}

int decide(Session& session, const DutyOptions& options) {
  if (options.approved == options.rejected)
    throw Error(ErrorKind::usage, {},
                say({"say either --approved or --rejected", "请写 --approved 或者 --rejected"}));
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::decide_referral(
      open.desk(), options.number, {options.approved, options.document, options.reason});
  say_recorded(session, open.desk(), {made});
  if (options.approved && !open.desk().is_dry_run())
    session.print(say({"The office transfers it: kaohe duty refer transfer {}",
                       "由县考核办移送:kaohe duty refer transfer {}"},
                      options.number));
  return 0;
}

int transfer(Session& session, const DutyOptions& options) {
  std::optional<Date> day;
  if (!options.date.empty() && !(day = parse_date(options.date)))
    throw Error(
        ErrorKind::usage, {},
        say({"--date \"{}\" is no day, such as 2023-06-20", "--date “{}”不是日期,应如 2023-06-20"},
            options.date));
  OpenDesk open(session, options.acting);
  const std::int64_t made =
      cycle::transfer_referral(open.desk(), options.number, options.document, day);
  say_recorded(session, open.desk(), {made});
  return 0;
}

// ---------- The command line ----------

void add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
              const Message& about, const char* type = "TEXT") {
  add_option(command, name, text, say(about).in(session.language)).type_name(type);
}

Argument add_unit(CLI::App& command, const Session& session, std::string& unit) {
  return add_option(command, "UNIT", unit,
                    say({"the unit whose duty it was: id or title", "履职的单位:id 或名称"})
                        .in(session.language))
      .type_name("");
}

void add_number(CLI::App& command, const Session& session, std::int64_t& number) {
  add_option(command, "NUMBER", number,
             say({"number of the referral, as `kaohe duty list` shows it",
                  "提请移送的编号,见 kaohe duty list"})
                 .in(session.language))
      .type_name("")
      .required();
}

void add_grounds(CLI::App& command, const Session& session, DutyOptions& options) {
  add_text(command, session, "--reason", options.reason, {"why", "理由"});
  add_text(command, session, "--document", options.document,
           {"number or title of the document", "文号或文件名称"});
}

void add_find(CLI::App& group, Session& session) {
  auto options = std::make_shared<DutyOptions>();
  CLI::App* command = add_acting_command(
      group, session, "find",
      {"put on record what no day shows: formalism, wrong performance; another person confirms "
       "it\n"
       "Example: kaohe duty find publicity --kind formalism --reason 'marks without a visit' "
       "--document 云考办〔2023〕9号 --as tang_suyun",
       "认定履职情况:形式主义、履职不当、未按要求开展;须经另一人确认\n"
       "例:kaohe duty find publicity --kind formalism --reason 未实地核查即打分 "
       "--document 云考办〔2023〕9号 --as tang_suyun"},
      options, find);
  add_unit(*command, session, options->unit).required();
  add_text(*command, session, "--kind", options->found.kind,
           {"formalism, wrong_performance or not_carried_out",
            "formalism 形式主义、wrong_performance 履职不当、not_carried_out 未按要求开展"},
           "KIND");
  add_grounds(*command, session, *options);
  add_text(
      *command, session, "--affected", options->found.affected,
      {"what it affected: progress or quality", "影响了什么:progress 工作进度、quality 工作质量"});
}

void add_propose(CLI::App& group, Session& session) {
  auto options = std::make_shared<DutyOptions>();
  CLI::App* command = add_acting_command(
      group, session, "propose",
      {"deduct from the unit's own annual score, where it is an assessee; it counts once an "
       "official has confirmed it\n"
       "Example: kaohe duty propose justice --points 0.5 --events missed_window/q2,1204 --reason "
       "'late twice' --document 云考办〔2023〕11号 --as tang_suyun",
       "对本身也是考核对象的单位提出扣分,经确认后计入其年度得分\n"
       "例:kaohe duty propose justice --points 0.5 --events missed_window/q2,1204 --reason "
       "两次逾期 --document 云考办〔2023〕11号 --as tang_suyun"},
      options, propose);
  add_unit(*command, session, options->unit).required();
  cycle::DutyDeducting& given = options->deducting;
  add_text(*command, session, "--points", given.points,
           {"how many (default: as [duty.points] of year.toml has it)",
            "扣多少分(默认按 year.toml 的 [duty.points])"},
           "POINTS");
  add_option(*command, "--events", given.events,
             say({"for what: names of events or numbers of their records, as `kaohe duty "
                  "list` shows them",
                  "因哪些情形:名称或记录编号,见 kaohe duty list"})
                 .in(session.language))
      .type_name("N,N")
      .split_at(',');
  add_grounds(*command, session, *options);
  add_text(*command, session, "--approved-by", given.approved_by,
           {"whose approval it rests on (default: the office)", "由谁审定(默认县考核办)"}, "UNIT");
  add_text(*command, session, "--date", given.date,
           {"day of the document (default: today, after the year its last day)",
            "文件日期(默认当天;年度结束以后为年度最后一天)"},
           "DAY");
}

void add_decide(CLI::App& group, Session& session) {
  auto options = std::make_shared<DutyOptions>();
  CLI::App* command = add_acting_command(
      group, session, "decide",
      {"the committee approves or rejects a referral\n"
       "Example: kaohe duty refer decide 2088 --approved --document 云考委〔2023〕12号 "
       "--as gu_changning",
       "县考核委对提请移送作出决定\n"
       "例:kaohe duty refer decide 2088 --approved --document 云考委〔2023〕12号 "
       "--as gu_changning"},
      options, decide);
  add_number(*command, session, options->number);
  add_flag(*command, "--approved", options->approved,
           say({"it is transferred", "同意移送"}).in(session.language));
  add_flag(*command, "--rejected", options->rejected,
           say({"it is not; say why with --reason", "不同意,须用 --reason 说明理由"})
               .in(session.language));
  add_grounds(*command, session, *options);
}

void add_transfer(CLI::App& group, Session& session) {
  auto options = std::make_shared<DutyOptions>();
  CLI::App* command = add_acting_command(
      group, session, "transfer",
      {"the office transfers a case to which the committee agreed, to those whom year.toml names\n"
       "Example: kaohe duty refer transfer 2088 --document 云考办移〔2023〕1号 --as tang_suyun",
       "县考核办移送县考核委同意的事项,移送单位见 year.toml 的 [duty]\n"
       "例:kaohe duty refer transfer 2088 --document 云考办移〔2023〕1号 --as tang_suyun"},
      options, transfer);
  add_number(*command, session, options->number);
  add_text(*command, session, "--document", options->document,
           {"number or title of the document", "文号或文件名称"});
  add_text(*command, session, "--date", options->date,
           {"day of the document (default: today)", "文件日期(默认当天)"}, "DAY");
}

void add_refer(CLI::App& group, Session& session) {
  auto options = std::make_shared<DutyOptions>();
  CLI::App* command = add_acting_command(
      group, session, "refer",
      {"the office proposes that a grave case be transferred; `decide` and `transfer` follow\n"
       "Example: kaohe duty refer justice --reason 'monitoring never carried out' --document "
       "云考办〔2023〕15号 --as tang_suyun",
       "县考核办提请移送情节严重的;之后为 decide(决定)、transfer(移送)\n"
       "例:kaohe duty refer justice --reason 长期未开展监测 --document 云考办〔2023〕15号 "
       "--as tang_suyun"},
      options, refer);
  add_unit(*command, session, options->unit);
  add_grounds(*command, session, *options);
  on_call(*command, [&session, command, options] {
    if (!command->get_subcommands().empty()) return;
    session.command = [&session, options] { return refer(session, *options); };
  });
  add_decide(*command, session);
  add_transfer(*command, session);
}

}  // namespace

void add_duty_commands(CLI::App& program, Session& session) {
  CLI::App* group = add_subcommand(
      program, "duty",
      say({"how those who assess do their own duty: what is late or reversed, findings, "
           "deductions, referrals\nExample: kaohe duty list --month 2023-04 --today 2023-04-30",
           "考核责任单位的履职情况:逾期、更改、认定、扣分、移送\n例:kaohe duty list --month "
           "2023-04 --today 2023-04-30"})
          .in(session.language));
  require_subcommand(*group);
  add_duty_list_command(*group, session);
  add_find(*group, session);
  add_propose(*group, session);
  add_refer(*group, session);
}

}  // namespace kaohe::app

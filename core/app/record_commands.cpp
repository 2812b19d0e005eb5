// kaohe record …: correct, withdraw, confirm; what the commands of the group share.
#include "app/record_commands.hpp"

#include <memory>
#include <set>

#include "app/record_words.hpp"
#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/decisions_hold.hpp"
#include "cycle/record_costs.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "evidence/beside_tables.hpp"
#include "ledger/kinds.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/standing.hpp"

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

std::pair<std::string, std::string> column_and_value(const std::string& cell) {
  const std::size_t equals = cell.find('=');
  if (equals == std::string::npos || equals == 0)
    throw Error(ErrorKind::usage, {},
                say({"\"{}\" is no COLUMN=VALUE, such as assessee=s05 or 考核对象=s05",
                     "“{}”不是 栏目=内容 的写法,如 考核对象=s05 或 assessee=s05"},
                    cell));
  return {cell.substr(0, equals), cell.substr(equals + 1)};
}

void add_table_options(CLI::App& command, const Session& session, TableChoice& choice,
                       const Message& about) {
  add_option(command, "--period", choice.period,
             say({"of observations: the period they belong to", "监测记录所属的考核阶段,如 q1"})
                 .in(session.language))
      .type_name("ID");
  add_option(command, "--table", choice.table, say(about).in(session.language)).type_name("NAME");
}

namespace {

struct CorrectOptions {
  Acting acting;
  std::int64_t number = 0;
  std::string reason, document;
  std::vector<std::string> cells;                          ///< "column=value"
  std::optional<std::string> value, attributes, evidence;  ///< the same for short
};

/// "value 1 → 2" of each cell that a correction names.
void show_change(const Session& session, const cycle::Desk& desk, std::int64_t number,
                 const cycle::Correction& correction) {
  const evidence::RecordRow before = cycle::row_named(desk, number);
  const auto cell = [&](std::string_view id) {
    for (std::size_t i = 0; i < before.cells.size(); ++i)
      if (before.form->columns[i].id == id) return before.cells[i];
    return std::string();
  };
  const Belonging of{cell("domain"), cell("indicator"), cell("input")};
  // A grade is called as people call it, whether it was written by id or by title.
  const auto words = [&](const evidence::Column& column, const std::string& value) {
    return field_words(desk.plan(), of, std::string(column.id), value);
  };
  for (std::size_t i = 0; i < before.cells.size(); ++i) {
    const evidence::Column& column = before.form->columns[i];
    auto after = correction.cells.find(std::string(column.id));
    if (after == correction.cells.end()) after = correction.cells.find(std::string(column.zh));
    if (after != correction.cells.end())
      session.print(say({"#{} {}: \"{}\" → \"{}\"", "#{} {}:“{}” → “{}”"}, number,
                        Text{std::string(column.id), std::string(column.zh)},
                        words(column, before.cells[i]), words(column, after->second)));
  }
}

int correct(Session& session, const CorrectOptions& options) {
  cycle::Correction correction{options.reason, {}, options.document};
  for (const std::string& cell : options.cells) correction.cells.insert(column_and_value(cell));
  if (options.value) correction.cells["value"] = *options.value;
  if (options.attributes) correction.cells["attributes"] = *options.attributes;
  if (options.evidence) correction.cells["evidence"] = *options.evidence;
  OpenDesk open(session, options.acting);
  cycle::CorrectionChecks checks = cycle::no_costlier_correction(open.year(), open.desk());
  checks.decision = cycle::corrected_decision_holds(open.year(), open.desk());
  const std::int64_t made = cycle::correct(open.desk(), options.number, correction, checks);
  show_change(session, open.desk(), options.number, correction);
  say_recorded_and_waiting(session, open.desk(), {made});
  return 0;
}

int withdraw(Session& session, const CorrectOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made =
      cycle::withdraw(open.desk(), options.number, {options.reason, options.document});
  say_recorded_and_waiting(session, open.desk(), {made});
  return 0;
}

struct ConfirmOptions {
  Acting acting;
  std::vector<std::int64_t> numbers;
};

/// The periods that confirming an entry touches: its own, of a merge of matters those of its
/// records, of a cancellation those of what it takes away.
std::set<std::string> periods_touched(const ledger::Ledger& ledger, const ledger::Entry& entry) {
  std::set<std::string> periods{ledger::period_of(entry)};
  std::vector<std::int64_t> others;
  if (entry.kind == ledger::MatterMerge::kKind)
    others = ledger::record_of<ledger::MatterMerge>(entry).records;
  if (entry.kind == ledger::kCancellationKind) others = {entry.replaces.value()};
  for (const std::int64_t number : others)
    periods.merge(periods_touched(ledger, ledger.find(number).value()));
  return periods;
}

/// What counts from now on of a period whose result is out changes nothing of that paper.
void say_published_stays(const Session& session, const cycle::Desk& desk,
                         const std::vector<std::int64_t>& confirmed) {
  std::set<std::string> periods;
  for (const std::int64_t number : confirmed)
    periods.merge(periods_touched(desk.ledger(), desk.ledger().find(number).value()));
  for (const std::string& period : periods) {
    const cycle::Published* published = desk.progress().publication(period);
    if (published == nullptr) continue;
    session.print(
        say({"the result of {} that was published on {} (#{}) stays as it is; what is "
             "confirmed now counts in previews, in the periods to come, and in a new edition: "
             "`kaohe period publish --period {} --reason REASON --document DOCUMENT`",
             "“{}”已于 {} 形成的结果(#{})保持不变;本次确认的内容计入此后的预览和阶段结果,"
             "也可形成新一版:kaohe period publish --period {} --reason 理由 --document 文件"},
            desk.plan().find_period(period)->title, to_text(published->hand.day),
            published->hand.number, period));
  }
}

int confirm(Session& session, const ConfirmOptions& options) {
  OpenDesk open(session, options.acting);
  const cycle::ConfirmationChecks checks{cycle::no_costlier(open.year(), open.desk()),
                                         cycle::confirmed_decisions_hold(open.year(), open.desk())};
  say_recorded(session, open.desk(), cycle::confirm(open.desk(), options.numbers, checks));
  if (!open.desk().is_dry_run()) say_published_stays(session, open.desk(), options.numbers);
  return 0;
}

void add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
              const Message& about) {
  add_option(command, name, text, say(about).in(session.language)).type_name("TEXT");
}

void add_correct(CLI::App& group, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command = add_acting_command(
      group, session, "correct",
      {"put a new record in the place of one of any kind; both stay visible, and the old one "
       "counts "
       "until another person has confirmed the new one\n"
       "Example: kaohe record correct 57 --value 2 --reason miscounted --as zhang_min\n"
       "Example: kaohe record correct 903 --set score=91.5 --reason miscopied --document "
       "云教工委〔2024〕3号 --as zhu_shiwen",
       "以新记录更正任何一条记录,原记录保留可查;新记录经他人确认之前仍以原记录为准\n"
       "例:kaohe record correct 57 --value 2 --reason 计数有误 --as zhang_min\n"
       "例:kaohe record correct 903 --set 得分=91.5 --reason 誊写有误 --document "
       "云教工委〔2024〕3号 --as zhu_shiwen"},
      options, correct);
  add_option(*command, "NUMBER", options->number,
             say({"number of the record; of observations that of the row",
                  "记录的编号;监测记录为具体一行的编号"})
                 .in(session.language))
      .required();
  const auto add = [&](const char* name, std::optional<std::string>& cell, const Message& about) {
    add_option(*command, name, cell, say(about).in(session.language)).type_name("CELL");
  };
  add("--value", options->value, {"the value that holds", "更正后的数值"});
  add("--attributes", options->attributes,
      {"the attributes that hold, such as level=city", "更正后的属性,如 level=city"});
  add("--evidence", options->evidence, {"what shows it", "更正后的佐证"});
  add_option(*command, "--set", options->cells,
             say({"a cell that holds, with the heading of the record's table",
                  "更正后的一栏,栏目即该表的列名"})
                 .in(session.language))
      .type_name("COLUMN=VALUE");
  add_text(*command, session, "--reason", options->reason, {"why", "理由"});
  add_text(
      *command, session, "--document", options->document,
      {"what it rests on; needed once the record is confirmed", "所依据的文件;记录已经确认的必填"});
}

void add_withdraw(CLI::App& group, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command = add_acting_command(
      group, session, "withdraw",
      {"take back what you recorded yourself and nobody has confirmed, or "
       "refuse what you may confirm; what is confirmed goes once another "
       "person confirms that too\n"
       "Example: kaohe record withdraw 57 --reason 'wrong file' --as zhang_min",
       "撤回本人录入、尚未确认的记录,或者对本人有权确认的不予确认;已经确认的,经他人"
       "确认后撤销\n"
       "例:kaohe record withdraw 57 --reason 传错文件 --as zhang_min"},
      options, withdraw);
  add_option(*command, "NUMBER", options->number,
             say({"number of an entry, or of one of its rows", "记录或其中一行的编号"})
                 .in(session.language))
      .required();
  add_text(*command, session, "--reason", options->reason, {"why", "理由"});
  add_text(
      *command, session, "--document", options->document,
      {"what it rests on; needed once the record is in force", "所依据的文件;记录已生效的必填"});
}

void add_confirm(CLI::App& group, Session& session) {
  auto options = std::make_shared<ConfirmOptions>();
  CLI::App* command = add_acting_command(
      group, session, "confirm",
      {"confirm what another person recorded\nExample: kaohe record confirm 812 813 --as he_qiming",
       "确认他人录入的记录\n例:kaohe record confirm 812 813 --as he_qiming"},
      options, confirm);
  add_option(*command, "NUMBER", options->numbers,
             say({"numbers of the entries", "记录的编号"}).in(session.language))
      .required();
}

}  // namespace

void add_record_commands(CLI::App& program, Session& session) {
  CLI::App* group = add_subcommand(
      program, "record",
      say({"evidence: put on record, corrected, confirmed\nExample: kaohe record import q1.xlsx "
           "--period q1 --as zhang_min",
           "证据:录入、更正、确认\n例:kaohe record import q1.xlsx --period q1 --as zhang_min"})
          .in(session.language));
  require_subcommand(*group);
  add_record_import(*group, session);
  add_record_template(*group, session);
  add_record_list(*group, session);
  add_correct(*group, session);
  add_withdraw(*group, session);
  add_confirm(*group, session);
}

}  // namespace kaohe::app

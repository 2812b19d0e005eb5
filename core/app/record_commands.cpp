// kaohe record …: evidence put on record, corrected, withdrawn, confirmed, listed.
#include <memory>

#include "app/acting.hpp"
#include "app/record_views.hpp"
#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "evidence/beside_tables.hpp"
#include "evidence/preset_rows.hpp"
#include "office/read_table.hpp"
#include "office/write_workbook.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using evidence::Form;

constexpr std::size_t kFileSizeMax = std::size_t{1} << 30U;

std::vector<const Form*> forms() {
  std::vector<const Form*> forms{&evidence::kObservations};
  for (const evidence::BesideTable& beside : evidence::beside_tables())
    forms.push_back(beside.form);
  return forms;
}

const Form& form_named(const std::string& name) {
  std::vector<std::string> names;
  for (const Form* form : forms()) {
    if (form->name == name) return *form;
    names.emplace_back(form->name);
  }
  throw Error(ErrorKind::usage, {},
              say({"--table \"{}\" is no table of evidence{}; expected one of {}",
                   "--table “{}”不是证据表{};应为 {} 之一"},
                  name, did_you_mean(name, names), listed(names)));
}

std::string period_option(const std::string& period) {
  if (!period.empty()) return period;
  throw Error(ErrorKind::usage, {},
              say({"observations belong to a period; name it with --period, such as --period q1",
                   "监测记录属于某一考核阶段;请用 --period 写明,如 --period q1"}));
}

// ---------- import ----------

struct ImportOptions {
  Acting acting;
  std::string file, table, period;
};

bool holds_headings(const std::vector<std::string>& cells) {
  CsvTable table;
  table.headings = cells;
  return evidence::form_of(table) != nullptr;
}

const Form& form_for(const ImportOptions& options, const CsvTable& table) {
  if (!options.table.empty()) return form_named(options.table);
  if (const Form* form = evidence::form_of(table)) return *form;
  std::vector<std::string> names;
  for (const Form* form : forms()) names.emplace_back(form->name);
  throw Error(
      ErrorKind::data, {table.file, 1, 0},
      say({"the headings fit no table of evidence; found {}; compare them with `kaohe record "
           "template`, or say with --table which it is meant to be: {}",
           "列名与任何证据表都不符;文件中有:{};请对照 kaohe record template 生成的表,"
           "或用 --table 指明:{}"},
          listed(table.headings), listed(names)));
}

cycle::TableFile table_file(const Session& session, const std::string& path) {
  const std::string bytes = read_file(path, kFileSizeMax);
  const std::string name = fs::path(path).filename().string();
  std::vector<std::string_view> long_texts;
  for (const Form* form : forms()) {
    for (const std::string_view heading : evidence::long_texts_of(*form))
      long_texts.push_back(heading);
  }
  office::ReadTable read = office::read_table(bytes, name, {long_texts, holds_headings});
  session.print(say({"{}: {}", "{}:{}"}, name, read.understood));
  return {std::move(read.table), name, sha256(bytes)};
}

int import(Session& session, const ImportOptions& options) {
  OpenDesk open(session, options.acting);
  cycle::TableFile file = table_file(session, options.file);
  const Form& form = form_for(options, file.table);
  const bool is_of_period = &form == &evidence::kObservations;
  const std::string period = is_of_period ? period_option(options.period) : std::string();
  if (is_of_period) cycle::period_named(open.desk().plan(), period);
  session.print(columns_read(form, file.table, session.language));
  const cycle::Recorded recorded = cycle::record_table(open.desk(), form, file, period);
  for (const Problem& note : recorded.notes)
    session.warn(say({"{}: {}", "{}:{}"}, note.place.text(), note.what));
  session.print(records_read(open.desk().plan(), *recorded.records, session.language));
  say_recorded(session, open.desk(), recorded.numbers);
  if (is_of_period && !options.acting.dry_run)
    session.print(say({"They wait for the unit's submission by another person: kaohe period submit "
                       "--period {}",
                       "须由本单位另一人报送后生效:kaohe period submit --period {}"},
                      period));
  return 0;
}

// ---------- add ----------

struct AddOptions {
  Acting acting;
  std::string table = "observations", period;
  std::vector<std::string> cells;  ///< "column=value"
};

CsvTable table_of_cells(const std::vector<std::string>& cells) {
  CsvTable table;
  table.file = "kaohe record add";
  table.rows.push_back({0, {}});
  for (const std::string& cell : cells) {
    const std::size_t equals = cell.find('=');
    if (equals == std::string::npos)
      throw Error(ErrorKind::usage, {},
                  say({"\"{}\" is no COLUMN=VALUE, such as assessee=s05 or 考核对象=s05",
                       "“{}”不是 栏目=内容 的写法,如 考核对象=s05 或 assessee=s05"},
                      cell));
    table.headings.push_back(cell.substr(0, equals));
    table.rows[0].cells.push_back(cell.substr(equals + 1));
  }
  return table;
}

int add(Session& session, const AddOptions& options) {
  OpenDesk open(session, options.acting);
  const Form& form = form_named(options.table);
  const bool is_of_period = &form == &evidence::kObservations;
  const std::string period = is_of_period ? period_option(options.period) : std::string();
  if (is_of_period) cycle::period_named(open.desk().plan(), period);
  const cycle::Recorded recorded = cycle::record_table(
      open.desk(), form, {table_of_cells(options.cells), "kaohe record add", {}}, period);
  session.print(records_read(open.desk().plan(), *recorded.records, session.language));
  say_recorded(session, open.desk(), recorded.numbers);
  return 0;
}

// ---------- template ----------

struct TemplateOptions {
  Acting acting;
  std::string out, table = "observations", period;
};

office::FormColumn column_of(const Session& session, const evidence::Column& column) {
  const bool is_zh = session.language == Language::zh;
  office::FormColumn made;
  made.heading = is_zh ? column.zh : column.id;
  made.width = column.long_text ? 40 : 16;
  made.is_required = column.required;
  return made;
}

office::Instructions instructions(const Session& session, const plan::YearPlan& plan,
                                  const Form& form, const plan::Person& person,
                                  const plan::Period* period) {
  const auto line = [&](const Text& text) { return text.in(session.language); };
  office::Instructions made;
  made.name = line(say({"How to", "填表说明"}));
  made.title = line(say({"{} {}: {}", "{}{}年度 {}"}, plan.county, plan.year,
                        period == nullptr ? std::string(form.name) : period->title));
  made.lines = {
      line(say({"For {} ({}).", "填报单位:{}({})。"}, plan.unit_title(person.unit), person.unit)),
      line(say({"Days are written 2023-06-20; columns with a red heading are needed.",
                "日期写作 2023-06-20;红色列名的栏目必填。"})),
      line(say({"Rows that stand here await a value: fill in the value, or delete the row where "
                "there is nothing to report. What happened (events) is added below, one row each.",
                "已列出的行等待填写数值;没有的请删去该行。发生的事项(如问题、通报)在下面另加,"
                "一事一行。"})),
      line(say({"Then: kaohe record import FILE --as NAME{}",
                "填好后:kaohe record import 文件 --as "
                "经办人{}"},
               period == nullptr ? std::string() : " --period " + period->id))};
  return made;
}

int make_template(Session& session, const TemplateOptions& options) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const plan::Person person = cycle::person_acting(plan, options.acting.as, ledger::os_user());
  const Form& form = form_named(options.table);
  const bool is_of_period = &form == &evidence::kObservations;
  const plan::Period* period =
      is_of_period ? &cycle::period_named(plan, period_option(options.period)) : nullptr;
  office::FormSheet sheet;
  sheet.name = session.language == Language::zh ? "录入" : "records";
  for (const evidence::Column& column : form.columns)
    sheet.columns.push_back(column_of(session, column));
  if (period != nullptr) {
    evidence::Preset preset = evidence::preset_rows(plan, person.unit, *period);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
      sheet.columns[i].allowed = std::move(preset.allowed[i]);
    sheet.rows = std::move(preset.rows);
  }
  const std::size_t count = sheet.rows.size();
  if (!options.acting.dry_run)
    office::write_workbook(options.out,
                           {instructions(session, plan, form, person, period), {std::move(sheet)}});
  session.print(say({"{}: {} rows to fill in", "{}:待填 {} 行"}, options.out, count));
  return 0;
}

// ---------- correct, withdraw, confirm ----------

struct CorrectOptions {
  Acting acting;
  std::int64_t number = 0;
  cycle::Correction correction;
};

int correct(Session& session, const CorrectOptions& options) {
  OpenDesk open(session, options.acting);
  const std::int64_t made = cycle::correct(open.desk(), options.number, options.correction);
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

// ---------- The command line ----------

void add_period(CLI::App& command, const Session& session, std::string& period) {
  command
      .add_option(
          "--period", period,
          say({"of observations: the period they belong to", "监测记录所属的考核阶段,如 q1"})
              .in(session.language))
      ->type_name("ID");
}

void add_table(CLI::App& command, const Session& session, std::string& table) {
  command
      .add_option(
          "--table", table,
          say({"which table it is (default: by its headings)", "是哪一种表(默认按列名判断)"})
              .in(session.language))
      ->type_name("NAME");
}

void add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
              const Message& about) {
  command.add_option(name, text, say(about).in(session.language))->type_name("TEXT");
}

template <class Options>
CLI::App* add_acting(CLI::App& group, Session& session, const char* name, const Message& about,
                     const std::shared_ptr<Options>& options,
                     int (*run)(Session&, const Options&)) {
  CLI::App* command = group.add_subcommand(name, say(about).in(session.language));
  add_acting_options(*command, session, options->acting);
  command->callback([&session, options, run] {
    session.command = [&session, options, run] { return run(session, *options); };
  });
  return command;
}

void add_import(CLI::App& group, Session& session) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      add_acting(group, session, "import",
                 {"read a table (.csv, .xlsx, .ods) and put it on record, whole or not at all\n"
                  "Example: kaohe record import q1.xlsx --period q1 --as zhang_min",
                  "读取表格(.csv、.xlsx、.ods)并录入,要么全部录入,要么一条不录\n"
                  "例:kaohe record import q1.xlsx --period q1 --as zhang_min"},
                 options, import);
  command->add_option("FILE", options->file, say({"the table", "表格文件"}).in(session.language))
      ->required();
  add_period(*command, session, options->period);
  add_table(*command, session, options->table);
}

void add_add(CLI::App& group, Session& session) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = add_acting(
      group, session, "add",
      {"put one record on record, written as COLUMN=VALUE\n"
       "Example: kaohe record add domain=schools assessee=s05 indicator=XX17 input=breaches "
       "date=2023-03-12 --period q1 --as qin_zhengyi",
       "录入一条记录,写作 栏目=内容\n"
       "例:kaohe record add 领域=县直学校 考核对象=s05 指标=XX17 监测项目=breaches "
       "日期=2023-03-12 --period q1 --as qin_zhengyi"},
      options, add);
  command
      ->add_option("CELL", options->cells,
                   say({"COLUMN=VALUE, with the headings of the table", "栏目=内容,栏目即表的列名"})
                       .in(session.language))
      ->required();
  add_period(*command, session, options->period);
  add_table(*command, session, options->table);
}

void add_template(CLI::App& group, Session& session) {
  auto options = std::make_shared<TemplateOptions>();
  CLI::App* command =
      add_acting(group, session, "template",
                 {"write the workbook that a unit fills in, with its own rows\n"
                  "Example: kaohe record template q1.xlsx --period q1 --as zhang_min",
                  "生成本单位要填的表格,列出等待填写的行\n"
                  "例:kaohe record template q1.xlsx --period q1 --as zhang_min"},
                 options, make_template);
  command
      ->add_option("FILE", options->out,
                   say({"the new .xlsx file", "新的 .xlsx 文件"}).in(session.language))
      ->required();
  add_period(*command, session, options->period);
  add_table(*command, session, options->table);
}

void add_correct(CLI::App& group, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command =
      add_acting(group, session, "correct",
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
      add_acting(group, session, "withdraw",
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
  CLI::App* command = add_acting(
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
  add_import(*group, session);
  add_add(*group, session);
  add_template(*group, session);
  add_record_list(*group, session);
  add_correct(*group, session);
  add_withdraw(*group, session);
  add_confirm(*group, session);
}

}  // namespace kaohe::app

// kaohe record import, kaohe record add: what people wrote, put on record whole or not at all.
#include <algorithm>
#include <memory>

#include "app/record_commands.hpp"
#include "app/record_views.hpp"
#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/decisions_hold.hpp"
#include "cycle/recording.hpp"
#include "evidence/beside_tables.hpp"
#include "evidence/table.hpp"
#include "office/read_table.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using evidence::Form;

constexpr std::size_t kFileSizeMax = std::size_t{1} << 30U;

// ---------- import ----------

struct ImportOptions {
  Acting acting;
  TableChoice choice;
  std::string file;
};

bool holds_headings(const std::vector<std::string>& cells) {
  CsvTable table;
  table.headings = cells;
  return evidence::form_of(table) != nullptr;
}

/// How many headings of a table a form has.
std::size_t known_in(const Form& form, const CsvTable& table) {
  return static_cast<std::size_t>(
      std::count_if(table.headings.begin(), table.headings.end(), [&](const std::string& heading) {
        return std::any_of(form.columns.begin(), form.columns.end(), [&](const auto& column) {
          return column.id == heading || column.zh == heading;
        });
      }));
}

/// What the table is meant to be by half of its headings: what is wrong with the others it says.
const Form* nearest_form(const CsvTable& table) {
  const auto& forms = evidence::all_forms();
  const auto nearest = std::max_element(
      forms.begin(), forms.end(),
      [&](const Form* a, const Form* b) { return known_in(*a, table) < known_in(*b, table); });
  const std::size_t known = known_in(**nearest, table);
  return known > 1 && 2 * known >= table.headings.size() ? *nearest : nullptr;
}

const Form& form_for(const TableChoice& choice, const CsvTable& table) {
  if (!choice.table.empty()) return form_named(choice.table);
  if (const Form* form = evidence::form_of(table)) return *form;
  if (const Form* form = nearest_form(table)) return *form;
  std::vector<std::string> names;
  for (const Form* form : evidence::all_forms()) names.emplace_back(form->name);
  throw Error(
      ErrorKind::data, {table.file, 1, 0},
      say({"the headings fit no table of evidence; found {}; compare them with `kaohe record "
           "template`, or say with --table which it is meant to be: {}",
           "列名与任何证据表都不符;文件中有:{};请对照 kaohe record template 生成的表,"
           "或用 --table 指明:{}"},
          listed(table.headings), listed(names)));
}

std::vector<std::string_view> long_texts() {
  std::vector<std::string_view> headings;
  for (const Form* form : evidence::all_forms()) {
    for (const std::string_view heading : evidence::long_texts_of(*form))
      headings.push_back(heading);
  }
  return headings;
}

cycle::TableFile read_file_of(const Session& session, const std::string& path) {
  const std::string bytes = read_file(path, kFileSizeMax);
  const std::string name = fs::path(path).filename().string();
  office::ReadTable read =
      office::read_table(bytes, name, {long_texts(), holds_headings, WrongRows::leave_out});
  session.print(say({"{}: {}", "{}:{}"}, name, read.understood));
  return {std::move(read.table), name, sha256(bytes)};
}

void say_what_is_next(const Session& session, const plan::YearPlan& plan, const std::string& period,
                      bool is_late) {
  if (is_late) {
    if (plan.hearing.disclose)
      session.print(say({"They are shown to the assessees before they count: kaohe period disclose",
                         "计入前须先告知考核对象:kaohe period disclose"}));
    return session.print(
        say({"Late: the period is closed, and they count once the lead unit "
             "confirms them: kaohe record confirm NUMBER",
             "逾期补录:该阶段已办结,经主要考核责任单位确认后计入:"
             "kaohe record confirm 编号"}));
  }
  session.print(say({"They wait for the unit's submission by another person: kaohe period submit "
                     "--period {}",
                     "须由本单位另一人报送后生效:kaohe period submit --period {}"},
                    period));
}

int put_on_record(Session& session, OpenDesk& open, const Form& form, cycle::TableFile file,
                  const plan::Period* period) {
  std::string read;
  const auto decisions_hold = cycle::new_decisions_hold(open.year(), open.desk());
  const cycle::Recorded recorded =
      cycle::record_table(open.desk(), form, std::move(file), period == nullptr ? "" : period->id,
                          [&](const ledger::MemorySource& records) {
                            decisions_hold(records);
                            read = records_read(open.desk().plan(), records, session.language);
                          });
  for (const Problem& note : recorded.notes)
    session.warn(say({"{}: {}", "{}:{}"}, note.place.text(), note.what));
  session.print(read);
  say_recorded(session, open.desk(), recorded.numbers);
  if (open.desk().is_dry_run()) return 0;
  if (period != nullptr || recorded.is_late)
    say_what_is_next(session, open.year().plan, period == nullptr ? "" : period->id,
                     recorded.is_late);
  else
    say_what_counts_when(session, open.desk(), recorded.numbers);
  return 0;
}

int import(Session& session, const ImportOptions& options) {
  OpenDesk open(session, options.acting);
  cycle::TableFile file = read_file_of(session, options.file);
  const Form& form = form_for(options.choice, file.table);
  const plan::Period* period = period_of(form, open.desk().plan(), options.choice.period);
  session.print(columns_read(form, file.table, session.language));
  return put_on_record(session, open, form, std::move(file), period);
}

// ---------- add ----------

struct AddOptions {
  Acting acting;
  TableChoice choice{"observations", ""};
  std::vector<std::string> cells;  ///< "column=value"
};

CsvTable table_of_cells(const std::vector<std::string>& cells) {
  CsvTable table;
  table.file = "kaohe record add";
  table.rows.push_back({0, {}});
  for (const std::string& cell : cells) {
    const auto [column, value] = column_and_value(cell);
    table.headings.push_back(column);
    table.rows[0].cells.push_back(value);
  }
  return table;
}

int add(Session& session, const AddOptions& options) {
  OpenDesk open(session, options.acting);
  const Form& form = form_named(options.choice.table);
  const plan::Period* period = period_of(form, open.desk().plan(), options.choice.period);
  CsvTable table = table_of_cells(options.cells);
  const std::string name = table.file;
  return put_on_record(session, open, form, {std::move(table), name, {}}, period);
}

// ---------- The command line ----------

void add_import(CLI::App& group, Session& session) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      add_acting_command(group, session, "import",
                         {"read a table (.csv, .xlsx, .ods) and put it on record, whole or not at "
                          "all\nExample: kaohe record import q1.xlsx --period q1 --as zhang_min",
                          "读取表格(.csv、.xlsx、.ods)并录入,要么全部录入,要么一条不录\n"
                          "例:kaohe record import q1.xlsx --period q1 --as zhang_min"},
                         options, import);
  add_option(*command, "FILE", options->file, say({"the table", "表格文件"}).in(session.language))
      .required();
  add_table_options(*command, session, options->choice,
                    {"which table it is (default: by its headings)", "是哪一种表(默认按列名判断)"});
}

void add_add(CLI::App& group, Session& session) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = add_acting_command(
      group, session, "add",
      {"put one record on record, written as COLUMN=VALUE\n"
       "Example: kaohe record add domain=schools assessee=s05 indicator=XX17 input=breaches "
       "date=2023-03-12 --period q1 --as zhu_shiwen",
       "录入一条记录,写作 栏目=内容\n"
       "例:kaohe record add 领域=县直学校 考核对象=s05 指标=XX17 监测项目=breaches "
       "日期=2023-03-12 --period q1 --as zhu_shiwen"},
      options, add);
  add_option(*command, "CELL", options->cells,
             say({"COLUMN=VALUE, with the headings of the table", "栏目=内容,栏目即表的列名"})
                 .in(session.language))
      .required();
  add_table_options(
      *command, session, options->choice,
      {"which table it belongs to (default: observations)", "属于哪一种表(默认 observations)"});
}

}  // namespace

void add_record_import(CLI::App& group, Session& session) {
  add_import(group, session);
  add_add(group, session);
}

}  // namespace kaohe::app

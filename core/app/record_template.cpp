// kaohe record template: the workbook that a unit fills in.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "app/record_commands.hpp"
#include "base/errors.hpp"
#include "cycle/identity.hpp"
#include "evidence/preset_rows.hpp"
#include "ledger/clock.hpp"
#include "office/write_workbook.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using evidence::Column;
using evidence::Form;
using report::terminal_width;

struct TemplateOptions {
  Acting acting;
  TableChoice choice{"observations", ""};
  std::string out;
};

/// As wide as what stands in it or may be chosen, within what a page bears.
int width_of(const office::FormSheet& sheet, std::size_t column, bool is_long) {
  constexpr int kWidest = 32, kMargin = 2, kLongText = 24;
  constexpr int kFilterButton = 5;
  const office::FormColumn& made = sheet.columns[column];
  int width = is_long ? kLongText : terminal_width(made.heading) + kFilterButton;
  for (const std::vector<std::string>& row : sheet.rows)
    width = std::max(width, terminal_width(row[column]) + kMargin);
  for (const std::string& value : made.allowed)
    width = std::max(width, terminal_width(value) + kMargin);
  return std::min(width, kWidest);
}

office::FormSheet sheet_of(const Session& session, const Form& form, evidence::Preset preset) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  office::FormSheet sheet;
  sheet.name = word(form.title);
  sheet.rows = std::move(preset.rows);
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const Column& column = form.columns[i];
    office::FormColumn made;
    made.heading = word({column.id, column.zh});
    made.is_required = column.required;
    made.note = word(column.note);
    made.allowed = std::move(preset.allowed[i]);
    if (column.id == "provisional") made.allowed = {word({"yes", "是"}), word({"no", "否"})};
    sheet.columns.push_back(std::move(made));
    sheet.columns.back().width = width_of(sheet, i, column.long_text);
  }
  return sheet;
}

office::Instructions instructions(const Session& session, const plan::YearPlan& plan,
                                  const Form& form, const plan::Person& person,
                                  const plan::Period* period) {
  const auto line = [&](const Text& text) { return text.in(session.language); };
  const Text title = say(form.title);
  office::Instructions made;
  made.name = line(say({"How to", "填表说明"}));
  made.title =
      line(period == nullptr ? say({"{} {}: {}", "{}{}年度 {}"}, plan.county, plan.year, title)
                             : say({"{} {}: {}, {}", "{}{}年度 {}({})"}, plan.county, plan.year,
                                   title, period->title));
  made.lines = {
      line(say({"For {} ({}).", "填报单位:{}({})。"}, plan.unit_title(person.unit), person.unit)),
      line(say({"Columns with a red heading are needed. Each column says what goes in when one of "
                "its cells is chosen; where there is a list, choose from it.",
                "红色列名的栏目必填。选中单元格时显示本栏的填法;有下拉列表的请从中选择。"})),
      line(say({"Days are written 2023-06-20.", "日期写作 2023-06-20。"}))};
  if (period != nullptr)
    made.lines.push_back(
        line(say({"Rows that stand here await a value: fill it in, or delete the row where there "
                  "is nothing to report. What happened (events) is added below, one row each.",
                  "已列出的行等待填写数值;没有的请删去该行。发生的事项(如问题、通报)在下面另加,"
                  "一事一行。"})));
  made.lines.push_back(line(say({"Then: kaohe record import FILE --as NAME{}",
                                 "填好后:kaohe record import 文件 --as 经办人{}"},
                                period == nullptr ? std::string() : " --period " + period->id)));
  return made;
}

/// Whether there is anything to choose from: of what happens nobody knows the rows before.
bool takes_events(const office::FormSheet& sheet) {
  return !sheet.columns[evidence::observation_column::input].allowed.empty();
}

[[noreturn]] void refuse_idle(const plan::YearPlan& plan, const plan::Person& person,
                              const plan::Period& period) {
  throw Error(ErrorKind::data, {},
              say({"{} owes nothing in {}: no input that it records is reported then; no file was "
                   "written. See who records what with `kaohe year check`, what is owed with "
                   "`kaohe todo --as {}`",
                   "{}在“{}”没有需要填报的事项,未生成文件。待办事项见 kaohe todo --as {}"},
                  plan.unit_title(person.unit), period.title, person.id));
}

/// A spreadsheet program goes by the name.
void require_workbook_name(const std::string& file) {
  std::string ending = std::filesystem::path(file).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  if (ending == ".xlsx") return;
  throw Error(ErrorKind::usage, {},
              say({"the template is an Excel workbook, and \"{}\" does not end in .xlsx; name it "
                   "{}.xlsx",
                   "模板是 Excel 工作簿,而“{}”的扩展名不是 .xlsx;请改名为 {}.xlsx"},
                  file, std::filesystem::path(file).replace_extension().string()));
}

int make_template(Session& session, const TemplateOptions& options) {
  require_workbook_name(options.out);
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const plan::Person person = cycle::person_acting(plan, options.acting.as, ledger::os_user());
  const Form& form = form_named(options.choice.table);
  const plan::Period* period = period_of(form, plan, options.choice.period);
  office::FormSheet sheet =
      sheet_of(session, form,
               period == nullptr ? evidence::preset_beside(plan, person.unit, form)
                                 : evidence::preset_rows(plan, person.unit, *period));
  const std::size_t count = sheet.rows.size();
  if (period != nullptr && count == 0 && !takes_events(sheet)) refuse_idle(plan, person, *period);
  if (!options.acting.dry_run)
    office::write_workbook(options.out,
                           {instructions(session, plan, form, person, period), {std::move(sheet)}});
  session.print(options.acting.dry_run
                    ? say({"{}: would have {} rows to fill in; this was a dry run, and no file was "
                           "written",
                           "{}:待填 {} 行;本次为试运行,没有生成文件"},
                          options.out, count)
                    : say({"{}: {} rows to fill in", "{}:待填 {} 行"}, options.out, count));
  return 0;
}

}  // namespace

void add_record_template(CLI::App& group, Session& session) {
  auto options = std::make_shared<TemplateOptions>();
  CLI::App* command =
      add_acting_command(group, session, "template",
                         {"write the workbook that a unit fills in, with its own rows\n"
                          "Example: kaohe record template q1.xlsx --period q1 --as zhang_min",
                          "生成本单位要填的表格,列出等待填写的行\n"
                          "例:kaohe record template q1.xlsx --period q1 --as zhang_min"},
                         options, make_template);
  add_option(*command, "FILE", options->out,
             say({"the new .xlsx file", "新的 .xlsx 文件"}).in(session.language))
      .required();
  add_table_options(*command, session, options->choice,
                    {"which table (default: observations)", "哪一种表(默认 observations)"});
}

}  // namespace kaohe::app

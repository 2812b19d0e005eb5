// kaohe decide …: what the committee decides, one decision at a time (Art. 15–17).
#include <memory>

#include "app/acting.hpp"
#include "base/errors.hpp"
#include "cycle/decisions_hold.hpp"
#include "cycle/naming.hpp"
#include "cycle/recording.hpp"
#include "evidence/observations.hpp"
#include "evidence/record_row.hpp"

namespace kaohe::app {

namespace {

namespace column = evidence::decision_column;

struct DecideOptions {
  Acting acting;
  std::string kind;   ///< "good_line", "grade", "adjustment"
  std::string about;  ///< a domain or domain/pool; else an assessee
  std::string value;  ///< the line, the grade; of an adjustment its matter
  std::string by, reason, document, meeting;
};

/// A good line is of a domain, or of a pool of it; all else of an assessee.
void name_about(const plan::YearPlan& plan, const DecideOptions& options,
                std::vector<std::string>& cells) {
  const std::size_t slash = options.about.find('/');
  if (options.kind == "good_line") {
    cells[column::domain] = cycle::domain_named(plan, options.about.substr(0, slash)).id;
    if (slash != std::string::npos) cells[column::scope] = options.about.substr(slash + 1);
    return;
  }
  const plan::Assessee* assessee = plan.find_assessee(cycle::unit_named(plan, options.about));
  if (assessee == nullptr)
    throw Error(ErrorKind::usage, {options.about},
                say({"expected an assessee as DOMAIN/ID", "应为考核对象,写作 领域/编号"}));
  cells[column::domain] = assessee->domain;
  cells[column::assessee] = assessee->id;
}

CsvTable table_of(const cycle::Desk& desk, const DecideOptions& options) {
  std::vector<std::string> cells(evidence::kDecisions.columns.size());
  name_about(desk.plan(), options, cells);
  cells[column::kind] = options.kind;
  cells[options.kind == "adjustment" ? column::on : column::value] = options.value;
  cells[column::reason] = options.reason;
  cells[column::document] = options.document;
  cells[column::meeting] = options.meeting;
  cells[column::decided_by] =
      options.by.empty() ? desk.plan().organisation_with("committee").title : options.by;
  cells[column::date] = to_text(desk.today());
  return evidence::table_of_row(evidence::kDecisions, "kaohe decide", std::move(cells));
}

int decide(Session& session, const DecideOptions& options) {
  OpenDesk open(session, options.acting);
  cycle::Desk& desk = open.desk();
  if (options.document.empty())
    throw Error(ErrorKind::data, {"--document"},
                say({"the minutes of the meeting that decided are missing",
                     "请用 --document 写明作出决定的会议纪要或者文件"}));
  const cycle::Recorded recorded =
      cycle::record_table(desk, evidence::kDecisions, {table_of(desk, options), "decide", ""}, "",
                          cycle::new_decisions_hold(open.year(), desk));
  say_recorded_and_waiting(session, desk, recorded.numbers);
  return 0;
}

struct Described {
  const char *name, *kind;
  Message about, value, what;
};

void add_decision(CLI::App& group, Session& session, const Described& described) {
  auto options = std::make_shared<DecideOptions>();
  options->kind = described.kind;
  CLI::App* command =
      add_acting_command(group, session, described.name, described.what, options, decide);
  const auto needed = [&](const char* name, std::string& text, const Message& about) {
    add_option(*command, name, text, say(about).in(session.language)).required();
  };
  needed("ABOUT", options->about, described.about);
  needed("VALUE", options->value, described.value);
  add_cell(*command, session, "--by", options->by,
           {"who decides; default the committee", "决定机关,默认为县考核委"});
  add_cell(*command, session, "--reason", options->reason,
           {"why; needed where it is not what is proposed", "理由;与建议不同的必须写明"});
  add_cell(*command, session, "--document", options->document,
           {"the minutes of the meeting", "会议纪要或者文件"});
  add_cell(*command, session, "--meeting", options->meeting,
           {"the meeting that decided, as people call it", "作出决定的会议,如“2024年第2次会议”"});
}

}  // namespace

void add_decide_commands(CLI::App& program, Session& session) {
  CLI::App& group =
      add_group(program, session, "decide",
                {"decisions on lines, grades and adjustments; each counts once the committee has "
                 "confirmed it\nExample: kaohe decide grade schools/s07 fairly_good --document "
                 "云考委〔2024〕2号 --as lu_jingwen",
                 "分数线、等次、加减分的决定,经县考核委确认后生效\n例:kaohe decide grade "
                 "schools/s07 较好 --document 云考委〔2024〕2号 --as lu_jingwen"});
  add_decision(group, session,
               {"good-line",
                "good_line",
                {"the domain, or DOMAIN/POOL", "领域,分组划线的写 领域/分组"},
                {"a score, or mean", "分数,或者 mean(平均分)"},
                {"propose a domain's good line\n"
                 "Example: kaohe decide good-line schools 88.5 --document 云考委〔2024〕1号 "
                 "--as lu_jingwen",
                 "提请划定“好”等次分数线\n"
                 "例:kaohe decide good-line schools 88.5 --document 云考委〔2024〕1号 "
                 "--as lu_jingwen"}});
  add_decision(group, session,
               {"grade",
                "grade",
                {"the assessee, as DOMAIN/ID", "考核对象(领域/编号)"},
                {"the grade, by id or title", "等次,填编号或名称"},
                {"propose an assessee's grade\n"
                 "Example: kaohe decide grade schools/s07 fairly_good --document 云考委〔2024〕2号 "
                 "--as lu_jingwen",
                 "提请评定考核对象的等次\n"
                 "例:kaohe decide grade schools/s07 较好 --document 云考委〔2024〕2号 "
                 "--as lu_jingwen"}});
  add_decision(group, session,
               {"adjustment",
                "adjustment",
                {"the assessee, as DOMAIN/ID", "考核对象(领域/编号)"},
                {"the matter of the adjustment that waits", "待确认加减分的事项编号"},
                {"confirm an adjustment whose matter took points in an indicator as well\n"
                 "Example: kaohe decide adjustment schools/s07 云教表〔2023〕2号 --document "
                 "云考委〔2024〕3号 --as lu_jingwen",
                 "确认与指标重复的加减分\n"
                 "例:kaohe decide adjustment schools/s07 云教表〔2023〕2号 --document "
                 "云考委〔2024〕3号 --as lu_jingwen"}});
}

}  // namespace kaohe::app

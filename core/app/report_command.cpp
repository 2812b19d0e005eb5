// kaohe report circular: the coordinator's circular on a period (Art. 12(6)).
#include <memory>

#include "app/acting.hpp"
#include "app/period_choice.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/assess.hpp"
#include "cycle/progress.hpp"
#include "evidence/rectification.hpp"
#include "report/circular.hpp"

namespace kaohe::app {

namespace {

struct CircularOptions {
  std::string period, file;
  std::vector<std::string> suggestions;
};

/// The published result; while there is none, as it stands.
grading::Result result_of(Session& session, const cycle::Year& year, const std::string& period,
                          const Records& records, bool& is_draft) {
  const auto file = ledger::Ledger::file_of(session.options.workspace);
  if (is_there(file)) {
    const ledger::Ledger ledger = session.open_ledger();
    const cycle::Progress progress(ledger, year.plan.year);
    if (const cycle::Published* published = progress.publication(period))
      return published_result(session.options.workspace, year.plan, published->publication);
  }
  is_draft = true;
  cycle::Assessment assessment =
      cycle::assess(year, *records.source, period, assess_options(session.options, records));
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  return std::move(assessment.result);
}

std::vector<report::OpenNotice> open_notices(const plan::YearPlan& plan,
                                             const ledger::MemorySource& records, Date day) {
  std::vector<report::OpenNotice> open;
  for (const ledger::Notice& notice : records.all_notices) {
    if (!notice.issued || *notice.issued > day) continue;
    const evidence::Rectification state = evidence::rectification_by(plan, notice, day);
    if (!state.asks_for_answer()) continue;
    open.push_back({notice.domain, notice.assessee, notice.document, to_text(state.due),
                    state.is_overdue(day) ? state.days_late : 0});
  }
  return open;
}

int circular(Session& session, const CircularOptions& options) {
  const cycle::Year year = session.open_year();
  const std::string period = period_asked(session.options, year.plan, options.period);
  const Records records = session.read_records(year, period);
  report::CircularParts parts;
  const grading::Result result = result_of(session, year, period, records, parts.is_draft);
  parts.notices = open_notices(year.plan, *records.source, parse_date(result.as_of).value());
  parts.period = year.plan.find_period(period)->title;
  parts.suggestions = options.suggestions;
  const std::string text = report::circular(result, parts, session.language);
  if (options.file.empty()) {
    session.print(text);
    return 0;
  }
  write_new_file(options.file, text);
  session.print(say({"written to {}", "已写入 {}"}, options.file));
  return 0;
}

}  // namespace

void add_report_command(CLI::App& program, Session& session) {
  CLI::App& group = add_group(
      program, session, "report",
      {"papers of a period, made from its result\nExample: kaohe report circular --period h1 "
       "--suggest 'finish overdue training by July'",
       "考核阶段的文书\n例:kaohe report circular --period h1 --suggest 七月底前补齐培训"});
  auto options = std::make_shared<CircularOptions>();
  CLI::App* command = add_command(
      group, session, "circular",
      {"the coordinator's circular: progress by indicator, shortcomings, suggestions\n"
       "Example: kaohe report circular --period h1 --suggest 'finish overdue training by July'",
       "统筹单位的通报:指标完成进度、存在不足、工作建议(第十二条第六款)\n"
       "例:kaohe report circular --period h1 --suggest 七月底前补齐培训"});
  add_period_option(*command, session, options->period);
  add_threads_option(*command, session);
  add_cell(*command, session, "--suggest", options->suggestions,
           {"a suggestion, for each", "工作建议,可多次填写"});
  add_option(*command, "--file", options->file,
             say({"write it there; default: print it", "写入文件,不写则显示"}).in(session.language))
      .type_name("FILE");
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return circular(session, *options); };
  });
}

}  // namespace kaohe::app

// kaohe period …: submit, close, self-review; how a period stands and its publication are in files
// of their own.
#include "app/period_commands.hpp"

#include <memory>

#include "cycle/gaps.hpp"
#include "cycle/period_status.hpp"
#include "cycle/publishing.hpp"
#include "cycle/submitting.hpp"
#include "cycle/system_versions.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::app {

namespace {

std::string late_text(const Session& session, bool is_late) {
  return is_late ? say({" (late)", "(逾期)"}).in(session.language) : "";
}

/// What the desk's unit owes in a period and has not on record.
std::vector<cycle::Gap> owed_at(const OpenDesk& open, const std::string& period) {
  const plan::YearPlan& plan = open.year().plan;
  const cycle::Desk& desk = open.desk();
  const auto records =
      ledger::read_records(desk.ledger(), {plan.year, desk.today(), true, plan.folder});
  std::vector<cycle::Gap> gaps =
      cycle::gaps_by(open.year(), desk.progress(), *records, desk.today());
  std::erase_if(gaps, [&](const cycle::Gap& gap) {
    return gap.period != period || gap.units.count(desk.person().unit) == 0;
  });
  return gaps;
}

/// What may still come in; the submission stands, also where that cannot be computed.
void say_owed(const Session& session, const OpenDesk& open, const std::string& word) try {
  const plan::YearPlan& plan = open.year().plan;
  const std::vector<cycle::Gap> gaps = owed_at(open, cycle::period_named(plan, word).id);
  if (gaps.empty()) return;
  session.warn(say({"{} things of it are owed still and not on record; what comes in later counts "
                    "once it is submitted too, or, after the closing, confirmed by the lead unit:",
                    "尚有 {} 项应报未报;补录后须再次报送,已办结的由主要考核责任单位确认:"},
                   gaps.size()));
  for (const Problem& one : cycle::gaps_by_unit(plan, gaps)) session.warn(one.what);
} catch (const Error& error) {
  session.warn(say(
      {"whether anything is owed still could not be computed: {}", "未能核对是否还有应报未报:{}"},
      error.text(session.language)));
}

int submit(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  const cycle::Submitting done = cycle::submit(open.desk(), act.period, act.nil);
  const std::string late = late_text(session, done.is_late);
  if (done.nil)
    session.print(say({"{}: a nil return{}", "{}:零报告{}"}, act.period, late));
  else
    session.print(
        say({"{}: {} rows submitted{}", "{}:报送 {} 行{}"}, act.period, done.row_count, late));
  for (const std::string& domain : done.nil_in)
    if (!done.nil)
      session.print(
          say({"{}: a nil return", "{}:零报告"}, open.year().plan.find_domain(domain)->title));
  for (const std::string& domain : done.after_closing)
    session.print(say({"{} was closed without it: the lead unit confirms it with `kaohe record "
                       "confirm`",
                       "{}已办结,须由主要考核责任单位用 kaohe record confirm 确认"},
                      open.year().plan.find_domain(domain)->title));
  say_recorded(session, open.desk(), done.numbers);
  say_owed(session, open, act.period);
  return 0;
}

void say_left_out(const Session& session, const plan::YearPlan& plan, const std::string& domain,
                  const cycle::ClosingDone& done) {
  for (const std::string& unit : done.missing) {
    const auto rows = done.left_out.find(unit);
    session.print(
        rows == done.left_out.end()
            ? say({"without {}, which submitted nothing", "{}没有报送"}, plan.unit_title(unit))
            : say({"without {}: {} rows that it has recorded and not submitted do not "
                   "count until it submits them late and the lead unit confirms that",
                   "{}已录入未报送的 {} 行不计入,须由该单位补报并经主要考核责任单位确认"},
                  plan.unit_title(unit), rows->second));
  }
  std::string names;
  for (const std::string& assessee : done.unreviewed)
    names += (names.empty() ? "" : "、") + plan.unit_title(plan::assessee_unit(domain, assessee));
  if (!names.empty()) session.print(say({"no self-review: {}", "未报自查总结:{}"}, names));
  for (const Problem& one : cycle::gaps_by_unit(plan, done.waiting))
    session.print(say({"awaited from {}: {}", "待报,{}:{}"}, one.place.file, one.what));
}

/// What the period's figures in the domain would wait for if it were closed now.
std::vector<cycle::Gap> gaps_at_closing(const OpenDesk& open, const ledger::Ledger& ledger,
                                        const std::string& period, const std::string& domain) {
  cycle::require_whole(ledger);
  ledger::ReadOptions reading;
  reading.year = open.year().plan.year;
  reading.with_proposed = false;
  std::vector<cycle::Gap> gaps =
      cycle::gaps_of(open.year(), *ledger::read_records(ledger, reading), period, domain);
  std::erase_if(gaps, [&](const cycle::Gap& gap) {
    const bool is_of_units =
        gap.kind == cycle::Gap::Kind::record || gap.kind == cycle::Gap::Kind::draw;
    return !is_of_units || gap.period != period;
  });
  return gaps;
}

/// Units by id or title; what is none is left for who refuses it.
std::vector<std::string> units_named(const plan::YearPlan& plan, std::vector<std::string> words) {
  for (std::string& word : words) {
    const std::string unit = cycle::find_unit(plan, word);
    if (!unit.empty()) word = unit;
  }
  return words;
}

/// How much each unit has submitted of a domain.
void say_submitted(const Session& session, OpenDesk& open, const std::string& domain,
                   const plan::Period& period) {
  const plan::YearPlan& plan = open.year().plan;
  const cycle::PeriodStatus status =
      cycle::period_status(plan, open.desk().progress(), period, open.desk().today(), domain);
  for (const cycle::DomainStatus& one : status.domains) {
    for (const cycle::UnitStatus& unit : one.units) {
      if (unit.submitted)
        session.print(
            say({"  {}: {} rows", "  {}:{} 行"}, plan.unit_title(unit.unit), unit.row_count));
    }
  }
}

int close(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  const plan::YearPlan& plan = open.year().plan;
  const plan::Domain& domain = cycle::domain_named(plan, act.domain);
  const plan::Period& period = cycle::period_named(plan, act.period);
  cycle::ClosingOptions options{
      act.document, units_named(plan, act.without), act.early, act.with_waiting, {}, act.reason};
  options.find_gaps = [&] {
    return gaps_at_closing(open, open.desk().ledger(), period.id, domain.id);
  };
  const cycle::ClosingDone done = cycle::close_period(open.desk(), domain.id, period.id, options);
  const std::string late = late_text(session, done.is_late);
  if (open.desk().is_dry_run())
    session.print(say(
        {"{}: {} would be closed{}; what its figures come from:", "{}:{}可以办结{};所依据的记录:"},
        period.title, domain.title, late));
  else
    session.print(say({"{}: {} closed{}", "{}:{}已办结{}"}, period.title, domain.title, late));
  if (open.desk().is_dry_run()) say_submitted(session, open, domain.id, period);
  say_left_out(session, plan, domain.id, done);
  say_recorded(session, open.desk(), {done.number});
  return 0;
}

int self_review(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  const cycle::ReviewDone done = cycle::hand_in_self_review(open.desk(), act.period, act.document);
  session.print(say({"{}: the self-review is in{}", "{}:自查总结已报{}"}, act.period,
                    late_text(session, done.is_late)));
  say_recorded(session, open.desk(), {done.number});
  return 0;
}

void add_document(CLI::App& command, const Session& session, std::string& document) {
  add_option(command, "--document", document,
             say({"number or title of the document", "文号或文件名称"}).in(session.language))
      .type_name("TEXT");
}

void add_reason(CLI::App& command, const Session& session, const char* name, std::string& reason,
                const Message& about) {
  add_option(command, name, reason, say(about).in(session.language)).type_name("REASON");
}

/// A command that acts, with its own options behind those of all.
CLI::App* add_act(CLI::App& group, Session& session, PeriodAct& act, const char* name,
                  const Message& about) {
  CLI::App* command = add_subcommand(group, name, say(about).in(session.language));
  add_acting_options(*command, session, act.acting);
  add_needed_period(*command, session, act.period);
  return command;
}

void add_close(CLI::App& group, Session& session, const std::shared_ptr<PeriodAct>& act) {
  CLI::App* command =
      add_act(group, session, *act, "close",
              {"merge a domain's results of a period and close it, as its lead unit\n"
               "Example: kaohe period close --domain schools --period q1 --as zhu_shiwen",
               "主要考核责任单位汇总本领域结果、办结考核阶段\n"
               "例:kaohe period close --domain schools --period q1 --as zhu_shiwen"});
  add_option(*command, "--domain", act->domain, say({"the domain", "领域"}).in(session.language))
      .type_name("ID")
      .required();
  add_document(*command, session, act->document);
  add_option(
      *command, "--without", act->without,
      say({"units that have not submitted and are not waited for", "没有报送、不再等候的单位"})
          .in(session.language))
      .type_name("UNIT");
  add_reason(*command, session, "--reason", act->reason,
             {"why rows that a unit has recorded and not submitted are left out",
              "不计入某单位已录入未报送记录的理由"});
  add_with_waiting(*command, session, act->with_waiting);
  add_reason(*command, session, "--early", act->early,
             {"why it is closed before the day for results", "提前办结的理由"});
  on_call(*command,
          [&session, act] { session.command = [&session, act] { return close(session, *act); }; });
}

}  // namespace

void add_with_waiting(CLI::App& command, const Session& session, bool& with_waiting) {
  add_flag(command, "--with-waiting", with_waiting,
           say({"go on although records or draws are awaited; their figures stay open",
                "带着待报事项办理,有关得分暂缺"})
               .in(session.language));
}

void add_needed_period(CLI::App& command, const Session& session, std::string& period) {
  add_option(
      command, "--period", period,
      say({"the period, such as q1, h1 or year", "考核阶段,如 q1、h1、year"}).in(session.language))
      .type_name("ID")
      .required();
}

void add_period_commands(CLI::App& program, Session& session) {
  CLI::App* group =
      add_subcommand(program, "period",
                     say({"carry a period through: submit, close, publish; see how it "
                          "stands\nExample: kaohe period publish --period q1 --as jiang_mingyuan",
                          "办理考核阶段:报送、办结、形成结果,查看进度\n例:kaohe period publish "
                          "--period q1 --as jiang_mingyuan"})
                         .in(session.language));
  require_subcommand(*group);
  auto act = std::make_shared<PeriodAct>();
  CLI::App* submitting =
      add_act(*group, session, *act, "submit",
              {"submit what one's unit has recorded for a period; with nothing, a nil return\n"
               "Example: kaohe period submit --period q1 --as zhang_min",
               "报送本单位某一阶段的监测结果;没有记录的为零报告\n"
               "例:kaohe period submit --period q1 --as zhang_min"});
  add_reason(*submitting, session, "--nil", act->nil,
             {"of a unit that owes values: why it has none", "应报数值而作零报告的理由"});
  on_call(*submitting,
          [&session, act] { session.command = [&session, act] { return submit(session, *act); }; });
  add_close(*group, session, act);
  CLI::App* reviewing =
      add_act(*group, session, *act, "self-review",
              {"hand in the self-review of the half-year, as the assessee\n"
               "Example: kaohe period self-review --period h1 --as schools/s14 --document NAME",
               "考核对象报送半年自查总结\n"
               "例:kaohe period self-review --period h1 --as schools/s14 --document 文件名称"});
  add_document(*reviewing, session, act->document);
  on_call(*reviewing, [&session, act] {
    session.command = [&session, act] { return self_review(session, *act); };
  });
  add_period_status_command(*group, session);
  add_period_publish_command(*group, session);
  add_period_open_command(*group, session);
  add_period_disclose_command(*group, session);
}

}  // namespace kaohe::app

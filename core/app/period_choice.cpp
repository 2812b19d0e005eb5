#include "app/period_choice.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "cycle/naming.hpp"

namespace kaohe::app {

void add_period_option(CLI::App& command, const Session& session, std::string& period) {
  add_option(command, "--period", period,
             say({"the period looked at, such as q1, h1 or year (default: by --today, else the "
                  "year-end)",
                  "考核阶段,如 q1、h1、year(默认:按 --today,否则为年终)"})
                 .in(session.language))
      .type_name("ID");
}

std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named) {
  const Date day = options.day();
  if (!named.empty()) return cycle::period_named(plan, named).id;
  if (options.today.empty()) return plan.periods.back().id;
  if (const Date first = make_date(plan.year, 1, 1); day < first)
    throw Error(ErrorKind::usage, {},
                say({"--today is {}, and the year {} begins on {}; give that day or a later one",
                     "--today 为 {},{} 年度自 {} 开始;请改用这一天或以后的日期"},
                    to_text(day), plan.year, to_text(first)));
  std::string last = plan.periods.front().id;
  for (const plan::Period& period : plan.periods) {
    if (period.asked_on <= day) last = period.id;
  }
  return last;
}

void say_running(const Session& session, const plan::YearPlan& plan, const std::string& named,
                 const std::string& shown) {
  if (session.options.today.empty()) return;
  const Date day = session.options.day();
  const plan::Period& period = *plan.find_period(shown);
  if (day < period.opens)
    return session.warn(say({"{} is running, its results are gathered from {} on: this is how it "
                             "stood on {}",
                             "{} 正在进行,{} 起报送:以下为截至 {} 的情况"},
                            shown, to_text(period.opens), to_text(day)));
  if (day <= period.closes)
    return session.warn(say(
        {"the results of {} are still being gathered, until {}", "{} 的报送尚在进行,至 {} 截止"},
        shown, to_text(period.closes)));
  const auto running = std::find_if(
      plan.periods.begin(), plan.periods.end(),
      [&](const plan::Period& one) { return one.asked_on > day && one.first_day <= day; });
  if (!named.empty() || running == plan.periods.end()) return;
  session.warn(
      say({"this is {}, which was asked for last; `--period {}` shows {}, which is running, "
           "as it stood on {}",
           "以下为最近一个已得出结果的阶段 {};请用 --period {} 查看正在进行的 {} 在 {} 的情况"},
          shown, running->id, running->id, to_text(day)));
}

void say_known(const Session& session, const plan::YearPlan& plan, const std::string& shown,
               const ledger::ObservationSource& records) {
  const plan::Period& period = *plan.find_period(shown);
  if (!session.options.today.empty() || period.awards) return;
  std::int64_t later = 0;
  Date last = period.asked_on;
  for (const ledger::Objection& one : records.objections()) {
    if (!one.answered || *one.answered <= period.asked_on) continue;
    ++later;
    last = std::max(last, *one.answered);
  }
  if (later == 0) return;
  session.warn(
      say({"this is {} as of {}: {} objections answered since are open in it; `--today {}` "
           "shows it with the answers",
           "以下为 {} 截至 {} 的情况:此后答复的异议 {} 件仍作未答复;计入答复请加 --today {}"},
          shown, to_text(period.asked_on), later, to_text(last)));
}

std::optional<Date> known_until(const Options& options, const plan::Period& period) {
  if (!options.today.empty()) return options.day();
  return period.awards ? std::nullopt : std::optional(period.asked_on);
}

cycle::AssessOptions assess_options(const Options& options, const Records& records) {
  cycle::AssessOptions assess;
  assess.ledger_head = records.ledger_head;
  assess.decisions_by_number = !records.ledger_head.empty();
  assess.threads = options.thread_count();
  if (!options.today.empty()) assess.known_until = options.day();
  return assess;
}

}  // namespace kaohe::app

#include "app/period_choice.hpp"

#include "base/errors.hpp"
#include "cycle/naming.hpp"

namespace kaohe::app {

void add_period_option(CLI::App& command, const Session& session, std::string& period) {
  command
      .add_option(
          "--period", period,
          say({"the period looked at, such as q1, h1 or year (default: by --today, else the "
               "year-end)",
               "考核阶段,如 q1、h1、year(默认:按 --today,否则为年终)"})
              .in(session.language))
      ->type_name("ID");
}

std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named) {
  const Date day = options.day();
  if (!named.empty()) return cycle::period_named(plan, named).id;
  if (options.today.empty()) return plan.periods.back().id;
  const plan::Period& first = plan.periods.front();
  if (day < first.asked_on) {
    throw Error(
        ErrorKind::usage, {},
        say({"--today is {}, and no period of {} has ended by then: the first, {}, is asked "
             "for on {}; give that day or a later one, or name a period with --period",
             "--today 为 {},到这一天 {} 年度还没有一个考核阶段结束:最早的 {} 在 {} 得出结果;"
             "请改用这一天或以后的日期,或用 --period 指明考核阶段"},
            to_text(day), plan.year, first.id, to_text(first.asked_on)));
  }
  std::string last = first.id;
  for (const plan::Period& period : plan.periods) {
    if (period.asked_on <= day) last = period.id;
  }
  return last;
}

cycle::AssessOptions assess_options(const Options& options) {
  cycle::AssessOptions assess;
  assess.threads = options.thread_count();
  if (!options.today.empty()) assess.known_until = options.day();
  return assess;
}

}  // namespace kaohe::app

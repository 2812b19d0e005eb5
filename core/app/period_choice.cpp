#include "app/period_choice.hpp"

namespace kaohe::app {

void add_period_option(CLI::App& command, const Session& session, std::string& period) {
  command.add_option("--period", period,
                     say({"the period looked at, such as q1, h1 or year (default: by --today, else the "
                          "year-end)",
                          "考核阶段,如 q1、h1、year(默认:按 --today,否则为年终)"})
                         .in(session.language));
}

std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named) {
  const Date day = options.day();
  if (!named.empty()) return named;
  if (options.today.empty()) return plan.periods.back().id;
  std::string last = plan.periods.front().id;
  for (const plan::Period& period : plan.periods) {
    if (period.asked_on <= day) last = period.id;
  }
  return last;
}

}  // namespace kaohe::app

/// Which period a command looks at.
#pragma once

#include <string>

#include "app/options.hpp"
#include "cycle/assess.hpp"

namespace kaohe::app {

/// Adds --period.
void add_period_option(CLI::App& command, const Session& session, std::string& period);

/// The period named; else the last whose day has come by --today; without --today the year-end.
/// Throws Error(usage) for a
/// --today before the day of the first period.
std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named);

/// How a preview looks at things: with --today as they were known on that day.
cycle::AssessOptions assess_options(const Options& options);

}  // namespace kaohe::app

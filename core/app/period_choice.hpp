/// Which period a command looks at.
#pragma once

#include <string>

#include "app/options.hpp"

namespace kaohe::app {

/// Adds --period.
void add_period_option(CLI::App& command, const Session& session, std::string& period);

/// The period named; else the last whose day has come by --today; without --today the year-end.
std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named);

}  // namespace kaohe::app

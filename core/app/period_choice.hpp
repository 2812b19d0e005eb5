/// Which period a command looks at.
#pragma once

#include <string>

#include "app/options.hpp"
#include "cycle/assess.hpp"
#include "ledger/observation_source.hpp"

namespace kaohe::app {

/// Adds --period.
void add_period_option(CLI::App& command, const Session& session, std::string& period);

/// The period named; else the last whose day has come by --today, before any has the first; without
/// --today the year-end. Throws Error(usage) for a name that is none and for a day
/// before the year.
std::string period_asked(const Options& options, const plan::YearPlan& plan,
                         const std::string& named);

/// Says on standard error that the period shown is still running on --today; or, where none was
/// named, which one is.
void say_running(const Session& session, const plan::YearPlan& plan, const std::string& named,
                 const std::string& shown);

/// Says on standard error that a preview without --today stands as of the period's last day, where
/// objections were answered since.
void say_known(const Session& session, const plan::YearPlan& plan, const std::string& shown,
               const ledger::ObservationSource& records);

/// Until when a preview of a period knows answers: --today; else of the year's all, of an earlier
/// period those of its last day.
std::optional<Date> known_until(const Options& options, const plan::Period& period);

/// How a preview looks at things: with --today as they were known on that day.
cycle::AssessOptions assess_options(const Options& options, const Records& records);

}  // namespace kaohe::app

/// What can be asked of a year's figures as they are: how far from the line, on which records a
/// rank hangs, who is nearly tied.
#pragma once

#include <string>

#include "app/options.hpp"

namespace kaohe::app {

/// What an assessee would have to gain to reach its good line, in each currency.
int show_distance(Session& session, const std::string& assessee, const std::string& period);

/// Which of its records, each taken away alone, would change its rank or its proposed grade.
int show_deciding(Session& session, const std::string& assessee, const std::string& period);

/// Pairs that share a rank or whose scores are nearer than `within`, a decimal.
int show_close_pairs(Session& session, const std::string& within, const std::string& period);

}  // namespace kaohe::app

/// Differences between two systems or years, for people.
#pragma once

#include <string>
#include <vector>

#include "app/options.hpp"
#include "plan/difference.hpp"

namespace kaohe::app {

/// Prints those of a domain (empty: of the year as a whole) in columns: indicator, change, what,
/// before, after.
void print_table(const Session& session, const std::vector<plan::Difference>& all,
                 const std::string& domain);

}  // namespace kaohe::app

/// What cases never touch, for people and as JSON.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "testing/coverage.hpp"

namespace kaohe::app {

/// {"whole": …, "domains": [{"domain", "cases", "numbers", "mistakes", "indicators", "items",
/// "zeros", "gates", "unnoticed", "one_way", "held"}]}
nlohmann::ordered_json as_json(const std::vector<cases::Coverage>& all);

/// One domain: every gap by its key, then how much was tried.
std::vector<Text> lines_of(const cases::Coverage& coverage);

}  // namespace kaohe::app

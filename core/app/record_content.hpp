/// What a listed record says itself, for people.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::app {

/// "key value, …" of a record as `kaohe record list --json` has it, behind its first `head_size`
/// keys; in Chinese by titles and names. Of what has parts of its own only what they are called.
std::string content_of(const plan::YearPlan& plan, const nlohmann::ordered_json& record,
                       int head_size, Language language);

}  // namespace kaohe::app

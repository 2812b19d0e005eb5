/// Words for what an explanation holds as ids, keys and cells.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::app {

/// A state of the plugin's explanation, of a cell or of a figure.
Text state_text(const std::string& state);
/// The same of a figure.
Text figure_state_text(const std::string& state);
/// What took points where no item did.
Text stage_text(const std::string& stage);
/// The outcome of an objection.
Text outcome_text(const std::string& outcome);
/// The last words of a number's key.
Text number_text(const std::string& key);
/// The title that an option of an item's records has: "price.heavy" of the sanctions.
std::string option_title(const plan::IndicatorSystem& system, const std::string& indicator,
                         const std::string& id);
/// The numbers of an item, each with its word: "单价 0.5、应达 1"; empty: it has none. `value_of`: of
/// a key.
std::string rule_text(const plan::IndicatorSystem& system, const std::string& indicator,
                      const std::string& item, Language language,
                      const std::function<std::string(const std::string&)>& value_of);
/// The words of a key: "rows.2.upto" has three.
std::vector<std::string> words_of(const std::string& key);
/// An item of the plugin's explanation of an indicator; nullptr: there is none.
const nlohmann::json* item_of(const nlohmann::json& indicator, const std::string& id);

}  // namespace kaohe::app

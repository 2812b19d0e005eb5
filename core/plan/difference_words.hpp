/// Inside `plan`: the keys of a described system in words, and its values as one line of text.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "plan/difference.hpp"

namespace kaohe::plan {

/// "price" → price, 单价; a key without a word is its own.
Text word_for(const std::string& key);

/// Steps of a path in words, between them " › ".
Text words_for(const std::vector<std::string>& steps);

/// A text as it is, a list of texts with commas, an object that has a title by it, else JSON.
std::string text_of(const nlohmann::json& value);

/// Every version of a number: "0.25; q3: 0.5".
std::string versions_text(const nlohmann::json& versions);

}  // namespace kaohe::plan

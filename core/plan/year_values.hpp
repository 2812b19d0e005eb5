/// Inside `plan`: reading values of year.toml that fit its schema; what is left out has its
/// default.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>
#include <nlohmann/json.hpp>

#include "plan/year_file.hpp"

namespace kaohe::plan {

/// The table under a key; without the key an empty one.
inline const nlohmann::json& table_of(const nlohmann::json& from, const char* key) {
  static const nlohmann::json empty = nlohmann::json::object();
  const auto found = from.find(key);
  return found == from.end() ? empty : *found;
}

/// The list under a key; without the key an empty one.
inline const nlohmann::json& list_of(const nlohmann::json& from, const char* key) {
  static const nlohmann::json empty = nlohmann::json::array();
  const auto found = from.find(key);
  return found == from.end() ? empty : *found;
}

inline std::string text_of(const nlohmann::json& from, const char* key,
                           const char* otherwise = "") {
  return from.value(key, otherwise);
}

inline std::vector<std::string> texts_of(const nlohmann::json& from, const char* key) {
  return list_of(from, key).get<std::vector<std::string>>();
}

inline std::optional<Rational> optional_number(const nlohmann::json& from, const char* key) {
  if (!from.contains(key)) return std::nullopt;
  return number_of(from[key]);
}

}  // namespace kaohe::plan

#include "base/toml_text.hpp"

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <sstream>

#include <nlohmann/json.hpp>

namespace kaohe {

namespace {

using nlohmann::json;

toml::array array_of(const json& value);

toml::table table_of(const json& value) {
  toml::table table;
  for (const auto& [key, one] : value.items()) {
    if (one.is_object()) table.insert(key, table_of(one));
    if (one.is_array()) table.insert(key, array_of(one));
    if (one.is_string()) table.insert(key, one.get<std::string>());
    if (one.is_number_integer()) table.insert(key, one.get<std::int64_t>());
    if (one.is_boolean()) table.insert(key, one.get<bool>());
  }
  return table;
}

toml::array array_of(const json& value) {
  toml::array array;
  for (const json& one : value) {
    if (one.is_object()) array.push_back(table_of(one));
    if (one.is_array()) array.push_back(array_of(one));
    if (one.is_string()) array.push_back(one.get<std::string>());
    if (one.is_number_integer()) array.push_back(one.get<std::int64_t>());
    if (one.is_boolean()) array.push_back(one.get<bool>());
  }
  return array;
}

}  // namespace

std::string toml_text(const json& value) {
  std::ostringstream text;
  text << toml::toml_formatter(table_of(value), toml::format_flags::allow_unicode_strings);
  text << '\n';
  return text.str();
}

}  // namespace kaohe

/// Inside `ledger`: single values ↔ JSON, decimals as text, days as 2023-06-20.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <kaohe/rational.hpp>

#include "base/date.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::ledger {

using nlohmann::json;

inline json value_of(const std::string& text) {
  return text;
}
inline json value_of(int number) {
  return number;
}
inline json value_of(std::int64_t number) {
  return number;
}
inline json value_of(bool flag) {
  return flag;
}
inline json value_of(const Rational& number) {
  return number.text();
}
inline json value_of(Date day) {
  return to_text(day);
}
inline json value_of(const std::vector<std::string>& texts) {
  return texts;
}
inline json value_of(const std::vector<int>& numbers) {
  return numbers;
}
inline json value_of(const std::vector<std::int64_t>& numbers) {
  return numbers;
}
inline json value_of(const std::map<std::string, std::string>& texts) {
  return texts;
}
inline json value_of(const std::vector<plan::Override>& overrides) {
  json list = json::array();
  for (const plan::Override& one : overrides)
    list.push_back({{"key", one.key},
                    {"value", one.value},
                    {"from", one.from},
                    {"document", one.document},
                    {"whole_year", one.whole_year}});
  return list;
}

inline void read(const json& value, std::string& into) {
  into = value.get<std::string>();
}
inline void read(const json& value, int& into) {
  into = value.get<int>();
}
inline void read(const json& value, std::int64_t& into) {
  into = value.get<std::int64_t>();
}
inline void read(const json& value, bool& into) {
  into = value.get<bool>();
}
inline void read(const json& value, Rational& into) {
  into = Rational::parse(value.get<std::string>()).value();
}
inline void read(const json& value, Date& into) {
  into = parse_date(value.get<std::string>()).value();
}
inline void read(const json& value, std::vector<std::string>& into) {
  into = value.get<std::vector<std::string>>();
}
inline void read(const json& value, std::vector<int>& into) {
  into = value.get<std::vector<int>>();
}
inline void read(const json& value, std::vector<std::int64_t>& into) {
  into = value.get<std::vector<std::int64_t>>();
}
inline void read(const json& value, std::map<std::string, std::string>& into) {
  into = value.get<std::map<std::string, std::string>>();
}
inline void read(const json& value, std::vector<plan::Override>& into) {
  for (const json& one : value)
    into.push_back(
        {one.at("key"), one.at("value"), one.at("from"), one.at("document"), one.at("whole_year")});
}

}  // namespace kaohe::ledger

/// Inside of report/: result.json as a JSON value. Include it in .cpp files only.
#pragma once

#include <nlohmann/json.hpp>

#include "grading/result.hpp"

namespace kaohe::report {

using Json = nlohmann::ordered_json;

/// A text; an empty one is null.
Json text_or_null(const std::string& text);

/// The numbers of result.json: decimal strings, or fractions where 8 places do not suffice; none is
/// null.
Json number(const Rational& value);
Json number(const Points& value);
template <class Number>
Json number(const std::optional<Number>& value) {
  return value ? number(*value) : Json(nullptr);
}

/// A rank, or null where there is none; and read back.
Json rank(const std::optional<int>& item);
std::optional<int> read_rank(const nlohmann::json& value);

/// A list, each item through `write`.
template <class Items, class Write>
Json list_of(const Items& items, Write write) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(write(item));
  return list;
}

Json assessee_document(const grading::AssesseeResult& assessee);

/// The same, read back. The value has passed the schema.
grading::AssesseeResult read_assessee(const nlohmann::json& value,
                                      const std::vector<grading::IndicatorHead>& indicators);

/// The number in a text that has passed the schema; none for null.
std::optional<Rational> read_number(const nlohmann::json& value);
std::optional<Points> read_points(const nlohmann::json& value);
/// The text; null is empty.
std::string read_text(const nlohmann::json& value);

template <class Item, class Read>
std::vector<Item> read_list(const nlohmann::json& value, Read read) {
  std::vector<Item> items;
  for (const auto& item : value) items.push_back(read(item));
  return items;
}

}  // namespace kaohe::report

#include "description.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace kaohe::cases {
namespace {

using nlohmann::json;

[[noreturn]] void strange(const std::string& what, const std::string& found) {
  throw std::runtime_error("describe: " + what + " is \"" + found +
                           "\", which the case runner does not know; build both from one SDK");
}

std::string text(const json& table, const char* key) {
  return table.at(key).get<std::string>();
}

template <class Enum>
Enum word(const json& table, const char* key, const std::vector<std::string>& words) {
  const std::optional<std::uint32_t> index = index_in(words, text(table, key));
  if (!index) strange(key, text(table, key));
  return static_cast<Enum>(*index);
}

std::vector<std::string> ids(const json& list) {
  std::vector<std::string> ids;
  for (const json& one : list)
    ids.push_back(one.is_string() ? one.get<std::string>() : text(one, "id"));
  return ids;
}

std::optional<Rational> bound(const json& table, const char* key) {
  if (!table.contains(key)) return std::nullopt;
  const std::optional<Rational> value = Rational::parse(text(table, key));
  if (!value) strange(key, text(table, key));
  return value;
}

std::vector<CaseAttribute> attributes(const json& list) {
  std::vector<CaseAttribute> attributes;
  for (const json& one : list) attributes.push_back({text(one, "id"), ids(one.at("options"))});
  return attributes;
}

std::vector<std::uint32_t> periods(const json& list, const CaseCalendar& calendar) {
  std::vector<std::uint32_t> periods;
  for (const std::string& id : ids(list)) {
    const std::optional<std::uint32_t> period = calendar.find(id);
    if (!period) strange("period", id);
    periods.push_back(*period);
  }
  return periods;
}

CaseInput input(const json& table, const std::vector<std::string>& subs,
                const CaseCalendar& calendar) {
  CaseInput input;
  input.name = text(table, "id");
  input.type = word<InputType>(table, "type", {"events", "count", "measure", "flag", "choice"});
  input.every = word<Cell>(table, "every", {"", "month", "quarter", "half", "year"});
  input.source =
      word<Source>(table, "source", {"record", "roster", "last_year", "result", "notices"});
  input.scope = word<Scope>(table, "scope", {"assessee", "pool", "domain"});
  input.sub = index_in(subs, text(table, "sub"));
  input.matter = table.at("matter").get<bool>();
  input.named = table.at("named").get<bool>();
  input.decimals = table.at("decimals").get<int>();
  input.options = ids(table.at("options"));
  input.attributes = attributes(table.at("attributes"));
  input.periods = periods(table.at("periods"), calendar);
  input.low = bound(table, "low");
  input.high = bound(table, "high");
  return input;
}

CaseIndicator indicator(const json& table) {
  CaseIndicator indicator;
  indicator.id = text(table, "id");
  indicator.title = text(table, "title");
  indicator.spill = text(table, "spill");
  indicator.items = ids(table.at("items"));
  for (const json& item : table.at("items")) {
    for (const std::string& name : ids(item.at("reads"))) indicator.reads.push_back(name);
  }
  return indicator;
}

Description read(const json& table, const CaseCalendar& calendar) {
  Description description{calendar, {}, {}, {}, {}};
  for (const json& sub : table.at("subs")) {
    description.subs.push_back({text(sub, "id"), sub.at("may_be_empty").get<bool>()});
  }
  const std::vector<std::string> subs = description.sub_ids();
  for (const json& one : table.at("inputs")) {
    description.inputs.push_back(input(one, subs, calendar));
  }
  for (const json& gate : table.at("gates")) {
    description.gates.push_back({text(gate, "id"), text(gate, "indicator")});
  }
  for (const json& one : table.at("indicators")) description.indicators.push_back(indicator(one));
  return description;
}

template <class Row>
std::vector<std::string> column(const std::vector<Row>& rows, std::string Row::*member) {
  std::vector<std::string> column;
  for (const Row& row : rows) column.push_back(row.*member);
  return column;
}

}  // namespace

std::vector<std::string> Description::input_names() const {
  return column(inputs, &CaseInput::name);
}

std::vector<std::string> Description::sub_ids() const {
  return column(subs, &CaseSub::id);
}

std::vector<std::string> Description::indicator_ids() const {
  return column(indicators, &CaseIndicator::id);
}

Description read_description(const std::string& json_text, const CaseCalendar& calendar) {
  try {
    return read(json::parse(json_text), calendar);
  } catch (const json::exception& error) {
    throw std::runtime_error(std::string("describe: ") + error.what());
  }
}

std::optional<std::uint32_t> index_in(const std::vector<std::string>& list, std::string_view text) {
  const auto at = std::find(list.begin(), list.end(), text);
  if (at == list.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - list.begin());
}

}  // namespace kaohe::cases

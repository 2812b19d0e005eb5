#include "scoring/zeroed.hpp"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "plan/definition_words.hpp"

namespace kaohe::scoring {

namespace {

using nlohmann::json;

json definition_of(const plan::IndicatorSystem& system, const std::string& indicator) {
  const json document = json::parse(system.document, nullptr, false);
  if (!document.is_object()) return json::object();
  for (const json& one : document.value("indicators", json::array()))
    if (one.value("id", "") == indicator) return one.value("definition", json::object());
  return json::object();
}

bool is_told(const json& zero, const json& explained) {
  const std::string title = zero.value("title", "");
  const json notes = explained.value("notes", json::array());
  return !title.empty() && std::any_of(notes.begin(), notes.end(), [&](const json& note) {
    return note.is_string() && note.get_ref<const std::string&>().starts_with(title);
  });
}

/// The names of conditions, and what the figures among them are made of.
std::set<std::string> names_in(const std::vector<json>& zeros, const json& definition) {
  std::set<std::string> names;
  for (const json& zero : zeros) plan::collect_words(zero.value("when", json::object()), names);
  const json figures = definition.value("figure", json::array());
  for (std::size_t before = 0; before != names.size();) {  // a figure may be made of figures
    before = names.size();
    for (const json& figure : figures)
      if (names.count(figure.value("id", "")) != 0) plan::collect_words(figure, names);
  }
  return names;
}

}  // namespace

std::set<std::string> inputs_of_zero(const plan::IndicatorSystem& system,
                                     const std::string& indicator, const json& explained) {
  const json definition = definition_of(system, indicator);
  std::vector<json> all, told;
  for (const json& zero : definition.value("zero", json::array())) {
    all.push_back(zero);
    if (is_told(zero, explained)) told.push_back(zero);
  }
  std::set<std::string> inputs;
  for (const std::string& name : names_in(told.empty() ? all : told, definition)) {
    for (const std::string& id : {name, indicator + "." + name})
      if (system.find_input(id) != nullptr) inputs.insert(id);
  }
  return inputs;
}

}  // namespace kaohe::scoring

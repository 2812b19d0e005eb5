#include "evidence/attributes.hpp"

#include <algorithm>

#include "base/nearest.hpp"

namespace kaohe::evidence {

namespace {
using plan::AttributeInfo;
using plan::InputInfo;
using plan::OptionInfo;

constexpr int kUnset = -1;

/// The index of a thing with this id or title; -1: none has it.
template <class Thing>
int index_of(const std::vector<Thing>& things, std::string_view name) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) {
    return thing.id == name || thing.title == name;
  });
  return found == things.end() ? kUnset : static_cast<int>(found - things.begin());
}

template <class Thing>
std::vector<std::string> words_of(const std::vector<Thing>& things) {
  std::vector<std::string> words;
  for (const Thing& thing : things) {
    words.push_back(thing.id);
    if (!thing.title.empty()) words.push_back(thing.title);
  }
  return words;
}

std::string ids_of(const std::vector<OptionInfo>& options, const char* between) {
  std::string ids;
  for (const OptionInfo& option : options) ids += (ids.empty() ? "" : between) + option.id;
  return ids;
}

/// "level=city|county" or "unfixed"
std::string form_of(const AttributeInfo& attribute) {
  return attribute.options.empty() ? attribute.id
                                   : attribute.id + "=" + ids_of(attribute.options, "|");
}

std::string forms_of(const InputInfo& input) {
  std::string forms;
  for (const AttributeInfo& attribute : input.attributes)
    forms += (forms.empty() ? "" : "; ") + form_of(attribute);
  return forms;
}

/// Ends a text at the first of the marks, which is cut off; what follows is given back.
std::string_view cut(std::string_view& text, const std::vector<std::string_view>& marks) {
  std::size_t at = std::string_view::npos, size = 0;
  for (const std::string_view mark : marks) {
    const std::size_t found = text.find(mark);
    if (found >= at) continue;
    at = found;
    size = mark.size();
  }
  const std::string_view rest =
      at == std::string_view::npos ? std::string_view() : text.substr(at + size);
  text = text.substr(0, at);
  return rest;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The value of one part for its attribute; -1: refused.
int read_part(Row& row, int column, const AttributeInfo& attribute, std::string_view option,
              bool has_option) {
  if (attribute.options.empty()) {
    if (!has_option) return 1;
    row.refuse(column, say({"\"{}\" alone: it is a mark, which is there or not",
                            "只写“{}”(它是标记,有则写、无则不写)"},
                           attribute.id));
    return kUnset;
  }
  const int index = index_of(attribute.options, option);
  if (index == kUnset) {
    row.refuse(column, say({"\"{}\"{}", "“{}”{}"}, form_of(attribute),
                           did_you_mean(option, words_of(attribute.options))));
  }
  return index;
}

/// Whether the part could be taken.
bool take_part(Row& row, int column, const InputInfo& input, std::string_view part,
               std::vector<int>& values) {
  std::string_view name = part;
  std::string_view option = cut(name, {"=", "\uFF1D"});
  const bool has_option = name.size() != part.size();
  name = trimmed(name);
  option = trimmed(option);
  const int index = index_of(input.attributes, name);
  if (index == kUnset) {
    row.refuse(column, say({"attributes of \"{}\": {}{}", "“{}”的属性:{}{}"}, input.id,
                           forms_of(input), did_you_mean(name, words_of(input.attributes))));
    return false;
  }
  const AttributeInfo& attribute = input.attributes[static_cast<std::size_t>(index)];
  int& value = values[static_cast<std::size_t>(index)];
  if (value > (attribute.options.empty() ? 0 : kUnset)) {
    row.refuse(column, say({"\"{}\" once only", "“{}”只写一次"}, attribute.id));
    return false;
  }
  value = read_part(row, column, attribute, option, has_option);
  return value != kUnset;
}
}  // namespace

std::vector<int> no_attributes(const InputInfo& input) {
  std::vector<int> values;
  for (const AttributeInfo& attribute : input.attributes)
    values.push_back(attribute.options.empty() ? 0 : kUnset);
  return values;
}

std::vector<int> read_attributes(Row& row, int column, const InputInfo& input) {
  std::vector<int> values = no_attributes(input);
  std::string_view rest = row.cell(column);
  if (input.attributes.empty()) {
    if (!rest.empty())
      row.refuse(
          column,
          say({"an empty cell, since \"{}\" has no attributes", "留空(“{}”没有属性)"}, input.id));
    return values;
  }
  bool well = true;
  while (!rest.empty()) {
    std::string_view part = rest;
    rest = cut(part, {";", "\uFF1B"});
    part = trimmed(part);
    if (!part.empty() && !take_part(row, column, input, part, values)) well = false;
  }
  if (!well) return values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != kUnset) continue;
    row.refuse(column, say({"\"{}\" too, since each record of \"{}\" must have it",
                            "同时写明“{}”(“{}”的每条记录都须有)"},
                           form_of(input.attributes[i]), input.id));
  }
  return values;
}

}  // namespace kaohe::evidence

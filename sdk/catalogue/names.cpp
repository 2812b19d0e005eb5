// Who is called what: an indicator's own figures hide its inputs, and both hide those of the
// domain. Another's are called with its id, as in "XZ14.income".
#include <algorithm>

#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

std::uint32_t filed(const std::map<Names::Key, std::uint32_t>& names, std::uint32_t owner,
                    std::string_view id) {
  const auto found = names.find({owner, std::string(id)});
  return found == names.end() ? kNone : found->second;
}

/// A figure or input of one owner. In a figure its own id means the input beside it, if there is
/// one.
Operand look_up_beside(const Build& build, std::string_view id, std::uint32_t owner,
                       std::uint32_t self) {
  const std::uint32_t figure = filed(build.names.figures, owner, id);
  const std::uint32_t input = filed(build.names.inputs, owner, id);
  if (figure != kNone && (figure != self || input == kNone)) return {OperandKind::figure, figure};
  if (input != kNone) return {OperandKind::input, input};
  return {};
}

void add_names(const std::map<Names::Key, std::uint32_t>& names, std::uint32_t owner,
               std::vector<std::string>& words) {
  for (const auto& [key, index] : names) {
    if (key.first == owner) words.push_back(key.second);
  }
}

}  // namespace

std::vector<std::string> visible_names(const Build& build, const Viewpoint& view) {
  std::vector<std::string> words;
  if (view.records != kNone) words = attribute_ids(build, view.records);
  for (const std::uint32_t owner : {view.indicator, kNone}) {
    add_names(build.names.figures, owner, words);
    add_names(build.names.inputs, owner, words);
    if (owner == kNone) break;
  }
  return words;
}

Operand look_up(const Build& build, std::string_view name, const Viewpoint& view) {
  const std::size_t point = name.rfind('.');
  if (point != std::string_view::npos) {
    const auto owner = build.names.indicators.find(name.substr(0, point));
    if (owner == build.names.indicators.end()) return {};
    return look_up_beside(build, name.substr(point + 1), owner->second, view.figure);
  }
  const Operand beside = look_up_beside(build, name, view.indicator, view.figure);
  if (beside.kind != OperandKind::none || view.indicator == kNone) return beside;
  return look_up_beside(build, name, kNone, view.figure);
}

Operand named(Build& build, const toml::node& node, const std::string& where,
              const Viewpoint& view) {
  const auto* value = node.as_string();
  if (value == nullptr) {
    build.report.add(position_of(node.source()), where, build.report.described(node),
                     "the id of a figure or input, in quotes");
    return {};
  }
  const Operand found = look_up(build, value->get(), view);
  if (found.kind == OperandKind::none) {
    build.report.add(
        position_of(node.source()), where, quoted(value->get()) + ", which nothing here is called",
        "the id of a figure or input of the indicator or the domain, or one like \"XZ14.income\"",
        suggestion(value->get(), visible_names(build, view)));
  }
  return found;
}

Operand read_name(Build& build, const Place& place, std::string_view key, const Viewpoint& view) {
  const toml::node* node = place.find(key);
  return node == nullptr ? Operand{} : named(build, *node, place.way(key), view);
}

const Input* input_of(const Build& build, const Operand& operand) {
  return operand.kind == OperandKind::input ? &build.store.inputs[operand.index] : nullptr;
}

const Figure* figure_of(const Build& build, const Operand& operand) {
  return operand.kind == OperandKind::figure ? &build.store.figures[operand.index] : nullptr;
}

bool is_numeric(const Build& build, const Operand& operand) {
  const Input* input = input_of(build, operand);
  return input == nullptr || input->type != InputType::choice;
}

bool is_roster_choice(const Input& input) {
  return input.type == InputType::choice && input.source == Source::roster && input.sub == kNone &&
         input.scope == kaohe::Scope::assessee;
}

std::uint32_t read_roster_choice(Build& build, const Place& place, std::string_view key,
                                 const Viewpoint& view) {
  const Operand operand = read_name(build, place, key, view);
  const Input* input = input_of(build, operand);
  if (input != nullptr && is_roster_choice(*input)) return operand.index;
  if (operand.kind != OperandKind::none)
    place.wrong(key, "an input of type choice with from = \"roster\", one for each assessee");
  return kNone;
}

std::uint32_t attribute_of(const Build& build, std::uint32_t input, std::string_view id) {
  if (input == kNone) return kNone;
  const Range range = build.store.inputs[input].attributes;
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
    if (build.store.attributes[i].id == id) return i;
  }
  return kNone;
}

std::uint32_t option_of(const Build& build, Range options, std::string_view id) {
  for (std::uint32_t i = 0; i < options.count; ++i) {
    if (build.store.options[options.first + i].id == id) return i;
  }
  return kNone;
}

std::vector<std::string> option_ids(const Build& build, Range options) {
  std::vector<std::string> ids;
  for (const Option& option : slice(build.store.options, options)) ids.emplace_back(option.id);
  return ids;
}

std::vector<std::string> attribute_ids(const Build& build, std::uint32_t input) {
  std::vector<std::string> ids;
  for (const Attribute& attribute :
       slice(build.store.attributes, build.store.inputs[input].attributes))
    ids.emplace_back(attribute.id);
  return ids;
}

std::string full_name(const Build& build, const Operand& operand) {
  const Input* input = input_of(build, operand);
  const Figure* figure = figure_of(build, operand);
  if (input == nullptr && figure == nullptr) return {};
  const std::uint32_t owner = input != nullptr ? input->indicator : figure->indicator;
  const std::string id(input != nullptr ? input->id : figure->id);
  return owner == kNone ? id : std::string(build.store.indicators[owner].id) + "." + id;
}

bool file_id(Build& build, std::map<Names::Key, std::uint32_t>& names, const Place& place,
             std::uint32_t owner, std::uint32_t index) {
  if (!place.has("id")) {
    place.missing("id", "an id: small letters, digits and _, a letter first");
    return false;
  }
  const std::optional<std::string_view> id = place.id("id");
  if (!id) return false;
  if (names.emplace(Names::Key{owner, std::string(*id)}, index).second) return true;
  build.report.add(place.at("id"), place.way("id"), quoted(*id) + " a second time",
                   "an id of its own");
  return false;
}

}  // namespace kaohe::catalogue

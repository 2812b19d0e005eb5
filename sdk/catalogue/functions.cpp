// C++ functions of a plugin as the catalogue names them, and groups of assessees.
#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

std::uint32_t function_index(Build& build, std::string_view name) {
  const auto known = build.names.functions.find(name);
  if (known != build.names.functions.end()) return known->second;
  const std::uint32_t index = size_of(build.store.functions);
  build.store.functions.push_back({build.store.keep(name), nullptr});
  build.names.functions.emplace(name, index);
  return index;
}

std::uint32_t read_function_name(Build& build, const Place& place) {
  const std::optional<std::string_view> name = place.text("function");
  if (!name) {
    if (!place.has("function"))
      place.missing("function", "the name of a C++ function of the plugin");
    return kNone;
  }
  if (is_function_name(*name)) return function_index(build, *name);
  place.wrong("function",
              "a name for a C++ function: small letters, digits and single _, no word of C++");
  return kNone;
}

Range read_uses(Build& build, const Place& place, const Viewpoint& view) {
  std::vector<Use> uses;
  for (const TextAt& member : place.texts("uses", "ids of figures and inputs, in quotes")) {
    const Operand operand = named(build, *member.node, place.way("uses"), view);
    for (const Use& known : uses) {
      if (known.name == member.text) {
        build.report.add(position_of(member.node->source()), place.way("uses"),
                         quoted(member.text) + " a second time", "each name once");
      }
    }
    uses.push_back({build.store.keep(member.text), operand});
  }
  return append(build.store.uses, uses);
}

Range read_args(Build& build, const Place& place) {
  const std::optional<Place> table = place.table("args");
  std::vector<Argument> arguments;
  if (!table) return {};
  for (const Entry& entry : table->entries()) {
    if (!is_id(entry.key)) {
      build.report.add(entry.at, table->way(entry.key), quoted(entry.key),
                       "an id: small letters, digits and _, a letter first");
      continue;
    }
    const std::uint32_t number = number_at(build, *entry.node, table->way(entry.key), Bound::any);
    arguments.push_back({build.store.keep(entry.key), number});
  }
  return append(build.store.arguments, arguments);
}

}  // namespace

Called read_function(Build& build, const Place& place, const Viewpoint& view) {
  Called called;
  called.function = read_function_name(build, place);
  called.uses = read_uses(build, place, view);
  called.args = read_args(build, place);
  return called;
}

Peers read_group(Build& build, const Place& place, std::string_view key, const Viewpoint& view) {
  const std::optional<std::string_view> text = place.text(key);
  if (!text) return {};
  if (*text == "pool") return {Group::pool, kNone};
  if (*text == "domain") return {Group::domain, kNone};
  const std::uint32_t choice = read_roster_choice(build, place, key, view);
  return choice == kNone ? Peers{} : Peers{Group::choice, choice};
}

}  // namespace kaohe::catalogue

// Numbers, and the places that take a number, a name or a number by roster choice.
#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr const char* kNumberWanted =
    "a number: 12, \"0.25\" or \"1/3\", at most 10 digits before the point and 8 after it";

void refuse_number(Build& build, const toml::node& node, const std::string& where) {
  Report& report = build.report;
  const Position at = position_of(node.source());
  if (node.is_floating_point()) {
    report.add(at, where, report.described(node),
               "a decimal in quotes: " + quoted(report.spelled(node)));
  } else {
    report.add(at, where, report.described(node), kNumberWanted);
  }
}

/// Integers are taken as they are written: 12, not 1_000, +5 or 0x1f.
std::optional<Rational> number_in(Build& build, const toml::node& node) {
  if (const auto* text = node.as_string()) return Rational::parse(text->get());
  if (node.is_integer()) return Rational::parse(build.report.spelled(node));
  return std::nullopt;
}

Operand by_choice_at(Build& build, const Place& place, const Viewpoint& view) {
  if (!place.has("by")) {
    place.missing("by", "the id of a roster choice");
    return {};
  }
  ByChoice by_choice;
  by_choice.input = read_roster_choice(build, place, "by", view);
  if (by_choice.input == kNone) return {};
  by_choice.numbers = read_option_numbers(build, place, build.store.inputs[by_choice.input].options,
                                          {"by"}, Bound::any);
  build.store.by_choices.push_back(by_choice);
  return {OperandKind::by_choice, size_of(build.store.by_choices) - 1};
}

}  // namespace

std::uint32_t number_at(Build& build, const toml::node& node, const std::string& where,
                        Bound bound) {
  const std::optional<Rational> value = number_in(build, node);
  if (!value) {
    refuse_number(build, node, where);
    return kNone;
  }
  if (!within(*value, bound)) {
    build.report.add(position_of(node.source()), where, value->text(),
                     bound == Bound::positive ? "a number above 0" : "0 or more");
    return kNone;
  }
  build.store.numbers.push_back({build.store.keep(where), *value, bound});
  return size_of(build.store.numbers) - 1;
}

std::uint32_t read_number(Build& build, const Place& place, std::string_view key, Bound bound) {
  const toml::node* node = place.find(key);
  return node == nullptr ? kNone : number_at(build, *node, place.way(key), bound);
}

std::uint32_t require_number(Build& build, const Place& place, std::string_view key, Bound bound) {
  if (!place.has(key)) place.missing(key, kNumberWanted);
  return read_number(build, place, key, bound);
}

Operand operand_at(Build& build, const toml::node& node, const std::string& where,
                   const Viewpoint& view) {
  if (const toml::table* table = node.as_table())
    return by_choice_at(build, Place(build.report, *table, where), view);
  const auto* text = node.as_string();
  if (text == nullptr || looks_like_number(text->get())) {
    const std::uint32_t number = number_at(build, node, where, Bound::any);
    return number == kNone ? Operand{} : Operand{OperandKind::number, number};
  }
  const Operand operand = named(build, node, where, view);
  if (is_numeric(build, operand)) return operand;
  build.report.add(position_of(node.source()), where, quoted(text->get()) + ", a choice",
                   "a number, or something measured in numbers",
                   "for one number per option write { by = " + quoted(text->get()) + ", … }");
  return {};
}

Operand read_operand(Build& build, const Place& place, std::string_view key,
                     const Viewpoint& view) {
  const toml::node* node = place.find(key);
  return node == nullptr ? Operand{} : operand_at(build, *node, place.way(key), view);
}

Range read_option_numbers(Build& build, const Place& place, Range options,
                          const std::vector<std::string>& other_keys, Bound bound) {
  const std::vector<std::string> ids = option_ids(build, options);
  std::vector<std::string> known = other_keys;
  known.insert(known.end(), ids.begin(), ids.end());
  place.allow(known, "this list of options");
  Range numbers{size_of(build.store.numbers), 0};
  for (const std::string& id : ids) {
    if (!place.has(id)) place.missing(id, "a number for each option (" + listed(ids) + ")");
    if (read_number(build, place, id, bound) != kNone) ++numbers.count;
  }
  return numbers;
}

}  // namespace kaohe::catalogue

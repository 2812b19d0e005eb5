// `on_na` where there can be no number, and `else_of` pairs.
#include "checks.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr std::uint32_t kStepsMax = 20'000;
constexpr const char* kItemTreatments = "none, full, zero, peer_mean or block";

/// The conditions that hold wherever the item is scored, as far as they speak of the same context
/// as its values.
Known known_at(const Build& build, const Indicator& indicator, const Item& item) {
  const Part* part = item.part == kNone ? nullptr : &build.store.parts[item.part];
  const std::uint32_t part_sub = part == nullptr ? kNone : looped_sub(build, part->loops);
  const std::uint32_t own_sub = looped_sub(build, item.loops);
  Known known{{}, own_sub == kNone ? part_sub : own_sub};
  if (item.loops.count > 0) return known;
  known.tests.push_back(item.when);
  if (part != nullptr && part->loops.count > 0) return known;
  known.tests.push_back(indicator.when);
  if (part != nullptr) known.tests.push_back(part->when);
  return known;
}

/// Why an item can be n/a besides its own `when`; empty: it cannot.
std::string why_not_applicable(const Build& build, const Item& item, const Known& known) {
  const std::uint32_t sub = looped_sub(build, item.loops);
  if (sub != kNone && build.store.subs[sub].may_be_empty)
    return "the list " + quoted(build.store.subs[sub].id) + " may be empty";
  if (item.kind == ItemKind::function) return "a function may answer n/a";
  if (may_be_na(build, item.of, known)) return quoted_name(build, item.of) + " can be n/a";
  if (may_be_na(build, item.target, known))
    return "the target " + quoted_name(build, item.target) + " can be n/a";
  if (item.kind == ItemKind::share && !is_positive(build, item.target, known)) {
    const std::string name = full_name(build, item.target);
    return name.empty() ? "a target of 0 or less makes it n/a"
                        : "the target " + quoted(name) +
                              " can be 0 (min above 0 on the input rules that out)";
  }
  return {};
}

void check_full(const Place& place, const Item& item, std::string_view key, Treatment treatment) {
  const bool unbounded =
      (item.kind == ItemKind::each || item.kind == ItemKind::gap) && item.cap == kNone;
  if (treatment != Treatment::full || item.sign != Sign::award || !unbounded) return;
  place.wrong(key, "a cap beside \"full\"",
              "full gives an award its most, and this kind has none without a cap");
}

void check_item(Build& build, const Indicator& indicator, std::uint32_t index) {
  const Item& item = build.store.items[index];
  const Place& place = build.item_places[index];
  build.steps_left = kStepsMax;
  const std::string why = why_not_applicable(build, item, known_at(build, indicator, item));
  if (!why.empty() && item.on_na == Treatment::unnamed)
    place.missing("on_na", kItemTreatments, why);
  check_full(place, item, "on_na", item.on_na);
  check_full(place, item, "on_absent", item.on_absent);
}

void check_part(Build& build, std::uint32_t index) {
  const Part& part = build.store.parts[index];
  const std::uint32_t sub = looped_sub(build, part.loops);
  const bool may_be_empty = sub != kNone && build.store.subs[sub].may_be_empty;
  if (!may_be_empty || part.on_na != Treatment::unnamed) return;
  build.part_places[index].missing(
      "on_na", "full, zero, block or rescale",
      "the list " + quoted(build.store.subs[sub].id) + " may be empty");
}

void check_partner(Build& build, std::uint32_t index) {
  const Item& item = build.store.items[index];
  if (item.else_of == kNone) return;
  const Item& partner = build.store.items[item.else_of];
  const Place& place = build.item_places[index];
  if (partner.when.count == 0)
    place.wrong("else_of", "an item with a `when`", "give " + quoted(partner.id) + " a condition");
  if (partner.part != item.part) place.wrong("else_of", "an item of the same part");
}

}  // namespace

void check_not_applicable(Build& build) {
  for (const Indicator& indicator : build.store.indicators) {
    for (std::uint32_t i = 0; i < indicator.parts.count; ++i)
      check_part(build, indicator.parts.first + i);
    for (std::uint32_t i = 0; i < indicator.items.count; ++i)
      check_item(build, indicator, indicator.items.first + i);
  }
}

void check_partners(Build& build) {
  for (std::uint32_t i = 0; i < size_of(build.store.items); ++i) check_partner(build, i);
}

}  // namespace kaohe::catalogue

// Points: parts in indicators, items in parts, indicators in the total.
#include <algorithm>
#include <optional>

#include "checks.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr std::size_t kClassesMax = 10'000;

const Rational& value_of(const Build& build, std::uint32_t number) {
  return build.store.numbers[number].value;
}

/// One part, or the rest of an indicator.
struct Container {
  std::uint32_t part = kNone;
  Rational points;
  Start start = Start::full;
  Position at;
  std::string path;
  std::string noun;
};

Rational highest_row(const Build& build, const Item& item) {
  Rational highest;
  for (const Row& row : slice(build.store.rows, item.rows))
    highest = max(highest, value_of(build, row.points));
  return highest;
}

/// The most of one context, before `times`; empty: without limit.
std::optional<Rational> most_of_kind(const Build& build, const Item& item) {
  if (item.kind == ItemKind::table) return highest_row(build, item);
  if (item.worth != kNone) return value_of(build, item.worth);
  return std::nullopt;
}

/// The most points that an item can come to; empty: without limit.
std::optional<Rational> most_of(const Build& build, const Item& item) {
  std::optional<Rational> most = most_of_kind(build, item);
  if (most) {
    for (const Modifier& modifier : slice(build.store.modifiers, item.times))
      *most *= max(Rational::of(1), value_of(build, modifier.number));
  }
  if (item.loops.count > 0 && item.combine == Combine::sum && !(most && most->is_zero()))
    most.reset();
  if (item.cap == kNone) return most;
  return most ? min(*most, value_of(build, item.cap)) : value_of(build, item.cap);
}

class IndicatorPoints {
 public:
  IndicatorPoints(Build& build, std::uint32_t index)
      : build_(build),
        indicator_(build.store.indicators[index]),
        place_(build.indicator_places[index]) {}

  void check() {
    Rational rest = value_of(build_, indicator_.points);
    std::vector<Container> containers;
    for (std::uint32_t i = 0; i < indicator_.parts.count; ++i) {
      containers.push_back(container_of(indicator_.parts.first + i));
      rest -= containers.back().points;
    }
    if (rest.sign() < 0) {
      const Rational sum = value_of(build_, indicator_.points) - rest;
      place_.refuse(
          "points",
          value_of(build_, indicator_.points).text() + ", and its parts have " + sum.text(),
          "parts within the points");
      return;
    }
    containers.push_back({kNone, rest, indicator_.start, place_.at(), place_.path(),
                          indicator_.parts.count == 0 ? "the indicator" : "the rest"});
    for (const Container& container : containers) check_container(container);
  }

 private:
  Container container_of(std::uint32_t index) const {
    const Part& part = build_.store.parts[index];
    const Place& place = build_.part_places[index];
    return {index, value_of(build_, part.points), part.start, place.at(), place.path(), "the part"};
  }

  bool has_whole_zero() const {
    const Table<Zero> zeros = slice(build_.store.zeros, indicator_.zeros);
    return std::any_of(zeros.begin(), zeros.end(),
                       [](const Zero& zero) { return zero.part == kNone; });
  }

  void check_container(const Container& container) {
    const bool is_rest = container.part == kNone;
    if (!has_items(container)) {
      const bool idle_rest = is_rest && (container.points.is_zero() ||
                                         (container.start == Start::full && has_whole_zero()));
      if (!idle_rest)
        refuse(container, "without items, and has " + container.points.text() + " points",
               "at least one item");
      return;
    }
    check_worths(container);
    check_reach(container);
  }

  bool has_items(const Container& container) const {
    const Table<Item> items = slice(build_.store.items, indicator_.items);
    return std::any_of(items.begin(), items.end(),
                       [&](const Item& item) { return item.part == container.part; });
  }

  void refuse(const Container& container, std::string found, std::string expected,
              std::string hint = {}) {
    build_.report.add(container.at, container.path, std::move(found), std::move(expected),
                      std::move(hint));
  }

  /// An award may not be worth more than the points it goes to, unless awards have no upper bound
  /// here.
  void check_worths(const Container& container) {
    if (indicator_.clamp != Clamp::both) return;
    for (std::uint32_t i = indicator_.items.first;
         i < indicator_.items.first + indicator_.items.count; ++i) {
      const Item& item = build_.store.items[i];
      if (item.part == container.part && item.sign == Sign::award)
        check_worth(container, item, build_.item_places[i]);
    }
  }

  void check_worth(const Container& container, const Item& item, const Place& place) {
    const std::string expected =
        "at most the " + container.points.text() + " points of " + container.noun;
    if (item.worth != kNone && container.points < value_of(build_, item.worth))
      place.wrong("worth", expected);
    if (item.cap != kNone && container.points < value_of(build_, item.cap))
      place.wrong("cap", expected);
    const Rational highest = highest_row(build_, item);
    if (container.points < highest)
      place.refuse("rows", "a table up to " + highest.text(), expected);
  }

  /// What starts at zero must be able to come to its points. An item and those that stand for it
  /// (`else_of`) exclude each other.
  void check_reach(const Container& container) {
    if (container.start == Start::full) return;
    Rational reach;
    for (std::uint32_t i = indicator_.items.first;
         i < indicator_.items.first + indicator_.items.count; ++i) {
      const Item& item = build_.store.items[i];
      if (item.part != container.part || item.else_of != kNone) continue;
      const std::optional<Rational> most = most_of_group(i);
      if (!most) return;
      reach += *most;
    }
    if (container.points <= reach) return;
    refuse(
        container,
        "worth " + container.points.text() + " points, of which its awards reach " + reach.text(),
        "awards that can reach all points", "or start = \"full\"");
  }

  std::optional<Rational> award_of(const Item& item) const {
    return item.sign == Sign::award ? most_of(build_, item) : std::optional<Rational>(Rational());
  }

  /// The item or its partners, whichever award more; empty: without limit.
  std::optional<Rational> most_of_group(std::uint32_t index) const {
    const std::optional<Rational> own = award_of(build_.store.items[index]);
    Rational partners;
    for (const Item& item : slice(build_.store.items, indicator_.items)) {
      if (item.else_of != index) continue;
      const std::optional<Rational> most = award_of(item);
      if (!most) return std::nullopt;
      partners += *most;
    }
    return own ? std::optional<Rational>(max(*own, partners)) : std::nullopt;
  }

  Build& build_;
  const Indicator& indicator_;
  const Place& place_;
};

/// The roster choices that decide which indicators an assessee has, and every combination of their
/// options.
class Classes {
 public:
  explicit Classes(Build& build) : build_(build) {
    for (const Indicator& indicator : build.store.indicators) {
      for (const Test& test : slice(build.store.tests, indicator.only)) add(test.index);
    }
    chosen_.assign(choices_.size(), 0);
  }

  void check() {
    if (combinations() > kClassesMax) {
      build_.domain_place[0].refuse(
          "total", std::to_string(combinations()) + " combinations of `only`", "at most 10000");
      return;
    }
    do {
      check_one();
    } while (next());
  }

 private:
  void add(std::uint32_t input) {
    if (std::find(choices_.begin(), choices_.end(), input) == choices_.end())
      choices_.push_back(input);
  }

  std::uint32_t options(std::size_t choice) const {
    return build_.store.inputs[choices_[choice]].options.count;
  }

  std::size_t combinations() const {
    std::size_t count = 1;
    for (std::size_t i = 0; i < choices_.size() && count <= kClassesMax; ++i) count *= options(i);
    return count;
  }

  bool next() {
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      if (++chosen_[i] < options(i)) return true;
      chosen_[i] = 0;
    }
    return false;
  }

  bool passes(const Test& test) const {
    const auto choice = std::find(choices_.begin(), choices_.end(), test.index) - choices_.begin();
    const Table<std::uint32_t> allowed = slice(build_.store.indices, test.options);
    return std::find(allowed.begin(), allowed.end(), chosen_[static_cast<std::size_t>(choice)]) !=
           allowed.end();
  }

  std::string name() const {
    std::string text;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const Input& input = build_.store.inputs[choices_[i]];
      const Option& option = build_.store.options[input.options.first + chosen_[i]];
      text +=
          (text.empty() ? " for " : ", ") + std::string(input.id) + " = " + std::string(option.id);
    }
    return text;
  }

  void check_one() {
    Rational sum;
    for (const Indicator& indicator : build_.store.indicators) {
      const Table<Test> tests = slice(build_.store.tests, indicator.only);
      const bool belongs = std::all_of(tests.begin(), tests.end(),
                                       [this](const Test& test) { return passes(test); });
      if (belongs) sum += value_of(build_, indicator.points);
    }
    const Rational total = value_of(build_, build_.store.total);
    if (sum == total) return;
    const Place& domain = build_.domain_place[0];
    build_.report.add(
        domain.at("total"), "domain.total",
        total.text() + ", and the indicators' points add up to " + sum.text() + name(),
        "the same sum" + name());
  }

  Build& build_;
  std::vector<std::uint32_t> choices_;
  std::vector<std::uint32_t> chosen_;
};

}  // namespace

void check_points(Build& build) {
  for (std::uint32_t i = 0; i < size_of(build.store.indicators); ++i)
    IndicatorPoints(build, i).check();
  Classes(build).check();
}

}  // namespace kaohe::catalogue

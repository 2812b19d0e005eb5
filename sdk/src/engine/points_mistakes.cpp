// Points: parts in indicators, items in parts.
#include <algorithm>
#include <optional>

#include "engine/numbers_check.hpp"

namespace kaohe::engine {

namespace {

// One part, or the rest of an indicator.
struct Container {
  std::uint32_t part = kNone;
  Rational points;
  Start start = Start::full;
  Said noun;
};

class IndicatorPoints {
 public:
  IndicatorPoints(const Catalogue& catalogue, const NumberOf& number, std::uint32_t index,
                  std::vector<NumberMistake>& mistakes)
      : catalogue_(catalogue),
        number_(number),
        index_(index),
        indicator_(catalogue.indicators[index]),
        mistakes_(mistakes) {}

  void check() {
    Rational rest = number_(indicator_.points);
    std::vector<Container> containers;
    for (std::uint32_t i = 0; i < indicator_.parts.count; ++i) {
      const Part& part = catalogue_.parts[indicator_.parts.first + i];
      containers.push_back(
          {indicator_.parts.first + i, number_(part.points), part.start, {"the part", "本小项"}});
      rest -= containers.back().points;
    }
    if (rest.sign() < 0) return refuse_parts(number_(indicator_.points) - rest);
    const Said noun = indicator_.parts.count == 0 ? Said{"the indicator", "本指标"}
                                                  : Said{"the rest", "小项以外的部分"};
    containers.push_back({kNone, rest, indicator_.start, noun});
    for (const Container& container : containers) check_container(container);
  }

 private:
  Table<Item> items() const { return slice(catalogue_.items, indicator_.items); }

  void add(RowOf of, std::uint32_t index, const std::string& key, Said found, Said expected,
           std::string hint = {}) {
    std::string path(indicator_.id);
    if (of == RowOf::part) path += ".part." + std::string(catalogue_.parts[index].id);
    if (of == RowOf::item) path += ".item." + std::string(catalogue_.items[index].id);
    if (!key.empty()) path += "." + key;
    mistakes_.push_back({of, index, kNone, index_, key, std::move(path), std::move(found),
                         std::move(expected), std::move(hint)});
  }

  void add(const Container& container, Said found, Said expected, std::string hint = {}) {
    const bool is_rest = container.part == kNone;
    add(is_rest ? RowOf::indicator : RowOf::part, is_rest ? index_ : container.part, "",
        std::move(found), std::move(expected), std::move(hint));
  }

  void refuse_parts(const Rational& sum) {
    const std::string points = number_(indicator_.points).text();
    add(RowOf::indicator, index_, "points",
        {points + ", and its parts have " + sum.text(),
         points + " 分,而各小项合计 " + sum.text() + " 分"},
        {"parts within the points", "各小项合计不超过指标分值"});
  }

  bool has_whole_zero() const {
    const Table<Zero> zeros = slice(catalogue_.zeros, indicator_.zeros);
    return std::any_of(zeros.begin(), zeros.end(),
                       [](const Zero& zero) { return zero.part == kNone; });
  }

  bool has_items(const Container& container) const {
    return std::any_of(items().begin(), items().end(),
                       [&](const Item& item) { return item.part == container.part; });
  }

  void check_container(const Container& container) {
    if (!has_items(container)) return check_empty(container);
    check_worths(container);
    check_reach(container);
  }

  void check_empty(const Container& container) {
    const bool idle_rest =
        container.part == kNone &&
        (container.points.is_zero() || (container.start == Start::full && has_whole_zero()));
    if (idle_rest) return;
    const std::string points = container.points.text();
    add(container,
        {"without items, and has " + points + " points",
         container.noun.zh + "没有计分项,却有 " + points + " 分"},
        {"at least one item", "至少有一个计分项"});
  }

  // An award may not be worth more than the points it goes to, unless awards have no upper bound
  // here.
  void check_worths(const Container& container) {
    if (indicator_.clamp != Clamp::both) return;
    for (std::uint32_t i = 0; i < indicator_.items.count; ++i) {
      const std::uint32_t index = indicator_.items.first + i;
      const Item& item = catalogue_.items[index];
      if (item.part == container.part && item.sign == Sign::award) check_worth(container, index);
    }
  }

  void check_worth(const Container& container, std::uint32_t index) {
    const Item& item = catalogue_.items[index];
    const std::string points = container.points.text();
    const Said expected{"at most the " + points + " points of " + container.noun.en,
                        "不超过" + container.noun.zh + "的 " + points + " 分"};
    const auto check = [&](const char* key, std::uint32_t number) {
      if (number == kNone || number_(number) <= container.points) return;
      const std::string found = number_(number).text();
      add(RowOf::item, index, key, {found, found + " 分"}, expected);
    };
    check("worth", item.worth);
    check("cap", item.cap);
    const Rational highest = highest_row(item);
    if (highest <= container.points) return;
    add(RowOf::item, index, "rows",
        {"a table up to " + highest.text(), "最高 " + highest.text() + " 分"}, expected);
  }

  Rational highest_row(const Item& item) const {
    Rational highest;
    for (const Row& row : slice(catalogue_.rows, item.rows))
      highest = max(highest, number_(row.points));
    return highest;
  }

  // What starts at zero must be able to come to its points. An item and those that stand for it
  // (`else_of`) exclude each other.
  void check_reach(const Container& container) {
    if (container.start == Start::full) return;
    Rational reach;
    for (std::uint32_t i = 0; i < indicator_.items.count; ++i) {
      const Item& item = items()[i];
      if (item.part != container.part || item.else_of != kNone) continue;
      const std::optional<Rational> most = most_of_group(indicator_.items.first + i);
      if (!most) return;
      reach += *most;
    }
    if (container.points <= reach) return;
    const std::string points = container.points.text();
    add(container,
        {"worth " + points + " points, of which its awards reach " + reach.text(),
         container.noun.zh + "有 " + points + " 分,而赋分最多得到 " + reach.text() + " 分"},
        {"awards that can reach all points", "赋分能够得满全部分值"}, "or start = \"full\"");
  }

  // The item or its partners, whichever award more; empty: without limit.
  std::optional<Rational> most_of_group(std::uint32_t index) const {
    const std::optional<Rational> own = award_of(catalogue_.items[index]);
    Rational partners;
    for (const Item& item : items()) {
      if (item.else_of != index) continue;
      const std::optional<Rational> most = award_of(item);
      if (!most) return std::nullopt;
      partners += *most;
    }
    return own ? std::optional<Rational>(max(*own, partners)) : std::nullopt;
  }

  std::optional<Rational> award_of(const Item& item) const {
    return item.sign == Sign::award ? most_of(item) : std::optional<Rational>(Rational());
  }

  // The most points that an item can come to; empty: without limit.
  std::optional<Rational> most_of(const Item& item) const {
    std::optional<Rational> most;
    if (item.kind == ItemKind::table) most = highest_row(item);
    if (item.kind != ItemKind::table && item.worth != kNone) most = number_(item.worth);
    if (most) {
      for (const Modifier& modifier : slice(catalogue_.modifiers, item.times))
        *most *= max(Rational::of(1), number_(modifier.number));
    }
    if (item.loops.count > 0 && item.combine == Combine::sum && !(most && most->is_zero()))
      most.reset();
    if (item.cap == kNone) return most;
    return most ? min(*most, number_(item.cap)) : number_(item.cap);
  }

  const Catalogue& catalogue_;
  const NumberOf& number_;
  std::uint32_t index_;
  const Indicator& indicator_;
  std::vector<NumberMistake>& mistakes_;
};

}  // namespace

void find_points_mistakes(const Catalogue& catalogue, const NumberOf& number,
                          std::vector<NumberMistake>& mistakes) {
  for (std::uint32_t i = 0; i < catalogue.indicators.count; ++i)
    IndicatorPoints(catalogue, number, i, mistakes).check();
}

std::vector<NumberMistake> number_mistakes(const Catalogue& catalogue, const NumberOf& number) {
  std::vector<NumberMistake> mistakes;
  find_points_mistakes(catalogue, number, mistakes);
  find_bounds_mistakes(catalogue, number, mistakes);
  return mistakes;
}

}  // namespace kaohe::engine

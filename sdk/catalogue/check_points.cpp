// Numbers that must agree: points, caps, rows and bounds; indicators in the total.
#include <algorithm>

#include "checks.hpp"
#include "engine/numbers_check.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr std::size_t kClassesMax = 10'000;

const Rational& value_of(const Build& build, std::uint32_t number) {
  return build.store.numbers[number].value;
}

Position position_of(const Build& build, const engine::NumberMistake& mistake) {
  switch (mistake.of) {
    case engine::RowOf::indicator:
      return build.indicator_places[mistake.index].at(mistake.key);
    case engine::RowOf::part:
      return build.part_places[mistake.index].at(mistake.key);
    case engine::RowOf::item:
      return build.item_places[mistake.index].at(mistake.key);
    case engine::RowOf::figure:
      return build.figure_places[mistake.index].at(mistake.key);
    case engine::RowOf::input:
      return build.input_places[mistake.index].at(mistake.key);
    case engine::RowOf::test:
      return build.test_places[mistake.index].at;
    case engine::RowOf::row:
      break;
  }
  const std::uint32_t first = build.store.items[mistake.item].rows.first;
  return build.item_places[mistake.item].steps("rows")[mistake.index - first].at();
}

/// What sdk/src/engine asks of the numbers of a year, asked of the catalogue's own.
void check_numbers(Build& build) {
  const auto number = [&build](std::uint32_t index) -> const Rational& {
    return value_of(build, index);
  };
  for (const engine::NumberMistake& mistake : engine::number_mistakes(build.store.view(), number)) {
    const bool is_test = mistake.of == engine::RowOf::test;
    build.report.add(position_of(build, mistake),
                     is_test ? build.test_places[mistake.index].path : mistake.path,
                     mistake.found.en, mistake.expected.en, mistake.hint);
  }
}

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
  check_numbers(build);
  Classes(build).check();
}

}  // namespace kaohe::catalogue

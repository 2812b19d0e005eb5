#include "engine/points_check.hpp"

#include <map>
#include <set>
#include <string>

#include "engine/abi_view.hpp"

namespace kaohe::engine {

namespace {

// One option of each roster choice that some indicator's `only` asks for.
using Choices = std::map<std::uint32_t, std::uint32_t>;

class Check {
 public:
  explicit Check(const Rules& rules) : rules_(rules), catalogue_(rules.catalogue()) {
    for (const Indicator& indicator : catalogue_.indicators) {
      for (const Test& test : slice(catalogue_.tests, indicator.only)) choices_[test.index] = 0;
    }
  }

  void every_table() {
    for (const std::int32_t day : days()) each_choice(choices_.begin(), day);
  }

 private:
  // The days on which something changes.
  std::set<std::int32_t> days() const {
    std::set<std::int32_t> days;
    for (std::uint32_t i = 0; i < catalogue_.indicators.count; ++i) {
      for (const NumberVersion& version : rules_.versions(catalogue_.indicators[i].points)) {
        days.insert(version.from_day);
      }
      for (const NumberVersion& off : rules_.offs(i)) days.insert(off.from_day);
    }
    return days;
  }

  std::uint32_t option_count(std::uint32_t input) const {
    return catalogue_.inputs[input].type == InputType::flag
               ? 2
               : catalogue_.inputs[input].options.count;
  }

  void each_choice(Choices::iterator at, std::int32_t day) {
    if (at == choices_.end()) return one_table(day);
    for (at->second = 0; at->second < option_count(at->first); ++at->second) {
      each_choice(std::next(at), day);
    }
  }

  bool in_table(const Indicator& indicator) const {
    for (const Test& test : slice(catalogue_.tests, indicator.only)) {
      const std::uint32_t option = choices_.at(test.index);
      bool holds = test.kind == TestKind::truth && (option != 0) == test.truth;
      for (const std::uint32_t one : slice(catalogue_.indices, test.options)) {
        holds = holds || one == option;
      }
      if (holds == test.negated) return false;
    }
    return true;
  }

  void one_table(std::int32_t day) const {
    Rational sum;
    for (std::uint32_t i = 0; i < catalogue_.indicators.count; ++i) {
      const Indicator& indicator = catalogue_.indicators[i];
      if (!rules_.is_off(i, day) && in_table(indicator)) {
        sum += rules_.number(indicator.points, day);
      }
    }
    const Rational& total = rules_.number(catalogue_.total, day);
    if (sum == total) return;
    std::string table;
    for (const auto& [input, option] : choices_) {
      table += " " + std::string(catalogue_.inputs[input].id) + "=";
      table +=
          catalogue_.inputs[input].type == InputType::flag
              ? (option == 0 ? "no" : "yes")
              : std::string(catalogue_.options[catalogue_.inputs[input].options.first + option].id);
    }
    throw Refused(
        "with the year's settings the points of the indicators" +
            (table.empty() ? "" : " for" + table) + " add up to " + sum.text() + "; expected " +
            total.text() + ": give the difference to other indicators in the same document",
        "按年度设置,各项指标" + (table.empty() ? "" : "(" + table + ")") + "合计 " + sum.text() +
            " 分,应为 " + total.text() + " 分:请在同一份文件里把差额调到其他指标");
  }

  const Rules& rules_;
  const Catalogue& catalogue_;
  Choices choices_;
};

}  // namespace

void check_points(const Rules& rules) {
  Check(rules).every_table();
}

}  // namespace kaohe::engine

#include "engine/points_check.hpp"

#include <map>
#include <set>
#include <string>

#include "engine/abi_view.hpp"
#include "engine/numbers_check.hpp"

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

  void every_version() {
    for (const std::int32_t day : days()) each_choice(choices_.begin(), day);
    for (const std::int32_t day : days()) every_number(day);
    for (const Input& input : catalogue_.inputs) {
      keeps_promise(input, input.min);
      keeps_promise(input, input.range_low);
    }
  }

 private:
  // The days on which something changes.
  std::set<std::int32_t> days() const {
    std::set<std::int32_t> days;
    for (std::uint32_t i = 0; i < catalogue_.numbers.count; ++i) {
      for (const NumberVersion& version : rules_.versions(i)) days.insert(version.from_day);
    }
    for (std::uint32_t i = 0; i < catalogue_.indicators.count; ++i) {
      for (const NumberVersion& off : rules_.offs(i)) days.insert(off.from_day);
    }
    return days;
  }

  // What the catalogue's compiler asks of its numbers, asked of those in force on a day.
  void every_number(std::int32_t day) const {
    const auto number = [&](std::uint32_t index) -> const Rational& {
      return rules_.number(index, day);
    };
    const std::vector<NumberMistake> mistakes = number_mistakes(catalogue_, number);
    if (mistakes.empty()) return;
    const NumberMistake& one = mistakes.front();
    throw Refused("with the year's settings " + one.path + " is " + one.found.en + "; expected " +
                      one.expected.en + ": change or delete the override" +
                      changed_beside(one, day, "\"", "\""),
                  "按年度设置," + one.path + ":" + one.found.zh + ";应为:" + one.expected.zh +
                      "。请修改或者删去覆盖项" + changed_beside(one, day, "“", "”"));
  }

  // The keys that the year changed in the same indicator: ` "XX01.item.rate.worth"`.
  std::string changed_beside(const NumberMistake& mistake, std::int32_t day, const char* open,
                             const char* close) const {
    const std::string start = mistake.indicator == kNone
                                  ? "domain."
                                  : std::string(catalogue_.indicators[mistake.indicator].id) + ".";
    std::string keys;
    for (std::uint32_t i = 0; i < catalogue_.numbers.count; ++i) {
      const std::string key(catalogue_.numbers[i].key);
      if (key.compare(0, start.size(), start) != 0) continue;
      if (rules_.number(i, day) == catalogue_.numbers[i].value) continue;
      keys += " " + (open + key) + close;
    }
    return keys;
  }

  // Divisors and weights were judged by the catalogue's `min`: above 0, they are never 0.
  void keeps_promise(const Input& input, std::uint32_t bound) const {
    if (bound == kNone || catalogue_.numbers[bound].value.sign() <= 0) return;
    for (const NumberVersion& version : rules_.versions(bound)) {
      if (version.value.sign() > 0) continue;
      const std::string key(catalogue_.numbers[bound].key);
      const std::string value = version.value.text();
      throw Refused("override \"" + key + "\" is " + value +
                        "; expected a number above 0: the catalogue promises that " +
                        std::string(input.id) + " is never 0, and may divide or weigh by it",
                    "覆盖项“" + key + "”的值是 " + value + ";应大于 0:指标体系保证“" +
                        std::string(input.title) + "”不为 0,可能用它作除数或权重");
    }
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

void check_numbers(const Rules& rules) {
  Check(rules).every_version();
}

}  // namespace kaohe::engine

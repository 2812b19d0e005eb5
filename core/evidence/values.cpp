#include "evidence/values.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "evidence/hints.hpp"
#include "evidence/table.hpp"

namespace kaohe::evidence {

namespace {
using plan::InputInfo;
using plan::InputType;

constexpr int kMostDecimals = 8;

Text bounds_text(const InputInfo& input) {
  if (input.low && input.high)
    return say({" from {} to {}", ",在 {} 至 {} 之间"}, input.low->text(), input.high->text());
  if (input.low) return say({", at least {}", ",不小于 {}"}, input.low->text());
  if (input.high) return say({", at most {}", ",不大于 {}"}, input.high->text());
  return {};
}

/// Cases and counts do not go below nothing, unless the input says so.
bool is_counted(const InputInfo& input) {
  return input.type == InputType::count || input.type == InputType::events;
}

int decimals_of(const InputInfo& input) {
  if (input.type == InputType::count) return 0;
  return input.decimals < 0 ? kMostDecimals : input.decimals;
}

Text expected_number(const InputInfo& input) {
  const Text bounds = bounds_text(input);
  const int decimals = decimals_of(input);
  const bool from_zero = is_counted(input) && !input.low;
  if (decimals == 0) {
    return from_zero ? say({"an integer of 0 or more{}", "不小于 0 的整数{}"}, bounds)
                     : say({"an integer{}", "整数{}"}, bounds);
  }
  const MessageFor<int, Text> positive{
      "a number of 0 or more with at most {} decimals, such as 12.5{}",
      "不小于 0 的数,小数不超过 {} 位,如 12.5{}"};
  const MessageFor<int, Text> any{"a number with at most {} decimals, such as 12.5{}",
                                  "数字,小数不超过 {} 位,如 12.5{}"};
  return say(from_zero ? positive : any, decimals, bounds);
}

/// A number by its shape that has more digits before the point than a value can have.
Text size_hint(std::string_view text) {
  constexpr std::size_t kMostDigits = 10;
  std::string_view whole = text.substr(0, text.find('.'));
  if (whole.substr(0, 1) == "-") whole.remove_prefix(1);
  if (!all_digits(whole) || whole.size() <= kMostDigits) return {};
  return say({"; the largest number is 9999999999", ";最大为 9999999999"});
}

bool is_within(const InputInfo& input, const Rational& number) {
  if (input.low && number < *input.low) return false;
  if (input.high && number > *input.high) return false;
  return input.low || !is_counted(input) || number.sign() >= 0;
}

ValueReading read_number(const InputInfo& input, std::string_view text) {
  const std::optional<Rational> number = parse_decimal(text, decimals_of(input));
  if (number && is_within(input, *number)) return {number, {}};
  const Text size = size_hint(text);
  return {std::nullopt,
          say({"{}{}", "{}{}"}, expected_number(input), size.empty() ? number_hint(text) : size)};
}

ValueReading read_flag(std::string_view text) {
  const std::optional<bool> answer = parse_flag(text);
  if (answer) return {Rational::of(*answer ? 1 : 0), {}};
  return {std::nullopt, say({"yes or no", "是或者否"})};
}

ValueReading read_choice(const InputInfo& input, std::string_view text) {
  std::vector<std::string> words;
  Text options;
  for (std::size_t i = 0; i < input.options.size(); ++i) {
    const plan::OptionInfo& option = input.options[i];
    if (option.id == text || option.title == text)
      return {Rational::of(static_cast<std::int64_t>(i)), {}};
    words.push_back(option.id);
    words.push_back(option.title);
    options.en += fmt::format("{}{}", i == 0 ? "" : ", ", option.id);
    options.zh += fmt::format("{}{}", i == 0 ? "" : "、", option.title);
  }
  return {std::nullopt, say({"one of: {}{}", "以下之一:{}{}"}, options, did_you_mean(text, words))};
}
}  // namespace

ValueReading read_value(const InputInfo& input, std::string_view text) {
  if (input.type == InputType::flag) return read_flag(text);
  if (input.type == InputType::choice) return read_choice(input, text);
  if (input.type == InputType::events && text.empty()) return {Rational::of(1), {}};
  return read_number(input, text);
}

}  // namespace kaohe::evidence

/// What an author writes in a domain's .cpp: functions for what the catalogue cannot say.
///
/// An item or figure with `function = "percentile_tier", uses = ["place", "size"], args = { best =
/// 30 }` calls `kaohe::FunctionAnswer percentile_tier(const kaohe::FunctionCall&)` of the plugin,
/// which the generated header declares in namespace `kaohe::functions`. A function sees what `uses`
/// names, in the same context as a declared item, and no more: the same facts give the same answer.
/// Any exception fails the host's call (KAOHE_FAILED) with its text and the row of the assessee.
///
/// Threads: one instance of a plugin calls from one thread at a time, but instances may run at the
/// same time: a function keeps nothing between calls, in no static variable either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe {

/// What a name stands for: a value, nothing yet (absent), or nothing ever (n/a).
struct Value {
  /// `absent`: owed and not recorded yet. `not_applicable`: there cannot be one. Neither is 0.
  enum class State : std::uint8_t { value, absent, not_applicable };

  /// In the unit of the input or figure; a choice: the index of its option; a flag: 1 or 0. Without
  /// a value: 0.
  Rational number;
  State state = State::value;
  bool provisional = false;  ///< something in it was taken for the time being

  static Value of(Rational number) { return {number, State::value, false}; }
  static Value absent() { return {Rational(), State::absent, false}; }
  static Value not_applicable() { return {Rational(), State::not_applicable, false}; }
  bool has_number() const { return state == State::value; }
};

/// What a function gives back.
struct FunctionAnswer {
  Value value;
  std::string
      line;  ///< one line for people, without the points ("同学段第2名,居前25%"); may be empty

  /// An item: points, 0 or more, before its sign. A figure: its value.
  static FunctionAnswer of(Rational number, std::string line) {
    return {Value::of(number), std::move(line)};
  }
  /// Something that is needed is not recorded yet: the item's `on_absent` says what follows.
  static FunctionAnswer absent() { return {Value::absent(), {}}; }
  /// There can be no answer: the item's `on_na` says what follows. `why`: a line for people; may be
  /// empty.
  static FunctionAnswer not_applicable(std::string why) {
    return {Value::not_applicable(), std::move(why)};
  }
};

/// One record as a function sees it.
struct FunctionRecord {
  Rational value;  ///< in the input's unit; an event without a value: 1; a choice: option index; a
                   ///< flag: 1 or 0
  Rational retained;  ///< 0 to 1: the part of its cost that still stands after the host returned
                      ///< some; 1 unless said
  std::int32_t date = 0;  ///< days since 1970-01-01
  std::int32_t subject =
      -1;  ///< index in the list of its input; `named`: equal for the same name; -1: none
  std::int32_t matter = -1;              ///< equal for the same matter; -1: none
  std::vector<std::int32_t> attributes;  ///< in declared order: option index, or -1; a mark 1 or 0
};

/// The view of one call: what `uses` and `args` name, and nothing else. It lives for the call only;
/// keep no reference to it.
///
/// Each function below throws std::invalid_argument for a name that the catalogue entry does not
/// have, and Overflow for a number that does not fit; let both pass, they fail the call with their
/// text. For the thread of the call only.
class FunctionCall {
 public:
  /// The value of a name of `uses` (a figure or an input), in the item's context: its cell, its
  /// subject; merged over what the context leaves open. Absent where something owed is missing, so
  /// look at `state` before `number`.
  virtual Value value(std::string_view name) const = 0;
  /// The same for one subject of the list that the input is `per`; index 0 .. subject_count(name)
  /// - 1. Another index, a figure or an input without list throws std::invalid_argument.
  virtual Value value_of(std::string_view name, std::size_t subject) const = 0;
  /// How many subjects the list of this input has. An undrawn sample has 0; value() says that it is
  /// absent. An input without list: 0. A figure throws std::invalid_argument.
  virtual std::size_t subject_count(std::string_view name) const = 0;
  /// The records of an input of `uses` that match the context, in the order of the facts: subject,
  /// cell, period, date, entry. Whether any is still awaited is told by value(), not here. A figure
  /// throws std::invalid_argument.
  virtual std::vector<FunctionRecord> records(std::string_view name) const = 0;
  /// Index of an option of a choice, or of an attribute's option ("level.city"): so that no code
  /// counts options by hand. 0 or more. An option that there is not throws std::invalid_argument.
  virtual std::int32_t option(std::string_view name, std::string_view option) const = 0;
  /// A number of `args`, as the year's settings have it on the last day of the context's cell or on
  /// the day of its record, else on the day asked.
  virtual Rational arg(std::string_view name) const = 0;

 protected:
  FunctionCall() = default;
  FunctionCall(const FunctionCall&) = default;
  FunctionCall& operator=(const FunctionCall&) = default;
  ~FunctionCall() = default;
};

}  // namespace kaohe

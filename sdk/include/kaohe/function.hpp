/// What an author writes in a domain's .cpp: functions for what the catalogue cannot say.
///
/// An item or figure with `function = "percentile_tier", uses = ["place", "size"], args = { best = 30 }` calls
/// `kaohe::FunctionAnswer percentile_tier(const kaohe::FunctionCall&)` of the plugin, which the generated header declares
/// in namespace `kaohe::functions`. A function sees what `uses` names, in the same context as a declared item, and no more:
/// the same facts give the same answer. It may throw Overflow and the like; any exception becomes an error of its cell's row.
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
    enum class State : std::uint8_t { value, absent, not_applicable };

    Rational number;             ///< a choice: the index of its option; a flag: 1 or 0
    State state = State::value;
    bool provisional = false;

    static Value of(Rational number) { return {number, State::value, false}; }
    static Value absent() { return {Rational(), State::absent, false}; }
    static Value not_applicable() { return {Rational(), State::not_applicable, false}; }
    bool has_number() const { return state == State::value; }
};

/// What a function gives back.
struct FunctionAnswer {
    Value value;
    std::string line;  ///< one line for people, without the points ("同学段第2名,居前25%"); may be empty

    /// An item: points, 0 or more, before its sign. A figure: its value.
    static FunctionAnswer of(Rational number, std::string line) { return {Value::of(number), std::move(line)}; }
    static FunctionAnswer absent() { return {Value::absent(), {}}; }
    static FunctionAnswer not_applicable(std::string why) { return {Value::not_applicable(), std::move(why)}; }
};

/// One record as a function sees it.
struct FunctionRecord {
    Rational value;
    Rational retained;
    std::int32_t date = 0;      ///< days since 1970-01-01
    std::int32_t subject = -1;  ///< index in the list of its input
    std::int32_t matter = -1;
    std::vector<std::int32_t> attributes;  ///< in declared order: option index, or -1; a mark 1 or 0
};

/// The view of one call. Lives for the call only.
class FunctionCall {
public:
    /// The value of a name of `uses`, in the item's context (its period, its subject). A name that `uses` does not have
    /// throws std::invalid_argument.
    virtual Value value(std::string_view name) const = 0;
    /// The same for one subject of the list that the input is `per`; index 0 .. subject_count(name) - 1.
    virtual Value value_of(std::string_view name, std::size_t subject) const = 0;
    /// How many subjects the list of this input has. An undrawn sample has 0; value() says that it is absent.
    virtual std::size_t subject_count(std::string_view name) const = 0;
    /// The records of an input of `uses` that match the context, in the order of the facts.
    virtual std::vector<FunctionRecord> records(std::string_view name) const = 0;
    /// Index of an option of a choice, or of an attribute's option ("level.city"): so that no code counts options by hand.
    virtual std::int32_t option(std::string_view name, std::string_view option) const = 0;
    /// A number of `args`, as the year has it in the period looked at.
    virtual Rational arg(std::string_view name) const = 0;

protected:
    FunctionCall() = default;
    FunctionCall(const FunctionCall&) = default;
    FunctionCall& operator=(const FunctionCall&) = default;
    ~FunctionCall() = default;
};

}  // namespace kaohe

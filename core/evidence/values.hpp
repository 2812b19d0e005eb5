/// What the cell "value" of an input may hold: the one reading of values, for records, imported
/// results, last year and the roster.
#pragma once

#include <optional>
#include <string_view>

#include <kaohe/rational.hpp>

#include "base/text.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::evidence {

/// A value, or, where the text is none, what the input expects.
struct ValueReading {
  std::optional<Rational> value;  ///< a choice: the index of its option; a flag: 1 or 0
  Text expected;
};

/// Reads a text (half-width) as a value of the input: type, options by id or title, decimals,
/// bounds. Events: empty is 1.
ValueReading read_value(const plan::InputInfo& input, std::string_view text);

}  // namespace kaohe::evidence

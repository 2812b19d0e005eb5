/// Checks of meaning, made on complete tables: they run only when nothing was wrong with words and
/// names.
#pragma once

#include "build.hpp"

namespace kaohe::catalogue {

/// Figures that read themselves, directly or through others. True if there are none; the other
/// checks rely on it.
bool check_cycles(Build& build);
/// Values asked for in a finer period than they are owed, or across periods or subjects without
/// `merge`.
void check_contexts(Build& build);
/// `on_na` wherever an item, or a part with a list that may be empty, can be without a number.
void check_not_applicable(Build& build);
/// Weights: of the list that is looped over, never 0, there when they are needed.
void check_weights(Build& build);
/// `due` of an item: not earlier than all that it reads is there, which would overrule it in
/// silence.
void check_due(Build& build);
/// Numbers: what sdk/src/engine/numbers_check.hpp asks of those in force in a year, and the total
/// for every class.
void check_points(Build& build);
/// `else_of`: a partner with a `when`, in the same part.
void check_partners(Build& build);

// static_value.cpp
/// What is known where a value is asked for: conditions that hold there, and the list of whose
/// members one is looked at.
struct Known {
  std::vector<Range> tests;
  std::uint32_t sub = kNone;
};
/// Whether the value can be n/a.
bool may_be_na(const Build& build, const Operand& operand, const Known& known);
/// Whether the value, where there is one, is above 0 in every case.
bool is_positive(const Build& build, const Operand& operand, const Known& known);

}  // namespace kaohe::catalogue

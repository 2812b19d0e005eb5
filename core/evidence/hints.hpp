/// What people meant by a cell that a spreadsheet has changed, or that says more than a number:
/// hints for the end of a refusal.
#pragma once

#include <string_view>

#include "base/text.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::evidence {

/// "; a spreadsheet changed the date: write 2023-01-05, and format the column as text first", for
/// 2023/1/5, 5.1.2023, 45000, Jan-23 and the like (half-width); nothing for any other text.
Text date_hint(std::string_view text);

/// The same for the name of a cell of this kind: 2023/1, Jan-23, 44927 of a month.
Text cell_hint(std::string_view text, plan::CellKind kind);

/// "; write 1000 alone, without unit, separator or percent sign", for 1,000, 85%, 1次 and the like
/// (half-width); nothing for any other text.
Text number_hint(std::string_view text);

}  // namespace kaohe::evidence

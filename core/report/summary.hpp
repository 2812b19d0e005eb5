/// The summary of a result for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "grading/result.hpp"

namespace kaohe::report {

/// Cells that a text takes on a terminal: 2 for a Chinese character, 0 for a combining mark,
/// else 1.
int terminal_width(std::string_view text);

/// Rows in columns two spaces apart; every column as wide as its widest cell. `right` says which
/// columns are numbers. The last column is not filled up.
std::string in_columns(const std::vector<std::vector<std::string>>& rows,
                       const std::vector<bool>& right);

/// Per domain: the good lines, then a table by rank (score, total, grade; of a period: score,
/// deductions so far, indicators not due), of a period the preview (what is not due, how the awards
/// of year-end stand, points redistributed), then the gates that fired and what is not complete. In
/// the language asked.
std::string summary(const grading::Result& result, Language language);

}  // namespace kaohe::report

/// The sheets of an .xlsx workbook (ECMA-376, transitional and strict).
#pragma once

#include <vector>

#include "office/archive.hpp"
#include "office/sheet.hpp"

namespace kaohe::office {

/// The worksheets in their order; hidden ones come without cells. Throws Error(data) for a damaged
/// file or one beyond a limit.
std::vector<Sheet> read_xlsx(Archive& archive, const Limits& limits);

}  // namespace kaohe::office

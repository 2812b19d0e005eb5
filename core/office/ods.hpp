/// The sheets of an .ods workbook (OpenDocument 1.x).
#pragma once

#include <vector>

#include "office/archive.hpp"
#include "office/sheet.hpp"

namespace kaohe::office {

/// The sheets in their order; hidden ones come without cells. Throws Error(data) for a damaged or
/// encrypted file or one beyond a limit.
std::vector<Sheet> read_ods(Archive& archive, const Limits& limits);

}  // namespace kaohe::office

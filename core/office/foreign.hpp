/// Files that people send in place of a table: told apart by content, refused by name.
#pragma once

#include <string>
#include <string_view>

#include "office/archive.hpp"

namespace kaohe::office {

/// What a packed file holds.
enum class Packed { xlsx, ods };

/// Whether the bytes begin as a packed file (zip) does.
bool is_packed(std::string_view bytes);

/// Throws Error(data) for what is neither a packed file nor text: an old or encrypted workbook, a
/// document, a PDF, a picture, a web page, another kind of archive.
void refuse_foreign(std::string_view bytes, const std::string& file);

/// Throws Error(data) for a packed file without a workbook, or one that is stored in binary.
Packed what_is_packed(Archive& archive);

}  // namespace kaohe::office

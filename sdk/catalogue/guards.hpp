/// What is refused before a TOML parser sees the file: what makes toml++ 3.3 abort or crash
/// (may_be_parsed lists it).
#pragma once

#include <string_view>

#include "report.hpp"

namespace kaohe::catalogue {

inline constexpr std::size_t kFileBytesMax = 1024 * 1024;
/// Dots in one key: the deepest key of the language has none; toml++ crashes at about a million.
inline constexpr std::size_t kKeyDotsMax = 16;

/// Whether the text may be parsed. Reports the first thing that bars it: size, a NUL byte, invalid
/// UTF-8, a key of dots.
bool may_be_parsed(std::string_view text, Report& report);

}  // namespace kaohe::catalogue

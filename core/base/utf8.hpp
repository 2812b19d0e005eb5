/// What a text file of people must be before anything reads it: UTF-8 without NUL bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kaohe {

/// The index of the first byte that is not part of valid UTF-8 (overlong forms and surrogates are
/// not); nothing: all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// The bytes without a leading byte-order mark.
std::string_view without_bom(std::string_view bytes);

/// The first control character of valid UTF-8 that a cell of a table must not hold: those that
/// steer a terminal, end a line unseen or turn the direction of reading. A line end and a tab are
/// none.
std::optional<char32_t> first_control(std::string_view text);

/// The text without characters that nobody sees: spaces other than the plain one, zero-width
/// characters, soft hyphens, byte-order marks, direction marks.
std::string without_invisible(std::string_view text);

/// The characters (code points) of valid UTF-8.
std::u32string characters_of(std::string_view text);

/// The number of characters (code points) of valid UTF-8.
std::size_t character_count(std::string_view text);

/// A text as it is printed among others on one line of a terminal: a line end as "⏎", a tab as a
/// blank, any other control character and what is not UTF-8 as "�".
std::string one_line(std::string_view text);

/// A text as a message quotes it, on one line: whole up to 60 characters, else its first 60 and
/// "…".
std::string excerpt(std::string_view text);

/// Refuses bytes that are no text in UTF-8: UTF-16, a spreadsheet, a NUL byte, or a byte that is
/// not UTF-8 (GBK, a picture, a program). Throws Error(data) with line and column, where there is
/// one, and what to do.
void require_utf8_text(std::string_view bytes, const std::string& file);

}  // namespace kaohe

#include "base/utf8.hpp"

#include <algorithm>

#include "base/errors.hpp"

namespace kaohe {

namespace {
bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// Bytes of the character that begins at `at`; 0: none does.
std::size_t character_size(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t offset) -> unsigned char {
    return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : 0;
  };
  const unsigned char first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || !is_continuation(second)) return 0;
  if (first < 0xE0) return 2;
  if (!is_continuation(byte(2))) return 0;
  if (first < 0xF0) {
    const bool overlong = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool beyond =
      first > 0xF4 || (first == 0xF4 && second > 0x8F) || (first == 0xF0 && second < 0x90);
  return beyond || !is_continuation(byte(3)) ? 0 : 4;
}

/// The code point of a valid character.
char32_t code_point(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  const std::size_t size = character.size();
  char32_t code = size == 1 ? first : first & (0xFFU >> (size + 1));
  for (const char byte : character.substr(1))
    code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  return code;
}

/// Characters that are no text: they steer a terminal, or turn the direction of what follows.
bool is_control(char32_t code) {
  const bool is_c0_or_c1 = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool ends_line = code == 0x2028 || code == 0x2029;
  const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return is_c0_or_c1 || ends_line || turns;
}

/// Whether a byte may be the first of such a character: most are not, and need no closer look.
bool may_begin_control(unsigned char byte) {
  return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
}

/// What begins like the file of another program: its first bytes, and what it is.
struct Foreign {
  std::string_view begins;
  Message what;
};

constexpr Message kUtf16{"text in UTF-16 (\"Unicode text\" of a spreadsheet)",
                         "UTF-16 编码的文本(电子表格的“Unicode 文本”)"};
constexpr Message kSpreadsheet{"a spreadsheet or a packed file, not a text",
                               "电子表格或压缩文件,不是文本"};
constexpr Foreign kForeign[] = {{"\xFF\xFE", kUtf16},
                                {"\xFE\xFF", kUtf16},
                                {"PK\x03\x04", kSpreadsheet},
                                {"\xD0\xCF\x11\xE0", kSpreadsheet}};

void refuse_foreign(std::string_view bytes, const std::string& file) {
  for (const Foreign& foreign : kForeign) {
    if (bytes.substr(0, foreign.begins.size()) != foreign.begins) continue;
    throw Error(ErrorKind::data, {file},
                say({"the file is {}, expected text in UTF-8; save it as UTF-8 (in a spreadsheet: "
                     "save as \"CSV UTF-8\")",
                     "文件是{},应为 UTF-8 文本;请另存为 UTF-8(在电子表格中选“CSV UTF-8”)"},
                    say(foreign.what)));
  }
}

Place place_of(std::string_view bytes, std::size_t at, const std::string& file) {
  Place place{file, 1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!is_continuation(byte)) {
      ++place.column;
    }
  }
  return place;
}
}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const bool is_ascii = static_cast<unsigned char>(bytes[at]) < 0x80;
    const std::size_t size = is_ascii ? 1 : character_size(bytes, at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

std::string_view without_bom(std::string_view bytes) {
  return bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(3) : bytes;
}

std::optional<char32_t> first_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_control(static_cast<unsigned char>(text[at]))) continue;
    const std::size_t size = std::max<std::size_t>(character_size(text, at), 1);
    const char32_t code = code_point(text.substr(at, size));
    if (is_control(code) && code != '\t' && code != '\n') return code;
  }
  return std::nullopt;
}

std::string without_invisible(std::string_view text) {
  std::string visible;
  for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
    size = std::max<std::size_t>(character_size(text, at), 1);
    const std::string_view character = text.substr(at, size);
    const char32_t code = code_point(character);
    const bool is_invisible = code == 0xA0 || code == 0xAD || code == 0x1680 ||
                              (code >= 0x2000 && code <= 0x200F) || code == 0x202F ||
                              code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
    if (!is_invisible) visible += character;
  }
  return visible;
}

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text, at);
    characters += code_point(text.substr(at, size));
    at += size;
  }
  return characters;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return !is_continuation(static_cast<unsigned char>(byte));
  }));
}

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
    size = character_size(text, at);
    const std::string_view character = text.substr(at, std::max<std::size_t>(size, 1));
    if (size == 0) {
      line += "\uFFFD";
      size = 1;
    } else if (character == "\n") {
      line += "⏎";
    } else if (character == "\t") {
      line += ' ';
    } else {
      line += is_control(code_point(character)) ? "\uFFFD" : character;
    }
  }
  return line;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kMostCharacters = 60;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(static_cast<unsigned char>(text[at]))) continue;
    if (++characters > kMostCharacters) return one_line(text.substr(0, at)) + "…";
  }
  return one_line(text);
}

void require_utf8_text(std::string_view bytes, const std::string& file) {
  refuse_foreign(bytes, file);
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    throw Error(ErrorKind::data, place_of(bytes, nul, file),
                say({"found a NUL byte; a text file has none. Save it as text in UTF-8 (UTF-16 and "
                     "spreadsheets have such bytes)",
                     "发现空字节(NUL),文本文件不应有;请另存为 UTF-8 编码的文本(UTF-16 "
                     "文本和电子表格文件都会有空字节)"}));
  }
  const std::optional<std::size_t> invalid = first_invalid_utf8(bytes);
  if (!invalid) return;
  throw Error(ErrorKind::data, place_of(bytes, *invalid, file),
              say({"found the byte 0x{:02X}, which is not UTF-8; the file must be UTF-8. Save it "
                   "as UTF-8, in a spreadsheet as \"CSV UTF-8\" (a file saved as GBK, GB18030 or "
                   "ANSI looks like this)",
                   "发现字节 0x{:02X},不是 UTF-8 编码;文件须为 UTF-8。请另存为 "
                   "UTF-8,在电子表格中选“CSV UTF-8”(按 GBK、GB18030 或 ANSI 保存的文件会这样)"},
                  static_cast<unsigned>(static_cast<unsigned char>(bytes[*invalid]))));
}

}  // namespace kaohe

#include "base/utf8.hpp"

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
    const std::size_t size = character_size(bytes, at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

std::string_view without_bom(std::string_view bytes) {
  return bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(3) : bytes;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kMostCharacters = 60;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(static_cast<unsigned char>(text[at]))) continue;
    if (++characters > kMostCharacters) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

void require_utf8_text(std::string_view bytes, const std::string& file) {
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
                   "as UTF-8 (a file saved as GBK/ANSI looks like this)",
                   "发现字节 0x{:02X},不是 UTF-8 编码;文件须为 UTF-8。请另存为 UTF-8(按 GBK/ANSI "
                   "保存的文件会这样)"},
                  static_cast<unsigned>(static_cast<unsigned char>(bytes[*invalid]))));
}

}  // namespace kaohe

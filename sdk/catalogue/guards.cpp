#include "guards.hpp"

namespace kaohe::catalogue {
namespace {

unsigned byte_at(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

bool continues(std::string_view text, std::size_t index) {
  return (byte_at(text, index) & 0xC0U) == 0x80U;
}

/// Length of the character that begins at `index`; 0 if it is not valid UTF-8 (overlong, surrogate,
/// beyond U+10FFFF).
std::size_t character_size(std::string_view text, std::size_t index) {
  const unsigned first = byte_at(text, index);
  const unsigned second = byte_at(text, index + 1);
  if (first < 0x80U) return 1;
  if (first < 0xC2U || first > 0xF4U || !continues(text, index + 1)) return 0;
  if (first < 0xE0U) return 2;
  if (!continues(text, index + 2)) return 0;
  if (first < 0xF0U) {
    const bool overlong = first == 0xE0U && second < 0xA0U;
    const bool surrogate = first == 0xEDU && second > 0x9FU;
    return overlong || surrogate ? 0 : 3;
  }
  const bool in_range = !(first == 0xF0U && second < 0x90U) && !(first == 0xF4U && second > 0x8FU);
  return in_range && continues(text, index + 3) ? 4 : 0;
}

/// Walks the file character by character and knows where it is.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool at_end() const { return index_ >= text_.size(); }
  bool valid() const { return character_size(text_, index_) != 0; }
  char here() const { return text_[index_]; }
  bool starts(std::string_view what) const { return text_.substr(index_, what.size()) == what; }
  Position position() const { return {line_, column_}; }
  void step() {
    const bool line_end = here() == '\n';
    index_ += valid() ? character_size(text_, index_) : 1;
    line_ += line_end ? 1U : 0U;
    column_ = line_end ? 1U : column_ + 1U;
  }
  void step(std::size_t count) {
    for (; count > 0 && !at_end(); --count) step();
  }

 private:
  std::string_view text_;
  std::size_t index_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

bool bytes_are_text(std::string_view text, Report& report) {
  for (Cursor cursor(text); !cursor.at_end(); cursor.step()) {
    if (!cursor.valid()) {
      report.add(cursor.position(), "the file", "not valid UTF-8 here", "UTF-8",
                 "save it as UTF-8");
      return false;
    }
    if (cursor.here() == '\0') {
      report.add(cursor.position(), "the file", "holding a NUL byte here", "text",
                 "remove the byte");
      return false;
    }
  }
  return true;
}

void skip_comment(Cursor& cursor) {
  while (!cursor.at_end() && cursor.here() != '\n') cursor.step();
}

/// Steps over a quoted text; one that does not end goes to the end of its line, or of the file.
void skip_quoted(Cursor& cursor) {
  const char quote = cursor.here();
  const std::string triple(3, quote);
  const bool long_text = cursor.starts(triple);
  const std::string end = long_text ? triple : std::string(1, quote);
  cursor.step(end.size());
  while (!cursor.at_end() && !cursor.starts(end)) {
    if (!long_text && cursor.here() == '\n') return;
    cursor.step(quote == '"' && cursor.here() == '\\' ? 2 : 1);
  }
  cursor.step(end.size());
}

bool ends_key(char character) {
  return std::string_view("=,[]{}\n#").find(character) != std::string_view::npos;
}

bool keys_are_short(std::string_view text, Report& report) {
  std::size_t dots = 0;
  for (Cursor cursor(text); !cursor.at_end();) {
    const char character = cursor.here();
    if (ends_key(character)) dots = 0;
    if (character == '.' && ++dots > kKeyDotsMax) {
      report.add(cursor.position(), "the key",
                 "made of more than " + std::to_string(kKeyDotsMax + 1) + " parts",
                 "a key of one or a few parts", "see the keys in sdk/README.md, chapters 4 to 8");
      return false;
    }
    if (character == '#') {
      skip_comment(cursor);
    } else if (character == '"' || character == '\'') {
      skip_quoted(cursor);
    } else {
      cursor.step();
    }
  }
  return true;
}

}  // namespace

bool may_be_parsed(std::string_view text, Report& report) {
  if (text.size() > kFileBytesMax) {
    report.add({}, "the file", std::to_string(text.size()) + " bytes long",
               "at most 1048576 bytes (1 MiB)", "a domain's indicators fit into a tenth of it");
    return false;
  }
  return bytes_are_text(text, report) && keys_are_short(text, report);
}

}  // namespace kaohe::catalogue

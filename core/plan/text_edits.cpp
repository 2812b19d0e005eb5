#include <algorithm>

#include "plan/next_year_parts.hpp"

namespace kaohe::plan {

namespace {
bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
}  // namespace

std::size_t TextEdits::offset(const Place& place) const {
  std::size_t at = 0;
  for (int line = 1; line < place.line && at < text_.size(); ++line)
    at = std::min(text_.find('\n', at), text_.size() - 1) + 1;
  for (int column = 1; column < place.column && at < text_.size(); ++column) {
    ++at;
    while (at < text_.size() && continues_character(text_[at])) ++at;
  }
  return at;
}

void TextEdits::replace(std::size_t offset, std::size_t length, std::string by) {
  const auto before = [](const Edit& edit, std::size_t at) { return edit.offset < at; };
  edits_.insert(std::lower_bound(edits_.begin(), edits_.end(), offset, before),
                {offset, length, std::move(by)});
}

std::string TextEdits::edited() const {
  std::string text;
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    text += text_.substr(at, edit.offset - at) + edit.by;
    at = edit.offset + edit.length;
  }
  return text + text_.substr(at);
}

int TextEdits::line_after(std::size_t offset) const {
  const auto lines = [](std::string_view text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  };
  int line = 1 + lines(std::string_view(text_).substr(0, offset));
  for (const Edit& edit : edits_) {
    if (edit.offset + edit.length > offset) break;
    line += lines(edit.by) - lines(std::string_view(text_).substr(edit.offset, edit.length));
  }
  return line;
}

}  // namespace kaohe::plan

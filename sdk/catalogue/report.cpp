#include "report.hpp"

#include <algorithm>
#include <tuple>

#include "words.hpp"

namespace kaohe::catalogue {
namespace {

constexpr std::size_t kQuotedCharactersMax = 60;
constexpr std::size_t kFoundCharactersMax = 300;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The byte `count` characters after `byte`, or the end of the text.
std::size_t advanced(std::string_view text, std::size_t byte, std::size_t count) {
  for (; count > 0 && byte < text.size(); --count) {
    ++byte;
    while (byte < text.size() && continues(text[byte])) ++byte;
  }
  return byte;
}

std::string shortened(std::string text, std::size_t characters_max) {
  const std::size_t end = advanced(text, 0, characters_max);
  if (end == text.size()) return text;
  text.resize(end);
  return text + "…";
}

std::string kind_of(const toml::node& node) {
  if (node.is_floating_point()) return " (a TOML float)";
  if (node.is_boolean()) return " (true or false)";
  if (node.is_date() || node.is_time() || node.is_date_time()) return " (a TOML date)";
  if (node.is_string()) return " (a text)";
  return " (an integer)";
}

}  // namespace

Report::Report(std::string file, std::string_view text)
    : file_(std::move(file)), text_(text), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

void Report::add(Position at, std::string where, std::string found, std::string expected,
                 std::string hint) {
  if (diagnostics_.size() >= kMistakesMax) return;
  Diagnostic added{file_,
                   at.line,
                   at.column,
                   printable(shortened(std::move(where), kFoundCharactersMax)),
                   printable(shortened(std::move(found), kFoundCharactersMax)),
                   printable(expected),
                   printable(hint)};
  if (known_.insert(added.text()).second) diagnostics_.push_back(std::move(added));
}

std::vector<Diagnostic> Report::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                   });
  return std::move(diagnostics_);
}

std::size_t Report::byte_at(std::uint32_t line, std::uint32_t column) const {
  if (line == 0 || line > line_starts_.size()) return text_.size();
  if (last_.line != line || last_.column > column || last_byte_ < line_starts_[line - 1]) {
    last_ = {line, 1};
    last_byte_ = line_starts_[line - 1];
  }
  last_byte_ = advanced(text_, last_byte_, column - last_.column);
  last_.column = column;
  return last_byte_;
}

std::string Report::spelled(const toml::node& node) const {
  const toml::source_region& source = node.source();
  const std::size_t begin = byte_at(source.begin.line, source.begin.column);
  const std::size_t end = byte_at(source.end.line, source.end.column);
  return shortened(std::string(text_.substr(begin, end - begin)), kQuotedCharactersMax);
}

std::string Report::described(const toml::node& node) const {
  if (node.is_table()) return "a table";
  if (node.is_array()) return "a list";
  return spelled(node) + kind_of(node);
}

}  // namespace kaohe::catalogue

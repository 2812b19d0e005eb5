/// Where mistakes are collected while a file is read; knows the text, to quote it as its author
/// wrote it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"
#include "toml.hpp"

namespace kaohe::catalogue {

/// More than these nobody reads at once.
inline constexpr std::size_t kMistakesMax = 200;

class Report {
 public:
  Report(std::string file, std::string_view text);

  /// Adds a mistake, unless the same one is known already or there are kMistakesMax. Long texts are
  /// cut, and control characters written as `\u001B`.
  void add(Position at, std::string where, std::string found, std::string expected,
           std::string hint = {});
  std::size_t count() const { return diagnostics_.size(); }
  /// All mistakes, in the order of the file.
  std::vector<Diagnostic> take();

  /// A scalar as it is written in the file ("0.25"); at most 60 characters.
  std::string spelled(const toml::node& node) const;
  /// The same with the kind of thing it is: `0.25 (a TOML float)`, `a table`.
  std::string described(const toml::node& node) const;

 private:
  std::size_t byte_at(std::uint32_t line, std::uint32_t column) const;

  std::string file_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> known_;
  // The last place looked for: a file that is one long line is not walked through for each number
  // in it.
  mutable Position last_;
  mutable std::size_t last_byte_ = 0;
};

/// Where a node or key begins.
inline Position position_of(const toml::source_region& source) {
  return {source.begin.line == 0 ? 1 : source.begin.line,
          source.begin.column == 0 ? 1 : source.begin.column};
}

}  // namespace kaohe::catalogue

/// Inside `plan`: the parts of `next_year`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/next_year.hpp"

namespace kaohe::plan {

/// Changes of a text, made together.
class TextEdits {
 public:
  explicit TextEdits(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  /// The byte at a line and a column in characters, from 1.
  std::size_t offset(const Place& place) const;
  /// `length` bytes become `by`; no two edits may overlap.
  void replace(std::size_t offset, std::size_t length, std::string by);
  /// The text with every edit.
  std::string edited() const;
  /// The line in the edited text of a byte of the old one.
  int line_after(std::size_t offset) const;

 private:
  struct Edit {
    std::size_t offset, length;
    std::string by;
  };
  std::string text_;
  std::vector<Edit> edits_;  ///< ascending
};

/// year.toml.
void carry_year_file(const YearPlan& plan, int year, const std::string& folder, NextYear& next);
/// roster/.
void carry_rosters(const YearPlan& plan, int year, const std::string& folder, NextYear& next);

}  // namespace kaohe::plan

/// Small things of texts: digits, lists of words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kaohe {

/// Whether a text is digits and nothing else; an empty one is not.
inline bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The number that at most nine digits write.
inline int whole_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// The words with `between` between them.
inline std::string joined(const std::vector<std::string>& words, std::string_view between = ", ") {
  std::string text;
  for (const std::string& word : words) {
    if (&word != &words.front()) text += between;
    text += word;
  }
  return text;
}

}  // namespace kaohe

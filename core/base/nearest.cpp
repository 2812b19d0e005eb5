#include "base/nearest.hpp"

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"

namespace kaohe {

namespace {
/// Levenshtein's distance in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}
}  // namespace

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

namespace {
std::string same_letters(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string small = small_letters(word);
  const auto found =
      std::find_if(candidates.begin(), candidates.end(),
                   [&](const std::string& one) { return small_letters(one) == small; });
  return found == candidates.end() ? std::string() : *found;
}

/// Empty: none holds it, or more than one, or it is a single character or no Chinese.
std::string only_one_with(std::string_view part, const std::vector<std::string>& candidates) {
  constexpr std::size_t kTwoCharacters = 6;
  const bool is_chinese = std::all_of(part.begin(), part.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
  if (!is_chinese || part.size() < kTwoCharacters) return {};
  std::string found;
  for (const std::string& one : candidates) {
    if (one.find(part) == std::string::npos || one == found) continue;
    if (!found.empty()) return {};
    found = one;
  }
  return found;
}
}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 64;  // a longer word is no slip of the hand
  if (word.empty() || word.size() > kLongest) return {};
  for (const auto& find : {same_letters, only_one_with}) {
    const std::string found = find(word, candidates);
    if (!found.empty()) return found;
  }
  std::string best;
  std::size_t best_distance = std::clamp<std::size_t>(word.size() / 3, 1, 4) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongest) continue;
    const std::size_t found = distance(word, candidate);
    if (found >= best_distance) continue;
    best = candidate;
    best_distance = found;
  }
  return best;
}

Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string visible = without_invisible(word);
  const bool is_known = visible != word && std::find(candidates.begin(), candidates.end(),
                                                     visible) != candidates.end();
  if (is_known) {
    return say({" (there is an invisible character in it, such as a no-break space; type \"{}\" "
                "anew)",
                "(其中有不可见字符,如不间断空格;请重新键入“{}”)"},
               visible);
  }
  const std::string near = nearest(visible, candidates);
  if (near.empty()) return {};
  return say({" (did you mean \"{}\"?)", "(是不是“{}”?)"}, near);
}

Text listed(const std::vector<std::string>& words) {
  if (words.empty()) return {"(none)", "(无)"};
  Text text;
  for (const std::string& word : words) {
    const std::string shown = excerpt(word);
    text.en += fmt::format("{}\"{}\"", text.en.empty() ? "" : ", ", shown);
    text.zh += fmt::format("{}“{}”", text.zh.empty() ? "" : "、", shown);
  }
  return text;
}

}  // namespace kaohe

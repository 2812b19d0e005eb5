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

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 64;  // a longer word is no slip of the hand
  if (word.empty() || word.size() > kLongest) return {};
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
  const std::string near = nearest(word, candidates);
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

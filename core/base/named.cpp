#include "base/named.hpp"

#include "base/nearest.hpp"

namespace kaohe {

std::string find_named(const std::vector<Named>& all, const std::string& word) {
  for (const Named& one : all) {
    if (one.id == word) return one.id;
  }
  for (const Named& one : all) {
    if (one.title == word && !word.empty()) return one.id;
  }
  for (const Named& one : all) {
    if (small_letters(one.id) == small_letters(word)) return one.id;
  }
  return {};
}

Text named_nearby(const std::vector<Named>& all, const std::string& word) {
  std::vector<std::string> ids, titles;
  for (const Named& one : all) {
    ids.push_back(one.id);
    titles.push_back(one.title);
  }
  const Text by_id = did_you_mean(small_letters(word), ids);
  if (!by_id.empty()) return by_id;
  const Text as_written = did_you_mean(word, ids);
  return as_written.empty() ? did_you_mean(word, titles) : as_written;
}

}  // namespace kaohe

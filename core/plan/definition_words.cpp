#include "plan/definition_words.hpp"

#include <nlohmann/json.hpp>

namespace kaohe::plan {

void collect_words(const nlohmann::json& part, std::set<std::string>& words) {
  if (part.is_string()) words.insert(part.get<std::string>());
  if (part.is_array()) {
    for (const nlohmann::json& one : part) collect_words(one, words);
  }
  if (!part.is_object()) return;
  for (const auto& [key, member] : part.items()) {
    words.insert(key);
    if (key != "id" && key != "title" && key != "label") collect_words(member, words);
  }
}

}  // namespace kaohe::plan

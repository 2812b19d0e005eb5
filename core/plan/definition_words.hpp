/// What a part of a catalogue speaks of.
#pragma once

#include <set>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace kaohe::plan {

/// Adds the keys and texts of a part of a definition, at any depth: the names of inputs and figures
/// are among them. What an entry calls itself (id, title, label) is none of it.
void collect_words(const nlohmann::json& part, std::set<std::string>& words);

}  // namespace kaohe::plan

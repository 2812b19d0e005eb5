/// What people call things on the command line: by id, in any case of letters, or by title.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace kaohe {

struct Named {
  std::string id, title;
};

/// The id of the one that a word means: the id itself, else a title, else the id in other letters
/// ("Q1" for q1). Empty: none.
std::string find_named(const std::vector<Named>& all, const std::string& word);

/// ` (did you mean "q1"?)` of ids and titles, or nothing.
Text named_nearby(const std::vector<Named>& all, const std::string& word);

}  // namespace kaohe

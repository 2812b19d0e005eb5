/// "Did you mean": the known word that a mistyped one is closest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace kaohe {

/// The candidate that differs from `word` in the fewest letters, if it differs in no more than a
/// third of them (and at least one, at most four, may differ); empty: none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// ` (did you mean "total"?)`, or nothing: to stand right after the word.
Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// `"a", "b", "c"` in both languages; `(none)` where there are none.
Text listed(const std::vector<std::string>& words);

}  // namespace kaohe

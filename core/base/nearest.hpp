/// "Did you mean": the known word that a mistyped one is closest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace kaohe {

/// The text with A-Z as a-z; all else as it is.
std::string small_letters(std::string_view text);

/// The candidate that has the same letters, small or large; else the only one that `word`, a part
/// of a Chinese name, stands in; else the one that differs from `word` in the fewest letters, if it
/// differs in no more than a third of them (and at least one, at most four, may differ). Empty:
/// none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// ` (did you mean "total"?)`, or nothing: to stand right after the word. A word that is a
/// candidate but for characters that cannot be seen is told so.
Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// `"a", "b", "c"` in both languages; `(none)` where there are none.
Text listed(const std::vector<std::string>& words);

}  // namespace kaohe

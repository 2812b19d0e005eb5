/// Inside `conformance`: what a plugin must not call, as its points may depend on its facts alone.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"

namespace kaohe::conformance {

/// A symbol's name as its author wrote it: "std::locale::locale()".
std::string readable(const std::string& symbol);

/// What the symbol (as the linker has it) would let a plugin depend on or touch; empty: nothing.
Text forbidden_use(const std::string& symbol);

}  // namespace kaohe::conformance

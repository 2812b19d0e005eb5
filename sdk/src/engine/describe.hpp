// The resolved indicator system as canonical JSON: what an office issues and freezes (Art. 8).
#pragma once

#include <string>
#include <string_view>

#include "engine/rules.hpp"

namespace kaohe::engine {

// Who the plugin is.
struct Identity {
  std::string_view id;
  std::string_view version;
};

std::string describe(const Rules& rules, const Identity& identity);

// The widest comparison the rules make: "row", "pool", "choice:ID" or "domain".
std::string sight(const Catalogue& catalogue);

}  // namespace kaohe::engine

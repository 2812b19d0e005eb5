/// How commands show versions of a domain's indicator system (Art. 8), and what differs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "cycle/systems.hpp"
#include "plan/difference.hpp"

namespace kaohe::app {

/// "issued", "amendment 812 approved".
Text edition_title(const cycle::SystemEdition& edition);

/// By whom and when it came into force, and what it is recognised by.
nlohmann::ordered_json edition_json(const cycle::SystemEdition& edition);

/// All of a difference, its words in one language.
nlohmann::ordered_json difference_json(const plan::Difference& one, Language language);

}  // namespace kaohe::app

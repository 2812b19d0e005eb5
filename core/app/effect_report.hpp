/// What an amendment does to scores (Art. 8), as people and programs read it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/options.hpp"
#include "cycle/amendment_effect.hpp"

namespace kaohe::app {

/// The indicators that move and the assessees that do, before and after, as tables.
void print_effect(const Session& session, const cycle::AmendmentEffect& effect,
                  const plan::Period& period);

/// What the effect does not cover: always the year's score, and by name the rules that change too.
void print_left_out(const Session& session, const std::vector<plan::Difference>& rules);

/// The effect. Scores are exact texts; null: blocked.
nlohmann::ordered_json as_json(const cycle::AmendmentEffect& effect);

}  // namespace kaohe::app

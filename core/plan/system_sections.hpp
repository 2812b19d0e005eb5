/// Inside `plan`: the document of an indicator system, divided among its indicators. Digests and
/// comparison both read it so: what one notices the other names.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "plan/indicator_system.hpp"

namespace kaohe::plan {

struct SystemSections {
  /// By indicator, in the document's order: {"definition": as its author wrote it, "gates",
  /// "inputs", "numbers": by key, every version, "resolved": all else, with the responsible unit as
  /// the year divides the work}.
  std::vector<std::pair<std::string, nlohmann::json>> indicators;
  /// What belongs to none: its "definition", "gates", "inputs", "numbers", and "resolved" with
  /// subs, title, total and sight.
  nlohmann::json shared;
  /// Who computes: "plugin", "version", "abi".
  nlohmann::json plugin;
};

/// A key that this version does not know goes into the section of the object that has it.
SystemSections sections_of(const IndicatorSystem& system);

}  // namespace kaohe::plan

/// What a case expects of its indicator.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "description.hpp"
#include "place.hpp"

#include <kaohe/points.hpp>

namespace kaohe::cases {

/// What is not set is not compared.
struct Expectation {
  std::optional<Points> points;
  std::optional<std::string> state;  ///< "value" where points are expected and no state is said
  std::optional<std::string> error;  ///< a fragment of the plugin's refusal
  std::optional<std::string> rescale;
  std::optional<Points> spilled;
  std::optional<std::vector<std::string>>
      missing;                                    ///< names of inputs, sorted: these and no others
  std::optional<std::vector<std::string>> gates;  ///< ids, sorted: these and no others
  std::vector<std::string> lines;                 ///< fragments
  std::optional<std::map<std::string, Rational>> losses;  ///< by item or stage: these and no others
};

/// From points, or from a table. Throws CaseError for names that the description does not know.
Expectation read_expectation(const Place& place, const Description& description,
                             const CaseIndicator& indicator);

/// Names of KAOHE_CELL_*, in their order.
const std::vector<std::string>& cell_states();
/// Names of KAOHE_RESCALE_*, in their order.
const std::vector<std::string>& rescales();

}  // namespace kaohe::cases

/// Compares what a plugin gave with what a case expects.
#pragma once

#include <string>
#include <vector>

#include <kaohe/plugin_client.hpp>

#include "description.hpp"
#include "expectation.hpp"
#include "explanation.hpp"

namespace kaohe::cases {

/// Something that is not as it should be.
struct Mismatch {
  std::string what;
  std::string expected;
  std::string found;
};

/// What a plugin gave for the indicator of a case.
struct Given {
  const Description& description;
  std::uint32_t indicator = 0;
  SheetCopy sheet;
  std::optional<Explanation> explanation;

  const kaohe_cell& cell() const { return sheet.cell(0, indicator); }
};

/// Empty: the case passes. Besides what is expected, the explanation must agree with the sheet, and
/// its losses must add up to what the score lacks.
std::vector<Mismatch> judge(const Expectation& expected, const Given& given);

/// The same of the sheet alone: points, state, missing, gates and what was spilled. The explanation
/// is not needed, and neither losses nor lines are compared.
std::vector<Mismatch> judge_sheet(const Expectation& expected, const Given& given);

}  // namespace kaohe::cases

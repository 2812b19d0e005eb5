/// From a plugin's explanation to losses (what took points, and which record stands behind it) and
/// to the progress of what is not due.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "plan/year_plan.hpp"
#include "scoring/facts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::scoring {

/// The number of an explanation: "1/3", "-0.25", also with more digits than a Number may have.
/// Throws std::invalid_argument for any other text.
Rational exact_number(const std::string& text);

/// Reads the losses of one assessee. Behind one of an item stand the record that it names, else the
/// assessee's records of the item's inputs in its cell and of its subject. What a record has lost
/// and wholly got back (retained 0) stands last in its indicator, with 0 points and what was
/// returned: its price × its value. Where the item has factors (`times`) that amount is in no
/// explanation, and the line is left out. Throws std::invalid_argument, saying where, for a text
/// that is no explanation.
std::vector<Loss> read_losses(const plan::YearPlan& plan, const plan::IndicatorSystem& system,
                              const Facts& facts, const nlohmann::json& explanation);

/// Reads the items of one assessee that are not due, and the indicators that are not due and have
/// no such item, in the explanation's order. Throws std::invalid_argument for an indicator that the
/// system does not have.
std::vector<Progress> read_progress(const plan::IndicatorSystem& system,
                                    const nlohmann::json& explanation);

/// Score and explanation can never disagree: in each cell that has a score the explanation's is the
/// same, and its losses add up to what the score lacks. Throws std::invalid_argument naming the
/// indicator and both figures.
void check_agreement(const plan::IndicatorSystem& system, const SheetRow& row,
                     const nlohmann::json& explanation);

}  // namespace kaohe::scoring

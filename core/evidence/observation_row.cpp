#include "evidence/observation_row.hpp"

#include "evidence/grid.hpp"
#include "evidence/names.hpp"

namespace kaohe::evidence {

namespace {

using ledger::Observation;
using plan::InputInfo;
using plan::InputType;

std::string value_text(const InputInfo& input, const Observation& observation) {
  if (observation.not_applicable) return "-";
  if (input.type == InputType::flag) return observation.value.is_zero() ? "no" : "yes";
  if (input.type != InputType::choice) return observation.value.text();
  const auto index = static_cast<std::size_t>(std::stoul(observation.value.text()));
  return input.options.at(index).id;
}

std::string attributes_text(const InputInfo& input, const Observation& observation) {
  std::string text;
  for (std::size_t i = 0; i < input.attributes.size(); ++i) {
    const plan::AttributeInfo& attribute = input.attributes[i];
    const int value = i < observation.attributes.size() ? observation.attributes[i] : 0;
    const bool is_mark = attribute.options.empty();
    if (is_mark ? value == 0 : value < 0) continue;
    text += text.empty() ? "" : ";";
    text += attribute.id;
    if (!is_mark) text += "=" + attribute.options.at(static_cast<std::size_t>(value)).id;
  }
  return text;
}

/// Of an input that the year's indicator system has no more: what is on record says enough.
std::vector<std::string> cells_of_unknown(const Observation& one) {
  const std::size_t dot = one.input.find('.');
  const std::string indicator = dot == std::string::npos ? "" : one.input.substr(0, dot);
  const std::string input = dot == std::string::npos ? one.input : one.input.substr(dot + 1);
  return {one.domain,
          one.assessee,
          indicator,
          input,
          one.subject,
          one.cell == 0 ? "" : std::to_string(one.cell),
          one.date ? to_text(*one.date) : "",
          one.value.text(),
          "",
          one.matter,
          one.reason,
          one.evidence,
          one.provisional ? "yes" : ""};
}

}  // namespace

std::vector<std::string> cells_of(const plan::YearPlan& plan, const Observation& observation) {
  const plan::Domain* domain = plan.find_domain(observation.domain);
  const InputInfo* found =
      domain == nullptr ? nullptr : domain->system.find_input(observation.input);
  if (found == nullptr) return cells_of_unknown(observation);
  const InputInfo& input = *found;
  const std::string cell =
      observation.cell == 0 ? "" : cell_name({plan.year, grid_of(input), observation.cell});
  return {observation.domain,
          observation.assessee,
          input.indicator,
          std::string(own_id(input)),
          observation.subject,
          cell,
          observation.date ? to_text(*observation.date) : std::string(),
          value_text(input, observation),
          attributes_text(input, observation),
          observation.matter,
          observation.reason,
          observation.evidence,
          observation.provisional ? "yes" : ""};
}

}  // namespace kaohe::evidence

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

}  // namespace

std::vector<std::string> cells_of(const plan::YearPlan& plan, const Observation& observation) {
  const plan::Domain& domain = *plan.find_domain(observation.domain);
  const InputInfo& input = *domain.system.find_input(observation.input);
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

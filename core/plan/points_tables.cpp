#include "plan/points_tables.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace kaohe::plan {

namespace {

using Choice = std::map<std::string, std::string>;

std::vector<Choice> choices_of(const IndicatorSystem& system) {
  std::set<std::string> splitting;
  for (const IndicatorInfo& indicator : system.indicators) {
    for (const auto& [choice, options] : indicator.only) splitting.insert(choice);
  }
  std::vector<Choice> tables{{}};
  for (const std::string& id : splitting) {
    const InputInfo* input = system.find_input(id);
    if (input == nullptr || input->options.empty()) continue;
    std::vector<Choice> more;
    for (const Choice& table : tables) {
      for (const OptionInfo& option : input->options) {
        more.push_back(table);
        more.back()[id] = option.id;
      }
    }
    tables = std::move(more);
  }
  return tables;
}

bool belongs(const IndicatorInfo& indicator, const Choice& table) {
  return std::all_of(indicator.only.begin(), indicator.only.end(), [&table](const auto& only) {
    const auto chosen = table.find(only.first);
    return chosen == table.end() ||
           std::find(only.second.begin(), only.second.end(), chosen->second) != only.second.end();
  });
}

}  // namespace

std::vector<TablePoints> points_by_table(const IndicatorSystem& system) {
  std::vector<TablePoints> tables;
  for (const Choice& choice : choices_of(system)) {
    TablePoints& table = tables.emplace_back();
    for (const auto& [id, option] : choice) table.of += fmt::format(" ({} = {})", id, option);
    for (const IndicatorInfo& indicator : system.indicators) {
      if (!indicator.off && belongs(indicator, choice)) table.sum += indicator.points;
    }
  }
  return tables;
}

}  // namespace kaohe::plan

#include "scoring/sheet.hpp"

#include <fmt/format.h>

#include <array>

namespace kaohe::scoring {

namespace {

constexpr std::array<std::string_view, 8> kStateNames = {
    "value", "provisional", "pending", "not_due", "not_applicable", "exempt", "error", "absent"};

std::string cell_text(plan::CellKind grid, int cell, int year) {
  switch (grid) {
    case plan::CellKind::month:
      return fmt::format(" {}-{:02}", year, cell);
    case plan::CellKind::quarter:
      return fmt::format(" {}-Q{}", year, cell);
    case plan::CellKind::half:
      return fmt::format(" {}-H{}", year, cell);
    case plan::CellKind::year:
      break;
  }
  return {};
}

}  // namespace

std::string_view cell_state_name(CellState state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

std::optional<CellState> parse_cell_state(std::string_view name) {
  for (std::size_t i = 0; i < kStateNames.size(); ++i) {
    if (kStateNames[i] == name) return static_cast<CellState>(i);
  }
  return std::nullopt;
}

bool carries_points(CellState state) {
  return state != CellState::pending && state != CellState::error && state != CellState::absent;
}

std::string missing_text(const Missing& missing, const plan::IndicatorSystem& system, int year) {
  std::string text = missing.peer.empty() ? missing.input : missing.peer + ": " + missing.input;
  const plan::InputInfo* input = system.find_input(missing.input);
  if (missing.cell > 0 && input != nullptr) {
    text += cell_text(input->every, missing.cell, year);
  } else if (!missing.period.empty()) {
    text += " " + missing.period;
  }
  if (!missing.subject.empty()) text += " " + missing.subject;
  return text;
}

std::string missing_title(const Missing& missing, const plan::Domain& domain,
                          const plan::YearPlan& plan) {
  Missing titled = missing;
  const plan::InputInfo* input = domain.system.find_input(missing.input);
  const bool has_cell = missing.cell > 0 && input != nullptr;
  titled.input = input == nullptr || input->title.empty() ? missing.input : input->title;
  if (has_cell) titled.input += cell_text(input->every, missing.cell, plan.year);
  const plan::Period* period = plan.find_period(missing.period);
  if (has_cell) {
    titled.period.clear();
  } else if (period != nullptr && !period->title.empty()) {
    titled.period = period->title;
  }
  for (const plan::Assessee& one : domain.assessees) {
    if (one.id == missing.peer) titled.peer = one.name;
  }
  titled.cell = 0;
  return missing_text(titled, domain.system, plan.year);
}

}  // namespace kaohe::scoring

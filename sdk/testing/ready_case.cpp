#include "ready_case.hpp"

namespace kaohe::cases {

std::unique_ptr<PluginClient> client_of(const kaohe_plugin& table, CaseSettings settings,
                                        const Move& move) {
  for (const auto& [key, value] : move) settings.set(key, value);
  const kaohe_settings view = settings.view();
  return std::make_unique<PluginClient>(table, &view);
}

ReadyCase::ReadyCase(const kaohe_plugin& table, const CaseFile& file, const Place& place)
    : calendar_(*file.calendar),
      case_(read_case(file, place)),
      settings_(case_.settings, case_.rounding, calendar_),
      description_(std::make_unique<const Description>(
          read_description(client_of(table, settings_, {})->describe(), calendar_))),
      indicator_(indicator_of(*description_, case_)),
      expected_(
          read_expectation(*case_.expect, *description_, description_->indicators[indicator_])),
      facts_(std::make_unique<CaseBatch>(*description_, case_)),
      batch_(facts_->batch()) {}

Given ReadyCase::given(PluginClient& client) const {
  const auto count = static_cast<std::uint32_t>(description_->indicators.size());
  return {*description_, indicator_, client.score(batch_, count), {}};
}

void ReadyCase::explain(PluginClient& client, Given& given) const {
  given.explanation = read_explanation(client.explain(batch_, 0, 1).front(), indicator());
}

std::optional<Touched> ReadyCase::touched(PluginClient& client) const {
  Given given = this->given(client);
  explain(client, given);
  if (!judge(expected_, given).empty()) return std::nullopt;
  Touched touched;
  if (given.explanation) {
    touched.items = given.explanation->counted;
    touched.notes = given.explanation->notes;
  }
  for (const FindingCopy& gate : given.sheet.gates) {
    if (gate.assessee == 0 && gate.indicator == indicator_)
      touched.gates.push_back(description_->gates.at(gate.gate).id);
  }
  return touched;
}

bool ReadyCase::asks_explanation() const {
  return expected_.losses || !expected_.lines.empty();
}

bool ReadyCase::notices(PluginClient& client) const {
  try {
    Given given = this->given(client);
    if (expected_.points && *expected_.points != Points::from_units(given.cell().points))
      return true;
    if (!asks_explanation()) return !judge_sheet(expected_, given).empty();
    explain(client, given);
    return !judge(expected_, given).empty();
  } catch (const PluginError&) {
    return true;  // it cannot even be computed any more
  }
}

bool ReadyCase::is_refused_entry(const Description& moved) const {
  try {
    const CaseBatch facts(moved, case_);
    return false;
  } catch (const CaseError&) {
    return true;
  }
}

}  // namespace kaohe::cases

#include "trial.hpp"

#include <fstream>
#include <sstream>

#include <kaohe/plugin_client.hpp>

#include "batch.hpp"
#include "case_file.hpp"
#include "description.hpp"

namespace kaohe::cases {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (file) return text.str();
  throw CaseError(path.string() + ": cannot be read; name a file of facts (TOML)");
}

bool is_asked(const Description& description, const Case& one, std::size_t indicator) {
  return !one.indicator || indicator_of(description, one) == indicator;
}

Trial try_case(const CaseFile& file, const Case& one, const kaohe_plugin& plugin) {
  CaseSettings settings(one.settings, one.rounding, *file.calendar);
  const kaohe_settings view = settings.view();
  PluginClient client(plugin, &view);
  const Description description = read_description(client.describe(), *file.calendar);
  CaseBatch facts(description, one);
  const kaohe_batch& batch = facts.batch();
  const SheetCopy sheet =
      client.score(batch, static_cast<std::uint32_t>(description.indicators.size()));
  const std::string explained = client.explain(batch, 0, 1).front();
  Trial trial{one.title, one.place.line(), {}};
  for (std::size_t i = 0; i < description.indicators.size(); ++i) {
    if (!is_asked(description, one, i)) continue;
    const CaseIndicator& indicator = description.indicators[i];
    const auto explanation = read_explanation(explained, indicator.id);
    if (!explanation) continue;
    Tried tried{indicator.id, indicator.title, *explanation, {}};
    for (const FindingCopy& gate : sheet.gates) {
      if (gate.assessee == 0 && gate.indicator == i)
        tried.gates.push_back(description.gates.at(gate.gate).id);
    }
    trial.indicators.push_back(std::move(tried));
  }
  return trial;
}

}  // namespace

std::vector<Trial> try_facts(const std::filesystem::path& path, const kaohe_plugin& plugin) {
  const Document document(path.string(), text_of(path));
  const CaseFile file(document);
  std::vector<Trial> trials;
  for (const Place& place : file.cases)
    trials.push_back(try_case(file, read_trial(file, place), plugin));
  return trials;
}

}  // namespace kaohe::cases

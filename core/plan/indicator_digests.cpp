#include "plan/indicator_digests.hpp"

#include <set>

#include "base/digest.hpp"
#include "plan/system_sections.hpp"

namespace kaohe::plan {

IndicatorDigests indicator_digests(const IndicatorSystem& system) {
  const SystemSections sections = sections_of(system);
  IndicatorDigests digests;
  nlohmann::json in_order = nlohmann::json::array();
  for (const auto& [id, section] : sections.indicators) {
    digests.indicators[id] = sha256(section.dump());
    in_order.push_back({id, digests.indicators[id]});
  }
  digests.shared = sha256(sections.shared.dump());
  const nlohmann::json whole{
      {"indicators", in_order}, {"shared", digests.shared}, {"plugin", sections.plugin}};
  digests.whole = sha256(whole.dump());
  return digests;
}

std::vector<std::string> differing_indicators(const IndicatorDigests& before,
                                              const IndicatorDigests& after) {
  std::set<std::string> ids;
  for (const auto& [id, digest] : before.indicators) {
    const auto other = after.indicators.find(id);
    if (other == after.indicators.end() || other->second != digest) ids.insert(id);
  }
  for (const auto& [id, digest] : after.indicators) {
    if (before.indicators.count(id) == 0) ids.insert(id);
  }
  return {ids.begin(), ids.end()};
}

}  // namespace kaohe::plan

/// A case that is read once and judged many times, each time with other numbers in the catalogue.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kaohe/plugin_client.hpp>

#include "batch.hpp"
#include "case_file.hpp"
#include "expectation.hpp"
#include "judge.hpp"

namespace kaohe::cases {

/// Numbers by their keys, each with a value that the catalogue does not have.
using Move = std::vector<std::pair<std::string, std::string>>;

/// An instance of the plugin with these settings and, over them, a move. Throws PluginError when
/// the plugin refuses them.
std::unique_ptr<PluginClient> client_of(const kaohe_plugin& table, CaseSettings settings,
                                        const Move& move);

/// What a case that passed has touched.
struct Touched {
  std::vector<std::string> items;  ///< that came to points
  std::vector<std::string> gates;  ///< that fired
  std::vector<std::string> notes;  ///< of the explanation
};

/// Threads: any number may judge at once, each with clients of its own.
class ReadyCase {
 public:
  /// The document of the file must outlive it. Throws CaseError for a case that cannot be used,
  /// and PluginError for settings that the plugin refuses.
  ReadyCase(const kaohe_plugin& table, const CaseFile& file, const Place& place);

  const std::string& indicator() const { return description_->indicators[indicator_].id; }
  const CaseCalendar& calendar() const { return calendar_; }
  const CaseSettings& settings() const { return settings_; }

  /// Empty: it does not pass. Throws PluginError.
  std::optional<Touched> touched(PluginClient& client) const;
  /// Whether it fails with this instance, which has the settings of the case and a move.
  bool notices(PluginClient& client) const;
  /// Whether the bounds on entry of another description refuse its facts.
  bool is_refused_entry(const Description& moved) const;

 private:
  Given given(PluginClient& client) const;
  void explain(PluginClient& client, Given& given) const;
  bool asks_explanation() const;

  const CaseCalendar& calendar_;
  Case case_;
  CaseSettings settings_;
  std::unique_ptr<const Description> description_;
  std::uint32_t indicator_;
  Expectation expected_;
  std::unique_ptr<CaseBatch> facts_;
  const kaohe_batch& batch_;
};

}  // namespace kaohe::cases

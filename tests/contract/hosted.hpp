// A small year whose plugin runs in a worker.
#pragma once

#include <catch2/catch.hpp>

#include "cycle/assess.hpp"
#include "cycle/year.hpp"
#include "fixtures/small_year.hpp"
#include "ledger/memory_source.hpp"
#include "plugin_host/worker/sanitized.hpp"
#include "unit/base/refusal.hpp"

namespace kaohe::testing {

inline plugin_host::Hosting in_workers() {
  return {build_folder() / "bin/kaohe-worker"};
}

/// Little memory and a short time, for plugins that would take all there is.
inline const char* const kSmallLimits = "{ memory_mb = 64, seconds = 2 }";
/// Time enough for one that is well, on a machine with other work.
inline const char* const kLimits = "{ memory_mb = 64, seconds = 30 }";

/// Opened with a fixture plugin in a worker.
struct Hosted {
  explicit Hosted(const std::string& plugin, const std::string& limits = kLimits)
      : rules(plugin, "associations", "", limits) {
    plugins.add(plugin);
    year = cycle::open_year(rules.folder(), plugins.path(), in_workers());
  }

  cycle::Assessment assess(unsigned threads = 1) const {
    return cycle::assess(year, ledger::MemorySource(), "year", {"preview", threads});
  }
  /// What people are told: one problem, and nothing of the domain.
  std::string failure(Language language = Language::en) const {
    const cycle::Assessment assessment = assess();
    CHECK(assessment.result.domains.empty());
    CHECK(assessment.explanations.empty());
    REQUIRE(assessment.failures.size() == 1);
    return assessment.failures[0].what.in(language);
  }

  PluginFolder plugins;
  SmallYear rules;
  cycle::Year year;
};

/// Whether the build lets a worker be confined: a sanitizer takes what a plugin may not.
inline bool is_confined() {
  if (plugin_host::kIsSanitized) WARN("built with a sanitizer: workers are not confined");
  return !plugin_host::kIsSanitized;
}

}  // namespace kaohe::testing

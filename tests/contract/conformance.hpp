// What the conformance checks find in a fixture plugin.
#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "conformance/conformance.hpp"
#include "fixtures/small_year.hpp"
#include "unit/base/refusal.hpp"

namespace kaohe::testing {

/// A short deadline and little memory, for plugins that would take all there is.
inline conformance::Options small_limits() {
  conformance::Options options;
  options.deadline = std::chrono::milliseconds(2000);
  options.memory_bytes = 256U * 1024U * 1024U;
  options.hosting = {build_folder() / "bin/kaohe-worker"};
  return options;
}

inline conformance::Report checked(const std::string& fixture) {
  PluginFolder plugins;
  plugins.add(fixture);
  return conformance::check(plugins.file(fixture), small_limits());
}

/// The one check that did not pass: "fail table: …". Empty: none. Several, one a line.
inline std::string caught(const conformance::Report& report) {
  std::string text;
  for (const conformance::CheckResult& one : report.results) {
    const conformance::Outcome outcome = one.finding.outcome;
    if (outcome != conformance::Outcome::fail && outcome != conformance::Outcome::crash) continue;
    text += std::string(text.empty() ? "" : "\n") +
            (outcome == conformance::Outcome::fail ? "fail " : "crash ") + one.id + ": " +
            one.finding.text.en;
  }
  return text;
}

/// The same of a fixture that one check, and no other, must catch, in both languages.
inline std::string caught(const std::string& fixture) {
  const conformance::Report report = checked(fixture);
  int found = 0;
  for (const conformance::CheckResult& one : report.results) {
    const bool holds = one.finding.outcome == conformance::Outcome::pass ||
                       one.finding.outcome == conformance::Outcome::warn;
    found += holds ? 0 : 1;
    CHECK_FALSE(one.finding.text.en.empty());
    CHECK_FALSE(one.finding.text.zh.empty());
  }
  CHECK(found == 1);
  CHECK_FALSE(report.holds());
  return caught(report);
}

}  // namespace kaohe::testing

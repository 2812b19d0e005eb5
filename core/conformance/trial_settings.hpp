/// Inside `conformance`: settings of a year to try a plugin with.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "plan/indicator_system.hpp"

namespace kaohe::conformance {

/// Settings of a year with the standard calendar. Not to be copied: the C structs point into it.
class TrialSettings {
 public:
  static constexpr int kYear = 2023;

  TrialSettings();
  TrialSettings(const TrialSettings&) = delete;
  TrialSettings& operator=(const TrialSettings&) = delete;

  TrialSettings& change(const std::string& key, const std::string& value,
                        const std::string& from = "");
  TrialSettings& round_at(std::uint8_t decimals);
  /// Says something that there is not yet.
  TrialSettings& say_reserved();
  const kaohe_settings* get() const { return &settings_; }

 private:
  kaohe_text keep(const std::string& text);

  std::deque<std::string> texts_;
  std::vector<kaohe_override> overrides_;
  kaohe_settings settings_{};
};

/// A number of the system that a year may set, as plainly as there is one: the points of the first
/// indicator.
std::string points_key(const plan::IndicatorSystem& system);

}  // namespace kaohe::conformance

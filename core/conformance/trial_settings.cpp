#include "conformance/trial_settings.hpp"

namespace kaohe::conformance {

TrialSettings::TrialSettings() {
  settings_.size = sizeof settings_;
  settings_.year = kYear;
}

TrialSettings& TrialSettings::change(const std::string& key, const std::string& value,
                                     const std::string& from) {
  kaohe_override made{};
  made.size = sizeof made;
  made.key = keep(key);
  made.value = keep(value);
  made.from = keep(from);
  overrides_.push_back(made);
  settings_.overrides = {overrides_.data(), overrides_.size(), sizeof(kaohe_override)};
  return *this;
}

TrialSettings& TrialSettings::round_at(std::uint8_t decimals) {
  settings_.has_rounding = 1;
  settings_.indicator = {1, decimals, KAOHE_HALF_UP, {}};
  return *this;
}

TrialSettings& TrialSettings::say_reserved() {
  settings_.reserved = 1;
  return *this;
}

kaohe_text TrialSettings::keep(const std::string& text) {
  texts_.push_back(text);
  return {texts_.back().data(), texts_.back().size()};
}

std::string points_key(const plan::IndicatorSystem& system) {
  return system.indicators.front().id + ".points";
}

}  // namespace kaohe::conformance

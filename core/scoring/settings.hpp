/// What a year sets for a plugin, in the form in which it crosses to it.
#pragma once

#include <vector>

#include <kaohe/abi.h>

#include "plan/year_plan.hpp"

namespace kaohe::scoring {

/// Points into the plan, which must outlive it.
class Settings {
 public:
  Settings(const plan::YearPlan& plan, const plan::Domain& domain);
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;
  const kaohe_settings* get() const { return &settings_; }

 private:
  std::vector<kaohe_period> periods_;
  std::vector<plan::Override> changes_;
  std::vector<kaohe_override> overrides_;
  kaohe_settings settings_{};
};

}  // namespace kaohe::scoring

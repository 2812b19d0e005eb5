#include "scoring/settings.hpp"

#include <map>
#include <string>

#include "base/date.hpp"

namespace kaohe::scoring {

namespace {

kaohe_text view(const std::string& text) {
  return {text.data(), text.size()};
}

std::uint32_t rhythm_bits(const std::vector<std::string>& rhythms) {
  std::uint32_t bits = 0;
  for (const std::string& rhythm : rhythms) {
    if (rhythm == "monthly") bits |= KAOHE_MONTHLY;
    if (rhythm == "quarterly") bits |= KAOHE_QUARTERLY;
    if (rhythm == "half_yearly") bits |= KAOHE_HALF_YEARLY;
    if (rhythm == "yearly") bits |= KAOHE_YEARLY;
  }
  return bits;
}

kaohe_rounding rounding(RoundingPoint point) {
  kaohe_rounding given{};
  given.declared = 1;
  given.decimals = static_cast<std::uint8_t>(point.decimals);
  given.mode = static_cast<std::uint8_t>(point.mode);
  return given;
}

// `amendment.applies = "whole_year"`: the last version of each number holds from the beginning.
std::vector<plan::Override> changes_of(const plan::YearPlan& plan, const plan::Domain& domain) {
  std::vector<plan::Override> changes = domain.plugin.overrides;
  if (plan.amendment_applies != "whole_year") return changes;
  std::map<std::string, plan::Override> last;
  for (plan::Override& change : changes) {
    const auto [at, is_new] = last.try_emplace(change.key, change);
    const bool is_later = plan.period_index(change.from) > plan.period_index(at->second.from);
    if (!is_new && is_later) at->second = change;
  }
  changes.clear();
  for (auto& [key, change] : last) {
    change.from.clear();
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

Settings::Settings(const plan::YearPlan& plan, const plan::Domain& domain) {
  for (const plan::Period& period : plan.periods) {
    kaohe_period given{};
    given.size = sizeof given;
    given.rhythms = rhythm_bits(period.rhythms);
    given.id = view(period.id);
    given.first_day = day_number(period.first_day);
    given.last_day = day_number(period.last_day);
    given.awards = period.awards ? 1 : 0;
    periods_.push_back(given);
  }
  changes_ = changes_of(plan, domain);
  for (const plan::Override& change : changes_) {
    kaohe_override given{};
    given.size = sizeof given;
    given.whole_year = change.whole_year ? 1 : 0;
    given.key = view(change.key);
    given.value = view(change.value);
    given.from = view(change.from);
    overrides_.push_back(given);
  }
  settings_.size = sizeof settings_;
  settings_.year = plan.year;
  settings_.periods = {periods_.data(), periods_.size(), sizeof(kaohe_period)};
  settings_.overrides = {overrides_.data(), overrides_.size(), sizeof(kaohe_override)};
  settings_.indicator = rounding(plan.rounding.indicator);
  settings_.compared = rounding(plan.rounding.compared);
  settings_.has_rounding = 1;
}

}  // namespace kaohe::scoring

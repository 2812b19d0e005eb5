#include "scoring/in_force.hpp"

#include <kaohe/rounding.hpp>

#include "base/errors.hpp"

namespace kaohe::scoring {

namespace {

std::optional<Date> first_day(const plan::YearPlan& plan, const plan::NumberVersion& version) {
  if (version.from.empty()) return make_date(plan.year, 1, 1);
  const plan::Period* period = plan.find_period(version.from);
  return period == nullptr ? std::nullopt : std::optional(period->first_day);
}

[[noreturn]] void refuse(const plan::IndicatorSystem& system, const std::string& key,
                         const plan::NumberVersion& version) {
  throw Error(ErrorKind::plugin, {},
              say({"{}: the number {} has the version \"{}\" from \"{}\"; expected a decimal of at "
                   "most 8 places, from a period of the year. Mend the plugin or the override",
                   "{}:数值 {} 的版本为“{}”、自“{}”起;应为不超过8位小数的数,起始考核阶段应为本年度"
                   "的阶段。请改正插件或调整事项"},
                  system.domain, key, version.value, version.from));
}

}  // namespace

Points points_in_force(const plan::YearPlan& plan, const plan::IndicatorSystem& system,
                       const plan::IndicatorInfo& indicator, Date day) {
  Rational points = indicator.points;
  const std::string key = indicator.id + ".points";
  const auto versions = system.numbers.find(key);
  if (versions != system.numbers.end()) {
    std::optional<Date> latest;
    for (const plan::NumberVersion& version : versions->second) {
      const std::optional<Date> from = first_day(plan, version);
      const std::optional<Rational> value = Rational::parse(version.value);
      if (!from || !value || !exact(*value)) refuse(system, key, version);
      if (*from > day || (latest && *from < *latest)) continue;
      latest = from;
      points = *value;
    }
  }
  const std::optional<Points> whole = exact(points);
  if (!whole) refuse(system, key, {"", points.text()});
  return *whole;
}

}  // namespace kaohe::scoring

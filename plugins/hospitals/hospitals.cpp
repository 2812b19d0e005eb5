// 公立医院: what the catalogue cannot say. Everything else of this domain is in indicators.toml.
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <kaohe/number_text.hpp>
#include <kaohe/plugin.hpp>

#include "hospitals_catalogue.hpp"

namespace kaohe::functions {
namespace {

/// A clinic whose patients are asked (YY16): the names of its values and of its weight.
struct Clinic {
  std::string_view valid;   ///< valid answers
  std::string_view rate;    ///< satisfied of them, percent
  std::string_view weight;  ///< its number in `args`
};

constexpr std::array<Clinic, 2> kClinics{{
    {"out_valid", "out_rate", "out_weight"},
    {"in_valid", "in_rate", "in_weight"},
}};

std::string percent(const Value& value) {
  return shown_in_table(value.number) + "%";
}

/// What to answer when one of the values is absent or n/a.
FunctionAnswer without(const Value& value, std::string why) {
  return value.state == Value::State::absent ? FunctionAnswer::absent()
                                             : FunctionAnswer::not_applicable(std::move(why));
}

/// The year's own satisfaction for people: both clinics, or the one that there is.
std::string own_text(const FunctionCall& call, const Value& own) {
  const Value out = call.value("out_rate");
  const Value in = call.value("in_rate");
  if (!out.has_number()) return "只有住院,满意度" + percent(own);
  if (!in.has_number()) return "只有门诊,满意度" + percent(own);
  return "门诊" + percent(out) + "、住院" + percent(in) + ",加权满意度" + percent(own);
}

/// What stands in for a sample that is too small, for people.
std::string fallback_text(const FunctionCall& call, const Value& adopted) {
  const Value before = call.value("before");
  const Value mean = call.value("mean");
  if (!mean.has_number()) return "有效问卷不足,同组没有可比的,取上年" + percent(adopted);
  if (!before.has_number()) return "有效问卷不足,没有上年数,取同组平均" + percent(adopted);
  return "有效问卷不足,取上年" + percent(before) + "、同组平均" + percent(mean) + "中较低的";
}

}  // namespace

/// YY10, figure: how many cases there are, one that is recorded again under the same matter once,
/// at its larger value. Uses `skipped`. Absent while records are awaited or no offices are drawn.
FunctionAnswer distinct_cases(const FunctionCall& call) {
  const Value all = call.value("skipped");
  if (!all.has_number()) return without(all, "没有抽查");
  std::map<std::int32_t, Rational> by_matter;
  for (const FunctionRecord& record : call.records("skipped")) {
    Rational& known = by_matter[record.matter];
    known = max(known, record.value);
  }
  Rational total;
  for (const auto& [matter, value] : by_matter) total += value;
  return FunctionAnswer::of(total, {});
}

/// YY16, figure: percent of satisfied patients, outpatients and inpatients weighted.
/// Uses valid answers and rate (percent) of both clinics. Args: out_weight, in_weight (their share
/// of the whole; only their proportion counts), sample_from (valid answers of both together).
/// A clinic decided not to apply is left out, and the other counts alone. Absent while a count is
/// missing; n/a for fewer answers than sample_from, and where a clinic that there is has none.
FunctionAnswer weighted_satisfaction(const FunctionCall& call) {
  Rational answers;
  Rational weighted;
  Rational weights;
  for (const Clinic& clinic : kClinics) {
    const Value valid = call.value(clinic.valid);
    if (valid.state == Value::State::not_applicable) continue;
    const Value rate = call.value(clinic.rate);
    if (!valid.has_number()) return FunctionAnswer::absent();
    if (!rate.has_number()) return without(rate, "一处没有有效问卷");
    answers += valid.number;
    weighted += call.arg(clinic.weight) * rate.number;
    weights += call.arg(clinic.weight);
  }
  if (weights.is_zero() || answers < call.arg("sample_from")) {
    return FunctionAnswer::not_applicable("有效问卷不足");
  }
  return FunctionAnswer::of(weighted / weights, {});
}

/// YY16, figure: the percent that is judged: the year's own (`own`), or where that is n/a the lower
/// of last year's (`before`) and the group's mean (`mean`); of these the one that there is.
/// Absent while what it needs is missing; n/a without any of the three.
FunctionAnswer adopted_satisfaction(const FunctionCall& call) {
  const Value own = call.value("own");
  if (own.has_number()) return FunctionAnswer::of(own.number, {});
  if (own.state == Value::State::absent) return FunctionAnswer::absent();
  const Value before = call.value("before");
  const Value mean = call.value("mean");
  if (before.state == Value::State::absent) return FunctionAnswer::absent();
  if (!mean.has_number()) {
    return before.has_number() && mean.state == Value::State::not_applicable
               ? FunctionAnswer::of(before.number, {})
               : without(mean, "没有上年数,同组也没有可比的");
  }
  const bool takes_mean = !before.has_number() || mean.number < before.number;
  return FunctionAnswer::of(takes_mean ? mean.number : before.number, {});
}

/// YY16, item: points lost for each percent below `full_from`, parts of one in proportion.
/// Uses `adopted` for the points; own, out_rate, in_rate, before, mean for the words alone.
/// Args: full_from (percent), price (points for one percent). Absent and n/a as `adopted` is.
FunctionAnswer satisfaction_shortfall(const FunctionCall& call) {
  const Value adopted = call.value("adopted");
  if (!adopted.has_number()) return without(adopted, "没有可用的满意度");
  const Value own = call.value("own");
  const std::string from = own.has_number() ? own_text(call, own) : fallback_text(call, adopted);
  const Rational full_from = call.arg("full_from");
  if (adopted.number >= full_from) return FunctionAnswer::of(Rational(), from);
  const Rational short_of = full_from - adopted.number;
  return FunctionAnswer::of(
      call.arg("price") * short_of,
      from + ",比" + shown_text(full_from) + "%低" + shown_text(short_of) + "个百分点");
}

}  // namespace kaohe::functions

// The one line that makes this library a plugin: id, version, title, vendor, license.
KAOHE_PLUGIN(hospitals, "1.0.0", "公立医院", "县委卫健系统工委", "Apache-2.0");

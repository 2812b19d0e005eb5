// 县直学校: what the catalogue cannot say. Everything else of this domain is in indicators.toml.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <kaohe/number_text.hpp>
#include <kaohe/plugin.hpp>

#include "schools_catalogue.hpp"

namespace kaohe::functions {
namespace {

/// A tier of XX26: the names of its numbers in `args`.
struct Tier {
  std::string_view upto;  ///< percent of the group, inclusive
  std::string_view points;
};

constexpr std::array<Tier, 3> kTiers{{
    {"first_upto", "first_points"},
    {"second_upto", "second_points"},
    {"third_upto", "third_points"},
}};

std::string people(const Rational& number) {
  return shown_text(number);
}

/// What to answer when one of the values is absent or n/a.
FunctionAnswer without(const Value& value, std::string why) {
  return value.state == Value::State::absent ? FunctionAnswer::absent()
                                             : FunctionAnswer::not_applicable(std::move(why));
}

/// Points of the first tier that reaches `percent`; a place on a bound has the better tier.
Rational tier_points(const FunctionCall& call, const Rational& percent) {
  for (const Tier& tier : kTiers) {
    if (percent <= call.arg(tier.upto)) {
      return call.arg(tier.points);
    }
  }
  return call.arg("rest_points");
}

/// Place ÷ size decides. Equal scores share the better place, so they share the better tier too.
FunctionAnswer by_place(const FunctionCall& call, const Rational& size) {
  const Value place = call.value("place");
  if (!place.has_number()) {
    return without(place, "没有同学段名次");
  }
  const Rational percent = Rational::of(100) * place.number / size;
  return FunctionAnswer::of(tier_points(call, percent), "教育质量在同学段" + people(size) +
                                                            "所中列第" + people(place.number) +
                                                            ",位次在前" + people(percent) + "%");
}

/// A place in a tiny group says nothing: the share of the group's best score instead.
FunctionAnswer by_best(const FunctionCall& call, const Rational& quality, const Rational& size) {
  const Value best = call.value("best");
  if (!best.has_number()) {
    return without(best, "没有同学段最高分");
  }
  if (best.number.sign() <= 0) {
    return FunctionAnswer::not_applicable("同学段最高分为0");
  }
  return FunctionAnswer::of(call.arg("few_worth") * quality / best.number,
                            "同学段有得分的学校只有" + people(size) + "所,教育质量" +
                                people(quality) + "÷最高" + people(best.number));
}

}  // namespace

/// XX26: points for the yearly education quality score, compared among schools of one stage (学段).
/// Uses quality, size, place, best of the stage; size counts the schools that have a score.
/// Args: few_below (schools), few_worth (points); first_, second_, third_ upto (percent) and
/// points; rest_points. Absent while a score of the stage is missing; n/a for a school that has no
/// score.
FunctionAnswer quality_tier(const FunctionCall& call) {
  const Value quality = call.value("quality");
  if (!quality.has_number()) {
    return without(quality, "本校没有学年教育质量得分");
  }
  const Value size = call.value("size");
  if (!size.has_number()) {
    return without(size, "没有同学段学校");
  }
  return size.number < call.arg("few_below") ? by_best(call, quality.number, size.number)
                                             : by_place(call, size.number);
}

}  // namespace kaohe::functions

// The one line that makes this library a plugin: id, version, title, vendor, license.
KAOHE_PLUGIN(schools, "1.0.0", "县直学校", "县委教育工委", "Apache-2.0");

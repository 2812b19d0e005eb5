// 乡镇(街道): what the catalogue cannot say, the collective economy of the villages (XZ14).
// Everything else of this domain is in indicators.toml.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include <kaohe/number_text.hpp>
#include <kaohe/plugin.hpp>

#include "townships_catalogue.hpp"

namespace kaohe::functions {
namespace {

constexpr Rational kHundred = Rational::of(100);

/// What to answer when one of the values is absent or n/a.
FunctionAnswer without(const Value& value, std::string why) {
  return value.state == Value::State::absent ? FunctionAnswer::absent()
                                             : FunctionAnswer::not_applicable(std::move(why));
}

/// How many villages reached each step of the stock rule.
struct Stock {
  std::size_t enough = 0;  ///< earn enough
  std::size_t stable = 0;  ///< earn less, but steadily
  std::size_t rest = 0;
  bool absent = false;  ///< a village still owes its income, or whether it is stable

  std::size_t villages() const { return enough + stable + rest; }
};

/// Asks whether an income is stable only where it is not enough. A village to which either does not
/// apply is left out.
void add_village(Stock& stock, const FunctionCall& call, std::size_t village) {
  const Value income = call.value_of("income", village);
  if (income.has_number() && income.number >= call.arg("enough_from")) {
    ++stock.enough;
    return;
  }
  const Value stable = income.has_number() ? call.value_of("stable", village) : income;
  if (!stable.has_number()) {
    stock.absent = stock.absent || stable.state == Value::State::absent;
    return;
  }
  ++(stable.number.sign() > 0 ? stock.stable : stock.rest);
}

Rational number(std::size_t count) {
  return Rational::of(static_cast<std::int64_t>(count));
}

/// Income of the villages that have one for both years.
struct Comparable {
  Rational now;
  Rational before;
  std::size_t villages = 0;
  bool absent = false;
};

void add_village(Comparable& sum, const FunctionCall& call, std::size_t village) {
  const Value now = call.value_of("income", village);
  const Value before = call.value_of("income_before", village);
  sum.absent =
      sum.absent || now.state == Value::State::absent || before.state == Value::State::absent;
  if (!now.has_number() || !before.has_number()) {
    return;
  }
  sum.now = sum.now + now.number;
  sum.before = sum.before + before.number;
  ++sum.villages;
}

Comparable comparable(const FunctionCall& call) {
  Comparable sum;
  for (std::size_t i = 0; i < call.subject_count("income"); ++i) {
    add_village(sum, call, i);
  }
  return sum;
}

}  // namespace

/// XZ14, stock: each village has a factor by its income of the year, points are the mean factor ×
/// full. Uses income (yuan, per village) and stable (flag, per village; asked for where the income
/// is not enough). Args: full (points), enough_from (yuan, inclusive), and the factors enough_,
/// stable_ and rest_factor. Absent while a village owes a value; n/a where none has any.
FunctionAnswer village_stock(const FunctionCall& call) {
  Stock stock;
  for (std::size_t i = 0; i < call.subject_count("income"); ++i) {
    add_village(stock, call, i);
  }
  if (stock.absent) {
    return FunctionAnswer::absent();
  }
  if (stock.villages() == 0) {
    return FunctionAnswer::not_applicable("没有可计的村(社区)");
  }
  const Rational factor = (number(stock.enough) * call.arg("enough_factor") +
                           number(stock.stable) * call.arg("stable_factor") +
                           number(stock.rest) * call.arg("rest_factor")) /
                          number(stock.villages());
  return FunctionAnswer::of(call.arg("full") * factor,
                            std::to_string(stock.villages()) + "个村(社区)中,经营性收入满" +
                                shown_text(call.arg("enough_from")) + "元的" +
                                std::to_string(stock.enough) + "个、不满而稳定的" +
                                std::to_string(stock.stable) + "个、其余" +
                                std::to_string(stock.rest) + "个,平均系数" + shown_text(factor));
}

/// XZ14, figure: by how many percent the villages' income grew, all villages together that have an
/// income for both years (a new or merged village would falsify the comparison). Uses income and
/// income_before (yuan, per village). Negative where it shrank. Absent while a village owes its
/// income; n/a where no village can be compared, or where they earned nothing the year before.
FunctionAnswer comparable_growth(const FunctionCall& call) {
  const Comparable sum = comparable(call);
  if (sum.absent) {
    return FunctionAnswer::absent();
  }
  if (sum.before.sign() <= 0) {
    return FunctionAnswer::not_applicable("没有可比的上年经营性收入");
  }
  return FunctionAnswer::of(kHundred * (sum.now - sum.before) / sum.before, {});
}

/// XZ14, growth: the first of the pool has full points, each place below costs a percentage of
/// them, down to a least percentage. Equal growth shares the better place. Uses growth (percent),
/// place of the pool, and for the line the two incomes. Args: full (points), step_percent,
/// least_percent. Absent while a growth of the pool is missing; n/a for an assessee without growth.
FunctionAnswer growth_place(const FunctionCall& call) {
  const Value growth = call.value("growth");
  if (!growth.has_number()) {
    return without(growth, "没有可比的上年经营性收入");
  }
  const Value place = call.value("place");
  if (!place.has_number()) {
    return without(place, "没有同组名次");
  }
  const Rational below = place.number - Rational::of(1);
  const Rational percent =
      std::max(call.arg("least_percent"), kHundred - below * call.arg("step_percent"));
  const Comparable sum = comparable(call);
  return FunctionAnswer::of(call.arg("full") * percent / kHundred,
                            std::to_string(sum.villages) + "个可比村(社区)由" +
                                shown_text(sum.before) + "元到" + shown_text(sum.now) + "元,增幅" +
                                shown_text(growth.number) + "%,同组第" + shown_text(place.number) +
                                "名,计满分的" + shown_text(percent) + "%");
}

}  // namespace kaohe::functions

// The one line that makes this library a plugin: id, version, title, vendor, license.
KAOHE_PLUGIN(townships, "1.0.0", "乡镇(街道)", "县委组织部", "Apache-2.0");

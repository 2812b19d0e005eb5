// 县管国有企业: what the catalogue is not used for. The rest of this domain is in indicators.toml.
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

#include <kaohe/number_text.hpp>
#include <kaohe/plugin.hpp>

#include "soes_catalogue.hpp"

namespace kaohe::functions {
namespace {

/// A class of enterprises (企业类别): its option, its title, the name of its coefficient in `args`.
struct EnterpriseClass {
  std::string_view option;
  std::string_view title;
  std::string_view factor;
};

constexpr std::array<EnterpriseClass, 3> kClasses{{
    {"public", "公益类", "public_factor"},
    {"functional", "功能类", "functional_factor"},
    {"market", "竞争类", "market_factor"},
}};

/// The class of the enterprise. Throws std::invalid_argument for one that kClasses lacks: the
/// catalogue has got an option that this file does not know.
const EnterpriseClass& class_of(const FunctionCall& call) {
  const Value index = call.value("class");
  for (const EnterpriseClass& one : kClasses) {
    const Rational own = Rational::of(call.option("class", one.option));
    if (index.has_number() && index.number == own) return one;
  }
  throw std::invalid_argument(
      "GQ25: the enterprise's class has no coefficient, expected public, functional or market; add "
      "the class to kClasses in soes.cpp and its coefficient to args");
}

/// The mark that earns all points. Throws std::invalid_argument if the year set it to 0 or less.
Rational full_mark(const FunctionCall& call) {
  const Rational full = call.arg("full_mark");
  if (full.sign() <= 0) {
    throw std::invalid_argument("GQ25.item.performance.args.full_mark is " + full.text() +
                                ", expected more than 0; correct the year's setting");
  }
  return full;
}

}  // namespace

/// GQ25: points for the yearly mark of operating performance (经营业绩考核得分) times the
/// coefficient of the enterprise's class: full_points where the product reaches full_mark, in
/// proportion below. Uses performance (points, 0 or more) and class. Args: public_factor,
/// functional_factor, market_factor; full_mark (points, above 0: throws std::invalid_argument
/// otherwise); full_points. Absent while the mark is missing; n/a for an enterprise that has none.
FunctionAnswer class_performance(const FunctionCall& call) {
  const Value performance = call.value("performance");
  if (performance.state == Value::State::absent) return FunctionAnswer::absent();
  if (!performance.has_number()) return FunctionAnswer::not_applicable("没有经营业绩考核得分");
  const EnterpriseClass& own = class_of(call);
  const Rational factor = call.arg(own.factor);
  const Rational full = full_mark(call);
  const Rational mark = performance.number * factor;
  const Rational counted = std::min(mark, full);
  const std::string cut = counted == mark ? "" : ",按" + shown_text(counted) + "计";
  return FunctionAnswer::of(call.arg("full_points") * counted / full,
                            std::string(own.title) + ":" + shown_text(performance.number) +
                                "×系数" + shown_text(factor) + "÷" + shown_text(full) + cut);
}

}  // namespace kaohe::functions

// The one line that makes this library a plugin: id, version, title, vendor, license.
KAOHE_PLUGIN(soes, "1.0.0", "县管国有企业", "县委国企工委", "Apache-2.0");

#include "engine/rules.hpp"

#include <algorithm>
#include <string_view>

#include "engine/abi_view.hpp"
#include "engine/reads.hpp"

namespace kaohe::engine {

namespace {

constexpr RoundingPoint kDefaultIndicatorRounding{4, RoundingMode::half_up};
constexpr RoundingPoint kDefaultComparedRounding{8, RoundingMode::half_up};

RoundingPoint rounding(const kaohe_rounding& given, const char* id) {
  if (given.decimals > kUnitDecimals || given.mode > KAOHE_TRUNCATE) {
    throw Refused(std::string("rounding point ") + id + " has " + std::to_string(given.decimals) +
                  " decimals and mode " + std::to_string(given.mode) +
                  "; expected 0 to 8 decimals and a mode of 0 (half up), 1 (half even) or 2 "
                  "(truncate)");
  }
  refuse_unknown("whether a rounding point is declared", given.declared, 1);
  for (const std::uint8_t byte : given.reserved)
    refuse_unknown("a reserved byte of a rounding point", byte, 0);
  return {given.decimals, static_cast<RoundingMode>(given.mode)};
}

// "XX01.item.leaders.price" → {"XX01", "item", "leaders"}
std::vector<std::string_view> split(std::string_view key) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin <= key.size()) {
    const std::size_t end = std::min(key.find('.', begin), key.size());
    words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::uint32_t find_indicator(const Catalogue& catalogue, std::string_view id) {
  for (std::uint32_t i = 0; i < catalogue.indicators.count; ++i) {
    if (catalogue.indicators[i].id == id) return i;
  }
  return kNone;
}

// A number may change within the year only where each record or period meets its own: see
// sdk/README.md, what a year may change.
bool can_be_split(const Catalogue& catalogue, std::string_view key) {
  const std::vector<std::string_view> words = split(key);
  if (words.size() == 2 && words[1] == "points") return true;
  if (words.size() == 4 && words[1] == "part" && words[3] == "points") return true;
  const std::uint32_t indicator = find_indicator(catalogue, words[0]);
  if (indicator == kNone || words.size() < 4 || words[1] != "item") return false;
  if (words[3] == "cap" || words[3] == "when") return false;
  for (const Item& item : slice(catalogue.items, catalogue.indicators[indicator].items)) {
    if (item.id != words[2]) continue;
    return item.kind == ItemKind::each || loops_records(catalogue, item.loops) ||
           loop_cell(catalogue, item.loops) != Cell::none;
  }
  return false;
}

}  // namespace

Rules::Rules(const Catalogue& catalogue, const kaohe_settings& settings)
    : catalogue_(catalogue),
      calendar_(settings),
      indicator_rounding_(kDefaultIndicatorRounding),
      compared_rounding_(kDefaultComparedRounding),
      off_(catalogue.indicators.count),
      when_due_(catalogue.indicators.count, kAtOnce),
      compared_figure_(catalogue.figures.count, 0),
      compared_input_(catalogue.inputs.count, 0),
      partner_(catalogue.items.count, kNone),
      item_indicator_(catalogue.items.count, kNone),
      item_reads_(catalogue.items.count) {
  refuse_unknown("the reserved field of the settings", settings.reserved, 0);
  refuse_unknown("has_rounding of the settings", settings.has_rounding, 1);
  if (settings.has_rounding != 0) {
    rounds_indicators_ = settings.indicator.declared != 0;
    indicator_rounding_ = rounding(settings.indicator, "indicator");
    compared_rounding_ = rounding(settings.compared, "compared");
  }
  for (const Number& number : catalogue.numbers) {
    first_.push_back(number.value);
    versions_.push_back({{calendar_.first_day(Cell::year, 1), "", number.value}});
  }
  versioned_.assign(catalogue.numbers.count, 0);
  for (const kaohe_override& change : structs<kaohe_override>(settings.overrides)) apply(change);

  const std::vector<std::uint32_t> rhythms = rhythms_of_inputs(catalogue);
  for (std::uint32_t i = 0; i < catalogue.inputs.count; ++i) {
    const Source source = catalogue.inputs[i].source;
    const bool recorded = source != Source::roster && source != Source::last_year;
    due_periods_.push_back(recorded ? calendar_.periods_of(rhythms[i]) : 0);
  }
  for (const Figure& figure : catalogue.figures) {
    if (figure.form != FigureForm::peer) continue;
    if (figure.of.kind == OperandKind::figure) compared_figure_[figure.of.index] = 1;
    if (figure.of.kind == OperandKind::input) compared_input_[figure.of.index] = 1;
  }

  // The last due period of everything that is read as a whole; what is tied to a cell is due when
  // its cell has ended.
  const auto due_of_reading = [&](std::uint32_t index, Cell cell) {
    return reads_whole_year(catalogue.inputs[index], cell) ? calendar_.last_of(rhythms[index])
                                                           : kAtOnce;
  };
  item_due_.assign(catalogue.items.count, kAtOnce);
  for (std::uint32_t k = 0; k < catalogue.indicators.count; ++k) {
    const Indicator& indicator = catalogue.indicators[k];
    Reads(catalogue, [&](std::uint32_t input, Cell cell) {
      when_due_[k] = std::max(when_due_[k], due_of_reading(input, cell));
    }).tests(indicator.when, Cell::none);
    for (std::uint32_t i = indicator.items.first; i < indicator.items.first + indicator.items.count;
         ++i) {
      const Item& item = catalogue.items[i];
      item_indicator_[i] = k;
      if (item.else_of != kNone) partner_[item.else_of] = i;
      const bool at_once = item.kind == ItemKind::each || loops_records(catalogue, item.loops) ||
                           loop_cell(catalogue, item.loops) != Cell::none;
      int due = at_once ? kAtOnce : calendar_.last_of(indicator.rhythm);
      if (!item.due.empty()) due = calendar_.find(item.due);
      if (!item.due.empty() && due < 0 && settings.periods.count == 0) {
        due =
            calendar_.last_of(indicator.rhythm);  // described without a year: any calendar will do
      } else if (!item.due.empty() && due < 0) {
        throw Refused(std::string(indicator.id) + ".item." + std::string(item.id) + ".due is \"" +
                          std::string(item.due) + "\", which is no period of the year's calendar",
                      std::string(indicator.id) + ".item." + std::string(item.id) + ".due 的值是“" +
                          std::string(item.due) + "”,年度日历里没有这个考核阶段");
      }
      Reads(catalogue, [&](std::uint32_t input, Cell cell) {
        due = std::max(due, due_of_reading(input, cell));
        std::vector<std::uint32_t>& reads = item_reads_[i];
        if (std::find(reads.begin(), reads.end(), input) == reads.end()) reads.push_back(input);
      }).item(item);
      item_due_[i] = due;
    }
  }
}

void Rules::apply(const kaohe_override& change) {
  refuse_unknown("whole_year of an override", change.whole_year, 1);
  const std::string_view key = view(change.key);
  const std::vector<std::string_view> words = split(key);
  if (words.size() == 2 && words[1] == "off") {
    const std::uint32_t indicator = find_indicator(catalogue_, words[0]);
    if (indicator == kNone || view(change.value) != "true") {
      const std::string value(view(change.value));
      throw Refused("override \"" + std::string(key) + "\" = \"" + value +
                        "\": expected the id of an indicator of this domain before .off, and the "
                        "value \"true\"",
                    "覆盖项“" + std::string(key) + "”= “" + value +
                        "”:.off 前应为本领域的指标编号,值应为“true”");
    }
    const std::string from(view(change.from));
    const int period = start_of(key, from);
    off_[indicator].push_back(
        {calendar_.periods()[static_cast<std::size_t>(period)].first_day, from, Rational::of(1)});
    return;
  }
  for (std::uint32_t i = 0; i < catalogue_.numbers.count; ++i) {
    if (catalogue_.numbers[i].key == key) return apply_number(i, change);
  }
  throw Refused(
      "override \"" + std::string(key) +
          "\" names no number of this domain; `kaohe plugin list --numbers` prints all keys",
      "覆盖项“" + std::string(key) +
          "”不是本领域的数值;用 kaohe plugin list --numbers 可列出全部键");
}

// A change takes effect with a quarter (or a month, in a monthly calendar); unnamed: from the
// beginning.
int Rules::start_of(std::string_view key, const std::string& from) const {
  if (from.empty()) return 0;
  const int period = calendar_.find(from);
  const bool begins =
      period >= 0 && (calendar_.periods()[static_cast<std::size_t>(period)].rhythms &
                      (KAOHE_QUARTERLY | KAOHE_MONTHLY)) != 0;
  if (begins) return period;
  throw Refused(
      "override \"" + std::string(key) + "\" takes effect from \"" + from +
          "\"; expected a quarter of the year's calendar, such as \"q3\", or nothing for the "
          "whole year",
      "覆盖项“" + std::string(key) + "”从“" + from +
          "”起执行;应为年度日历里的一个季度,如“q3”,全年执行则不写");
}

void Rules::apply_number(std::uint32_t index, const kaohe_override& change) {
  const std::string key(view(change.key));
  const std::string from(view(change.from));
  const std::optional<Rational> value = Rational::parse(view(change.value));
  if (!value) {
    const std::string found(view(change.value));
    throw Refused("override \"" + key + "\" is \"" + found +
                      "\"; expected a number such as \"0.4\", \"3\" or \"1/3\"",
                  "覆盖项“" + key + "”的值是“" + found + "”;应为数,如“0.4”“3”“1/3”");
  }
  if (!within(*value, catalogue_.numbers[index].bound)) {
    const bool positive = catalogue_.numbers[index].bound == Bound::positive;
    throw Refused(
        "override \"" + key + "\" is " + value->text() + "; expected " +
            (positive ? "a number above 0" : "0 or more"),
        "覆盖项“" + key + "”的值是 " + value->text() + (positive ? ";应大于 0" : ";应不小于 0"));
  }
  const int period = start_of(key, from);
  if (from.empty() || period == 0 || change.whole_year != 0) {
    versions_[index] = {{calendar_.first_day(Cell::year, 1), from, *value}};
    first_[index] = *value;
    versioned_[index] = 0;
    return;
  }
  if (!can_be_split(catalogue_, key)) {
    throw Refused(
        "override \"" + key + "\" takes effect from \"" + from +
            "\", but what it changes looks at the whole year and cannot be split; the "
            "amendment must say whole_year = true, or change a number that each record or "
            "each period meets by itself",
        "覆盖项“" + key + "”从“" + from +
            "”起执行,但它改的是按全年计算的数,不能分段;请写 whole_year = true,"
            "或改为逐条、逐阶段计算的数");
  }
  std::vector<NumberVersion>& versions = versions_[index];
  versions.push_back(
      {calendar_.periods()[static_cast<std::size_t>(period)].first_day, from, *value});
  std::stable_sort(
      versions.begin(), versions.end(),
      [](const NumberVersion& a, const NumberVersion& b) { return a.from_day < b.from_day; });
  versioned_[index] = 1;
}

const Rational& Rules::later_version(std::uint32_t index, std::int32_t day) const {
  const std::vector<NumberVersion>& versions = versions_[index];
  std::size_t found = 0;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (versions[i].from_day <= day) found = i;
  }
  return versions[found].value;
}

bool Rules::is_off(std::uint32_t indicator, std::int32_t day) const {
  for (const NumberVersion& off : off_[indicator]) {
    if (off.from_day <= day) return true;
  }
  return false;
}

}  // namespace kaohe::engine

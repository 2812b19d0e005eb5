// 县直单位: what the catalogue cannot say. Everything else of this domain is in indicators.toml.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/number_text.hpp>
#include <kaohe/plugin.hpp>

#include "county_units_catalogue.hpp"

namespace kaohe::functions {
namespace {

/// A sort of mistakes that can be repeated.
struct Sort {
  std::string_view option;
  std::string_view title;  ///< the option's, for people
};

/// All options of `sort` but 其他: two mistakes of no named sort are not of one sort.
constexpr std::array<Sort, 4> kSorts{{
    {"sort.duty", "在岗在位"},
    {"sort.service", "服务态度"},
    {"sort.order", "办事秩序"},
    {"sort.delay", "推诿拖延"},
}};

/// Position of `sort` among the declared attributes of the input `spots`.
constexpr std::size_t kSortAttribute = 0;

/// Spots in the order of their days, each matter once, at its earliest record. Records of one day
/// stay in the order of the facts.
std::vector<FunctionRecord> first_of_each_matter(std::vector<FunctionRecord> records) {
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& left, const auto& right) { return left.date < right.date; });
  std::set<std::int32_t> seen;
  std::vector<FunctionRecord> spots;
  for (FunctionRecord& record : records) {
    if (seen.insert(record.matter).second) {
      spots.push_back(std::move(record));
    }
  }
  return spots;
}

/// The spots of one sort that cost more, and what of them still stands.
struct Repeats {
  Rational count;
  Rational retained;
};

Repeats repeats_of(const std::vector<FunctionRecord>& spots, std::int32_t sort,
                   const Rational& from) {
  Repeats repeats;
  Rational ordinal;
  const Rational one = Rational::of(1);
  for (const FunctionRecord& spot : spots) {
    if (spot.attributes[kSortAttribute] != sort) {
      continue;
    }
    ordinal += one;
    if (ordinal >= from) {
      repeats.count += one;
      repeats.retained += spot.retained;
    }
  }
  return repeats;
}

std::string named(const Sort& sort, const Repeats& repeats) {
  std::string text = std::string(sort.title) + shown_text(repeats.count) + "个";
  if (repeats.retained != repeats.count) {
    text += "(保留" + shown_text(repeats.retained) + ")";
  }
  return text;
}

}  // namespace

/// JG19: what mistakes of one sort (同类问题) within the unit cost besides their price, counted
/// from the `from`-th of the sort in the order of days. Uses spots, whose first attribute is its
/// sort. Args: from (ordinal, inclusive), add (points for each). A matter counts once, at its
/// earliest record; what was returned of that record is returned of its addition too. Mistakes of
/// no named sort (其他) are never repeats. Absent while spots of a period are awaited.
FunctionAnswer repeat_surcharge(const FunctionCall& call) {
  const Value total = call.value("spots");
  if (total.state == Value::State::absent) {
    return FunctionAnswer::absent();
  }
  if (!total.has_number()) {
    return FunctionAnswer::not_applicable("暗访不适用");
  }
  const std::vector<FunctionRecord> spots = first_of_each_matter(call.records("spots"));
  const Rational from = call.arg("from");
  Rational charged;
  std::string sorts;
  for (const Sort& sort : kSorts) {
    const Repeats repeats = repeats_of(spots, call.option("spots", sort.option), from);
    if (repeats.count.is_zero()) {
      continue;
    }
    charged += repeats.retained;
    sorts += (sorts.empty() ? "" : "、") + named(sort, repeats);
  }
  const std::string since = "从第" + shown_text(from) + "个起";
  if (sorts.empty()) {
    return FunctionAnswer::of(Rational(), "没有" + since + "加扣的同类问题");
  }
  const Rational add = call.arg("add");
  return FunctionAnswer::of(charged * add,
                            "同类问题" + since + "每个加扣" + shown_text(add) + ":" + sorts);
}

}  // namespace kaohe::functions

// The one line that makes this library a plugin: id, version, title, vendor, license.
KAOHE_PLUGIN(county_units, "1.0.0", "县直单位", "县直机关工委", "Apache-2.0");

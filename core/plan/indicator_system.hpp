/// What a plugin says of its domain's indicators once the year's settings are applied, with every
/// version of each number.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe::plan {

struct OptionInfo {
  std::string id;
  std::string title;
};

/// A declared attribute of records; without options it is a mark.
struct AttributeInfo {
  std::string id;
  std::string title;
  std::vector<OptionInfo> options;
};

struct SubInfo {
  std::string id;
  std::string title;
  bool may_be_empty = false;
  int sample = 0;
};

enum class InputType { events, count, measure, flag, choice };
enum class CellKind { month, quarter, half, year };
/// How many of the year's calendar cells: 12, 4, 2 or 1.
int cells_in_year(CellKind kind);
enum class InputSource { record, roster, last_year, result, notices };
enum class InputScope { assessee, pool, domain };

struct InputInfo {
  std::string id;         ///< qualified: "XX01.leaders"; shared: its own id
  std::string indicator;  ///< empty: shared by the domain
  std::string title;
  std::string unit;
  InputType type = InputType::events;
  CellKind every = CellKind::year;
  InputSource source = InputSource::record;
  std::string
      source_id;  ///< last_year: what was read then; result: the name of the other assessment
  InputScope scope = InputScope::assessee;
  std::string merge;
  bool matter = false;
  bool named = false;
  bool reason = false;
  bool previous_if_missing = false;
  bool awarded_points = false;  ///< Art. 10: recorded in the year-end period only
  std::string sub;              ///< empty: not per subject
  int sample = 0;
  int decimals = -1;
  std::string year;
  std::vector<OptionInfo> options;
  std::vector<AttributeInfo> attributes;
  std::optional<Rational> low, high;  ///< bounds on entry, inclusive
  std::vector<std::string> periods;   ///< ids of the periods in which it is due, in order

  /// Index of an option by id; -1: there is none.
  int option_index(std::string_view id) const;
};

struct ItemInfo {
  std::string id;
  std::string title;
  std::string kind;
  std::string sign;  ///< "deduct", "award"
  std::vector<std::string> reads;
};

struct IndicatorInfo {
  std::string id;
  std::string title;
  std::string aspect;
  std::string responsible_unit;  ///< as the year divides the work: never empty
  std::string basis;
  Rational points;  ///< in force at the end of the year
  std::vector<std::string> rhythms;
  std::vector<std::string> periods;
  std::string clamp = "both";  ///< "both", "floor" or "none"
  std::string spill_title;     ///< what deductions beyond its points become; empty: they are lost
  std::vector<ItemInfo> items;
  bool off = false;  ///< switched off by the year: its points are given elsewhere
  std::map<std::string, std::vector<std::string>>
      only;  ///< roster choice → options: it belongs to these assessees' tables alone
};

struct GateInfo {
  std::string id;
  std::string indicator;
  std::string title;
  std::string article;
  std::string at_most;
};

/// One version of a number: in force from a period on (empty: from the beginning).
struct NumberVersion {
  std::string from;
  std::string value;
};

struct IndicatorSystem {
  std::string domain;
  std::string title;
  std::string plugin;   ///< its id
  std::string version;  ///< of the plugin
  std::string abi;
  std::string sight;  ///< "row", "pool", "choice:ID", "domain"
  Rational total;
  std::vector<SubInfo> subs;
  std::vector<InputInfo> inputs;
  std::vector<IndicatorInfo> indicators;
  std::vector<GateInfo> gates;
  std::map<std::string, std::vector<NumberVersion>> numbers;   ///< as the year has them
  std::map<std::string, std::vector<NumberVersion>> as_built;  ///< before the year changed any
  std::string document;       ///< the canonical JSON it was read from
  std::string digest;         ///< of the document
  std::string plugin_digest;  ///< of the library's bytes, "sha256:…"; empty: it came from no file

  const InputInfo* find_input(std::string_view id) const;
  int input_index(std::string_view id) const;  ///< -1: there is none
  const IndicatorInfo* find_indicator(std::string_view id) const;
  int indicator_index(std::string_view id) const;
  const SubInfo* find_sub(std::string_view id) const;
};

/// Reads what a plugin's `describe` wrote. Throws Error(plugin) naming what does not fit.
IndicatorSystem read_indicator_system(const std::string& document);

}  // namespace kaohe::plan

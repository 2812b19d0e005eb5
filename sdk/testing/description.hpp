/// What a case needs to know of a plugin, from its `describe`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/catalogue.hpp>
#include <kaohe/rational.hpp>

#include "calendar.hpp"

namespace kaohe::cases {

struct CaseAttribute {
  std::string id;
  std::vector<std::string> options;  ///< none: a mark
};

struct CaseInput {
  std::string name;  ///< "XX01.leaders"; shared: "stage"
  InputType type = InputType::events;
  Cell every = Cell::year;
  Source source = Source::record;
  Scope scope = Scope::assessee;
  std::optional<std::uint32_t> sub;
  bool matter = false;
  bool named = false;
  int decimals = -1;  ///< -1: as many as 8
  std::vector<std::string> options;
  std::vector<CaseAttribute> attributes;
  std::vector<std::uint32_t> periods;  ///< in which it is submitted, in the order of the year
  std::optional<Rational> low;
  std::optional<Rational> high;

  bool is_events() const { return type == InputType::events; }
  /// Known before the year begins, or apart from it: it has no periods.
  bool is_given() const { return source == Source::roster || source == Source::last_year; }
  /// What a `cell` of a record names.
  Cell grid() const { return is_events() ? Cell::month : every; }
};

struct CaseSub {
  std::string id;
  bool may_be_empty = false;
};

struct CaseGate {
  std::string id;
  std::string indicator;
};

struct CaseIndicator {
  std::string id;
  std::string title;
  std::string spill;
  std::vector<std::string> items;
  std::vector<std::string> reads;  ///< names of the inputs that its items read
};

struct Description {
  const CaseCalendar& calendar;  ///< of the year for which it was described
  std::vector<CaseInput> inputs;
  std::vector<CaseSub> subs;
  std::vector<CaseGate> gates;
  std::vector<CaseIndicator> indicators;

  std::vector<std::string> input_names() const;
  std::vector<std::string> sub_ids() const;
  std::vector<std::string> indicator_ids() const;
};

/// Reads the JSON of `describe` (a plugin whose settings name this calendar). Throws
/// std::runtime_error if it is not as expected.
Description read_description(const std::string& json, const CaseCalendar& calendar);

/// Index of `text` in a list; empty: it is not there.
std::optional<std::uint32_t> index_in(const std::vector<std::string>& list, std::string_view text);

}  // namespace kaohe::cases

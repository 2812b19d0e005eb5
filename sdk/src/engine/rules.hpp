// The rules of one year: a catalogue with the year's settings applied, and what follows from the
// two alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kaohe/abi.h>
#include <kaohe/catalogue.hpp>
#include <kaohe/rounding.hpp>

#include "engine/calendar.hpp"

namespace kaohe::engine {

// One version of a number: in force from a day on.
struct NumberVersion {
  std::int32_t from_day = 0;
  std::string from;  // id of the period; empty: from the beginning
  Rational value;
};

// At once, whatever period is asked for.
inline constexpr int kAtOnce = -1;

class Rules {
 public:
  // Throws Refused for a setting that does not fit, saying which and why.
  Rules(const Catalogue& catalogue, const kaohe_settings& settings);

  const Catalogue& catalogue() const { return catalogue_; }
  const Calendar& calendar() const { return calendar_; }
  RoundingPoint indicator_rounding() const { return indicator_rounding_; }
  bool rounds_indicators() const { return rounds_indicators_; }
  RoundingPoint compared_rounding() const { return compared_rounding_; }

  // The number in force on a day.
  const Rational& number(std::uint32_t index, std::int32_t day) const {
    const Rational& first = first_[index];
    return versioned_[index] != 0 ? later_version(index, day) : first;
  }
  const std::vector<NumberVersion>& versions(std::uint32_t index) const { return versions_[index]; }
  bool is_off(std::uint32_t indicator, std::int32_t day) const;
  const std::vector<NumberVersion>& offs(std::uint32_t indicator) const { return off_[indicator]; }

  // Bits of the periods in which an input is due; 0: none (roster, last year).
  std::uint32_t due_periods(std::uint32_t input) const { return due_periods_[input]; }
  // Index of the first period whose result counts an item; kAtOnce: every one.
  int item_due(std::uint32_t item) const { return item_due_[item]; }
  // The same for an indicator's `when`.
  int when_due(std::uint32_t indicator) const { return when_due_[indicator]; }
  // What peers compare is rounded at `compared`, for every other use too.
  bool compared_figure(std::uint32_t figure) const { return compared_figure_[figure] != 0; }
  bool compared_input(std::uint32_t input) const { return compared_input_[input] != 0; }
  // The item whose else_of is this one; kNone.
  std::uint32_t partner(std::uint32_t item) const { return partner_[item]; }
  std::uint32_t indicator_of(std::uint32_t item) const { return item_indicator_[item]; }
  // Inputs that an item reads, in order, each once.
  const std::vector<std::uint32_t>& item_reads(std::uint32_t item) const {
    return item_reads_[item];
  }

 private:
  void apply(const kaohe_override& change);
  void apply_number(std::uint32_t index, const kaohe_override& change);
  int start_of(std::string_view key, const std::string& from) const;
  const Rational& later_version(std::uint32_t index, std::int32_t day) const;

  Catalogue catalogue_;
  Calendar calendar_;
  RoundingPoint indicator_rounding_;
  RoundingPoint compared_rounding_;
  bool rounds_indicators_ = true;
  std::vector<Rational> first_;
  std::vector<std::uint8_t> versioned_;
  std::vector<std::vector<NumberVersion>> versions_;
  std::vector<std::vector<NumberVersion>> off_;  // per indicator; value 1: off
  std::vector<std::uint32_t> due_periods_;
  std::vector<int> item_due_;
  std::vector<int> when_due_;
  std::vector<std::uint8_t> compared_figure_;
  std::vector<std::uint8_t> compared_input_;
  std::vector<std::uint32_t> partner_;
  std::vector<std::uint32_t> item_indicator_;
  std::vector<std::vector<std::uint32_t>> item_reads_;
};

}  // namespace kaohe::engine

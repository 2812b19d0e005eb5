/// Inside `conformance`: facts of made-up assessees, from what a plugin describes and a seed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/batch_builder.hpp>

#include "conformance/dice.hpp"
#include "plan/indicator_system.hpp"

namespace kaohe::conformance {

/// What the facts are like.
struct Manner {
  std::uint64_t gaps = 8;       ///< of a hundred values, how many are not recorded
  std::uint64_t states = 10;    ///< of a hundred states, how many are another than reported
  std::uint64_t decisions = 3;  ///< of a hundred inputs, on how many there is a decision
  /// The state of every input in every period it is due; nothing: as `states` says.
  std::optional<std::uint8_t> every_state;
  /// The value of every record but of choices; nothing: one that fits the input.
  std::optional<std::int64_t> every_value;
  /// Also what nobody would record: values out of bounds, huge, negative; cells and periods that do
  /// not fit; sequences and matters of any number.
  bool is_wild = false;
  /// Also flags of records that there are not, which must be refused.
  bool has_unknown_flags = false;
};

/// The day and the period for which a batch asks: indexes of the standard calendar.
constexpr std::uint32_t kPeriods = 6, kYearEnd = 5, kMidYear = 1;

/// What no value is on purpose, in 10^-8.
constexpr std::array<std::int64_t, 8> kExtremes = {
    INT64_MIN, INT64_MIN + 1,           -100'000'000,  -1,
    1,         999'999'999'900'000'000, INT64_MAX - 1, INT64_MAX};

class TrialFacts {
 public:
  TrialFacts(const plan::IndicatorSystem& system, std::uint64_t seed, std::uint32_t rows,
             Manner manner = {});
  TrialFacts(const TrialFacts&) = delete;
  TrialFacts& operator=(const TrialFacts&) = delete;

  std::uint32_t rows() const { return static_cast<std::uint32_t>(pools_.size()); }
  /// All rows, in order.
  std::vector<std::uint32_t> all() const;
  /// The rows divided into the smallest sets that keep every comparison whole which the system's
  /// sight declares. One set: it cannot be divided.
  std::vector<std::vector<std::uint32_t>> whole_sets() const;
  /// These rows in this order. Holds until it is asked for again.
  const kaohe_batch& batch(const std::vector<std::uint32_t>& rows,
                           std::uint32_t asked_period = kYearEnd);

 private:
  struct Given {
    std::uint32_t input;
    FactRecord record;  ///< entity: the row, the pool, or 0
  };
  struct State {
    std::uint32_t input, entity, period;
    std::uint8_t state;
  };

  void make_row(std::uint32_t row);
  void make_facts(std::uint32_t index, std::uint32_t entity);
  void make_events(std::uint32_t index, std::uint32_t entity);
  void make_values(std::uint32_t index, std::uint32_t entity);
  void make_states(std::uint32_t index, std::uint32_t entity);
  void make_decision(std::uint32_t index, std::uint32_t row);
  FactRecord record_of(const plan::InputInfo& input, std::uint32_t entity);
  std::int64_t value_of(const plan::InputInfo& input);
  std::vector<std::int32_t> subjects_of(const plan::InputInfo& input, std::uint32_t row) const;
  int sub_index(const std::string& id) const;
  BatchShape shape(std::uint32_t rows) const;
  void add_row(std::uint32_t row, std::uint32_t as, std::uint32_t asked_period);
  void add_entity(plan::InputScope scope, std::uint32_t entity, std::uint32_t as,
                  std::uint32_t asked_period);

  const plan::IndicatorSystem& system_;
  Dice dice_;
  Manner manner_;
  std::vector<std::uint32_t> pools_;                             ///< by row
  std::vector<std::vector<std::vector<std::string>>> subjects_;  ///< by sub, by row
  std::vector<std::vector<bool>> undrawn_;
  std::vector<Given> facts_;
  std::vector<State> states_;
  std::vector<kaohe_decision> decisions_;
  std::int64_t records_ = 0;
  std::unique_ptr<BatchBuilder> builder_;
};

}  // namespace kaohe::conformance

#include "conformance/trial_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "base/date.hpp"
#include "conformance/trial_settings.hpp"

namespace kaohe::conformance {

namespace {

using plan::InputInfo;
using plan::InputScope;
using plan::InputSource;
using plan::InputType;

constexpr std::int64_t kOne = 100'000'000;
constexpr std::uint32_t kPools = 3;
constexpr std::array<std::string_view, kPeriods> kPeriodIds = {"q1", "q2", "h1",
                                                               "q3", "q4", "year"};
constexpr std::array<unsigned, kPeriods> kLastMonths = {3, 6, 6, 9, 12, 12};

std::int32_t day_in_year(unsigned month, unsigned day) {
  return day_number(make_date(TrialSettings::kYear, month, day));
}

std::int32_t last_day_of(std::uint32_t period) {
  constexpr std::array<unsigned, kPeriods> kDays = {31, 30, 30, 30, 31, 31};
  return day_in_year(kLastMonths[period], kDays[period]);
}

std::uint32_t period_index(std::string_view id) {
  const auto at = std::find(kPeriodIds.begin(), kPeriodIds.end(), id);
  return static_cast<std::uint32_t>(at - kPeriodIds.begin());
}

/// The first period in which an input is due that covers a month.
std::int16_t period_of(const InputInfo& input, unsigned month) {
  for (const std::string& id : input.periods) {
    const std::uint32_t period = period_index(id);
    if (period < kPeriods && kLastMonths[period] >= month) return static_cast<std::int16_t>(period);
  }
  return KAOHE_NONE;
}

}  // namespace

TrialFacts::TrialFacts(const plan::IndicatorSystem& system, std::uint64_t seed, std::uint32_t rows,
                       Manner manner)
    : system_(system),
      dice_(seed),
      manner_(manner),
      subjects_(system.subs.size()),
      undrawn_(system.subs.size()) {
  for (std::uint32_t row = 0; row < rows; ++row) make_row(row);
  for (std::uint32_t index = 0; index < system_.inputs.size(); ++index) {
    const InputScope scope = system_.inputs[index].scope;
    const std::uint32_t entities = scope == InputScope::assessee ? rows
                                   : scope == InputScope::pool   ? kPools
                                                                 : 1;
    for (std::uint32_t entity = 0; entity < entities; ++entity) {
      make_facts(index, entity);
      make_states(index, entity);
      if (scope == InputScope::assessee) make_decision(index, entity);
    }
  }
}

// ---------- what is made ----------

void TrialFacts::make_row(std::uint32_t row) {
  pools_.push_back(static_cast<std::uint32_t>(dice_.below(kPools)));
  for (std::size_t i = 0; i < system_.subs.size(); ++i) {
    const plan::SubInfo& sub = system_.subs[i];
    const bool undrawn = sub.sample > 0 && dice_.in_a_hundred(5);
    const std::int64_t least = sub.may_be_empty ? 0 : 1;
    const std::int64_t count = undrawn ? 0 : sub.sample > 0 ? sub.sample : dice_.between(least, 3);
    std::vector<std::string>& names = subjects_[i].emplace_back();
    for (std::int64_t k = 1; k <= count; ++k)
      names.push_back(sub.id + std::to_string(row) + "-" + std::to_string(k));
    undrawn_[i].push_back(undrawn);
  }
}

void TrialFacts::make_facts(std::uint32_t index, std::uint32_t entity) {
  const bool is_events = system_.inputs[index].type == InputType::events;
  is_events ? make_events(index, entity) : make_values(index, entity);
}

FactRecord TrialFacts::record_of(const InputInfo& input, std::uint32_t entity) {
  FactRecord record;
  record.entity = entity;
  record.value = value_of(input);
  record.record = record.sequence = ++records_;
  for (const plan::AttributeInfo& attribute : input.attributes) {
    const std::size_t options = attribute.options.empty() ? 2 : attribute.options.size();
    record.attributes.push_back(static_cast<std::int16_t>(dice_.below(options)));
  }
  if (input.matter && dice_.in_a_hundred(70))
    record.matter = static_cast<std::int32_t>(dice_.below(5));
  if (dice_.in_a_hundred(10)) record.retained = dice_.between(0, 4) * kOne / 4;
  const bool is_record = input.source != InputSource::roster;  // a roster has no doubts
  if (is_record && dice_.in_a_hundred(4)) record.flags = KAOHE_RECORD_PROVISIONAL;
  if (!manner_.is_wild) return record;
  if (dice_.in_a_hundred(10)) record.sequence = static_cast<std::int64_t>(dice_.next());
  if (dice_.in_a_hundred(10)) record.retained = kExtremes[dice_.below(kExtremes.size())];
  if (dice_.in_a_hundred(10)) record.matter = static_cast<std::int32_t>(dice_.next());
  constexpr std::uint64_t kKnownFlags = 4, kFlags = 256;
  if (dice_.in_a_hundred(10)) {
    record.flags =
        static_cast<std::uint8_t>(dice_.below(manner_.has_unknown_flags ? kFlags : kKnownFlags));
  }
  return record;
}

std::int64_t TrialFacts::value_of(const InputInfo& input) {
  if (input.type == InputType::choice)
    return static_cast<std::int64_t>(dice_.below(input.options.size()));
  if (manner_.every_value) return *manner_.every_value;
  if (manner_.is_wild && dice_.in_a_hundred(15)) return kExtremes[dice_.below(kExtremes.size())];
  if (input.type == InputType::flag) return dice_.between(0, 1) * kOne;
  const std::int64_t low = input.low ? input.low->units().value_or(0) / kOne : 0;
  const std::int64_t usual = input.type == InputType::events ? 3 : 100;
  const std::int64_t high = input.high ? input.high->units().value_or(0) / kOne : low + usual;
  const std::int64_t least = input.type == InputType::events ? std::max<std::int64_t>(low, 1) : low;
  const std::int64_t whole = dice_.between(least, std::max(least, high)) * kOne;
  const bool has_part = input.type == InputType::measure && input.decimals != 0;
  return has_part && whole / kOne < high ? whole + dice_.between(0, 9) * kOne / 10 : whole;
}

void TrialFacts::make_events(std::uint32_t index, std::uint32_t entity) {
  const InputInfo& input = system_.inputs[index];
  const std::vector<std::int32_t> subjects = subjects_of(input, entity);
  for (std::uint64_t left = dice_.below(4); left > 0; --left) {
    FactRecord record = record_of(input, entity);
    const auto month = static_cast<unsigned>(dice_.between(1, 12));
    record.date = day_in_year(month, static_cast<unsigned>(dice_.between(1, 28)));
    record.cell = static_cast<std::uint8_t>(month);
    record.period = period_of(input, month);
    if (input.named) {
      record.subject = static_cast<std::int32_t>(dice_.below(6));
    } else if (!input.sub.empty()) {
      if (subjects.empty()) continue;
      record.subject = subjects[static_cast<std::size_t>(dice_.below(subjects.size()))];
    }
    facts_.push_back({index, record});
  }
}

void TrialFacts::make_values(std::uint32_t index, std::uint32_t entity) {
  const InputInfo& input = system_.inputs[index];
  const int cells = plan::cells_in_year(input.every);
  for (const std::int32_t subject : subjects_of(input, entity)) {
    for (int cell = 1; cell <= cells; ++cell) {
      if (input.source != InputSource::roster && dice_.in_a_hundred(manner_.gaps)) continue;
      FactRecord record = record_of(input, entity);
      const auto month = static_cast<unsigned>(cell * 12 / cells);
      record.subject = subject;
      record.cell = cells == 1 ? 0 : static_cast<std::uint8_t>(cell);
      record.period = period_of(input, month);
      if (manner_.is_wild && dice_.in_a_hundred(10))
        record.cell = static_cast<std::uint8_t>(dice_.below(13));
      if (manner_.is_wild && dice_.in_a_hundred(10))
        record.period = static_cast<std::int16_t>(dice_.between(-1, kPeriods - 1));
      record.date = day_in_year(month, 28);
      if (input.source != InputSource::roster && dice_.in_a_hundred(2))
        record.flags |= KAOHE_RECORD_NOT_APPLICABLE;
      facts_.push_back({index, record});
    }
  }
}

void TrialFacts::make_states(std::uint32_t index, std::uint32_t entity) {
  for (const std::string& id : system_.inputs[index].periods) {
    const std::uint32_t period = period_index(id);
    if (period >= kPeriods) continue;
    if (manner_.every_state) {
      states_.push_back({index, entity, period, *manner_.every_state});
    } else if (dice_.in_a_hundred(manner_.states)) {
      const auto state = static_cast<std::uint8_t>(dice_.between(1, KAOHE_INPUT_PROVISIONAL));
      states_.push_back({index, entity, period, state});
    }
  }
}

void TrialFacts::make_decision(std::uint32_t index, std::uint32_t row) {
  if (!dice_.in_a_hundred(manner_.decisions)) return;
  kaohe_decision decision{};
  decision.assessee = row;
  decision.indicator = KAOHE_NONE;
  decision.input = static_cast<std::int32_t>(index);
  if (dice_.in_a_hundred(50)) {
    decision.input = KAOHE_NONE;
    decision.indicator = static_cast<std::int32_t>(dice_.below(system_.indicators.size()));
  }
  decision.exempt = dice_.in_a_hundred(30) ? 1 : 0;
  if (decision.exempt == 0)
    decision.treatment = static_cast<std::uint32_t>(dice_.below(KAOHE_TREATMENT_RESCALE + 1));
  const auto is_same = [&](const kaohe_decision& other) {
    return other.assessee == row && other.input == decision.input &&
           other.indicator == decision.indicator;
  };
  if (std::none_of(decisions_.begin(), decisions_.end(), is_same)) decisions_.push_back(decision);
}

int TrialFacts::sub_index(const std::string& id) const {
  for (std::size_t i = 0; i < system_.subs.size(); ++i) {
    if (system_.subs[i].id == id) return static_cast<int>(i);
  }
  return KAOHE_NONE;
}

std::vector<std::int32_t> TrialFacts::subjects_of(const InputInfo& input, std::uint32_t row) const {
  if (input.sub.empty() || input.scope != InputScope::assessee) return {KAOHE_NONE};
  const auto& names = subjects_[static_cast<std::size_t>(sub_index(input.sub))][row];
  std::vector<std::int32_t> all(names.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// ---------- what is asked for ----------

std::vector<std::uint32_t> TrialFacts::all() const {
  std::vector<std::uint32_t> rows(pools_.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

std::vector<std::vector<std::uint32_t>> TrialFacts::whole_sets() const {
  const std::string choice = "choice:";
  const bool by_choice = system_.sight.compare(0, choice.size(), choice) == 0;
  std::map<std::int64_t, std::vector<std::uint32_t>> sets;
  for (std::uint32_t row = 0; row < rows(); ++row) {
    const std::int64_t own = system_.sight == "row"    ? row
                             : system_.sight == "pool" ? pools_[row]
                                                       : 0;
    if (!by_choice) sets[own].push_back(row);
  }
  const int input = by_choice ? system_.input_index(system_.sight.substr(choice.size())) : -1;
  for (const Given& given : facts_) {
    if (static_cast<int>(given.input) == input)
      sets[given.record.value].push_back(given.record.entity);
  }
  std::vector<std::vector<std::uint32_t>> list;
  for (const auto& [own, rows] : sets) list.push_back(rows);
  return list;
}

BatchShape TrialFacts::shape(std::uint32_t rows) const {
  BatchShape shape;
  for (const InputInfo& input : system_.inputs) {
    const Scope scope = input.scope == InputScope::assessee ? Scope::assessee
                        : input.scope == InputScope::pool   ? Scope::pool
                                                            : Scope::domain;
    shape.inputs.push_back({scope, static_cast<std::uint32_t>(input.attributes.size())});
  }
  shape.subs = static_cast<std::uint32_t>(system_.subs.size());
  shape.periods = kPeriods;
  shape.assessees = rows;
  shape.pools = kPools;
  return shape;
}

void TrialFacts::add_entity(InputScope scope, std::uint32_t entity, std::uint32_t as,
                            std::uint32_t asked_period) {
  const std::int32_t asked_on = last_day_of(asked_period);
  for (const Given& given : facts_) {
    const InputInfo& input = system_.inputs[given.input];
    // What is not known yet on the day asked; the roster is known from the beginning.
    const bool is_later = input.source == InputSource::record && given.record.date > asked_on;
    if (input.scope != scope || given.record.entity != entity || is_later) continue;
    FactRecord record = given.record;
    record.entity = as;
    builder_->add(given.input, std::move(record));
  }
  for (const State& state : states_) {
    if (system_.inputs[state.input].scope == scope && state.entity == entity)
      builder_->set_state(state.input, as, state.period, state.state);
  }
  for (std::uint32_t i = 0; i < system_.inputs.size(); ++i) {
    if (system_.inputs[i].scope != scope) continue;
    for (const std::string& id : system_.inputs[i].periods) {
      const std::uint32_t period = period_index(id);
      if (period < kPeriods && last_day_of(period) > asked_on)
        builder_->set_state(i, as, period, KAOHE_INPUT_NOT_DUE);
    }
  }
}

void TrialFacts::add_row(std::uint32_t row, std::uint32_t as, std::uint32_t asked_period) {
  builder_->set_assessee(as, "a" + std::to_string(row), pools_[row]);
  for (std::uint32_t sub = 0; sub < system_.subs.size(); ++sub) {
    builder_->set_subjects(sub, as, subjects_[sub][row]);
    builder_->set_undrawn(sub, as, undrawn_[sub][row]);
  }
  add_entity(InputScope::assessee, row, as, asked_period);
  for (kaohe_decision decision : decisions_) {
    if (decision.assessee != row) continue;
    decision.assessee = as;
    builder_->add_decision(decision);
  }
}

const kaohe_batch& TrialFacts::batch(const std::vector<std::uint32_t>& rows,
                                     std::uint32_t asked_period) {
  builder_ = std::make_unique<BatchBuilder>(shape(static_cast<std::uint32_t>(rows.size())));
  for (std::uint32_t pool = 0; pool < kPools; ++pool) {
    builder_->set_pool(pool, "p" + std::to_string(pool));
    add_entity(InputScope::pool, pool, pool, asked_period);
  }
  add_entity(InputScope::domain, 0, 0, asked_period);
  for (std::uint32_t i = 0; i < rows.size(); ++i) add_row(rows[i], i, asked_period);
  return builder_->batch(last_day_of(asked_period), asked_period);
}

}  // namespace kaohe::conformance

#include "evidence/repeats.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using plan::InputInfo;
using plan::InputType;

constexpr char kBetween = '\x1F';

std::uint64_t mixed(std::uint64_t hash, std::uint64_t next) {
  return hash ^ (next + 0x9E3779B97F4A7C15U + (hash << 6U) + (hash >> 2U));
}

std::uint64_t hash_of(const Observation& observation) {
  std::uint64_t hash = 0;
  for (const std::string* text :
       {&observation.domain, &observation.assessee, &observation.input, &observation.subject,
        &observation.matter, &observation.reason, &observation.evidence}) {
    hash = mixed(hash, std::hash<std::string>()(*text));
  }
  hash = mixed(hash, static_cast<std::uint64_t>(observation.cell));
  if (observation.date)
    hash = mixed(hash, static_cast<std::uint64_t>(day_number(*observation.date)));
  return mixed(hash, static_cast<std::uint64_t>(observation.value.units().value_or(0)));
}

/// What a row says, without where it stands and when it was handed in.
auto content(const Observation& o) {
  return std::tie(o.domain, o.assessee, o.input, o.subject, o.cell, o.date, o.value, o.attributes,
                  o.matter, o.reason, o.evidence, o.provisional, o.not_applicable);
}

std::string entity_key(const Observation& observation) {
  return observation.domain + kBetween + observation.assessee + kBetween + observation.input;
}

bool takes_many(const InputInfo& input) {
  return input.type == InputType::events || input.type == InputType::count ||
         (!input.merge.empty() && input.merge != "none");
}
}  // namespace

void Repeats::check(Row& row, const InputInfo& input, const Observation& observation, bool undated,
                    const std::vector<Observation>& list) {
  const std::uint64_t hash = hash_of(observation);
  if (const Seen* first = find_equal(observation, undated, hash); first != nullptr) {
    const Place& place = first->observation().origin.place;
    row.refuse_repeat(say({"the row equals that at {} in every field; delete one of the two",
                           "本行与 {} 各栏完全相同,属重复记录;请删去其一"},
                          place.text()),
                      place);
    return;
  }
  if (refuse_second(row, input, observation) || refuse_beyond_sample(row, input, observation))
    return;
  seen_.emplace(hash, Seen{&list, list.size(), undated});
}

const Repeats::Seen* Repeats::find_equal(const Observation& observation, bool undated,
                                         std::uint64_t hash) const {
  const auto [begin, end] = seen_.equal_range(hash);
  for (auto at = begin; at != end; ++at) {
    const Seen& seen = at->second;
    const bool apart = (undated || seen.undated) && seen.observation().period != observation.period;
    if (!apart && content(seen.observation()) == content(observation)) return &seen;
  }
  return nullptr;
}

void Repeats::remember(const InputInfo& input, const std::vector<Observation>& list,
                       std::size_t index) {
  const Observation& observation = list[index];
  // Whether a cell was named is not on record; of a year's value it need not be.
  const bool undated = !observation.date && input.every == plan::CellKind::year;
  seen_.emplace(hash_of(observation), Seen{&list, index, undated});
  occupy(input, observation, observation.origin.place);
  count_sampled(input, observation);
}

std::optional<Place> Repeats::occupy(const InputInfo& input, const Observation& observation,
                                     const Place& place) {
  if (takes_many(input)) return std::nullopt;
  std::string key = entity_key(observation) + kBetween + observation.subject + kBetween +
                    std::to_string(observation.cell);
  const auto [first, is_new] = occupied_.try_emplace(std::move(key), place);
  return is_new ? std::nullopt : std::optional(first->second);
}

std::size_t Repeats::count_sampled(const InputInfo& input, const Observation& observation) {
  if (input.sample <= 0) return 0;
  std::set<std::string>& members = sampled_[entity_key(observation)];
  const bool by_subject = !input.sub.empty() || input.named;
  members.insert(by_subject ? observation.subject : std::to_string(members.size()));
  return members.size();
}

bool Repeats::refuse_second(Row& row, const InputInfo& input, const Observation& observation) {
  const std::optional<Place> first = occupy(input, observation, row.place());
  if (!first) return false;
  row.refuse(say({"input \"{}\" has a record for the same cell at {} and takes one only; correct "
                  "that one instead of adding a second",
                  "监测项目“{}”同一时段已有记录(见 {}),只能有一条;请更正原记录,不要另加一条"},
                 input.id, first->text()));
  return true;
}

bool Repeats::refuse_beyond_sample(Row& row, const InputInfo& input,
                                   const Observation& observation) {
  if (count_sampled(input, observation) <= static_cast<std::size_t>(std::max(input.sample, 0)))
    return false;
  row.refuse(say({"input \"{}\" is a sample of at most {} for each assessee, and this row is "
                  "beyond it; record only what was drawn",
                  "监测项目“{}”为抽查,每个考核对象至多 {} 个,本行已超出;请只报抽中的"},
                 input.id, input.sample));
  return true;
}

void Repeats::check_key(Row& row, const std::string& key) {
  check_key(row, key,
            {"the row equals that at {} in every field; delete one of the two",
             "本行与 {} 各栏完全相同,属重复记录;请删去其一"});
}

void Repeats::check_key(Row& row, const std::string& key, const MessageFor<std::string>& message) {
  const auto [first, is_new] = keys_.try_emplace(key, row.place());
  if (!is_new) row.refuse_repeat(say(message, first->second.text()), first->second);
}

}  // namespace kaohe::evidence

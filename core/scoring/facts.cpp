#include "scoring/facts.hpp"

#include <algorithm>
#include <set>

#include "base/errors.hpp"
#include "evidence/derived.hpp"
#include "evidence/grid.hpp"
#include "evidence/names.hpp"
#include "scoring/standing.hpp"

namespace kaohe::scoring {

namespace {

using plan::IndicatorInfo;
using plan::InputInfo;
using plan::InputScope;
using plan::InputSource;

BatchShape shape_of(const plan::YearPlan& plan, const plan::Domain& domain, std::uint32_t pools) {
  BatchShape shape;
  for (const InputInfo& input : domain.system.inputs) {
    const Scope scope = input.scope == InputScope::assessee ? Scope::assessee
                        : input.scope == InputScope::pool   ? Scope::pool
                                                            : Scope::domain;
    shape.inputs.push_back({scope, static_cast<std::uint32_t>(input.attributes.size())});
  }
  shape.subs = static_cast<std::uint32_t>(domain.system.subs.size());
  shape.periods = static_cast<std::uint32_t>(plan.periods.size());
  shape.assessees = static_cast<std::uint32_t>(domain.assessees.size());
  shape.pools = pools;
  return shape;
}

// Ids of anything, numbered in the order of their text: the same whatever order they were met in.
class Numbers {
 public:
  explicit Numbers(const std::set<std::string>& ids) {
    for (const std::string& id : ids)
      numbers_.emplace(id, static_cast<std::int32_t>(numbers_.size()));
  }
  std::int32_t of(const std::string& id) const {
    const auto at = numbers_.find(id);
    return at == numbers_.end() ? KAOHE_NONE : at->second;
  }

 private:
  std::map<std::string, std::int32_t> numbers_;
};

class Building {
 public:
  Building(const plan::YearPlan& plan, const plan::Domain& domain,
           const ledger::ObservationSource& source, const Asked& asked)
      : plan_(plan),
        domain_(domain),
        source_(source),
        asked_(asked),
        asked_index_(plan.period_index(asked.period)),
        names_(domain) {}

  Facts build() {
    name_pools();
    facts_.builder = std::make_unique<BatchBuilder>(
        shape_of(plan_, domain_, static_cast<std::uint32_t>(pools_.size())));
    take_roster();
    take_draws();
    take_observations();
    take_decisions();
    take_times_away();
    set_states();
    facts_.batch =
        &facts_.builder->batch(day_number(asked_.on), static_cast<std::uint32_t>(asked_index_));
    return std::move(facts_);
  }

 private:
  void name_pools() {
    for (const plan::Assessee& assessee : domain_.assessees) {
      if (std::find(pools_.begin(), pools_.end(), assessee.pool) == pools_.end()) {
        pools_.push_back(assessee.pool);
      }
    }
    std::sort(pools_.begin(), pools_.end());
    if (pools_.empty()) pools_.emplace_back();
  }

  std::uint32_t pool_number(const std::string& pool) const {
    const auto at = std::find(pools_.begin(), pools_.end(), pool);
    return static_cast<std::uint32_t>(at - pools_.begin());
  }

  void take_roster() {
    BatchBuilder& builder = *facts_.builder;
    for (std::uint32_t i = 0; i < pools_.size(); ++i) builder.set_pool(i, pools_[i]);
    subjects_.assign(domain_.system.subs.size(), {});
    for (std::vector<std::map<std::string, std::int32_t>>& lists : subjects_) {
      lists.resize(domain_.assessees.size());
    }
    for (std::uint32_t row = 0; row < domain_.assessees.size(); ++row) {
      const plan::Assessee& assessee = domain_.assessees[row];
      rows_.emplace(assessee.id, row);
      facts_.assessees.push_back(assessee.id);
      builder.set_assessee(row, assessee.id, pool_number(assessee.pool));
      for (std::uint32_t sub = 0; sub < domain_.system.subs.size(); ++sub) {
        const auto list = assessee.subjects.find(domain_.system.subs[sub].id);
        if (domain_.system.subs[sub].sample != 0) {
          builder.set_undrawn(sub, row);
        } else if (list != assessee.subjects.end()) {
          set_list(sub, row, list->second);
        }
      }
    }
  }

  void set_list(std::uint32_t sub, std::uint32_t row, const std::vector<plan::Subject>& list) {
    std::vector<std::string> names;
    for (const plan::Subject& subject : list) {
      subjects_[sub][row].emplace(subject.id, static_cast<std::int32_t>(names.size()));
      names.push_back(subject.name.empty() ? subject.id : subject.name);
    }
    facts_.builder->set_subjects(sub, row, std::move(names));
  }

  void take_draws() {
    for (const ledger::Draw& draw : source_.draws()) {
      if (draw.domain != domain_.id) continue;
      const auto row = rows_.find(draw.assessee);
      for (std::uint32_t sub = 0; sub < domain_.system.subs.size(); ++sub) {
        if (domain_.system.subs[sub].id != draw.sub || row == rows_.end()) continue;
        std::vector<plan::Subject> list;
        for (const std::string& subject : draw.subjects) list.push_back({subject, subject});
        set_list(sub, row->second, list);
        facts_.builder->set_undrawn(sub, row->second, false);
      }
    }
  }

  void take_observations() {
    StandingRecords standing = standing_records(plan_, domain_, source_, asked_);
    facts_.notes = std::move(standing.notes);
    facts_.any_disputed = standing.any_disputed;
    std::vector<ledger::Observation> known = std::move(standing.records);
    for (ledger::Observation& given : evidence::roster_observations(domain_))
      known.push_back(std::move(given));
    for (ledger::Observation& late :
         evidence::notice_observations(plan_, domain_, source_.notices(), asked_.on)) {
      known.push_back(std::move(late));
    }
    std::set<std::string> matters, names;
    for (const ledger::Observation& observation : known) {
      matters.insert(observation.matter);
      if (input_of(observation).named) names.insert(observation.subject);
    }
    matters.erase("");
    const Numbers matter_numbers(matters);
    const Numbers name_numbers(names);
    for (const ledger::Observation& observation : known) {
      add(observation, matter_numbers, name_numbers);
    }
  }

  const InputInfo& input_of(const ledger::Observation& observation) const {
    const int input = domain_.system.input_index(observation.input);
    if (input >= 0) return domain_.system.inputs[static_cast<std::size_t>(input)];
    refuse(observation.origin,
           say({"input \"{}\" is not one of the domain's; expected an input that describe names",
                "指标数据项“{}”不在本领域中;应为插件说明里列出的数据项"},
               observation.input));
  }

  void add(const ledger::Observation& observation, const Numbers& matters, const Numbers& names) {
    const InputInfo& input = input_of(observation);
    const auto index = &input - domain_.system.inputs.data();
    FactRecord record;
    record.entity = entity_of(observation, input);
    const std::optional<std::int64_t> units =
        input.type == plan::InputType::choice && observation.value.is_integer()
            ? std::optional<std::int64_t>(*observation.value.units() / kUnitsPerOne)
            : observation.value.units();
    if (!units) {
      refuse(observation.origin, say({"value {} of {} does not fit; expected at most 8 decimals",
                                      "{1} 的值 {0} 放不下;最多 8 位小数"},
                                     observation.value.text(), observation.input));
    }
    record.value = *units;
    record.cell = static_cast<std::uint8_t>(observation.cell);
    record.period = static_cast<std::int16_t>(plan_.period_index(observation.period));
    record.date = observation.date ? day_number(*observation.date) : 0;
    record.sequence = observation.origin.number;
    record.subject = subject_of(observation, input, record.entity, names);
    record.matter = matters.of(observation.matter);
    record.retained = observation.retained.units().value_or(kUnitsPerOne);
    record.record = observation.origin.number;
    if (observation.provisional) record.flags |= KAOHE_RECORD_PROVISIONAL;
    if (observation.not_applicable) record.flags |= KAOHE_RECORD_NOT_APPLICABLE;
    for (const int attribute : observation.attributes) {
      record.attributes.push_back(static_cast<std::int16_t>(attribute));
    }
    const bool is_new =
        facts_.records
            .emplace(observation.origin.number,
                     RecordInfo{observation.input, observation.matter, observation.period,
                                observation.evidence, observation.origin.unit, observation.retained,
                                subject_name(observation, input), observation.cell})
            .second;
    if (is_new && observation.origin.number > 0 && input.scope == InputScope::assessee) {
      facts_.records_of[observation.assessee].push_back(observation.origin.number);
    }
    facts_.builder->add(static_cast<std::uint32_t>(index), std::move(record));
  }

  // The subject's name, which explanations use; of a drawn or a named one its own id.
  std::string subject_name(const ledger::Observation& observation, const InputInfo& input) const {
    const auto row = rows_.find(observation.assessee);
    if (input.named || input.sub.empty() || row == rows_.end()) return observation.subject;
    const auto& lists = domain_.assessees[row->second].subjects;
    const auto list = lists.find(input.sub);
    if (list == lists.end()) return observation.subject;
    for (const plan::Subject& subject : list->second) {
      if (subject.id == observation.subject && !subject.name.empty()) return subject.name;
    }
    return observation.subject;
  }

  std::uint32_t entity_of(const ledger::Observation& observation, const InputInfo& input) const {
    if (input.scope == InputScope::domain) return 0;
    if (input.scope == InputScope::pool) return pool_number(observation.assessee);
    const auto row = rows_.find(observation.assessee);
    if (row == rows_.end()) {
      refuse(observation.origin,
             say({"assessee \"{}\" is not in the roster of {}", "考核对象“{}”不在{}的名册中"},
                 observation.assessee, domain_.title));
    }
    return row->second;
  }

  std::int32_t subject_of(const ledger::Observation& observation, const InputInfo& input,
                          std::uint32_t row, const Numbers& names) const {
    if (input.named) return names.of(observation.subject);
    if (input.sub.empty() || observation.subject.empty()) return KAOHE_NONE;
    for (std::size_t sub = 0; sub < domain_.system.subs.size(); ++sub) {
      if (domain_.system.subs[sub].id != input.sub) continue;
      const auto at = subjects_[sub][row].find(observation.subject);
      if (at != subjects_[sub][row].end()) return at->second;
    }
    refuse(observation.origin,
           say({"\"{}\" is not in the list \"{}\" of {}; expected one of the roster or of the draw",
                "“{0}”不在{2}的“{1}”名单中;应为名册或抽样名单里的一个"},
               observation.subject, input.sub, observation.assessee));
  }

  void take_decisions() {
    for (const ledger::Decision& decision : source_.decisions()) {
      const bool exempt = decision.kind == "exempt";
      if (decision.domain != domain_.id || (!exempt && decision.kind != "not_applicable")) continue;
      if (!is_known_by(decision.date, asked_.decided_until.value_or(asked_.on))) continue;
      const auto row = rows_.find(decision.assessee);
      const int indicator = domain_.system.indicator_index(decision.on);
      const int input = domain_.system.input_index(decision.on);
      if (row == rows_.end() || (indicator < 0 && input < 0)) continue;  // a review, leaders' marks
      kaohe_decision given{};
      given.assessee = row->second;
      given.indicator = indicator;
      given.input = input;
      given.exempt = exempt ? 1 : 0;
      given.treatment = treatment(decision);
      given.document = {decision.document.data(), decision.document.size()};
      facts_.builder->add_decision(given);
      if (input >= 0) stand_aside_[{static_cast<std::uint32_t>(input), row->second}] = exempt;
    }
  }

  std::uint32_t treatment(const ledger::Decision& decision) const {
    static const std::map<std::string, std::uint32_t> kTreatments = {
        {"", KAOHE_TREATMENT_UNNAMED},
        {"none", KAOHE_TREATMENT_NONE},
        {"full", KAOHE_TREATMENT_FULL},
        {"zero", KAOHE_TREATMENT_ZERO},
        {"peer_mean", KAOHE_TREATMENT_PEER_MEAN},
        {"block", KAOHE_TREATMENT_BLOCK},
        {"rescale", KAOHE_TREATMENT_RESCALE}};
    const auto at = kTreatments.find(decision.value);
    if (at == kTreatments.end()) {
      refuse(decision.origin,
             say({"the decision names the treatment \"{}\"; expected none, full, zero, peer_mean, "
                  "block, rescale, or nothing",
                  "决定里的处理办法是“{}”;应为 none、full、zero、peer_mean、block、rescale "
                  "之一,或留空"},
                 decision.value));
    }
    return at->second;
  }

  // Before it was founded and after it was dissolved an assessee owes nothing: cells of that time
  // are not applicable and cost nothing.
  void take_times_away() {
    for (std::uint32_t row = 0; row < domain_.assessees.size(); ++row) {
      const plan::Assessee& assessee = domain_.assessees[row];
      if (!assessee.from && !assessee.until) continue;
      for (std::uint32_t input = 0; input < domain_.system.inputs.size(); ++input) {
        take_time_away(assessee, row, input);
      }
    }
  }

  void take_time_away(const plan::Assessee& assessee, std::uint32_t row, std::uint32_t index) {
    const InputInfo& input = domain_.system.inputs[index];
    const bool owed = input.source == InputSource::record && input.scope == InputScope::assessee &&
                      input.type != plan::InputType::events;
    const int cells = plan::cells_in_year(input.every);
    if (!owed || cells == 1) return;
    bool any = false;
    for (int cell = 1; cell <= cells; ++cell) {
      if (is_there(assessee, cell, cells)) continue;
      any = true;
      for (const std::int32_t subject : subjects_of(input, row)) {
        FactRecord record;
        record.entity = row;
        record.cell = static_cast<std::uint8_t>(cell);
        record.subject = subject;
        record.flags = KAOHE_RECORD_NOT_APPLICABLE;
        facts_.builder->add(index, std::move(record));
      }
    }
    if (!any) return;
    kaohe_decision given{};
    given.assessee = row;
    given.indicator = KAOHE_NONE;
    given.input = static_cast<std::int32_t>(index);
    given.treatment = KAOHE_TREATMENT_NONE;
    facts_.builder->add_decision(given);
  }

  // Whether the assessee existed on some day of a cell.
  bool is_there(const plan::Assessee& assessee, int cell, int cells) const {
    const unsigned months = static_cast<unsigned>(12 / cells);
    const unsigned first_month = static_cast<unsigned>(cell - 1) * months + 1;
    const Date first = make_date(plan_.year, first_month, 1);
    const Date after = first_month + months > 12 ? make_date(plan_.year + 1, 1, 1)
                                                 : make_date(plan_.year, first_month + months, 1);
    return assessee.is_there(first, after - std::chrono::days(1));
  }

  std::vector<std::int32_t> subjects_of(const InputInfo& input, std::uint32_t row) const {
    if (input.sub.empty()) return {KAOHE_NONE};
    std::vector<std::int32_t> subjects;
    for (std::size_t sub = 0; sub < domain_.system.subs.size(); ++sub) {
      if (domain_.system.subs[sub].id != input.sub) continue;
      for (const auto& [id, index] : subjects_[sub][row]) subjects.push_back(index);
    }
    return subjects;
  }

  using Submissions = std::vector<const ledger::Submission*>;

  Submissions submissions_of(const std::set<std::string>& units, const std::string& period) const {
    Submissions list;
    for (const ledger::Submission& one : source_.submissions()) {
      const bool is_of_domain = one.domain.empty() || one.domain == domain_.id;
      if (one.period == period && is_of_domain && units.count(one.unit) != 0) list.push_back(&one);
    }
    return list;
  }

  // `submissions`: of the units that answer for the input. About their own unit another tells.
  bool is_reported(const InputInfo& input, const Submissions& submissions, std::uint32_t entity,
                   const std::string& period) const {
    const bool is_of_one = input.scope == InputScope::assessee;
    const std::string about = is_of_one ? domain_.assessees[entity].id : std::string();
    const auto tell = [&](const Submissions& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const ledger::Submission* one) { return one->tells_about(about); });
    };
    const bool is_own =
        is_of_one && names_.units(input).count(domain_.assessees[entity].organisation) != 0;
    if (!is_own) return tell(submissions);
    return tell(submissions_of(names_.recorders(plan_, input, about), period));
  }

  std::uint8_t state_of(const InputInfo& input, const Submissions& submissions,
                        std::uint32_t entity, const std::string& period) const {
    if (plan_.period_index(period) > asked_index_) return KAOHE_INPUT_NOT_DUE;
    if (input.source != InputSource::record) return KAOHE_INPUT_REPORTED;
    return is_reported(input, submissions, entity, period) ? KAOHE_INPUT_REPORTED
                                                           : KAOHE_INPUT_AWAITED;
  }

  void set_states() {
    for (std::uint32_t i = 0; i < domain_.system.inputs.size(); ++i) {
      const InputInfo& input = domain_.system.inputs[i];
      const std::uint32_t entities =
          input.scope == InputScope::assessee ? static_cast<std::uint32_t>(domain_.assessees.size())
          : input.scope == InputScope::pool   ? static_cast<std::uint32_t>(pools_.size())
                                              : 1;
      for (const std::string& period : input.periods) {
        const auto index = static_cast<std::uint32_t>(plan_.period_index(period));
        const Submissions submissions = submissions_of(names_.units(input), period);
        for (std::uint32_t entity = 0; entity < entities; ++entity) {
          const auto aside = stand_aside_.find({i, entity});
          if (input.scope == InputScope::assessee && is_away(entity, period)) {
            facts_.builder->set_state(i, entity, index, KAOHE_INPUT_NOT_APPLICABLE);
          } else if (aside == stand_aside_.end()) {
            const std::uint8_t state = state_of(input, submissions, entity, period);
            if (state != KAOHE_INPUT_REPORTED) facts_.builder->set_state(i, entity, index, state);
          } else {
            facts_.builder->set_state(
                i, entity, index, aside->second ? KAOHE_INPUT_EXEMPT : KAOHE_INPUT_NOT_APPLICABLE);
          }
        }
      }
    }
  }

  // Whether an assessee did not exist on any day of a period.
  bool is_away(std::uint32_t row, const std::string& period) const {
    return !domain_.assessees[row].is_there(*plan_.find_period(period));
  }

  [[noreturn]] void refuse(const ledger::Origin& origin, const Text& why) const {
    throw Error(ErrorKind::data, origin.place, why);
  }

  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  const ledger::ObservationSource& source_;
  const Asked& asked_;
  int asked_index_;
  evidence::DomainNames names_;
  Facts facts_;
  std::vector<std::string> pools_;
  std::map<std::string, std::uint32_t> rows_;
  std::vector<std::vector<std::map<std::string, std::int32_t>>> subjects_;  // sub, row → id → index
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> stand_aside_;  // input, row → exempt
};

}  // namespace

Facts build_facts(const plan::YearPlan& plan, const plan::Domain& domain,
                  const ledger::ObservationSource& source, const Asked& asked) {
  return Building(plan, domain, source, asked).build();
}

}  // namespace kaohe::scoring

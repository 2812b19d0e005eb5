#include "evidence/derived.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evidence/attributes.hpp"
#include "evidence/grid.hpp"
#include "evidence/rectification.hpp"
#include "evidence/values.hpp"

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using plan::Assessee;
using plan::InputInfo;
using plan::InputSource;

/// One value of an assessee in the roster; empty: none.
struct RosterValue {
  std::string subject;
  std::string text;
};

std::vector<RosterValue> roster_values(const Assessee& assessee, const InputInfo& input) {
  std::vector<RosterValue> values;
  const auto single = assessee.roster.find(input.id);
  if (input.sub.empty() && single != assessee.roster.end()) values.push_back({"", single->second});
  const auto list = assessee.subject_roster.find(input.id);
  if (!input.sub.empty() && list != assessee.subject_roster.end()) {
    for (const auto& [subject, text] : list->second) values.push_back({subject, text});
  }
  return values;
}

Observation roster_observation(const Assessee& assessee, const InputInfo& input,
                               const RosterValue& value) {
  const ValueReading reading = read_value(input, value.text);
  if (!reading.value) {
    throw Error(ErrorKind::data, {"", assessee.line, 0},
                say({"roster: \"{}\" of \"{}\": found \"{}\", expected {}",
                     "名册:“{1}”的“{0}”填的是“{2}”,应为{3}"},
                    input.id, assessee.id, value.text, reading.expected));
  }
  Observation observation;
  observation.domain = assessee.domain;
  observation.assessee = assessee.id;
  observation.input = input.id;
  observation.subject = value.subject;
  observation.value = *reading.value;
  observation.attributes = no_attributes(input);
  return observation;
}

Observation notice_observation(const InputInfo& input, const ledger::Notice& notice,
                               const Rational& late) {
  Observation observation;
  observation.origin = notice.origin;
  observation.domain = notice.domain;
  observation.assessee = notice.assessee;
  observation.input = input.id;
  observation.cell = cell_of(*notice.issued, grid_of(input)).index;
  observation.date = notice.issued;
  observation.value = late;
  observation.attributes = no_attributes(input);
  observation.matter = observation.evidence = notice.document;
  return observation;
}
// ---------- One failure to put something right is late once ----------

struct Late {
  const ledger::Notice* notice;
  int days;
};

/// What a notice asks to be put right: its observation, or those of the notices in whose place it
/// was served; of one that follows no observation itself, as a number that no observation has.
std::set<std::int64_t> asked_by(const ledger::Notice& notice,
                                const std::map<std::int64_t, const ledger::Notice*>& by_number) {
  if (notice.about != 0) return {notice.about};
  std::set<std::int64_t> asked;
  for (const std::int64_t number : notice.follows) {
    const auto earlier = by_number.find(number);
    if (earlier != by_number.end()) asked.merge(asked_by(*earlier->second, by_number));
  }
  if (asked.empty()) asked.insert(-notice.origin.number);
  return asked;
}

std::vector<Late> lateness(const plan::YearPlan& plan, const plan::Domain& domain,
                           const std::vector<ledger::Notice>& notices, Date as_of) {
  std::vector<Late> all;
  for (const ledger::Notice& notice : notices) {
    if (notice.domain != domain.id || !notice.issued || *notice.issued > as_of) continue;
    all.push_back({&notice, rectification_by(plan, notice, as_of).days_late});
  }
  return all;
}

/// Leaves its days to a notice only where no other one that was late longer asked for the same; of
/// equals to the first.
void count_once(std::vector<Late>& all) {
  std::map<std::int64_t, const ledger::Notice*> by_number;
  std::vector<Late*> longest_first;
  for (Late& one : all) {
    // Those of evidence files have no number and follow nothing.
    if (one.notice->origin.number == 0) continue;
    by_number[one.notice->origin.number] = one.notice;
    longest_first.push_back(&one);
  }
  const auto order = [](const Late* one) {
    return std::tuple(-one->days, *one->notice->issued, one->notice->origin.number);
  };
  std::sort(longest_first.begin(), longest_first.end(),
            [&](const Late* a, const Late* b) { return order(a) < order(b); });
  std::set<std::int64_t> counted;
  for (Late* one : longest_first) {
    const std::set<std::int64_t> asked = asked_by(*one->notice, by_number);
    const bool is_counted =
        std::includes(counted.begin(), counted.end(), asked.begin(), asked.end());
    if (is_counted) one->days = 0;
    counted.insert(asked.begin(), asked.end());
  }
}
}  // namespace

std::vector<Observation> roster_observations(const plan::Domain& domain) {
  std::vector<Observation> observations;
  for (const InputInfo& input : domain.system.inputs) {
    if (input.source != InputSource::roster) continue;
    for (const Assessee& assessee : domain.assessees) {
      for (const RosterValue& value : roster_values(assessee, input)) {
        if (!value.text.empty()) observations.push_back(roster_observation(assessee, input, value));
      }
    }
  }
  for (Observation& observation : observations) observation.domain = domain.id;
  return observations;
}

std::vector<Observation> notice_observations(const plan::YearPlan& plan, const plan::Domain& domain,
                                             const std::vector<ledger::Notice>& notices,
                                             Date as_of) {
  std::vector<Late> all = lateness(plan, domain, notices, as_of);
  count_once(all);
  std::vector<Observation> observations;
  for (const InputInfo& input : domain.system.inputs) {
    if (input.source != InputSource::notices) continue;
    for (const Late& one : all)
      observations.push_back(notice_observation(input, *one.notice, Rational::of(one.days)));
  }
  return observations;
}

}  // namespace kaohe::evidence

#include "evidence/derived.hpp"

#include <algorithm>

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
  std::vector<Observation> observations;
  for (const InputInfo& input : domain.system.inputs) {
    if (input.source != InputSource::notices) continue;
    for (const ledger::Notice& notice : notices) {
      if (notice.domain != domain.id || !notice.issued || *notice.issued > as_of) continue;
      observations.push_back(notice_observation(
          input, notice, Rational::of(rectification_by(plan, notice, as_of).days_late)));
    }
  }
  return observations;
}

}  // namespace kaohe::evidence

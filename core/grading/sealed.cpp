#include "grading/sealed.hpp"

#include <map>

#include <nlohmann/json.hpp>

#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"
#include "scoring/leaders.hpp"

namespace kaohe::grading {

namespace {

using Who = std::pair<std::string, std::string>;  ///< domain, assessee

std::map<Who, scoring::LeaderInput> inputs_of(const ledger::ObservationSource& source) {
  std::map<Who, scoring::LeaderInput> inputs;
  for (const ledger::LeaderMark& mark : source.leader_marks())
    inputs[{mark.domain, mark.assessee}].marks.push_back({mark.leader, mark.score});
  for (const ledger::Decision& decision : source.decisions())
    if (decision.kind == "exempt" && decision.on == "leader_evaluation")
      inputs[{decision.domain, decision.assessee}].exempt = true;
  return inputs;
}

}  // namespace

std::set<std::string> sealed_domains(const plan::YearPlan& plan,
                                     const ledger::ObservationSource& source) {
  std::set<std::string> sealed;
  if (!plan.leader_evaluation.sealed) return sealed;
  const std::map<Who, scoring::LeaderInput> inputs = inputs_of(source);
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& assessee : domain.assessees) {
      const auto found = inputs.find({domain.id, assessee.id});
      const bool waits = found == inputs.end() ||
                         (!found->second.exempt &&
                          !scoring::leader_evaluation(found->second, plan.leader_evaluation,
                                                      plan.rounding.leader_evaluation)
                               .blocked.empty());
      if (waits && assessee.is_there(plan.periods.back())) sealed.insert(domain.id);
    }
  }
  return sealed;
}

bool SealedMarks::holds(const ledger::Entry& entry) {
  if (entry.kind != ledger::LeaderMark::kKind) return false;
  if (!domains_) {
    ledger::ReadOptions options;
    options.year = plan_.year;
    options.with_proposed = false;
    domains_ = sealed_domains(plan_, *ledger::read_records(ledger_, options));
  }
  return domains_->count(ledger::payload_of(entry).value("domain", "")) != 0;
}

nlohmann::json without_mark(const ledger::Entry& entry) {
  nlohmann::json payload = ledger::payload_of(entry);
  payload.erase("score");
  payload["sealed"] = true;
  return payload;
}

}  // namespace kaohe::grading

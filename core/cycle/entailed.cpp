#include "cycle/entailed.hpp"

#include <map>
#include <tuple>

#include "ledger/payload.hpp"
#include "ledger/read_records.hpp"
#include "plan/person.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Closing;

using Key = std::tuple<std::string, std::string, std::string>;

template <class Named>
Key matter_of(const Named& one) {
  return {one.domain, one.assessee, one.consequence};
}

std::map<Key, std::string> documents_of(const std::vector<Closing>& closings) {
  std::map<Key, std::string> documents;
  for (const Closing& closing : closings)
    documents.try_emplace(matter_of(closing), closing.document);
  return documents;
}

std::map<Key, Hand> proposed_in(const ledger::Ledger& ledger, const Progress& progress) {
  std::map<Key, Hand> hands;
  for (const Waiting& one : progress.waiting()) {
    if (one.kind != Closing::kKind) continue;
    const auto closing = ledger::record_of<Closing>(*ledger.find(one.hand.number));
    hands.try_emplace(matter_of(closing), one.hand);
  }
  return hands;
}

Entailed entailed_of(const grading::DomainResult& domain, const grading::AssesseeResult& assessee,
                     const grading::Consequence& consequence) {
  const std::string self = plan::assessee_unit(domain.id, assessee.id);
  return {domain.id,
          assessee.id,
          assessee.name,
          consequence.id,
          consequence.article,
          consequence.title,
          consequence.owner == assessee.id ? self : consequence.owner,
          parse_date(consequence.due),
          {}};
}

}  // namespace

std::vector<Entailed> entailed_by(const ledger::Ledger& ledger, const plan::YearPlan& plan,
                                  const Progress& progress, const grading::Result& result,
                                  Date today) {
  const auto records = ledger::read_records(ledger, {plan.year, today, false, plan.folder});
  const std::map<Key, std::string> documents = documents_of(records->all_closings);
  const std::map<Key, Hand> hands = proposed_in(ledger, progress);
  std::vector<Entailed> all;
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Consequence& consequence : assessee.consequences) {
        Entailed one = entailed_of(domain, assessee, consequence);
        const auto closed = documents.find(matter_of(one));
        const auto waits = hands.find(matter_of(one));
        if (closed != documents.end()) {
          one.closed_by = closed->second;
        } else if (waits != hands.end()) {
          one.proposed = waits->second.number;
          one.proposed_by = waits->second.person;
        }
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

}  // namespace kaohe::cycle

#include "cycle/entailed.hpp"

#include <algorithm>

#include "plan/person.hpp"

namespace kaohe::cycle {

namespace {

const ledger::Closing* closing_of(const Entailed& one, const std::vector<ledger::Closing>& list) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const ledger::Closing& closing) {
    return closing.domain == one.domain && closing.assessee == one.assessee &&
           closing.consequence == one.consequence;
  });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Entailed> entailed_by(const grading::Result& result,
                                  const std::vector<ledger::Closing>& confirmed,
                                  const std::vector<ledger::Closing>& standing) {
  std::vector<Entailed> all;
  for (const grading::DomainResult& domain : result.domains) {
    for (const grading::AssesseeResult& assessee : domain.assessees) {
      for (const grading::Consequence& consequence : assessee.consequences) {
        Entailed one{domain.id,
                     assessee.id,
                     assessee.name,
                     consequence.id,
                     consequence.article,
                     consequence.title,
                     consequence.owner,
                     parse_date(consequence.due),
                     {},
                     0};
        if (one.owner == assessee.id) one.owner = plan::assessee_unit(domain.id, assessee.id);
        if (const ledger::Closing* closed = closing_of(one, confirmed))
          one.closed_by = closed->document;
        else if (const ledger::Closing* waits = closing_of(one, standing))
          one.proposed = waits->origin.number;
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

}  // namespace kaohe::cycle

// The made-up county's 2023 with the real schools plugin, and batches of any size made from its
// evidence.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cycle/year.hpp"
#include "evidence/read_evidence.hpp"
#include "fixtures/small_year.hpp"
#include "ledger/memory_source.hpp"
#include "scoring/facts.hpp"

namespace kaohe::testing {

/// Opened once for all tests of a program.
struct County {
  cycle::Year year;
  evidence::Evidence evidence;

  static const County& get() {
    static const County county = open();
    return county;
  }
  const plan::Domain& schools() const { return *year.plan.find_domain("schools"); }
  const plugin_host::Plugin& plugin() const { return *year.plugins.at("schools"); }
  std::uint32_t indicators() const {
    return static_cast<std::uint32_t>(schools().system.indicators.size());
  }

 private:
  static County open() {
    County county;
    county.year = cycle::open_year(source_folder() / "configs/2023", build_folder() / "plugins");
    county.evidence =
        evidence::read_evidence(county.year.plan, source_folder() / "configs/2023/evidence");
    return county;
  }
};

/// The schools of 2023 with `rows` assessees: the first ones, and copies of them (with all their
/// records) beyond 34.
class Schools {
 public:
  explicit Schools(std::size_t rows) : domain(County::get().schools()) {
    const std::vector<plan::Assessee> originals = domain.assessees;
    domain.assessees.clear();
    for (std::size_t row = 0; row < rows; ++row) {
      plan::Assessee assessee = originals[row % originals.size()];
      const std::string original = assessee.id;
      const std::size_t copy = row / originals.size();
      if (copy > 0) assessee.id += "_" + std::to_string(copy);
      assessee.order = static_cast<int>(row) + 1;
      copies_[original].emplace_back(assessee.id, copy);
      domain.assessees.push_back(assessee);
    }
    take_records();
  }

  scoring::Facts facts(const std::string& period = "year") const {
    const plan::Period& asked = *County::get().year.plan.find_period(period);
    return scoring::build_facts(County::get().year.plan, domain, source,
                                {asked.id, asked.asked_on});
  }

  plan::Domain domain;
  ledger::MemorySource source;

 private:
  // Every record of an assessee, once for each of its copies, under a number of its own.
  template <class Record>
  void take(const Record& record, std::vector<Record>& into) {
    constexpr std::int64_t kNumbersPerCopy = 1'000'000;
    const auto copies = copies_.find(record.assessee);
    if (copies == copies_.end()) return;
    for (const auto& [id, copy] : copies->second) {
      Record made = record;
      made.assessee = id;
      made.origin.number += static_cast<std::int64_t>(copy) * kNumbersPerCopy;
      into.push_back(std::move(made));
    }
  }
  void take_records() {
    const ledger::MemorySource& given = *County::get().evidence.source;
    std::vector<ledger::Observation>& observations = source.observations_by_domain[domain.id];
    given.observations(domain.id, [&](const ledger::Observation& one) { take(one, observations); });
    for (const ledger::Draw& one : given.draws()) take(one, source.all_draws);
    for (const ledger::Decision& one : given.decisions()) take(one, source.all_decisions);
    for (const ledger::Notice& one : given.notices()) take(one, source.all_notices);
    source.all_submissions = given.submissions();
  }

  std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> copies_;
};

}  // namespace kaohe::testing

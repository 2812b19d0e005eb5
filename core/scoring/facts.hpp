/// Records → facts: the columns of one domain that a plugin's score receives.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/batch_builder.hpp>

#include "base/date.hpp"
#include "ledger/observation_source.hpp"
#include "plan/year_plan.hpp"
#include "scoring/note.hpp"

namespace kaohe::scoring {

/// Where a matter counts instead.
struct CountsIn {
  std::string input;      ///< that input's id; empty: as a deduction
  std::string deduction;  ///< as people call that deduction
};

/// Records that are left out since their matter costs elsewhere: number → where.
using CountedElsewhere = std::map<std::int64_t, CountsIn>;

/// What is asked for: a period's result, on a day.
struct Asked {
  std::string period;
  Date on;
  std::optional<Date> decided_until = {};  ///< decisions dated later are not known; default: on
  bool without_disputed = false;           ///< as if every open objection had led to withdrawal
  CountedElsewhere elsewhere = {};         ///< as matters.across_indicators and .across have found
};

/// What stands behind a record number, for losses and gates.
struct RecordInfo {
  std::string input;
  std::string matter;
  std::string period;
  std::string document;  ///< its evidence
  std::string unit;
  Rational retained = Rational::of(1);
  std::string subject = {};  ///< as explanations name it; empty: none
  int cell = 0;              ///< on the input's grid, 1..; 0: none
};

/// Facts of one domain. `batch` points into `builder`.
struct Facts {
  std::unique_ptr<BatchBuilder> builder;
  const kaohe_batch* batch = nullptr;
  std::vector<std::string> assessees;                           ///< row → id
  std::map<std::int64_t, RecordInfo> records;                   ///< number → what it is
  std::map<std::string, std::vector<std::int64_t>> records_of;  ///< assessee → numbers
  std::map<std::string, std::vector<Note>> notes;  ///< by assessee: how its records stand
  bool any_disputed = false;
};

/// Puts a domain's records as known on the day asked into columns: observations of periods up to
/// the one asked (and those without a period), roster values, drawn samples, decisions, and for
/// each input, assessee and due period its state. The order in which the source gives rows has no
/// meaning. Throws Error(data) for a record whose input, assessee or subject the plan does not
/// have.
Facts build_facts(const plan::YearPlan& plan, const plan::Domain& domain,
                  const ledger::ObservationSource& source, const Asked& asked);

}  // namespace kaohe::scoring

/// What the figures of a period still wait for, and who owes it (Art. 11(6), 12(5)).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cycle/year.hpp"
#include "ledger/observation_source.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::cycle {

class Progress;

struct Gap {
  enum class Kind {
    record,    ///< a value, or a unit's submission of events
    draw,      ///< a sample is not drawn yet
    outside,   ///< a result of another assessment, a value of last year
    decision,  ///< an indicator waits for a decision
  };

  Kind kind = Kind::record;
  std::string period = {};     ///< in which it is owed
  std::string domain = {};     ///< an id
  std::string indicator = {};  ///< an id; empty: shared
  std::string assessee = {};   ///< about whom: an id; of a pool its id; empty: the whole domain
  std::string what = {};  ///< the input's id; of a draw the list's; of a decision the indicator's
  std::string when = {};  ///< "2023-03", "2023-Q1"; empty: not of one cell
  std::string subject = {};          ///< who of a list, by name; empty: no single one
  std::set<std::string> units = {};  ///< who may put it on record, any of them

  std::vector<std::string> key() const { return {domain, what, when, assessee, subject}; }
};

/// The gaps of one domain's sheet, as asked for a period; each once, in the order of the system and
/// of the roster.
std::vector<Gap> gaps_of(const plan::YearPlan& plan, const plan::Domain& domain,
                         const scoring::Sheet& sheet, const ledger::ObservationSource& records,
                         const std::string& period);

/// The same of records that are scored first; `domain`: the only one; empty: all of the year.
/// Throws as scoring::score_domain.
std::vector<Gap> gaps_of(const Year& year, const ledger::ObservationSource& records,
                         const std::string& period, const std::string& domain = {});

/// The gaps of all periods that have begun by a day, each in the period in which it is owed: of a
/// period that is closed in a domain those that have not come in with a later one either.
std::vector<Gap> gaps_by(const Year& year, const Progress& progress,
                         const ledger::ObservationSource& records, Date today);

/// For people, by who owes them: one problem for each unit, input and cell, placed at the unit,
/// naming whom it is about.
std::vector<Problem> gaps_by_unit(const plan::YearPlan& plan, const std::vector<Gap>& gaps);

/// "县委宣传部 (publicity)"; of several of whom any may "A (a) / B (b)".
std::string who_owes(const plan::YearPlan& plan, const Gap& gap);
/// What is owed, without whom it is about: "XZ01 学习:当季研讨 2023-Q1"; of a draw that it is one.
Text what_is_owed(const plan::YearPlan& plan, const Gap& gap);

/// For the ledger: "townships XZ01.seminars 2023-Q1: t21 t22", "schools draw person: s01".
std::vector<std::string> ids_of_gaps(const std::vector<Gap>& gaps);

}  // namespace kaohe::cycle

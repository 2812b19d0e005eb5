/// The fields that every fact has, wherever it is recorded: about whom, in which cell, which value.
#pragma once

#include "evidence/session.hpp"

namespace kaohe::evidence {

/// Where the fields stand in a form; -1: the form has no such column.
struct FactColumns {
  int assessee, subject, cell, date, value;
};

/// Reads a row as a fact of `input` into `fact` (domain, input, assessee, subject, date, cell,
/// value). `fact.period` is set before where a unit submits it: nothing after that period's last
/// day can be known in it. What is wrong is refused in the row. Returns whether neither a date nor
/// a cell is named.
bool read_fact(Session& session, Row& row, DomainNames& domain, const plan::InputInfo& input,
               const FactColumns& columns, ledger::Observation& fact);

/// Puts a fact into the records, unless its row is wrong or repeats another.
void keep_fact(Session& session, Row& row, const plan::InputInfo& input, ledger::Observation fact,
               bool undated);

}  // namespace kaohe::evidence

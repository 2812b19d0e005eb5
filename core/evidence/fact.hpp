/// The fields that every fact has, wherever it is recorded: about whom, in which cell, which value.
#pragma once

#include "evidence/session.hpp"

namespace kaohe::evidence {

/// Where the fields stand in a form; -1: the form has no such column.
struct FactColumns {
  int assessee, subject, cell, date, value;
};

/// Where a row names its input.
struct InputColumns {
  int indicator, input;
};

/// The input that a row names, by its indicator's id or title and its own; nullptr: refused.
const plan::InputInfo* read_input(Row& row, const DomainNames& domain, InputColumns columns);

/// The subject that a cell names, into `fact.subject`: of a list or a sample one of it, of a
/// `named` input any text, else nothing. `assessee` is nullptr where the input is recorded for
/// none.
void read_subject(Session& session, Row& row, int column, DomainNames& domain,
                  const plan::InputInfo& input, const plan::Assessee* assessee,
                  ledger::Observation& fact);

/// The cell of the input's grid that a text names, "2023-Q1", into `fact.cell`; it must have begun
/// by the end of `fact.period`.
void read_named_cell(Session& session, Row& row, int column, const plan::InputInfo& input,
                     ledger::Observation& fact);

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

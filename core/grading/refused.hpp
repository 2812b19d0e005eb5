/// What is said of a decision that does not hold (any more): where it stands, how it is put right.
#pragma once

#include "base/errors.hpp"
#include "grading/judge.hpp"
#include "ledger/record.hpp"

namespace kaohe::grading {

/// Of evidence in files the file and line; of a ledger also the number.
Place place_of(const ledger::Decision& decision, const JudgeOptions& options);

/// The problem of a decision at its place; of one in the ledger with what to do there.
Problem refused(const ledger::Decision& decision, Text what, const JudgeOptions& options);

}  // namespace kaohe::grading

/// What monitoring and the year-end have taken from an assessee, of all periods.
#pragma once

#include "grading/result.hpp"

namespace kaohe::grading {

/// In points, exact; 0: nothing.
inline Rational deducted_in_all(const AssesseeResult& assessee) {
  Rational sum;
  for (const PeriodDeduction& one : assessee.periods) sum += one.deducted;
  return sum;
}

}  // namespace kaohe::grading

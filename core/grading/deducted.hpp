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

/// Of a year's domain: how much of the points lost was first learned at the year-end (Art. 20:
/// those who assess are to tell in time).
struct FirstLearned {
  Rational lost;     ///< all points lost, of all assessees
  Rational at_last;  ///< those lost by what no monitoring had recorded
};

inline FirstLearned first_learned(const Result& year, const DomainResult& domain) {
  FirstLearned one;
  for (const AssesseeResult& assessee : domain.assessees) {
    one.lost += deducted_in_all(assessee);
    for (const PeriodDeduction& lost : assessee.periods)
      if (lost.period == year.period) one.at_last += lost.deducted;
  }
  return one;
}

}  // namespace kaohe::grading

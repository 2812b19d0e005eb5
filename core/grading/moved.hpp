/// What is another in a later edition of a result: a mistake is put right in the open (Art. 21).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "grading/result.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// One figure of one assessee that is another. A figure that is not there is "-".
struct Moved {
  std::string domain, assessee;  ///< ids; no assessee: a figure of the domain, or of a pool
  std::string indicator;         ///< an id; empty: a figure of the whole
  Text what;                     ///< "indicator score", "指标得分"
  std::string before, after;

  friend bool operator==(const Moved&, const Moved&) = default;
};

/// The figures that differ between two editions of one result, in the order of the later one: by
/// domain, assessee, indicators first; an indicator also where it was provisional and is settled at
/// the same points, or the other way round. An assessee that one of them does not have is left out
/// of it with all its figures as "-".
std::vector<Moved> moved_between(const Result& before, const Result& after);

/// The same with the good lines that are another, which stand behind the figures of the assessees.
std::vector<Moved> moved_between_editions(const Result& before, const Result& after);

/// How many assessees of a result have no figure that moved.
std::size_t unmoved_count(const Result& after, const std::vector<Moved>& moved);

/// One figure of a scope that is another: its good line, or a mean. One that is not there is "-".
struct MovedLine {
  std::string domain, scope;  ///< ids
  Text what;                  ///< "good line", "“好”等次分数线"
  std::string before, after;

  friend bool operator==(const MovedLine&, const MovedLine&) = default;
};

/// The good lines and means that differ, in the order of the later result.
std::vector<MovedLine> lines_between(const Result& before, const Result& after);

/// A grade that was decided and would be refused.
struct LostGrade {
  std::string domain, assessee, grade;  ///< ids
  Text why;
};

/// The grades decided that hold in the one result and not in the other, each judged alone, without
/// quotas. Both results have grades as proposed.
std::vector<LostGrade> lost_grades(const Result& before, const Result& after,
                                   const std::vector<ledger::Decision>& decisions,
                                   const plan::YearPlan& plan);

}  // namespace kaohe::grading

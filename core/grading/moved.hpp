/// What is another in a later edition of a result: a mistake is put right in the open (Art. 21).
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "grading/result.hpp"

namespace kaohe::grading {

/// One figure of one assessee that is another. A figure that is not there is "-".
struct Moved {
  std::string domain, assessee;  ///< ids
  std::string indicator;         ///< an id; empty: a figure of the whole
  Text what;                     ///< "indicator score", "指标得分"
  std::string before, after;

  friend bool operator==(const Moved&, const Moved&) = default;
};

/// The figures that differ between two editions of one result, in the order of the later one: by
/// domain, assessee, indicators first. An assessee that one of them does not have is left out of
/// it with all its figures as "-".
std::vector<Moved> moved_between(const Result& before, const Result& after);

}  // namespace kaohe::grading

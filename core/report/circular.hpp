/// 半年评估通报 (Art. 12(6)): how a period's indicators stand, what falls short, what is suggested.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "grading/result.hpp"

namespace kaohe::report {

/// A rectification that is open, as far as a circular tells of it.
struct OpenNotice {
  std::string domain, assessee;  ///< ids
  std::string document;
  std::string due;  ///< a date
  int days_late = 0;
};

struct CircularParts {
  std::string period = {};  ///< what it is called
  std::vector<OpenNotice> notices = {};
  std::vector<std::string> suggestions = {};  ///< of the coordinator, in its words
  bool is_draft = false;                      ///< the result is not published yet
};

/// A text to be read, in Markdown: of each domain the progress of its indicators (how many
/// assessees have lost points by each, how many and of how many; for how many it is not due), then
/// those who have lost most, of a year what of it was first learned at its end, and overdue
/// rectifications, then the suggestions: the coordinator's,
/// and those that follow from the figures. In the language asked. A function of its arguments.
std::string circular(const grading::Result& result, const CircularParts& parts, Language language);

}  // namespace kaohe::report

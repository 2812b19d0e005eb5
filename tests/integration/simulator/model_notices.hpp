/// Notices in the model: what each asks for, until when, and how many days it was late.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace kaohe::testing {

/// Of a notice what waits for another person.
struct ModelProposal {
  std::int64_t number = 0;  ///< 0: nothing waits
  std::string person;
  Date day{};  ///< of more time: until when; of a closing: when it was proposed
};

struct ModelNotice {
  std::int64_t number = 0;
  std::string level, assessee, unit;
  std::int64_t row = 0, visit = 0;  ///< that it follows; 0: none
  Date due, latest;
  std::map<std::string, std::optional<Date>> answered_to;  ///< each body that is owed an answer
  std::optional<Date> closed, followed;
  int days_late = 0;  ///< of the rounds that a return has ended: never fewer again
  int returns = 0;
  std::int64_t request = 0;
  ModelProposal extension, closing;
  int returns_when_asked = 0;  ///< for more time

  /// When the last body had its answer; none: one waits.
  std::optional<Date> answered() const {
    Date last{};
    for (const auto& [body, day] : answered_to) {
      if (!day) return std::nullopt;
      last = std::max(last, *day);
    }
    return last;
  }
  bool asks() const { return !answered() && !closed && !followed; }
  int days_late_by(Date today) const {
    for (const auto& end : {answered(), followed})
      if (end) today = std::min(today, *end);
    return days_late + std::max<int>(0, static_cast<int>((today - due).count()));
  }
};

/// Proposed with the closing of a notice: its row is put right, and a share of what it cost comes
/// back.
struct ModelRectified {
  std::int64_t number = 0, row = 0, notice = 0;
  std::string person;
  Date day;
  bool confirmed = false;
  bool is_closed = false;  ///< the closing beside it is confirmed
  bool gone = false;       ///< the answer was returned meanwhile

  bool counts(bool proposed) const { return !gone && (proposed || (confirmed && is_closed)); }
};

struct ModelVisit {
  std::int64_t number = 0;
  std::string assessee, paper;
  bool has_found = false;  ///< a problem
};

struct ModelRequest {
  std::int64_t number = 0;
  std::vector<std::int64_t> notices;
  bool is_served = false;
};

}  // namespace kaohe::testing

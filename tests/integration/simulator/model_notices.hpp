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

struct ModelRequest {
  std::int64_t number = 0;
  std::vector<std::int64_t> notices;
  bool is_served = false;
};

}  // namespace kaohe::testing

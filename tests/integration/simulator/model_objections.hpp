/// Objections in the model: who objects to which row, and how it was answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"

namespace kaohe::testing {

/// "upheld", "reduced" to `value`, or "withdrawn".
struct ModelOutcome {
  std::string outcome;
  std::string value;  ///< of "reduced"

  friend bool operator==(const ModelOutcome&, const ModelOutcome&) = default;
};

struct ModelAnswer {
  std::int64_t number = 0;
  std::string person;
  ModelOutcome said;
  bool confirmed = false;
  bool withdrawn = false;
};

struct ModelObjection {
  std::int64_t number = 0, row = 0;
  std::string person;
  Date day;
  bool withdrawn = false;
  std::vector<ModelAnswer> answers;  ///< each in the place of the last one that stands

  /// The last that was not withdrawn; without `proposed` the last that is confirmed too.
  const ModelAnswer* answer(bool proposed) const {
    for (auto at = answers.rbegin(); at != answers.rend(); ++at)
      if (!at->withdrawn && (proposed || at->confirmed)) return &*at;
    return nullptr;
  }
  ModelAnswer* answer(bool proposed) {
    return const_cast<ModelAnswer*>(std::as_const(*this).answer(proposed));
  }
};

/// The assessees of a period were shown what was recorded up to a number, or it was published.
struct ModelShown {
  std::string period;
  std::int64_t number = 0, through = 0;
  Date day;
};

}  // namespace kaohe::testing

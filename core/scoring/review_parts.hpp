/// Art. 14: the review, as one recorded score or from weighted parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/compose.hpp"

namespace kaohe::scoring {

struct VoteCount {
  std::string option;  ///< id, or "invalid"
  std::int64_t count = 0;

  friend bool operator==(const VoteCount&, const VoteCount&) = default;
};

/// A part of one assessee's review.
struct ReviewPartScore {
  std::string id, title;
  Rational weight;                ///< its share; those of all parts add up to 1
  std::optional<Rational> score;  ///< exact; none: blocked
  std::vector<VoteCount> votes;   ///< in the year's order, invalid last; empty: a recorded score
  std::vector<std::int64_t> records;

  friend bool operator==(const ReviewPartScore&, const ReviewPartScore&) = default;
};

struct ReviewOutcome {
  Part part;
  std::vector<ReviewPartScore> parts;  ///< in the year's order; empty: none, or exempt
};

/// A14.1: the review's score and grade. Where the year has parts: Σ weight × score ÷ Σ weight,
/// each part exact, rounded once, at `review`; the grade is the recorded one, else what the scale
/// gives for that rounded score. Blocked while nothing is recorded, a part has no score, or its
/// votes give none.
ReviewOutcome review_of(const ReviewInput& input, const plan::YearPlan& plan);

}  // namespace kaohe::scoring

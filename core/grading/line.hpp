/// The good line of a scope (Art. 17 ¶6).
#pragma once

#include <optional>
#include <string>

#include <kaohe/rational.hpp>

#include "grading/result.hpp"
#include "ledger/record.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::grading {

/// x ≥ mean, never divided: n·x ≥ Σx. A mean of nothing is reached by nobody.
bool reaches(const Rational& value, const MeanOf& mean);

/// Σ ÷ n, exact; nothing for a mean of nothing.
std::optional<Rational> value_of(const MeanOf& mean);

/// Either a decided number, or a mean.
struct Line {
  LineKind kind = LineKind::undecided;
  std::optional<Rational> decided;
  MeanOf mean;
  std::string source;  ///< document of the decision, else who decided; empty: none

  /// A17.6: at or above the line.
  bool reached_by(const Rational& value) const;
  /// The line's own value; nothing when it is the mean of nothing.
  std::optional<Rational> value() const;
};

/// The line that a decision sets; without one the mean. `scope`: what decides (its `mean_of` all or
/// unbarred: when a gate bars everyone, the mean of all serves). Throws Error(data) when the
/// decision's value is neither a decimal nor "mean".
Line good_line(const ledger::Decision* decision, const ScopeResult& scope,
               const plan::Grading& grading);

/// The line that a scope was graded by, from its result.
Line line_of(const ScopeResult& scope, const plan::Grading& grading);

/// The same line on the other reading of the mean; nothing when a decimal was decided.
std::optional<Line> other_reading(const Line& line, const ScopeResult& scope,
                                  const plan::Grading& grading);

}  // namespace kaohe::grading

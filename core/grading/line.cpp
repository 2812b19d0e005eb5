#include "grading/line.hpp"

#include "base/errors.hpp"

namespace kaohe::grading {

namespace {

const MeanOf& mean_by(const std::string& reading, const ScopeResult& scope) {
  return reading == "unbarred" && scope.unbarred.count > 0 ? scope.unbarred : scope.all;
}

[[noreturn]] void refuse_value(const ledger::Decision& decision) {
  throw Error(ErrorKind::data, decision.origin.place,
              say({"good line of {}: found \"{}\"; expected a decimal of at most 8 places, or "
                   "\"mean\"",
                   "{} 的“好”等次分数线为“{}”;应为不超过8位小数的数,或者“mean”(平均值)"},
                  decision.domain, decision.value));
}

std::string source_of(const ledger::Decision& decision) {
  return decision.document.empty() ? decision.decided_by : decision.document;
}

}  // namespace

bool reaches(const Rational& value, const MeanOf& mean) {
  return mean.count > 0 && Rational::of(mean.count) * value >= mean.sum;
}

std::optional<Rational> value_of(const MeanOf& mean) {
  if (mean.count == 0) return std::nullopt;
  return mean.sum / Rational::of(mean.count);
}

bool Line::reached_by(const Rational& value) const {
  return decided ? value >= *decided : reaches(value, mean);
}

std::optional<Rational> Line::value() const {
  return decided ? decided : value_of(mean);
}

Line good_line(const ledger::Decision* decision, const ScopeResult& scope,
               const plan::Grading& grading) {
  Line line;
  line.mean = mean_by(grading.line_mean_of, scope);
  if (decision == nullptr) return line;
  line.source = source_of(*decision);
  line.kind = LineKind::mean;
  if (decision->value == "mean") return line;
  line.kind = LineKind::number;
  line.decided = Rational::parse(decision->value);
  if (!line.decided || !line.decided->units()) refuse_value(*decision);
  return line;
}

Line line_of(const ScopeResult& scope, const plan::Grading& grading) {
  Line line{scope.good_line_kind, {}, mean_by(grading.line_mean_of, scope), scope.good_line_source};
  if (line.kind == LineKind::number) line.decided = scope.good_line->rational();
  return line;
}

std::optional<Line> other_reading(const Line& line, const ScopeResult& scope,
                                  const plan::Grading& grading) {
  if (line.decided) return std::nullopt;
  Line other = line;
  other.mean = mean_by(grading.line_mean_of == "unbarred" ? "all" : "unbarred", scope);
  return other;
}

}  // namespace kaohe::grading

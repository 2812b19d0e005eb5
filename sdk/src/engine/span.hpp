// A span of numbers, open or closed at its ends, and the numbers that stand for all of several
// spans.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe::engine {

// The numbers between bounds, as far as they are known before any fact is.
struct Span {
  std::optional<Rational> low, high;
  bool low_open = false, high_open = false;

  void from(const Rational& value, bool open) {
    if (low && (*low > value || (*low == value && low_open))) return;
    low = value;
    low_open = open;
  }
  void upto(const Rational& value, bool open) {
    if (high && (*high < value || (*high == value && high_open))) return;
    high = value;
    high_open = open;
  }
  bool empty() const {
    return low && high && (*high < *low || (*high == *low && (low_open || high_open)));
  }
  bool holds(const Rational& value) const {
    const bool high_enough = !low || *low < value || (*low == value && !low_open);
    const bool low_enough = !high || value < *high || (*high == value && !high_open);
    return high_enough && low_enough;
  }
};

// The values between two of the numbers that rows name, and these numbers themselves: what holds of
// them holds of all.
inline std::vector<Rational> samples_of(const std::vector<Span>& spans) {
  std::vector<Rational> ends;
  for (const Span& span : spans) {
    if (span.low) ends.push_back(*span.low);
    if (span.high) ends.push_back(*span.high);
  }
  if (ends.empty()) return {Rational()};
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::vector<Rational> samples{ends.front() - Rational::of(1)};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    samples.push_back(ends[i]);
    if (i + 1 < ends.size())
      samples.push_back(ends[i] + (ends[i + 1] - ends[i]) * Rational::of(1, 2));
  }
  samples.push_back(ends.back() + Rational::of(1));
  return samples;
}

}  // namespace kaohe::engine

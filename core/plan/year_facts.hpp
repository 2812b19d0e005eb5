/// Inside `plan`: a year's rules and people one by one, to be held against another year's.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "plan/difference.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// One thing that a year says.
struct Fact {
  std::string key;  ///< "period/q1/opens": what stands below a key is said of it
  Text what;
  std::string value;  ///< what is compared, as year.toml or a roster would write it
  std::string shown;  ///< for people, where that is not the value
  DifferenceKind kind = DifferenceKind::setting;
};

class Facts {
 public:
  Facts& add(const std::string& key, const Text& what, const std::string& value,
             const std::string& shown = "") {
    all_.push_back({key, what, value, shown, kind_});
    return *this;
  }
  /// Of what is added from here on.
  Facts& kind(DifferenceKind kind) {
    kind_ = kind;
    return *this;
  }
  std::vector<Fact> take() { return std::move(all_); }

 private:
  std::vector<Fact> all_;
  DifferenceKind kind_ = DifferenceKind::setting;
};

std::string text_of(bool value);
std::string text_of(const std::optional<Rational>& value);
std::string text_of(const std::optional<Date>& value);
std::string text_of(const std::vector<std::string>& words);

/// Everything of the year that is no domain's.
std::vector<Fact> facts_of_year(const YearPlan& plan);
/// A domain of the year with its roster, but for its indicators.
std::vector<Fact> facts_of_domain(const YearPlan& plan, const Domain& domain);

}  // namespace kaohe::plan

/// The year's reading of the rules: where they are silent, which key of year.toml answers, and what
/// the other answers would be.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::plan {

/// Which sheets another answer computes anew; grades are always judged anew.
enum class Rescored {
  nothing,
  every_domain,
  amended_domains,       ///< those whose numbers an amendment changes within the year
  where_matters_repeat,  ///< those that left out what an earlier period has recorded
  where_matters_cross,  ///< those with a matter in an indicator and an adjustment, if it is weighed
};

/// Another answer, which can be tried on the same records.
struct OtherReading {
  std::string value;                    ///< as year.toml would write it
  std::function<void(YearPlan&)> take;  ///< makes a plan read the rules so
  Rescored rescored = Rescored::nothing;
};

struct Reading {
  std::string key;       ///< "good_line.of"; of a period "period.h1.only_new_matters"
  Text question;         ///< that the rules leave open
  std::string taken;     ///< as year.toml writes it, or its default
  std::string standard;  ///< the default; empty: it has none
  std::vector<OtherReading> others;
};

/// Every question that the rules leave open, in the order of the articles.
std::vector<Reading> readings_of(const YearPlan& plan);

}  // namespace kaohe::plan

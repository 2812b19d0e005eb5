#pragma once

#include <set>

#include "totals.hpp"

namespace oracle_second {

struct Grade {
  std::set<std::string> gates;  ///< "article effect"
  std::vector<std::string> permitted;
  std::string proposed, decided, final;
  int lowered_by = 0;
};

struct Quota {
  std::string grade;
  int at_most = 0, given = 0;
};

/// One pool at year-end.
struct Pool {
  Exact sum_of_all = 0, sum_of_unbarred = 0;
  int all = 0, unbarred = 0;
  Exact good_line = 0;        ///< exact
  Exact good_line_shown = 0;  ///< a mean is cut to two places
  std::vector<Quota> quotas;
  std::map<std::string, Grade> grades;
};

Pool pool_of(const Asked& asked, const Standings& all, const std::string& pool);

/// The gates that can fire in a month: without review, rank and what comes later.
std::set<std::string> gates_in(const Asked& asked, const Assessee& who);

}  // namespace oracle_second

#include "plan/next_year.hpp"

#include <algorithm>

#include "plan/next_year_parts.hpp"

namespace kaohe::plan {

namespace fs = std::filesystem;

namespace {

/// What stands beside year.toml and roster belongs to its own year.
void name_what_stays(const YearPlan& plan, NextYear& next) {
  std::error_code error;
  for (fs::directory_iterator at(plan.folder, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name != "year.toml" && name != "roster") next.left_out.push_back(name);
  }
  std::sort(next.left_out.begin(), next.left_out.end());
}

void name_last_years_values(const YearPlan& plan, const fs::path& folder, NextYear& next) {
  std::error_code error;
  if (!fs::exists(plan.folder / "evidence/last_year.csv", error)) return;
  next.to_decide.push_back({{(folder / "evidence/last_year.csv").string(), 0, 0},
                            say({"is to be written: the values of {} that indicators compare with",
                                 "需要填写:指标用来比较的 {} 年数值"},
                                plan.year)});
}

}  // namespace

NextYear next_year(const YearPlan& plan, int year, const fs::path& folder) {
  NextYear next;
  carry_year_file(plan, year, folder.string(), next);
  const auto before = [](const Problem& a, const Problem& b) {
    return a.place.line < b.place.line;
  };
  std::stable_sort(next.changed.begin(), next.changed.end(), before);
  std::stable_sort(next.to_decide.begin(), next.to_decide.end(), before);
  carry_rosters(plan, year, folder.string(), next);
  name_last_years_values(plan, folder, next);
  name_what_stays(plan, next);
  return next;
}

}  // namespace kaohe::plan

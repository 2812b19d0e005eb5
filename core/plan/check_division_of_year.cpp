#include "plan/check_division_of_year.hpp"

#include <algorithm>

#include "base/nearest.hpp"

namespace kaohe::plan {

namespace {

struct Named {
  std::size_t index;  ///< in the plan's periods
  const Period* period;
};

bool has_rhythm(const Period& period, const char* rhythm) {
  return std::find(period.rhythms.begin(), period.rhythms.end(), rhythm) != period.rhythms.end();
}

bool is_named(const std::vector<std::string>& names, const std::string& id) {
  return std::find(names.begin(), names.end(), id) != names.end();
}

Date day_after(Date day) {
  return day + std::chrono::days(1);
}

Date day_before(Date day) {
  return day - std::chrono::days(1);
}

class DivisionOfYear {
 public:
  DivisionOfYear(YearFile& file, const YearPlan& plan)
      : file_(file),
        plan_(plan),
        first_day_(make_date(plan.year, 1, 1)),
        last_day_(make_date(plan.year, 12, 31)) {}

  void check() {
    check_row("monthly",
              {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12"});
    check_row("quarterly", quarters());
    check_names("half_yearly", {"h1", "year"});
    check_names("yearly", {"year"});
    if (const Period* half = plan_.find_period("h1"))
      check_span(*half, end_of_half(), {"the first half of the year", "上半年"});
    if (const Period* year = plan_.find_period("year"))
      check_span(*year, last_day_, {"the whole year", "全年"});
  }

 private:
  std::vector<Named> of_rhythm(const char* rhythm) const {
    std::vector<Named> periods;
    for (std::size_t i = 0; i < plan_.periods.size(); ++i) {
      if (has_rhythm(plan_.periods[i], rhythm)) periods.push_back({i, &plan_.periods[i]});
    }
    return periods;
  }

  /// A day outside of the year is refused as such.
  bool in_year(Date day) const { return day >= first_day_ && day <= last_day_; }

  /// A month that ends a quarter may stand for it.
  std::vector<std::string> quarters() const {
    std::vector<std::string> names;
    for (int quarter = 1; quarter <= 4; ++quarter) {
      const std::string month = fmt::format("m{}", 3 * quarter);
      const Period* period = plan_.find_period(month);
      const bool serves = period != nullptr && has_rhythm(*period, "quarterly");
      names.push_back(serves ? month : fmt::format("q{}", quarter));
    }
    return names;
  }

  /// Quarters or months: all are there, under their names, one after the other through the year.
  void check_row(const char* rhythm, const std::vector<std::string>& names) {
    const std::vector<Named> periods = of_rhythm(rhythm);
    if (periods.empty()) return;
    if (check_names(rhythm, names)) check_complete(rhythm, names);
    // Months that serve as quarters are months first: they divide the year as such.
    const bool months_serve =
        std::any_of(periods.begin(), periods.end(), [rhythm](const Named& one) {
          return rhythm != std::string("monthly") && has_rhythm(*one.period, "monthly");
        });
    if (months_serve) return;
    Date expected = first_day_;
    for (const Named& one : periods) {
      check_first_day(one, expected, one.period == periods.front().period);
      expected = day_after(one.period->last_day);
    }
    check_last_day(periods.back());
  }

  bool check_names(const char* rhythm, const std::vector<std::string>& names) {
    bool known = true;
    for (const Named& one : of_rhythm(rhythm)) {
      if (is_named(names, one.period->id)) continue;
      known = false;
      file_.add(
          child_pointer(child_pointer("/period", one.index), "id"),
          {"\"{}\" is no name of a {} period{}; expected one of {}. Indicator systems know no "
           "others: rename it, or correct its rhythms",
           "“{}”不是 {} 阶段的标识{};只能是 {} "
           "之一。指标体系只认这些:请改名,或者改正 rhythms"},
          one.period->id, rhythm, did_you_mean(one.period->id, names), listed(names));
    }
    return known;
  }

  void check_complete(const char* rhythm, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (plan_.find_period(name) != nullptr) continue;
      file_.add("/period",
                {"the year has no period \"{}\"; the {} periods are {}. Add it, or take the rhythm "
                 "from the others",
                 "本年度没有“{}”这个阶段;{} 阶段应有 {}。请补上,或者从其他阶段去掉这个 rhythms"},
                name, rhythm, listed(names));
    }
  }

  void check_first_day(const Named& one, Date expected, bool is_first) {
    const Period& period = *one.period;
    if (period.first_day == expected || !in_year(period.first_day)) return;
    const std::string pointer = child_pointer(child_pointer("/period", one.index), "first_day");
    const bool gap = period.first_day > expected;
    const Date from = gap ? expected : period.first_day;
    const Date until = day_before(gap ? period.first_day : expected);
    const Text why = gap ? say({"{} to {} would belong to no period", "{} 至 {} 不属于任何阶段"},
                               to_text(from), to_text(until))
                         : say({"{} to {} would belong to two periods", "{} 至 {} 同属两个阶段"},
                               to_text(from), to_text(until));
    const Text place = is_first ? Text{"the first of the year", "年初第一天"}
                                : Text{"the day after the period before it", "上一阶段的次日"};
    file_.add(pointer,
              {"first_day of \"{}\" is {}, expected {}, {}: {}; correct it, or the period before",
               "“{}”的 first_day 为 {},应为 {}({}):{};请改正,或者改正上一阶段"},
              period.id, to_text(period.first_day), to_text(expected), place, why);
  }

  void check_last_day(const Named& last) {
    const Period& period = *last.period;
    if (period.last_day >= last_day_) return;
    file_.add(child_pointer(child_pointer("/period", last.index), "last_day"),
              {"last_day of \"{}\" is {}, expected {}: {} to {} would belong to no period; correct "
               "it",
               "“{}”的 last_day 为 {},应为 {}:{} 至 {} 不属于任何阶段;请改正"},
              period.id, to_text(period.last_day), to_text(last_day_),
              to_text(day_after(period.last_day)), to_text(last_day_));
  }

  Date end_of_half() const {
    for (const char* id : {"q2", "m6"}) {
      if (const Period* period = plan_.find_period(id)) return period->last_day;
    }
    return make_date(plan_.year, 6, 30);
  }

  void check_span(const Period& period, Date last_day, const Text& span) {
    const auto index = static_cast<std::size_t>(&period - plan_.periods.data());
    const auto check = [&](const char* key, Date found, Date expected) {
      if (found == expected || !in_year(found)) return;
      file_.add(child_pointer(child_pointer("/period", index), key),
                {"{} of \"{}\" is {}, expected {}: it covers {}; correct it",
                 "“{1}”的 {0} 为 {2},应为 {3}:它涵盖{4};请改正"},
                key, period.id, to_text(found), to_text(expected), span);
    };
    check("first_day", period.first_day, first_day_);
    check("last_day", period.last_day, last_day);
  }

  YearFile& file_;
  const YearPlan& plan_;
  Date first_day_, last_day_;
};

}  // namespace

void check_division_of_year(YearFile& file, const YearPlan& plan) {
  DivisionOfYear(file, plan).check();
}

}  // namespace kaohe::plan

// The calendar of year.toml: days in order and in the year, one year-end at the end (Art. 10-13).
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/words.hpp"
#include "plan/check_division_of_year.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace {

struct NamedDay {
  const char* key;
  Date day;
};

class PeriodCheck {
 public:
  PeriodCheck(YearFile& file, const YearPlan& plan, std::size_t index)
      : file_(file),
        plan_(plan),
        period_(plan.periods[index]),
        pointer_(child_pointer("/period", index)) {}

  void run() {
    in_year("first_day", period_.first_day);
    in_year("last_day", period_.last_day);
    not_before({"last_day", period_.last_day}, {"first_day", period_.first_day});
    not_before({"opens", period_.opens}, {"first_day", period_.first_day});
    not_before({"closes", period_.closes}, {"opens", period_.opens});
    not_before({"asked_on", period_.asked_on}, {"last_day", period_.last_day});
    within_window("self_review_by", period_.self_review_by);
    within_window("results_by", period_.results_by);
    if (period_.self_review_by && period_.results_by) {
      not_before({"results_by", *period_.results_by}, {"self_review_by", *period_.self_review_by});
    }
  }

 private:
  void in_year(const char* key, Date day) {
    if (day >= make_date(plan_.year, 1, 1) && day <= make_date(plan_.year, 12, 31)) return;
    file_.add(child_pointer(pointer_, key),
              {"{} of \"{}\" is {}, expected a day of {}; correct it",
               "“{1}”的 {0} 为 {2},应是 {3} 年内的一天;请改正"},
              key, period_.id, to_text(day), plan_.year);
  }

  void not_before(const NamedDay& late, const NamedDay& early) {
    if (late.day >= early.day) return;
    file_.add(child_pointer(pointer_, late.key),
              {"{} of \"{}\" is {}, expected no earlier than {} ({}); correct one",
               "“{1}”的 {0} 为 {2},不应早于 {3}({4});请改正其中一个"},
              late.key, period_.id, to_text(late.day), early.key, to_text(early.day));
  }

  void within_window(const char* key, const std::optional<Date>& day) {
    if (!day || (*day >= period_.opens && *day <= period_.closes)) return;
    file_.add(child_pointer(pointer_, key),
              {"{} of \"{}\" is {}, expected a day of its window, {} to {}; correct one",
               "“{1}”的 {0} 为 {2},应在报送时间 {3} 至 {4} 之内;请改正其中一个"},
              key, period_.id, to_text(*day), to_text(period_.opens), to_text(period_.closes));
  }

  YearFile& file_;
  const YearPlan& plan_;
  const Period& period_;
  std::string pointer_;
};

void check_order(YearFile& file, const std::vector<Period>& periods) {
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Period &before = periods[i - 1], &after = periods[i];
    if (after.asked_on >= before.asked_on) continue;
    file.add(child_pointer("/period", i),
             {"\"{}\" ends on {}, before \"{}\" ({}), which stands above it; put the periods in "
              "their order",
              "“{}”截至 {},早于排在它前面的“{}”({});请按先后次序排列"},
             after.id, to_text(after.asked_on), before.id, to_text(before.asked_on));
  }
}

/// Art. 10: the quarters and the half-year go by deduction only; the year-end, the last period, by
/// award and deduction.
void check_year_end(YearFile& file, const std::vector<Period>& periods) {
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const Period& period = periods[i];
    const bool last = i + 1 == periods.size();
    const std::string pointer = child_pointer("/period", i);
    if (period.awards && !last) {
      file.add(
          child_pointer(pointer, "awards"),
          {"\"{}\" awards points, expected the last period only (Art. 10: monitoring and the "
           "half-year go by deduction); delete it",
           "“{}”写了赋分,只有最后的年终考核可以赋分(第十条:季度监测、半年评估实行扣分制);请删去"},
          period.id);
    }
    if (!period.awards && last) {
      file.add(pointer,
               {"the last period \"{}\" is the year-end, which awards points (Art. 10); add awards "
                "= true",
                "最后一个阶段“{}”是年终考核,应赋分(第十条);请加上 awards = true"},
               period.id);
    }
    const bool yearly =
        std::find(period.rhythms.begin(), period.rhythms.end(), "yearly") != period.rhythms.end();
    if (last && !yearly) {
      file.add(child_pointer(pointer, "rhythms"),
               {"the last period \"{}\" is the year-end; its rhythms must hold \"yearly\". Add it",
                "最后一个阶段“{}”是年终考核,rhythms 中应有 \"yearly\";请加上"},
               period.id);
    }
  }
}

/// configs/2023/year.toml speaks of 2023.
void check_folder(YearFile& file, const YearPlan& plan) {
  const std::string name =
      std::filesystem::absolute(plan.folder / ".").parent_path().filename().string();
  const bool is_year = name.size() == 4 && all_digits(name);
  if (!is_year || name == std::to_string(plan.year)) return;
  file.add("/year",
           {"year is {}, expected {} as its folder is named; correct one of them",
            "year 为 {},应与文件夹名 {} 一致;请改正其中一个"},
           plan.year, name);
}

}  // namespace

void check_calendar(YearFile& file, const YearPlan& plan) {
  check_folder(file, plan);
  if (plan.facts_from < make_date(plan.year, 1, 1) ||
      plan.facts_from > make_date(plan.year, 12, 31)) {
    file.add("/facts_from",
             {"facts_from is {}, expected a day of {}; correct it",
              "facts_from 为 {},应是 {} 年内的一天;请改正"},
             to_text(plan.facts_from), plan.year);
  }
  for (std::size_t i = 0; i < plan.periods.size(); ++i) PeriodCheck(file, plan, i).run();
  check_order(file, plan.periods);
  check_year_end(file, plan.periods);
  check_division_of_year(file, plan);
}

}  // namespace kaohe::plan

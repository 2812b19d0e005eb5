// Art. 15: the rules of bonuses and deductions in year.toml, read and checked.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

const Rational kOne = Rational::of(1);

AdjustmentCategory category_of(const json& from) {
  AdjustmentCategory category{from["id"], from["title"], optional_number(from, "cap"),
                              from.value("deducts", false)};
  for (const json& level : list_of(from, "levels"))
    category.levels.push_back({level["id"], level["title"], number_of(level["points"])});
  category.sums_matters = text_of(from, "same_matter", "highest") == "sum";
  return category;
}

std::vector<std::string> categories_that(const std::vector<AdjustmentCategory>& categories,
                                         bool deduct) {
  std::vector<std::string> ids;
  for (const AdjustmentCategory& category : categories) {
    if (category.deducts == deduct) ids.push_back(category.id);
  }
  return ids;
}

GroupLimit group_limit_of(const json& from, const std::vector<AdjustmentCategory>& categories) {
  GroupLimit limit;
  limit.bonuses =
      from.contains("bonuses") ? texts_of(from, "bonuses") : categories_that(categories, false);
  limit.deductions = from.contains("deductions") ? texts_of(from, "deductions")
                                                 : categories_that(categories, true);
  limit.deducted_share_above = optional_number(from, "deducted_share_above");
  limit.bonus_share_at_most = optional_number(from, "bonus_share_at_most");
  limit.ties_in = text_of(from, "ties", "out") == "in";
  limit.at_most_largest_deduction = from.value("at_most_largest_deduction", false);
  limit.total_at_most_deductions = from.value("total_at_most_deductions", false);
  return limit;
}

/// What is wrong with the rules of adjustments.
class Checker {
 public:
  Checker(YearFile& file, const YearPlan& plan)
      : file_(file), plan_(plan), rules_(plan.adjustments) {}

  void check() {
    for (const auto& [key, cap] : {std::pair{"cap", rules_.cap},
                                   {"bonus_cap", rules_.bonus_cap},
                                   {"deduction_cap", rules_.deduction_cap}}) {
      check_cap(child_pointer("/adjustments", key), key, cap);
    }
    check_dates();
    check_approvers();
    for (std::size_t i = 0; i < rules_.categories.size(); ++i) {
      check_category(rules_.categories[i], child_pointer("/adjustments/category", i));
    }
    for (std::size_t i = 0; i < rules_.group_limits.size(); ++i) {
      check_group_limit(rules_.group_limits[i], child_pointer("/adjustments/group_limit", i));
    }
  }

 private:
  void check_cap(const std::string& pointer, const char* key, const std::optional<Rational>& cap) {
    if (!cap || cap->sign() >= 0) return;
    file_.add(pointer,
              {"{} is {}, expected 0 or more; a cap has no sign",
               "{} 为 {},应不小于 0;上限不带正负号,请改正"},
              key, cap->text());
  }

  void check_dates() {
    const Date from = plan_.first_adjustment_day(), until = plan_.last_adjustment_day();
    if (from > until) {
      file_.add("/adjustments/dated_from",
                {"dated_from is {}, expected no later than dated_until ({}); correct one of them",
                 "dated_from 为 {},应不晚于 dated_until({});请改正其中一个"},
                to_text(from), to_text(until));
    }
    if (rules_.applied_by && *rules_.applied_by < from) {
      file_.add("/adjustments/applied_by",
                {"applied_by is {}, before the first day ({}) whose documents count: no bonus "
                 "could be applied for in time. Correct it",
                 "applied_by 为 {},早于可计入文件的起始日 {},加分无法按时申报;请改正"},
                to_text(*rules_.applied_by), to_text(from));
    }
  }

  void check_approvers() {
    const std::vector<std::string> units = ids_of(plan_.organisations);
    for (std::size_t i = 0; i < rules_.approvers.size(); ++i) {
      const std::string& id = rules_.approvers[i];
      if (find_by_id(plan_.organisations, id) != nullptr) continue;
      file_.add(child_pointer("/adjustments/approvers", i),
                {"\"{}\" is no unit{}; expected one of {}", "没有“{}”这个单位{};只能是 {} 之一"},
                id, did_you_mean(id, units), listed(units));
    }
  }

  void check_category(const AdjustmentCategory& category, const std::string& pointer) {
    check_cap(child_pointer(pointer, "cap"), "cap", category.cap);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < category.levels.size(); ++i) {
      const AdjustmentLevel& level = category.levels[i];
      const std::string at = child_pointer(child_pointer(pointer, "levels"), i);
      if (level.points.sign() <= 0 || level.points > plan_.scheme.total) {
        file_.add(child_pointer(at, "points"),
                  {"level \"{}\" of \"{}\" is worth {}, expected more than 0 and at most {}; an "
                   "amount has no sign. Correct it",
                   "类别“{1}”的级别“{0}”为 {2} 分,应大于 0 且不超过 {3};分值不带正负号,请改正"},
                  level.id, category.id, level.points.text(), plan_.scheme.total.text());
      }
      if (!seen.insert(level.id).second || !seen.insert(level.title).second) {
        file_.add(at,
                  {"level \"{}\" ({}) stands twice in \"{}\"; a record could mean either. Rename "
                   "or delete one",
                   "类别“{2}”中级别“{0}”({1})重复,记录无法区分;请改名或者删去一个"},
                  level.id, level.title, category.id);
      }
    }
  }

  void check_limited(const std::string& pointer, const std::vector<std::string>& ids,
                     bool deducts) {
    const std::vector<std::string> known = categories_that(rules_.categories, deducts);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (std::find(known.begin(), known.end(), ids[i]) != known.end()) continue;
      const Text kind = deducts ? say({"that deducts", "扣分"}) : say({"that adds", "加分"});
      file_.add(
          child_pointer(pointer, i),
          {"\"{}\" is no category {}{}; expected one of {}", "“{}”不是{}类别{};只能是 {} 之一"},
          ids[i], kind, did_you_mean(ids[i], known), listed(known));
    }
  }

  void check_share(const std::string& pointer, const char* key,
                   const std::optional<Rational>& share) {
    if (!share || (share->sign() >= 0 && *share <= kOne)) return;
    file_.add(child_pointer(pointer, key),
              {"{} is {}, expected 0 to 1 (\"0.10\" is a tenth); correct it",
               "{} 为 {},应在 0 到 1 之间(\"0.10\" 即一成);请改正"},
              key, share->text());
  }

  /// A cap of one side holds all its categories together: what it leaves of some cannot be told.
  void check_whole_side(const std::string& pointer, const char* list, const char* cap_key,
                        const std::vector<std::string>& ids, bool deducts) {
    const std::optional<Rational>& cap = deducts ? rules_.deduction_cap : rules_.bonus_cap;
    const std::vector<std::string> all = categories_that(rules_.categories, deducts);
    if (!cap || std::set<std::string>(ids.begin(), ids.end()).size() == all.size()) return;
    file_.add(child_pointer(pointer, list),
              {"total_at_most_deductions weighs some of the categories that {} holds together, so "
               "that it cannot be told what the cap leaves of these; leave `{}` out, or the cap",
               "total_at_most_deductions 只列了一部分类别,而 {} "
               "对全部类别合计封顶,无法分清封顶后各剩多少;请不写 {},或者不设这一上限"},
              cap_key, list);
  }

  void check_group_limit(const GroupLimit& limit, const std::string& pointer) {
    check_limited(child_pointer(pointer, "bonuses"), limit.bonuses, false);
    check_limited(child_pointer(pointer, "deductions"), limit.deductions, true);
    check_share(pointer, "deducted_share_above", limit.deducted_share_above);
    check_share(pointer, "bonus_share_at_most", limit.bonus_share_at_most);
    const bool is_given = limit.deducted_share_above || limit.bonus_share_at_most ||
                          limit.at_most_largest_deduction || limit.total_at_most_deductions;
    if (!is_given || limit.bonuses.empty()) {
      file_.add(pointer,
                {"this group limit limits nothing; write deducted_share_above, "
                 "bonus_share_at_most, at_most_largest_deduction or total_at_most_deductions and "
                 "have a category that adds, or delete it",
                 "这一条总体限制没有限制任何内容;请写 deducted_share_above、"
                 "bonus_share_at_most、at_most_largest_deduction 或 "
                 "total_at_most_deductions,并设有加分类别,或者删去"});
    }
    if (limit.total_at_most_deductions) {
      check_whole_side(pointer, "bonuses", "bonus_cap", limit.bonuses, false);
      check_whole_side(pointer, "deductions", "deduction_cap", limit.deductions, true);
    }
    for (const std::string& id : limit.bonuses) {
      if (limited_.insert(id).second) continue;
      file_.add(pointer,
                {"the category \"{}\" stands in two group limits; put both into one",
                 "类别“{}”出现在两条总体限制中;请并为一条"},
                id);
    }
  }

  YearFile& file_;
  const YearPlan& plan_;
  const Adjustments& rules_;
  std::set<std::string> limited_;
};

}  // namespace

void read_adjustments(YearFile& file, YearPlan& plan) {
  const json& from = table_of(file.document.value, "adjustments");
  const auto date = [&](const char* key) { return optional_date(file, "/adjustments", from, key); };
  Adjustments& rules = plan.adjustments;
  rules.enter = text_of(from, "enter", "final_score");
  rules.cap = optional_number(from, "cap");
  rules.bonus_cap = optional_number(from, "bonus_cap");
  rules.deduction_cap = optional_number(from, "deduction_cap");
  rules.may_exceed_full = from.value("may_exceed_full", false);
  rules.dated_from = date("dated_from");
  rules.dated_until = date("dated_until");
  rules.applied_by = date("applied_by");
  rules.approvers = texts_of(from, "approvers");
  for (const json& category : list_of(from, "category"))
    rules.categories.push_back(category_of(category));
  for (const json& limit : list_of(from, "group_limit"))
    rules.group_limits.push_back(group_limit_of(limit, rules.categories));
}

void check_adjustments(YearFile& file, const YearPlan& plan) {
  Checker(file, plan).check();
}

}  // namespace kaohe::plan

// How notices, hearings and those who assess are dealt with; no other answer can be tried on a
// score.
#include "base/words.hpp"
#include "plan/readings_parts.hpp"

namespace kaohe::plan {

namespace {

struct Asked {
  std::string key;
  Text question;
  std::string taken, standard;
};

class Conduct {
 public:
  std::vector<Reading> of(const YearPlan& plan) {
    of_hearing(plan);
    of_duty(plan);
    return std::move(readings_);
  }

 private:
  void add(Asked asked) {
    readings_.push_back({std::move(asked.key),
                         std::move(asked.question),
                         std::move(asked.taken),
                         std::move(asked.standard),
                         {}});
  }
  void of_hearing(const YearPlan& plan);
  void of_duty(const YearPlan& plan);

  std::vector<Reading> readings_;
};

std::string titles_of(const YearPlan& plan, const std::vector<std::string>& ids) {
  std::vector<std::string> titles;
  for (const std::string& id : ids) titles.push_back(plan.unit_title(id));
  return titles.empty() ? "-" : joined(titles);
}

void Conduct::of_hearing(const YearPlan& plan) {
  add({"rectification.rework_days",
       {"within how many days an answer that was returned is given again",
        "整改反馈被退回后多少天内重新反馈"},
       std::to_string(plan.rework_days),
       "10"});
  add({"visits.deducted",
       {"how many points lost make a problem serious enough for a visit; 0: not asked",
        "扣分达到多少即列入明察暗访,0 为不看"},
       plan.visits.deducted.text(),
       "5"});
  add({"visits.late_notices",
       {"how many rectifications overdue do; 0: not asked",
        "逾期未反馈的整改达到多少件即列入,0 为不看"},
       std::to_string(plan.visits.late_notices),
       "1"});
  add({"hearing.disclose",
       {"whether observations count only once the assessees were shown them: a period is closed "
        "after that, and what comes later is confirmed after that",
        "是否先告知拟扣分才能办结、办结后的记录才能确认"},
       plan.hearing.disclose ? "true" : "false",
       "true"});
  add({"hearing.objection_days",
       {"how many days after it was shown or published one may object",
        "告知或者公布后多少天内可以提出异议"},
       std::to_string(plan.hearing.objection_days),
       "15"});
  add({"hearing.publicity_days",
       {"how many days the year's result is open to the public before it is final",
        "年度结果公示多少天"},
       std::to_string(plan.hearing.publicity_days),
       "5"});
}

void Conduct::of_duty(const YearPlan& plan) {
  const DutyRules& rules = plan.duty;
  add({"duty.answer_objection_days",
       {"within how many days an objection is answered", "异议应在多少天内答复"},
       std::to_string(rules.answer_objection_days),
       "15"});
  add({"duty.confirm_days",
       {"within how many days a record is confirmed", "待确认的记录应在多少天内确认"},
       std::to_string(rules.confirm_days),
       "10"});
  add({"duty.publish_days",
       {"within how many days after its window a period's result is written",
        "阶段结果应在报送截止后多少天内形成"},
       std::to_string(rules.publish_days),
       "10"});
  std::vector<std::string> points;
  for (const auto& [kind, one] : rules.points) points.push_back(kind + " " + one.text());
  add({"duty.points",
       {"points proposed for one event of those who assess", "考核责任单位每次情形的建议扣分"},
       points.empty() ? "-" : joined(points),
       "-"});
  add({"duty.category",
       {"the category of their deductions, and which figure it enters (adjustments.enter)",
        "对考核责任单位的扣分列入哪个类别,计入哪里(adjustments.enter)"},
       rules.category.empty() ? "-" : rules.category + ", " + plan.adjustments.enter,
       "-"});
  add({"duty.refer_to",
       {"who is told of grave cases", "情节严重的移送哪些单位"},
       titles_of(plan, rules.refer_to),
       "-"});
}

}  // namespace

std::vector<Reading> readings_of_conduct(const YearPlan& plan) {
  return Conduct().of(plan);
}

}  // namespace kaohe::plan

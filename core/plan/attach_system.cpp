// A domain's described system against the year.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "plan/points_tables.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

class SystemCheck {
 public:
  SystemCheck(YearPlan& plan, Domain& domain, std::vector<Problem>& problems)
      : plan_(plan),
        domain_(domain),
        system_(domain.system),
        problems_(problems),
        at_(fmt::format("/domain/{}", &domain - plan.domains.data())) {}

  void run() {
    check_identity();
    check_points();
    check_aspects();
    divide_work();
    check_gates();
    check_periods();
  }

 private:
  template <class... Arguments>
  void add(const std::string& pointer, const MessageFor<Arguments...>& message,
           const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems_.push_back({plan_.place(pointer), std::move(what)});
  }

  void check_identity() {
    if (system_.domain == domain_.id) return;
    add(at_ + "/plugin/id",
        {"the plugin \"{}\" is for the domain \"{}\", expected \"{}\"; name the plugin of this "
         "domain",
         "插件“{}”属于领域“{}”,应为“{}”;请写本领域的插件"},
        domain_.plugin.id, system_.domain, domain_.id);
  }

  // ---------- Art. 9: points ----------

  void check_points() {
    for (const TablePoints& table : points_by_table(system_)) {
      if (table.sum == plan_.scheme.total) continue;
      add(at_ + "/plugin",
          {"the indicators of \"{}\"{} add up to {} points, expected {} (scheme.total, Art. 9); "
           "change points in the catalogue or by an override",
           "“{}”{}各项指标合计 {} 分,应为 {} 分(scheme.total,第九条);请调整指标分值或者用 override "
           "改"},
          system_.domain, table.of, table.sum.text(), plan_.scheme.total.text());
    }
  }

  // ---------- Art. 6: aspects ----------

  void check_aspects() {
    std::set<std::string> covered;
    for (const IndicatorInfo& indicator : system_.indicators) {
      if (!indicator.off) covered.insert(indicator.aspect);
      if (contains(domain_.aspects_may, indicator.aspect)) continue;
      add(at_ + "/aspects_may",
          {"indicator {} is of the aspect \"{}\"{}; the domain may use {} (Art. 6). Correct the "
           "indicator, or add the aspect here",
           "指标 {} 归入考核内容“{}”{};本领域可用:{}(第六条)。请改正指标,或者在此补上"},
          indicator.id, indicator.aspect, did_you_mean(indicator.aspect, domain_.aspects_may),
          listed(domain_.aspects_may));
    }
    for (const std::string& aspect : domain_.aspects_must) {
      if (covered.count(aspect) != 0) continue;
      add(at_ + "/aspects_must",
          {"no indicator is of the aspect \"{}\", which the domain must assess (Art. 6); add an "
           "indicator, or take the aspect out of aspects_must",
           "没有一项指标属于必须考核的内容“{}”(第六条);请增设指标,或者从 aspects_must 中去掉"},
          aspect);
    }
  }

  // ---------- Art. 5: exactly one responsible unit ----------

  void divide_work() {
    const auto found = plan_.division.find(domain_.id);
    const std::map<std::string, std::string> division =
        found == plan_.division.end() ? std::map<std::string, std::string>{} : found->second;
    for (const auto& [id, unit] : division) {
      if (system_.find_indicator(id) != nullptr) continue;
      const std::vector<std::string> ids = ids_of(system_.indicators);
      add(division_pointer(id),
          {"\"{}\" is no indicator of \"{}\"{}; correct or delete the line",
           "“{1}”没有指标“{0}”{2};请改正或者删去本行"},
          id, domain_.id, did_you_mean(id, ids));
    }
    for (IndicatorInfo& indicator : system_.indicators) {
      indicator.responsible_unit = responsible_unit(plan_, domain_, indicator);
      const bool is_divided = division.count(indicator.id) != 0;
      check_unit(indicator, is_divided ? division_pointer(indicator.id) : at_ + "/plugin");
    }
  }

  std::string division_pointer(const std::string& id) const {
    return child_pointer(child_pointer("/division", domain_.id), id);
  }

  void check_unit(const IndicatorInfo& indicator, const std::string& pointer) {
    const std::string& id = indicator.responsible_unit;
    const Organisation* unit = plan_.find_organisation(id);
    if (unit == nullptr) {
      add(pointer,
          {"indicator {} is given to \"{}\", which is no unit of year.toml{}; add the unit, or "
           "give the indicator to another in [division.{}]",
           "指标 {} 的责任单位“{}”不在 year.toml 的单位中{};请补上单位,或者在 [division.{}] "
           "中改派"},
          indicator.id, id, did_you_mean(id, ids_of(plan_.organisations)), domain_.id);
    } else if (!contains(unit->roles, "responsible_unit") && !contains(unit->roles, "lead_unit")) {
      add(pointer,
          {"indicator {} is given to \"{}\", which is neither responsible_unit nor lead_unit; add "
           "the role in [[unit]], or give the indicator to another in [division.{}]",
           "指标 {} 的责任单位“{}”既不是考核责任单位,也不是主要考核责任单位;请在 [[unit]] "
           "中补上职责,或者在 [division.{}] 中改派"},
          indicator.id, id, domain_.id);
    }
  }

  // ---------- Gates and periods ----------

  void check_gates() {
    const std::vector<std::string> grades = ids_of(plan_.grading.grades);
    for (const GateInfo& gate : system_.gates) {
      if (gate.at_most == grades.front()) {
        add(at_ + "/plugin",
            {"gate {} of indicator {} leaves \"{}\" open, which is the best grade: it bars "
             "nothing. Correct at_most in the catalogue, or delete the gate there",
             "指标 {1} 的限制条件 {0} "
             "最高可评“{2}”,这已是最高等次,等于没有限制。请改正指标体系中的 "
             "at_most,或者删去该条件"},
            gate.id, gate.indicator, gate.at_most);
      }
      if (contains(grades, gate.at_most)) continue;
      add(at_ + "/plugin",
          {"gate {} of indicator {} caps the grade at \"{}\"{}; expected one of {}. Correct the "
           "catalogue",
           "指标 {1} 的限制条件 {0} 把等次限为“{2}”{3};只能是 {4} 之一。请改正指标体系"},
          gate.id, gate.indicator, gate.at_most, did_you_mean(gate.at_most, grades),
          listed(grades));
    }
  }

  void check_periods() {
    const std::vector<std::string> known = ids_of(plan_.periods);
    const auto check = [&](const Text& what, const std::string& id,
                           const std::vector<std::string>& periods) {
      for (const std::string& period : periods) {
        if (contains(known, period)) continue;
        add("/period",
            {"{} {} is due in the period \"{}\"{}; the year has {}. Add the period, or correct the "
             "catalogue",
             "{} {} 的报送阶段“{}”不存在{};本年度有 {}。请补上阶段,或者改正指标体系"},
            what, id, period, did_you_mean(period, known), listed(known));
      }
    };
    for (const IndicatorInfo& indicator : system_.indicators) {
      check({"indicator", "指标"}, indicator.id, indicator.periods);
      if (!indicator.periods.empty() || indicator.rhythms.empty()) continue;
      add("/period",
          {"indicator {} is submitted \"{}\", and the year has no period of that rhythm. Add one, "
           "or "
           "correct the catalogue",
           "指标 {} 按“{}”报送,本年度没有这样的考核阶段。请补上阶段,或者改正指标体系"},
          indicator.id, indicator.rhythms.front());
    }
    for (const InputInfo& input : system_.inputs) check({"input", "数据"}, input.id, input.periods);
  }

  YearPlan& plan_;
  Domain& domain_;
  IndicatorSystem& system_;
  std::vector<Problem>& problems_;
  std::string at_;
};

}  // namespace

std::string responsible_unit(const YearPlan& plan, const Domain& domain,
                             const IndicatorInfo& indicator) {
  const auto division = plan.division.find(domain.id);
  if (division != plan.division.end()) {
    const auto divided = division->second.find(indicator.id);
    if (divided != division->second.end()) return divided->second;
  }
  return indicator.responsible_unit.empty() ? domain.lead_unit : indicator.responsible_unit;
}

void attach_system(YearPlan& plan, const std::string& domain, IndicatorSystem system) {
  const auto found = std::find_if(plan.domains.begin(), plan.domains.end(),
                                  [&](const Domain& one) { return one.id == domain; });
  if (found == plan.domains.end()) {
    throw Error(ErrorKind::data, plan.place("/domain"),
                say({"\"{}\" is no enabled domain; expected one of {}",
                     "本年度没有启用领域“{}”;只能是 {} 之一"},
                    domain, listed(ids_of(plan.domains))));
  }
  found->system = std::move(system);
  std::vector<Problem> problems;
  SystemCheck(plan, *found, problems).run();
  check_carried_over(plan, *found, problems);
  attach_roster(plan, *found, problems);
  refuse_if_any(std::move(problems));
}

}  // namespace kaohe::plan

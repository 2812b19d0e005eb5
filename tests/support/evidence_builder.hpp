/// For tests of evidence: a small plan made by hand, and folders of evidence written for one test.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include "evidence/read_evidence.hpp"

namespace kaohe::testing {

inline plan::InputInfo input(std::string indicator, const std::string& own_id, std::string title,
                             plan::InputType type) {
  plan::InputInfo input;
  input.id = indicator.empty() ? own_id : indicator + "." + own_id;
  input.indicator = std::move(indicator);
  input.title = std::move(title);
  input.type = type;
  if (type == plan::InputType::events || type == plan::InputType::count) input.merge = "sum";
  return input;
}

inline plan::IndicatorInfo indicator(std::string id, std::string title, std::string unit) {
  plan::IndicatorInfo indicator;
  indicator.id = std::move(id);
  indicator.title = std::move(title);
  indicator.responsible_unit = std::move(unit);
  return indicator;
}

/// Inputs of XX01 (garden_office): what is owed on a grid.
inline void add_owed_inputs(std::vector<plan::InputInfo>& inputs) {
  using plan::InputType;
  plan::InputInfo leaders = input("XX01", "leaders", "班子学习", InputType::count);
  leaders.every = plan::CellKind::month;
  plan::InputInfo hours = input("XX01", "hours", "课时", InputType::measure);
  hours.every = plan::CellKind::half;
  hours.sub = "branch";
  hours.decimals = 1;
  hours.low = Rational::of(0);
  hours.high = Rational::of(10);
  plan::InputInfo grade = input("XX01", "grade", "评级", InputType::choice);
  grade.options = {{"first", "一级"}, {"second", "二级"}};
  plan::InputInfo media = input("XX01", "media", "有宣传", InputType::flag);
  media.every = plan::CellKind::quarter;
  plan::InputInfo income = input("XX01", "income", "收入", InputType::measure);
  plan::InputInfo study = input("XX01", "study", "学年成绩", InputType::measure);
  study.year = "2022-2023学年";
  inputs.insert(inputs.end(), {leaders, hours, grade, media, income, study});
}

/// Inputs of XX02 (publicity): cases, samples, judgements, group values.
inline void add_case_inputs(std::vector<plan::InputInfo>& inputs) {
  using plan::InputType;
  plan::InputInfo incidents = input("XX02", "incidents", "舆情", InputType::events);
  incidents.matter = true;
  incidents.decimals = 1;
  incidents.attributes = {{"level", "层级", {{"city", "市"}, {"county", "县"}}},
                          {"unfixed", "回访未改", {}}};
  plan::InputInfo mistakes = input("XX02", "mistakes", "差错", InputType::events);
  plan::InputInfo judged = input("XX02", "judged", "酌情赋分", InputType::measure);
  judged.reason = judged.awarded_points = true;
  judged.high = Rational::of(5);
  judged.merge = "sum";
  plan::InputInfo notes = input("XX02", "notes", "笔记", InputType::flag);
  notes.sub = "person";
  plan::InputInfo cases = input("XX02", "cases", "抽查案卷", InputType::events);
  cases.named = true;
  cases.sample = 2;
  plan::InputInfo mean = input("XX02", "mean", "分组平均", InputType::measure);
  mean.scope = plan::InputScope::pool;
  plan::InputInfo whole = input("XX02", "whole", "全领域数", InputType::measure);
  whole.scope = plan::InputScope::domain;
  inputs.insert(inputs.end(), {incidents, mistakes, judged, notes, cases, mean, whole});
}

/// Inputs that no unit records.
inline void add_other_inputs(std::vector<plan::InputInfo>& inputs) {
  using plan::InputSource;
  using plan::InputType;
  const auto from = [&](plan::InputInfo info, InputSource source, std::string source_id) {
    info.source = source;
    info.source_id = std::move(source_id);
    inputs.push_back(std::move(info));
  };
  from(input("XX01", "past", "上年收入", InputType::measure), InputSource::last_year,
       "XX01.income");
  plan::InputInfo score = input("XX02", "score", "巡察得分", InputType::measure);
  score.high = Rational::of(100);
  from(score, InputSource::result, "inspection");
  from(input("XX03", "score", "巡察得分", InputType::measure), InputSource::result, "inspection");
  from(input("XX03", "replies", "反馈超期", InputType::events), InputSource::notices, "");
  plan::InputInfo stage = input("", "stage", "类别", InputType::choice);
  stage.options = {{"big", "大型"}, {"small", "小型"}};
  from(stage, InputSource::roster, "");
  plan::InputInfo members = input("XX01", "members", "党员数", InputType::count);
  members.sub = "branch";
  from(members, InputSource::roster, "");
}

inline plan::Domain garden_domain() {
  plan::Domain domain;
  domain.id = "gardens";
  domain.title = "园林";
  domain.lead_unit = "garden_office";
  domain.pool = "stage";
  domain.system.domain = domain.id;
  domain.system.subs = {{"branch", "党支部", true, 0}, {"person", "抽查对象", false, 2}};
  add_owed_inputs(domain.system.inputs);
  add_case_inputs(domain.system.inputs);
  add_other_inputs(domain.system.inputs);
  domain.system.inputs.push_back(input("", "votes", "票数", plan::InputType::count));
  domain.system.indicators = {indicator("XX01", "学习", "garden_office"),
                              indicator("XX02", "宣传", "publicity"),
                              indicator("XX03", "整改", "garden_office")};
  domain.system.indicators[1].items.push_back({"votes", "票数", "share", "award", {"votes"}});
  const auto add = [&](std::string id, std::string name, std::string pool) {
    plan::Assessee assessee;
    assessee.id = std::move(id);
    assessee.name = std::move(name);
    assessee.domain = domain.id;
    assessee.order = static_cast<int>(domain.assessees.size()) + 1;
    assessee.pool = pool;
    assessee.roster = {{"stage", std::move(pool)}};
    assessee.subjects["branch"] = {{"b1", "第一支部"}, {"b2", "第二支部"}};
    assessee.subject_roster["XX01.members"] = {{"b1", "12"}, {"b2", "7"}};
    domain.assessees.push_back(std::move(assessee));
  };
  add("east", "东园党委", "big");
  add("west", "西园党委", "big");
  add("north", "北园党委", "small");
  return domain;
}

inline std::vector<plan::Period> periods_of_2023() {
  const auto period = [](std::string id, std::string title, unsigned first_month,
                         unsigned last_month, bool awards) {
    plan::Period made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.first_day = make_date(2023, first_month, 1);
    const std::chrono::year_month month{std::chrono::year(2023), std::chrono::month(last_month)};
    made.last_day = made.asked_on =
        Date(std::chrono::year_month_day_last(month / std::chrono::last));
    made.awards = awards;
    return made;
  };
  return {period("q1", "一季度", 1, 3, false),   period("q2", "二季度", 4, 6, false),
          period("h1", "半年", 1, 6, false),     period("q3", "三季度", 7, 9, false),
          period("q4", "四季度", 10, 12, false), period("year", "年终", 1, 12, true)};
}

/// The year 2023 with one domain, made by hand.
inline plan::YearPlan garden_plan() {
  plan::YearPlan plan;
  plan.year = 2023;
  plan.scheme.total = Rational::of(100);
  plan.rounding.review.decimals = plan.rounding.leader_evaluation.decimals = 4;
  plan.periods = periods_of_2023();
  plan.organisations = {{"garden_office", "园林办", {"lead_unit"}},
                        {"publicity", "宣传部", {"responsible_unit"}}};
  plan.circular_bodies = {{"county", "县委和县政府", true}};
  plan.review_scale = {
      {"good", "好", {}}, {"fairly_good", "较好", {}}, {"fair", "一般", {}}, {"poor", "差", {}}};
  plan.surveys = {{"education", "满意度测评", {}}};
  plan.grading.grades = {{"good", "好"}, {"fairly_good", "较好"}, {"fair", "一般"}, {"poor", "差"}};
  plan.grading.scope = "domain";
  plan::GateRule gate;
  gate.finding = "no_clear_results";
  plan.grading.gates = {gate};
  plan.adjustments.categories = {{"bonus", "加分", {}, false}, {"malus", "扣分", {}, true}};
  plan::ConsequenceRule explanation;
  explanation.id = "explanation";
  explanation.title = "书面说明";
  plan.consequences = {explanation};
  plan.domains.push_back(garden_domain());
  return plan;
}

/// A folder of evidence of one test; removed with it.
class EvidenceFolder {
 public:
  EvidenceFolder() : path_(std::filesystem::temp_directory_path() / name()) {
    std::filesystem::create_directories(path_);
  }
  EvidenceFolder(const EvidenceFolder&) = delete;
  EvidenceFolder& operator=(const EvidenceFolder&) = delete;
  ~EvidenceFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  EvidenceFolder& file(const std::string& file_name, std::string_view text) {
    std::filesystem::create_directories((path_ / file_name).parent_path());
    std::ofstream(path_ / file_name, std::ios::binary) << text;
    return *this;
  }
  const std::filesystem::path& path() const { return path_; }

  evidence::Evidence read(const evidence::ReadOptions& options = {}) const {
    return evidence::read_evidence(plan, path_, options);
  }
  /// What the reading is refused with, without the folder's own path; "accepted" if it is not.
  std::string refusal(Language language = Language::en) const {
    try {
      read();
      return "accepted";
    } catch (const Error& error) {
      return without_path(error.text(language));
    }
  }
  std::string without_path(std::string text) const {
    const std::string prefix = path_.generic_string() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
      text.erase(at, prefix.size());
    return text;
  }

  plan::YearPlan plan = garden_plan();

 private:
  static std::string name() {
    static std::atomic<int> count{0};
    return "kaohe-evidence-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
  }
  std::filesystem::path path_;
};

}  // namespace kaohe::testing

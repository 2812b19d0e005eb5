#include "app/record_words.hpp"

#include <algorithm>
#include <map>

#include "app/explanation_words.hpp"
#include "cycle/duty.hpp"
#include "cycle/role_table.hpp"
#include "evidence/beside.hpp"
#include "evidence/beside_tables.hpp"
#include "evidence/forms.hpp"

namespace kaohe::app {

namespace {

using Words = std::map<std::string, std::string, std::less<>>;

/// The headings of all tables; what a record says beside them.
Words chinese_fields() {
  Words words{{"unit", "单位"},
              {"nil", "零报告"},
              {"count", "票数"},
              {"stands_in_for", "代替"},
              {"replaces", "更正"},
              {"confirms", "确认"},
              {"edition", "版次"},
              {"figures_digest", "数据摘要"},
              {"result_digest", "结果摘要"},
              {"without", "不再等候"},
              {"opinion", "意见"},
              {"rows", "行数"},
              {"numbers", "编号"},
              {"into", "合并为事项"},
              {"matters", "原事项编号"},
              {"records", "涉及记录"},
              {"inputs", "监测项目"},
              {"indicators", "指标"},
              {"observation", "所涉记录 #"},
              {"files", "文件"},
              {"missing", "缺报单位"},
              {"waiting", "待报事项"},
              {"roster", "名册"},
              {"only", "仅涉及"},
              {"except", "不涉及"},
              {"early", "提前办结理由"},
              {"grounds", "依据"},
              {"approved", "是否同意"},
              {"sealed", "未公开"},
              {"notice", "文书 #"},
              {"notices", "文书 #"},
              {"follows", "取代 #"},
              {"request", "提请 #"},
              {"visit", "明察暗访 #"},
              {"cause", "原因"},
              {"measures", "措施"},
              {"results", "结果"},
              {"to", "反馈给"},
              {"until", "延至"},
              {"units", "参加单位"},
              {"found", "发现问题"},
              {"is_announced", "事先通知"},
              {"through", "告知至 #"},
              {"open_until", "公示至"},
              {"affected", "影响"},
              {"events", "情形"},
              {"duty", "履职"},
              {"referral", "提请移送"},
              {"from", "施行阶段"},
              {"answer_reason", "答复理由"},
              {"record", "所证记录 #"},
              {"file", "文件名"},
              {"size", "字节数"},
              {"digest", "摘要"},
              {"taking_in", "计入 #"},
              {"takes_away", "所涉记录 #"},
              {"period", "考核阶段"}};
  for (const evidence::Form* form : evidence::all_forms()) {
    for (const evidence::Column& column : form->columns)
      words.try_emplace(std::string(column.id), column.zh);
  }
  return words;
}

std::string found_or(const Words& words, std::string_view word) {
  const auto found = words.find(word);
  return found == words.end() ? std::string(word) : found->second;
}

std::string assessee_name(const plan::YearPlan& plan, const std::string& domain,
                          const std::string& id) {
  const std::string unit = plan::assessee_unit(domain, id);
  return plan.find_assessee(unit) == nullptr ? id : plan.unit_title(unit);
}

template <class Thing>
std::string title_or(const Thing* thing, const std::string& id) {
  return thing == nullptr || thing->title.empty() ? id : thing->title;
}

template <class Thing>
std::string title_in(const std::vector<Thing>& things, const std::string& id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const Thing& one) { return one.id == id; });
  return title_or(found == things.end() ? nullptr : &*found, id);
}

/// The title of an option of an observation's input; empty: it is none.
std::string option_title(const plan::YearPlan& plan, const Belonging& of,
                         const std::string& value) {
  const plan::Domain* domain = plan.find_domain(of.domain);
  if (domain == nullptr || of.input.empty()) return {};
  const plan::InputInfo* input = domain->system.find_input(of.input);
  if (input == nullptr) input = domain->system.find_input(of.indicator + "." + of.input);
  if (input == nullptr) return {};
  for (const plan::OptionInfo& one : input->options)
    if (one.id == value) return one.title;
  return {};
}

/// What the year calls by a title whatever language is asked: a grade, a choice; empty: neither.
std::string title_of_value(const plan::YearPlan& plan, const Belonging& of,
                           const std::string& field, const std::string& value) {
  if (field != "value" && field != "grade") return {};
  if (plan.grade_index(value) >= 0) return plan.grade_title(value);
  return field == "value" ? option_title(plan, of, value) : std::string();
}

std::string chinese_value(const plan::YearPlan& plan, const Belonging& of, const std::string& field,
                          const std::string& value) {
  if (field == "leader") return plan.leader_evaluation.title_of(value);
  if (field == "survey") return title_in(plan.surveys, value);
  if (field == "body") return title_in(plan.circular_bodies, value);
  if (field == "category") return title_in(plan.adjustments.categories, value);
  if (field == "consequence") return title_in(plan.consequences, value);
  if (field == "part") return title_or(plan.find_review_part(value), value);
  if (field == "outcome") return outcome_text(value).zh;
  if (field == "kind" && value == "misconduct") return "违反考核纪律";
  if (field == "kind" && cycle::duty_title(value).zh != value) return cycle::duty_title(value).zh;
  if (field == "affected") return value == "progress" ? "工作进度" : "工作质量";
  if (field == "kind" || field == "on") return evidence::decision_word(value);
  if (field == "value") return evidence::decision_word(value);
  if (field == "domain") return title_or(plan.find_domain(value), value);
  if (field == "period" || field == "from") return title_or(plan.find_period(value), value);
  if (field == "unit") return plan.unit_title(value);
  if (field == "level") return evidence::notice_level_word(value);
  if (value == "true" || value == "yes") return "是";
  if (value == "false" || value == "no") return "否";
  const plan::Domain* domain = plan.find_domain(of.domain);
  if (domain == nullptr) return value;
  const std::string input = of.indicator.empty() ? value : of.indicator + "." + value;
  if (field == "input") return title_or(domain->system.find_input(input), value);
  if (field == "assessee") return assessee_name(plan, domain->id, value);
  if (field == "indicator") return title_or(domain->system.find_indicator(value), value);
  if (field == "sub") return title_or(domain->system.find_sub(value), value);
  return value;
}

}  // namespace

Text role_words(std::string_view role) {
  for (std::size_t i = 0; i < cycle::kRoleCount; ++i) {
    const auto one = static_cast<cycle::Role>(i);
    if (cycle::id_of(one) == role) return {std::string(role), cycle::title_of(one).zh};
  }
  return {std::string(role), std::string(role)};
}

Text field_title(const std::string& field) {
  static const Words words = chinese_fields();
  return {field, found_or(words, field)};
}

Text field_words(const plan::YearPlan& plan, const Belonging& of, const std::string& field,
                 const std::string& value) {
  const std::string title = title_of_value(plan, of, field, value);
  if (!title.empty()) return {title, title};
  return {value, chinese_value(plan, of, field, value)};
}

}  // namespace kaohe::app

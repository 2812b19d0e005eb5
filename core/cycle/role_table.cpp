#include "cycle/role_table.hpp"

namespace kaohe::cycle {

namespace {

constexpr Reach none = Reach::none, own = Reach::own, domain = Reach::domain, team = Reach::team,
                stand_in = Reach::stand_in, itself = Reach::itself, every = Reach::everything;

}  // namespace

const std::vector<RoleRow>& role_table() {
  // Columns: assessee, responsible unit, assessment team, lead unit, coordinator, office,
  // committee.
  static const std::vector<RoleRow> table{
      {Act::draft_system,
       "draft_system",
       "8",
       {"draft one's part of an indicator system", "起草指标体系"},
       {none, own, none, none, none, none, none}},
      {Act::consolidate_system,
       "consolidate_system",
       "8",
       {"consolidate and review the parts", "汇总审核指标体系"},
       {none, none, none, none, none, every, none}},
      {Act::approve_system,
       "approve_system",
       "8",
       {"approve an indicator system", "审定指标体系"},
       {none, none, none, none, none, none, every}},
      {Act::issue_system,
       "issue_system",
       "8",
       {"issue an approved indicator system", "印发指标体系"},
       {none, none, none, none, none, every, none}},
      {Act::propose_amendment,
       "propose_amendment",
       "8",
       {"propose an amendment", "提出指标调整"},
       {none, own, none, none, none, none, none}},
      {Act::study_amendment,
       "study_amendment",
       "8",
       {"study a proposed amendment", "研究指标调整"},
       {none, none, none, none, none, every, none}},
      {Act::approve_amendment,
       "approve_amendment",
       "8",
       {"approve an amendment", "审定指标调整"},
       {none, none, none, none, none, none, every}},
      {Act::record_observations,
       "record_observations",
       "11(1-3), 13",
       {"record, correct or withdraw observations", "录入、更正或者撤回监测记录"},
       {none, own, team, stand_in, stand_in, stand_in, none}},
      {Act::submit_observations,
       "submit_observations",
       "11(6)",
       {"submit what one's unit has recorded, or a nil return", "报送监测结果(含零报告)"},
       {none, own, none, own, own, own, none}},
      {Act::confirm_correction,
       "confirm_correction",
       "11(6)",
       {"confirm a correction after the period was closed", "确认考核阶段办结后的更正"},
       {none, none, none, domain, stand_in, stand_in, none}},
      {Act::draw_sample,
       "draw_sample",
       "11(5), 13",
       {"draw a sample", "抽取样本"},
       {none, none, team, domain, stand_in, stand_in, none}},
      {Act::self_review,
       "self_review",
       "12(5)",
       {"hand in the self-review of the half-year", "报送半年自查总结"},
       {itself, none, none, none, none, none, none}},
      {Act::close_period,
       "close_period",
       "11(6), 12(5)",
       {"merge a domain's results of a period and close it", "汇总领域考核结果、办结考核阶段"},
       {none, none, none, domain, none, none, none}},
      {Act::publish_period,
       "publish_period",
       "12(6), 13",
       {"write a period's result once all domains are closed", "形成考核阶段结果"},
       {none, none, none, none, every, none, none}},
      {Act::record_notice,
       "record_notice",
       "11(7)",
       {"record a reminder or notice", "登记提醒、督办通知或者督查通报"},
       {none, own, none, domain, every, every, none}},
      {Act::answer_notice,
       "answer_notice",
       "11(8)",
       {"answer a notice", "反馈整改落实情况"},
       {itself, none, none, none, none, none, none}},
      {Act::object,
       "object",
       "",
       {"object to an observation", "对监测记录提出异议"},
       {itself, none, none, none, none, none, none}},
      {Act::answer_objection,
       "answer_objection",
       "",
       {"answer an objection", "答复异议"},
       {none, own, none, domain, stand_in, stand_in, none}},
      {Act::confirm_answer,
       "confirm_answer",
       "",
       {"confirm the answer to an objection", "确认对异议的答复"},
       {none, none, none, domain, stand_in, stand_in, none}},
      {Act::accept_rectification,
       "accept_rectification",
       "11(8)",
       {"accept a matter as put right", "办理整改事项销号"},
       {none, own, none, domain, stand_in, stand_in, none}},
      {Act::confirm_rectification,
       "confirm_rectification",
       "11(8)",
       {"confirm that a matter was put right", "确认整改销号"},
       {none, none, none, domain, stand_in, stand_in, none}},
      {Act::record_review,
       "record_review",
       "14",
       {"record reviews and surveys with their votes", "录入述职评议、测评结果和票数"},
       {none, none, none, domain, every, none, none}},
      {Act::confirm_review,
       "confirm_review",
       "14",
       {"confirm reviews and surveys", "确认述职评议、测评结果和票数"},
       {none, none, none, domain, every, none, none}},
      {Act::record_marks,
       "record_marks",
       "14",
       {"record the leaders' marks", "录入县领导评价得分"},
       {none, none, none, none, stand_in, every, none}},
      {Act::confirm_marks,
       "confirm_marks",
       "14",
       {"confirm the leaders' marks", "确认县领导评价得分"},
       {none, none, none, none, stand_in, every, none}},
      {Act::record_circular,
       "record_circular",
       "17",
       {"record circulars", "登记通报"},
       {none, none, none, domain, every, every, none}},
      {Act::confirm_circular,
       "confirm_circular",
       "17",
       {"confirm circulars", "确认通报"},
       {none, none, none, none, every, every, none}},
      {Act::record_finding,
       "record_finding",
       "17, 19",
       {"record findings", "录入认定事项"},
       {none, none, team, domain, every, every, none}},
      {Act::confirm_finding,
       "confirm_finding",
       "17, 19",
       {"confirm findings", "确认认定事项"},
       {none, none, none, none, none, every, every}},
      {Act::record_adjustment,
       "record_adjustment",
       "15",
       {"record bonuses and deductions", "登记加减分项"},
       {none, none, none, domain, none, every, none}},
      {Act::confirm_adjustment,
       "confirm_adjustment",
       "15",
       {"confirm bonuses and deductions", "确认加减分项"},
       {none, none, none, none, none, every, every}},
      {Act::record_outside,
       "record_outside",
       "",
       {"record results of other assessments and last year's values",
        "录入外部考核结果或者往年数据"},
       {none, none, none, domain, every, every, none}},
      {Act::confirm_outside,
       "confirm_outside",
       "",
       {"confirm these", "确认外部考核结果或者往年数据"},
       {none, none, none, domain, every, every, none}},
      {Act::propose_decision,
       "propose_decision",
       "16, 17",
       {"propose a decision", "提请县考核委作出决定"},
       {none, none, none, none, stand_in, every, none}},
      {Act::approve_decision,
       "approve_decision",
       "16, 17",
       {"take a decision", "对提请事项作出决定"},
       {none, none, none, none, none, none, every}},
      {Act::record_closing,
       "record_closing",
       "18",
       {"record that a consequence is done with", "登记结果运用事项的办结情况"},
       {none, none, none, domain, every, every, none}},
      {Act::confirm_closing,
       "confirm_closing",
       "18",
       {"confirm that", "确认结果运用事项的办结情况"},
       {none, none, none, none, every, every, none}},
      {Act::find_duty,
       "find_duty",
       "20",
       {"find that a unit did not do its duty", "认定考核责任单位履职不力"},
       {none, none, none, none, every, every, every}},
      {Act::confirm_duty,
       "confirm_duty",
       "20",
       {"confirm that", "确认对履职情况的认定"},
       {none, none, none, none, every, every, every}},
      {Act::propose_referral,
       "propose_referral",
       "20",
       {"propose to refer a grave case", "提请移送情节严重的"},
       {none, none, none, none, stand_in, every, none}},
      {Act::decide_referral,
       "decide_referral",
       "20",
       {"decide on a referral", "对提请移送作出决定"},
       {none, none, none, none, none, none, every}},
      {Act::transfer_referral,
       "transfer_referral",
       "20",
       {"transfer a case that the committee agreed to", "移送县考核委同意的事项"},
       {none, none, none, none, stand_in, every, none}},
  };
  return table;
}

const RoleRow& row_of(Act act) {
  return role_table()[static_cast<std::size_t>(act)];
}

std::string_view id_of(Role role) {
  constexpr std::array<std::string_view, kRoleCount> ids{
      "assessee",    "responsible_unit", "assessment_team", "lead_unit",
      "coordinator", "office",           "committee"};
  return ids[static_cast<std::size_t>(role)];
}

Text title_of(Role role) {
  static const std::array<Message, kRoleCount> titles{
      Message{"assessee", "考核对象"},      {"responsible unit", "考核责任单位"},
      {"assessment team", "考核组"},        {"lead unit", "主要考核责任单位"},
      {"coordinator", "统筹单位"},          {"assessment office", "县考核办"},
      {"assessment committee", "县考核委"},
  };
  return say(titles[static_cast<std::size_t>(role)]);
}

Text title_of(Reach reach) {
  switch (reach) {
    case Reach::none:
      return {};
    case Reach::own:
      return say({"what it answers for", "本单位负责的"});
    case Reach::domain:
      return say({"the domain that it leads", "本单位主责的领域"});
    case Reach::team:
      return say({"its domains, at the year-end", "所负责的领域,年终"});
    case Reach::stand_in:
      return say({"in the place of a unit that it concerns itself", "替应当回避的单位"});
    case Reach::itself:
      return say({"what concerns itself", "本单位自己的"});
    case Reach::everything:
      return say({"all", "全县"});
  }
  return {};
}

}  // namespace kaohe::cycle

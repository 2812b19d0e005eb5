#include "ledger/kinds.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "ledger/duty_record.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/notice.hpp"
#include "ledger/record.hpp"

namespace kaohe::ledger {

namespace {

const std::map<std::string_view, const char*>& titles() {
  static const std::map<std::string_view, const char*> words{
      {"observations", "监测记录"},
      {"objection", "异议"},
      {"rectified", "整改销号"},
      {"submission", "报送"},
      {"draw", "抽样"},
      {"review", "述职评议"},
      {"votes", "票数"},
      {"leader_mark", "县领导评价"},
      {"survey", "测评"},
      {"circular", "通报"},
      {"finding", "认定情形"},
      {"adjustment", "加减分"},
      {"decision", "决定事项"},
      {"closing", "结果运用办结"},
      {"notice", "提醒督办"},
      {"matter_merge", "事项合并"},
      {"matter_distinct", "不是同一事项"},
      {"evidence_file", "佐证文件"},
      {"rectification", "整改反馈"},
      {"rework", "退回重办"},
      {"extension", "整改延期"},
      {"notice_closing", "督办办结"},
      {"supervision_request", "提请督办"},
      {"visit", "明察暗访"},
      {"imported", "外部考核结果"},
      {"confirmation", "确认"},
      {"withdrawal", "撤回"},
      {"cancellation", "撤销"},
      {"self_review", "自查总结"},
      {"period_closing", "阶段办结"},
      {"disclosure", "拟扣分告知"},
      {"publication", "阶段结果"},
      {"system_draft", "指标起草"},
      {"system_consolidation", "指标汇总"},
      {"system_approval", "指标审定"},
      {"system_issue", "指标印发"},
      {"amendment_proposal", "指标调整提出"},
      {"amendment_study", "指标调整研究"},
      {"amendment_decision", "指标调整决定"},
      {"duty_finding", "履职认定"},
      {"duty_referral", "提请移送"},
      {"duty_referral_decision", "移送决定"},
      {"duty_transfer", "移送"}};
  return words;
}

}  // namespace

Text kind_title(std::string_view kind) {
  const auto found = titles().find(kind);
  return {std::string(kind), found == titles().end() ? std::string(kind) : found->second};
}

std::vector<std::string> all_kinds() {
  std::vector<std::string> kinds;
  for (const auto& [kind, title] : titles()) kinds.emplace_back(kind);
  return kinds;
}

std::map<std::string, std::int64_t> rows_by_domain(const nlohmann::json& payload) {
  return payload.value("rows", std::map<std::string, std::int64_t>());
}

bool needs_confirmation(std::string_view kind) {
  constexpr std::array<std::string_view, 16> kinds{
      kObservationsKind, kCancellationKind,    Review::kKind,     Votes::kKind,
      LeaderMark::kKind, Survey::kKind,        Circular::kKind,   Finding::kKind,
      Adjustment::kKind, Decision::kKind,      Closing::kKind,    Rectified::kKind,
      Extension::kKind,  NoticeClosing::kKind, MatterMerge::kKind, DutyFinding::kKind};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool needs_confirmation(const Entry& entry) {
  if (needs_confirmation(entry.kind)) return true;
  return entry.replaces && entry.kind != kWithdrawalKind;
}

}  // namespace kaohe::ledger

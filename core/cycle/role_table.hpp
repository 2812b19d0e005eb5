/// The table of who may do what (Art. 5, 8, 11–13, 15, 17): one row for each act, one column for
/// each role. Every permission of the program is one of its cells.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace kaohe::cycle {

/// In the order in which one is claimed where several would do.
enum class Role {
  assessee,
  responsible_unit,
  assessment_team,
  lead_unit,
  coordinator,
  office,
  committee,
};
inline constexpr std::size_t kRoleCount = 7;

enum class Act {
  draft_system,
  consolidate_system,
  approve_system,
  issue_system,
  propose_amendment,
  study_amendment,
  approve_amendment,
  record_observations,
  submit_observations,
  confirm_correction,
  draw_sample,
  self_review,
  close_period,
  publish_period,
  record_notice,
  request_supervision,
  serve_supervision,
  decline_supervision,
  issue_circular,
  answer_notice,
  return_answer,
  ask_extension,
  grant_extension,
  close_notice,
  confirm_notice_closing,
  record_visit,
  disclose,
  object,
  answer_objection,
  confirm_answer,
  accept_rectification,
  confirm_rectification,
  record_matter,
  confirm_matter,
  record_review,
  confirm_review,
  record_marks,
  confirm_marks,
  record_circular,
  confirm_circular,
  record_finding,
  confirm_finding,
  record_adjustment,
  confirm_adjustment,
  record_outside,
  confirm_outside,
  propose_decision,
  approve_decision,
  record_closing,
  confirm_closing,
  find_duty,
  confirm_duty,
  propose_referral,
  decide_referral,
  transfer_referral,
};

/// How far a role's permission reaches.
enum class Reach {
  none,
  own,         ///< what its unit answers for: indicators, notices, submissions
  domain,      ///< the domain that its unit leads
  team,        ///< the domains of its team, at the year-end
  stand_in,    ///< in the place of a unit whose own assessee it concerns
  itself,      ///< what concerns the assessee itself
  everything,  ///< the whole county
};

struct RoleRow {
  Act act;
  std::string_view id;       ///< "record_observations": names the row in refusals
  std::string_view article;  ///< of the county's rules; empty: our choice
  Message about;
  std::array<Reach, kRoleCount> reaches;  ///< by Role

  Reach reach(Role role) const { return reaches[static_cast<std::size_t>(role)]; }
};

/// All rows, in the order of Act.
const std::vector<RoleRow>& role_table();
const RoleRow& row_of(Act act);

/// "responsible_unit"
std::string_view id_of(Role role);
Text title_of(Role role);
/// "its own indicators"; empty for none.
Text title_of(Reach reach);

}  // namespace kaohe::cycle

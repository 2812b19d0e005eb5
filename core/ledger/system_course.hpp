/// Art. 8: what is put on record of a domain's indicator system, from its drafting to its
/// amendments. The files of the year are what computes; these say which state of them was drafted,
/// approved, issued.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plan/frozen_rules.hpp"
#include "plan/indicator_digests.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::ledger {

/// One state of a domain's indicator system: all by which it is recognised, told from another in
/// words, and made again.
struct SystemVersion {
  plan::IndicatorDigests digests;
  std::map<std::string, std::string> units;  ///< by indicator: who answers for it
  std::vector<plan::Override> overrides;     ///< of the year
  std::string plugin, plugin_version;
  std::string plugin_digest;  ///< of its bytes; empty: it came from no file
  std::string description;    ///< canonical JSON, as the plugin described it with the overrides
  plan::FrozenRules rules;    ///< of the year, under which it scores
};

/// A responsible unit has drafted its part. What the indicators share is the lead unit's.
struct SystemDraft {
  static constexpr const char* kKind = "system_draft";
  std::string domain, unit;
  std::map<std::string, std::string> indicators;  ///< its own: id → digest
  std::string shared;                             ///< its digest; empty: not this unit's
};

/// The office has consolidated and reviewed the parts (汇总审核).
struct SystemConsolidation {
  static constexpr const char* kKind = "system_consolidation";
  std::string domain;
  plan::IndicatorDigests digests;
  std::vector<std::string> missing;  ///< units that had drafted nothing by then
};

/// The committee has agreed to it (审定).
struct SystemApproval {
  static constexpr const char* kKind = "system_approval";
  std::string domain;
  std::string digest;  ///< of the whole
  std::string document;
};

/// The office has issued it (印发): from then on it is frozen.
struct SystemIssue {
  static constexpr const char* kKind = "system_issue";
  std::string domain;
  std::string document;
  SystemVersion version;
};

/// 确需调整: a responsible unit proposes that the system becomes this version.
struct AmendmentProposal {
  static constexpr const char* kKind = "amendment_proposal";
  std::string domain, unit;
  std::string from;  ///< id of the period from which on it shall hold
  std::string reason;
  std::string document;  ///< may be empty
  SystemVersion version;
};

/// The office has studied a proposal.
struct AmendmentStudy {
  static constexpr const char* kKind = "amendment_study";
  std::int64_t proposal = 0;  ///< number of its entry
  std::string opinion;
};

/// The committee has approved a proposal, or committee or office have rejected it.
struct AmendmentDecision {
  static constexpr const char* kKind = "amendment_decision";
  std::int64_t proposal = 0;
  bool approved = false;
  std::string document;  ///< of an approval
  std::string reason;    ///< of a rejection
};

}  // namespace kaohe::ledger

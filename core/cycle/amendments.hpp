/// Art. 8, 确需调整: an issued indicator system is amended by a responsible unit's proposal, the
/// office's study and the committee's approval. The year's files hold the change already when it is
/// proposed; nothing is official with them until it is approved.
#pragma once

#include <string>

#include "cycle/desk.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

struct AmendmentOptions {
  std::string domain;
  std::string from;           ///< id of the period from which on it shall hold
  std::string reason;         ///< why it must be: required
  std::string document = {};  ///< may be empty
};

struct ProposalDone {
  std::int64_t number = 0;                    ///< by which the amendment is named from now on
  std::vector<plan::Difference> differences;  ///< what it changes
};

/// The unit of the person at the desk proposes what the files change. Throws Error(data) before the
/// system is issued, without a reason, while another amendment of the domain is open, where nothing
/// has changed, and where an indicator of another unit has; what the indicators share is the lead
/// unit's. Error(usage) for another domain or period.
ProposalDone propose_amendment(Desk& desk, const AmendmentOptions& options);

/// The office has studied it. Throws Error(data) for a number that is no open amendment, without an
/// opinion, a second time, where the files are not what was proposed, and where this person has
/// proposed it.
std::int64_t study_amendment(Desk& desk, std::int64_t number, const std::string& opinion);

/// The committee approves it: from then on it is in force. Throws Error(data) as study_amendment
/// does, before it is studied, and without a document.
std::int64_t approve_amendment(Desk& desk, std::int64_t number, const std::string& document);

/// Office or committee reject it: the files are to be put back. Throws Error(data) for a number
/// that is no open amendment, without a reason, and where this person has proposed it.
std::int64_t reject_amendment(Desk& desk, std::int64_t number, const std::string& reason);

/// By the number of its proposal; throws Error(data) where the year has no such amendment.
const Amendment& amendment_named(const Systems& systems, int year, std::int64_t number);

}  // namespace kaohe::cycle

/// Art. 8, 确需调整: an issued indicator system is amended by a responsible unit's proposal, the
/// office's study and the committee's approval. The year's files hold the change already when it is
/// proposed; nothing is official with them until it is approved.
#pragma once

#include <filesystem>
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
/// unit's. Also where a changed number holds from another period than `from`, one that was in force
/// before it is gone, or a period that it would reach is closed in the domain: see
/// cycle/amendment_reach.hpp. Error(usage) for another domain or period.
ProposalDone propose_amendment(Desk& desk, const AmendmentOptions& options);

/// The office has studied it. Throws Error(data) for a number that is no open amendment, without an
/// opinion, a second time, where the files are not what was proposed, and where this person has
/// proposed it.
std::int64_t study_amendment(Desk& desk, std::int64_t number, const std::string& opinion);

/// The committee approves it: from then on it is in force. Throws Error(data) as study_amendment
/// does, before it is studied, without a document or with another one than the changed overrides
/// cite, and where a score of a closed period would move; `former` is the folder of the plugin in
/// force where that is not the year's (see require_closed_unmoved).
std::int64_t approve_amendment(const Year& year, Desk& desk, std::int64_t number,
                               const std::string& document,
                               const std::filesystem::path& former = {});

/// Office or committee reject it: the files are to be put back. Throws Error(data) for a number
/// that is no open amendment, without a reason, and where this person has proposed it.
std::int64_t reject_amendment(Desk& desk, std::int64_t number, const std::string& reason);

/// By the number of its proposal; throws Error(data) where the year has no such amendment.
const Amendment& amendment_named(const Systems& systems, int year, std::int64_t number);

}  // namespace kaohe::cycle

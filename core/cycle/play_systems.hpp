/// Art. 8 in a played ledger: a domain's indicator system led through its life by whom year.toml
/// names, in few calls.
#pragma once

#include <string>

#include "cycle/system_versions.hpp"
#include "ledger/ledger.hpp"

namespace kaohe::cycle {

/// Days and documents of a story; days in this order, all may be the same.
struct IssueStory {
  Date drafted, consolidated, approved, issued;
  std::string approval, issue;  ///< documents
};

/// Each unit drafts its part, the office consolidates, the committee approves, the office issues
/// the domain's system as the year has it: for one with amendments that is `year_as_issued`. Throws
/// Error(data) where a unit has nobody in year.toml, and as these acts do.
void play_issue(const Year& year, ledger::Ledger& ledger, const std::string& domain,
                const IssueStory& story);

struct AmendmentStory {
  Date proposed, studied, approved;
  std::string unit;  ///< which proposes; empty: whose first changed indicator it is
  std::string from, reason, document;
  std::string opinion;
};

/// The domain's system becomes what the year has by an amendment. Throws likewise.
void play_amendment(const Year& year, ledger::Ledger& ledger, const std::string& domain,
                    const AmendmentStory& story);

}  // namespace kaohe::cycle

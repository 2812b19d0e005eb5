/// The acts that bring an indicator system into force (Art. 8): each responsible unit drafts its
/// part, the office consolidates, the committee agrees, the office issues. None of them changes a
/// file: each says of the year's files as they stand that this is what was drafted, agreed, issued.
#pragma once

#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

struct SystemAct {
  std::int64_t number = 0;  ///< of the entry
  bool is_late = false;     ///< after system_due
  std::string digest;       ///< of the system as a whole; of a draft: empty
  std::size_t indicator_count = 0;
  std::vector<std::string> missing = {};  ///< consolidated without these units' parts
};

/// The unit of the person at the desk declares its own indicators, as the year's files have them,
/// drafted. Throws Error(data) where it has none in the domain, where nothing has changed since its
/// last draft, and once the system is issued; Error(usage) for another domain.
SystemAct draft_system(Desk& desk, const std::string& domain);

/// The office consolidates the parts. Throws Error(data) while a unit that has a part has drafted
/// none and is not named in `without`, where `without` names another one, where a drafted indicator
/// is not what the files have now, where the same system is consolidated already, and where this
/// person has drafted a part.
SystemAct consolidate_system(Desk& desk, const std::string& domain,
                             const std::vector<std::string>& without);

/// The committee agrees to the consolidated system. Throws Error(data) without a document, before
/// consolidation, where the files have changed since, and where this person has drafted or
/// consolidated.
SystemAct approve_system(Desk& desk, const std::string& domain, const std::string& document);

/// The office issues what the committee has approved; from then on it is frozen. Throws Error(data)
/// without a document, before approval, and where the files have changed since.
SystemAct issue_system(Desk& desk, const std::string& domain, const std::string& document);

/// Throws Error(data) with each indicator, and what is shared, whose digest is not `then`: what
/// was consolidated or proposed by entry `number` is no longer what the files have. `again` is the
/// command that does that once more.
void require_same(const plan::Domain& domain, const plan::IndicatorDigests& then,
                  std::int64_t number, const std::string& again);

/// Throws Error(data) where a document is missing.
void require_document(const std::string& document);

}  // namespace kaohe::cycle

/// Kinds of entries that hold no single record, and which kinds take a second person.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "ledger/entry.hpp"

namespace kaohe::ledger {

/// Typed rows that one person recorded for one unit. Those of a period are proposed until the unit
/// submits it; those of none (other assessments, last year) until another person confirms them.
inline constexpr const char* kObservationsKind = "observations";
/// Takes a record away that its own author had proposed; `replaces` names it.
inline constexpr const char* kWithdrawalKind = "withdrawal";
/// Takes a record away that was confirmed, once another person has confirmed that too; `replaces`
/// names it.
inline constexpr const char* kCancellationKind = "cancellation";

/// In the payload of a correction or a cancellation: why, {"reason": …, "document": …}. An answer,
/// which takes the place of what it answers, has none.
inline constexpr const char* kGroundsKey = "grounds";

/// In the payload of observations, and of what takes one away: all of it is about the domain's lead
/// unit itself, so that another unit confirms what of it is late.
inline constexpr const char* kAboutLeadUnitKey = "about_lead_unit";

/// In the payload of a draw: the period that was closed before it and waits for it.
inline constexpr const char* kFollowsClosing = "follows_closing";

/// What a kind is called: "decision", "决定事项"; one that has no title by its id.
Text kind_title(std::string_view kind);

/// The ids of all kinds that have a title.
std::vector<std::string> all_kinds();

/// How many rows an entry of observations has of each domain, as its payload says.
std::map<std::string, std::int64_t> rows_by_domain(const nlohmann::json& payload);

/// Whether every entry of this kind is a proposal until another person confirms it. Observations of
/// a period are confirmed by their unit's submission.
bool needs_confirmation(std::string_view kind);
/// The same of one entry: also what takes the place of another record.
bool needs_confirmation(const Entry& entry);

}  // namespace kaohe::ledger

/// `kaohe notice list` and `kaohe notice show`, and what both say of a notice.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "cycle/declined.hpp"
#include "evidence/rectification.hpp"
#include "ledger/entry.hpp"

namespace kaohe::app {

/// A year's notices as they stand on a day.
struct NoticeView {
  cycle::Year year;
  Date today;
  std::unique_ptr<ledger::MemorySource> records;
  /// Corrections and cancellations that wait to be confirmed, by the number of the notice, which
  /// stands as it was served until then.
  std::map<std::int64_t, ledger::Entry> proposed;

  std::vector<cycle::Declined> declined;  ///< requests for supervision

  /// The requests that named a notice and were declined, in their order.
  std::vector<const cycle::Declined*> declined_for(const ledger::Notice& notice) const;
  /// The requests for supervision that name a notice, in their order.
  std::vector<const ledger::SupervisionRequest*> requests_for(const ledger::Notice& notice) const;
  /// The supervision notice that took a notice's place; nullptr: none did.
  const ledger::Notice* supervision_of(const ledger::Notice& notice) const;
  /// The change of a notice that is proposed; nullptr: none is.
  const ledger::Entry* proposed_for(const ledger::Notice& notice) const;
  evidence::Rectification state_of(const ledger::Notice& notice) const;
};

/// Opens the year and the ledger of the session. Throws as these.
NoticeView notice_view(Session& session);

/// "reminder"
Text level_title(const std::string& level);
/// How far a notice has come, by its most telling word.
Text stage_title(const NoticeView& view, const ledger::Notice& notice);
/// "correction proposed (#9)"
Text proposal_words(const ledger::Entry& proposed);
nlohmann::ordered_json as_json(const NoticeView& view, const ledger::Notice& notice);

void add_notice_list_command(CLI::App& group, Session& session);
void add_notice_show_command(CLI::App& group, Session& session);
void add_notice_supervision_commands(CLI::App& group, Session& session);

}  // namespace kaohe::app

/// The notice that a number of the ledger names, as it stands on the desk's day.
#pragma once

#include "cycle/desk.hpp"
#include "evidence/rectification.hpp"
#include "ledger/memory_source.hpp"
#include "ledger/notice.hpp"

namespace kaohe::cycle {

struct NoticeNamed {
  ledger::Notice notice;
  evidence::Rectification state;  ///< on the day of the desk
  std::int64_t request = 0;       ///< that asks for its supervision; 0: none
  std::int64_t later = 0;         ///< the notice served in its place; 0: none
};

/// Throws Error(data) for a number that is no notice of the year, or one that does not stand.
NoticeNamed notice_named(const Desk& desk, std::int64_t number);
/// The same of records that are read already, for several: what stands, confirmed or not.
NoticeNamed notice_named(const Desk& desk, const ledger::MemorySource& records,
                         std::int64_t number);

/// Throws Error(data) where it was closed, or another notice took its place.
void require_open(const Desk& desk, const NoticeNamed& named);
/// The same, and where all who are owed an answer have it.
void require_asking(const Desk& desk, const NoticeNamed& named);

/// A notice that is taken away takes no answer with it: throws Error(data) where it was answered.
/// Other entries pass.
void require_unanswered(const Desk& desk, const ledger::Entry& notice);

/// What waits to be confirmed of a notice, as it stands now. Throws Error(data) for more time of a
/// notice that was due before or is answered, and for the closing of one that is not answered.
void require_timely(const Desk& desk, const ledger::Entry& entry);

/// An assessee as people write it after --assessee. Throws Error(data) for another word.
const plan::Assessee& assessee_meant(const plan::YearPlan& plan, const std::string& word);

/// Throws Error(data) without a document.
void require_document(std::int64_t number, const std::string& document);

}  // namespace kaohe::cycle

/// Records ↔ the payload of their entries: canonical JSON, decimals as text, days as 2023-06-20.
#pragma once

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "ledger/course.hpp"
#include "ledger/entry.hpp"
#include "ledger/memory_source.hpp"
#include "ledger/record.hpp"
#include "ledger/system_course.hpp"

namespace kaohe::ledger {

/// The kind of entry that holds a record: "review".
template <class Record>
constexpr const char* kind_of() {
  return Record::kKind;
}

/// A record's fields, without its origin. What has its default is left out.
template <class Record>
nlohmann::json payload_of(const Record& record);

/// The record that a payload holds; its origin is the caller's to set. Throws Error(data) for a
/// payload that is none of this kind.
template <class Record>
Record record_of(const nlohmann::json& payload);

/// That of an entry, which is named where it holds none.
template <class Record>
Record record_of(const Entry& entry) {
  try {
    return record_of<Record>(payload_of(entry));
  } catch (const Error&) {
    refuse_damaged(entry.number, say({"payload", "内容"}));
  }
}

/// Every kind of record that stands alone in an entry, with the list of a MemorySource that takes
/// it: calls `take(kind, &MemorySource::all_reviews)` for each.
template <class Take>
void for_each_kind(Take&& take) {
  take(kind_of<Submission>(), &MemorySource::all_submissions);
  take(kind_of<Draw>(), &MemorySource::all_draws);
  take(kind_of<Review>(), &MemorySource::all_reviews);
  take(kind_of<Votes>(), &MemorySource::all_votes);
  take(kind_of<LeaderMark>(), &MemorySource::all_leader_marks);
  take(kind_of<Survey>(), &MemorySource::all_surveys);
  take(kind_of<Circular>(), &MemorySource::all_circulars);
  take(kind_of<Finding>(), &MemorySource::all_findings);
  take(kind_of<Adjustment>(), &MemorySource::all_adjustments);
  take(kind_of<Decision>(), &MemorySource::all_decisions);
  take(kind_of<Closing>(), &MemorySource::all_closings);
  take(kind_of<Notice>(), &MemorySource::all_notices);
  take(kind_of<Objection>(), &MemorySource::all_objections);
  take(kind_of<Rectified>(), &MemorySource::all_rectified);
  take(kind_of<RectificationAnswer>(), &MemorySource::all_rectifications);
  take(kind_of<Rework>(), &MemorySource::all_reworks);
  take(kind_of<Extension>(), &MemorySource::all_extensions);
  take(kind_of<NoticeClosing>(), &MemorySource::all_notice_closings);
  take(kind_of<SupervisionRequest>(), &MemorySource::all_supervision_requests);
  take(kind_of<Visit>(), &MemorySource::all_visits);
}

}  // namespace kaohe::ledger

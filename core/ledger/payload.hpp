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
    refuse_damaged(entry.number, "payload");
  }
}

/// Every kind of record that stands alone in an entry, with the list of a MemorySource that takes
/// it: calls `visit(kind, &MemorySource::all_reviews)` for each.
template <class Visit>
void for_each_kind(Visit&& visit) {
  visit(kind_of<Submission>(), &MemorySource::all_submissions);
  visit(kind_of<Draw>(), &MemorySource::all_draws);
  visit(kind_of<Review>(), &MemorySource::all_reviews);
  visit(kind_of<Votes>(), &MemorySource::all_votes);
  visit(kind_of<LeaderMark>(), &MemorySource::all_leader_marks);
  visit(kind_of<Survey>(), &MemorySource::all_surveys);
  visit(kind_of<Circular>(), &MemorySource::all_circulars);
  visit(kind_of<Finding>(), &MemorySource::all_findings);
  visit(kind_of<Adjustment>(), &MemorySource::all_adjustments);
  visit(kind_of<Decision>(), &MemorySource::all_decisions);
  visit(kind_of<Closing>(), &MemorySource::all_closings);
  visit(kind_of<Notice>(), &MemorySource::all_notices);
  visit(kind_of<Objection>(), &MemorySource::all_objections);
  visit(kind_of<Rectified>(), &MemorySource::all_rectified);
}

}  // namespace kaohe::ledger

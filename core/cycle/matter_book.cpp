#include "cycle/matter_book.hpp"

#include <algorithm>
#include <unordered_set>

#include "cycle/input_units.hpp"
#include "cycle/progress.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::MatterKey;
using ledger::MemorySource;
using ledger::Observation;

ledger::ReadOptions reading_of(const plan::YearPlan& plan, const MatterBookOptions& options,
                               bool with_proposed) {
  ledger::ReadOptions reading;
  reading.year = plan.year;
  reading.known_on = options.known_on;
  reading.with_proposed = with_proposed;
  reading.as_recorded = true;
  return reading;
}

/// Merges that are confirmed, whatever would take them away, and those that are proposed.
ledger::ReadOptions merges_of(const plan::YearPlan& plan, const MatterBookOptions& options) {
  ledger::ReadOptions reading = reading_of(plan, options, true);
  reading.with_what_may_return = true;
  return reading;
}

/// Evidence that is told in words; one with digits is a document, and known by its number.
std::string words_of(const std::string& evidence) {
  const bool has_digit = std::any_of(evidence.begin(), evidence.end(),
                                     [](char one) { return one >= '0' && one <= '9'; });
  return has_digit ? std::string() : evidence;
}

class BookMaker {
 public:
  BookMaker(const plan::YearPlan& plan, const ledger::Ledger& ledger,
            const MatterBookOptions& options)
      : inputs_(plan),
        progress_(ledger, plan.year, options.known_on),
        merged_(ledger::read_merged_matters(ledger, merges_of(plan, options))),
        merged_in_force_(ledger::read_merged_matters(ledger, reading_of(plan, options, false))),
        proposed_(ledger::read_records(ledger, reading_of(plan, options, true))),
        in_force_(ledger::read_records(ledger, reading_of(plan, options, false))) {}

  std::vector<MatterRecord> make() {
    add_all(*in_force_, true);
    add_all(*proposed_, false);
    std::sort(records_.begin(), records_.end(),
              [](const MatterRecord& a, const MatterRecord& b) { return a.number < b.number; });
    return std::move(records_);
  }

 private:
  void add_all(const MemorySource& source, bool counts) {
    counts_ = counts;
    for (const auto& [domain, list] : source.observations_by_domain)
      for (const Observation& row : list) add(row);
    for (const ledger::Circular& one : source.all_circulars) add(one);
    for (const ledger::Adjustment& one : source.all_adjustments) add(one);
    for (const ledger::Finding& one : source.all_findings) add(one);
    for (const ledger::Notice& one : source.all_notices) add(one);
    for (const ledger::Objection& one : source.all_objections) add_about(one);
    for (const ledger::Rectified& one : source.all_rectified) add_about(one);
  }

  /// The record's line; nullptr: it has one already, as one that counts.
  MatterRecord* start(const char* kind, const ledger::Origin& origin, MatterKey own) {
    if (!known_.insert(origin.number).second) return nullptr;
    MatterRecord one;
    one.number = origin.number;
    one.kind = kind;
    one.matter = merged_.matter_of(own);
    one.merges = merged_.merges_of(own);
    const std::vector<std::int64_t> in_force = merged_in_force_.merges_of(own);
    one.merge_counts = !one.merges.empty() && in_force == one.merges;
    for (const std::int64_t merge : one.merges) note_waiting(one, merge, in_force);
    one.own = std::move(own);
    one.unit = origin.unit;
    one.counts = counts_;
    records_.push_back(std::move(one));
    return &records_.back();
  }

  /// Whether a merge, or the taking away of one, has yet to be confirmed.
  void note_waiting(MatterRecord& one, std::int64_t merge,
                    const std::vector<std::int64_t>& in_force) const {
    if (std::count(in_force.begin(), in_force.end(), merge) == 0)
      one.merges_waiting.push_back({merge, merge});
    else if (const ledger::Entry* later = progress_.standing().replacement_of(merge))
      one.merges_waiting.push_back({merge, later->number});
  }

  void add(const Observation& row) {
    const plan::InputInfo* input = inputs_.find(row.domain, row.input);
    if (input == nullptr || !input->matter) return;
    MatterRecord* one = start(ledger::kObservationsKind, row.origin, key_of(row));
    if (one == nullptr) return;
    one->period = row.period;
    one->input = row.input;
    one->document = row.evidence;
    one->text = row.reason.empty() ? words_of(row.evidence) : row.reason;
    one->date = row.date;
    one->tells_matters_apart = true;
  }

  void add(const ledger::Circular& circular) {
    MatterRecord* one = start(circular.kKind, circular.origin, key_of(circular));
    if (one == nullptr) return;
    one->document = circular.document;
    one->text = circular.about;
    one->date = circular.date;
    one->tells_matters_apart = true;
  }

  void add(const ledger::Adjustment& adjustment) {
    MatterRecord* one = start(adjustment.kKind, adjustment.origin, key_of(adjustment));
    if (one == nullptr) return;
    one->document = adjustment.document;
    one->date = adjustment.date;
    one->points = adjustment.points;
    one->tells_matters_apart = true;
  }

  /// It has no matter, but may tell of what another record takes points for.
  void add(const ledger::Finding& finding) {
    MatterRecord* one =
        start(finding.kKind, finding.origin,
              {finding.domain, finding.assessee, std::string(), finding.origin.number});
    if (one == nullptr) return;
    one->document = finding.document;
    one->text = finding.reason;
    one->date = finding.date;
  }

  void add(const ledger::Notice& notice) {
    MatterRecord* one =
        start(notice.kKind, notice.origin, {notice.domain, notice.assessee, notice.document});
    if (one == nullptr) return;
    one->matter = notice.document;  // a merge changes no document
    one->merges.clear();
    one->merges_waiting.clear();
    one->merge_counts = false;
    one->input = notice.indicator;
    one->document = notice.document;
    one->date = notice.issued;
  }

  template <class Record>
  void add_about(const Record& record) {
    if (record.about.matter.empty()) return;
    MatterRecord* one = start(record.kKind, record.origin,
                              {record.about.domain, record.about.assessee, record.about.matter});
    if (one == nullptr) return;
    one->input = record.about.input;
    one->document = record.document;
    one->date = record.date;
    if constexpr (requires { record.reason; }) one->text = record.reason;
  }

  InputUnits inputs_;
  Progress progress_;
  ledger::MergedMatters merged_;           ///< also by what is only proposed
  ledger::MergedMatters merged_in_force_;  ///< by what another person has confirmed
  std::unique_ptr<MemorySource> proposed_, in_force_;
  bool counts_ = false;
  std::unordered_set<std::int64_t> known_;
  std::vector<MatterRecord> records_;
};

}  // namespace

std::vector<MatterRecord> matter_records(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                         const MatterBookOptions& options) {
  return BookMaker(plan, ledger, options).make();
}

}  // namespace kaohe::cycle

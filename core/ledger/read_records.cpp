#include "ledger/read_records.hpp"

#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::ledger {

namespace {

using nlohmann::json;

/// A unit's observations of a period.
using SubmissionKey = std::tuple<std::string, std::string>;

class RecordReader {
 public:
  RecordReader(const Ledger& ledger, const ReadOptions& options)
      : ledger_(ledger), options_(options), filter_{options.year, {}, options.known_on} {}

  std::unique_ptr<MemorySource> read() {
    ledger_.entries(filter_, [this](const Entry& entry) { note(entry); });
    ledger_.entries(filter_, [this](const Entry& entry) { take(entry); });
    return std::move(source_);
  }

 private:
  void note(const Entry& entry) {
    if (entry.replaces) replaced_.insert(*entry.replaces);
    if (entry.kind != kind_of<Submission>()) return;
    const Submission submission = record_of<Submission>(json::parse(entry.payload));
    submitted_[{submission.unit, submission.period}] = entry.number;
  }

  void take(const Entry& entry) {
    if (entry.kind == kObservationsKind) return take_observations(entry);
    if (replaced_.count(entry.number) != 0) return;
    for_each_kind([&](const char* kind, auto list) {
      using List = std::remove_reference_t<decltype((*source_).*list)>;
      if (entry.kind != kind) return;
      auto record = record_of<typename List::value_type>(json::parse(entry.payload));
      record.origin = {entry.number, {file_of(entry), entry.line, 0}, entry.actor.unit};
      ((*source_).*list).push_back(std::move(record));
    });
  }

  void take_observations(const Entry& entry) {
    const std::string file = file_of(entry);
    ledger_.observations(entry, [&](const Observation& row) {
      if (replaced_.count(row.origin.number) != 0 || replaced_.count(entry.number) != 0) return;
      if (!options_.with_proposed && !is_confirmed(entry, row)) return;
      std::vector<Observation>& list = source_->observations_by_domain[row.domain];
      list.push_back(row);
      list.back().origin.place.file = file;
    });
  }

  std::string file_of(const Entry& entry) const {
    return entry.file.empty() ? "" : (options_.folder / entry.file).generic_string();
  }

  /// A submission confirms what its unit has recorded of the period before it. What belongs to no
  /// period comes from elsewhere, with its document.
  bool is_confirmed(const Entry& entry, const Observation& row) const {
    if (row.period.empty()) return true;
    const auto submission = submitted_.find({entry.actor.unit, row.period});
    return submission != submitted_.end() && submission->second > entry.number;
  }

  const Ledger& ledger_;
  const ReadOptions& options_;
  EntryFilter filter_;
  std::unordered_set<std::int64_t> replaced_;
  std::map<SubmissionKey, std::int64_t> submitted_;  ///< → number of the last submission
  std::unique_ptr<MemorySource> source_ = std::make_unique<MemorySource>();
};

}  // namespace

std::unique_ptr<MemorySource> read_records(const Ledger& ledger, const ReadOptions& options) {
  return RecordReader(ledger, options).read();
}

}  // namespace kaohe::ledger

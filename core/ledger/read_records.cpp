#include "ledger/read_records.hpp"

#include <map>
#include <set>

#include "base/files.hpp"
#include "ledger/clock.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"
#include "ledger/standing.hpp"
#include "ledger/supervision_refusal.hpp"
#include "ledger/tail.hpp"

namespace kaohe::ledger {

namespace {

using nlohmann::json;

class RecordReader {
 public:
  RecordReader(const Ledger& ledger, const ReadOptions& options)
      : ledger_(ledger),
        options_(options),
        filter_{options.year, {}, options.known_on, 0, options.before},
        standing_(options.with_proposed),
        confirmed_(false) {}

  std::unique_ptr<MemorySource> read() {
    find_standing();
    ledger_.entries(filter_, [this](const Entry& entry) { take(entry); });
    std::erase_if(source_->all_supervision_requests, [this](const SupervisionRequest& one) {
      return declined_.count(one.origin.number) != 0;
    });
    tell_notices();
    if (!options_.as_recorded) {
      leave_out_reopened();
      follow_corrections();
      merged_.apply(*source_);
    }
    return std::move(source_);
  }

  MergedMatters read_merged() {
    find_standing();
    ledger_.entries(filter_, [this](const Entry& entry) { take_link(entry, standing_); });
    return std::move(merged_);
  }

 private:
  void find_standing() {
    require_links(ledger_);
    ledger_.entries(filter_, [this](const Entry& entry) {
      standing_.note(entry);
      confirmed_.note(entry);
    });
    if (!options_.as_if_confirmed.empty()) {
      Entry confirmation;
      confirmation.kind = kind_of<Confirmation>();
      confirmation.payload = payload_of(Confirmation{options_.as_if_confirmed}).dump();
      standing_.note(confirmation);
      confirmed_.note(confirmation);
    }
    standing_.finish();
    confirmed_.finish();
  }

  void take(const Entry& entry) {
    if (entry.kind == kObservationsKind) return take_observations(entry);
    take_link(entry, options_.with_proposed_merges ? standing_ : confirmed_);
    if (entry.kind == kind_of<SupervisionRefusal>())
      declined_.insert(record_of<SupervisionRefusal>(entry).request);
    if (entry.kind == Rectified::kKind)
      first_of_[entry.number] = entry.replaces ? first_of_.at(*entry.replaces) : entry.number;
    note_taken_away(entry);
    for_each_kind([&](const char* kind, auto list) {
      using List = std::remove_reference_t<decltype((*source_).*list)>;
      if (entry.kind != kind || !standing_of(kind).counts(entry, entry.number, "", "")) return;
      auto record = record_of<typename List::value_type>(entry);
      record.origin = {entry.number, {file_of(entry), entry.line, 0}, entry.actor.unit};
      if constexpr (requires { record.is_confirmed; })
        record.is_confirmed = standing_.is_confirmed(entry, "", "");
      ((*source_).*list).push_back(std::move(record));
    });
  }

  /// A notice that was taken away, and when that was confirmed.
  void note_taken_away(const Entry& entry) {
    if (entry.kind == kind_of<Confirmation>()) {
      for (const std::int64_t number : record_of<Confirmation>(entry).confirms)
        confirmed_on_.try_emplace(number, day_of(entry.entered));
    }
    if (entry.kind != Notice::kKind) return;
    const Entry* later = confirmed_.replacement_of(entry.number);
    if (later != nullptr && later->kind == kCancellationKind)
      taken_away_.emplace_back(record_of<Notice>(entry), later->number);
  }

  /// A notice binds whom it was served as it was, and an answer to it is given, until a change of
  /// it is confirmed; what is written anew is held against the change too.
  const Standing& standing_of(const std::string& kind) const {
    const bool binds = kind == Notice::kKind || kind == RectificationAnswer::kKind;
    return binds && !options_.with_what_may_return ? confirmed_ : standing_;
  }

  /// What says, of other records, that they are one matter.
  void take_link(const Entry& entry, const Standing& standing) {
    merged_.note_correction(entry);
    if (entry.kind != kind_of<MatterMerge>()) return;
    const bool may_return =
        options_.with_what_may_return && confirmed_.counts(entry, entry.number, "", "");
    if (may_return || standing.counts(entry, entry.number, "", ""))
      merged_.add(entry.number, record_of<MatterMerge>(entry));
  }

  void take_observations(const Entry& entry) {
    const std::string file = file_of(entry);
    RowsCheck check(entry);
    ledger_.observations(entry, [&](const Observation& row) {
      check.add(row);
      const std::int64_t number = row.origin.number;
      const bool may_return =
          options_.with_what_may_return && confirmed_.counts(entry, number, row.period, row.domain);
      if (!may_return && !standing_.counts(entry, number, row.period, row.domain)) return;
      std::vector<Observation>& list = source_->observations_by_domain[row.domain];
      list.push_back(row);
      list.back().origin.place.file = file;
    });
    if (!check.is_whole()) refuse_damaged(entry.number, say({"list of observations", "监测记录"}));
  }

  // ---------- What has come of notices ----------

  /// What was said of a record is said of its correction too.
  static std::int64_t latest(std::int64_t number, const Standing& standing) {
    for (const Entry* later = standing.replacement_of(number);
         later != nullptr && later->kind != kCancellationKind;
         later = standing.replacement_of(number))
      number = later->last_number();
    return number;
  }

  void tell_notices() {
    const Standing& standing = standing_of(Notice::kKind);
    for (SupervisionRequest& request : source_->all_supervision_requests)
      for (std::int64_t& number : request.notices) number = latest(number, standing);
    for (Notice& notice : source_->all_notices)
      for (std::int64_t& number : notice.follows) number = latest(number, standing);
    std::map<std::int64_t, Notice*> notices;
    for (Notice& notice : source_->all_notices) notices[notice.origin.number] = &notice;
    const auto notice_of = [&](std::int64_t number) {
      const auto found = notices.find(latest(number, standing));
      return found == notices.end() ? nullptr : found->second;
    };
    const auto tell = [&](const auto& list, auto of_notice) {
      for (const auto& one : list)
        if (Notice* notice = notice_of(one.notice)) (notice->*of_notice).push_back(one);
    };
    tell(source_->all_rectifications, &Notice::answers);
    tell(source_->all_reworks, &Notice::reworks);
    tell(source_->all_extensions, &Notice::extensions);
    tell(source_->all_notice_closings, &Notice::closings);
    for (const Notice& later : source_->all_notices) {
      for (const std::int64_t number : later.follows)
        if (Notice* notice = notice_of(number)) notice->followed.push_back(later.issued.value());
    }
    for (const auto& [gone, cancellation] : taken_away_) {
      const auto until = confirmed_on_.find(cancellation);
      if (until == confirmed_on_.end()) continue;
      for (const std::int64_t number : gone.follows)
        if (Notice* notice = notice_of(number))
          notice->stood_in.emplace_back(gone.issued.value(), until->second);
    }
  }

  /// What was put right with the closing of a notice, in the entry behind it, is so only while that
  /// counts: an answer sent back or a closing taken away opens the matter again.
  void leave_out_reopened() {
    std::set<std::int64_t> closings;
    for (const NoticeClosing& one : source_->all_notice_closings)
      closings.insert(one.origin.number);
    std::erase_if(source_->all_rectified, [&](const Rectified& one) {
      const bool is_of_closing = one.about.number != 0;  // a table names no number
      return is_of_closing && closings.count(first_of_.at(one.origin.number) - 1) == 0;
    });
  }

  /// The observation of a notice, and what was put right, may have been corrected since.
  void follow_corrections() {
    for (Notice& one : source_->all_notices) one.about = latest(one.about, standing_);
    for (Rectified& one : source_->all_rectified)
      one.about.number = latest(one.about.number, standing_);
  }

  /// What was read from no file is named by its number; what came from a file that does not lie
  /// in the folder, by that file's name alone.
  std::string file_of(const Entry& entry) const {
    if (entry.file.empty()) return "#" + std::to_string(entry.number);
    const std::filesystem::path file = options_.folder / entry.file;
    return is_there(file) ? file.generic_string() : entry.file;
  }

  const Ledger& ledger_;
  const ReadOptions& options_;
  EntryFilter filter_;
  Standing standing_;
  Standing confirmed_;
  MergedMatters merged_;
  std::set<std::int64_t> declined_;                          ///< requests for supervision
  std::vector<std::pair<Notice, std::int64_t>> taken_away_;  ///< with what took it away
  std::map<std::int64_t, Date> confirmed_on_;                ///< by number of the entry
  std::map<std::int64_t, std::int64_t> first_of_;  ///< what was put right: as first recorded
  std::unique_ptr<MemorySource> source_ = std::make_unique<MemorySource>();
};

}  // namespace

std::unique_ptr<MemorySource> read_records(const Ledger& ledger, const ReadOptions& options) {
  return RecordReader(ledger, options).read();
}

MergedMatters read_merged_matters(const Ledger& ledger, const ReadOptions& options) {
  return RecordReader(ledger, options).read_merged();
}

}  // namespace kaohe::ledger

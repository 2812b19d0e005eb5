/// A period's result made official (Art. 12(6), 13): computed from what is confirmed, once every
/// domain is closed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cycle/assess.hpp"
#include "cycle/desk.hpp"
#include "cycle/dues.hpp"
#include "cycle/gaps.hpp"
#include "cycle/later_records.hpp"
#include "cycle/progress.hpp"

namespace kaohe::cycle {

/// Why a result that stands on record is written once more, and by which paper.
struct Correcting {
  std::string reason, document;  ///< both empty: it is the first edition
};

/// The permit of the person at the desk to write a period's result. Throws Error(data) where they
/// may not, while a domain is not closed, where the result stands on record already and
/// `correcting` does not say why there is to be another edition, and where it says so of the first.
/// Of the year also before the first edition was open to the public for the year's days (`hearing`
/// of year.toml).
Permit permit_to_publish(const Desk& desk, const plan::Period& period,
                         const Correcting& correcting = {});

/// The same to open the year's result to the public (公示) before it is final. Throws Error(data)
/// for another period, and once it is final.
Permit permit_to_open(const Desk& desk, const plan::Period& period);

/// The edition that would be written next, 1...
int next_edition(const Progress& progress, const std::string& period);

/// What would be published: the assessment from confirmed records only, and what it waits for.
struct ToPublish {
  Assessment assessment;
  std::vector<Gap> waiting;
  std::vector<Draft> unconfirmed;  ///< rows up to its period that are recorded and do not count
  std::vector<ledger::Objection> disputed = {};  ///< of the year: objections that are not answered
  std::vector<std::int64_t> taking_in = {};      ///< later ones that count, as the entry says
  std::vector<Later> left_out = {};              ///< those that do not
  Dues dues = {};  ///< of a later edition of the year: see settle_dues

  /// For the ledger: as `ids_of_gaps`, then "unconfirmed #12: schools 3", then "objection #57".
  std::vector<std::string> ids() const;
  std::size_t count() const { return waiting.size() + unconfirmed.size() + disputed.size(); }
};

/// Adds to what is published all that it waits for still. `records`: of which it was assessed.
void add_what_waits(const Desk& desk, const plan::Period& period,
                    const ledger::MemorySource& records, ToPublish& made);

/// Official of a live ledger, played of a played one. What waits is marked as waiting in the
/// result, and no figure that depends on it has a value. Throws Error(plugin) where a plugin
/// failed, Error(data) of a live ledger where the year's plugins are not locked, where something
/// waits and `with_waiting` is not set, by who owes it, and where an assessee is blocked by
/// anything else. Of a period before the year-end, another edition leaves out what was decided or
/// given back after the day of its first, but for the entries in `taking_in`: Error(data) for a
/// number that is none of them.
ToPublish assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                            unsigned threads, bool with_waiting,
                            const std::vector<std::int64_t>& taking_in = {});

/// Every edition of every period of a year that was published, and what was open to the public
/// before it, in the order of the ledger.
std::vector<Published> published_editions(const ledger::Ledger& ledger, int year);

/// An edition computed again, from what the ledger held when it was written and what was known by
/// then (Art. 21). Throws as `assess`.
Assessment assess_again(const Year& year, const ledger::Ledger& ledger, const Published& published,
                        unsigned threads);

/// Whether a workspace has any files of a year's results: beside a copy of the ledger alone there
/// are none to be held against it.
bool has_results(const std::filesystem::path& workspace, int year);

/// What is wrong with the files of an edition: missing, or not what was published.
std::vector<Problem> changed_files(const std::filesystem::path& workspace, int year,
                                   const ledger::Publication& publication);

/// Folders of results that no record of the ledger names: nobody published them. In the order of
/// their paths.
std::vector<Problem> unrecorded_results(const std::filesystem::path& workspace,
                                        const ledger::Ledger& ledger);

/// Throws Error(data) with everything that is wrong with the ledger: nothing is closed or published
/// from one that is not what was recorded (Art. 21).
void require_whole(const ledger::Ledger& ledger);

/// <workspace>/results/<year>/<period>/edition-<edition>; of what is open to the public first
/// publicity-<edition>.
std::filesystem::path edition_folder(const std::filesystem::path& workspace, int year,
                                     const ledger::Publication& publication);

}  // namespace kaohe::cycle

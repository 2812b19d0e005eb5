/// Files that persons hold as evidence of records: what is on record of them, and whether a file is
/// still the one that was meant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "ledger/evidence_file.hpp"

namespace kaohe::cycle {

/// Larger files are refused: 1 GiB.
inline constexpr std::size_t kEvidenceSizeMax = std::size_t{1} << 30;

/// What is on record of one file.
struct EvidenceKept {
  std::int64_t number = 0;  ///< of its entry
  ledger::Actor actor;
  std::string entered;
  ledger::EvidenceFile file;
};

/// A year's evidence files, by the record that they show; what was handed in for a record goes on
/// showing its corrections.
class EvidenceFiles {
 public:
  EvidenceFiles(const ledger::Ledger& ledger, int year, std::optional<Date> known_on = {});

  /// In the order in which they were put on record.
  std::vector<EvidenceKept> of(std::int64_t record) const;
  const std::vector<EvidenceKept>& all() const { return kept_; }

 private:
  std::vector<EvidenceKept> kept_;
  std::map<std::int64_t, std::vector<std::size_t>> places_;  ///< record → in `kept_`
  std::map<std::int64_t, std::int64_t> corrects_;            ///< a record → the one before it
};

/// The one of these bytes; nullptr: there is none.
const EvidenceKept* with_digest(const std::vector<EvidenceKept>& kept, const std::string& digest);

/// The name, size and digest of files, none of them on record yet. Throws Error(environment) for
/// one that cannot be read, Error(data) for one that is empty or larger than kEvidenceSizeMax.
std::vector<ledger::EvidenceFile> evidence_in(const std::vector<std::filesystem::path>& files);

/// Puts on record that files show a record, by whoever may record that; the files themselves stay
/// where they are. Gives back the numbers of the entries. Throws Error(data), with all that is
/// wrong, for a number that names no single record or one that no longer stands, and for a file
/// that is on record for it already; as evidence_in for the files.
std::vector<std::int64_t> keep_evidence(Desk& desk, std::int64_t record,
                                        const std::vector<std::filesystem::path>& files);

}  // namespace kaohe::cycle

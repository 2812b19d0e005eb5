#include "cycle/evidence_files.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;
using ledger::EvidenceFile;

EvidenceFile evidence_in(const fs::path& path) {
  const std::string bytes = read_file(path, kEvidenceSizeMax);
  if (bytes.empty())
    throw Error(ErrorKind::data, {path.string()},
                say({"the file is empty and shows nothing; name the file with the evidence",
                     "文件是空的,不能作为佐证;请写有内容的文件"}));
  return {0, path.filename().string(), static_cast<std::int64_t>(bytes.size()), sha256(bytes)};
}

/// By whoever may put the record itself on record.
Deed deed_of(const Desk& desk, const RecordNamed& named) {
  if (named.row) return deeds_of_row(desk.plan(), *named.row).record;
  if (named.is_entry_of_rows())
    refuse_number(named.number,
                  say({"it holds several rows, and each has its own evidence: name the number of a "
                       "row, as `kaohe record list` shows it",
                       "该批记录有多行,佐证按行登记;请写具体一行的编号(见 kaohe record list)"}));
  const auto deeds = deeds_of_record(desk.plan(), named.entry, desk.today());
  if (deeds) return deeds->record;
  refuse_number(named.number,
                say({"an act of this kind (\"{}\") is no record that evidence shows; name a record "
                     "of `kaohe record list`",
                     "此类事项(“{}”)不登记佐证;请写 kaohe record list 所列记录的编号"},
                    ledger::kind_title(named.entry.kind)));
}

/// Nothing: it is new.
std::optional<Problem> problem_of(const EvidenceFile& file, const std::vector<EvidenceKept>& kept) {
  const EvidenceKept* known = with_digest(kept, file.digest);
  if (known == nullptr) return std::nullopt;
  return Problem{{file.file},
                 say({"these bytes are named for #{} already, as {}; leave this file out",
                      "这一文件的内容已作为 #{} 的佐证({});请不要重复登记"},
                     file.record, known->file.file)};
}

}  // namespace

EvidenceFiles::EvidenceFiles(const ledger::Ledger& ledger, int year, std::optional<Date> known_on) {
  ledger::EntryFilter filter;
  filter.year = year;
  filter.entered_until = known_on;
  ledger.entries(filter, [&](const ledger::Entry& entry) {
    if (entry.replaces) corrects_[entry.last_number()] = *entry.replaces;
    if (entry.kind != EvidenceFile::kKind) return;
    const auto file = ledger::record_of<EvidenceFile>(entry);
    places_[file.record].push_back(kept_.size());
    kept_.push_back({entry.number, entry.actor, entry.entered, file});
  });
}

std::vector<EvidenceKept> EvidenceFiles::of(std::int64_t record) const {
  std::vector<std::size_t> places;
  for (std::optional<std::int64_t> at = record; at;) {
    const auto own = places_.find(*at);
    if (own != places_.end()) places.insert(places.end(), own->second.begin(), own->second.end());
    const auto before = corrects_.find(*at);
    at = before == corrects_.end() ? std::nullopt : std::optional(before->second);
  }
  std::sort(places.begin(), places.end());
  std::vector<EvidenceKept> kept;
  for (const std::size_t place : places) kept.push_back(kept_[place]);
  return kept;
}

const EvidenceKept* with_digest(const std::vector<EvidenceKept>& kept, const std::string& digest) {
  const auto found = std::find_if(
      kept.begin(), kept.end(), [&](const EvidenceKept& one) { return one.file.digest == digest; });
  return found == kept.end() ? nullptr : &*found;
}

std::vector<EvidenceFile> evidence_in(const std::vector<fs::path>& files) {
  std::vector<EvidenceFile> found;
  std::vector<Problem> problems;
  ErrorKind kind = ErrorKind::data;
  for (const fs::path& path : files) {
    try {
      found.push_back(evidence_in(path));
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::environment) kind = error.kind();
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(kind, std::move(problems));
  return found;
}

std::vector<std::int64_t> keep_evidence(Desk& desk, std::int64_t record,
                                        const std::vector<fs::path>& files) {
  const std::vector<EvidenceFile> found = evidence_in(files);
  return desk.put([&] {
    const RecordNamed named = record_named(desk, record);
    require_standing(desk, named);
    const Permit permit = desk.permit(deed_of(desk, named));
    std::vector<EvidenceKept> kept =
        EvidenceFiles(desk.ledger(), desk.plan().year).of(named.number);
    std::vector<ledger::NewEntry> entries;
    std::vector<Problem> problems;
    for (EvidenceFile file : found) {
      file.record = named.number;
      if (const auto problem = problem_of(file, kept)) problems.push_back(*problem);
      kept.push_back({0, {}, {}, file});
      entries.push_back(desk.entry_of(file, permit));
    }
    if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
    return entries;
  });
}

}  // namespace kaohe::cycle

#include "cycle/played_ledger.hpp"

#include <system_error>

#include "base/errors.hpp"
#include "base/files.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace fs = std::filesystem;

PlayedLedger::PlayedLedger(const Year& year, const ledger::MemorySource& evidence,
                           const Publish& publish)
    : year_(year.plan.year),
      year_folder_(year.plan.folder),
      ledger_(ledger::Ledger::create(ledger::Ledger::file_of(folder_.path()),
                                     ledger::Nature::played, ledger::Access::scratch)) {
  record_story(year, evidence, ledger_, publish);
}

std::unique_ptr<ledger::MemorySource> PlayedLedger::records() const {
  return ledger::read_records(ledger_, {year_, {}, false, year_folder_});
}

void PlayedLedger::keep_in(const fs::path& workspace) const {
  std::error_code failure;
  fs::create_directories(workspace, failure);
  if (failure)
    throw Error(ErrorKind::environment, {workspace.string()}, failure_reason(failure.value()));
  ledger_.back_up(ledger::Ledger::file_of(workspace));
}

}  // namespace kaohe::cycle

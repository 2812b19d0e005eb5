/// A year's story in a ledger of its own, put into a workspace once everything has come from it.
#pragma once

#include <filesystem>
#include <memory>

#include "base/temporary_folder.hpp"
#include "cycle/record_story.hpp"
#include "cycle/year.hpp"
#include "ledger/ledger.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// A played ledger in a temporary place; gone with this object. Throws Error(environment) where the
/// temporary place cannot be written.
class PlayedLedger {
 public:
  /// Records the story (see record_story).
  PlayedLedger(const Year& year, const ledger::MemorySource& evidence, const Publish& publish);
  /// The year's records, read back from the ledger.
  std::unique_ptr<ledger::MemorySource> records() const;

  /// Puts the ledger into a workspace, which is made where it is missing; see Ledger::back_up.
  void keep_in(const std::filesystem::path& workspace) const;

 private:
  int year_;
  std::filesystem::path year_folder_;
  TemporaryFolder folder_;  // before the ledger, which is closed first
  ledger::Ledger ledger_;
};

}  // namespace kaohe::cycle

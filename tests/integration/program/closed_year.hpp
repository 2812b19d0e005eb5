/// The made-up county's year, closed and not yet published.
#pragma once

#include "cycle/played_ledger.hpp"
#include "cycle/year.hpp"
#include "evidence/read_evidence.hpp"
#include "integration/program/program.hpp"

namespace kaohe::testing {

/// Puts a ledger into `workspace` as it is on 19 January 2024: every period is closed, nothing is
/// published.
inline void keep_closed_year(const County& county, const std::filesystem::path& workspace) {
  const cycle::Year year =
      cycle::open_year(county.path() / "configs/2023", build_folder() / "plugins");
  const evidence::Evidence evidence =
      evidence::read_evidence(year.plan, year.plan.folder / "evidence");
  const cycle::PlayedLedger story(year, *evidence.source,
                                  [](const cycle::Year&, cycle::Desk&, const plan::Period&) {});
  story.keep_in(workspace);
}

}  // namespace kaohe::testing

/// A published edition computed again, and held against its files.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "cycle/publishing.hpp"
#include "grading/moved.hpp"

namespace kaohe::app {

/// What came of one edition.
struct Verified {
  cycle::Published published;
  std::string digest;                 ///< of the figures computed again
  bool has_files = true;              ///< false: the workspace has no results of the year at all
  std::vector<Problem> files;         ///< what is wrong with its files
  std::vector<grading::Moved> moved;  ///< where its file is whole: figures that are others now
  grading::Result result;

  bool is_same() const { return digest == published.publication.figures_digest; }
};

/// From what the ledger held when it was written, with the year given. Throws as
/// cycle::assess_again.
Verified verified(const Session& session, const cycle::Year& year, const ledger::Ledger& ledger,
                  cycle::Published published);

nlohmann::ordered_json as_json(const Verified& one, Language language);
void print(const Session& session, const plan::YearPlan& plan, const Verified& one);

/// Throws Error(data) for every edition that is not as it was published; `otherwise`: what to do
/// where figures are others; `problems`: what else is wrong.
void refuse_wrong(const std::vector<Verified>& all, const Text& otherwise,
                  std::vector<Problem> problems = {});

}  // namespace kaohe::app

/// A period's result made official (Art. 12(6), 13): computed from what is confirmed, once every
/// domain is closed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cycle/assess.hpp"
#include "cycle/desk.hpp"
#include "cycle/gaps.hpp"

namespace kaohe::cycle {

/// The permit of the person at the desk to write a period's result. Throws Error(data) where they
/// may not, for the year-end (whose result takes the committee's decisions), while a domain is not
/// closed, and where the result stands on record already.
Permit permit_to_publish(const Desk& desk, const plan::Period& period);

/// What would be published: the assessment from confirmed records only, and what it waits for.
struct ToPublish {
  Assessment assessment;
  std::vector<Gap> waiting;
};

/// Official of a live ledger, played of a played one. What waits is marked as waiting in the
/// result, and no figure that depends on it has a value. Throws Error(plugin) where a plugin
/// failed, Error(data) where something waits and `with_waiting` is not set, by who owes it, and
/// where an assessee is blocked by anything else.
ToPublish assess_to_publish(const Year& year, const Desk& desk, const plan::Period& period,
                            unsigned threads, bool with_waiting);

/// Throws Error(data) with everything that is wrong with the ledger: nothing is closed or published
/// from one that is not what was recorded (Art. 21).
void require_whole(const ledger::Ledger& ledger);

/// <workspace>/results/<year>/<period>/edition-<edition>
std::filesystem::path edition_folder(const std::filesystem::path& workspace, int year,
                                     const std::string& period, int edition);

}  // namespace kaohe::cycle

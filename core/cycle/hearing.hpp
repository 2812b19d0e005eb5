/// How the assessed are heard: shown what is recorded of them before it counts, and for how long
/// they may object.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cycle/desk.hpp"

namespace kaohe::cycle {

/// The lead unit, or the coordinator in its place, has shown the assessees of a domain what is
/// recorded of them in a period so far. Throws Error(data) before the period's window, without a
/// document, and where nothing has been recorded that was not shown.
std::int64_t disclose(Desk& desk, const std::string& domain, const std::string& period,
                      const std::string& document);

/// Entries of a domain's period that stand or take something away, do not count yet and were
/// recorded since it was shown last: until the closing all, after it those that wait to be
/// confirmed.
std::vector<std::int64_t> not_shown(const Progress& progress, const std::string& domain,
                                    const std::string& period);

/// Throws Error(data) where the year asks for it and something of a domain's period was not shown.
void require_disclosed(const Desk& desk, const plan::Domain& domain, const plan::Period& period);

/// The same of what counts once an entry is confirmed: observations that came after the closing of
/// their period, by themselves or by the late submission that lets them in. Throws Error(data) with
/// each that was not shown; nothing for other entries.
void require_shown_before_confirmation(const Desk& desk, const ledger::Entry& entry);

/// How an assessee learned of an observation: when it was shown or published.
struct Learned {
  std::int64_t number = 0;  ///< of the disclosure, publicity or publication
  Date day;
  Date objection_until;  ///< through the end of that day
};

/// When the assessees of a year learned of what. Reads what a published result was made of once,
/// and only where it is asked for. `today`: what was published later is not known, as `progress`
/// does not know it. The arguments must outlive it.
class Learning {
 public:
  Learning(const plan::YearPlan& plan, const ledger::Ledger& ledger, const Progress& progress,
           Date today);

  /// Nothing: it was neither shown nor published yet.
  std::optional<Learned> of(const ledger::Observation& row);

 private:
  Learned learned(const Hand& hand) const;
  bool is_in(const Published& published, const ledger::Observation& row);

  const plan::YearPlan& plan_;
  const ledger::Ledger& ledger_;
  const Progress& progress_;
  std::vector<Published> published_;
  std::map<std::int64_t, std::set<std::int64_t>> rows_;  ///< by number of the publication
};

/// Throws Error(data) where an assessee may not object to an observation any more.
void require_objectable(const Desk& desk, const ledger::Observation& row);

}  // namespace kaohe::cycle

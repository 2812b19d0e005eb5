/// The acts that carry a period through: units submit, assessees review themselves, lead units
/// close (Art. 11(6), 12(5)).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cycle/desk.hpp"
#include "cycle/gaps.hpp"
#include "cycle/naming.hpp"

namespace kaohe::cycle {

struct Submitting {
  std::vector<std::int64_t> numbers;  ///< of the entries
  bool nil = false;                   ///< 零报告: the unit has recorded nothing for the period
  std::vector<std::string> nil_in;    ///< domains of which it has recorded nothing
  std::int64_t row_count = 0;         ///< observations that it confirms, or takes away
  bool is_late = false;               ///< after the period's window
  std::vector<std::string>
      after_closing;  ///< domains closed without it: each waits for its lead unit
};

/// Declares the unit's observations of a period complete and confirms them. Each domain is judged
/// for itself: it is one entry where all are alike, else one for each domain in which something is
/// new, a nil return where nothing is recorded of it. For a domain that was closed without this
/// unit it is an entry of its own, which its lead unit confirms. Throws Error(data) before the
/// window, where the unit owes nothing, where nothing has come since its last submission, where the
/// period is closed in every domain that it concerns with its submission, where this person has
/// recorded one of them, and for a nil return in a domain of which the unit owes values, unless
/// `nil_reason` says why there are none.
Submitting submit(Desk& desk, const std::string& period, const std::string& nil_reason = {});

struct ClosingOptions {
  std::string document = {};              ///< of the domain's report; may be empty
  std::vector<std::string> without = {};  ///< units that have not submitted all, not waited for
  std::string early = {};                 ///< why it is closed before the day for results
  bool with_waiting = false;              ///< what is owed and not there is not waited for
  /// Finds what is owed in the domain's period; called while others may record, again where they
  /// have. None: nobody looks.
  std::function<std::vector<Gap>()> find_gaps = {};
  std::string reason = {};  ///< why what one of `without` has recorded is left out
};

struct ClosingDone {
  std::int64_t number = 0;
  std::vector<std::string> missing;              ///< units that had not submitted all
  std::map<std::string, std::int64_t> left_out;  ///< of these: rows recorded and not submitted
  std::vector<std::string> unreviewed;  ///< assessees without a self-review, where one was due
  std::vector<Gap> waiting;             ///< what was owed and not there
  bool is_late = false;                 ///< after `results_by`, else after the window
};

/// The lead unit merges a domain's results of a period: from then on only corrections. Throws
/// Error(data) while the period has not begun to be submitted, while the domain's indicator system
/// is not issued or is not what was issued (Art. 8), where the roster of a period that is closed
/// has changed, while the year asks that all be shown to the assessees first and something was not,
/// while observations wait for their unit's submission or a unit that owes one has
/// submitted nothing, where that unit is not named in `without`, where `without` names another one,
/// where observations are left out by it without a `reason`, before the day for results unless
/// `early` says why, while something is owed and not there unless `with_waiting`, and where this
/// person has recorded or submitted something of it. What is left out does not count, until its
/// unit has submitted it late and the lead unit confirmed that.
ClosingDone close_period(Desk& desk, const std::string& domain, const std::string& period,
                         const ClosingOptions& options);

struct ReviewDone {
  std::int64_t number = 0;
  bool is_late = false;  ///< after `self_review_by`
};

/// An assessee hands in its self-review of a period that asks for one. Throws Error(data) for other
/// periods, before its window, without a document, and for a second one.
ReviewDone hand_in_self_review(Desk& desk, const std::string& period, const std::string& document);

/// A unit left out by name must be one that is missing, or a slip would pass unseen: throws
/// Error(data) for the first of `without` that is not.
void require_missing(const std::vector<std::string>& missing,
                     const std::vector<std::string>& without);

/// By when a lead unit owes its results of a period.
Date results_due(const plan::Period& period);

/// Throws Error(data) before the first day of a period's window, with advice what to do until then.
void require_begun(const Desk& desk, const plan::Period& period, const Text& advice);

}  // namespace kaohe::cycle

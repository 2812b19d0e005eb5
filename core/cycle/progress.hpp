/// How far a year has come, read from its ledger: who has recorded, submitted and closed what, and
/// when.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ledger/course.hpp"
#include "ledger/ledger.hpp"
#include "ledger/standing.hpp"
#include "plan/person.hpp"

namespace kaohe::cycle {

/// One act: its entry, by whom, on which day it was entered.
struct Hand {
  std::int64_t number = 0;
  std::string person;
  Date day;
};

/// Observations of a period that one person recorded for one unit, that stand and have come equally
/// far; or one that they take away.
struct Draft {
  Hand hand;
  std::string unit, period;
  std::int64_t row_count = 0;                        ///< rows that stand, 1..
  std::map<std::string, std::int64_t> rows_of = {};  ///< the same by domain
  bool is_confirmed = false;
  bool is_left_out = false;  ///< closed before its unit had submitted it, and not confirmed since
  bool awaits_lead_unit = false;  ///< it came after the closing, and no submission confirms it
  bool about_lead_unit = false;   ///< all of it; else none of it
  bool takes_away = false;        ///< a cancellation: its row goes once it is confirmed
};

/// A record that stands alone and waits for a second person.
struct Waiting {
  Hand hand;
  std::string unit;
  std::string kind;
};

/// A late submission tells of two things, as different units confirm them.
enum class LatePart {
  others,        ///< all but the following
  of_lead_unit,  ///< about the lead unit itself, where it is an assessee of its domain
};

struct Submitted {
  Hand hand;
  ledger::Submission of = {};
};

struct Closed {
  Hand hand;
  ledger::PeriodClosing closing;
};

struct Published {
  Hand hand;
  ledger::Publication publication;
};

struct Disclosed {
  Hand hand;
  ledger::Disclosure disclosure;
};

class Progress {
 public:
  /// Entries entered after `until` are not known.
  Progress(const ledger::Ledger& ledger, int year, std::optional<Date> until = std::nullopt);
  /// Nothing is read yet.
  explicit Progress(int year, std::optional<Date> until = std::nullopt);

  /// Reads what has come into the ledger since, always the same one: afterwards this is as if it
  /// had been read from it whole.
  void advance(const ledger::Ledger& ledger);

  /// In the order of the ledger; what was withdrawn or replaced is left out.
  const std::vector<Draft>& drafts() const { return drafts_; }
  const std::vector<Waiting>& waiting() const { return waiting_; }
  /// A unit's submissions of a period in a domain, in order: what was closed before one is not of
  /// it.
  std::vector<Submitted> submissions(const std::string& unit, const std::string& period,
                                     const std::string& domain) const;
  /// Whether a unit that a closing left out has submitted for that domain since, confirmed or not.
  bool has_submitted_late(const std::string& unit, const std::string& period,
                          const std::string& domain, LatePart part = LatePart::others) const {
    return late_submissions_.count({unit, period, domain, part}) != 0;
  }
  /// A unit's last late submission of a domain that waits to be confirmed; nothing: none does.
  std::optional<Submitted> late_waiting(const std::string& unit, const std::string& period,
                                        const std::string& domain) const;
  /// nullptr: the period is not closed in that domain.
  const Closed* closing(const std::string& domain, const std::string& period) const;
  /// nullptr: the assessee ("domain/assessee") has handed in none.
  const Hand* self_review(const std::string& assessee, const std::string& period) const;
  /// Its last edition; nullptr: the period's result has not been written.
  const Published* publication(const std::string& period) const;
  /// When it was last opened to the public before it was final; nullptr: not.
  const Published* publicity(const std::string& period) const;
  /// When the assessees of a domain were shown what was recorded of them, in order.
  const std::vector<Disclosed>& disclosures(const std::string& domain,
                                            const std::string& period) const;
  const ledger::Standing& standing() const { return standing_; }
  /// The same without what is only proposed.
  const ledger::Standing& in_force() const { return in_force_; }
  struct Rows {
    std::int64_t in_time = 0;  ///< with what has corrected them since
    std::int64_t late = 0;     ///< first recorded after the closing
  };
  /// How many observations of a domain's period that a unit recorded are in force: confirmed, and
  /// not taken away or replaced by anything that is.
  Rows rows_in_force(const std::string& unit, const std::string& period,
                     const std::string& domain) const;
  /// Who has recorded or submitted something of a domain in a period, also what was corrected
  /// since.
  std::set<std::string> hands_in(const std::string& domain, const std::string& period) const;
  /// Who has recorded, for a unit in a period, what its submission will confirm.
  std::set<std::string> proposers(const std::string& unit, const std::string& period) const;

 private:
  using Key = std::pair<std::string, std::string>;  ///< of whom, period

  /// An entry that may stand or not, and wait or not, as others follow; read and parsed once.
  struct Recorded {
    ledger::Entry entry;
    Hand hand;
    std::string period;  ///< of rows, or of one that is cancelled; empty: none
    std::map<std::string, std::int64_t> rows_of;  ///< by domain
    bool about_lead_unit = false;
    std::optional<ledger::Submission> submission;
  };

  void take(const ledger::Entry& entry);
  void settle(const ledger::Ledger& ledger);
  void settle_submission(const Recorded& recorded);
  void settle_rows(const ledger::Ledger& ledger, const Recorded& recorded);
  void count_in_force(const ledger::Ledger& ledger, const Recorded& recorded);
  void leave_out_gone(const ledger::Ledger& ledger, const ledger::Standing& standing,
                      const Recorded& recorded, std::map<std::string, std::int64_t>& rows_of);
  bool is_waiting(const ledger::Entry& entry) const;

  ledger::EntryFilter filter_;
  ledger::Standing standing_;  ///< with what is only proposed
  ledger::Standing in_force_{false};
  std::vector<Recorded> recorded_;  ///< in the order of the ledger
  std::map<std::int64_t, std::vector<std::string>>
      row_domains_;  ///< of entries with rows that have gone
  std::vector<Draft> drafts_;
  std::vector<Waiting> waiting_;
  std::map<std::tuple<std::string, std::string, std::string>, Rows>
      rows_in_force_;  ///< unit, period, domain
  std::map<Key, std::set<std::pair<std::string, std::string>>>
      recorders_;  ///< of a domain's period: unit, person
  std::map<Key, std::vector<Submitted>> submissions_, late_waiting_;
  std::set<std::tuple<std::string, std::string, std::string, LatePart>>
      late_submissions_;  ///< unit, period, domain
  std::map<Key, Closed> closings_;
  std::map<Key, Hand> self_reviews_;
  std::map<std::string, Published> publications_, publicities_;
  std::map<Key, std::vector<Disclosed>> disclosures_;
};

}  // namespace kaohe::cycle

#pragma once
// The evidence as it stands when a period's result is asked for, and the cell that a rule makes of
// it.

#include <optional>
#include <string>
#include <vector>

#include "county.hpp"

namespace oracle {

/// Thrown where a value is owed and not on record.
struct Pending {
  std::string what;
};

/// An indicator of one school: points are missing while it is pending.
struct Cell {
  std::optional<Exact> points;
  std::string state;
  std::string working;  ///< for people: what made it so
};

/// Points so far, with the reason for each step.
class Score {
 public:
  explicit Score(Exact start) : points_(std::move(start)) {}

  void lose(const Exact& points, const std::string& why) { win(-points, why); }
  void win(const Exact& points, const std::string& why);

  /// The part's score within 0 and `full`, e.g. to be added to another.
  Exact clamped(const Exact& full) const { return within(points_, 0, full); }
  const std::string& working() const { return working_; }

  /// The indicator's score within 0 and `full`, rounded once to 4 places half up.
  Cell cell(const Exact& full) const;

 private:
  Exact points_;
  std::string working_;
};

/// Nothing of the indicator is due: it carries its full points.
Cell not_due(const Exact& full);

/// Which value of an input: empty fields do not matter.
struct At {
  std::string cell = {}, subject = {};
};

class Asked {
 public:
  Asked(const County& county, Period period) : county_(&county), period_(period) {}

  const County& county() const { return *county_; }
  bool has_come(Period period) const { return period <= period_; }
  bool at_year_end() const { return period_ == Period::year; }

  /// "2023-01" …: the months that have ended, from that on in which the school was founded. What is
  /// submitted by the quarter is due with them.
  std::vector<std::string> months(const School& school) const;

  /// The halves due: H1 is submitted in h1, H2 at year-end (periods = "half_yearly"); those before
  /// the school was founded are not owed.
  std::vector<std::string> halves(const School& school) const;

  /// What has been submitted so far.
  std::vector<Fact> facts(const School& school, const std::string& indicator,
                          const std::string& input, const At& at = {}) const;

  /// The sum of an owed count or measure; throws Pending while there is none.
  Exact number(const School& school, const std::string& indicator, const std::string& input,
               const At& at = {}) const;

  /// An owed flag; throws Pending while there is none.
  bool yes(const School& school, const std::string& indicator, const std::string& input,
           const At& at = {}) const;

  /// A flag, if it is on record.
  std::optional<bool> known(const School& school, const std::string& indicator,
                            const std::string& input) const;

  /// A decision of this kind ("exempt", "not_applicable") on "XX26", "XX01.leaders", known by now.
  bool decided(const School& school, const std::string& kind, const std::string& on) const;
  bool not_applicable(const School& school, const std::string& on) const {
    return decided(school, "not_applicable", on);
  }

  /// The schools among which an indicator compares: all that are not exempt from it.
  std::vector<School> compared(const std::string& indicator) const;

  /// For each notice issued by now the days after its due date, one month after it was issued.
  std::vector<int> days_late(const School& school) const;

 private:
  const County* county_;
  Period period_;
};

}  // namespace oracle

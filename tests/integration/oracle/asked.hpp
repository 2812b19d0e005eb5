#pragma once
// The evidence of a domain as it stands when a period's result is asked for.

#include <optional>
#include <string>
#include <vector>

#include "county.hpp"
#include "score.hpp"

namespace oracle {

/// Which value of an input: empty fields do not matter.
struct At {
  std::string cell = {}, subject = {};
};

class Asked {
 public:
  Asked(const County& county, Period period) : county_(&county), period_(period) {}

  /// The same, as if whatever is disputed had been withdrawn.
  Asked without_disputed() const;

  const County& county() const { return *county_; }
  bool has_come(Period period) const { return period <= period_; }
  bool at_year_end() const { return period_ == Period::year; }

  /// Stands for an assessee where one value is recorded for the whole domain.
  static Assessee whole_domain() { return {}; }

  /// "2023-01" …: the months that have ended, in which the assessee was there. What is
  /// submitted by the quarter is due with them.
  std::vector<std::string> months(const Assessee& assessee) const;

  /// The halves due: H1 is submitted in h1, H2 at year-end (periods = "half_yearly"); those in
  /// which the assessee was not there are not owed.
  std::vector<std::string> halves(const Assessee& assessee) const;

  /// The quarters that have ended; `quarters_by_half`: those of the halves that are due.
  std::vector<std::string> quarters(const Assessee& assessee) const;
  std::vector<std::string> quarters_by_half(const Assessee& assessee) const;

  /// What has been submitted so far.
  std::vector<Fact> facts(const Assessee& assessee, const std::string& indicator,
                          const std::string& input, const At& at = {}) const;

  /// The sum of an owed count or measure; throws Pending while there is none.
  Exact number(const Assessee& assessee, const std::string& indicator, const std::string& input,
               const At& at = {}) const;

  /// An owed flag; throws Pending while there is none.
  bool yes(const Assessee& assessee, const std::string& indicator, const std::string& input,
           const At& at = {}) const;

  /// A flag, if it is on record.
  std::optional<bool> known(const Assessee& assessee, const std::string& indicator,
                            const std::string& input) const;

  /// What came from outside, if it has: "inspection", "score".
  std::optional<Import> imported(const Assessee& assessee, const std::string& result,
                                 const std::string& column) const;

  /// A figure of last year, if there is one; of one of a list where `subject` is given.
  std::optional<Exact> last_year(const Assessee& assessee, const std::string& name,
                                 const std::string& subject = "") const;

  /// A decision of this kind ("exempt", "not_applicable") on "XX26", "XX01.leaders", known by now.
  bool decided(const Assessee& assessee, const std::string& kind, const std::string& on) const;
  bool not_applicable(const Assessee& assessee, const std::string& on) const {
    return decided(assessee, "not_applicable", on);
  }

  /// The assessees among which an indicator compares: all that are not exempt from it.
  std::vector<Assessee> compared(const std::string& indicator) const;

  /// For each notice issued by now the days after its due date, one month after it was issued.
  std::vector<int> days_late(const Assessee& assessee) const;

 private:
  bool is_known(const std::string& date) const;
  bool stands(const Fact& fact, const std::vector<Fact>& of_its_input) const;

  const County* county_;
  Period period_;
  bool without_disputed_ = false;
};

}  // namespace oracle

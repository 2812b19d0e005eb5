#include "cycle/todo_editions.hpp"

#include <algorithm>
#include <set>

#include "cycle/record_costs.hpp"
#include "ledger/kinds.hpp"
#include "ledger/matter_link.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Entry;

class MovesFigures {
 public:
  MovesFigures(const TodoSources& from, const plan::Period& period)
      : from_(from), period_(period) {}

  /// Whether an entry that stands alone may move the period's figures.
  bool operator()(const Entry& entry) const {
    if (entry.kind == ledger::kCancellationKind)
      return (*this)(from_.ledger.find(entry.replaces.value()).value());
    if (entry.kind == ledger::MatterMerge::kKind) return true;
    if (entry.kind == ledger::Objection::kKind) {
      const auto answer = ledger::record_of<ledger::Objection>(entry);
      return answer.is_granted() && is_of_period(answer.about, answer.date);
    }
    if (entry.kind == ledger::Rectified::kKind) {
      const auto rectified = ledger::record_of<ledger::Rectified>(entry);
      return is_of_period(rectified.about, rectified.date);
    }
    return period_.awards && of_the_year().count(entry.kind) != 0;
  }

 private:
  static const std::set<std::string>& of_the_year() {
    static const std::set<std::string> kinds{ledger::Review::kKind,     ledger::Votes::kKind,
                                             ledger::LeaderMark::kKind, ledger::Survey::kKind,
                                             ledger::Circular::kKind,   ledger::Finding::kKind,
                                             ledger::Adjustment::kKind, ledger::Decision::kKind};
    return kinds;
  }

  /// What a quarter deducted the year-end carries.
  bool is_of_period(const ledger::ObservationChoice& about, const std::optional<Date>& date) const {
    if (period_.awards) return true;
    const auto rows = from_.records.observations_by_domain.find(about.domain);
    if (rows == from_.records.observations_by_domain.end()) return false;
    return std::any_of(rows->second.begin(), rows->second.end(), [&](const auto& row) {
      return speaks_of(about, date, row) && period_priced_in(from_.plan, row).id == period_.id;
    });
  }

  const TodoSources& from_;
  const plan::Period& period_;
};

}  // namespace

std::vector<std::int64_t> in_force_since(const TodoSources& from, const plan::Period& period,
                                         std::int64_t published) {
  std::set<std::int64_t> numbers;
  for (const Draft& draft : from.progress.drafts()) {
    if (draft.is_confirmed && draft.period == period.id && draft.hand.number > published)
      numbers.insert(draft.hand.number);
  }
  const MovesFigures moves(from, period);
  from.ledger.entries({from.plan.year, {}, from.today}, [&](const Entry& entry) {
    if (entry.number <= published) return;
    if (entry.kind == ledger::Confirmation::kKind) {
      for (const std::int64_t number : ledger::record_of<ledger::Confirmation>(entry).confirms)
        if (moves(from.ledger.find(number).value())) numbers.insert(number);
    } else if (!ledger::needs_confirmation(entry) && moves(entry)) {
      numbers.insert(entry.number);
    }
  });
  return {numbers.begin(), numbers.end()};
}

}  // namespace kaohe::cycle

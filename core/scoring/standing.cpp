#include "scoring/standing.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace kaohe::scoring {

namespace {

using ledger::Objection;
using ledger::Observation;

class StandingReader {
 public:
  StandingReader(const plan::YearPlan& plan, const plan::Domain& domain,
                 const ledger::ObservationSource& source, const Asked& asked)
      : plan_(plan), domain_(domain), asked_(asked), asked_index_(plan.period_index(asked.period)) {
    for (const Objection& one : source.objections()) {
      if (one.about.domain == domain.id && is_known(one.date)) objections_.push_back(&one);
    }
    for (const ledger::Rectified& one : source.rectified()) {
      if (one.about.domain == domain.id && is_known(one.date)) rectified_.push_back(&one);
    }
    source.observations(domain.id, [this](const Observation& one) { take(one); });
  }

  StandingRecords read() {
    find_unmended();
    leave_out_repeated();
    for (Observation& record : records_) {
      if (settle_objections(record) && !is_elsewhere(record)) keep(std::move(record));
    }
    for (auto& [assessee, notes] : standing_.notes) sort_notes(notes);
    return std::move(standing_);
  }

 private:
  // What is said of records later than the day asked is not known yet.
  Date known_until() const { return asked_.decided_until.value_or(asked_.on); }
  bool is_known(const std::optional<Date>& date) const { return is_known_by(date, known_until()); }

  void take(const Observation& one) {
    if (one.date && *one.date > asked_.on) return;
    if (!one.period.empty() && plan_.period_index(one.period) > asked_index_) return;
    records_.push_back(one);
  }

  /// The last day of each matter that nobody has found put right, also where its record is not
  /// counted again.
  void find_unmended() {
    if (rectified_.empty()) return;
    for (const Observation& one : records_) {
      if (one.matter.empty() || !one.date || rectified_of(one) != nullptr) continue;
      const auto [at, is_new] = unmended_.try_emplace(matter_of(one), *one.date);
      if (!is_new) at->second = std::max(at->second, *one.date);
    }
  }

  const ledger::Rectified* rectified_of(const Observation& record) const {
    for (const ledger::Rectified* one : rectified_)
      if (speaks_of(one->about, one->date, record)) return one;
    return nullptr;
  }

  /// Whether the matter was recorded anew after it was found put right.
  bool has_come_back(const Observation& record, const ledger::Rectified& rectified) const {
    const auto found = unmended_.find(matter_of(record));
    return found != unmended_.end() && rectified.date && found->second > *rectified.date;
  }

  /// Art. 12: what an earlier period has found is not counted again by one that reviews it.
  void leave_out_repeated() {
    std::map<Matter, int> first;
    for (const Observation& one : records_) {
      if (one.matter.empty() || one.period.empty()) continue;
      const int period = plan_.period_index(one.period);
      const auto [at, is_new] = first.try_emplace(matter_of(one), period);
      if (!is_new) at->second = std::min(at->second, period);
    }
    const auto is_repeated = [&](const Observation& one) {
      if (one.matter.empty() || one.period.empty()) return false;
      const int period = plan_.period_index(one.period);
      const bool only_new = plan_.periods[static_cast<std::size_t>(period)].only_new_matters;
      if (!only_new || first.at(matter_of(one)) == period) return false;
      add_note(one, "matter_repeated",
               {"{}, matter {}: recorded in an earlier period already, not counted again in {}",
                "{}:事项 {} 在此前阶段已记录,“{}”不再重复计"},
               plan_.find_period(one.period)->title);
      return true;
    };
    records_.erase(std::remove_if(records_.begin(), records_.end(), is_repeated), records_.end());
  }

  using Matter = std::tuple<std::string, std::string, std::string>;

  static Matter matter_of(const Observation& one) { return {one.assessee, one.input, one.matter}; }

  /// Whether the record still stands; reduced where that was decided.
  bool settle_objections(Observation& record) {
    for (const Objection* objection : objections_) {
      if (!speaks_of(objection->about, objection->date, record)) continue;
      if (objection->is_open(known_until())) {
        standing_.any_disputed = true;
        if (asked_.without_disputed && may_be_taken_away(record)) return false;
        add_note(record, "disputed",
                 {"{}, matter {}: disputed ({}), it counts until the objection is answered",
                  "{}:事项 {} 有异议({}),答复之前仍然计入"},
                 objection->document);
      } else if (objection->outcome == "withdrawn") {
        add_note(record, "withdrawn",
                 {"{}, matter {}: withdrawn after an objection ({})", "{}:事项 {} 经异议撤销({})"},
                 objection->answer);
        return false;
      } else if (objection->outcome == "reduced") {
        reduce(record, *objection);
      }
    }
    return true;
  }

  /// A value that is owed is changed by an answer and never taken away: without it there would be
  /// no figure, of this assessee and of all that are compared with it.
  bool may_be_taken_away(const Observation& record) const {
    const plan::InputInfo* input = domain_.system.find_input(record.input);
    return input != nullptr && input->type == plan::InputType::events;
  }

  /// Art. 15: its matter costs in another place.
  bool is_elsewhere(const Observation& record) {
    const auto found = asked_.elsewhere.find(record.origin.number);
    if (found == asked_.elsewhere.end()) return false;
    const CountsIn& there = found->second;
    if (there.input.empty()) {
      add_note(
          record, "matter_costs_once",
          {"{}, matter {}: it costs more as the deduction {} (Art. 15) and counts there; 0 here",
           "{}:事项 {} 按加减分“{}”扣分更多(第十五条),只按加减分计,此处计 0 分"},
          there.deduction);
      return true;
    }
    const plan::InputInfo* counts = domain_.system.find_input(there.input);
    add_note(record, "matter_costs_once",
             {"{}, matter {}: it costs more in {} and counts there; 0 here",
              "{}:事项 {} 在“{}”失分更多,只在该处计,此处计 0 分"},
             counts->indicator + " " + counts->title);
    return true;
  }

  void reduce(Observation& record, const Objection& objection) {
    if (objection.value) record.value = *objection.value;
    if (objection.attributes) record.attributes = *objection.attributes;
    add_note(record, "reduced",
             {"{}, matter {}: reduced after an objection ({})", "{}:事项 {} 经异议减轻({})"},
             objection.answer);
  }

  void keep(Observation record) {
    const bool is_year_end = plan_.periods[static_cast<std::size_t>(asked_index_)].awards;
    const plan::Period* period = plan_.find_period(record.period);
    if (is_year_end && period != nullptr && !period->awards)
      record.retained = record.retained * plan_.carried_over;
    give_back(record);
    standing_.records.push_back(std::move(record));
  }

  void give_back(Observation& record) {
    const ledger::Rectified* one = rectified_of(record);
    if (plan_.rectified_returns.is_zero() || one == nullptr) return;
    if (has_come_back(record, *one))
      return add_note(record, "rectified_again",
                      {"{}, matter {}: put right ({}), but recorded again since; nothing of its "
                       "deduction is given back",
                       "{}:事项 {} 曾整改销号({}),此后再次发生,不返还扣分"},
                      one->document);
    record.retained = record.retained * (Rational::of(1) - plan_.rectified_returns);
    add_note(record, "rectified",
             {"{}, matter {}: put right ({}), a share of its deduction is given back",
              "{}:事项 {} 已整改销号({}),按规定比例返还扣分"},
             one->document);
  }

  void add_note(const Observation& record, const char* id,
                const MessageFor<std::string, std::string, std::string>& message,
                const std::string& document) {
    const plan::InputInfo* input = domain_.system.find_input(record.input);
    const std::string title = input == nullptr ? record.input : input->title;
    const std::string matter = record.matter.empty() ? "-" : record.matter;
    standing_.notes[record.assessee].push_back(note(id, say(message, title, matter, document)));
  }

  static void sort_notes(std::vector<Note>& notes) {
    std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
      return std::tie(a.id, a.zh) < std::tie(b.id, b.zh);
    });
    notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
  }

  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  const Asked& asked_;
  int asked_index_;
  std::vector<const Objection*> objections_;
  std::vector<const ledger::Rectified*> rectified_;
  std::map<Matter, Date> unmended_;
  std::vector<Observation> records_;
  StandingRecords standing_;
};

}  // namespace

StandingRecords standing_records(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const ledger::ObservationSource& source, const Asked& asked) {
  return StandingReader(plan, domain, source, asked).read();
}

}  // namespace kaohe::scoring

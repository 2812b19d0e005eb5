#include "cycle/record_story.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "cycle/answers.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/deeds.hpp"
#include "cycle/input_units.hpp"
#include "cycle/notices.hpp"
#include "cycle/owed.hpp"
#include "cycle/play_systems.hpp"
#include "cycle/progress.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using namespace ledger;
using plan::Person;

/// Stands in the place of a document's number: the evidence does not tell which it was.
constexpr const char* kDocument = "—";

/// Of one day, in this order.
enum Order { systems, records, submissions, closings, answers, publications };

struct Told {
  Date day;
  Order order;
  std::function<void()> act;
};

class Story {
 public:
  Story(const Year& year, const MemorySource& evidence, Ledger& ledger, const Publish& publish)
      : issued_(year_as_issued(year)),
        now_(issued_),
        plan_(year.plan),
        evidence_(evidence),
        ledger_(ledger),
        publish_(publish),
        units_(year.plan),
        progress_(std::make_shared<Progress>(year.plan.year)),
        systems_(std::make_shared<Systems>(year.plan.year)) {}

  void play() {
    now_.plan.hearing.disclose = false;  // evidence files do not tell when it was shown
    tell_systems();
    tell_observations();
    for_each_kind([this](const char*, auto list) { tell_records(evidence_.*list); });
    tell_self_reviews();
    tell_submissions();
    tell_closings();
    tell_publications();
    std::stable_sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) {
      return std::tie(a.day, a.order) < std::tie(b.day, b.order);
    });
    for (const Told& one : told_) one.act();
    publish_year();
  }

 private:
  // ---------- The days, and who acts ----------
  void tell(Date day, Order order, std::function<void()> act) {
    told_.push_back({std::max(day, make_date(plan_.year, 1, 1)), order, std::move(act)});
  }

  Desk desk(const Person& person, Date day) { return desk(plan_, person, day); }
  Desk desk(const plan::YearPlan& plan, const Person& person, Date day) {
    DeskOptions options;
    options.today = std::max(day, make_date(plan_.year, 1, 1));
    options.progress = progress_;
    options.systems = systems_;
    return Desk(plan, ledger_, person, options);
  }

  // ---------- Indicator systems (Art. 8) ----------

  void tell_systems() {
    // Nothing is closed before it is issued.
    Date due = system_due(plan_);
    for (const plan::Period& period : plan_.periods) due = std::min(due, results_due(period));
    for (const plan::Domain& domain : plan_.domains) {
      tell(due, systems, [this, due, id = domain.id] {
        play_issue(issued_, ledger_, id, {due, due, due, due, kDocument, kDocument});
      });
      tell_amendments(domain);
    }
  }

  /// What the year changes from a later period on is decided by its first day: what begins
  /// together and has one document is one amendment.
  void tell_amendments(const plan::Domain& domain) {
    std::map<std::pair<Date, std::string>, std::vector<plan::Override>> amendments;
    std::vector<plan::Override> so_far = issued_.plan.find_domain(domain.id)->plugin.overrides;
    for (const plan::Override& one : domain.plugin.overrides) {
      if (std::find(so_far.begin(), so_far.end(), one) != so_far.end()) continue;
      amendments[{plan_.find_period(one.from)->first_day, one.document}].push_back(one);
    }
    for (const auto& [key, changes] : amendments) {
      so_far.insert(so_far.end(), changes.begin(), changes.end());
      tell(key.first, systems, [this, day = key.first, id = domain.id, so_far, one = changes[0]] {
        now_ = year_with(std::move(now_), id, so_far);
        play_amendment(now_, ledger_, id,
                       {day, day, day, "", one.from, one.document, one.document, one.document});
      });
    }
  }

  /// The first person who may do all of the deeds: of the unit, else of any.
  Person person_for(const std::string& unit, const std::vector<Deed>& deeds, const Place& place,
                    const std::set<std::string>& but = {}) const {
    std::vector<Person> candidates = plan_.persons_of(unit);
    candidates.insert(candidates.end(), plan_.persons.begin(), plan_.persons.end());
    for (Person& person : candidates) {
      const bool may = std::all_of(deeds.begin(), deeds.end(), [&](const Deed& deed) {
        return ask(plan_, person, deed).permit.has_value();
      });
      if (may && but.count(person.id) == 0) return std::move(person);
    }
    throw Error(ErrorKind::data, place,
                say({"nobody of year.toml may {} here; name a [[person]] for it (`kaohe roles` "
                     "shows who may)",
                     "year.toml 中没有人可以在此{};请补充 [[person]](权限见 kaohe roles)"},
                    say(row_of(deeds.front().act).about)));
  }

  /// Whose work a record is in the first place: of a notice the unit's in charge, else the lead
  /// unit's.
  std::string unit_for(const Notice& record) const { return record.unit; }
  std::string unit_for(const Objection& record) const {
    return plan::assessee_unit(record.about.domain, record.about.assessee);
  }
  std::string unit_for(const Rectified& record) const {
    return plan_.find_domain(record.about.domain)->lead_unit;
  }
  template <class Record>
  std::string unit_for(const Record& record) const {
    const plan::Domain* domain = plan_.find_domain(record.domain);
    return domain == nullptr ? std::string() : domain->lead_unit;
  }

  /// Who answers: a unit whose input it is.
  std::string unit_answering(const Objection& record) {
    const std::set<std::string>& units = units_.of(record.about.domain, record.about.input);
    return units.empty() ? std::string() : *units.begin();
  }

  template <class Record>
  Person recorder_of(const Record& record) {
    return person_for(unit_for(record), {deeds(record).record}, record.origin.place);
  }

  /// Named from the year's folder, so that the story is the same on every machine.
  template <class Record>
  Record placed(Record record) const {
    const std::filesystem::path file = record.origin.place.file;
    record.origin.place.file = file.lexically_relative(plan_.folder).generic_string();
    return record;
  }

  // ---------- Observations ----------

  /// One unit's file of one period, or one domain's rows of another assessment.
  using FileKey = std::tuple<std::string, std::string, std::string, std::string>;

  void tell_observations() {
    std::map<FileKey, std::vector<Observation>> files;
    for (const auto& [domain, rows] : evidence_.observations_by_domain) {
      for (const Observation& row : rows) {
        const std::string of = row.period.empty() ? domain : "";
        files[{row.period, row.origin.unit, row.origin.place.file, of}].push_back(placed(row));
      }
    }
    for (auto& [key, rows] : files) {
      const plan::Period* period = plan_.find_period(std::get<0>(key));
      const std::string unit = std::get<1>(key);
      Date day = last_date(rows);
      if (period != nullptr) {
        day = std::max(day, results_due(*period));
        note_day(unit, period->id, day);
        for (const Observation& row : rows) note_day(row.domain, period->id, day);
      }
      tell(day, records, [this, day, unit, list = std::move(rows)] { record(day, unit, list); });
    }
  }

  /// Nothing is handed in or closed before what happened last in it.
  void note_day(const std::string& of, const std::string& period, Date day) {
    Date& last = last_days_.try_emplace({of, period}, day).first->second;
    last = std::max(last, day);
  }
  Date day_of(const std::string& of, const plan::Period& period) const {
    const auto found = last_days_.find({of, period.id});
    return found == last_days_.end() ? results_due(period) : found->second;
  }

  Date last_date(const std::vector<Observation>& rows) const {
    Date last = make_date(plan_.year, 1, 1);
    for (const Observation& row : rows) last = std::max(last, row.date.value_or(last));
    return last;
  }

  void record(Date day, const std::string& unit, const std::vector<Observation>& rows) {
    const Observation& first = rows.front();
    std::vector<Deed> recordings, confirmations;
    MemorySource source;
    for (const Observation& row : rows) {
      const Deeds both = deeds_of(plan_, row, units_.of(row.domain, row.input));
      recordings.push_back(both.record);
      confirmations.push_back(both.confirm);
      source.observations_by_domain[row.domain].push_back(row);
    }
    const std::string whose = unit.empty() ? plan_.find_domain(first.domain)->lead_unit : unit;
    const Person recorder = person_for(whose, recordings, first.origin.place);
    Desk open = desk(recorder, day);
    const std::vector<std::int64_t> numbers = record_all(open, source, "");
    if (!first.period.empty()) return;  // its unit's submission confirms it
    Desk other = desk(person_for(whose, confirmations, first.origin.place, {recorder.id}), day);
    confirm(other, numbers);
  }

  // ---------- Periods ----------

  /// Art. 12(5): nobody is late with it.
  void tell_self_reviews() {
    for (const plan::Period& period : plan_.periods) {
      if (!period.self_review_by) continue;
      for (const plan::Domain& domain : plan_.domains) {
        for (const auto& [id, placed_how] : roster_in(domain, period)) {
          const Date day = *period.self_review_by;
          tell(day, submissions, [this, day, &period, unit = plan::assessee_unit(domain.id, id)] {
            Desk open = desk(plan_.persons_of(unit).front(), day);
            hand_in_self_review(open, period.id, kDocument);
          });
        }
      }
    }
  }

  void tell_submissions() {
    for (const Submission& one : evidence_.all_submissions) {
      const plan::Period* period = plan_.find_period(one.period);
      if (period == nullptr) continue;
      // A nil return that nobody owes says nothing.
      if (one.nil && owed_submissions(plan_, period->id).count(one.unit) == 0) continue;
      const Date day = day_of(one.unit, *period);
      tell(day, submissions, [this, day, one] {
        progress_->advance(ledger_);
        Deed deed{Act::submit_observations};
        deed.units = {one.unit};
        Desk open = desk(person_for(one.unit, {deed}, one.origin.place,
                                    progress_->proposers(one.unit, one.period)),
                         day);
        submit(open, one.period, kDocument);
      });
    }
  }

  void tell_closings() {
    for (const plan::Period& period : plan_.periods) {
      for (const plan::Domain& domain : plan_.domains)
        tell(day_of(domain.id, period), closings,
             [this, &period, &domain] { close(period, domain); });
    }
  }

  void close(const plan::Period& period, const plan::Domain& domain) {
    progress_->advance(ledger_);
    const Person person = person_for(domain.lead_unit, {{Act::close_period, domain.id}}, {},
                                     hands_in(plan_, *progress_, domain.id, period.id));
    Desk open = desk(now_.plan, person, day_of(domain.id, period));
    close_period(open, domain.id, period.id,
                 {"", missing_units(plan_, *progress_, domain.id, period.id), {}, true, {}});
  }

  void tell_publications() {
    for (const plan::Period& period : plan_.periods) {
      if (period.awards) continue;
      Date day = std::max(period.asked_on, results_due(period));
      for (const plan::Domain& domain : plan_.domains)
        day = std::max(day, day_of(domain.id, period));
      tell(day, publications, [this, day, &period] {
        progress_->advance(ledger_);
        const std::string coordinator = plan_.organisation_with("coordinator").id;
        Desk open = desk(now_.plan, person_for(coordinator, {{Act::publish_period}}, {}), day);
        publish_(now_, open, period);
      });
    }
  }

  /// After everything else, as its decisions were taken then.
  void publish_year() {
    const plan::Period& year = plan_.periods.back();
    const Date last = told_.empty() ? year.asked_on : told_.back().day;
    const std::string coordinator = plan_.organisation_with("coordinator").id;
    Desk open = desk(now_.plan, person_for(coordinator, {{Act::publish_period}}, {}),
                     std::max(year.asked_on, last));
    publish_(now_, open, year);
  }

  // ---------- Records that stand alone ----------
  void tell_records(const std::vector<Submission>&) {}

  void tell_records(const std::vector<Notice>& list) {
    for (const Notice& record : list) {
      Notice open = record;
      open.answered.reset();
      tell_with_answer(placed(open), placed(record), record.issued, record.answered);
    }
  }

  void tell_records(const std::vector<Objection>& list) {
    for (const Objection& record : list) {
      Objection open = record;
      open.outcome.clear();
      open.value.reset();
      open.attributes.reset();
      open.answer.clear();
      open.answered.reset();
      tell_with_answer(placed(open), placed(record), record.date, record.answered);
    }
  }

  template <class Record>
  void tell_with_answer(const Record& open, const Record& whole, std::optional<Date> made,
                        std::optional<Date> answered) {
    auto number = std::make_shared<std::int64_t>(0);
    const Date day = made.value_or(make_date(plan_.year, 1, 1));
    tell(day, records, [this, open, day, number] {
      *number = record_alone(day, std::vector<Record>{open}).front();
    });
    if (!answered) return;
    tell(*answered, answers,
         [this, whole, number, day = *answered] { tell_answer(whole, *number, day); });
  }

  void tell_answer(const Notice& whole, std::int64_t number, Date day) {
    const Deed deed{Act::answer_notice, whole.domain, whole.assessee};
    Desk at = desk(
        person_for(plan::assessee_unit(whole.domain, whole.assessee), {deed}, whole.origin.place),
        day);
    answer_as_told(at, number, kDocument);
  }

  /// Whoever recorded what is disputed neither answers nor confirms the answer, which the lead unit
  /// does.
  void tell_answer(const Objection& whole, std::int64_t number, Date day) {
    const Deeds both = deeds(whole);
    std::set<std::string> hands = recorders_of(plan_, ledger_, whole);
    const Person person =
        person_for(unit_answering(whole), {both.record}, whole.origin.place, hands);
    Desk at = desk(person, day);
    const std::int64_t made = answer(at, number, whole);
    hands.insert(person.id);
    const std::string lead = plan_.find_domain(whole.about.domain)->lead_unit;
    Desk other = desk(person_for(lead, {both.confirm}, whole.origin.place, hands), day);
    confirm(other, {made});
  }

  /// Those of one day and one recorder are one act.
  template <class Record>
  void tell_records(const std::vector<Record>& list) {
    std::map<std::pair<Date, std::string>, std::vector<Record>> acts;
    for (const Record& record : list) {
      Date day = make_date(plan_.year, 1, 1);
      if constexpr (requires { record.date; }) day = record.date.value_or(day);
      const Person person = recorder_of(record);
      acts[{day, person.id}].push_back(placed(record));
    }
    for (auto& [key, group] : acts) {
      const Date day = key.first;
      tell(day, records, [this, day, list_of_one = std::move(group)] {
        const std::vector<std::int64_t> numbers = record_alone(day, list_of_one);
        if (needs_confirmation(Record::kKind)) confirm_alone(day, list_of_one, numbers);
      });
    }
  }

  template <class Record>
  std::vector<std::int64_t> record_alone(Date day, const std::vector<Record>& list) {
    MemorySource source;
    for_each_kind([&](const char*, auto member) {
      if constexpr (std::is_same_v<std::decay_t<decltype(source.*member)>, std::vector<Record>>)
        source.*member = list;
    });
    Desk open = desk(recorder_of(list.front()), day);
    return record_all(open, source, "");
  }

  /// Each by the first person who may and has not recorded it.
  template <class Record>
  void confirm_alone(Date day, const std::vector<Record>& list,
                     const std::vector<std::int64_t>& numbers) {
    std::map<std::string, std::pair<Person, std::vector<std::int64_t>>> by_person;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Deeds both = deeds(list[i]);
      const Person recorder = recorder_of(list[i]);
      const Person other =
          person_for(unit_for(list[i]), {both.confirm}, list[i].origin.place, {recorder.id});
      by_person.try_emplace(other.id, other, std::vector<std::int64_t>())
          .first->second.second.push_back(numbers[i]);
    }
    for (const auto& [id, act] : by_person) {
      Desk open = desk(act.first, day);
      confirm(open, act.second);
    }
  }

  Deeds deeds(const Objection& record) {
    return deeds_of(record, units_.of(record.about.domain, record.about.input));
  }
  Deeds deeds(const Rectified& record) {
    return deeds_of(record, units_.of(record.about.domain, record.about.input));
  }
  Deeds deeds(const Draw& record) { return deeds_of(record, false); }
  Deeds deeds(const Finding& record) {
    return deeds_of(record, is_year_end(plan_, record.date.value_or(make_date(plan_.year, 1, 1))));
  }
  template <class Record>
  Deeds deeds(const Record& record) {
    return deeds_of(record);
  }

  const Year issued_;  ///< as the systems were issued, before amendments
  Year now_;           ///< with the amendments so far
  const plan::YearPlan& plan_;
  const MemorySource& evidence_;
  Ledger& ledger_;
  const Publish& publish_;
  InputUnits units_;
  std::shared_ptr<Progress> progress_;
  std::shared_ptr<Systems> systems_;
  std::vector<Told> told_;
  std::map<std::pair<std::string, std::string>, Date> last_days_;  ///< unit or domain, period
};

}  // namespace

void record_story(const Year& year, const MemorySource& evidence, Ledger& ledger,
                  const Publish& publish) {
  Story(year, evidence, ledger, publish).play();
}

}  // namespace kaohe::cycle

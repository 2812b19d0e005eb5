// What the windows of the year show of those who assess: submissions, closings, results, drafts.
#include <algorithm>
#include <set>

#include "cycle/duty_finders.hpp"
#include "cycle/owed.hpp"
#include "cycle/period_status.hpp"
#include "cycle/publishing.hpp"
#include "cycle/submitting.hpp"
#include "cycle/system_versions.hpp"
#include "ledger/payload.hpp"
#include "ledger/system_course.hpp"

namespace kaohe::cycle {

namespace {

using plan::Period;

void add_once(std::vector<std::string>& list, const std::string& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

void add_once(std::vector<std::int64_t>& list, std::int64_t one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

Text titles_of(const plan::YearPlan& plan, const std::vector<std::string>& domains) {
  std::string titles;
  for (const std::string& id : domains)
    titles += (titles.empty() ? "" : "、") + plan.find_domain(id)->title;
  return {titles, titles};
}

// ---------- Submissions ----------

/// Of one unit in one period.
class Submissions {
 public:
  Submissions(const DutySources& from, const Period& period, const std::string& unit)
      : from_(from), period_(period), unit_(unit) {
    missed_ = late_ = {unit, "missed_window", "missed_window/" + period.id};
    late_.kind = "late_submission";
    late_.name = "late_submission/" + period.id;
    missed_.period = late_.period = period.id;
  }

  void look_at(const std::string& domain) {
    const Closed* closed = from_.progress.closing(domain, period_.id);
    // One that was closed before its day left its units less time than they had.
    const bool left_out = closed != nullptr && closed->closing.early.empty();
    const auto first = first_submission(domain);
    if (!first) {
      const bool is_over = left_out || from_.today > period_.closes;
      if (!is_over) return;
      add(missed_, domain, left_out ? day_of_closing() : period_.closes);
      if (closed != nullptr) add_once(missed_.numbers, closed->hand.number);
      return;
    }
    const bool is_after_closing = left_out && closed->hand.number < first->number;
    const Date due = is_after_closing ? day_of_closing() : period_.closes;
    if (first->day <= due) return;
    add(late_, domain, due);
    add_once(late_.numbers, first->number);
    add_once(late_.persons, first->person);
    late_.happened = std::max(late_.happened.value_or(first->day), first->day);
  }

  void give(std::vector<DutyEvent>& events) {
    const Text title{period_.title, period_.title};
    if (missed_.due) {
      missed_.what =
          say({"{}: submitted nothing for {}, not even a nil return", "“{}”:{}未报送,也没有零报告"},
              title, titles_of(from_.plan, missed_.domains));
      events.push_back(std::move(missed_));
    }
    if (late_.due) {
      late_.what = say({"{}: submitted late for {}", "“{}”:{}逾期报送"}, title,
                       titles_of(from_.plan, late_.domains));
      events.push_back(std::move(late_));
    }
  }

 private:
  /// By when a unit must be in, that a closing in its time left out.
  Date day_of_closing() const { return std::min(period_.closes, results_due(period_)); }

  std::optional<Hand> first_submission(const std::string& domain) const {
    const auto submissions = from_.progress.submissions(unit_, period_.id, domain);
    if (!submissions.empty()) return submissions.front().hand;
    const auto waiting = from_.progress.late_waiting(unit_, period_.id, domain);
    return waiting ? std::optional(waiting->hand) : std::nullopt;
  }

  void add(DutyEvent& event, const std::string& domain, Date due) const {
    event.due = std::min(event.due.value_or(due), due);
    event.domains.push_back(domain);
  }

  const DutySources& from_;
  const Period& period_;
  const std::string& unit_;
  DutyEvent missed_, late_;
};

// ---------- Results ----------

/// The first edition of each period that has one.
std::map<std::string, Hand> first_editions(const DutySources& from) {
  std::map<std::string, Hand> first;
  for (const Published& one : published_editions(from.ledger, from.plan.year)) {
    if (one.hand.day <= from.today) first.try_emplace(one.publication.period, one.hand);
  }
  return first;
}

// ---------- Drafts ----------

/// Who drafts a part: as the system was issued, else as the files have it.
std::set<std::string> drafting_units(const plan::Domain& domain, const SystemLife& life) {
  std::set<std::string> units{domain.lead_unit};
  if (life.editions.empty()) {
    for (const auto& [unit, indicators] : parts_of(domain)) units.insert(unit);
  } else {
    for (const auto& [indicator, unit] : life.editions.front().version.units) units.insert(unit);
  }
  return units;
}

/// By domain and unit the first draft of a part: later ones follow what others asked for.
std::map<std::pair<std::string, std::string>, Hand> first_drafts(const DutySources& from) {
  std::map<std::pair<std::string, std::string>, Hand> first;
  from.ledger.entries({from.plan.year, {ledger::SystemDraft::kKind}, from.today},
                      [&](const ledger::Entry& entry) {
                        const auto draft = ledger::record_of<ledger::SystemDraft>(entry);
                        first.try_emplace({draft.domain, draft.unit}, hand_of(entry));
                      });
  return first;
}

/// Done late or, without a hand, not yet; nothing where it was in time.
void add_late(std::vector<DutyEvent>& events, DutyEvent event, const Hand* hand, Date due,
              Date today) {
  if ((hand == nullptr ? today : hand->day) <= due) return;
  event.due = due;
  if (hand != nullptr) {
    event.happened = hand->day;
    event.persons = {hand->person};
    event.numbers = {hand->number};
  }
  events.push_back(std::move(event));
}

}  // namespace

void find_submission_events(const DutySources& from, std::vector<DutyEvent>& events) {
  for (const Period& period : from.plan.periods) {
    if (period.opens > from.today) continue;
    for (const auto& [unit, domains] : owed_submissions(from.plan, period.id)) {
      Submissions of_unit(from, period, unit);
      for (const std::string& domain : domains) of_unit.look_at(domain);
      of_unit.give(events);
    }
  }
}

void find_closing_events(const DutySources& from, std::vector<DutyEvent>& events) {
  for (const Period& period : from.plan.periods) {
    for (const plan::Domain& domain : from.plan.domains) {
      DutyEvent event{domain.lead_unit, "late_closing",
                      "late_closing/" + period.id + "/" + domain.id};
      event.period = period.id;
      event.domains = {domain.id};
      const Closed* closed = from.progress.closing(domain.id, period.id);
      event.what =
          closed == nullptr
              ? say({"{}: {} is not closed", "“{}”:{}未办结"}, period.title, domain.title)
              : say({"{}: {} was closed late", "“{}”:{}逾期办结"}, period.title, domain.title);
      add_late(events, std::move(event), closed == nullptr ? nullptr : &closed->hand,
               results_due(period), from.today);
    }
  }
}

std::optional<Date> publication_due(const plan::YearPlan& plan, const Progress& progress,
                                    const Period& period) {
  if (period.awards) return std::nullopt;
  const Date results = results_due(period);
  Date closed = results;
  for (const plan::Domain& domain : plan.domains) {
    const Closed* one = progress.closing(domain.id, period.id);
    if (one == nullptr) return std::nullopt;
    closed = std::max(closed, one->hand.day);
  }
  const Date due = period.results_by && *period.results_by < period.closes
                       ? period.closes
                       : period.closes + std::chrono::days(plan.duty.publish_days);
  return plan.working_day(due + (closed - results));
}

void find_publication_events(const DutySources& from, std::vector<DutyEvent>& events) {
  const std::map<std::string, Hand> first = first_editions(from);
  const std::string coordinator = from.plan.organisation_with("coordinator").id;
  for (const Period& period : from.plan.periods) {
    const auto due = publication_due(from.plan, from.progress, period);
    if (!due) continue;
    const auto hand = first.find(period.id);
    DutyEvent event{coordinator, "late_publication", "late_publication/" + period.id};
    event.period = period.id;
    event.what = hand == first.end()
                     ? say({"{}: its result is not written", "“{}”:尚未形成结果"}, period.title)
                     : say({"{}: its result was written late", "“{}”:逾期形成结果"}, period.title);
    add_late(events, std::move(event), hand == first.end() ? nullptr : &hand->second, *due,
             from.today);
  }
}

void find_draft_events(const DutySources& from, std::vector<DutyEvent>& events) {
  const Systems systems(from.ledger, from.plan.year, from.today);
  const auto first = first_drafts(from);
  for (const plan::Domain& domain : from.plan.domains) {
    const SystemLife& life = systems.of(domain.id);
    for (const std::string& unit : drafting_units(domain, life)) {
      const auto hand = first.find({domain.id, unit});
      const bool is_drafted = hand != first.end();
      DutyEvent event{unit, "late_draft", "late_draft/" + domain.id};
      event.domains = {domain.id};
      event.what = is_drafted ? say({"drafted its part of the indicator system of {} late",
                                     "逾期报送{}指标体系中本单位的部分"},
                                    domain.title)
                              : say({"drafted no part of the indicator system of {}",
                                     "未报送{}指标体系中本单位的部分"},
                                    domain.title);
      add_late(events, std::move(event), is_drafted ? &hand->second : nullptr,
               system_due(from.plan), from.today);
    }
  }
}

}  // namespace kaohe::cycle

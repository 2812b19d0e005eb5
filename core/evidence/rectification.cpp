#include "evidence/rectification.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace kaohe::evidence {

namespace {

using ledger::Notice;

int days_after(Date due, Date day) {
  return day > due ? static_cast<int>((day - due).count()) : 0;
}

/// A unit, or who stands in for it where it is the assessee itself.
std::string unless_itself(const plan::YearPlan& plan, const Notice& notice,
                          const std::string& unit) {
  const plan::Domain* domain = plan.find_domain(notice.domain);
  const plan::Assessee* assessee =
      plan.find_assessee(plan::assessee_unit(notice.domain, notice.assessee));
  const bool is_itself = domain != nullptr && assessee != nullptr && unit == assessee->organisation;
  return is_itself ? plan.stand_in_of(*domain, notice.assessee) : unit;
}

/// Plays what followed a notice, step by step in its order.
class Course {
 public:
  Course(const plan::YearPlan& plan, const Notice& notice, Date as_of)
      : plan_(plan), notice_(notice), as_of_(as_of) {
    state_.due = plan.rectification_due(notice.issued.value());
    state_.latest = plan.rectification_due(state_.due);
    forget_answers();
  }

  Rectification run() {
    if (notice_.answered) tell(*notice_.answered, 0, [this] { answer(*notice_.answered, {}); });
    for (const auto& one : notice_.answers)
      tell(one.date, one.origin.number, [this, &one] { answer(*one.date, one.to); });
    for (const auto& one : notice_.reworks)
      tell(one.date, one.origin.number, [this, &one] { send_back(*one.date); });
    for (const auto& one : notice_.extensions)
      if (one.is_confirmed) tell(one.date, one.origin.number, [this, &one] { extend(*one.until); });
    for (const auto& one : notice_.closings)
      if (one.is_confirmed)
        tell(one.date, one.origin.number, [this, &one] { state_.closed = one.date; });
    for (const auto& [from, through] : notice_.stood_in) {
      tell(from, 0, [this, from = from] { state_.followed = from; });
      tell(through, 0, [this, from = from, through = through] { stands_again(from, through); });
    }
    for (const Date day : notice_.followed)
      tell(day, 0, [this, day] { state_.followed = std::min(day, state_.followed.value_or(day)); });
    play();
    return std::move(state_);
  }

 private:
  struct Step {
    Date day;
    std::int64_t number;
    std::function<void()> act;
  };

  void tell(const std::optional<Date>& day, std::int64_t number, std::function<void()> act) {
    if (day && *day <= as_of_) steps_.push_back({*day, number, std::move(act)});
  }

  void play() {
    std::stable_sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) {
      return std::tie(a.day, a.number) < std::tie(b.day, b.number);
    });
    for (const Step& step : steps_) step.act();
    Date end = as_of_;
    for (const auto& day : {state_.answered, state_.closed, state_.followed})
      if (day) end = std::min(end, *day);
    add_late(end);
  }

  /// Of one round of asking and answering, without the days on which another notice stood here.
  void add_late(Date end) {
    state_.days_late += std::max(days_after(state_.due, end) - spared_, 0);
    spared_ = 0;
  }

  /// What had taken its place was taken away: it asks anew, and was not late meanwhile, when nobody
  /// could answer it.
  void stands_again(Date from, Date through) {
    state_.followed.reset();
    spared_ += days_after(std::max(state_.due, from), through);
  }

  void forget_answers() {
    state_.answered_to.clear();
    for (const std::string& body : bodies_of(plan_, notice_)) state_.answered_to[body];
    state_.answered.reset();
  }

  void answer(Date day, const std::vector<std::string>& to) {
    for (auto& [body, answered] : state_.answered_to) {
      const bool is_meant = to.empty() || std::find(to.begin(), to.end(), body) != to.end();
      if (is_meant && !answered) answered = day;
    }
    if (!state_.answered && state_.waiting().empty()) state_.answered = day;
  }

  void send_back(Date day) {
    add_late(state_.answered.value_or(day));
    const Date due = plan_.rework_due(day);
    state_.due = std::max(state_.due, due);
    state_.latest = std::max(state_.latest, plan_.rectification_due(due));
    ++state_.returns;
    forget_answers();
  }

  void extend(Date until) { state_.due = std::max(state_.due, plan_.working_day(until)); }

  const plan::YearPlan& plan_;
  const Notice& notice_;
  Date as_of_;
  Rectification state_;
  int spared_ = 0;  ///< days of this round on which another notice stood in its place
  std::vector<Step> steps_;
};

}  // namespace

std::vector<std::string> Rectification::waiting() const {
  std::vector<std::string> bodies;
  for (const auto& [body, day] : answered_to)
    if (!day) bodies.push_back(body);
  return bodies;
}

std::string in_charge(const plan::YearPlan& plan, const Notice& notice) {
  return unless_itself(plan, notice, notice.unit);
}

std::vector<std::string> bodies_of(const plan::YearPlan& plan, const Notice& notice) {
  std::vector<std::string> bodies;
  const auto add = [&](const std::string& unit) {
    std::string body = unless_itself(plan, notice, unit);
    if (!body.empty() && std::find(bodies.begin(), bodies.end(), body) == bodies.end())
      bodies.push_back(std::move(body));
  };
  for (const plan::Organisation& one : plan.organisations)
    if (std::count(one.roles.begin(), one.roles.end(), "office") != 0) add(one.id);
  if (const plan::Domain* domain = plan.find_domain(notice.domain)) add(domain->lead_unit);
  add(notice.unit);
  return bodies;
}

Rectification rectification_by(const plan::YearPlan& plan, const Notice& notice, Date as_of) {
  return Course(plan, notice, as_of).run();
}

}  // namespace kaohe::evidence

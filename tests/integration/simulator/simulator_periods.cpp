// Periods submitted and closed, and what is submitted after a closing.
#include <catch2/catch.hpp>

#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

std::vector<std::string> Simulator::some_left_out(const std::string& period) {
  const std::size_t dice = below(8);
  if (dice == 0) return {};
  if (dice == 1) return {below(2) == 0 ? "market" : "society"};
  return model_.missing(period);
}

void Simulator::submit() {
  const std::string period = some_period();
  const Person& person = submitter();
  if (!is_silent(person.unit, period)) submit(person, period);
}

void Simulator::submit(const Person& person, const std::string& period) {
  const bool expected = model_.takes_submission(person, period, today_);
  const bool is_late = model_.is_closed(period);
  cycle::Submitting done;
  const bool taken = acts(person, (is_late ? "submits-late " : "submits ") + period, expected,
                          [&](cycle::Desk& desk) { done = cycle::submit(desk, period, "none"); });
  if (!taken) return;
  INFO(story);
  REQUIRE(done.after_closing.size() == (is_late ? 1 : 0));
  REQUIRE(done.nil == model_.is_nil(person.unit, period));
  model_.submit(person, period, done.numbers.front());
  keep_submission(person, period, done.numbers.front());
}

void Simulator::close() {
  const std::string period = some_period();
  const Person& person = somebody();
  close(person, period, some_left_out(period));
}

/// As a diligent office would: whoever can submits, then the lead unit closes without the others.
void Simulator::finish() {
  finish(some_period());
}

void Simulator::finish(const std::string& period) {
  for (const char* unit : {"market", "society"}) {
    if (is_silent(unit, period)) continue;
    for (const Person& person : year_.plan.persons_of(unit)) {
      const bool is_closer = person.id == year_.plan.persons_of("society").back().id;
      if (!is_closer && model_.takes_submission(person, period, today_)) submit(person, period);
    }
  }
  show(period);
  const std::vector<std::string> without = some_left_out(period);
  close(closer(period, without), period, without);
  const Date h1_opens = year_.plan.find_period("h1")->opens;
  if (today_ >= h1_opens && !model_.is_closed("h1"))
    close(year_.plan.persons_of("society").back(), "h1", {});
}

/// The last of the lead unit, or another one of it where that one has a hand in it.
Person Simulator::closer(const std::string& period, const std::vector<std::string>& without) {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  for (const Person& one : lead)
    if (model_.takes_closing(one, period, today_, without)) return one;
  return lead.back();
}

void Simulator::close(const Person& person, const std::string& period,
                      const std::vector<std::string>& without) {
  const bool expected = model_.takes_closing(person, period, today_, without);
  const std::vector<std::string> missing = model_.missing(period);
  const auto again = [period, without](cycle::Desk& desk) {
    cycle::ClosingOptions options;
    options.early = "nothing more will happen";
    options.without = without;
    options.reason = "reminded twice";
    return cycle::close_period(desk, desk.plan().domains.front().id, period, options).missing;
  };
  const std::string what = (without.empty() ? "closes " : "closes-without ") + period;
  std::vector<std::string> found;
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) { found = again(desk); });
  if (!taken) return;
  REQUIRE(found == missing);
  model_.close(period);
  keep(person, what, {{"period " + period}},
       [again](cycle::Desk& desk, Renumbered&) { again(desk); });
}

void Simulator::withdraw_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  const Person author = below(5) == 0 ? somebody() : *year_.plan.find_person(one.person);
  const bool expected = model_.takes_withdrawal(author, one);
  const std::string what = "withdraws-submission #" + std::to_string(one.number);
  const bool taken = acts(author, what, expected, [&](cycle::Desk& desk) {
    cycle::withdraw(desk, one.number, {"mistaken"});
  });
  if (!taken) return;
  one.withdrawn = true;
  keep_withdrawal(author, what, one.number, 0, touched_by_unit(one.unit, one.period));
}

void Simulator::confirm_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  confirm_submission(one, below(2) == 0 ? year_.plan.persons_of("society").back() : somebody());
}

void Simulator::confirm_submission(LateSubmission& one, const Person& person) {
  const bool expected = model_.takes_confirmation(person, one);
  const std::string what = "confirms-submission #" + std::to_string(one.number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  if (!taken) return;
  model_.confirm(one);
  keep_confirmation(person, what, one.number, touched_by_unit(one.unit, one.period));
}

}  // namespace kaohe::testing

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
}

void Simulator::close() {
  const std::string period = some_period();
  const Person& person = somebody();
  close(person, period, some_left_out(period));
}

/// As a diligent office would: whoever can submits, then the lead unit closes without the others.
void Simulator::finish() {
  const std::string period = some_period();
  for (const char* unit : {"market", "society"}) {
    if (is_silent(unit, period)) continue;
    for (const Person& person : year_.plan.persons_of(unit)) {
      const bool is_closer = person.id == year_.plan.persons_of("society").back().id;
      if (!is_closer && model_.takes_submission(person, period, today_)) submit(person, period);
    }
  }
  close(year_.plan.persons_of("society").back(), period, some_left_out(period));
  const Date h1_opens = year_.plan.find_period("h1")->opens;
  if (today_ >= h1_opens && !model_.is_closed("h1"))
    close(year_.plan.persons_of("society").back(), "h1", {});
}

void Simulator::close(const Person& person, const std::string& period,
                      const std::vector<std::string>& without) {
  const bool expected = model_.takes_closing(person, period, today_, without);
  const std::vector<std::string> missing = model_.missing(period);
  const bool taken = acts(person, (without.empty() ? "closes " : "closes-without ") + period,
                          expected, [&](cycle::Desk& desk) {
                            cycle::ClosingOptions options;
                            options.early = "nothing more will happen";
                            options.without = without;
                            options.reason = "reminded twice";
                            const auto done = cycle::close_period(
                                desk, year_.plan.domains.front().id, period, options);
                            REQUIRE(done.missing == missing);
                          });
  if (taken) model_.close(period);
}

void Simulator::withdraw_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  const Person author = below(5) == 0 ? somebody() : *year_.plan.find_person(one.person);
  const bool expected = model_.takes_withdrawal(author, one);
  const bool taken =
      acts(author, "withdraws-submission #" + std::to_string(one.number), expected,
           [&](cycle::Desk& desk) { cycle::withdraw(desk, one.number, {"mistaken"}); });
  if (taken) one.withdrawn = true;
}

void Simulator::confirm_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  const Person person = below(2) == 0 ? year_.plan.persons_of("society").back() : somebody();
  const bool expected = model_.takes_confirmation(person, one);
  const bool taken = acts(person, "confirms-submission #" + std::to_string(one.number), expected,
                          [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  if (taken) model_.confirm(one);
}

}  // namespace kaohe::testing

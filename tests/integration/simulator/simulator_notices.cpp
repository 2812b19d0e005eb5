// Notices, from the reminder to its end.
#include <algorithm>

#include <catch2/catch.hpp>

#include "cycle/notices.hpp"
#include "cycle/recording.hpp"
#include "evidence/rectification.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

void Simulator::follow_up() {
  const std::size_t dice = below(14);
  if (dice < 2 || model_.notices.empty()) return issue();
  if (dice < 3) return request_supervision();
  if (dice < 4) return serve();
  if (dice < 8) return answer_notice();
  if (dice < 9) return return_answer();
  if (dice < 10) return extend();
  if (dice < 11) return grant();
  if (dice < 12) return close_notice();
  end_notice();
}

/// Rather one that still asks for something, and one of the last.
ModelNotice& Simulator::some_notice() {
  std::vector<ModelNotice>& all = model_.notices;
  for (int tries = 0; tries < 6; ++tries) {
    ModelNotice& one = all[all.size() - 1 - below(std::min<std::size_t>(all.size(), 8))];
    if (one.asks() || below(3) == 0) return one;
  }
  return all[below(all.size())];
}

/// Somebody of those who follow it up; now and then anybody.
const Person& Simulator::follower() {
  const char* const units[] = {"society", "office", "market"};
  const std::vector<Person>& persons = year_.plan.persons;
  const std::string unit = units[below(3)];
  while (true) {
    const Person& person = persons[below(persons.size())];
    if (person.unit == unit || below(30) == 0) return person;
  }
}

const Person& Simulator::addressee(const ModelNotice& notice) {
  const std::vector<Person>& persons = year_.plan.persons;
  while (true) {
    const Person& person = persons[below(persons.size())];
    if (person.unit == "associations/" + notice.assessee || below(60) == 0) return person;
  }
}

std::string Simulator::new_document() {
  return "云字" + std::to_string(++papers_) + "号";
}

void Simulator::issue() {
  ModelNotice made;
  made.level = below(3) == 0 ? "circular" : "reminder";
  made.assessee = some_row("q1").assessee;
  made.unit = below(2) == 0 ? "market" : "society";
  const Person& person = below(4) == 0 ? somebody() : follower();
  const bool expected = model_.takes_notice(person, made, today_);
  const bool taken =
      acts(person, (made.level == "circular" ? "circulates " : "reminds ") + made.assessee,
           expected, [&](cycle::Desk& desk) {
             cycle::Issuing issuing{made.level, "associations/" + made.assessee};
             issuing.unit = made.unit;
             issuing.problem = "制度不全";
             issuing.document = new_document();
             made.number = cycle::issue_notice(desk, issuing);
           });
  if (taken) model_.add(made, today_);
}

void Simulator::request_supervision() {
  std::vector<std::int64_t> numbers{some_notice().number};
  if (below(2) == 0) numbers.push_back(some_notice().number);
  const Person person = below(4) == 0 ? somebody() : year_.plan.persons_of("society").front();
  const bool expected = model_.takes_request(person, numbers);
  ModelRequest made{0, numbers, false};
  const bool taken =
      acts(person, "requests-supervision of #" + std::to_string(numbers.front()), expected,
           [&](cycle::Desk& desk) {
             made.number = cycle::request_supervision(desk, numbers, {"未整改", new_document()});
           });
  if (!taken) return;
  for (const std::int64_t number : numbers) model_.notice(number).request = made.number;
  model_.requests.push_back(made);
}

void Simulator::serve() {
  if (model_.requests.empty()) return;
  ModelRequest& request =
      below(3) == 0 ? model_.requests[below(model_.requests.size())] : model_.requests.back();
  const Person& person = follower();
  const bool expected = model_.takes_serving(person, request);
  std::vector<std::int64_t> numbers;
  const bool taken =
      acts(person, "serves #" + std::to_string(request.number), expected, [&](cycle::Desk& desk) {
        numbers = cycle::serve_supervision(desk, request.number, {new_document(), "限期整改"});
      });
  if (!taken) return;
  request.is_served = true;
  // One for each assessee and unit in charge, in their order.
  std::map<std::pair<std::string, std::string>, ModelNotice> made;
  for (const std::int64_t number : request.notices) {
    ModelNotice& before = model_.notice(number);
    if (!before.asks()) continue;
    before.followed = today_;
    ModelNotice& later = made[{before.assessee, before.unit}];
    later.level = "supervision";
    later.assessee = before.assessee;
    later.unit = before.unit;
  }
  REQUIRE(numbers.size() == made.size());
  auto number = numbers.begin();
  for (auto& [of, later] : made) {
    later.number = *number++;
    model_.add(later, today_);
  }
}

void Simulator::answer_notice() {
  ModelNotice& notice = some_notice();
  const Person& person = addressee(notice);
  const char* const bodies[] = {"office", "society", "market"};
  const std::string to = below(2) == 0 ? bodies[below(3)] : "";
  const bool expected = model_.takes_answer(person, notice, to);
  const bool taken = acts(person, "answers-notice #" + std::to_string(notice.number) + " " + to,
                          expected, [&](cycle::Desk& desk) {
                            cycle::AnsweringNotice given{"原因", "措施", "结果", "反馈"};
                            if (!to.empty()) given.to = {to};
                            cycle::answer_notice(desk, notice.number, given);
                          });
  if (taken) model_.answer(notice, to, today_);
}

void Simulator::return_answer() {
  ModelNotice& notice = model_.notices[below(model_.notices.size())];
  const Person& person = follower();
  const bool expected = model_.takes_return(person, notice);
  const bool taken = acts(person, "returns-answer #" + std::to_string(notice.number), expected,
                          [&](cycle::Desk& desk) {
                            cycle::return_answer(desk, notice.number, {"不实", "退回单"});
                          });
  if (taken) model_.send_back(notice, today_);
}

void Simulator::extend() {
  ModelNotice& notice = some_notice();
  const Person& person = addressee(notice);
  const Date until = notice.due + std::chrono::days(below(40));
  const bool expected = model_.takes_extension(person, notice, until, today_);
  ModelProposal made{0, person.id, until};
  const bool taken = acts(
      person, "asks-extension of #" + std::to_string(notice.number) + " until " + to_text(until),
      expected, [&](cycle::Desk& desk) {
        made.number = cycle::extend_notice(desk, notice.number, until, {"工期长", "延期申请"});
      });
  if (!taken) return;
  notice.extension = made;
  notice.returns_when_asked = notice.returns;
}

void Simulator::grant() {
  for (ModelNotice& notice : model_.notices) {
    if (notice.extension.number == 0) continue;
    if (below(3) == 0) continue;
    const Person& person = follower();
    const std::int64_t number = notice.extension.number;
    const bool expected = model_.takes_granting(person, notice, today_);
    const bool taken = acts(person, "grants-extension #" + std::to_string(number), expected,
                            [&](cycle::Desk& desk) { cycle::confirm(desk, {number}); });
    if (!taken) return;
    notice.due = std::max(notice.due, year_.plan.working_day(notice.extension.day));
    notice.extension = {};
    return;
  }
}

void Simulator::close_notice() {
  ModelNotice& notice = model_.notices[below(model_.notices.size())];
  const Person& person = follower();
  const bool expected = model_.takes_closing(person, notice);
  ModelProposal made{0, person.id, today_};
  const bool taken = acts(
      person, "closes-notice #" + std::to_string(notice.number), expected, [&](cycle::Desk& desk) {
        made.number = cycle::close_notice(desk, notice.number, {"销号单"}).front();
      });
  if (taken) notice.closing = made;
}

void Simulator::end_notice() {
  for (ModelNotice& notice : model_.notices) {
    if (notice.closing.number == 0 || notice.closed || below(3) == 0) continue;
    const Person& person = follower();
    const std::int64_t number = notice.closing.number;
    const bool expected = model_.takes_end(person, notice);
    const bool taken = acts(person, "confirms-closing #" + std::to_string(number), expected,
                            [&](cycle::Desk& desk) { cycle::confirm(desk, {number}); });
    if (taken) notice.closed = notice.closing.day;
    return;
  }
}

namespace {

/// How a notice stands: of the model and of the program alike.
template <class State>
std::string words_of(const State& state, const std::optional<Date>& answered, int days_late) {
  std::string words = to_text(state.due) + " at most " + to_text(state.latest);
  for (const auto& [body, day] : state.answered_to)
    words += " " + body + (day ? to_text(*day) : "");
  if (answered) words += " answered " + to_text(*answered);
  if (state.closed) words += " closed " + to_text(*state.closed);
  if (state.followed) words += " followed " + to_text(*state.followed);
  return words + " returns " + std::to_string(state.returns) + " late " + std::to_string(days_late);
}

}  // namespace

/// Each notice stands as it should, and no day that it was late is lost.
void Simulator::check_notices(const ledger::MemorySource& records) {
  std::map<std::int64_t, std::string> found, expected;
  for (const ModelNotice& one : model_.notices)
    expected[one.number] = words_of(one, one.answered(), one.days_late_by(today_));
  for (const ledger::Notice& one : records.all_notices) {
    const auto state = evidence::rectification_by(year_.plan, one, today_);
    found[one.origin.number] = words_of(state, state.answered, state.days_late);
  }
  REQUIRE(found == expected);
}

}  // namespace kaohe::testing

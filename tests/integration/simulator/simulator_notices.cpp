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
  const std::size_t dice = below(24);
  if (dice >= 18) return see_through();
  if (dice < 2 || model_.notices.empty()) return issue();
  if (dice < 4) return issue_about_row();
  if (dice < 5) return below(2) == 0 ? visit() : issue_after_visit();
  if (dice < 6) return request_supervision();
  if (dice < 7) return serve();
  if (dice < 11) return answer_notice();
  if (dice < 12) return return_answer();
  if (dice < 13) return extend();
  if (dice < 14) return grant();
  if (dice < 16) return close_notice();
  if (dice < 17) return confirm_rectified();
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
  issue(made.level == "circular" ? "circulates" : "reminds",
        below(4) == 0 ? somebody() : follower(), made);
}

void Simulator::issue(const std::string& act, const Person& person, ModelNotice made) {
  const bool expected = model_.takes_notice(person, made, today_);
  cycle::Issuing issuing{made.level, "associations/" + made.assessee};
  // Of a row it is the unit that answers for it.
  if (made.row == 0) issuing.unit = made.unit;
  issuing.problem = "制度不全";
  issuing.document = new_document();
  issuing.about = made.row;
  issuing.visit = made.visit;
  const std::string what = act + " " + made.assessee + " by " + issuing.document + " of #" +
                           std::to_string(made.row + made.visit);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.number = cycle::issue_notice(desk, issuing);
  });
  if (!taken) return;
  model_.add(made, today_);
  std::vector<Touched> touched = touched_by(made);
  touched.push_back({made.assessee + " visits"});
  keep(person, what, touched, [issuing, number = made.number](auto& desk, Renumbered& now) {
    cycle::Issuing again = issuing;
    if (again.about != 0) again.about = now.at(again.about);
    if (again.visit != 0) again.visit = now.at(again.visit);
    now[number] = cycle::issue_notice(desk, again);
  });
}

void Simulator::request_supervision() {
  if (model_.notices.empty()) return;
  std::vector<std::int64_t> numbers{some_notice().number};
  if (below(2) == 0) numbers.push_back(some_notice().number);
  const Person person = below(4) == 0 ? somebody() : year_.plan.persons_of("society").front();
  const bool expected = model_.takes_request(person, numbers);
  ModelRequest made{0, numbers, false};
  const std::string what = "requests-supervision of #" + std::to_string(numbers.front());
  const cycle::Requesting requesting{"未整改", new_document()};
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    made.number = cycle::request_supervision(desk, numbers, requesting);
  });
  if (!taken) return;
  std::vector<Touched> touched;
  for (const std::int64_t number : numbers) {
    model_.notice(number).request = made.number;
    for (Touched& one : touched_by(model_.notice(number))) touched.push_back(std::move(one));
  }
  model_.requests.push_back(made);
  keep(person, what, touched, [requesting, made](cycle::Desk& desk, Renumbered& now) {
    std::vector<std::int64_t> again;
    for (const std::int64_t number : made.notices) again.push_back(now.at(number));
    now[made.number] = cycle::request_supervision(desk, again, requesting);
  });
}

void Simulator::serve() {
  if (model_.requests.empty()) return;
  ModelRequest& request =
      below(3) == 0 ? model_.requests[below(model_.requests.size())] : model_.requests.back();
  const Person& person = follower();
  const bool expected = model_.takes_serving(person, request);
  std::vector<std::int64_t> numbers;
  const std::string what = "serves #" + std::to_string(request.number);
  const cycle::Serving serving{new_document(), "限期整改"};
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    numbers = cycle::serve_supervision(desk, request.number, serving);
  });
  if (!taken) return;
  std::vector<Touched> touched;
  for (const std::int64_t number : request.notices)
    for (Touched& one : touched_by(model_.notice(number))) touched.push_back(std::move(one));
  keep(person, what, touched,
       [serving, numbers, of = request.number](cycle::Desk& desk, Renumbered& now) {
         const auto again = cycle::serve_supervision(desk, now.at(of), serving);
         for (std::size_t i = 0; i < numbers.size(); ++i) now[numbers[i]] = again.at(i);
       });
  request.is_served = true;
  // One for each assessee and unit in charge, in their order.
  std::map<std::pair<std::string, std::string>, ModelNotice> made;
  for (const std::int64_t number : request.notices) {
    ModelNotice& before = model_.notice(number);
    if (!before.asks()) continue;
    before.followed = today_;
    const bool is_first = made.count({before.assessee, before.unit}) == 0;
    ModelNotice& later = made[{before.assessee, before.unit}];
    // It follows a row where all that it takes the place of do.
    later.row = is_first || later.row == before.row ? before.row : 0;
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
  if (model_.notices.empty()) return;
  ModelNotice& notice = some_notice();
  const Person& person = addressee(notice);
  const char* const bodies[] = {"office", "society", "market"};
  answer_notice(notice, person, below(2) == 0 ? bodies[below(3)] : "");
}

void Simulator::answer_notice(ModelNotice& notice, const Person& person, const std::string& to) {
  const bool expected = model_.takes_answer(person, notice, to);
  cycle::AnsweringNotice given{"原因", "措施", "结果", "反馈"};
  if (!to.empty()) given.to = {to};
  const std::string what = "answers-notice #" + std::to_string(notice.number) + " " + to;
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    cycle::answer_notice(desk, notice.number, given);
  });
  if (!taken) return;
  model_.answer(notice, to, today_);
  keep(person, what, touched_by(notice),
       [given, number = notice.number](cycle::Desk& desk, Renumbered& now) {
         cycle::answer_notice(desk, now.at(number), given);
       });
}

void Simulator::return_answer() {
  if (model_.notices.empty()) return;
  ModelNotice& notice = model_.notices[below(model_.notices.size())];
  const Person& person = follower();
  const bool expected = model_.takes_return(person, notice);
  const std::string what = "returns-answer #" + std::to_string(notice.number);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    cycle::return_answer(desk, notice.number, {"不实", "退回单"});
  });
  if (!taken) return;
  model_.send_back(notice, today_);
  keep(person, what, touched_by(notice),
       [number = notice.number](cycle::Desk& desk, Renumbered& now) {
         cycle::return_answer(desk, now.at(number), {"不实", "退回单"});
       });
}

void Simulator::extend() {
  if (model_.notices.empty()) return;
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
  if (model_.notices.empty()) return;
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

/// Now and then it also says that the row is put right, rarely of one that follows none.
void Simulator::close_notice() {
  if (model_.notices.empty()) return;
  ModelNotice& notice = model_.notices[below(model_.notices.size())];
  const Person& person = follower();
  close_notice(notice, person, notice.row != 0 ? below(4) != 0 : below(4) == 0);
}

void Simulator::close_notice(ModelNotice& notice, const Person& person, bool is_rectified) {
  const bool expected =
      is_rectified ? model_.takes_rectified(person, notice) : model_.takes_closing(person, notice);
  const cycle::ClosingNotice closing{"销号单", "", is_rectified};
  std::vector<std::int64_t> numbers;
  const std::string what =
      (is_rectified ? "closes-rectified #" : "closes-notice #") + std::to_string(notice.number);
  const bool taken = acts(person, what, expected, [&](cycle::Desk& desk) {
    numbers = cycle::close_notice(desk, notice.number, closing);
  });
  if (!taken) return;
  notice.closing = {numbers.front(), person.id, today_};
  if (is_rectified)
    model_.rectified.push_back({numbers.at(1), notice.row, notice.number, person.id, today_});
  keep(person, what, touched_by(notice),
       [closing, numbers, of = notice.number](cycle::Desk& desk, Renumbered& now) {
         const auto again = cycle::close_notice(desk, now.at(of), closing);
         for (std::size_t i = 0; i < numbers.size(); ++i) now[numbers[i]] = again.at(i);
       });
}

void Simulator::confirm_rectified() {
  if (model_.rectified.empty()) return;
  ModelRectified& one = model_.rectified[below(model_.rectified.size())];
  const std::vector<Person> lead = year_.plan.persons_of("society");
  confirm_rectified(one, below(3) == 0 ? follower() : lead[below(lead.size())]);
}

void Simulator::confirm_rectified(ModelRectified& one, const Person& person) {
  const bool expected = model_.takes_confirmation(person, one);
  const std::string what = "confirms-rectified #" + std::to_string(one.number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  if (!taken) return;
  one.confirmed = true;
  keep_confirmation(person, what, one.number, touched_by(model_.notice(one.notice)));
}

void Simulator::end_notice() {
  for (ModelNotice& notice : model_.notices) {
    if (notice.closing.number == 0 || notice.closed || below(3) == 0) continue;
    return end_notice(notice, follower());
  }
}

void Simulator::end_notice(ModelNotice& notice, const Person& person) {
  const std::int64_t number = notice.closing.number;
  const bool expected = model_.takes_end(person, notice);
  const std::string what = "confirms-closing #" + std::to_string(number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {number}); });
  if (!taken) return;
  notice.closed = notice.closing.day;
  for (ModelRectified& one : model_.rectified)
    if (one.notice == notice.number && !one.gone) one.is_closed = true;
  keep_confirmation(person, what, number, touched_by(notice));
}

/// As all of them should: what a record tells of is answered, put right, and done with.
void Simulator::see_through() {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  for (ModelNotice& notice : model_.notices) {
    const ModelRow* row = model_.find(notice.row);
    const bool is_over = notice.closed || notice.followed;
    if (row == nullptr || is_over || !model_.stands(*row, true) || below(4) == 0) continue;
    if (notice.asks())
      return answer_notice(notice, year_.plan.persons_of("associations/" + notice.assessee)[0], "");
    if (notice.closing.number == 0) return close_notice(notice, lead[below(2)], true);
    const Person& other = lead[below(lead.size())];
    for (ModelRectified& one : model_.rectified)
      if (one.notice == notice.number && !one.gone && !one.confirmed)
        return confirm_rectified(one, other);
    return end_notice(notice, other);
  }
  issue_about_row();
}

namespace {

/// How a notice stands: of the model and of the program alike.
template <class State>
std::string words_of(const State& state, const std::optional<Date>& answered, int days_late,
                     std::int64_t row) {
  std::string words = to_text(state.due) + " at most " + to_text(state.latest);
  if (row != 0) words += " about #" + std::to_string(row);
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
    expected[one.number] =
        words_of(one, one.answered(), one.days_late_by(today_), model_.latest(one.row, true));
  for (const ledger::Notice& one : records.all_notices) {
    const auto state = evidence::rectification_by(year_.plan, one, today_);
    found[one.origin.number] = words_of(state, state.answered, state.days_late, one.about);
  }
  REQUIRE(found == expected);
}

/// Each matter that was put right names the row that stands now.
void Simulator::check_rectified(const ledger::MemorySource& records, bool proposed) {
  std::map<std::int64_t, std::int64_t> found, expected;
  for (const ModelRectified& one : model_.rectified)
    if (one.counts(proposed)) expected[one.number] = model_.latest(one.row, proposed);
  for (const ledger::Rectified& one : records.all_rectified)
    found[one.origin.number] = one.about.number;
  REQUIRE(found == expected);
  std::map<std::int64_t, std::string> found_visits, visits;
  for (const ModelVisit& one : model_.visits) visits[one.number] = one.assessee + one.paper;
  for (const ledger::Visit& one : records.all_visits)
    found_visits[one.origin.number] = one.assessee + one.document;
  REQUIRE(found_visits == visits);
}

}  // namespace kaohe::testing

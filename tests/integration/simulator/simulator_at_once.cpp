// Acts that end in the middle, and two at the same time.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using ledger::Access;
using ledger::Ledger;
using plan::Person;

void Simulator::step_killed() {
  ModelRow row = some_row(some_period());
  const std::vector<Person> own = year_.plan.persons_of(Model::unit_of(row.input));
  const Person& author = own[0];
  if (is_silent(author.unit, row.period)) return;
  const bool expected = model_.takes_record(author, row, today_);
  const std::int64_t before = first_.head().number;
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      Ledger own_ledger = Ledger::open(first_.file(), Access::write);
      cycle::DeskOptions options;
      options.today = today_;
      cycle::Desk desk(year_.plan, own_ledger, author, options);
      cycle::record_table(desk, evidence::kObservations, table_of(row), row.period);
    } catch (const std::exception&) {
    }
    ::_exit(0);
  }
  std::this_thread::sleep_for(std::chrono::microseconds(below(6000)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const std::int64_t after = first_.head().number;
  tell(author.id + " is killed while recording " + row.words() + ": #" + std::to_string(after));
  INFO(story);
  REQUIRE((after == before || (expected && after == before + 2)));
  if (after == before) return;
  row.entry = before + 1;
  row.number = before + 2;
  row.unit = author.unit;
  row.person = author.id;
  model_.add(row);
}

void Simulator::race() {
  const std::string period = some_period();
  if (is_silent("market", period)) return;
  const std::vector<Person> own = year_.plan.persons_of("market");
  const bool can[2] = {model_.takes_submission(own[0], period, today_),
                       model_.takes_submission(own[1], period, today_)};
  std::int64_t taken[2] = {0, 0};  // numbers
  const auto run = [&](int which, Ledger& ledger) {
    cycle::DeskOptions options;
    options.today = today_;
    cycle::Desk desk(year_.plan, ledger, own[static_cast<std::size_t>(which)], options);
    try {
      taken[which] = cycle::submit(desk, period, "none").numbers.front();
    } catch (const Error&) {
    }
  };
  std::thread other([&] { run(1, second_); });
  run(0, first_);
  other.join();
  tell("two of market submit " + period + " at once");
  INFO(story);
  const std::int64_t number = std::max(taken[0], taken[1]);
  REQUIRE((taken[0] == 0 || taken[1] == 0));
  REQUIRE((number != 0) == (can[0] || can[1]));
  if (number != 0) model_.submit(own[taken[0] != 0 ? 0 : 1], period, number);
}

}  // namespace kaohe::testing

// Acts that end in the middle, and two at the same time.
#include <thread>

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "killed_writer.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using ledger::Access;
using ledger::Ledger;
using plan::Person;

namespace {

/// Of SQLite to the system while a row is recorded and the ledger closed; a few more than there
/// are.
constexpr std::size_t kCallsOfARecord = 40;

}  // namespace

void Simulator::step_killed() {
  ModelRow row = some_row(some_period());
  const std::vector<Person> own = year_.plan.persons_of(Model::unit_of(row.input));
  const Person& author = own[0];
  if (is_silent(author.unit, row.period)) return;
  const bool expected = model_.takes_record(author, row, today_);
  const std::int64_t before = first_.head().number;
  const std::size_t calls = below(kCallsOfARecord);
  const bool is_ended = ends_by_itself(static_cast<int>(calls), [&] {
    Ledger own_ledger = Ledger::open(first_.file(), Access::write);
    cycle::DeskOptions options;
    options.today = today_;
    cycle::Desk desk(year_.plan, own_ledger, author, options);
    cycle::record_table(desk, evidence::kObservations, table_of(row), row.period);
  });
  const std::int64_t after = first_.head().number;
  tell(author.id + " is killed at call " + std::to_string(calls) + " while recording " +
       row.words() + ": #" + std::to_string(after));
  INFO(story);
  REQUIRE((after == before || (expected && after == before + 2)));
  if (is_ended) REQUIRE((after != before) == expected);
  if (after == before) return;
  row.entry = before + 1;
  row.number = before + 2;
  row.unit = author.unit;
  row.person = author.id;
  model_.add(row);
  keep_record(author, row);
}

void Simulator::race() {
  const std::string period = some_period();
  if (is_silent("market", period)) return;
  std::vector<Person> own = year_.plan.persons_of("market");
  // Whose submission waits to be confirmed makes a difference to what follows, and chance decides
  // who is first: after the closing one person uses two programs.
  if (model_.is_closed(period)) own[1] = own[0];
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
  if (number == 0) return;
  const Person& winner = own[taken[0] != 0 ? 0 : 1];
  model_.submit(winner, period, number);
  keep_submission(winner, period, number);
}

}  // namespace kaohe::testing

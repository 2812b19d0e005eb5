// A program killed at any moment: what it was told is recorded stands, the rest is not there.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

#include "ledger_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::Ledger;

namespace {

/// Appends without end and tells each number that it was given, until it is killed.
[[noreturn]] void write_until_killed(const LedgerFolder& made, int told) {
  Ledger own = made.open();
  for (int i = 0;; ++i) {
    const std::vector<ledger::Observation> rows(static_cast<std::size_t>(i % 7), row("x", "1"));
    const std::int64_t number = own.append({entry("a", rows), entry("b")}).back();
    if (::write(told, &number, sizeof number) != sizeof number) ::_exit(1);
  }
}

/// The last number that a writer was given before it was killed after some time; 0: none.
std::int64_t killed_after(const LedgerFolder& made, std::chrono::microseconds time) {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(made, ends[1]);
  }
  ::close(ends[1]);
  std::this_thread::sleep_for(time);
  ::kill(child, SIGKILL);
  std::int64_t last = 0, number = 0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) last = number;
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return last;
}

}  // namespace

TEST_CASE("Ledger: killed hundreds of times at random, every acknowledged entry stands",
          "[ledger][A21.1]") {
  const LedgerFolder made;
  made.create();
  std::mt19937 random(20230331);
  std::uniform_int_distribution<int> time(200, 12'000);
  for (int i = 0; i < 200; ++i) {
    const std::int64_t acknowledged = killed_after(made, std::chrono::microseconds(time(random)));
    const Ledger ledger = made.open();
    INFO("after kill " << i);
    REQUIRE(ledger.head().number >= acknowledged);
    if (acknowledged > 0) REQUIRE(ledger.find(acknowledged)->kind == "b");
    if (i % 20 == 19) REQUIRE(ledger.verify().empty());
  }
  const Ledger ledger = made.open();
  CHECK(ledger.verify().empty());
  CHECK(entries_of(ledger, {{}, {"a"}, {}}).size() == entries_of(ledger, {{}, {"b"}, {}}).size());
  CHECK(ledger.head().number > 0);
}

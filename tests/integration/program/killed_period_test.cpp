// A period is submitted, closed and published by a program that is killed again and again: each act
// stands whole, with its files, or not at all, and can be done the next time.
#include <csignal>
#include <random>

#include "base/digest.hpp"
#include "integration/program/quarter.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using std::chrono::microseconds;

namespace {

struct KilledQuarter : Quarter {
  /// Does an act until it is done, killed at random moments up to so many times. How often it was.
  int insist(std::vector<std::string> command, int kills_max) {
    command.insert(command.begin(), "period");
    command.insert(command.end(), {"--period", "q1", "--lang", "en"});
    const std::int64_t duration = duration_of(command).count();
    for (int kills = 0;; ++kills) {
      const std::int64_t before = ledger().head().number;
      World world;
      if (kills < kills_max)
        world.killed_after = microseconds(static_cast<std::int64_t>(random()) % duration);
      const Ended ended = run_kaohe(path(), command, world).value();
      INFO(command.at(1) << " after " << kills << " kills: " << ended.err);
      REQUIRE(ledger().verify().empty());
      const bool stands = ledger().head().number != before;
      if (ended.exit == 0) {
        CHECK(stands);
        return kills;
      }
      REQUIRE(ended.exit == -SIGKILL);
      check_published();
      if (stands) return kills + 1;  // killed after it stood: it is not done twice
    }
  }

  /// How long an act takes on this machine: tried without being put on record.
  microseconds duration_of(std::vector<std::string> command) const {
    command.emplace_back("--dry-run");
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(run(command).exit == 0);
    return std::chrono::floor<microseconds>(std::chrono::steady_clock::now() - start);
  }

  /// What is on record as published lies there with these bytes.
  void check_published() const {
    ledger().entries({std::nullopt, {"publication"}, {}}, [&](const ledger::Entry& entry) {
      const auto payload = nlohmann::json::parse(entry.payload);
      CHECK(sha256(bytes_of(edition() / "result.json")) == payload.at("result_digest"));
    });
  }

  ledger::Ledger ledger() const {
    return ledger::Ledger::open(ledger_file(), ledger::Access::read);
  }

  std::mt19937 random{20230401};
};

}  // namespace

TEST_CASE("Killed: a period is submitted, closed and published whole or not at all",
          "[program][period][ledger][A11.2][A11.3][A21.1]") {
  KilledQuarter county;
  int kills = 0;
  for (const std::string& unit : county.units)
    kills += county.insist({"submit", "--as", county.second.at(unit), "--today", "2023-03-25"}, 4);
  for (const auto& [domain, person] : county.leads)
    kills +=
        county.insist({"close", "--domain", domain, "--as", person, "--today", "2023-03-31"}, 4);
  kills += county.insist({"publish", "--as", "jiang_mingyuan", "--today", "2023-03-31"}, 12);
  INFO(kills << " kills");
  CHECK(kills > 10);
  county.check_published();
  CHECK(county.status("2023-03-31").at("published").at("person") == "jiang_mingyuan");
  CHECK(contains(county.tell({"doctor"}).out, "4 published files are as they were"));
}

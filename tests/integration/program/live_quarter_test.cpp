// A quarter in a live ledger, in which the clock says the day.
#include "integration/program/quarter.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Live: a quarter is recorded, closed and published with what waits, and verifies",
          "[program][period][A10.1]") {
  const Quarter live({.is_played = false, .is_complete = false});
  live.submit_all();
  const Ended waiting =
      live.act("close", live.leads.at("townships"), "", {"--domain", "townships"});
  CHECK(waiting.exit == 1);
  for (const auto& [domain, person] : live.leads) {
    const Ended closed = live.act("close", person, "", {"--domain", domain, "--with-waiting"});
    INFO(closed.err);
    REQUIRE(closed.exit == 0);
  }
  const Ended unlocked = live.act("publish", "jiang_mingyuan", "", {"--with-waiting"});
  CHECK(unlocked.exit == 1);
  CHECK(contains(unlocked.err, "the plugins of 2023 are not locked"));
  CHECK(contains(live.tell({"doctor"}).out, "the plugins of 2023 are not locked"));
  REQUIRE(live.tell({"plugin", "lock", "--level", "1"}).exit == 0);
  const Ended tried =
      live.act("publish", "jiang_mingyuan", "", {"--with-waiting", "--development"});
  CHECK(tried.exit == 2);
  CHECK(contains(tried.err, "--development: this ledger is live"));
  const Ended refused = live.act("publish", "jiang_mingyuan", "");
  CHECK(refused.exit == 1);
  CHECK(contains(refused.err, "waits for 8 things"));
  CHECK_FALSE(fs::exists(live.edition()));
  const Ended published = live.act("publish", "jiang_mingyuan", "", {"--with-waiting"});
  INFO(published.err);
  REQUIRE(published.exit == 0);
  CHECK(contains(published.out, "8 things wait still"));
  const json result = json::parse(bytes_of(live.edition() / "result.json"));
  CHECK(result.at("edition") == 1);
  const json entries =
      json::parse(live.tell({"ledger", "list", "--kind", "publication", "--json"}).out);
  CHECK(entries.at(0).at("payload").at("waiting").size() >= 3);
  const Ended verified = live.tell({"verify"});
  INFO(verified.out);
  INFO(verified.err);
  CHECK(verified.exit == 0);
  // The ledger and the year with its lock are all that it takes.
  const std::string nowhere = live.path() / "nowhere";
  fs::create_directory(nowhere);
  fs::rename(live.path() / "results", live.path() / "moved");
  const Ended by_lock = live.tell({"verify", "--plugins", nowhere});
  INFO(by_lock.err);
  CHECK(by_lock.exit == 0);
  CHECK(contains(by_lock.out, "every figure comes out the same"));
  fs::remove_all(live.file("locked"));
  CHECK(contains(live.tell({"verify"}).err, "the bytes that the year's lock names are gone"));
  const Ended replayed = live.tell({"replay", "2023", "--plugins", nowhere});
  INFO(replayed.err);
  CHECK(replayed.exit == 0);
  fs::rename(live.path() / "moved", live.path() / "results");
  REQUIRE(live.tell({"plugin", "lock", "--level", "1"}).exit == 3);
  fs::remove(live.file("plugins.lock"));
  REQUIRE(live.tell({"plugin", "lock", "--level", "1"}).exit == 0);
  // Another edition of the same figures is none.
  const Ended again = live.act("publish", "jiang_mingyuan", "",
                               {"--with-waiting", "--reason", "重印", "--document", "云考办9号"});
  CHECK(again.exit == 1);
  CHECK(contains(again.err, "every figure is that of edition 1"));
}

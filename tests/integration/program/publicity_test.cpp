// hearing.publicity_days: for how many days the year's result is open before it is final.
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/closed_year.hpp"
#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// The made-up county on 19 January 2024: every period is closed, nothing is published. Its year
/// says of [hearing] what a test has it say.
struct Publicity : County {
  explicit Publicity(const std::string& days, const std::string& rest_days = "") {
    append("year.toml", "\n[hearing]\npublicity_days = " + days + "\n");
    replace("year.toml", "rest_days = []", "rest_days = [" + rest_days + "]");
    keep_closed_year(*this, path());
  }
  Ended act(std::vector<std::string> words, const std::string& today) const {
    words.insert(words.begin(), "period");
    words.insert(words.end(), {"--period", "year", "--with-waiting", "--as", "jiang_mingyuan",
                               "--today", today, "--lang", "en"});
    return run(words);
  }
  /// Opens the result on 20 January; the words about its last day.
  std::string open() const {
    const Ended opened = act({"open", "--document", "公示1"}, "2024-01-20");
    INFO(opened.err);
    REQUIRE(opened.exit == 0);
    return opened.out;
  }
  Ended publish(const std::string& today) const { return act({"publish"}, today); }
  void require_final(const std::string& today) const {
    const Ended published = publish(today);
    INFO(published.err);
    REQUIRE(published.exit == 0);
    CHECK(std::filesystem::exists(path() / "results/2023/year/edition-1/result.json"));
  }
  /// Kinds of the coordinator's tasks about the year.
  std::set<std::string> tasks(const std::string& today) const {
    std::set<std::string> kinds;
    const Ended ended = run({"todo", "--as", "organization", "--today", today, "--json"});
    for (const json& one : json::parse(ended.out))
      if (one.at("period") == "year") kinds.insert(one.at("kind").get<std::string>());
    return kinds;
  }
};

}  // namespace

TEST_CASE("Publicity: with 0 days the year's result is final at once, and nothing is to be opened",
          "[program][period][A13.1]") {
  const Publicity county("0");
  CHECK(county.tasks("2024-01-20").count("open") == 0);
  CHECK(county.tasks("2024-01-20").count("publish") == 1);
  county.require_final("2024-01-20");
}

TEST_CASE("Publicity: with 0 days a result that was opened all the same is final the day after",
          "[program][period][A13.1]") {
  const Publicity county("0");
  CHECK(contains(county.open(), "open to the public through 2024-01-20"));
  CHECK(contains(county.publish("2024-01-20").err, "is open to the public through 2024-01-20"));
  county.require_final("2024-01-21");
}

TEST_CASE("Publicity: with 1 day the result is final after the next day is over",
          "[program][period][A13.1]") {
  const Publicity county("1");
  CHECK(county.tasks("2024-01-20").count("open") == 1);
  CHECK(contains(county.publish("2024-01-20").err, "is open to the public for 1 days"));
  CHECK(contains(county.open(), "open to the public through 2024-01-21"));
  CHECK(contains(county.publish("2024-01-21").err, "is open to the public through 2024-01-21"));
  county.require_final("2024-01-22");
}

TEST_CASE("Publicity: its last day moves on where it is a day of rest",
          "[program][period][A13.1]") {
  const Publicity county("1", "2024-01-21, 2024-01-22");
  CHECK(contains(county.open(), "open to the public through 2024-01-23"));
  CHECK(contains(county.publish("2024-01-23").err, "is open to the public through 2024-01-23"));
  county.require_final("2024-01-24");
}

TEST_CASE("Publicity: days beyond what the year's file may say are refused with the place",
          "[program][A13.1]") {
  for (const char* days : {"-1", "367", "4294967296"}) {
    const County county;
    county.append("year.toml", std::string("\n[hearing]\npublicity_days = ") + days + "\n");
    const Ended checked = county.run({"year", "check", "--lang", "en"});
    INFO(days);
    CHECK(checked.exit == 1);
    CHECK(contains(checked.err, county.place("year.toml", "publicity_days")));
    CHECK(contains(checked.err, std::string("hearing.publicity_days is ") + days +
                                    ", expected 0 to 366; correct it"));
  }
}

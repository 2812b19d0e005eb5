// Decisions of the committee, one at a time; the leaders' marks, sealed until all are in; the
// half-year's circular.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

struct Office : County {
  Office() { REQUIRE(act({"ledger", "create", "--played"}).exit == 0); }
  Ended act(std::vector<std::string> words, const char* who = "", const char* today = "") const {
    if (*who != '\0') words.insert(words.end(), {"--as", who});
    if (*today != '\0') words.insert(words.end(), {"--today", today});
    words.insert(words.end(), {"--lang", "en"});
    return run(words);
  }
};

}  // namespace

TEST_CASE("Decide: the office proposes, the committee decides, by its minutes",
          "[program][A17.6][A16.1]") {
  const Office county;
  const auto decide = [&](std::vector<std::string> words, const char* who = "lu_jingwen") {
    words.insert(words.begin(), "decide");
    return county.act(words, who, "2024-01-15");
  };
  const std::vector<std::string> minutes{"--document", "云考委〔2024〕1号"};
  const auto with_minutes = [&](std::vector<std::string> words) {
    words.insert(words.end(), minutes.begin(), minutes.end());
    return words;
  };
  CHECK(contains(decide({"good-line", "schools", "88.5"}).err,
                 "the minutes of the meeting that decided are missing"));
  CHECK(contains(decide(with_minutes({"good-line", "schools", "high"})).err,
                 "a decimal from 0 to 100, or mean"));
  CHECK(contains(decide(with_minutes({"grade", "schools/s99", "good"})).err, "s99"));
  CHECK(contains(decide(with_minutes({"grade", "schools/s07", "best"})).err, "a grade: "));
  CHECK(contains(decide(with_minutes({"good-line", "schools", "88.5"}), "zhang_min").err,
                 "row \"propose_decision\""));
  const Ended line = decide(
      with_minutes({"good-line", "schools", "88.5", "--meeting", "2024年第1次会议"}));
  INFO(line.err);
  REQUIRE(line.exit == 0);
  CHECK(contains(line.out, "kaohe record confirm 1"));
  REQUIRE(decide(with_minutes({"grade", "schools/s07", "较好", "--reason", "研判"})).exit == 0);
  const Ended confirmed = county.act({"record", "confirm", "1", "2"}, "gu_changning", "2024-01-16");
  INFO(confirmed.err);
  REQUIRE(confirmed.exit == 0);
  const json listed = json::parse(county.act({"record", "list", "--json"}).out);
  CHECK(listed[0]["value"] == "88.5");
  CHECK(listed[0]["decided_by"] == "县考核委");
  CHECK(listed[0]["meeting"] == "2024年第1次会议");
  CHECK(listed[1]["value"] == "fairly_good");
  CHECK(listed[1]["state"] == "confirmed");
}

TEST_CASE("Decide: a grade that the rules forbid is refused before it is proposed",
          "[program][A17.6][A17.7]") {
  const County played;
  REQUIRE(played.run({"run"}).exit == 0);
  const auto act = [&](std::vector<std::string> words, const char* who) {
    words.insert(words.end(), {"--as", who, "--today", "2024-01-24", "--lang", "en"});
    return played.run(words);
  };
  int decided = 0;
  const Ended list = played.run({"record", "list", "--kind", "decision", "--json"});
  for (const json& one : json::parse(list.out))
    if (one.value("assessee", "") == "s07" && one.value("on", one.value("kind", "")) != "")
      decided = one.at("number");
  REQUIRE(decided != 0);
  const std::string number = std::to_string(decided);
  const Ended taken =
      act({"record", "withdraw", number, "--reason", "复议", "--document", "复1"}, "lu_jingwen");
  INFO(taken.err);
  REQUIRE(taken.exit == 0);
  const std::string cancellation = taken.out.substr(1, taken.out.find(':') - 1);
  REQUIRE(act({"record", "confirm", cancellation}, "gu_changning").exit == 0);
  const Ended forbidden = act({"decide", "grade", "schools/s07", "好", "--reason", "研判",
                               "--document", "云考委〔2024〕2号"},
                              "lu_jingwen");
  CHECK(forbidden.exit == 1);
  CHECK(contains(forbidden.err, "s07"));
  const Ended preview =
      played.run({"score", "--period", "year", "--today", "2024-01-25", "--lang", "en"});
  CHECK(preview.exit == 0);
}

TEST_CASE("Marks: nobody sees one before all of the domain are in", "[program][A14.4]") {
  const Office county;
  REQUIRE(county
              .act({"record", "add", "leader=secretary", "domain=schools", "assessee=s01",
                    "score=98", "--table", "leaders"},
                   "lu_jingwen", "2024-01-05")
              .exit == 0);
  const json sealed = json::parse(county.act({"record", "list", "--json"}).out);
  CHECK_FALSE(sealed[0].contains("score"));
  CHECK(sealed[0]["sealed"] == true);
  CHECK_FALSE(contains(county.act({"record", "list"}).out, "98"));
  const Ended supposed = county.act({"what-if", "--record", "1", "--without"});
  CHECK(supposed.exit == 1);
  CHECK(contains(supposed.err, "#1: leaders' marks of its domain are sealed until all are in"));
  CHECK_FALSE(contains(supposed.out + supposed.err, "98"));
  const County played;
  REQUIRE(played.run({"run"}).exit == 0);
  const json open = json::parse(
      played.run({"record", "list", "--kind", "leader_mark", "--domain", "schools", "--json"}).out);
  CHECK(open[0].contains("score"));
}

TEST_CASE("Report: the half-year's circular, of the published result or as a draft",
          "[program][A12.2]") {
  const County county;
  const Ended draft = county.run({"report", "circular", "--period", "h1", "--lang", "en"});
  INFO(draft.err);
  REQUIRE(draft.exit == 0);
  CHECK(contains(draft.out, "**Draft: the result is not published yet.**"));
  REQUIRE(county.run({"run"}).exit == 0);
  const std::vector<std::string> command{"report", "circular",    "--period",  "h1",
                                         "--file", "circular.md", "--suggest", "七月底前补齐"};
  REQUIRE(county.run(command).exit == 0);
  const std::string text = bytes_of(county.path() / "circular.md");
  CHECK(contains(text, "# 云岭县2023年半年评估情况通报"));
  CHECK(contains(text, "| XZ01 党委班子集体学习 | 3 | 8 | 5 | 0 | 0 |"));
  CHECK(contains(text, "- 七月底前补齐"));
  CHECK_FALSE(contains(text, "草稿"));
  const Ended again = county.run(command);
  CHECK(again.exit == 4);
  CHECK(bytes_of(county.path() / "circular.md") == text);
}

// One quarter of the made-up county, carried through by its persons: recorded, submitted, closed,
// published.
#include "base/digest.hpp"
#include "integration/program/quarter.hpp"
#include "support/tamper.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Period: a quarter is submitted, closed and published by its persons",
          "[program][period][A10.1][A11.2][A11.3][A21.1]") {
  const Quarter county;
  CHECK(county.status("2023-03-24").at("domains").at(0).at("state") == "open");
  CHECK(!county.status("2023-03-24").at("domains").at(0).at("missing").empty());
  const Ended early =
      county.act("close", county.leads.at("schools"), "2023-03-25", {"--domain", "schools"});
  CHECK(early.exit == 1);
  CHECK(contains(early.err, "are recorded and not submitted"));
  const Ended own = county.act("submit", "zhang_min", "2023-03-25");
  CHECK(own.exit == 1);
  CHECK(contains(own.err, "had a hand in this and cannot submit it"));
  const Ended tried = county.act("submit", "ye_wenbin", "2023-03-25", {"--dry-run"});
  CHECK(tried.exit == 0);
  CHECK(contains(tried.out, "this was a dry run, and nothing was"));
  county.submit_all();
  const Ended again = county.act("submit", "ye_wenbin", "2023-03-26");
  CHECK(contains(again.err, "and recorded nothing since"));
  const Ended unready = county.act("publish", "jiang_mingyuan", "2023-03-31");
  CHECK(unready.exit == 1);
  CHECK(contains(unready.err, "is not closed yet in"));
  county.close_all();
  const json closed = county.status("2023-03-31").at("domains").at(0);
  CHECK(closed.at("state") == "closed");
  CHECK(closed.at("missing").empty());
  CHECK(closed.at("late") == false);
  const Ended other = county.act("publish", "lu_jingwen", "2023-03-31");
  CHECK(contains(other.err, "row \"publish_period\" of `kaohe roles`"));
  const Ended dry = county.act("publish", "jiang_mingyuan", "2023-03-31", {"--dry-run"});
  INFO(dry.err);
  CHECK(dry.exit == 0);
  CHECK(!fs::exists(county.edition()));

  const Ended published = county.act("publish", "jiang_mingyuan", "2023-03-31");
  INFO(published.err);
  REQUIRE(published.exit == 0);
  const std::string bytes = bytes_of(county.edition() / "result.json");
  const json result = json::parse(bytes);
  CHECK(result.at("kind") == "period");
  CHECK(result.at("period") == "q1");
  CHECK(result.at("standing") == "played");
  CHECK(fs::exists(county.edition() / "scores.csv"));
  CHECK(fs::exists(county.edition() / "consequences.csv"));
  const json entries =
      json::parse(county.tell({"ledger", "list", "--kind", "publication", "--json"}).out);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].at("payload").at("figures_digest") == result.at("figures_digest"));
  CHECK(entries[0].at("payload").at("result_digest") == sha256(bytes));
  CHECK(county.status("2023-03-31").at("published").at("person") == "jiang_mingyuan");
  CHECK(contains(county.tell({"doctor", "--quick"}).out, "4 published files are as they were"));
  const Ended twice = county.act("publish", "jiang_mingyuan", "2023-03-31");
  CHECK(twice.exit == 1);
  CHECK(contains(twice.err,
                 ", edition 1, and is never written over; where it was wrong or waited "
                 "for something, say with --reason why"));
  std::ofstream(county.edition() / "scores.csv", std::ios::app) << "x";
  fs::remove(county.edition() / "consequences.csv");
  const Ended examined = county.tell({"doctor", "--quick"});
  CHECK(examined.exit == 1);
  CHECK(contains(examined.out, "scores.csv: it was changed after it was published"));
  CHECK(contains(examined.out, "consequences.csv: it was published and is missing"));
}

TEST_CASE("Period: the published figures are those that the evidence gives",
          "[program][period][A10.1]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  REQUIRE(county.act("publish", "jiang_mingyuan", "2023-03-31").exit == 0);
  const json result = json::parse(bytes_of(county.edition() / "result.json"));
  // Of the files only what these persons have recorded.
  for (const fs::directory_entry& one : fs::directory_iterator(county.file("evidence"))) {
    if (one.path().stem() != "q1" && one.path().stem() != "draws") fs::remove_all(one.path());
  }
  fs::remove(county.ledger_file());
  const Ended orphaned = county.tell({"score", "--period", "q1"});
  CHECK(orphaned.exit == 4);
  CHECK(contains(orphaned.err, "results stand in this workspace and their ledger does not"));
  fs::remove_all(county.path() / "results");
  const json preview = json::parse(county.tell({"score", "--period", "q1", "--json"}).out);
  CHECK(preview.at("ledger_head") == "");
  CHECK(result.at("figures_digest") == preview.at("figures_digest"));
}

TEST_CASE("Period: after a crash between files and entry, publishing again records the files",
          "[program][period][A21.1]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  const std::string before = bytes_of(county.ledger_file());
  REQUIRE(county.act("publish", "jiang_mingyuan", "2023-03-31").exit == 0);
  const auto files = files_below(county.edition());
  // The files are there, the entry is not.
  for (const char* beside : {"-wal", "-shm"}) fs::remove(county.ledger_file().string() + beside);
  std::ofstream(county.ledger_file(), std::ios::binary | std::ios::trunc) << before;
  CHECK(county.status("2023-03-31").at("published").is_null());
  const std::string scores = bytes_of(county.edition() / "scores.csv");
  std::ofstream(county.edition() / "scores.csv", std::ios::app) << "x";
  const Ended other = county.act("publish", "jiang_mingyuan", "2023-03-31");
  CHECK(other.exit == 1);
  CHECK(contains(other.err, "files stand here for which the ledger does not vouch"));
  CHECK(county.status("2023-03-31").at("published").is_null());
  std::ofstream(county.edition() / "scores.csv", std::ios::trunc) << scores;
  CHECK(county.act("publish", "jiang_mingyuan", "2023-03-31").exit == 0);
  CHECK(files_below(county.edition()) == files);
  CHECK(!county.status("2023-03-31").at("published").is_null());
}

TEST_CASE("Period: a half-year begins with the assessees' self-reviews",
          "[program][period][A12.1]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  const auto review = [&](const char* today, std::vector<std::string> more) {
    std::vector<std::string> arguments{"period",      "self-review", "--period", "h1",     "--as",
                                       "schools/s14", "--today",     today,      "--lang", "en"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return county.run(arguments);
  };
  CHECK(contains(review("2023-06-14", {"--document", "总结"}).err, "before its window"));
  CHECK(contains(review("2023-06-16", {}).err, "the self-review needs its document"));
  const Ended done = review("2023-06-21", {"--document", "总结"});
  CHECK(done.exit == 0);
  CHECK(contains(done.out, "h1: the self-review is in (late)"));
  const Ended status = county.run({"period", "status", "--period", "h1", "--domain", "schools",
                                   "--today", "2023-06-22", "--lang", "en"});
  CHECK(contains(status.out, "self-reviews: 1 of 33 in, 1 late"));
  const Ended todo =
      county.run({"todo", "--as", "schools/s14", "--today", "2023-06-22", "--lang", "en"});
  CHECK(contains(todo.out, "owes nothing on 2023-06-22"));
  const Ended others =
      county.run({"todo", "--as", "schools/s13", "--today", "2023-06-22", "--json"});
  CHECK(json::parse(others.out).at(0).at("state") == "overdue");
}

TEST_CASE("Todo: inputs without a record are found in the sheets, by unit",
          "[program][todo][A11.2][A12.3]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  const Ended ended = county.run({"todo", "--as", "zhang_min", "--today", "2023-03-28", "--json"});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  const json tasks = json::parse(ended.out);
  CHECK(tasks.at(0).at("kind") == "submit");
  CHECK(tasks.at(0).at("state") == "due");
  CHECK(tasks.at(1).at("kind") == "record");
  CHECK(tasks.at(1).at("assessees").size() > 1);
  const Ended nobody = county.run({"todo", "--as", "zhang_ming", "--lang", "en"});
  CHECK(nobody.exit == 2);
  CHECK(contains(nobody.err, "did you mean \"zhang_min\"?"));
}

TEST_CASE("Roles: the table that refusals name is printed", "[program][roles][A5.1]") {
  const TempFolder anywhere;
  const Ended table = run_kaohe(anywhere.path(), {"roles", "--lang", "en"});
  CHECK(table.exit == 0);
  CHECK(contains(table.out, "close_period"));
  CHECK(contains(table.out, "nobody confirms what they recorded"));
  const json rows = json::parse(run_kaohe(anywhere.path(), {"roles", "--json"}).out);
  CHECK(rows.at(0).at("row") == "draft_system");
  CHECK(rows.at(0).at("roles").at("responsible_unit") == "own");
  CHECK(rows.at(0).at("roles").at("assessee") == "none");
}

TEST_CASE("Period: what a live ledger publishes is official", "[program][period][A8.2]") {
  QuarterOptions live;
  live.is_played = false;
  const Quarter county(live);
  county.submit_all();
  county.close_all();
  REQUIRE(county.tell({"plugin", "lock", "--level", "1"}).exit == 0);
  const Ended published = county.act("publish", "jiang_mingyuan", "");
  INFO(published.err);
  REQUIRE(published.exit == 0);
  const json result = json::parse(bytes_of(county.edition() / "result.json"));
  CHECK(result.at("standing") == "official");
  const Ended dated = county.tell(
      {"period", "submit", "--period", "q2", "--as", "ye_wenbin", "--today", "2023-06-30"});
  CHECK(dated.exit == 2);
  CHECK(contains(dated.err, "--today moves the view only"));
}

TEST_CASE("Period: what is owed and missing is named at the closing, and comes in late",
          "[program][period][A11.3][A12.3][A21.1]") {
  QuarterOptions incomplete;
  incomplete.is_complete = false;
  const Quarter county(incomplete);
  county.submit_all();
  const std::string lead = county.leads.at("townships");
  const Ended refused = county.act("close", lead, "2023-03-31", {"--domain", "townships"});
  CHECK(refused.exit == 1);
  CHECK(contains(refused.err, "6 things are owed here and not on record"));
  CHECK(contains(refused.err, "县委宣传部 (publicity): 一季度监测, XZ01 "));
  CHECK(contains(refused.err, "当季中心组研讨 2023-Q1 (6): 东山街道、西城街道"));
  const Ended early = county.act("close", lead, "2023-03-30", {"--domain", "townships"});
  CHECK(contains(early.err, "runs until 2023-03-31"));
  for (const auto& [domain, person] : county.leads) {
    const Ended closed =
        county.act("close", person, "2023-03-31", {"--domain", domain, "--with-waiting"});
    INFO(closed.err);
    REQUIRE(closed.exit == 0);
  }
  CHECK(county.status("2023-03-31").at("domains").at(0).at("closed").at("waiting") ==
        json{"townships XZ01.seminars 2023-Q1: t21 t22 t23 t24 t25 t26"});
  const Ended unready = county.act("publish", "jiang_mingyuan", "2023-04-01");
  CHECK(unready.exit == 1);
  CHECK(contains(unready.err, "waits for 8 things"));
  CHECK(contains(unready.err, "县委国企工委 (soe_committee): "));

  const auto add = [&](const std::string& assessee) {
    return county.tell({"record", "add", "domain=townships", "assessee=" + assessee,
                        "indicator=XZ01", "input=seminars", "cell=2023-Q1", "value=1", "--period",
                        "q1", "--as", "zhang_min", "--today", "2023-04-01"});
  };
  const Ended late = add("t21");
  INFO(late.err);
  REQUIRE(late.exit == 0);
  CHECK(contains(late.out, "Late: the period is closed"));
  CHECK(contains(add("t20").err, "this was not missing then"));
  const Ended todo = county.tell({"todo", "--as", lead, "--today", "2023-04-01", "--json"});
  json confirm;
  for (const json& task : json::parse(todo.out)) {
    if (task.at("kind") == "confirm") confirm = task;
  }
  REQUIRE(confirm.is_object());
  const Ended unconfirmed = county.act("publish", "jiang_mingyuan", "2023-04-01");
  CHECK(contains(unconfirmed.err, "waits for 9 things"));
  CHECK(contains(unconfirmed.err,
                 ": 1 rows of 一季度监测 that zhang_min recorded are not confirmed and do "
                 "not count"));
  const std::string number = std::to_string(confirm.at("numbers").at(0).get<int>());
  REQUIRE(county.tell({"record", "confirm", number, "--as", lead, "--today", "2023-04-01"}).exit ==
          0);
  CHECK(contains(county.act("publish", "jiang_mingyuan", "2023-04-01").err, "waits for 7 things"));

  const Ended published = county.act("publish", "jiang_mingyuan", "2023-04-01", {"--with-waiting"});
  INFO(published.err);
  REQUIRE(published.exit == 0);
  CHECK(contains(published.out, "7 things wait still"));
  const json result = json::parse(bytes_of(county.edition() / "result.json"));
  const json& assessees = result.at("domains").at(0).at("assessees");
  CHECK(assessees.at(20).at("indicators").at("XZ01").at("state") == "value");
  CHECK(assessees.at(21).at("indicators").at("XZ01").at("state") == "pending");
  CHECK(assessees.at(21).at("indicator_score").is_null());
  const json entries =
      json::parse(county.tell({"ledger", "list", "--kind", "publication", "--json"}).out);
  CHECK(entries.at(0).at("payload").at("waiting").size() == 3);
}

TEST_CASE("Period: nothing is closed or published from a ledger that was changed past the program",
          "[program][period][A21.1]") {
  const Quarter county;
  county.submit_all();
  tamper(county.ledger_file(),
         "UPDATE observation SET value = 9 WHERE number = (SELECT min(number) FROM observation)");
  const Ended closed =
      county.act("close", county.leads.at("schools"), "2023-03-31", {"--domain", "schools"});
  CHECK(closed.exit == 1);
  CHECK(contains(closed.err, "its observations are not those that were recorded"));
}

TEST_CASE("Period: the year-end is not published while anything before it is open",
          "[program][period][A8.2]") {
  const Quarter county;
  const Ended year =
      county.tell({"period", "publish", "--period", "year", "--as", "jiang_mingyuan"});
  CHECK(year.exit == 1);
  CHECK(contains(year.err, "一季度监测 is not closed yet in"));
}

TEST_CASE("Period: nothing is published under a system that was edited after the closing",
          "[program][period][A8.2][A8.3]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  county.append("year.toml",
                "\n[[domain.override]]\nkey = \"YY01.item.studies.price\"\nvalue = \"2\"\n"
                "document = \"-\"\n");
  const Ended published = county.act("publish", "jiang_mingyuan", "2023-04-01");
  CHECK(published.exit == 1);
  CHECK(contains(published.err, "YY01"));
  CHECK(!fs::exists(county.edition()));
}

TEST_CASE("Period: what is put right after the publication leaves the published paper as it is",
          "[program][period][record][A11.3][A21.1]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  REQUIRE(county.act("publish", "jiang_mingyuan", "2023-04-01").exit == 0);
  const std::string bytes = bytes_of(county.edition() / "result.json");
  const json rows = json::parse(county
                                    .tell({"record", "list", "--kind", "observations", "--unit",
                                           "publicity", "--domain", "schools", "--json"})
                                    .out);
  const std::string row = std::to_string(rows.at(0).at("number").get<int>());
  const Ended corrected =
      county.tell({"record", "correct", row, "--value", "2", "--reason", "误录", "--document",
                   "云宣〔2023〕9号", "--as", "zhang_min", "--today", "2023-04-02"});
  INFO(corrected.err);
  REQUIRE(corrected.exit == 0);
  CHECK_FALSE(contains(corrected.out, "stays as it is"));
  const std::string made = corrected.out.substr(corrected.out.find("\n#") + 2);
  const Ended confirmed = county.tell({"record", "confirm", made.substr(0, made.find(':')), "--as",
                                       county.leads.at("schools"), "--today", "2023-04-02"});
  INFO(confirmed.err);
  REQUIRE(confirmed.exit == 0);
  CHECK(contains(confirmed.out, "that was published on 2023-04-01 (#"));
  CHECK(contains(confirmed.out, "stays as it is; what is confirmed now counts in previews"));
  CHECK(bytes_of(county.edition() / "result.json") == bytes);
}

TEST_CASE("Period: a preview says where the roster is not that of a closed period",
          "[program][period][A8.3][A11.3]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  const std::string said =
      "县直学校: a preview only, its roster is not that of its closed periods (1 changes";
  CHECK_FALSE(contains(county.tell({"score", "--period", "q1"}).err, said));
  const std::string roster = bytes_of(county.file("roster/schools.csv"));
  const std::size_t at = roster.find("高中");
  REQUIRE(at != std::string::npos);
  std::string edited = roster;
  edited.replace(at, std::string("高中").size(), "初中");
  county.write("roster/schools.csv", edited);
  CHECK(contains(county.tell({"score", "--period", "q1"}).err, said));
}

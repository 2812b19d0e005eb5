// The ledger of a played year: the same figures as from the files, verified, backed up, restored.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "integration/program/program.hpp"
#include "support/tamper.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

Ended told_in_english(const County& county, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--lang", "en"});
  return county.run(arguments);
}

json result_of(const County& county, const std::string& period) {
  return json::parse(bytes_of(county.path() / "results/2023" / period / "edition-1/result.json"));
}

/// A played county.
struct Played : County {
  Played() {
    const Ended ended = told_in_english(*this, {"run"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
  }
};

std::string head_of(const County& county) {
  return json::parse(county.run({"ledger", "verify", "--json"}).out).at("head");
}

}  // namespace

TEST_CASE("Ledger: a year played through it has the figures that come from the files",
          "[program][ledger][A21.1]") {
  const County files;  // has no ledger: score reads its evidence
  const Played county;
  for (const char* period : {"q2", "year"}) {
    const json from_files = json::parse(files.run({"score", "--json", "--period", period}).out);
    const json from_ledger = json::parse(county.run({"score", "--json", "--period", period}).out);
    CHECK(from_files.at("ledger_head") == "");
    // Its publication is on record after it, if nothing else is.
    CHECK(from_ledger.at("ledger_head") != result_of(county, period).at("ledger_head"));
    CHECK(from_files.at("figures_digest") == result_of(county, period).at("figures_digest"));
    CHECK(from_ledger.at("figures_digest") == from_files.at("figures_digest"));
  }
}

TEST_CASE("Ledger: its head stands in every result, and verifies", "[program][ledger][A21.1]") {
  const Played county;
  const std::string head = result_of(county, "q1").at("ledger_head");
  const std::string last = head_of(county);
  CHECK(last != head);
  const Ended verified = told_in_english(county, {"ledger", "verify", "--head", head});
  CHECK(verified.exit == 0);
  CHECK(contains(verified.out, "played, never official"));
  CHECK(contains(verified.out, "head " + last));
  CHECK(contains(verified.out, "the head of the paper is that of record #"));
  const json verdict = json::parse(county.run({"ledger", "verify", "--head", head, "--json"}).out);
  CHECK(verdict.at("whole") == true);
  CHECK(verdict.at("nature") == "played");
  CHECK(verdict.at("head_of_paper_is_record") < verdict.at("records"));
  const Ended other = told_in_english(county, {"ledger", "verify", "--head", "sha256:00"});
  CHECK(other.exit == 1);
  CHECK(contains(other.err, "no entry of this ledger has the head \"sha256:00\""));
}

TEST_CASE("Ledger: the same story has the same head wherever it is played",
          "[program][ledger][A21.1]") {
  const Played one, other;
  CHECK(result_of(one, "year").at("ledger_head") == result_of(other, "year").at("ledger_head"));
}

TEST_CASE("Ledger: what was changed past the program is named", "[program][ledger][A21.1]") {
  const Played county;
  {
    SQLite::Database database((county.path() / "ledger.sqlite").string(), SQLite::OPEN_READWRITE);
    database.exec(
        "DROP TRIGGER observation_stays;"
        "UPDATE observation SET value = 0 WHERE number = (SELECT max(number) FROM "
        "observation WHERE value > 0)");
  }
  const Ended ended = told_in_english(county, {"ledger", "verify"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "(observations): its observations are not those that were recorded"));
  const Ended backed_up = told_in_english(county, {"ledger", "backup", "broken.sqlite"});
  CHECK(backed_up.exit == 1);
  CHECK_FALSE(std::filesystem::exists(county.path() / "broken.sqlite"));
}

TEST_CASE("Ledger: entries are listed with their time, unit and file", "[program][ledger][A21.1]") {
  const Played county;
  const Ended decisions =
      told_in_english(county, {"ledger", "list", "--kind", "decision", "--json"});
  REQUIRE(decisions.exit == 0);
  const json list = json::parse(decisions.out);
  REQUIRE(list.size() > 100);
  CHECK(list.at(0).at("file") == "evidence/decisions.csv");
  CHECK(list.at(0).at("entered").get<std::string>().rfind("2023-", 0) == 0);
  const Ended until =
      told_in_english(county, {"ledger", "list", "--today", "2023-03-31", "--json"});
  CHECK(json::parse(until.out).size() <
        json::parse(told_in_english(county, {"ledger", "list", "--json"}).out).size());
  const std::string submissions =
      told_in_english(county, {"ledger", "list", "--kind", "submission"}).out;
  CHECK(contains(submissions, "person"));
  CHECK(contains(submissions, "responsible_unit  publicity"));
  const std::string chinese =
      county.run({"ledger", "list", "--kind", "submission", "--lang", "zh"}).out;
  CHECK(contains(chinese, "报送"));
  CHECK(contains(chinese, "责任单位"));
}

TEST_CASE("Ledger: a backup is restored into another workspace with the same head",
          "[program][ledger]") {
  const Played county;
  const std::string copy = (county.path() / "copy.sqlite").string();
  const std::string mended = (county.path() / "mended").string();
  const Ended made = told_in_english(county, {"ledger", "backup", copy});
  CHECK(made.exit == 0);
  CHECK(contains(made.err, "the published files are not in a backup, only their digests"));
  const Ended again = told_in_english(county, {"ledger", "backup", copy});
  CHECK(again.exit == 4);
  CHECK(contains(again.err, "never overwritten"));
  const Ended none = told_in_english(county, {"ledger", "restore", "none.sqlite"});
  CHECK(none.exit == 4);
  CHECK(contains(none.err, "none.sqlite: there is no such file; name a backup that `kaohe ledger"));
  CHECK(told_in_english(county, {"ledger", "restore", copy, "--workspace", mended}).exit == 0);
  CHECK(contains(told_in_english(county, {"ledger", "verify", "--workspace", mended}).out,
                 head_of(county)));
}

TEST_CASE("Ledger: one is made once, and a year is not played over it", "[program][ledger]") {
  const County county;
  const Ended made = told_in_english(county, {"ledger", "create"});
  CHECK(made.exit == 0);
  CHECK(contains(made.out, "an empty ledger"));
  CHECK(told_in_english(county, {"ledger", "create"}).exit == 4);
  const Ended played = told_in_english(county, {"run"});
  CHECK(played.exit == 1);
  CHECK(contains(played.err, "there is a ledger here already"));
  CHECK(contains(told_in_english(county, {"ledger", "verify"}).out, "live"));
  const Ended none = told_in_english(county, {"ledger", "verify", "--workspace", "nowhere"});
  CHECK(none.exit == 4);
  CHECK(contains(none.err, "there is no ledger here"));
}

TEST_CASE("Ledger: one of an older or newer version is refused, and the way is named",
          "[program][ledger][A21.1]") {
  const County county;
  REQUIRE(told_in_english(county, {"ledger", "create"}).exit == 0);
  const Ended current = told_in_english(county, {"ledger", "migrate"});
  CHECK(current.exit == 0);
  CHECK(contains(current.out, "up to date already (schema 1)"));
  const auto set_schema = [&](int schema) {
    SQLite::Database((county.path() / "ledger.sqlite").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = " + std::to_string(schema));
  };
  set_schema(2);
  for (const char* command : {"verify", "migrate"}) {
    const Ended newer = told_in_english(county, {"ledger", command});
    CHECK(newer.exit == 4);
    CHECK(
        contains(newer.err, "it was written by a newer kaohe (schema 2, this one knows up to 1)"));
  }
  set_schema(0);
  for (const char* command : {"verify", "migrate"}) {
    const Ended none = told_in_english(county, {"ledger", command});
    CHECK(none.exit == 4);
    CHECK(contains(none.err, "no kaohe ever wrote that: it was changed past the program; restore"));
  }
}

TEST_CASE("Ledger: what is damaged is named by its number, and no figure comes from it",
          "[program][ledger][A21.1]") {
  const Played county;
  const fs::path file = county.path() / "ledger.sqlite";
  tamper(file,
         "UPDATE observation SET evidence = CAST(x'ff' AS TEXT) WHERE number = "
         "(SELECT min(number) FROM observation)");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"ledger", "verify"},
                                                  {"score", "--period", "q1"},
                                                  {"record", "list"}}) {
    INFO(command.at(0));
    const Ended ended = told_in_english(county, command);
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err, "its evidence is damaged; restore a backup"));
  }
}

TEST_CASE("Ledger: one whose entries were changed past the program says nothing at all",
          "[program][ledger][A21.1]") {
  const Played county;
  tamper(county.path() / "ledger.sqlite", "UPDATE entry SET payload = '{' WHERE kind = 'review'");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"ledger", "verify"},
                                                  {"score", "--period", "q1"},
                                                  {"record", "list"},
                                                  {"period", "status"},
                                                  {"year", "status"},
                                                  {"todo", "--as", "publicity"}}) {
    INFO(command.at(0));
    const Ended ended = told_in_english(county, command);
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err, "(review): its content is not what was recorded"));
  }
}

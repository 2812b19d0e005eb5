// A leader's mark while those of its domain are not all in: no output of any command says it
// (Art. 14).
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/record_office.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

using Words = std::vector<std::string>;

constexpr const char* kMark = "61.73";
constexpr const char* kDay = "2024-01-05";

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

struct Marked : RecordOffice {
  Marked() { require_done(mark("s01", kMark)); }

  Ended mark(const std::string& assessee, const std::string& score,
             const std::string& leader = "secretary") const {
    return record({"add", "leader=" + leader, "domain=schools", "assessee=" + assessee,
                   "score=" + score, "--table", "leaders"},
                  "lu_jingwen", kDay);
  }
  Ended act(const Words& words, const std::string& person) const {
    return run(with(words, {"--as", person, "--today", kDay, "--lang", "en"}));
  }
};

/// Each command that shows what is on record, or could say it in a refusal.
std::vector<Words> commands_that_show() {
  return {{"ledger", "list"},
          {"ledger", "list", "--kind", "leader_mark"},
          {"ledger", "verify"},
          {"record", "list"},
          {"record", "list", "--kind", "leader_mark", "--assessee", "s01"},
          {"score", "--domain", "schools"},
          {"explain", "schools/s01", "--period", "year"},
          {"what-if", "--record", "1", "--without"},
          {"what-if", "--record", "1", "--value", "70"},
          {"period", "status"},
          {"year", "status"},
          {"year", "history"},
          {"matter", "list"},
          {"matter", "suspects", "--all"},
          {"objection", "list"},
          {"notice", "list"},
          {"visit", "list"},
          {"consequence", "list"},
          {"duty", "list"},
          {"report", "circular", "--period", "h1"},
          {"doctor"},
          {"verify"},
          {"todo", "--as", "tang_suyun"},
          {"todo", "--as", "s01"}};
}

/// Each act of another person that names the mark, none of which is put on record.
std::vector<Words> acts_on_it() {
  const Words grounds{"--reason", "抄录有误", "--document", "云考办〔2024〕1号", "--dry-run"};
  const Words row{"leader=secretary", "domain=schools", "assessee=s01", "--table", "leaders"};
  return {with({"record", "correct", "1", "--set", "score=70"}, grounds),
          with({"record", "correct", "1", "--set", "score=61.7300"}, grounds),
          with({"record", "correct", "1", "--set", "date=2024-01-04"}, grounds),
          with({"record", "withdraw", "1"}, grounds),
          with(with({"record", "add", "score=70"}, row), {"--dry-run"}),
          {"record", "confirm", "1", "--dry-run"},
          with({"objection", "answer", "1", "--outcome", "upheld", "--reason", "x"}, {"--dry-run"}),
          with({"matter", "merge", "1", "1", "--into", "A"}, grounds),
          with({"notice", "find", "1"}, {"--dry-run"})};
}

void require_unsaid(const Ended& ended, const Words& words) {
  std::string command;
  for (const std::string& word : words) command += word + " ";
  INFO(command << "\n" << ended.out << ended.err);
  CHECK_FALSE(contains(ended.out, "61.7"));
  CHECK_FALSE(contains(ended.err, "61.73"));
}

void walk_all(const Marked& county) {
  for (const Words& words : commands_that_show()) {
    for (const char* language : {"en", "zh"})
      require_unsaid(county.run(with(words, {"--lang", language})), words);
    require_unsaid(county.run(with(words, {"--json"})), words);
  }
  for (const Words& words : acts_on_it()) require_unsaid(county.act(words, "tang_suyun"), words);
}

}  // namespace

TEST_CASE("Sealed: no command says a mark before all of the domain are in",
          "[program][sealed][A14.4]") {
  const Marked county;
  walk_all(county);
  require_done(county.record({"confirm", "1"}, "he_qiming", kDay));
  walk_all(county);
}

TEST_CASE("Sealed: the ledger's list says that a mark is there, not which",
          "[program][sealed][A14.4]") {
  const Marked county;
  const json entries = json::parse(county.run({"ledger", "list", "--json"}).out);
  const json& payload = entries.at(0).at("payload");
  CHECK(payload.at("assessee") == "s01");
  CHECK(payload.at("sealed") == true);
  CHECK_FALSE(payload.contains("score"));
}

TEST_CASE("Sealed: where the year's rules cannot be read, a mark stays unsaid",
          "[program][sealed][A14.4]") {
  const Marked county;
  county.write("year.toml", "year = nonsense");
  const Ended listed = county.run({"ledger", "list", "--json"});
  INFO(listed.err);
  REQUIRE(listed.exit == 0);
  CHECK_FALSE(contains(listed.out, kMark));
}

TEST_CASE("Sealed: only its author corrects a mark, or trials would tell it",
          "[program][sealed][A14.4]") {
  const Marked county;
  const Words change{"correct", "1", "--set", "score=70", "--reason", "抄录有误"};
  const Ended other = county.record(change, "tang_suyun", kDay);
  CHECK(other.exit == 1);
  CHECK(contains(other.err,
                 "#1: leaders' marks of its domain are sealed until all are in; only lu_jingwen, "
                 "who recorded this one, corrects it"));
  const Ended same = county.record(
      {"correct", "1", "--set", std::string("score=") + kMark, "--reason", "抄录有误", "--dry-run"},
      "tang_suyun", kDay);
  CHECK(same.err == other.err);
  const Ended own = county.record(change, "lu_jingwen", kDay);
  require_done(own);
  CHECK(contains(own.out, "\"61.73\" → \"70\""));
}

TEST_CASE("Sealed: what is no mark, or of a year that seals none, is said as before",
          "[program][sealed][A14.4]") {
  const Marked county;
  county.replace("year.toml", "sealed = true ", "sealed = false ");
  const json entries = json::parse(county.run({"ledger", "list", "--json"}).out);
  CHECK(entries.at(0).at("payload").at("score") == kMark);
  const Ended other = county.record({"correct", "1", "--set", "score=70", "--reason", "抄录有误"},
                                    "tang_suyun", kDay);
  require_done(other);
  CHECK(contains(other.out, "\"61.73\" → \"70\""));
  const County played;
  REQUIRE(played.run({"run"}).exit == 0);
  const Ended all = played.run({"ledger", "list", "--kind", "leader_mark", "--json"});
  for (const json& entry : json::parse(all.out)) CHECK(entry.at("payload").contains("score"));
}

// A published result that was wrong: another edition, beside the first, with what it changes.
#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"
#include "integration/program/quarter.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kWhy{"--reason", "误录一次", "--document", "云考办〔2023〕6号"};

/// The first quarter is published on 1 April.
struct PublishedQuarter : Quarter {
  PublishedQuarter() {
    submit_all();
    close_all();
    REQUIRE(publish("2023-04-01").exit == 0);
  }
  Ended publish(const std::string& today, const std::vector<std::string>& more = {}) const {
    return act("publish", "jiang_mingyuan", today, more);
  }
  fs::path folder(int edition) const {
    return path() / ("results/2023/q1/edition-" + std::to_string(edition));
  }
  /// What was recorded of an indicator of a school, by its number.
  std::string row(const std::string& school, const std::string& indicator) const {
    const Ended listed = tell({"record", "list", "--kind", "observations", "--assessee", school,
                               "--indicator", indicator, "--json"});
    return std::to_string(json::parse(listed.out).at(0).at("number").get<int>());
  }
  /// Corrects it on 2 April; the lead unit has confirmed it unless `is_confirmed` is not set.
  void correct(const std::string& number, const std::string& value, bool is_confirmed = true,
               const std::string& today = "2023-04-02") const {
    const Ended corrected =
        tell({"record", "correct", number, "--value", value, "--reason", "误录", "--document",
              "云教工委〔2023〕19号", "--as", "zhu_shiwen", "--today", today});
    INFO(corrected.err);
    REQUIRE(corrected.exit == 0);
    if (!is_confirmed) return;
    const std::string made = corrected.out.substr(corrected.out.find("\n#") + 2);
    const Ended confirmed = tell({"record", "confirm", made.substr(0, made.find(':')), "--as",
                                  leads.at("schools"), "--today", today});
    INFO(confirmed.err);
    REQUIRE(confirmed.exit == 0);
    CHECK(contains(confirmed.out, "kaohe period publish --period q1 --reason REASON"));
  }
};

}  // namespace

TEST_CASE("Edition: a correction after the publication makes a second one, and the first stays",
          "[program][period][A11.3][A21.1]") {
  const PublishedQuarter county;
  const std::string first = bytes_of(county.folder(1) / "result.json");
  county.correct(county.row("s07", "XX17"), "2");
  const Ended made = county.publish("2023-04-03", kWhy);
  INFO(made.err);
  REQUIRE(made.exit == 0);
  CHECK(contains(made.out, "edition 2: "));
  CHECK(contains(made.out, "XX17 "));
  CHECK(bytes_of(county.folder(1) / "result.json") == first);
  const json second = json::parse(bytes_of(county.folder(2) / "result.json"));
  CHECK(second.at("edition") == 2);
  CHECK(second.at("figures_digest") != json::parse(first).at("figures_digest"));
  const std::string difference = bytes_of(county.folder(2) / "difference.csv");
  CHECK(contains(difference, "schools,县直学校,s07,"));
  CHECK(contains(difference, ",XX17,"));
  CHECK(!contains(difference, "townships"));
  const json published = county.status("2023-04-03").at("published");
  CHECK(published.at("edition") == 2);
  CHECK(published.at("day") == "2023-04-03");
  CHECK(contains(county.tell({"period", "status", "--period", "q1", "--today", "2023-04-03"}).out,
                 ", edition 2)"));
  const json entries =
      json::parse(county.tell({"ledger", "list", "--kind", "publication", "--json"}).out);
  REQUIRE(entries.size() == 2);
  CHECK(entries[1].at("payload").at("reason") == "误录一次");
  CHECK(entries[1].at("payload").at("document") == "云考办〔2023〕6号");
  CHECK(entries[1].at("payload").at("files").contains("difference.csv"));
  CHECK(contains(county.tell({"doctor", "--quick"}).out, "9 published files are as they were"));
}

TEST_CASE("Edition: one takes a reason, a paper and a figure that moves",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  const Ended bare = county.publish("2023-04-03", {"--reason", "误录一次"});
  CHECK(bare.exit == 1);
  CHECK(contains(bare.err, "say with --reason why and with --document by which paper"));
  const Ended same = county.publish("2023-04-03", kWhy);
  CHECK(same.exit == 1);
  CHECK(contains(same.err, "every figure is that of edition 1, published on 2023-04-01 (#"));
  county.correct(county.row("s07", "XX17"), "2", false);
  const Ended proposed = county.publish("2023-04-03", kWhy);
  CHECK(proposed.exit == 1);
  CHECK(contains(proposed.err, "that zhu_shiwen recorded are not confirmed and do not count"));
  CHECK(!fs::exists(county.folder(2)));
}

TEST_CASE("Edition: the first has nothing to correct", "[program][period][A21.1]") {
  const Quarter county;
  county.submit_all();
  county.close_all();
  const Ended made = county.act("publish", "jiang_mingyuan", "2023-04-01", kWhy);
  CHECK(made.exit == 1);
  CHECK(contains(made.err, "has no result on record yet: write its first edition without"));
}

TEST_CASE("Edition: it is compared with the one before, which must be there as it was",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  std::ofstream(county.folder(1) / "result.json", std::ios::app) << " ";
  const Ended made = county.publish("2023-04-03", kWhy);
  CHECK(made.exit == 1);
  CHECK(contains(made.err, "is not here as it was published; restore it from a backup"));
  CHECK(!fs::exists(county.folder(2)));
}

TEST_CASE("Edition: a dry run shows what it would change and writes nothing",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  std::vector<std::string> dry = kWhy;
  dry.push_back("--dry-run");
  const Ended made = county.publish("2023-04-03", dry);
  CHECK(made.exit == 0);
  CHECK(contains(made.out, "edition 2: "));
  CHECK(!fs::exists(county.folder(2)));
  CHECK(county.status("2023-04-03").at("published").at("edition") == 1);
}

TEST_CASE("Explain: a record that nobody has confirmed is told as such",
          "[program][explain][A21.1]") {
  const PublishedQuarter county;
  const std::vector<std::string> words{"explain", "s07", "XX17", "--period", "q1"};
  CHECK_FALSE(contains(county.tell(words).out, "[not confirmed yet]"));
  county.correct(county.row("s07", "XX17"), "2", false);
  CHECK(contains(county.tell(words).out, "[not confirmed yet]"));
}

TEST_CASE("Verify: every edition comes out of the records of its own day",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  REQUIRE(county.publish("2023-04-03", kWhy).exit == 0);
  const Ended told = county.tell({"verify"});
  INFO(told.out << told.err);
  CHECK(told.exit == 0);
  CHECK(contains(told.out, "records, the chain is whole; head sha256:"));
  CHECK(contains(told.out, "一季度监测, edition 1 (#"));
  CHECK(contains(told.out, "一季度监测, edition 2 (#"));
  CHECK(!contains(told.out, "figures are others"));
  const json document = json::parse(county.tell({"verify", "--json"}).out);
  REQUIRE(document.at("published").size() == 2);
  for (const json& one : document.at("published")) CHECK(one.at("same") == true);
  CHECK(document.at("published").at(0).at("computed_digest") !=
        document.at("published").at(1).at("computed_digest"));
}

TEST_CASE("Verify: files that are not those of then, and changed papers, are named",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  std::ofstream(county.folder(1) / "scores.csv", std::ios::app) << "x";
  const Ended changed = county.tell({"verify"});
  CHECK(changed.exit == 1);
  CHECK(contains(changed.out,
                 "1 of its files are not as published; every figure comes out the same"));
  CHECK(contains(changed.err, ": q1 edition 1: restore its files from a backup of the results"));
  county.replace("year.toml", "indicator = { decimals = 4,", "indicator = { decimals = 0,");
  const Ended other = county.tell({"verify"});
  CHECK(other.exit == 1);
  CHECK(contains(other.out, "computed again, figures are others"));
  CHECK(contains(other.err, "do not give what was published"));
}

TEST_CASE("Verify: where the papers are whole it names the figures that come out otherwise",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.replace("year.toml", "indicator = { decimals = 4,", "indicator = { decimals = 0,");
  const Ended other = county.tell({"verify"});
  CHECK(other.exit == 1);
  CHECK(contains(other.out, "published"));
  CHECK(contains(other.out, "computed\n"));
  CHECK(contains(other.out, "indicator score"));
  CHECK(!contains(other.out, "of its files"));
}

TEST_CASE("Edition: a merge of matters after the publication is not of it, and is verified so",
          "[program][period][A12.1][A21.1]") {
  const PublishedQuarter county;
  const std::string today = "2023-04-02";
  const Ended merged =
      county.tell({"matter", "merge", county.row("s21", "XX17"), county.row("s21", "XX18"),
                   "--into", "云教师核〔2023〕2号", "--reason", "一事", "--document",
                   "云教工委〔2023〕19号", "--as", "zhu_shiwen", "--today", today});
  INFO(merged.err);
  REQUIRE(merged.exit == 0);
  const std::string number = merged.out.substr(1, merged.out.find(':') - 1);
  const Ended confirmed = county.tell(
      {"record", "confirm", number, "--as", county.leads.at("schools"), "--today", today});
  INFO(confirmed.err);
  REQUIRE(confirmed.exit == 0);
  CHECK(contains(confirmed.out, "stays as it is"));
  const Ended verified = county.tell({"verify"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
  CHECK(contains(county.tell({"explain", "s21", "XX18", "--period", "q1"}).out,
                 "云教师核〔2023〕2号 [merged by #" + number + "]"));
}

namespace {

/// Decided by the committee on a day: XX17 is not applicable to s21.
std::string put_decision(const PublishedQuarter& county, const std::string& day,
                         const std::string& today) {
  const Ended put =
      county.tell({"record", "add", "--table", "decisions", "kind=exempt", "domain=schools",
                   "assessee=s21", "on=XX17", "reason=合并办学", "document=云考委〔2023〕9号",
                   "decided_by=县考核委", "date=" + day, "--as", "lu_jingwen", "--today", today});
  INFO(put.err);
  REQUIRE(put.exit == 0);
  const std::size_t at = put.out.find('#') + 1;
  const std::string number = put.out.substr(at, put.out.find(':', at) - at);
  const Ended confirmed =
      county.tell({"record", "confirm", number, "--as", "gu_changning", "--today", today});
  INFO(confirmed.err);
  REQUIRE(confirmed.exit == 0);
  return number;
}

std::vector<std::string> taking_in(const std::string& number) {
  std::vector<std::string> words = kWhy;
  words.insert(words.end(), {"--taking-in", number});
  return words;
}

}  // namespace

TEST_CASE("Edition: what was decided after the first belongs to later periods",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  const std::string number = put_decision(county, "2023-04-02", "2023-04-02");
  const Ended same = county.publish("2023-04-03", kWhy);
  INFO(same.err);
  CHECK(same.exit == 1);
  CHECK(contains(same.err, "until it is confirmed; left out: #" + number + " of 2023-04-02, "));
  CHECK(contains(same.err, "`--taking-in " + number + "` takes it in"));
  county.correct(county.row("s07", "XX17"), "2");
  const Ended second = county.publish("2023-04-03", kWhy);
  INFO(second.err);
  REQUIRE(second.exit == 0);
  CHECK(contains(second.out, "left out: #" + number + " of 2023-04-02"));
  CHECK(!contains(bytes_of(county.folder(2) / "difference.csv"), ",s21,"));
  const Ended third = county.publish("2023-04-04", taking_in(number));
  INFO(third.err);
  REQUIRE(third.exit == 0);
  CHECK(contains(bytes_of(county.folder(3) / "difference.csv"), ",s21,"));
  county.correct(county.row("s21", "XX18"), "2", true, "2023-04-05");
  const Ended fourth = county.publish("2023-04-05", kWhy);
  INFO(fourth.err);
  REQUIRE(fourth.exit == 0);
  CHECK(!contains(bytes_of(county.folder(4) / "difference.csv"), ",XX17,"));
  const Ended verified = county.tell({"verify"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
}

TEST_CASE("Edition: a decision of before the first that was recorded later is put right by it",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  put_decision(county, "2023-04-01", "2023-04-02");
  const Ended second = county.publish("2023-04-03", kWhy);
  INFO(second.err);
  REQUIRE(second.exit == 0);
  CHECK(contains(bytes_of(county.folder(2) / "difference.csv"), ",s21,"));
}

TEST_CASE("Edition: only what is left out is taken in by its number", "[program][period]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  const Ended other = county.publish("2023-04-03", taking_in("2"));
  CHECK(other.exit == 1);
  CHECK(
      contains(other.err, "#2: it is no decision that exempts or finds something not applicable"));
  const Quarter unpublished;
  unpublished.submit_all();
  unpublished.close_all();
  const Ended first =
      unpublished.act("publish", "jiang_mingyuan", "2023-04-01", {"--taking-in", "2"});
  CHECK(first.exit == 1);
  CHECK(contains(first.err, "nothing is left out of this edition"));
}

TEST_CASE("Replay: a year is computed again from what was kept of it, and from nothing else",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  REQUIRE(county.publish("2023-04-03", kWhy).exit == 0);
  // The next year's files and plugins have taken the place of these.
  fs::remove_all(county.path() / "configs");
  const Ended again = county.tell({"replay", "2023", "--plugins", "/nowhere", "--json"});
  INFO(again.err);
  REQUIRE(again.exit == 0);
  const json editions = json::parse(again.out);
  REQUIRE(editions.size() == 2);
  for (const json& one : editions) CHECK(one.at("same") == true);
  CHECK(editions[0].at("figures_digest") != editions[1].at("figures_digest"));

  const fs::path archive = county.path() / "archive/2023";
  REQUIRE(std::distance(fs::directory_iterator(archive), fs::directory_iterator()) == 1);
  const fs::path kept = fs::directory_iterator(archive)->path();
  const std::string rules = bytes_of(kept / "configs/2023/year.toml");
  std::ofstream(kept / "configs/2023/year.toml") << rules << "\n";
  const Ended changed = county.tell({"replay", "2023"});
  CHECK(changed.exit == 1);
  CHECK(contains(changed.err, "configs/2023/year.toml: it is missing in the archive, or was"));
  std::ofstream(county.folder(1) / "made_with.json") << "{}";
  CHECK(contains(county.tell({"replay", "2023"}).err, "it was changed after it was published"));
  CHECK(contains(county.tell({"replay", "2022"}).err, "nothing of 2022 was published"));
}

TEST_CASE("Replay: a played year is kept like any other", "[program][period][A21.1]") {
  const County county;
  REQUIRE(run_kaohe(county.path(), {"run", "--workspace", "played"}).exit == 0);
  fs::remove_all(county.path() / "configs");
  const Ended again =
      run_kaohe(county.path(), {"replay", "2023", "--workspace", "played", "--json"});
  INFO(again.err);
  REQUIRE(again.exit == 0);
  CHECK(again.err.empty());
  const json editions = json::parse(again.out);
  CHECK(editions.size() == 6);
  for (const json& one : editions) CHECK(one.at("same") == true);
}

TEST_CASE("Replay: from the ledger and what was kept alone", "[program][period][A21.1]") {
  const PublishedQuarter county;
  county.correct(county.row("s07", "XX17"), "2");
  REQUIRE(county.publish("2023-04-03", kWhy).exit == 0);
  fs::remove_all(county.path() / "configs");
  fs::remove_all(county.path() / "results");
  const Ended again = county.tell({"replay", "2023", "--plugins", "/nowhere"});
  INFO(again.err);
  CHECK(again.exit == 0);
  CHECK(
      contains(again.out, "its files are not in this workspace; every figure comes out the same"));
  // With what was kept changed there is nothing to compute with.
  const fs::path kept = fs::directory_iterator(county.path() / "archive/2023")->path();
  std::ofstream(kept / "configs/2023/year.toml", std::ios::app) << "\n";
  const Ended none = county.tell({"replay", "2023"});
  CHECK(none.exit == 1);
  CHECK(contains(none.err, "what it was made with is not here"));
  CHECK(contains(none.err, "nothing of 2023 was computed again"));
}

TEST_CASE("Verify: from the ledger and the year's own files alone", "[program][period][A21.1]") {
  const PublishedQuarter county;
  for (const char* gone : {"results", "archive", "configs/2023/evidence"})
    fs::remove_all(county.path() / gone);
  const Ended again = county.tell({"verify"});
  INFO(again.err);
  CHECK(again.exit == 0);
  CHECK(
      contains(again.out, "its files are not in this workspace; every figure comes out the same"));
  county.replace("year.toml", "indicator = { decimals = 4,", "indicator = { decimals = 0,");
  const Ended other = county.tell({"verify"});
  CHECK(other.exit == 1);
  CHECK(contains(other.out, "computed again, figures are others"));
}

TEST_CASE("Verify: results that no record names are no results", "[program][period][A21.1]") {
  const PublishedQuarter county;
  REQUIRE(county.tell({"verify"}).exit == 0);
  const fs::path forged = county.folder(1).parent_path() / "edition-2";
  fs::copy(county.folder(1), forged, fs::copy_options::recursive);
  for (const char* command : {"verify", "doctor"}) {
    const Ended ended = county.tell({command});
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err + ended.out, "edition-2"));
    CHECK(contains(ended.err + ended.out, "no record of the ledger says that this was published"));
  }
}

TEST_CASE("Verify: without the year's files the chain and the papers are held all the same",
          "[program][period][A21.1]") {
  const PublishedQuarter county;
  fs::remove_all(county.path() / "configs/2023");
  const Ended whole = county.tell({"verify"});
  CHECK(whole.exit != 0);
  CHECK(contains(whole.err, "records, the chain is whole; head sha256:"));
  CHECK(contains(whole.err, "no year YYYY here"));
  CHECK(contains(
      whole.err,
      "the files of 1 published results are as they were, those of 0 are not in this workspace; no "
      "figure was"));
  std::ofstream(county.folder(1) / "result.json", std::ios::app) << " ";
  const Ended changed = county.tell({"verify"});
  CHECK(contains(changed.err, "edition-1/result.json: it was changed after it was published"));
  CHECK(contains(changed.err, "the files of 0 published results are as they were"));
  fs::remove_all(county.path() / "results");
  const Ended absent = county.tell({"verify"});
  CHECK(contains(absent.err, "those of 1 are not in this workspace"));
  CHECK_FALSE(contains(absent.err, "missing"));
}

// What would come out if something were otherwise, asked of the made-up county; no word of it is
// written down.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"
#include "integration/program/quarter.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

Ended ask(const County& county, std::vector<std::string> words) {
  words.insert(words.begin(), "what-if");
  words.insert(words.end(), {"--lang", "en"});
  return county.run(words);
}

std::string told(const County& county, const std::vector<std::string>& words) {
  const Ended ended = ask(county, words);
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  return ended.out;
}

json asked(const County& county, std::vector<std::string> words) {
  words.push_back("--json");
  return json::parse(told(county, words));
}

/// "now → as if" of a figure of an assessee; "" where it does not move.
std::string moved(const json& answer, const std::string& assessee, const std::string& figure) {
  for (const json& one : answer.at("moved"))
    if (one.at("assessee") == assessee && one.at("figure") == figure && one.at("indicator") == "")
      return one.at("before").get<std::string>() + " → " + one.at("after").get<std::string>();
  return "";
}

/// The number of the record that `kaohe explain` names with a place of the evidence.
std::string number_at(const County& county, const std::string& assessee,
                      const std::string& indicator, const std::string& place) {
  const std::string text = county.run({"explain", assessee, indicator, "--lang", "en"}).out;
  const std::size_t at = text.find(" " + place);
  REQUIRE(at != std::string::npos);
  const std::size_t hash = text.rfind('#', at);
  return text.substr(hash + 1, at - hash - 1);
}

/// The first breach of the school s07, which took 2 points.
std::string breach(const County& county) {
  return number_at(county, "s07", "XX17",
                   county.place("evidence/q1/education_committee.csv", "schools,s07,XX17"));
}

}  // namespace

TEST_CASE("What-if: a record taken away moves its figures, and nothing is written",
          "[program][what_if][A14.3][A21.1]") {
  const County county;
  const auto before = files_below(county.path());
  const std::string text = told(county, {"--record", breach(county), "--without"});
  CHECK(text.find("SUPPOSITION, NO RESULT") == 0);
  CHECK(contains(text, "value 1, matter 云教师核〔2023〕1号, evidence 有偿补课: not there"));
  CHECK(contains(text, "XX17 教师职业行为"));
  CHECK(contains(text, "138 assessees stay as they are"));
  CHECK(files_below(county.path()) == before);
}

TEST_CASE("What-if: what stands before is what kaohe score says", "[program][what_if][A21.1]") {
  const County county;
  const json answer = asked(county, {"--record", breach(county), "--without"});
  CHECK(answer.at("supposition") == true);
  CHECK(answer.at("is_result") == false);
  CHECK(answer.at("unmoved_count") == 138);
  CHECK(answer.at("supposed").at(0).at("record").at("assessee") == "s07");
  const json result = json::parse(county.run({"score", "--json"}).out);
  for (const json& domain : result.at("domains"))
    for (const json& one : domain.at("assessees"))
      if (one.at("id") == "s07")
        CHECK(moved(answer, "s07", "total") ==
              one.at("effectiveness_total").get<std::string>() + " → 87.03472");
}

TEST_CASE("What-if: another value is read as its table reads it, a wrong one refused as there",
          "[program][what_if][A21.1]") {
  const County county;
  const std::string number = breach(county);
  // Four breaches cost 7 of the 6 points there are: half of this one gives back nothing of these.
  CHECK(asked(county, {"--record", number, "--value", "2"}).at("moved").empty());
  const json none = asked(county, {"--record", number, "--value", "0"});
  CHECK(moved(none, "s07", "indicator score") == "85.5159 → 86.5159");
  const Ended wrong = ask(county, {"--record", number, "--value", "many"});
  CHECK(wrong.exit == 1);
  CHECK(contains(wrong.err, "#" + number));
  CHECK(contains(wrong.err, "found \"many\", expected"));
}

TEST_CASE("What-if: a good line and a parameter together, the grades that they move",
          "[program][what_if][A17.6][A8.4]") {
  const County county;
  const json line = asked(county, {"--good-line", "schools=94.2"});
  CHECK(line.at("lines").at(0).at("before").get<std::string>() + " → " +
            line.at("lines").at(0).at("after").get<std::string>() ==
        "93.5 → 94.2");
  CHECK(moved(line, "s22", "grade") == "good → fairly_good");
  CHECK(line.at("refused_grades").size() == 2);
  const json mean = asked(county, {"--good-line", "县直学校=mean"});
  CHECK(mean.at("supposed").at(0).at("after") == "mean");
  const json both =
      asked(county, {"--good-line", "schools=94.2", "--set", "schools.XX17.item.breaches.price=1",
                     "--record", breach(county), "--without"});
  CHECK(both.at("supposed").size() == 3);
  CHECK(both.at("supposed").at(0).at("before") == "2");
  CHECK(moved(both, "s07", "indicator score") == "85.5159 → 89.0159");
}

TEST_CASE("What-if: all that is wrong with a supposition is said at once",
          "[program][what_if][A21.1]") {
  const County county;
  const Ended wrong =
      ask(county, {"--record", "999999", "--without", "--set", "schools.XX17.item.gifts.price=1",
                   "--good-line", "schools=300", "--set", "schools.XX17.item.breaches.price=dear"});
  CHECK(wrong.exit == 1);
  CHECK(contains(wrong.err, "#999999: no record of 2023 has this number"));
  CHECK(contains(wrong.err, "\"XX17.item.gifts.price\" names no number of this domain"));
  CHECK(contains(wrong.err, "expected a decimal from 0 to 100, or mean"));
  CHECK(contains(wrong.err, "dear"));
  const Ended domain = ask(county, {"--good-line", "scools=90"});
  CHECK(domain.exit == 2);
  CHECK(contains(domain.err, "did you mean \"schools\"?"));
}

TEST_CASE("What-if: words that say no supposition are refused with what to write",
          "[program][what_if]") {
  const County county;
  const auto refused = [&](const std::vector<std::string>& words) {
    const Ended ended = ask(county, words);
    CHECK(ended.exit == 2);
    return ended.err;
  };
  CHECK(contains(refused({}), "ask one thing"));
  CHECK(contains(refused({"--ties", "--distance", "s07"}), "ask one thing"));
  CHECK(contains(refused({"--record", "5"}), "--without or --value V"));
  CHECK(contains(refused({"--without"}), "write --record N before it"));
  CHECK(contains(refused({"--record", "5", "--value", "1", "--value", "2"}),
                 "write --record N before it"));
  CHECK(contains(refused({"--set", "schools=1"}), "DOMAIN.KEY=VALUE"));
  CHECK(contains(refused({"--good-line", "schools"}), "DOMAIN=SCORE"));
  CHECK(contains(refused({"--ties", "--within", "near"}), "--within is \"near\""));
  CHECK(contains(refused({"--ties", "--within", "-1"}), "--within is \"-1\""));
  CHECK(contains(refused({"--distance", "s999"}), "no assessee \"s999\""));
  CHECK(contains(refused({"--distance", "s07", "--period", "q2"}), "--period year"));
}

TEST_CASE("What-if: a record of a kind that holds no value can only be taken away",
          "[program][what_if][A17.1]") {
  const County county;
  const json answer = asked(county, {"--deciding", "t06"});
  std::string number;
  for (const json& one : answer.at("deciding"))
    if (one.at("record").at("record") == "circular")
      number = std::to_string(one.at("record").at("number").get<int>());
  REQUIRE_FALSE(number.empty());
  const Ended refused = ask(county, {"--record", number, "--value", "1"});
  CHECK(refused.exit == 1);
  CHECK(contains(refused.err, "holds no value; --without supposes"));
}

TEST_CASE("What-if: the distance to the good line in each figure", "[program][what_if][A17.6]") {
  const County county;
  const std::string text = told(county, {"--distance", "石桥镇初级中学"});
  CHECK(contains(text, "effectiveness total 86.23472, good line 93.5"));
  CHECK(contains(text, "9.0816  reaches the line"));
  CHECK(contains(text, "cannot reach it alone: at most 10.89 more"));
  const json answer = asked(county, {"--distance", "s07"});
  CHECK(answer.at("gains").at(1).at("exact") == "9.0816");
  CHECK(answer.at("gains").at(2).at("can_reach") == false);
  CHECK(contains(told(county, {"--distance", "s34"}), "at or above the line by 0.88872"));
}

TEST_CASE("What-if: the records on which a rank or a grade hangs", "[program][what_if][A21.1]") {
  const County county;
  const json answer = asked(county, {"--deciding", "s07"});
  REQUIRE(answer.at("deciding").size() == 1);
  const json& one = answer.at("deciding").at(0);
  CHECK(one.at("record").at("indicator") == "XX06");
  CHECK(one.at("without").at("grade") == "fair");
  CHECK(answer.at("stand").at("grade") == "fairly_good");
  CHECK(answer.at("record_count").get<std::size_t>() > answer.at("needed").size());
  CHECK(contains(told(county, {"--deciding", "s07"}), "without it: rank 30"));
}

TEST_CASE("What-if: ties and near ties, by scope", "[program][what_if][A14.3]") {
  const County county;
  const std::string text = told(county, {"--ties"});
  CHECK(contains(text, "24 岩口乡"));
  CHECK(contains(text, "rank shared"));
  CHECK(contains(text, "published values would rank them otherwise"));
  const json answer = asked(county, {"--ties", "--within", "0"});
  CHECK(answer.at("is_result") == false);
  const json none = answer.at("pairs");
  const json near = asked(county, {"--ties", "--within", "0.05"}).at("pairs");
  CHECK(none.size() < near.size());
  for (const json& one : none)
    CHECK((one.at("shared").get<bool>() || one.at("published_differs").get<bool>()));
}

TEST_CASE("What-if: of a ledger, a number that does not count is told apart from one that is none",
          "[program][what_if][A21.1]") {
  const Quarter county;
  const Ended listed = county.tell({"record", "list", "--kind", "observations", "--assessee", "s07",
                                    "--indicator", "XX17", "--json"});
  const std::string number = std::to_string(json::parse(listed.out).at(0).at("number").get<int>());
  const auto ask_q1 = [&](const std::string& record) {
    return ask(county, {"--record", record, "--without", "--period", "q1"});
  };
  const auto before = bytes_of(kaohe::ledger::Ledger::file_of(county.path()));
  CHECK(contains(ask_q1(number).out, "XX17"));
  CHECK(bytes_of(kaohe::ledger::Ledger::file_of(county.path())) == before);
  CHECK(contains(ask_q1("999999").err, "the ledger has no such record of 2023"));
  const Ended entries = county.tell({"ledger", "list", "--kind", "observations", "--json"});
  std::string batch;
  for (const json& one : json::parse(entries.out))
    if (one.at("rows").get<int>() > 1) batch = std::to_string(one.at("number").get<int>());
  CHECK(contains(ask_q1(batch).err, "name one of them"));
  CHECK(contains(ask_q1("1").err, "does not count here"));
  REQUIRE(county
              .tell({"record", "withdraw", number, "--reason", "误录", "--as", "zhu_shiwen",
                     "--today", "2023-03-21"})
              .exit == 0);
  CHECK(contains(ask_q1(number).err, "it was withdrawn"));
}

TEST_CASE("What-if: points move between indicators in one call, and a refusal names the option",
          "[program][what_if][A8.4]") {
  const County county;
  const json moved_points =
      asked(county, {"--set", "schools.XX17.points=5", "--set", "县直学校.XX01.points=5"});
  CHECK(moved_points.at("supposed").size() == 2);
  const Ended alone = ask(county, {"--set", "schools.XX17.points=5"});
  CHECK(alone.exit == 1);
  CHECK(alone.err.find("--set schools.XX17.points=5: ") == 0);
  CHECK_FALSE(contains(alone.err, "year.toml:"));
  const Ended together =
      ask(county, {"--set", "schools.XX17.points=5", "--set", "schools.XX16.points=5"});
  CHECK(together.exit == 1);
  CHECK(contains(together.err, "--set schools.XX17.points=5 --set schools.XX16.points=5: "));
}

TEST_CASE("What-if: what is supposed twice is refused, and both are named",
          "[program][what_if][A8.4]") {
  const County county;
  const Ended twice = ask(county, {"--set", "schools.XX17.item.breaches.price=1", "--set",
                                   "县直学校.XX17.item.breaches.price=3"});
  CHECK(twice.exit == 1);
  CHECK(contains(twice.err, "is supposed to be 1 and to be 3; suppose it once"));
  const Ended lines = ask(county, {"--good-line", "schools=90", "--good-line", "schools=91"});
  CHECK(lines.exit == 1);
  CHECK(contains(lines.err, "--good-line schools=91: "));
  CHECK(contains(lines.err, "is supposed twice"));
  const std::string number = breach(county);
  const Ended record =
      ask(county, {"--record", number, "--value", "1", "--record", number, "--without"});
  CHECK(record.exit == 1);
  CHECK(contains(record.err, "something is supposed of it twice"));
}

TEST_CASE("What-if: every answer says first and last that it is no result",
          "[program][what_if][A21.1]") {
  const County county;
  const std::string warning = "SUPPOSITION, NO RESULT";
  const std::vector<std::vector<std::string>> questions{
      {"--distance", "s07"}, {"--deciding", "s07"}, {"--ties"}, {"--good-line", "schools=94.2"}};
  for (const auto& words : questions) {
    const std::string text = told(county, words);
    CHECK(text.find(warning) == 0);
    CHECK(text.rfind(warning) > text.find("\n"));
    CHECK(text.find("\n", text.rfind(warning)) == text.size() - 1);
  }
}

TEST_CASE("What-if: in Chinese names and titles stand, no ids", "[program][what_if]") {
  const County county;
  const std::string ties = county.run({"what-if", "--ties", "--lang", "zh"}).out;
  CHECK(contains(ties, "岩口乡"));
  CHECK_FALSE(contains(ties, " t20 "));
  CHECK_FALSE(contains(ties, "townships"));
  const std::string line = county.run({"what-if", "--good-line", "schools=94.2"}).out;
  CHECK(contains(line, "县直学校“好”等次分数线:93.5 → 94.2"));
  CHECK_FALSE(contains(line, "schools"));
  CHECK_FALSE(contains(line, " s22 "));
}

TEST_CASE("What-if: a value of a record whose objection is answered moves nothing, and it says why",
          "[program][what_if][A21.1]") {
  const County county;
  county.replace("evidence/objections.csv", "2023-07-03,withdrawn,,,", "2023-07-03,reduced,1,,");
  county.replace("evidence/q2/education_committee.csv", "2023-05-18,1,,云教纪核〔2023〕6号",
                 "2023-05-18,3,,云教纪核〔2023〕6号");
  const std::string number =
      number_at(county, "s31", "XX18",
                county.place("evidence/q2/education_committee.csv", "schools,s31,XX18"));
  const std::string text = told(county, {"--record", number, "--value", "2"});
  CHECK(contains(text, "No figure would be another."));
  CHECK(contains(text, "an objection to it was answered on 2023-07-12 (云教工委复〔2023〕2号, #"));
  const json answer = asked(county, {"--record", number, "--value", "2"});
  CHECK(answer.at("supposed").at(0).at("answered").at("outcome") == "reduced");
}

// The year's result: open to the public, then final; what its grades entail, up to the closing.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/closed_year.hpp"
#include "integration/program/program.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The made-up county on 19 January 2024: every period is closed, nothing is published.
struct ClosedYear : County {
  ClosedYear() { keep_closed_year(*this, path()); }
  Ended act(std::vector<std::string> words, const char* who, const char* today) const {
    words.insert(words.end(), {"--as", who, "--today", today, "--lang", "en"});
    return run(words);
  }
  Ended open(const char* today) const {
    return act({"period", "open", "--period", "year", "--with-waiting", "--document", "公示1"},
               "jiang_mingyuan", today);
  }
  Ended publish(const char* today, std::vector<std::string> more = {"--with-waiting"}) const {
    std::vector<std::string> words{"period", "publish", "--period", "year"};
    words.insert(words.end(), more.begin(), more.end());
    return act(words, "jiang_mingyuan", today);
  }
};

}  // namespace

TEST_CASE("Year: its result is open to the public before it is final",
          "[program][period][A13.1][A21.1]") {
  const ClosedYear county;
  CHECK(contains(county.publish("2024-01-20").err,
                 "the year's result is open to the public for 5 days before it is final"));
  const Ended quarter =
      county.act({"period", "open", "--period", "q1"}, "jiang_mingyuan", "2024-01-20");
  CHECK(contains(quarter.err, "only the year's result is open to the public"));
  const Ended waiting =
      county.act({"period", "open", "--period", "year"}, "jiang_mingyuan", "2024-01-20");
  CHECK(contains(waiting.err, "the objection 茶幼〔2024〕1号 of 茶山镇中心幼儿园 is not answered"));

  const Ended opened = county.open("2024-01-20");
  INFO(opened.err);
  REQUIRE(opened.exit == 0);
  CHECK(contains(opened.out, "open to the public through 2024-01-25"));
  CHECK(contains(opened.out, "were first learned at the year-end"));
  const fs::path results = county.path() / "results/2023/year";
  CHECK(fs::exists(results / "publicity-1/scores.csv"));
  CHECK(contains(county.publish("2024-01-25").err,
                 "the year's result is open to the public through 2024-01-25"));
  const Ended list = county.act({"consequence", "list"}, "office", "2024-01-25");
  CHECK(contains(list.err, "is not published yet; consequences follow the published grade"));

  const Ended published = county.publish("2024-01-26");
  INFO(published.err);
  REQUIRE(published.exit == 0);
  CHECK(contains(published.out, "edition 1: no figure is another"));
  const json opened_result = json::parse(bytes_of(results / "publicity-1/result.json"));
  const json result = json::parse(bytes_of(results / "edition-1/result.json"));
  CHECK(opened_result["figures_digest"] == result["figures_digest"]);
  CHECK(contains(county.open("2024-01-27").err, "the year's result is final since 2024-01-26"));
  const Ended verified = county.run({"verify", "--lang", "en"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
  CHECK(contains(verified.out, ", publicity 1 (#"));
  CHECK(contains(verified.out, ", edition 1 (#"));
  const json all = json::parse(county.run({"verify", "--json"}).out).at("published");
  CHECK(all.at(0).at("kind") == "publicity");
  CHECK(all.at(1).at("kind") == "edition");
}

TEST_CASE("Year: an answer to an objection that nobody has confirmed is what is waited for",
          "[program][A13.1][A21.1]") {
  const ClosedYear county;
  std::string objection;
  for (const json& one :
       json::parse(county.run({"record", "list", "--kind", "objection", "--json"}).out))
    if (one["document"] == "茶幼〔2024〕1号") objection = std::to_string(one["number"].get<int>());
  const Ended answered = county.act({"objection", "answer", objection, "--outcome", "upheld",
                                     "--reason", "属实", "--document", "复1"},
                                    "wei_xianzhi", "2024-01-20");
  INFO(answered.err);
  REQUIRE(answered.exit == 0);
  const std::string made = answered.out.substr(answered.out.find('#') + 1);
  const std::string answer = made.substr(0, made.find(':'));
  const std::string waiting =
      county.act({"period", "open", "--period", "year"}, "jiang_mingyuan", "2024-01-20").err;
  CHECK(contains(waiting, "#" + objection +
                              ": the objection 茶幼〔2024〕1号 of 茶山镇中心幼儿园 "
                              "is answered in #" +
                              answer + " by "));
  CHECK(contains(waiting, "confirmed, by another person: lead unit ("));
  CHECK(contains(waiting, "`kaohe record confirm " + answer + "`"));
  CHECK_FALSE(contains(waiting, "茶山镇中心幼儿园 is not answered"));
}

TEST_CASE("Year: after a run another edition takes a figure that moves",
          "[program][period][A21.1]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const Ended made =
      county.run({"period", "publish", "--period", "year", "--with-waiting", "--reason", "误录",
                  "--document", "文1", "--as", "jiang_mingyuan", "--lang", "en"});
  CHECK(made.exit == 1);
  CHECK(contains(made.err, "every figure is that of edition 1"));
}

TEST_CASE("Year: what has changed since the publicity is opened again, or said",
          "[program][period][A21.1]") {
  const ClosedYear county;
  REQUIRE(county.open("2024-01-20").exit == 0);
  // The objection of the kindergarten is found right meanwhile.
  const json objections =
      json::parse(county.run({"record", "list", "--kind", "objection", "--json"}).out);
  std::string number;
  for (const json& one : objections)
    if (one["document"] == "茶幼〔2024〕1号") number = std::to_string(one["number"].get<int>());
  const Ended answered = county.act({"objection", "answer", number, "--outcome", "withdrawn",
                                     "--reason", "属实", "--document", "复1"},
                                    "wei_xianzhi", "2024-01-21");
  INFO(answered.err);
  REQUIRE(answered.exit == 0);
  const std::string made = answered.out.substr(answered.out.find('#') + 1);
  REQUIRE(
      county.act({"record", "confirm", made.substr(0, made.find(':'))}, "gao_lanying", "2024-01-22")
          .exit == 0);
  CHECK(contains(county.publish("2024-01-26").err,
                 "figures are others than those that were open to the public until 2024-01-25"));
  const Ended published = county.publish("2024-01-26", {"--with-waiting", "--with-changes"});
  INFO(published.err);
  REQUIRE(published.exit == 0);
  CHECK(fs::exists(county.path() / "results/2023/year/edition-1/difference.csv"));
}

TEST_CASE("Consequences: what a published grade entails is closed by its document",
          "[program][A18.1][A18.2]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const auto act = [&](std::vector<std::string> words, const char* who = "") {
    if (*who != '\0') words.insert(words.end(), {"--as", who});
    words.insert(words.end(), {"--lang", "en"});
    return county.run(words);
  };
  const auto state = [&] {
    const Ended listed = act({"consequence", "list", "--assessee", "schools/s26", "--json"});
    INFO(listed.err);
    for (const json& one : json::parse(listed.out))
      if (one["consequence"] == "explanation") return one;
    return json();
  };
  REQUIRE(state().is_object());
  CHECK(state()["state"] != "closed");
  const Ended todo = act({"todo"}, "schools/s26");
  CHECK(contains(todo.out, state()["title"].get<std::string>()));
  const auto close = [&](const char* assessee, const char* consequence, const char* document) {
    return act({"consequence", "close", assessee, consequence, "--document", document},
               "gao_lanying");
  };
  CHECK(contains(close("schools/s26", "excuse", "报1").err,
                 "the published grade entails no \"excuse\" for it; expected one of"));
  CHECK(contains(close("schools/s26", "explanation", "").err, "the document that closes it"));
  const std::string nobody = close("schools/s99", "explanation", "报1").err;
  CHECK(contains(nobody, "schools/s99"));
  CHECK(!contains(nobody, "--as"));
  CHECK(contains(close("schools/s01", "explanation", "报1").err,
                 "the published grade entails nothing for it"));
  const Ended closed = close("schools/s26", "explanation", "云实小报〔2024〕2号");
  INFO(closed.err);
  REQUIRE(closed.exit == 0);
  CHECK(state()["closed_by"] == "");
  const std::string number = std::to_string(state()["proposed"].get<int>());
  const std::string again = close("schools/s26", "explanation", "报1").err;
  CHECK(contains(again, "is proposed already, in #" + number + " by gao_lanying"));
  CHECK(contains(again, "`kaohe record confirm " + number + "`"));
  CHECK(contains(again, "by another person: coordinator ("));
  CHECK(!contains(act({"todo"}, "schools/s26").out, state()["title"].get<std::string>()));
  const Ended confirmed = act({"record", "confirm", number}, "jiang_mingyuan");
  INFO(confirmed.err);
  REQUIRE(confirmed.exit == 0);
  CHECK(state()["state"] == "closed");
  CHECK(state()["closed_by"] == "云实小报〔2024〕2号");
  CHECK(contains(close("schools/s26", "explanation", "报1").err,
                 "is closed already, by 云实小报〔2024〕2号"));
  // In force until what takes it away is confirmed.
  const Ended taken =
      act({"record", "withdraw", number, "--reason", "重复", "--document", "撤1"}, "gao_lanying");
  INFO(taken.err);
  REQUIRE(taken.exit == 0);
  CHECK(state()["state"] == "closed");
  fs::remove(county.path() / "results/2023/year/edition-1/result.json");
  const Ended lost = act({"todo"}, "office");
  CHECK(lost.exit == 0);
  CHECK(contains(lost.err, "consequences are not listed: "));
}

TEST_CASE("Consequences: they are due a month after the result, and owed in one line for a domain",
          "[program][A18.1]") {
  const County county;
  REQUIRE(county.run({"run"}).exit == 0);
  const json listed =
      json::parse(county.run({"consequence", "list", "--as", "office", "--json"}).out);
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> owed;
  for (const json& one : listed) {
    CHECK(one["due"] == "2024-02-18");
    CHECK(one["state"] == "open");
    owed[{one["domain"], one["consequence"]}].push_back(one["assessee"]);
  }
  std::size_t lines = 0;
  for (const json& task : json::parse(county.run({"todo", "--as", "office", "--json"}).out)) {
    if (task["kind"] != "consequence") continue;
    ++lines;
    const bool is_whole = std::any_of(owed.begin(), owed.end(), [&](const auto& group) {
      return group.first.first == task["domain"] && task["assessees"] == json(group.second);
    });
    CHECK(is_whole);
  }
  CHECK(lines == owed.size());
  CHECK(contains(county.run({"todo", "--as", "office", "--lang", "zh"}).out,
                 "个考核对象,名单见 kaohe consequence list --open"));
}

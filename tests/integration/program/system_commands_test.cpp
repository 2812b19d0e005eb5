// The life of an indicator system at the command line (Art. 8), in a played ledger.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The year of tests/fixtures/sixth without its amendments.
class Life {
 public:
  Life() {
    fs::copy(source_folder() / "tests/fixtures/sixth/configs", folder_.path() / "configs",
             fs::copy_options::recursive);
    const fs::path file = folder_.path() / "configs/2023/year.toml";
    rules_ = bytes_of(file);
    rules_.resize(rules_.find("# 三季度起"));
    edit("");
    made = tell({"ledger", "create", "--played"});
  }
  void edit(const std::string& overrides) const {
    folder_.write("configs/2023/year.toml", rules_ + overrides);
  }
  /// Changes a rule of year.toml, which then has no overrides.
  void exchange(const std::string& found, const std::string& by) {
    rules_.replace(rules_.find(found), found.size(), by);
    edit("");
  }
  Ended tell(std::vector<std::string> words, const std::string& language = "en") const {
    words.insert(words.end(), {"--lang", language, "--plugins",
                               (build_folder() / "tests/plugins/sixth").string()});
    return run_kaohe(folder_.path(), words);
  }
  /// An act on the domain.
  Ended act(std::vector<std::string> words, const char* person, const char* day) const {
    words.insert(words.end(), {"--as", person, "--today", day});
    return tell(words);
  }
  json status() const {
    const Ended ended = tell({"year", "status", "--domain", "associations", "--json"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out).at(0);
  }
  /// Proposes and studies what the files change.
  void propose_and_study() const {
    require(act({"year", "amend", "propose", "--domain", "associations", "--from", "q3", "--reason",
                 "投诉增多"},
                "ou_yang", "2023-06-28"));
    require(act({"year", "amend", "study", "6", "--opinion", "同意"}, "dai_wei", "2023-06-28"));
  }
  void amend() const {
    propose_and_study();
    require(act({"year", "amend", "approve", "6", "--document", "云考委〔2023〕7号"}, "an_ping",
                "2023-06-29"));
  }
  static void require(const Ended& ended) {
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
  }
  /// Versions of the domain, held against each other.
  Ended diff(std::vector<std::string> words, const std::string& language = "en") const {
    words.insert(words.begin(), {"year", "diff", "--domain", "associations"});
    return tell(words, language);
  }
  void issue() const {
    const auto year = [&](const char* verb, const char* person) {
      std::vector<std::string> words{"year", verb, "--domain", "associations"};
      if (std::string(verb) == "approve" || std::string(verb) == "issue")
        words.insert(words.end(), {"--document", "云考委3号"});
      const Ended ended = act(words, person, "2023-03-20");
      INFO(ended.err);
      REQUIRE(ended.exit == 0);
    };
    year("submit", "lan_xin");
    year("submit", "ou_yang");
    year("consolidate", "dai_wei");
    year("approve", "an_ping");
    year("issue", "fan_yu");
  }

  Ended made;

 private:
  TempFolder folder_;
  std::string rules_;
};

constexpr const char* kDearer =
    "[[domain.override]]\nkey = \"HX02.item.complaints.price\"\nvalue = \"3\"\n"
    "from = \"q3\"\ndocument = \"云考委〔2023〕7号\"\n";

}  // namespace

TEST_CASE("System commands: a system is drafted, issued, and its steps are told",
          "[program][system][A8.2]") {
  const Life life;
  CHECK(contains(life.made.out, "nothing that comes from it is ever official"));
  CHECK(life.status().at("step") == "nothing");
  CHECK(life.status().at("missing") == json{"market", "society"});
  const Ended dry = life.act({"year", "submit", "--domain", "associations", "--dry-run"}, "lan_xin",
                             "2023-03-20");
  CHECK(contains(dry.out, "this was a dry run, and nothing was"));
  CHECK(life.status().at("step") == "nothing");
  CHECK(contains(life.tell({"score", "--period", "q1"}).err,
                 ": a preview only, its indicator system is not issued yet (Art. 8)"));
  life.issue();
  const json status = life.status();
  CHECK(status.at("step") == "issued");
  CHECK(status.at("official") == true);
  CHECK(status.at("late") == false);
  CHECK(status.at("steps").size() == 5);
  CHECK(status.at("steps").at(2).at("person") == "dai_wei");
  CHECK_FALSE(contains(life.tell({"score", "--period", "q1"}).err, "a preview only"));
  CHECK(contains(life.tell({"year", "status"}, "zh").out, "已印发"));
}

TEST_CASE("System commands: what comes after 31 March is said to be late",
          "[program][system][A8.2]") {
  const Life life;
  const Ended late =
      life.act({"year", "submit", "--domain", "associations"}, "lan_xin", "2023-04-01");
  CHECK(late.exit == 0);
  CHECK(contains(late.err, "late: it was due on 2023-03-31 (Art. 8)"));
  CHECK(life.status().at("steps").at(0).at("late") == true);
}

TEST_CASE("System commands: an edit is named until an amendment with it is approved",
          "[program][system][A8.3][A8.4]") {
  const Life life;
  life.issue();
  life.edit(kDearer);
  CHECK(life.status().at("official") == false);
  CHECK(life.status().at("changes").at(0).at("where") == "associations HX02");
  CHECK(contains(life.tell({"score", "--period", "q1"}).err,
                 "its indicator system is not what is in force"));
  CHECK(contains(life.tell({"doctor"}).out, "is not what is in force in 1 places"));
  const Ended proposed = life.act({"year", "amend", "propose", "--domain", "associations", "--from",
                                   "q3", "--reason", "投诉增多"},
                                  "ou_yang", "2023-06-28");
  CHECK(proposed.exit == 0);
  CHECK(contains(proposed.out, "\"2\" → \"2; q3: 3\""));
  CHECK(contains(proposed.out, "Effect on indicator scores"));
  CHECK(life.status().at("open_amendment") == 6);
  CHECK(life.act({"year", "amend", "approve", "6", "--document", "云考委〔2023〕7号"}, "an_ping",
                 "2023-06-28")
            .exit == 1);
  const Ended studied =
      life.act({"year", "amend", "study", "6", "--opinion", "同意"}, "dai_wei", "2023-06-28");
  CHECK(studied.exit == 0);
  CHECK(studied.out.find("Effect on indicator scores") < studied.out.find("#7"));
  CHECK(life.act({"year", "amend", "approve", "6", "--document", "云考委〔2023〕7号"}, "an_ping",
                 "2023-06-29")
            .exit == 0);
  CHECK(life.status().at("official") == true);
  const Ended history = life.tell({"year", "history", "--domain", "associations"});
  CHECK(contains(history.out, "#5 2023-03-20: issued by 范宇, 云考委3号"));
  CHECK(contains(history.out, "#8 2023-06-29: amendment 6 approved by 安平, 云考委〔2023〕7号"));
  CHECK(contains(history.out, "from 三季度监测: 投诉增多; opinion: 同意"));
  CHECK(contains(history.out, "\"2\" → \"2; q3: 3\""));
}

TEST_CASE("System commands: who may not act on an amendment sees no effect of it",
          "[program][system][A8.4]") {
  const Life life;
  life.issue();
  life.edit(kDearer);
  life.act({"year", "amend", "propose", "--domain", "associations", "--from", "q3", "--reason",
            "投诉增多"},
           "ou_yang", "2023-06-28");
  const auto refused = [&](std::vector<std::string> words, const char* person) {
    words.insert(words.begin(), {"year", "amend"});
    const Ended ended = life.act(words, person, "2023-06-28");
    CHECK(ended.exit == 1);
    CHECK(ended.out.empty());
    return ended.err;
  };
  CHECK(contains(refused({"study", "6", "--opinion", "同意"}, "lan_xin"), "study_amendment"));
  CHECK(contains(refused({"study", "6"}, "dai_wei"), "opinion is missing"));
  CHECK(contains(refused({"approve", "6", "--document", "云考委〔2023〕7号"}, "an_ping"),
                 "has not studied it yet"));
  const std::string former = refused({"study", "6", "--former", "nowhere"}, "dai_wei");
  CHECK(contains(former, "opinion is missing"));
  CHECK_FALSE(contains(former, "cannot be shown"));
  const Ended shown =
      life.act({"year", "amend", "study", "6", "--opinion", "同意", "--former", "nowhere"},
               "dai_wei", "2023-06-28");
  CHECK(shown.exit == 0);
  CHECK(contains(shown.err, "The effect on scores cannot be shown: "));
}

TEST_CASE("System commands: an approval shows what it moved, from the version before it",
          "[program][system][A8.4]") {
  const Life life;
  life.issue();
  life.edit(kDearer);
  life.propose_and_study();
  const Ended approved =
      life.act({"year", "amend", "approve", "6", "--document", "云考委〔2023〕7号"}, "an_ping",
               "2023-06-29");
  CHECK(approved.exit == 0);
  CHECK(contains(approved.out, "Effect on indicator scores, 三季度监测: 0 of 3 assessees move"));
  CHECK(contains(approved.out, "HX02"));  // amended against what was in force until now
}

TEST_CASE("System commands: the history and an effect as JSON", "[program][system][A8.4]") {
  const Life life;
  const std::vector<std::string> asking{"year", "history", "--domain", "associations", "--json"};
  CHECK(json::parse(life.tell(asking).out) ==
        json{{"domain", "associations"}, {"versions", json::array()}, {"rejected", json::array()}});
  life.issue();
  life.edit(kDearer);
  const json effect =
      json::parse(life.tell({"year", "amend", "effect", "--domain", "associations", "--json"}).out);
  CHECK(effect.at("domain") == "associations");
  CHECK(effect.at("period") == "q3");
  CHECK(effect.at("assessee_count") == 3);
  CHECK(effect.at("assessees").empty());
  CHECK(effect.at("indicators").at(0).at("id") == "HX02");
  CHECK(effect.at("indicators").at(0).at("amended") == true);
  CHECK(effect.at("indicators").at(0).at("assessees") == 0);
  life.amend();
  const json all = json::parse(life.tell(asking, "zh").out);
  REQUIRE(all.at("versions").size() == 2);
  CHECK(all.at("versions").at(0).at("number") == 5);
  CHECK(all.at("versions").at(0).at("differences").empty());
  CHECK_FALSE(all.at("versions").at(0).contains("reason"));
  const json& second = all.at("versions").at(1);
  CHECK(second.at("number") == 8);
  CHECK(second.at("amendment") == 6);
  CHECK(second.at("person") == "an_ping");
  CHECK(second.at("from") == "q3");
  CHECK(second.at("reason") == "投诉增多");
  CHECK(second.at("opinion") == "同意");
  CHECK(second.at("differences").at(0).at("after") == "2; q3: 3");
}

TEST_CASE("System commands: an effect as JSON has who moves, and in what",
          "[program][system][A8.4]") {
  const Life life;
  Life::require(life.tell({"run", "--workspace", "played"}));
  life.edit(
      "[[domain.override]]\nkey = \"HX02.item.complaints.price\"\nvalue = \"3\"\n"
      "document = \"云考委〔2023〕7号\"\n");
  const Ended ended = life.tell({"year", "amend", "effect", "--domain", "associations", "--period",
                                 "q2", "--workspace", "played", "--json"});
  const json effect = json::parse(ended.out);
  REQUIRE(effect.at("assessees").size() == 2);
  CHECK(effect.at("assessees").at(0) ==
        json{{"id", "h02"},
             {"name", "云岭县建材协会"},
             {"before", "93"},
             {"after", "92"},
             {"indicators",
              json::array({{{"indicator", "HX02"}, {"before", "28"}, {"after", "27"}}})}});
  CHECK(effect.at("indicators").at(0).at("assessees") == 2);
}

TEST_CASE("System commands: an effect says what it does not cover", "[program][system][A8.4]") {
  Life life;
  life.issue();
  life.edit(kDearer);
  const std::vector<std::string> asking{"year", "amend", "effect", "--domain", "associations"};
  const std::string plain = life.tell(asking).out;
  CHECK(contains(plain, "Not computed: the year's score, ranks and grades; rules of year.toml"));
  CHECK_FALSE(contains(plain, "Rules that change too"));
  life.exchange("review = { decimals = 4", "review = { decimals = 3");
  life.edit(kDearer);
  const std::string said = life.tell(asking).out;
  CHECK(contains(said, "Rules that change too, and whose effect is not in these figures: 1"));
  CHECK(contains(said, "rounding (rounding): the review's score: \"4 half_up\" → \"3 half_up\""));
  CHECK(contains(life.tell(asking, "zh").out, "其影响不在以上分值之内的规则:1 处"));
  std::vector<std::string> as_json = asking;
  as_json.push_back("--json");
  const json left_out = json::parse(life.tell(as_json).out).at("left_out");
  REQUIRE(left_out.size() == 1);
  CHECK(left_out.at(0).at("path") == "rounding.review");
  CHECK(contains(life.tell({"year", "amend", "effect", "--help"}).out,
                 "ranks and grades are not computed"));
}

TEST_CASE("System commands: a rejected amendment stays in the history", "[program][system][A8.4]") {
  const Life life;
  CHECK(life.tell({"year", "amend", "effect", "--domain", "associations"}).exit == 1);
  life.issue();
  life.edit(kDearer);
  CHECK(contains(life.tell({"year", "amend", "effect", "--domain", "associations"}).out,
                 "Effect on indicator scores, 三季度监测: 0 of 3 assessees move"));
  CHECK(contains(
      life.tell({"year", "amend", "effect", "--domain", "associations", "--period", "q4"}).out,
      "Effect on indicator scores, 四季度监测: "));
  life.act({"year", "amend", "propose", "--domain", "associations", "--from", "q3", "--reason",
            "投诉增多"},
           "ou_yang", "2023-06-28");
  CHECK(life.act({"year", "amend", "reject", "6", "--reason", "理由不足"}, "dai_wei", "2023-06-28")
            .exit == 0);
  CHECK(contains(life.tell({"year", "history", "--domain", "associations"}).out,
                 "amendment 6 of 县市场监管局 was rejected on 2023-06-28 by 戴薇: 理由不足"));
  const json rejected =
      json::parse(life.tell({"year", "history", "--domain", "associations", "--json"}).out)
          .at("rejected");
  CHECK(rejected == json::array({{{"amendment", 6},
                                  {"unit", "market"},
                                  {"date", "2023-06-28"},
                                  {"person", "dai_wei"},
                                  {"reason", "理由不足"}}}));
}

TEST_CASE("System commands: versions of one year are compared by year diff",
          "[program][system][A8.3][A8.4]") {
  const Life life;
  life.issue();
  const Ended same = life.diff({"--from-version", "issued"});
  CHECK(same.exit == 0);
  CHECK(contains(same.out,
                 "#5 2023-03-20 (issued) and the files as they stand: no difference in "
                 "indicators, rules or plugin"));
  life.edit(kDearer);
  const Ended edited = life.diff({"--from-version", "issued"});
  CHECK(contains(edited.out, "#5 2023-03-20 (issued) → the files as they stand: 1 differences"));
  CHECK(contains(edited.out, "(associations)"));
  CHECK(contains(edited.out, "2; q3: 3"));
  life.amend();
  const Ended amended = life.diff({"--from-version", "5", "--to-version", "#8"}, "zh");
  CHECK(contains(amended.out, "#5 2023-03-20(印发) → #8 2023-06-29(调整 6 审定):1 处差别"));
  CHECK(
      contains(life.diff({"--from-version", "6"}).out, "#8 2023-06-29 (amendment 6 approved) and"));
  const Ended before =
      life.diff({"--from-version", "issued", "--to-version", "8", "--today", "2023-06-28"});
  CHECK(before.exit == 2);
  CHECK(contains(before.err, "there are issued (#5, 2023-03-20), and \"files\""));
}

TEST_CASE("System commands: year diff --json names both versions", "[program][system][A8.3]") {
  const Life life;
  life.issue();
  life.edit(kDearer);
  life.amend();
  life.edit("");
  const auto told = [&](const char* from, const char* to) {
    return json::parse(life.diff({"--from-version", from, "--to-version", to, "--json"}, "zh").out);
  };
  const json all = told("issued", "8");
  CHECK(all.at("year") == 2023);
  CHECK(all.at("domain") == "associations");
  CHECK(all.at("from").at("number") == 5);
  CHECK(all.at("from").at("amendment") == 0);
  CHECK(all.at("to").at("number") == 8);
  CHECK(all.at("to").at("amendment") == 6);
  CHECK(all.at("to").at("date") == "2023-06-29");
  CHECK(all.at("to").at("document") == "云考委〔2023〕7号");
  REQUIRE(all.at("differences").size() == 1);
  const json& one = all.at("differences").at(0);
  CHECK(one.at("indicator") == "HX02");
  CHECK(one.at("path") == "item.complaints.price");
  CHECK(one.at("before") == "2");
  CHECK(one.at("after") == "2; q3: 3");
  const json back = told("8", "files");
  CHECK(back.at("to").at("number") == 0);
  CHECK(back.at("to").at("date") == "");
  CHECK(back.at("to").at("digest") == all.at("from").at("digest"));
  CHECK(back.at("differences").at(0).at("after") == "2");
}

TEST_CASE("System commands: year diff names a unit by its title and a rule by its section",
          "[program][system][A8.3]") {
  Life life;
  life.issue();
  life.exchange("review = { decimals = 4", "review = { decimals = 3");
  life.exchange("[[domain]]", "[division.associations]\nHX03 = \"market\"\n\n[[domain]]");
  const Ended ended = life.diff({"--from-version", "issued"});
  INFO(ended.out << ended.err);
  CHECK(contains(ended.out, "rounding (rounding): the review's score"));
  CHECK(contains(ended.out, "县市场监管局"));
  CHECK_FALSE(contains(ended.out, "market"));
}

TEST_CASE("System commands: year diff refuses what is no version, naming those there are",
          "[program][system][A8.3]") {
  const Life life;
  const Ended draft = life.diff({"--from-version", "issued"});
  CHECK(draft.exit == 1);
  CHECK(contains(draft.err, "associations: its indicator system is not issued yet"));
  life.issue();
  life.edit(kDearer);
  life.act({"year", "amend", "propose", "--domain", "associations", "--from", "q3", "--reason",
            "投诉增多"},
           "ou_yang", "2023-06-28");
  const Ended open = life.diff({"--from-version", "6"});
  CHECK(open.exit == 2);
  CHECK(contains(open.err,
                 "associations: version \"6\" is not on record; there are issued (#5, "
                 "2023-03-20), and \"files\", as the year's files stand. An amendment is a version "
                 "once it is approved"));
  CHECK(contains(life.diff({"--from-version", "六"}, "zh").err,
                 "没有版本“六”;可用的版本:issued(#5,2023-03-20),以及现有配置 files"));
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {"--from", "2023"},
                                             {"--to-version", "5"},
                                             {"--from", "2023", "--from-version", "5"}}) {
    const Ended half = life.diff(words);
    CHECK(half.exit == 2);
    CHECK(
        contains(half.err, "say what is compared: an earlier year with --from YYYY, or a version"));
  }
}

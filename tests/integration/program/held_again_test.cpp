// What was right when it was proposed is judged again: decisions by the year's rules, when they are
// corrected and confirmed, answers to objections by what they cost, when they are confirmed.
#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// "#5" of "#5: recorded by …".
std::string number_in(const std::string& out) {
  const std::size_t line = out.rfind("\n#", out.find(": recorded by"));
  const std::size_t at = line == std::string::npos ? out.find('#') + 1 : line + 2;
  return out.substr(at, out.find(':', at) - at);
}

/// The made-up county after its year; its decisions are in the ledger.
struct Decided : County {
  Decided() { REQUIRE(run({"run"}).exit == 0); }

  Ended act(std::vector<std::string> words, const char* who = "lu_jingwen",
            const char* today = "2024-01-24") const {
    words.insert(words.end(), {"--as", who, "--today", today, "--lang", "en"});
    return run(words);
  }
  /// What an act put on record, by its number.
  std::string done(std::vector<std::string> words, const char* who = "lu_jingwen",
                   const char* today = "2024-01-24") const {
    const Ended ended = act(std::move(words), who, today);
    require_done(ended);
    return number_in(ended.out);
  }
  std::string refused(std::vector<std::string> words, const char* who = "lu_jingwen") const {
    const Ended ended = act(std::move(words), who);
    CHECK(ended.exit == 1);
    return ended.err;
  }
  /// A decision of the schools that stands; of a line without an assessee.
  std::string decision(const std::string& kind, const std::string& assessee = "") const {
    const Ended list = run({"record", "list", "--kind", "decision", "--json"});
    for (const json& one : json::parse(list.out)) {
      const std::string state = one.at("state");
      const bool stands = state == "confirmed" || state == "correction_proposed";
      if (stands && one.at("domain") == "schools" && one.value("decision_kind", kind) == kind &&
          one.value("assessee", "") == assessee && one.value("kind", kind) == kind)
        return std::to_string(one.at("number").get<int>());
    }
    FAIL("no decision " << kind << " " << assessee);
    return {};
  }
  static std::vector<std::string> correct(const std::string& number, const std::string& cell) {
    return {"record", "correct", number, "--set", cell, "--reason", "复议", "--document", "更1"};
  }
  std::string confirm(const std::vector<std::string>& numbers) const {
    std::vector<std::string> words{"record", "confirm"};
    words.insert(words.end(), numbers.begin(), numbers.end());
    return done(words, "gu_changning");
  }
  json schools() const {
    const Ended ended = run({"score", "--period", "year", "--json"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    const json result = json::parse(ended.out);
    for (const json& domain : result.at("domains"))
      if (domain.at("id") == "schools") return domain;
    return {};
  }
  /// Whom no gate bars and who misses the line by least: id and total.
  std::pair<std::string, std::string> next_below() const {
    json best;
    const json domain = schools();
    for (const json& one : domain.at("assessees")) {
      const bool is_below = one.at("grade").at("proposed") == "fairly_good";
      if (!is_below || !one.at("gates").empty()) continue;
      const auto total = [](const json& of) {
        return *Rational::parse(of.at("effectiveness_total").get<std::string>());
      };
      if (best.is_null() || total(best) < total(one)) best = one;
    }
    return {best.at("id"), best.at("effectiveness_total")};
  }
  /// A circular bars an assessee from the grade good.
  void bar(const std::string& assessee, const char* today = "2024-01-24") const {
    const std::string circular = done(
        {"record", "add", "--table", "circulars", "domain=schools", "assessee=" + assessee,
         "body=county_committee", "document=云委通报〔2023〕77号", "about=迟报", "date=2023-12-18"},
        "gao_lanying", today);
    done({"record", "confirm", circular}, "tang_suyun", today);
  }
};

}  // namespace

TEST_CASE("Decide: a correction of a decision is refused where the rules forbid what it says",
          "[program][record][A17.6][A17.7][A21.1]") {
  const Decided county;
  const std::string barred = county.decision("grade", "s02");
  const std::string forbidden = county.refused(Decided::correct(barred, "value=好"));
  CHECK(contains(forbidden, "grade of s02: good was decided, but only fairly_good is permitted"));
  CHECK(county.decision("grade", "s02") == barred);
  const auto [next, total] = county.next_below();
  const std::string line = county.decision("good_line");
  const std::string grade = county.decision("grade", next);
  const std::string moved = county.refused(Decided::correct(line, "value=" + total));
  CHECK(contains(moved, "#" + grade + " "));
  CHECK(contains(moved, "grade of " + next + ": fairly_good was decided where good is proposed"));
  CHECK(contains(moved, "`kaohe record correct " + grade + "`"));
  // With its reason the grade holds under either line.
  county.done(Decided::correct(grade, "reason=综合研判"));
  county.done(Decided::correct(line, "value=" + total));
}

TEST_CASE("Confirm: decisions are judged again by what counts, together with their corrections",
          "[program][record][A17.6][A17.7][A21.1]") {
  const Decided county;
  const auto [next, total] = county.next_below();
  const std::string line = county.decision("good_line");
  const std::string grade = county.decision("grade", next);
  const std::string reasoned = county.done(Decided::correct(grade, "reason=综合研判"));
  const std::string lower = county.done(Decided::correct(line, "value=" + total));
  // A correction of a decision, alone: the reason of the other does not count yet.
  const std::string alone = county.refused({"record", "confirm", lower}, "gu_changning");
  CHECK(contains(alone, "grade of " + next + ": fairly_good was decided where good is proposed"));
  county.confirm({reasoned, lower});

  // A decision, alone: the line by which it holds is only proposed.
  const std::string gone =
      county.done({"record", "withdraw", reasoned, "--reason", "复议", "--document", "撤1"});
  county.confirm({gone});
  const std::string higher = county.done(Decided::correct(lower, "value=93.5"));
  const std::vector<std::string> fair{"decide",   "grade", "schools/" + next, "一般",
                                      "--reason", "研判",  "--document",      "云考委〔2024〕9号"};
  const std::string decided = county.done(fair);
  const std::string early = county.refused({"record", "confirm", decided}, "gu_changning");
  CHECK(contains(early, "#" + decided));
  CHECK(contains(early, "fair was decided, but only good, fairly_good is permitted"));
  county.confirm({decided, higher});
  CHECK(county.run({"score", "--period", "year"}).exit == 0);
}

TEST_CASE("Score: a decision that holds no more is named by its record, and how it is put right",
          "[program][A17.1][A17.6][A21.1]") {
  const Decided county;
  const std::string grade = county.decision("grade", "s01");
  county.bar("s01");
  const std::vector<std::string> another{"period",   "publish",        "--period",
                                         "year",     "--with-waiting", "--reason",
                                         "通报补录", "--document",     "云考委〔2024〕9号"};
  const Ended score =
      county.run({"score", "--period", "year", "--today", "2024-01-25", "--lang", "en"});
  CHECK(score.exit == 1);
  for (const std::string& said : {score.err, county.act(another, "jiang_mingyuan").err}) {
    CHECK(contains(said, "#" + grade + " "));
    CHECK(contains(said, "decisions.csv:"));
    CHECK(contains(said, "grade of s01: good was decided, but only fairly_good is permitted"));
    CHECK(contains(said, "`kaohe record correct " + grade + "`"));
    CHECK(contains(said, "`kaohe record withdraw " + grade + "`"));
  }
  // What is said is the way out.
  county.confirm({county.done(Decided::correct(grade, "value=较好"))});
  CHECK(county.run({"score", "--period", "year"}).exit == 0);
  require_done(county.act(another, "jiang_mingyuan"));
}

TEST_CASE("Edition: what only a correction entails is due from the day of its edition",
          "[program][A18.1][A18.2][A21.1]") {
  const Decided county;
  const auto due = [&](int edition, const std::string& assessee) {
    std::string days;
    const std::string name = "results/2023/year/edition-" + std::to_string(edition);
    const json result = json::parse(bytes_of(county.path() / name / "result.json"));
    for (const json& domain : result.at("domains")) {
      for (const json& one : domain.at("assessees")) {
        if (domain.at("id") != "schools" || one.at("id") != assessee) continue;
        for (const json& consequence : one.at("consequences"))
          days += consequence.at("due").get<std::string>() + " ";
      }
    }
    return days;
  };
  const auto lower = [&](const std::string& assessee, const char* today) {
    county.bar(assessee, today);
    const std::string made = county.done(
        Decided::correct(county.decision("grade", assessee), "value=较好"), "lu_jingwen", today);
    county.done({"record", "confirm", made}, "gu_changning", today);
    require_done(county.act({"period", "publish", "--period", "year", "--with-waiting", "--reason",
                             "通报补录", "--document", "云考委〔2024〕9号"},
                            "jiang_mingyuan", today));
  };
  CHECK(due(1, "s01").empty());
  const std::string before = due(1, "s02");
  REQUIRE(contains(before, "2024-02-18"));
  lower("s01", "2024-03-18");
  CHECK(contains(due(2, "s01"), "2024-04-17 "));
  CHECK_FALSE(contains(due(2, "s01"), "2024-02-18"));
  CHECK(due(2, "s02") == before);
  lower("s03", "2024-04-30");
  CHECK(due(3, "s01") == due(2, "s01"));
  CHECK(contains(due(3, "s03"), "2024-05-30 "));
  const json listed = json::parse(county
                                      .run({"consequence", "list", "--assessee", "schools/s01",
                                            "--today", "2024-05-01", "--json"})
                                      .out);
  REQUIRE_FALSE(listed.empty());
  CHECK(listed.at(0).at("due") == "2024-04-17");
  const Ended verified = county.run({"verify", "--lang", "en"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
}

TEST_CASE(
    "Correct: a line decided anew has its own paper and reason, and the editions differ by it",
    "[program][record][period][explain][A17.6][A21.1]") {
  const Decided county;
  const std::string line = county.decision("good_line");
  const std::string made = county.done({"record", "correct", line, "--set", "value=93.4999",
                                        "--reason", "复核", "--document", "云考委〔2024〕20号"});
  county.confirm({made});
  const Ended told = county.run({"explain", "s01", "--lang", "en"});
  CHECK(contains(told.out, "good line 93.4999 (云考委〔2024〕20号)"));
  CHECK(contains(told.out, "    decided: 云考委〔2024〕20号, 县考核委: 复核 #" + made));
  CHECK(contains(told.out, "  decided: 云考委〔2024〕3号, "));  // the grade
  const Ended published = county.act({"period", "publish", "--period", "year", "--with-waiting",
                                      "--reason", "复核", "--document", "云考办〔2024〕9号"},
                                     "jiang_mingyuan");
  require_done(published);
  CHECK(contains(published.out, "edition 2: 1 figures are others"));
  const std::string difference =
      bytes_of(county.path() / "results/2023/year/edition-2/difference.csv");
  CHECK(contains(difference, "“好”等次分数线,93.5,93.4999"));
}

TEST_CASE("Confirm: nothing is taken away from under a grade that was decided",
          "[program][record][A16.1][A21.1]") {
  const Decided county;
  const json entries =
      json::parse(county.run({"record", "list", "--kind", "decision", "--json"}).out);
  std::string exempt;
  for (const json& one : entries)
    if (one.value("assessee", "") == "s20") {
      exempt = std::to_string(one.at("number").get<int>());
      break;
    }
  const std::string gone =
      county.done({"record", "withdraw", exempt, "--reason", "有误", "--document", "撤1"});
  const std::string refused = county.refused({"record", "confirm", gone}, "gu_changning");
  CHECK(contains(refused, "schools/s20: its grade is decided and would stand without a score"));
}

TEST_CASE("Correct: a grade is called by its title, whichever way it was written",
          "[program][record][A16.1]") {
  const Decided county;
  const std::string grade = county.decision("grade", "s01");
  std::vector<std::string> words = Decided::correct(grade, "value=fairly_good");
  words.insert(words.end(), {"--set", "reason=研判", "--dry-run"});
  CHECK(contains(county.act(words).out, "value: \"好\" → \"较好\""));
  words[4] = "value=较好";
  words.insert(words.end(), {"--as", "lu_jingwen", "--today", "2024-01-24", "--lang", "zh"});
  CHECK(contains(county.run(words).out, "“好” → “较好”"));
}

TEST_CASE("Confirm: an answer to an objection is priced again by what is due by then",
          "[program][record][A21.1]") {
  const RecordOffice office;
  const auto act = [&](std::vector<std::string> words, const char* who, const char* today) {
    words.insert(words.end(), {"--as", who, "--today", today, "--lang", "en"});
    return office.run(words);
  };
  require_done(act({"record", "import",
                    office.put("lessons.csv",
                               "domain,assessee,indicator,input,subject,cell,date,value,evidence\n"
                               "schools,s07,XX02,taught,h1,2023-H1,,1,课表\n"
                               "schools,s07,XX02,heard,h1,2023-H1,,2,记录本\n"
                               "schools,s07,XX02,taught,h2,2023-H1,,4,课表\n"
                               "schools,s07,XX02,heard,h2,2023-H1,,2,记录本\n"),
                    "--period", "h1"},
                   "deng_chunhua", "2023-06-01"));
  require_done(act({"objection", "add", "2", "--reason", "不实", "--document", "异1"},
                   "schools/s07", "2023-06-02"));
  // Before the window opens nothing of it is due, and no answer costs anything.
  require_done(act({"objection", "answer", "6", "--outcome", "reduced", "--value", "0", "--reason",
                    "属实", "--document", "复1"},
                   "gao_lanying", "2023-06-03"));
  const Ended late = act({"record", "confirm", "7"}, "wei_xianzhi", "2023-06-25");
  CHECK(late.exit == 1);
  CHECK(contains(late.err,
                 "#7: confirmed now, the assessee would have 4 in the indicator instead of 4.25"));
  CHECK(contains(late.err, "`kaohe record withdraw 7`"));
  require_done(
      act({"record", "withdraw", "7", "--reason", "重新答复"}, "gao_lanying", "2023-06-25"));
  require_done(act({"objection", "answer", "6", "--outcome", "reduced", "--value", "3", "--reason",
                    "属实", "--document", "复2"},
                   "gao_lanying", "2023-06-25"));
  require_done(act({"record", "confirm", "9"}, "wei_xianzhi", "2023-06-25"));
}

// kaohe record correct, withdraw, confirm, list; what a dry run leaves alone; scores as they were
// known on a day.
#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// 县委政法委 has recorded its three rows of q1: #1 with #2 to #4.
struct Recorded : RecordOffice {
  Recorded() {
    require_done(import(put("a.csv", evidence("q1/politics_law.csv")), "cheng_anbang"));
  }

  std::string state_of(std::int64_t number) const {
    for (const json& one : list()) {
      if (one.at("number") == number) return one.at("state");
    }
    return "none";
  }
};

}  // namespace

TEST_CASE("Correct: a later record takes the place of an observation, both are listed",
          "[program][record][A21.1]") {
  const Recorded office;
  const Ended ended = office.record(
      {"correct", "2", "--value", "2", "--evidence", "复核", "--reason", "miscounted"},
      "su_peilan");
  require_done(ended);
  CHECK(contains(ended.out, "#5: recorded by 苏佩兰"));
  CHECK(contains(ended.out, "entry #5 holds the rows #6: `record correct` takes a row"));
  CHECK(contains(ended.out, "kaohe period submit --period q1"));
  CHECK(office.state_of(2) == "correction_proposed");
  CHECK(office.list().at(0).at("by") == 5);
  const Ended table = office.run({"record", "list", "--indicator", "XX29", "--lang", "en"});
  CHECK(contains(table.out, "correction proposed (#5)"));
  CHECK(office.state_of(6) == "proposed");
  const json after = office.list().at(3);
  CHECK(after.at("value") == "2");
  CHECK(after.at("evidence") == "复核");
  CHECK(after.at("person") == "su_peilan");
  require_done(office.run(
      {"period", "submit", "--period", "q1", "--as", "xu_hongtao", "--today", "2023-03-21"}));
  CHECK(office.state_of(2) == "replaced");
}

TEST_CASE("Correct: what cannot be corrected says so", "[program][record][A21.1]") {
  const Recorded office;
  const auto refused = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "correct");
    const Ended ended = office.record(arguments, "su_peilan");
    CHECK(ended.exit == 1);
    return ended.err;
  };
  CHECK(contains(refused({"99", "--value", "2", "--reason", "x"}),
                 "#99: the ledger has no such record of 2023"));
  CHECK(contains(refused({"2", "--value", "2"}), "#2: a reason is missing; say with --reason why"));
  CHECK(contains(refused({"1", "--value", "2", "--reason", "x"}), "#1: it is no single record"));
  CHECK(contains(refused({"2", "--value", "many", "--reason", "x"}), "found \"many\""));
  CHECK(contains(refused({"2", "--reason", "x"}), "the correction changes nothing"));
  require_done(office.record({"correct", "2", "--value", "2", "--reason", "x"}, "su_peilan"));
  CHECK(contains(refused({"2", "--value", "3", "--reason", "x"}),
                 "#2: a later record has taken its place"));
}

TEST_CASE("Withdraw: a person takes back their own draft, and nobody else's",
          "[program][record][A21.1]") {
  const Recorded office;
  const Ended other = office.record({"withdraw", "2", "--reason", "x"}, "su_peilan");
  CHECK(other.exit == 1);
  CHECK(contains(other.err,
                 "#2: cheng_anbang recorded it, and only they, or whoever may confirm it"));
  for (const std::vector<std::string>& no_reason :
       {std::vector<std::string>{}, {"--reason", " "}, {"--reason= \t"}}) {
    std::vector<std::string> words{"withdraw", "2"};
    words.insert(words.end(), no_reason.begin(), no_reason.end());
    const Ended ended = office.record(words, "cheng_anbang");
    CHECK(ended.exit == 1);
    CHECK(contains(ended.err, "a reason is missing"));
  }
  require_done(office.record({"withdraw", "2", "--reason", "x"}, "cheng_anbang"));
  CHECK(office.state_of(2) == "withdrawn");
  CHECK(office.state_of(3) == "proposed");
  const Ended again = office.record({"withdraw", "2", "--reason", "x"}, "cheng_anbang");
  CHECK(again.exit == 1);
  CHECK(contains(again.err, "it was withdrawn, and there is nothing left to change"));
}

TEST_CASE("Withdraw: what another person has confirmed is cancelled by two",
          "[program][record][A21.1]") {
  const Recorded office;
  require_done(office.run(
      {"period", "submit", "--period", "q1", "--as", "su_peilan", "--today", "2023-03-21"}));
  CHECK(office.state_of(2) == "confirmed");
  const Ended bare =
      office.record({"withdraw", "2", "--reason", "x"}, "cheng_anbang", "2023-03-22");
  CHECK(bare.exit == 1);
  CHECK(contains(bare.err, "#2: it is in force; say with --document"));
  const Ended ended = office.record({"withdraw", "2", "--reason", "x", "--document", "撤销单1号"},
                                    "cheng_anbang", "2023-03-22");
  require_done(ended);
  CHECK(contains(ended.out, "It counts once the unit has submitted it by another person"));
  CHECK(office.state_of(2) == "cancellation_proposed");
  require_done(office.run(
      {"period", "submit", "--period", "q1", "--as", "su_peilan", "--today", "2023-03-23"}));
  CHECK(office.state_of(2) == "cancelled");
}

TEST_CASE("Objection: made, answered and confirmed by persons in their roles",
          "[program][record][A21.1]") {
  const Recorded office;
  const auto act = [&](std::vector<std::string> words, const std::string& person) {
    words.insert(words.end(), {"--as", person, "--today", "2023-03-25", "--lang", "en"});
    return office.run(words);
  };
  const std::string who = "schools/" + office.list().at(0).at("assessee").get<std::string>();
  CHECK(contains(act({"objection", "add", "2", "--reason", "不实"}, who).err,
                 "an objection needs --reason and --document"));
  require_done(act({"objection", "add", "2", "--reason", "不实", "--document", "异1"}, who));
  CHECK(contains(act({"objection", "answer", "5", "--outcome", "withdrawn", "--reason", "属实",
                      "--document", "复1"},
                     "cheng_anbang")
                     .err,
                 "had a hand in this and cannot answer an objection to it"));
  const Ended answered = act({"objection", "answer", "5", "--outcome", "withdrawn", "--reason",
                              "属实", "--document", "复1"},
                             "su_peilan");
  require_done(answered);
  CHECK(contains(answered.out, "kaohe record confirm 6"));
  CHECK(office.state_of(5) == "answer_proposed");
  require_done(act({"record", "confirm", "6"}, "zhu_shiwen"));
  CHECK(office.state_of(5) == "answered");
  const Ended notice = act({"notice", "answer", "5", "--document", "报告"}, who);
  CHECK(notice.exit == 1);
  CHECK(contains(notice.err, "it is no record of the kind \"notice\""));
}

TEST_CASE("Notice: a correction that is only proposed is said as such",
          "[program][record][A21.1][A11.4]") {
  const RecordOffice office;
  const auto act = [&](std::vector<std::string> words, const std::string& person) {
    words.insert(words.end(), {"--as", person, "--today", "2023-03-25", "--lang", "en"});
    return office.run(words);
  };
  const auto shown = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "notice");
    words.insert(words.end(), {"--today", "2023-03-25", "--lang", "en"});
    return office.run(words);
  };
  require_done(act(
      {"notice", "issue", "--assessee", "schools/s08", "--problem", "未公示", "--document", "提1"},
      "lu_jingwen"));
  CHECK_FALSE(contains(shown({"list"}).out, "proposed"));
  require_done(act({"record", "correct", "1", "--set", "problem=未建账", "--reason", "笔误",
                    "--document", "更1"},
                   "lu_jingwen"));
  CHECK(contains(shown({"list"}).out, "open, correction proposed (#2)"));
  const json listed = json::parse(shown({"list", "--json"}).out);
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["number"] == 1);
  CHECK(listed[0]["problem"] == "未公示");
  CHECK(listed[0]["proposed_change"] == 2);
  const std::string one = shown({"show", "1"}).out;
  CHECK(contains(one,
                 "correction proposed (#2): it stands as below until another person confirms "
                 "that, `kaohe record confirm 2`"));
  CHECK(contains(one, "problem: 未公示"));
  CHECK(contains(shown({"show", "2"}).err, "it is a change of #1 that is only proposed"));
  require_done(act({"record", "confirm", "2"}, "tang_suyun"));
  CHECK(contains(shown({"show", "2"}).out, "problem: 未建账"));
  CHECK(json::parse(shown({"list", "--json"}).out)[0]["proposed_change"].is_null());
}

namespace {

/// A school's lessons of the half-year: 1, of which each up to 4 is worth a quarter of a point. The
/// objection to it is #6.
struct Lessons : RecordOffice {
  Lessons() {
    require_done(import(put("lessons.csv",
                            "domain,assessee,indicator,input,subject,cell,date,value,evidence\n"
                            "schools,s07,XX02,taught,h1,2023-H1,,1,课表\n"
                            "schools,s07,XX02,heard,h1,2023-H1,,2,记录本\n"
                            "schools,s07,XX02,taught,h2,2023-H1,,4,课表\n"
                            "schools,s07,XX02,heard,h2,2023-H1,,2,记录本\n"),
                        "deng_chunhua", {"--period", "h1"}));
    require_done(
        act({"objection", "add", "2", "--reason", "不实", "--document", "异1"}, "schools/s07"));
  }
  Ended import(const std::string& file, const std::string& person,
               std::vector<std::string> more) const {
    more.insert(more.begin(), {"import", file});
    return record(more, person, "2023-06-24");
  }
  Ended act(std::vector<std::string> words, const std::string& person) const {
    words.insert(words.end(), {"--as", person, "--today", "2023-06-25", "--lang", "en"});
    return run(words);
  }
  Ended answer(const std::string& value) const {
    return act({"objection", "answer", "6", "--outcome", "reduced", "--value", value, "--reason",
                "属实", "--document", "复1"},
               "gao_lanying");
  }
  Ended correct(const std::string& number, const std::string& value) const {
    return act(
        {"record", "correct", number, "--value", value, "--reason", "误算", "--document", "复2"},
        "gao_lanying");
  }
};

}  // namespace

TEST_CASE("Objection: an answer and its correction are held to what they cost",
          "[program][record][A21.1]") {
  const Lessons office;
  CHECK(contains(office.answer("0").err, "would have 4 in the indicator instead of 4.25"));
  require_done(office.answer("3"));
  CHECK(contains(office.correct("7", "0").err, "#7: answered so, the assessee would have"));
  require_done(office.act({"record", "confirm", "7"}, "wei_xianzhi"));
  const Ended less = office.correct("7", "2");
  CHECK(less.exit == 1);
  CHECK(contains(less.err,
                 "#7: corrected so, the assessee would have 4.5 in the indicator "
                 "instead of 4.75 as the answer has it that is confirmed (#7)"));
  require_done(office.correct("7", "4"));
  CHECK(contains(office.correct("9", "2").err, "that is confirmed (#7)"));
}

TEST_CASE("Objection: the list says of an answer that it waits for confirmation",
          "[program][record][A21.1]") {
  const Lessons office;
  const auto listed = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"objection", "list", "--as", "schools/s07", "--period", "h1",
                               "--today", "2023-06-25"});
    return office.run(more).out;
  };
  const auto told = [&] { return json::parse(listed({"--json"})).at(0); };
  CHECK(told().at("answer_to_confirm").is_null());
  CHECK(contains(listed({"--lang", "en"}), "objected to"));
  require_done(office.answer("3"));
  CHECK(told().at("objection") == "reduced");
  CHECK(told().at("answer_to_confirm") == 7);
  CHECK(contains(listed({"--lang", "en"}), "to be reduced (#7), waits for confirmation"));
  CHECK(contains(listed({"--lang", "zh"}), "拟减轻(#7),待确认"));
  require_done(office.act({"record", "confirm", "7"}, "wei_xianzhi"));
  CHECK(told().at("answer_to_confirm").is_null());
  CHECK(!contains(listed({"--lang", "en"}), "waits"));
  require_done(office.correct("7", "4"));
  CHECK(told().at("answer_to_confirm") == 9);
}

TEST_CASE("Objection: what stands beside a settled record is corrected to nothing worse",
          "[program][record][A12.1][A21.1]") {
  const RecordOffice office;
  const auto act = [&](std::vector<std::string> words, const std::string& person) {
    words.insert(words.end(), {"--as", person, "--today", "2023-03-25", "--lang", "en"});
    return office.run(words);
  };
  require_done(office.import(
      office.put("rows.csv",
                 "domain,assessee,indicator,input,subject,date,value,attributes,matter,evidence\n"
                 "schools,s07,XX18,breaches,,2023-02-10,1,,案1,台账\n"
                 "schools,s07,XX18,breaches,,2023-03-15,1,,案1,通报\n"
                 "schools,s07,XX10,missing,b1,2023-02-10,1,,,主题党日没有记录\n"),
      "deng_chunhua"));
  for (const std::string row : {"2", "4"})
    require_done(
        act({"objection", "add", row, "--reason", "不实", "--document", "异1"}, "schools/s07"));
  for (const std::string objection : {"5", "6"})
    require_done(act({"objection", "answer", objection, "--outcome", "withdrawn", "--reason",
                      "属实", "--document", "复1"},
                     "gao_lanying"));
  require_done(act({"record", "confirm", "7", "8"}, "wei_xianzhi"));
  const auto correct = [&](const std::string& option, const std::string& cell) {
    return act({"record", "correct", "3", option, cell, "--reason", "误录", "--document", "更1"},
               "deng_chunhua");
  };
  CHECK(contains(correct("--attributes", "city").err,
                 "#3: corrected so, the assessee would have 1 in the indicator instead of 2"));
  require_done(correct("--evidence", "通报2号"));

  const auto again = [&](const std::string& evidence) {
    office.put("again.csv",
               "domain,assessee,indicator,input,subject,date,value,evidence\n"
               "schools,s07,XX10,missing,b1,2023-02-13,1," +
                   evidence + "\n");
    return act({"record", "import", "again.csv", "--period", "q1"}, "deng_chunhua");
  };
  CHECK(contains(again("党小组会没有记录").err, "`kaohe matter distinct 4 --reason REASON"));
  require_done(
      act({"matter", "distinct", "4", "--reason", "另一次活动", "--document", "云教核〔2023〕9号"},
          "wei_xianzhi"));
  CHECK(again("党小组会没有记录").exit == 1);
  require_done(again("云教核〔2023〕9号:党小组会没有记录"));
}

TEST_CASE("Confirm: a second person confirms, the first cannot", "[program][record][A21.1]") {
  const RecordOffice office;
  office.put("a.csv", "leader,domain,assessee,score\nsecretary,schools,s01,98\n");
  require_done(office.import("a.csv", "lu_jingwen", {}));
  CHECK(office.list().at(0).at("state") == "proposed");
  const Ended own = office.record({"confirm", "1"}, "lu_jingwen");
  CHECK(own.exit == 1);
  CHECK(contains(own.err, "陆景文 had a hand in this and cannot confirm it"));
  require_done(office.record({"confirm", "1"}, "tang_suyun"));
  CHECK(office.list().at(0).at("state") == "confirmed");
  const Ended again = office.record({"confirm", "1"}, "tang_suyun");
  CHECK(again.exit == 1);
  CHECK(contains(again.err, "nothing of it waits to be confirmed"));
}

TEST_CASE("Dry run: every act is checked, shown and not recorded", "[program][record][A21.1]") {
  const Recorded office;
  office.put("m.csv", "leader,domain,assessee,score\nsecretary,schools,s01,98\n");
  require_done(office.import("m.csv", "lu_jingwen", {}));
  const std::string before = office.head();
  const std::vector<std::pair<std::string, std::vector<std::string>>> acts{
      {"cheng_anbang",
       {"add", "domain=schools", "assessee=s05", "indicator=XX29", "input=petitions",
        "date=2023-03-12", "matter=号1", "--period", "q1"}},
      {"cheng_anbang", {"correct", "2", "--value", "2", "--reason", "x"}},
      {"cheng_anbang", {"withdraw", "2", "--reason", "x"}},
      {"tang_suyun", {"confirm", "5"}},
      {"zhu_shiwen", {"import", "d.csv", "--period", "q1"}}};
  office.put("d.csv",
             "domain,assessee,indicator,input,date,attributes,matter\n"
             "schools,s05,XX17,breaches,2023-03-12,,号7\n");
  for (const auto& [person, act] : acts) {
    std::vector<std::string> arguments = act;
    arguments.push_back("--dry-run");
    const Ended ended = office.record(arguments, person);
    INFO(act.front() << ended.err);
    CHECK(ended.exit == 0);
    CHECK(contains(ended.out, "All of it could be recorded; this was a dry run, and nothing was."));
    CHECK(office.head() == before);
  }
  const Ended form =
      office.record({"template", "t.xlsx", "--period", "q1", "--dry-run"}, "zhang_min");
  CHECK(form.exit == 0);
  CHECK(contains(form.out, "rows to fill in"));
  CHECK_FALSE(std::filesystem::exists(office.path() / "t.xlsx"));
}

TEST_CASE("List: by domain, assessee, indicator, period, unit, kind and day",
          "[program][record][A21.1]") {
  const Recorded office;
  office.put("m.csv", "leader,domain,assessee,score\nsecretary,schools,s01,98\n");
  require_done(office.record({"import", "m.csv"}, "lu_jingwen", "2023-03-25"));
  const auto count = [&](const std::vector<std::string>& filters) {
    return office.list(filters).size();
  };
  CHECK(count({}) == 4);
  CHECK(count({"--domain", "schools"}) == 3);
  CHECK(count({"--domain", "soes"}) == 1);
  CHECK(count({"--assessee", "s01"}) == 1);
  CHECK(count({"--indicator", "XX29"}) == 2);
  CHECK(count({"--period", "q1"}) == 3);
  CHECK(count({"--period", "q2"}) == 0);
  CHECK(count({"--unit", "politics_law"}) == 3);
  CHECK(count({"--kind", "leader_mark"}) == 1);
  CHECK(count({"--kind", "observations"}) == 3);
  CHECK(count({"--today", "2023-03-24"}) == 3);
  const Ended table = office.run({"record", "list", "--indicator", "XX29", "--lang", "en"});
  CHECK(contains(table.out,
                 "#2  2023-03-20  cheng_anbang  proposed  observations  period q1, "
                 "domain schools, assessee s07, indicator XX29, input petitions"));
  const json one = office.list({"--kind", "leader_mark"}).at(0);
  CHECK(one.at("record") == "leader_mark");
  CHECK(one.at("leader") == "secretary");
}

TEST_CASE("Score: as it was known on a day, before and after a later record",
          "[program][record][A21.1]") {
  const Recorded office;
  require_done(office.run(
      {"period", "submit", "--period", "q1", "--as", "su_peilan", "--today", "2023-03-21"}));
  require_done(office.record({"add", "domain=schools", "assessee=s05", "indicator=XX29",
                              "input=petitions", "date=2023-03-12", "matter=号9", "--period", "q1"},
                             "cheng_anbang", "2023-03-25"));
  const auto digest = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"score", "--json", "--period", "q1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = office.run(arguments);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out).at("figures_digest").get<std::string>();
  };
  CHECK(digest({"--as-known-on", "2023-03-24"}) != digest({"--as-known-on", "2023-03-25"}));
  CHECK(digest({"--as-known-on", "2023-03-25"}) == digest({}));
  CHECK(digest({"--as-known-on", "2023-03-21"}) == digest({"--as-known-on", "2023-03-24"}));
  const County files;
  const Ended ended = files.run({"score", "--as-known-on", "2023-03-24", "--lang", "en"});
  CHECK(ended.exit == 2);
  CHECK(contains(ended.err, "--as-known-on asks a ledger, and this workspace has none"));
}

TEST_CASE("Visit: a finding that is empty is refused, one that is left out is none",
          "[program][record][A12.4]") {
  const RecordOffice office;
  const auto visit = [&](std::vector<std::string> more) {
    std::vector<std::string> words{
        "visit", "record",         "schools/s26", "--unit",     "discipline", "--document", "访1",
        "--as",  "jiang_mingyuan", "--today",     "2023-03-25", "--lang",     "en"};
    words.insert(words.end(), more.begin(), more.end());
    return office.run(words);
  };
  const Ended empty = visit({"--found", ""});
  CHECK(empty.exit == 1);
  CHECK(contains(empty.err, "--found: it is empty; write which problem was found"));
  require_done(visit({"--found", "台账空白"}));
  CHECK(office.list().at(0).at("found") == "台账空白");
}

TEST_CASE("Notice: a declined request for supervision is said in list and show",
          "[program][record][A11.4]") {
  const RecordOffice office;
  const auto act = [&](std::vector<std::string> words, const char* person, const char* today) {
    words.insert(words.begin(), "notice");
    words.insert(words.end(), {"--as", person, "--today", today, "--lang", "en"});
    require_done(office.run(words));
  };
  act({"issue", "--assessee", "schools/s08", "--problem", "未公示", "--document", "提1"},
      "gao_lanying", "2023-04-12");
  act({"request", "1", "--reason", "逾期", "--document", "请1"}, "gao_lanying", "2023-05-25");
  act({"decline", "2", "--reason", "整改已在进行"}, "tang_suyun", "2023-05-26");
  const auto shown = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "notice");
    words.insert(words.end(), {"--today", "2023-05-27", "--lang", "en"});
    return office.run(words).out;
  };
  CHECK(contains(shown({"list"}), "overdue, supervision declined (#3)"));
  CHECK(json::parse(shown({"list", "--json"}))[0]["declined"] == json::array({3}));
  CHECK(contains(shown({"show", "1"}),
                 "2023-05-26 #3 the supervision requested in 请1 was declined (#3): 整改已在进行"));
  CHECK(contains(office.run({"record", "list", "--lang", "zh"}).out, "不予督办"));
}

TEST_CASE("Notice: what the year-end finds is put right in the year's own cycle",
          "[program][record][A11.4]") {
  const RecordOffice office;
  const auto issue = [&](const char* document, const char* day) {
    return office.run({"notice", "issue", "--assessee", "schools/s08", "--problem", "未公示",
                       "--document", document, "--as", "lu_jingwen", "--today", day, "--lang",
                       "en"});
  };
  require_done(issue("提1", "2024-01-15"));
  const Ended late = issue("提2", "2024-01-16");
  CHECK(late.exit == 1);
  CHECK(contains(late.err,
                 "expected a day up to 2024-01-15, on which the year's last period closes"));
}

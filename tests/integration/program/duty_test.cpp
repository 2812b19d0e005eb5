// kaohe duty …: how those who assess do their own duty (Art. 20), from a quarter that persons carry
// on.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"
#include "integration/program/quarter.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// The first quarter: publicity submits on 5 April, the lead units close on the 6th, but for that
/// of the schools.
struct LateQuarter : Quarter {
  LateQuarter() {
    for (const std::string& unit : units)
      if (unit != "publicity") REQUIRE(act("submit", second.at(unit), "2023-03-25").exit == 0);
    REQUIRE(act("submit", second.at("publicity"), "2023-04-05").exit == 0);
    for (const auto& [domain, person] : leads)
      if (domain != "schools")
        REQUIRE(act("close", person, "2023-04-06", {"--domain", domain}).exit == 0);
  }
  json duty(const std::string& today, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"duty", "list", "--json", "--today", today});
    const Ended ended = tell(more);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
  Ended act_on_duty(std::vector<std::string> words, const std::string& person,
                    const std::string& today = "2023-04-10") const {
    words.insert(words.end(), {"--as", person, "--today", today});
    return tell(words);
  }
};

/// "unit name" of each event.
std::set<std::string> names_of(const json& list) {
  std::set<std::string> names;
  for (const json& unit : list.at("units"))
    for (const json& event : unit.at("events"))
      names.insert(unit.at("unit").get<std::string>() + " " + event.at("name").get<std::string>());
  return names;
}

}  // namespace

TEST_CASE("Duty list: the month by unit, each event down to its record",
          "[program][duty][A20.1][A21.1]") {
  const LateQuarter county;
  const std::set<std::string> april{"county_units_committee late_closing/q1/county_units",
                                    "education_committee late_closing/q1/schools",
                                    "health_committee late_closing/q1/hospitals",
                                    "organization late_closing/q1/townships",
                                    "publicity late_submission/q1",
                                    "soe_committee late_closing/q1/soes"};
  const json list = county.duty("2023-04-10", {"--month", "2023-04"});
  CHECK(names_of(list) == april);
  CHECK(names_of(county.duty("2023-04-10", {"--month", "2023-03"})).empty());
  CHECK(names_of(county.duty("2023-04-10")) == april);
  const auto ledger =
      kaohe::ledger::Ledger::open(county.ledger_file(), kaohe::ledger::Access::read);
  for (const json& unit : list.at("units")) {
    CHECK(unit.at("proposal").is_null());  // the year proposes no points
    const json& event = unit.at("events").at(0);
    CHECK(event.at("due") == "2023-03-31");
    CHECK(event.at("since") == "2023-04-01");
    const bool is_open = unit.at("unit") == "education_committee";
    CHECK(event.at("happened").is_null() == is_open);
    CHECK(event.at("numbers").empty() == is_open);
    for (const json& number : event.at("numbers"))
      CHECK(ledger.find(number.get<int>())->kind ==
            (unit.at("unit") == "publicity" ? "submission" : "period_closing"));
  }
  const Ended told = county.tell({"duty", "list", "--unit", "publicity", "--today", "2023-04-10"});
  CHECK(contains(told.out, "县委宣传部 (publicity)"));
  CHECK(contains(told.out, "late submission  late_submission/q1  一季度监测: submitted late for"));
  CHECK(contains(told.out,
                 "due 2023-03-31, done 2023-04-05 by 叶文斌 (ye_wenbin) (Art. 11(6), 20; #"));
  CHECK(contains(county.tell({"duty", "list", "--unit", "justice", "--today", "2023-04-10"}).out,
                 "Nothing is late or reversed, and nothing was found, as of 2023-04-10."));
}

TEST_CASE("Duty list: a wrong month or unit is said", "[program][duty][A20.1]") {
  const Quarter county;
  const Ended month = county.tell({"duty", "list", "--month", "2023-13"});
  CHECK(month.exit == 2);
  CHECK(contains(month.err, "--month \"2023-13\" is no month, such as 2023-04"));
  const Ended unit = county.tell({"duty", "list", "--unit", "publicty"});
  CHECK(unit.exit == 2);
  CHECK(contains(unit.err, "\"publicty\" is no unit (did you mean \"publicity\"?)"));
}

TEST_CASE("Duty: a deduction is confirmed by an official and listed, and moves no period",
          "[program][duty][A20.1][A15.1]") {
  const LateQuarter county;
  const std::vector<std::string> score{"score",  "--period", "q1",
                                       "--json", "--today",  "2023-04-10"};
  const json before = json::parse(county.tell(score).out);
  const Ended unpriced =
      county.act_on_duty({"duty", "propose", "publicity", "--events", "late_submission/q1",
                          "--reason", "逾期", "--document", "云考办11号"},
                         "tang_suyun");
  CHECK(unpriced.exit == 1);
  CHECK(contains(unpriced.err, "say with --points how many"));
  const Ended made =
      county.act_on_duty({"duty", "propose", "publicity", "--points", "0.3", "--events",
                          "late_submission/q1", "--reason", "逾期", "--document", "云考办11号"},
                         "tang_suyun");
  INFO(made.err);
  REQUIRE(made.exit == 0);
  CHECK(contains(made.out, "It counts once another person has confirmed it"));
  json deduction =
      county.duty("2023-04-10", {"--unit", "publicity"}).at("units").at(0).at("deductions").at(0);
  CHECK(deduction.at("points") == "0.3");
  CHECK(deduction.at("confirmed") == false);
  const std::string number = std::to_string(deduction.at("number").get<int>());
  CHECK(county.act_on_duty({"record", "confirm", number}, "tang_suyun").exit == 1);
  REQUIRE(county.act_on_duty({"record", "confirm", number}, "gu_changning").exit == 0);
  CHECK(contains(county.tell({"duty", "list", "--unit", "publicity", "--today", "2023-04-10"}).out,
                 "deducted: 0.3 points for late_submission/q1 (#" + number + ", 云考办11号)\n"));
  const json after = json::parse(county.tell(score).out);
  CHECK(after.at("figures_digest") == before.at("figures_digest"));
}

TEST_CASE("Duty: what is found in the January after stands in the year's account",
          "[program][duty][A20.1][A15.1]") {
  const LateQuarter county;
  const Ended made = county.tell({"duty", "propose", "publicity", "--points", "0.3", "--events",
                                  "late_submission/q1", "--reason", "逾期", "--document",
                                  "云考办11号", "--as", "tang_suyun", "--today", "2024-01-09"});
  INFO(made.err);
  REQUIRE(made.exit == 0);
  const json listed =
      json::parse(county.tell({"record", "list", "--kind", "adjustment", "--json"}).out);
  CHECK(listed.at(0).at("date") == "2023-12-31");
}

TEST_CASE("Duty list: a year that prices events proposes a figure with its command",
          "[program][duty][A20.1]") {
  const LateQuarter county;
  county.replace("year.toml", "category = \"penalties\"",
                 "category = \"penalties\"\npoints = { late_submission = \"0.1\" }");
  const json unit = county.duty("2023-04-10", {"--unit", "publicity"}).at("units").at(0);
  CHECK(unit.at("proposal") == json{{"points", "0.1"}, {"events", {"late_submission/q1"}}});
  CHECK(contains(county.tell({"duty", "list", "--today", "2023-04-10"}).out,
                 "proposed: 0.1 points; kaohe duty propose publicity --points 0.1 --events "
                 "late_submission/q1 --reason"));
  const Ended none =
      county.act_on_duty({"duty", "propose", "education_committee", "--events",
                          "late_closing/q1/schools", "--reason", "r", "--document", "d"},
                         "tang_suyun");
  CHECK(none.exit == 1);
  CHECK(contains(none.err, "县委教育工委 is no assessee, and has no annual score to deduct from"));
}

TEST_CASE("Duty: a referral goes from the office to the committee and on to the bodies",
          "[program][duty][A20.2]") {
  const Quarter county;
  const auto act = [&](std::vector<std::string> words, const std::string& person) {
    words.insert(words.end(), {"--as", person, "--today", "2023-04-10"});
    return county.tell(words);
  };
  CHECK(act({"duty", "refer"}, "tang_suyun").exit == 2);
  const Ended made =
      act({"duty", "refer", "justice", "--reason", "长期不报", "--document", "云考办15号"},
          "tang_suyun");
  INFO(made.err);
  REQUIRE(made.exit == 0);
  const std::string number = made.out.substr(1, made.out.find(':') - 1);
  CHECK(contains(made.out, "kaohe duty refer decide " + number));
  CHECK(contains(county.tell({"todo", "--as", "committee", "--today", "2023-04-10"}).out,
                 "decide whether the case of 县司法局 is transferred: #" + number));
  CHECK(act({"duty", "refer", "decide", number}, "gu_changning").exit == 2);
  REQUIRE(act({"duty", "refer", "decide", number, "--approved", "--document", "云考委12号"},
              "gu_changning")
              .exit == 0);
  CHECK(contains(county.tell({"todo", "--as", "office", "--today", "2023-04-10"}).out,
                 "transfer the case of 县司法局, to which the committee agreed: #" + number));
  CHECK(act({"duty", "refer", "transfer", number, "--document", "移送1号", "--date", "四月"},
            "tang_suyun")
            .exit == 2);
  REQUIRE(act({"duty", "refer", "transfer", number, "--document", "移送1号"}, "tang_suyun").exit ==
          0);
  const Ended listed = county.tell({"duty", "list", "--unit", "justice", "--today", "2023-04-10"});
  CHECK(contains(listed.out, "referral #" + number +
                                 " of 2023-04-10: 长期不报 (云考办15号); "
                                 "approved on 2023-04-10"));
  CHECK(contains(listed.out, "transferred on 2023-04-10 to 县纪委县监委、县委组织部"));
  const json one =
      json::parse(
          county.tell({"duty", "list", "--json", "--unit", "justice", "--today", "2023-04-10"}).out)
          .at("units")
          .at(0)
          .at("referrals")
          .at(0);
  CHECK(one.at("state") == "transferred");
  CHECK(one.at("transfer").at("to") == json{"discipline", "organization"});
}

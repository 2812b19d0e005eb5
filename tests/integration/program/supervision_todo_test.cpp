// kaohe todo: whose task it is to request supervision (Art. 11(7)), and that it is nobody else's.
#include <set>

#include "integration/program/record_office.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

/// A county in which an answer was due on 12 May.
struct OverdueAnswer : RecordOffice {
  OverdueAnswer(const std::string& assessee, const std::string& person) {
    require_done(
        run({"notice", "issue", "--assessee", assessee, "--problem", "支委会无会议记录", "--demand",
             "补齐并公示", "--document", "提1", "--as", person, "--today", "2023-04-12"}));
  }

  /// Units and assessees that have a task of this kind on a day.
  std::set<std::string> with_task(const std::string& kind, const std::string& today) const {
    std::set<std::string> found;
    for (const std::string& one : everybody())
      for (const json& task : tasks(one, today))
        if (task.at("kind") == kind) found.insert(one);
    return found;
  }
  json tasks(const std::string& unit, const std::string& today) const {
    const Ended ended = run({"todo", "--as", unit, "--today", today, "--json"});
    INFO(unit << ": " << ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
  /// Every organisation of the year, the assessee, and another one.
  static std::vector<std::string> everybody() {
    return {"committee",
            "office",
            "organization",
            "county_units_committee",
            "education_committee",
            "soe_committee",
            "health_committee",
            "publicity",
            "discipline",
            "politics_law",
            "united_front",
            "county_office",
            "justice",
            "congress",
            "schools/s08",
            "schools/s09",
            "county_units/c11"};
  }
  std::string line(const std::string& unit, const std::string& language) const {
    const Ended ended = run({"todo", "--as", unit, "--today", "2023-05-25", "--lang", language});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return ended.out;
  }
};

}  // namespace

TEST_CASE(
    "Todo: an overdue answer is the lead unit's to request supervision for, and nobody else's",
    "[program][todo][A11.4][A11.5]") {
  const OverdueAnswer county("schools/s08", "gao_lanying");
  using Units = std::set<std::string>;
  CHECK(county.with_task("request_supervision", "2023-05-12") == Units{});
  CHECK(county.with_task("request_supervision", "2023-05-13") == Units{"education_committee"});
  CHECK(contains(county.line("education_committee", "en"),
                 "overdue answers: 1; request supervision for them together if it is needed: #1"));
  CHECK(contains(county.line("education_committee", "zh"),
                 "逾期未反馈 1 件;确需督办的,请统一提请督办:#1"));
  require_done(county.run({"notice", "request", "1", "--reason", "逾期未反馈", "--document", "请1",
                           "--as", "gao_lanying", "--today", "2023-05-25"}));
  CHECK(county.with_task("request_supervision", "2023-05-25") == Units{});
  CHECK(county.with_task("serve_supervision", "2023-05-25") == Units{"office"});
}

TEST_CASE("Todo: about a lead unit itself others request supervision",
          "[program][todo][A5.1][A11.4]") {
  const OverdueAnswer county("county_units/c11", "jiang_mingyuan");
  CHECK(county.with_task("request_supervision", "2023-05-25") ==
        std::set<std::string>{"organization"});
}

// One matter in an indicator and a deduction, weighed at the year-end of the made-up county.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

namespace {

struct Weighing : County {
  Weighing() {
    replace("year.toml", "across = \"wait\"", "across = \"highest\"");
    // What spills over from an indicator is no second count of it.
    append("evidence/decisions.csv",
           "adjustment,county_units,,c31,云纪案〔2023〕36号,,超出指标满分的4分转入加减分项,"
           "云考委〔2024〕1号,县考核委,2024-01-19\n");
  }

  json result(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"score", "--json", "--period", "year"});
    const Ended ended = run(more);
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return json::parse(ended.out);
  }
  std::string explained(const char* assessee, const char* language) const {
    const Ended ended = run({"explain", assessee, "--lang", language});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    return ended.out;
  }
};

json assessee_of(const json& result, const std::string& id) {
  for (const json& domain : result.at("domains"))
    for (const json& one : domain.at("assessees"))
      if (one.at("id") == id) return one;
  throw std::out_of_range(id);
}

json adjustment_of(const json& assessee, const std::string& matter) {
  for (const json& one : assessee.at("adjustments"))
    if (one.at("matter") == matter) return one;
  throw std::out_of_range(matter);
}

std::string note_of(const json& assessee, const std::string& id) {
  for (const json& one : assessee.at("notes"))
    if (one.at("id") == id) return one.at("en");
  return "none";
}

}  // namespace

TEST_CASE("Across: of a matter in an indicator and a deduction the dearer counts, and says so",
          "[program][explain][A15.1]") {
  const Weighing county;
  REQUIRE(county.run({"run"}).exit == 0);
  const json result =
      json::parse(bytes_of(county.path() / "results/2023/year/edition-1/result.json"));

  // XX18 would lose 1, of the final score 0.7; the deduction takes 1.
  const json school = assessee_of(result, "s30");
  const json counted = adjustment_of(school, "云教纪核〔2023〕4号");
  CHECK(counted.at("counted") == true);
  CHECK(counted.at("why_not").is_null());
  CHECK(school.at("adjustment") == "-1");
  CHECK(school.at("indicators").at("XX18").at("points") == "3");
  const std::string here =
      "招生、收费、教辅违规, matter 云教纪核〔2023〕4号: it costs more as the deduction 通报批评和"
      "负面情形 云考办〔2023〕21号 (Art. 15) and counts there; 0 here";
  CHECK(note_of(school, "matter_costs_once") == here);
  CHECK(contains(county.explained("s30", "en"), here));
  CHECK(contains(county.explained("s30", "zh"), "只按加减分计,此处计 0 分"));

  // XZ20 loses 2, of the final score 1.4; the deduction would take 1.
  const json township = assessee_of(result, "t05");
  const json dearer = adjustment_of(township, "云纪通〔2023〕6号");
  CHECK(dearer.at("counted") == false);
  CHECK(dearer.at("why_not") == "dearer_in_indicator");
  CHECK(dearer.at("points") == "-1");
  CHECK(township.at("adjustment") == "0");
  CHECK(township.at("indicators").at("XZ20").at("points") == "2");
  CHECK(note_of(township, "adjustment_waits") == "none");
  CHECK(note_of(township, "matter_weighed") ==
        "matter 云纪通〔2023〕6号: of the final score it costs 1.4 in the indicators and 1 as the "
        "deduction 通报批评和负面情形 云考办〔2023〕27号; it counts once, in the indicators");
  CHECK(contains(county.explained("t05", "en"),
                 "云考办〔2023〕27号 [its matter costs as much or more in the indicators"));
  CHECK(contains(county.explained("t05", "zh"), "在指标中失分不少于此"));

  // A decision lets both count; a quarter weighs nothing.
  const json hospital = assessee_of(result, "h02");
  CHECK(adjustment_of(hospital, "省卫健通报〔2023〕27号").at("counted") == true);
  CHECK(note_of(hospital, "matter_weighed") == "none");
  CHECK(
      contains(county.explained("h02", "en"),
               "decided: 云考委〔2024〕1号, 县考核委: 省级通报另按加扣分办法扣分,同指标扣分并行 "));
  const json quarter =
      json::parse(bytes_of(county.path() / "results/2023/q4/edition-1/result.json"));
  CHECK(assessee_of(quarter, "s30").at("indicators").at("XX18").at("points") == "2");
  CHECK(county.run({"verify"}).exit == 0);
}

TEST_CASE("Across: what is weighed is the same in a worker, in the program and by threads",
          "[program][A15.1]") {
  const Weighing county;
  const json result = county.result();
  CHECK(assessee_of(result, "s30").at("adjustment") == "-1");
  CHECK(county.result({"--in-process"}) == result);
  CHECK(county.result({"--threads", "2"}) == result);
}

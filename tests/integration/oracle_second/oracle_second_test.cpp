// The second county's 2024, computed a second time and compared with what the program writes.
#include <catch2/catch.hpp>

#include "comparison.hpp"
#include "grades.hpp"
#include "integration/program/program.hpp"

using namespace oracle_second;
using nlohmann::json;
using oracle::Comparison;
using oracle::with_id;

namespace {

std::filesystem::path fixture() {
  return kaohe::testing::source_folder() / "tests/fixtures/second";
}

/// The fixture, played once for all tests.
struct Played {
  Played() {
    ended = kaohe::testing::run_kaohe(
        folder.path(),
        {"run", "--year", "2024", "--configs", (fixture() / "configs").string(), "--plugins",
         (kaohe::testing::build_folder() / "tests/plugins/second").string()});
  }
  json domain(int period, const std::string& id) const {
    const json result = json::parse(kaohe::testing::bytes_of(
        folder.path() / "results/2024" / period_name(period) / "edition-1/result.json"));
    return with_id(result.at("domains"), id);
  }
  kaohe::testing::TempFolder folder;
  kaohe::testing::Ended ended;
};

const Played& played() {
  static const Played once;
  INFO(once.ended.err);
  REQUIRE(once.ended.exit == 0);
  return once;
}

struct DomainRules {
  std::string id, pool_column;
  std::vector<std::string> pools;
  std::vector<Indicator> indicators;
};

const std::vector<DomainRules>& domains() {
  static const std::vector<DomainRules> all = {
      {"communities", "规模", {"large", "small"}, communities()},
      {"enterprises", "行业", {"industry", "service"}, enterprises()}};
  return all;
}

County county_of(const DomainRules& domain) {
  return read_county(fixture() / "configs/2024", domain.id, domain.pool_column);
}

json json_of(const std::optional<int>& rank) {
  return rank ? json(*rank) : json();
}

void compare_scores(Comparison& comparison, const json& program, const std::string& id,
                    const Standing& own) {
  const auto number = [&](const char* field, const std::optional<Exact>& value) {
    comparison.number(id + " " + field, program.at(field), value);
  };
  number("effective_points", own.effective_points);
  number("indicator_score", own.indicators);
  number("review_score", own.review);
  number("effectiveness_total", own.total);
  number("leader_evaluation", own.leaders);
  number("annual_score", own.annual);
  number("adjustment", own.adjustment);
  number("final_score", own.annual);
  number("published_score", own.published);
  comparison.json(id + " rank", program.at("rank"), json_of(own.rank));
  comparison.json(id + " by total", program.at("rank_by_total"), json_of(own.rank_by_total));
  comparison.json(id + " by final", program.at("rank_by_final"), json_of(own.rank_by_final));
}

std::set<std::string> gates_of(const json& program) {
  std::set<std::string> gates;
  for (const json& gate : program.at("gates")) {
    gates.insert(gate["article"].get<std::string>() + " " + gate["effect"].get<std::string>());
  }
  return gates;
}

void compare_grade(Comparison& comparison, const json& program, const std::string& id,
                   const Grade& own) {
  const json& told = program.at("grade");
  comparison.json(id + " permitted", told.at("permitted"), own.permitted);
  comparison.json(id + " proposed", told.at("proposed"), own.proposed);
  const json decided = own.decided.empty() ? json() : json(own.decided);
  comparison.json(id + " decided", told.at("decided"), decided);
  comparison.json(id + " lowered_by", told.at("lowered_by"), own.lowered_by);
  comparison.json(id + " final", told.at("final"), own.final);
  comparison.json(id + " gates", gates_of(program), own.gates);
}

void compare_scope(Comparison& comparison, const json& program, const Pool& own) {
  comparison.number("sum of all", program.at("all").at("sum"), own.sum_of_all);
  comparison.json("all", program.at("all").at("count"), own.all);
  comparison.number("sum of unbarred", program.at("unbarred").at("sum"), own.sum_of_unbarred);
  comparison.json("unbarred", program.at("unbarred").at("count"), own.unbarred);
  comparison.number("mean", program.at("mean_total"), cut(own.sum_of_all / own.all, 2));
  comparison.number("good_line", program.at("good_line"), own.good_line_shown);
  json quotas = json::array();
  for (const Quota& quota : own.quotas) {
    quotas.push_back({{"grade", quota.grade}, {"at_most", quota.at_most}, {"given", quota.given}});
  }
  comparison.json("quotas", program.at("quotas"), quotas);
}

}  // namespace

TEST_CASE("Second oracle: ties go to the even digit, truncation to 0", "[oracle][second][A14.3]") {
  CHECK(half_even(oracle::decimal("0.0005"), 3) == 0);
  CHECK(half_even(oracle::decimal("0.0015"), 3) == oracle::decimal("0.002"));
  CHECK(half_even(oracle::decimal("0.00050001"), 3) == oracle::decimal("0.001"));
  CHECK(half_even(oracle::decimal("-0.0015"), 3) == oracle::decimal("-0.002"));
  CHECK(cut(oracle::decimal("-3.675"), 2) == oracle::decimal("-3.67"));
}

TEST_CASE("Second oracle: every cell and score of every period",
          "[oracle][second][A13.1][A14.1]"
          "[A14.2][A14.3][A15.1]") {
  for (int period = 1; period <= kYear; ++period) {
    for (const DomainRules& domain : domains()) {
      const County county = county_of(domain);
      const Asked asked{county, period};
      const json program = played().domain(period, domain.id);
      Comparison comparison;
      for (const auto& [id, standing] : standings(asked, domain.indicators)) {
        const json& told = with_id(program.at("assessees"), id);
        for (const auto& [indicator, own] : standing.cells) {
          const json& cell = told.at("indicators").at(indicator);
          const std::string what = id + " " + indicator;
          comparison.number(what, cell.at("points"), own.points);
          comparison.json(what + " state", cell.at("state"), own.state);
        }
        compare_scores(comparison, told, id, standing);
        if (period != kYear) {
          comparison.json(id + " gates", gates_of(told), gates_in(asked, asked.assessee(id)));
        }
      }
      INFO(period_name(period) << " of " << domain.id);
      CHECK(program.at("assessees").size() == county.assessees.size());
      CHECK(comparison.compared() >= county.assessees.size() * 28);
      comparison.check();
    }
  }
}

TEST_CASE("Second oracle: lines, quotas, gates and grades of each pool",
          "[oracle][second][A16.1][A17.6]") {
  for (const DomainRules& domain : domains()) {
    const County county = county_of(domain);
    const Asked asked{county, kYear};
    const Standings all = standings(asked, domain.indicators);
    const json program = played().domain(kYear, domain.id);
    CHECK(program.at("scopes").size() == domain.pools.size());
    for (const std::string& name : domain.pools) {
      const Pool own = pool_of(asked, all, name);
      Comparison comparison;
      compare_scope(comparison, with_id(program.at("scopes"), domain.id + "/" + name), own);
      for (const auto& [id, grade] : own.grades) {
        compare_grade(comparison, with_id(program.at("assessees"), id), id, grade);
      }
      INFO(domain.id << "/" << name);
      comparison.check();
    }
  }
}

// What the year was written for: if these no longer happen, it shows less than it should.
TEST_CASE("Second oracle: the year has what is hard", "[oracle][second][A16.1]") {
  const json communities = played().domain(kYear, "communities").at("assessees");
  const auto has_note = [](const json& assessee, const std::string& id, const std::string& words) {
    for (const json& note : assessee.at("notes")) {
      const std::string text = note.dump();
      if (note.at("id") == id && text.find(words) != std::string::npos) return true;
    }
    return false;
  };
  CHECK(has_note(with_id(communities, "c02"), "quota", "并列"));
  CHECK(has_note(with_id(communities, "c04"), "quota", "按排名已超出名额"));
  CHECK_FALSE(has_note(with_id(communities, "c04"), "below_line", ""));
  CHECK(with_id(communities, "c04").at("annual_score") == "796.30685");
  const json enterprises = played().domain(kYear, "enterprises").at("assessees");
  CHECK(has_note(with_id(enterprises, "e04"), "below_line", ""));
  CHECK(with_id(enterprises, "e08").at("ranked") == false);
  CHECK(with_id(communities, "c06").at("indicators").at("C05").at("state") == "exempt");
}

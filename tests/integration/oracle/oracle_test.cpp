// Every score of the made-up county's 2023, computed a second time from the rule texts and the
// evidence, by code that shares nothing with the program, and compared with what the program
// writes.
#include <catch2/catch.hpp>

#include "comparison.hpp"
#include "domain.hpp"
#include "grades.hpp"
#include "program.hpp"

namespace {

using namespace oracle;

// What the county has on record, domain by domain.
std::vector<County> counties_2023() {
  std::vector<County> counties;
  for (const Domain* domain : domains()) {
    counties.push_back(
        read_county(folder_from_environment("KAOHE_SOURCE_DIR") / "configs" / "2023", *domain));
  }
  return counties;
}

const nlohmann::json& domain_of(const nlohmann::json& result, const County& county) {
  return with_id(result["domains"], county.domain->id);
}

void compare_cells(Comparison& comparison, const nlohmann::json& program, const County& county,
                   const Assessee& assessee, const Standing& standing) {
  for (const Indicator& indicator : county.domain->indicators) {
    const Cell& cell = standing.cells.at(indicator.id);
    const nlohmann::json& told = program["indicators"].at(indicator.id);
    const auto own = std::make_pair(cell.points, cell.state);
    const auto theirs = std::make_pair(number(told["points"]), told["state"].get<std::string>());
    comparison.same(assessee.id + " " + assessee.name + " " + indicator.id, theirs, own,
                    shown(theirs.first) + " " + theirs.second,
                    shown(own.first) + " " + own.second + " (" + cell.working + ")");
  }
}

void compare_scores(Comparison& comparison, const nlohmann::json& program, const std::string& id,
                    const Standing& standing) {
  const auto number = [&](const char* field, const std::optional<Exact>& own) {
    comparison.number(id + " " + field, program.at(field), own);
  };
  number("effective_points", standing.effective_points);
  number("indicator_score", standing.indicator_score);
  number("review_score", standing.review_score);
  number("effectiveness_total", standing.effectiveness_total);
  number("leader_evaluation", standing.leader_evaluation);
  number("annual_score", standing.annual_score);
  number("adjustment", standing.adjustment);
  number("final_score", standing.final_score);
  number("published_score", standing.published_score);
  number("disputed_points", standing.disputed_points);
  const auto rank = [&](const char* field, const std::optional<int>& own) {
    comparison.json(id + " " + field, program.at(field),
                    own ? nlohmann::json(*own) : nlohmann::json());
  };
  rank("rank", standing.rank);
  rank("rank_by_total", standing.rank_by_total);
  rank("rank_by_final", standing.rank_by_final);
  comparison.json(id + " ranked", program.at("ranked"), standing.ranked);
}

void compare_grade(Comparison& comparison, const nlohmann::json& program, const std::string& id,
                   const Grade& own) {
  const nlohmann::json& told = program.at("grade");
  comparison.json(id + " grade.permitted", told.at("permitted"), own.permitted);
  comparison.json(id + " grade.proposed", told.at("proposed"), own.proposed);
  comparison.json(id + " grade.decided", told.at("decided"), own.decided);
  comparison.json(id + " grade.lowered_by", told.at("lowered_by"), own.lowered_by);
  comparison.json(id + " grade.final", told.at("final"), own.final);
  std::set<std::string> gates;
  for (const nlohmann::json& gate : program.at("gates")) {
    gates.insert(gate["article"].get<std::string>() + " " + gate["effect"].get<std::string>());
  }
  comparison.json(id + " gates", gates, own.gates);
}

void compare_total(Comparison& comparison, const nlohmann::json& scope, const char* field,
                   const char* mean, const Total& own) {
  comparison.number(std::string(field) + ".sum", scope.at(field).at("sum"), own.sum);
  comparison.json(std::string(field) + ".count", scope.at(field).at("count"), own.count);
  comparison.number(mean, scope.at(mean), half_up(own.sum / own.count, 4));
}

void compare_period(const County& county, const nlohmann::json& result, Period period) {
  Comparison comparison;
  const Standings all = standings({county, period});
  const nlohmann::json& program = domain_of(result, county)["assessees"];
  for (const Assessee& assessee : county.assessees) {
    compare_cells(comparison, with_id(program, assessee.id), county, assessee, all.at(assessee.id));
  }
  INFO("result of " << name(period) << ", " << county.domain->id);
  CHECK(program.size() == county.assessees.size());
  CHECK(comparison.compared() == county.assessees.size() * county.domain->indicators.size());
  comparison.check();
}

}  // namespace

TEST_CASE("Oracle: numbers are exact and rounded half away from zero", "[oracle][A14.3]") {
  CHECK(decimal("98.50") == Exact(197, 2));
  CHECK(decimal("-0.0365") == Exact(-365, 10000));
  CHECK(half_up(decimal("0.00005"), 4) == decimal("0.0001"));
  CHECK(half_up(decimal("-0.00005"), 4) == decimal("-0.0001"));
  CHECK(half_up(decimal("0.00004999"), 4) == 0);
  CHECK(half_up(Exact(2, 3), 4) == decimal("0.6667"));
  CHECK(text(Exact(-1, 8)) == "-0.125");
  CHECK_THROWS(decimal("1e3"));
}

TEST_CASE("Oracle: it knows every domain of the year, and the points of each are 100",
          "[oracle][A9.1]") {
  const nlohmann::json result = Run().result(Period::year);
  std::vector<std::string> told;
  for (const nlohmann::json& domain : result["domains"]) told.push_back(domain["id"]);
  std::vector<std::string> known;
  for (const Domain* domain : domains()) {
    known.push_back(domain->id);
    INFO(domain->id);
    Exact points = 0;
    for (const Indicator& indicator : domain->indicators) points += indicator.points;
    CHECK(points == 100);
  }
  CHECK(told == known);
}

TEST_CASE("Oracle: every indicator of every assessee at year-end is what its rule says",
          "[oracle][A13.1]") {
  const nlohmann::json result = Run().result(Period::year);
  for (const County& county : counties_2023()) compare_period(county, result, Period::year);
}

TEST_CASE("Oracle: every indicator of every assessee in the year's periods is what its rule says",
          "[oracle][A10.1][A13.1]") {
  const Run run;
  for (const County& county : counties_2023()) {
    for (const Period period : kPeriods) {
      if (period != Period::year) compare_period(county, run.result(period), period);
    }
  }
}

TEST_CASE("Oracle: indicator scores, totals, adjustments and ranks are exact",
          "[oracle][A13.1][A14.1][A14.2][A14.3][A15.1]") {
  const Run run;
  for (const Period period : kPeriods) {
    const nlohmann::json result = run.result(period);
    for (const County& county : counties_2023()) {
      INFO("result of " << name(period) << ", " << county.domain->id);
      const nlohmann::json& program = domain_of(result, county)["assessees"];
      Comparison comparison;
      for (const auto& [id, standing] : standings({county, period})) {
        compare_scores(comparison, with_id(program, id), id, standing);
      }
      comparison.check();
    }
  }
}

TEST_CASE("Oracle: good line, gates and grades are those of Art. 16, 17 and 19",
          "[oracle][A16.1][A17.6]") {
  const nlohmann::json result = Run().result(Period::year);
  for (const County& county : counties_2023()) {
    const nlohmann::json& program = domain_of(result, county);
    const Asked asked(county, Period::year);
    const Standings all = standings(asked);
    Comparison comparison;
    for (const Assessee& assessee : county.assessees) {
      compare_grade(comparison, with_id(program["assessees"], assessee.id), assessee.id,
                    grade(asked, assessee, all));
    }
    const nlohmann::json& scope = program["scopes"].at(0);
    comparison.number("good_line", scope.at("good_line"), good_line(county));
    compare_total(comparison, scope, "all", "mean_total", totals(asked, all, true));
    compare_total(comparison, scope, "unbarred", "mean_total_unbarred", totals(asked, all, false));
    comparison.check();
  }
}

// configs/2023, the made-up county that ships: it must stay right.
#include <cstdlib>
#include <map>

#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
plan::YearPlan county() {
  const char* source = std::getenv("KAOHE_SOURCE_DIR");
  REQUIRE(source != nullptr);
  return plan::read_year(std::filesystem::path(source) / "configs/2023");
}
}  // namespace

TEST_CASE("County 2023: the rules are those of the articles",
          "[plan][county][A9.1][A14.1][A14.2]") {
  const plan::YearPlan plan = county();
  CHECK(plan.scheme.total == Rational::of(100));
  CHECK(plan.scheme.indicator_weight == Rational::of(80, 100));
  CHECK(plan.scheme.review_weight == Rational::of(20, 100));
  CHECK(plan.scheme.effectiveness_weight == Rational::of(875, 1000));
  CHECK(plan.scheme.leaders_weight == Rational::of(125, 1000));
  CHECK(plan.surveys[0].scale[1].from == Rational::of(80));
}

TEST_CASE("County 2023: the units are those of Art. 5", "[plan][county][A5.1]") {
  const plan::YearPlan plan = county();
  for (const char* id : {"organization", "discipline", "publicity", "county_office", "congress",
                         "united_front", "justice", "politics_law", "county_units_committee",
                         "education_committee", "soe_committee", "health_committee"}) {
    INFO(id);
    CHECK(plan.find_organisation(id) != nullptr);
  }
  CHECK(plan.find_organisation("organization")->roles[0] == "coordinator");
  CHECK(plan.find_domain("schools")->lead_unit == "education_committee");
  CHECK(plan.find_domain("townships")->lead_unit == "organization");
}

TEST_CASE("County 2023: seven aspects, five of them for schools, enterprises and hospitals",
          "[plan][county][A6.1][A6.2]") {
  const plan::YearPlan plan = county();
  CHECK(plan.aspects.size() == 7);
  std::map<std::string, std::size_t> aspects;
  for (const plan::Domain& domain : plan.domains) aspects[domain.id] = domain.aspects_must.size();
  CHECK(aspects ==
        std::map<std::string, std::size_t>{
            {"townships", 7}, {"county_units", 7}, {"schools", 5}, {"soes", 5}, {"hospitals", 5}});
}

TEST_CASE("County 2023: a gate for each of the first five paragraphs of Art. 17, with its source",
          "[plan][county][A17.1][A17.2][A17.3][A17.4][A17.5]") {
  const plan::YearPlan plan = county();
  REQUIRE(plan.grading.gates.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(plan.grading.gates[i].article == "17." + std::to_string(i + 1));
    CHECK_FALSE(plan.grading.gates[i].source.empty());
  }
  CHECK(plan.grading.gates[2].grade == "fair");
  CHECK(plan.grading.gates[4].effect == "exactly");
}

TEST_CASE("County 2023: the calendar is that of Art. 11 and 12", "[plan][county][A11.2][A12.1]") {
  const plan::YearPlan plan = county();
  std::vector<std::string> ids;
  for (const plan::Period& period : plan.periods) ids.push_back(period.id);
  CHECK(ids == std::vector<std::string>{"q1", "q2", "h1", "q3", "q4", "year"});
  const plan::Period* half = plan.find_period("h1");
  CHECK(half->self_review_by == make_date(2023, 6, 20));
  CHECK(half->results_by == make_date(2023, 6, 25));
  CHECK(half->closes == make_date(2023, 6, 30));
  CHECK(plan.periods[0].opens == make_date(2023, 3, 20));
  CHECK_FALSE(half->awards);
  CHECK(plan.periods.back().awards);
}

TEST_CASE("County 2023: what Art. 18 entails", "[plan][county][A18.1][A18.2]") {
  const plan::YearPlan plan = county();
  std::map<std::string, std::string> grades;
  for (const plan::ConsequenceRule& one : plan.consequences) grades[one.id] = one.at_or_below;
  CHECK(grades == std::map<std::string, std::string>{{"high_quality_development", "fairly_good"},
                                                     {"comprehensive_assessment", "fairly_good"},
                                                     {"secretary_appraisal", "fairly_good"},
                                                     {"deputy_appraisal", "fairly_good"},
                                                     {"explanation", "fair"}});
}

TEST_CASE("County 2023: 34 schools, three of them senior, each with a secretary",
          "[plan][county]") {
  const plan::YearPlan plan = county();
  const std::vector<plan::Assessee>& schools = plan.find_domain("schools")->assessees;
  REQUIRE(schools.size() == 34);
  int senior = 0;
  for (const plan::Assessee& school : schools) {
    CHECK_FALSE(school.secretary.empty());
    CHECK_FALSE(school.deputies.empty());
    senior += school.roster.at("学段") == "高中" ? 1 : 0;
    const std::size_t branches = school.subjects.at("党支部").size();
    CHECK((branches >= 1 && branches <= 5));
  }
  CHECK(senior == 3);
}

TEST_CASE("County 2023: 60 county units in three groups, nine of them organisations of the year",
          "[plan][county][A5.1]") {
  const plan::YearPlan plan = county();
  const plan::Domain* domain = plan.find_domain("county_units");
  REQUIRE(domain != nullptr);
  CHECK(domain->pool == "group");
  std::map<std::string, int> groups;
  int organisations = 0;
  for (const plan::Assessee& unit : domain->assessees) {
    INFO(unit.name);
    CHECK_FALSE(unit.secretary.empty());
    CHECK_FALSE(unit.deputies.empty());
    CHECK_FALSE(unit.subjects.at("党支部").empty());
    CHECK(unit.subjects.at("班子成员").size() >= 2);
    ++groups[unit.roster.at("单位类别")];
    if (unit.organisation.empty()) continue;
    ++organisations;
    REQUIRE(plan.find_organisation(unit.organisation) != nullptr);
    CHECK(plan.find_organisation(unit.organisation)->title == unit.name);
  }
  CHECK(groups == std::map<std::string, int>{{"党群部门", 20}, {"政府部门", 28}, {"垂管单位", 12}});
  CHECK(organisations == 9);
}

TEST_CASE("County 2023: 20 townships and 6 streets, one of them merged into its neighbour",
          "[plan][county]") {
  const plan::YearPlan plan = county();
  const plan::Domain* domain = plan.find_domain("townships");
  REQUIRE(domain != nullptr);
  CHECK(domain->pool == "class");
  std::map<std::string, int> classes;
  std::map<std::string, std::string> merged;
  for (const plan::Assessee& township : domain->assessees) {
    INFO(township.name);
    CHECK_FALSE(township.secretary.empty());
    CHECK_FALSE(township.deputies.empty());
    CHECK(township.subjects.at("村(社区)").size() >= 3);
    CHECK(township.subjects.at("党支部").size() == 3);
    CHECK(township.subjects.at("班子成员").size() == 5);
    ++classes[township.roster.at("类别")];
    if (township.until) merged[township.id] = township.successor;
  }
  CHECK(classes == std::map<std::string, int>{{"乡镇", 20}, {"街道", 6}});
  CHECK(merged == std::map<std::string, std::string>{{"t18", "t03"}});
}

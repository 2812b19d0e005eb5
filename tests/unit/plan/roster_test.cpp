// roster/<domain>.csv and roster/<domain>.subjects.csv.
#include <fstream>

#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Roster: assessees stand in their order, with their people", "[plan][roster][A3.1]") {
  const plan::YearPlan plan = YearFolder().read();
  const std::vector<plan::Assessee>& choirs = plan.domains[0].assessees;
  REQUIRE(choirs.size() == 2);
  CHECK(choirs[0].id == "c01");
  CHECK(choirs[0].line == 3);
  CHECK(choirs[0].domain == "choirs");
  CHECK(choirs[0].secretary == "Wang");
  CHECK(choirs[0].deputies == std::vector<std::string>{"Zhao", "Qian", "Sun"});
  CHECK(choirs[0].organisation == "organization");
  CHECK(choirs[1].deputies.empty());
  CHECK(choirs[1].until == make_date(2023, 9, 30));
  CHECK(choirs[1].successor == "c01");
}

TEST_CASE("Roster: columns have a Chinese heading as well, in any order", "[plan][roster]") {
  YearFolder folder;
  folder.roster("名称,voice,编号,分管副职,序号\n一团,male,c01,赵 ；钱,1\n二团,female,c02,,2\n");
  const std::vector<plan::Assessee> choirs = folder.read().domains[0].assessees;
  REQUIRE(choirs.size() == 2);
  CHECK(choirs[0].name == "一团");
  CHECK(choirs[0].deputies == std::vector<std::string>{"赵", "钱"});
}

TEST_CASE("Roster: a missing roster ends the reading, missing subjects do not", "[plan][roster]") {
  YearFolder folder;
  std::filesystem::remove(folder.path() / "roster/choirs.subjects.csv");
  CHECK(folder.refused() == "");
  std::filesystem::remove(folder.path() / "roster/choirs.csv");
  CHECK(
      folder.refused() ==
      "roster/choirs.csv: the file cannot be read: it does not exist; check the path or create it");
}

TEST_CASE("Roster: needed columns are asked for", "[plan][roster]") {
  CHECK(YearFolder().roster("id,name,voice\n").refused() ==
        "roster/choirs.csv:1: no column \"order\" (or \"序号\"); add it\n"
        "roster/choirs.csv:1: the roster has no rows, expected at least one assessee; add them, or "
        "take the domain out of year.toml\n"
        "roster/choirs.subjects.csv:2: assessee is \"c01\" in 3 rows, this one and others, which "
        "is no id of roster/choirs.csv; add it there, or correct or delete these rows\n"
        "roster/choirs.subjects.csv:5: assessee is \"c02\", which is no id of roster/choirs.csv; "
        "correct it");
  CHECK(contains(YearFolder().subjects("assessee,id,name\n").refused(Language::zh),
                 "roster/choirs.subjects.csv:1: 没有“清单”(sub)这一列;请补上"));
}

TEST_CASE("Roster: order and id stand once", "[plan][roster]") {
  CHECK(YearFolder().with("1,c01,First", "2,c01,First").refused() ==
        "roster/choirs.csv:3: order 2 stands in row 2 already; each may stand once. Renumber one");
  CHECK(YearFolder().with("1,c01,First", "1.5,c01,First").refused() ==
        "roster/choirs.csv:3: order is \"1.5\", expected a whole number from 1; correct it");
  CHECK(contains(
      YearFolder().with("1,c01,First", "1,c02,First").refused(),
      "roster/choirs.csv:3: id \"c02\" stands in row 2 already; each may stand once. Rename one"));
  CHECK(contains(YearFolder().with("1,c01,First", "1,C-01,First").refused(),
                 "roster/choirs.csv:3: id is \"C-01\", expected small letters, digits and _, a "
                 "letter first; correct it"));
  CHECK(YearFolder().with("First choir", "").refused() ==
        "roster/choirs.csv:3: \"c01\" has no name; write it");
  CHECK(YearFolder().with("1,c01,First", "3,c01,First").refused() == "");
}

TEST_CASE("Roster: no two assessees of a domain have one name", "[plan][roster]") {
  CHECK(YearFolder().with("c01,First choir", "c01,Second choir").refused() ==
        "roster/choirs.csv:3: name \"Second choir\" stands in row 2 already; records and results "
        "could not tell the two apart. Rename one");
  CHECK(contains(YearFolder().with("c01,First choir", "c01,Second choir").refused(Language::zh),
                 "roster/choirs.csv:3: 名称“Second choir”与第 2 行重复"));
  CHECK(YearFolder().with("c01,First choir", "c01,Second choir II").refused() == "");
}

TEST_CASE("Roster: days are days of the year, first before last", "[plan][roster]") {
  const auto days = [](const std::string& from, const std::string& until) {
    return YearFolder().with("Li,,,2023-09-30,c01", "Li,," + from + "," + until + ",c01").refused();
  };
  CHECK(days("2023-03-01", "2023-03-01") == "");
  CHECK(days("2023-03-02", "2023-03-01") ==
        "roster/choirs.csv:2: \"c02\" is there until 2023-03-01, before it begins (2023-03-02); "
        "correct one");
  CHECK(days("", "2023-01-01") == "");
  CHECK(days("", "2022-12-31") ==
        "roster/choirs.csv:2: \"c02\" is there from 2023-01-01 until 2022-12-31, not in 2023; "
        "correct the days, or delete the row");
  CHECK(days("2024-01-01", "2024-02-01") ==
        "roster/choirs.csv:2: \"c02\" is there from 2024-01-01 until 2024-02-01, not in 2023; "
        "correct the days, or delete the row");
  CHECK(days("2023-12-31", "2024-02-01") == "");
  CHECK(days("1.3", "2023-09-30") ==
        "roster/choirs.csv:2: from is \"1.3\", expected a day such as 2023-06-20; correct it");
}

TEST_CASE("Roster: a successor is another assessee, and its predecessor has a last day",
          "[plan][roster]") {
  CHECK(YearFolder().with("2023-09-30,c01", "2023-09-30,c02").refused() ==
        "roster/choirs.csv:2: successor is \"c02\", expected the id of another assessee in this "
        "roster; correct it");
  CHECK(YearFolder().with("2023-09-30,c01", ",c01").refused() ==
        "roster/choirs.csv:2: \"c02\" has a successor but no `until`; write its last day, or "
        "delete the successor");
  CHECK(YearFolder().with("2023-09-30,c01", "2023-09-30,").refused() == "");
}

TEST_CASE("Roster: an assessee that answers for indicators is a unit of the year",
          "[plan][roster][A20.1]") {
  CHECK(YearFolder().with("Sun,,,,organization", "Sun,,,,organisation").refused() ==
        "roster/choirs.csv:3: unit is \"organisation\", which is no [[unit]] of year.toml (did you "
        "mean \"organization\"?); expected one of \"organization\", \"office\", "
        "\"committee\", \"music\", or nothing");
}

TEST_CASE("Roster: subjects belong to an assessee and stand once in it", "[plan][roster]") {
  CHECK(YearFolder().with("c02,section", "c03,section").refused() ==
        "roster/choirs.subjects.csv:5: assessee is \"c03\", which is no id of roster/choirs.csv; "
        "correct it");  // another digit is another assessee
  CHECK(YearFolder().with("c02,section", "d02,section").refused() ==
        "roster/choirs.subjects.csv:5: assessee is \"d02\", which is no id of roster/choirs.csv "
        "(did you mean \"c02\"?); correct it");
  CHECK(YearFolder().with("c01,guest,g1", "c01,guest,t1").refused() ==
        "roster/choirs.subjects.csv:4: id \"t1\" stands twice in \"c01\", whatever the list; "
        "rename one");
  CHECK(YearFolder().with("g1,Guests", "g1,").refused() ==
        "roster/choirs.subjects.csv:4: \"g1\" of \"c01\" has no name; write it");
  CHECK(YearFolder().with("g1,Guests", "1,Guests").refused() ==
        "roster/choirs.subjects.csv:4: id is \"1\", expected small letters, digits and _, a letter "
        "first; correct it");
  CHECK(YearFolder().with("c01,guest", "c01,").refused() ==
        "roster/choirs.subjects.csv:4: sub is empty, expected the list that the row belongs to; "
        "write it");
}

TEST_CASE("Roster: a table that is none is one problem among others", "[plan][roster]") {
  CHECK(contains(YearFolder()
                     .subjects("assessee,sub,id,name\nc01\n")
                     .with("review_weight = \"1/5\"", "review_weight = \"1/4\"")
                     .refused(),
                 "roster/choirs.subjects.csv:2: the row has 1 cells, expected 4"));
  CHECK(contains(YearFolder()
                     .subjects("assessee,sub,id,name\nc01\n")
                     .with("review_weight = \"1/5\"", "review_weight = \"1/4\"")
                     .refused(),
                 "year.toml:6:17: review_weight"));
}

TEST_CASE("Roster: a name has at most 200 characters", "[plan][roster]") {
  const auto named = [](int characters) {
    std::string name;
    for (int i = 0; i < characters; ++i) name += "校";
    return YearFolder().with("First choir", name).refused();
  };
  CHECK_FALSE(contains(named(200), "characters"));
  CHECK(contains(named(201), "has 201 characters, expected at most 200; shorten it"));
}

TEST_CASE("Roster: a table of a domain that is not on is named", "[plan][roster]") {
  const YearFolder folder;
  const plan::YearPlan plan = folder.read();
  CHECK(plan::unused_rosters(plan).empty());
  std::ofstream(folder.path() / "roster/hospitals.csv") << "id\n";
  const std::vector<std::string> unused = plan::unused_rosters(plan);
  REQUIRE(unused.size() == 1);
  CHECK(contains(unused[0], "roster/hospitals.csv"));
}

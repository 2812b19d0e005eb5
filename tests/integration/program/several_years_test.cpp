// Two years in one folder: each command says which it took, and no act goes into the wrong one.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;

TEST_CASE("Years: with two of them an act names its year, and todo looks at both",
          "[program][year][A21.1]") {
  const County county;
  REQUIRE(county.run({"ledger", "create", "--played"}).exit == 0);
  REQUIRE(county.run({"year", "new", "--from", "2023"}).exit == 0);
  const Ended unsaid = county.run({"period", "submit", "--period", "q1", "--as", "ye_wenbin",
                                   "--today", "2023-03-28", "--lang", "en"});
  CHECK(unsaid.exit == 2);
  CHECK(contains(unsaid.err, "there are several years here: 2023, 2024; say with --year"));
  const Ended said = county.run({"period", "submit", "--period", "q1", "--as", "shi_huiling",
                                 "--today", "2023-03-28", "--year", "2023"});
  INFO(said.err);
  CHECK(said.exit == 0);
  const Ended status = county.run({"period", "status", "--today", "2023-03-28", "--lang", "en"});
  CHECK(contains(status.err, "year 2024, the latest of 2 here; another with --year"));
  const Ended todo =
      county.run({"todo", "--as", "zhang_min", "--today", "2023-03-28", "--lang", "en"});
  CHECK(contains(todo.out, "Year 2023:\n2023-03-31"));
  CHECK(contains(todo.out, "Year 2024:\n"));
  const Ended tasks = county.run({"todo", "--as", "zhang_min", "--today", "2023-03-28", "--json"});
  CHECK(json::parse(tasks.out).at(0).at("year") == 2023);
}

// A domain that the county does not have, made of a plugin and a year folder alone:
// tests/fixtures/sixth.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// The fixture, played once into a workspace of its own.
struct Sixth {
  Sixth() { ended = command({"run"}); }
  Ended command(std::vector<std::string> words) const {
    const std::vector<std::string> more = {
        "--configs", (source_folder() / "tests/fixtures/sixth/configs").string(), "--plugins",
        (build_folder() / "tests/plugins/sixth").string()};
    words.insert(words.end(), more.begin(), more.end());
    return run_kaohe(folder.path(), words);
  }
  json result(const std::string& period) const {
    return json::parse(bytes_of(folder.path() / "results/2023" / period / "edition-1/result.json"));
  }
  TempFolder folder;
  Ended ended;
};

const json& assessee(const json& result, const std::string& id) {
  for (const json& one : result.at("domains").at(0).at("assessees")) {
    if (one.at("id") == id) return one;
  }
  throw std::runtime_error("no assessee " + id);
}

std::string points(const json& result, const std::string& id, const std::string& indicator) {
  return assessee(result, id).at("indicators").at(indicator).at("points");
}

}  // namespace

TEST_CASE("Sixth domain: a plugin and a year are all that it takes",
          "[program][sixth][A3.1][A6.1]") {
  const Sixth sixth;
  INFO(sixth.ended.err);
  REQUIRE(sixth.ended.exit == 0);
  const json year = sixth.result("year");
  REQUIRE(year.at("domains").size() == 1);
  CHECK(year.at("domains").at(0).at("id") == "associations");
  CHECK(year.at("domains").at(0).at("indicators").at(1).at("aspect") == "self_discipline");
  CHECK(year.at("domains").at(0).at("indicators").at(1).at("responsible_unit") == "market");
  CHECK(year.at("domains").at(0).at("indicators").at(0).at("responsible_unit") == "society");
  CHECK(sixth.command({"year", "check"}).exit == 0);
  CHECK(sixth.command({"explain", "h02", "HX03"}).exit == 0);
}

TEST_CASE("Sixth domain: its scores are those worked out by hand",
          "[program][sixth][A14.1][A14.2]") {
  const Sixth sixth;
  const json year = sixth.result("year");
  CHECK(points(year, "h01", "HX01") == "40");
  CHECK(points(year, "h02", "HX01") == "35");  // one meeting short in the second quarter
  CHECK(points(year, "h03", "HX01") == "30");  // two short in the fourth
  CHECK(points(year, "h02", "HX03") ==
        "10");  // 3 visits of the 6 that a quarter of 24 members asks for
  CHECK(points(year, "h03", "HX03") == "20");
  CHECK(points(year, "h01", "HX04") == "9.55");
  const json& second = assessee(year, "h02");
  CHECK(second.at("pool") == "trade");
  CHECK(second.at("indicator_score") == "78");
  CHECK(second.at("effectiveness_total") == "79.4");  // 78 × 0.8 + 85 × 0.2
  CHECK(second.at("leader_evaluation") == "82");
  CHECK(second.at("annual_score") == "79.725");  // 79.4 × 0.875 + 82 × 0.125
  CHECK(second.at("published_score") == "79.73");
  CHECK(second.at("rank") == 3);
  CHECK(second.at("gates").at(0).at("article") == "17.2");
}

TEST_CASE("Sixth domain: nothing of it stands in core/", "[program][sixth][A3.1]") {
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(source_folder() / "core")) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string());
    const std::string text = bytes_of(entry.path());
    for (const char* word : {"associations", "self_discipline", "行业协会", "行业自律"})
      CHECK_FALSE(contains(text, word));
  }
}

TEST_CASE("Sixth domain: more decimals than the catalogue declares are refused",
          "[program][sixth][A14.3]") {
  const TempFolder folder;
  fs::copy(source_folder() / "tests/fixtures/sixth/configs", folder.path() / "configs",
           fs::copy_options::recursive);
  const fs::path file = folder.path() / "configs/2023/evidence/year/society.csv";
  std::string rows = bytes_of(file);
  rows.replace(rows.find("95.5"), 4, "95.55");
  std::ofstream(file, std::ios::binary) << rows;
  const Ended ended = run_kaohe(folder.path(), {"run", "--configs", "configs", "--plugins",
                                                (build_folder() / "tests/plugins/sixth").string()});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err,
                 "configs/2023/evidence/year/society.csv:5: column \"value\": found \"95.55\""));
  CHECK(contains(ended.err, "at most 1 decimal"));
  CHECK_FALSE(fs::exists(folder.path() / "results"));
}

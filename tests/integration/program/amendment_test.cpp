// Numbers that the year changes: from the beginning, or from a period on (Art. 8).
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "integration/program/program.hpp"

using namespace kaohe::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// The year of tests/fixtures/sixth with its amendments exchanged for others.
class Amended {
 public:
  explicit Amended(const std::string& overrides) {
    fs::copy(source_folder() / "tests/fixtures/sixth/configs", folder_.path() / "configs",
             fs::copy_options::recursive);
    const fs::path file = folder_.path() / "configs/2023/year.toml";
    std::string rules = bytes_of(file);
    rules.resize(rules.find("# 三季度起"));
    std::ofstream(file, std::ios::binary) << rules + overrides;
  }
  Ended command(std::vector<std::string> words) const {
    words.insert(words.end(),
                 {"--plugins", (build_folder() / "tests/plugins/sixth").string(), "--lang", "en"});
    return run_kaohe(folder_.path(), words);
  }
  std::string points(const std::string& assessee, const std::string& indicator,
                     const std::string& period = "year") const {
    const Ended ended = command({"score", "--json", "--period", period});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    const json result = json::parse(ended.out);
    for (const json& one : result.at("domains").at(0).at("assessees")) {
      if (one.at("id") == assessee) return one.at("indicators").at(indicator).at("points");
    }
    throw std::runtime_error("no assessee " + assessee);
  }

 private:
  TempFolder folder_;
};

std::string change(const std::string& key, const std::string& value, const std::string& more = "") {
  return "[[domain.override]]\nkey = \"" + key + "\"\nvalue = \"" + value +
         "\"\ndocument = \"云考委〔2023〕7号\"\n" + more;
}

constexpr const char* kPrice = "HX02.item.complaints.price";

}  // namespace

TEST_CASE("Amendment: without one every record has the catalogue's price",
          "[program][amendment][A8.4]") {
  const Amended year("");
  CHECK(year.points("h02", "HX02") == "26");  // 2 in May, 2 in July
  CHECK(year.points("h02", "HX03") == "5");   // 3 visits of the 12 that half of 24 members asks for
}

TEST_CASE("Amendment: from a period on, earlier records keep their price",
          "[program][amendment][A8.4]") {
  const Amended year(change(kPrice, "3", "from = \"q3\"\n"));
  CHECK(year.points("h02", "HX02", "q2") == "28");
  CHECK(year.points("h02", "HX02", "q3") == "25");
  CHECK(year.points("h02", "HX02") == "25");  // 2 in May, 3 in July
  CHECK(year.points("h03", "HX02") == "28");  // 30 June is before
}

TEST_CASE("Amendment: without a period it holds for the whole year", "[program][amendment][A8.4]") {
  const Amended year(change(kPrice, "3"));
  CHECK(year.points("h02", "HX02", "q2") == "27");
  CHECK(year.points("h02", "HX02") == "24");
}

TEST_CASE("Amendment: one that says whole_year holds backwards too", "[program][amendment][A8.4]") {
  const Amended year(change(kPrice, "3", "from = \"q3\"\nwhole_year = true\n"));
  CHECK(year.points("h02", "HX02") == "24");
}

TEST_CASE("Amendment: what is judged over the year as a whole has one price",
          "[program][amendment][A8.4]") {
  const Amended split(change("HX03.item.visits.args.each", "1/4", "from = \"q3\"\n"));
  const Ended ended = split.command({"year", "check"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "override \"HX03.item.visits.args.each\" takes effect from \"q3\""));
  CHECK(contains(ended.err, "whole_year = true"));
  const Amended whole(
      change("HX03.item.visits.args.each", "1/4", "from = \"q3\"\nwhole_year = true\n"));
  CHECK(whole.points("h02", "HX03") == "10");
}

TEST_CASE("Amendment: points may move between indicators if they add up",
          "[program][amendment][A8.4][A9.1]") {
  const Amended moved(change("HX01.points", "35") + change("HX02.points", "35"));
  CHECK(moved.points("h01", "HX01") == "35");
  CHECK(moved.points("h01", "HX02") == "35");
  const Amended lost(change("HX01.points", "35"));
  const Ended ended = lost.command({"year", "check"});
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "add up to 95; expected 100"));
}

TEST_CASE("Amendment: two from different periods each hold from their own",
          "[program][amendment][A8.4]") {
  const Amended year(change(kPrice, "5", "from = \"q3\"\n") +
                     change(kPrice, "1", "from = \"q2\"\n"));
  CHECK(year.points("h02", "HX02") == "24");  // 1 in May, 5 in July
}

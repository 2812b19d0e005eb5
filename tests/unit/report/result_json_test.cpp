#include "report/result_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::grading;
using namespace kaohe::report;

namespace {

struct FullCase : ThreeAssessees {
  FullCase() {
    assessee("A").secretary = "张三";
    assessee("A").deputies = {"李四", "王五"};
    circular("A", "county", "m1").finding("C", "major_problem").finding("C", "misconduct");
    adjustment("A", "bonus", "5").adjustment("B", "praise", "1", "", "");
    decide("A", "fairly_good").fell_away("B", 0, scoring::Rescale::aspect);
    row("C").cells[1] = {scoring::CellState::pending,
                         Points(),
                         scoring::Rescale::none,
                         {{"XX02.visits", "", 0, "q1"}}};
    scoring::Loss loss;
    loss.indicator = "XX01";
    loss.item = "visits";
    loss.period = "q1";
    loss.points = number("1/3");
    loss.returned = number("-2/7");
    loss.cell = "2023-03";
    loss.records = {7, 9};
    loss.line = "a line with \"quotes\" and 中文";
    sheet().losses["A"] = {loss};
    sheet().progress["A"] = {{"XX02", "talks", true, "宣讲:年终赋分"}, {"XX03", "", false, ""}};
  }
};

Result full_result() {
  JudgeOptions options = year_end();
  options.plugins = {{"libraries", "libraries_2023", "1.0.0", "sha256:abc"}};
  return judged(FullCase(), options);
}

std::vector<std::string> keys_in_order(const std::string& text, const std::string& indent) {
  std::vector<std::string> keys;
  std::size_t at = 0;
  while ((at = text.find("\n" + indent + "\"", at)) != std::string::npos) {
    const std::size_t begin = at + indent.size() + 2;
    keys.push_back(text.substr(begin, text.find('"', begin) - begin));
    at = begin;
  }
  return keys;
}

}  // namespace

TEST_CASE("Result: written and read back it is the same", "[report][A21.1]") {
  Result result = full_result();
  const std::string text = result_json(result);
  const Result read = read_result(text, "result.json");
  result.figures_digest = figures_digest(result);
  CHECK(read == result);
  CHECK(result_json(read) == text);
}

TEST_CASE("Result: quotas with what is given, in the digest only where there are any",
          "[report][A16.1]") {
  const auto scope = [](const Result& result) {
    return nlohmann::json::parse(result_json(result))["domains"][0]["scopes"][0];
  };
  Result result = judged(ThreeAssessees());
  CHECK(scope(result).at("quotas") == nlohmann::json::array());
  const std::string without = figures_digest(result);
  ThreeAssessees made;
  made.plan.grading.quotas = {{"good", number("0.5"), 0, false, ""}};
  result = judged(made);
  CHECK(scope(result).at("quotas").dump() == R"([{"at_most":1,"given":1,"grade":"good"}])");
  const std::string with_quota = figures_digest(result);
  CHECK(with_quota != without);
  result.figures_digest = with_quota;
  CHECK(read_result(result_json(result), "result.json") == result);
  result.domains[0].scopes[0].quotas[0].given = 0;
  CHECK(figures_digest(result) != with_quota);
  result.domains[0].scopes[0].quotas[0] = {"good", 2, 1};
  CHECK(figures_digest(result) != with_quota);
}

TEST_CASE("Result: a period's result too", "[report][A10.1]") {
  Result result = judged(FullCase(), first_quarter());
  result.figures_digest = figures_digest(result);
  CHECK(read_result(result_json(result), "result.json") == result);
}

TEST_CASE("Result: keys stand in their fixed order, the text ends with a newline", "[report]") {
  const std::string text = result_json(full_result());
  CHECK(keys_in_order(text, "  ") ==
        std::vector<std::string>{"schema", "kind", "period", "year", "county", "standing",
                                 "edition", "as_of", "plan_digest", "ledger_head", "figures_digest",
                                 "plugins", "grades", "review_grades", "organisations", "domains"});
  CHECK(text.substr(text.size() - 3) == "\n}\n");
  CHECK_THAT(text, Catch::Contains("\"points\": \"1/3\"") &&
                       Catch::Contains("\"indicator_score\": \"92.5\"") && Catch::Contains("中文"));
}

TEST_CASE("Result: what breaks the schema is refused, with the place", "[report]") {
  const std::string text = result_json(full_result());
  const auto with = [&](const std::string& found, const std::string& instead) {
    std::string changed = text;
    changed.replace(changed.find(found), found.size(), instead);
    return changed;
  };
  CHECK_THROWS_AS(read_result("{", "r.json"), Error);
  CHECK_THROWS_WITH(read_result("{", "r.json"), Catch::Contains("r.json"));
  CHECK_THROWS_WITH(
      read_result(with("\"indicator_score\": \"92.5\"", "\"indicator_score\": 92.5"), "r.json"),
      Catch::Contains("r.json/domains/0/assessees/0/indicator_score"));
  CHECK_THROWS_AS(read_result(with("\"92.5\"", "\"092.5\""), "r.json"), Error);
  CHECK_THROWS_AS(read_result(with("\"kind\"", "\"sort\""), "r.json"), Error);
  CHECK_THROWS_AS(read_result(with("kaohe.result.v1", "kaohe.result.v2"), "r.json"), Error);
}

TEST_CASE("Result: a field that this version does not know is no error", "[report]") {
  std::string text = result_json(full_result());
  text.insert(text.find("\"kind\""), "\"later\": [1], ");
  CHECK_NOTHROW(read_result(text, "r.json"));
}

TEST_CASE("Result: a grade names the meeting that decided it, where that is known",
          "[report][A17.6]") {
  Result result = full_result();
  CHECK_FALSE(result_json(result).find("\"meeting\"") != std::string::npos);
  result.domains[0].assessees[0].grade.meeting = "2024年第2次会议";
  const Result again = read_result(result_json(result), "r.json");
  CHECK(again.domains[0].assessees[0].grade.meeting == "2024年第2次会议");
}

TEST_CASE("Figures digest: moves with figures, grades, gates and reasons", "[report][A21.1]") {
  const Result base = full_result();
  const std::string digest = figures_digest(base);
  const auto moved = [&](auto change) {
    Result changed = base;
    change(changed, changed.domains[0].assessees[0]);
    return figures_digest(changed) != digest;
  };
  CHECK(moved([](Result&, AssesseeResult& a) { a.cells[0].points = points("39"); }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.final_score = number("1"); }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.rank = 9; }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.grade.final_grade = "poor"; }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.grade.reason = "other"; }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.gates[0].facts[0].document = "other"; }));
  CHECK(moved([](Result&, AssesseeResult& a) { a.losses[0].points = number("1"); }));
  CHECK(moved([](Result& r, AssesseeResult&) { r.domains[0].scopes[0].good_line = points("1"); }));
}

TEST_CASE("Figures digest: does not move with the order of what was lost", "[report][A21.1]") {
  Result base = full_result();
  AssesseeResult& one = base.domains[0].assessees[0];
  REQUIRE(!one.losses.empty());
  one.losses.push_back(one.losses.front());
  one.losses.back().matter = "another";
  Result other = base;
  std::vector<Loss>& losses = other.domains[0].assessees[0].losses;
  std::reverse(losses.begin(), losses.end());
  CHECK(figures_digest(other) == figures_digest(base));
  losses.back().matter = "a third";
  CHECK(figures_digest(other) != figures_digest(base));
}

TEST_CASE("Figures digest: does not move with wording, hashes, names or numbers of records",
          "[report][A21.1]") {
  const Result base = full_result();
  Result other = base;
  other.standing = "played";
  other.edition = 2;
  other.as_of = "2024-02-01";
  other.plan_digest = other.ledger_head = "sha256:other";
  other.plugins[0].sha256 = "sha256:other";
  other.domains[0].title = "other";
  AssesseeResult& a = other.domains[0].assessees[0];
  a.name = a.losses[0].line = a.gates[0].fact = a.gates[0].source = "other";
  a.losses[0].records = {99};
  a.losses[0].cell = "2023-04";
  a.gates[0].facts[0].records = {99};
  a.notes.clear();
  a.progress.clear();
  CHECK(figures_digest(other) == figures_digest(base));
}

TEST_CASE("Result: the record of a loss is its single one, else null", "[report][A21.1]") {
  Result result = full_result();
  const auto loss_of = [&](std::vector<std::int64_t> records) {
    result.domains[0].assessees[0].losses[0].records = std::move(records);
    return nlohmann::json::parse(result_json(result))
        .at("domains")
        .at(0)
        .at("assessees")
        .at(0)
        .at("losses")
        .at(0);
  };
  CHECK(loss_of({}).at("record").is_null());
  CHECK(loss_of({}).at("records").empty());
  CHECK(loss_of({7}).at("record") == 7);
  CHECK(loss_of({7, 9}).at("record").is_null());
  CHECK(loss_of({7, 9}).at("records") == nlohmann::json{7, 9});
  CHECK(loss_of({7}).at("cell") == "2023-03");
}

TEST_CASE("Result: one of an earlier version, with a record or 0 and no more, is read",
          "[report]") {
  nlohmann::json value = nlohmann::json::parse(result_json(full_result()));
  nlohmann::json& loss = value["domains"][0]["assessees"][0]["losses"][0];
  loss.erase("records");
  loss.erase("cell");
  value["domains"][0]["scopes"][0].erase("good_line_kind");
  value["domains"][0]["scopes"][0].erase("quotas");
  const auto read = [&](std::int64_t record) {
    loss["record"] = record;
    return read_result(value.dump(), "r.json").domains[0];
  };
  CHECK(read(7).assessees[0].losses[0].records == std::vector<std::int64_t>{7});
  CHECK(read(0).assessees[0].losses[0].records.empty());
  CHECK(read(0).assessees[0].losses[0].cell.empty());
  CHECK(read(0).scopes[0].good_line_kind == LineKind::number);
  CHECK(read(0).scopes[0].quotas.empty());
}

TEST_CASE("Result: the parts of a review are told where there are any, and move the digest",
          "[report][A14.1]") {
  Result result = full_result();
  CHECK(result_json(result).find("review_parts") == std::string::npos);
  const std::string without = figures_digest(result);
  result.domains[0].assessees[0].review_parts = {
      {"plenary", "测评", number("2/3"), number("280/3"), {{"good", 2}, {"invalid", 1}}, {4, 5}},
      {"daily", "日常", number("1/3"), {}, {}, {}}};
  const std::string text = result_json(result);
  result.figures_digest = figures_digest(result);
  CHECK(read_result(text, "result.json") == result);
  CHECK(result.figures_digest != without);
  result.domains[0].assessees[0].review_parts[0].votes[0].count = 3;
  CHECK(figures_digest(result) != result.figures_digest);
}

// Losses and progress from a plugin's explanation.
#include "scoring/losses.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/plan_builder.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;

namespace {

// One record of XX01.visits, worth 2 pieces at 0.5, of which a rectification gave all back.
struct Returned {
  plan::YearPlan plan = small_plan();
  std::vector<std::int64_t> values{Points::parse("2")->units()};
  std::vector<std::int64_t> numbers{7};
  kaohe_records columns{};
  kaohe_batch batch{};
  Facts facts;

  Returned() {
    plan::InputInfo input;
    input.id = "XX01.visits";
    plan.domains[0].system.inputs = {input};
    columns.record_count = 1;
    columns.value = values.data();
    columns.record = numbers.data();
    batch.records.data = &columns;
    batch.records.count = 1;
    facts.batch = &batch;
    facts.records[7] = {"XX01.visits", "m", "q1", "letter", "culture", Rational()};
  }
  std::vector<Loss> losses() const {
    return read_losses(
        plan, plan.domains[0].system, facts,
        nlohmann::json::parse(
            R"({"indicators": [{"id": "XX01", "losses": [], "items": [{"id": "visits",
                           "lines": ["line"], "members": [{"record": 7, "price": "0.5",
                           "points": "0", "where": ""}]}]}]})"));
  }
};

// XX01 with one item that reads two monthly inputs and one of the year, and A's records of them.
struct Recorded {
  plan::YearPlan plan = small_plan();
  Facts facts;

  Recorded() {
    plan::IndicatorSystem& system = plan.domains[0].system;
    system.inputs = {
        input("XX01.met", plan::CellKind::month), input("XX01.noted", plan::CellKind::month),
        input("XX01.rate", plan::CellKind::year), input("XX01.other", plan::CellKind::month)};
    plan::ItemInfo item;
    item.id = "talks";
    item.reads = {"XX01.met", "XX01.noted", "XX01.rate"};
    system.indicators[0].items = {item};
  }
  static plan::InputInfo input(const char* id, plan::CellKind every) {
    plan::InputInfo made;
    made.id = id;
    made.type = plan::InputType::count;
    made.every = every;
    return made;
  }
  Recorded& record(std::int64_t number, const char* input, int cell, const char* subject = "",
                   const char* assessee = "A") {
    RecordInfo made;
    made.input = input;
    made.cell = cell;
    made.subject = subject;
    facts.records[number] = made;
    facts.records_of[assessee].push_back(number);
    return *this;
  }
  // The losses of A where the explanation has these, over these lines.
  std::vector<Loss> losses(const std::vector<nlohmann::json>& losses,
                           const std::vector<std::string>& lines) const {
    const nlohmann::json item = {{"id", "talks"}, {"title", "宣讲"}, {"lines", lines}};
    const nlohmann::json indicator = {
        {"id", "XX01"}, {"losses", losses}, {"items", nlohmann::json::array({item})}};
    const nlohmann::json explanation = {{"assessee", "A"},
                                        {"indicators", nlohmann::json::array({indicator})}};
    return read_losses(plan, plan.domains[0].system, facts, explanation);
  }
};

nlohmann::json loss_at(const char* cell, const char* subject, const char* stage = "") {
  return {{"item", "talks"},
          {"stage", stage},
          {"points", "0.25"},
          {"cell", cell},
          {"subject", subject}};
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("Losses: behind one of a cell stand the records of that cell", "[scoring][A13.1]") {
  Recorded made;
  made.record(5, "XX01.met", 3).record(4, "XX01.noted", 3).record(6, "XX01.met", 4);
  made.record(7, "XX01.other", 3).record(8, "XX01.met", 3, "", "B");
  const auto behind = [&](const char* cell) {
    return made.losses({loss_at(cell, "")}, {"x"}).at(0).records;
  };
  CHECK(behind("2023-03") == Numbers{4, 5});
  CHECK(behind("2023-04") == Numbers{6});
  CHECK(behind("2023-05").empty());
  CHECK(behind("2023-Q1") == Numbers{4, 5});
  CHECK(behind("2023-Q2") == Numbers{6});
  CHECK(behind("2023-H1") == Numbers{4, 5, 6});
  CHECK(behind("2023-H2").empty());
  CHECK(behind("") == Numbers{4, 5, 6});
  made.record(9, "XX01.rate", 0);
  CHECK(behind("2023-05") == Numbers{9});
  CHECK(made.losses({loss_at("2023-03", "", "cap")}, {"x"}).at(0).records.empty());
}

TEST_CASE("Losses: behind one of a subject stand that subject's records", "[scoring][A13.1]") {
  Recorded made;
  made.record(1, "XX01.met", 3, "教工1").record(2, "XX01.met", 3, "教工10");
  const auto behind = [&](const char* subject) {
    return made.losses({loss_at("2023-03", subject)}, {"x"}).at(0).records;
  };
  CHECK(behind("教工1") == Numbers{1});
  CHECK(behind("教工10") == Numbers{2});
  CHECK(behind("支部 教工10") == Numbers{2});
  CHECK(behind("教工2").empty());
}

TEST_CASE("Losses: one whose record follows from the roster has none", "[scoring][A13.1]") {
  nlohmann::json of_roster = loss_at("2023-03", "");
  of_roster["record"] = 0;
  Recorded made;
  made.record(5, "XX01.met", 3);
  CHECK(made.losses({of_roster}, {"x"}).at(0).records.empty());
  of_roster["record"] = 5;
  CHECK(made.losses({of_roster}, {"x"}).at(0).records == Numbers{5});
  of_roster["record"] = 6;
  CHECK_THROWS_WITH(made.losses({of_roster}, {"x"}), Catch::Contains("record 6"));
}

TEST_CASE("Losses: each has its cell and subject and its own line, never another's total",
          "[scoring][A21.1]") {
  Recorded made;
  const std::vector<std::string> lines = {"宣讲:逐月计12个,扣0.5分", "2023-03:扣0.25分",
                                          "2023-04 教工1:扣0.25分"};
  const std::vector<Loss> losses =
      made.losses({loss_at("2023-03", ""), loss_at("2023-04", "教工1")}, lines);
  CHECK(losses.at(0).cell == "2023-03");
  CHECK(losses.at(0).line == "2023-03:扣0.25分");
  CHECK(losses.at(1).subject == "教工1");
  CHECK(losses.at(1).line == "2023-04 教工1:扣0.25分");
  // Told together: the title. Alone: the item's only line. A stage of the item: the title.
  const std::vector<Loss> together =
      made.losses({loss_at("", ""), loss_at("", "")}, {"宣讲:2次,扣0.5分"});
  CHECK(together.at(0).line == "宣讲");
  CHECK(together.at(1).line == "宣讲");
  CHECK(made.losses({loss_at("", "")}, {"宣讲:1次,扣0.25分"}).at(0).line == "宣讲:1次,扣0.25分");
  CHECK(made.losses({loss_at("", "", "cap")}, {"宣讲:1次,扣0.25分"}).at(0).line == "宣讲");
}

TEST_CASE("Losses: what is wholly returned stands with its gross amount", "[scoring][A13.1]") {
  Returned made;
  const std::vector<Loss> losses = made.losses();
  REQUIRE(losses.size() == 1);
  CHECK(losses[0].points.is_zero());
  CHECK(losses[0].returned.text() == "1");
  CHECK(losses[0].records == std::vector<std::int64_t>{7});
  CHECK(losses[0].matter == "m");
  made.plan.domains[0].system.document =
      R"({"indicators": [{"id": "XX01", "definition": {"item": [{"id": "visits", "times": []}]}}]})";
  CHECK(made.losses().empty());
}

TEST_CASE("Progress: items and indicators that are not due", "[scoring][A10.1]") {
  const plan::YearPlan plan = small_plan();
  const std::vector<Progress> list =
      read_progress(plan.domains[0].system, nlohmann::json::parse(R"({"indicators": [
      {"id": "XX01", "state": "value", "items": [
        {"id": "a", "state": "value", "sign": "deduct", "lines": ["x"]},
        {"id": "b", "state": "not_due", "sign": "award", "lines": ["b:年终赋分"]}]},
      {"id": "XX02", "state": "not_due", "items": []}]})"));
  CHECK(list == std::vector<Progress>{{"XX01", "b", true, "b:年终赋分"}, {"XX02", "", false, ""}});
  CHECK_THROWS(read_progress(
      plan.domains[0].system,
      nlohmann::json::parse(R"({"indicators": [{"id": "ZZ9", "state": "value", "items": []}]})")));
}

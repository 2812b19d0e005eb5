// One matter in several inputs of a real plugin's domain: it costs once, where it costs most.
#include <catch2/catch.hpp>

#include "county.hpp"
#include "scoring/score_domain.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// s21 in the first quarter: a breach of XX17, found by itself (1 point), and one of XX18, named by
/// the city (2 points).
struct OneMatter {
  plan::YearPlan plan = County::get().year.plan;
  Schools schools{34};

  OneMatter() {
    plan.matters_cost_once = true;
    for (ledger::Observation& row : schools.source.observations_by_domain["schools"])
      if (is_breach(row)) row.matter = "案1";
  }
  static bool is_breach(const ledger::Observation& row) {
    return row.assessee == "s21" && row.period == "q1" &&
           (row.input == "XX17.breaches" || row.input == "XX18.breaches");
  }
  /// Another breach of the same assessee, day and kind.
  void add_breach(const char* input, const std::string& matter, std::int64_t number) {
    ledger::Observation row = breach(input);
    row.matter = matter;
    row.origin.number = number;
    schools.source.observations_by_domain["schools"].push_back(std::move(row));
  }
  ledger::Observation& breach(const char* input) {
    for (ledger::Observation& row : schools.source.observations_by_domain["schools"])
      if (is_breach(row) && row.input == input) return row;
    throw std::out_of_range(input);
  }

  scoring::ScoredDomain scored() const {
    const plan::Period& asked = *plan.find_period("q1");
    return scoring::score_domain(plan, schools.domain, County::get().plugin(), schools.source,
                                 {asked.id, asked.asked_on});
  }
  /// "XX17 5; XX18 1"
  std::string points(const scoring::ScoredDomain& domain) const {
    std::string text;
    for (const char* id : {"XX17", "XX18"}) {
      const auto index = static_cast<std::size_t>(schools.domain.system.indicator_index(id));
      for (const scoring::SheetRow& row : domain.sheet.sheet.rows)
        if (row.assessee == "s21")
          text +=
              (text.empty() ? "" : "; ") + std::string(id) + " " + row.cells[index].points.text();
    }
    return text;
  }
  std::string points() const { return points(scored()); }
};

}  // namespace

TEST_CASE("Cost once: a matter of two inputs costs in the dearer one, and a note says where",
          "[scoring][A15.1]") {
  OneMatter made;
  const scoring::ScoredDomain scored = made.scored();
  CHECK(made.points(scored) == "XX17 6; XX18 1");
  const std::vector<scoring::Note>& notes = scored.sheet.notes.at("s21");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].id == "matter_costs_once");
  CHECK(notes[0].en ==
        "查实的师德失范(有偿补课、收礼、体罚等), matter 案1: it costs more in XX18 "
        "招生、收费、教辅违规 and counts there; 0 here");
  for (const scoring::Loss& loss : scored.sheet.losses.at("s21")) CHECK(loss.indicator != "XX17");
  made.plan.matters_cost_once = false;
  CHECK(made.points() == "XX17 5; XX18 1");
}

TEST_CASE("Cost once: it counts where the indicators lose most, not where its price is highest",
          "[scoring][A15.1]") {
  OneMatter made;
  // XX18 has 3 points: two other breaches at 2 leave nothing to lose there.
  made.add_breach("XX18.breaches", "案8", 900001);
  CHECK(made.points() == "XX17 5; XX18 1");  // a point is left in either: the first counts
  made.add_breach("XX18.breaches", "案9", 900002);
  CHECK(made.points() == "XX17 5; XX18 0");
}

TEST_CASE("Cost once: two matters under one cap do not hide each other", "[scoring][A15.1]") {
  OneMatter made;
  made.add_breach("XX17.breaches", "案2", 900001);
  made.add_breach("XX18.breaches", "案2", 900002);
  // 案1 would lose a point at either place, with 案2 at both, and counts at the first; 案2 then
  // loses 2 in XX18.
  CHECK(made.points() == "XX17 5; XX18 1");
}

TEST_CASE("Cost once: where it raises a gate it counts, and the gate fires",
          "[scoring][A15.1][A17.3]") {
  OneMatter made;
  made.breach("XX17.breaches").attributes = {0, 1};  // exposed: the indicator is 0
  const scoring::ScoredDomain scored = made.scored();
  CHECK(made.points(scored) == "XX17 0; XX18 3");
  REQUIRE(scored.sheet.sheet.gates.size() == 1);
  CHECK(scored.sheet.sheet.gates[0].assessee == "s21");
  // By another breach the indicator is 0 already: this one costs in XX18, and stays at its gate.
  made.add_breach("XX17.breaches", "案9", 900001);
  const scoring::ScoredDomain second = made.scored();
  CHECK(made.points(second) == "XX17 0; XX18 1");
  REQUIRE(second.sheet.sheet.gates.size() == 1);
  CHECK(second.sheet.sheet.gates[0].records.size() == 2);
}

TEST_CASE("Cost once: of equal prices the first in the system's order counts", "[scoring][A15.1]") {
  OneMatter made;
  made.breach("XX18.breaches").attributes = {0};
  CHECK(made.points() == "XX17 5; XX18 3");
}

TEST_CASE("Cost once: two matters cost in both", "[scoring][A15.1]") {
  OneMatter made;
  made.breach("XX18.breaches").matter = "案2";
  CHECK(made.points() == "XX17 5; XX18 1");
  CHECK(made.scored().sheet.notes.count("s21") == 0);
}

TEST_CASE("Cost once: what an objection has taken out costs nowhere, so that the rest counts",
          "[scoring][A15.1][A21.1]") {
  OneMatter made;
  const ledger::Observation& row = made.breach("XX18.breaches");
  ledger::Objection objection;
  objection.about = {"schools", "s21", row.input, "", 0, "", row.origin.number};
  objection.date = make_date(2023, 3, 20);
  objection.answered = make_date(2023, 3, 25);
  objection.outcome = "withdrawn";
  made.schools.source.all_objections = {objection};
  CHECK(made.points() == "XX17 5; XX18 3");
  made.schools.source.all_objections[0].outcome.clear();
  const scoring::ScoredDomain disputed = made.scored();
  CHECK(made.points(disputed) == "XX17 6; XX18 1");
  REQUIRE(disputed.sheet.without_disputed);
}

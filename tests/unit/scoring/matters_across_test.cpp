// One matter in the indicators and a deduction: only the dearer costs, weighed in points of the
// final score.
#include "scoring/matters_across.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "scoring/counting_facts.hpp"
#include "support/judging.hpp"

using namespace kaohe;
using namespace kaohe::tests;
using namespace kaohe::scoring;
using grading::AssesseeResult;

namespace {

/// The libraries, where each record of XX01 to XX03 takes its value, of XX01 5 at most in all, and
/// one of XX03 raises a gate. A record of XX04 gives its value.
struct Weighed : Case {
  Weighed() {
    plan.matters_across = "highest";
    plan.adjustments.may_exceed_full = true;
    for (const char* id : {"XX01", "XX02", "XX03", "XX04"}) {
      plan::InputInfo input;
      input.id = std::string(id) + ".cases";
      input.indicator = id;
      input.title = std::string("cases of ") + id;
      input.merge = "sum";
      input.matter = true;
      domain().system.inputs.push_back(input);
    }
    assessee("A");
    review("A", "90");
    mark("A", "head", "90");
  }

  Weighed& record(const char* indicator, const char* value, const char* matter = "case 1",
                  const char* assessee = "A") {
    ledger::Observation row;
    row.origin = origin();
    row.domain = domain_id();
    row.assessee = assessee;
    row.input = std::string(indicator) + ".cases";
    row.period = "q1";
    row.date = day("2023-03-01");
    row.value = number(value);
    row.matter = matter;
    rows().push_back(row);
    return *this;
  }
  std::vector<ledger::Observation>& rows() { return source.observations_by_domain[domain_id()]; }

  Sheet scored(const Facts& facts) const {
    ++scorings;
    Sheet sheet;
    sheet.domain = domain_id();
    for (const std::string& id : facts.assessees) {
      std::map<std::string, Rational> taken;
      const auto own = facts.records_of.find(id);
      for (const std::int64_t one :
           own == facts.records_of.end() ? std::vector<std::int64_t>() : own->second) {
        const std::string indicator = facts.records.at(one).input.substr(0, 4);
        for (const ledger::Observation& row : source.observations_by_domain.at(domain_id()))
          if (row.origin.number == one) taken[indicator] += row.value;
        if (indicator == "XX03") sheet.gates.push_back({id, 0, {one}});
      }
      SheetRow row{id, std::vector<SheetCell>(4)};
      const auto cell = [&](std::size_t at, const Rational& has) {
        row.cells[at] = {CellState::value, round(has, {4}), Rescale::none, {}};
      };
      cell(0, number("40") - min(taken["XX01"], number("5")));
      cell(1, number("30") - taken["XX02"]);
      cell(2, number("20") - taken["XX03"]);
      cell(3, taken["XX04"]);
      sheet.rows.push_back(row);
    }
    return sheet;
  }

  CountingFacts counting(const char* period = "year") const {
    const plan::Period& asked = *plan.find_period(period);
    return counting_facts(plan, plan.domains[0], source, {asked.id, asked.asked_on},
                          [this](const Facts& facts) { return scored(facts); });
  }

  AssesseeResult result(const std::string& id = "A") {
    CountingFacts made = counting();
    sheet().sheet = scored(made.facts);
    sheet().notes = made.facts.notes;
    sheet().matters = made.matters;
    sheet().weighed = made.weighed;
    return of(judged(*this), id);
  }

  /// "35 30 20 0; -2": the indicators of A, and what its adjustments come to.
  std::string outcome() {
    const AssesseeResult has = result();
    std::string text;
    for (const grading::Cell& cell : has.cells)
      text += (text.empty() ? "" : " ") + cell.points->text();
    return text + "; " + has.adjustment->text();
  }

  mutable int scorings = 0;
};

/// Why the first adjustment of A does not count.
std::string why_not(Weighed& made) {
  return made.result().adjustments.at(0).why_not;
}

}  // namespace

TEST_CASE("Across: the deduction counts where it takes more of the final score",
          "[scoring][A15.1]") {
  Weighed made;
  made.record("XX02", "2").adjustment("A", "deduction", "1.5", "case 1");
  CHECK(made.outcome() == "40 30 20 0; -1.5");  // 2 × 4/5 × 7/8 = 1.4
  const AssesseeResult has = made.result();
  CHECK(has.adjustments.at(0).counted);
  CHECK(find_note(has.notes, "matter_costs_once")->en ==
        "cases of XX02, matter case 1: it costs more as the deduction 扣分 document (Art. 15) and "
        "counts there; 0 here");
  CHECK(find_note(has.notes, "matter_costs_once")->zh ==
        "cases of XX02:事项 case 1 按加减分“扣分 document”扣分更多(第十五条),只按加减分计,此处计 0 "
        "分");
  CHECK(find_note(has.notes, "matter_weighed")->en ==
        "matter case 1: of the final score it costs 1.4 in the indicators and 1.5 as the deduction "
        "扣分 document; it counts once, as the deduction");
  CHECK_FALSE(has_note(has, "adjustment_waits"));
}

TEST_CASE("Across: the indicators count where they lose as much or more of the final score",
          "[scoring][A15.1]") {
  Weighed made;
  const char* deduction = GENERATE("1.4", "1.39999999", "1.40000001");
  made.record("XX02", "2").adjustment("A", "deduction", deduction, "case 1");
  const AssesseeResult has = made.result();
  const bool is_dearer = number(deduction) > number("1.4");
  CHECK(made.outcome() == (is_dearer ? "40 30 20 0; -" + std::string(deduction) : "40 28 20 0; 0"));
  CHECK(has.adjustments.at(0).counted == is_dearer);
  if (is_dearer) return;
  CHECK(has.adjustments.at(0).why_not == "dearer_in_indicator");
  CHECK(has.adjustments.at(0).points == -number(deduction));
  CHECK_FALSE(has_note(has, "adjustment_waits"));
  CHECK_FALSE(has_note(has, "matter_costs_once"));
  CHECK(find_note(has.notes, "matter_weighed")->zh ==
        "事项 case 1:折合最终得分,指标失 1.4 分,加减分“扣分 document”扣 " + std::string(deduction) +
            " 分;只计一次,在指标中计");
  const Text why = why_not_counted("dearer_in_indicator");
  CHECK_THAT(why.en, Catch::Contains("as much or more in the indicators"));
  CHECK_THAT(why.zh, Catch::Contains("只在指标中计"));
}

TEST_CASE("Across: an exempt part gives its weight to what is weighed",
          "[scoring][A14.1][A14.2]"
          "[A15.1]") {
  struct Exempt {
    std::vector<const char*> from;
    const char *equal, *dearer;  // of a loss of 2
  };
  const Exempt one = GENERATE(values<Exempt>({{{"review"}, "1.75", "1.76"},
                                              {{"leader_evaluation"}, "1.6", "1.61"},
                                              {{"review", "leader_evaluation"}, "2", "2.01"}}));
  for (const bool is_equal : {true, false}) {
    Weighed made;
    for (const char* part : one.from) made.exempt("A", part);
    const char* points = is_equal ? one.equal : one.dearer;
    made.record("XX02", "2").adjustment("A", "deduction", points, "case 1");
    INFO(one.from.size() << " " << points);
    CHECK(why_not(made) == (is_equal ? "dearer_in_indicator" : ""));
  }
}

TEST_CASE("Across: a deduction weighs by the figure that adjustments enter", "[scoring][A15.1]") {
  struct Entered {
    const char *enter, *equal, *dearer;  // of a loss of 2
  };
  const Entered one = GENERATE(values<Entered>({{"final_score", "1.4", "1.41"},
                                                {"annual_score", "1.4", "1.41"},
                                                {"effectiveness_total", "1.6", "1.61"},
                                                {"none", "1", "99"}}));
  for (const bool is_equal : {true, false}) {
    Weighed made;
    made.plan.adjustments.enter = one.enter;
    const char* amount = is_equal ? one.equal : one.dearer;
    made.record("XX02", "2").adjustment("A", "deduction", amount, "case 1");
    INFO(one.enter << " " << amount);
    const bool in_indicators = is_equal || std::string(one.enter) == "none";
    CHECK(why_not(made) == (in_indicators ? "dearer_in_indicator" : ""));
    CHECK(made.result().cells.at(1).points == points(in_indicators ? "28" : "30"));
  }
}

TEST_CASE("Across: where the matter raises a gate and costs there the indicators count",
          "[scoring][A15.1][A17.1]") {
  Weighed made;
  made.record("XX03", "0.1").record("XX02", "2").adjustment("A", "deduction", "9", "case 1");
  CHECK(made.outcome() == "40 28 19.9 0; 0");
  CHECK(made.result().gates.size() == 1);
  SECTION("where it costs nothing there, the rest is weighed, and the gate fires") {
    made.rows().front().value = number("0");
    CHECK(made.outcome() == "40 30 20 0; -9");
    CHECK(made.result().gates.size() == 1);
  }
}

TEST_CASE("Across: what does not count displaces nothing", "[scoring][A15.1]") {
  Weighed made;
  made.record("XX02", "2");
  SECTION("a deduction that is not approved") {
    made.adjustment("A", "deduction", "9", "case 1", "");
    CHECK(made.outcome() == "40 28 20 0; 0");
    CHECK(why_not(made) == "not_approved");
  }
  SECTION("one that is not known yet") {
    made.adjustment("A", "deduction", "9", "case 1");
    made.source.all_adjustments[0].date = day("2024-02-01");
    CHECK(made.outcome() == "40 28 20 0; 0");
  }
  SECTION("one of another matter, or of none") {
    made.adjustment("A", "deduction", "9", "case 2").adjustment("A", "deduction", "9");
    CHECK(made.outcome() == "40 28 20 0; -18");
  }
  SECTION("one of another assessee") {
    made.assessee("B");
    made.adjustment("B", "deduction", "9", "case 1");
    CHECK(made.outcome() == "40 28 20 0; 0");
  }
  CHECK(made.counting().weighed.empty());
}

TEST_CASE("Across: of several deductions of a matter the highest is weighed", "[scoring][A15.1]") {
  Weighed made;
  made.record("XX02", "2").adjustment("A", "deduction", "1.4", "case 1");
  made.adjustment("A", "deduction", "1.5", "case 1")
      .adjustment("A", "deduction", "9", "case 1", "");
  CHECK(made.outcome() == "40 30 20 0; -1.5");
  const auto whys = [&] {
    std::string text;
    for (const AppliedAdjustment& line : made.result().adjustments) text += line.why_not + ";";
    return text;
  };
  CHECK(whys() == "same_matter;;not_approved;");
  made.source.all_adjustments[1].points = number("1.3");
  CHECK(made.outcome() == "40 28 20 0; 0");
  CHECK(whys() == "dearer_in_indicator;dearer_in_indicator;not_approved;");
  made.plan.adjustments.categories[2].sums_matters = true;
  CHECK(made.outcome() == "40 30 20 0; -2.7");
  made.source.all_adjustments[1].points = number("0");
  made.source.all_adjustments[0].among = 2;
  CHECK(made.outcome() == "40 28 20 0; 0");
}

TEST_CASE("Across: caps of Art. 15 come after the weighing", "[scoring][A15.1]") {
  Weighed made;
  made.plan.adjustments.cap = number("1");
  made.record("XX02", "2").adjustment("A", "deduction", "1.5", "case 1");
  CHECK(made.outcome() == "40 30 20 0; -1");
}

TEST_CASE("Across: a decision lets both count, and a bonus waits for it", "[scoring][A15.1]") {
  Weighed made;
  made.record("XX02", "2").adjustment("A", "deduction", "9", "case 1");
  SECTION("confirmed, both count") {
    made.decision("adjustment", "A", "").on = "case 1";
    CHECK(made.outcome() == "40 28 20 0; -9");
    CHECK(made.counting().weighed.empty());
  }
  SECTION("a bonus of the matter waits, whatever counts of it") {
    made.adjustment("A", "bonus", "1", "case 1");
    CHECK(made.result().adjustments.at(1).why_not == "matter_elsewhere");
    CHECK(has_note(made.result(), "adjustment_waits"));
    made.source.all_adjustments[0].points = number("1");
    CHECK(made.result().adjustments.at(1).why_not == "matter_elsewhere");
  }
}

TEST_CASE(
    "Across: what the matter costs is what the indicators lose in all, and what it earns stays",
    "[scoring][A15.1]") {
  Weighed made;
  made.record("XX01", "4", "case 0").record("XX01", "3").record("XX02", "1").record("XX04", "6");
  made.adjustment("A", "deduction", "1.4", "case 1");
  CHECK(made.outcome() == "35 29 20 6; 0");  // 1 under the cap, and 1
  made.source.all_adjustments[0].points = number("1.41");
  CHECK(made.outcome() == "36 30 20 6; -1.41");
}

TEST_CASE("Across: where the indicators lose nothing the deduction counts", "[scoring][A15.1]") {
  Weighed made;
  made.plan.adjustments.enter = GENERATE("final_score", "none");
  made.record("XX01", "5", "case 0").record("XX01", "3").record("XX04", "6");
  made.adjustment("A", "deduction", "1", "case 1");
  CHECK(made.outcome() == "35 30 20 6; -1");
}

TEST_CASE("Across: two matters under one cap do not hide each other", "[scoring][A15.1]") {
  Weighed made;
  made.record("XX01", "5", "case 1").record("XX01", "5", "case 2");
  made.adjustment("A", "deduction", "1", "case 1").adjustment("A", "deduction", "1", "case 2");
  // Neither costs beside the other: the first counts as the deduction, the second then loses 5.
  CHECK(made.outcome() == "35 30 20 0; -1");
}

TEST_CASE("Across: the indicators are settled first where the matter costs once among them",
          "[scoring][A15.1]") {
  Weighed made;
  made.record("XX01", "1").record("XX02", "2").adjustment("A", "deduction", "1.5", "case 1");
  CHECK(made.outcome() == "39 28 20 0; 0");  // 3 × 7/10
  made.plan.matters_cost_once = true;
  CHECK(made.outcome() == "40 30 20 0; -1.5");
  made.source.all_adjustments[0].points = number("1.4");
  CHECK(made.outcome() == "40 28 20 0; 0");
  CHECK(find_note(made.result().notes, "matter_costs_once")->en ==
        "cases of XX01, matter case 1: it costs more in XX02 cases of XX02 and counts there; 0 "
        "here");
}

TEST_CASE("Across: nothing is weighed in a quarter, nor by another setting", "[scoring][A15.1]") {
  Weighed made;
  made.record("XX02", "2").adjustment("A", "deduction", "9", "case 1");
  made.source.all_adjustments[0].date = day("2023-03-01");
  CHECK(made.counting("q1").weighed.empty());
  CHECK(made.counting("year").weighed.at("A").at("case 1").deduction == number("9"));
  for (const char* across : {"wait", "count"}) {
    made.plan.matters_across = across;
    CHECK(made.counting().weighed.empty());
    CHECK(made.result().cells.at(1).points == points("28"));
  }
  CHECK(made.scorings > 0);
}

TEST_CASE("Across: the order of records has no meaning, and only what is contested is scored",
          "[scoring][A15.1]") {
  Weighed made;
  made.record("XX01", "5", "case 1").record("XX01", "5", "case 2").record("XX02", "2", "case 3");
  made.counting();
  CHECK(made.scorings == 0);
  made.adjustment("A", "deduction", "1", "case 2").adjustment("A", "deduction", "1", "case 1");
  made.adjustment("A", "deduction", "1.5", "case 3");
  const std::string before = made.outcome();
  CHECK(before == "35 30 20 0; -2.5");
  std::reverse(made.rows().begin(), made.rows().end());
  std::reverse(made.source.all_adjustments.begin(), made.source.all_adjustments.end());
  CHECK(made.outcome() == before);
}

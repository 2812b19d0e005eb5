// Who may submit what, and when.
#include <catch2/catch.hpp>

#include "evidence/missing.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
const std::string kHeadings = "domain,assessee,indicator,input,date,value,reason\n";
}

TEST_CASE("Evidence: a unit submits its own indicators only", "[evidence][A11.1]") {
  EvidenceFolder folder;
  folder.file("q1/garden_office.csv", kHeadings + "gardens,east,XX02,mistakes,2023-02-01,,\n");
  CHECK(folder.refusal() ==
        "q1/garden_office.csv:2: input \"XX02.mistakes\" is monitored by \"publicity\", not by "
        "\"garden_office\" (Art. 11(1-3)); let that unit submit it");
  CHECK(folder.refusal(Language::zh) ==
        "q1/garden_office.csv:2: "
        "监测项目“XX02.mistakes”由宣传部(publicity)负责监测,不由园林办(garden_office)报送(第十一条("
        "一)至(三));"
        "请由该单位报送");
  folder.file("q1/garden_office.csv", kHeadings)
      .file("q1/publicity.csv", kHeadings + "gardens,east,XX02,mistakes,2023-02-01,,\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: a shared input is submitted by a unit whose indicator reads it",
          "[evidence][A11.1]") {
  EvidenceFolder folder;
  folder.file("q1/publicity.csv", kHeadings + "gardens,east,,votes,,40,\n");
  CHECK(folder.refusal() == "accepted");
  EvidenceFolder other;
  other.file("q1/garden_office.csv", kHeadings + "gardens,east,,votes,,40,\n");
  CHECK(other.refusal() ==
        "q1/garden_office.csv:2: input \"votes\" is monitored by \"publicity\", not by "
        "\"garden_office\" (Art. 11(1-3)); let that unit submit it");
  other.plan.domains[0].system.indicators[1].items.clear();  // nobody reads it: the lead unit's
  CHECK(other.refusal() == "accepted");
}

TEST_CASE("Evidence: awarded points are refused before the year-end", "[evidence][A10.1]") {
  EvidenceFolder folder;
  folder.file("q4/publicity.csv", kHeadings + "gardens,east,XX02,judged,2023-11-01,3,全县推广\n");
  CHECK(folder.refusal() ==
        "q4/publicity.csv:2: input \"XX02.judged\" awards points, which period \"q4\" cannot: "
        "before the year-end there are deductions only (Art. 10); "
        "record it in period \"year\"");
  CHECK(folder.refusal(Language::zh) ==
        "q4/publicity.csv:2: "
        "监测项目“XX02.judged”是赋分,阶段“q4”不得赋分:季度监测和半年评估只扣分(第十条);"
        "请在阶段“year”报送");
  EvidenceFolder year_end;
  year_end.file("year/publicity.csv",
                kHeadings + "gardens,east,XX02,judged,2023-11-01,3,全县推广\n");
  CHECK(year_end.refusal() == "accepted");
}

TEST_CASE("Evidence: measurements may be recorded in any period of the year", "[evidence][A10.1]") {
  EvidenceFolder folder;
  folder.file("h1/garden_office.csv", kHeadings + "gardens,east,XX01,income,,3,\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: a file is a submission, one with headings only a nil return",
          "[evidence][A11.3]") {
  EvidenceFolder folder;
  folder.file("q1/publicity.csv", kHeadings)
      .file("q1/garden_office.csv", kHeadings + "gardens,east,XX01,income,,3,\n");
  const evidence::Evidence evidence = folder.read();
  const std::vector<ledger::Submission>& submissions = evidence.source->submissions();
  REQUIRE(submissions.size() == 2);
  CHECK(submissions[0].unit == "garden_office");
  CHECK_FALSE(submissions[0].nil);
  CHECK(submissions[1].unit == "publicity");
  CHECK(submissions[1].period == "q1");
  CHECK(submissions[1].nil);
}

TEST_CASE("Evidence: what no unit records says where it belongs", "[evidence]") {
  EvidenceFolder folder;
  folder.file("year/publicity.csv", kHeadings + "gardens,east,XX02,score,,90,\n");
  folder.file("year/garden_office.csv", kHeadings +
                                            "gardens,east,XX01,past,,90,\ngardens,east,XX03,"
                                            "replies,,2,\ngardens,east,,stage,,big,\n");
  CHECK(folder.refusal() ==
        "year/garden_office.csv:2: input \"XX01.past\" is not recorded by units; it belongs in "
        "last_year.csv under \"XX01.income\"\n"
        "year/garden_office.csv:3: input \"XX03.replies\" is not recorded by units; it belongs in "
        "notices.csv\n"
        "year/garden_office.csv:4: input \"stage\" is not recorded by units; it belongs in the "
        "roster\n"
        "year/publicity.csv:2: input \"XX02.score\" is not recorded by units; it belongs in "
        "imported.csv under \"inspection\"");
}

TEST_CASE("Evidence: an input without its indicator needs one where nothing is shared",
          "[evidence]") {
  EvidenceFolder folder;
  std::vector<plan::InputInfo>& inputs = folder.plan.domains[0].system.inputs;
  for (std::size_t i = inputs.size(); i-- > 0;) {
    if (inputs[i].indicator.empty()) inputs.erase(inputs.begin() + static_cast<std::ptrdiff_t>(i));
  }
  folder.file("q1/publicity.csv", kHeadings + "gardens,east,,mistakes,2023-02-01,,\n");
  CHECK(folder.refusal() ==
        "q1/publicity.csv:2: column \"indicator\": the cell is empty, expected the id of the "
        "indicator that the input belongs to");
}

TEST_CASE("Evidence: a submission that is owed and not there is named once",
          "[evidence][A11.1][A20.1]") {
  EvidenceFolder folder;
  plan::IndicatorSystem& system = folder.plan.domains[0].system;
  for (plan::InputInfo& input : system.inputs) {
    if (input.id == "XX02.mistakes" || input.id == "XX02.incidents") input.periods = {"q1", "q2"};
    if (input.id == "XX01.score") input.periods = {"q1"};  // imported: no unit owes it
  }
  const auto missing = [&](const std::string& period, Language language = Language::en) {
    std::string text;
    const evidence::Evidence evidence = folder.read();
    for (const Problem& problem :
         evidence::missing_submissions(folder.plan, *evidence.source, "evidence", period))
      text += problem.place.text() + ": " + problem.what.in(language) + "\n";
    return text;
  };
  const std::string why =
      ": it does not exist (宣传部), and what it should report is awaited; a unit without anything "
      "to report hands in a table of headings only\n";
  CHECK(missing("q1") == "evidence/q1/publicity.csv" + why);
  CHECK(missing("q2") == "evidence/q1/publicity.csv" + why + "evidence/q2/publicity.csv" + why);
  CHECK(missing("q1", Language::zh) ==
        "evidence/q1/publicity.csv: 不存在(宣传部),应报事项均为待报;无事项也须报只有列名的表\n");
  folder.file("q1/publicity.csv", "domain,assessee,input\n");  // a nil return
  CHECK(missing("q1").empty());
  CHECK(missing("year") == "evidence/q2/publicity.csv" + why);
}

TEST_CASE("Evidence: about a unit that answers for an input and is assessed, another owes it",
          "[evidence][A11.1][A21.1]") {
  EvidenceFolder folder;
  plan::Domain& gardens = folder.plan.domains[0];
  gardens.assessees[0].organisation = "publicity";
  for (plan::InputInfo& input : gardens.system.inputs) {
    if (input.id == "XX02.mistakes") input.periods = {"q1"};
  }
  folder.file("q1/publicity.csv", "domain,assessee,input\n");
  const evidence::DomainNames names(gardens);
  const auto owing = evidence::owing(
      folder.plan, names, *gardens.system.find_input("XX02.mistakes"), folder.plan.periods[0]);
  REQUIRE(owing.size() == 2);
  CHECK(owing[0].units == std::set<std::string>{"publicity"});
  CHECK(owing[1].assessee == gardens.assessees[0].id);
  CHECK(owing[1].units == std::set<std::string>{gardens.lead_unit});
  const auto awaited = [&] {
    std::string units;
    const evidence::Evidence evidence = folder.read();
    for (const evidence::Awaited& one :
         evidence::awaited_submissions(folder.plan, *evidence.source, "q1"))
      units += one.unit + " ";
    return units;
  };
  CHECK(awaited() == gardens.lead_unit + " ");
  folder.file("q1/" + gardens.lead_unit + ".csv", "domain,assessee,input\n");
  CHECK(awaited().empty());
}

// What each unit owes on a day.
#include "cycle/todo.hpp"

#include "cycle/answers.hpp"
#include "cycle/hearing.hpp"

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::DueState;
using cycle::Task;

namespace {

/// The gaps of a sheet in which a cell of an assessee waits for something.
std::vector<cycle::Gap> waiting_for(const Office& office, const char* period, const char* assessee,
                                    std::vector<scoring::Missing> missing) {
  const plan::Domain& domain = office.plan.domains[0];
  scoring::SheetRow row{assessee, std::vector<scoring::SheetCell>(domain.system.indicators.size())};
  for (scoring::SheetCell& cell : row.cells) cell.state = scoring::CellState::value;
  row.cells[0] = {scoring::CellState::pending, {}, {}, std::move(missing)};
  return cycle::gaps_of(office.plan, domain, {"gardens", {row}, {}, {}}, ledger::MemorySource(),
                        period);
}

/// All but those of the indicator systems, which have their own test.
std::vector<Task> tasks(const Office& office, const std::string& unit, const char* today,
                        std::vector<cycle::Gap> gaps = {}) {
  const cycle::Progress progress(office.ledger, 2023, day(today));
  ledger::ReadOptions reading;
  reading.year = 2023;
  reading.known_on = day(today);
  const auto records = ledger::read_records(office.ledger, reading);
  std::vector<Task> all = cycle::tasks_of(
      {office.plan, office.ledger, progress, *records, std::move(gaps), day(today)}, unit);
  std::erase_if(all, [](const Task& task) { return has(task.kind, "_system"); });
  return all;
}

std::vector<Task> of_kind(const std::vector<Task>& all, const std::string& kind) {
  std::vector<Task> found;
  for (const Task& task : all) {
    if (task.kind == kind) found.push_back(task);
  }
  return found;
}

Task only(const std::vector<Task>& all, const std::string& kind) {
  const std::vector<Task> found = of_kind(all, kind);
  REQUIRE(found.size() == 1);
  return found[0];
}

}  // namespace

TEST_CASE("Todo: a submission is open, due and overdue by its day", "[todo][A11.2]") {
  const Office office;
  const auto state = [&](const char* today) {
    return only(tasks(office, "publicity", today), "submit").state;
  };
  CHECK(tasks(office, "publicity", "2023-03-19").empty());
  CHECK(state("2023-03-20") == DueState::open);
  CHECK(state("2023-03-28") == DueState::due);
  CHECK(state("2023-03-31") == DueState::due);
  CHECK(state("2023-04-01") == DueState::overdue);
  CHECK(tasks(office, "justice", "2023-03-31").empty());
}

TEST_CASE("Todo: what is recorded waits for another person of the unit", "[todo][A11.3][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  const Task task = only(tasks(office, "publicity", "2023-03-20"), "submit");
  CHECK(task.what.en == "submit 一季度: 1 rows are recorded and not submitted");
  CHECK(task.persons == std::vector<std::string>{"publicity_2", "publicity_3"});
  CHECK(task.due == day("2023-03-31"));
  office.submit("publicity_2", "2023-03-21");
  CHECK(tasks(office, "publicity", "2023-03-21").empty());
}

TEST_CASE("Todo: what a closing left out is submitted late", "[todo][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  office.submit("garden_office_1", "2023-03-21");
  cycle::ClosingOptions options{"", {"publicity"}};
  options.reason = "reminded twice";
  office.close("garden_office_2", "2023-03-31", "q1", options);
  CHECK(only(tasks(office, "publicity", "2023-04-01"), "submit").what.en ==
        "submit 一季度: 1 rows are recorded and not submitted; 1 of them were left out of a "
        "closing: they count once they are submitted late and the lead unit confirms that");
  office.submit("publicity_2", "2023-04-01");
  CHECK(of_kind(tasks(office, "publicity", "2023-04-01"), "submit").empty());
  CHECK(of_kind(tasks(office, "garden_office", "2023-04-01"), "confirm").size() == 1);
}

TEST_CASE("Todo: a lead unit closes its domain by the day for results", "[todo][A11.3][A12.1]") {
  Office office;
  const Task task = of_kind(tasks(office, "garden_office", "2023-06-16"), "close").back();
  CHECK(task.period == "h1");
  CHECK(task.due == day("2023-06-25"));
  office.close("garden_office_1", "2023-06-16", "h1",
               {"", {"garden_office", "publicity"}, "all is in"});
  CHECK(only(tasks(office, "garden_office", "2023-06-16"), "close").period == "q1");
  // Units that were left out owe their submission still, late.
  CHECK(of_kind(tasks(office, "publicity", "2023-06-16"), "submit").size() == 2);
  CHECK(of_kind(tasks(office, "garden_office", "2023-06-16"), "submit").size() == 2);
  office.submit("garden_office_2", "2023-06-16", "h1");
  CHECK(of_kind(tasks(office, "garden_office", "2023-06-16"), "submit").size() == 1);
}

TEST_CASE("Todo: where the year asks for it assessees are shown what they have not seen",
          "[todo][hearing][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  CHECK(of_kind(tasks(office, "garden_office", "2023-03-20"), "disclose").empty());
  office.plan.hearing.disclose = true;
  const Task task = only(tasks(office, "garden_office", "2023-03-20"), "disclose");
  CHECK(task.period == "q1");
  CHECK(task.numbers == std::vector<std::int64_t>{1});
  CHECK(of_kind(tasks(office, "park_office", "2023-03-20"), "disclose").empty());
  cycle::Desk desk = office.desk("garden_office_1", "2023-03-21");
  cycle::disclose(desk, "gardens", "q1", "告1");
  CHECK(of_kind(tasks(office, "garden_office", "2023-03-21"), "disclose").empty());

  office.close("garden_office_3", "2023-03-31", "q1",
               {"", {"garden_office", "publicity"}, "", false, {}, "not in yet"});
  CHECK(of_kind(tasks(office, "garden_office", "2023-04-01"), "disclose").empty());
  office.record("publicity_1", "2023-04-01", "west,XX02,mistakes,2023-03-02,3,\n");
  const Task later = only(tasks(office, "garden_office", "2023-04-01"), "disclose");
  CHECK(later.numbers.size() == 1);
  CHECK(!later.due);
}

TEST_CASE("Todo: a change of a disputed record is its author's to take back, nobody's to confirm",
          "[todo][objection][A20.1]") {
  ClosedOffice office;
  const std::int64_t corrected = office.correct("publicity_1", "2023-04-01", 2, "3");
  CHECK(of_kind(tasks(office, "garden_office", "2023-04-02"), "confirm").size() == 1);
  cycle::Desk west = office.desk("gardens/west", "2023-04-01");
  cycle::object(west, 2, {"not so", "异1"});
  CHECK(of_kind(tasks(office, "garden_office", "2023-04-02"), "confirm").empty());
  const Task task = only(tasks(office, "publicity", "2023-04-02"), "withdraw");
  CHECK(task.numbers == std::vector{corrected});
  CHECK(task.persons == std::vector<std::string>{"publicity_1"});
}

TEST_CASE("Todo: an assessee is told to what it may object, and until when",
          "[todo][hearing][objection][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", kTwoRows);
  CHECK(tasks(office, "gardens/west", "2023-03-20").empty());
  cycle::Desk desk = office.desk("garden_office_1", "2023-03-21");
  cycle::disclose(desk, "gardens", "q1", "告1");
  const Task task = only(tasks(office, "gardens/west", "2023-04-05"), "object");
  CHECK(task.due == day("2023-04-05"));
  CHECK(task.state == DueState::due);
  CHECK(has(task.what.en, "to which it may object: 2 ("));
  CHECK(tasks(office, "gardens/east", "2023-04-05").empty());
  CHECK(tasks(office, "gardens/west", "2023-04-06").empty());
  cycle::Desk west = office.desk("gardens/west", "2023-04-05");
  cycle::object(west, 2, {"not so", "异1"});
  CHECK(
      has(only(tasks(office, "gardens/west", "2023-04-05"), "object").what.en, "may object: 1 ("));
}

TEST_CASE("Todo: an assessee owes its self-review", "[todo][A12.1]") {
  Office office;
  CHECK(tasks(office, "gardens/west", "2023-06-14").empty());
  const Task task = only(tasks(office, "gardens/west", "2023-06-21"), "self_review");
  CHECK(task.due == day("2023-06-20"));
  CHECK(task.state == DueState::overdue);
  cycle::Desk desk = office.desk("gardens/west", "2023-06-21");
  cycle::hand_in_self_review(desk, "h1", "总结");
  CHECK(tasks(office, "gardens/west", "2023-06-21").empty());
}

TEST_CASE("Todo: inputs without a record are those that the unit records", "[todo][A11.2][A12.3]") {
  const Office office;
  std::vector<cycle::Gap> gaps = waiting_for(
      office, "q1", "west",
      {{"XX01.income", {}, 0, {}}, {"XX02.mistakes", {}, 0, "q1"}, {"XX01.past", {}, 0, {}}});
  for (cycle::Gap& gap : waiting_for(office, "q1", "north",
                                     {{"XX01.income", {}, 0, {}}, {"XX01.leaders", {}, 3, {}}}))
    gaps.push_back(std::move(gap));
  // XX03 names no unit of its own in the fixture: it is the lead unit's, as XX01 is.
  const auto lead = of_kind(tasks(office, "garden_office", "2023-03-20", gaps), "record");
  REQUIRE(lead.size() == 1);
  CHECK(lead[0].input == "XX01.income");
  CHECK(lead[0].indicator == "XX01");
  CHECK(lead[0].assessees == std::vector<std::string>{"west"});
  CHECK(lead[0].due == day("2023-03-31"));
  CHECK(only(tasks(office, "publicity", "2023-03-20", gaps), "record").input == "XX02.mistakes");
  // north is the lead unit itself: the coordinator stands in.
  const auto stand_in = of_kind(tasks(office, "coordination", "2023-03-20", gaps), "record");
  REQUIRE(stand_in.size() == 2);
  CHECK(stand_in[0].assessees == std::vector<std::string>{"north"});
}

TEST_CASE("Todo: a sample that is not drawn is a draw, not a record", "[todo][A11.2]") {
  const Office office;
  const std::vector<cycle::Gap> gaps =
      waiting_for(office, "q1", "west", {{"XX02.notes", {}, 0, {}}});
  REQUIRE(gaps.size() == 1);
  CHECK(cycle::ids_of_gaps(gaps) == std::vector<std::string>{"gardens draw person: west"});
  const Task task = only(tasks(office, "garden_office", "2023-03-20", gaps), "draw");
  CHECK(task.input == "person");
  CHECK(task.what.en == "draw the sample 抽查对象 of 园林, for 一季度 (1 assessees)");
  CHECK(tasks(office, "publicity", "2023-03-20", gaps).size() == 1);  // its submission
}

TEST_CASE("Todo: records wait for those who may confirm them", "[todo][A5.1][A21.1]") {
  Office office;
  office.record("office_1", "2023-03-20", evidence::kLeaders,
                "leader,domain,assessee,score\nL1,gardens,west,90\nL1,gardens,east,91\n");
  const Task task = only(tasks(office, "office", "2023-03-20"), "confirm");
  CHECK(task.numbers == std::vector<std::int64_t>{1, 2});
  CHECK(task.persons == std::vector<std::string>{"office_2", "office_3"});
  CHECK(task.what.en == "confirm what 考核办1 recorded: 2 of kind leader_mark");
  CHECK(task.due == day("2023-03-30"));  // duty.confirm_days
  CHECK(of_kind(tasks(office, "committee", "2023-03-20"), "confirm").empty());
}

TEST_CASE("Todo: a correction after the closing waits for the lead unit", "[todo][A11.3]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  office.submit("publicity_2", "2023-03-21");
  office.submit("garden_office_1", "2023-03-21");
  office.close("garden_office_2", "2023-03-31");
  const std::int64_t number = office.correct("publicity_1", "2023-04-01", 2, "3");
  const Task task = only(tasks(office, "garden_office", "2023-04-01"), "confirm");
  CHECK(task.numbers == std::vector<std::int64_t>{number});
  CHECK(of_kind(tasks(office, "publicity", "2023-04-01"), "submit").empty());
  CHECK(of_kind(tasks(office, "publicity", "2023-04-01"), "confirm").empty());
}

TEST_CASE("Todo: a notice is answered one month after it was issued", "[todo][A11.2]") {
  Office office;
  office.record("office_1", "2023-03-05", evidence::kNotices,
                "domain,assessee,unit,document,issued,answered\n"
                "gardens,west,publicity,督办1,2023-03-05,\n");
  const Task task = only(tasks(office, "gardens/west", "2023-04-06"), "answer_notice");
  CHECK(task.due == day("2023-04-05"));
  CHECK(task.state == DueState::overdue);
  CHECK(task.what.en == "answer 督办1 to 园林办、考核办、宣传部");
  CHECK(of_kind(tasks(office, "gardens/east", "2023-04-06"), "answer_notice").empty());
}

TEST_CASE("Todo: an objection is answered by who answers for the input", "[todo][A5.1]") {
  Office office;
  office.record("publicity_1", "2023-03-05", "west,XX02,mistakes,2023-03-01,2,\n");
  office.record("gardens/west", "2023-03-06", evidence::kObjections,
                "domain,assessee,indicator,input,reason,document,date\n"
                "gardens,west,XX02,mistakes,不属实,异议1,2023-03-06\n");
  const Task answer = only(tasks(office, "publicity", "2023-03-06"), "answer_objection");
  CHECK(answer.what.en == "answer the objection 异议1");
  CHECK(answer.due == day("2023-03-21"));  // duty.answer_objection_days
  // Whoever recorded what is disputed does not answer.
  CHECK(answer.persons == std::vector<std::string>{"publicity_2", "publicity_3"});
  CHECK(of_kind(tasks(office, "garden_office", "2023-03-06"), "answer_objection").size() == 1);
  CHECK(of_kind(tasks(office, "justice", "2023-03-06"), "answer_objection").empty());
}

TEST_CASE("Todo: the coordinator writes the result once all domains are closed", "[todo][A11.3]") {
  Office office;
  const Task before = only(tasks(office, "coordination", "2023-03-20"), "publish");
  CHECK(before.what.en == "write the result of 一季度 once it is closed in \"园林\", \"公园\"");
  CHECK(before.due == day("2023-03-31"));
  for (const char* domain : {"gardens", "parks"}) {
    const std::string lead = std::string(domain) == "parks" ? "park_office" : "garden_office";
    office.close(lead + "_1", "2023-03-31", "q1", {"", {lead, "publicity"}}, domain);
  }
  CHECK(only(tasks(office, "coordination", "2023-03-31"), "publish").what.en ==
        "write the result of 一季度");
  CHECK(of_kind(tasks(office, "office", "2023-03-31"), "publish").empty());
}

TEST_CASE("Todo: another edition may be due once an objection was answered after the first",
          "[todo][A11.3][A21.1]") {
  Office office;
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  office.submit("publicity_2", "2023-03-21");
  cycle::Desk coordinator = office.desk("coordination_1", "2023-04-01");
  ledger::Publication publication;
  publication.period = "q1";
  publication.edition = 1;
  coordinator.put([&] {
    return std::vector{
        coordinator.entry_of(publication, coordinator.permit({cycle::Act::publish_period}))};
  });
  cycle::Desk west = office.desk("gardens/west", "2023-04-02");
  const std::int64_t objection = cycle::object(west, 2, {"not so", "异议1"});
  cycle::Desk unit = office.desk("publicity_2", "2023-04-03");
  const std::int64_t answer =
      cycle::answer_objection(unit, objection, {"withdrawn", "答复1号", "not so"});
  CHECK(of_kind(tasks(office, "coordination", "2023-04-03"), "edition").empty());
  office.confirm("garden_office_3", "2023-04-04", {answer});
  CHECK(only(tasks(office, "coordination", "2023-04-04"), "edition").numbers ==
        std::vector<std::int64_t>{answer});
}

TEST_CASE("Todo: sorted by day", "[todo][A11.2]") {
  Office office;
  office.record("garden_office_1", "2023-06-16", evidence::kReviews,
                "domain,assessee,score,grade\ngardens,west,90,好\n");
  const std::vector<Task> all = tasks(office, "garden_office", "2023-06-20");
  REQUIRE(all.size() > 3);
  CHECK(all.front().due == day("2023-03-31"));
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Task& a, const Task& b) { return a.due < b.due; }));
}

TEST_CASE("Todo: whose it is, by unit or by person", "[todo][A5.1]") {
  const plan::YearPlan plan = office_plan();
  CHECK(cycle::unit_named(plan, "publicity") == "publicity");
  CHECK(cycle::unit_named(plan, "publicity_2") == "publicity");
  CHECK(cycle::unit_named(plan, "gardens/west") == "gardens/west");
  CHECK(has(refusal_of([&] { cycle::unit_named(plan, "publicty"); }),
            "--as \"publicty\" is no unit and no person of year.toml (did you mean"));
  CHECK(cycle::unit_named(plan, "宣传部") == "publicity");
  CHECK(cycle::unit_named(plan, "宣传部2") == "publicity");
}

// Art. 11(6), 12(5): the lists of an assessee in a closed period.
#include "cycle/closed_roster.hpp"

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// q1 of gardens is closed; then somebody may change the lists of west, from line 4 on.
struct ClosedLists : ClosedOffice {
  ClosedLists() {
    domain().roster_file = "gardens.csv";
    domain().subjects_file = "gardens.subjects.csv";
    west().line = 3;
    int line = 4;
    for (plan::Subject& one : branches()) one.line = line++;
  }
  plan::Domain& domain() { return plan.domains.front(); }
  plan::Assessee& west() { return domain().assessees[1]; }
  std::vector<plan::Subject>& branches() { return west().subjects["branch"]; }
  std::map<std::string, std::string>& members() { return west().subject_roster["XX01.members"]; }
  void found_branch() {
    branches().push_back({"b3", "第三支部", 6});
    members()["b3"] = "5";
  }
  void publish() {
    cycle::Desk at = desk("coordination_1", "2023-04-02");
    at.put([&] {
      const ledger::Publication record{"q1", 1, "", ""};
      return std::vector{at.entry_of(record, at.permit({cycle::Act::publish_period}))};
    });
  }
  /// What is named, each with its place; "as it was": nothing.
  std::string said(Language language = Language::en) {
    const auto problems = cycle::roster_problems(plan, progress(), domain());
    return problems.empty() ? "as it was" : Error(ErrorKind::data, problems).text(language);
  }
};

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

TEST_CASE("Closed lists: a row of a list that is another is named at its line of the lists",
          "[cycle][closing][A8.3][A11.3]") {
  ClosedLists office;
  CHECK(office.said() == "as it was");
  office.branches()[0].id = "b9";
  office.members() = {{"b9", "12"}, {"b2", "7"}};
  const std::string said = office.said();
  INFO(said);
  CHECK(lines_of(said) == 2);  // its numbers come and go with a row
  CHECK(has(said,
            "gardens.subjects.csv:4: 一季度 is closed since 2023-03-31 (#7), and its roster with "
            "it: west did not have branch (党支部) b9 then: take the row out"));
  CHECK(has(said, "gardens.subjects.csv: "));  // who is gone has no line
  CHECK(has(said, "west had branch (党支部) b1 then: put the row back"));
  CHECK(has(office.said(Language::zh), "west 当时有branch (党支部) b1:请恢复该行"));
}

TEST_CASE("Closed lists: a row that moves to another list is named, a row's title is free",
          "[cycle][closing][A8.3][A11.3]") {
  ClosedLists office;
  office.branches()[0].name = "机关第一支部";
  CHECK(office.said() == "as it was");
  std::swap(office.branches()[0], office.branches()[1]);
  CHECK(office.said() == "as it was");
  office.west().subjects["person"] = {office.branches()[0]};
  office.branches().erase(office.branches().begin());
  const std::string said = office.said();
  CHECK(lines_of(said) == 2);
  CHECK(has(said, "gardens.subjects.csv:5: "));
  CHECK(has(said, "west had branch (党支部) b2 then"));
  CHECK(has(said, "west did not have person (抽查对象) b2 then"));
}

TEST_CASE("Closed lists: a number of a row is named with both", "[cycle][closing][A8.3][A11.3]") {
  ClosedLists office;
  office.members()["b2"] = "8";
  const std::string said = office.said();
  CHECK(lines_of(said) == 1);
  CHECK(has(said, "gardens.subjects.csv:5: "));
  CHECK(has(said, " b2 \"7\" and now has \"8\": put that back"));
  CHECK(has(said, "west stood there with XX01.members"));
}

TEST_CASE("Closed lists: a list may grow once the period is published, and nothing else changes",
          "[cycle][closing][A8.3][A11.3]") {
  ClosedLists office;
  office.found_branch();
  CHECK(lines_of(office.said()) == 1);
  CHECK(has(office.said(), "gardens.subjects.csv:6: "));
  office.publish();
  CHECK(office.said() == "as it was");
  office.members()["b2"] = "8";
  CHECK(has(office.said(), " b2 \"7\" and now has \"8\""));
  office.members()["b2"] = "7";
  office.west().subject_roster["XX02.posts"]["b2"] = "3";  // a number of a row that was there
  CHECK(has(office.said(), "XX02.posts b2 \"\" and now has \"3\""));
  office.west().subject_roster.erase("XX02.posts");
  office.branches().erase(office.branches().begin());
  CHECK(has(office.said(), "west had branch (党支部) b1 then"));
}

TEST_CASE("Closed lists: no later period closes while an assessee's list is another",
          "[cycle][closing][A8.3][A11.3]") {
  ClosedLists office;
  office.members()["b2"] = "8";
  CHECK(has(refusal_of([&] { office.close("garden_office_3", "2023-06-30", "q2"); }),
            "gardens.subjects.csv:5: 一季度 is closed since"));
}

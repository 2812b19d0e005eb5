// The table of roles, tried cell by cell: whom it permits within its reach, whom it refuses beyond.
#include "cycle/permission.hpp"

#include "cycle/identity.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::Act;
using cycle::Deed;
using cycle::Reach;
using cycle::Role;
using cycle::RoleRow;

namespace {

/// A person who has a role and, as far as that can be, no other.
std::string person_of(Role role) {
  switch (role) {
    case Role::assessee:
      return "gardens/west";
    case Role::responsible_unit:
      return "publicity_1";
    case Role::assessment_team:
      return "justice_3";
    case Role::lead_unit:
      return "garden_office_1";
    case Role::coordinator:
      return "coordination_1";
    case Role::office:
      return "office_1";
    case Role::committee:
      return "committee_1";
  }
  return {};
}

Deed deed(Act act, const char* assessee = "west", std::set<std::string> units = {"justice"},
          const char* domain = "gardens", bool at_year_end = false) {
  return {act, domain, assessee, std::move(units), at_year_end};
}

/// A deed inside the reach of that person, and outside it by one thing only.
std::pair<Deed, Deed> inside_and_outside(const RoleRow& row, Role role) {
  const Deed none = deed(row.act);
  switch (row.reach(role)) {
    case Reach::none:
      // What it answers for and leads, and it is the year-end: the act is still not its own.
      return {none, deed(row.act, "west", {"publicity"}, "gardens", true)};
    case Reach::own: {
      const std::string unit = office_plan().find_person(person_of(role))->unit;
      return {deed(row.act, "west", {unit}), none};
    }
    case Reach::domain:
      return {none, deed(row.act, "pwest", {"justice"}, "parks")};
    case Reach::team:
      return {deed(row.act, "west", {"discipline"}, "gardens", true),
              deed(row.act, "west", {"discipline"}, "gardens", false)};
    case Reach::stand_in: {
      // The lead unit stands in for publicity; the coordinator for the lead unit.
      const bool leads = role == Role::lead_unit;
      const char* about = leads ? "east" : "north";
      return {deed(row.act, about, {leads ? "publicity" : "garden_office"}), none};
    }
    case Reach::itself:
      return {none, deed(row.act, "north")};
    case Reach::everything:
      return {none, none};
  }
  return {none, none};
}

/// The unit that alone acts, for which the coordinator stands in: the office, else the committee;
/// empty: there is none.
std::string sole_unit_of(const RoleRow& row) {
  if (row.reach(Role::coordinator) != Reach::stand_in) return {};
  if (row.reach(Role::office) == Reach::everything) return "office";
  return row.reach(Role::committee) == Reach::everything ? "committee" : "";
}

/// As the plan, with the coordinator an assessee's unit as well: then the office stands in.
plan::YearPlan plan_for(const RoleRow& row, Role role) {
  plan::YearPlan plan = office_plan();
  const std::string sole = sole_unit_of(row);
  if (!sole.empty()) plan.domains[0].assessees[2].organisation = sole;
  if (role != Role::office) return plan;
  for (plan::Domain& domain : plan.domains) domain.lead_unit = "coordination";
  plan.domains[0].assessees[2].organisation = "coordination";
  return plan;
}

}  // namespace

TEST_CASE("Roles: rows stand in the order of acts, with ids of their own", "[roles][A5.1]") {
  std::set<std::string_view> ids;
  int index = 0;
  for (const RoleRow& row : cycle::role_table()) {
    CHECK(static_cast<int>(row.act) == index++);
    CHECK(ids.insert(row.id).second);
    CHECK(&cycle::row_of(row.act) == &row);
    CHECK(!say(row.about).en.empty());
    CHECK(std::any_of(row.reaches.begin(), row.reaches.end(),
                      [](Reach reach) { return reach != Reach::none; }));
  }
  CHECK(index == static_cast<int>(Act::transfer_referral) + 1);
}

TEST_CASE("Roles: each cell permits what is inside its reach and refuses what is outside",
          "[roles][A5.1][A11.1]") {
  for (const RoleRow& row : cycle::role_table()) {
    for (std::size_t column = 0; column < cycle::kRoleCount; ++column) {
      const Role role = static_cast<Role>(column);
      const Reach reach = row.reach(role);
      plan::YearPlan plan = plan_for(row, role);
      auto [inside, outside] = inside_and_outside(row, role);
      if (role == Role::office && reach == Reach::stand_in) inside.units = {"coordination"};
      const plan::Person person = *plan.find_person(person_of(role));
      INFO(std::string(row.id) + " of " + std::string(cycle::id_of(role)));
      if (reach != Reach::none) {
        const cycle::Answer answer = cycle::ask(plan, person, inside);
        INFO(answer.refusal.en);
        REQUIRE(answer.permit);
        CHECK(answer.permit->actor.person == person.id);
        CHECK(answer.permit->actor.unit == person.unit);
        // A lead unit answers for what is its own as a responsible unit does.
        const bool is_own = role == Role::lead_unit && reach == Reach::own;
        CHECK(answer.permit->actor.role == (is_own ? "responsible_unit" : cycle::id_of(role)));
        CHECK(answer.permit->stands_in_for.empty() == (reach != Reach::stand_in));
      }
      if (reach == Reach::everything) continue;
      // The lead unit answers for what names no responsible unit, so that row is open to it there.
      if (role == Role::assessment_team && row.reach(Role::responsible_unit) == Reach::own)
        outside.units = {"discipline"};
      const cycle::Answer answer = cycle::ask(plan, person, outside);
      CHECK(!answer.permit);
      CHECK(has(answer.refusal.en, "row \"" + std::string(row.id) + "\" of `kaohe roles`"));
      CHECK(has(answer.refusal.zh, "“" + std::string(row.about.zh) + "”一行"));
      CHECK(has(refusal_of([&] { cycle::require_permit(plan, person, outside); }), person.name));
    }
  }
}

TEST_CASE("Roles: of another domain a team and a lead unit have no say", "[roles][A5.1][A13.1]") {
  const plan::YearPlan plan = office_plan();
  const auto may = [&](const char* person, const Deed& deed) {
    return cycle::ask(plan, *plan.find_person(person), deed).permit.has_value();
  };
  const Act record = Act::record_observations;
  CHECK(may("justice_3", deed(record, "west", {"publicity"}, "gardens", true)));
  CHECK(!may("justice_3", deed(record, "pwest", {"publicity"}, "parks", true)));
  CHECK(!may("justice_2", deed(record, "west", {"publicity"}, "gardens", true)));
  CHECK(may("garden_office_1", deed(Act::close_period, "")));
  CHECK(!may("park_office_1", deed(Act::close_period, "")));
}

TEST_CASE("Roles: the lead unit answers for what has no responsible unit",
          "[roles][A12.3][A11.1]") {
  const plan::YearPlan plan = office_plan();
  const plan::Person lead = *plan.find_person("garden_office_1");
  const cycle::Answer own =
      cycle::ask(plan, lead, deed(Act::record_observations, "west", {"garden_office"}));
  REQUIRE(own.permit);
  CHECK(own.permit->actor.role == "responsible_unit");
  CHECK(!cycle::ask(plan, lead, deed(Act::record_observations, "west", {"publicity"})).permit);
}

TEST_CASE("Roles: nobody acts about their own unit, but for what an assessee does itself",
          "[roles][A5.1]") {
  plan::YearPlan plan = office_plan();
  // A unit in every role is an assessee too.
  plan.organisations[5].roles = {"coordinator", "office", "committee", "lead_unit",
                                 "responsible_unit"};
  plan.organisations[0].roles = plan.organisations[1].roles = plan.organisations[2].roles = {};
  plan.domains[0].lead_unit = "garden_office";
  const plan::Person person = *plan.find_person("publicity_3");
  for (const RoleRow& row : cycle::role_table()) {
    INFO(std::string(row.id));
    const cycle::Answer answer =
        cycle::ask(plan, person, deed(row.act, "east", {"publicity"}, "gardens", true));
    CHECK(!answer.permit);
    CHECK(has(answer.refusal.en, "\"" + std::string(row.id) + "\""));
    const bool is_itself = row.reach(Role::assessee) == Reach::itself;
    CHECK(has(answer.refusal.en, "nobody acts about their own unit") == !is_itself);
  }
  const plan::Person itself = *plan.find_person("gardens/east");
  for (const Act act : {Act::self_review, Act::answer_notice, Act::object})
    CHECK(cycle::ask(plan, itself, deed(act, "east")).permit);
}

TEST_CASE("Roles: the lead unit stands in, else the coordinator, else the office",
          "[roles][A5.1][A12.3]") {
  plan::YearPlan plan = office_plan();
  const auto stand_in = [&](const char* person, const char* about, const char* unit) {
    const cycle::Answer answer =
        cycle::ask(plan, *plan.find_person(person), deed(Act::record_observations, about, {unit}));
    return answer.permit ? answer.permit->stands_in_for : "refused";
  };
  CHECK(stand_in("garden_office_1", "east", "publicity") == "publicity");
  CHECK(stand_in("coordination_1", "east", "publicity") == "refused");
  CHECK(stand_in("office_1", "east", "publicity") == "refused");
  CHECK(stand_in("garden_office_1", "north", "garden_office") == "refused");
  CHECK(stand_in("coordination_1", "north", "garden_office") == "garden_office");
  CHECK(stand_in("office_1", "north", "garden_office") == "refused");
  plan.domains[0].lead_unit = "coordination";
  plan.domains[0].assessees[2].organisation = "coordination";
  CHECK(stand_in("coordination_1", "north", "coordination") == "refused");
  CHECK(stand_in("office_1", "north", "coordination") == "coordination");
  CHECK(stand_in("office_1", "west", "coordination") == "refused");
}

TEST_CASE("Roles: an entry says in whose place it was made", "[roles][recording][A5.1][A21.1]") {
  Office office;
  const auto numbers =
      office.record("garden_office_1", "2023-03-20", "east,XX02,mistakes,2023-03-01,2,\n").numbers;
  const ledger::Entry entry = office.ledger.find(numbers.at(0)).value();
  CHECK(entry.actor.person == "garden_office_1");
  CHECK(entry.actor.unit == "garden_office");
  CHECK(entry.actor.role == "lead_unit");
  CHECK(has(entry.payload, R"("stands_in_for":["publicity"])"));
  const auto own = office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  CHECK(!has(office.payload(own.numbers.at(0)), "stands_in_for"));
}

TEST_CASE("Roles: who acts is named, or is the only one of the machine's user", "[roles][A21.1]") {
  plan::YearPlan plan = office_plan();
  plan.persons[0].os_user = "gu";
  const auto acting = [&](const char* named, const char* user) {
    std::string id;
    const std::string refused =
        refusal_of([&] { id = cycle::person_acting(plan, named, user).id; });
    return refused == "done" ? id : refused;
  };
  CHECK(acting("", "gu") == "committee_1");
  CHECK(acting("committee_1", "gu") == "committee_1");
  CHECK(acting("考核委1", "gu") == "committee_1");
  CHECK(acting("publicity_1", "li") == "publicity_1");
  CHECK(acting("宣传部1", "li") == "publicity_1");
  CHECK(acting("gardens/west", "li") == "gardens/west");
  CHECK(acting("committee_1", "li") ==
        "only the user gu of this machine acts as 考核委1, and you are li; work as that user, or "
        "name yourself with --as");
  CHECK(has(acting("publicty_1", "gu"),
            "--as \"publicty_1\": year.toml has no such person (did you mean \"publicity_1\"?)"));
  CHECK(has(acting("gardens/nowhere", "gu"), "year.toml has no such person"));
  CHECK(has(acting("", "li"), "--as is missing: who acts?"));
  CHECK(has(acting("西园党委", "li"),
            "(several have this name: gardens/west (园林), parks/pwest (公园))"));
  plan.domains[0].assessees[1].name = "唯一党委";
  CHECK(has(acting("唯一党委", "li"), "gardens/"));
  CHECK(
      has(acting("gardens/wst", "li"), "(did you mean \"gardens/west\"?) (园林 has: gardens/east"));
  CHECK(has(acting("", "li"), "no [[person]] with os_user = \"li\""));
  plan.persons[1].os_user = "gu";
  CHECK(acting("", "gu") ==
        "--as is missing: who acts? In year.toml the user gu of this machine is committee_1 "
        "(考核委1), committee_2 (考核委2); write the id of one of them");
  CHECK(acting("committee_2", "gu") == "committee_2");
  plan.persons[2].name = plan.persons[3].name = "王伟";
  CHECK(acting("王伟", "li") ==
        "--as \"王伟\" means several persons: committee_3 (王伟), office_1 (王伟); write the id of "
        "one of them");
}

TEST_CASE("Roles: a user of the machine who is a person acts as nobody else", "[roles][A21.1]") {
  plan::YearPlan plan = office_plan();
  plan.persons[0].os_user = "gu";
  const auto refusal = [&](const char* named, const char* user, Language language = Language::en) {
    return refusal_of([&] { cycle::person_acting(plan, named, user); }, language);
  };
  CHECK(refusal("committee_1", "gu") == "done");
  CHECK(
      refusal("publicity_1", "gu") ==
      "the user gu of this machine is committee_1 (考核委1) in year.toml and acts as nobody else; "
      "found --as publicity_1, expected --as committee_1 or none; let 宣传部1 work as a user of "
      "their own (os_user of their [[person]])");
  CHECK(refusal("publicity_1", "gu", Language::zh) ==
        "year.toml 中本机用户 gu 对应 committee_1(考核委1),只能以本人名义办理;--as 写的是 "
        "publicity_1,应为 committee_1 或不写;请由宣传部1用自己的本机用户办理(写入其 [[person]] 的 "
        "os_user)");
  CHECK(has(refusal("gardens/west", "gu"), "found --as gardens/west"));
  CHECK(refusal("publicity_1", "li") == "done");
}

TEST_CASE("Roles: where people.strict only users whom year.toml names act", "[roles][A21.1]") {
  plan::YearPlan plan = office_plan();
  plan.persons[0].os_user = "gu";
  plan.only_known_users_act = true;
  const auto refusal = [&](const char* named, const char* user) {
    return refusal_of([&] { cycle::person_acting(plan, named, user); });
  };
  CHECK(refusal("committee_1", "gu") == "done");
  CHECK(refusal("", "gu") == "done");
  for (const char* named : {"publicity_1", "committee_1", "gardens/west", ""})
    CHECK(has(refusal(named, "li"),
              "only users of this machine whom year.toml names act here (people.strict), and no "
              "[[person]] has os_user = \"li\", the user who you are; expected one: work as your "
              "own user, or let the administrator write os_user for you"));
  CHECK(cycle::persons_without_user(plan).size() == plan.persons.size() - 1);
}

TEST_CASE("Roles: a second person is asked of another than the first, and named",
          "[roles][A21.1]") {
  const plan::YearPlan plan = office_plan();
  const plan::Person person = *plan.find_person("publicity_1");
  const auto asked = [&](const std::set<std::string>& earlier) {
    return refusal_of([&] {
      cycle::require_other_person(plan, person, earlier, Act::confirm_correction,
                                  say({"confirm it", "确认"}));
    });
  };
  CHECK(asked({"publicity_2"}) == "done");
  CHECK(asked({"publicity_1", "publicity_2"}) ==
        "宣传部1 had a hand in this and cannot confirm it (row \"confirm_correction\" of `kaohe "
        "roles`): that takes another person. Let one of these do it: publicity_3 (宣传部3)");
  CHECK(asked({"publicity_1", "publicity_2", "publicity_3"}) ==
        "宣传部1 had a hand in this and cannot confirm it (row \"confirm_correction\" of `kaohe "
        "roles`), and 宣传部 has nobody else in year.toml; add a [[person]] of that unit");
}

TEST_CASE("Roles: of an office that is assessed the coordinator does what only it may, on record",
          "[roles][A21.1]") {
  plan::YearPlan plan = office_plan();
  plan.domains[0].assessees[2].organisation = "office";
  const Deed marks = deed(Act::record_marks, "north");
  const auto ask = [&](const char* person) {
    return cycle::ask(plan, plan.find_person(person).value(), marks);
  };
  const cycle::Answer answer = ask("coordination_1");
  REQUIRE(answer.permit);
  CHECK(answer.permit->stands_in_for == "office");
  CHECK(has(ask("office_1").refusal.en, "in its place acts 统筹部"));
  CHECK(!ask("committee_1").permit);
}

TEST_CASE("Roles: where no row has a stand-in the refusal says who may", "[roles][A21.1]") {
  const plan::YearPlan plan = office_plan();
  const cycle::Answer answer = cycle::ask(plan, plan.find_person("garden_office_1").value(),
                                          deed(Act::record_review, "north"));
  CHECK(has(answer.refusal.en, "which it concerns itself"));
  CHECK(!has(answer.refusal.en, "in its place"));
  CHECK(has(answer.refusal.en, "coordinator (all): let one of them who is of another unit do it"));
}

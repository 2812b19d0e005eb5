// year.toml → persons and assessment teams, checked: who can act for which unit (Art. 5, 13, 21).
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

Text expected_unit() {
  return say({"the id of a [[unit]], or of an assessee as \"domain/assessee\"",
              "[[unit]] 的 id,或者考核对象的“领域/编号”"});
}

void check_person(YearFile& file, const YearPlan& plan, const Person& person,
                  const std::string& pointer) {
  if (plan.find_organisation(person.unit) != nullptr || plan.find_assessee(person.unit) != nullptr)
    return;
  const std::vector<std::string> ids = ids_of(plan.organisations);
  file.add(child_pointer(pointer, "unit"),
           {"\"{}\" is no unit{}; expected {}", "没有“{}”这个单位{};应为{}"}, person.unit,
           did_you_mean(person.unit, ids), expected_unit());
}

/// Staff of lead and responsible units (Art. 13).
bool may_send_staff(const Organisation* unit) {
  return unit != nullptr &&
         (contains(unit->roles, "lead_unit") || contains(unit->roles, "responsible_unit"));
}

void check_team(YearFile& file, const YearPlan& plan, const AssessmentTeam& team,
                const std::string& pointer) {
  for (std::size_t i = 0; i < team.domains.size(); ++i) {
    if (plan.find_domain(team.domains[i]) != nullptr) continue;
    const std::vector<std::string> ids = ids_of(plan.domains);
    file.add(fmt::format("{}/domains/{}", pointer, i),
             {"\"{}\" is no enabled domain{}; expected one of {}",
              "本年度没有启用领域“{}”{};只能是 {} 之一"},
             team.domains[i], did_you_mean(team.domains[i], ids), listed(ids));
  }
  for (std::size_t i = 0; i < team.members.size(); ++i) {
    const Person* person = find_by_id(plan.persons, team.members[i]);
    const std::string at = fmt::format("{}/members/{}", pointer, i);
    if (person == nullptr) {
      const std::vector<std::string> ids = ids_of(plan.persons);
      file.add(at,
               {"\"{}\" is no [[person]]{}; add the person, or correct the id",
                "没有“{}”这个 [[person]]{};请补上此人,或者改正"},
               team.members[i], did_you_mean(team.members[i], ids));
    } else if (!may_send_staff(plan.find_organisation(person->unit))) {
      file.add(at,
               {"\"{}\" belongs to \"{}\", which is neither a lead nor a responsible unit; teams "
                "are formed of their staff (Art. 13): name another person",
                "“{}”所在的“{}”不是主要考核责任单位或考核责任单位,考核组由这些单位派员组成(第十三"
                "条);请另写人员"},
               person->id, person->unit);
    }
  }
}

}  // namespace

void read_persons(const YearFile& file, YearPlan& plan) {
  const json& root = file.document.value;
  for (const json& one : list_of(root, "person"))
    plan.persons.push_back({one["id"], one["name"], one["unit"], text_of(one, "os_user")});
  for (const json& one : list_of(root, "assessment_team"))
    plan.teams.push_back({one["id"], one["title"], one["domains"], one["members"]});
  plan.only_known_users_act = table_of(root, "people").value("strict", false);
}

void check_persons(YearFile& file, const YearPlan& plan) {
  for (std::size_t i = 0; i < plan.persons.size(); ++i)
    check_person(file, plan, plan.persons[i], child_pointer("/person", i));
  for (std::size_t i = 0; i < plan.teams.size(); ++i)
    check_team(file, plan, plan.teams[i], child_pointer("/assessment_team", i));
}

}  // namespace kaohe::plan

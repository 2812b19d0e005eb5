#include "cycle/permission.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/naming.hpp"

namespace kaohe::cycle {

namespace {

using plan::Person;
using plan::YearPlan;

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

/// The organisation that an assessee is at the same time; empty: it is none.
std::string organisation_of(const YearPlan& plan, const std::string& domain,
                            const std::string& assessee) {
  const plan::Assessee* found = plan.find_assessee(plan::assessee_unit(domain, assessee));
  return found == nullptr ? std::string() : found->organisation;
}

/// The organisation whom a deed concerns itself; empty: none.
std::string own_of(const YearPlan& plan, const Deed& deed) {
  return deed.unit.empty() ? organisation_of(plan, deed.domain, deed.assessee) : deed.unit;
}

bool is_in_team(const YearPlan& plan, const Person& person, const std::string& domain) {
  return std::any_of(plan.teams.begin(), plan.teams.end(), [&](const plan::AssessmentTeam& team) {
    return contains(team.members, person.id) && (domain.empty() || contains(team.domains, domain));
  });
}

bool has_role(const YearPlan& plan, const Person& person, Role role) {
  if (role == Role::assessee) return plan.find_assessee(person.unit) != nullptr;
  if (role == Role::assessment_team) return is_in_team(plan, person, "");
  const plan::Organisation* unit = plan.find_organisation(person.unit);
  if (unit == nullptr) return false;
  if (contains(unit->roles, std::string(id_of(role)))) return true;
  // What names no responsible unit is the lead unit's (Art. 12(5)).
  return role == Role::responsible_unit && contains(unit->roles, "lead_unit");
}

/// Where nobody but the office, or nobody but the committee, acts, and it is about that unit
/// itself, the coordinator stands in.
bool is_of_sole_unit(const YearPlan& plan, const Deed& deed) {
  const RoleRow& row = row_of(deed.act);
  const bool is_office = row.reach(Role::office) == Reach::everything;
  const bool is_committee = !is_office && row.reach(Role::committee) == Reach::everything;
  return (is_office || is_committee) && row.reach(Role::coordinator) == Reach::stand_in &&
         own_of(plan, deed) == plan.organisation_with(is_office ? "office" : "committee").id;
}

std::string stand_in_of(const YearPlan& plan, const Deed& deed) {
  if (is_of_sole_unit(plan, deed)) return plan.organisation_with("coordinator").id;
  const plan::Domain* domain = plan.find_domain(deed.domain);
  return domain == nullptr ? std::string() : plan.stand_in_of(*domain, deed.assessee);
}

/// The unit that would act about itself, were it not for the one that stands in; empty: none would.
std::string concerned_unit(const YearPlan& plan, const Deed& deed) {
  const RoleRow& row = row_of(deed.act);
  const std::string own = own_of(plan, deed);
  if (own.empty()) return {};
  const bool answers =
      row.reach(Role::responsible_unit) == Reach::own && deed.units.count(own) != 0;
  const bool leads = row.reach(Role::lead_unit) == Reach::domain &&
                     plan.find_domain(deed.domain)->lead_unit == own;
  return answers || leads || is_of_sole_unit(plan, deed) ? own : std::string();
}

bool reaches(const YearPlan& plan, const Person& person, Reach reach, const Deed& deed) {
  switch (reach) {
    case Reach::none:
      return false;
    case Reach::own:
      return deed.units.count(person.unit) != 0;
    case Reach::domain: {
      const plan::Domain* domain = plan.find_domain(deed.domain);
      return domain != nullptr && domain->lead_unit == person.unit;
    }
    case Reach::team:
      return deed.at_year_end && is_in_team(plan, person, deed.domain);
    case Reach::stand_in:
      return !concerned_unit(plan, deed).empty() && stand_in_of(plan, deed) == person.unit;
    case Reach::itself:
      return person.unit == plan::assessee_unit(deed.domain, deed.assessee);
    case Reach::everything:
      return true;
  }
  return false;
}

/// "what it answers for"; where the assessee meant or units that have the role are known their
/// titles.
Text reach_text(const YearPlan& plan, Role role, Reach reach, const Deed& deed,
                const std::set<std::string>& units) {
  if (reach == Reach::itself && !deed.assessee.empty()) {
    const std::string title = plan.unit_title(plan::assessee_unit(deed.domain, deed.assessee));
    return {title, title};
  }
  std::string titles;
  for (const std::string& unit : units) {
    const plan::Organisation* found = plan.find_organisation(unit);
    const bool has = found != nullptr && contains(found->roles, std::string(id_of(role)));
    if (has) titles += (titles.empty() ? "" : "、") + plan.unit_title(unit);
  }
  return reach != Reach::own || titles.empty() ? title_of(reach) : Text{titles, titles};
}

/// As `kaohe roles` heads it: by id, in Chinese by what it is about.
Text row_name(const RoleRow& row) {
  return {std::string(row.id), std::string(row.about.zh)};
}

/// Nobody acts about their own unit; what an assessee does itself is no judgement of it.
bool is_concerned(const YearPlan& plan, const Person& person, const Deed& deed) {
  const bool is_own =
      own_of(plan, deed) == person.unit && plan.find_organisation(person.unit) != nullptr;
  return is_own && row_of(deed.act).reach(Role::assessee) != Reach::itself;
}

Text concerned(const YearPlan& plan, const Person& person, const Deed& deed) {
  const RoleRow& row = row_of(deed.act);
  const Text rule = say(
      {"{} belongs to {}, which it concerns itself, and nobody acts about their own unit; "
       "row \"{}\" of `kaohe roles` gives this to {}",
       "{}所在的{}就是考核对象,应当回避;按职责表(kaohe roles)“{}”一行,应由{}办理"},
      person.name, plan.unit_title(person.unit), row_name(row), who_may(plan, deed, person.unit));
  const bool has_stand_in =
      std::count(row.reaches.begin(), row.reaches.end(), Reach::stand_in) != 0 &&
      concerned_unit(plan, deed) == person.unit;
  if (has_stand_in)
    return say({"{}: in its place acts {}", "{}:可由{}代为办理"}, rule,
               plan.unit_title(stand_in_of(plan, deed)));
  return say({"{}: let one of them who is of another unit do it", "{}:请由其中其他单位的人员办理"},
             rule);
}

Text out_of_reach(const YearPlan& plan, const Person& person, const Deed& deed) {
  const RoleRow& row = row_of(deed.act);
  return say({"{} of {} may not {}: row \"{}\" of `kaohe roles` gives this to {}; let one of them "
              "do it",
              "{}({})无权{};按职责表(kaohe roles)“{}”一行,应由{}办理,请由其办理"},
             person.name, plan.unit_title(person.unit), say(row.about), row_name(row),
             who_may(plan, deed));
}

/// The persons of a unit who have had no hand in something yet.
std::vector<Person> others_of(const YearPlan& plan, const std::string& unit,
                              const std::set<std::string>& earlier) {
  std::vector<Person> others = plan.persons_of(unit);
  std::erase_if(others, [&](const Person& one) { return earlier.count(one.id) != 0; });
  return others;
}

}  // namespace

Text who_may(const YearPlan& plan, const Deed& deed, const std::string& not_unit) {
  const RoleRow& row = row_of(deed.act);
  std::set<std::string> units = deed.units;
  const bool answers_alone = units.erase(not_unit) != 0 && units.empty();
  const plan::Domain* domain = plan.find_domain(deed.domain);
  const bool leads = domain != nullptr && domain->lead_unit == not_unit;
  Text text;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const Reach reach = row.reaches[i];
    const bool is_idle = reach == Reach::none || (reach == Reach::team && !deed.at_year_end) ||
                         (reach == Reach::own && answers_alone) ||
                         (reach == Reach::domain && leads) ||
                         (reach == Reach::stand_in && concerned_unit(plan, deed).empty());
    if (is_idle) continue;
    const Role role = static_cast<Role>(i);
    const Text one =
        say({"{} ({})", "{}({})"}, title_of(role), reach_text(plan, role, reach, deed, units));
    text.en += (text.en.empty() ? "" : ", ") + one.en;
    text.zh += (text.zh.empty() ? "" : "、") + one.zh;
  }
  return text;
}

Answer ask(const YearPlan& plan, const Person& person, const Deed& deed) {
  const RoleRow& row = row_of(deed.act);
  if (is_concerned(plan, person, deed)) return {std::nullopt, concerned(plan, person, deed)};
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const Role role = static_cast<Role>(i);
    if (!has_role(plan, person, role) || !reaches(plan, person, row.reach(role), deed)) continue;
    Permit permit{{person.id, std::string(id_of(role)), person.unit}, {}};
    if (row.reach(role) == Reach::stand_in) permit.stands_in_for = concerned_unit(plan, deed);
    return {std::move(permit), {}};
  }
  return {std::nullopt, out_of_reach(plan, person, deed)};
}

Permit require_permit(const YearPlan& plan, const Person& person, const Deed& deed) {
  Answer answer = ask(plan, person, deed);
  if (answer.permit) return *std::move(answer.permit);
  throw Error(ErrorKind::data, {}, answer.refusal);
}

void require_other_person(const YearPlan& plan, const Person& person,
                          const std::set<std::string>& earlier, Act act, const Text& deed) {
  if (earlier.count(person.id) == 0) return;
  const Text row = row_name(row_of(act));
  const std::vector<Person> others = others_of(plan, person.unit, earlier);
  throw Error(
      ErrorKind::data, {},
      others.empty()
          ? say({"{} had a hand in this and cannot {} (row \"{}\" of `kaohe roles`), and {} has "
                 "nobody else in year.toml; add a [[person]] of that unit",
                 "{}已经办过前一环节,不能再{}(职责表 kaohe roles“{}”一行),而 year.toml 中{}没有其他"
                 "人员;请补充该单位的 [[person]]"},
                person.name, deed, row, plan.unit_title(person.unit))
          : say({"{} had a hand in this and cannot {} (row \"{}\" of `kaohe roles`): that takes "
                 "another person. Let one of these do it: {}",
                 "{}已经办过前一环节,不能再{}(职责表 kaohe roles“{}”一行),须由另一人办理;可由 {} "
                 "办理"},
                person.name, deed, row, people_listed(others)));
}

}  // namespace kaohe::cycle

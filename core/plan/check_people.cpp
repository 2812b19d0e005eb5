// Units, division of work and domains of year.toml: every name known, every role filled (Art. 5,
// 6).
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/nearest.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// ---------- Ids stand once ----------

void check_once(YearFile& file, const std::string& pointer) {
  const json::json_pointer at(pointer);
  if (!file.document.value.contains(at)) return;
  std::set<std::string> seen;
  const json& list = file.document.value[at];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string id = list[i]["id"];
    if (seen.insert(id).second) continue;
    file.add(fmt::format("{}/{}/id", pointer, i),
             {"the id \"{}\" stands twice; each may stand once. Rename or delete one",
              "标识“{}”重复;每个只能用一次,请改名或者删去"},
             id);
  }
}

void check_ids(YearFile& file) {
  for (const char* list : {"/aspect", "/period", "/unit", "/circular_body", "/gate", "/consequence",
                           "/domain", "/grades/scale", "/scales/review", "/scales/survey",
                           "/adjustments/category", "/person", "/assessment_team"}) {
    check_once(file, list);
  }
  const json surveys = file.document.value["scales"].value("survey", json::array());
  for (std::size_t i = 0; i < surveys.size(); ++i)
    check_once(file, fmt::format("/scales/survey/{}/scale", i));
}

// ---------- Units ----------

void check_one_with_role(YearFile& file, const YearPlan& plan, const char* role, const Text& what) {
  std::vector<std::string> holders;
  for (const Organisation& unit : plan.organisations) {
    if (contains(unit.roles, role)) holders.push_back(unit.id);
  }
  if (holders.size() == 1) return;
  if (holders.empty()) {
    file.add("/unit",
             {"no [[unit]] has the role \"{}\" ({}), expected exactly one; give it to one",
              "没有单位担任“{}”({}),应有且只有一个;请写明"},
             role, what);
  } else {
    file.add("/unit",
             {"{} have the role \"{}\" ({}), expected exactly one; take it from the others",
              "{} 都担任“{}”({}),应有且只有一个;请只留一个"},
             listed(holders), role, what);
  }
}

const Organisation* known_unit(YearFile& file, const YearPlan& plan, const std::string& pointer,
                               const std::string& id) {
  const Organisation* unit = plan.find_organisation(id);
  if (unit != nullptr) return unit;
  const std::vector<std::string> ids = ids_of(plan.organisations);
  file.add(pointer,
           {"\"{}\" is no unit{}; expected one of {}", "没有“{}”这个单位{};只能是 {} 之一"}, id,
           did_you_mean(id, ids), listed(ids));
  return nullptr;
}

// ---------- Division of work ----------

void check_division(YearFile& file, const YearPlan& plan) {
  for (const auto& [domain, indicators] : plan.division) {
    const std::string pointer = child_pointer("/division", domain);
    if (plan.find_domain(domain) == nullptr) {
      const std::vector<std::string> ids = ids_of(plan.domains);
      file.add_at_key(pointer,
                      {"\"{}\" is no enabled domain{}; expected one of {}. Correct the name, or "
                       "delete the table",
                       "本年度没有启用领域“{}”{};已启用:{}。请改正名称,或者删去此表"},
                      domain, did_you_mean(domain, ids), listed(ids));
    }
    for (const auto& [indicator, unit] : indicators)
      known_unit(file, plan, child_pointer(pointer, indicator), unit);
  }
}

// ---------- Domains ----------

void check_aspects(YearFile& file, const YearPlan& plan, const Domain& domain,
                   const std::string& pointer) {
  const std::vector<std::string> known = ids_of(plan.aspects);
  for (std::size_t i = 0; i < domain.aspects_may.size(); ++i) {
    const std::string& aspect = domain.aspects_may[i];
    if (contains(known, aspect)) continue;
    file.add(fmt::format("{}/aspects_may/{}", pointer, i),
             {"\"{}\" is no aspect{}; expected one of {}", "没有“{}”这项考核内容{};只能是 {} 之一"},
             aspect, did_you_mean(aspect, known), listed(known));
  }
  for (std::size_t i = 0; i < domain.aspects_must.size(); ++i) {
    const std::string& aspect = domain.aspects_must[i];
    if (contains(domain.aspects_may, aspect)) continue;
    file.add(fmt::format("{}/aspects_must/{}", pointer, i),
             {"\"{}\" must have an indicator but is not in aspects_may{}; expected one of {}. Add "
              "it there, or delete it here",
              "“{}”必须设指标,却不在 aspects_may 中{};只能是 {} 之一。请补上,或者在此删去"},
             aspect, did_you_mean(aspect, domain.aspects_may), listed(domain.aspects_may));
  }
}

/// Where a change can take effect: the first day of a quarter, or of a month.
std::vector<std::string> begins(const YearPlan& plan) {
  std::vector<std::string> ids;
  for (const Period& period : plan.periods) {
    if (contains(period.rhythms, "quarterly") || contains(period.rhythms, "monthly"))
      ids.push_back(period.id);
  }
  return ids;
}

void check_overrides(YearFile& file, const YearPlan& plan, const Domain& domain,
                     const std::string& pointer) {
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < domain.plugin.overrides.size(); ++i) {
    const Override& one = domain.plugin.overrides[i];
    const std::string at = fmt::format("{}/override/{}", pointer, i);
    if (!seen.insert({one.key, one.from}).second) {
      file.add(child_pointer(at, "key"),
               {"\"{}\" is changed twice from the same period; delete one",
                "“{}”在同一阶段改了两次;请删去一个"},
               one.key);
    }
    const std::vector<std::string> ids = begins(plan);
    if (one.from.empty() || contains(ids, one.from)) continue;
    file.add(child_pointer(at, "from"),
             {"\"{}\" is no period{} that a change can begin with; expected one of {}, or no "
              "`from`: then it holds from the beginning",
              "“{}”不是改动可以起始的阶段{};只能是 {} 之一,全年执行的不写 from"},
             one.from, did_you_mean(one.from, ids), listed(ids));
  }
}

void check_domain(YearFile& file, const YearPlan& plan, const Domain& domain,
                  const std::string& pointer) {
  const std::string lead = child_pointer(pointer, "lead_unit");
  const Organisation* unit = known_unit(file, plan, lead, domain.lead_unit);
  if (unit != nullptr && !contains(unit->roles, "lead_unit")) {
    file.add(
        lead,
        {"\"{}\" has not the role \"lead_unit\" in [[unit]]; add it there, or name another unit",
         "“{}”在 [[unit]] 中没有 \"lead_unit\" 职责;请补上,或者另写单位"},
        domain.lead_unit);
  }
  check_aspects(file, plan, domain, pointer);
  check_overrides(file, plan, domain, pointer);
}

}  // namespace

void check_people(YearFile& file, const YearPlan& plan) {
  check_ids(file);
  check_one_with_role(file, plan, "coordinator", {"coordinates the whole, Art. 5", "统筹,第五条"});
  check_one_with_role(file, plan, "office", {"the assessment office", "县考核办"});
  check_one_with_role(file, plan, "committee", {"the assessment committee", "县考核委"});
  check_division(file, plan);
  for (std::size_t i = 0; i < plan.domains.size(); ++i)
    check_domain(file, plan, plan.domains[i], child_pointer("/domain", i));
}

}  // namespace kaohe::plan

#include "cycle/doctor.hpp"

#include <algorithm>
#include <set>

#include "base/files.hpp"
#include "base/words.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/identity.hpp"
#include "cycle/system_versions.hpp"
#include "cycle/year.hpp"
#include "ledger/ledger.hpp"
#include "plan/health.hpp"
#include "plugin_host/lock.hpp"

namespace kaohe::cycle {

namespace {

namespace fs = std::filesystem;

Text and_more(std::size_t problems) {
  if (problems <= 1) return {};
  return say({" (and {} more)", "(另有 {} 处)"}, problems - 1);
}

Finding failure_of(const std::string& check, const Error& error) {
  const Problem& first = error.problems().front();
  return {check, Soundness::failure, first.place,
          say({"{}{}", "{}{}"}, first.what, and_more(error.problems().size())), error.kind()};
}

bool has_live_ledger(const Patient& patient) {
  try {
    const auto file = ledger::Ledger::file_of(patient.workspace);
    const auto ledger = ledger::Ledger::open(file, ledger::Access::read);
    return ledger.nature() == ledger::Nature::live;
  } catch (const Error&) {
    return false;  // the checks of the ledger say so
  }
}

/// The first few by name.
std::string some_of(const std::vector<plan::Person>& persons) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> names;
  for (const plan::Person& one : persons) {
    if (names.size() < kMost) names.push_back(one.name + " (" + one.id + ")");
  }
  return joined(names) + (persons.size() > kMost ? " …" : "");
}

/// In a live ledger a name is worth what the machine knows of whoever writes it (Art. 21).
std::vector<Finding> examine_people(const Patient& patient, const plan::YearPlan& plan) {
  if (!has_live_ledger(patient)) return {};
  const std::vector<plan::Person> without = persons_without_user(plan);
  const Place place = plan.place("/person");
  if (without.empty())
    return {{"people", Soundness::ok, place,
             say({"{}: every person has a user of this machine", "{} 年度:人员都写明了本机用户"},
                 plan.year)}};
  if (plan.only_known_users_act)
    return {
        {"people", Soundness::warning, place,
         say({"{}: {} persons have no os_user and cannot act (people.strict): {}; write os_user "
              "for each who shall act",
              "{} 年度:有 {} 人没有写 os_user,不能办理(people.strict):{};需要办理的请补写"},
             plan.year, without.size(), some_of(without))}};
  return {{"people", Soundness::warning, place,
           say({"{}: {} persons have no os_user, so that any user of this machine who is nobody "
                "else's can act for them in a live ledger: {}; write os_user for each, then strict "
                "= true under [people]",
                "{} 年度:有 {} 人没有写 os_user,本机任何未对应人员的用户都可以其名义在正式账本中"
                "办理:{};请逐一写明 os_user,并在 [people] 下写 strict = true"},
               plan.year, without.size(), some_of(without))}};
}

Finding examine_health(const fs::path& folder, const plan::YearPlan& plan) {
  const std::size_t notes = plan::health_of(plan).size();
  if (notes == 0) {
    return {"year",
            Soundness::ok,
            {folder.string()},
            say({"{}: the year holds together, {} domains", "{} 年度:配置检查通过,{} 个领域"},
                plan.year, plan.domains.size())};
  }
  return {"year",
          Soundness::warning,
          {folder.string()},
          say({"{}: the year holds together, {} places look unhealthy; see `kaohe year check "
               "--year {}`",
               "{} 年度:配置检查通过,有 {} 处值得留意;请运行 kaohe year check --year {}"},
              plan.year, notes, plan.year)};
}

/// Art. 8: files that are no longer what was issued score nothing officially.
std::vector<Finding> examine_systems(const Patient& patient, const plan::YearPlan& plan) {
  const fs::path file = ledger::Ledger::file_of(patient.workspace);
  if (!is_there(file)) return {};
  const auto ledger = ledger::Ledger::open(file, ledger::Access::read);
  const Systems systems(ledger, plan.year);
  const Progress progress(ledger, plan.year);
  std::vector<Finding> findings;
  for (const plan::Domain& domain : plan.domains) {
    if (systems.of(domain.id).in_force() == nullptr) continue;
    const std::size_t changes = unofficial(plan, domain, systems.of(domain.id)).size() +
                                roster_problems(plan, progress, domain).size();
    if (changes != 0)
      findings.push_back({"system",
                          Soundness::warning,
                          {domain.roster_file},
                          say({"{}: {} is not what is in force in {} places, so that nothing of it "
                               "is official; `kaohe year status --year {}` names them",
                               "{} 年度:“{}”与施行的有 {} 处不符,不能作为正式结果的依据;见 kaohe "
                               "year status --year {}"},
                              plan.year, domain.title, changes, plan.year)});
  }
  return findings;
}

/// A live ledger's results are official, and need the year's lock.
std::vector<Finding> examine_lock(const Patient& patient, const Year& year) {
  const fs::path file = ledger::Ledger::file_of(patient.workspace);
  if (year.is_locked || !is_there(file)) return {};
  if (ledger::Ledger::open(file, ledger::Access::read).nature() != ledger::Nature::live) return {};
  return {{"lock",
           Soundness::warning,
           {plugin_host::lock_file(year.plan.folder).string()},
           say({"the plugins of {0} are not locked, and nothing official is made before they are: "
                "`kaohe plugin lock --year {0}`",
                "{0} 年度的插件没有锁定,锁定前不能形成正式结果:kaohe plugin lock --year {0}"},
               year.plan.year)}};
}

std::vector<Finding> examine_year(const Patient& patient, int number) {
  const fs::path folder = patient.configs / std::to_string(number);
  try {
    const Year year = open_year(folder, patient.plugins, patient.hosting);
    std::vector<Finding> findings{examine_health(folder, year.plan)};
    for (Finding& one : examine_lock(patient, year)) findings.push_back(std::move(one));
    for (const auto part : {examine_people, examine_systems})
      for (Finding& one : part(patient, year.plan)) findings.push_back(std::move(one));
    return findings;
  } catch (const Error& error) {
    return {failure_of("year", error)};
  }
}

std::vector<Finding> examine_years(const Patient& patient) {
  std::vector<int> years;
  try {
    years = years_in(patient.configs);
  } catch (const Error& error) {
    return {failure_of("configs", error)};
  }
  if (years.empty()) {
    return {{"configs",
             Soundness::failure,
             {patient.configs.string()},
             say({"there is no year here (a folder YYYY with a year.toml); name the folder with "
                  "--configs DIR",
                  "这里没有任何年度(含有 year.toml 的四位数字目录);请用 --configs DIR 指明目录"})}};
  }
  std::vector<std::string> names;
  for (const int year : years) names.push_back(std::to_string(year));
  std::vector<Finding> findings{{"configs",
                                 Soundness::ok,
                                 {patient.configs.string()},
                                 say({"years: {}", "年度:{}"}, joined(names))}};
  if (patient.year != 0) years = {patient.year};
  for (const int year : years) {
    for (Finding& one : examine_year(patient, year)) findings.push_back(std::move(one));
  }
  return findings;
}

/// What a year needs and cannot have is that year's failure; here it is a file that helps nobody.
std::vector<Finding> examine_plugins(const Patient& patient) {
  std::vector<Finding> findings;
  std::size_t loaded = 0;
  std::set<std::string> said;
  try {
    for (const plugin_host::Found& found :
         plugin_host::discover(absolute_path(patient.plugins), patient.hosting)) {
      loaded += found.plugin ? 1 : 0;
      // A folder in other hands refuses each of its files in the same words.
      if (!found.plugin && said.insert(found.refusal.en).second)
        findings.push_back({"plugins", Soundness::warning, {found.file.string()}, found.refusal});
    }
  } catch (const Error& error) {
    return {failure_of("plugins", error)};
  }
  if (findings.empty()) {
    findings.push_back(
        {"plugins",
         Soundness::ok,
         {patient.plugins.string()},
         say({"{} plugins, in nobody else's hands", "{} 个插件,他人无权改动"}, loaded)});
  }
  return findings;
}

}  // namespace

std::vector<Finding> examine(const Patient& patient) {
  std::vector<Finding> findings;
  for (const auto part : {examine_workspace, examine_ledger, examine_plugins, examine_years}) {
    for (Finding& finding : part(patient)) findings.push_back(std::move(finding));
  }
  return findings;
}

int exit_code_of(const std::vector<Finding>& findings) {
  int code = 0;
  for (const Finding& one : findings) {
    if (one.soundness == Soundness::failure) code = std::max(code, static_cast<int>(one.kind));
  }
  return code;
}

}  // namespace kaohe::cycle

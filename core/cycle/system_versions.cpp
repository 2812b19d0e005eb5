#include "cycle/system_versions.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "cycle/closed_roster.hpp"
#include "plan/compare_systems.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

using ledger::SystemDraft;
using ledger::SystemVersion;

namespace {

plan::Domain& domain_in(plan::YearPlan& plan, const std::string& id) {
  return *std::find_if(plan.domains.begin(), plan.domains.end(),
                       [&](const plan::Domain& one) { return one.id == id; });
}

Text not_issued(const plan::Domain& domain) {
  return say({"its indicator system is not issued yet, and only an issued one scores officially "
              "(Art. 8); `kaohe year status --domain {}` shows what is still to be done",
              "其指标体系尚未印发,印发后方可作为正式结果的依据(第八条);尚缺的环节见 kaohe year "
              "status --domain {}"},
             domain.id);
}

plan::Difference changed(const plan::Domain& domain, plan::DifferenceKind kind,
                         const std::string& path, const Text& what, const std::string& before,
                         const std::string& after) {
  return {domain.id, "", kind, plan::Change::changed, path, what, before, after};
}

/// Other bytes of one version: a correction of the program, or a mistake.
Problem other_bytes(const plan::Domain& domain, const SystemEdition& edition,
                    const plan::Difference& difference) {
  return {place_in_system(domain, ""),
          say({"{}: \"{}\" → \"{}\"; a program correction: put the locked bytes back, which are in "
               "force since {} (#{}), or have the new bytes approved as an amendment: `kaohe year "
               "amend propose --domain {}` (Art. 8)",
               "{}:“{}”→“{}”;程序有改动:请换回 {} 起施行的文件(#{}),或按程序报批:kaohe year "
               "amend propose --domain {}(第八条)"},
              difference.what, difference.before, difference.after, to_text(edition.hand.day),
              edition.hand.number, domain.id)};
}

/// "issued (#5, 2023-03-20), 8 (amendment 6, 2023-06-29)": as the command line takes them.
Text choices(const SystemLife& life) {
  Text all;
  for (const SystemEdition& one : life.editions) {
    const std::string day = to_text(one.hand.day);
    const Text text =
        one.amendment == 0
            ? say({"issued (#{}, {})", "issued(#{},{})"}, one.hand.number, day)
            : say({"{} (amendment {}, {})", "{}(调整 {},{})"}, one.hand.number, one.amendment, day);
    all = all.empty() ? text : say({"{}, {}", "{}、{}"}, all, text);
  }
  return all;
}

/// Issued by a program that did not put the year's rules on record yet.
constexpr const char* kWithoutRules = "rules";

plan::Difference without_rules(const plan::Domain& domain) {
  return changed(domain, plan::DifferenceKind::setting, kWithoutRules,
                 say({"digests of the year's rules", "年度规则的摘要"}), "none",
                 "as the files have them");
}

Problem without_rules_since(const plan::YearPlan& plan, const plan::Domain& domain,
                            const SystemEdition& edition) {
  return {{(plan.folder / "year.toml").string()},
          say({"the issue of {} on {} (#{}) carries no digests of the year's rules, so that a "
               "change of them could not be seen; have them put on record: `kaohe year amend "
               "propose --domain {}` by its lead unit (Art. 8)",
               "{} 于 {} 印发的指标体系(#{})不含年度规则的摘要,规则有无改动无从核对;请由主要考核"
               "责任单位按程序补登:kaohe year amend propose --domain {}(第八条)"},
              domain.title, to_text(edition.hand.day), edition.hand.number, domain.id)};
}

Problem changed_since(const plan::YearPlan& plan, const plan::Domain& domain,
                      const SystemEdition& edition, const plan::Difference& difference) {
  if (difference.path == "plugin.bytes") return other_bytes(domain, edition, difference);
  if (difference.path == kWithoutRules) return without_rules_since(plan, domain, edition);
  return {place_of_difference(plan, domain, difference),
          say({"{}; that is not what is in force since {} (#{}). Put it back, or have it "
               "approved: `kaohe year amend propose --domain {}` (Art. 8)",
               "{};与 {} 起施行的指标体系(#{})不符。请改回,或按程序报批:kaohe year amend propose "
               "--domain {}(第八条)"},
              in_words(difference), to_text(edition.hand.day), edition.hand.number, domain.id)};
}

}  // namespace

Date system_due(const plan::YearPlan& plan) {
  for (const plan::Period& period : plan.periods) {
    const auto& rhythms = period.rhythms;
    if (std::find(rhythms.begin(), rhythms.end(), "quarterly") != rhythms.end())
      return period.last_day;
  }
  return make_date(plan.year, 3, 31);
}

std::map<std::string, std::vector<std::string>> parts_of(const plan::Domain& domain) {
  std::map<std::string, std::vector<std::string>> parts{{domain.lead_unit, {}}};
  for (const plan::IndicatorInfo& one : domain.system.indicators)
    parts[one.responsible_unit].push_back(one.id);
  return parts;
}

std::vector<std::string> missing_parts(const plan::Domain& domain, const SystemLife& life) {
  std::vector<std::string> units;
  for (const auto& [unit, indicators] : parts_of(domain)) {
    if (life.drafts.count(unit) == 0) units.push_back(unit);
  }
  return units;
}

SystemDraft part_of(const plan::Domain& domain, const std::string& unit) {
  const plan::IndicatorDigests digests = plan::indicator_digests(domain.system);
  SystemDraft part{domain.id, unit, {}, unit == domain.lead_unit ? digests.shared : ""};
  for (const plan::IndicatorInfo& one : domain.system.indicators) {
    if (one.responsible_unit == unit) part.indicators[one.id] = digests.indicators.at(one.id);
  }
  return part;
}

SystemVersion version_of(const plan::YearPlan& plan, const plan::Domain& domain) {
  const plan::IndicatorSystem& system = domain.system;
  SystemVersion version{plan::indicator_digests(system),
                        {},
                        domain.plugin.overrides,
                        system.plugin,
                        system.version,
                        system.plugin_digest,
                        system.document,
                        plan::frozen_rules(plan, domain)};
  for (const plan::IndicatorInfo& one : system.indicators)
    version.units[one.id] = one.responsible_unit;
  return version;
}

plan::IndicatorSystem system_of(const SystemVersion& version) {
  plan::IndicatorSystem system = plan::read_indicator_system(version.description);
  for (plan::IndicatorInfo& one : system.indicators) {
    const auto unit = version.units.find(one.id);
    if (unit != version.units.end()) one.responsible_unit = unit->second;
  }
  return system;
}

const SystemEdition& edition_named(const plan::Domain& domain, const SystemLife& life,
                                   const std::string& word) {
  if (life.editions.empty())
    throw Error(ErrorKind::data, place_in_system(domain, ""), not_issued(domain));
  const std::string name = word.substr(word.compare(0, 1, "#") == 0 ? 1 : 0);
  for (const SystemEdition& one : life.editions) {
    const bool is_issue = one.amendment == 0;
    if (name == std::to_string(one.hand.number) ||
        name == (is_issue ? "issued" : std::to_string(one.amendment)))
      return one;
  }
  throw Error(ErrorKind::usage, place_in_system(domain, ""),
              say({"version \"{}\" is not on record; there are {}, and \"files\", as the year's "
                   "files stand. An amendment is a version once it is approved",
                   "没有版本“{}”;可用的版本:{},以及现有配置 files。调整经审定后才成为版本"},
                  word, choices(life)));
}

std::vector<plan::Difference> differences(const plan::YearPlan& plan, const plan::Domain& domain,
                                          const SystemVersion& before, const SystemVersion& after) {
  std::vector<plan::Difference> all;
  if (before.digests.whole != after.digests.whole) {
    all = plan::compare_systems(system_of(before), system_of(after));
    if (all.empty())
      all.push_back(changed(domain, plan::DifferenceKind::shared, "system",
                            say({"the system as a whole; what differs has no words, only digests",
                                 "指标体系整体(差异无法用文字说明,只有摘要不同)"}),
                            before.digests.whole, after.digests.whole));
  }
  if (before.rules.digests.empty() && !after.rules.digests.empty()) {
    all.push_back(without_rules(domain));
  } else {
    for (plan::Difference& one : plan::compare_rules(plan, domain, before.rules, after.rules))
      all.push_back(std::move(one));
  }
  const bool is_said = before.plugin_version != after.plugin_version;
  if (before.plugin_digest != after.plugin_digest && !is_said)
    all.push_back(changed(domain, plan::DifferenceKind::plugin, "plugin.bytes",
                          say({"plugin {} {}: its bytes", "插件 {} {} 的文件内容"}, after.plugin,
                              after.plugin_version),
                          before.plugin_digest, after.plugin_digest));
  return all;
}

bool is_of_rules(const plan::Difference& difference) {
  return difference.kind == plan::DifferenceKind::setting;
}

Text in_words(const plan::Difference& difference) {
  const std::string before = excerpt(difference.before), after = excerpt(difference.after);
  switch (difference.change) {
    case plan::Change::added:
      return say({"{}: new: \"{}\"", "{}:新增“{}”"}, difference.what, after);
    case plan::Change::removed:
      return say({"{}: gone, it was \"{}\"", "{}:取消,原为“{}”"}, difference.what, before);
    default:
      return say({"{}: \"{}\" → \"{}\"", "{}:“{}”→“{}”"}, difference.what, before, after);
  }
}

plan::IndicatorSystem system_with(const Year& year, const plan::Domain& domain,
                                  const std::vector<plan::Override>& overrides) {
  plan::Domain other = domain;
  other.plugin.overrides = overrides;
  plan::IndicatorSystem system = scoring::describe(year.plan, other, *year.plugins.at(domain.id));
  for (plan::IndicatorInfo& one : system.indicators)
    one.responsible_unit = plan::responsible_unit(year.plan, domain, one);
  return system;
}

Year year_with(Year year, const std::string& id, const std::vector<plan::Override>& overrides) {
  plan::IndicatorSystem system = system_with(year, domain_in(year.plan, id), overrides);
  plan::Domain& domain = domain_in(year.plan, id);
  domain.system = std::move(system);
  domain.plugin.overrides = overrides;
  plan::finish(year.plan);
  return year;
}

Year year_as_issued(Year year) {
  const Date due = system_due(year.plan);
  const std::vector<plan::Domain> domains = year.plan.domains;
  for (const plan::Domain& domain : domains) {
    std::vector<plan::Override> kept = domain.plugin.overrides;
    std::erase_if(kept, [&](const plan::Override& one) {
      const plan::Period* from = year.plan.find_period(one.from);
      return from != nullptr && from->first_day > due;
    });
    if (kept != domain.plugin.overrides) year = year_with(std::move(year), domain.id, kept);
  }
  return year;
}

Place place_in_system(const plan::Domain& domain, const std::string& indicator) {
  return {domain.id + (indicator.empty() ? "" : " " + indicator)};
}

Place place_of_difference(const plan::YearPlan& plan, const plan::Domain& domain,
                          const plan::Difference& difference) {
  if (!is_of_rules(difference)) return place_in_system(domain, difference.indicator);
  const std::string section = plan::section_of(difference.path);
  if (section != "domain") return plan.place("/" + section);
  return plan.place(fmt::format("/domain/{}", &domain - plan.domains.data()));
}

std::vector<Problem> unofficial(const plan::YearPlan& plan, const plan::Domain& domain,
                                const SystemLife& life) {
  const SystemEdition* edition = life.in_force();
  if (edition == nullptr) return {{place_in_system(domain, ""), not_issued(domain)}};
  std::vector<Problem> problems;
  for (const plan::Difference& one :
       differences(plan, domain, edition->version, version_of(plan, domain)))
    problems.push_back(changed_since(plan, domain, *edition, one));
  return problems;
}

void require_issued(const plan::YearPlan& plan, const Systems& systems, const Progress& progress,
                    const std::string& domain_id) {
  const plan::Domain& domain = domain_named(plan, domain_id);
  std::vector<Problem> problems = unofficial(plan, domain, systems.of(domain.id));
  for (Problem& one : roster_problems(plan, progress, domain)) problems.push_back(std::move(one));
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace kaohe::cycle

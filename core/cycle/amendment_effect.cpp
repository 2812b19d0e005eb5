#include "cycle/amendment_effect.hpp"

#include <set>

#include "cycle/submitting.hpp"
#include "grading/judge.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

/// The year as it was with a version on record. Same bytes of description, or it is another.
Year year_before(const Year& year, const plan::Domain& domain,
                 const ledger::SystemVersion& version) {
  Year before = year_with(year, domain.id, version.overrides);
  if (before.plan.find_domain(domain.id)->system.document == version.description) return before;
  throw Error(
      ErrorKind::data, place_in_system(domain, ""),
      say({"the version in force came from plugin {} {} and cannot be made again with {} {}, "
           "which is here; to see what moves, name a folder with the former by --plugins "
           "DIR and score with each",
           "施行中的指标体系出自插件 {} {},用现有的 {} {} 无法重现;如需比较得分,请用 "
           "--plugins DIR 分别指明两版插件计算"},
          version.plugin, version.plugin_version, domain.system.plugin, domain.system.version));
}

grading::DomainResult scored(const Year& year, const std::string& domain_id,
                             const ledger::ObservationSource& records, const plan::Period& period) {
  const plan::Domain& domain = *year.plan.find_domain(domain_id);
  const scoring::Asked asked{period.id, period.asked_on, period.asked_on};
  std::vector<scoring::DomainSheet> sheets;
  sheets.push_back(scoring::score_domain(year.plan, domain, *year.plugins.at(domain_id), records,
                                         asked, {1, false})
                       .sheet);
  grading::JudgeOptions options;
  options.kind = "period";  // indicators only, at the year-end too
  options.period = period.id;
  options.as_of = period.asked_on;
  return grading::judge(year.plan, sheets, records, options).domains.front();
}

std::set<std::string> amended(const ledger::SystemVersion& before, const plan::Domain& domain) {
  const auto ids = plan::differing_indicators(before.digests, version_of(domain).digests);
  return {ids.begin(), ids.end()};
}

/// By indicator, how a cell stands; one that the table does not have is none of these.
std::map<std::string, std::string> cells_of(const grading::AssesseeResult& assessee) {
  std::map<std::string, std::string> cells;
  for (const grading::Cell& cell : assessee.cells)
    cells[cell.indicator] = std::string(scoring::cell_state_name(cell.state)) + " " +
                            (cell.points ? cell.points->text() : "");
  return cells;
}

/// Indicators in which an assessee stands otherwise than before.
std::set<std::string> moved(const grading::AssesseeResult& before,
                            const grading::AssesseeResult& after) {
  std::set<std::string> ids;
  const auto was = cells_of(before), is = cells_of(after);
  const auto note = [&ids](const auto& cells, const auto& others) {
    for (const auto& [id, cell] : cells) {
      const auto other = others.find(id);
      if (other == others.end() || other->second != cell) ids.insert(id);
    }
  };
  note(was, is);
  note(is, was);
  return ids;
}

}  // namespace

AmendmentEffect amendment_effect(const Year& year, const plan::Domain& domain,
                                 const ledger::SystemVersion& before,
                                 const ledger::ObservationSource& records,
                                 const std::string& period_id) {
  const plan::Period& period = period_named(year.plan, period_id);
  const auto was = scored(year_before(year, domain, before), domain.id, records, period);
  const auto is = scored(year, domain.id, records, period);
  AmendmentEffect effect;
  effect.assessee_count = is.assessees.size();
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < is.assessees.size(); ++i) {
    const grading::AssesseeResult &then = was.assessees[i], &now = is.assessees[i];
    const std::set<std::string> ids = moved(then, now);
    for (const std::string& id : ids) ++counts[id];
    if (!ids.empty() || then.indicator_score != now.indicator_score)
      effect.assessees.push_back({now.id, now.name, then.indicator_score, now.indicator_score});
  }
  const std::set<std::string> changed = amended(before, domain);
  for (const plan::IndicatorInfo& one : domain.system.indicators) {
    const std::size_t count = counts[one.id];
    const bool is_amended = changed.count(one.id) != 0;
    if (count != 0 || is_amended)
      effect.indicators.push_back({one.id, one.title, count, is_amended});
  }
  return effect;
}

}  // namespace kaohe::cycle

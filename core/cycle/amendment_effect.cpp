#include "cycle/amendment_effect.hpp"

#include <algorithm>
#include <set>

#include "base/files.hpp"
#include "cycle/amendment_reach.hpp"
#include "cycle/submitting.hpp"
#include "grading/judge.hpp"
#include "ledger/read_records.hpp"
#include "plugin_host/lock.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

/// The file of the plugin that a version came from: in the folder named, else among those that the
/// year has or had locked. Empty: it is not kept there.
std::filesystem::path former_file(const Year& year, const plan::Domain& domain,
                                  const ledger::SystemVersion& version,
                                  const std::filesystem::path& former) {
  if (!former.empty()) return absolute_path(former) / (domain.plugin.id + ".so");
  if (version.plugin_digest.empty()) return {};
  const std::filesystem::path kept = plugin_host::locked_file(
      absolute_path(year.plan.folder), version.plugin, version.plugin_digest);
  return is_there(kept) ? kept : std::filesystem::path();
}

Year by_former_plugin(Year year, const plan::Domain& domain, const ledger::SystemVersion& version,
                      const std::filesystem::path& former) {
  if (former.empty() && year.plugins.at(domain.id)->identity().sha256 == version.plugin_digest)
    return year;
  const std::filesystem::path file = former_file(year, domain, version, former);
  if (!file.empty())
    year.plugins[domain.id] =
        plugin_host::load(file, file.parent_path(), year.hosting, domain.plugin.limits);
  return year;
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

std::set<std::string> amended(const plan::Domain& before, const plan::Domain& after) {
  const auto ids = plan::differing_indicators(plan::indicator_digests(before.system),
                                              plan::indicator_digests(after.system));
  return {ids.begin(), ids.end()};
}

std::string text_of(const grading::Cell& cell) {
  const std::string points = cell.points ? cell.points->text() : "";
  if (cell.state == scoring::CellState::value) return points;
  return std::string(scoring::cell_state_name(cell.state)) + (points.empty() ? "" : " " + points);
}

/// By indicator, how a cell stands; one that the table does not have is none of these.
std::map<std::string, std::string> cells_of(const grading::AssesseeResult& assessee) {
  std::map<std::string, std::string> cells;
  for (const grading::Cell& cell : assessee.cells) cells[cell.indicator] = text_of(cell);
  return cells;
}

/// Indicators in which an assessee stands otherwise than before.
std::vector<MovedCell> moved(const grading::AssesseeResult& before,
                             const grading::AssesseeResult& after) {
  std::vector<MovedCell> moved;
  auto was = cells_of(before), is = cells_of(after);
  for (const auto& [id, cell] : is) {
    if (was[id] != cell) moved.push_back({id, was[id], cell});
  }
  for (const auto& [id, cell] : was) {
    if (is.count(id) == 0) moved.push_back({id, cell, ""});
  }
  return moved;
}

/// Indicators that an amendment may change backwards, as they cannot be split: all that changes in
/// them says so.
std::set<std::string> whole_year_indicators(const plan::YearPlan& plan, const plan::Domain& domain,
                                            const ledger::SystemVersion& before) {
  std::set<std::string> whole, split;
  for (const plan::Override* one : changed_overrides(before, domain)) {
    for (const plan::IndicatorInfo& indicator : domain.system.indicators) {
      if (one->key.compare(0, indicator.id.size() + 1, indicator.id + ".") == 0)
        (reaches_back(plan, *one) ? whole : split).insert(indicator.id);
    }
  }
  for (const std::string& id : split) whole.erase(id);
  return whole;
}

std::string or_none(const std::string& cell) {
  return cell.empty() ? "-" : cell;
}

void add_moved(const plan::Domain& domain, const Closed& closed, const plan::Period& period,
               const MovedAssessee& one, const MovedCell& cell, std::vector<Problem>& problems) {
  problems.push_back(
      {place_in_system(domain, cell.indicator),
       say({"{} {} in {} ({}), closed on {} (#{}): {} → {}; a closed period keeps its scores: let "
            "the change hold from a later period, or take it out",
            "{0} {1}在已于 {4} 办结的“{2}”({3},#{5})中由 {6} 变为 {7};已办结阶段的得分不得变动:"
            "请改自以后的阶段起施行,或者去掉该改动"},
           one.id, one.name, period.title, period.id, to_text(closed.hand.day), closed.hand.number,
           or_none(cell.before), or_none(cell.after))});
}

/// What describes itself alike may still score otherwise: only the same bytes are the same rules.
/// A version that came from no file has none.
void require_same_bytes(const plan::Domain& domain, const ledger::SystemVersion& version,
                        const plugin_host::Plugin& here, const std::filesystem::path& former) {
  const std::string& found = here.identity().sha256;
  if (version.plugin_digest.empty() || version.plugin_digest == found) return;
  if (!former.empty())
    throw Error(
        ErrorKind::data, {(former / (domain.plugin.id + ".so")).string()},
        say({"the bytes here are {}, and the version in force came from plugin {} {} with the "
             "bytes {}; name the folder that has these by --former DIR",
             "此处文件的摘要为 {},而施行中的指标体系出自插件 {} {},其文件摘要为 {};请用 --former "
             "目录 指明原插件所在的目录"},
            found, version.plugin, version.plugin_version, version.plugin_digest));
  throw Error(
      ErrorKind::data, place_in_system(domain, ""),
      say({"the version in force came from plugin {} {} with the bytes {}, and what is here has "
           "the bytes {}; name the folder that has the former plugin by --former DIR",
           "施行中的指标体系出自插件 {} {},其文件摘要为 {},而现有的为 {};请用 --former 目录 "
           "指明原插件所在的目录"},
          version.plugin, version.plugin_version, version.plugin_digest, found));
}

}  // namespace

Year year_before(const Year& year, const plan::Domain& domain, const ledger::SystemVersion& version,
                 const std::filesystem::path& former) {
  const Year by_this = by_former_plugin(year, domain, version, former);
  require_same_bytes(domain, version, *by_this.plugins.at(domain.id), former);
  Year before = year_with(by_this, domain.id, version.overrides);
  const plan::Domain& then = *before.plan.find_domain(domain.id);
  if (then.system.document == version.description) return before;
  throw Error(
      ErrorKind::data, place_in_system(domain, ""),
      say({"the version in force came from plugin {} {} and cannot be made again with {} {}, "
           "which is here; name the folder that has the former plugin by --former DIR",
           "施行中的指标体系出自插件 {} {},用现有的 {} {} 无法重现;请用 --former 目录 "
           "指明原插件所在的目录"},
          version.plugin, version.plugin_version, then.system.plugin, then.system.version));
}

AmendmentEffect amendment_effect(const Year& before, const Year& after,
                                 const std::string& domain_id,
                                 const ledger::ObservationSource& records,
                                 const std::string& period_id) {
  const plan::Period& period = period_named(after.plan, period_id);
  const plan::Domain& domain = *after.plan.find_domain(domain_id);
  const auto was = scored(before, domain.id, records, period);
  const auto is = scored(after, domain.id, records, period);
  AmendmentEffect effect;
  effect.assessee_count = is.assessees.size();
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < is.assessees.size(); ++i) {
    const grading::AssesseeResult &then = was.assessees[i], &now = is.assessees[i];
    const std::vector<MovedCell> cells = moved(then, now);
    for (const MovedCell& one : cells) ++counts[one.indicator];
    if (!cells.empty() || then.indicator_score != now.indicator_score)
      effect.assessees.push_back(
          {now.id, now.name, then.indicator_score, now.indicator_score, cells});
  }
  const std::set<std::string> changed = amended(*before.plan.find_domain(domain.id), domain);
  for (const plan::IndicatorInfo& one : domain.system.indicators) {
    const std::size_t count = counts[one.id];
    const bool is_amended = changed.count(one.id) != 0;
    if (count != 0 || is_amended)
      effect.indicators.push_back({one.id, one.title, count, is_amended});
  }
  return effect;
}

std::string first_period_changed(const plan::YearPlan& plan, const plan::Domain& domain,
                                 const ledger::SystemVersion& before) {
  const plan::Period* first = nullptr;
  for (const plan::Override* one : changed_overrides(before, domain)) {
    const plan::Period* from = plan.find_period(one->from);
    if (from != nullptr && (first == nullptr || from->first_day < first->first_day)) first = from;
  }
  return first == nullptr ? "" : first->id;
}

void require_closed_unmoved(const Year& year, const ledger::Ledger& ledger,
                            const plan::Domain& domain, const ledger::SystemVersion& before,
                            const std::filesystem::path& former) {
  const Progress progress(ledger, year.plan.year);
  std::vector<std::pair<const plan::Period*, const Closed*>> closed;
  for (const plan::Period& period : year.plan.periods) {
    if (const Closed* one = progress.closing(domain.id, period.id))
      closed.emplace_back(&period, one);
  }
  if (closed.empty()) return;
  const auto records = ledger::read_records(ledger, {year.plan.year, {}, false, year.plan.folder});
  const Year then = year_before(year, domain, before, former);
  const std::set<std::string> whole = whole_year_indicators(year.plan, domain, before);
  std::vector<Problem> problems;
  for (const auto& [period, closing] : closed) {
    for (const MovedAssessee& one :
         amendment_effect(then, year, domain.id, *records, period->id).assessees) {
      for (const MovedCell& cell : one.cells) {
        if (whole.count(cell.indicator) == 0)
          add_moved(domain, *closing, *period, one, cell, problems);
      }
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace kaohe::cycle

#include "cycle/gaps.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "cycle/period_status.hpp"
#include "cycle/progress.hpp"
#include "evidence/missing.hpp"
#include "evidence/names.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

using plan::InputInfo;
using scoring::Missing;

/// The gaps of one domain, each once.
class GapFinder {
 public:
  GapFinder(const plan::YearPlan& plan, const plan::Domain& domain,
            const ledger::ObservationSource& records, const std::string& period)
      : plan_(plan), domain_(domain), names_(domain), asked_(period) {
    for (const ledger::Draw& draw : records.draws()) {
      if (draw.domain == domain.id) drawn_.insert({draw.assessee, draw.sub});
    }
  }

  std::vector<Gap> find(const scoring::Sheet& sheet) {
    for (std::size_t i = 0; i < domain_.system.indicators.size(); ++i) {
      for (const scoring::SheetRow& row : sheet.rows) {
        const scoring::SheetCell& cell = row.cells.at(i);
        if (cell.state != scoring::CellState::pending) continue;
        if (cell.missing.empty()) add_decision(domain_.system.indicators[i], row.assessee);
        for (const Missing& missing : cell.missing) add(missing, row.assessee);
      }
    }
    return std::move(gaps_);
  }

 private:
  void add_decision(const plan::IndicatorInfo& indicator, const std::string& assessee) {
    keep({Gap::Kind::decision,
          asked_,
          domain_.id,
          indicator.id,
          assessee,
          indicator.id,
          {},
          {},
          {plan_.organisation_with("committee").id}});
  }

  void add(const Missing& missing, const std::string& row) {
    const InputInfo* input = domain_.system.find_input(missing.input);
    if (input == nullptr) return;
    const std::string& assessee = missing.peer.empty() ? row : missing.peer;
    Gap gap;
    gap.period = period_of(*input, missing);
    gap.domain = domain_.id;
    gap.indicator = input->indicator;
    const plan::SubInfo* sub = domain_.system.find_sub(input->sub);
    if (sub != nullptr && sub->sample > 0 && drawn_.count({assessee, sub->id}) == 0) {
      gap.kind = Gap::Kind::draw;
      gap.assessee = assessee;
      gap.what = sub->id;
      gap.units = {plan_.unit_over(domain_, assessee)};
      return keep(std::move(gap));
    }
    gap.what = input->id;
    gap.assessee = about(*input, assessee);
    gap.subject = missing.subject;
    gap.when = when(missing);
    if (input->source == plan::InputSource::record) {
      gap.units = names_.recorders(plan_, *input, gap.assessee);
    } else {
      gap.kind = Gap::Kind::outside;
      gap.units = {plan_.unit_over(domain_, assessee)};
    }
    keep(std::move(gap));
  }

  void keep(Gap gap) {
    if (seen_.insert(gap.key()).second) gaps_.push_back(std::move(gap));
  }

  /// The last period by now in which units report it.
  std::string period_of(const InputInfo& input, const Missing& missing) const {
    if (!missing.period.empty() || evidence::is_owed(input, asked_))
      return missing.period.empty() ? asked_ : missing.period;
    std::string last = asked_;
    for (const std::string& period : input.periods) {
      if (plan_.period_index(period) < plan_.period_index(asked_)) last = period;
    }
    return last;
  }

  std::string about(const InputInfo& input, const std::string& assessee) const {
    if (input.scope == plan::InputScope::domain) return {};
    if (input.scope == plan::InputScope::assessee) return assessee;
    const plan::Assessee* found = plan_.find_assessee(plan::assessee_unit(domain_.id, assessee));
    return found == nullptr ? assessee : found->pool;
  }

  /// "2023-Q1" of "XX01.leaders 2023-Q1".
  std::string when(const Missing& missing) const {
    if (missing.cell <= 0) return {};
    const std::string text =
        scoring::missing_text({missing.input, {}, missing.cell, {}}, domain_.system, plan_.year);
    return text.size() <= missing.input.size() ? std::string()
                                               : text.substr(missing.input.size() + 1);
  }

  const plan::YearPlan& plan_;
  const plan::Domain& domain_;
  evidence::DomainNames names_;
  const std::string& asked_;
  std::set<std::pair<std::string, std::string>> drawn_;  ///< assessee, list
  std::set<std::vector<std::string>> seen_;
  std::vector<Gap> gaps_;
};

std::string pool_title(const plan::Domain& domain, const std::string& pool) {
  const InputInfo* choice = domain.system.find_input(domain.pool);
  if (choice == nullptr) return pool;
  for (const plan::OptionInfo& option : choice->options) {
    if (option.id == pool) return option.title;
  }
  return pool;
}

std::string titled(const std::string& title, const std::string& id) {
  return title.empty() ? id : title;
}

/// "东山街道", "实验小学 第二党支部"; of the whole domain its title.
std::string whom(const plan::YearPlan& plan, const Gap& gap) {
  const plan::Domain& domain = *plan.find_domain(gap.domain);
  if (gap.assessee.empty()) return titled(domain.title, domain.id);
  const plan::Assessee* found = plan.find_assessee(plan::assessee_unit(domain.id, gap.assessee));
  const std::string name =
      found == nullptr ? pool_title(domain, gap.assessee) : titled(found->name, found->id);
  return gap.subject.empty() ? name : name + " " + gap.subject;
}

std::string indicator_title(const plan::Domain& domain, const std::string& id) {
  const plan::IndicatorInfo* found = domain.system.find_indicator(id);
  return found == nullptr ? titled(domain.title, domain.id) : id + " " + found->title;
}

/// Some by name, of more only how many.
Text names_of(const std::vector<std::string>& names) {
  constexpr std::size_t kNamesMax = 12;
  if (names.size() <= kNamesMax) return say({"{}", "{}"}, joined(names, "、"));
  const std::vector<std::string> first(names.begin(), names.begin() + kNamesMax);
  return say({"{} and {} more", "{}等(另有 {} 个)"}, joined(first, "、"), names.size() - kNamesMax);
}

/// Gaps that differ only in whom they are about.
struct GapGroup {
  const Gap* first;
  std::vector<std::string> names;
};

}  // namespace

std::vector<Gap> gaps_of(const plan::YearPlan& plan, const plan::Domain& domain,
                         const scoring::Sheet& sheet, const ledger::ObservationSource& records,
                         const std::string& period) {
  return GapFinder(plan, domain, records, period).find(sheet);
}

std::vector<Gap> gaps_of(const Year& year, const ledger::ObservationSource& records,
                         const std::string& period, const std::string& domain) {
  const plan::Period& asked = *year.plan.find_period(period);
  std::vector<Gap> all;
  for (const plan::Domain& one : year.plan.domains) {
    if (!domain.empty() && one.id != domain) continue;
    const scoring::ScoredDomain scored =
        scoring::score_domain(year.plan, one, *year.plugins.at(one.id), records,
                              {asked.id, asked.asked_on, asked.asked_on}, {1, false});
    for (Gap& gap : gaps_of(year.plan, one, scored.sheet.sheet, records, period))
      all.push_back(std::move(gap));
  }
  return all;
}

std::vector<Gap> gaps_by(const Year& year, const Progress& progress,
                         const ledger::ObservationSource& records, Date today) {
  std::vector<Gap> all;
  std::set<std::vector<std::string>> newest;  // what the last period that has begun waits for
  const auto periods = periods_begun(year.plan, today);
  for (const plan::Period* period : periods) {
    for (Gap& gap : gaps_of(year, records, period->id)) {
      if (period == periods.front()) newest.insert(gap.key());
      const bool is_closed = progress.closing(gap.domain, period->id) != nullptr;
      const bool still_waits = !is_closed || newest.count(gap.key()) != 0;
      if (gap.period == period->id && still_waits) all.push_back(std::move(gap));
    }
  }
  return all;
}

std::string who_owes(const plan::YearPlan& plan, const Gap& gap) {
  std::string text;
  for (const std::string& unit : gap.units)
    text += (text.empty() ? "" : " / ") + plan.unit_title(unit) + " (" + unit + ")";
  return text;
}

Text what_is_owed(const plan::YearPlan& plan, const Gap& gap) {
  const plan::Domain& domain = *plan.find_domain(gap.domain);
  const std::string indicator = indicator_title(domain, gap.indicator);
  if (gap.kind == Gap::Kind::decision) return say({"a decision on {}", "{}:等候决定"}, indicator);
  if (gap.kind == Gap::Kind::draw) {
    const plan::SubInfo* sub = domain.system.find_sub(gap.what);
    return say({"a draw, not a record: the sample of {} ({}) for {}",
                "{2}:抽样(名单“{0}”,{1}),不是监测记录"},
               titled(sub->title, sub->id), sub->id, indicator);
  }
  const InputInfo& input = *domain.system.find_input(gap.what);
  const std::string title = titled(input.title, input.id);
  const std::string when = gap.when.empty() ? "" : " " + gap.when;
  if (gap.kind == Gap::Kind::outside)
    return say({"{}: {}{} (of another assessment or year)", "{}:{}{}(外部考核结果或往年数据)"},
               indicator, title, when);
  return say({"{}: {}{}", "{}:{}{}"}, indicator, title, when);
}

std::vector<Problem> gaps_by_unit(const plan::YearPlan& plan, const std::vector<Gap>& gaps) {
  std::map<std::string, std::vector<GapGroup>> by_unit;
  for (const Gap& gap : gaps) {
    std::vector<GapGroup>& groups = by_unit[who_owes(plan, gap)];
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const GapGroup& one) {
      const Gap& first = *one.first;
      return std::tie(first.kind, first.domain, first.indicator, first.what, first.when) ==
             std::tie(gap.kind, gap.domain, gap.indicator, gap.what, gap.when);
    });
    GapGroup& into = group == groups.end() ? groups.emplace_back(GapGroup{&gap, {}}) : *group;
    into.names.push_back(whom(plan, gap));
  }
  std::vector<Problem> problems;
  for (const auto& [unit, groups] : by_unit) {
    for (const GapGroup& group : groups)
      problems.push_back(
          {{unit},
           say({"{}, {} ({}): {}", "“{}”{}({} 项):{}"},
               plan.find_period(group.first->period)->title, what_is_owed(plan, *group.first),
               group.names.size(), names_of(group.names))});
  }
  return problems;
}

std::vector<std::string> ids_of_gaps(const std::vector<Gap>& gaps) {
  std::map<std::string, std::string> lines;
  for (const Gap& gap : gaps) {
    std::string head = gap.domain + (gap.kind == Gap::Kind::draw ? " draw " : " ") + gap.what;
    if (!gap.when.empty()) head += " " + gap.when;
    std::string& line = lines.try_emplace(head, head + ":").first->second;
    line += " " + gap.assessee + (gap.subject.empty() ? "" : "/" + gap.subject);
  }
  std::vector<std::string> ids;
  for (auto& [head, line] : lines) ids.push_back(std::move(line));
  return ids;
}

}  // namespace kaohe::cycle

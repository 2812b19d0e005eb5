#include "cycle/rules_compared.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/words.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using Who = std::pair<std::string, std::string>;  ///< domain, assessee

grading::Result assessed(const Year& year, const ledger::MemorySource& records,
                         const std::string& period, const AssessOptions& options) {
  Assessment assessment = assess(year, records, period, options);
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  return std::move(assessment.result);
}

void require_period(const plan::YearPlan& other, const std::string& period) {
  if (other.find_period(period) != nullptr) return;
  std::vector<std::string> ids;
  for (const plan::Period& one : other.periods) ids.push_back(one.id);
  throw Error(ErrorKind::usage, {},
              say({"the year {} has no period \"{}\", and periods are matched by id; it has: {}. "
                   "Ask for another with --period",
                   "{} 年度没有考核阶段“{}”(各阶段按编号对应),有的是:{};请用 --period "
                   "改问其他阶段"},
                  other.year, period, joined(ids)));
}

std::map<Who, std::string> names_in(const grading::Result& result) {
  std::map<Who, std::string> names;
  for (const grading::DomainResult& domain : result.domains)
    for (const grading::AssesseeResult& one : domain.assessees)
      names[{domain.id, one.id}] = one.name;
  return names;
}

void add_only(const std::map<Who, std::string>& names, const std::map<Who, std::string>& others,
              int year, std::vector<OnlyOne>& only) {
  for (const auto& [who, name] : names)
    if (others.count(who) == 0) only.push_back({who.first, who.second, name, year});
}

/// Figures of assessees that both years have, and how many of these have none that moves.
void compare_figures(RulesCompared& done) {
  const auto own = names_in(done.before), others = names_in(done.after);
  add_only(own, others, done.before.year, done.only_one);
  add_only(others, own, done.after.year, done.only_one);
  done.moved = grading::moved_between(done.before, done.after);
  std::erase_if(done.moved, [&](const grading::Moved& one) {
    const Who who{one.domain, one.assessee};
    return own.count(who) == 0 || others.count(who) == 0;
  });
  std::set<Who> movers;
  for (const grading::Moved& one : done.moved) movers.insert({one.domain, one.assessee});
  const auto is_unmoved = [&](const auto& one) {
    return others.count(one.first) != 0 && movers.count(one.first) == 0;
  };
  done.unmoved_count = static_cast<std::size_t>(std::count_if(own.begin(), own.end(), is_unmoved));
  done.lines = grading::lines_between(done.before, done.after);
}

using Cell = std::pair<Who, std::string>;  ///< and the indicator

std::set<Cell> absent_in(const grading::Result& result) {
  std::set<Cell> absent;
  for (const grading::DomainResult& domain : result.domains)
    for (const grading::AssesseeResult& one : domain.assessees)
      for (const grading::Cell& cell : one.cells)
        if (cell.state == scoring::CellState::absent)
          absent.insert({{domain.id, one.id}, cell.indicator});
  return absent;
}

/// Records that the other rules read, of indicators that they do not have for that assessee.
void add_absent(const plan::YearPlan& other, const ledger::MemorySource& moved,
                RulesCompared& done) {
  const std::set<Cell> was = absent_in(done.before), is = absent_in(done.after);
  for (const auto& [id, list] : moved.observations_by_domain) {
    for (const ledger::Observation& one : list) {
      const plan::InputInfo* input = other.find_domain(id)->system.find_input(one.input);
      const Cell cell{{id, one.assessee}, input == nullptr ? std::string() : input->indicator};
      if (is.count(cell) == 0 || was.count(cell) != 0) continue;
      done.left_out.push_back({one.origin.number, ledger::kObservationsKind, id, cell.second,
                               one.origin.place,
                               say({"{} is switched off in {}, or is not for this assessee",
                                    "{} 在 {} 年度停用,或者不适用于该考核对象"},
                                   cell.second, other.year)});
    }
  }
  std::stable_sort(done.left_out.begin(), done.left_out.end(),
                   [](const auto& a, const auto& b) { return a.number < b.number; });
}

}  // namespace

RulesCompared compare_rules(const Year& year, const ledger::MemorySource& records,
                            const Year& other, const std::string& period, AssessOptions options) {
  require_period(other.plan, period);
  options.without_decided_grades = true;
  options.only_figures = true;
  RulesCompared done;
  done.before = assessed(year, records, period, options);
  UnderOtherRules under = under_rules_of(other.plan, year.plan, records);
  if (options.known_until)
    options.known_until = moved_day(*options.known_until, other.plan.year - year.plan.year);
  done.after = assessed(other, *under.records, period, options);
  done.left_out = std::move(under.left_out);
  compare_figures(done);
  add_absent(other.plan, *under.records, done);
  return done;
}

}  // namespace kaohe::cycle

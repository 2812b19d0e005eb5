#include "cycle/compare_readings.hpp"

#include <algorithm>
#include <optional>

#include "plan/readings.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

using grading::AssesseeResult;
using grading::DomainResult;

bool is_amended(const plan::Domain& domain) {
  const auto& changes = domain.plugin.overrides;
  return std::any_of(changes.begin(), changes.end(),
                     [](const plan::Override& change) { return !change.from.empty(); });
}

bool has_repeated_matters(const scoring::DomainSheet& sheet) {
  return std::any_of(sheet.notes.begin(), sheet.notes.end(), [](const auto& entry) {
    return std::any_of(entry.second.begin(), entry.second.end(),
                       [](const scoring::Note& one) { return one.id == "matter_repeated"; });
  });
}

/// Whether a matter stands in an assessee's indicators and in an adjustment.
bool has_crossing_matters(const scoring::DomainSheet& sheet,
                          const ledger::ObservationSource& source) {
  const auto& all = source.adjustments();
  return std::any_of(all.begin(), all.end(), [&](const ledger::Adjustment& one) {
    const auto own = sheet.matters.find(one.assessee);
    return one.domain == sheet.sheet.domain && own != sheet.matters.end() &&
           own->second.count(one.matter) != 0;
  });
}

bool are_weighed(const plan::YearPlan& one, const plan::YearPlan& other) {
  return one.matters_across == "highest" || other.matters_across == "highest";
}

/// Whether something of a domain can come out otherwise by another plan.
bool is_rescored(const Judged& judged, plan::Rescored which, const plan::YearPlan& plan,
                 const plan::Domain& domain, const scoring::DomainSheet& sheet) {
  switch (which) {
    case plan::Rescored::nothing:
      return false;
    case plan::Rescored::every_domain:
      return true;
    case plan::Rescored::amended_domains:
      return is_amended(domain);
    case plan::Rescored::where_matters_repeat:
      return has_repeated_matters(sheet);
    case plan::Rescored::where_matters_cross:
      return are_weighed(judged.year.plan, plan) && has_crossing_matters(sheet, judged.source);
  }
  return true;
}

/// The sheets as another reading has them. What took points need not be explained again.
std::vector<scoring::DomainSheet> score_again(const Judged& judged, plan::Rescored which,
                                              plan::YearPlan& plan) {
  std::vector<scoring::DomainSheet> sheets;
  for (const scoring::DomainSheet& sheet : judged.sheets) {
    const auto domain =
        std::find_if(plan.domains.begin(), plan.domains.end(),
                     [&](const plan::Domain& one) { return one.id == sheet.sheet.domain; });
    if (!is_rescored(judged, which, plan, *domain, sheet)) {
      sheets.push_back(sheet);
      continue;
    }
    const plugin_host::Plugin& plugin = *judged.year.plugins.at(domain->id);
    if (which == plan::Rescored::amended_domains)
      domain->system.numbers = scoring::describe(plan, *domain, plugin).numbers;
    scoring::DomainSheet again =
        scoring::score_domain(plan, *domain, plugin, judged.source, judged.asked, {1, false}).sheet;
    again.losses = sheet.losses;
    sheets.push_back(std::move(again));
  }
  return sheets;
}

/// Decided grades stand on the reading taken: what would be proposed, and lowered (Art. 19), is
/// compared.
grading::JudgeOptions proposals_only(grading::JudgeOptions options) {
  options.standing = "preview";
  options.without_decided_grades = true;
  return options;
}

/// The result under another reading; none: the year cannot be judged so.
std::optional<grading::Result> judge_again(const Judged& judged, const plan::OtherReading& other) {
  const grading::JudgeOptions options = proposals_only(judged.options);
  plan::YearPlan plan = judged.year.plan;
  other.take(plan);
  try {
    const std::vector<scoring::DomainSheet> sheets = score_again(judged, other.rescored, plan);
    return grading::judge(plan, sheets, judged.source, options);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    return std::nullopt;
  }
}

std::vector<grading::ReadingShift> shifts_of(const DomainResult& taken, const DomainResult& other) {
  std::vector<grading::ReadingShift> shifts;
  for (std::size_t i = 0; i < taken.assessees.size(); ++i) {
    const AssesseeResult &one = taken.assessees[i], &changed = other.assessees[i];
    const std::string &grade = one.grade.final_grade, &other_grade = changed.grade.final_grade;
    if (one.rank == changed.rank && grade == other_grade) continue;
    shifts.push_back({one.id, one.rank, changed.rank, grade, other_grade});
  }
  return shifts;
}

/// Whoever would be proposed another grade is told so.
void add_notes(const plan::YearPlan& plan, const grading::ReadingDifference& difference,
               DomainResult& domain) {
  for (const grading::ReadingShift& shift : difference.shifts) {
    if (shift.proposed == shift.other_proposed) continue;
    const auto assessee =
        std::find_if(domain.assessees.begin(), domain.assessees.end(),
                     [&](const AssesseeResult& one) { return one.id == shift.assessee; });
    assessee->notes.push_back(scoring::note(
        "reading_differs", say({"by this year's rules {}; with {} = {} in year.toml it would be {}",
                                "按本年度口径为“{}”;若 year.toml 的 {} 取 {},则为“{}”"},
                               plan.grade_title(shift.proposed), difference.key, difference.other,
                               plan.grade_title(shift.other_proposed))));
  }
}

}  // namespace

void compare_readings(const Judged& judged, grading::Result& result) {
  const grading::Result taken = grading::judge(judged.year.plan, judged.sheets, judged.source,
                                               proposals_only(judged.options));
  for (const plan::Reading& reading : plan::readings_of(judged.year.plan)) {
    for (const plan::OtherReading& other : reading.others) {
      const std::optional<grading::Result> changed = judge_again(judged, other);
      if (!changed) continue;
      for (std::size_t i = 0; i < result.domains.size(); ++i) {
        grading::ReadingDifference difference{reading.key, reading.taken, other.value,
                                              shifts_of(taken.domains[i], changed->domains[i])};
        if (difference.shifts.empty()) continue;
        add_notes(judged.year.plan, difference, result.domains[i]);
        result.domains[i].readings.push_back(std::move(difference));
      }
    }
  }
}

}  // namespace kaohe::cycle

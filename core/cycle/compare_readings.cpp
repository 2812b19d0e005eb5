#include "cycle/compare_readings.hpp"

#include <algorithm>
#include <optional>

#include "plan/readings.hpp"
#include "scoring/score_domain.hpp"

namespace kaohe::cycle {

namespace {

using grading::AssesseeResult;
using grading::DomainResult;

/// The sheets as another reading has them. What took points need not be explained again.
std::vector<scoring::DomainSheet> score_again(const Judged& judged, plan::YearPlan& plan) {
  std::vector<scoring::DomainSheet> sheets;
  for (const scoring::DomainSheet& sheet : judged.sheets) {
    const auto domain = std::find_if(
        plan.domains.begin(), plan.domains.end(),
        [&](const plan::Domain& one) { return one.id == sheet.sheet.domain; });
    const plugin_host::Plugin& plugin = *judged.year.plugins.at(domain->id);
    const plan::IndicatorSystem described = scoring::describe(plan, *domain, plugin);
    domain->system.numbers = described.numbers;
    scoring::DomainSheet again =
        scoring::score_domain(plan, *domain, plugin, judged.source, judged.asked, {1, false}).sheet;
    again.losses = sheet.losses;
    sheets.push_back(std::move(again));
  }
  return sheets;
}

/// The result under another reading; none: the year cannot be judged so.
std::optional<grading::Result> judge_again(const Judged& judged, const plan::OtherReading& other) {
  grading::JudgeOptions options = judged.options;
  options.standing = "preview";
  options.without_decided_grades = true;
  plan::YearPlan plan = judged.year.plan;
  other.take(plan);
  try {
    if (!other.changes_facts) return grading::judge(plan, judged.sheets, judged.source, options);
    return grading::judge(plan, score_again(judged, plan), judged.source, options);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    return std::nullopt;
  }
}

std::vector<grading::ReadingShift> shifts_of(const DomainResult& taken, const DomainResult& other) {
  std::vector<grading::ReadingShift> shifts;
  for (std::size_t i = 0; i < taken.assessees.size(); ++i) {
    const AssesseeResult &one = taken.assessees[i], &changed = other.assessees[i];
    if (one.rank == changed.rank && one.grade.proposed == changed.grade.proposed) continue;
    shifts.push_back({one.id, one.rank, changed.rank, one.grade.proposed, changed.grade.proposed});
  }
  return shifts;
}

std::string title_of(const plan::YearPlan& plan, const std::string& grade) {
  const int index = plan.grade_index(grade);
  return index < 0 ? "-" : plan.grading.grades[static_cast<std::size_t>(index)].title;
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
        "reading_differs",
        say({"{} is proposed; with {} = {} in year.toml it would be {}",
             "建议等次为“{}”;若 year.toml 的 {} 取 {},则为“{}”"},
            title_of(plan, shift.proposed), difference.key, difference.other,
            title_of(plan, shift.other_proposed))));
  }
}

}  // namespace

void compare_readings(const Judged& judged, grading::Result& result) {
  for (const plan::Reading& reading : plan::readings_of(judged.year.plan)) {
    for (const plan::OtherReading& other : reading.others) {
      const std::optional<grading::Result> changed = judge_again(judged, other);
      if (!changed) continue;
      for (std::size_t i = 0; i < result.domains.size(); ++i) {
        grading::ReadingDifference difference{
            reading.key, reading.taken, other.value,
            shifts_of(result.domains[i], changed->domains[i])};
        if (difference.shifts.empty()) continue;
        add_notes(judged.year.plan, difference, result.domains[i]);
        result.domains[i].readings.push_back(std::move(difference));
      }
    }
  }
}

}  // namespace kaohe::cycle

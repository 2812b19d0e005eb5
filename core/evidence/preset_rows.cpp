#include "evidence/preset_rows.hpp"

#include <algorithm>
#include <set>

#include "evidence/grid.hpp"
#include "evidence/missing.hpp"
#include "evidence/names.hpp"

namespace kaohe::evidence {

namespace {

using plan::InputInfo;
using Assessees = std::vector<const plan::Assessee*>;
namespace column = observation_column;

bool lies_in(const NamedCell& cell, const plan::Period& period) {
  return first_day_of(cell) >= period.first_day && last_day_of(cell) <= period.last_day;
}

/// Whether an earlier period asks for the cell already.
bool is_asked_before(const plan::YearPlan& plan, const InputInfo& input, const NamedCell& cell,
                     const plan::Period& period) {
  for (const plan::Period& earlier : plan.periods) {
    if (earlier.id == period.id) return false;
    if (is_owed(input, earlier.id) && lies_in(cell, earlier)) return true;
  }
  return false;
}

/// Time cells of an input that have ended by the end of the period.
std::vector<NamedCell> cells_until(const plan::YearPlan& plan, const InputInfo& input,
                                   const plan::Period& period) {
  const plan::CellKind kind = grid_of(input);
  std::vector<NamedCell> cells;
  for (int index = 1; index <= cells_in_year(kind); ++index) {
    const NamedCell cell{plan.year, kind, index};
    if (last_day_of(cell) <= period.last_day) cells.push_back(cell);
  }
  return cells;
}

class Presetter {
 public:
  Presetter(const plan::YearPlan& plan, const std::string& unit, const plan::Period& period)
      : plan_(plan), unit_(unit), period_(period) {
    preset_.allowed.resize(kObservations.columns.size());
  }

  Preset make() {
    for (const plan::Domain& domain : plan_.domains) {
      DomainNames names(domain);
      for (const InputInfo& input : domain.system.inputs) {
        const bool is_due = is_owed(input, period_.id) && (period_.awards || !input.awarded_points);
        if (is_due) add_input(names, input);
      }
    }
    return std::move(preset_);
  }

 private:
  void add_input(DomainNames& names, const InputInfo& input) {
    Assessees own;
    for (const plan::Assessee& assessee : names.domain().assessees) {
      if (names.recorders(plan_, input, assessee.id).count(unit_) != 0) own.push_back(&assessee);
    }
    const bool is_of_all = input.scope != plan::InputScope::assessee;
    if (is_of_all ? names.units(input).count(unit_) == 0 : own.empty()) return;
    std::vector<std::string> row(kObservations.columns.size());
    name(names, input, row);
    const bool is_known_before = input.type != plan::InputType::events;
    if (!is_known_before) allow_all(names, own);
    for (const NamedCell& cell : cells_until(plan_, input, period_)) {
      row[column::cell] = cell_name(cell);
      allow(column::cell, row[column::cell]);
      const bool is_new = lies_in(cell, period_) && !is_asked_before(plan_, input, cell, period_);
      if (is_new && is_known_before) add_rows(names, input, own, row);
    }
  }

  void name(const DomainNames& names, const InputInfo& input, std::vector<std::string>& row) {
    const plan::Domain& domain = names.domain();
    const plan::IndicatorInfo* indicator = domain.system.find_indicator(input.indicator);
    row[column::domain] = domain.title.empty() ? domain.id : domain.title;
    if (indicator != nullptr)
      row[column::indicator] = clear_name(names.indicators(), *indicator, indicator->title);
    const InputNames& inputs = names.inputs(indicator);
    const bool is_clear = !input.title.empty() && inputs.find(input.title) == &input;
    row[column::input] = is_clear ? input.title : std::string(own_id(input));
    for (const int one : {column::domain, column::indicator, column::input}) allow(one, row[one]);
  }

  void allow_all(const DomainNames& names, const Assessees& own) {
    for (const plan::Assessee* assessee : own)
      allow(column::assessee, clear_name(names.assessees(), *assessee, assessee->name));
  }

  void add_rows(DomainNames& names, const InputInfo& input, const Assessees& own,
                const std::vector<std::string>& row) {
    switch (input.scope) {
      case plan::InputScope::domain:
        return add_row(row, "", "");
      case plan::InputScope::pool:
        for (const std::string& pool : names.pools().ids()) add_row(row, pool, "");
        return;
      case plan::InputScope::assessee:
        for (const plan::Assessee* assessee : own) add_rows_of(names, input, *assessee, row);
    }
  }

  /// Who will be drawn is not known before; a list is.
  void add_rows_of(DomainNames& names, const InputInfo& input, const plan::Assessee& assessee,
                   const std::vector<std::string>& row) {
    const std::string who = clear_name(names.assessees(), assessee, assessee.name);
    const plan::SubInfo* sub = names.domain().system.find_sub(input.sub);
    if (sub == nullptr || sub->sample > 0) return add_row(row, who, "");
    const auto list = assessee.subjects.find(input.sub);
    if (list == assessee.subjects.end()) return;
    const NameMap<plan::Subject>& subjects = names.subjects(assessee, input.sub);
    for (const plan::Subject& subject : list->second)
      add_row(row, who, clear_name(subjects, subject, subject.name));
  }

  void add_row(std::vector<std::string> row, const std::string& who, const std::string& subject) {
    row[column::assessee] = who;
    row[column::subject] = subject;
    allow(column::assessee, who);
    preset_.rows.push_back(std::move(row));
  }

  void allow(int at, const std::string& value) {
    if (value.empty() || !allowed_.insert({at, value}).second) return;
    preset_.allowed[static_cast<std::size_t>(at)].push_back(value);
  }

  const plan::YearPlan& plan_;
  const std::string& unit_;
  const plan::Period& period_;
  Preset preset_;
  std::set<std::pair<int, std::string>> allowed_;
};

}  // namespace

Preset preset_rows(const plan::YearPlan& plan, const std::string& unit,
                   const plan::Period& period) {
  return Presetter(plan, unit, period).make();
}

}  // namespace kaohe::evidence

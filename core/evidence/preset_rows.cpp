#include "evidence/preset_rows.hpp"

#include <algorithm>
#include <set>

#include "evidence/grid.hpp"
#include "evidence/missing.hpp"
#include "evidence/names.hpp"

namespace kaohe::evidence {

namespace {

using plan::InputInfo;
namespace column = observation_column;

/// The title where it names the thing alone, else the id.
template <class Thing>
std::string clear_name(const NameMap<Thing>& names, const Thing& thing, const std::string& title) {
  return !title.empty() && names.find(title) == &thing ? title : thing.id;
}

/// Time cells of an input that lie in the period.
std::vector<std::string> cells_in(const plan::YearPlan& plan, const InputInfo& input,
                                  const plan::Period& period) {
  const plan::CellKind kind = grid_of(input);
  std::vector<std::string> cells;
  for (int index = 1; index <= cells_in_year(kind); ++index) {
    const NamedCell cell{plan.year, kind, index};
    const bool is_in =
        first_day_of(cell) >= period.first_day && last_day_of(cell) <= period.last_day;
    if (is_in) cells.push_back(cell_name(cell));
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
    std::vector<const plan::Assessee*> own;
    for (const plan::Assessee& assessee : names.domain().assessees) {
      if (names.recorders(plan_, input, assessee.id).count(unit_) != 0) own.push_back(&assessee);
    }
    if (own.empty()) return;
    std::vector<std::string> row(kObservations.columns.size());
    name(names, input, row);
    if (input.type == plan::InputType::events) return allow_events(names, own);
    for (const std::string& cell : cells_in(plan_, input, period_)) {
      row[column::cell] = cell;
      add_rows(names, input, own, row);
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

  void allow_events(const DomainNames& names, const std::vector<const plan::Assessee*>& own) {
    for (const plan::Assessee* assessee : own)
      allow(column::assessee, clear_name(names.assessees(), *assessee, assessee->name));
  }

  void add_rows(DomainNames& names, const InputInfo& input,
                const std::vector<const plan::Assessee*>& own, std::vector<std::string>& row) {
    if (input.scope == plan::InputScope::domain) return add_row(row, "", "");
    if (input.scope == plan::InputScope::pool) {
      for (const std::string& pool : names.pools().ids()) add_row(row, pool, "");
      return;
    }
    for (const plan::Assessee* assessee : own) {
      const std::string who = clear_name(names.assessees(), *assessee, assessee->name);
      const plan::SubInfo* sub = names.domain().system.find_sub(input.sub);
      if (sub == nullptr || sub->sample > 0) {
        add_row(row, who, "");
        continue;
      }
      const NameMap<plan::Subject>& subjects = names.subjects(*assessee, input.sub);
      const auto list = assessee->subjects.find(input.sub);
      if (list == assessee->subjects.end()) continue;
      for (const plan::Subject& subject : list->second)
        add_row(row, who, clear_name(subjects, subject, subject.name));
    }
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

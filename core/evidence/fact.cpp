#include "evidence/fact.hpp"

#include "evidence/grid.hpp"
#include "evidence/hints.hpp"
#include "evidence/values.hpp"

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using plan::Assessee;
using plan::CellKind;
using plan::InputInfo;
using plan::InputScope;
using plan::InputSource;

void read_pool(Row& row, int column, const DomainNames& domain, Observation& fact) {
  const Pool* pool = domain.pools().find(row.cell(column));
  if (pool != nullptr) {
    fact.assessee = pool->id;
    return;
  }
  row.refuse(column,
             say({"the id of a pool, since this input has one value for each pool: {}{}",
                  "考核分组的编号(本项按分组报一个数):{}{}"},
                 listed(domain.pools().ids()), suggestion(row.cell(column), domain.pools())));
}

void read_whole_domain(Row& row, int column, const DomainNames& domain) {
  const std::string_view name = row.cell(column);
  if (name.empty() || name == domain.domain().id || name == domain.domain().title) return;
  row.refuse(column, say({"nothing, or \"{}\", since this input has one value for the whole domain",
                          "留空,或填“{}”(本项全领域只报一个数)"},
                         domain.words()));
}

/// The assessee, where the input is recorded for one; nullptr: it is not, or the cell is refused.
const Assessee* read_entity(Row& row, int column, const DomainNames& domain, const InputInfo& input,
                            Observation& fact) {
  if (input.scope == InputScope::assessee) {
    const Assessee* assessee = read_assessee(row, column, domain);
    if (assessee != nullptr) fact.assessee = assessee->id;
    return assessee;
  }
  if (input.scope == InputScope::pool) {
    read_pool(row, column, domain, fact);
  } else {
    read_whole_domain(row, column, domain);
  }
  return nullptr;
}

void read_drawn(Session& session, Row& row, int column, const Assessee& assessee,
                const std::string& sub, Observation& fact) {
  const auto draw = session.draws.find({&assessee, sub});
  if (draw == session.draws.end()) {
    row.refuse(
        say({"no sample of \"{}\" has been drawn for \"{}\"; record the draw in draws.csv first",
             "“{1}”尚未抽取样本“{0}”;请先在 draws.csv 中登记抽样"},
            sub, assessee.id));
    return;
  }
  const std::vector<std::string>& drawn = session.records.all_draws[draw->second].subjects;
  fact.subject = row.text(column);
  if (std::find(drawn.begin(), drawn.end(), fact.subject) != drawn.end()) return;
  row.refuse(column, say({"one of those drawn: {}{}", "抽中的对象之一:{}{}"}, listed(drawn),
                         did_you_mean(fact.subject, drawn)));
}

void read_listed(Row& row, int column, DomainNames& domain, const Assessee& assessee,
                 const std::string& sub, Observation& fact) {
  const NameMap<plan::Subject>& subjects = domain.subjects(assessee, sub);
  const plan::Subject* subject = subjects.find(row.cell(column));
  if (subject != nullptr) {
    fact.subject = subject->id;
    return;
  }
  row.refuse(column, say({"an entry of the list \"{}\" of \"{}\", by id or name{}",
                          "“{1}”的名单“{0}”中的对象,填编号或名称{2}"},
                         sub, assessee.id, suggestion(row.cell(column), subjects)));
}

/// Whether the data may speak of another year than the assessment year.
bool speaks_of_other_year(const InputInfo& input) {
  return !input.year.empty() || input.source == InputSource::last_year;
}

Text expected_cell(const InputInfo& input, int year) {
  const std::string example = cell_name({year, grid_of(input), 1});
  switch (grid_of(input)) {
    case CellKind::month:
      return say({"a month of the year, such as {}", "本年度的月份,如 {}"}, example);
    case CellKind::quarter:
      return say({"a quarter of the year, such as {}", "本年度的季度,如 {}"}, example);
    case CellKind::half:
      return say({"a half of the year, such as {}", "本年度的半年,如 {}"}, example);
    case CellKind::year:
      break;
  }
  return say({"the year, {}", "本年度,即 {}"}, example);
}

/// The last day of which something can be known in the period that the fact is submitted in; of one
/// that is submitted in no period: on the last day for which a result is asked.
Date last_known_day(const Session& session, const Observation& fact) {
  const plan::Period* period = session.plan.find_period(fact.period);
  if (period == nullptr) return session.plan.periods.back().asked_on;
  const bool is_year_end = period == &session.plan.periods.back();
  return is_year_end ? make_date(session.plan.year, 12, 31) : period->last_day;
}

/// "a fact of 2023-12-30 cannot be known in q1, which ends 2023-03-31: …"
Text too_late(const Session& session, const Observation& fact, const std::string& when, Date last) {
  if (fact.period.empty()) {
    return say({"what is dated later is not known when the year's result is asked for ({}): "
                "correct the date",
                "年度结果以 {} 为准,此后的数据不计入;请更正日期"},
               to_text(last));
  }
  if (fact.period == session.plan.periods.back().id) {
    return say(
        {"a fact of {} cannot be known in {}, which ends {}: it belongs to the next year; of "
         "a fact of this year give the day on which it was so",
         "{} 的事项不属于“{}”(截至 {}),应计入下一年度;确属本年度的,请填事项发生的日期"},
        when, fact.period, to_text(last));
  }
  return say({"a fact of {} cannot be known in {}, which ends {}: put it into the file of its own "
              "period",
              "{} 的事项不会在“{}”(截至 {})就已知道;请填入它所属考核阶段的文件"},
             when, fact.period, to_text(last));
}

/// Whether the fact lies within the days that the year and the period of submission can speak of.
bool check_date(Session& session, Row& row, int column, const InputInfo& input,
                const Observation& fact) {
  const Date last = last_known_day(session, fact);
  if (!speaks_of_other_year(input) && *fact.date < session.plan.facts_from) {
    require_counted(session, row, column, fact.date);
    return false;
  }
  if (*fact.date <= last) return true;
  row.refuse(column, say({"a day up to {}; {}", "{} 或以前的日期;{}"}, to_text(last),
                         too_late(session, fact, to_text(*fact.date), last)));
  return false;
}

void check_cell(Session& session, Row& row, int column, const InputInfo& input,
                const NamedCell& cell, const Observation& fact) {
  const Date last = last_known_day(session, fact);
  const Date first = session.plan.facts_from;
  if (!speaks_of_other_year(input) && last_day_of(cell) < first) {
    row.refuse(column, say({"one that does not end before {}, since facts count from that day "
                            "(facts_from in year.toml): delete the row, or correct it",
                            "不早于 {} 的时段(year.toml 的 facts_from:从这一天起的事实才计入考核);"
                            "请删去本行,或予以更正"},
                           to_text(first)));
  } else if (first_day_of(cell) > last) {
    row.refuse(column, say({"one that begins by {}; {}", "{} 或以前开始的时段;{}"}, to_text(last),
                           too_late(session, fact, cell_name(cell), last)));
  }
}

}  // namespace

void read_named_cell(Session& session, Row& row, int column, const InputInfo& input,
                     Observation& fact) {
  const std::string written = row.digits(column);
  const std::optional<NamedCell> cell = parse_cell(written);
  const bool right_year = cell && (cell->year == session.plan.year || speaks_of_other_year(input));
  if (!cell || cell->kind != grid_of(input) || !right_year) {
    row.refuse(column, say({"{}{}", "{}{}"}, expected_cell(input, session.plan.year),
                           cell ? Text{} : cell_hint(written, grid_of(input))));
    return;
  }
  fact.cell = cell->index;
  check_cell(session, row, column, input, *cell, fact);
}

namespace {
/// Without a named cell the date decides; a year's value needs neither.
void find_cell(Session& session, Row& row, const FactColumns& columns, const InputInfo& input,
               Observation& fact) {
  const CellKind grid = grid_of(input);
  const std::optional<NamedCell> cell =
      fact.date ? std::optional(cell_of(*fact.date, grid)) : std::nullopt;
  if (cell && cell->year == session.plan.year) {
    fact.cell = cell->index;
    return;
  }
  if (cell && !speaks_of_other_year(input)) {
    row.refuse(
        columns.date,
        say({"a day of {}; for an earlier or later fact of this year name the cell in \"{}\"",
             "本年度({} 年)内的日期;确属本年度的事项,请在“{}”栏写明所属时段"},
            session.plan.year, row.heading(columns.cell)));
  } else if (grid == CellKind::year) {
    fact.cell = 1;
  } else if (const bool date_is_refused =
                 !cell && columns.date >= 0 && !row.cell(columns.date).empty();
             !date_is_refused) {
    const Text expected = expected_cell(input, session.plan.year);
    row.refuse(columns.cell, columns.date < 0 || cell
                                 ? expected
                                 : say({"{}, unless there is a date", "{};或者填日期"}, expected));
  }
}

bool read_time(Session& session, Row& row, const FactColumns& columns, const InputInfo& input,
               Observation& fact) {
  if (columns.date >= 0) fact.date = row.date(columns.date);
  if (fact.date && !check_date(session, row, columns.date, input, fact)) return false;
  const bool is_named = !row.cell(columns.cell).empty();
  if (is_named) {
    read_named_cell(session, row, columns.cell, input, fact);
  } else {
    find_cell(session, row, columns, input, fact);
  }
  return !is_named && !fact.date;
}
}  // namespace

const InputInfo* read_input(Row& row, const DomainNames& domain, InputColumns columns) {
  const std::string_view name = row.cell(columns.indicator);
  const plan::IndicatorInfo* indicator = name.empty() ? nullptr : domain.indicators().find(name);
  if (indicator == nullptr && !name.empty()) {
    row.refuse(columns.indicator,
               say({"an indicator of \"{}\", by id or title{}", "“{}”的指标,填编号或名称{}"},
                   domain.words(), suggestion(name, domain.indicators())));
    return nullptr;
  }
  const InputNames& inputs = domain.inputs(indicator);
  const InputInfo* input = inputs.find(row.cell(columns.input));
  if (input != nullptr) return input;
  const Text near = suggestion(row.cell(columns.input), inputs);
  if (indicator != nullptr) {
    row.refuse(columns.input, say({"an input of \"{}\": {}{}", "“{}”的监测项目:{}{}"},
                                  indicator->id, listed(inputs.ids()), near));
  } else if (inputs.empty()) {
    row.refuse(columns.indicator, say({"the id of the indicator that the input belongs to",
                                       "监测项目所属指标的编号"}));
  } else {
    row.refuse(columns.input,
               say({"an input that \"{}\" shares: {}, or else its indicator in \"{}\"{}",
                    "“{}”的共用监测项目:{},否则请填“{}”栏{}"},
                   domain.words(), listed(inputs.ids()), row.heading(columns.indicator), near));
  }
  return nullptr;
}

void read_subject(Session& session, Row& row, int column, DomainNames& domain,
                  const InputInfo& input, const Assessee* assessee, Observation& fact) {
  if (input.named) {
    fact.subject = row.required(column, say({"a name or number of its own, such as a case number",
                                             "具体对象的名称或编号,如案件编号"}));
  } else if (input.sub.empty()) {
    if (!row.cell(column).empty())
      row.refuse(column, say({"an empty cell, since this input is not recorded by subject",
                              "留空(本项不分具体对象)"}));
  } else if (assessee != nullptr) {
    const plan::SubInfo* sub = domain.domain().system.find_sub(input.sub);
    const bool is_drawn = sub != nullptr && sub->sample > 0;
    if (is_drawn) {
      read_drawn(session, row, column, *assessee, input.sub, fact);
    } else {
      read_listed(row, column, domain, *assessee, input.sub, fact);
    }
  }
}

bool read_fact(Session& session, Row& row, DomainNames& domain, const InputInfo& input,
               const FactColumns& columns, Observation& fact) {
  fact.domain = domain.domain().id;
  fact.input = input.id;
  fact.origin.place = row.place();
  const Assessee* assessee = read_entity(row, columns.assessee, domain, input, fact);
  read_subject(session, row, columns.subject, domain, input, assessee, fact);
  const bool undated = read_time(session, row, columns, input, fact);
  if (fact.not_applicable) return undated;
  const ValueReading reading = read_value(input, row.digits(columns.value));
  if (reading.value) {
    fact.value = *reading.value;
  } else {
    row.refuse(columns.value, reading.expected);
  }
  return undated;
}

void keep_fact(Session& session, Row& row, const InputInfo& input, Observation fact, bool undated) {
  if (row.is_wrong()) return;
  std::vector<Observation>& list = session.records.observations_by_domain[fact.domain];
  if (list.empty()) list.reserve(session.rows_expected);
  session.repeats.check(row, input, fact, undated, list);
  if (!row.is_wrong()) list.push_back(std::move(fact));
}

}  // namespace kaohe::evidence

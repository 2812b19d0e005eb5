#include "cycle/record_named.hpp"

#include <algorithm>

#include "cycle/naming.hpp"
#include "evidence/names.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

using ledger::Entry;
using ledger::Observation;
using nlohmann::json;

void refuse_number(std::int64_t number, const Text& what) {
  throw Error(ErrorKind::data, {"#" + std::to_string(number)}, what);
}

void refuse_kind(std::int64_t number, const char* kind) {
  refuse_number(number, say({"it is no record of the kind \"{}\"; `kaohe record list --kind {}` "
                             "shows the numbers",
                             "它不是“{}”记录;编号见 kaohe record list --kind {}"},
                            ledger::kind_title(kind), std::string(kind)));
}

nlohmann::json grounds_of(const std::string& reason, const std::string& document) {
  nlohmann::json grounds{{"reason", reason}};
  if (!document.empty()) grounds["document"] = document;
  return grounds;
}

void require_reason(std::int64_t number, const std::string& reason) {
  if (!reason.empty()) return;
  refuse_number(number,
                say({"a reason is missing; say with --reason why", "缺少理由;请用 --reason 写明"}));
}

RecordNamed record_named(const Desk& desk, std::int64_t number) {
  std::optional<Entry> entry = desk.ledger().find(number);
  if (!entry || entry->year != desk.plan().year)
    refuse_number(number,
                  say({"the ledger has no such record of {}; `kaohe record list` shows the numbers",
                       "账本中没有 {} 年度的这条记录;编号可用 kaohe record list 查看"},
                      desk.plan().year));
  RecordNamed named{*std::move(entry), number};
  const bool is_single = named.entry.row_count == 1;
  desk.ledger().observations(named.entry, [&](const Observation& row) {
    if (is_single || row.origin.number == number) named.row = row;
  });
  if (named.row) named.number = named.row->origin.number;
  return named;
}

bool is_confirmed_in_any(const Progress& progress, const RecordNamed& named) {
  const std::vector<std::string> domains = named.domains();
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return progress.standing().is_confirmed(named.entry, named.period(), domain);
  });
}

bool is_confirmed_in_all(const Progress& progress, const RecordNamed& named) {
  const std::vector<std::string> domains = named.domains();
  return std::all_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return progress.standing().is_confirmed(named.entry, named.period(), domain);
  });
}

void require_standing(const Desk& desk, const RecordNamed& named) {
  const Progress& progress = desk.progress();
  for (const std::int64_t one : {named.number, named.entry.number}) {
    if (progress.standing().is_withdrawn(one))
      refuse_number(named.number, say({"it was withdrawn, and there is nothing left to change",
                                       "该记录已经撤回,无可更改"}));
    const Entry* later = progress.standing().replacement_of(one);
    if (later == nullptr) continue;
    refuse_number(named.number,
                  later->kind == ledger::kCancellationKind
                      ? say({"#{} takes it away, by {}; nothing else can be done with it",
                             "该记录已由 {1} 提出撤销(#{0}),不能再作更改"},
                            later->number, person_words(desk.plan(), later->actor.person))
                      : say({"a later record has taken its place, #{} by {}; name that one",
                             "该记录已被 {1} 的记录 #{0} 取代;请改用 #{0}"},
                            later->last_number(), person_words(desk.plan(), later->actor.person)));
  }
}

bool is_about_lead_unit(const plan::YearPlan& plan, const Observation& row) {
  const plan::Domain* domain = plan.find_domain(row.domain);
  return domain != nullptr && !row.period.empty() && plan.is_of_lead_unit(*domain, row.assessee);
}

namespace {

void refuse_disputed(const ledger::Objection& one, std::int64_t number) {
  refuse_number(
      number,
      one.outcome.empty()
          ? say({"{} objects to it (#{}), and only the answer changes it: `kaohe objection answer "
                 "{}`, or its author withdraws the objection",
                 "对该记录有异议 {}(#{}),只能由答复更改:kaohe objection answer {},"
                 "或由提出人撤回异议"},
                one.document, one.origin.number, one.origin.number)
          : say({"an objection to it has its answer, {} (#{}), which stands once it is confirmed; "
                 "what is wrong with the answer is put right with `kaohe record correct {}`",
                 "对该记录的异议已有答复 {}(#{}),经确认后以答复为准;答复有误的请用 kaohe record "
                 "correct {} 更正"},
                one.answer, one.origin.number, one.origin.number));
}

template <class Matters>
void refuse_if_disputed(const Desk& desk, const RecordNamed& named, const Matters& matters) {
  if (named.entry.row_count == 0) return;
  const auto records = on_record(desk);
  if (records->all_objections.empty()) return;
  desk.ledger().observations(named.entry, [&](const Observation& row) {
    if (named.row && row.origin.number != named.number) return;
    for (const ledger::Objection& one : records->all_objections)
      if (matters(one) && speaks_of(one.about, one.date, row))
        refuse_disputed(one, row.origin.number);
  });
}

}  // namespace

void require_undisputed(const Desk& desk, const RecordNamed& named) {
  refuse_if_disputed(desk, named, [](const ledger::Objection&) { return true; });
}

void require_no_open_objection(const Desk& desk, const RecordNamed& named) {
  refuse_if_disputed(desk, named, [](const ledger::Objection& one) { return one.outcome.empty(); });
}

void require_replaced_undisputed(const Desk& desk, const Entry& entry) {
  const bool has_rows =
      entry.kind == ledger::kObservationsKind || entry.kind == ledger::kCancellationKind;
  if (!has_rows) return;
  try {
    // Through a proposal too: what takes its place takes the place of what it would replace.
    for (Entry at = entry; at.replaces;) {
      const RecordNamed named = record_named(desk, *at.replaces);
      require_undisputed(desk, named);
      at = named.entry;
    }
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    problems.push_back(
        {{"#" + std::to_string(entry.number)},
         say({"this would change it; let its author withdraw it: `kaohe record withdraw {}`",
              "该记录会改动上列记录;请由其录入人撤回:kaohe record withdraw {}"},
             entry.number)});
    throw Error(error.kind(), std::move(problems));
  }
}

bool changes_disputed(const ledger::Ledger& ledger, const ledger::MemorySource& records,
                      const Entry& entry) {
  bool is_disputed = false;
  for (std::optional<Entry> at = entry; at && at->replaces && !is_disputed;) {
    const std::int64_t replaced = *at->replaces;
    at = ledger.find(replaced);
    if (!at || at->row_count == 0) continue;
    ledger.observations(*at, [&](const Observation& row) {
      for (const ledger::Objection& one : records.all_objections)
        is_disputed |= row.origin.number == replaced && speaks_of(one.about, one.date, row);
    });
  }
  return is_disputed;
}

Deeds deeds_of_row(const plan::YearPlan& plan, const Observation& row) {
  const plan::Domain* domain = plan.find_domain(row.domain);
  const plan::InputInfo* input = domain == nullptr ? nullptr : domain->system.find_input(row.input);
  if (input == nullptr) {
    refuse_number(row.origin.number,
                  say({"its input \"{}\" is not in this year's indicator system; use the "
                       "configuration under which it was recorded",
                       "其监测项目“{}”不在本年度指标体系中;请使用录入时的年度配置"},
                      row.input));
  }
  return deeds_of(plan, row, evidence::DomainNames(*domain).units(*input));
}

std::optional<Deeds> deeds_of_record(const plan::YearPlan& plan, const Entry& entry, Date day) {
  std::optional<Deeds> deeds;
  if (entry.kind == ledger::DutyFinding::kKind)
    return deeds_of(ledger::record_of<ledger::DutyFinding>(entry));
  InputUnits units(plan);
  ledger::for_each_kind([&](const char* kind, auto list) {
    using Record =
        typename std::decay_t<decltype(std::declval<ledger::MemorySource>().*list)>::value_type;
    if (entry.kind != kind) return;
    deeds = deeds_on(plan, units, day, ledger::record_of<Record>(entry));
  });
  if (entry.kind == ledger::MatterMerge::kKind)
    deeds = deeds_of(ledger::record_of<ledger::MatterMerge>(entry), units);
  if (entry.kind == ledger::MatterDistinct::kKind)
    deeds = deeds_of(ledger::record_of<ledger::MatterDistinct>(entry), units);
  return deeds;
}

std::unique_ptr<ledger::MemorySource> on_record(const Desk& desk) {
  ledger::ReadOptions options;
  options.year = desk.plan().year;
  options.as_recorded = true;
  return ledger::read_records(desk.ledger(), options);
}

std::unique_ptr<ledger::MemorySource> in_the_way(const Desk& desk) {
  ledger::ReadOptions options;
  options.year = desk.plan().year;
  options.with_what_may_return = true;
  options.as_recorded = true;
  return ledger::read_records(desk.ledger(), options);
}

std::unique_ptr<ledger::MemorySource> in_the_way_of_decisions(const Desk& desk) {
  auto records = in_the_way(desk);
  ledger::ReadOptions options;
  options.year = desk.plan().year;
  options.with_proposed_merges = true;
  const auto counting = ledger::read_records(desk.ledger(), options);
  std::vector<ledger::Adjustment>& list = records->all_adjustments;
  list.insert(list.end(), counting->all_adjustments.begin(), counting->all_adjustments.end());
  return records;
}

}  // namespace kaohe::cycle

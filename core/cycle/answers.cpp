#include "cycle/answers.hpp"

#include <algorithm>

#include "cycle/hearing.hpp"
#include "cycle/naming.hpp"
#include "cycle/record_named.hpp"
#include "evidence/intake.hpp"
#include "evidence/record_row.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::NewEntry;
using ledger::Objection;
using ledger::Observation;
using nlohmann::json;

// ---------- Objecting ----------

Observation disputed_row(const Desk& desk, std::int64_t number) {
  const RecordNamed named = record_named(desk, number);
  if (!named.row)
    refuse_number(number, say({"it is no single observation (kind \"{}\"), and an assessee objects "
                               "to nothing else; name the number of a row",
                               "它不是一条监测记录(类别“{}”);异议只能针对监测记录,请写具体一行的"
                               "编号"},
                              ledger::kind_title(named.entry.kind)));
  const ledger::Standing& in_force = desk.progress().in_force();
  const Observation& row = *named.row;
  // Whatever is proposed in its place, it counts: an assessee disputes what counts.
  if (in_force.counts(named.entry, named.number, row.period, row.domain)) return row;
  require_standing(desk, named);
  if (named.entry.replaces)
    refuse_number(number,
                  say({"it is only a proposed correction of #{}, which counts; object to that one",
                       "它只是对记录 #{0} 的更正建议,目前计入的是 #{0};请对 #{0} 提出异议"},
                      *named.entry.replaces));
  return row;
}

void require_complete(std::int64_t number, const Objecting& objecting) {
  if (!objecting.reason.empty() && !objecting.document.empty()) return;
  refuse_number(number, say({"an objection needs --reason and --document: why, and the paper that "
                             "says so",
                             "提出异议须用 --reason 写明理由、用 --document 写明文件"}));
}

void require_first(const Desk& desk, const Observation& row) {
  const auto records = on_record(desk);
  for (const Objection& one : records->all_objections) {
    if (!speaks_of(one.about, one.date, row)) continue;
    refuse_number(row.origin.number,
                  one.outcome.empty() ? say({"an objection to it is open already (#{} of {})",
                                             "对该记录的异议正在办理(#{},{})"},
                                            one.origin.number, one.document)
                                      : say({"an objection to it was answered already (#{} of {})",
                                             "对该记录的异议已经答复(#{},{})"},
                                            one.origin.number, one.document));
  }
}

// ---------- Answering ----------

/// The open objection that an answer takes the place of.
Objection open_objection(const Desk& desk, std::int64_t number) {
  const RecordNamed named = record_named(desk, number);
  if (named.entry.kind != Objection::kKind) refuse_kind(number, Objection::kKind);
  const Progress& progress = desk.progress();
  const ledger::Entry* later = progress.standing().replacement_of(named.entry.number);
  if (later != nullptr && later->kind == Objection::kKind)
    refuse_number(number, say({"it is answered already, in #{} by {}", "已由 {1} 答复(#{0})"},
                              later->number, person_words(desk.plan(), later->actor.person)));
  require_standing(desk, named);
  auto record = ledger::record_of<Objection>(named.entry);
  if (!record.outcome.empty())
    refuse_number(number, say({"it is an answer itself", "它本身就是答复"}));
  return record;
}

/// Only what is the answer's own: about what it is stays as it was objected to.
Objection with_answer(Objection open, const Objection& given) {
  open.outcome = given.outcome;
  open.value = given.value;
  open.attributes = given.attributes;
  open.answer = given.answer;
  open.answer_reason = given.answer_reason;
  open.answered = given.answered;
  return open;
}

void require_permitted(const Desk& desk, const Objection& answered) {
  require_other_person(desk.plan(), desk.person(),
                       recorders_of(desk.plan(), desk.ledger(), answered), Act::answer_objection,
                       say({"answer an objection to it", "答复对它的异议"}));
}

NewEntry entry_of_answer(const Desk& desk, std::int64_t number, const Objection& open,
                         const Objection& given) {
  const Objection answered = with_answer(open, given);
  InputUnits units(desk.plan());
  const Permit permit = desk.permit(deeds_on(desk.plan(), units, desk.today(), answered).record);
  require_permitted(desk, answered);
  NewEntry entry = desk.entry_of(answered, permit);
  entry.date = answered.answered;
  entry.replaces = number;
  entry.file = given.origin.place.file;
  entry.line = given.origin.place.line;
  return entry;
}

// ---------- An answer read from cells ----------

CsvTable table_of_answer(const Desk& desk, std::int64_t number, const Objection& open,
                         const ObjectionAnswer& given) {
  namespace column = evidence::objection_column;
  auto row = evidence::row_of(desk.plan(), Objection::kKind, ledger::payload_of(open)).value();
  row.cells[column::outcome] = given.outcome;
  row.cells[column::answer] = given.document;
  row.cells[column::answered] = to_text(desk.today());
  if (given.value) row.cells[column::value] = *given.value;
  if (given.attributes) row.cells[column::attributes] = *given.attributes;
  return evidence::table_of_row(*row.form, "#" + std::to_string(number), std::move(row.cells));
}

/// What stands, but for this objection and whatever else its cells could be taken to mean.
std::unique_ptr<ledger::MemorySource> on_record_for(const Desk& desk, std::int64_t number,
                                                    const Objection& open) {
  auto records = in_the_way(desk);
  std::erase_if(records->all_objections,
                [&](const Objection& one) { return one.origin.number == number; });
  ledger::ObservationChoice alike = open.about;
  alike.number = 0;
  std::erase_if(records->observations_by_domain[open.about.domain],
                [&](const Observation& row) { return alike.holds(row) && !open.about.holds(row); });
  return records;
}

Objection read_answer(const Desk& desk, std::int64_t number, const Objection& open,
                      const ObjectionAnswer& given) {
  if (given.outcome.empty())
    refuse_number(number, say({"say with --outcome how it is answered: upheld, reduced or "
                               "withdrawn",
                               "请用 --outcome 写明处理结果:维持、减轻或撤销"}));
  evidence::SubmissionKey key = evidence::key_for_anybody("", "");
  key.today = desk.today();
  const evidence::Intake intake =
      evidence::take_in(desk.plan(), on_record_for(desk, number, open), evidence::kObjections,
                        table_of_answer(desk, number, open, given), key);
  Objection answered = intake.records->all_objections.front();
  answered.answer_reason = given.reason;
  answered.origin.place = {};
  return answered;
}

}  // namespace

std::int64_t object(Desk& desk, std::int64_t number, const Objecting& objecting) {
  const auto make = [&] {
    const Observation row = disputed_row(desk, number);
    const Permit permit = desk.permit({Act::object, row.domain, row.assessee});
    require_complete(number, objecting);
    require_first(desk, row);
    require_objectable(desk, row);
    Objection objection;
    objection.about = {row.domain, row.assessee, row.input,        row.subject,
                       row.cell,   row.matter,   row.origin.number};
    objection.reason = objecting.reason;
    objection.document = objecting.document;
    objection.date = desk.today();
    return std::vector{desk.entry_of(objection, permit)};
  };
  return desk.put(make).front();
}

std::int64_t answer_objection(Desk& desk, std::int64_t number, const ObjectionAnswer& given,
                              const AnswerCheck& check) {
  const auto make = [&] {
    const auto open = open_objection(desk, number);
    const Objection answered = read_answer(desk, number, open, given);
    if (check) check({number, open, with_answer(open, answered)});
    return std::vector{entry_of_answer(desk, number, open, answered)};
  };
  return desk.put(make).front();
}

std::int64_t answer(Desk& desk, std::int64_t number, const Objection& answered) {
  const auto make = [&] {
    return std::vector{entry_of_answer(desk, number, open_objection(desk, number), answered)};
  };
  return desk.put(make).front();
}

Objection counting_answer(const Desk& desk, std::int64_t number) {
  RecordNamed at = record_named(desk, number);
  // The last link is the objection, which replaces nothing.
  while (at.entry.replaces && !is_confirmed_in_any(desk.progress(), at))
    at = record_named(desk, *at.entry.replaces);
  auto counting = ledger::record_of<Objection>(at.entry);
  counting.origin.number = at.number;
  return counting;
}

std::vector<std::int64_t> others_of_matter(const Desk& desk, const Objection& objection) {
  const auto records = on_record(desk);
  const std::vector<Observation>& rows = records->observations_by_domain[objection.about.domain];
  const auto disputed = std::find_if(rows.begin(), rows.end(), [&](const Observation& row) {
    return speaks_of(objection.about, objection.date, row);
  });
  std::vector<std::int64_t> others;
  if (disputed == rows.end() || disputed->matter.empty()) return others;
  for (const Observation& row : rows)
    if (row.assessee == disputed->assessee && row.matter == disputed->matter && &row != &*disputed)
      others.push_back(row.origin.number);
  std::sort(others.begin(), others.end());
  return others;
}

std::set<std::string> recorders_of(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                   const Objection& objection) {
  ledger::ReadOptions options;
  options.year = plan.year;
  options.with_what_may_return = true;  // a proposed correction leaves what is disputed in force
  options.as_recorded = true;           // its objection says the id of that time
  std::set<std::string> persons;
  const auto records = ledger::read_records(ledger, options);
  for (const Observation& row : records->observations_by_domain[objection.about.domain]) {
    if (speaks_of(objection.about, objection.date, row))
      persons.insert(ledger.find(row.origin.number).value().actor.person);
  }
  return persons;
}

}  // namespace kaohe::cycle

// What is said of observations afterwards: objections with their answers, and matters put right.
#include <algorithm>

#include "evidence/attributes.hpp"
#include "evidence/beside.hpp"
#include "evidence/fact.hpp"
#include "evidence/record_key.hpp"
#include "evidence/values.hpp"
#include "plan/items_reading.hpp"

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using ledger::ObservationChoice;
using plan::InputInfo;
namespace column = objection_column;

struct ChoiceColumns {
  int domain, assessee, indicator, input, subject, cell, matter, document, date;
};

/// Which observations a row speaks of, and how many there are.
struct Chosen {
  const InputInfo* input = nullptr;
  ObservationChoice choice;
  std::size_t count = 0;
};

std::size_t count_of(const Session& session, const ObservationChoice& choice,
                     const std::optional<Date>& said) {
  const auto list = session.records.observations_by_domain.find(choice.domain);
  if (list == session.records.observations_by_domain.end()) return 0;
  return static_cast<std::size_t>(
      std::count_if(list->second.begin(), list->second.end(),
                    [&](const Observation& one) { return speaks_of(choice, said, one); }));
}

/// The choice that a row writes down; without input: something of it is refused.
Chosen read_choice(Session& session, Row& row, const ChoiceColumns& columns) {
  DomainNames* domain = read_domain(session, row, columns.domain);
  if (domain == nullptr) return {};
  const plan::Assessee* assessee = read_assessee(row, columns.assessee, *domain);
  const InputInfo* input = read_input(row, *domain, {columns.indicator, columns.input});
  if (assessee == nullptr || input == nullptr) return {};
  Observation named;
  if (!row.cell(columns.subject).empty())
    read_subject(session, row, columns.subject, *domain, *input, assessee, named);
  if (!row.cell(columns.cell).empty()) read_named_cell(session, row, columns.cell, *input, named);
  Chosen chosen{input,
                {domain->domain().id, assessee->id, input->id, named.subject, named.cell,
                 row.text(columns.matter)}};
  // What is said later speaks of records that are not read yet.
  const std::optional<Date> date = row.date(columns.date);
  chosen.count = count_of(session, chosen.choice, date);
  const bool is_read = !session.read_until || (date && *date <= *session.read_until);
  if (chosen.count == 0 && is_read && !row.is_wrong()) {
    row.refuse(
        say({"there is no record of \"{}\" for \"{}\" with this subject, cell and matter, "
             "dated by then; name them as they stand in the record",
             "“{1}”到所填日期为止没有与所填具体对象、时段、事项相符的“{0}”记录;请按原记录填写"},
            input->id, assessee->id));
  }
  return chosen;
}

const std::vector<plan::OptionInfo>& outcomes() {
  static const std::vector<plan::OptionInfo> list{
      {"upheld", "维持"}, {"reduced", "减轻"}, {"withdrawn", "撤销"}};
  return list;
}

class ObjectionReader {
 public:
  ObjectionReader(Session& session, Row& row, const Chosen& chosen, ledger::Objection& objection)
      : session_(session), row_(row), chosen_(chosen), objection_(objection) {}

  void read() {
    if (row_.cell(column::outcome).empty()) {
      require_empty(column::answer);
      require_empty(column::answered);
      require_no_change({"the objection has no outcome yet", "异议还没有处理结果"});
      return;
    }
    const plan::OptionInfo* outcome =
        pick(row_, column::outcome, outcomes(), {"an outcome: {}{}", "处理结果:{}{}"});
    objection_.answer = row_.required(
        column::answer, say({"the document that answers the objection", "答复异议的文件(文号)"}));
    objection_.answered = row_.required_date(column::answered);
    require_recorded(session_, row_, column::answered, objection_.answered);
    require_in_order();
    if (outcome == nullptr) return;
    objection_.outcome = outcome->id;
    if (objection_.outcome == "withdrawn") require_may_be_missing();
    if (objection_.outcome == "reduced") {
      read_change();
    } else {
      require_no_change({"only \"reduced\" changes a record", "只有“减轻”才改变记录"});
    }
  }

 private:
  void require_empty(int cell_column) {
    if (row_.cell(cell_column).empty()) return;
    row_.refuse(cell_column, say({"an empty cell while there is no outcome; write the outcome",
                                  "没有处理结果的留空;已有结果的请填处理结果"}));
  }
  void require_no_change(const Text& why) {
    for (const int cell_column : {column::value, column::attributes}) {
      if (!row_.cell(cell_column).empty())
        row_.refuse(cell_column, say({"an empty cell: {}", "留空:{}"}, why));
    }
  }
  /// A value that its unit owes must be there: without it there is no figure at all.
  void require_may_be_missing() {
    const plan::InputInfo& input = *chosen_.input;
    const bool is_owed = input.type != plan::InputType::events && !input.periods.empty() &&
                         input.source == plan::InputSource::record;
    if (!is_owed) return;
    row_.refuse(column::outcome,
                say({"\"reduced\" with the value that holds: \"{}\" is owed by its unit, and "
                     "without a value there is no figure",
                     "“减轻”并填写应有的数值:“{}”是必报数据,撤销后该项无法计分"},
                    input.title));
  }
  void require_in_order() {
    if (!objection_.date || !objection_.answered || *objection_.answered >= *objection_.date)
      return;
    row_.refuse(column::answered,
                say({"a day from {} on, when the objection was made", "不早于提出异议的日期 {}"},
                    to_text(*objection_.date)));
  }
  void read_change() {
    if (chosen_.count > 1) {
      row_.refuse(say({"{} records are meant; one is reduced at a time: name its subject, cell or "
                       "matter",
                       "所填条件有 {} 条记录相符,减轻须逐条办理;请写明具体对象、时段或者事项"},
                      chosen_.count));
    }
    const bool has_value = !row_.cell(column::value).empty();
    const bool has_attributes = !row_.cell(column::attributes).empty();
    if (!has_value && !has_attributes) {
      row_.refuse(column::value, say({"the value or the attributes that hold from now on",
                                      "更正后的数值或者属性"}));
    }
    if (has_value) {
      const ValueReading reading = read_value(*chosen_.input, row_.digits(column::value));
      if (!reading.value) row_.refuse(column::value, reading.expected);
      objection_.value = reading.value;
      require_milder();
    }
    if (has_attributes)
      objection_.attributes = read_attributes(row_, column::attributes, *chosen_.input);
  }

  /// The record whose value is another one now; nullptr: its table does not have it.
  const Observation* reduced() const {
    const auto list = session_.records.observations_by_domain.find(chosen_.choice.domain);
    if (list == session_.records.observations_by_domain.end()) return nullptr;
    for (const Observation& one : list->second)
      if (speaks_of(chosen_.choice, objection_.date, one)) return &one;
    return nullptr;
  }

  /// Whether each record of the input costs as often as its value says: fewer are milder.
  bool costs_each() const {
    const InputInfo& input = *chosen_.input;
    if (input.type != plan::InputType::events || input.awarded_points) return false;
    const auto& system = session_.plan.find_domain(chosen_.choice.domain)->system;
    const std::vector<plan::ItemReading> reading = plan::items_reading(system, input);
    return std::all_of(reading.begin(), reading.end(),
                       [](const plan::ItemReading& one) { return one.prices_each(); });
  }

  void require_milder() {
    const Observation* record = reduced();
    if (record == nullptr || !objection_.value) return;
    if (costs_each() && *objection_.value > record->value)
      row_.refuse(column::value, say({"at most {}, as the record has it: an objection that is "
                                      "answered with a reduction makes nothing worse",
                                      "不大于原记录的 {}:减轻不得加重"},
                                     record->value.text()));
    if (*objection_.value == record->value && row_.cell(column::attributes).empty())
      row_.refuse(column::value, say({"another value than {}, which the record has: where nothing "
                                      "changes the answer is \"upheld\"",
                                      "与原记录的 {} 不同的数值;没有变化的,处理结果应为“维持”"},
                                     record->value.text()));
  }

  Session& session_;
  Row& row_;
  const Chosen& chosen_;
  ledger::Objection& objection_;
};

/// Reads into `list` what each row says of which observations: what is common to all of it here,
/// the rest by `read`.
template <class Said, class Read>
void read_said(Session& session, const Table& table, const ChoiceColumns& columns,
               const Text& document, const MessageFor<std::string>& repeated,
               std::vector<Said>& list, const Read& read) {
  for_each_row(session, table, [&](Row& row) {
    const Chosen chosen = read_choice(session, row, columns);
    if (chosen.input == nullptr) return;
    Said said;
    said.origin.place = row.place();
    said.about = chosen.choice;
    said.document = row.required(columns.document, document);
    said.date = row.required_date(columns.date);
    require_counted_and_recorded(session, row, columns.date, said.date);
    read(row, chosen, said);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(said), repeated);
    if (!row.is_wrong()) list.push_back(std::move(said));
  });
}

void require_returnable(Session& session, Row& row, const Chosen& chosen) {
  if (session.plan.rectified_returns.is_zero()) return;
  const plan::Domain& domain = *session.plan.find_domain(chosen.choice.domain);
  const std::optional<std::string> item = plan::item_without_return(domain.system, *chosen.input);
  if (!item) return;
  row.refuse(rectified_column::input,
             say({"an input whose records are priced one by one: {} judges them together and "
                  "can give nothing back. Delete the row",
                  "逐件计价的监测项目:{} 整体评判,不能返还扣分;请删去本行"},
                 *item));
}
}  // namespace

void read_objections(Session& session, const Table& table) {
  constexpr ChoiceColumns columns{column::domain, column::assessee, column::indicator,
                                  column::input,  column::subject,  column::cell,
                                  column::matter, column::document, column::date};
  read_said(session, table, columns, say({"the document of the objection", "提出异议的文件(文号)"}),
            {"an objection to these records stands already at {}; write its outcome there",
             "对这些记录的异议已录入(见 {});处理结果请填在该行"},
            session.records.all_objections,
            [&](Row& row, const Chosen& chosen, ledger::Objection& objection) {
              objection.reason =
                  row.required(column::reason, say({"why the assessee objects", "异议的理由"}));
              ObjectionReader(session, row, chosen, objection).read();
            });
}

void read_rectified(Session& session, const Table& table) {
  namespace at = rectified_column;
  constexpr ChoiceColumns columns{at::domain, at::assessee, at::indicator, at::input, at::subject,
                                  at::cell,   at::matter,   at::document,  at::date};
  read_said(session, table, columns,
            say({"the document that accepts the rectification", "销号文件(文号)"}),
            {"these records were accepted as rectified already at {}; keep one",
             "这些记录已销号(见 {});请只保留一条"},
            session.records.all_rectified,
            [&](Row& row, const Chosen& chosen, const ledger::Rectified&) {
              require_returnable(session, row, chosen);
            });
}

}  // namespace kaohe::evidence

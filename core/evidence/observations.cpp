#include "evidence/observations.hpp"

#include "evidence/attributes.hpp"
#include "evidence/fact.hpp"

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using plan::IndicatorInfo;
using plan::InputInfo;
using plan::InputSource;
namespace column = observation_column;

constexpr FactColumns kFactColumns{column::assessee, column::subject, column::cell, column::date,
                                   column::value};

/// Reads the rows of one file.
class Reader {
 public:
  Reader(Session& session, const Table& table, const SubmissionKey& key)
      : session_(session), table_(table), key_(key) {
    const plan::Period* period = session.plan.find_period(key.period);
    awards_ = period != nullptr && period->awards;
  }

  void read(const CsvRow& csv) {
    Row row(table_, csv, session_.report);
    DomainNames* domain = read_domain(session_, row, column::domain);
    if (domain == nullptr) return;
    const InputInfo* input = read_input(row, *domain, {column::indicator, column::input});
    if (input == nullptr || !is_recorded(row, *input)) return;
    // Of an event its row alone says that it happened, once.
    const bool is_event = input->type == plan::InputType::events;
    if (!is_event && skip_unfilled(session_, table_, csv)) return;
    Observation fact;
    fact.period = key_.period;
    const bool undated = read_fact(session_, row, *domain, *input, kFactColumns, fact);
    const Text refusal = key_.refusal ? key_.refusal(*domain, *input, fact.assessee)
                                      : refusal_of_unit(*domain, *input, fact.assessee);
    if (!refusal.empty()) row.refuse(refusal);
    read_rest(row, *input, fact);
    keep_fact(session_, row, *input, std::move(fact), undated);
  }

 private:
  bool is_recorded(Row& row, const InputInfo& input) const;
  Text refusal_of_unit(const DomainNames& domain, const InputInfo& input,
                       const std::string& assessee) const;
  void read_rest(Row& row, const InputInfo& input, Observation& fact);

  Session& session_;
  const Table& table_;
  const SubmissionKey& key_;
  bool awards_ = false;
};

Text where_it_belongs(const InputInfo& input) {
  switch (input.source) {
    case InputSource::roster:
      return say({"the roster", "名册"});
    case InputSource::last_year:
      return say({"last_year.csv under \"{}\"", "last_year.csv 的“{}”"}, input.source_id);
    case InputSource::result:
      return say({"imported.csv under \"{}\"", "imported.csv 的“{}”"}, input.source_id);
    case InputSource::notices:
      return say({"notices.csv", "notices.csv"});
    case InputSource::record:
      break;
  }
  return {};
}

/// A unit with its id, as its file is named.
Text unit_text(const plan::YearPlan& plan, const std::string& id) {
  const plan::Organisation* unit = plan.find_organisation(id);
  return {"\"" + id + "\"", unit == nullptr ? "“" + id + "”" : unit->title + "(" + id + ")"};
}

Text units_text(const plan::YearPlan& plan, const std::set<std::string>& ids) {
  Text text;
  for (const std::string& id : ids) {
    const Text unit = unit_text(plan, id);
    text.en += (text.en.empty() ? "" : ", ") + unit.en;
    text.zh += (text.zh.empty() ? "" : "、") + unit.zh;
  }
  return text;
}

/// Whether units record this input at all, and in this period.
bool Reader::is_recorded(Row& row, const InputInfo& input) const {
  if (input.source != InputSource::record) {
    row.refuse(say({"input \"{}\" is not recorded by units; it belongs in {}",
                    "监测项目“{}”不由单位填报;应填入 {}"},
                   input.id, where_it_belongs(input)));
    return false;
  }
  if (input.awarded_points && !awards_) {
    row.refuse(say(
        {"input \"{}\" awards points, which period \"{}\" cannot: before the year-end there are "
         "deductions only (Art. 10); record it in period \"{}\"",
         "监测项目“{}”是赋分,阶段“{}”不得赋分:季度监测和半年评估只扣分(第十条);请在阶段“{}”报送"},
        input.id, key_.period, session_.plan.periods.back().id));
  }
  return true;
}

Text Reader::refusal_of_unit(const DomainNames& domain, const InputInfo& input,
                             const std::string& assessee) const {
  const std::set<std::string> recorders = domain.recorders(session_.plan, input, assessee);
  if (recorders.count(key_.unit) != 0) return {};
  if (domain.units(input).count(key_.unit) != 0) {
    return say({"\"{}\" is {} itself, and nobody records about their own unit; {} stands in: let "
                "that unit submit it",
                "“{}”就是{},对本单位的监测应当回避,由{}代为报送;请由该单位报送"},
               assessee, unit_text(session_.plan, key_.unit), units_text(session_.plan, recorders));
  }
  return say({"input \"{}\" is monitored by {}, not by {} (Art. 11(1-3)); let that unit submit it",
              "监测项目“{}”由{}负责监测,不由{}报送(第十一条(一)至(三));请由该单位报送"},
             input.id, units_text(session_.plan, recorders), unit_text(session_.plan, key_.unit));
}

void Reader::read_rest(Row& row, const InputInfo& input, Observation& fact) {
  fact.origin.unit = key_.unit;
  fact.attributes = read_attributes(row, column::attributes, input);
  fact.matter = row.text(column::matter);
  fact.reason = row.text(column::reason);
  fact.evidence = row.text(column::evidence);
  fact.provisional = row.flag(column::provisional);
  if (input.matter && fact.matter.empty()) {
    row.refuse(
        column::matter,
        say({"the id of the matter (case, document number), since \"{}\" counts one matter once",
             "事项编号(案件号、文号),“{}”须据此避免一事重复"},
            input.id));
  } else if (!input.matter && !fact.matter.empty()) {
    row.refuse(column::matter,
               say({"an empty cell, since \"{}\" counts records and tells no matters apart; write "
                    "the document into \"{}\"",
                    "留空(“{}”按记录计,不分事项);文号请写入“{}”栏"},
                   input.id, row.heading(column::evidence)));
  }
  if (input.reason && fact.reason.empty()) {
    row.refuse(column::reason, say({"a written reason, since \"{}\" is an official's judgement",
                                    "书面理由(“{}”属酌定)"},
                                   input.id));
  }
}
}  // namespace

void read_observations(Session& session, const Table& table, const SubmissionKey& key) {
  Reader reader(session, table, key);
  for (const CsvRow& row : table.rows()) reader.read(row);
}

}  // namespace kaohe::evidence

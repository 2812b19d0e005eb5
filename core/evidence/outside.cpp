// What comes from elsewhere: other assessments' results, last year's values.
#include <algorithm>

#include "evidence/attributes.hpp"
#include "evidence/beside.hpp"
#include "evidence/fact.hpp"

namespace kaohe::evidence {

namespace {
using ledger::Observation;
using plan::InputInfo;
using plan::InputSource;

using Inputs = std::vector<const InputInfo*>;

/// Every input that is taken from this: two indicators may read the same published figure.
template <class Takes>
Inputs inputs_where(const DomainNames& domain, InputSource source, Takes&& takes) {
  Inputs found;
  for (const InputInfo& input : domain.domain().system.inputs) {
    if (input.source == source && takes(input)) found.push_back(&input);
  }
  return found;
}

std::vector<std::string> source_ids(const DomainNames& domain, InputSource source) {
  std::vector<std::string> ids;
  for (const InputInfo* input :
       inputs_where(domain, source, [](const InputInfo&) { return true; })) {
    if (std::find(ids.begin(), ids.end(), input->source_id) == ids.end())
      ids.push_back(input->source_id);
  }
  return ids;
}

/// The document, with the year that the data speak of.
std::string evidence_of(const Row& row, int document_column, int year_column) {
  const std::string document = row.text(document_column), year = row.text(year_column);
  if (year.empty()) return document;
  return document.empty() ? year : document + "(" + year + ")";
}

Inputs imported_inputs(Row& row, const DomainNames& domain) {
  namespace column = imported_column;
  const std::string_view result = row.cell(column::result), name = row.cell(column::column);
  const Inputs of_result = inputs_where(domain, InputSource::result, [&](const InputInfo& input) {
    return input.source_id == result;
  });
  if (of_result.empty()) {
    const std::vector<std::string> known = source_ids(domain, InputSource::result);
    row.refuse(column::result,
               say({"a result that \"{}\" takes: {}{}", "“{}”所引用的外部考核:{}{}"},
                   domain.words(), listed(known), did_you_mean(result, known)));
    return {};
  }
  Inputs found;
  std::vector<std::string> known;
  for (const InputInfo* input : of_result) {
    if (own_id(*input) == name || input->title == name) found.push_back(input);
    known.emplace_back(own_id(*input));
  }
  if (found.empty())
    row.refuse(column::column,
               say({"a column that is taken from \"{}\": {}{}", "引自“{}”的数据项:{}{}"}, result,
                   listed(known), did_you_mean(name, known)));
  return found;
}

/// What is wrong with a row is wrong for every input that takes it: said once.
void keep_for_each(Session& session, Row& row, DomainNames& domain, const Inputs& inputs,
                   const FactColumns& columns, const Observation& common) {
  for (const InputInfo* input : inputs) {
    if (row.is_wrong()) return;
    Observation fact = common;
    const bool undated = read_fact(session, row, domain, *input, columns, fact);
    fact.attributes = no_attributes(*input);
    keep_fact(session, row, *input, std::move(fact), undated);
  }
}
}  // namespace

void read_imported(Session& session, const Table& table) {
  namespace column = imported_column;
  for_each_row(session, table, [&](Row& row) {
    DomainNames* domain = read_domain(session, row, column::domain);
    if (domain == nullptr) return;
    const Inputs inputs = imported_inputs(row, *domain);
    Observation common;
    common.evidence = evidence_of(row, column::document, column::year);
    common.provisional = row.flag(column::provisional);
    keep_for_each(session, row, *domain, inputs,
                  {column::assessee, column::subject, column::cell, column::date, column::value},
                  common);
  });
}

namespace {
/// No past: there is nothing to compare with, and a document says so.
bool read_no_past(Row& row) {
  namespace column = last_year_column;
  const std::string_view value = row.cell(column::value);
  if (!value.empty() && value != "-") return false;
  row.required(column::document, say({"the document that shows why there is no value of last year",
                                      "说明无上年数据的文件"}));
  return true;
}
}  // namespace

void read_last_year(Session& session, const Table& table) {
  namespace column = last_year_column;
  for_each_row(session, table, [&](Row& row) {
    DomainNames* domain = read_domain(session, row, column::domain);
    if (domain == nullptr) return;
    const std::string_view name = row.cell(column::name);
    const Inputs inputs =
        inputs_where(*domain, InputSource::last_year,
                     [&](const InputInfo& input) { return input.source_id == name; });
    if (inputs.empty()) {
      const std::vector<std::string> known = source_ids(*domain, InputSource::last_year);
      row.refuse(column::name,
                 say({"a name that \"{}\" takes from last year: {}{}", "“{}”所用的上年数据项:{}{}"},
                     domain->words(), listed(known), did_you_mean(name, known)));
      return;
    }
    Observation common;
    common.evidence = evidence_of(row, column::document, column::year);
    common.not_applicable = read_no_past(row);
    keep_for_each(session, row, *domain, inputs,
                  {column::assessee, column::subject, column::cell, -1, column::value}, common);
  });
}

}  // namespace kaohe::evidence

#include "grading/records.hpp"

#include <algorithm>
#include <tuple>

#include "base/errors.hpp"

namespace kaohe::grading {

namespace {

struct Collector {
  const plan::YearPlan& plan;
  const plan::Domain& domain;
  Date known_until;
  DomainRecords records;
  std::vector<Problem> problems;

  bool is_known(const std::optional<Date>& date) const { return is_known_by(date, known_until); }

  bool is_of_year(const std::optional<Date>& date) const {
    return !date || (*date >= make_date(plan.year, 1, 1) && *date <= make_date(plan.year, 12, 31));
  }

  template <class Record>
  AssesseeRecords* find(const Record& record) {
    const auto found = records.assessees.find(record.assessee);
    if (found != records.assessees.end()) return &found->second;
    problems.push_back({record.origin.place,
                        say({"the assessee \"{}\" is none of the domain {}; write an id of its "
                             "roster",
                             "考核对象“{}”不在领域 {} 的名册内;请写名册中的编号"},
                            record.assessee, domain.id)});
    return nullptr;
  }

  void refuse_second(const ledger::Origin& origin, const std::string& what) {
    problems.push_back(
        {origin.place, say({"a second record of {}; correct the first instead, or where that "
                            "is to be taken away confirm both together",
                            "{} 重复录入;请更正原记录;撤销原记录的,请一并确认"},
                           what)});
  }

  /// Whether a record of the domain, known and of the year where that matters, goes into a list of
  /// its assessee.
  template <class Record>
  void take_dated(const Record& record, std::vector<Record> AssesseeRecords::*list) {
    if (record.domain != domain.id || !is_known(record.date)) return;
    if (AssesseeRecords* entry = find(record)) (entry->*list).push_back(record);
  }

  void take_survey(const ledger::Survey& survey) {
    if (survey.domain != domain.id || !is_known(survey.date)) return;
    AssesseeRecords* entry = find(survey);
    if (entry == nullptr) return;
    for (const ledger::Survey& known : entry->surveys) {
      if (known.survey == survey.survey) {
        refuse_second(survey.origin, survey.survey + " " + survey.assessee);
        return;
      }
    }
    entry->surveys.push_back(survey);
  }

  void take_decision(const ledger::Decision& decision) {
    if (decision.domain != domain.id || !is_known(decision.date)) return;
    if (decision.kind == "good_line") {
      take_good_line(decision);
    } else if (decision.kind == "grade") {
      take_grade(decision);
    }
  }

  void take_good_line(const ledger::Decision& decision) {
    for (const ledger::Decision& known : records.good_lines) {
      if (known.scope != decision.scope) continue;
      refuse_second(decision.origin, "good_line " + domain.id +
                                         (decision.scope.empty() ? "" : " " + decision.scope));
      return;
    }
    records.good_lines.push_back(decision);
  }

  void take_grade(const ledger::Decision& decision) {
    AssesseeRecords* entry = find(decision);
    if (entry == nullptr) return;
    if (entry->grades.empty()) {
      entry->grades.push_back(decision);
    } else {
      refuse_second(decision.origin, "grade " + decision.assessee);
    }
  }
};

template <class Record>
void sort_by_date(std::vector<Record>& list) {
  std::sort(list.begin(), list.end(), [](const Record& a, const Record& b) {
    return std::tie(a.date, a.origin.number, a.document) <
           std::tie(b.date, b.origin.number, b.document);
  });
}

void sort_all(AssesseeRecords& records) {
  sort_by_date(records.circulars);
  sort_by_date(records.findings);
  sort_by_date(records.closings);
  std::sort(records.votes.begin(), records.votes.end(),
            [](const ledger::Votes& a, const ledger::Votes& b) {
              return a.origin.number < b.origin.number;
            });
  std::sort(records.surveys.begin(), records.surveys.end(),
            [](const ledger::Survey& a, const ledger::Survey& b) { return a.survey < b.survey; });
}

}  // namespace

const ledger::Decision* DomainRecords::line_of(const std::string& domain,
                                               const std::string& scope) const {
  const ledger::Decision* whole_domain = nullptr;
  for (const ledger::Decision& decision : good_lines) {
    const std::string full = domain + "/" + decision.scope;
    if (decision.scope == scope || full == scope) return &decision;
    if (decision.scope.empty()) whole_domain = &decision;
  }
  return whole_domain;
}

DomainRecords records_of(const plan::YearPlan& plan, const plan::Domain& domain,
                         const ledger::ObservationSource& source, Date known_until) {
  Collector collector{plan, domain, known_until, {}, {}};
  for (const plan::Assessee& assessee : domain.assessees) {
    collector.records.assessees[assessee.id];
  }
  for (const ledger::Circular& circular : source.circulars()) {
    if (plan.circular_year_of == "record" || collector.is_of_year(circular.date)) {
      collector.take_dated(circular, &AssesseeRecords::circulars);
    }
  }
  for (const ledger::Review& review : source.reviews()) {
    collector.take_dated(review, &AssesseeRecords::reviews);
  }
  for (const ledger::Votes& votes : source.votes()) {
    collector.take_dated(votes, &AssesseeRecords::votes);
  }
  for (const ledger::Survey& survey : source.surveys()) collector.take_survey(survey);
  for (const ledger::Finding& finding : source.findings()) {
    collector.take_dated(finding, &AssesseeRecords::findings);
  }
  for (const ledger::Closing& closing : source.closings()) {
    collector.take_dated(closing, &AssesseeRecords::closings);
  }
  for (const ledger::Decision& decision : source.decisions()) collector.take_decision(decision);
  if (!collector.problems.empty()) throw Error(ErrorKind::data, std::move(collector.problems));
  for (auto& [id, records] : collector.records.assessees) sort_all(records);
  return std::move(collector.records);
}

}  // namespace kaohe::grading

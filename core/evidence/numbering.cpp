#include "evidence/numbering.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace kaohe::evidence {

namespace {
using namespace ledger;

/// Compares what two observations of one domain say; the periods come as ranks of the year's
/// calendar.
class ObservationOrder {
 public:
  explicit ObservationOrder(const plan::YearPlan& plan) {
    for (std::size_t i = 0; i < plan.periods.size(); ++i) ranks_[plan.periods[i].id] = i + 1;
  }

  void sort(std::vector<Observation>& observations) const {
    std::vector<Entry> entries;
    entries.reserve(observations.size());
    for (Observation& observation : observations)
      entries.push_back({rank(observation.period), day(observation), &observation});
    std::sort(entries.begin(), entries.end(), before);
    std::vector<Observation> sorted;
    sorted.reserve(observations.size());
    for (const Entry& entry : entries) sorted.push_back(std::move(*entry.observation));
    observations = std::move(sorted);
  }

 private:
  struct Entry {
    std::size_t period;
    std::int32_t day;
    Observation* observation;
  };

  static bool before(const Entry& a, const Entry& b) {
    if (a.period != b.period) return a.period < b.period;
    if (a.day != b.day) return a.day < b.day;
    return content(*a.observation) < content(*b.observation);
  }
  using Content =
      std::tuple<const std::string&, const std::string&, const int&, const std::string&,
                 const Rational&, const std::vector<int>&, const std::string&, const std::string&,
                 const std::string&, const bool&, const bool&, const std::string&>;
  static Content content(const Observation& o) {
    return {o.assessee, o.input,  o.cell,     o.subject,     o.value,          o.attributes,
            o.matter,   o.reason, o.evidence, o.provisional, o.not_applicable, o.origin.unit};
  }
  std::size_t rank(const std::string& period) const {
    const auto found = ranks_.find(period);
    return found == ranks_.end() ? 0 : found->second;
  }
  static std::int32_t day(const Observation& observation) {
    return observation.date ? day_number(*observation.date) : 0;
  }

  std::unordered_map<std::string, std::size_t> ranks_;
};

auto content(const Submission& r) {
  return std::tie(r.period, r.unit, r.domain, r.nil);
}
auto content(const Draw& r) {
  return std::tie(r.domain, r.assessee, r.sub, r.frame, r.seed, r.subjects);
}
auto content(const Review& r) {
  return std::tie(r.domain, r.assessee, r.score, r.grade, r.document, r.date, r.part);
}
auto content(const Votes& r) {
  return std::tie(r.of, r.part, r.domain, r.assessee, r.option, r.count, r.document, r.date);
}
auto content(const LeaderMark& r) {
  return std::tie(r.domain, r.assessee, r.leader, r.score, r.date);
}
auto content(const Survey& r) {
  return std::tie(r.survey, r.domain, r.assessee, r.score, r.document, r.date);
}
auto content(const Circular& r) {
  return std::tie(r.date, r.domain, r.assessee, r.body, r.document, r.matter, r.about);
}
auto content(const Finding& r) {
  return std::tie(r.date, r.domain, r.assessee, r.kind, r.document, r.reason, r.handling, r.levels);
}
auto content(const Adjustment& r) {
  return std::tie(r.date, r.domain, r.assessee, r.category, r.level, r.points, r.matter, r.document,
                  r.approved_by);
}
auto content(const Decision& r) {
  return std::tie(r.date, r.domain, r.scope, r.assessee, r.kind, r.on, r.value, r.reason,
                  r.document, r.decided_by, r.meeting);
}
auto content(const Closing& r) {
  return std::tie(r.date, r.domain, r.assessee, r.consequence, r.document);
}
auto content(const ObservationChoice& c) {
  return std::tie(c.domain, c.assessee, c.input, c.subject, c.cell, c.matter);
}
auto content(const Objection& r) {
  return std::tuple_cat(
      std::tie(r.date), content(r.about),
      std::tie(r.reason, r.document, r.outcome, r.value, r.attributes, r.answer, r.answered));
}
auto content(const Rectified& r) {
  return std::tuple_cat(std::tie(r.date), content(r.about), std::tie(r.document));
}
auto content(const Notice& r) {
  return std::tie(r.issued, r.domain, r.assessee, r.unit, r.indicator, r.document, r.answered);
}

template <class Record>
void sort_records(std::vector<Record>& records) {
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) { return content(a) < content(b); });
}

class Numbers {
 public:
  template <class Record>
  void give(std::vector<Record>& records) {
    for (Record& record : records) record.origin.number = ++last_;
  }
  template <class Record>
  void sort_and_give(std::vector<Record>& records) {
    sort_records(records);
    give(records);
  }

 private:
  std::int64_t last_ = 0;
};
}  // namespace

void number_records(const plan::YearPlan& plan, MemorySource& records) {
  const ObservationOrder order(plan);
  Numbers numbers;
  for (auto& [domain, observations] : records.observations_by_domain) {
    order.sort(observations);
    numbers.give(observations);
  }
  numbers.sort_and_give(records.all_submissions);
  numbers.sort_and_give(records.all_draws);
  numbers.sort_and_give(records.all_reviews);
  numbers.sort_and_give(records.all_leader_marks);
  numbers.sort_and_give(records.all_surveys);
  numbers.sort_and_give(records.all_circulars);
  numbers.sort_and_give(records.all_findings);
  numbers.sort_and_give(records.all_adjustments);
  numbers.sort_and_give(records.all_decisions);
  numbers.sort_and_give(records.all_closings);
  numbers.sort_and_give(records.all_notices);
  numbers.sort_and_give(records.all_objections);
  numbers.sort_and_give(records.all_rectified);
  numbers.sort_and_give(records.all_votes);
}

}  // namespace kaohe::evidence

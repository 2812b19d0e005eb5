#include "cycle/single_record.hpp"

#include <algorithm>
#include <iterator>

#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using ledger::MemorySource;
using ledger::Observation;

SingleRecord seen(const plan::YearPlan& plan, const Observation& one) {
  SingleRecord record{one.origin.number, ledger::kObservationsKind, one.origin.place, {}, one};
  const plan::Domain* domain = plan.find_domain(one.domain);
  if (domain != nullptr && domain->system.find_input(one.input) != nullptr)
    record.row = evidence::row_of(plan, one);
  return record;
}

template <class Record>
SingleRecord seen(const plan::YearPlan& plan, const Record& one) {
  const char* kind = ledger::kind_of<Record>();
  return {one.origin.number, kind, one.origin.place,
          evidence::row_of(plan, kind, ledger::payload_of(one))};
}

/// Calls `visit(record)` for every record of a source, observations first.
template <class Visit>
void for_each_record(const MemorySource& records, const Visit& visit) {
  for (const auto& [domain, list] : records.observations_by_domain)
    for (const Observation& one : list) visit(one);
  ledger::for_each_kind([&](const char*, auto list) {
    for (const auto& one : records.*list) visit(one);
  });
}

template <class Record>
bool is_about(const Record& one, const std::string& domain, const std::string& assessee) {
  if constexpr (requires { one.about.assessee; }) {
    return one.about.domain == domain && one.about.assessee == assessee;
  } else if constexpr (requires { one.assessee; }) {
    return one.domain == domain && one.assessee == assessee;
  } else {
    return false;
  }
}

/// Moves what has the number to the end of another list.
template <class Record>
void move_one(std::vector<Record>& from, std::int64_t number, std::vector<Record>& into) {
  const auto first = std::stable_partition(
      from.begin(), from.end(), [&](const Record& one) { return one.origin.number != number; });
  into.insert(into.end(), std::make_move_iterator(first), std::make_move_iterator(from.end()));
  from.erase(first, from.end());
}

template <class Record>
void erase_one(std::vector<Record>& list, std::int64_t number) {
  std::erase_if(list, [&](const Record& one) { return one.origin.number == number; });
}

/// What has come of notices is told by them too: there it goes as well.
void take_from_notices(std::vector<ledger::Notice>& notices, std::int64_t number,
                       const std::vector<ledger::Notice>& taken) {
  for (ledger::Notice& notice : notices) {
    erase_one(notice.answers, number);
    erase_one(notice.reworks, number);
    erase_one(notice.extensions, number);
    erase_one(notice.closings, number);
    for (const ledger::Notice& later : taken) {
      const auto& follows = later.follows;
      if (std::count(follows.begin(), follows.end(), notice.origin.number) == 0) continue;
      const auto day = std::find(notice.followed.begin(), notice.followed.end(), later.issued);
      if (day != notice.followed.end()) notice.followed.erase(day);
    }
  }
}

template <class Record>
void append(std::vector<Record>& into, const std::vector<Record>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

}  // namespace

std::optional<SingleRecord> record_at(const plan::YearPlan& plan, const MemorySource& records,
                                      std::int64_t number) {
  std::optional<SingleRecord> found;
  for_each_record(records, [&](const auto& one) {
    if (one.origin.number == number) found = seen(plan, one);
  });
  return found;
}

std::vector<SingleRecord> records_about(const plan::YearPlan& plan, const MemorySource& records,
                                        const std::string& domain, const std::string& assessee) {
  std::vector<SingleRecord> about;
  for_each_record(records, [&](const auto& one) {
    if (is_about(one, domain, assessee)) about.push_back(seen(plan, one));
  });
  std::sort(about.begin(), about.end(),
            [](const SingleRecord& a, const SingleRecord& b) { return a.number < b.number; });
  return about;
}

std::unique_ptr<MemorySource> take_out(MemorySource& from, std::int64_t number) {
  auto taken = std::make_unique<MemorySource>();
  for (auto& [domain, list] : from.observations_by_domain) {
    const auto has = [&](const Observation& one) { return one.origin.number == number; };
    if (std::any_of(list.begin(), list.end(), has))
      move_one(list, number, taken->observations_by_domain[domain]);
  }
  ledger::for_each_kind(
      [&](const char*, auto list) { move_one(from.*list, number, (*taken).*list); });
  take_from_notices(from.all_notices, number, taken->all_notices);
  return taken;
}

void put_into(MemorySource& into, const MemorySource& records) {
  for (const auto& [domain, list] : records.observations_by_domain)
    append(into.observations_by_domain[domain], list);
  ledger::for_each_kind([&](const char*, auto list) { append(into.*list, records.*list); });
}

std::unique_ptr<MemorySource> copy_of(const MemorySource& records) {
  auto copy = std::make_unique<MemorySource>();
  put_into(*copy, records);
  return copy;
}

bool is_of_one_cell(const plan::YearPlan& plan, const Observation& a, const Observation& b) {
  const plan::IndicatorSystem& system = plan.find_domain(a.domain)->system;
  const plan::InputInfo *of_a = system.find_input(a.input), *of_b = system.find_input(b.input);
  return a.period.empty() && b.period.empty() && of_a != nullptr && of_b != nullptr &&
         of_a->source == of_b->source && of_a->source_id == of_b->source_id &&
         a.assessee == b.assessee && a.subject == b.subject && a.cell == b.cell;
}

}  // namespace kaohe::cycle

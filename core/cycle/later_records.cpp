#include "cycle/later_records.hpp"

#include <algorithm>

#include "cycle/publishing.hpp"

namespace kaohe::cycle {

std::optional<Date> left_out_after(const ledger::Ledger& ledger, int year,
                                   const plan::Period& period, int edition) {
  std::optional<Date> first;
  if (period.awards || edition == 1) return first;
  for (const Published& one : published_editions(ledger, year)) {
    const ledger::Publication& written = one.publication;
    if (written.period == period.id && written.edition == 1 && !written.open_until)
      first = std::max(period.asked_on, one.hand.day);
  }
  return first;
}

std::vector<Later> later_than(Date day, const ledger::MemorySource& records) {
  std::vector<Later> later;
  const auto add = [&](const auto& record, const std::string& domain, const std::string& assessee) {
    if (record.date && *record.date > day)
      later.push_back({record.origin.number, *record.date, domain, assessee, record.document});
  };
  for (const ledger::Decision& one : records.all_decisions) {
    if (one.kind == "exempt" || one.kind == "not_applicable") add(one, one.domain, one.assessee);
  }
  for (const ledger::Rectified& one : records.all_rectified)
    add(one, one.about.domain, one.about.assessee);
  std::sort(later.begin(), later.end(),
            [](const Later& a, const Later& b) { return a.number < b.number; });
  return later;
}

std::vector<Later> leave_out(std::vector<Later> later, const std::vector<std::int64_t>& taking_in,
                             ledger::MemorySource& records) {
  std::erase_if(later, [&](const Later& one) {
    return std::count(taking_in.begin(), taking_in.end(), one.number) != 0;
  });
  const auto is_left_out = [&](const auto& record) {
    return std::any_of(later.begin(), later.end(),
                       [&](const Later& one) { return one.number == record.origin.number; });
  };
  std::erase_if(records.all_decisions, is_left_out);
  std::erase_if(records.all_rectified, is_left_out);
  return later;
}

}  // namespace kaohe::cycle

#include "app/record_views.hpp"

#include <map>
#include <set>
#include <tuple>

#include "ledger/payload.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using ledger::Observation;

struct Sum {
  std::set<std::string> assessees;
  std::size_t count = 0;
  Rational total;
  bool adds_up = true;  ///< of choices and flags a sum has no meaning
};

std::map<std::tuple<std::string, std::string>, Sum> sums_of(const plan::YearPlan& plan,
                                                            const ledger::MemorySource& records) {
  std::map<std::tuple<std::string, std::string>, Sum> sums;
  for (const auto& [domain, list] : records.observations_by_domain) {
    for (const Observation& row : list) {
      Sum& sum = sums[{domain, row.input}];
      sum.assessees.insert(row.assessee);
      ++sum.count;
      sum.total += row.value;
      const plan::InputInfo* input = plan.find_domain(domain)->system.find_input(row.input);
      sum.adds_up = input != nullptr && input->type != plan::InputType::choice &&
                    input->type != plan::InputType::flag;
    }
  }
  return sums;
}

std::string title_of_input(const plan::YearPlan& plan, const std::string& domain,
                           const std::string& input) {
  const plan::InputInfo* found = plan.find_domain(domain)->system.find_input(input);
  return found == nullptr ? std::string() : found->title;
}

}  // namespace

std::string columns_read(const evidence::Form& form, const CsvTable& table, Language language) {
  std::string read, missing;
  for (const evidence::Column& column : form.columns) {
    const bool by_id = table.column(column.id) >= 0;
    const bool by_title = table.column(column.zh) >= 0;
    const std::string id(column.id);
    if (by_title) {
      read += (read.empty() ? "" : ", ") + std::string(column.zh) + " → " + id;
    } else if (by_id) {
      read += (read.empty() ? "" : ", ") + id;
    } else {
      missing += (missing.empty() ? "" : ", ") + id;
    }
  }
  const Text left_out =
      missing.empty() ? Text() : say({"; left out: {}", ";没有的栏目:{}"}, missing);
  return say({"read as \"{}\", {} rows: {}{}", "按“{}”读取,{} 行:{}{}"}, std::string(form.name),
             table.rows.size(), read, left_out)
      .in(language);
}

std::string records_read(const plan::YearPlan& plan, const ledger::MemorySource& records,
                         Language language) {
  const auto word = [&](const Message& message) { return say(message).in(language); };
  std::vector<std::vector<std::string>> rows{
      {word({"domain", "领域"}), word({"input", "监测项目"}), word({"title", "名称"}),
       word({"records", "条数"}), word({"assessees", "考核对象"}), word({"sum", "合计"})}};
  for (const auto& [key, sum] : sums_of(plan, records)) {
    const auto& [domain, input] = key;
    rows.push_back({domain, input, title_of_input(plan, domain, input), std::to_string(sum.count),
                    std::to_string(sum.assessees.size()), sum.adds_up ? sum.total.text() : "-"});
  }
  if (rows.size() > 1) return report::in_columns(rows, {false, false, false, true, true, true});
  std::string text;
  ledger::for_each_kind([&](const char* kind, auto list) {
    const std::size_t count = (records.*list).size();
    if (count != 0)
      text += (text.empty() ? "" : ", ") + std::string(kind) + ": " + std::to_string(count);
  });
  return text;
}

}  // namespace kaohe::app

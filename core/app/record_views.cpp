#include "app/record_views.hpp"

#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "app/record_words.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using ledger::Observation;

struct Sum {
  explicit Sum(const plan::InputInfo* of) : input(of) {}

  /// Of choices and flags a sum has no meaning.
  bool adds_up() const {
    return input != nullptr && input->type != plan::InputType::choice &&
           input->type != plan::InputType::flag;
  }

  const plan::InputInfo* input;  ///< nullptr: the year does not have it
  std::unordered_set<std::string_view> assessees = {};
  std::size_t count = 0;
  Rational total = {};
};

using Sums = std::map<std::pair<std::string_view, std::string_view>, Sum>;

/// By domain and input. The records must outlive them.
Sums sums_of(const plan::YearPlan& plan, const ledger::MemorySource& records) {
  Sums sums;
  for (const auto& [domain, list] : records.observations_by_domain) {
    const plan::IndicatorSystem& system = plan.find_domain(domain)->system;
    for (const Observation& row : list) {
      auto found = sums.find({domain, row.input});
      if (found == sums.end())
        found = sums.emplace(Sums::key_type(domain, row.input), system.find_input(row.input)).first;
      Sum& sum = found->second;
      sum.assessees.insert(row.assessee);
      ++sum.count;
      sum.total += row.value;
    }
  }
  return sums;
}

}  // namespace

std::string columns_read(const evidence::Form& form, const CsvTable& table, Language language) {
  std::string read, missing;
  for (const evidence::Column& column : form.columns) {
    const bool by_id = table.column(column.id) >= 0;
    const bool by_title = table.column(column.zh) >= 0;
    const std::string id(column.id);
    if (by_title) {
      read += (read.empty() ? "" : ", ") + std::string(column.zh) +
              (language == Language::zh ? "" : " → " + id);
    } else if (by_id) {
      read += (read.empty() ? "" : ", ") + id;
    } else {
      missing +=
          (missing.empty() ? "" : ", ") + (language == Language::zh ? std::string(column.zh) : id);
    }
  }
  const Text left_out =
      missing.empty() ? Text() : say({"; left out: {}", ";没有的栏目:{}"}, missing);
  return say({"read as \"{}\", {} rows: {}{}", "按“{}”读取,{} 行:{}{}"},
             Text{std::string(form.name), std::string(form.title.zh)}, table.rows.size(), read,
             left_out)
      .in(language);
}

std::string records_read(const plan::YearPlan& plan, const ledger::MemorySource& records,
                         Language language) {
  const auto word = [&](const Message& message) { return say(message).in(language); };
  std::vector<std::vector<std::string>> rows{
      {word({"domain", "领域"}), word({"input", "指标"}), word({"title", "监测项目"}),
       word({"records", "条数"}), word({"assessees", "考核对象"}), word({"sum", "合计"})}};
  for (const auto& [key, sum] : sums_of(plan, records)) {
    const auto& [domain, input] = key;
    const bool by_id = language == Language::en;
    rows.push_back({by_id ? std::string(domain) : plan.find_domain(domain)->title,
                    by_id ? std::string(input) : std::string(input.substr(0, input.find('.'))),
                    sum.input == nullptr ? "" : sum.input->title, std::to_string(sum.count),
                    std::to_string(sum.assessees.size()), sum.adds_up() ? sum.total.text() : "-"});
  }
  if (rows.size() > 1) return report::in_columns(rows, {false, false, false, true, true, true});
  std::string text;
  ledger::for_each_kind([&](const char* kind, auto list) {
    const std::size_t count = (records.*list).size();
    if (count != 0)
      text += (text.empty() ? "" : ", ") + ledger::kind_title(kind).in(language) + ": " +
              std::to_string(count);
  });
  return text;
}

}  // namespace kaohe::app

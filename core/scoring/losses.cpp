#include "scoring/losses.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace kaohe::scoring {

namespace {

using nlohmann::json;

constexpr int kMonthsInYear = 12;

// Last month of a cell: "2023-03", "2023-Q1", "2023-H1".
int last_month(const std::string& cell) {
  if (cell.size() < 6) return kMonthsInYear;
  if (cell[5] == 'Q') return std::stoi(cell.substr(6)) * 3;
  if (cell[5] == 'H') return std::stoi(cell.substr(6)) * 6;
  return std::stoi(cell.substr(5));
}

// The period in which a loss without a record was found: the indicator's first that covers the end
// of its cell.
std::string period_of(const plan::YearPlan& plan, const plan::IndicatorInfo& indicator,
                      const std::string& cell) {
  if (indicator.periods.empty()) return {};
  if (cell.empty()) return indicator.periods.back();
  const int month = last_month(cell);
  const Date last_day =
      month == kMonthsInYear
          ? make_date(plan.year + 1, 1, 1) - std::chrono::days(1)
          : make_date(plan.year, static_cast<unsigned>(month) + 1, 1) - std::chrono::days(1);
  for (const std::string& id : indicator.periods) {
    const plan::Period* period = plan.find_period(id);
    if (period != nullptr && period->last_day >= last_day) return id;
  }
  return indicator.periods.back();
}

std::map<std::string, std::string> lines_of(const json& indicator) {
  std::map<std::string, std::string> lines;
  for (const json& item : indicator.at("items")) {
    const json& own = item.at("lines");
    if (!own.empty()) lines.emplace(item.at("id"), own.front());
  }
  return lines;
}

Loss read_loss(const plan::YearPlan& plan, const plan::IndicatorInfo& indicator, const Facts& facts,
               const json& given, const std::map<std::string, std::string>& lines) {
  Loss loss;
  loss.indicator = indicator.id;
  const std::string item = given.at("item");
  const std::string stage = given.at("stage");
  loss.item = item.empty() ? stage : item;
  loss.points = exact_number(given.at("points"));
  loss.subject = given.at("subject");
  loss.unit = indicator.responsible_unit;
  loss.period = period_of(plan, indicator, given.at("cell"));
  const auto line = lines.find(item);
  if (line != lines.end()) loss.line = line->second;
  if (!given.contains("record")) return loss;
  loss.record = given.at("record");
  if (loss.record == 0) return loss;  // follows from the roster
  const auto record = facts.records.find(loss.record);
  if (record == facts.records.end()) {
    throw std::invalid_argument("a loss names record " + std::to_string(loss.record) +
                                ", which is not among the facts");
  }
  loss.matter = record->second.matter;
  loss.document = record->second.document;
  if (!record->second.period.empty()) loss.period = record->second.period;
  const Rational& retained = record->second.retained;
  if (!retained.is_zero()) loss.returned = loss.points / retained - loss.points;
  return loss;
}

/// The value of a record of an input; nothing if it is not there.
std::optional<Rational> value_of(const plan::IndicatorSystem& system, const Facts& facts,
                                 const std::string& input, std::int64_t number) {
  const int index = system.input_index(input);
  if (index < 0 || facts.batch == nullptr) return std::nullopt;
  const auto& columns = static_cast<const kaohe_records*>(facts.batch->records.data)[index];
  for (std::uint64_t row = 0; row < columns.record_count; ++row) {
    if (columns.record == nullptr || columns.record[row] != number) continue;
    return columns.value == nullptr ? Rational::of(1) : Rational::from_units(columns.value[row]);
  }
  return std::nullopt;
}

/// The items whose price of a record is changed by factors, "XX01.visits".
std::set<std::string> items_with_factors(const plan::IndicatorSystem& system) {
  std::set<std::string> items;
  const json document = json::parse(system.document, nullptr, false);
  if (document.is_discarded() || !document.contains("indicators")) return items;
  for (const json& indicator : document.at("indicators")) {
    const json definition = indicator.value("definition", json::object());
    for (const json& item : definition.value("item", json::array())) {
      if (!item.contains("times")) continue;
      items.insert(indicator.at("id").get<std::string>() + "." + item.at("id").get<std::string>());
    }
  }
  return items;
}

/// What `each` items have priced and a rectification gave back in full: the explanation has no loss
/// of it.
void add_wholly_returned(std::vector<Loss>& losses, const plan::YearPlan& plan,
                         const plan::IndicatorSystem& system, const plan::IndicatorInfo& indicator,
                         const Facts& facts, const json& given,
                         const std::map<std::string, std::string>& lines) {
  for (const json& item : given.at("items")) {
    for (const json& member : item.value("members", json::array())) {
      if (!member.contains("record") || !member.contains("price")) continue;
      if (member.contains("left_out")) continue;
      const std::int64_t number = member.at("record");
      const auto record = facts.records.find(number);
      if (record == facts.records.end() || !record->second.retained.is_zero()) continue;
      const std::optional<Rational> value = value_of(system, facts, record->second.input, number);
      const std::string id = item.at("id");
      if (!value || items_with_factors(system).count(indicator.id + "." + id) != 0) continue;
      const json loss = {{"item", id},    {"stage", ""}, {"points", "0"},
                         {"subject", ""}, {"cell", ""},  {"record", number}};
      losses.push_back(read_loss(plan, indicator, facts, loss, lines));
      losses.back().returned = exact_number(member.at("price")) * *value;
    }
  }
}

}  // namespace

Rational exact_number(const std::string& text) {
  const std::optional<Rational> number = Rational::parse(text);
  if (number) return *number;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) throw std::invalid_argument("no number: " + text);
  const auto whole = [](const std::string& digits) {
    const bool negative = !digits.empty() && digits[0] == '-';
    Rational value;
    for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
      if (digits[i] < '0' || digits[i] > '9') throw std::invalid_argument("no number: " + digits);
      value = value * Rational::of(10) + Rational::of(digits[i] - '0');
    }
    return negative ? -value : value;
  };
  return whole(text.substr(0, slash)) / whole(text.substr(slash + 1));
}

void check_agreement(const plan::IndicatorSystem& system, const SheetRow& row,
                     const nlohmann::json& explanation) {
  std::map<std::string, const json*> explained;
  for (const json& given : explanation.at("indicators")) {
    explained.emplace(given.at("id").get<std::string>(), &given);
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const SheetCell& cell = row.cells[i];
    const bool scored = cell.state == CellState::value || cell.state == CellState::provisional;
    if (!scored) continue;
    const std::string& id = system.indicators[i].id;
    const auto found = explained.find(id);
    if (found == explained.end()) {
      throw std::invalid_argument("the explanation of " + row.assessee + " leaves out " + id);
    }
    const json& given = *found->second;
    const Rational score =
        given.at("score").is_null() ? Rational() : exact_number(given.at("score"));
    Rational lost;
    for (const json& loss : given.at("losses")) lost += exact_number(loss.at("points"));
    const Rational lacking = exact_number(given.at("points")) - cell.points.rational();
    if (score == cell.points.rational() && lost == lacking) continue;
    throw std::invalid_argument(id + " of " + row.assessee + " has " + cell.points.text() +
                                " points in the sheet and " + score.text() +
                                " in the explanation, whose losses add up to " + lost.text() +
                                " of " + lacking.text());
  }
}

std::vector<Loss> read_losses(const plan::YearPlan& plan, const plan::IndicatorSystem& system,
                              const Facts& facts, const nlohmann::json& explanation) {
  std::vector<Loss> losses;
  for (const json& given : explanation.at("indicators")) {
    const plan::IndicatorInfo* indicator = system.find_indicator(given.at("id").get<std::string>());
    if (indicator == nullptr) throw std::invalid_argument("an unknown indicator is explained");
    const std::map<std::string, std::string> lines = lines_of(given);
    for (const json& loss : given.at("losses")) {
      losses.push_back(read_loss(plan, *indicator, facts, loss, lines));
    }
    add_wholly_returned(losses, plan, system, *indicator, facts, given, lines);
  }
  return losses;
}

std::vector<Progress> read_progress(const plan::IndicatorSystem& system,
                                    const nlohmann::json& explanation) {
  std::vector<Progress> list;
  for (const json& given : explanation.at("indicators")) {
    const std::string id = given.at("id");
    if (system.find_indicator(id) == nullptr) {
      throw std::invalid_argument("an unknown indicator is explained: " + id);
    }
    const std::size_t before = list.size();
    for (const json& item : given.at("items")) {
      if (item.at("state") != "not_due") continue;
      const json& lines = item.at("lines");
      list.push_back({id, item.at("id"), item.at("sign") == "award",
                      lines.empty() ? std::string() : lines.front().get<std::string>()});
    }
    if (list.size() == before && given.at("state") == "not_due")
      list.push_back({id, {}, false, {}});
  }
  return list;
}

}  // namespace kaohe::scoring

#include "scoring/losses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "evidence/grid.hpp"
#include "scoring/zeroed.hpp"

namespace kaohe::scoring {

namespace {

using nlohmann::json;

/// The stage of a loss by which an item or an indicator scores nothing.
constexpr const char* kZero = "zero";

// The period in which a loss without a record was found: the indicator's first that covers the end
// of its cell.
std::string period_of(const plan::YearPlan& plan, const plan::IndicatorInfo& indicator,
                      const std::string& cell) {
  if (indicator.periods.empty()) return {};
  const std::optional<evidence::NamedCell> named = evidence::parse_cell(cell);
  if (!named) return indicator.periods.back();
  const Date last_day = evidence::last_day_of(*named);
  for (const std::string& id : indicator.periods) {
    const plan::Period* period = plan.find_period(id);
    if (period != nullptr && period->last_day >= last_day) return id;
  }
  return indicator.periods.back();
}

// One indicator of one assessee's explanation.
struct Explained {
  const plan::YearPlan& plan;
  const plan::IndicatorSystem& system;
  const plan::IndicatorInfo& indicator;
  const Facts& facts;
  const std::string& assessee;
  const json& given;

  const json* find_item(const std::string& id) const {
    for (const json& item : given.at("items")) {
      if (item.at("id") == id) return &item;
    }
    return nullptr;
  }
};

std::string joined(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : " ") + second;
}

// Where an explanation's own line of a loss begins: its cell and subject, else its record. Empty:
// the loss is of neither.
std::string where_of(const json& loss) {
  const std::string where = joined(loss.at("cell"), loss.at("subject"));
  if (!where.empty() || !loss.contains("record")) return where;
  return "记录" + std::to_string(loss.at("record").get<std::int64_t>());
}

// The loss's own line; where the item tells it only together with others, the item's title.
std::string line_of(const Explained& explained, const json& loss) {
  const std::string id = loss.at("item");
  const json* item = explained.find_item(id);
  if (item == nullptr) return {};
  const std::string title = item->value("title", "");
  if (loss.at("stage") != "") return title;
  const std::string where = where_of(loss);
  int of_item = 0, of_place = 0;
  for (const json& other : explained.given.at("losses")) {
    if (other.at("item") != id || other.at("stage") != "") continue;
    ++of_item;
    if (where_of(other) == where) ++of_place;
  }
  const json& lines = item->at("lines");
  if (of_place == 1 && !where.empty()) {
    for (const json& line : lines) {
      if (line.get_ref<const std::string&>().rfind(where + ":", 0) == 0) return line;
    }
  }
  return of_item == 1 && of_place == 1 && !lines.empty() ? lines.front().get<std::string>() : title;
}

bool reads(const plan::IndicatorInfo& indicator, const std::string& item,
           const std::string& input) {
  for (const plan::ItemInfo& one : indicator.items) {
    if (one.id != item) continue;
    return std::find(one.reads.begin(), one.reads.end(), input) != one.reads.end();
  }
  return false;
}

// Whether a record lies in the cell of a loss, or in one that holds it or is held by it.
bool is_in_cell(const RecordInfo& record, const plan::InputInfo& input, const std::string& cell) {
  const std::optional<evidence::NamedCell> asked = evidence::parse_cell(cell);
  if (!asked || record.cell == 0) return true;
  const evidence::NamedCell own{asked->year, evidence::grid_of(input), record.cell};
  return evidence::first_day_of(own) <= evidence::last_day_of(*asked) &&
         evidence::first_day_of(*asked) <= evidence::last_day_of(own);
}

// Whether a record is of the subject of a loss, which may name several, in words.
bool is_of_subject(const RecordInfo& record, const std::string& subject) {
  if (subject.empty() || record.subject.empty()) return true;
  return (" " + subject + " ").find(" " + record.subject + " ") != std::string::npos;
}

// The assessee's records of which something holds, ascending.
template <class Holds>
std::vector<std::int64_t> records_where(const Explained& explained, const Holds& holds) {
  std::vector<std::int64_t> numbers;
  const auto own = explained.facts.records_of.find(explained.assessee);
  if (own == explained.facts.records_of.end()) return numbers;
  for (const std::int64_t number : own->second)
    if (holds(explained.facts.records.at(number))) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// The records that an item judged in the cell and of the subject of a loss that names none.
std::vector<std::int64_t> records_behind(const Explained& explained, const json& loss) {
  if (loss.at("stage") != "" && loss.at("stage") != kZero) return {};
  return records_where(explained, [&](const RecordInfo& record) {
    const plan::InputInfo* input = explained.system.find_input(record.input);
    return input != nullptr && reads(explained.indicator, loss.at("item"), record.input) &&
           is_in_cell(record, *input, loss.at("cell")) && is_of_subject(record, loss.at("subject"));
  });
}

// Of an indicator that scores nothing the records of what makes it so.
std::vector<std::int64_t> records_that_zero(const Explained& explained) {
  const std::set<std::string> inputs =
      inputs_of_zero(explained.system, explained.indicator.id, explained.given);
  return records_where(explained,
                       [&](const RecordInfo& record) { return inputs.count(record.input) != 0; });
}

Loss read_loss(const Explained& explained, const json& given) {
  Loss loss;
  loss.indicator = explained.indicator.id;
  const std::string item = given.at("item");
  const std::string stage = given.at("stage");
  loss.item = item.empty() ? stage : item;
  loss.points = exact_number(given.at("points"));
  loss.cell = given.at("cell");
  loss.subject = given.at("subject");
  loss.unit = explained.indicator.responsible_unit;
  loss.period = period_of(explained.plan, explained.indicator, loss.cell);
  loss.line = line_of(explained, given);
  if (!given.contains("record")) {
    loss.records = records_behind(explained, given);
    return loss;
  }
  const std::int64_t number = given.at("record");
  if (number == 0) return loss;  // follows from the roster
  const auto record = explained.facts.records.find(number);
  if (record == explained.facts.records.end()) {
    throw std::invalid_argument("a loss names record " + std::to_string(number) +
                                ", which is not among the facts");
  }
  loss.records = {number};
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
void add_wholly_returned(std::vector<Loss>& losses, const Explained& explained) {
  for (const json& item : explained.given.at("items")) {
    for (const json& member : item.value("members", json::array())) {
      if (!member.contains("record") || !member.contains("price")) continue;
      if (member.contains("left_out")) continue;
      const std::int64_t number = member.at("record");
      const auto record = explained.facts.records.find(number);
      if (record == explained.facts.records.end() || !record->second.retained.is_zero()) continue;
      const std::optional<Rational> value =
          value_of(explained.system, explained.facts, record->second.input, number);
      const std::string id = item.at("id");
      const std::string key = explained.indicator.id + "." + id;
      if (!value || items_with_factors(explained.system).count(key) != 0) continue;
      const json loss = {{"item", id},    {"stage", ""}, {"points", "0"},
                         {"subject", ""}, {"cell", ""},  {"record", number}};
      losses.push_back(read_loss(explained, loss));
      losses.back().returned = exact_number(member.at("price")) * *value;
    }
  }
}

}  // namespace

Rational exact_number(const std::string& text) {
  const std::optional<Rational> number = Rational::parse(text);
  if (number) return *number;
  const auto whole = [](const std::string& digits) {
    const bool negative = !digits.empty() && digits[0] == '-';
    Rational value;
    for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
      if (digits[i] < '0' || digits[i] > '9') throw std::invalid_argument("no number: " + digits);
      value = value * Rational::of(10) + Rational::of(digits[i] - '0');
    }
    return negative ? -value : value;
  };
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos)
    return whole(text.substr(0, slash)) / whole(text.substr(slash + 1));
  // A decimal with more digits than a Number may have.
  const std::size_t point = text.find('.');
  if (text.empty()) throw std::invalid_argument("no number: an empty text");
  if (point == std::string::npos) return whole(text);
  Rational unit = Rational::of(1);
  for (std::size_t i = point + 1; i < text.size(); ++i) unit *= Rational::of(10);
  return whole(text.substr(0, point) + text.substr(point + 1)) / unit;
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
  const std::string assessee = explanation.value("assessee", "");
  for (const json& given : explanation.at("indicators")) {
    const plan::IndicatorInfo* indicator = system.find_indicator(given.at("id").get<std::string>());
    if (indicator == nullptr) throw std::invalid_argument("an unknown indicator is explained");
    const Explained explained{plan, system, *indicator, facts, assessee, given};
    for (const json& loss : given.at("losses")) {
      losses.push_back(read_loss(explained, loss));
      if (loss.at("stage") == kZero && loss.at("item") == "")
        losses.back().records = records_that_zero(explained);
    }
    add_wholly_returned(losses, explained);
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

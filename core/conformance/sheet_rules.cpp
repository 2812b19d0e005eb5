#include "conformance/sheet_rules.hpp"

#include <array>
#include <charconv>
#include <map>

#include <nlohmann/json.hpp>

#include "conformance/checks.hpp"

namespace kaohe::conformance {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> kStates = {
    "value", "provisional", "pending", "not_due", "not_applicable", "exempt", "error", "absent"};

Text place(const plan::IndicatorSystem& system, std::size_t cell) {
  const std::size_t wide = system.indicators.size();
  return say({"row {}, {}", "第 {} 行 {}"}, cell / wide, system.indicators[cell % wide].id);
}

bool is_scored(const kaohe_cell& cell) {
  return cell.state == KAOHE_CELL_VALUE || cell.state == KAOHE_CELL_PROVISIONAL;
}

bool has_score(const kaohe_cell& cell) {
  return is_scored(cell) || cell.state == KAOHE_CELL_NOT_DUE;
}

// ---------- the sheet ----------

void require_state(const kaohe_cell& cell, const Text& where) {
  const bool stands_aside =
      cell.state == KAOHE_CELL_NOT_APPLICABLE || cell.state == KAOHE_CELL_EXEMPT;
  const bool rescale_fits =
      cell.rescale == KAOHE_RESCALE_NONE || (stands_aside && cell.rescale <= KAOHE_RESCALE_DOMAIN);
  if (cell.state <= KAOHE_CELL_ABSENT && cell.state != KAOHE_CELL_ERROR && rescale_fits) return;
  throw Breach(say({"{}: state {} with rescale {}; expected a state of abi.h other than "
                    "KAOHE_CELL_ERROR, and rescale only where it is not applicable or exempt",
                    "{}:状态 {}、rescale {};应为 abi.h 中 KAOHE_CELL_ERROR 以外的状态,"
                    "只有不适用或免考时才有 rescale"},
                   where, cell.state, cell.rescale));
}

void require_points(const plan::IndicatorInfo& indicator, const kaohe_cell& cell,
                    const Text& where) {
  const Rational points = Rational::from_units(cell.points);
  const bool too_low = points.sign() < 0 && indicator.clamp != "none";
  const bool too_high = points > indicator.points && indicator.clamp == "both";
  const bool not_full = cell.state == KAOHE_CELL_NOT_DUE && points != indicator.points;
  const bool not_none =
      (cell.state == KAOHE_CELL_PENDING || cell.state == KAOHE_CELL_ABSENT) && cell.points != 0;
  if (!too_low && !too_high && !not_full && !not_none) return;
  throw Breach(
      say({"{}: {} points, state {}; expected 0 to {}, all of them where nothing is due, 0 "
           "where something is missing or absent",
           "{}:{} 分,状态 {};应在 0 到 {} 之间,未到期时为满分,待报或不在表中时为 0"},
          where, points.text(), kStates[cell.state], indicator.points.text()));
}

void require_index(const char* what, std::uint64_t index, std::uint64_t count) {
  if (index < count) return;
  throw Breach(say({"a finding names {} {} of {}; expected an index of the batch or of describe",
                    "所报事项指向 {} {}(共 {} 个);应为输入或说明中的序号"},
                   what, index, count));
}

void require_findings(const plan::IndicatorSystem& system, const kaohe_batch& batch,
                      const Findings& found) {
  for (const kaohe_missing& one : found.missing) {
    require_index("assessee", one.assessee, batch.assessee_count);
    require_index("indicator", one.indicator, system.indicators.size());
    require_index("input", one.input, system.inputs.size());
    require_index("peer", one.peer, batch.assessee_count + 1);
  }
  for (const kaohe_finding& one : found.gates) {
    require_index("assessee", one.assessee, batch.assessee_count);
    require_index("gate", one.gate, system.gates.size());
  }
  for (const kaohe_finding& one : found.adjustments) {
    require_index("assessee", one.assessee, batch.assessee_count);
    require_index("indicator", one.indicator, system.indicators.size());
  }
}

// ---------- explanations ----------

[[noreturn]] void refuse(const Text& where, const char* what, const std::string& found,
                         const std::string& expected) {
  throw Breach(say({"{}: the explanation has {} {}, expected {}; score and explain with the same "
                    "code",
                    "{}:说明中 {} 为 {},应为 {};计分和说明应使用同一段代码"},
                   where, what, found, expected));
}

// Throws Overflow for more digits than an int64 has: this program cannot add it up.
std::int64_t integer(std::string_view digits) {
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec == std::errc()) return number;
  throw Overflow("more digits than fit");
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A decimal or a fraction of any size that fits; Rational::parse reads what a catalogue may say.
std::optional<Rational> exact_number(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (is_negative) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("./");
  const std::string_view before = text.substr(0, mark);
  const std::string_view after = mark == std::string_view::npos ? "0" : text.substr(mark + 1);
  if (!is_digits(before) || !is_digits(after)) return std::nullopt;
  constexpr std::size_t kDecimals = 8;
  Rational number = Rational::of(integer(before));
  if (mark != std::string_view::npos && text[mark] == '/') {
    if (integer(after) == 0) return std::nullopt;
    number = Rational::of(integer(before), integer(after));
  } else {
    if (after.size() > kDecimals) return std::nullopt;
    const std::string units = std::string(after) + std::string(kDecimals - after.size(), '0');
    number += Rational::from_units(integer(units));
  }
  return is_negative ? -number : number;
}

Rational number(const json& from, const char* key, const Text& where) {
  const std::optional<Rational> value = exact_number(from.at(key).get<std::string>());
  if (!value) refuse(where, key, from.at(key).dump(), "a number");
  return *value;
}

void require_explained(const json& given, const kaohe_cell& cell, const Text& where) {
  const std::string state = given.at("state");
  if (state != kStates[cell.state]) refuse(where, "state", state, std::string(kStates[cell.state]));
  const std::string expected = has_score(cell) ? Rational::from_units(cell.points).text() : "null";
  const std::string score = given.at("score").is_string() ? number(given, "score", where).text()
                                                          : given.at("score").dump();
  if (score != expected) refuse(where, "score", score, expected);
  if (!is_scored(cell)) return;
  Rational sum;
  for (const json& loss : given.at("losses")) sum += number(loss, "points", where);
  const Rational lost = number(given, "points", where) - Rational::from_units(cell.points);
  if (sum != lost) refuse(where, "losses", sum.text(), lost.text());
}

void require_row(const plan::IndicatorSystem& system, const json& line, const GuardedCells& cells,
                 std::size_t row) {
  std::map<std::string, const json*> explained;
  for (const json& one : line.at("indicators")) explained[one.at("id")] = &one;
  const std::size_t wide = system.indicators.size();
  for (std::size_t i = 0; i < wide; ++i) {
    const kaohe_cell& cell = cells.data()[row * wide + i];
    const Text where = place(system, row * wide + i);
    const auto at = explained.find(system.indicators[i].id);
    const bool is_absent = cell.state == KAOHE_CELL_ABSENT;
    if ((at == explained.end()) != is_absent)
      refuse(where, "indicator", is_absent ? "one" : "none", is_absent ? "none" : "one");
    if (!is_absent) require_explained(*at->second, cell, where);
  }
}

}  // namespace

void require_sheet(const plan::IndicatorSystem& system, const kaohe_batch& batch,
                   const GuardedCells& cells, const Findings& found) {
  for (std::size_t i = 0; i < cells.count(); ++i) {
    require_state(cells.data()[i], place(system, i));
    require_points(system.indicators[i % system.indicators.size()], cells.data()[i],
                   place(system, i));
  }
  require_findings(system, batch, found);
}

void require_explanations(const plan::IndicatorSystem& system,
                          const std::vector<std::string>& lines, const GuardedCells& cells) {
  const std::size_t rows = cells.count() / system.indicators.size();
  if (lines.size() != rows) {
    throw Breach(say({"explain wrote {} lines for {} rows; expected one each",
                      "explain 为 {1} 行写了 {0} 条;应每行一条"},
                     lines.size(), rows));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    try {
      require_row(system, json::parse(lines[row]), cells, row);
    } catch (const json::exception& error) {
      throw Breach(
          say({"the explanation of row {} is not as it should be: {}; expected one line of "
               "JSON as the SDK writes it",
               "第 {} 行的说明格式不对:{};应为 SDK 所写的一行 JSON"},
              row, std::string(error.what())));
    }
  }
}

}  // namespace kaohe::conformance

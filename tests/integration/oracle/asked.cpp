#include "asked.hpp"

#include <algorithm>
#include <chrono>

namespace oracle {
namespace {

using Day = std::chrono::year_month_day;

Day day(const std::string& text) {
  return Day(std::chrono::year(std::stoi(text.substr(0, 4))),
             std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
             std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2)))));
}

// The same day of the next month, else its last (31 May → 30 June).
Day one_month_after(const Day& issued) {
  const Day due = issued + std::chrono::months(1);
  return due.ok() ? due : Day(due.year() / due.month() / std::chrono::last);
}

std::string half_of(const std::string& date) {
  return date.substr(0, 4) + (date.substr(5, 2) <= "06" ? "-H1" : "-H2");
}

bool lies_in(const Fact& fact, const std::string& cell) {
  if (cell.empty() || fact.cell == cell) return true;
  return fact.cell.empty() && (fact.date.substr(0, 7) == cell || half_of(fact.date) == cell);
}

}  // namespace

void Score::win(const Exact& points, const std::string& why) {
  points_ += points;
  if (points != 0) working_ += "; " + why + " " + (points > 0 ? "+" : "") + text(points);
}

Cell Score::cell(const Exact& full) const {
  return {half_up(clamped(full), 4), "value", text(points_) + " of " + text(full) + working_};
}

Cell not_due(const Exact& full) {
  return {full, "not_due", "nothing due yet"};
}

std::vector<std::string> Asked::months(const School& school) const {
  static const char* const kMonths[] = {"2023-01", "2023-02", "2023-03", "2023-04",
                                        "2023-05", "2023-06", "2023-07", "2023-08",
                                        "2023-09", "2023-10", "2023-11", "2023-12"};
  const std::string last = last_day(period_).substr(0, 7);
  std::vector<std::string> owed;
  for (const char* month : kMonths) {
    if (month <= last && month >= school.from.substr(0, 7)) owed.push_back(month);
  }
  return owed;
}

std::vector<std::string> Asked::halves(const School& school) const {
  std::vector<std::string> owed;
  if (has_come(Period::h1) && school.from <= last_day(Period::h1)) owed.push_back("2023-H1");
  if (at_year_end()) owed.push_back("2023-H2");
  return owed;
}

std::vector<Fact> Asked::facts(const School& school, const std::string& indicator,
                               const std::string& input, const At& at) const {
  std::vector<Fact> found;
  const auto known = county_->facts.find(key(school.id, indicator, input));
  if (known == county_->facts.end()) return found;
  for (const Fact& fact : known->second) {
    const bool is_of = at.subject.empty() || at.subject == fact.subject;
    if (has_come(fact.submitted) && is_of && lies_in(fact, at.cell)) found.push_back(fact);
  }
  return found;
}

Exact Asked::number(const School& school, const std::string& indicator, const std::string& input,
                    const At& at) const {
  const std::vector<Fact> found = facts(school, indicator, input, at);
  if (found.empty()) throw Pending{input + " " + at.cell + at.subject};
  Exact sum = 0;
  for (const Fact& fact : found) sum += decimal(fact.value);
  return sum;
}

bool Asked::yes(const School& school, const std::string& indicator, const std::string& input,
                const At& at) const {
  const std::vector<Fact> found = facts(school, indicator, input, at);
  if (found.empty()) throw Pending{input + " " + at.cell + at.subject};
  return found.back().value == "yes";
}

std::optional<bool> Asked::known(const School& school, const std::string& indicator,
                                 const std::string& input) const {
  const std::vector<Fact> found = facts(school, indicator, input);
  if (found.empty()) return std::nullopt;
  return found.back().value == "yes";
}

bool Asked::decided(const School& school, const std::string& kind, const std::string& on) const {
  const std::vector<Line>& all = county_->decisions;
  return std::any_of(all.begin(), all.end(), [&](const Line& line) {
    return under(line, "kind") == kind && under(line, "assessee") == school.id &&
           under(line, "on") == on && (at_year_end() || under(line, "date") <= last_day(period_));
  });
}

std::vector<School> Asked::compared(const std::string& indicator) const {
  std::vector<School> compared;
  for (const School& school : county_->schools) {
    if (!decided(school, "exempt", indicator)) compared.push_back(school);
  }
  return compared;
}

std::vector<int> Asked::days_late(const School& school) const {
  const std::string today = last_day(period_);
  std::vector<int> late;
  for (const Line& notice : county_->notices) {
    if (under(notice, "assessee") != school.id || under(notice, "issued") > today) continue;
    const std::string answered = under(notice, "answered");
    const Day until = day(answered.empty() || answered > today ? today : answered);
    const Day due = one_month_after(day(under(notice, "issued")));
    const auto days = std::chrono::sys_days(until) - std::chrono::sys_days(due);
    late.push_back(std::max(0, static_cast<int>(days.count())));
  }
  return late;
}

}  // namespace oracle

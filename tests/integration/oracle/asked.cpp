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

struct Span {
  const char* id;
  const char* first_day;
  const char* last_day;
};

const std::vector<Span> kMonths = {
    {"2023-01", "2023-01-01", "2023-01-31"}, {"2023-02", "2023-02-01", "2023-02-28"},
    {"2023-03", "2023-03-01", "2023-03-31"}, {"2023-04", "2023-04-01", "2023-04-30"},
    {"2023-05", "2023-05-01", "2023-05-31"}, {"2023-06", "2023-06-01", "2023-06-30"},
    {"2023-07", "2023-07-01", "2023-07-31"}, {"2023-08", "2023-08-01", "2023-08-31"},
    {"2023-09", "2023-09-01", "2023-09-30"}, {"2023-10", "2023-10-01", "2023-10-31"},
    {"2023-11", "2023-11-01", "2023-11-30"}, {"2023-12", "2023-12-01", "2023-12-31"}};
const std::vector<Span> kQuarters = {{"2023-Q1", "2023-01-01", "2023-03-31"},
                                     {"2023-Q2", "2023-04-01", "2023-06-30"},
                                     {"2023-Q3", "2023-07-01", "2023-09-30"},
                                     {"2023-Q4", "2023-10-01", "2023-12-31"}};
const std::vector<Span> kHalves = {{"2023-H1", "2023-01-01", "2023-06-30"},
                                   {"2023-H2", "2023-07-01", "2023-12-31"}};

// Those that have ended on a day and in which an assessee was there.
std::vector<std::string> ended(const std::vector<Span>& spans, const Assessee& assessee,
                               const std::string& today) {
  std::vector<std::string> found;
  for (const Span& span : spans) {
    const bool there = assessee.from <= span.last_day &&
                       (assessee.until.empty() || assessee.until >= span.first_day);
    if (span.last_day <= today && there) found.push_back(span.id);
  }
  return found;
}

bool is_within(const std::string& date, const std::string& cell, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    return span.id == cell && span.first_day <= date && date <= span.last_day;
  });
}

bool lies_in(const Fact& fact, const std::string& cell) {
  if (cell.empty() || fact.cell == cell) return true;
  if (!fact.cell.empty()) return false;
  return is_within(fact.date, cell, kMonths) || is_within(fact.date, cell, kQuarters) ||
         is_within(fact.date, cell, kHalves);
}

}  // namespace

std::vector<std::string> Asked::months(const Assessee& assessee) const {
  return ended(kMonths, assessee, last_day(period_));
}

std::vector<std::string> Asked::quarters(const Assessee& assessee) const {
  return ended(kQuarters, assessee, last_day(period_));
}

std::vector<std::string> Asked::quarters_by_half(const Assessee& assessee) const {
  if (!has_come(Period::h1)) return {};
  return ended(kQuarters, assessee, at_year_end() ? last_day(period_) : last_day(Period::h1));
}

std::vector<std::string> Asked::halves(const Assessee& assessee) const {
  if (!has_come(Period::h1)) return {};
  return ended(kHalves, assessee, at_year_end() ? last_day(period_) : last_day(Period::h1));
}

std::vector<Fact> Asked::facts(const Assessee& assessee, const std::string& indicator,
                               const std::string& input, const At& at) const {
  std::vector<Fact> found;
  const auto known = county_->facts.find(key(assessee.id, indicator, input));
  if (known == county_->facts.end()) return found;
  for (const Fact& fact : known->second) {
    const bool is_of = at.subject.empty() || at.subject == fact.subject;
    const bool is_here = has_come(fact.submitted) && is_of && lies_in(fact, at.cell);
    if (is_here && stands(fact, known->second)) found.push_back(fact);
  }
  return found;
}

bool Asked::is_known(const std::string& date) const {
  return at_year_end() || date <= last_day(period_);
}

// Art. 12: the half-year adds what the quarters have not found. An objection counts from its answer
// on: a record that was withdrawn is gone; until then it stands.
bool Asked::stands(const Fact& fact, const std::vector<Fact>& of_its_input) const {
  for (const Fact& other : of_its_input) {
    const bool is_found_again = fact.submitted == Period::h1 && other.submitted < Period::h1 &&
                                !fact.matter.empty() && other.matter == fact.matter;
    if (is_found_again) return false;
  }
  for (const Line& objection : county_->objections) {
    const bool is_about_it = under(objection, "assessee") == fact.assessee &&
                             under(objection, "indicator") == fact.indicator &&
                             under(objection, "input") == fact.input &&
                             under(objection, "matter") == fact.matter;
    if (!is_about_it || !is_known(under(objection, "date"))) continue;
    const std::string outcome = under(objection, "outcome");
    const bool is_open = outcome.empty() || !is_known(under(objection, "answered"));
    if (is_open ? without_disputed_ : outcome == "withdrawn") return false;
  }
  return true;
}

Asked Asked::without_disputed() const {
  Asked other = *this;
  other.without_disputed_ = true;
  return other;
}

Exact Asked::number(const Assessee& assessee, const std::string& indicator,
                    const std::string& input, const At& at) const {
  const std::vector<Fact> found = facts(assessee, indicator, input, at);
  if (found.empty()) throw Pending{input + " " + at.cell + at.subject};
  Exact sum = 0;
  for (const Fact& fact : found) sum += decimal(fact.value);
  return sum;
}

bool Asked::yes(const Assessee& assessee, const std::string& indicator, const std::string& input,
                const At& at) const {
  const std::vector<Fact> found = facts(assessee, indicator, input, at);
  if (found.empty()) throw Pending{input + " " + at.cell + at.subject};
  return found.back().value == "yes";
}

std::optional<bool> Asked::known(const Assessee& assessee, const std::string& indicator,
                                 const std::string& input) const {
  const std::vector<Fact> found = facts(assessee, indicator, input);
  if (found.empty()) return std::nullopt;
  return found.back().value == "yes";
}

std::optional<Import> Asked::imported(const Assessee& assessee, const std::string& result,
                                      const std::string& column) const {
  const auto found = county_->imports.find(key(assessee.id, result, column));
  if (found == county_->imports.end()) return std::nullopt;
  return found->second;
}

std::optional<Exact> Asked::last_year(const Assessee& assessee, const std::string& name,
                                      const std::string& subject) const {
  for (const Line& line : county_->last_year) {
    const std::string value = under(line, "value");
    const bool is_it = under(line, "assessee") == assessee.id && under(line, "name") == name &&
                       under(line, "subject") == subject;
    if (is_it && !value.empty() && value != "-") return decimal(value);
  }
  return std::nullopt;
}

bool Asked::decided(const Assessee& assessee, const std::string& kind,
                    const std::string& on) const {
  const std::vector<Line>& all = county_->decisions;
  return std::any_of(all.begin(), all.end(), [&](const Line& line) {
    return under(line, "kind") == kind && under(line, "assessee") == assessee.id &&
           under(line, "on") == on && is_known(under(line, "date"));
  });
}

std::vector<Assessee> Asked::compared(const std::string& indicator) const {
  std::vector<Assessee> compared;
  for (const Assessee& assessee : county_->assessees) {
    if (!decided(assessee, "exempt", indicator)) compared.push_back(assessee);
  }
  return compared;
}

std::vector<int> Asked::days_late(const Assessee& assessee) const {
  const std::string today = last_day(period_);
  std::vector<int> late;
  for (const Line& notice : county_->notices) {
    if (under(notice, "assessee") != assessee.id || under(notice, "issued") > today) continue;
    const std::string answered = under(notice, "answered");
    const Day until = day(answered.empty() || answered > today ? today : answered);
    const Day due = one_month_after(day(under(notice, "issued")));
    const auto days = std::chrono::sys_days(until) - std::chrono::sys_days(due);
    late.push_back(std::max(0, static_cast<int>(days.count())));
  }
  return late;
}

}  // namespace oracle

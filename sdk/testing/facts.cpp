#include "facts.hpp"

#include <algorithm>

#include <kaohe/points.hpp>

#include "calendar.hpp"
#include "catalogue/words.hpp"

namespace kaohe::cases {
namespace {

constexpr const char* kNothingYet = "-";
constexpr const char* kNeverAny = "n/a";
constexpr std::int64_t kOne = 100'000'000;

std::int64_t units(const Place& place, int decimals_max) {
  const std::string text = place.number();
  const std::optional<Points> value = Points::parse(text, decimals_max);
  if (!value) {
    place.refuse("an integer or a decimal of at most " + std::to_string(decimals_max) + " places");
  }
  return value->units();
}

}  // namespace

void FactReader::read(const Place& place, std::int32_t subject) {
  if (place.is(kNothingYet)) {
    if (!input_.is_events()) return;
    place.refuse("[] where nothing happened, or a state \"awaited\" where nothing was submitted");
  }
  if (place.is_table()) {
    if (subject != KAOHE_NONE) place.refuse("a value, or a list of values or records");
    return by_subject(place);
  }
  if (!place.is_list()) return scalar(place, subject);
  const std::vector<Place> elements = place.elements();
  if (elements.empty()) return;
  if (!elements.front().is_table()) return cells(elements, place, subject);
  for (const Place& element : elements) record(element, subject);
}

void FactReader::by_subject(const Place& place) {
  if (subjects_ == nullptr) {
    place.refuse("a value, or a list of values or records",
                 input_.name + " is not kept by subject");
  }
  for (const Place& entry : place.entries()) read(entry, subject_named(entry, entry.key()));
}

std::int32_t FactReader::subject_named(const Place& place, const std::string& name) const {
  const std::optional<std::uint32_t> subject = index_in(*subjects_, name);
  if (!subject) {
    place.refuse_as("of " + catalogue::quoted(name) + ", who is not on the list of this assessee",
                    subjects_->empty() ? "nobody: the list is empty"
                                       : "one of " + catalogue::listed(*subjects_),
                    catalogue::suggestion(name, *subjects_));
  }
  return static_cast<std::int32_t>(*subject);
}

void FactReader::for_subjects(std::int32_t subject,
                              const std::function<void(std::int32_t)>& visit) const {
  if (subjects_ == nullptr || subject != KAOHE_NONE) return visit(subject);
  for (std::size_t i = 0; i < subjects_->size(); ++i) visit(static_cast<std::int32_t>(i));
}

void FactReader::cells(const std::vector<Place>& values, const Place& place, std::int32_t subject) {
  const int expected = cells_in_year(input_.every);
  expect_bare_values(place);
  if (values.size() != static_cast<std::size_t>(expected)) {
    place.refuse_as("a list of " + std::to_string(values.size()),
                    std::to_string(expected) + ": one for each cell of " + input_.name,
                    "\"-\" leaves one out");
  }
  for (int cell = 1; cell <= expected; ++cell) {
    const Place& written = values[static_cast<std::size_t>(cell - 1)];
    if (written.is(kNothingYet)) continue;
    for_subjects(subject, [&](std::int32_t one) {
      FactRecord record = in_cell(cell, one);
      value(written, record);
      add_(std::move(record));
    });
  }
}

// A value says neither when it happened nor of which sort it is.
void FactReader::expect_bare_values(const Place& place) const {
  if (input_.is_events()) place.refuse("a list of records: [{ date = \"2023-02-10\" }, … ]");
  for (const CaseAttribute& attribute : input_.attributes) {
    if (attribute.options.empty()) continue;
    place.refuse("a list of records, each with its " + attribute.id);
  }
}

void FactReader::scalar(const Place& place, std::int32_t subject) {
  expect_bare_values(place);
  FactRecord checked;
  value(place, checked);  // also where no cell has ended
  const bool always = cells_in_year(input_.every) == 1 || input_.is_given();
  for (int cell = 1; cell <= cells_in_year(input_.every); ++cell) {
    if (!always && last_day_of_cell(input_.every, cell) > asked_on_) break;
    for_subjects(subject, [&](std::int32_t one) {
      FactRecord record = in_cell(cell, one);
      value(place, record);
      add_(std::move(record));
    });
  }
}

// A value of a cell, recorded when the cell ended, or early.
FactRecord FactReader::in_cell(int cell, std::int32_t subject) const {
  FactRecord record;
  record.cell = static_cast<std::uint8_t>(cell);
  record.subject = subject;
  record.date = std::min(last_day_of_cell(input_.every, cell), asked_on_);
  record.period = period_of(record.date);
  record.attributes.assign(input_.attributes.size(), 0);
  return record;
}

std::int16_t FactReader::period_of(std::int32_t day) const {
  for (const std::uint32_t period : input_.periods) {
    if (calendar_[period].last_day >= day) return static_cast<std::int16_t>(period);
  }
  return KAOHE_NONE;
}

void FactReader::value(const Place& place, FactRecord& record) const {
  if (place.is(kNeverAny)) {
    record.flags |= KAOHE_RECORD_NOT_APPLICABLE;
    return;
  }
  record.value = number(place);
}

std::int64_t FactReader::number(const Place& place) const {
  if (input_.type == InputType::flag) return place.truth() ? kOne : 0;
  if (input_.type == InputType::choice) {
    return static_cast<std::int64_t>(place.one_of(input_.options));
  }
  const std::int64_t value = units(place, input_.decimals < 0 ? 8 : input_.decimals);
  const Rational exact = Rational::from_units(value);
  if (input_.low && exact < *input_.low) place.refuse("at least " + input_.low->text());
  if (input_.high && exact > *input_.high) place.refuse("at most " + input_.high->text());
  return value;
}

void FactReader::record(const Place& place, std::int32_t subject) {
  std::vector<std::string> keys{"date",     "value",  "cell",       "period",
                                "retained", "record", "provisional"};
  if (input_.matter) keys.emplace_back("matter");
  if (input_.named || (subjects_ != nullptr && subject == KAOHE_NONE)) keys.emplace_back("subject");
  for (const CaseAttribute& attribute : input_.attributes) keys.push_back(attribute.id);
  place.allow(keys, "a record of " + input_.name);

  FactRecord record;
  record.subject = subject;
  record.value = kOne;
  const std::optional<Place> written = place.find("value");
  if (written) value(*written, record);
  if (!written && !input_.is_events()) place.refuse_as("without value", "value = …");
  when(place, record);
  who(place, record);
  attributes(place, record);
  if (const auto retained = place.find("retained")) {
    record.retained = units(*retained, 8);
    if (record.retained < 0 || record.retained > kOne) retained->refuse("a number from 0 to 1");
  }
  if (const auto id = place.find("record")) record.record = id->whole(1, 1'000'000'000);
  const auto provisional = place.find("provisional");
  if (provisional && provisional->truth()) record.flags |= KAOHE_RECORD_PROVISIONAL;
  add_(std::move(record));
}

// The day of the fact, the cell and the period: each follows from the one before where it is not
// said.
void FactReader::when(const Place& place, FactRecord& record) const {
  const Cell grid = input_.grid();
  if (const auto cell = place.find("cell")) {
    const std::optional<int> parsed = parse_cell(grid, cell->text());
    if (!parsed) cell->refuse("a cell of " + input_.name + ": 2023-03, 2023-Q1, 2023-H1 or 2023");
    record.cell = static_cast<std::uint8_t>(*parsed);
    record.date = std::min(last_day_of_cell(grid, *parsed), asked_on_);
  } else if (cells_in_year(grid) == 1) {
    record.cell = 1;
    record.date = asked_on_;
  }
  if (const auto date = place.find("date")) {
    const std::optional<std::int32_t> day = parse_day(date->text());
    if (!day) date->refuse("a day of 2023, \"2023-02-10\"");
    if (*day > asked_on_) {
      date->refuse("a day up to the one asked for",
                   "what has not happened yet is not among the facts of a preview");
    }
    record.date = *day;
    if (record.cell == 0) record.cell = static_cast<std::uint8_t>(cell_holding(grid, *day));
  } else if (record.cell == 0) {
    place.refuse_as("without date", "date = \"2023-02-10\", or a cell");
  }
  record.period = period_of(record.date);
  if (const auto period = place.find("period")) {
    record.period = static_cast<std::int16_t>(period->one_of(calendar_.ids()));
    const bool due = std::find(input_.periods.begin(), input_.periods.end(),
                               static_cast<std::uint32_t>(record.period)) != input_.periods.end();
    if (!due) period->refuse("a period in which " + input_.name + " is submitted");
  }
}

void FactReader::who(const Place& place, FactRecord& record) {
  if (input_.matter) {
    const std::optional<Place> matter = place.find("matter");
    if (!matter) place.refuse_as("without matter", "matter = \"…\": " + input_.name + " has one");
    record.matter = names_.number(matter->text());
  }
  if (!input_.named && (subjects_ == nullptr || record.subject != KAOHE_NONE)) return;
  const std::optional<Place> subject = place.find("subject");
  if (!subject) place.refuse_as("without subject", "subject = \"…\": each record names one");
  record.subject =
      input_.named ? names_.number(subject->text()) : subject_named(*subject, subject->text());
}

void FactReader::attributes(const Place& place, FactRecord& record) const {
  for (const CaseAttribute& attribute : input_.attributes) {
    const std::optional<Place> found = place.find(attribute.id);
    if (attribute.options.empty()) {
      record.attributes.push_back(found && found->truth() ? 1 : 0);
    } else if (found) {
      record.attributes.push_back(static_cast<std::int16_t>(found->one_of(attribute.options)));
    } else {
      place.refuse_as("without " + attribute.id, "one of " + catalogue::listed(attribute.options));
    }
  }
}

}  // namespace kaohe::cases

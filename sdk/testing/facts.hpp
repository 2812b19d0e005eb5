/// The values of one input, as a case writes them, made into records.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/batch_builder.hpp>

#include "calendar.hpp"
#include "description.hpp"
#include "place.hpp"

namespace kaohe::cases {

/// Numbers for names that have no list: matters, persons.
class Names {
 public:
  std::int32_t number(const std::string& name) {
    return numbers_.emplace(name, static_cast<std::int32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::int32_t> numbers_;
};

/// Reads what stands under the name of an input:
/// - a value: for every subject of its list and every cell that has ended (a yearly value: always);
/// - a list of values: one for each cell, "-" leaves one out;
/// - a table: the same by subject;
/// - a list of tables: records. No value, [], means that there are none; "-" that nothing is
/// recorded yet.
class FactReader {
 public:
  using Add = std::function<void(FactRecord)>;

  /// `subjects`: the assessee's list that the input is per, or nullptr. All must outlive the
  /// reader.
  FactReader(const CaseCalendar& calendar, const CaseInput& input,
             const std::vector<std::string>* subjects, std::int32_t asked_on, Names& names, Add add)
      : calendar_(calendar),
        input_(input),
        subjects_(subjects),
        asked_on_(asked_on),
        names_(names),
        add_(std::move(add)) {}

  /// Throws CaseError for what the input cannot take.
  void read(const Place& place) { read(place, KAOHE_NONE); }

 private:
  void read(const Place& place, std::int32_t subject);
  void by_subject(const Place& place);
  void cells(const std::vector<Place>& values, const Place& place, std::int32_t subject);
  void scalar(const Place& place, std::int32_t subject);
  void expect_bare_values(const Place& place) const;
  void record(const Place& place, std::int32_t subject);
  void when(const Place& place, FactRecord& record) const;
  void who(const Place& place, FactRecord& record);
  void attributes(const Place& place, FactRecord& record) const;
  void for_subjects(std::int32_t subject, const std::function<void(std::int32_t)>& visit) const;
  void value(const Place& place, FactRecord& record) const;
  std::int64_t number(const Place& place) const;
  FactRecord in_cell(int cell, std::int32_t subject) const;
  std::int16_t period_of(std::int32_t day) const;
  std::int32_t subject_named(const Place& place, const std::string& name) const;

  const CaseCalendar& calendar_;
  const CaseInput& input_;
  const std::vector<std::string>* subjects_;
  std::int32_t asked_on_;
  Names& names_;
  Add add_;
};

}  // namespace kaohe::cases

#include "evidence/report.hpp"

#include <algorithm>
#include <tuple>

namespace kaohe::evidence {

void Report::refuse(Place place, Text what, std::string cell) {
  if (unreadable_.count(cell) == 0)
    problems_.push_back({std::move(place), std::move(what), std::move(cell)});
}

void Report::refuse_unreadable(const Problem& problem) {
  refuse(problem.place, problem.what, problem.cell);
  if (!problem.cell.empty()) unreadable_.insert(problem.cell);
}

void Report::refuse(const Error& error) {
  problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
}

void Report::refuse_repeat(Place place, Text what, std::string cell, const Place& recorded) {
  if (repeat_count_++ == 0) first_repeated_ = recorded.text();
  refuse(std::move(place), std::move(what), std::move(cell));
}

void Report::throw_if_refused() {
  if (problems_.empty()) return;
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
  });
  throw Error(ErrorKind::data, std::move(problems_));
}

std::size_t Report::skipped_count() const {
  std::size_t count = 0;
  for (const auto& [file, skipped] : skipped_by_file_) count += static_cast<std::size_t>(skipped);
  return count;
}

std::vector<Problem> Report::notes() const {
  std::vector<Problem> notes;
  for (const auto& [file, count] : converted_by_file_) {
    notes.push_back(
        {{file},
         say({"full-width digits in {} cells were read as plain ones; nothing needs to be done",
              "有 {} 个单元格用了全角数字,已按半角读取;无须处理"},
             count)});
  }
  for (const auto& [file, count] : skipped_by_file_) {
    notes.push_back(
        {{file},
         say({"{} rows of the template were left unfilled and are passed over; what they ask for "
              "stays awaited",
              "有 {} 行模板行没有填写,已略过;这些事项仍为待报"},
             count)});
  }
  notes.insert(notes.end(), said_.begin(), said_.end());
  return notes;
}

}  // namespace kaohe::evidence

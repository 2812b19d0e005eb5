/// What a reader of evidence has to say: problems refuse the whole evidence, notes do not.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/errors.hpp"

namespace kaohe::evidence {

class Report {
 public:
  /// `cell`: see Problem::cell.
  void refuse(Place place, Text what, std::string cell = {});
  /// The same of a cell that could not be read at all: nothing more is said of it.
  void refuse_unreadable(const Problem& problem);
  void refuse(const Error& error);
  /// The same of a row that is on record already, at `recorded`.
  void refuse_repeat(Place place, Text what, std::string cell, const Place& recorded);
  /// Something that holds, and that people should know.
  void note(Place place, Text what) { said_.push_back({std::move(place), std::move(what)}); }
  /// One cell of a file was written with full-width digits and has been converted.
  void converted(const std::string& file) { ++converted_by_file_[file]; }

  bool has_refused() const { return !problems_.empty(); }
  /// Whether so many rows, and more than one, were all refused as repeats and for nothing else.
  bool are_all_repeats(std::size_t row_count) const {
    return row_count > 1 && repeat_count_ == row_count && problems_.size() == row_count;
  }
  /// Where the first of them is on record.
  const std::string& first_repeated() const { return first_repeated_; }
  /// One row of a template was left unfilled and has been passed over.
  void skipped(const std::string& file) { ++skipped_by_file_[file]; }
  /// How many have been, in all files.
  std::size_t skipped_count() const;
  /// Throws Error(data) with every problem, by file and line, if there is one.
  void throw_if_refused();
  /// One note for each file with converted cells, then what was noted.
  std::vector<Problem> notes() const;

 private:
  std::vector<Problem> problems_;
  std::map<std::string, int> converted_by_file_, skipped_by_file_;
  std::vector<Problem> said_;
  std::set<std::string> unreadable_;  ///< cells, by name
  std::size_t repeat_count_ = 0;
  std::string first_repeated_;
};

}  // namespace kaohe::evidence

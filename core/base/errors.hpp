/// What goes wrong and is told to people. An outcome of judging is a value, never one of these.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace kaohe {

/// Which exit code the program ends with.
enum class ErrorKind {
  data = 1,         ///< the data say no: a file, a record, a rule
  usage = 2,        ///< wrong command or option
  plugin = 3,       ///< a plugin failed or cannot be used
  environment = 4,  ///< a folder, the disk, a right
};

/// Where: a file with line and column (1-based; 0: not known), or a row of a table.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  /// "configs/2023/year.toml:12:8"
  std::string text() const;
};

/// One thing that is wrong. `what` says what was found, what was expected and what to do.
struct Problem {
  Place place;
  Text what;
  std::string cell = {};  ///< in a workbook, as a spreadsheet has it: "监测!D7"; empty: in none
};

/// The root of all errors that reach people; carries one problem or many (a file is refused whole,
/// with every wrong cell).
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::vector<Problem> problems);
  Error(ErrorKind kind, Place place, Text what);

  ErrorKind kind() const { return kind_; }
  const std::vector<Problem>& problems() const { return problems_; }
  /// The problems, one a line, in the language asked: of each file the first 30, then how many more
  /// it has. What is wrong with several rows in the same words is one line: "a.csv: rows 3, 4, 7
  /// and 18 more: …".
  std::string text(Language language) const;

 private:
  ErrorKind kind_;
  std::vector<Problem> problems_;
};

}  // namespace kaohe

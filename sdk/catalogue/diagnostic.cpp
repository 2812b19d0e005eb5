#include "diagnostic.hpp"

namespace kaohe::catalogue {

std::string Diagnostic::text() const {
  std::string line_text = file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                          where + " is " + found + "; expected " + expected;
  if (!hint.empty()) line_text += "; " + hint;
  return line_text;
}

}  // namespace kaohe::catalogue

/// The commands and the files that a README shows, so that tests can do what it says.
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "fixtures/small_year.hpp"

namespace kaohe::testing {

/// A fenced block below the heading `title`, the `at`-th whose fence says `language`. `file` is
/// named from the top of the source tree. Throws if there is none.
inline std::string readme_block(const std::string& file, const std::string& title, int at = 0,
                                const std::string& language = "") {
  std::istringstream lines(bytes_of(source_folder() / file));
  bool is_below = false, is_inside = false, is_asked = false;
  std::string block;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("```", 0) == 0) {
      if (is_asked) return block;
      is_inside = !is_inside;
      is_asked = is_below && is_inside && line == "```" + language && at-- == 0;
    } else if (is_asked) {
      block += line + "\n";
    } else if (!is_inside && line.rfind("##", 0) == 0) {
      is_below = line.substr(line.find_first_not_of("# ")) == title;
    }
  }
  throw std::runtime_error(file + ": no such block below \"" + title + "\"");
}

/// The commands of such a block, each as words without "kaohe".
inline std::vector<std::vector<std::string>> readme_commands(const std::string& file,
                                                             const std::string& title, int at = 0) {
  std::istringstream block(readme_block(file, title, at));
  std::vector<std::vector<std::string>> commands;
  for (std::string line; std::getline(block, line);) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    words.erase(words.begin());
    commands.push_back(std::move(words));
  }
  return commands;
}

}  // namespace kaohe::testing

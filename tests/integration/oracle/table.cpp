#include "table.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace oracle {
namespace {

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> found(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      const bool doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
      if (doubled) {
        found.back() += '"';
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (line[i] == ',' && !quoted) {
      found.emplace_back();
    } else if (line[i] != '\r') {
      found.back() += line[i];
    }
  }
  return found;
}

}  // namespace

std::vector<Line> read_table(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text;
  if (!std::getline(in, text)) throw std::runtime_error("cannot read " + path.string());
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
  const std::vector<std::string> headings = fields(text);
  std::vector<Line> lines;
  while (std::getline(in, text)) {
    const std::vector<std::string> values = fields(text);
    if (values.size() == 1 && values.front().empty()) continue;
    if (values.size() != headings.size()) {
      throw std::runtime_error(path.string() + ": a row of " + std::to_string(values.size()) +
                               " fields: " + text);
    }
    Line& line = lines.emplace_back();
    for (std::size_t i = 0; i < headings.size(); ++i) line[headings[i]] = values[i];
  }
  return lines;
}

std::string under(const Line& line, const std::string& heading) {
  const auto found = line.find(heading);
  return found == line.end() ? std::string() : found->second;
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    pieces.push_back(text.substr(start, end - start));
    start = end + separator.size();
  }
  return pieces;
}

}  // namespace oracle

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace oracle {

/// One row of a CSV file: heading → text.
using Line = std::map<std::string, std::string>;

/// All rows below the headings of a CSV file (UTF-8, with or without BOM; quotes, no line breaks
/// inside them); throws std::runtime_error if it cannot be read.
std::vector<Line> read_table(const std::filesystem::path& path);

/// The text under a heading; empty if there is no such column.
std::string under(const Line& line, const std::string& heading);

/// The pieces of a text between separators; none of an empty text.
std::vector<std::string> split(const std::string& text, const std::string& separator);

}  // namespace oracle

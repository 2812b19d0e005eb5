/// Forms that people fill in, as an .xlsx workbook: what read_table reads back.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kaohe::office {

/// A column of a form.
struct FormColumn {
  std::string heading;
  int width = 12;                    ///< in characters of latin script; a Chinese one takes two
  bool is_required = false;          ///< its heading is red with a thick line below; not enforced
  std::vector<std::string> allowed;  ///< the values to choose from; none: anything may be typed
  std::string note;  ///< shown beside a cell that is chosen; beyond 255 characters cut with "…"
};

struct FormSheet {
  std::string name;
  std::vector<FormColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< filled in already; as many cells as columns
};

/// A sheet of text for the one who fills in the others.
struct Instructions {
  std::string name;
  std::string title;
  std::vector<std::string> lines;
};

struct Workbook {
  std::optional<Instructions> instructions;  ///< stands first
  std::vector<FormSheet> sheets;
};

/// Writes the workbook where nothing stands yet, whole or not at all. Every cell of a form is text,
/// so that a spreadsheet turns neither a date nor a long number into something else. The same
/// workbook gives the same bytes. Throws Error(environment) when something stands at `path` or it
/// cannot be written, Error(data) for what no .xlsx can hold: a sheet's name with more than 31
/// characters, one of []:*?/\ or used twice, a cell with more than 32,767 characters.
void write_workbook(const std::filesystem::path& path, const Workbook& workbook);

}  // namespace kaohe::office

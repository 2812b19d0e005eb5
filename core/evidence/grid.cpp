#include "evidence/grid.hpp"

#include <fmt/format.h>

#include "base/words.hpp"

namespace kaohe::evidence {

namespace {
using plan::CellKind;

std::optional<NamedCell> parse_part(int year, std::string_view part) {
  const bool lettered = part.size() == 2 && (part[0] == 'Q' || part[0] == 'H');
  const std::string_view digits = lettered ? part.substr(1) : part;
  if (!all_digits(digits) || part.size() != 2) return std::nullopt;
  const CellKind kind = !lettered        ? CellKind::month
                        : part[0] == 'Q' ? CellKind::quarter
                                         : CellKind::half;
  const NamedCell cell{year, kind, whole_number(digits)};
  if (cell.index < 1 || cell.index > cells_in_year(kind)) return std::nullopt;
  return cell;
}
}  // namespace

std::optional<NamedCell> parse_cell(std::string_view text) {
  if (text.size() < 4 || !all_digits(text.substr(0, 4))) return std::nullopt;
  const int year = whole_number(text.substr(0, 4));
  if (text.size() == 4) return NamedCell{year, CellKind::year, 1};
  if (text[4] != '-') return std::nullopt;
  return parse_part(year, text.substr(5));
}

std::string cell_name(const NamedCell& cell) {
  switch (cell.kind) {
    case CellKind::month:
      return fmt::format("{:04}-{:02}", cell.year, cell.index);
    case CellKind::quarter:
      return fmt::format("{:04}-Q{}", cell.year, cell.index);
    case CellKind::half:
      return fmt::format("{:04}-H{}", cell.year, cell.index);
    case CellKind::year:
      break;
  }
  return fmt::format("{:04}", cell.year);
}

NamedCell cell_of(Date date, CellKind kind) {
  const std::chrono::year_month_day parts(date);
  const int month = static_cast<int>(static_cast<unsigned>(parts.month()));
  const int months = 12 / cells_in_year(kind);
  return {static_cast<int>(parts.year()), kind, (month - 1) / months + 1};
}

Date first_day_of(const NamedCell& cell) {
  const int months = 12 / cells_in_year(cell.kind);
  return make_date(cell.year, static_cast<unsigned>((cell.index - 1) * months + 1), 1);
}

Date last_day_of(const NamedCell& cell) {
  const bool is_last = cell.index == cells_in_year(cell.kind);
  const NamedCell next{is_last ? cell.year + 1 : cell.year, cell.kind,
                       is_last ? 1 : cell.index + 1};
  return first_day_of(next) - std::chrono::days(1);
}

CellKind grid_of(const plan::InputInfo& input) {
  return input.type == plan::InputType::events ? CellKind::month : input.every;
}

}  // namespace kaohe::evidence

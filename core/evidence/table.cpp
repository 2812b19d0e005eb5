#include "evidence/table.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "evidence/hints.hpp"

namespace kaohe::evidence {

namespace {
int column_of(const Form& form, std::string_view heading) {
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    if (form.columns[i].id == heading || form.columns[i].zh == heading) return static_cast<int>(i);
  }
  return -1;
}

std::vector<std::string> headings_of(const Form& form) {
  std::vector<std::string> words;
  for (const Column& column : form.columns) {
    words.emplace_back(column.id);
    words.emplace_back(column.zh);
  }
  return words;
}

Text columns_listed(const Form& form) {
  Text text;
  for (const Column& column : form.columns) {
    text.en += fmt::format("{}{}", text.en.empty() ? "" : ", ", column.id);
    text.zh += fmt::format("{}{}", text.zh.empty() ? "" : "、", column.zh);
  }
  return text;
}

Text unknown_heading(const Form& form, const std::string& heading) {
  const Text near = did_you_mean(heading, headings_of(form));
  return say(
      {"heading \"{}\" is not known, expected one of: {}{}", "列名“{}”无法识别,应为以下之一:{}{}"},
      excerpt(heading), columns_listed(form), near);
}

}  // namespace

std::optional<Table> Table::bind(CsvTable csv, const Form& form, Report& report) {
  Table table(std::move(csv), form);
  if (!table.find_columns(report)) return std::nullopt;
  return table;
}

bool Table::refuse_without_headings(Report& report) const {
  const std::vector<std::string>& first = csv_.headings;
  const bool is_headings = std::any_of(first.begin(), first.end(), [&](const std::string& cell) {
    return column_of(*form_, cell) >= 0;
  });
  if (is_headings || first.size() < 2) return false;
  report.refuse({csv_.file, csv_.headings_line, 0},
                say({"found \"{}\" and no heading that is known, expected the line of headings; "
                     "write it above the rows: {}",
                     "第一行是“{}”,其中没有可识别的列名;请在数据之上补写列名行:{}"},
                    excerpt(first.front()), columns_listed(*form_)));
  return true;
}

bool Table::find_columns(Report& report) {
  if (refuse_without_headings(report)) return false;
  bool well = true;
  const int line = csv_.headings_line;
  const auto refuse = [&](Text what, int at = -1) {
    report.refuse({csv_.file, line, 0}, std::move(what), csv_.cell_name(line, at));
    well = false;
  };
  for (std::size_t i = 0; i < csv_.headings.size(); ++i) {
    const int column = column_of(*form_, csv_.headings[i]);
    if (column < 0) {
      refuse(unknown_heading(*form_, csv_.headings[i]), static_cast<int>(i));
      continue;
    }
    int& position = positions_[static_cast<std::size_t>(column)];
    if (position >= 0) {
      refuse(say({"headings \"{}\" and \"{}\" name the same column; delete one",
                  "列名“{}”和“{}”是同一栏,请删去一列"},
                 excerpt(csv_.headings[static_cast<std::size_t>(position)]),
                 excerpt(csv_.headings[i])));
    }
    position = static_cast<int>(i);
  }
  if (!well) return false;  // a missing one may be the one that was misspelt
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    if (!form_->columns[i].required || positions_[i] >= 0) continue;
    refuse(say({"column \"{}\" is missing; add it to the headings", "缺少“{}”栏,请在列名中补上"},
               Text{std::string(form_->columns[i].id), std::string(form_->columns[i].zh)}));
  }
  return well;
}

std::string_view Table::cell(const CsvRow& row, int column) const {
  const int position = positions_[static_cast<std::size_t>(column)];
  return position < 0 ? std::string_view()
                      : std::string_view(row.cells[static_cast<std::size_t>(position)]);
}

Text Table::heading(int column) const {
  const int position = positions_[static_cast<std::size_t>(column)];
  const Column& known = form_->columns[static_cast<std::size_t>(column)];
  if (position < 0 || csv_.is_typed) return {std::string(known.id), std::string(known.zh)};
  const std::string& written = csv_.headings[static_cast<std::size_t>(position)];
  return {written, written};
}

std::string Table::cell_name(const CsvRow& row, int column) const {
  return csv_.cell_name(row.line, column < 0 ? -1 : positions_[static_cast<std::size_t>(column)]);
}

bool Table::is_unfilled(const CsvRow& row) const {
  const std::vector<int>& preset = form_->preset;
  if (preset.empty()) return false;
  for (int i = 0; i < static_cast<int>(form_->columns.size()); ++i) {
    const bool is_preset = std::find(preset.begin(), preset.end(), i) != preset.end();
    if (!is_preset && !cell(row, i).empty()) return false;
  }
  return true;
}

std::string Row::required(int column, const Text& expected) {
  if (cell(column).empty()) refuse(column, expected);
  return text(column);
}

std::string Row::digits(int column) {
  bool converted = false;
  std::string plain = half_width(cell(column), converted);
  if (converted) report_.converted(table_.file());
  return plain;
}

std::optional<Date> Row::date(int column) {
  const std::string written = digits(column);
  if (written.empty()) return std::nullopt;
  const std::optional<Date> date = parse_date(written);
  if (!date)
    refuse(column,
           say({"a date such as 2023-06-20{}", "日期,如 2023-06-20{}"}, date_hint(written)));
  return date;
}

std::optional<Date> Row::required_date(int column) {
  if (cell(column).empty())
    refuse(column, say({"a date such as 2023-06-20", "日期,如 2023-06-20"}));
  return date(column);
}

bool Row::flag(int column) {
  if (cell(column).empty()) return false;
  const std::optional<bool> answer = parse_flag(digits(column));
  if (!answer) refuse(column, say({"yes or no", "是或者否"}));
  return answer.value_or(false);
}

Rational Row::decimal(int column, const Rational& low, const Rational& high, int decimals_max) {
  const std::string written = digits(column);
  const std::optional<Rational> number = parse_decimal(written, decimals_max);
  if (number && *number >= low && *number <= high) return *number;
  refuse(column, say({"a decimal from {} to {} with at most {} places{}",
                      "{} 至 {} 之间的数,小数不超过 {} 位{}"},
                     low.text(), high.text(), decimals_max, number_hint(written)));
  return {};
}

void Row::refuse(int column, const Text& expected) {
  const std::string found = excerpt(cell(column));
  refuse(found.empty()
             ? say({"column \"{}\": the cell is empty, expected {}", "“{}”栏:未填,应为{}"},
                   heading(column), expected)
             : say({"column \"{}\": found \"{}\", expected {}", "“{}”栏:填的是“{}”,应为{}"},
                   heading(column), found, expected),
         column);
}

void Row::refuse(const Text& what, int column) {
  report_.refuse(place(), what, table_.cell_name(row_, column));
  wrong_ = true;
}

void Row::refuse_repeat(const Text& what, const Place& first) {
  const bool is_on_record = first.file.rfind('#', 0) == 0;
  if (!is_on_record) return refuse(what);
  report_.refuse_repeat(place(), what, table_.cell_name(row_, -1), first);
  wrong_ = true;
}

std::vector<std::string_view> long_texts_of(const Form& form) {
  std::vector<std::string_view> headings;
  for (const Column& column : form.columns) {
    if (column.long_text) headings.insert(headings.end(), {column.id, column.zh});
  }
  return headings;
}

std::string half_width(std::string_view text, bool& converted) {
  if (text.find('\xEF') == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+FF0D - U+FF0E . U+FF10–U+FF19 are EF BC 8D, 8E, 90–99.
    const bool wide = i + 2 < text.size() && text[i] == '\xEF' && text[i + 1] == '\xBC';
    const int last = wide ? static_cast<unsigned char>(text[i + 2]) : 0;
    if (last == 0x8D || last == 0x8E || (last >= 0x90 && last <= 0x99)) {
      plain += static_cast<char>(last - 0x60);
      converted = true;
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::optional<Rational> parse_decimal(std::string_view text, int decimals_max) {
  const std::size_t point = text.find('.');
  const std::size_t places = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (places > static_cast<std::size_t>(decimals_max)) return std::nullopt;
  if (text.find('/') != std::string_view::npos)
    return std::nullopt;  // a ratio is for rules, not for records
  return Rational::parse(text);
}

std::optional<bool> parse_flag(std::string_view text) {
  for (const std::string_view yes : {"yes", "true", "1", "是"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"no", "false", "0", "否"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

}  // namespace kaohe::evidence

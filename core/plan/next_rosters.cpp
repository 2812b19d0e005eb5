// The rosters of the next year: who has ended is left out.
#include <algorithm>
#include <set>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "plan/next_year_parts.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRosterSizeMax = 64 * 1024 * 1024;

/// The lines of a text, each with its end: "\n", "\r\n" or "\r".
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (text.compare(end, 2, "\r\n") == 0) ++end;
    end = std::min(end + 1, text.size());
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

/// Empties a cell of a line of a table: only commas outside of quotes part cells.
std::string without_cell(const std::string& line, int column) {
  std::string rest;
  bool is_quoted = false;
  int at = 0;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    const bool parts = !is_quoted && (c == ',' || c == '\r' || c == '\n');
    if (at != column || parts) rest += c;
    if (!is_quoted && c == ',') ++at;
  }
  return rest;
}

class RosterCarrier {
 public:
  RosterCarrier(const YearPlan& plan, const Domain& domain, int year, fs::path folder,
                NextYear& next)
      : domain_(domain),
        first_day_(make_date(year, 1, 1)),
        from_(plan.folder / "roster"),
        to_(std::move(folder)),
        next_(next) {}

  void carry() {
    std::set<int> rows, lists, begun;
    for (const Assessee& one : domain_.assessees) {
      if (one.until && *one.until < first_day_) {
        rows.insert(one.line);
        leave_out(one, lists);
      } else if (one.from && *one.from < first_day_) {
        begun.insert(one.line);
      }
    }
    const std::string name = domain_.id + ".csv";
    copy(name, rows, begun);
    std::error_code unknown;
    const std::string subjects = domain_.id + ".subjects.csv";
    if (fs::exists(from_ / subjects, unknown)) copy(subjects, lists, {});
  }

 private:
  void leave_out(const Assessee& one, std::set<int>& lists) {
    std::size_t count = 0;
    for (const auto& [sub, subjects] : one.subjects) {
      for (const Subject& subject : subjects) lists.insert(subject.line);
      count += subjects.size();
    }
    next_.changed.push_back({{(from_ / (domain_.id + ".csv")).string(), one.line, 0},
                             say({"{} {} ended on {}: left out, with {} rows of its lists",
                                  "{} {} 已于 {} 截止:不再列入,连同其清单 {} 行"},
                                 one.id, one.name, to_text(*one.until), count)});
  }

  /// Without some rows, and without the first day in others.
  void copy(const std::string& name, const std::set<int>& dropped, const std::set<int>& begun) {
    const std::string bytes = read_file(from_ / name, kRosterSizeMax);
    const CsvTable table = read_csv(bytes, name);
    const int by_id = table.column("from");
    const int column = by_id >= 0 ? by_id : table.column("起始日");
    std::string text;
    int line = 0, kept = 0;
    for (const std::string& one : lines_of(bytes)) {
      ++line;
      if (dropped.count(line) != 0) continue;
      ++kept;
      const bool has_begun = begun.count(line) != 0;
      text += has_begun ? without_cell(one, column) : one;
      if (has_begun) tell_begun(name, line, kept);
    }
    next_.files.emplace_back("roster/" + name, std::move(text));
  }

  void tell_begun(const std::string& name, int line, int kept) {
    const auto one = std::find_if(domain_.assessees.begin(), domain_.assessees.end(),
                                  [&](const Assessee& each) { return each.line == line; });
    next_.changed.push_back({{(to_ / name).string(), kept, 0},
                             say({"{} {}: its first day {} emptied, it is there all year",
                                  "{} {}:起始日 {} 已清空,全年在列"},
                                 one->id, one->name, to_text(*one->from))});
  }

  const Domain& domain_;
  Date first_day_;
  fs::path from_, to_;
  NextYear& next_;
};

}  // namespace

void carry_rosters(const YearPlan& plan, int year, const std::string& folder, NextYear& next) {
  const fs::path to = fs::path(folder) / "roster";
  for (const Domain& domain : plan.domains) RosterCarrier(plan, domain, year, to, next).carry();
  for (const std::string& file : unused_rosters(plan)) {
    const std::string name = fs::path(file).filename().string();
    next.files.emplace_back("roster/" + name, read_file(file, kRosterSizeMax));
    next.to_decide.push_back({{(to / name).string(), 1, 0},
                              say({"no domain of the year has this roster; copied as it is",
                                   "本年度没有启用相应的领域;此名册原样复制"})});
  }
}

}  // namespace kaohe::plan

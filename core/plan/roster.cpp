// roster/<domain>.csv: who is assessed; roster/<domain>.subjects.csv: their branches, villages,
// leaders.
#include <algorithm>
#include <map>
#include <set>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace {

constexpr std::size_t kRosterSizeMax = 64 * 1024 * 1024;

/// A column that every roster may have, under its id or its Chinese heading.
struct FixedColumn {
  const char* id;
  const char* heading;
  bool needed;
};

constexpr FixedColumn kAssesseeColumns[] = {
    {"order", "序号", true},         {"id", "编号", true},
    {"name", "名称", true},          {"secretary", "书记", false},
    {"deputies", "分管副职", false}, {"from", "起始日", false},
    {"until", "截止日", false},      {"successor", "承接单位", false},
    {"unit", "考核责任单位", false},
};

constexpr FixedColumn kSubjectColumns[] = {
    {"assessee", "考核对象", true},
    {"sub", "清单", true},
    {"id", "编号", true},
    {"name", "名称", true},
};

/// A table with its columns found: fixed ones by id, the others as written.
class RosterTable {
 public:
  template <std::size_t Count>
  RosterTable(CsvTable table, const FixedColumn (&fixed)[Count], std::vector<Problem>& problems)
      : table_(std::move(table)), problems_(problems) {
    std::vector<bool> taken(table_.headings.size(), false);
    for (const FixedColumn& column : fixed) {
      const int by_id = table_.column(column.id), by_heading = table_.column(column.heading);
      const int at = by_id >= 0 ? by_id : by_heading;
      if (at >= 0) taken[static_cast<std::size_t>(at)] = true;
      columns_[column.id] = at;
      if (at < 0 && column.needed) {
        add(1, {"no column \"{}\" (or \"{}\"); add it", "没有“{1}”({0})这一列;请补上"}, column.id,
            column.heading);
      }
    }
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (!taken[i]) others_.push_back(table_.headings[i]);
    }
  }

  const std::vector<CsvRow>& rows() const { return table_.rows; }
  const std::vector<std::string>& other_columns() const { return others_; }

  std::string cell(const CsvRow& row, const char* id) const {
    const int at = columns_.at(id);
    return at < 0 ? "" : row.cells[static_cast<std::size_t>(at)];
  }
  std::string other(const CsvRow& row, const std::string& heading) const {
    return row.cells[static_cast<std::size_t>(table_.column(heading))];
  }

  template <class... Arguments>
  void add(int line, const MessageFor<Arguments...>& message, const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems_.push_back({{table_.file, line, 0}, std::move(what)});
  }

 private:
  CsvTable table_;
  std::vector<Problem>& problems_;
  std::map<std::string, int> columns_;
  std::vector<std::string> others_;
};

bool is_id(const std::string& text) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= 64 && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), fits);
}

/// A positive whole number of at most nine digits; 0: it is none.
int positive(const std::string& text) {
  return text.size() <= 9 && all_digits(text) ? whole_number(text) : 0;
}

/// `王某、李某`: names separated by 、 or a semicolon.
std::vector<std::string> names_of(std::string text) {
  for (const std::string separator : {"、", "；"}) {
    for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator))
      text.replace(at, separator.size(), ";");
  }
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::size_t first = text.find_first_not_of(' ', begin),
                      last = text.find_last_not_of(' ', end == 0 ? 0 : end - 1);
    if (first < end && last != std::string::npos)
      names.push_back(text.substr(first, last - first + 1));
    begin = end + 1;
  }
  return names;
}

void check_name_length(RosterTable& table, const CsvRow& row, const std::string& name) {
  constexpr std::size_t kNameCharactersMax = 200;
  const std::size_t count = character_count(name);
  if (count <= kNameCharactersMax) return;
  table.add(row.line,
            {"name \"{}\" has {} characters, expected at most {}; shorten it",
             "名称“{}”有 {} 个字,至多 {} 个;请缩短"},
            excerpt(name), count, kNameCharactersMax);
}

// ---------- Assessees ----------

class AssesseeReader {
 public:
  AssesseeReader(RosterTable& table, const YearPlan& plan, Domain& domain)
      : table_(table), plan_(plan), domain_(domain) {}

  void read() {
    domain_.roster_columns = table_.other_columns();
    for (const CsvRow& row : table_.rows()) read_row(row);
    if (table_.rows().empty())
      table_.add(1, {"the roster has no rows, expected at least one assessee; add them, or take "
                     "the domain out of year.toml",
                     "名单没有一行考核对象;请补上,或者在 year.toml 中去掉本领域"});
    for (const Assessee& assessee : domain_.assessees) check_successor(assessee);
    std::stable_sort(domain_.assessees.begin(), domain_.assessees.end(),
                     [](const Assessee& a, const Assessee& b) { return a.order < b.order; });
  }

 private:
  void read_row(const CsvRow& row) {
    Assessee assessee;
    assessee.line = row.line;
    assessee.domain = domain_.id;
    assessee.id = table_.cell(row, "id");
    assessee.name = table_.cell(row, "name");
    assessee.secretary = table_.cell(row, "secretary");
    assessee.deputies = names_of(table_.cell(row, "deputies"));
    assessee.successor = table_.cell(row, "successor");
    assessee.organisation = table_.cell(row, "unit");
    assessee.from = date(row, "from");
    assessee.until = date(row, "until");
    for (const std::string& heading : domain_.roster_columns) {
      const std::string cell = table_.other(row, heading);
      if (!cell.empty()) assessee.roster[heading] = cell;
    }
    check_order(row, assessee);
    check_identity(row, assessee);
    check_time(row, assessee);
    check_unit(row, assessee);
    domain_.assessees.push_back(std::move(assessee));
  }

  std::optional<Date> date(const CsvRow& row, const char* column) {
    const std::string text = table_.cell(row, column);
    if (text.empty()) return std::nullopt;
    const std::optional<Date> day = parse_date(text);
    if (!day)
      table_.add(row.line,
                 {"{} is \"{}\", expected a day such as 2023-06-20; correct it",
                  "{} 的值是“{}”,应为日期,如 2023-06-20;请改正"},
                 column, text);
    return day;
  }

  void check_order(const CsvRow& row, Assessee& assessee) {
    const std::string text = table_.cell(row, "order");
    assessee.order = positive(text);
    if (assessee.order == 0) {
      table_.add(row.line,
                 {"order is \"{}\", expected a whole number from 1; correct it",
                  "序号是“{}”,应为 1 起的整数;请改正"},
                 text);
    } else if (const auto [first, fresh] = orders_.emplace(assessee.order, row.line); !fresh) {
      table_.add(row.line,
                 {"order {} stands in row {} already; each may stand once. Renumber one",
                  "序号 {} 与第 {} 行重复;请重新编号"},
                 assessee.order, first->second);
    }
  }

  void check_identity(const CsvRow& row, const Assessee& assessee) {
    if (!is_id(assessee.id)) {
      table_.add(row.line,
                 {"id is \"{}\", expected small letters, digits and _, a letter first; correct it",
                  "编号是“{}”,应以小写字母开头,只含小写字母、数字和下划线;请改正"},
                 assessee.id);
    } else if (const auto [first, fresh] = ids_.emplace(assessee.id, row.line); !fresh) {
      table_.add(row.line,
                 {"id \"{}\" stands in row {} already; each may stand once. Rename one",
                  "编号“{}”与第 {} 行重复;请改名"},
                 assessee.id, first->second);
    }
    check_name_length(table_, row, assessee.name);
    if (assessee.name.empty()) {
      table_.add(row.line, {"\"{}\" has no name; write it", "“{}”没有名称;请填写"}, assessee.id);
    } else if (const auto [first, fresh] = names_.emplace(assessee.name, row.line); !fresh) {
      table_.add(
          row.line,
          {"name \"{}\" stands in row {} already; records and results could not tell the two "
           "apart. Rename one",
           "名称“{}”与第 {} 行重复,记录和结果无法区分;请改名"},
          assessee.name, first->second);
    }
  }

  void check_time(const CsvRow& row, const Assessee& assessee) {
    const Date first = assessee.from.value_or(make_date(plan_.year, 1, 1)),
               last = assessee.until.value_or(make_date(plan_.year, 12, 31));
    if (last < first && assessee.from && assessee.until) {
      table_.add(row.line,
                 {"\"{}\" is there until {}, before it begins ({}); correct one",
                  "“{}”的截止日 {} 早于起始日 {};请改正"},
                 assessee.id, to_text(last), to_text(first));
    } else if (last < make_date(plan_.year, 1, 1) || first > make_date(plan_.year, 12, 31)) {
      table_.add(
          row.line,
          {"\"{}\" is there from {} until {}, not in {}; correct the days, or delete the row",
           "“{}”的起止日为 {} 至 {},不在 {} 年内;请改正,或者删去本行"},
          assessee.id, to_text(first), to_text(last), plan_.year);
    }
  }

  void check_unit(const CsvRow& row, const Assessee& assessee) {
    if (assessee.organisation.empty() || plan_.find_organisation(assessee.organisation) != nullptr)
      return;
    const std::vector<std::string> units = ids_of(plan_.organisations);
    table_.add(
        row.line,
        {"unit is \"{}\", which is no [[unit]] of year.toml{}; expected one of {}, or nothing",
         "考核责任单位“{}”不在 year.toml 的 [[unit]] 中{};只能是 {} 之一,或者留空"},
        assessee.organisation, did_you_mean(assessee.organisation, units), listed(units));
  }

  void check_successor(const Assessee& assessee) {
    if (assessee.successor.empty()) return;
    if (!assessee.until) {
      table_.add(
          assessee.line,
          {"\"{}\" has a successor but no `until`; write its last day, or delete the successor",
           "“{}”有承接单位而没有截止日;请填写截止日,或者删去承接单位"},
          assessee.id);
    }
    if (ids_.count(assessee.successor) != 0 && assessee.successor != assessee.id) return;
    table_.add(
        assessee.line,
        {"successor is \"{}\", expected the id of another assessee in this roster; correct it",
         "承接单位是“{}”,应为本名单中另一考核对象的编号;请改正"},
        assessee.successor);
  }

  RosterTable& table_;
  const YearPlan& plan_;
  Domain& domain_;
  std::map<int, int> orders_;
  std::map<std::string, int> ids_, names_;  // → row
};

// ---------- Subjects ----------

/// Whether two ids differ in nothing but their digits: s01 is no slip of the hand for s02.
bool differ_in_digits_only(const std::string& a, const std::string& b) {
  const auto letters_of = [](std::string text) {
    text.erase(
        std::remove_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }),
        text.end());
    return text;
  };
  return letters_of(a).size() < a.size() && letters_of(a) == letters_of(b);
}

/// The rows of each assessee that the roster does not have: the first one's line, and how many.
using UnknownOwners = std::map<std::string, std::pair<int, int>>;

/// Each once, however many rows it has.
void refuse_unknown(RosterTable& table, const Domain& domain, const UnknownOwners& unknown) {
  const std::vector<std::string> ids = ids_of(domain.assessees);
  for (const auto& [owner, rows] : unknown) {
    const bool is_other = differ_in_digits_only(owner, nearest(owner, ids));
    const Text near = is_other ? Text{} : did_you_mean(owner, ids);
    if (rows.second == 1) {
      table.add(rows.first,
                {"assessee is \"{}\", which is no id of {}{}; correct it",
                 "考核对象“{}”不在 {} 的编号中{};请改正"},
                owner, domain.roster_file, near);
    } else {
      table.add(
          rows.first,
          {"assessee is \"{}\" in {} rows, this one and others, which is no id of {}{}; add "
           "it there, or correct or delete these rows",
           "考核对象“{}”(自本行起共 {} 行)不在 {} 的编号中{};请在名单中补上,或者改正、删去这些行"},
          owner, rows.second, domain.roster_file, near);
    }
  }
}

void read_subject(RosterTable& table, Domain& domain, const CsvRow& row,
                  std::set<std::pair<std::string, std::string>>& seen, UnknownOwners& unknown) {
  const std::string owner = table.cell(row, "assessee"), sub = table.cell(row, "sub");
  const Subject subject{table.cell(row, "id"), table.cell(row, "name"), row.line};
  const auto found = std::find_if(domain.assessees.begin(), domain.assessees.end(),
                                  [&](const Assessee& one) { return one.id == owner; });
  if (found == domain.assessees.end()) {
    const auto [first, fresh] = unknown.try_emplace(owner, row.line, 0);
    ++first->second.second;
    return;
  }
  if (sub.empty())
    table.add(row.line, {"sub is empty, expected the list that the row belongs to; write it",
                         "清单没有填写,应写明本行属于哪个清单;请补上"});
  check_name_length(table, row, subject.name);
  if (subject.name.empty())
    table.add(row.line, {"\"{}\" of \"{}\" has no name; write it", "“{1}”的“{0}”没有名称;请填写"},
              subject.id, owner);
  if (!is_id(subject.id)) {
    table.add(row.line,
              {"id is \"{}\", expected small letters, digits and _, a letter first; correct it",
               "编号是“{}”,应以小写字母开头,只含小写字母、数字和下划线;请改正"},
              subject.id);
  } else if (!seen.insert({owner, subject.id}).second) {
    table.add(row.line,
              {"id \"{}\" stands twice in \"{}\", whatever the list; rename one",
               "编号“{}”在“{}”中重复(不同清单之间也不得重复);请改名"},
              subject.id, owner);
  }
  found->subjects[sub].push_back(subject);
  for (const std::string& heading : domain.subjects_columns) {
    const std::string cell = table.other(row, heading);
    if (!cell.empty()) found->subject_roster[heading][subject.id] = cell;
  }
}

}  // namespace

void read_roster(const YearPlan& plan, Domain& domain, std::vector<Problem>& problems) {
  const std::filesystem::path folder = plan.folder / "roster", file = folder / (domain.id + ".csv"),
                              subjects = folder / (domain.id + ".subjects.csv");
  domain.roster_file = file.string();
  domain.subjects_file = subjects.string();
  try {
    RosterTable table(read_csv(read_file(file, kRosterSizeMax), domain.roster_file),
                      kAssesseeColumns, problems);
    AssesseeReader(table, plan, domain).read();
    std::error_code unknown;
    if (!std::filesystem::exists(subjects, unknown)) return;
    RosterTable lists(read_csv(read_file(subjects, kRosterSizeMax), domain.subjects_file),
                      kSubjectColumns, problems);
    domain.subjects_columns = lists.other_columns();
    std::set<std::pair<std::string, std::string>> seen;
    UnknownOwners unknown_owners;
    for (const CsvRow& row : lists.rows()) read_subject(lists, domain, row, seen, unknown_owners);
    refuse_unknown(lists, domain, unknown_owners);
  } catch (const Error& error) {
    // A missing file ends the reading; a table that cannot be read is one problem among others.
    if (error.kind() != ErrorKind::data) throw;
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
}

std::vector<std::string> unused_rosters(const YearPlan& plan) {
  std::set<std::string> used;
  for (const Domain& domain : plan.domains)
    used.insert({domain.id + ".csv", domain.id + ".subjects.csv"});
  std::vector<std::string> unused;
  for (const std::filesystem::path& file : list_files(plan.folder / "roster", ".csv")) {
    if (used.count(file.filename().string()) == 0) unused.push_back(file.string());
  }
  return unused;
}

}  // namespace kaohe::plan

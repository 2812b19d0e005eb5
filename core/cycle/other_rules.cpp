#include "cycle/other_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>

#include "evidence/grid.hpp"
#include "evidence/read_rows.hpp"
#include "evidence/record_row.hpp"
#include "grading/sealed.hpp"
#include "ledger/kinds.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

using evidence::FormRows;
using ledger::MemorySource;
using ledger::Observation;

template <class Record>
std::string domain_of(const Record& record) {
  if constexpr (requires { record.about.domain; }) {
    return record.about.domain;
  } else if constexpr (requires { record.domain; }) {
    return record.domain;
  } else {
    return {};
  }
}

void move_day(std::optional<Date>& day, int years) {
  if (day) day = moved_day(*day, years);
}

/// What has come of a notice is in no table: it goes with its notice.
void take_course(ledger::Notice& notice, const ledger::Notice& from, int years) {
  notice.about = from.about;
  notice.follows = from.follows;
  notice.request = from.request;
  notice.visit = from.visit;
  notice.answers = from.answers;
  notice.reworks = from.reworks;
  notice.extensions = from.extensions;
  notice.closings = from.closings;
  for (auto& one : notice.answers) move_day(one.date, years);
  for (auto& one : notice.reworks) move_day(one.date, years);
  for (auto& one : notice.extensions) {
    move_day(one.date, years);
    move_day(one.until, years);
  }
  for (auto& one : notice.closings) move_day(one.date, years);
  for (const Date day : from.followed) notice.followed.push_back(moved_day(day, years));
}

class Moving {
 public:
  /// `sealed`: domains whose leaders' marks nobody sees yet.
  Moving(const plan::YearPlan& other, const plan::YearPlan& own, std::set<std::string> sealed)
      : other_(other), own_(own), years_(other.year - own.year), sealed_(std::move(sealed)) {}

  void write(const Observation& one) {
    const plan::Domain* domain = own_.find_domain(one.domain);
    const plan::InputInfo* input =
        domain == nullptr ? nullptr : domain->system.find_input(one.input);
    const NotCounted from{one.origin.number, ledger::kObservationsKind,
                          one.domain,        input == nullptr ? std::string() : input->indicator,
                          one.origin.place,  {}};
    if (input == nullptr) return leave_out(from, no_table());
    const evidence::RecordRow row = evidence::row_of(own_, one);
    add_row(from, one.origin, row, one.period, one.origin.unit);
  }

  void write(const ledger::Submission& one) {
    const NotCounted from = about(one);
    if (other_.find_organisation(one.unit) == nullptr)
      return leave_out(from, say({"{} is no organisation of {}", "{} 不是 {} 年度的单位"}, one.unit,
                                 other_.year));
    if (other_.find_period(one.period) == nullptr)
      return leave_out(from, say({"{} is no period of {}", "{} 不是 {} 年度的考核阶段"}, one.period,
                                 other_.year));
    submissions_.push_back(one);
  }

  template <class Record>
  void write(const Record& one) {
    const char* kind = ledger::kind_of<Record>();
    const auto row = evidence::row_of(own_, kind, ledger::payload_of(one));
    if constexpr (std::is_base_of_v<ledger::OfNotice, Record>) {
      courses_.emplace_back(one.notice, about(one));
      return;
    }
    if (!row) return leave_out(about(one), no_table());
    if constexpr (std::is_same_v<Record, ledger::LeaderMark>) {
      // Art. 14: rules that do not seal it would show it.
      if (sealed_.count(one.domain) != 0) return leave_out(about(one), sealed_mark());
    }
    if constexpr (std::is_same_v<Record, ledger::Notice>) notices_.emplace(one.origin.number, one);
    add_row(about(one), one.origin, *row, "", "");
  }

  UnderOtherRules read() {
    std::vector<FormRows> tables;
    for (auto& [key, rows] : tables_) tables.push_back(std::move(rows));
    evidence::RowsRead read = evidence::read_rows(other_, std::move(tables));
    for (const Problem& problem : read.refused) refuse(problem);
    number(*read.records);
    follow_notices(read.records->all_notices);
    read.records->all_submissions = std::move(submissions_);
    std::stable_sort(left_out_.begin(), left_out_.end(),
                     [](const NotCounted& a, const NotCounted& b) { return a.number < b.number; });
    return {std::move(read.records), std::move(left_out_)};
  }

 private:
  struct Written {
    NotCounted from;
    ledger::Origin origin;
    bool is_refused = false;
  };

  template <class Record>
  NotCounted about(const Record& one) const {
    return {one.origin.number, ledger::kind_of<Record>(), domain_of(one), {}, one.origin.place, {}};
  }

  static Text no_table() {
    return say({"it is written in no table that another year could read",
                "此类记录不在任何表中,其他年度无法读取"});
  }

  static Text sealed_mark() {
    return say({"leaders' marks of its domain are sealed until all are in",
                "该领域的评价分到齐之前不公开"});
  }

  void leave_out(NotCounted from, const Text& why) {
    from.why = why;
    left_out_.push_back(std::move(from));
  }

  void add_row(const NotCounted& from, const ledger::Origin& origin, const evidence::RecordRow& row,
               const std::string& period, const std::string& unit) {
    if (!period.empty() && other_.find_period(period) == nullptr)
      return leave_out(
          from, say({"{} is no period of {}", "{} 不是 {} 年度的考核阶段"}, period, other_.year));
    FormRows& table = tables_[{row.form->name, period, unit}];
    table.form = row.form;
    table.key = evidence::key_for_anybody(period, unit);
    std::vector<std::string> cells = moved(row);
    // Several inputs may take one cell of what comes from elsewhere: that is one row.
    const bool is_shared = row.form == &evidence::kImported || row.form == &evidence::kLastYear;
    if (is_shared && !shared_rows_.insert({row.form->name, cells}).second) return;
    written_.push_back({from, origin});
    table.rows.push_back({static_cast<int>(written_.size()), std::move(cells)});
  }

  std::vector<std::string> moved(const evidence::RecordRow& row) const {
    std::vector<std::string> cells = row.cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view column = row.form->columns[i].id;
      cells[i] = moved_by_years(cells[i], years_, column == "cell" || column == "year");
    }
    return cells;
  }

  Written* written_at(int line) {
    const bool is_one = line > 0 && static_cast<std::size_t>(line) <= written_.size();
    return is_one ? &written_[static_cast<std::size_t>(line) - 1] : nullptr;
  }

  /// A row is said once, with what is said of it first.
  void refuse(const Problem& problem) {
    Written* row = written_at(problem.place.line);
    if (row != nullptr && row->is_refused) return;
    if (row != nullptr) row->is_refused = true;
    leave_out(row == nullptr ? NotCounted() : row->from, problem.what);
  }

  void number(MemorySource& records) {
    const auto take = [&](auto& one) {
      const Written* row = written_at(one.origin.place.line);
      if (row != nullptr) one.origin = row->origin;
    };
    for (auto& [domain, list] : records.observations_by_domain)
      for (Observation& one : list) take(one);
    ledger::for_each_kind([&](const char*, auto list) {
      for (auto& one : records.*list) take(one);
    });
  }

  void follow_notices(std::vector<ledger::Notice>& read) {
    std::set<std::int64_t> counted;
    for (ledger::Notice& notice : read) {
      counted.insert(notice.origin.number);
      take_course(notice, notices_.at(notice.origin.number), years_);
    }
    for (const auto& [notice, from] : courses_)
      if (counted.count(notice) == 0)
        leave_out(from, say({"its notice #{} is not counted", "所属的通知 #{} 不计入"}, notice));
  }

  const plan::YearPlan& other_;
  const plan::YearPlan& own_;
  int years_;
  std::set<std::string> sealed_;
  std::map<std::tuple<std::string_view, std::string, std::string>, FormRows> tables_;
  std::set<std::pair<std::string_view, std::vector<std::string>>> shared_rows_;
  std::vector<Written> written_;  ///< by line, from 1
  std::vector<ledger::Submission> submissions_;
  std::map<std::int64_t, ledger::Notice> notices_;            ///< own year's, by number
  std::vector<std::pair<std::int64_t, NotCounted>> courses_;  ///< what follows a notice
  std::vector<NotCounted> left_out_;
};

}  // namespace

Date moved_day(Date date, int years) {
  const std::chrono::year_month_day day(date);
  const auto moved = day + std::chrono::years(years);
  return moved.ok() ? Date(moved) : Date(moved.year() / moved.month() / std::chrono::last);
}

std::string moved_by_years(const std::string& text, int years, bool is_cell) {
  if (const auto day = parse_date(text)) return to_text(moved_day(*day, years));
  auto cell = is_cell ? evidence::parse_cell(text) : std::nullopt;
  if (!cell) return text;
  cell->year += years;
  return evidence::cell_name(*cell);
}

UnderOtherRules under_rules_of(const plan::YearPlan& other, const plan::YearPlan& own,
                               const MemorySource& records) {
  Moving moving(other, own, grading::sealed_domains(own, records));
  for (const auto& [domain, list] : records.observations_by_domain)
    for (const Observation& one : list) moving.write(one);
  ledger::for_each_kind([&](const char*, auto list) {
    for (const auto& one : records.*list) moving.write(one);
  });
  return moving.read();
}

}  // namespace kaohe::cycle

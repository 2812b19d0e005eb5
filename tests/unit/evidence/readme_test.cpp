// configs/README.md: its tables are the forms that the reader knows, and their examples are rows of
// the year 2023.
#include <algorithm>

#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "evidence/forms.hpp"
#include "support/readme_table.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

const char* const kReadme = "configs/README.md";

// Column | 标题 | Needed | Takes | Example
enum { id_cell, title_cell, needed_cell, takes_cell, example_cell, cell_count };

struct Described {
  const evidence::Form* form;
  std::string heading;  // of its section
  std::string file;     // of configs/2023, in which its example stands
};

const std::vector<Described>& described() {
  using namespace evidence;
  static const std::vector<Described> list{
      {&kObservations, "### <period>/<unit>.csv", "evidence/q1/education_committee.csv"},
      {&kReviews, "### reviews.csv", "evidence/reviews.csv"},
      {&kVotes, "### votes.csv", ""},
      {&kLeaders, "### leaders.csv", "evidence/leaders.csv"},
      {&kSurveys, "### surveys.csv", "evidence/surveys.csv"},
      {&kCirculars, "### circulars.csv", "evidence/circulars.csv"},
      {&kFindings, "### findings.csv", "evidence/findings.csv"},
      {&kAdjustments, "### adjustments.csv", "evidence/adjustments.csv"},
      {&kDecisions, "### decisions.csv", "evidence/decisions.csv"},
      {&kImported, "### imported.csv", "evidence/imported.csv"},
      {&kLastYear, "### last_year.csv", "evidence/last_year.csv"},
      {&kDraws, "### draws.csv", "evidence/draws.csv"},
      {&kNotices, "### notices.csv", "evidence/notices.csv"},
      {&kObjections, "### objections.csv", "evidence/objections.csv"},
      {&kRectified, "### rectified.csv", ""},
      {&kClosings, "### closings.csv", ""}};
  return list;
}

CsvTable table_of_2023(const std::string& name) {
  return read_csv(bytes_of(source_folder() / "configs/2023" / name), name);
}

// The cell under either heading; empty where the file leaves the column out.
std::string cell_under(const CsvTable& table, const CsvRow& row, const TableRow& column) {
  const int at = std::max(table.column(column[id_cell]), table.column(column[title_cell]));
  return at < 0 ? "" : row.cells[static_cast<std::size_t>(at)];
}

bool holds_example(const std::string& file, const std::vector<TableRow>& columns) {
  const CsvTable table = table_of_2023(file);
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
    return std::all_of(columns.begin(), columns.end(), [&](const TableRow& column) {
      return cell_under(table, row, column) == column[example_cell];
    });
  });
}

}  // namespace

TEST_CASE("Evidence: the README's tables are the forms, column by column", "[evidence][readme]") {
  for (const Described& one : described()) {
    INFO(one.heading);
    const std::vector<TableRow> rows = readme_table(kReadme, one.heading);
    REQUIRE(rows.size() == one.form->columns.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const evidence::Column& column = one.form->columns[i];
      REQUIRE(rows[i].size() == cell_count);
      CHECK(rows[i][id_cell] == column.id);
      CHECK(rows[i][title_cell] == column.zh);
      INFO(column.id);
      CHECK((rows[i][needed_cell] != "no") == column.required);
    }
  }
}

TEST_CASE("Evidence: the README's examples are rows of 2023", "[evidence][readme]") {
  for (const Described& one : described()) {
    INFO(one.heading);
    if (!one.file.empty()) CHECK(holds_example(one.file, readme_table(kReadme, one.heading)));
  }
  CHECK(holds_example("roster/schools.csv", readme_table(kReadme, "### roster/schools.csv")));
  CHECK(holds_example("roster/schools.subjects.csv",
                      readme_table(kReadme, "### roster/schools.subjects.csv")));
}

TEST_CASE("Evidence: the README has every column of the rosters of 2023 but those of indicators",
          "[evidence][readme]") {
  const auto others = [](const std::string& file, const std::string& heading) {
    std::vector<std::string> left = table_of_2023(file).headings;
    for (const TableRow& row : readme_table(kReadme, heading)) {
      const auto found = std::find(left.begin(), left.end(), row[title_cell]);
      INFO(row[title_cell]);
      REQUIRE(found != left.end());
      left.erase(found);
    }
    return left;
  };
  CHECK(others("roster/schools.csv", "### roster/schools.csv") == std::vector<std::string>{"学段"});
  CHECK(others("roster/schools.subjects.csv", "### roster/schools.subjects.csv") ==
        std::vector<std::string>{"支部党员数"});
}

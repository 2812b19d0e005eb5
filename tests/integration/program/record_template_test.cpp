// kaohe record template, and the way back: a form that is written, filled in and recorded; every
// observation of the county written as a row and read again.
#include "base/files.hpp"
#include "cycle/year.hpp"
#include "evidence/intake.hpp"
#include "evidence/observation_row.hpp"
#include "evidence/preset_rows.hpp"
#include "evidence/read_evidence.hpp"
#include "integration/program/record_office.hpp"
#include "office/read_table.hpp"
#include "office/write_workbook.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;
namespace column = evidence::observation_column;

namespace {

CsvTable table_in(const std::filesystem::path& file) {
  return office::read_table(
             read_file(file, std::size_t{1} << 30U), file.filename(),
             {{}, [](const std::vector<std::string>& cells) { return cells.at(0) == "领域"; }})
      .table;
}

cycle::Year county_year() {
  return cycle::open_year(source_folder() / "configs/2023", build_folder() / "plugins");
}

auto content(const ledger::Observation& o) {
  return std::tie(o.domain, o.assessee, o.input, o.period, o.subject, o.cell, o.date, o.value,
                  o.attributes, o.matter, o.reason, o.evidence, o.provisional, o.not_applicable);
}

/// The rows of one unit and period, each with its cells by `cells_of`.
using Rows = std::vector<const ledger::Observation*>;

CsvTable table_of(const plan::YearPlan& plan, const Rows& rows) {
  CsvTable table{"again.csv", {}, {}};
  for (const evidence::Column& one : evidence::kObservations.columns)
    table.headings.emplace_back(one.zh);
  for (const ledger::Observation* row : rows)
    table.rows.push_back({static_cast<int>(table.rows.size()) + 2, evidence::cells_of(plan, *row)});
  return table;
}

/// The draws, which samples are held against.
std::unique_ptr<ledger::MemorySource> draws_of(const ledger::MemorySource& source) {
  auto draws = std::make_unique<ledger::MemorySource>();
  draws->all_draws = source.all_draws;
  return draws;
}

}  // namespace

TEST_CASE("Template: written for a unit, filled in and recorded", "[program][record][A11.1]") {
  const RecordOffice office;
  require_done(office.run(
      {"record", "template", "form.xlsx", "--period", "q1", "--as", "zhang_min", "--lang", "zh"}));
  CsvTable table = table_in(office.path() / "form.xlsx");
  REQUIRE(table.headings.size() == evidence::kObservations.columns.size());
  REQUIRE(table.rows.size() > 500);
  std::erase_if(table.rows, [](const CsvRow& row) {
    return row.cells[column::input] != "当月中心组学习的报告";
  });
  REQUIRE(table.rows.size() == 3 * 26);
  office::FormSheet sheet{"录入", {}, {}};
  for (const std::string& heading : table.headings) {
    sheet.columns.emplace_back();
    sheet.columns.back().heading = heading;
  }
  for (CsvRow& row : table.rows) {
    row.cells[column::value] = "1";
    sheet.rows.push_back(row.cells);
  }
  office::write_workbook(office.path() / "filled.xlsx", {std::nullopt, {sheet}});
  const Ended ended = office.import("filled.xlsx", "zhang_min");
  require_done(ended);
  CHECK(contains(ended.out, "townships  XZ01.reports  当月中心组学习的报告"));
  CHECK(office.list().size() == 78);
}

TEST_CASE("Template: nothing is overwritten, and a stranger gets none", "[program][record]") {
  const RecordOffice office;
  require_done(office.record({"template", "r.xlsx", "--table", "reviews"}, "zhu_shiwen"));
  const CsvTable table =
      office::read_table(bytes_of(office.path() / "r.xlsx"), "r.xlsx",
                         {{}, [](const auto& cells) { return cells.at(0) == "domain"; }})
          .table;
  CHECK(table.rows.size() == 34);
  const Ended again = office.record({"template", "r.xlsx", "--table", "reviews"}, "zhu_shiwen");
  CHECK(again.exit == 4);
  CHECK(contains(again.err, "r.xlsx"));
  const Ended named = office.record({"template", "r.csv", "--table", "reviews"}, "zhu_shiwen");
  CHECK(named.exit == 2);
  CHECK(contains(named.err, "\"r.csv\" does not end in .xlsx; name it r.xlsx"));
  require_done(office.record({"template", "R.XLSX", "--table", "reviews"}, "zhu_shiwen"));
  const Ended no_period = office.record({"template", "t.xlsx"}, "zhu_shiwen");
  CHECK(no_period.exit == 2);
  CHECK(contains(no_period.err, "observations belong to a period"));
  CHECK(office.record({"template", "t.xlsx", "--period", "q1"}, "nobody").exit == 2);
}

TEST_CASE("Template: rows about 县委宣传部 are not its own but those of 县直机关工委",
          "[program][record][A5.1]") {
  const cycle::Year year = county_year();
  const auto about_c04 = [&](const std::string& unit) {
    const evidence::Preset preset =
        evidence::preset_rows(year.plan, unit, *year.plan.find_period("q1"));
    return std::count_if(preset.rows.begin(), preset.rows.end(),
                         [](const auto& row) { return row[column::assessee] == "县委宣传部"; });
  };
  CHECK(year.plan.find_assessee("county_units/c04")->organisation == "publicity");
  CHECK(about_c04("publicity") == 0);
  CHECK(about_c04("county_units_committee") == 5);
}

TEST_CASE("Rows: every observation of the county, written and read again, is the same record",
          "[program][record][property][A21.1]") {
  const cycle::Year year = county_year();
  const evidence::Evidence evidence =
      evidence::read_evidence(year.plan, source_folder() / "configs/2023/evidence");
  std::map<std::pair<std::string, std::string>, Rows> files;
  for (const auto& [domain, list] : evidence.source->observations_by_domain) {
    for (const ledger::Observation& row : list) {
      if (!row.period.empty()) files[{row.period, row.origin.unit}].push_back(&row);
    }
  }
  REQUIRE(files.size() > 20);
  for (auto& [key, rows] : files) {
    INFO(key.first << "/" << key.second);
    const evidence::Intake intake =
        evidence::take_in(year.plan, draws_of(*evidence.source), evidence::kObservations,
                          table_of(year.plan, rows), {key.first, key.second});
    Rows again;
    for (const auto& [domain, list] : intake.records->observations_by_domain) {
      for (const ledger::Observation& row : list) again.push_back(&row);
    }
    REQUIRE(again.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(content(*again[i]) == content(*rows[i]));
  }
}

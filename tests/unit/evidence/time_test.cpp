// Which cell of the year a record lies in.
#include <catch2/catch.hpp>

#include "evidence/grid.hpp"
#include "support/evidence_builder.hpp"

using namespace kaohe;
using kaohe::testing::EvidenceFolder;

namespace {
/// "cell N", or why the row is refused.
std::string outcome(const std::string& input, const std::string& cell, const std::string& date,
                    Language language = Language::en) {
  const std::string unit = input == "mistakes" ? "publicity" : "garden_office";
  const std::string indicator = unit == "publicity" ? "XX02" : "XX01";
  const std::string subject = input == "hours" ? "b1" : "";
  const std::string value = input == "media" ? "yes" : "1";
  EvidenceFolder folder;
  folder.file("year/" + unit + ".csv",
              "domain,assessee,indicator,input,subject,cell,date,value\ngardens,east," + indicator +
                  "," + input + "," + subject + "," + cell + "," + date + "," + value + "\n");
  const std::string refusal = folder.refusal(language);
  if (refusal != "accepted") return refusal.substr(refusal.find(": ") + 2);
  return "cell " +
         std::to_string(folder.read().source->observations_by_domain["gardens"].at(0).cell);
}
}  // namespace

TEST_CASE("Evidence: a date decides the cell on the input's grid", "[evidence]") {
  CHECK(outcome("leaders", "", "2023-03-31") == "cell 3");
  CHECK(outcome("leaders", "", "2023-04-01") == "cell 4");
  CHECK(outcome("media", "", "2023-03-31") == "cell 1");
  CHECK(outcome("media", "", "2023-04-01") == "cell 2");
  CHECK(outcome("hours", "", "2023-06-30") == "cell 1");
  CHECK(outcome("hours", "", "2023-07-01") == "cell 2");
  CHECK(outcome("income", "", "2023-07-01") == "cell 1");
  CHECK(outcome("mistakes", "", "2023-12-31") == "cell 12");
}

TEST_CASE("Evidence: a named cell goes before the date", "[evidence]") {
  CHECK(outcome("leaders", "2023-03", "2023-04-02") == "cell 3");
  CHECK(outcome("media", "2023-Q4", "") == "cell 4");
  CHECK(outcome("hours", "2023-H2", "") == "cell 2");
  CHECK(outcome("income", "2023", "2023-12-31") == "cell 1");
  CHECK(outcome("mistakes", "2023-11", "2023-12-10") == "cell 11");
}

TEST_CASE("Evidence: a cell off the input's grid or year is refused", "[evidence]") {
  const auto refused = [](const std::string& found, const std::string& expected) {
    return "column \"cell\": found \"" + found + "\", expected " + expected;
  };
  CHECK(outcome("media", "2023-03", "") ==
        refused("2023-03", "a quarter of the year, such as 2023-Q1"));
  CHECK(outcome("hours", "2023", "") == refused("2023", "a half of the year, such as 2023-H1"));
  CHECK(outcome("income", "2023-H1", "") == refused("2023-H1", "the year, 2023"));
  CHECK(outcome("mistakes", "2023-Q1", "") ==
        refused("2023-Q1", "a month of the year, such as 2023-01"));
  CHECK(outcome("leaders", "2022-12", "") ==
        refused("2022-12", "a month of the year, such as 2023-01"));
  CHECK(outcome("leaders", "2023-13", "") ==
        refused("2023-13", "a month of the year, such as 2023-01"));
  CHECK(outcome("media", "2023-Q5", "", Language::zh) ==
        "“cell”栏:填的是“2023-Q5”,应为本年度的季度,如 2023-Q1");
}

TEST_CASE("Evidence: a date outside the year is refused", "[evidence]") {
  CHECK(
      outcome("mistakes", "", "2024-01-01") ==
      "column \"date\": found \"2024-01-01\", expected a day up to 2023-12-31; a fact of "
      "2024-01-01 cannot be known in year, which ends 2023-12-31: it belongs to the next year; of "
      "a fact of this year give the day on which it was so");
  CHECK(outcome("mistakes", "", "2022-12-31", Language::zh) ==
        "“date”栏:填的是“2022-12-31”,应为本年度(2023 "
        "年)内的日期;确属本年度的事项,请在“cell”栏写明所属时段");
  CHECK(outcome("study", "", "2022-09-01") == "cell 1");
  CHECK(outcome("mistakes", "", "2023-02-29") ==
        "column \"date\": found \"2023-02-29\", expected a date such as 2023-06-20");
}

TEST_CASE("Evidence: without date and cell only a year's value has a place", "[evidence]") {
  CHECK(outcome("income", "", "") == "cell 1");
  CHECK(outcome("leaders", "", "") ==
        "column \"cell\": the cell is empty, expected a month of the year, such as 2023-01, unless "
        "there is a date");
  CHECK(outcome("mistakes", "", "", Language::zh) ==
        "“cell”栏:未填,应为本年度的月份,如 2023-01;或者填日期");
}

TEST_CASE("Evidence: names of cells are read and written alike", "[evidence]") {
  for (const std::string name : {"2023-01", "2023-12", "2023-Q4", "2023-H2", "2023"})
    CHECK(evidence::cell_name(evidence::parse_cell(name).value()) == name);
  for (const std::string wrong : {"", "202", "2023-", "2023-1", "2023-00", "2023-Q0", "2023-H3",
                                  "2023-q1", "2023Q1", "2023-001", "x023"}) {
    CHECK_FALSE(evidence::parse_cell(wrong).has_value());
  }
}

namespace {
/// Rows of the garden's publicity office in one period's file, with a date or a named cell.
std::string submitted(const std::string& period, const std::string& cell, const std::string& date,
                      Language language = Language::en, const char* facts_from = "2023-01-01") {
  EvidenceFolder folder;
  folder.plan.facts_from = parse_date(facts_from).value();
  folder.file(period + "/publicity.csv",
              "domain,assessee,indicator,input,cell,date\ngardens,east,XX02,mistakes," + cell +
                  "," + date + "\n");
  return folder.refusal(language);
}
}  // namespace

TEST_CASE("Evidence: a fact later than its period is refused", "[evidence][A11.1]") {
  CHECK(submitted("q1", "", "2023-03-31") == "accepted");
  CHECK(
      submitted("q1", "", "2023-04-01") ==
      "q1/publicity.csv:2: column \"date\": found \"2023-04-01\", expected a day up to "
      "2023-03-31; a fact of 2023-04-01 cannot be known in q1, which ends 2023-03-31: put it into "
      "the file of its own period");
  CHECK(submitted("q1", "", "2023-12-30", Language::zh) ==
        "q1/publicity.csv:2: “date”栏:填的是“2023-12-30”,应为2023-03-31 或以前的日期;2023-12-30 "
        "的事项不会在“q1”(截至 2023-03-31)就已知道;请填入它所属考核阶段的文件");
  CHECK(submitted("q1", "2023-03", "2023-04-01") != "accepted");  // a named cell changes nothing
  CHECK(submitted("h1", "", "2023-06-30") == "accepted");
  CHECK(submitted("h1", "", "2023-07-01") != "accepted");
  CHECK(submitted("year", "", "2023-12-31") == "accepted");
  CHECK(submitted("year", "", "2024-01-01") != "accepted");
  CHECK(submitted("q3", "", "2023-02-01") == "accepted");  // late, but known
}

TEST_CASE("Evidence: a named cell must have begun by the end of its period", "[evidence]") {
  CHECK(submitted("q1", "2023-03", "") == "accepted");
  CHECK(submitted("q1", "2023-04", "") ==
        "q1/publicity.csv:2: column \"cell\": found \"2023-04\", expected one that begins by "
        "2023-03-31; a fact of 2023-04 cannot be known in q1, which ends 2023-03-31: put it into "
        "the file of its own period");
  EvidenceFolder folder;  // the year has begun in q1, the second half has not in h1
  const std::string headings = "domain,assessee,indicator,input,subject,cell,value\n";
  folder.file("q1/garden_office.csv", headings + "gardens,east,XX01,income,,2023,3\n");
  CHECK(folder.refusal() == "accepted");
  folder.file("h1/garden_office.csv", headings + "gardens,east,XX01,hours,b1,2023-H2,3\n");
  CHECK(folder.refusal(Language::zh).find("应为2023-06-30 或以前开始的时段") != std::string::npos);
}

TEST_CASE("Evidence: facts count from the year's first day of facts on", "[evidence]") {
  const auto from = [](const std::string& cell, const std::string& date,
                       Language language = Language::en) {
    return submitted("q1", cell, date, language, "2023-02-15");
  };
  CHECK(from("", "2023-02-15") == "accepted");
  CHECK(from("", "2023-02-14") ==
        "q1/publicity.csv:2: column \"date\": found \"2023-02-14\", expected a day from "
        "2023-02-15 on, since facts count from that day (facts_from in year.toml): delete the row, "
        "or correct its date");
  CHECK(from("", "2023-02-14", Language::zh) ==
        "q1/publicity.csv:2: “date”栏:填的是“2023-02-14”,应为2023-02-15 或以后的日期(year.toml 的 "
        "facts_from:从这一天起的事实才计入考核);请删去本行,或更正日期");
  CHECK(from("2023-02", "") == "accepted");  // part of the month counts
  CHECK(from("2023-01", "") ==
        "q1/publicity.csv:2: column \"cell\": found \"2023-01\", expected one that does not end "
        "before 2023-02-15, since facts count from that day (facts_from in year.toml): delete the "
        "row, or correct it");
}

namespace {
bool contains_text(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
}  // namespace

TEST_CASE("Evidence: circulars, findings, adjustments and notices count from that day too",
          "[evidence]") {
  const std::pair<const char*, const char*> tables[] = {
      {"circulars.csv", "domain,assessee,body,document,date\ngardens,east,county,D1,"},
      {"findings.csv", "domain,assessee,kind,document,date\ngardens,east,no_clear_results,D1,"},
      {"adjustments.csv",
       "domain,assessee,category,points,document,date\ngardens,east,bonus,1,D1,"},
      {"notices.csv",
       "domain,assessee,unit,document,answered,issued\ngardens,east,publicity,N1,,"}};
  for (const auto& [file, row] : tables) {
    INFO(file);
    EvidenceFolder folder;
    folder.plan.facts_from = make_date(2023, 2, 15);
    CHECK(folder.file(file, std::string(row) + "2023-02-15\n").refusal() == "accepted");
    CHECK(folder.file(file, std::string(row) + "2023-02-14\n")
              .refusal()
              .find("expected a day from 2023-02-15 on") != std::string::npos);
  }
}

TEST_CASE("Evidence: what speaks of another year is not bound to the year's first day",
          "[evidence]") {
  EvidenceFolder folder;
  folder.plan.facts_from = make_date(2023, 1, 1);
  const std::string headings = "domain,assessee,indicator,input,date,value\n";
  folder.file("q1/garden_office.csv", headings + "gardens,east,XX01,study,2022-09-01,90\n");
  CHECK(folder.refusal() == "accepted");
}

TEST_CASE("Evidence: cells have a first and a last day", "[evidence]") {
  const auto days = [](const char* name) {
    const evidence::NamedCell cell = evidence::parse_cell(name).value();
    return to_text(evidence::first_day_of(cell)) + " " + to_text(evidence::last_day_of(cell));
  };
  CHECK(days("2023-02") == "2023-02-01 2023-02-28");
  CHECK(days("2024-02") == "2024-02-01 2024-02-29");
  CHECK(days("2023-12") == "2023-12-01 2023-12-31");
  CHECK(days("2023-Q1") == "2023-01-01 2023-03-31");
  CHECK(days("2023-H2") == "2023-07-01 2023-12-31");
  CHECK(days("2023") == "2023-01-01 2023-12-31");
}

TEST_CASE("Evidence: an adjustment is dated in the year", "[evidence][A15.1]") {
  const auto adjustment = [](const std::string& date) {
    return EvidenceFolder()
        .file(
            "adjustments.csv",
            "domain,assessee,category,points,document,date\ngardens,east,bonus,1,D1," + date + "\n")
        .refusal();
  };
  for (const char* day : {"2023-01-01", "2023-12-31", ""}) CHECK(adjustment(day) == "accepted");
  for (const std::string day : {"2022-12-31", "2024-01-01"}) {
    CHECK(adjustment(day) == "adjustments.csv:2: column \"date\": found \"" + day +
                                 "\", expected a day of 2023: the date of the document decides the "
                                 "year");
  }
}

TEST_CASE("Evidence: what is written about a year is dated in it or in the following one",
          "[evidence][A19.1]") {
  struct Dated {
    const char* file;
    const char* row;
    const char* first;   // accepted
    const char* before;  // refused
  };
  const Dated tables[] = {
      {"reviews.csv", "domain,assessee,score,grade,date\ngardens,east,90,好,", "2023-01-01",
       "2022-12-31"},
      {"leaders.csv", "leader,domain,assessee,score,date\nL1,gardens,east,90,", "2023-01-01",
       "1900-01-08"},
      {"surveys.csv", "survey,domain,assessee,score,date\neducation,gardens,east,90,", "2023-01-01",
       "2022-12-31"},
      {"findings.csv",
       "domain,assessee,kind,handling,document,date\ngardens,east,misconduct,诫勉,D1,",
       "2023-01-01", "2022-12-31"},
      {"decisions.csv", "kind,domain,value,decided_by,date\ngood_line,gardens,85,县考核委,",
       "2023-01-01", "2022-12-31"},
      {"closings.csv", "domain,assessee,consequence,document,date\ngardens,east,explanation,D1,",
       "2023-01-01", "2022-12-31"},
      {"notices.csv",
       "domain,assessee,unit,document,issued,answered\ngardens,east,publicity,N1,2023-03-01,",
       "2023-03-01", "2023-02-28"}};
  for (const Dated& table : tables) {
    INFO(table.file);
    const auto dated = [&](const std::string& day) {
      return EvidenceFolder().file(table.file, table.row + day + "\n").refusal();
    };
    CHECK(dated(table.first) == "accepted");
    CHECK(dated("2024-12-31") == "accepted");
    CHECK(dated(table.before) != "accepted");
    CHECK(contains_text(dated("2025-01-01"),
                        "found \"2025-01-01\", expected a day from 2023-01-01 to 2024-12-31, since "
                        "what concerns 2023 is dated in that year or in the following one; correct "
                        "the date"));
    CHECK(dated("2033-12-27") != "accepted");
  }
}

TEST_CASE("Evidence: an imported figure is dated by the day for which the year is asked",
          "[evidence]") {
  const auto imported = [](const std::string& day, Language language = Language::en) {
    return EvidenceFolder()
        .file("imported.csv",
              "result,domain,assessee,column,cell,value,date\ninspection,gardens,east,score,2023,"
              "90," +
                  day + "\n")
        .refusal(language);
  };
  CHECK(imported("2023-12-31") == "accepted");
  CHECK(imported("2024-01-01") ==
        "imported.csv:2: column \"date\": found \"2024-01-01\", expected a day up to 2023-12-31; "
        "what is dated later is not known when the year's result is asked for (2023-12-31): "
        "correct the date");
  CHECK(contains_text(imported("2033-01-01", Language::zh), "此后的数据不计入;请更正日期"));
}

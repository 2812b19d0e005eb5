// kaohe record import, kaohe record add: what is read, what it shows, what it refuses.
#include <unicode/ucnv.h>

#include "integration/program/record_office.hpp"
#include "office/write_workbook.hpp"
#include "unit/office/workbooks.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

std::string in_gb18030(const std::string& text) {
  std::string bytes(text.size() * 2 + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int32_t size =
      ucnv_convert("GB18030", "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()),
                   text.data(), static_cast<int32_t>(text.size()), &error);
  REQUIRE(U_SUCCESS(error));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

office::Workbook workbook_of(const CsvTable& table) {
  office::FormSheet sheet{"一季度", {}, {}};
  for (const std::string& heading : table.headings) {
    sheet.columns.emplace_back();
    sheet.columns.back().heading = heading;
  }
  for (const CsvRow& row : table.rows) sheet.rows.push_back(row.cells);
  return {office::Instructions{"填表说明", "填报说明", {"一行一条"}}, {sheet}};
}

std::string in_ods(const CsvTable& table) {
  const auto row = [](const std::vector<std::string>& cells) {
    std::string xml = "<table:table-row>";
    for (const std::string& cell : cells)
      xml += "<table:table-cell office:value-type=\"string\"><text:p>" + cell +
             "</text:p></table:table-cell>";
    return xml + "</table:table-row>";
  };
  std::string rows = row(table.headings);
  for (const CsvRow& one : table.rows) rows += row(one.cells);
  return ods("<table:table table:name=\"表1\">" + rows + "</table:table>");
}

/// What the three rows of 县委政法委 in q1 were read as.
void check_petitions(const RecordOffice& office, const Ended& ended) {
  require_done(ended);
  CHECK(
      contains(ended.out, "read as \"observations\", 3 rows: 领域 → domain, 考核对象 → assessee"));
  CHECK(contains(ended.out, "left out: subject, cell, reason, provisional"));
  CHECK(contains(ended.out, "schools  XX29.petitions  越级上访"));
  CHECK(contains(ended.out, "#1: recorded by 程安邦 for 县委政法委, on 2023-03-20"));
  CHECK(contains(ended.out, "kaohe period submit --period q1"));
  const json rows = office.list();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at("matter") == "云信访〔2023〕6号");
  CHECK(rows[0].at("date") == "2023-02-21");
}

const char* const kPetitions = "q1/politics_law.csv";
const char* const kHeadings = "domain,assessee,indicator,input,date,value,attributes,matter\n";

}  // namespace

TEST_CASE("Import: CSV in UTF-8, with a mark or without, and in GB18030",
          "[program][record][A11.1]") {
  const RecordOffice utf8, marked, chinese;
  const std::string text = utf8.evidence(kPetitions);
  const Ended plain = utf8.import(utf8.put("甲.csv", text), "cheng_anbang");
  CHECK(contains(plain.out, "甲.csv: CSV in UTF-8\n"));
  check_petitions(utf8, plain);
  const Ended with_mark = marked.import(marked.put("a.csv", "\xEF\xBB\xBF" + text), "cheng_anbang");
  CHECK(contains(with_mark.out, "a.csv: CSV in UTF-8 with a byte-order mark"));
  check_petitions(marked, with_mark);
  const Ended in_gb = chinese.import(chinese.put("a.csv", in_gb18030(text)), "cheng_anbang");
  CHECK(contains(in_gb.out, "a.csv: CSV in GB18030 (GBK)"));
  check_petitions(chinese, in_gb);
}

TEST_CASE("Import: workbooks of Excel and of LibreOffice", "[program][record][A11.1]") {
  const RecordOffice excel, libre;
  const CsvTable table = read_csv(excel.evidence(kPetitions), "a.csv");
  office::write_workbook(excel.path() / "a.xlsx", workbook_of(table));
  const Ended of_excel = excel.import("a.xlsx", "cheng_anbang");
  CHECK(contains(of_excel.out, "an Excel workbook (.xlsx), sheet \"一季度\", headings in row 1"));
  check_petitions(excel, of_excel);
  const Ended of_libre = libre.import(libre.put("a.ods", in_ods(table)), "cheng_anbang");
  CHECK(contains(of_libre.out, "an OpenDocument workbook (.ods)"));
  check_petitions(libre, of_libre);
}

TEST_CASE("Import: a table beside the observations is told by its headings or by --table",
          "[program][record]") {
  const RecordOffice office;
  const std::string marks = "县领导,领域,考核对象,得分\nsecretary,县直学校,s01,98\n";
  const Ended told = office.import(office.put("a.csv", marks), "lu_jingwen", {});
  require_done(told);
  CHECK(contains(told.out, "read as \"leaders\""));
  CHECK(contains(told.out, "leader_mark: 1"));
  CHECK_FALSE(contains(told.out, "period submit"));
  const Ended named =
      office.import(office.put("b.csv", marks + "\n"), "lu_jingwen", {"--table", "reviews"});
  CHECK(named.exit == 1);
  CHECK(contains(named.err, "heading \"县领导\" is not known"));
}

TEST_CASE("Import: a table with five wrong cells names every one and records nothing",
          "[program][record][A11.1]") {
  const RecordOffice office;
  const std::string before = office.head();
  office.put("bad.csv", std::string(kHeadings) +
                            "schools,s99,XX29,petitions,2023-02-21,1,,号1\n"
                            "schools,s01,XX29,petitions,2023-02-30,x,,号2\n"
                            "schools,s01,XX29,petitions,2023-02-21,1,,\n"
                            "schools,s01,XX29,petition,2023-02-21,1,,号4\n"
                            "schools,s02,XX29,petitions,2023-02-21,1,,号5\n");
  const Ended ended = office.import("bad.csv", "cheng_anbang");
  CHECK(ended.exit == 1);
  for (const char* wrong :
       {"bad.csv:2: column \"assessee\": found \"s99\"", "bad.csv:3: column \"date\"",
        "bad.csv:3: column \"value\": found \"x\"",
        "bad.csv:4: column \"matter\": the cell is empty",
        "bad.csv:5: column \"input\": found \"petition\""})
    CHECK(contains(ended.err, wrong));
  CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 5);
  CHECK(office.head() == before);
}

TEST_CASE("Import: the same file is noticed, and so are the same rows in another",
          "[program][record][A21.1]") {
  const RecordOffice office;
  office.put("a.csv", office.evidence(kPetitions));
  require_done(office.import("a.csv", "cheng_anbang"));
  const std::string before = office.head();
  const Ended again = office.import("a.csv", "cheng_anbang");
  CHECK(again.exit == 1);
  CHECK(
      contains(again.err,
               "a.csv: exactly this file is on record already: #1 of 2023-03-20, by cheng_anbang; "
               "nothing was recorded"));
  office.put("b.csv", office.evidence(kPetitions) + "\n");
  const Ended other = office.import("b.csv", "cheng_anbang");
  CHECK(other.exit == 1);
  CHECK(
      contains(other.err, "b.csv: all 3 rows of this table are on record already, the first as #"));
  CHECK(!contains(other.err, "b.csv:2"));
  office.put("c.csv",
             office.evidence(kPetitions) + "schools,s07,XX29,petitions,,2023-03-14,,号9,,,\n");
  const Ended some = office.import("c.csv", "cheng_anbang");
  CHECK(some.exit == 1);
  CHECK(contains(some.err, "c.csv:2: the row equals that at #"));
  CHECK(contains(some.err, " a.csv:2 in every field"));
  CHECK(office.head() == before);
}

TEST_CASE("Import: a row that is no row of a table hides nothing of the others",
          "[program][record][A11.1]") {
  const RecordOffice office;
  office.put("a.csv",
             "domain,assessee,indicator,input,date,matter\n"
             "schools,s05,XX29\n"
             "schools,s05,XX29,petitions,12.3.,号1\n"
             "schools,s98,XX29,petitions,2023-03-12,号\x07\n"
             "schools,s99,XX29,petitions,2023-03-12,号2\n");
  const Ended ended = office.import("a.csv", "cheng_anbang");
  INFO(ended.err);
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "a.csv:2: the row has 3 cells, expected 6"));
  CHECK(contains(ended.err, "a.csv:3: column \"date\": found \"12.3.\""));
  CHECK(contains(ended.err, "a.csv:4: column \"matter\": found the control character U+0007"));
  CHECK(contains(ended.err, "a.csv:4: column \"assessee\": found \"s98\""));
  CHECK(contains(ended.err, "a.csv:5: column \"assessee\": found \"s99\""));
  CHECK(office.list().empty());
}

TEST_CASE("Import: a heading that is not known is named with those that are",
          "[program][record][A11.1]") {
  const RecordOffice office;
  office.put("a.csv", "领域,单位名称,指标,监测项目,日期\n县直学校,s05,XX29,petitions,2023-03-12\n");
  const Ended ended = office.import("a.csv", "cheng_anbang");
  INFO(ended.err);
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err,
                 "a.csv:1: heading \"单位名称\" is not known, expected one of: domain, "
                 "assessee"));
  office.put("b.csv", "领域,指标,监测项目,日期\n县直学校,XX29,petitions,2023-03-12\n");
  const Ended missing = office.import("b.csv", "cheng_anbang");
  INFO(missing.err);
  CHECK(contains(missing.err, "b.csv:1: column \"assessee\" is missing; add it to the headings"));
}

TEST_CASE("Record list: a filter that names nothing of the year is refused", "[program][record]") {
  const RecordOffice office;
  const auto refused = [&](const char* option, const char* word) {
    const Ended ended = office.run({"record", "list", option, word, "--lang", "en"});
    CHECK(ended.exit == 2);
    return ended.err;
  };
  CHECK(contains(refused("--kind", "decisions"),
                 "is no kind of record (did you mean \"decision\"?)"));
  CHECK(contains(refused("--assessee", "s99"), "--assessee \"s99\" is none of this year"));
  CHECK(contains(refused("--indicator", "XX99"), "--indicator \"XX99\" is none of this year"));
  require_done(office.run({"record", "list", "--assessee", "schools/s05"}));
  require_done(office.run({"record", "list", "--kind", "决定事项", "--indicator", "XX29",
                           "--assessee", "云岭县第一中学"}));
}

TEST_CASE("Import: a file whose entry was withdrawn may come again", "[program][record][A21.1]") {
  const RecordOffice office;
  office.put("a.csv", office.evidence(kPetitions));
  require_done(office.import("a.csv", "cheng_anbang"));
  require_done(office.record({"withdraw", "1", "--reason", "wrong file"}, "cheng_anbang"));
  require_done(office.import("a.csv", "cheng_anbang"));
  CHECK(office.list().size() == 7);  // three gone, the withdrawal, three that stand
}

TEST_CASE("Import: nobody records another unit's indicator", "[program][record][A11.1]") {
  const RecordOffice office;
  office.put("a.csv", office.evidence(kPetitions));
  const Ended ended = office.import("a.csv", "zhang_min");
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err,
                 "a.csv: rows 2, 3, 4: 张敏 of 县委宣传部 may not record, correct or withdraw "
                 "observations: row "
                 "\"record_observations\" of `kaohe roles` gives this to responsible unit "
                 "(县委政法委); let one of them do it"));
  CHECK(contains(office.run({"roles", "--lang", "en"}).out, "record_observations"));
}

TEST_CASE("Import: who acts is named, and known", "[program][record][A21.1]") {
  const RecordOffice office;
  office.put("a.csv", office.evidence(kPetitions));
  const Ended unknown = office.import("a.csv", "zhang_mi");
  CHECK(unknown.exit == 2);
  CHECK(contains(unknown.err,
                 "--as \"zhang_mi\": year.toml has no such person (did you mean "
                 "\"zhang_min\"?)"));
  const Ended nobody = office.run({"record", "import", "a.csv", "--period", "q1", "--lang", "en"});
  CHECK(nobody.exit == 2);
  CHECK(contains(nobody.err, "--as is missing: who acts?"));
}

TEST_CASE("Import: what cannot be read or placed says so", "[program][record]") {
  const RecordOffice office;
  const auto refused = [&](const std::string& bytes, const std::vector<std::string>& more) {
    return office.import(office.put("a.csv", bytes), "cheng_anbang", more);
  };
  const std::string text = office.evidence(kPetitions);
  const Ended no_period = refused(text, {});
  CHECK(no_period.exit == 2);
  CHECK(contains(no_period.err, "observations belong to a period; name it with --period"));
  const Ended no_such = refused(text, {"--period", "q9"});
  CHECK(no_such.exit == 2);
  CHECK(contains(no_such.err, "q9"));
  const Ended no_table = refused(text, {"--table", "review"});
  CHECK(no_table.exit == 2);
  CHECK(contains(no_table.err,
                 "--table \"review\" is no table of evidence (did you mean "
                 "\"reviews\"?)"));
  const Ended stranger = refused("姓名,电话\n甲,1\n", {"--period", "q1"});
  CHECK(stranger.exit == 1);
  CHECK(contains(stranger.err,
                 "a.csv:1: the headings fit no table of evidence; found \"姓名\", "
                 "\"电话\""));
  const Ended empty = refused(kHeadings, {"--period", "q1"});
  CHECK(empty.exit == 1);
  CHECK(contains(empty.err,
                 "the table has no rows; a unit with nothing to report hands in a nil "
                 "return with `kaohe period submit`"));
  CHECK(office.import("nowhere.csv", "cheng_anbang").exit == 4);
}

TEST_CASE("Add: one record as COLUMN=VALUE, in either language", "[program][record][A11.1]") {
  const RecordOffice office;
  require_done(office.record({"add", "domain=schools", "assessee=s05", "indicator=XX29",
                              "input=petitions", "date=2023-03-12", "matter=号1", "--period", "q1"},
                             "cheng_anbang"));
  require_done(
      office.record({"add", "领域=县直学校", "考核对象=s06", "指标=校园安全和信访",
                     "监测项目=越级上访", "日期=2023-03-12", "事项编号=号=2", "--period", "q1"},
                    "cheng_anbang"));
  const json rows = office.list();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("assessee") == "s05");
  CHECK(rows[1].at("matter") == "号=2");
}

TEST_CASE("Add: what is no record says so", "[program][record]") {
  const RecordOffice office;
  const Ended no_value =
      office.record({"add", "domain=schools", "assessee", "--period", "q1"}, "cheng_anbang");
  CHECK(no_value.exit == 2);
  CHECK(contains(no_value.err,
                 "\"assessee\" is no COLUMN=VALUE, such as assessee=s05 or 考核对象=s05"));
  CHECK(office.record({"add", "=s05", "--period", "q1"}, "cheng_anbang").exit == 2);
  const Ended missing =
      office.record({"add", "domain=schools", "assessee=s05", "--period", "q1"}, "cheng_anbang");
  CHECK(missing.exit == 1);
  CHECK(contains(missing.err, "column \"input\" is missing"));
  const Ended twice = office.record({"add", "领域=县直学校", "domain=schools", "assessee=s05",
                                     "input=petitions", "--period", "q1"},
                                    "cheng_anbang");
  CHECK(contains(twice.err, "name the same column"));
}

TEST_CASE("Import: a template that nobody filled in is told in one line", "[program][record]") {
  const RecordOffice office;
  require_done(office.record({"template", "q1.xlsx", "--period", "q1"}, "zhang_min"));
  const Ended ended = office.import("q1.xlsx", "zhang_min");
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "rows of the template is filled in; nothing was recorded"));
  CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 1);
}

TEST_CASE("Import: what a person may not record is told beside the wrong cells",
          "[program][record][A11.1]") {
  const RecordOffice office;
  office.put("bad.csv", std::string(kHeadings) +
                            "schools,s01,XX29,petitions,2023-02-30,1,,号2\n"
                            "schools,s02,XX29,petitions,2023-02-21,1,,号5\n");
  const Ended ended = office.import("bad.csv", "zhang_min");
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "bad.csv:2: column \"date\""));
  CHECK(contains(ended.err, "bad.csv: rows 2, 3: 张敏 of 县委宣传部 may not record"));
}

TEST_CASE("Template: a unit that owes nothing gets no file and is told so", "[program][record]") {
  const RecordOffice office;
  const Ended ended = office.record({"template", "none.xlsx", "--period", "q1"}, "gu_changning");
  CHECK(ended.exit == 1);
  CHECK(contains(ended.err, "owes nothing in "));
  CHECK_FALSE(std::filesystem::exists(office.path() / "none.xlsx"));
}

TEST_CASE("Acts: --today before the last entry is told with the day from which it can be",
          "[program][record][A21.1]") {
  const RecordOffice office;
  require_done(office.import(office.put("a.csv", office.evidence(kPetitions)), "cheng_anbang"));
  const Ended ended =
      office.record({"withdraw", "1", "--reason", "x"}, "cheng_anbang", "2023-03-19");
  CHECK(ended.exit == 2);
  CHECK(contains(ended.err,
                 "--today is 2023-03-19, and the last entry of this played ledger was made on "
                 "2023-03-20; use --today 2023-03-20 or later"));
}

TEST_CASE("Acts: persons, domains, periods and units are named by title too", "[program][record]") {
  const RecordOffice office;
  require_done(office.import(office.put("a.csv", office.evidence(kPetitions)), "程安邦",
                             {"--period", "一季度监测"}));
  CHECK(office.list({"--unit", "县委政法委"}).size() == 3);
  CHECK(office.list({"--domain", "县直学校", "--unit", "县委政法委"}).size() == 2);
  const Ended slip = office.run({"record", "list", "--unit", "县委政法", "--lang", "en"});
  CHECK(slip.exit == 2);
  CHECK(contains(slip.err, "--unit \"县委政法\" is no unit of the year (did you mean"));
  const Ended nobody = office.run({"todo", "--as", "schools/s99", "--lang", "en"});
  CHECK(nobody.exit == 2);
  CHECK(contains(nobody.err, "(县直学校 has: schools/s01 (云岭县第一中学)"));
}

TEST_CASE("List: in Chinese it speaks of titles and names, not of ids", "[program][record]") {
  const RecordOffice office;
  require_done(office.import(office.put("a.csv", office.evidence(kPetitions)), "cheng_anbang"));
  const Ended ended = office.run({"record", "list", "--lang", "zh"});
  CHECK(contains(ended.out, "程安邦"));
  CHECK(contains(ended.out, "监测记录"));
  CHECK(contains(ended.out, "考核对象 "));
  for (const char* id : {"cheng_anbang", "observations", "assessee", "schools"})
    CHECK_FALSE(contains(ended.out, id));
}

TEST_CASE("Dry run: ledgers are neither made, copied nor restored", "[program][ledger]") {
  const RecordOffice office;
  const Ended backup = office.run({"ledger", "backup", "b.sqlite", "--dry-run", "--lang", "en"});
  require_done(backup);
  CHECK(contains(backup.out, "this was a dry run, and nothing was written"));
  CHECK_FALSE(std::filesystem::exists(office.path() / "b.sqlite"));
  CHECK(office.run({"ledger", "create", "--dry-run"}).exit == 4);
  const Ended made = office.run({"ledger", "create", "--dry-run", "--workspace", "new"});
  require_done(made);
  CHECK_FALSE(std::filesystem::exists(office.path() / "new"));
  require_done(office.run({"ledger", "backup", "b.sqlite"}));
  require_done(office.run({"ledger", "restore", "b.sqlite", "--dry-run", "--workspace", "new"}));
  CHECK_FALSE(std::filesystem::exists(office.path() / "new"));
}

TEST_CASE("Language: help and wrong usage come in that of the year where nothing else is said",
          "[program]") {
  const County county;
  const auto told = [&](const char* locale) {
    return run_kaohe(county.path(), {"period", "submit"}, locale).err;
  };
  CHECK(contains(told("C.UTF-8"), "命令用法有误:缺少参数 --period"));
  CHECK(contains(told("zh_CN.UTF-8"), "命令用法有误"));
  CHECK(contains(told("en_US.UTF-8"), "--period is missing"));
  CHECK(contains(run_kaohe(county.path(), {"--help"}, "C").out, "用法"));
  const TempFolder nowhere;
  CHECK(contains(run_kaohe(nowhere.path(), {"period", "submit"}, "C").err, "--period is missing"));
}

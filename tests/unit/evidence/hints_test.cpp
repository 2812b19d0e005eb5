// What a refusal adds when a spreadsheet has changed a cell, or a cell says more than a number.
#include "evidence/hints.hpp"

#include <catch2/catch.hpp>

#include "support/evidence_builder.hpp"

using namespace kaohe;
using evidence::cell_hint;
using evidence::date_hint;
using evidence::number_hint;
using kaohe::testing::EvidenceFolder;

namespace {
std::string changed(const std::string& written) {
  return "; a spreadsheet changes dates: format the column as text, then write " + written;
}
}  // namespace

TEST_CASE("Hints: dates as spreadsheets write them are told as they should be", "[evidence]") {
  const std::pair<const char*, const char*> dates[] = {
      {"2023/1/5", "2023-01-05"},
      {"2023-1-5", "2023-01-05"},
      {"2023.01.05", "2023-01-05"},
      {"2023年1月5日", "2023-01-05"},
      {"5.1.2023", "2023-01-05"},
      {"13/1/2023", "2023-01-13"},
      {"1/5/2023", "2023-05-01 or 2023-01-05, whichever it was"},
      {"1/1/2023", "2023-01-01"},
      {"20230105", "2023-01-05"},
      {"45000", "2023-03-15"},
      {"44927", "2023-01-01"},
      {"2023-01-05 00:00:00", "2023-01-05"},
      {"2023/1/5 0:00", "2023-01-05"},
      {"Jan-23", "the whole day"},
      {"2023/1", "the whole day"}};
  for (const auto& [written, meant] : dates) {
    INFO(written);
    CHECK(date_hint(written).en == changed(meant));
  }
  CHECK(date_hint("2023/1/5").zh ==
        ";电子表格会改动日期格式,请先把该列设为文本格式,再填 2023-01-05");
}

TEST_CASE("Hints: what is no date of these years gives none", "[evidence]") {
  for (const char* text :
       {"", "soon", "2023-02-30", "2023/13/1", "36525", "73051", "4500", "450000", "1/5/23",
        "31.2.2023", "Jam-23", "Jan-2023x", "1899/1/1", "2101/1/1", "99999999999999999999"}) {
    INFO(text);
    CHECK(date_hint(text).empty());
  }
  CHECK_FALSE(date_hint("36526").empty());
  CHECK_FALSE(date_hint("73050").empty());
}

TEST_CASE("Hints: cells of the calendar that a spreadsheet took for dates", "[evidence]") {
  using plan::CellKind;
  for (const char* text :
       {"Jan-23", "23-Jan", "2023/1", "2023.1", "2023年1月", "2023/1/1", "44927"}) {
    INFO(text);
    CHECK(cell_hint(text, CellKind::month).en == changed("2023-01"));
  }
  CHECK(cell_hint("2023/5/1", CellKind::quarter).en == changed("2023-Q2"));
  CHECK(cell_hint("1/5/2023", CellKind::month).empty());
  CHECK(cell_hint("2023-Q1", CellKind::month).empty());
  CHECK(cell_hint("", CellKind::month).empty());
}

TEST_CASE("Hints: numbers with more than digits are told alone", "[evidence]") {
  const std::pair<const char*, const char*> numbers[] = {
      {"1次", "1"},        {"85%", "85"},          {"85\uFF05", "85"},
      {"1,000", "1000"},   {"1\uFF0C000", "1000"}, {"1 000 000.5", "1000000.5"},
      {"12.5 分", "12.5"}, {"-3件", "-3"},         {"+1", "1"},
      {"5km", "5"}};
  for (const auto& [written, meant] : numbers) {
    INFO(written);
    CHECK(number_hint(written).en ==
          "; write " + std::string(meant) + " alone, without unit, separator or percent sign");
  }
  CHECK(number_hint("1次").zh == ";请只填 1,不带单位、千分位和百分号");
  for (const char* text :
       {"", "many", "1", "-0.5", "1,5", "1,00", "1/2", "2-3", "1e1", "07", ".5", "第1次", "%"}) {
    INFO(text);
    CHECK(number_hint(text).empty());
  }
}

TEST_CASE("Hints: refusals of evidence end with them", "[evidence]") {
  const auto refusal = [](const std::string& file, const std::string& rows) {
    return EvidenceFolder().file(file, rows).refusal();
  };
  const std::string headings = "domain,assessee,indicator,input,cell,date,value\n";
  CHECK(refusal("q1/publicity.csv", headings + "gardens,east,XX02,mistakes,,2023/1/5,１次\n") ==
        "q1/publicity.csv:2: column \"date\": found \"2023/1/5\", expected a date such as "
        "2023-06-20" +
            changed("2023-01-05") +
            "\n"
            "q1/publicity.csv:2: column \"value\": found \"１次\", expected a number of 0 or more "
            "with "
            "at most 8 decimals, such as 12.5; write 1 alone, without unit, separator or percent "
            "sign");
  CHECK(refusal("q1/garden_office.csv", headings + "gardens,east,XX01,leaders,Jan-23,,1\n") ==
        "q1/garden_office.csv:2: column \"cell\": found \"Jan-23\", expected a month of the year, "
        "such as 2023-01" +
            changed("2023-01"));
  CHECK(refusal("reviews.csv", "domain,assessee,score,grade\ngardens,east,95%,good\n") ==
        "reviews.csv:2: column \"score\": found \"95%\", expected a decimal from 0 to 100 with at "
        "most 4 places; write 95 alone, without unit, separator or percent sign");
}

#include "office/decimal.hpp"

#include <catch2/catch.hpp>

using namespace kaohe::office;

TEST_CASE("Decimal: a stored number is the one that was typed", "[office][decimal]") {
  const std::pair<const char*, const char*> kCases[] = {
      {"12", "12"},
      {"0.25", "0.25"},
      {"-0.5", "-0.5"},
      {"12.0", "12"},
      {"007", "7"},
      {"0", "0"},
      {"-0", "0"},
      {".5", "0.5"},
      {"5.", "5"},
      // As Excel stores 0.29, 85.35 and 0.1 + 0.2.
      {"0.28999999999999998", "0.29"},
      {"85.350000000000009", "85.35"},
      {"0.30000000000000004", "0.3"},
      {"99.999999999999986", "100"},
      {"0.99999999999999989", "1"},
      {"1.2E-3", "0.0012"},
      {"1e+3", "1000"},
      {"1.5E2", "150"},
      {"123456789012345", "123456789012345"},
      {"0.000000000000000000000000000001", "0.000000000000000000000000000001"}};
  for (const auto& [stored, typed] : kCases) {
    CAPTURE(stored);
    CHECK(plain_decimal(stored) == std::string(typed));
  }
}

TEST_CASE("Decimal: what lost digits or is no number is none", "[office][decimal]") {
  for (const char* stored :
       {"", "-", ".", "1,5", "nan", "INF", "1e", "1e99999", "0x10", "1 2", "--1", "+1",
        "1234567890123456", "5.3011119900101123E+17", "1E-31", "1.2.3"}) {
    CAPTURE(stored);
    CHECK_FALSE(plain_decimal(stored));
  }
  CHECK_FALSE(plain_decimal(std::string(2000, '1')));
}

TEST_CASE("Decimal: number formats by their code", "[office][decimal]") {
  const std::pair<const char*, NumberKind> kCases[] = {
      {"General", NumberKind::number},
      {"G/通用格式", NumberKind::number},
      {"0.00_);[Red]\\(0.00\\)", NumberKind::number},
      {"#,##0.00\" days\"", NumberKind::number},
      {"@", NumberKind::number},
      {"[$¥-804]#,##0", NumberKind::number},
      {"yyyy\\-mm\\-dd", NumberKind::date},
      {"yyyy\"年\"m\"月\"d\"日\";@", NumberKind::date},
      {"[$-804]m/d/yy", NumberKind::date},
      {"yyyy/m/d h:mm", NumberKind::date},
      {"m\"月\"d\"日\"", NumberKind::date},
      {"yyyy\"年\"m\"月\"", NumberKind::month},
      {"mmm-yy", NumberKind::month},
      {"yyyy", NumberKind::date},
      {"h:mm AM/PM", NumberKind::time},
      {"[h]:mm:ss", NumberKind::time},
      {"0%", NumberKind::percent},
      {"0.00\\%", NumberKind::number}};
  for (const auto& [code, kind] : kCases) {
    CAPTURE(code);
    CHECK(kind_of_format(code) == kind);
  }
}

TEST_CASE("Decimal: number formats that are built in", "[office][decimal]") {
  for (int number : {0, 1, 2, 4, 11, 12, 13, 37, 48, 49, 59, 164})
    CHECK(kind_of_builtin_format(number) == NumberKind::number);
  for (int number : {9, 10}) CHECK(kind_of_builtin_format(number) == NumberKind::percent);
  for (int number : {14, 16, 22, 28, 31, 51, 58})
    CHECK(kind_of_builtin_format(number) == NumberKind::date);
  for (int number : {17, 27, 36, 50, 52, 57})
    CHECK(kind_of_builtin_format(number) == NumberKind::month);
  for (int number : {18, 21, 32, 35, 45, 47, 55, 56})
    CHECK(kind_of_builtin_format(number) == NumberKind::time);
}

TEST_CASE("Decimal: serial numbers of days", "[office][decimal]") {
  CHECK(date_of_serial("45097", false) == "2023-06-20");
  CHECK(date_of_serial("45097.0", false) == "2023-06-20");
  CHECK(date_of_serial("43635", true) == "2023-06-20");
  CHECK(date_of_serial("1", false) == "1900-01-01");
  CHECK(date_of_serial("59", false) == "1900-02-28");
  CHECK_FALSE(date_of_serial("60", false));
  CHECK(date_of_serial("61", false) == "1900-03-01");
  CHECK(date_of_serial("2958465", false) == "9999-12-31");
  CHECK_FALSE(date_of_serial("2958466", false));
  CHECK_FALSE(date_of_serial("0", false));
  CHECK_FALSE(date_of_serial("-1", false));
  CHECK_FALSE(date_of_serial("45097.5", false));
  CHECK_FALSE(date_of_serial("text", false));
}

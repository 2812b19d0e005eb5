#include "base/date.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

TEST_CASE("Date: a day is written one way only, and exists", "[base][date]") {
  CHECK(parse_date("2023-06-20") == make_date(2023, 6, 20));
  CHECK(to_text(make_date(2023, 6, 20)) == "2023-06-20");
  CHECK(parse_date("2024-02-29"));
  const char* wrong = GENERATE("2023-02-29", "2023-6-20", "2023-13-01", "2023-00-01", "2023/06/20",
                               "2023-06-20 ", "", "20230620ab");
  CHECK_FALSE(parse_date(wrong));
}

TEST_CASE("Date: days are counted from 1970", "[base][date]") {
  CHECK(day_number(make_date(1970, 1, 2)) == 1);
  CHECK(from_day_number(day_number(make_date(2023, 12, 31))) == make_date(2023, 12, 31));
}

TEST_CASE("Date: one month after is the same day, or the month's last", "[base][date][A11.5]") {
  CHECK(one_month_after(make_date(2023, 4, 1)) == make_date(2023, 5, 1));
  CHECK(one_month_after(make_date(2023, 1, 28)) == make_date(2023, 2, 28));
  CHECK(one_month_after(make_date(2023, 1, 31)) == make_date(2023, 2, 28));
  CHECK(one_month_after(make_date(2024, 1, 31)) == make_date(2024, 2, 29));
  CHECK(one_month_after(make_date(2023, 12, 31)) == make_date(2024, 1, 31));
}

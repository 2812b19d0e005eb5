// The calendar of year.toml.
#include <catch2/catch.hpp>

#include "year_folder.hpp"

using namespace kaohe;
using namespace kaohe::testing;

TEST_CASE("Plan: the year is the one its folder is named after", "[plan]") {
  const TempFolder folder;
  const auto refused_in = [&](const std::string& name) {
    std::filesystem::copy(YearFolder().path(), folder.path() / name,
                          std::filesystem::copy_options::recursive);
    return folder.without_path(refusal([&] { plan::read_year(folder.path() / name); }));
  };
  CHECK(refused_in("2024") ==
        "2024/year.toml:1:8: year is 2023, expected 2024 as its folder is named; correct one of "
        "them");
  CHECK(refused_in("2023") == "");
  CHECK(refused_in("draft") == "");
}

TEST_CASE("Plan: facts count from a day of the year", "[plan][A8.2]") {
  CHECK(YearFolder().after("year = 2023", "facts_from = 2022-12-31").refused() ==
        "year.toml:2:14: facts_from is 2022-12-31, expected a day of 2023; correct it");
  CHECK(YearFolder().after("year = 2023", "facts_from = 2023-02-01").read().facts_from ==
        make_date(2023, 2, 1));
}

TEST_CASE("Plan: a period covers days of its year, first before last", "[plan][A11.2]") {
  CHECK(YearFolder().with("last_day = 2023-12-31", "last_day = 2024-01-01").refused() ==
        "year.toml:36:12: last_day of \"year\" is 2024-01-01, expected a day of 2023; correct it");
  CHECK(contains(YearFolder().with("last_day = 2023-06-30", "last_day = 2022-12-31").refused(),
                 "year.toml:25:12: last_day of \"h1\" is 2022-12-31, expected no earlier than "
                 "first_day (2023-01-01); correct one"));
  CHECK(contains(
      YearFolder().with("last_day = 2023-06-30", "last_day = 2022-12-31").refused(Language::zh),
      "“h1”的 last_day 为 2022-12-31,不应早于 first_day(2023-01-01)"));
}

TEST_CASE("Plan: a window opens before it closes", "[plan][A11.2]") {
  CHECK(YearFolder().with("closes = 2024-01-15", "closes = 2023-12-19").refused() ==
        "year.toml:38:10: closes of \"year\" is 2023-12-19, expected no earlier than opens "
        "(2023-12-20); correct one");
  CHECK(YearFolder().with("closes = 2024-01-15", "closes = 2023-12-20").refused() == "");
  CHECK(contains(YearFolder().with("opens = 2023-12-20", "opens = 2022-12-20").refused(),
                 "opens of \"year\" is 2022-12-20, expected no earlier than first_day"));
}

TEST_CASE("Plan: a result is asked for when the period has ended", "[plan][A12.1]") {
  CHECK(YearFolder().after("closes = 2023-06-30", "asked_on = 2023-06-29").refused() ==
        "year.toml:28:12: asked_on of \"h1\" is 2023-06-29, expected no earlier than last_day "
        "(2023-06-30); correct one");
  CHECK(YearFolder().after("closes = 2023-06-30", "asked_on = 2023-07-01").refused() == "");
}

TEST_CASE("Plan: self-review and results are due inside the window, in this order",
          "[plan][A12.1]") {
  CHECK(YearFolder().with("self_review_by = 2023-06-20", "self_review_by = 2023-06-14").refused() ==
        "year.toml:28:18: self_review_by of \"h1\" is 2023-06-14, expected a day of its window, "
        "2023-06-15 to 2023-06-30; correct one");
  CHECK(YearFolder().with("self_review_by = 2023-06-20", "self_review_by = 2023-06-15").refused() ==
        "");
  CHECK(YearFolder().with("results_by = 2023-06-25", "results_by = 2023-06-19").refused() ==
        "year.toml:29:14: results_by of \"h1\" is 2023-06-19, expected no earlier than "
        "self_review_by (2023-06-20); correct one");
  CHECK(contains(YearFolder().with("results_by = 2023-06-25", "results_by = 2023-07-01").refused(),
                 "results_by of \"h1\" is 2023-07-01, expected a day of its window"));
  CHECK(YearFolder().with("results_by = 2023-06-25", "results_by = 2023-06-20").refused() == "");
}

TEST_CASE("Plan: periods stand in their order", "[plan][A10.1]") {
  CHECK(YearFolder().with("last_day = 2023-12-31", "last_day = 2023-06-29").refused() ==
        "year.toml:31:1: \"year\" ends on 2023-06-29, before \"h1\" (2023-06-30), which stands "
        "above it; put the periods in their order");
  CHECK(YearFolder().with("last_day = 2023-12-31", "last_day = 2023-06-30").refused() == "");
}

TEST_CASE("Plan: only the year-end, the last period, awards points", "[plan][A10.1]") {
  CHECK(YearFolder().after("results_by = 2023-06-25", "awards = true").refused() ==
        "year.toml:30:10: \"h1\" awards points, expected the last period only (Art. 10: monitoring "
        "and the half-year go by deduction); delete it");
  CHECK(YearFolder().after("results_by = 2023-06-25", "awards = false").refused() == "");
  CHECK(YearFolder().with("awards = true\n", "").refused() ==
        "year.toml:31:1: the last period \"year\" is the year-end, which awards points (Art. 10); "
        "add awards = true");
  CHECK(YearFolder()
            .with("rhythms = [\"half_yearly\", \"yearly\"]", "rhythms = [\"half_yearly\"]")
            .refused() ==
        "year.toml:34:11: the last period \"year\" is the year-end; its rhythms must hold "
        "\"yearly\". Add it");
}

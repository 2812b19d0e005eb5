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
  CHECK(YearFolder().after("closes = 2023-06-30", "asked_on = 2024-01-01").refused() ==
        "year.toml:32:1: \"year\" ends on 2023-12-31, before \"h1\" (2024-01-01), which stands "
        "above it; put the periods in their order");
  CHECK(YearFolder().after("closes = 2023-06-30", "asked_on = 2023-12-31").refused() == "");
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

TEST_CASE("Plan: quarters follow each other without overlap", "[plan][A10.1][A11.2]") {
  CHECK(YearFolder().quarters().refused() == "");
  const auto second = [](const std::string& day, Language language = Language::en) {
    return YearFolder()
        .quarters()
        .with("first_day = 2023-04-01", "first_day = " + day)
        .refused(language);
  };
  CHECK(
      second("2023-03-15") ==
      "year.toml:32:13: first_day of \"q2\" is 2023-03-15, expected 2023-04-01, the day after the "
      "period before it: 2023-03-15 to 2023-03-31 would belong to two periods; correct it, or "
      "the period before");
  CHECK(contains(second("2023-03-15", Language::zh),
                 "“q2”的 first_day 为 2023-03-15,应为 2023-04-01(上一阶段的次日):2023-03-15 至 "
                 "2023-03-31 同属两个阶段"));
  CHECK(contains(second("2023-03-31"), "2023-03-31 to 2023-03-31 would belong to two periods"));
  CHECK(contains(second("2023-04-02"),
                 "expected 2023-04-01, the day after the period before it: 2023-04-01 to "
                 "2023-04-01 would belong to no period"));
  CHECK(contains(second("2023-05-01", Language::zh), "2023-04-01 至 2023-04-30 不属于任何阶段"));
}

TEST_CASE("Plan: quarters begin and end with the year", "[plan][A10.1][A11.2]") {
  CHECK(contains(YearFolder()
                     .quarters()
                     .with("rhythms = [\"quarterly\"]\nfirst_day = 2023-01-01",
                           "rhythms = [\"quarterly\"]\nfirst_day = 2023-01-02")
                     .refused(),
                 "first_day of \"q1\" is 2023-01-02, expected 2023-01-01, the first of the year: "
                 "2023-01-01 to 2023-01-01 would belong to no period"));
  CHECK(contains(YearFolder()
                     .quarters()
                     .with("last_day = 2023-12-31\nopens = 2023-12-20\ncloses = 2023-12-31 # q4",
                           "last_day = 2023-12-30\nopens = 2023-12-20\ncloses = 2023-12-31 # q4")
                     .refused(),
                 "last_day of \"q4\" is 2023-12-30, expected 2023-12-31: 2023-12-31 to 2023-12-31 "
                 "would belong to no period; correct it"));
}

TEST_CASE("Plan: periods have the names that indicator systems know", "[plan][A10.1]") {
  const auto fourth = [](const std::string& id) {
    return YearFolder().quarters().with("id = \"q4\"", "id = \"" + id + "\"").refused();
  };
  CHECK(fourth("q4") == "");
  CHECK(contains(
      fourth("q5"),
      ":6: \"q5\" is no name of a quarterly period (did you mean \"q1\"?); expected one of "
      "\"q1\", \"q2\", \"q3\", \"q4\". Indicator systems know no others: rename it, or "
      "correct its rhythms"));
  CHECK(
      contains(YearFolder().with("id = \"h1\"", "id = \"h2\"").refused(),
               "year.toml:21:6: \"h2\" is no name of a half_yearly period (did you mean \"h1\"?); "
               "expected one of \"h1\", \"year\""));
  CHECK(contains(YearFolder().with("id = \"year\"", "id = \"y\"").refused(),
                 "\"y\" is no name of a yearly period"));
}

TEST_CASE("Plan: a year with quarters has all four", "[plan][A10.1]") {
  YearFolder three;
  three.quarters()
      .with("id = \"q4\"\ntitle = \"Quarter 4\"\nrhythms = [\"quarterly\"]",
            "id = \"year\"\ntitle = \"Quarter 4\"\nrhythms = [\"yearly\"]")
      .with("2023-09-30 # q3", "2023-09-30");
  CHECK(contains(three.refused(),
                 "the year has no period \"q4\"; the quarterly periods are \"q1\", \"q2\", \"q3\", "
                 "\"q4\". Add it, or take the rhythm from the others"));
}

TEST_CASE("Plan: the half-year is the first two quarters, the year-end the whole year",
          "[plan][A12.1][A13.1]") {
  const auto half = [](const std::string& day) {
    return YearFolder()
        .quarters()
        .with("rhythms = [\"half_yearly\"]\nfirst_day = 2023-01-01\nlast_day = 2023-06-30",
              "rhythms = [\"half_yearly\"]\nfirst_day = 2023-01-01\nlast_day = " + day)
        .refused();
  };
  CHECK(half("2023-06-30") == "");
  CHECK(
      contains(half("2023-06-29"),
               "last_day of \"h1\" is 2023-06-29, expected 2023-06-30: it covers the first half of "
               "the year; correct it"));
  CHECK(contains(YearFolder()
                     .with("first_day = 2023-01-01\nlast_day = 2023-06-30",
                           "first_day = 2023-01-02\nlast_day = 2023-06-30")
                     .refused(),
                 "first_day of \"h1\" is 2023-01-02, expected 2023-01-01"));
  CHECK(YearFolder().with("last_day = 2023-12-31", "last_day = 2023-12-30").refused() ==
        "year.toml:36:12: last_day of \"year\" is 2023-12-30, expected 2023-12-31: it covers the "
        "whole year; correct it");
}

namespace {

/// A year of twelve months, of which every third serves as a quarter, and its year-end: what is
/// refused once a text of it is replaced.
std::string monthly_refused(const std::string& from, const std::string& to) {
  constexpr int kLastDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::string months;
  for (int month = 1; month <= 12; ++month) {
    const std::string prefix = fmt::format("2023-{:02}-", month);
    const int last = kLastDays[month - 1];
    months += fmt::format(
        "[[period]]\nid = \"m{}\"\ntitle = \"M\"\nrhythms = [\"monthly\"{}]\nfirst_day = {}01\n"
        "last_day = {}{}\nopens = {}20\ncloses = {}{} # m{}\n",
        month, month % 3 == 0 ? ", \"quarterly\"" : "", prefix, prefix, last, prefix, prefix, last,
        month);
  }
  YearFolder folder;
  folder.with(
      "[[period]]\nid = \"h1\"\ntitle = \"Half-year\"\nrhythms = [\"half_yearly\"]\n"
      "first_day = 2023-01-01\nlast_day = 2023-06-30\nopens = 2023-06-15\ncloses = 2023-06-30\n"
      "self_review_by = 2023-06-20\nresults_by = 2023-06-25\n",
      months);
  return folder.with(from, to).refused();
}

}  // namespace

TEST_CASE("Plan: months follow each other through the year, and every third may be a quarter",
          "[plan][A10.1][A11.2]") {
  CHECK(monthly_refused("county = \"Yunling\"", "county = \"Yun\"") == "");
  CHECK(contains(monthly_refused("first_day = 2023-07-01", "first_day = 2023-07-02"),
                 "first_day of \"m7\" is 2023-07-02, expected 2023-07-01, the day after the period "
                 "before it: 2023-07-01 to 2023-07-01 would belong to no period"));
  CHECK(
      contains(monthly_refused("id = \"m9\"\ntitle = \"M\"\nrhythms = [\"monthly\", \"quarterly\"]",
                               "id = \"m9\"\ntitle = \"M\"\nrhythms = [\"monthly\"]"),
               "the year has no period \"q3\"; the quarterly periods are \"m3\", \"m6\", \"q3\", "
               "\"m12\""));
  CHECK(contains(
      monthly_refused("id = \"m8\"\ntitle = \"M\"\nrhythms = [\"monthly\"]",
                      "id = \"m8\"\ntitle = \"M\"\nrhythms = [\"monthly\", \"quarterly\"]"),
      "\"m8\" is no name of a quarterly period"));
}

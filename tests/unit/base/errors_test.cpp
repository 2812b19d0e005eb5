#include "base/errors.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kaohe;

namespace {
std::vector<Problem> problems_of(const std::string& file, int count) {
  std::vector<Problem> problems;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    problems.push_back({{file, i, 0}, {"wrong " + number, "有误 " + number}});
  }
  return problems;
}

std::size_t lines_of(const std::string& text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}
}  // namespace

TEST_CASE("Errors: thirty problems of a file are told, and how many more it has",
          "[base][errors]") {
  const Error whole(ErrorKind::data, problems_of("a.csv", 30));
  CHECK(lines_of(whole.text(Language::en)) == 30);
  const Error cut(ErrorKind::data, problems_of("a.csv", 31));
  const std::string text = cut.text(Language::en);
  CHECK(lines_of(text) == 31);
  CHECK(text.find("a.csv:30: wrong 30\na.csv: and 1 more (31 problems in all); correct those above "
                  "and try again") != std::string::npos);
  CHECK(cut.text(Language::zh).find("a.csv: 另有 1 处问题(共 31 处);请先改正以上各处,再重试") !=
        std::string::npos);
  CHECK(cut.what() == text);
  CHECK(cut.problems().size() == 31);
}

TEST_CASE("Errors: what is wrong with several rows in the same words is said once",
          "[base][errors]") {
  const auto told = [](std::vector<Problem> problems, Language language = Language::en) {
    return Error(ErrorKind::data, std::move(problems)).text(language);
  };
  const Text empty{"the cell is empty", "未填"}, other{"found \"x\"", "填的是“x”"};
  std::vector<Problem> rows{
      {{"a.csv", 3}, empty}, {{"a.csv", 4}, other}, {{"a.csv", 7}, empty}, {{"b.csv", 3}, empty}};
  CHECK(told(rows) ==
        "a.csv: rows 3, 7: the cell is empty\na.csv:4: found \"x\"\nb.csv:3: the cell is empty");
  rows.push_back({{"a.csv", 8}, empty});
  CHECK_FALSE(told(rows).find("a.csv: rows 3, 7, 8: the cell") == std::string::npos);
  for (int line = 9; line < 27; ++line) rows.push_back({{"a.csv", line}, empty});
  CHECK(told(rows).find("a.csv: rows 3, 7, 8 and 18 more: the cell is empty\n") == 0);
  CHECK(told(rows, Language::zh).find("a.csv: 第 3、7、8 等 21 行: 未填\n") == 0);
  CHECK(Error(ErrorKind::data, rows).problems().size() == 23);
}

TEST_CASE("Errors: of a workbook the cells are named, as a spreadsheet names them",
          "[base][errors]") {
  const Text empty{"the cell is empty", "未填"};
  std::vector<Problem> cells{{{"a.xlsx", 7}, empty, "监测!D7"}};
  const auto told = [&](Language language) { return Error(ErrorKind::data, cells).text(language); };
  CHECK(told(Language::en) == "a.xlsx 监测!D7: the cell is empty");
  for (int line = 8; line < 12; ++line)
    cells.push_back({{"a.xlsx", line}, empty, "监测!D" + std::to_string(line)});
  CHECK(told(Language::en) == "a.xlsx 监测!D7, D8, D9 and 2 more: the cell is empty");
  CHECK(told(Language::zh) == "a.xlsx 监测!D7、D8、D9 等 5 处: 未填");
}

TEST_CASE("Errors: places with a column stand alone, though the words are the same",
          "[base][errors]") {
  const Text wrong{"wrong", "有误"};
  const std::vector<Problem> places{{{"year.toml", 3, 1}, wrong}, {{"year.toml", 4, 1}, wrong}};
  CHECK(Error(ErrorKind::data, places).text(Language::en) ==
        "year.toml:3:1: wrong\nyear.toml:4:1: wrong");
}

TEST_CASE("Errors: one file's many problems do not hide another's", "[base][errors]") {
  std::vector<Problem> problems = problems_of("a.csv", 200'000);
  problems.push_back({{"b.csv", 2, 0}, {"wrong too", "也有误"}});
  const std::string text = Error(ErrorKind::data, problems).text(Language::en);
  CHECK(lines_of(text) == 32);
  CHECK(text.find("\nb.csv:2: wrong too\na.csv: and 199970 more (200000 problems in all)") !=
        std::string::npos);
}

TEST_CASE("Errors: a problem without a place is told without one", "[base][errors]") {
  CHECK(Error(ErrorKind::usage, {}, {"no", "不"}).text(Language::en) == "no");
}

TEST_CASE("Errors: what was found cannot forge a line or steer the terminal", "[base][errors]") {
  CHECK(Error(ErrorKind::data, {"a\nb.csv", 2, 0}, {"found \"x\n\x1B[2Jy\"", ""})
            .text(Language::en) == "a⏎b.csv:2: found \"x⏎\uFFFD[2Jy\"");
}

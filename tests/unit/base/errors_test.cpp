#include "base/errors.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace kaohe;

namespace {
std::vector<Problem> problems_of(const std::string& file, int count) {
  std::vector<Problem> problems;
  for (int i = 1; i <= count; ++i) problems.push_back({{file, i, 0}, {"wrong", "有误"}});
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
  CHECK(text.find("a.csv:30: wrong\na.csv: and 1 more (31 problems in all); correct those above "
                  "and try again") != std::string::npos);
  CHECK(cut.text(Language::zh).find("a.csv: 另有 1 处问题(共 31 处);请先改正以上各处,再重试") !=
        std::string::npos);
  CHECK(cut.what() == text);
  CHECK(cut.problems().size() == 31);
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

#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using kaohe::excerpt;
using kaohe::first_invalid_utf8;

TEST_CASE("Utf8: valid text of one to four bytes a character", "[base][utf8]") {
  CHECK(!first_invalid_utf8(""));
  CHECK(!first_invalid_utf8(
      "a\xC2\x80\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF 考核"));
}

TEST_CASE("Utf8: the first byte that is not UTF-8 is found, on both sides of each limit",
          "[base][utf8]") {
  const std::string_view bad =
      GENERATE(as<std::string_view>{}, "\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80",
               "\xE4\xB8", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
               "\xE4\x41\x42");
  CHECK(first_invalid_utf8(bad) == std::size_t{0});
  CHECK(first_invalid_utf8("考" + std::string(bad)) == std::size_t{3});
}

TEST_CASE("Utf8: a byte-order mark is left out", "[base][utf8]") {
  CHECK(kaohe::without_bom("\xEF\xBB\xBFid") == "id");
  CHECK(kaohe::without_bom("id") == "id");
}

TEST_CASE("UTF-8: a long text is quoted in part, never in the middle of a character",
          "[base][utf8]") {
  CHECK(excerpt("") == "");
  CHECK(excerpt(std::string(60, 'x')) == std::string(60, 'x'));
  CHECK(excerpt(std::string(61, 'x')) == std::string(60, 'x') + "…");
  std::string whole;
  for (int i = 0; i < 60; ++i) whole += "字";
  CHECK(excerpt(whole) == whole);
  CHECK(excerpt(whole + "字") == whole + "…");
}

TEST_CASE("UTF-8: on one line of a terminal nothing ends the line or steers it", "[base][utf8]") {
  CHECK(kaohe::one_line("a\nb\tc") == "a⏎b c");
  CHECK(kaohe::one_line("\x1B[2J\r\u009B\u202E") == "\uFFFD[2J\uFFFD\uFFFD\uFFFD");
  CHECK(kaohe::one_line("考\xE8x") == "考\uFFFDx");
  CHECK(kaohe::one_line("“考核” 2023") == "“考核” 2023");
  CHECK(excerpt("a\nb") == "a⏎b");
}

TEST_CASE("UTF-8: the first control character is found, line ends and tabs are none",
          "[base][utf8]") {
  CHECK(kaohe::first_control("考\x1B\x07") == char32_t{0x1B});
  CHECK(kaohe::first_control("\u0085") == char32_t{0x85});
  CHECK(kaohe::first_control("\u2029") == char32_t{0x2029});
  CHECK(!kaohe::first_control("考\n核\t\u00A0\U0001F600"));
}

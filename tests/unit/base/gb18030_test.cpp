#include "base/gb18030.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

TEST_CASE("Gb18030: characters of one, two and four bytes", "[base][gb18030]") {
  CHECK(utf8_of_gb18030("") == "");
  CHECK(utf8_of_gb18030("a,b\n") == "a,b\n");
  CHECK(utf8_of_gb18030("\xBF\xBC\xBA\xCB") == "考核");
  CHECK(utf8_of_gb18030("\x81\x39\xEE\x39\x95\x32\x82\x36") == "㐀𠀀");
  std::string many, expected;
  for (int i = 0; i < 3000; ++i) many += "\xBF\xBC\x95\x32\x82\x36", expected += "考𠀀";
  CHECK(utf8_of_gb18030(many) == expected);
}

TEST_CASE("Gb18030: bytes that are no character, or half of one, are none", "[base][gb18030]") {
  for (const char* bytes : {"\xFF", "\xBF", "\xBF\x20", "\x81\x30", "\x81\x39\xEE", "a\xE9,b"}) {
    CAPTURE(bytes);
    CHECK_FALSE(utf8_of_gb18030(bytes));
  }
}

#include "base/words.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

TEST_CASE("Words: digits and nothing else", "[base]") {
  CHECK(all_digits("2023"));
  CHECK_FALSE(all_digits(""));
  CHECK_FALSE(all_digits("20a3"));
  CHECK_FALSE(all_digits("-1"));
  CHECK(whole_number("0042") == 42);
}

TEST_CASE("Words: a list with what stands between", "[base]") {
  CHECK(joined({}).empty());
  CHECK(joined({"one"}) == "one");
  CHECK(joined({"one", "two"}) == "one, two");
  CHECK(joined({"", "乙"}, "、") == "、乙");
}

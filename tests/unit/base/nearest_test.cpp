#include "base/nearest.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

TEST_CASE("Nearest: the closest known word, if it is close", "[base][nearest]") {
  const std::vector<std::string> known{"opens", "closes", "title"};
  CHECK(nearest("open", known) == "opens");
  CHECK(nearest("titel", known) == "");
  CHECK(nearest("tittle", known) == "title");
  CHECK(nearest("rhythms", known) == "");
  CHECK(nearest("", known) == "");
  CHECK(nearest(std::string(100, 'a'), known) == "");
}

TEST_CASE("Nearest: the hint is appended to a message, or nothing is", "[base][nearest]") {
  CHECK(did_you_mean("open", {"opens"}).en == " (did you mean \"opens\"?)");
  CHECK(did_you_mean("open", {"opens"}).zh == "(是不是“opens”?)");
  CHECK(did_you_mean("rhythms", {"opens"}).empty());
  CHECK(listed({"a", "b"}).en == "\"a\", \"b\"");
  CHECK(listed({"a", "b"}).zh == "“a”、“b”");
  CHECK(listed({}).en == "(none)");
  CHECK(listed({}).zh == "(无)");
}

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

TEST_CASE("Nearest: letters of another case and a part of one Chinese name are near",
          "[base][nearest]") {
  const std::vector<std::string> known{"XX03", "云岭县第一幼儿园", "云岭县第二幼儿园"};
  CHECK(nearest("xx03", known) == "XX03");
  CHECK(nearest("第二幼儿园", known) == "云岭县第二幼儿园");
  CHECK(nearest("幼儿园", known) == "");
  CHECK(nearest("二", known) == "");
  CHECK(did_you_mean("XX\u200B03", known).en ==
        " (there is an invisible character in it, such as a no-break space; type \"XX03\" anew)");
}

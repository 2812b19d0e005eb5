#include "base/toml.hpp"

#include <catch2/catch.hpp>

#include "refusal.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {
std::string refused(std::string_view bytes, Language language = Language::en) {
  return refusal([&] { read_toml(bytes, "a.toml"); }, language);
}
std::string dots(int count) {
  std::string key = "a";
  for (int i = 0; i < count; ++i) key += ".a";
  return key;
}
}  // namespace

TEST_CASE("Toml: values become JSON, dates their text, and each knows its line and column",
          "[base][toml]") {
  const TomlDocument document =
      read_toml("year = 2023\n[q]\nopens = 2023-06-20\nlist = [\"一\", { b = true }]\n", "a.toml");
  CHECK(document.value.dump() ==
        R"({"q":{"list":["一",{"b":true}],"opens":"2023-06-20"},"year":2023})");
  CHECK(document.place("/year").text() == "a.toml:1:8");
  CHECK(document.key_place("/year").text() == "a.toml:1:1");
  CHECK(document.place("/q/opens").text() == "a.toml:3:9");
  CHECK(document.place("/q/list/1/b").text() == "a.toml:4:20");
}

TEST_CASE("Toml: what is missing is placed where it should stand", "[base][toml]") {
  const TomlDocument document = read_toml("a = 1\n[q]\nb = 2\n", "a.toml");
  CHECK(document.place("/q/none/deep").text() == "a.toml:2:1");
  CHECK(document.place("/none").text() == "a.toml:1:1");
}

TEST_CASE("Toml: a float is refused with the way to write it", "[base][toml]") {
  CHECK(refused("a = 1\nshare = 0.25 # note\n") ==
        "a.toml:2:9: share is 0.25 (a TOML float, which is not exact), expected a number in "
        "quotes; write it in quotes: \"0.25\"");
  CHECK(
      contains(refused("a = [\"中文\", 1e3, 2.50]\n"), "a.toml:1:17: a[3] is 2.50 (a TOML float"));
  CHECK(contains(
      refused("share = 0.25", Language::zh),
      "a.toml:1:9: share 的值 0.25 是 TOML 浮点数(不精确),应写成带引号的数;请加英文引号:\"0.25\""));
  CHECK(refused("share = \"0.25\"\n") == "");
}

TEST_CASE("Toml: a time of day is refused, a date is not", "[base][toml]") {
  CHECK(contains(refused("opens = 2023-06-20T08:00:00"),
                 "a.toml:1:9: opens is a time of day; write a date: 2023-06-20"));
  CHECK(refused("opens = 2023-06-20") == "");
}

TEST_CASE("Toml: what is not TOML is refused with line, column and a hint", "[base][toml]") {
  CHECK(contains(refused("a = 1\nb = 好\n"), "a.toml:2:"));
  CHECK(contains(refused("a = 1\nb = 好\n"), "texts and decimals stand in quotes"));
  CHECK(contains(refused("a = 1\na = 2\n"), "each key and table may stand once"));
  CHECK(contains(refused("a = \"x\n"), "a.toml:1:"));
  CHECK(
      contains(refused("a = 1\n好 = 2\n"), "write keys in the letters a-z, digits and _, then ="));
  CHECK(contains(refused("a = [1, 2", Language::zh), "请检查是否漏写"));
  CHECK(exit_code([] { read_toml("a = ", "a.toml"); }) == 1);
}

TEST_CASE("Toml: keys of too many dots never reach the parser", "[base][toml]") {
  CHECK(refused(dots(kTomlDotsMax) + " = 1\n") == "");
  CHECK(refused("b = 1\n" + dots(kTomlDotsMax + 1) + " = 1\n") ==
        "a.toml:2: a key has more than 64 dots, expected a few parts such as a.b.c; correct it");
  CHECK(contains(refused("[" + dots(1'000'00) + "]\n"), "a key has more than 64 dots"));
  CHECK(contains(refused("a = { " + dots(100) + " = 1 }\n"), "a key has more than 64 dots"));
}

TEST_CASE("Toml: dots in texts and comments are no parts of a key", "[base][toml]") {
  const std::string many(200, '.');
  CHECK(refused("a = \"" + many + "\\\"" + many + "\" # " + many + "\nb = '" + many +
                "'\nc = \"\"\"" + many + "\n\"" + many + "\"\"\"\n") == "");
  CHECK(
      contains(refused("a = \"\"\"\n" + many + "\"\"\"\n" + dots(70) + " = 1"), "a.toml:3: a key"));
}

TEST_CASE("Toml: files that are too large, binary or not UTF-8 are refused before parsing",
          "[base][toml]") {
  CHECK(refused(std::string(kTomlSizeMax, '\n')) == "");
  CHECK(contains(refused(std::string(kTomlSizeMax + 1, '\n')),
                 "a.toml: the file has 1048577 bytes, expected at most 1048576"));
  CHECK(contains(refused({"a[\0", 3}), "a.toml:1:3: found a NUL byte"));
  CHECK(
      contains(refused("a = \"\xB0\xA1\""), "a.toml:1:6: found the byte 0xB0, which is not UTF-8"));
  CHECK(refused("\xEF\xBB\xBF"
                "a = 1\n") == "");
}

TEST_CASE("Toml: a text has at most 4096 bytes", "[base][toml]") {
  CHECK(refused("a = \"" + std::string(kTomlTextMax, 'x') + "\"") == "");
  CHECK(contains(refused("a = \"" + std::string(kTomlTextMax + 1, 'x') + "\""),
                 "a.toml:1:5: a has 4097 bytes, expected at most 4096; shorten it"));
}

TEST_CASE("Toml: pointers escape what JSON pointers must", "[base][toml]") {
  CHECK(child_pointer("/a", "b/c~d") == "/a/b~1c~0d");
  CHECK(child_pointer("", std::size_t{3}) == "/3");
  CHECK(path_of("/period/2/opens") == "period[3].opens");
  CHECK(path_of("") == "");
}

TEST_CASE("Toml: the hint is about what stands there", "[base][toml]") {
  for (const char* day : {"2023/1/1", "2023-02-30", "2023-1-1", "2023.01.01", "2023年1月1日"}) {
    INFO(day);
    const std::string text = refused("a = 1\nopens = " + std::string(day) + " # note\n");
    INFO(text);
    CHECK(contains(text, "a.toml:2:"));
    CHECK(contains(text, "write a day as year-month-day with two digits each"));
  }
  CHECK(contains(refused("a = 99999999999999999999\n"), "the number is too large"));
  CHECK(contains(refused("a = 99999999999999999999\n", Language::zh), "数字过大"));
  CHECK(contains(refused("a = 2023x\n"), "texts and decimals stand in quotes"));
  CHECK(refused("a = 2023-02-28\n") == "");
}

TEST_CASE("Toml: a sign of a Chinese keyboard is named, where it is no part of a text",
          "[base][toml]") {
  CHECK(contains(refused("title = “学校”\n"), "\"“\" is a full-width sign"));
  CHECK(contains(refused("points = \uFF14\uFF10\n"), "\"\uFF14\" is a full-width sign"));
  CHECK(contains(refused("a = 1\nb = [1\uFF0C2]\n"), "a.toml:2:"));
  CHECK(contains(refused("b = [1\uFF0C2] # 注\uFF01\n", Language::zh), "“\uFF0C”是全角符号"));
  CHECK_FALSE(contains(refused("b = \"“一\uFF0C二”\" x # 注\uFF01\n"), "full-width"));
  CHECK(refused("b = '\uFF14\uFF10' # “注”\n") == "");
}

// The promise of version 1 of the boundary, held against the header as it was released: nothing of
// it moves, things are only appended.
#include <algorithm>
#include <array>
#include <cstdio>

#include <catch2/catch.hpp>

#include "abi/layout.hpp"
#include "base/digest.hpp"
#include "fixtures/small_year.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

std::string released_text() {
  return bytes_of(source_folder() / "tests/abi/v1/layout.txt");
}

Layout released() {
  return parse_layout(released_text());
}

// What abi_layout_NAME prints.
std::string printed(const std::string& name) {
  const std::string program = (build_folder() / "tests/bin" / ("abi_layout_" + name)).string();
  FILE* pipe = ::popen(("'" + program + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer{};
  for (std::size_t size; (size = ::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), size);
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

// The released layout with one line exchanged, compared with itself as it was: what is broken, one
// a line.
std::string broken_by(const std::string& line, const std::string& by) {
  std::string text = released_text();
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  text.replace(at, line.size(), by);
  std::string all;
  for (const std::string& one : compare_layouts(released(), parse_layout(text)).broken)
    all += (all.empty() ? "" : "\n") + one;
  return all;
}

}  // namespace

TEST_CASE("Boundary: the header keeps what version 1.0 was released with", "[contract][abi]") {
  const LayoutChanges changes = compare_layouts(released(), parse_layout(printed("current")));
  for (const std::string& one : changes.broken)
    FAIL_CHECK("sdk/include/kaohe/abi.h breaks the promise of version 1: " << one);
  for (const std::string& one : changes.appended) WARN("appended since version 1.0: " << one);
}

TEST_CASE("Boundary: the recorded header and its table are those of the release",
          "[contract][abi]") {
  // Whoever changes these changes what was promised: put the files back.
  CHECK(sha256(bytes_of(source_folder() / "tests/abi/v1/abi.h")) ==
        "sha256:ceb3b7d32570a6ddebe9836584b66b9a58357b120ebc294ff87e192b4a098a98");
  CHECK(sha256(released_text()) ==
        "sha256:b44178c834beaf7bc3c1626808bb29942207b96b099f71e361fc8c5e10da087b");
  CHECK(printed("v1") == released_text());
}

TEST_CASE("Boundary: no struct has a gap, in which compilers could differ", "[contract][abi]") {
  CHECK(gaps(parse_layout(printed("current"))).empty());
  CHECK(gaps(parse_layout("struct s 16\nfield s.a 0 4 int32_t a\nfield s.b 8 4 int32_t b\n")) ==
        std::vector<std::string>{"s: 4 bytes before b", "s: 4 bytes at its end"});
}

TEST_CASE("Boundary: what is appended breaks nothing and is reported", "[contract][abi]") {
  const LayoutChanges changes = compare_layouts(released(), parse_layout(printed("later")));
  CHECK(changes.broken.empty());
  for (const char* name : {"kaohe_host.later_entry", "kaohe_batch.later", "kaohe_records.later",
                           "kaohe_cell.later", "kaohe_plugin.later", "KAOHE_CELL_LATER"}) {
    CAPTURE(name);
    CHECK(std::count(changes.appended.begin(), changes.appended.end(), name) == 1);
  }
}

TEST_CASE("Boundary: something appended without a new minor version is named", "[contract][abi]") {
  CHECK(broken_by("constant KAOHE_OK 0", "constant KAOHE_OK 0\nconstant KAOHE_LATER 7") ==
        "KAOHE_LATER is new and KAOHE_ABI_MINOR is still 0: raise it, so that each side knows what "
        "the other has");
}

TEST_CASE("Boundary: a constant changed or taken out is named with what to do", "[contract][abi]") {
  CHECK(broken_by("KAOHE_REFUSED 1", "KAOHE_REFUSED 2") ==
        "KAOHE_REFUSED was 1 and is 2: plugins built before mean the old value; put it back and "
        "give what is new a name of its own");
  CHECK(broken_by("constant KAOHE_REFUSED 1\n", "") ==
        "KAOHE_REFUSED is gone: plugins built before use it; put it back");
}

TEST_CASE("Boundary: a field moved, retyped or taken out is named with what to do",
          "[contract][abi]") {
  CHECK(broken_by("kaohe_batch.pool 32 8", "kaohe_batch.pool 40 8") ==
        "kaohe_batch.pool lay at 32 and lies at 40: plugins built before read the old place; "
        "append what is new behind the last field");
  CHECK(broken_by("int32_t asked_on", "uint32_t asked_on") ==
        "kaohe_batch.asked_on was \"int32_t asked_on\" and is \"uint32_t asked_on\": plugins built "
        "before have the old type; put it back and append a field of another name");
  CHECK(broken_by("field kaohe_missing.peer 28 4 uint32_t peer\n", "") ==
        "kaohe_missing.peer is gone: plugins built before use it; put it back");
}

TEST_CASE("Boundary: the signature of an entry belongs to it", "[contract][abi]") {
  CHECK(broken_by("void (*destroy)(kaohe_instance* instance)",
                  "int32_t (*destroy)(kaohe_instance* instance)") ==
        "kaohe_plugin.destroy was \"void (*destroy)(kaohe_instance* instance)\" and is \"int32_t "
        "(*destroy)(kaohe_instance* instance)\": plugins built before have the old type; put it "
        "back and append a field of another name");
}

TEST_CASE("Boundary: a field within a released struct, or in one that never grows, is named",
          "[contract][abi]") {
  CHECK(broken_by("field kaohe_missing.peer 28 4 uint32_t peer\n",
                  "field kaohe_missing.pair 28 4 uint32_t pair\n") ==
        "kaohe_missing.peer is gone: plugins built before use it; put it back\n"
        "kaohe_missing.pair lies at 28, within the 32 bytes of the released struct: append it "
        "behind the last field\n"
        "kaohe_missing.pair is new and KAOHE_ABI_MINOR is still 0: raise it, so that each side "
        "knows what the other has");
  CHECK(broken_by("struct kaohe_text 16", "struct kaohe_text 24") ==
        "kaohe_text had 16 bytes and has 24: it lies inside others and never grows; put what is "
        "new elsewhere");
  CHECK(broken_by("struct kaohe_period 40", "struct kaohe_period 32") ==
        "kaohe_period had 40 bytes and has 32: it can only grow; put back what was there");
}

// `due` of an item, on both sides of what it has to wait for, in each rhythm: the refusals' places
// and words are in sdk/cases/refusals/items.toml.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "catalogue/reader.hpp"

namespace {

/// What the reader says of a catalogue whose only indicator has these periods and this item.
std::string said(const std::string& periods, const std::string& item) {
  const kaohe::catalogue::Reading reading = kaohe::catalogue::read(R"([domain]
id = "d"
title = "领域"
[[input]]
id = "shared"
type = "count"
title = "共用"
[[indicator]]
id = "X01"
title = "指标"
aspect = "a"
points = 99
periods = ")" + periods + R"("
input = [
  { id = "n", type = "count", title = "全年数" },
  { id = "h", type = "count", every = "half", title = "半年数" },
  { id = "e", type = "events", title = "事件" },
  { id = "r", type = "count", from = "roster", title = "编制" },
  { id = "b", type = "count", from = "last_year:n", title = "上年数" },
]
item = [{ id = "i", kind = "gap", target = 1, round = "none", price = 1, )" +
                                                                       item + R"( }]
[[indicator]]
id = "X02"
title = "指标"
aspect = "a"
points = 1
periods = "yearly"
item = [{ id = "i", kind = "gap", of = "shared", target = 1, price = 1 }]
)",
                                                                   "d.toml");
  std::string text;
  for (const auto& diagnostic : reading.diagnostics) text += diagnostic.text() + "\n";
  return text;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// `of` may be due in `due` and not one period before, in `early`.
void check_limit(const std::string& periods, const std::string& of, const std::string& early,
                 const std::string& due) {
  INFO(periods << ": " << of << " due in " << early << ", " << due);
  CHECK(said(periods, of + ", due = \"" + due + "\"").empty());
  CHECK(has(said(periods, of + ", due = \"" + early + "\""), "due is \"" + early + "\", before "));
  CHECK(has(said(periods, of + ", due = \"" + early + "\""),
            "expected \"" + due + "\" or a later period"));
}

}  // namespace

TEST_CASE("Due: not before the last period of what the item judges as a whole",
          "[catalogue][A10.1]") {
  check_limit("quarterly", R"(of = "n")", "q3", "q4");
  check_limit("half_yearly", R"(of = "n")", "q4", "year");
  check_limit("yearly", R"(of = "n")", "q4", "year");
  check_limit("quarterly", R"(of = "h")", "h1", "q4");
}

TEST_CASE("Due: a year of months has limits of its own", "[catalogue][A10.1]") {
  check_limit("monthly", R"(of = "n")", "m11", "m12");
  check_limit("quarterly", R"(of = "n")", "m11", "m12");
  check_limit("half_yearly", R"(of = "h", for_each = "half")", "m5", "m6");
  check_limit("quarterly", R"(of = "h", for_each = "half")", "m5", "m6");
  CHECK(has(said("yearly", R"(of = "n", due = "m12")"), "expected \"year\" or a later period"));
}

TEST_CASE("Due: not before the first span of a loop is submitted", "[catalogue][A10.1]") {
  check_limit("quarterly", R"(of = "h", for_each = "half")", "q1", "q2");
  check_limit("half_yearly", R"(of = "h", for_each = "half")", "q2", "h1");
  check_limit("yearly", R"(of = "h", for_each = "half")", "h1", "year");
}

TEST_CASE("Due: cases, the roster and last year are there at once", "[catalogue][A10.1]") {
  for (const char* of : {"e", "r", "b"}) {
    CHECK(
        said("yearly", "on_na = \"full\", due = \"q1\", of = \"" + std::string(of) + "\"").empty());
  }
}

TEST_CASE("Due: a shared input is complete when the last of its readers submits",
          "[catalogue][A10.1]") {
  check_limit("quarterly", R"(of = "shared")", "q4", "year");
}

TEST_CASE("Due: of several that are late the message names the latest", "[catalogue][A10.1]") {
  const std::string text =
      said("quarterly", R"(of = "n", when = { shared = { at_least = 1 } }, due = "q1")");
  CHECK(has(text, "before \"shared\""));
  CHECK_FALSE(has(text, "X01.n"));
}

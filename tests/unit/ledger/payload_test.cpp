// Every kind of record comes back from its payload as it was.
#include "ledger/payload.hpp"

#include <catch2/catch.hpp>

#include "base/errors.hpp"

using namespace kaohe;
using namespace kaohe::ledger;
using nlohmann::json;

TEST_CASE("Payload: decimals, days and lists are texts that a person can read", "[ledger]") {
  Adjustment adjustment;
  adjustment.domain = "gardens";
  adjustment.assessee = "east";
  adjustment.category = "honours";
  adjustment.points = *Rational::parse("1.5");
  adjustment.date = make_date(2023, 6, 28);
  adjustment.among = 2;
  CHECK(
      payload_of(adjustment).dump() ==
      R"({"among":2,"assessee":"east","category":"honours","date":"2023-06-28","domain":"gardens","points":"1.5"})");
  const Adjustment back = record_of<Adjustment>(payload_of(adjustment));
  CHECK(back.points == adjustment.points);
  CHECK(back.among == 2);
  CHECK(back.date == adjustment.date);
  CHECK_FALSE(back.applied);
}

TEST_CASE("Payload: what has its default is left out and comes back", "[ledger]") {
  Adjustment plain;
  CHECK(record_of<Adjustment>(payload_of(plain)).among == 1);
  CHECK(payload_of(Review()).dump() == "{}");
}

TEST_CASE("Payload: an objection with its choice and its answer", "[ledger]") {
  Objection objection;
  objection.about = {"gardens", "east", "XX02.incidents", "b1", 3, "案1"};
  objection.reason = "查无此事";
  objection.date = make_date(2023, 6, 2);
  objection.outcome = "reduced";
  objection.value = Rational::of(0);
  objection.attributes = std::vector<int>{};
  objection.answered = make_date(2023, 6, 20);
  const Objection back = record_of<Objection>(payload_of(objection));
  CHECK(back.about.cell == 3);
  CHECK(back.about.matter == "案1");
  CHECK(back.value == Rational::of(0));
  CHECK(back.attributes == std::vector<int>{});
  CHECK(back.answered == objection.answered);
}

TEST_CASE("Payload: each kind has a name of its own and is written and read by the same fields",
          "[ledger]") {
  std::vector<std::string> kinds;
  for_each_kind([&](const char* kind, auto list) {
    using Record = typename std::remove_reference_t<decltype(MemorySource().*list)>::value_type;
    kinds.emplace_back(kind);
    INFO(kind);
    CHECK(payload_of(record_of<Record>(json::object())) == payload_of(Record()));
  });
  CHECK(kinds.size() == 20);
  std::sort(kinds.begin(), kinds.end());
  CHECK(std::unique(kinds.begin(), kinds.end()) == kinds.end());
}

TEST_CASE("Payload: one that this program cannot read is refused in words", "[ledger]") {
  CHECK_THROWS_WITH(record_of<Review>(json{{"score", "ninety"}}),
                    Catch::Contains("a record of the kind \"review\" that this program cannot"));
  CHECK_THROWS_WITH(record_of<Review>(json{{"score", 90}}), Catch::Contains("review"));
}

TEST_CASE("Payload: a version of an indicator system comes back whole", "[ledger][A8.3]") {
  SystemIssue issue;
  issue.domain = "gardens";
  issue.document = "云考办5号";
  issue.version.digests = {{{"XX01", "sha256:1"}}, "sha256:2", "sha256:3"};
  issue.version.units = {{"XX01", "publicity"}};
  issue.version.overrides = {{"XX01.points", "5", "q3", "云考委7号", true}, {"a", "b", "", "c"}};
  issue.version.plugin = "gardens";
  issue.version.plugin_version = "1.0.0";
  issue.version.description = "{}";
  const SystemIssue back = record_of<SystemIssue>(payload_of(issue));
  CHECK(back.version.digests.indicators == issue.version.digests.indicators);
  CHECK(back.version.digests.shared == "sha256:2");
  CHECK(back.version.digests.whole == "sha256:3");
  CHECK(back.version.units == issue.version.units);
  CHECK(back.version.overrides == issue.version.overrides);
  CHECK(payload_of(back) == payload_of(issue));
}

TEST_CASE("Payload: steps and amendments of a system come back as they were", "[ledger][A8.2]") {
  const SystemDraft draft{"gardens", "publicity", {{"XX01", "sha256:1"}}, "sha256:2"};
  CHECK(record_of<SystemDraft>(payload_of(draft)).indicators == draft.indicators);
  const AmendmentDecision decision{7, true, "云考委7号", ""};
  CHECK(record_of<AmendmentDecision>(payload_of(decision)).approved);
  CHECK(payload_of(AmendmentDecision{7, false, "", "no"}).dump() ==
        R"({"proposal":7,"reason":"no"})");
}

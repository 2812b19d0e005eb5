// Art. 8: an amendment holds from the period that it names, and leaves what is closed alone.
#include <catch2/catch.hpp>

#include "cycle/amendment_effect.hpp"
#include "cycle/amendment_reach.hpp"
#include "unit/cycle/system_case.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

constexpr const char* kPrice = "HX02.item.complaints.price";

std::string whole_year(const std::string& change) {
  return change + "whole_year = true\n";
}

/// Issued; market's records of the second quarter are in, and it may be closed.
struct SecondQuarter : SystemCase {
  SecondQuarter() {
    issue_all();
    record_q2();
  }
  std::int64_t proposed(const char* from) {
    const std::int64_t number = propose("mai", "投诉增多", from).number;
    study(number);
    return number;
  }
};

}  // namespace

TEST_CASE("Amendment: all that it changes holds from the period that it names",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.issue_all();
  county.edit(override_of(kPrice, "3", "q2"));
  const std::string said = refusal([&] { county.propose("mai"); });
  CHECK(contains(said, "2023/year.toml:"));
  CHECK(contains(said, std::string(kPrice) + " = \"3\" holds from q2 ("));
  CHECK(contains(said, "and the amendment is proposed from q3 ("));
  CHECK(contains(said, "write from = \"q3\", propose it from the other period"));
  county.edit(override_of(kPrice, "3", "q4"));
  CHECK(contains(refusal([&] { county.propose("mai"); }), "holds from q4 ("));
  county.edit(override_of(kPrice, "3", ""));
  CHECK(contains(refusal([&] { county.propose("mai"); }), "holds from the beginning of the year"));
  county.edit(override_of(kPrice, "3"));
  CHECK_NOTHROW(county.propose("mai"));
}

TEST_CASE("Amendment: a number that cannot be split says whole_year", "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.issue_all();
  county.edit(whole_year(override_of(kPrice, "3", "")));
  CHECK_NOTHROW(county.propose("mai"));
}

TEST_CASE("Amendment: what was in force before it stays", "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.edit(override_of(kPrice, "3", "q2"));
  county.issue_all();
  county.edit(override_of(kPrice, "4"));
  const std::string said = refusal([&] { county.propose("mai"); });
  CHECK(contains(said, "\"3\" from q2 ("));
  CHECK(contains(said, "was in force before q3 ("));
  CHECK(contains(said, "put it back, and write another with from = \"q3\""));
  county.edit(override_of(kPrice, "5", "q2"));
  CHECK(contains(refusal([&] { county.propose("mai"); }), "= \"5\" holds from q2"));
  county.edit(override_of(kPrice, "3", "q2") + override_of(kPrice, "4"));
  CHECK_NOTHROW(county.propose("mai"));
}

TEST_CASE("Amendment: a version that was still to come is taken back", "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.edit(override_of(kPrice, "3", "q4"));
  county.issue_all();
  county.edit("");
  CHECK_NOTHROW(county.propose("mai"));
}

TEST_CASE("Amendment: it never begins in a period that is closed", "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  county.close("q2", "2023-06-27");
  county.edit(override_of(kPrice, "3", "q2"));
  const std::string said = refusal([&] { county.propose("mai", "增多", "q2"); });
  CHECK(contains(said, "associations: an amendment from q2 ("));
  CHECK(contains(said, "is closed since 2023-06-27 by gu ("));
  CHECK(contains(said,
                 "a closed period never gets other rules; propose it from a period that "
                 "begins after 2023-06-30"));
  county.edit(override_of(kPrice, "3", "q1"));  // what begins before reaches it too
  CHECK(contains(refusal([&] { county.propose("mai", "增多", "q1"); }), "would reach q2"));
  county.edit(override_of(kPrice, "3"));
  const std::int64_t number = county.proposed("q3");
  CHECK_NOTHROW(county.approve_amendment(number));
}

TEST_CASE("Amendment: closed after the proposal it bars the approval too",
          "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  county.edit(override_of(kPrice, "3", "q2"));
  const std::int64_t number = county.proposed("q2");
  county.edit("");
  county.close("q2", "2023-06-28");
  county.edit(override_of(kPrice, "3", "q2"));
  CHECK(contains(refusal([&] { county.approve_amendment(number); }), "would reach q2"));
}

TEST_CASE("Amendment: a score of a closed period that would move is named, old and new",
          "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  const ledger::SystemVersion issued = county.life().in_force()->version;
  const auto said = [&] {
    return refusal([&] {
      cycle::require_closed_unmoved(county.year(), county.ledger(), county.domain(), issued);
    });
  };
  county.close("q2", "2023-06-27");
  county.edit(override_of(kPrice, "3", ""));
  CHECK(contains(said(), "associations HX02: h02 "));
  CHECK(contains(said(), "(q2), closed on 2023-06-27 (#"));
  CHECK(contains(said(), ": 28 → 27; a closed period keeps its scores"));
  CHECK_FALSE(contains(said(), "h01"));
  county.edit(override_of(kPrice, "3"));
  CHECK(said().empty());
}

TEST_CASE("Amendment: whole_year excuses numbers only, no rule of the year and no other bytes",
          "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  county.close("q2", "2023-06-27");
  county.edit(whole_year(override_of(kPrice, "3", "")));
  const cycle::Year year = county.year();
  const plan::Domain& domain = county.domain();
  const ledger::SystemVersion issued = county.life().in_force()->version;
  const auto said = [&](const ledger::SystemVersion& before) {
    return refusal([&] {
      cycle::require_from_open(year.plan, cycle::Progress(county.ledger(), 2023), domain, before,
                               *year.plan.find_period("q2"));
    });
  };
  CHECK(said(issued).empty());
  ledger::SystemVersion other = issued;
  other.rules.digests["grading"] = "sha256:other";
  CHECK(contains(said(other), "would reach q2"));
  other = issued;
  other.plugin_digest = "sha256:other";
  CHECK(contains(said(other), "would reach q2"));
}

TEST_CASE("Amendment: one that says whole_year may move a closed period",
          "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  county.close("q2", "2023-06-27");
  county.edit(whole_year(override_of(kPrice, "3", "")));
  const std::int64_t number = county.proposed("q3");
  CHECK_NOTHROW(county.approve_amendment(number));
}

TEST_CASE("Amendment: while nothing is closed nothing is scored", "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  ledger::SystemVersion other = county.life().in_force()->version;
  other.description += " ";  // made by another plugin
  const auto said = [&] {
    return refusal([&] {
      cycle::require_closed_unmoved(county.year(), county.ledger(), county.domain(), other);
    });
  };
  CHECK(said().empty());
  county.close("q2", "2023-06-27");
  CHECK(contains(said(), "name the folder that has the former plugin by --former DIR"));
}

TEST_CASE("Amendment: other bytes that describe themselves alike are other rules",
          "[cycle][amendment][A8.4]") {
  SecondQuarter county;
  ledger::SystemVersion former = county.life().in_force()->version;
  county.close("q2", "2023-06-27");
  CHECK_NOTHROW(cycle::year_before(county.year(), county.domain(), former));
  former.plugin_digest = "sha256:former";
  const std::string said =
      refusal([&] { cycle::year_before(county.year(), county.domain(), former); });
  CHECK(contains(said, "with the bytes sha256:former, and what is here has the bytes sha256:"));
  CHECK(contains(said, "name the folder that has the former plugin by --former DIR"));
}

TEST_CASE("Amendment: the former plugin is taken from the folder that is named",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  const ledger::SystemVersion version = cycle::version_of(county.year().plan, county.domain());
  CHECK_NOTHROW(cycle::year_before(county.year(), county.domain(), version,
                                   build_folder() / "tests/plugins/sixth"));
  CHECK_THROWS_AS(cycle::year_before(county.year(), county.domain(), version, county.configs()),
                  Error);
}

TEST_CASE(
    "Amendment: other bytes in the folder of the former plugin are refused, whatever they say",
    "[cycle][amendment][A8.4]") {
  SystemCase county;
  ledger::SystemVersion version = cycle::version_of(county.year().plan, county.domain());
  version.description += " ";
  version.overrides.push_back({"no.such.key", "1", "", "", false});
  version.plugin_digest = "sha256:issued";
  const std::string said = refusal([&] {
    cycle::year_before(county.year(), county.domain(), version,
                       build_folder() / "tests/plugins/sixth");
  });
  CHECK(contains(said, "associations.so: the bytes here are sha256:"));
  CHECK(contains(said, "with the bytes sha256:issued; name the folder"));
}

TEST_CASE("Amendment: it is approved by the document that its overrides cite",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.issue_all();
  county.edit(dearer_complaints());
  const std::int64_t number = county.propose("mai").number;
  county.study(number);
  const std::string said =
      refusal([&] { county.approve_amendment(number, "qi", "云考委〔2023〕9号"); });
  CHECK(contains(said, "2023/year.toml:"));
  CHECK(contains(said, std::string(kPrice) + " cites the document \"云考委〔2023〕7号\", and it is "
                                             "approved by \"云考委〔2023〕9号\""));
  CHECK_NOTHROW(county.approve_amendment(number, "qi", kDocument));
}

TEST_CASE("Amendment: what approved the value that it replaces does not approve it",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.issue_all();
  county.edit(dearer_complaints());
  const std::int64_t first = county.propose("mai").number;
  county.study(first);
  county.approve_amendment(first, "qi", kDocument);
  county.edit(override_of(kPrice, "4"));
  const std::int64_t second = county.propose("mai").number;
  county.study(second);
  CHECK(contains(refusal([&] { county.approve_amendment(second, "qi", kDocument); }),
                 std::string(kPrice) + " takes the place of the value \"3\", which \"" + kDocument +
                     "\" approved: what approves a change is a document of its own"));
}

TEST_CASE("Amendment: the first period that it reaches is the earliest that its overrides name",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.issue_all();
  const ledger::SystemVersion issued = county.life().in_force()->version;
  const auto first = [&] {
    return cycle::first_period_changed(county.year().plan, county.domain(), issued);
  };
  CHECK(first().empty());
  county.edit(override_of(kPrice, "4", "q4") + override_of(kPrice, "3", "q2"));
  CHECK(first() == "q2");
}

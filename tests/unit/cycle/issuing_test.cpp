// Art. 8: an indicator system from its drafts to its issue, each refusal beside the act that holds.
#include <catch2/catch.hpp>

#include "cycle/play_systems.hpp"
#include "cycle/submitting.hpp"
#include "unit/cycle/system_case.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using cycle::SystemStep;

TEST_CASE("System: units draft, the office consolidates, the committee approves, the office issues",
          "[cycle][system][A8.2]") {
  SystemCase county;
  CHECK(county.life().step() == SystemStep::nothing);
  CHECK(county.life().last_hand() == nullptr);
  CHECK(cycle::missing_parts(county.domain(), county.life()) ==
        std::vector<std::string>{"market", "society"});
  CHECK(county.draft("gu", "2023-03-01").indicator_count == 3);
  CHECK(county.life().step() == SystemStep::drafting);
  CHECK(cycle::missing_parts(county.domain(), county.life()) == std::vector<std::string>{"market"});
  CHECK(county.draft("mai").indicator_count == 1);
  CHECK(county.consolidate().missing.empty());
  CHECK(county.life().step() == SystemStep::consolidated);
  county.approve();
  CHECK(county.life().step() == SystemStep::approved);
  CHECK(county.life().last_hand()->person == "qi");
  const cycle::SystemAct issued = county.issue();
  const cycle::SystemLife life = county.life();
  REQUIRE(life.step() == SystemStep::issued);
  CHECK(life.drafts.at("society").hand.person == "gu");
  CHECK(to_text(life.drafts.at("society").hand.day) == "2023-03-01");
  CHECK(life.approval->record.document == "云考委3号");
  CHECK(life.in_force()->hand.number == issued.number);
  CHECK(life.in_force()->hand.person == "ou");
  CHECK(life.in_force()->document == "云考办5号");
  CHECK(life.in_force()->version.digests.whole == issued.digest);
  CHECK(life.in_force()->version.units.at("HX02") == "market");
  CHECK(life.in_force()->version.plugin == "associations");
}

TEST_CASE("System: a unit without an indicator in the domain has nothing to draft",
          "[cycle][system][A8.2]") {
  SystemCase county;
  CHECK(contains(refusal([&] { county.draft("pei"); }),
                 "县融媒体中心 answers for no indicator of it and has nothing to draft; parts are "
                 "drafted by \"market\", \"society\""));
  CHECK(contains(refusal([&] { county.draft("qi"); }), "row \"draft_system\" of `kaohe roles`"));
  CHECK(
      contains(refusal([&] {
                 cycle::Desk desk = county.desk("gu");
                 cycle::draft_system(desk, "asociations");
               }),
               "domain \"asociations\" is not one of the year's (did you mean \"associations\"?)"));
}

TEST_CASE("System: the lead unit drafts what no unit is named for, and what indicators share",
          "[cycle][system][A5.2][A8.2]") {
  SystemCase county;
  county.draft_all();
  const cycle::SystemLife life = county.life();
  CHECK(life.drafts.at("society").record.indicators.count("HX04") == 1);
  CHECK_FALSE(life.drafts.at("society").record.shared.empty());
  CHECK(life.drafts.at("market").record.shared.empty());
}

TEST_CASE("System: a part is drafted again once it has changed, and not before",
          "[cycle][system][A8.2]") {
  SystemCase county;
  const std::int64_t first = county.draft("mai").number;
  CHECK(contains(refusal([&] { county.draft("mai"); }),
                 "this part is drafted already, on 2023-03-20 by mai (#" + std::to_string(first) +
                     "), and nothing of it has changed since"));
  county.edit(override_of("HX02.item.complaints.price", "4", ""));
  CHECK(county.draft("mai").number == first + 1);
}

TEST_CASE("System: what comes after 31 March is late", "[cycle][system][A8.2]") {
  SystemCase county;
  CHECK(to_text(cycle::system_due(county.year().plan)) == "2023-03-31");
  CHECK_FALSE(county.draft("gu", "2023-03-31").is_late);
  CHECK(county.draft("mai", "2023-04-01").is_late);
}

TEST_CASE("System: consolidation waits for every part, or says without which",
          "[cycle][system][A8.2]") {
  SystemCase county;
  county.draft("gu");
  CHECK(contains(refusal([&] { county.consolidate(); }),
                 "these have not drafted their part: \"县市场监管局 (market)\"; remind them"));
  CHECK(contains(refusal([&] {
                   county.consolidate("ou", {"market", "society"});
                 }),
                 "--without society: that unit owes nothing here that is missing; leave it out"));
  CHECK(contains(refusal([&] { county.consolidate("ou", {"markt"}); }),
                 "--without markt: that unit owes nothing here that is missing (did you mean "
                 "\"market\"?)"));
  CHECK(county.consolidate("ou", {"market"}).missing == std::vector<std::string>{"market"});
  CHECK(county.life().consolidation->record.missing == std::vector<std::string>{"market"});
  CHECK(contains(refusal([&] { county.consolidate("ou", {"market"}); }),
                 "it is consolidated already, on 2023-03-20 by ou"));
  county.draft("mai");
  CHECK_FALSE(county.life().consolidation);  // what came later is not in it
  CHECK(county.consolidate().missing.empty());
}

TEST_CASE("System: consolidation names a part that is not what the files have",
          "[cycle][system][A8.2]") {
  SystemCase county;
  county.draft_all();
  county.edit(override_of("HX02.item.complaints.price", "4", ""));
  const std::string said = refusal([&] { county.consolidate(); });
  CHECK(contains(said,
                 "associations HX02: it is not what market drafted on 2023-03-20 (#2); let "
                 "that unit draft its part again: `kaohe year submit"));
  CHECK_FALSE(contains(said, "HX01"));
  county.draft("mai");
  CHECK(county.consolidate().number == 4);
}

TEST_CASE("System: nobody consolidates or approves what they drafted themselves",
          "[cycle][system][A8.2]") {
  SystemCase county;
  county.mix_roles();
  county.draft_all();
  county.draft("ou");
  county.draft("qi");
  CHECK(contains(refusal([&] { county.consolidate("ou"); }),
                 "欧四 had a hand in this and cannot consolidate it (row \"consolidate_system\" of "
                 "`kaohe roles`): that takes another person. Let one of these do it: pan ("));
  county.consolidate("pan");
  CHECK(contains(refusal([&] { county.approve("qi"); }),
                 "齐六 had a hand in this and cannot approve it"));
  CHECK_NOTHROW(county.approve("rong"));
}

TEST_CASE("System: the committee approves the consolidated system with a document, once",
          "[cycle][system][A8.2]") {
  SystemCase county;
  county.draft_all();
  CHECK(contains(refusal([&] { county.approve(); }), "it is not consolidated"));
  CHECK(contains(refusal([&] { county.issue(); }), "the committee has not approved it yet"));
  county.consolidate();
  CHECK(contains(refusal([&] { county.approve("ou"); }), "row \"approve_system\""));
  CHECK(contains(refusal([&] { county.approve("qi", ""); }), "the document is missing"));
  CHECK(contains(refusal([&] { county.issue(); }), "the committee has not approved it yet"));
  county.approve();
  CHECK(contains(refusal([&] { county.approve("rong"); }),
                 "it is approved already, on 2023-03-20 by qi (#4)"));
  CHECK(contains(refusal([&] { county.issue(""); }), "the document is missing"));
}

TEST_CASE("System: what changes between the steps stops the next and is named",
          "[cycle][system][A8.2][A8.3]") {
  SystemCase county;
  county.draft_all();
  county.consolidate();
  county.edit(dearer_complaints());
  CHECK(contains(refusal([&] { county.approve(); }),
                 "associations HX02: it has changed since #3; put it back, or begin again with "
                 "`kaohe year consolidate --domain associations`"));
  county.edit("");
  county.approve();
  county.edit(dearer_complaints());
  CHECK(contains(refusal([&] { county.issue(); }), "associations HX02: it has changed since #3"));
  county.edit("");
  CHECK_NOTHROW(county.issue());
}

TEST_CASE("System: once issued it is drafted no more", "[cycle][system][A8.3]") {
  SystemCase county;
  county.issue_all();
  for (const auto& act : std::vector<std::function<void()>>{
           [&] { county.draft("mai"); }, [&] { county.consolidate(); }, [&] { county.approve(); },
           [&] { county.issue(); }})
    CHECK(contains(refusal(act),
                   "its indicator system was issued on 2023-03-20 (#5) and is "
                   "frozen; it is changed by an amendment"));
}

TEST_CASE("System: a silent edit is told by its indicator, old and new", "[cycle][system][A8.3]") {
  SystemCase county;
  const auto said = [&] {
    return refusal([&] {
      cycle::require_issued(county.year().plan, cycle::Systems(county.ledger(), 2023),
                            cycle::Progress(county.ledger(), 2023), kDomain);
    });
  };
  CHECK(contains(said(),
                 "associations: its indicator system is not issued yet, and only an issued "
                 "one scores officially (Art. 8)"));
  county.issue_all();
  CHECK(said().empty());
  county.edit(dearer_complaints());
  CHECK(contains(said(), "associations HX02: item "));
  CHECK(contains(said(),
                 ": \"2\" → \"2; q3: 3\"; that is not what is in force since 2023-03-20 (#5)"));
  CHECK_FALSE(contains(said(), "HX01"));
  county.edit("");
  CHECK(said().empty());
}

TEST_CASE("System: a period closes only under the system that was issued",
          "[cycle][system][A8.2][A8.3]") {
  SystemCase county;
  const auto close = [&] {
    cycle::Desk desk = county.desk("gu", "2023-03-25");
    cycle::close_period(desk, kDomain, "q1", {"", {"market", "society"}, "all is in"});
  };
  CHECK(contains(refusal(close), "its indicator system is not issued yet"));
  county.issue_all();
  county.edit(dearer_complaints());
  CHECK(contains(refusal(close), "associations HX02: item "));
  county.edit("");
  CHECK(refusal(close) == "");
}

TEST_CASE("System: a dry run says the same and records nothing", "[cycle][system][A8.2]") {
  SystemCase county;
  cycle::Desk desk(county.year().plan, county.ledger(), *county.year().plan.find_person("gu"),
                   {parse_date("2023-03-20"), true});
  CHECK(cycle::draft_system(desk, kDomain).number == 1);
  CHECK(county.ledger().head().number == 0);
}

TEST_CASE("System: a version on record makes the system again", "[cycle][system][A8.3]") {
  SystemCase county;
  county.edit(dearer_complaints());
  const ledger::SystemVersion version = cycle::version_of(county.year().plan, county.domain());
  CHECK(plan::indicator_digests(cycle::system_of(version)).whole == version.digests.whole);
  CHECK(cycle::system_with(county.year(), county.domain(), version.overrides).document ==
        version.description);
  county.edit("");
  CHECK(cycle::system_with(county.year(), county.domain(), version.overrides).document ==
        version.description);
}

TEST_CASE("System: a story issues the year without its amendments, and amends it later",
          "[cycle][system][A8.2][A8.4]") {
  SystemCase county;
  county.edit(override_of("HX04.item.rate.target", "98", "") + dearer_complaints());
  const cycle::Year issued = cycle::year_as_issued(county.year());
  REQUIRE(issued.plan.domains.front().plugin.overrides.size() == 1);
  CHECK(issued.plan.digest != county.year().plan.digest);
  const Date march = make_date(2023, 3, 28), june = make_date(2023, 6, 28);
  cycle::play_issue(issued, county.ledger(), kDomain,
                    {march, march, march, march, "云考委3号", "云考办5号"});
  CHECK_NOTHROW(cycle::require_issued(issued.plan, cycle::Systems(county.ledger(), 2023),
                                      cycle::Progress(county.ledger(), 2023), kDomain));
  CHECK_THROWS(cycle::require_issued(county.year().plan, cycle::Systems(county.ledger(), 2023),
                                     cycle::Progress(county.ledger(), 2023), kDomain));
  cycle::play_amendment(county.year(), county.ledger(), kDomain,
                        {june, june, june, "", "q3", "投诉增多", kDocument, "同意"});
  CHECK_NOTHROW(cycle::require_issued(county.year().plan, cycle::Systems(county.ledger(), 2023),
                                      cycle::Progress(county.ledger(), 2023), kDomain));
  CHECK(county.life().amendments.front().proposal.record.unit == "market");
}

TEST_CASE("System: a story needs somebody in every unit that acts", "[cycle][system][A8.2]") {
  SystemCase county;
  cycle::Year nobody = county.year();
  std::erase_if(nobody.plan.persons, [](const plan::Person& one) { return one.unit == "market"; });
  const Date march = make_date(2023, 3, 28);
  CHECK(contains(refusal([&] {
                   cycle::play_issue(nobody, county.ledger(), kDomain,
                                     {march, march, march, march, "云考委3号", "云考办5号"});
                 }),
                 "县市场监管局 has nobody who could act: add a [[person]] of the unit market"));
}

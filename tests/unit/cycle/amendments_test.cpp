// Art. 8: an issued system is amended by proposal, study and approval; what it does to scores.
#include <catch2/catch.hpp>

#include "cycle/amendment_effect.hpp"
#include "evidence/read_evidence.hpp"
#include "unit/cycle/system_case.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

/// Issued, and then market has made complaints dearer in the files.
struct Amended : SystemCase {
  Amended() {
    issue_all();
    edit(dearer_complaints());
  }
  std::vector<Problem> unofficial() const {
    return cycle::unofficial(year().plan, domain(), life());
  }
};

/// What is judged over the year as a whole: of society.
std::string whole_year_rate() {
  return override_of("HX04.item.rate.target", "98", "") + "whole_year = true\n";
}

std::string numbered(std::int64_t number) {
  return "#" + std::to_string(number);
}

}  // namespace

TEST_CASE("Amendment: proposed, studied and approved it is in force, and every version stays",
          "[cycle][amendment][A8.4]") {
  Amended county;
  CHECK(county.unofficial().size() == 1);
  const cycle::ProposalDone proposed = county.propose("mai");
  REQUIRE(proposed.differences.size() == 1);
  CHECK(proposed.differences.front().indicator == "HX02");
  CHECK(county.unofficial().size() == 1);
  CHECK(county.life().open_amendment()->proposal.hand.person == "mai");
  county.study(proposed.number);
  CHECK(county.life().open_amendment()->study->record.opinion == "同意");
  CHECK(county.unofficial().size() == 1);
  county.approve_amendment(proposed.number);
  CHECK(county.unofficial().empty());
  const cycle::SystemLife life = county.life();
  CHECK(life.open_amendment() == nullptr);
  REQUIRE(life.editions.size() == 2);
  CHECK(life.editions[1].amendment == proposed.number);
  CHECK(life.editions[1].document == kDocument);
  CHECK(life.amendments.front().proposal.record.reason == "投诉增多");
  CHECK(life.amendments.front().proposal.record.from == "q3");
  const auto said = cycle::differences(county.year().plan, county.domain(),
                                       life.editions[0].version, life.editions[1].version);
  REQUIRE(said.size() == 1);
  CHECK(contains(cycle::in_words(said.front()).en, "\"2\" → \"2; q3: 3\""));
  county.edit("");  // the issued version is no longer in force
  CHECK(contains(county.unofficial().front().what.en, "\"2; q3: 3\" → \"2\""));
}

TEST_CASE("Amendment: only what is issued is amended, with a reason, where something changed",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  CHECK(contains(refusal([&] { county.propose("mai"); }),
                 "its indicator system is not issued yet, and a draft needs no amendment"));
  county.issue_all();
  CHECK(contains(refusal([&] { county.propose("mai"); }),
                 "the files are what is in force since 2023-03-20 (#5), and there is nothing to "
                 "propose"));
  county.edit(dearer_complaints());
  CHECK(contains(refusal([&] { county.propose("mai", ""); }), "a reason is missing"));
  CHECK(contains(refusal([&] { county.propose("mai", "增多", "q9"); }),
                 "period \"q9\" is not one of the year's"));
  CHECK(contains(refusal([&] { county.propose("ou"); }), "row \"propose_amendment\""));
}

TEST_CASE("Amendment: a unit proposes for its own indicators only", "[cycle][amendment][A8.4]") {
  Amended county;
  CHECK(contains(refusal([&] { county.propose("gu"); }),
                 "\"2\" → \"2; q3: 3\"; that is for 县市场监管局 (market) to propose, not for "
                 "县委社会工作部"));
  county.edit(dearer_complaints() + whole_year_rate());
  const std::string said = refusal([&] { county.propose("mai"); });
  CHECK(contains(said, "associations HX04: "));
  CHECK(contains(said, "that is for 县委社会工作部 (society) to propose"));
  CHECK_FALSE(contains(said, "HX02"));
  county.edit(whole_year_rate());  // no unit is named: the lead unit's
  CHECK_NOTHROW(county.propose("gu"));
}

TEST_CASE("Amendment: one of a domain is decided before the next is proposed",
          "[cycle][amendment][A8.4]") {
  Amended county;
  const std::int64_t number = county.propose("mai").number;
  CHECK(contains(
      refusal([&] { county.propose("mai"); }),
      "amendment " + std::to_string(number) + " of 县市场监管局, proposed on 2023-06-28, is still open"));
  county.reject(number);
  CHECK_NOTHROW(county.propose("mai"));
}

TEST_CASE("Amendment: it is studied once, by the office, with an opinion, as it was proposed",
          "[cycle][amendment][A8.4]") {
  Amended county;
  const std::int64_t number = county.propose("mai").number;
  CHECK(contains(refusal([&] { county.study(5); }), "#5: 2023 has no amendment with this number"));
  CHECK(contains(refusal([&] { county.study(number, "qi"); }), "row \"study_amendment\""));
  CHECK(contains(refusal([&] { county.study(number, "ou", ""); }),
                 "the office's opinion is missing"));
  county.edit("");
  CHECK(contains(refusal([&] { county.study(number); }),
                 "associations HX02: it has changed since " + numbered(number) +
                     "; put it back, or begin again with `kaohe year amend propose"));
  county.edit(dearer_complaints());
  const std::int64_t studied = county.study(number);
  CHECK(contains(refusal([&] { county.study(number, "pan"); }),
                 "it was studied already, on 2023-06-28 by ou (" + numbered(studied) + ")"));
}

TEST_CASE("Amendment: it is approved after the study, with a document, as it was proposed",
          "[cycle][amendment][A8.4]") {
  Amended county;
  const std::int64_t number = county.propose("mai").number;
  CHECK(contains(refusal([&] { county.approve_amendment(number); }),
                 "the office has not studied it yet"));
  county.study(number);
  CHECK(contains(refusal([&] { county.approve_amendment(number, "qi", ""); }),
                 "the document is missing"));
  CHECK(contains(refusal([&] { county.approve_amendment(number, "ou"); }),
                 "row \"approve_amendment\""));
  county.edit(override_of("HX02.item.complaints.price", "4"));
  CHECK(contains(refusal([&] { county.approve_amendment(number); }),
                 "associations HX02: it has changed since " + numbered(number)));
  county.edit(dearer_complaints());
  const std::int64_t approved = county.approve_amendment(number);
  CHECK(
      contains(refusal([&] { county.approve_amendment(number, "rong"); }),
               "it was approved on 2023-06-28 by qi (" + numbered(approved) + "), and is closed"));
}

TEST_CASE("Amendment: office or committee reject it with a reason, and the old one stays in force",
          "[cycle][amendment][A8.4]") {
  Amended county;
  const std::int64_t number = county.propose("mai").number;
  CHECK(contains(refusal([&] { county.reject(number, "ou", ""); }),
                 "an amendment is never rejected without one"));
  CHECK(contains(refusal([&] { county.reject(number, "gu"); }), "row \"approve_amendment\""));
  SECTION("the office") {
    county.reject(number, "ou");
  }
  SECTION("the committee, after the study") {
    county.study(number);
    county.reject(number, "qi");
  }
  CHECK(county.life().editions.size() == 1);
  CHECK(county.life().amendments.front().decision->record.reason == "理由不足");
  CHECK(county.unofficial().size() == 1);  // the files still have it
  CHECK(contains(refusal([&] { county.study(number, "pan"); }), "it was rejected on 2023-06-28"));
  county.edit("");
  CHECK(county.unofficial().empty());
}

TEST_CASE("Amendment: who proposes does not study, who studies does not approve",
          "[cycle][amendment][A8.4]") {
  SystemCase county;
  county.mix_roles();
  county.draft_all();
  county.draft("pan");
  county.draft("rong");
  county.consolidate();
  county.approve();
  county.issue();
  county.edit(whole_year_rate());  // the office's own
  const std::int64_t number = county.propose("pan").number;
  CHECK(contains(refusal([&] { county.study(number, "pan"); }),
                 "潘五 had a hand in this and cannot study it"));
  CHECK(contains(refusal([&] { county.reject(number, "pan"); }),
                 "潘五 had a hand in this and cannot reject it"));
  county.study(number, "ou");
  CHECK_NOTHROW(county.approve_amendment(number, "rong"));
}

TEST_CASE("Amendment: its effect on scores is shown before it is approved",
          "[cycle][amendment][A8.4]") {
  Amended county;
  const evidence::Evidence evidence =
      evidence::read_evidence(county.year().plan, county.configs() / "2023/evidence");
  const auto effect = [&](const char* period) {
    return cycle::amendment_effect(
        cycle::year_before(county.year(), county.domain(), county.life().in_force()->version),
        county.year(), kDomain, *evidence.source, period);
  };
  const cycle::AmendmentEffect before = effect("q2");
  CHECK(before.assessees.empty());
  REQUIRE(before.indicators.size() == 1);
  CHECK(before.indicators.front().assessees == 0);
  CHECK(before.indicators.front().is_amended);
  const cycle::AmendmentEffect after = effect("q3");
  CHECK(after.assessee_count == 3);
  REQUIRE(after.assessees.size() == 1);
  CHECK(after.assessees.front().id == "h02");
  CHECK((*after.assessees.front().before - *after.assessees.front().after).text() == "1");
  REQUIRE(after.indicators.size() == 1);
  CHECK(after.indicators.front().id == "HX02");
  CHECK(after.indicators.front().assessees == 1);
}

TEST_CASE("Amendment: a version that another plugin described is not scored as if it were the same",
          "[cycle][amendment][A8.4]") {
  Amended county;
  ledger::SystemVersion other = county.life().in_force()->version;
  other.description += " ";
  other.plugin_version = "0.9.0";
  CHECK(contains(refusal([&] { cycle::year_before(county.year(), county.domain(), other); }),
                 "came from plugin associations 0.9.0 and cannot be made again with associations"));
}

// A year taken otherwise than it is: the year of tests/fixtures/sixth, its three assessees.
#include "cycle/supposition.hpp"

#include <catch2/catch.hpp>

#include "cycle/deciding.hpp"
#include "cycle/what_if.hpp"
#include "evidence/read_evidence.hpp"
#include "fixtures/small_year.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::cycle;
using namespace kaohe::testing;

namespace {

struct Sixth {
  Year year = open_year(source_folder() / "tests/fixtures/sixth/configs/2023",
                        build_folder() / "tests/plugins/sixth");
  std::unique_ptr<ledger::MemorySource> records =
      std::move(evidence::read_evidence(year.plan, year.plan.folder / "evidence").source);

  Supposed supposed(const Supposition& supposition) const {
    return suppose(year, *records, supposition, nullptr);
  }
  WhatIf what_if(const Supposition& supposition) const {
    return cycle::what_if(year, *records, supposed(supposition), year.plan.periods.back().id, {});
  }
  /// The number of the first observation of an input of an assessee.
  std::int64_t number(const std::string& assessee, const std::string& input) const {
    for (const SingleRecord& one : records_about(year.plan, *records, "associations", assessee))
      if (one.observation && one.observation->input == input) return one.number;
    throw std::out_of_range(input);
  }
  std::int64_t first_of_kind(const std::string& assessee, const std::string& kind) const {
    for (const SingleRecord& one : records_about(year.plan, *records, "associations", assessee))
      if (one.kind == kind) return one.number;
    throw std::out_of_range(kind);
  }
  std::size_t count() const {
    return records->observations_by_domain.at("associations").size() + records->all_reviews.size() +
           records->all_decisions.size();
  }
};

std::string told(const WhatIf& done) {
  std::string text;
  for (const grading::Moved& one : done.moved)
    text += one.assessee + " " + (one.indicator.empty() ? one.what.en : one.indicator) + " " +
            one.before + " " + one.after + "\n";
  return text;
}

}  // namespace

TEST_CASE("Supposition: without a record its cost is given back, and nothing else moves",
          "[what_if][A21.1]") {
  const Sixth at;
  const std::size_t count = at.count();
  const WhatIf done = at.what_if({{{at.number("h03", "HX02.complaints")}}, {}, {}});
  CHECK(told(done).find("h03 HX02 ") == 0);
  CHECK(told(done).find("h01") == std::string::npos);
  CHECK(done.unmoved_count == 2);
  CHECK(at.count() == count);
}

TEST_CASE("Supposition: another value is read by the reader of its table", "[what_if][A21.1]") {
  const Sixth at;
  const std::int64_t review = at.first_of_kind("h02", "review");
  const WhatIf done = at.what_if({{{review, "90"}}, {}, {}});
  CHECK(told(done).find("h02 review 85 90\n") != std::string::npos);
  CHECK(done.unmoved_count == 2);
  const std::string refused = refusal([&] { at.supposed({{{review, "900"}}, {}, {}}); });
  CHECK(refused.find("#" + std::to_string(review)) != std::string::npos);
  CHECK(refused.find("900") != std::string::npos);
}

TEST_CASE("Supposition: a number of the catalogue, in place of every version the year has",
          "[what_if][A8.4]") {
  const Sixth at;
  const Supposed supposed =
      at.supposed({{}, {{"associations", "HX02.item.complaints.price", "5"}}, {}});
  REQUIRE(supposed.changes.size() == 1);
  CHECK(supposed.changes[0].before == "3");
  const auto& versions =
      supposed.year.plan.domains[0].system.numbers.at("HX02.item.complaints.price");
  CHECK(versions.back().value == "5");
  CHECK(at.year.plan.domains[0].system.numbers.at("HX02.item.complaints.price").back().value ==
        "3");
}

TEST_CASE("Supposition: a good line stands in the place of the one decided", "[what_if][A17.6]") {
  const Sixth at;
  const Supposed mean = at.supposed({{}, {}, {{"行业协会商会", "平均分"}}});
  CHECK(mean.changes[0].before == "90");
  CHECK(mean.changes[0].after == "mean");
  CHECK(mean.records->all_decisions.size() == at.records->all_decisions.size());
  const WhatIf same = at.what_if({{}, {}, {{"associations", "90"}}});
  CHECK(same.moved.empty());
  CHECK(same.lines.empty());
  CHECK(same.unmoved_count == 3);
}

TEST_CASE("Supposition: all that is wrong is said at once", "[what_if][A21.1]") {
  const Sixth at;
  const std::string said = refusal([&] {
    at.supposed({{{4242}, {at.first_of_kind("h01", "review"), "x"}},
                 {{"associations", "HX09.item.none.price", "1"}},
                 {{"associations", "101"}}});
  });
  CHECK(said.find("#4242: no record of 2023") != std::string::npos);
  CHECK(said.find("\"x\"") != std::string::npos);
  CHECK(said.find("HX09.item.none.price") != std::string::npos);
  CHECK(said.find("from 0 to 100") != std::string::npos);
}

TEST_CASE("Supposition: of a record whose objection was answered the answer is named",
          "[what_if][A21.1]") {
  const Sixth at;
  const std::int64_t number = at.number("h03", "HX02.complaints");
  ledger::Objection objection;
  objection.origin.number = 77;
  objection.about.domain = "associations";
  objection.about.assessee = "h03";
  objection.about.input = "HX02.complaints";
  objection.outcome = "reduced";
  objection.value = Rational::of(0);
  objection.answered = *parse_date("2023-12-01");
  at.records->all_objections = {objection};
  const Supposition wish{{{number, "2"}}, {}, {}};
  const Supposed answered = at.supposed(wish);
  REQUIRE(answered.changes.at(0).answer);
  CHECK(answered.changes.at(0).answer->origin.number == 77);
  const Supposed before = suppose(at.year, *at.records, wish, nullptr, *parse_date("2023-11-30"));
  CHECK_FALSE(before.changes.at(0).answer);
  at.records->all_objections[0].outcome = "upheld";
  at.records->all_objections[0].value.reset();
  CHECK_FALSE(at.supposed(wish).changes.at(0).answer);
}

TEST_CASE("Deciding: each record alone, and all are back afterwards", "[what_if][A21.1]") {
  Sixth at;
  const std::size_t count = at.count();
  const std::string year_end = at.year.plan.periods.back().id;
  const Deciding found =
      deciding_records(at.year, *at.records, "associations", "h02", year_end, {});
  CHECK(at.count() == count);
  CHECK(found.record_count ==
        records_about(at.year.plan, *at.records, "associations", "h02").size());
  CHECK(found.stand.rank.has_value());
  // The review is owed: without it there is no score.
  const std::int64_t review = at.first_of_kind("h02", "review");
  CHECK(std::any_of(found.needed.begin(), found.needed.end(), [&](const WithoutOne& one) {
    return one.record.number == review && !one.blocked.empty();
  }));
  for (const WithoutOne& one : found.deciding) CHECK_FALSE(one.stand == found.stand);
}

TEST_CASE("Single record: what tells of a notice goes from the notice too",
          "[what_if][A11.5][A21.1]") {
  ledger::MemorySource records;
  ledger::RectificationAnswer answer;
  answer.origin.number = 7;
  answer.notice = 5;
  ledger::Notice notice;
  notice.origin.number = 5;
  notice.answers = {answer};
  records.all_notices = {notice};
  records.all_rectifications = {answer};
  CHECK(take_out(records, 6)->all_rectifications.empty());
  CHECK(records.all_notices[0].answers.size() == 1);
  CHECK(take_out(records, 7)->all_rectifications.size() == 1);
  CHECK(records.all_notices[0].answers.empty());
  CHECK(records.all_rectifications.empty());
}

// How the assessed are heard: what is recorded of them is shown, and for some days they object.
#include "cycle/hearing.hpp"

#include "cycle/answers.hpp"
#include "ledger/payload.hpp"
#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;

namespace {

struct Hearing : Office {
  std::int64_t disclose(const char* who, const char* today, const char* document = "告1") {
    cycle::Desk at = desk(who, today);
    return cycle::disclose(at, "gardens", "q1", document);
  }
  void object(const char* today, std::int64_t row = 2) {
    cycle::Desk at = desk("gardens/west", today);
    cycle::object(at, row, {"not so", "异1"});
  }
  /// A result of q1 that is out, of what stands by then.
  void publish(const char* today, int edition = 1) {
    cycle::Desk at = desk("coordination_1", today);
    ledger::Publication publication;
    publication.period = "q1";
    publication.edition = edition;
    at.put([&] {
      return std::vector{at.entry_of(publication, at.permit({cycle::Act::publish_period}))};
    });
  }
};

}  // namespace

TEST_CASE("Hearing: the lead unit shows what is recorded, before the closing", "[hearing][A21.1]") {
  Hearing office;
  const auto refused = [&](const char* who, const char* today, const char* document = "告1") {
    return refusal_of([&] { office.disclose(who, today, document); });
  };
  CHECK(has(refused("garden_office_1", "2023-03-19"), "it is shown once it is recorded"));
  CHECK(has(refused("garden_office_1", "2023-03-20"), "nothing of 一季度 has been recorded") ==
        true);
  office.record("publicity_1", "2023-03-20", kOneRow);
  CHECK(has(refused("publicity_1", "2023-03-20"), "row \"disclose\""));
  CHECK(has(refused("garden_office_1", "2023-03-20", ""), "the paper by which it was shown"));
  CHECK(office.disclose("garden_office_1", "2023-03-20") == 3);
  CHECK(has(office.payload(3), R"("through":2)"));
  CHECK(has(refused("garden_office_1", "2023-03-21"), "since it was shown last"));
}

TEST_CASE("Hearing: where the year asks for it nothing is closed that was not shown",
          "[hearing][A21.1]") {
  Hearing office;
  office.plan.hearing.disclose = true;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.disclose("garden_office_1", "2023-03-20");
  office.record("publicity_1", "2023-03-21", "west,XX02,mistakes,2023-03-02,3,\n");
  office.submit("publicity_2", "2023-03-21");
  office.submit("garden_office_1", "2023-03-22");
  const auto close = [&] { office.close("garden_office_3", "2023-03-31"); };
  CHECK(has(refusal_of(close), "#4: the assessees have not been shown what it says of them"));
  office.disclose("garden_office_1", "2023-03-31", "告2");
  CHECK(refusal_of(close) == "done");
  CHECK(has(refusal_of([&] { office.disclose("garden_office_1", "2023-04-01"); }),
            "nothing of 一季度 has been recorded"));
}

TEST_CASE("Hearing: what comes after the closing is shown before it is confirmed",
          "[hearing][A21.1]") {
  Hearing office;
  office.plan.hearing.disclose = true;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.disclose("garden_office_1", "2023-03-20");
  office.submit("publicity_2", "2023-03-21");
  office.submit("garden_office_1", "2023-03-22");
  office.close("garden_office_3", "2023-03-31");
  const std::int64_t corrected = office.correct("publicity_1", "2023-04-01", 2, "3");
  const auto confirm = [&] { office.confirm("garden_office_3", "2023-04-02", {corrected}); };
  CHECK(has(refusal_of(confirm), "#" + std::to_string(corrected) +
                                     ": the assessees have not been shown what it says of them: "
                                     "`kaohe period disclose --period q1 --domain gardens`"));
  const auto waiting = [&] {
    const cycle::Progress progress(office.ledger, 2023);
    return cycle::not_shown(progress, "gardens", "q1");
  };
  CHECK(waiting() == std::vector{corrected});
  office.disclose("garden_office_1", "2023-04-02", "告2");
  CHECK(waiting().empty());
  CHECK(refusal_of(confirm) == "done");
  CHECK(waiting().empty());
}

TEST_CASE("Hearing: that a record is taken away after the closing is shown too",
          "[hearing][A21.1]") {
  ClosedOffice office;
  office.plan.hearing.disclose = true;
  const std::int64_t taken = office.withdraw("publicity_1", "2023-04-01", 2);
  const auto confirm = [&] { office.confirm("garden_office_3", "2023-04-02", {taken}); };
  CHECK(has(refusal_of(confirm), "the assessees have not been shown what it says of them"));
  // The lead unit is assessed in its own domain: the coordinator can show it in its place.
  cycle::Desk coordinator = office.desk("coordination_1", "2023-04-02");
  cycle::disclose(coordinator, "gardens", "q1", "告2");
  CHECK(refusal_of(confirm) == "done");
}

TEST_CASE("Hearing: a late submission is confirmed once all that it lets in was shown",
          "[hearing][A21.1]") {
  Hearing office;
  office.plan.hearing.disclose = true;
  const auto close = [&](const char* today) {
    office.close("garden_office_3", today, "q1",
                 {"", {"garden_office", "publicity"}, "", false, {}, "not in yet"});
  };
  office.record("publicity_1", "2023-03-20", kOneRow);
  CHECK(has(refusal_of([&] { close("2023-03-31"); }), "#1: the assessees have not been shown"));
  office.disclose("garden_office_1", "2023-03-31");
  close("2023-03-31");
  const std::int64_t after =
      office.record("publicity_1", "2023-04-01", "west,XX02,mistakes,2023-03-02,3,\n")
          .numbers.at(0);
  // The first is of parks, the last about the lead unit itself.
  const std::int64_t late = office.submit("publicity_2", "2023-04-01").numbers.at(1);
  const auto confirm = [&] { office.confirm("garden_office_3", "2023-04-02", {late}); };
  const std::string refused = refusal_of(confirm);
  CHECK(has(refused, "#" + std::to_string(after) + ": the assessees have not been shown"));
  CHECK(!has(refused, "#1: "));
  office.disclose("garden_office_1", "2023-04-02", "告2");
  CHECK(refusal_of(confirm) == "done");
}

TEST_CASE("Hearing: one may object for some days after a record was shown",
          "[hearing][objection][A21.1]") {
  Hearing office;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.disclose("garden_office_1", "2023-03-20");
  CHECK(has(refusal_of([&] { office.object("2023-04-05"); }),
            "#2: it was shown on 2023-03-20 (#3), and objections to it were taken through "
            "2023-04-04"));
  Hearing in_time;
  in_time.record("publicity_1", "2023-03-20", kOneRow);
  in_time.disclose("garden_office_1", "2023-03-20");
  in_time.object("2023-04-04");
  Hearing not_shown;
  not_shown.record("publicity_1", "2023-03-20", kOneRow);
  not_shown.object("2023-06-30");
}

TEST_CASE("Hearing: the days of what was never shown begin when a result has it",
          "[hearing][objection][A21.1]") {
  Hearing office;
  office.plan.hearing.objection_days = 5;
  office.record("publicity_1", "2023-03-20", kOneRow);
  office.publish("2023-03-25");  // nobody had submitted it: it is not in there
  office.submit("publicity_2", "2023-03-26");
  office.publish("2023-04-01", 2);
  const auto learned = [&](const char* today = "2023-04-01") {
    const cycle::Progress progress(office.ledger, 2023, day(today));
    ledger::ReadOptions options;
    options.year = 2023;
    const auto records = ledger::read_records(office.ledger, options);
    return cycle::Learning(office.plan, office.ledger, progress, day(today))
        .of(records->observations_by_domain.at("gardens").at(0));
  };
  CHECK(!learned("2023-03-31"));
  REQUIRE(learned());
  CHECK(learned()->day == day("2023-04-01"));
  CHECK(learned()->objection_until == day("2023-04-06"));
  CHECK(has(refusal_of([&] { office.object("2023-04-07"); }), "it was shown on 2023-04-01"));
}

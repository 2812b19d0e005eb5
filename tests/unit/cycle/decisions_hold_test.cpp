// Decisions are judged by the year's rules when they are proposed, corrected and confirmed.
#include "cycle/decisions_hold.hpp"

#include <catch2/catch.hpp>

#include "cycle/assess.hpp"
#include "cycle/played_ledger.hpp"
#include "evidence/forms.hpp"
#include "evidence/read_evidence.hpp"
#include "fixtures/small_year.hpp"
#include "ledger/read_records.hpp"
#include "unit/base/refusal.hpp"

using namespace kaohe;
using namespace kaohe::cycle;
using namespace kaohe::testing;

namespace {

/// The year of tests/fixtures/sixth in a played ledger; its good line is decided, no grade is.
struct Decisions {
  TemporaryFolder folder;
  Year year = open_year(source_folder() / "tests/fixtures/sixth/configs/2023",
                        build_folder() / "tests/plugins/sixth");
  ledger::Ledger ledger = played();

  ledger::Ledger played() const {
    const auto records = evidence::read_evidence(year.plan, year.plan.folder / "evidence");
    const PlayedLedger story(year, *records.source, [](const Year&, Desk&, const plan::Period&) {});
    story.keep_in(folder.path());
    return ledger::Ledger::open(ledger::Ledger::file_of(folder.path()), ledger::Access::write);
  }
  Desk desk(const char* person) {
    return {year.plan, ledger, year.plan.find_person(person).value(), {make_date(2024, 2, 1)}};
  }
  std::unique_ptr<ledger::MemorySource> records() const {
    ledger::ReadOptions options;
    options.year = year.plan.year;
    return ledger::read_records(ledger, options);
  }
  grading::DomainResult judged() const {
    return assess(year, *records(), "year", {}).result.domains.front();
  }
  /// Whom no gate bars and who misses the line by least.
  grading::AssesseeResult below() const {
    std::optional<grading::AssesseeResult> best;
    for (const grading::AssesseeResult& one : judged().assessees) {
      const bool is_below = one.grade.proposed == "fairly_good" && one.gates.empty();
      if (is_below && (!best || *best->effectiveness_total < *one.effectiveness_total)) best = one;
    }
    return best.value();
  }
  std::int64_t decide(const std::string& kind, const std::string& assessee,
                      const std::string& value, bool is_checked = true) {
    Desk at = desk("dai_wei");
    const CsvTable table = read_csv("kind,domain,assessee,value,reason,document,decided_by,date\n" +
                                        kind + ",associations," + assessee + "," + value +
                                        ",研判,纪要1,县考核委,2024-01-31\n",
                                    "decisions.csv");
    const auto check = is_checked ? new_decisions_hold(year, at)
                                  : std::function<void(const ledger::MemorySource&)>();
    return record_table(at, evidence::kDecisions, {table, "decisions.csv", ""}, "", check)
        .numbers.at(0);
  }
  std::int64_t correct(std::int64_t number, const char* value) {
    Desk at = desk("dai_wei");
    CorrectionChecks checks;
    checks.decision = corrected_decision_holds(year, at);
    return cycle::correct(at, number, {"复议", {{"value", value}}, "更1"}, checks);
  }
  void confirm(const std::vector<std::int64_t>& numbers) {
    Desk at = desk("an_ping");
    ConfirmationChecks checks;
    checks.decisions = confirmed_decisions_hold(year, at);
    cycle::confirm(at, numbers, checks);
  }
  std::int64_t line() const {
    const auto standing = records();
    for (const ledger::Decision& one : standing->all_decisions)
      if (one.kind == "good_line") return one.origin.number;
    throw std::out_of_range("no line");
  }
};

}  // namespace

TEST_CASE("Decisions: one that the rules forbid is refused before it is put on record",
          "[decisions][A17.6][A17.7]") {
  Decisions at;
  const std::string id = at.below().id;
  const std::int64_t head = at.ledger.head().number;
  const std::string refused = refusal([&] { at.decide("grade", id, "good"); });
  CHECK(contains(refused, "grade of " + id + ": good was decided, but only fairly_good"));
  CHECK_FALSE(contains(refused, "kaohe record correct"));  // it has no number yet
  CHECK(at.ledger.head().number == head);
  CHECK(at.decide("grade", id, "fairly_good") > head);
}

TEST_CASE("Decisions: a correction is held to the same, of a line to the grades that stand",
          "[decisions][A17.6][A21.1]") {
  Decisions at;
  const grading::AssesseeResult below = at.below();
  const std::int64_t fair = at.decide("grade", below.id, "fair");
  CHECK(contains(refusal([&] { at.correct(fair, "good"); }), "only fairly_good, fair, poor is"));
  const std::string line =
      refusal([&] { at.correct(at.line(), below.effectiveness_total->text().c_str()); });
  CHECK(contains(line, "#" + std::to_string(fair)));
  CHECK(contains(line, "fair was decided, but only good, fairly_good is permitted"));
  CHECK(contains(line, "`kaohe record correct " + std::to_string(fair) + "`"));
  CHECK(at.correct(fair, "fairly_good") > fair);
}

TEST_CASE("Decisions: confirmed is what holds with what is confirmed, all of one act together",
          "[decisions][A17.6][A21.1]") {
  Decisions at;
  const grading::AssesseeResult below = at.below();
  const std::int64_t line = at.correct(at.line(), below.effectiveness_total->text().c_str());
  const std::int64_t good = at.decide("grade", below.id, "good");  // by the line that is proposed
  CHECK(contains(refusal([&] { at.confirm({good}); }), "good was decided, but only fairly_good"));
  at.confirm({good, line});
  // Corrections of the grade, and one of the line by which it stands.
  const std::int64_t other = at.correct(good, "fairly_good");
  CHECK(refusal([&] { at.confirm({other}); }).empty());
  const std::int64_t again = at.correct(other, "good");
  at.confirm({again});
  Desk office = at.desk("dai_wei");
  const std::int64_t higher = cycle::correct(office, line, {"复议", {{"value", "99"}}, "更2"});
  CHECK(contains(refusal([&] { at.confirm({higher}); }), "grade of " + below.id));
}

TEST_CASE("Decisions: where they do not hold already each may be a step to put them right",
          "[decisions][A17.6]") {
  Decisions at;
  const std::string id = at.below().id;
  const std::int64_t wrong = at.decide("grade", id, "good", false);
  CHECK(!refusal([&] { at.decide("good_line", "", "mean", false); }).empty());  // one line only
  CHECK(at.correct(at.line(), "mean") > wrong);
  CHECK(at.correct(wrong, "fairly_good") > wrong);
}

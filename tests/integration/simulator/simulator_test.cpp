// A year lived through by dice: KAOHE_SEED and KAOHE_STEPS in the environment ask for another one.
#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "simulator.hpp"

using namespace kaohe::testing;

namespace {

/// What a year must have seen taken and refused: no act may be so rare that nothing is known of it.
const std::vector<std::string> kActs = {"records",
                                        "records-late",
                                        "submits",
                                        "submits-late",
                                        "closes",
                                        "closes-without",
                                        "corrects",
                                        "withdraws",
                                        "withdraws-submission",
                                        "cancels",
                                        "confirms",
                                        "confirms-submission",
                                        "proposes",
                                        "studies",
                                        "approves",
                                        "discloses",
                                        "objects",
                                        "answers",
                                        "confirms-answer",
                                        "withdraws-objection",
                                        "withdraws-answer",
                                        "corrects-answer",
                                        "merges",
                                        "merges-beside",
                                        "confirms-merge",
                                        "withdraws-merge",
                                        "cancels-merge",
                                        "confirms-cancelling",
                                        "keeps-merge",
                                        "reminds",
                                        "circulates",
                                        "requests-supervision",
                                        "serves",
                                        "answers-notice",
                                        "returns-answer",
                                        "asks-extension",
                                        "grants-extension",
                                        "closes-notice",
                                        "confirms-closing",
                                        "publishes",
                                        "publishes-again",
                                        "reminds-of",
                                        "follows-visit",
                                        "visits",
                                        "closes-rectified",
                                        "confirms-rectified",
                                        "adjusts",
                                        "criticises",
                                        "confirms-beside",
                                        "withdraws-beside",
                                        "decides-adjustment",
                                        "reviews",
                                        "marks",
                                        "decides-line",
                                        "exempts",
                                        "confirms-said",
                                        "withdraws-said",
                                        "opens-year",
                                        "publishes-year",
                                        "publishes-year-again"};
/// Each of them a way behind the answer to an objection, or a day too late, and never taken.
const std::vector<std::string> kBarredActs = {"corrects-disputed", "cancels-disputed",
                                              "confirms-disputed", "records-again",
                                              "reminds-too-late",  "merges-undecided"};
/// What a result must have shown, or nothing is known of it.
const std::vector<std::string> kShown = {"an adjustment waits",      "an adjustment is let in",
                                         "a lesser one of a matter", "a matter costs elsewhere",
                                         "a deduction is dearer",    "the indicators are dearer",
                                         "a circular bars"};
/// The day on which it may be done for the last time.
const std::string kLastDay = "reminds-on-the-last-day";

/// So many years are lived, and further ones, up to the most, until all was seen.
constexpr unsigned kYears = 3, kYearsMost = 8;

unsigned number_in(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

void live(Simulator& simulator, unsigned steps) {
  for (unsigned i = 0; i < steps; ++i) {
    simulator.step();
    if (i % 7 == 0) simulator.step_killed();
    if (i % 31 == 0) simulator.race();
    simulator.check();
    simulator.check_chain();
    if (i % 10 == 9) simulator.check_score();
    if (i % 20 == 19) simulator.look();
    if (i % 80 == 79) simulator.check_editions();
  }
  simulator.check_looks();
}

bool saw_all(const Seen& seen) {
  const auto was = [&](const std::string& what, bool taken) {
    return seen.count({what, taken}) != 0;
  };
  return std::all_of(kActs.begin(), kActs.end(),
                     [&](const auto& act) { return was(act, true) && was(act, false); }) &&
         std::all_of(kBarredActs.begin(), kBarredActs.end(),
                     [&](const auto& act) { return was(act, false); }) &&
         std::all_of(kShown.begin(), kShown.end(), [&](const auto& one) { return was(one, true); });
}

}  // namespace

TEST_CASE("Simulator: whatever order things come in, the ledger holds what it should",
          "[cycle][ledger][A10.1][A11.1][A11.3][A11.5][A12.4][A13.1][A15.1][A17.1][A21.1]") {
  const unsigned seed = number_in("KAOHE_SEED", 20230331);
  const unsigned steps = number_in("KAOHE_STEPS", 300);
  Seen seen;
  unsigned years = 0;
  for (; years < kYears || (years < kYearsMost && !saw_all(seen)); ++years) {
    INFO("KAOHE_SEED=" << seed + years);
    Simulator simulator(seed + years, seen, steps);
    live(simulator, steps);
    for (unsigned order = 0; order < 2; ++order) simulator.check_other_order(seed + order);
  }
  for (const std::string& act : kActs) {
    INFO("KAOHE_SEED=" << seed << ": " << act);
    CHECK(seen.count({act, true}) != 0);
    CHECK(seen.count({act, false}) != 0);
  }
  for (const std::string& act : kBarredActs) {
    INFO("KAOHE_SEED=" << seed << ": " << act);
    CHECK(seen.count({act, true}) == 0);
    CHECK(seen.count({act, false}) != 0);
  }
  for (const std::string& one : kShown) {
    INFO("KAOHE_SEED=" << seed << ": " << one);
    CHECK(seen.count({one, true}) != 0);
  }
  CHECK(seen.count({kLastDay, true}) == static_cast<int>(years));
}

TEST_CASE("Simulator: the same seed lives the same year", "[cycle][ledger]") {
  const auto head_of = [](unsigned seed) {
    Seen seen;
    Simulator simulator(seed, seen);
    for (unsigned i = 0; i < 25; ++i) {
      simulator.step();
      simulator.step_killed();
    }
    return simulator.head();
  };
  CHECK(head_of(7) == head_of(7));
  CHECK(head_of(7) != head_of(8));
}

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
                                        "publishes-again"};
/// Each of them a way behind the answer to an objection, and never taken.
const std::vector<std::string> kBarredActs = {"corrects-disputed", "cancels-disputed",
                                              "confirms-disputed", "records-again"};

unsigned number_in(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

bool is_all(const Seen& seen) {
  const auto is_refused = [&](const std::string& act) { return seen.count({act, false}) != 0; };
  const auto is_both = [&](const std::string& act) {
    return seen.count({act, true}) != 0 && is_refused(act);
  };
  return std::all_of(kActs.begin(), kActs.end(), is_both) &&
         std::all_of(kBarredActs.begin(), kBarredActs.end(), is_refused);
}

void live(Simulator& simulator, unsigned steps) {
  for (unsigned i = 0; i < steps; ++i) {
    simulator.step();
    if (i % 7 == 0) simulator.step_killed();
    if (i % 31 == 0) simulator.race();
    simulator.check();
    simulator.check_chain();
    if (i % 10 == 9) simulator.check_score();
    if (i % 80 == 79) simulator.check_editions();
  }
}

}  // namespace

TEST_CASE("Simulator: whatever order things come in, the ledger holds what it should",
          "[cycle][ledger][A10.1][A11.1][A11.3][A21.1]") {
  const unsigned seed = number_in("KAOHE_SEED", 20230331);
  const unsigned steps = number_in("KAOHE_STEPS", 300);
  // Three years, and more until the rarest act has come up.
  Seen seen;
  for (unsigned year = 0; year < 3 || (year < 15 && !is_all(seen)); ++year) {
    INFO("KAOHE_SEED=" << seed + year);
    Simulator simulator(seed + year, seen);
    live(simulator, steps);
  }
  for (const std::string& act : kActs) {
    INFO(act);
    CHECK(seen.count({act, true}) != 0);
    CHECK(seen.count({act, false}) != 0);
  }
  for (const std::string& act : kBarredActs) {
    INFO(act);
    CHECK(seen.count({act, true}) == 0);
    CHECK(seen.count({act, false}) != 0);
  }
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

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
                                        "publishes",
                                        "publishes-again"};
/// Each of them a way behind the answer to an objection, and never taken.
const std::vector<std::string> kBarredActs = {"corrects-disputed", "cancels-disputed",
                                              "confirms-disputed", "records-again"};

using Counts = std::map<std::string, int>;

unsigned number_in(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

/// Act → how often it was taken and how often refused, over all years lived so far.
struct Seen {
  Counts taken, refused;

  void add(const Simulator& simulator) {
    for (const auto& [act, count] : simulator.taken()) taken[act] += count;
    for (const auto& [act, count] : simulator.refused()) refused[act] += count;
  }
  bool is_all() const {
    const auto is_refused = [this](const std::string& act) { return refused.count(act) == 1; };
    const auto is_both = [&](const std::string& act) {
      return taken.count(act) == 1 && is_refused(act);
    };
    return std::all_of(kActs.begin(), kActs.end(), is_both) &&
           std::all_of(kBarredActs.begin(), kBarredActs.end(), is_refused);
  }
};

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
  const unsigned steps = number_in("KAOHE_STEPS", 400);
  // Where a program is killed is not in the dice's hand, and all that follows differs: so three
  // years are lived, and more until the rarest act has come up.
  Seen seen;
  for (unsigned year = 0; year < 3 || (year < 15 && !seen.is_all()); ++year) {
    INFO("KAOHE_SEED=" << seed + year);
    Simulator simulator(seed + year);
    live(simulator, steps);
    seen.add(simulator);
  }
  for (const std::string& act : kActs) {
    INFO(act);
    CHECK(seen.taken.count(act) == 1);
    CHECK(seen.refused.count(act) == 1);
  }
  for (const std::string& act : kBarredActs) {
    INFO(act);
    CHECK(seen.taken.count(act) == 0);
    CHECK(seen.refused.count(act) == 1);
  }
}

// A year lived through by dice: KAOHE_SEED and KAOHE_STEPS in the environment ask for another one.
#include <cstdlib>

#include <catch2/catch.hpp>

#include "simulator.hpp"

using namespace kaohe::testing;

namespace {

unsigned number_in(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

}  // namespace

TEST_CASE("Simulator: whatever order things come in, the ledger holds what it should",
          "[cycle][ledger][A10.1][A11.1][A11.3][A21.1]") {
  const unsigned seed = number_in("KAOHE_SEED", 20230331);
  const unsigned steps = number_in("KAOHE_STEPS", 400);
  std::map<std::string, int> taken, refused;
  for (unsigned year = 0; year < 3; ++year) {
    INFO("KAOHE_SEED=" << seed + year);
    Simulator simulator(seed + year);
    for (unsigned i = 0; i < steps; ++i) {
      simulator.step();
      if (i % 7 == 0) simulator.step_killed();
      if (i % 31 == 0) simulator.race();
      simulator.check();
      simulator.check_chain();
      if (i % 10 == 9) simulator.check_score();
      if (i % 80 == 79) simulator.check_editions();
    }
    for (const auto& [act, count] : simulator.taken()) taken[act] += count;
    for (const auto& [act, count] : simulator.refused()) refused[act] += count;
  }
  for (const char* act : {"records",
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
                          "publishes-again"}) {
    INFO(act);
    CHECK(taken.count(act) == 1);
    CHECK(refused.count(act) == 1);
  }
  // No way leads behind the answer to an objection.
  for (const char* act :
       {"corrects-disputed", "cancels-disputed", "confirms-disputed", "records-again"}) {
    INFO(act);
    CHECK(taken.count(act) == 0);
    CHECK(refused.count(act) == 1);
  }
}

// The program itself, killed at any moment of any act: what it said is recorded stands, nothing is
// there in part, and the next act works. KAOHE_SEED and KAOHE_KILLS in the environment ask for
// others and for more.
#include <signal.h>

#include <cstdlib>
#include <random>

#include "integration/program/record_office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using std::chrono::microseconds;

namespace {

unsigned number_in(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

/// One command, and the entry that it makes: whole, or none.
struct Act {
  std::vector<std::string> command;
  std::string kind;
  std::int64_t row_count = 0;
};

/// The office of 县委政法委, whose first person records and whose second submits; and the county's,
/// where marks are recorded and confirmed.
class KilledOffice : public RecordOffice {
 public:
  explicit KilledOffice(unsigned seed) : random_(seed) {}

  /// What can be done now, by dice.
  Act next() {
    const unsigned dice = below(10);
    if (dice == 0 && !marks_.empty()) return confirmation();
    if (dice == 1 && !drafts_.empty()) return withdrawal();
    if (dice == 2 && !drafts_.empty()) return correction();
    if (dice == 3 && !drafts_.empty()) return submission();
    if (dice == 4 && marked_ < kSchools) return mark();
    if (dice == 5) return import(400);
    return dice <= 7 ? import(1 + below(40)) : addition();
  }

  /// A moment while an act runs; the last third of it, where it writes, twice as often.
  microseconds moment() {
    const auto whole = static_cast<unsigned>(duration_.count());
    return microseconds(below(2) == 0 ? below(whole) : whole * 2 / 3 + below(whole / 3));
  }

  void took(microseconds time) { duration_ = (duration_ * 3 + time) / 4; }

  /// An act is on record: what can be done after it.
  void note(const Act& act, std::int64_t number) {
    if (act.kind == "submission") drafts_.clear();
    if (act.kind == "leader_mark") {
      marks_.push_back(number);
      ++marked_;
    }
    if (act.kind == "confirmation") marks_.pop_back();
    if (act.kind == "withdrawal" || act.command.at(1) == "correct") drafts_.pop_back();
    // A correction replaces a row; it is not corrected once more here.
    if (act.kind == "observations" && act.command.at(1) != "correct") drafts_.push_back(number);
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  static Act by(const std::string& person, std::vector<std::string> command, const char* kind,
                std::int64_t rows = 0) {
    command.insert(command.end(), {"--as", person, "--today", "2023-03-20", "--lang", "en"});
    return {std::move(command), kind, rows};
  }

  std::string matter() { return "号" + std::to_string(++matters_); }

  Act import(unsigned rows) {
    std::string text = "domain,assessee,indicator,input,date,matter\n";
    for (unsigned i = 0; i < rows; ++i)
      text += "schools,s01,XX29,petitions,2023-02-21," + matter() + "\n";
    return by("cheng_anbang", {"record", "import", put("a.csv", text), "--period", "q1"},
              "observations", rows);
  }
  Act addition() {
    return by("cheng_anbang",
              {"record", "add", "domain=schools", "assessee=s05", "indicator=XX29",
               "input=petitions", "date=2023-03-12", "matter=" + matter(), "--period", "q1"},
              "observations", 1);
  }
  Act correction() {
    return by("cheng_anbang",
              {"record", "correct", std::to_string(drafts_.back() + 1), "--value",
               std::to_string(2 + below(5)), "--reason", "miscounted"},
              "observations", 1);
  }
  Act withdrawal() {
    return by("cheng_anbang",
              {"record", "withdraw", std::to_string(drafts_.back()), "--reason", "wrong file"},
              "withdrawal");
  }
  Act submission() { return by("su_peilan", {"period", "submit", "--period", "q1"}, "submission"); }
  Act mark() {
    const std::string school = (marked_ < 9 ? "s0" : "s") + std::to_string(marked_ + 1);
    put("m.csv", "leader,domain,assessee,score\nsecretary,schools," + school + ",98\n");
    return by("lu_jingwen", {"record", "import", "m.csv"}, "leader_mark");
  }
  Act confirmation() {
    return by("tang_suyun", {"record", "confirm", std::to_string(marks_.back())}, "confirmation");
  }

  static constexpr unsigned kSchools = 33;  ///< each has one mark of the secretary

  std::mt19937 random_;
  unsigned matters_ = 0, marked_ = 0;
  std::vector<std::int64_t> drafts_;  ///< entries of whole rows that wait for the submission
  std::vector<std::int64_t> marks_;   ///< that wait to be confirmed
  microseconds duration_{60'000};     ///< of an act that is not killed
};

/// The first submission is of two domains, each for itself where only one has rows; a later one of
/// what is new.
std::int64_t last_number_of(const ledger::Ledger& ledger, const ledger::Entry& made) {
  if (made.kind != "submission" || made.payload.find("\"domain\"") == std::string::npos)
    return made.last_number();
  bool is_first = true;
  ledger.entries({std::nullopt, {"submission"}, {}}, [&](const ledger::Entry& one) {
    is_first = is_first && one.number >= made.number;
  });
  return made.last_number() + (is_first ? 1 : 0);
}

/// The entry that came after `before`: none, or the whole of what the act makes.
std::int64_t check_entry(const ledger::Ledger& ledger, std::int64_t before, const Act& act) {
  const std::int64_t after = ledger.head().number;
  if (after == before) return 0;
  const std::optional<ledger::Entry> made = ledger.find(before + 1);
  REQUIRE(made);
  CHECK(made->kind == act.kind);
  CHECK(made->row_count == act.row_count);
  CHECK(after == last_number_of(ledger, *made));
  return made->number;
}

}  // namespace

TEST_CASE("Killed: whatever the program said is recorded stands, and nothing stands in part",
          "[program][ledger][record][A21.1]") {
  const unsigned seed = number_in("KAOHE_SEED", 20230331);
  const unsigned kills_asked = number_in("KAOHE_KILLS", 150);
  INFO("KAOHE_SEED=" << seed);
  KilledOffice office(seed);
  unsigned kills = 0, written_unsaid = 0;
  std::int64_t head = 0;
  for (unsigned step = 0; kills < kills_asked; ++step) {
    const Act act = office.next();
    INFO("step " << step << ": " << act.command.at(0) << ' ' << act.command.at(1));
    World world;
    // Every fourth act is left in peace: after any kill the ledger must let it work.
    if (step % 4 != 3) world.killed_after = office.moment();
    const auto start = std::chrono::steady_clock::now();
    const Ended ended = run_kaohe(office.path(), act.command, world).value();
    const bool is_killed = ended.exit == -SIGKILL;
    INFO(ended.err);
    REQUIRE((is_killed || ended.exit == 0));
    if (!world.killed_after)
      office.took(std::chrono::floor<microseconds>(std::chrono::steady_clock::now() - start));

    const ledger::Ledger ledger =
        ledger::Ledger::open(ledger::Ledger::file_of(office.path()), ledger::Access::read);
    const std::int64_t number = check_entry(ledger, head, act);
    const std::string said = "#" + std::to_string(head + 1) + ": recorded by";
    if (number == 0) CHECK_FALSE((ended.exit == 0 || contains(ended.out, said)));
    REQUIRE(ledger.verify().empty());
    if (is_killed) ++kills;
    if (is_killed && number != 0) ++written_unsaid;
    if (number != 0) office.note(act, number);
    head = ledger.head().number;
  }
  CHECK(head > 0);
  // Some kills must come while it writes, or this would show little.
  INFO(written_unsaid << " of " << kills << " were killed when all of it was written");
  CHECK(written_unsaid > 0);
}

// A progress that is read on as the ledger grows is the same as one that is read from it whole.
#include <random>

#include "unit/cycle/office.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using ledger::NewEntry;

namespace {

/// A ledger filled by dice, by the rules of nobody: whatever may come after whatever.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  void record() {
    const auto numbers = ledger.append({any()});
    const ledger::Entry made = ledger.find(numbers.front()).value();
    entries_.push_back(made.number);
    last_ = made.last_number();
  }
  bool says_yes() { return below(2) == 0; }

  LedgerFolder folder;
  ledger::Ledger ledger =
      ledger::Ledger::create(folder.file(), ledger::Nature::played, ledger::Access::scratch);

 private:
  std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(random_() % limit); }
  template <class List>
  std::string one_of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<std::int64_t>(list.size())))];
  }
  std::string period() { return one_of(std::vector<std::string>{"q1", "q2"}); }
  std::string domain() { return one_of(std::vector<std::string>{"gardens", "parks"}); }
  std::string unit() { return one_of(std::vector<std::string>{"publicity", "justice"}); }
  /// A number that is on record, of an entry or of a row.
  std::int64_t number() { return 1 + below(last_); }
  std::int64_t entry_number() {
    return entries_[static_cast<std::size_t>(below(static_cast<std::int64_t>(entries_.size())))];
  }

  NewEntry by(const char* kind, nlohmann::json payload = nlohmann::json::object()) {
    NewEntry made;
    made.year = 2023;
    made.kind = kind;
    made.actor.unit = unit();
    made.actor.person = made.actor.unit + "_" + std::to_string(1 + below(3));
    made.actor.role = "responsible_unit";
    made.entered = "2023-03-20T12:00:00.000+08:00";
    made.payload = std::move(payload);
    return made;
  }
  template <class Record>
  NewEntry of(const Record& record) {
    return by(Record::kKind, ledger::payload_of(record));
  }

  NewEntry observations() {
    const bool has_period = below(6) != 0;
    NewEntry made = by(ledger::kObservationsKind);
    const std::int64_t count = 1 + below(3);
    std::map<std::string, std::int64_t> rows;
    for (std::int64_t i = 0; i < count; ++i) {
      made.observations.push_back(row("x", "1"));
      made.observations.back().domain = domain();
      ++rows[made.observations.back().domain];
    }
    made.payload["rows"] = rows;
    if (has_period) made.payload["period"] = period();
    return made;
  }
  NewEntry correction() {
    NewEntry made = observations();
    made.observations.resize(1);
    made.payload["rows"] = {{made.observations[0].domain, 1}};
    made.replaces = number();
    return made;
  }
  NewEntry withdrawal() {
    NewEntry made = by(ledger::kWithdrawalKind);
    made.replaces = below(2) == 0 ? entry_number() : number();
    return made;
  }
  NewEntry review() {
    ledger::Review review;
    review.domain = domain();
    review.assessee = "east";
    return of(review);
  }
  NewEntry draw() {
    ledger::Draw draw;
    draw.domain = domain();
    draw.assessee = "east";
    NewEntry made = of(draw);
    if (below(2) == 0) made.payload[ledger::kFollowsClosing] = period();
    return made;
  }
  NewEntry submission() {
    ledger::Submission submission;
    submission.unit = unit();
    submission.period = period();
    if (below(2) == 0) submission.domain = domain();
    NewEntry made = of(submission);
    made.actor.unit = submission.unit;
    return made;
  }

  NewEntry any() {
    if (entries_.empty()) return observations();
    switch (below(13)) {
      case 0:
        return withdrawal();
      case 1:
      case 2:
        return correction();
      case 3:
        return submission();
      case 4:
        return of(ledger::PeriodClosing{domain(), period(), "", {}});
      case 5:
        return of(ledger::Confirmation{{entry_number(), entry_number()}});
      case 6:
        return of(ledger::SelfReview{"gardens", "east", period(), "总结"});
      case 7:
        return of(ledger::Publication{period(), 1, "", ""});
      case 8:
        return review();
      case 9:
        return draw();
      default:
        return observations();
    }
  }

  std::mt19937 random_;
  std::vector<std::int64_t> entries_;
  std::int64_t last_ = 0;
};

std::string text_of(const cycle::Hand& hand) {
  return fmt::format("#{} {} {}", hand.number, hand.person, to_text(hand.day));
}

std::string text_of(const cycle::Draft& draft) {
  std::string text = fmt::format("draft {} {} {} {} {}{}:", text_of(draft.hand), draft.unit,
                                 draft.period, draft.row_count, draft.is_confirmed ? 'c' : '-',
                                 draft.awaits_lead_unit ? 'a' : '-');
  for (const auto& [domain, count] : draft.rows_of) text += fmt::format(" {} {}", domain, count);
  return text + (draft.is_left_out ? " left out\n" : "\n");
}

/// All that a progress can be asked.
std::string text_of(const cycle::Progress& progress) {
  std::string text;
  for (const cycle::Draft& draft : progress.drafts()) text += text_of(draft);
  for (const cycle::Waiting& one : progress.waiting())
    text += fmt::format("waits {} {} {}\n", text_of(one.hand), one.unit, one.kind);
  for (const char* period : {"q1", "q2"}) {
    for (const char* unit : {"publicity", "justice"}) {
      for (const char* domain : {"gardens", "parks"}) {
        for (const cycle::Submitted& one : progress.submissions(unit, period, domain))
          text += fmt::format("submitted {} {}\n", text_of(one.hand), one.of.nil);
        text += progress.has_submitted_late(unit, period, domain) ? "late\n" : "\n";
      }
      text += fmt::format("proposed {}\n", fmt::join(progress.proposers(unit, period), " "));
    }
    for (const char* domain : {"gardens", "parks"}) {
      text += fmt::format("hands {}\n", fmt::join(progress.hands_in(domain, period), " "));
      if (const cycle::Closed* closed = progress.closing(domain, period))
        text += fmt::format("closed {}\n", text_of(closed->hand));
    }
    const cycle::Published* last = progress.publication(period);
    for (const cycle::Hand* hand :
         {progress.self_review("gardens/east", period), last == nullptr ? nullptr : &last->hand})
      text += hand == nullptr ? "nobody\n" : text_of(*hand) + "\n";
  }
  for (std::int64_t number = 1; number < 200; ++number) {
    text += progress.standing().is_withdrawn(number) ? 'w' : '.';
    text += progress.standing().is_replaced(number) ? 'r' : '.';
  }
  return text;
}

}  // namespace

TEST_CASE("Progress: read on as the ledger grows it is as if it had been read whole",
          "[submitting][A21.1]") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    Dice dice(seed);
    cycle::Progress growing(2023);
    for (int i = 0; i < 40; ++i) {
      dice.record();
      // Several entries at once too, as when others have recorded in between.
      if (dice.says_yes()) continue;
      growing.advance(dice.ledger);
      INFO("seed " << seed << ", after " << i + 1 << " entries");
      REQUIRE(text_of(growing) == text_of(cycle::Progress(dice.ledger, 2023)));
    }
  }
}

TEST_CASE("Progress: what came after a day is not known, however it is read",
          "[submitting][A21.1]") {
  Office office;
  cycle::Progress growing(2023, day("2023-03-21"));
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  growing.advance(office.ledger);
  CHECK(growing.drafts().size() == 1);
  office.submit("publicity_2", "2023-03-22");
  growing.advance(office.ledger);
  CHECK(growing.submissions("publicity", "q1", "gardens").empty());
  CHECK(cycle::Progress(office.ledger, 2023).submissions("publicity", "q1", "gardens").size() == 1);
}

TEST_CASE("Progress: desks that share one see what each of them records", "[submitting][A21.1]") {
  Office office;
  const auto shared = std::make_shared<cycle::Progress>(2023);
  const cycle::Desk one{office.plan,
                        office.ledger,
                        *office.plan.find_person("publicity_1"),
                        {day("2023-03-20"), false, shared}};
  const cycle::Desk other{office.plan,
                          office.ledger,
                          *office.plan.find_person("publicity_2"),
                          {day("2023-03-20"), false, shared}};
  CHECK(one.progress().drafts().empty());
  office.record("publicity_1", "2023-03-20", "west,XX02,mistakes,2023-03-01,2,\n");
  CHECK(other.progress().drafts().size() == 1);
  CHECK(&one.progress() == &other.progress());
}

#include "cycle/desk.hpp"

#include "ledger/clock.hpp"

namespace kaohe::cycle {

using ledger::NewEntry;

Date present_day(const ledger::Ledger& ledger, int year) {
  if (ledger.nature() == ledger::Nature::live) return kaohe::today();
  const std::optional<ledger::Entry> last = ledger.find(ledger.head().number);
  return last ? ledger::day_of(last->entered) : make_date(year, 1, 1);
}

Desk::Desk(const plan::YearPlan& plan, ledger::Ledger& ledger, plan::Person person,
           DeskOptions options)
    : plan_(plan),
      ledger_(ledger),
      person_(std::move(person)),
      options_(std::move(options)),
      today_(options_.today && ledger.nature() == ledger::Nature::played
                 ? *options_.today
                 : present_day(ledger, plan.year)) {
  if (options_.progress == nullptr) options_.progress = std::make_shared<Progress>(plan.year);
  if (options_.systems == nullptr) options_.systems = std::make_shared<Systems>(plan.year);
}

const Progress& Desk::progress() const {
  options_.progress->advance(ledger_);
  return *options_.progress;
}

const Systems& Desk::systems() const {
  options_.systems->advance(ledger_);
  return *options_.systems;
}

NewEntry Desk::entry(const char* kind, const Permit& permit) const {
  NewEntry made;
  made.year = plan_.year;
  made.kind = kind;
  made.actor = permit.actor;
  made.entered = ledger::moment_of(today_);
  if (!permit.stands_in_for.empty()) made.payload["stands_in_for"] = {permit.stands_in_for};
  return made;
}

std::vector<std::int64_t> Desk::put(const std::function<std::vector<NewEntry>()>& make) {
  if (!options_.dry_run) return ledger_.append(make);
  std::vector<std::int64_t> numbers;
  std::int64_t next = ledger_.head().number + 1;
  for (const NewEntry& entry : make()) {
    numbers.push_back(next);
    next += 1 + static_cast<std::int64_t>(entry.observations.size());
  }
  return numbers;
}

std::vector<std::int64_t> Desk::put_prepared(const std::function<void()>& prepare,
                                             const std::function<std::vector<NewEntry>()>& make) {
  constexpr int kTriesMax = 5;
  for (int tries = 0; tries < kTriesMax; ++tries) {
    const std::string before = ledger_.head().digest;
    prepare();
    bool has_moved = false;
    std::vector<std::int64_t> numbers = put([&] {
      has_moved = ledger_.head().digest != before;
      return has_moved ? std::vector<NewEntry>() : make();
    });
    if (!has_moved) return numbers;
  }
  throw Error(ErrorKind::environment, {ledger_.file().string()},
              say({"others recorded each of the {} times that this was computed; try again when "
                   "the ledger is quieter",
                   "计算了 {} 次,期间每次都有他人录入;请稍后再试"},
                  kTriesMax));
}

}  // namespace kaohe::cycle

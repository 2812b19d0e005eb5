#include "simulator.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "cycle/play_systems.hpp"

namespace kaohe::testing {

namespace fs = std::filesystem;
using ledger::Access;
using ledger::Ledger;
using plan::Person;

namespace {

/// How the dice may have it that a year answers what the rules leave open: in six years in a row
/// each with each.
constexpr std::array<const char*, 3> kAcross{"wait", "count", "highest"};
constexpr std::array<const char*, 2> kAcrossIndicators{"each", "highest"};

std::string matter_rules(unsigned seed) {
  return std::string("[matters]\nacross_indicators = \"") +
         kAcrossIndicators[seed % kAcrossIndicators.size()] + "\"\nacross = \"" +
         kAcross[seed % kAcross.size()] + "\"";
}

/// Of three years in a row one shows its assessees all before it counts.
std::string hearing_rules(unsigned seed) {
  return std::string("disclose = ") + (seed % 3 == 2 ? "true" : "false");
}

/// The fixture's year and plugin, to be changed at will, in a workspace; those who are assessed
/// have a word too.
cycle::Year fixture_in(const fs::path& folder, unsigned seed) {
  fs::create_directories(folder / "configs");
  fs::create_directories(folder / "plugins");
  fs::copy(source_folder() / "tests/fixtures/sixth/configs/2023", folder / "configs/2023",
           fs::copy_options::recursive);
  fs::copy(build_folder() / "tests/plugins/sixth_exposed/associations.so", folder / "plugins");
  const fs::path file = folder / "configs/2023/year.toml";
  std::string rules = bytes_of(file);
  std::string persons;
  for (const char* one : {"h01", "h02", "h03"})
    persons += "  { id = \"" + std::string(one) + "\", name = \"" + one +
               "\", unit = \"associations/" + one + "\" },\n";
  rules.insert(rules.find("  { id = \"an_ping\""), persons);
  const std::string matters = "[matters]\nacross = \"wait\"";
  rules.replace(rules.find(matters), matters.size(), matter_rules(seed));
  const std::string hearing = "disclose = false";
  rules.replace(rules.find(hearing), hearing.size(), hearing_rules(seed));
  rules += "\n[rectification]\nreturns = \"1/2\"\n\n[visits]\ndeducted = 0\nlate_notices = 2\n";
  std::ofstream(file, std::ios::binary) << rules;
  return cycle::open_year(folder / "configs/2023", folder / "plugins");
}

}  // namespace

Simulator::Simulator(unsigned seed, Seen& seen, unsigned steps)
    : seen_(seen),
      random_(seed),
      year_(fixture_in(folder_.path(), seed)),
      first_(Ledger::create(Ledger::file_of(folder_.path()), ledger::Nature::played)),
      second_(Ledger::open(Ledger::file_of(folder_.path()), Access::write)),
      progress_(std::make_shared<cycle::Progress>(year_.plan.year)),
      systems_(std::make_shared<cycle::Systems>(year_.plan.year)),
      model_(year_.plan),
      today_(make_date(2023, 1, 5)),
      steps_(steps) {
  cycle::play_issue(year_, first_, year_.plan.domains.front().id,
                    {today_, today_, today_, today_, "云考委3号", "云考办5号"});
  keep_plugin_in_force();
  // Of two years each has a closing without one of the two units.
  silent_["q1"] = seed % 2 == 0 ? "market" : "society";
  for (const char* period : {"q2", "q3", "q4"}) {
    if (below(3) == 0) silent_[period] = below(2) == 0 ? "market" : "society";
  }
}

void Simulator::write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

void Simulator::open() {
  year_ = cycle::open_year(folder_.path() / "configs/2023", folder_.path() / "plugins");
}

void Simulator::replace_in_rules(const std::string& found, const std::string& by) {
  const fs::path file = folder_.path() / "configs/2023/year.toml";
  std::string rules = bytes_of(file);
  const std::size_t at = rules.find(found);
  REQUIRE(at != std::string::npos);
  write_bytes(file, rules.replace(at, found.size(), by));
}

std::size_t Simulator::below(std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
}

const Person& Simulator::somebody() {
  const std::vector<Person>& persons = year_.plan.persons;
  // Mostly of the two units that record; now and then anybody.
  while (true) {
    const Person& person = persons[below(persons.size())];
    if (person.unit == "market" || person.unit == "society" || below(10) == 0) return person;
  }
}

/// Rarely one of the lead unit's other persons: one submits, another closes, and whoever has
/// recorded can do neither.
const Person& Simulator::recorder() {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  while (true) {
    const Person& person = somebody();
    const bool is_kept_free = person.id == lead[1].id || person.id == lead[2].id;
    if (!is_kept_free || below(300) == 0) return person;
  }
}

/// Rarely the one of the lead unit who closes.
const Person& Simulator::submitter() {
  const std::string closer = year_.plan.persons_of("society").back().id;
  while (true) {
    const Person& person = somebody();
    if (person.id != closer || below(300) == 0) return person;
  }
}

/// One that has begun, mostly the last.
std::string Simulator::some_period() {
  std::vector<std::string> begun;
  for (const plan::Period& period : year_.plan.periods) {
    if (period.first_day <= today_ && period.id != "h1" && period.id != "year")
      begun.push_back(period.id);
  }
  if (below(8) == 0) return "year";
  return below(2) == 0 ? begun[below(begun.size())] : begun.back();
}

ModelRow Simulator::some_row(const std::string& period) {
  const auto& assessees = year_.plan.domains.front().assessees;
  ModelRow row;
  row.period = period;
  row.assessee = assessees[below(assessees.size())].id;
  const char* const event = below(3) == 0 ? "HX05.exposures" : "HX02.complaints";
  row.input = period == "year" ? "HX04.rate" : below(2) == 0 ? "HX01.meetings" : event;
  row.value = row.is_event() ? "1" : std::to_string(below(5));
  if (row.is_event()) row.matter = "案" + std::to_string(below(6));
  return row;
}

cycle::TableFile Simulator::table_of(const ModelRow& row) const {
  const plan::Period& period = *year_.plan.find_period(row.period);
  CsvTable table;
  table.file = "row";
  table.headings = {"domain", "assessee", "indicator", "input", "date", "value", "matter"};
  table.rows.push_back({2,
                        {year_.plan.domains.front().id, row.assessee, row.input.substr(0, 4),
                         row.input.substr(5), to_text(period.first_day), row.value, row.matter}});
  return {std::move(table), "row", {}};
}

bool Simulator::is_silent(const std::string& unit, const std::string& period) const {
  const auto found = silent_.find(period);
  return found != silent_.end() && found->second == unit && !model_.is_closed(period);
}

void Simulator::tell(const std::string& what) {
  story += to_text(today_) + " " + what + "\n";
}

bool Simulator::takes(const Person& person, const Act& act) {
  cycle::DeskOptions options;
  options.today = today_;
  const bool is_first = below(2) == 0;
  if (is_first) options.progress = progress_;
  if (is_first) options.systems = systems_;
  cycle::Desk desk(year_.plan, is_first ? first_ : second_, person, options);
  try {
    act(desk);
    return true;
  } catch (const Error& error) {
    story += "  refused: " + error.text(Language::en) + "\n";
    REQUIRE(error.kind() == ErrorKind::data);
    return false;
  }
}

bool Simulator::acts(const Person& person, const std::string& what, bool expected, const Act& act) {
  if (foresee(what, expected)) return false;
  const bool taken = takes(person, act);
  expect(taken, expected, person.id + " " + what);
  return taken;
}

bool Simulator::foresee(const std::string& what, bool expected) {
  if (foreseen_ == nullptr) return false;
  if (foreseen_->act.empty()) *foreseen_ = {what.substr(0, what.find(' ')), expected};
  return true;
}

void Simulator::expect(bool taken, bool expected, const std::string& what) {
  const std::string act = what.substr(what.find(' ') + 1);
  seen_.add({act.substr(0, act.find(' ')), taken});
  tell(what + (taken ? ": taken" : ": refused"));
  INFO(story);
  REQUIRE(taken == expected);
}

void Simulator::act_somehow() {
  if (below(3) == 0) return hear();
  if (below(25) == 0) return publish();
  if (below(6) == 0) return merge_some();
  if (below(8) == 0) return stand_beside();
  if (below(5) == 0) return follow_up();
  if (below(20) == 0) return below(2) == 0 ? say_something() : confirm_said();
  const std::size_t dice = below(20);
  if (dice < 6) return record();
  if (dice < 10) return submit();
  if (dice < 11) return close();
  if (dice < 14) return finish();
  if (dice < 16) return correct();
  if (dice < 17) return below(2) == 0 ? withdraw_submission() : withdraw();
  below(6) == 0 ? confirm_submission() : confirm();
}

/// Most of the steps are those of the year, and then days pass slowly: on each something may be
/// found, shown, or final.
void Simulator::move_on() {
  const auto day_at = [&](Date from, Date to, unsigned first, unsigned last) {
    const auto days = static_cast<unsigned>((to - from).count());
    return from + std::chrono::days(days * (step_ - first) / std::max(1U, last - first));
  };
  const unsigned year_end = steps_ * 11 / 20, closed = steps_ * 16 / 20;
  const Date closes = year_.plan.periods.back().closes;
  const Date opens = year_.plan.periods.back().opens;
  const Date next = step_ < year_end ? day_at(make_date(2023, 1, 5), opens, 0, year_end)
                    : step_ < closed ? day_at(opens, closes, year_end, closed)
                                     : day_at(closes, make_date(2024, 3, 1), closed, steps_);
  ++step_;
  const Date before = today_;
  // Neither of the two days is left out.
  for (const Date day : {closes, closes + std::chrono::days(1)})
    if (today_ < day) {
      today_ = std::clamp(next - std::chrono::days(below(3)), today_, day);
      if (today_ > before) remind_at_the_end();
      return;
    }
  today_ = std::max(today_, next);
}

void Simulator::step() {
  move_on();
  // Rarely begun, soon ended: meanwhile nothing is closed.
  if (below(model_.files_differ ? 2 : 40) == 0) amend();
  for (const plan::Period& period : year_.plan.periods)
    if (model_.is_shown_first() && model_.is_closed(period.id) && below(3) == 0) show(period.id);
  const bool is_ending = today_ >= year_.plan.periods.back().opens;
  if (is_ending && below(3) == 0) return end_year();
  below(2) == 0 ? seek() : act_somehow();
}

}  // namespace kaohe::testing

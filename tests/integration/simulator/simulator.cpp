#include "simulator.hpp"

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

/// The fixture's year and plugin, to be changed at will, in a workspace; those who are assessed
/// have a word too.
cycle::Year fixture_in(const fs::path& folder) {
  fs::create_directories(folder / "configs");
  fs::create_directories(folder / "plugins");
  fs::copy(source_folder() / "tests/fixtures/sixth/configs/2023", folder / "configs/2023",
           fs::copy_options::recursive);
  fs::copy(build_folder() / "tests/plugins/sixth/associations.so", folder / "plugins");
  const fs::path file = folder / "configs/2023/year.toml";
  std::string rules = bytes_of(file);
  std::string persons;
  for (const char* one : {"h01", "h02", "h03"})
    persons += "  { id = \"" + std::string(one) + "\", name = \"" + one +
               "\", unit = \"associations/" + one + "\" },\n";
  rules.insert(rules.find("  { id = \"an_ping\""), persons);
  std::ofstream(file, std::ios::binary) << rules;
  return cycle::open_year(folder / "configs/2023", folder / "plugins");
}

}  // namespace

Simulator::Simulator(unsigned seed)
    : random_(seed),
      year_(fixture_in(folder_.path())),
      first_(Ledger::create(Ledger::file_of(folder_.path()), ledger::Nature::played)),
      second_(Ledger::open(Ledger::file_of(folder_.path()), Access::write)),
      model_(year_.plan),
      today_(make_date(2023, 1, 5)) {
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
    if (!is_kept_free || below(60) == 0) return person;
  }
}

/// Rarely the one of the lead unit who closes.
const Person& Simulator::submitter() {
  const std::string closer = year_.plan.persons_of("society").back().id;
  while (true) {
    const Person& person = somebody();
    if (person.id != closer || below(60) == 0) return person;
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
  row.input = period == "year" ? "HX04.rate" : below(2) == 0 ? "HX01.meetings" : "HX02.complaints";
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

std::vector<std::string> Simulator::some_left_out(const std::string& period) {
  const std::size_t dice = below(8);
  if (dice == 0) return {};
  if (dice == 1) return {below(2) == 0 ? "market" : "society"};
  return model_.missing(period);
}

void Simulator::tell(const std::string& what) {
  story += to_text(today_) + " " + what + "\n";
}

bool Simulator::takes(const Person& person, const Act& act) {
  cycle::DeskOptions options;
  options.today = today_;
  cycle::Desk desk(year_.plan, below(2) == 0 ? first_ : second_, person, options);
  try {
    act(desk);
    return true;
  } catch (const Error& error) {
    story += "  refused: " + error.text(Language::en) + "\n";
    REQUIRE(error.kind() == ErrorKind::data);
    return false;
  }
}

void Simulator::expect(bool taken, bool expected, const std::string& what) {
  const std::string act = what.substr(what.find(' ') + 1);
  ++(taken ? taken_ : refused_)[act.substr(0, act.find(' '))];
  tell(what + (taken ? ": taken" : ": refused"));
  INFO(story);
  REQUIRE(taken == expected);
}

void Simulator::record() {
  const Person& person = recorder();
  record(person, some_row(some_period()));
}

void Simulator::record(const Person& person, ModelRow row) {
  if (is_silent(person.unit, row.period)) return;
  const bool is_late = model_.is_closed(row.period);
  const bool expected = model_.takes_record(person, row, today_);
  const bool taken = takes(person, [&](cycle::Desk& desk) {
    const auto recorded =
        cycle::record_table(desk, evidence::kObservations, table_of(row), row.period);
    row.entry = recorded.numbers.front();
    REQUIRE(recorded.is_late == is_late);
  });
  const char* const act = model_.comes_back(row) ? " records-again "
                          : is_late              ? " records-late "
                                                 : " records ";
  expect(taken, expected, person.id + act + row.words());
  if (!taken) return;
  row.confirmed = row.withdrawn = row.left_out = row.cancels = false;
  row.replaces.reset();
  row.number = row.entry + 1;
  row.unit = person.unit;
  row.person = person.id;
  model_.add(row);
}

void Simulator::submit() {
  const std::string period = some_period();
  const Person& person = submitter();
  if (!is_silent(person.unit, period)) submit(person, period);
}

void Simulator::submit(const Person& person, const std::string& period) {
  const bool expected = model_.takes_submission(person, period, today_);
  const bool is_late = model_.is_closed(period);
  cycle::Submitting done;
  const bool taken =
      takes(person, [&](cycle::Desk& desk) { done = cycle::submit(desk, period, "none"); });
  expect(taken, expected, person.id + (is_late ? " submits-late " : " submits ") + period);
  if (!taken) return;
  INFO(story);
  REQUIRE(done.after_closing.size() == (is_late ? 1 : 0));
  REQUIRE(done.nil == model_.is_nil(person.unit, period));
  model_.submit(person, period, done.numbers.front());
}

void Simulator::close() {
  const std::string period = some_period();
  const Person& person = somebody();
  close(person, period, some_left_out(period));
}

/// As a diligent office would: whoever can submits, then the lead unit closes without the others.
void Simulator::finish() {
  const std::string period = some_period();
  for (const char* unit : {"market", "society"}) {
    if (is_silent(unit, period)) continue;
    for (const Person& person : year_.plan.persons_of(unit)) {
      const bool is_closer = person.id == year_.plan.persons_of("society").back().id;
      if (!is_closer && model_.takes_submission(person, period, today_)) submit(person, period);
    }
  }
  close(year_.plan.persons_of("society").back(), period, some_left_out(period));
  const Date h1_opens = year_.plan.find_period("h1")->opens;
  if (today_ >= h1_opens && !model_.is_closed("h1"))
    close(year_.plan.persons_of("society").back(), "h1", {});
}

void Simulator::close(const Person& person, const std::string& period,
                      const std::vector<std::string>& without) {
  const bool expected = model_.takes_closing(person, period, today_, without);
  const std::vector<std::string> missing = model_.missing(period);
  const bool taken = takes(person, [&](cycle::Desk& desk) {
    cycle::ClosingOptions options;
    options.early = "nothing more will happen";
    options.without = without;
    options.reason = "reminded twice";
    const auto done = cycle::close_period(desk, year_.plan.domains.front().id, period, options);
    REQUIRE(done.missing == missing);
  });
  expect(taken, expected, person.id + (without.empty() ? " closes " : " closes-without ") + period);
  if (taken) model_.close(period);
}

void Simulator::correct() {
  if (model_.rows().empty()) return;
  ModelRow row = model_.rows()[below(model_.rows().size())];
  // What was wrong comes to light after the closing rather often.
  for (int tries = 0; tries < 8 && !model_.is_closed(row.period); ++tries)
    row = model_.rows()[below(model_.rows().size())];
  correct(row);
}

void Simulator::correct(const ModelRow& row) {
  const Person& person = recorder();
  ModelRow made = row;
  made.value = std::to_string(below(9) + 1);
  const bool expected = model_.takes_correction(person, row, made.value);
  const bool taken = takes(person, [&](cycle::Desk& desk) {
    made.entry =
        cycle::correct(desk, row.number, {"miscounted", {{"value", made.value}}, "更正单"});
  });
  const bool is_disputed = model_.objection_to(row.number) != nullptr;
  expect(taken, expected,
         person.id + (is_disputed ? " corrects-disputed #" : " corrects #") +
             std::to_string(row.number) + " to " + made.value);
  if (!taken) return;
  made.number = made.entry + 1;
  made.unit = person.unit;
  made.person = person.id;
  made.confirmed = made.left_out = false;
  made.replaces = row.number;
  model_.add(made);
}

void Simulator::withdraw() {
  if (model_.rows().empty()) return;
  withdraw(model_.rows()[below(model_.rows().size())]);
}

void Simulator::withdraw(ModelRow& row) {
  const Person author = below(3) == 0 ? recorder() : *year_.plan.find_person(row.person);
  const bool expected = model_.takes_withdrawal(author, row);
  // An entry with one row is named by either number.
  const std::int64_t number = below(2) == 0 ? row.number : row.entry;
  std::int64_t entry = 0;
  const bool taken = takes(author, [&](cycle::Desk& desk) {
    entry = cycle::withdraw(desk, number, {"mistaken", "撤销单"});
  });
  const bool is_disputed = model_.objection_to(row.number) != nullptr;
  const char* const act = is_disputed     ? " cancels-disputed #"
                          : row.confirmed ? " cancels #"
                                          : " withdraws #";
  expect(taken, expected, author.id + act + std::to_string(number));
  if (!taken) return;
  if (!row.confirmed) {
    row.withdrawn = true;
    return;
  }
  ModelRow made = row;
  made.number = made.entry = entry;
  made.unit = author.unit;
  made.person = author.id;
  made.confirmed = made.left_out = false;
  made.replaces = row.number;
  made.cancels = true;
  model_.add(made);
}

void Simulator::confirm() {
  if (model_.rows().empty()) return;
  // Rather the last rows: what follows a closing is among them.
  const std::size_t back =
      below(std::min<std::size_t>(model_.rows().size(), below(2) == 0 ? 5 : 50));
  ModelRow& row = model_.rows()[model_.rows().size() - 1 - back];
  confirm(row, below(2) == 0 ? year_.plan.persons_of("society").back() : somebody());
}

void Simulator::confirm(ModelRow& row, const Person& person) {
  const bool is_disputed = model_.changes_disputed(row);
  const bool expected = model_.takes_confirmation(person, row);
  const bool taken = takes(person, [&](cycle::Desk& desk) { cycle::confirm(desk, {row.number}); });
  expect(taken, expected,
         person.id + (is_disputed ? " confirms-disputed #" : " confirms #") +
             std::to_string(row.number));
  if (taken) row.confirmed = true;
}

void Simulator::withdraw_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  const Person author = below(5) == 0 ? somebody() : *year_.plan.find_person(one.person);
  const bool expected = model_.takes_withdrawal(author, one);
  const bool taken =
      takes(author, [&](cycle::Desk& desk) { cycle::withdraw(desk, one.number, {"mistaken"}); });
  expect(taken, expected, author.id + " withdraws-submission #" + std::to_string(one.number));
  if (taken) one.withdrawn = true;
}

void Simulator::confirm_submission() {
  std::vector<LateSubmission>& all = model_.late_submissions();
  if (all.empty()) return;
  LateSubmission& one = below(4) != 0 ? all.back() : all[below(all.size())];
  const Person person = below(2) == 0 ? year_.plan.persons_of("society").back() : somebody();
  const bool expected = model_.takes_confirmation(person, one);
  const bool taken = takes(person, [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  expect(taken, expected, person.id + " confirms-submission #" + std::to_string(one.number));
  if (taken) model_.confirm(one);
}

void Simulator::step() {
  // Rarely begun, soon ended: meanwhile nothing is closed.
  if (below(model_.files_differ ? 2 : 40) == 0) amend();
  if (below(3) == 0) today_ += std::chrono::days(below(7));
  today_ = std::min(today_, make_date(2024, 1, 20));
  if (below(3) == 0) return hear();
  if (below(25) == 0) return publish();
  const std::size_t dice = below(20);
  if (dice < 6) return record();
  if (dice < 10) return submit();
  if (dice < 11) return close();
  if (dice < 14) return finish();
  if (dice < 16) return correct();
  if (dice < 17) return below(2) == 0 ? withdraw_submission() : withdraw();
  below(6) == 0 ? confirm_submission() : confirm();
}

}  // namespace kaohe::testing

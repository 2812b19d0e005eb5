// The same deeds in another order: what counts in the end is the same, and so is every figure.
#include <catch2/catch.hpp>

#include "base/errors.hpp"
#include "cycle/assess.hpp"
#include "cycle/play_systems.hpp"
#include "ledger/read_records.hpp"
#include "report/result_json.hpp"
#include "simulator.hpp"

namespace kaohe::testing {

using ledger::Ledger;

void Simulator::keep(const plan::Person& person, const std::string& what,
                     std::vector<Touched> touched,
                     std::function<void(cycle::Desk&, Renumbered&)> again) {
  done_.push_back({today_, person.id, what, std::move(touched), std::move(again)});
}

void Simulator::keep_confirmation(const plan::Person& person, const std::string& what,
                                  std::int64_t number, std::vector<Touched> touched) {
  keep(person, what, std::move(touched),
       [number](cycle::Desk& desk, Renumbered& now) { cycle::confirm(desk, {now.at(number)}); });
}

void Simulator::keep_withdrawal(const plan::Person& person, const std::string& what,
                                std::int64_t number, std::int64_t made,
                                std::vector<Touched> touched) {
  keep(person, what, std::move(touched), [number, made](cycle::Desk& desk, Renumbered& now) {
    const std::int64_t entry = cycle::withdraw(desk, now.at(number), {"mistaken", "撤销单"});
    if (made != 0) now[made] = entry;
  });
}

void Simulator::keep_record(const plan::Person& person, const ModelRow& row) {
  const auto again = [row, table = table_of(row)](cycle::Desk& desk, Renumbered& now) {
    const auto recorded = cycle::record_table(desk, evidence::kObservations, table, row.period);
    now[row.entry] = recorded.numbers.front();
    now[row.number] = recorded.numbers.front() + 1;
  };
  keep(person, "records " + row.words(), touched_by(row, true), again);
}

void Simulator::keep_submission(const plan::Person& person, const std::string& period,
                                std::int64_t number) {
  const auto again = [period, number](cycle::Desk& desk, Renumbered& now) {
    now[number] = cycle::submit(desk, period, "none").numbers.front();
  };
  keep(person, "submits " + period, touched_by_unit(person.unit, period), again);
}

/// By a submission: of a unit all of it at once.
std::vector<Touched> Simulator::touched_by_unit(const std::string& unit,
                                                const std::string& period) {
  return {{"unit " + unit + " " + period}, {"period " + period, false}};
}

/// Events of an assessee may be one matter, or become one: only what is recorded of several matters
/// changes places.
std::vector<Touched> Simulator::touched_by(const ModelRow& row, bool is_new) {
  const std::string unit = Model::unit_of(row.input);
  std::vector<Touched> touched{{"unit " + unit + " " + row.period, false},
                               {"period " + row.period, false}};
  if (!row.is_event()) {
    touched.push_back({row.assessee + " " + row.input + " " + row.period});
    return touched;
  }
  touched.push_back({row.assessee + " events", !is_new});
  touched.push_back({row.assessee + " " + row.matter});
  return touched;
}

std::vector<Touched> Simulator::touched_by(const ModelNotice& notice) const {
  std::vector<Touched> touched{{notice.assessee + " notices"}};
  if (const ModelRow* row = model_.find(notice.row)) {
    for (Touched& one : touched_by(*row)) touched.push_back(std::move(one));
  }
  return touched;
}

/// Which adjustments there are and what is one with them decides whether a decision about one is
/// taken.
std::vector<Touched> Simulator::touched_by(const ModelSaid& one) {
  std::vector<Touched> touched{{one.key()}};
  if (one.kind == "adjustment") touched.push_back({one.assessee + " events"});
  return touched;
}

namespace {

/// What people would look at first where figures differ.
std::string words_of(const grading::AssesseeResult& one) {
  std::string words = one.id;
  for (const grading::Cell& cell : one.cells)
    words += " " + cell.indicator + " " + (cell.points ? cell.points->text() : "-");
  words += " disputed " + (one.disputed_points ? one.disputed_points->text() : "-");
  std::set<std::string> lost;
  for (const grading::Loss& loss : one.losses)
    lost.insert("; " + loss.matter + " in " + loss.period + " " + loss.points.text() +
                " returned " + loss.returned.text());
  for (const std::string& loss : lost) words += loss;
  return words + "\n";
}

}  // namespace

std::vector<std::string> Simulator::figures_in(const Ledger& ledger, std::int64_t before,
                                               Date known_until) const {
  ledger::ReadOptions reading;
  reading.year = year_.plan.year;
  reading.with_proposed = false;
  reading.before = before;
  const auto records = ledger::read_records(ledger, reading);
  std::vector<std::string> figures;
  for (const plan::Period& period : year_.plan.periods) {
    cycle::AssessOptions options;
    options.known_until = std::max(period.asked_on, known_until);
    const grading::Result result = cycle::assess(year_, *records, period.id, options).result;
    figures.push_back(report::figures_digest(result) + "\n");
    for (const grading::AssesseeResult& one : result.domains.front().assessees)
      figures.back() += words_of(one);
  }
  return figures;
}

void Simulator::check_other_order(unsigned seed) {
  // From these days on a matter that was put right before has come back, or no notice is taken.
  std::vector<Date> borders;
  for (const plan::Period& period : year_.plan.periods) borders.push_back(period.first_day);
  borders.push_back(year_.plan.periods.back().closes + std::chrono::days(1));
  std::sort(borders.begin(), borders.end());
  const std::vector<std::size_t> order = other_order(done_, borders, seed);
  REQUIRE((done_.size() < 20 || !std::is_sorted(order.begin(), order.end())));

  TempFolder folder;
  Ledger other = Ledger::create(Ledger::file_of(folder.path()), ledger::Nature::played);
  Date day = make_date(2023, 1, 5);
  cycle::play_issue(year_, other, year_.plan.domains.front().id,
                    {day, day, day, day, "云考委3号", "云考办5号"});
  plan::YearPlan plan = year_.plan;
  plan.hearing.disclose = false;  // when it was shown is no deed: its order has no meaning
  Renumbered numbers;
  std::string words;
  for (const std::size_t which : order) {
    const Done& one = done_[which];
    day = std::max(day, one.day);
    words += to_text(day) + " " + one.person + " " + one.what + "\n";
    INFO(story << "in another order\n" << words);
    cycle::DeskOptions options;
    options.today = day;
    cycle::Desk desk(plan, other, *plan.find_person(one.person), options);
    try {
      one.again(desk, numbers);
    } catch (const Error& error) {
      FAIL(error.text(Language::en));
    }
  }
  INFO(story << "in another order\n" << words);
  const Date end = make_date(2024, 12, 31);
  REQUIRE(figures_in(other, 0, end) == figures_in(first_, 0, end));
}

void Simulator::look() {
  looks_.push_back({first_.head().number + 1, today_, figures_in(first_, 0, today_)});
}

/// Whatever has come since, the figures of then come out of the ledger as it was.
void Simulator::check_looks() {
  INFO(story);
  for (const Look& one : looks_) REQUIRE(figures_in(second_, one.before, one.day) == one.figures);
  looks_.clear();
}

}  // namespace kaohe::testing

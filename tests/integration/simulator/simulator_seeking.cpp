// What was seen least is sought: every act taken, and every act refused.
#include <algorithm>

#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

/// By which way each act may come up, and what leads to it where nothing is there for it yet.
const std::vector<Simulator::Sought>& Simulator::sought() {
  using S = Simulator;
  static const std::vector<Sought> all{
      {"records", &S::record},
      {"records-late", &S::record},
      {"submits", &S::submit, &S::record_own},
      {"submits-late", &S::submit},
      {"closes", &S::close},
      {"closes-without", &S::close},
      {"corrects", &S::correct, &S::record_own},
      {"withdraws", &S::withdraw, &S::record_own},
      {"withdraws-submission", &S::withdraw_submission},
      {"cancels", &S::withdraw},
      {"confirms", &S::confirm, &S::see_corrected},
      {"confirms-submission", &S::confirm_submission},
      {"discloses", &S::disclose, &S::record_own},
      {"objects", &S::object, &S::record_own},
      {"answers", &S::answer, &S::see_heard},
      {"confirms-answer", &S::confirm_answer, &S::see_heard},
      {"withdraws-objection", &S::withdraw_objection, &S::see_heard},
      {"withdraws-answer", &S::withdraw_answer, &S::see_heard},
      {"corrects-answer", &S::correct_answer, &S::see_heard},
      {"corrects-disputed", &S::go_behind, &S::see_heard},
      {"cancels-disputed", &S::go_behind, &S::see_heard},
      {"confirms-disputed", &S::go_behind, &S::dispute_proposal},
      {"records-again", &S::go_behind, &S::see_heard},
      {"merges", &S::merge, &S::see_merged},
      {"merges-beside", &S::merge_beside, &S::see_adjusted},
      {"merges-undecided", &S::merge_undecided, &S::see_undecided},
      {"confirms-merge", &S::confirm_merge, &S::see_merged},
      {"withdraws-merge", &S::withdraw_merge, &S::see_merged},
      {"cancels-merge", &S::withdraw_merge, &S::see_merged},
      {"confirms-cancelling", &S::cancel_merge, &S::see_merged},
      {"keeps-merge", &S::keep_merge, &S::see_merged},
      {"reminds", &S::issue},
      {"circulates", &S::issue},
      {"reminds-of", &S::issue_about_row, &S::record_own},
      {"follows-visit", &S::issue_after_visit, &S::visit},
      {"visits", &S::visit},
      {"requests-supervision", &S::request_supervision, &S::issue},
      {"serves", &S::serve, &S::request_supervision},
      {"answers-notice", &S::answer_notice, &S::issue},
      {"returns-answer", &S::return_answer, &S::see_through},
      {"asks-extension", &S::extend, &S::issue},
      {"grants-extension", &S::grant, &S::extend},
      {"closes-notice", &S::close_notice, &S::see_through},
      {"closes-rectified", &S::close_notice, &S::see_through},
      {"confirms-closing", &S::end_notice, &S::see_through},
      {"confirms-rectified", &S::confirm_rectified, &S::see_through},
      {"reviews", &S::say_something},
      {"marks", &S::say_something},
      {"decides-line", &S::say_something},
      {"exempts", &S::say_something},
      {"confirms-said", &S::confirm_said, &S::say_something},
      {"withdraws-said", &S::withdraw_said, &S::say_something},
      {"adjusts", &S::adjust},
      {"criticises", &S::criticise},
      {"confirms-beside", &S::confirm_beside, &S::see_adjusted},
      {"withdraws-beside", &S::withdraw_beside, &S::see_adjusted},
      {"decides-adjustment", &S::decide_adjustment, &S::see_adjusted},
      {"publishes", &S::publish, &S::finish},
      {"publishes-again", &S::publish, &S::see_corrected},
      {"opens-year", &S::open_to_public},
      {"publishes-year", &S::publish_year},
      {"publishes-year-again", &S::publish_year, &S::see_corrected},
  };
  return all;
}

Outcome Simulator::foresee_by(Way way) {
  Outcome foreseen;
  foreseen_ = &foreseen;
  (this->*way)();
  foreseen_ = nullptr;
  return foreseen;
}

/// Of some dice for each of the outcomes that were seen least the first that brings it about, or
/// leads there.
void Simulator::seek() {
  constexpr std::size_t kOutcomes = 24;
  constexpr int kTries = 6;
  std::vector<std::pair<Outcome, const Sought*>> wanted;
  for (const Sought& one : sought())
    for (const bool taken : {true, false})
      if (!taken || (one.way != &Simulator::go_behind && one.way != &Simulator::merge_undecided))
        wanted.push_back({{one.act, taken}, &one});
  std::shuffle(wanted.begin(), wanted.end(), random_);
  std::stable_sort(wanted.begin(), wanted.end(), [&](const auto& a, const auto& b) {
    return seen_.count(a.first) < seen_.count(b.first);
  });
  wanted.resize(std::min(wanted.size(), kOutcomes));
  for (const auto& [outcome, one] : wanted) {
    const auto brings = [&, &sought = outcome](const Outcome& foreseen) {
      return foreseen.act == sought.act && foreseen.taken == sought.taken;
    };
    if (acts_if(one->way, kTries, brings)) return;
    const auto goes_on = [](const Outcome& foreseen) { return foreseen.taken; };
    if (one->towards != nullptr && acts_if(one->towards, kTries / 2, goes_on)) return;
  }
  act_somehow();
}

/// Acts by the first of some dice that bring about what is looked for.
bool Simulator::acts_if(Way way, int tries, const std::function<bool(const Outcome&)>& is_it) {
  for (int i = 0; i < tries; ++i) {
    const std::mt19937 dice = random_;
    const Outcome foreseen = foresee_by(way);
    if (foreseen.act.empty() || !is_it(foreseen)) continue;
    random_ = dice;
    (this->*way)();
    return true;
  }
  return false;
}

/// Something new of what a unit answers for, mostly an event, and often of a matter that stands in
/// the other indicator.
void Simulator::record_own() {
  ModelRow row = some_row(some_period());
  for (int tries = 0; tries < 3 && !row.is_event(); ++tries) row = some_row(some_period());
  for (const ModelRow& one : model_.rows()) {
    if (!row.is_event() || !one.is_event() || one.input == row.input || below(3) != 0) continue;
    row.assessee = one.assessee;
    row.matter = one.matter;
    break;
  }
  record(year_.plan.persons_of(Model::unit_of(row.input)).front(), row);
}

/// Two matters of an assessee become one, and are to be two again.
void Simulator::see_merged() {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  for (ModelMerge& merge : model_.merges) {
    if (!merge.counts(true) || below(4) == 0) continue;
    if (merge.confirmed) return withdraw_merge(merge, lead.front());
    for (const Person& one : lead)
      if (model_.takes_confirmation(one, merge)) return confirm_merge(merge, one);
  }
  const Person person = year_.plan.persons_of("market").front();
  const std::vector<ModelRow> rows = model_.rows();
  for (const ModelRow& one : rows)
    for (const ModelRow& other : rows)
      if (model_.takes_merge(person, {one.number, other.number}, one.matter))
        return merge(person, {one.number, other.number}, one.matter);
  record_own();
}

/// An event is disputed, answered, and that is confirmed.
void Simulator::see_heard() {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  for (ModelObjection& one : model_.objections) {
    const ModelRow& row = *model_.find(one.row);
    if (!row.is_event() || below(3) == 0) continue;
    const ModelOutcome said{below(2) == 0 ? "withdrawn" : "upheld", ""};
    for (const Person& person : lead) {
      if (model_.takes_answer(person, one, said)) return answer(one, person, said);
      if (model_.takes_confirmation(person, one)) return confirm_answer(one, person);
    }
  }
  const std::vector<ModelRow> rows = model_.rows();
  for (const ModelRow& row : rows) {
    const Person own = year_.plan.persons_of("associations/" + row.assessee).front();
    if (row.is_event() && model_.takes_objection(own, row, today_)) return object(own, row);
  }
  record_own();
}

/// What is published is found wrong, and another person confirms that.
void Simulator::see_corrected() {
  const std::vector<Person> lead = year_.plan.persons_of("society");
  for (ModelRow& row : model_.rows())
    for (const Person& one : lead)
      if (row.replaces && model_.takes_confirmation(one, row)) return confirm(row, one);
  const std::vector<ModelRow> rows = model_.rows();
  for (const ModelRow& row : rows) {
    const Person own = year_.plan.persons_of(Model::unit_of(row.input)).front();
    const bool is_published = model_.edition_of(row.period) != nullptr && row.confirmed;
    // A figure moves by it: two meetings are enough, and each event costs.
    const std::string value = row.is_event() || row.value == "0" ? "5" : "0";
    if (is_published && model_.takes_correction(own, row, value) && below(4) == 0)
      return correct(row, own, value);
  }
}

}  // namespace kaohe::testing

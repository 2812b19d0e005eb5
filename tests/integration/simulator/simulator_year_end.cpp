// What only the year's result has: reviews, marks and decisions, the days on which it is open to
// the public, its edition and what corrects that.
#include <catch2/catch.hpp>

#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

/// Somebody of a unit who can; the last one of it: nobody can.
template <class Can>
Person who_can(const plan::YearPlan& plan, const std::string& unit, const Can& can) {
  const std::vector<Person> own = plan.persons_of(unit);
  for (const Person& one : own)
    if (can(one)) return one;
  return own.back();
}

const evidence::Form& form_of(const ModelSaid& one) {
  if (one.kind == "review") return evidence::kReviews;
  return one.kind == "mark" ? evidence::kLeaders : evidence::kDecisions;
}

cycle::TableFile table_of_saying(const ModelSaid& one, const std::string& domain) {
  CsvTable table;
  table.file = "row";
  const std::string day = to_text(one.day);
  if (one.kind == "review") {
    table.headings = {"domain", "assessee", "score", "grade", "date", "document"};
    table.rows.push_back({2, {domain, one.assessee, one.value, "good", day, "述职1号"}});
  } else if (one.kind == "mark") {
    table.headings = {"leader", "domain", "assessee", "score", "date"};
    table.rows.push_back({2, {"secretary", domain, one.assessee, one.value, day}});
  } else if (one.kind == "line") {
    table.headings = {"kind", "domain", "value", "document", "decided_by", "date"};
    table.rows.push_back({2, {"good_line", domain, one.value, "云考委1号", "县考核委", day}});
  } else if (one.kind == "adjustment") {
    table.headings = {"kind",   "domain",   "assessee",   "on",
                      "reason", "document", "decided_by", "date"};
    table.rows.push_back({2,
                          {"adjustment", domain, one.assessee, one.value, "两处计分", "云考委3号",
                           "县考核委", day}});
  } else {
    table.headings = {"kind", "domain", "assessee", "on", "document", "decided_by", "date"};
    table.rows.push_back(
        {2, {"exempt", domain, one.assessee, one.value, "云考委2号", "县考核委", day}});
  }
  return {std::move(table), "row", {}};
}

}  // namespace

const char* Simulator::act_of(const ModelSaid& one) {
  if (one.kind == "review") return "reviews ";
  if (one.kind == "mark") return "marks ";
  if (one.kind == "adjustment") return "decides-adjustment ";
  return one.kind == "line" ? "decides-line " : "exempts ";
}

/// Rarely one that exempts: it takes all else about that part out of sight.
ModelSaid Simulator::some_saying() {
  ModelSaid made;
  const char* const kinds[] = {"review", "mark", "line", "review", "mark", "exemption"};
  made.kind = kinds[below(6)];
  if (made.kind != "line") made.assessee = some_row("q1").assessee;
  made.value = std::to_string(60 + below(40));
  const char* const exempted[] = {"HX04", "review", "leader_evaluation"};
  if (made.kind == "exemption") made.value = exempted[below(3)];
  return made;
}

void Simulator::say_something() {
  const ModelSaid made = some_saying();
  const std::string unit = made.kind == "review" ? "society" : "office";
  say_it(below(4) == 0 ? somebody() : year_.plan.persons_of(unit)[below(3)], made);
}

void Simulator::say_it(const Person& person, ModelSaid made) {
  made.day = today_;
  const bool expected = model_.takes_saying(person, made);
  const std::string domain = year_.plan.domains.front().id;
  const auto say = [form = &form_of(made),
                    table = table_of_saying(made, domain)](cycle::Desk& desk) {
    return cycle::record_table(desk, *form, table, "").numbers.front();
  };
  const std::string what = act_of(made) + made.key() + " " + made.value;
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { made.number = say(desk); });
  if (!taken) return;
  made.person = person.id;
  model_.sayings.push_back(made);
  // On its own day, wherever it stands: until then it is not known.
  keep(person, what, touched_by(made),
       [say, number = made.number](auto& desk, Renumbered& now) { now[number] = say(desk); });
}

void Simulator::confirm_said() {
  if (model_.sayings.empty()) return;
  ModelSaid& one = model_.sayings[below(model_.sayings.size())];
  confirm_said(one, below(3) == 0 ? somebody() : who_can(year_.plan, "committee", [&](const auto&) {
                 return below(2) == 0;
               }));
}

void Simulator::confirm_said(ModelSaid& one, const Person& person) {
  const bool expected = model_.takes_confirmation(person, one);
  const std::string what = "confirms-said #" + std::to_string(one.number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  if (!taken) return;
  one.confirmed = true;
  keep_confirmation(person, what, one.number, {{one.key()}});
}

void Simulator::withdraw_said() {
  if (model_.sayings.empty()) return;
  ModelSaid& one = model_.sayings[below(model_.sayings.size())];
  // Once it is confirmed its taking away would be another person's to confirm.
  if (one.confirmed) return;
  const Person person = below(2) == 0 ? somebody() : *year_.plan.find_person(one.person);
  const bool expected = model_.takes_withdrawal(person, one);
  const std::string what = "withdraws-said #" + std::to_string(one.number);
  const bool taken = acts(person, what, expected,
                          [&](cycle::Desk& desk) { cycle::withdraw(desk, one.number, {"误录"}); });
  if (!taken) return;
  one.withdrawn = true;
  keep_withdrawal(person, what, one.number, 0, touched_by(one));
}

/// As a diligent office would: all that the year's result takes, one after the other.
void Simulator::end_year() {
  const plan::Domain& domain = year_.plan.domains.front();
  for (const plan::Period& period : year_.plan.periods)
    if (!model_.is_closed(period.id)) return finish(period.id);
  if (submit_left_out()) return;
  const std::size_t dice = below(12);
  if (dice < 4) return dice == 0 ? see_decided() : see_adjusted();
  for (const plan::Assessee& assessee : domain.assessees) {
    for (const char* kind : {"review", "mark"}) {
      ModelSaid made;
      made.kind = kind;
      made.assessee = assessee.id;
      made.value = std::to_string(70 + below(30));
      if (!model_.is_said(made.key())) return say_and_confirm(made);
    }
  }
  if (model_.edition_of("year") != nullptr || model_.opening() == nullptr || below(3) == 0)
    return below(2) == 0 ? open_to_public() : publish_year();
  publish_year();
}

/// What a closing left out: without it the year's indicators have no points. Whether there was any.
bool Simulator::submit_left_out() {
  for (LateSubmission& one : model_.late_submissions())
    for (const Person& person : year_.plan.persons_of("society"))
      if (model_.takes_confirmation(person, one)) return confirm_submission(one, person), true;
  for (const plan::Period& period : year_.plan.periods)
    for (const char* unit : {"market", "society"})
      for (const Person& person : year_.plan.persons_of(unit))
        if (model_.takes_submission(person, period.id, today_))
          return submit(person, period.id), true;
  return false;
}

/// A decision lets an adjustment count beside an indicator, and the committee confirms it.
void Simulator::see_decided() {
  for (ModelSaid& one : model_.sayings)
    for (const Person& person : year_.plan.persons_of("committee"))
      if (one.kind == "adjustment" && model_.takes_confirmation(person, one))
        return confirm_said(one, person);
  decide_adjustment();
}

void Simulator::say_and_confirm(const ModelSaid& made) {
  for (ModelSaid& one : model_.sayings) {
    if (one.key() != made.key() || one.withdrawn) continue;
    const std::string unit = year_.plan.find_person(one.person)->unit;
    return confirm_said(one, who_can(year_.plan, unit, [&](const Person& person) {
                          return model_.takes_confirmation(person, one);
                        }));
  }
  say_it(year_.plan.persons_of(made.kind == "review" ? "society" : "office").front(), made);
}

void Simulator::open_to_public() {
  const Person person = below(4) == 0 ? somebody() : year_.plan.persons_of("organization")[0];
  Writing writing{"year", "opens-year", person, model_.takes_opening(person), model_.opening()};
  writing.is_opening = true;
  write(writing);
}

void Simulator::publish_year() {
  const bool is_first = model_.edition_of("year") == nullptr;
  const Person person = below(5) == 0 ? somebody() : year_.plan.persons_of("organization")[0];
  const bool says_why = below(6) == 0 ? is_first : !is_first;
  const bool may = model_.takes_publication(person, "year", says_why, today_);
  Writing writing{"year", is_first ? "publishes-year" : "publishes-year-again", person, may};
  // Nothing is compared while nothing stands.
  writing.last = is_first ? model_.opening() : model_.edition_of("year");
  writing.says_why = says_why;
  writing.is_final_after_opening = is_first;
  writing.with_changes = below(2) == 0;
  write(writing);
}

}  // namespace kaohe::testing

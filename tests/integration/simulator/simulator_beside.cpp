// Bonuses, deductions and circulars, and the decisions that let adjustments count beside an
// indicator.
#include <algorithm>

#include "simulator.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

const evidence::Form& form_of(const ModelBeside& one) {
  return one.is_circular() ? evidence::kCirculars : evidence::kAdjustments;
}

cycle::TableFile table_of_beside(const ModelBeside& one, const std::string& domain) {
  CsvTable table;
  table.file = "row";
  const std::string day = to_text(one.day);
  if (one.is_circular()) {
    table.headings = {"domain", "assessee", "body", "document", "matter", "date"};
    table.rows.push_back(
        {2, {domain, one.assessee, "county_committee", one.paper, one.matter, day}});
  } else {
    table.headings = {"domain", "assessee", "category",    "points",
                      "matter", "document", "approved_by", "date"};
    table.rows.push_back({2,
                          {domain, one.assessee, one.kind, std::to_string(one.points), one.matter,
                           one.paper, one.is_approved ? "县考核办" : "", day}});
  }
  return {std::move(table), "row", {}};
}

/// Who has a say in its matter, and what it is itself; of equal ones the first counts.
std::vector<Touched> touched_beside(const ModelBeside& one, bool is_in_merges) {
  return {{one.assessee + " events", is_in_merges},
          {one.assessee + " " + one.kind},
          {"beside #" + std::to_string(one.number)}};
}

}  // namespace

void Simulator::stand_beside() {
  const std::size_t dice = below(12);
  if (dice < 3) return adjust();
  if (dice < 4) return criticise();
  if (dice < 7) return confirm_beside();
  if (dice < 8) return withdraw_beside();
  if (dice < 10) return decide_adjustment();
  merge_beside();
}

/// Mostly one that events have too; rarely none.
std::string Simulator::some_matter(const std::string& assessee) {
  const std::size_t dice = below(8);
  if (dice == 0) return "";
  for (const ModelRow& row : model_.rows())
    if (dice > 2 && row.is_event() && row.assessee == assessee && below(3) == 0) return row.matter;
  return "案" + std::to_string(below(8));
}

void Simulator::adjust() {
  ModelBeside made;
  made.kind = below(2) == 0 ? "honours" : "penalties";
  made.assessee = some_row("q1").assessee;
  made.matter = some_matter(made.assessee);
  made.points = static_cast<int>(below(3)) + 1;
  made.is_approved = below(8) != 0;
  const char* const units[] = {"society", "office"};
  const std::vector<Person> own = year_.plan.persons_of(units[below(2)]);
  put_beside(below(4) == 0 ? somebody() : own[below(own.size())], made);
}

void Simulator::criticise() {
  ModelBeside made;
  made.kind = "circular";
  made.assessee = some_row("q1").assessee;
  made.matter = some_matter(made.assessee);
  const char* const units[] = {"society", "office", "organization"};
  const std::vector<Person> own = year_.plan.persons_of(units[below(3)]);
  put_beside(below(4) == 0 ? somebody() : own[below(own.size())], made);
}

void Simulator::put_beside(const Person& person, ModelBeside made) {
  made.paper = new_document();
  made.day = std::min(today_, make_date(2023, 12, 31));
  const bool expected = model_.takes_beside(person, made);
  const auto put = [form = &form_of(made),
                    table =
                        table_of_beside(made, year_.plan.domains.front().id)](cycle::Desk& desk) {
    return cycle::record_table(desk, *form, table, "").numbers.front();
  };
  const std::string what = (made.is_circular() ? "criticises " : "adjusts ") + made.assessee + " " +
                           made.kind + " " + std::to_string(made.points) + " " + made.matter +
                           (made.is_approved ? "" : " unapproved");
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { made.number = put(desk); });
  if (!taken) return;
  made.person = person.id;
  model_.beside.push_back(made);
  keep(person, what, touched_beside(made, false),
       [put, number = made.number](auto& desk, Renumbered& now) { now[number] = put(desk); });
}

/// Rather one that nobody has confirmed.
ModelBeside& Simulator::some_beside() {
  for (ModelBeside& one : model_.beside)
    if (one.counts(true) && !one.confirmed && below(3) == 0) return one;
  return model_.beside[below(model_.beside.size())];
}

void Simulator::confirm_beside() {
  if (model_.beside.empty()) return;
  ModelBeside& one = some_beside();
  const std::vector<Person> own =
      year_.plan.persons_of(one.is_circular() ? "organization" : "committee");
  confirm_beside(one, below(3) == 0 ? somebody() : own[below(own.size())]);
}

void Simulator::confirm_beside(ModelBeside& one, const Person& person) {
  const bool expected = model_.takes_confirmation(person, one);
  const std::string what = "confirms-beside #" + std::to_string(one.number);
  const bool taken =
      acts(person, what, expected, [&](cycle::Desk& desk) { cycle::confirm(desk, {one.number}); });
  if (!taken) return;
  one.confirmed = true;
  keep_confirmation(person, what, one.number, {{"beside #" + std::to_string(one.number)}});
}

void Simulator::withdraw_beside() {
  if (model_.beside.empty()) return;
  ModelBeside& one = some_beside();
  // Once it is confirmed its taking away would be another person's to confirm.
  if (one.confirmed) return;
  const Person person = below(2) == 0 ? somebody() : *year_.plan.find_person(one.person);
  const bool expected = model_.takes_withdrawal(person, one);
  const std::string what = "withdraws-beside #" + std::to_string(one.number);
  const bool taken = acts(person, what, expected,
                          [&](cycle::Desk& desk) { cycle::withdraw(desk, one.number, {"误录"}); });
  if (!taken) return;
  one.withdrawn = true;
  keep_withdrawal(person, what, one.number, 0, touched_beside(one, true));
}

void Simulator::decide_adjustment() {
  if (model_.beside.empty()) return;
  const ModelBeside& one = model_.beside[below(model_.beside.size())];
  if (one.matter.empty() && below(4) != 0) return;
  decide_adjustment(one);
}

/// Under the id that it was recorded with, or by which it counts.
void Simulator::decide_adjustment(const ModelBeside& one) {
  ModelSaid made;
  made.kind = "adjustment";
  made.assessee = one.assessee;
  made.value = below(3) == 0 ? model_.matter_of(one.assessee, one.node(), true) : one.matter;
  if (made.value.empty() || made.value.front() == '#') made.value = "案9";
  say_it(below(5) == 0 ? somebody() : year_.plan.persons_of("office")[below(3)], made);
}

/// What was decided of one is not decided of another, whatever is said to be one matter.
void Simulator::merge_undecided() {
  const Person person = year_.plan.persons_of("society")[below(3)];
  for (const ModelBeside& one : model_.beside)
    for (const ModelBeside& other : model_.beside) {
      const std::vector<std::int64_t> numbers{one.number, other.number};
      const std::string into = other.matter.empty() ? "案9" : other.matter;
      if (model_.is_undecided(numbers, into) && below(2) == 0) return merge(person, numbers, into);
    }
}

/// Of two adjustments of an assessee that stand in an indicator one is decided.
void Simulator::see_undecided() {
  if (year_.plan.matters_across == "count") return;
  constexpr Known kAll{true, true};
  for (const ModelBeside& one : model_.beside)
    for (const ModelBeside& other : model_.beside) {
      const bool are_two = one.assessee == other.assessee && one.node() != other.node();
      if (are_two && !one.is_circular() && !other.is_circular() && one.counts(true) &&
          other.counts(true) && !one.matter.empty() && model_.needs_decision(one, kAll) &&
          model_.needs_decision(other, kAll))
        return decide_adjustment(one);
    }
  see_adjusted();
}

/// What stands in an indicator is adjusted too, and another person confirms that.
void Simulator::see_adjusted() {
  const std::vector<Person> own = year_.plan.persons_of("office");
  for (ModelBeside& one : model_.beside)
    if (one.counts(true) && !one.confirmed && below(2) == 0)
      for (const Person& person : own)
        if (model_.takes_confirmation(person, one)) return confirm_beside(one, person);
  for (const ModelRow& row : model_.rows()) {
    if (!row.is_event() || row.cancels || !model_.stands(row, true) || below(3) != 0) continue;
    ModelBeside made;
    made.kind = below(2) == 0 ? "honours" : "penalties";
    made.assessee = row.assessee;
    made.matter = row.matter;
    made.points = static_cast<int>(below(3)) + 1;
    return put_beside(own[below(own.size())], made);
  }
}

}  // namespace kaohe::testing

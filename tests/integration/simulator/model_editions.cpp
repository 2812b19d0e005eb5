// What the model says of editions.
#include "model.hpp"

namespace kaohe::testing {

const ModelEdition* Model::edition_of(const std::string& period) const {
  const ModelEdition* last = nullptr;
  for (const ModelEdition& one : editions)
    if (one.period == period && !one.open_until) last = &one;
  return last;
}

const ModelEdition* Model::opening() const {
  const ModelEdition* last = nullptr;
  for (const ModelEdition& one : editions)
    if (one.open_until) last = &one;
  return last;
}

/// Whether it is closed, and so is everything that was found in the time before its end; of the
/// year every other period.
bool Model::is_settled(const std::string& period) const {
  if (files_differ || !is_closed(period)) return false;
  const Date last_day = plan_.find_period(period)->last_day;
  for (const plan::Period& one : plan_.periods)
    if ((period == "year" || one.last_day < last_day) && !is_closed(one.id)) return false;
  if (period != "year") return true;
  // No score stands without a review, and marks of all.
  for (const plan::Assessee& one : plan_.domains.front().assessees)
    if (!is_said("review " + one.id) || !is_said("mark " + one.id)) return false;
  return true;
}

bool Model::takes_publication(const plan::Person& person, const std::string& period, bool says_why,
                              Date today) const {
  if (person.unit != "organization" || !is_settled(period)) return false;
  const bool is_first = edition_of(period) == nullptr;
  const ModelEdition* opened = opening();
  if (period == "year" && is_first && (opened == nullptr || today <= *opened->open_until))
    return false;
  return says_why != is_first;
}

bool Model::has_moved(const std::string& period) const {
  const ModelEdition* last = edition_of(period);
  if (last == nullptr) return false;
  std::set<std::int64_t> of_it, now;
  for (const std::int64_t number : last->rows)
    if (find(number)->period == period) of_it.insert(number);
  for (const auto& [number, value] : counted(false))
    if (find(number)->period == period) now.insert(number);
  return of_it != now;
}

bool Model::takes_opening(const plan::Person& person) const {
  return person.unit == "organization" && is_settled("year") && edition_of("year") == nullptr;
}

std::optional<Date> Model::counts_until(const std::string& period) const {
  if (period == "year") return std::nullopt;
  for (const ModelEdition& one : editions)
    if (one.period == period) return std::max(plan_.find_period(period)->asked_on, one.day);
  return std::nullopt;
}

std::optional<Date> Model::learned_on(const ModelRow& row) const {
  const ModelShown* shown = nullptr;
  for (const ModelShown& one : disclosures)
    if (shown == nullptr && one.period == row.period && one.through >= row.number) shown = &one;
  // Whichever came first: that it was shown, or that it stood in a published result.
  for (const ModelEdition& one : editions) {
    if (one.period != row.period || one.rows.count(row.number) == 0) continue;
    if (shown == nullptr || one.number < shown->number) return one.day;
  }
  return shown == nullptr ? std::nullopt : std::optional(shown->day);
}

}  // namespace kaohe::testing

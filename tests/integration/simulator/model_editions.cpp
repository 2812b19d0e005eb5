// What the model says of editions.
#include "model.hpp"

namespace kaohe::testing {

const ModelEdition* Model::edition_of(const std::string& period) const {
  const ModelEdition* last = nullptr;
  for (const ModelEdition& one : editions)
    if (one.period == period) last = &one;
  return last;
}

bool Model::takes_publication(const plan::Person& person, const std::string& period,
                              bool says_why) const {
  if (person.unit != "organization" || files_differ || !is_closed(period)) return false;
  const Date last_day = plan_.find_period(period)->last_day;
  for (const plan::Period& one : plan_.periods)
    if (one.last_day < last_day && !is_closed(one.id)) return false;
  return says_why == (edition_of(period) != nullptr);
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

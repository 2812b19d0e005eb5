// What the model says of notices and of who may follow one up.
#include <algorithm>

#include "model.hpp"

namespace kaohe::testing {

using plan::Person;

namespace {

/// The unit in charge, the lead unit, and the assessment office.
bool follows_up(const Person& person, const ModelNotice& notice) {
  return person.unit == notice.unit || person.unit == "society" || person.unit == "office";
}

}  // namespace

ModelNotice& Model::notice(std::int64_t number) {
  return *std::find_if(notices.begin(), notices.end(),
                       [&](const ModelNotice& one) { return one.number == number; });
}

bool Model::takes_notice(const Person& person, const ModelNotice& notice, Date today) const {
  // What is found after the day on which the last period closes belongs to the next year.
  if (today > plan_.find_period("year")->closes) return false;
  if (notice.row != 0) {
    const ModelRow* row = find(notice.row);
    const bool is_row = row != nullptr && !row->cancels && stands(*row, true);
    if (!is_row || row->assessee != notice.assessee) return false;
  }
  for (const ModelVisit& one : visits)
    if (one.number == notice.visit && (!one.has_found || one.assessee != notice.assessee))
      return false;
  if (person.unit == "office" || person.unit == "organization") return true;
  if (notice.level == "circular") return false;
  return person.unit == "society" || (person.unit == "market" && notice.unit == "market");
}

bool Model::takes_request(const Person& person, const std::vector<std::int64_t>& numbers) {
  return person.unit == "society" && std::all_of(numbers.begin(), numbers.end(), [&](auto number) {
           const ModelNotice& one = notice(number);
           return std::count(numbers.begin(), numbers.end(), number) == 1 &&
                  one.level != "supervision" && one.request == 0 && one.asks();
         });
}

bool Model::takes_serving(const Person& person, const ModelRequest& request) {
  return person.unit == "office" && !request.is_served &&
         std::any_of(request.notices.begin(), request.notices.end(),
                     [this](std::int64_t number) { return notice(number).asks(); });
}

bool Model::takes_answer(const Person& person, const ModelNotice& notice,
                         const std::string& to) const {
  if (person.unit != "associations/" + notice.assessee || !notice.asks()) return false;
  const auto body = notice.answered_to.find(to);
  return to.empty() || (body != notice.answered_to.end() && !body->second);
}

bool Model::takes_return(const Person& person, const ModelNotice& notice) const {
  const auto body = notice.answered_to.find(person.unit);
  return body != notice.answered_to.end() && body->second && !notice.closed && !notice.followed;
}

bool Model::takes_extension(const Person& person, const ModelNotice& notice, Date until,
                            Date today) const {
  return person.unit == "associations/" + notice.assessee && notice.asks() && today <= notice.due &&
         until > notice.due && until <= notice.latest && notice.extension.number == 0;
}

bool Model::takes_granting(const Person& person, const ModelNotice& notice, Date today) const {
  const bool may =
      follows_up(person, notice) && (notice.level == "reminder" || person.unit != "market");
  return may && notice.asks() && today <= notice.due && notice.returns == notice.returns_when_asked;
}

bool Model::takes_closing(const Person& person, const ModelNotice& notice) const {
  return follows_up(person, notice) && notice.answered() && !notice.closed && !notice.followed &&
         notice.closing.number == 0;
}

bool Model::takes_rectified(const Person& person, const ModelNotice& notice) const {
  const ModelRow* row = find(notice.row);
  return takes_closing(person, notice) && row != nullptr && stands(*row, true) &&
         (person.unit == unit_of(row->input) || person.unit == "society");
}

bool Model::takes_confirmation(const Person& person, const ModelRectified& one) const {
  return !one.gone && !one.confirmed && person.unit == "society" && person.id != one.person;
}

bool Model::takes_visit(const Person& person, const ModelVisit& visit) const {
  if (person.unit != "office" && person.unit != "organization") return false;
  return std::none_of(visits.begin(), visits.end(), [&](const ModelVisit& one) {
    return one.assessee == visit.assessee && one.paper == visit.paper;
  });
}

bool Model::takes_place(const ModelRow& later, bool proposed) const {
  if (later.withdrawn) return false;
  if (proposed || later.confirmed) return true;
  return std::any_of(rows_.begin(), rows_.end(), [&](const ModelRow& one) {
    return one.replaces == later.number && takes_place(one, proposed);
  });
}

std::int64_t Model::latest(std::int64_t row, bool proposed) const {
  for (const ModelRow& later : rows_)
    if (later.replaces == row && !later.cancels && takes_place(later, proposed))
      return latest(later.number, proposed);
  return row;
}

const ModelRectified* Model::rectified_of(const ModelRow& row) const {
  const auto found = std::find_if(rectified.begin(), rectified.end(), [&](const auto& one) {
    return one.counts(false) && latest(one.row, false) == row.number;
  });
  return found == rectified.end() ? nullptr : &*found;
}

Rational Model::kept_of(const ModelRow& row, const plan::Period& period) const {
  const ModelRectified* found = rectified_of(row);
  if (found == nullptr) return Rational::of(1);
  const auto comes_later = [&](const ModelRow& one) {
    const Date day = plan_.find_period(one.period)->first_day;
    return one.input == row.input && one.assessee == row.assessee && !one.cancels &&
           one.confirmed && stands(one, false) && day <= period.last_day && day > found->day &&
           matter_of(one.assessee, one.matter, false) ==
               matter_of(row.assessee, row.matter, false) &&
           rectified_of(one) == nullptr;
  };
  const bool is_back = std::any_of(rows_.begin(), rows_.end(), comes_later);
  return is_back ? Rational::of(1) : Rational::of(1) / Rational::of(2);
}

bool Model::takes_end(const Person& person, const ModelNotice& notice) const {
  return (person.unit == "society" || person.unit == "office") &&
         person.id != notice.closing.person;
}

void Model::add(ModelNotice made, Date today) {
  made.due = plan_.rectification_due(today);
  made.latest = plan_.rectification_due(made.due);
  for (const std::string& body : {std::string("office"), std::string("society"), made.unit})
    made.answered_to[body];
  notices.push_back(std::move(made));
}

void Model::answer(ModelNotice& notice, const std::string& to, Date today) {
  for (auto& [body, day] : notice.answered_to)
    if (!day && (to.empty() || body == to)) day = today;
}

void Model::send_back(ModelNotice& notice, Date today) {
  notice.days_late = notice.days_late_by(today);
  const Date due = plan_.rework_due(today);
  notice.due = std::max(notice.due, due);
  notice.latest = std::max(notice.latest, plan_.rectification_due(due));
  ++notice.returns;
  for (ModelRectified& one : rectified)
    if (one.notice == notice.number && !one.is_closed) one.gone = true;
  notice.closing = {};
  for (auto& [body, day] : notice.answered_to) day.reset();
}

}  // namespace kaohe::testing

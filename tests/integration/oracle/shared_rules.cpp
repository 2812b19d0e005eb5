#include "shared_rules.hpp"

namespace oracle {
namespace {

Exact opinion_weight(const std::string& opinion) {
  if (opinion == "best") return 100;
  if (opinion == "good") return 80;
  if (opinion == "fair") return 60;
  return opinion == "weak" ? 30 : 0;
}

}  // namespace

void charge_each(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                 const std::string& input, const Exact& price, Score& score) {
  for (const Fact& fact : asked.facts(assessee, indicator, input)) {
    score.lose(price * decimal(fact.value), input + " " + fact.date);
  }
}

Exact opinion_index(const Asked& asked, const Assessee& assessee, const std::string& indicator) {
  Exact weighted = 0;
  Exact votes = 0;
  for (const Fact& fact : asked.facts(assessee, indicator, "votes")) {
    votes += decimal(fact.value);
    weighted += decimal(fact.value) * opinion_weight(fact.attributes.at("opinion"));
  }
  if (votes == 0) throw Pending{"votes"};
  return weighted / votes;
}

Exact sanction_price(const std::string& level) {
  if (level == "admonished") return 1;
  if (level == "light") return 3;
  return level == "heavy" ? 5 : 8;
}

Cell inspection_points(const Asked& asked, const Assessee& assessee, const std::string& indicator) {
  const std::optional<bool> task = asked.known(assessee, indicator, "has_task");
  Score score(0);
  if (task == false) {
    score.win(3, "no task");
    return score.cell(3);
  }
  if (!asked.at_year_end()) return not_due(3);
  if (!task) throw Pending{"has_task"};
  const std::optional<Import> found = asked.imported(assessee, "inspection", "score");
  if (!found) throw Pending{"inspection"};
  score.win(decimal(found->value) * Exact(3, 100), "inspection " + found->value);
  Cell cell = score.cell(3);
  if (found->provisional) cell.state = "provisional";
  return cell;
}

Cell reply_points(const Asked& asked, const Assessee& assessee) {
  Score score(3);
  for (const int days : asked.days_late(assessee)) {
    const std::string why = std::to_string(days) + " days late";
    if (days > 0) score.lose(Exact(1, 2), why);
    if (days >= 15) score.lose(Exact(1, 2), why);
  }
  return score.cell(3);
}

}  // namespace oracle

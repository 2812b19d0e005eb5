#include "shared_rules.hpp"

#include <algorithm>

namespace oracle {
namespace {

Exact opinion_weight(const std::string& opinion) {
  if (opinion == "best") return 100;
  if (opinion == "good") return 80;
  if (opinion == "fair") return 60;
  return opinion == "weak" ? 30 : 0;
}

// Of the centre, which domains spell differently, 4.
Exact circular_price(const std::string& level) {
  if (level == "county") return 1;
  if (level == "city") return 2;
  return level == "province" ? 3 : 4;
}

}  // namespace

void charge_each(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                 const std::string& input, const Exact& price, Score& score) {
  for (const Fact& fact : asked.facts(assessee, indicator, input)) {
    score.lose(price * decimal(fact.value), input + " " + fact.date);
  }
}

void charge_matters(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const std::string& input, const std::function<Exact(const Fact&)>& price,
                    Score& score) {
  Matters matters;
  for (const Fact& fact : asked.facts(assessee, indicator, input)) {
    matters.add(fact.matter, price(fact) * decimal(fact.value));
  }
  matters.charge(score);
}

void charge_sorts(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                  const std::string& input, Exact (*price)(const std::string& sort), Score& score) {
  Matters matters;
  for (const Fact& fact : asked.facts(assessee, indicator, input)) {
    const std::string& sort = fact.attributes.at("sort");
    matters.add(sort + " " + fact.matter, price(sort) * decimal(fact.value));
  }
  matters.charge(score);
}

bool has_marked(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                const std::string& input, const std::string& mark) {
  const std::vector<Fact> facts = asked.facts(assessee, indicator, input);
  return std::any_of(facts.begin(), facts.end(),
                     [&](const Fact& fact) { return fact.attributes.count(mark) != 0; });
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

Cell opinion_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const Exact& full) {
  if (!asked.at_year_end()) return not_due(full);
  const Exact index = opinion_index(asked, assessee, indicator);
  const Exact lower = index >= 60 ? Exact(1, 2) : Exact(0);
  const Exact part = index >= 90 ? Exact(1) : index >= 80 ? Exact(4, 5) : lower;
  Score score(0);
  score.win(part * full, "index " + text(index));
  return score.cell(full);
}

std::vector<Gate> opinion_gates(const Asked& asked, const Assessee& assessee,
                                const std::string& indicator) {
  if (asked.decided(assessee, "exempt", indicator)) return {};
  if (opinion_index(asked, assessee, indicator) >= 80) return {};
  return {{"17.3", "fair"}};
}

Cell breach_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                   const std::string& mark) {
  Score score(6);
  const auto price = [](const Fact& fact) { return fact.attributes.count("self_found") ? 1 : 2; };
  charge_matters(asked, assessee, indicator, "breaches", price, score);
  if (has_marked(asked, assessee, indicator, "breaches", mark)) score.lose(6, mark);
  return score.cell(6);
}

Exact sanction_price(const std::string& level) {
  if (level == "admonished") return 1;
  if (level == "light") return 3;
  return level == "heavy" ? 5 : 8;
}

Cell sanction_points(const Asked& asked, const Assessee& assessee, const std::string& indicator) {
  Score score(4);
  const auto price = [](const Fact& fact) {
    const Exact of_leaders = sanction_price(fact.attributes.at("level"));
    return fact.attributes.at("role") == "ordinary" ? Exact(of_leaders / 4) : of_leaders;
  };
  charge_matters(asked, assessee, indicator, "sanctions", price, score);
  return score.cell(4);
}

Cell circular_points(const Asked& asked, const Assessee& assessee, const std::string& indicator) {
  Score score(4);
  const auto price = [](const Fact& fact) { return circular_price(fact.attributes.at("level")); };
  charge_matters(asked, assessee, indicator, "circulars", price, score);
  return score.cell(4);
}

Cell task_points(const Asked& asked, const Assessee& assessee, const std::string& indicator) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact tasks = asked.number(assessee, indicator, "tasks");
  const Exact done = asked.number(assessee, indicator, "done");
  Score score(0);
  score.win(tasks == 0 ? Exact(2) : within(2 * done / tasks, 0, 2), text(done) + "/" + text(tasks));
  return score.cell(2);
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

Cell leading_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const std::string& studies) {
  if (!asked.has_come(Period::h1)) return not_due(4);
  Score score(4);
  for (const std::string& half : asked.halves(assessee)) {
    if (!asked.yes(assessee, indicator, "reviewed", {half})) score.lose(1, "no review " + half);
  }
  for (const std::string& quarter : asked.quarters_by_half(assessee)) {
    const Exact held = asked.number(assessee, indicator, studies, {quarter});
    score.lose(short_of(1, held) * Exact(1, 2), "no study " + quarter);
  }
  if (asked.at_year_end() && !asked.yes(assessee, indicator, "signed")) {
    score.lose(2, "not signed");
  }
  return score.cell(4);
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

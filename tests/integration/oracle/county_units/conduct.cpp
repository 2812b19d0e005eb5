// 正风肃纪: JG18–JG21.
#include <algorithm>
#include <set>

#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {
namespace {

constexpr int kFewestVotes = 30;

Exact circular_price(const std::string& level) {
  if (level == "central") return 4;
  if (level == "province") return 3;
  return level == "city" ? 2 : 1;
}

// In the order of their days each spot once, as it was first found.
std::vector<Fact> first_found(std::vector<Fact> spots) {
  std::stable_sort(spots.begin(), spots.end(),
                   [](const Fact& a, const Fact& b) { return a.date < b.date; });
  std::set<std::string> seen;
  std::vector<Fact> found;
  for (const Fact& spot : spots) {
    if (seen.insert(spot.matter).second) found.push_back(spot);
  }
  return found;
}

// Content counts 100, fairly content 70, discontent 0; none of fewer than 30 votes.
std::optional<Exact> opinion_points(const Asked& asked, const Assessee& unit) {
  Exact votes = 0;
  Exact weighted = 0;
  const std::vector<Fact> facts = asked.facts(unit, "JG20", "votes");
  if (facts.empty()) throw Pending{"votes"};
  for (const Fact& fact : facts) {
    const std::string& opinion = fact.attributes.at("opinion");
    const int weight = opinion == "good" ? 100 : opinion == "fair" ? 70 : 0;
    votes += decimal(fact.value);
    weighted += weight * decimal(fact.value);
  }
  if (votes < kFewestVotes) return std::nullopt;
  return 4 * (weighted / votes) / 100;
}

// A half for each full 5 % above last year.
void charge_growth(const Asked& asked, const Assessee& unit, const std::string& input,
                   Score& score) {
  Exact now = 0;
  for (const std::string& half : asked.halves(unit)) {
    now += asked.number(unit, "JG21", input, {half});
  }
  const std::optional<Exact> before = asked.last_year(unit, "JG21." + input);
  if (!before || (*before == 0 && now > 0)) throw Pending{"a decision: no last year"};
  if (now <= *before) return;
  for (Exact step = 105; step <= 100 * now / *before; step += 5) {
    score.lose(Exact(1, 2), input + " to " + text(step));
  }
}

}  // namespace

// By the level of the circular, one problem at its highest.
Cell jg18(const Asked& asked, const Assessee& unit) {
  Score score(4);
  Matters problems;
  for (const Fact& fact : asked.facts(unit, "JG18", "circulars")) {
    const Exact price = circular_price(fact.attributes.at("level"));
    problems.add(fact.matter, price * decimal(fact.value));
  }
  problems.charge(score);
  return score.cell(4);
}

// A quarter for each spot, double if it was not put right; from the third of one sort on another
// half each, but for those of no sort.
Cell jg19(const Asked& asked, const Assessee& unit) {
  Score score(3);
  const std::vector<Fact> facts = asked.facts(unit, "JG19", "spots");
  Matters spots;
  for (const Fact& fact : facts) {
    const bool twice = fact.attributes.count("unfixed") != 0;
    spots.add(fact.matter, twice ? Exact(1, 2) : Exact(1, 4));
  }
  spots.charge(score);
  std::map<std::string, int> of_sort;
  for (const Fact& spot : first_found(facts)) {
    const std::string& sort = spot.attributes.at("sort");
    if (sort != "other" && ++of_sort[sort] >= 3) score.lose(Exact(1, 2), sort + " " + spot.matter);
  }
  return score.cell(3);
}

// 4 % of the index; fewer than 30 votes: the mean of its sort.
Cell jg20(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(4);
  Score score(0);
  if (const std::optional<Exact> own = opinion_points(asked, unit)) {
    score.win(*own, "index");
    return score.cell(4);
  }
  std::vector<Exact> points;
  for (const Assessee& peer : of_its_sort(asked, unit, "JG20")) {
    if (const std::optional<Exact> one = opinion_points(asked, peer)) points.push_back(*one);
  }
  score.win(mean_of(points), "mean of " + std::to_string(points.size()));
  return score.cell(4);
}

// Papers and meetings, each against last year.
Cell jg21(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(2);
  charge_growth(asked, unit, "papers", score);
  charge_growth(asked, unit, "meetings", score);
  return score.cell(2);
}

}  // namespace oracle::county_units

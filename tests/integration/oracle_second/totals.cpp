#include "totals.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace oracle_second {
namespace {

void add_up(const std::vector<Indicator>& indicators, Standing& standing) {
  Exact sum = 0;
  for (const Indicator& indicator : indicators) {
    const Cell& one = standing.cells.at(indicator.id);
    if (one.points)
      sum += *one.points;
    else
      standing.effective_points -= indicator.points;
  }
  standing.indicators =
      standing.effective_points == 1000 ? sum : cut(sum * 1000 / standing.effective_points, 2);
}

std::optional<Exact> review_of(const Asked& asked, const Assessee& who) {
  if (asked.is_exempt(who, "review")) return std::nullopt;
  for (const Line& line : asked.county.reviews) {
    if (under(line, "assessee") == who.id) return cut(oracle::decimal(under(line, "score")), 2);
  }
  throw std::runtime_error("no review of " + who.id);
}

// Four groups of three, weighed 3 : 6 : 3 : 3. The highest and the lowest of each are left out.
std::optional<Exact> leaders_of(const Asked& asked, const Assessee& who) {
  if (asked.is_exempt(who, "leader_evaluation")) return std::nullopt;
  Exact sum = 0, weights = 0;
  for (const auto& [group, weight] :
       {std::pair("secr", 3), std::pair("magi", 6), std::pair("depu", 3), std::pair("coun", 3)}) {
    std::vector<Exact> marks;
    for (const Line& line : asked.county.leaders) {
      const bool is_in = under(line, "leader").substr(0, 4) == group;
      if (is_in && under(line, "assessee") == who.id)
        marks.push_back(oracle::decimal(under(line, "score")));
    }
    std::sort(marks.begin(), marks.end());
    sum += weight * marks.at(1);
    weights += weight;
  }
  return half_even(sum / weights, 3);
}

// Approved honours: by level, shared where several share them, the highest of one matter.
Exact honours_of(const Asked& asked, const Assessee& who) {
  std::map<std::string, Exact> matters;
  for (const Line& line : asked.county.adjustments) {
    const bool counts = under(line, "assessee") == who.id && under(line, "category") == "honours" &&
                        !under(line, "approved_by").empty();
    if (!counts) continue;
    Exact points = under(line, "level") == "province" ? Exact(20) : Exact(25, 2);
    if (!under(line, "among").empty()) {
      points = cut(points / oracle::decimal(under(line, "among")), 2);
    }
    Exact& highest = matters[under(line, "matter")];
    highest = std::max(highest, points);
  }
  Exact sum = 0;
  for (const auto& [matter, points] : matters) sum += points;
  return sum;
}

// At most half of a pool keeps honours: those with the most, of equals at that limit none.
bool keeps_honours(const Asked& asked, const Assessee& who) {
  const Exact own = honours_of(asked, who);
  int in_pool = 0, at_least_as_high = 0;
  for (const Assessee& peer : asked.county.assessees) {
    if (peer.pool != who.pool) continue;
    ++in_pool;
    at_least_as_high += honours_of(asked, peer) >= own ? 1 : 0;
  }
  return own > 0 && 2 * at_least_as_high <= in_pool;
}

// Several deductions of one matter all count.
Exact penalties_of(const Asked& asked, const Assessee& who) {
  Exact sum = 0;
  for (const Line& line : asked.county.adjustments) {
    const bool counts = under(line, "assessee") == who.id &&
                        under(line, "category") == "penalties" &&
                        !under(line, "approved_by").empty();
    if (!counts) continue;
    const std::string among = under(line, "among");
    sum += cut(
        oracle::decimal(under(line, "points")) / oracle::decimal(among.empty() ? "1" : among), 2);
  }
  return sum;
}

Exact adjustment_of(const Asked& asked, const Assessee& who) {
  const Exact honours = keeps_honours(asked, who) ? honours_of(asked, who) : Exact(0);
  return std::min(honours, Exact(25)) + std::max(penalties_of(asked, who), Exact(-45));
}

void finish(const Asked& asked, const Assessee& who, Standing& standing) {
  standing.review = review_of(asked, who);
  standing.leaders = leaders_of(asked, who);
  standing.adjustment = adjustment_of(asked, who);
  const Exact& indicators = *standing.indicators;
  standing.total =
      standing.review ? Exact(7, 10) * indicators + Exact(3, 10) * *standing.review : indicators;
  const Exact weighed = standing.leaders
                            ? Exact(9, 10) * *standing.total + Exact(1, 10) * *standing.leaders
                            : *standing.total;
  standing.annual = std::min(Exact(weighed + *standing.adjustment), Exact(1000));
  standing.published = half_even(*standing.annual, 1);
}

using Key = std::array<std::optional<Exact>, 3>;

Key key_by(const Standing& one, std::optional<Exact> Standing::*first) {
  return {one.*first, one.indicators, one.review};
}

std::optional<int> place(const Asked& asked, const Standings& all, const Assessee& who,
                         std::optional<Exact> Standing::*first) {
  if (!all.at(who.id).ranked) return std::nullopt;
  int better = 0;
  for (const Assessee& peer : asked.county.assessees) {
    if (peer.pool != who.pool || !all.at(peer.id).ranked) continue;
    better += key_by(all.at(peer.id), first) > key_by(all.at(who.id), first) ? 1 : 0;
  }
  return better + 1;
}

}  // namespace

bool is_before(const Standing& a, const Standing& b) {
  return key_by(a, &Standing::annual) > key_by(b, &Standing::annual);
}

Standings standings(const Asked& asked, const std::vector<Indicator>& indicators) {
  Standings all;
  for (const Assessee& who : asked.county.assessees) {
    Standing& standing = all[who.id];
    standing.ranked = who.until.empty();
    for (const Indicator& indicator : indicators) {
      standing.cells[indicator.id] = judge(indicator, asked, who);
    }
    add_up(indicators, standing);
    if (asked.at_year_end()) finish(asked, who, standing);
  }
  if (!asked.at_year_end()) return all;
  for (const Assessee& who : asked.county.assessees) {
    Standing& standing = all.at(who.id);
    standing.rank = place(asked, all, who, &Standing::annual);
    standing.rank_by_total = place(asked, all, who, &Standing::total);
    standing.rank_by_final = place(asked, all, who, &Standing::annual);
  }
  return all;
}

}  // namespace oracle_second

#include "totals.hpp"

#include <algorithm>
#include <stdexcept>

#include "rules.hpp"

namespace oracle {
namespace {

const std::string kFirstDay = "2023-01-01";
constexpr int kScorePlaces = 4;
constexpr int kPublishedPlaces = 2;

// The points of an exempt indicator go to all others, in proportion; rounded where that is done.
void add_up(Standing& standing) {
  Exact sum = 0;
  Exact gone = 0;
  bool pending = false;
  for (const Indicator& indicator : indicators()) {
    const Cell& cell = standing.cells.at(indicator.id);
    if (cell.state == "exempt") gone += indicator.points;
    pending = pending || (!cell.points && cell.state != "exempt");
    if (cell.points) sum += *cell.points;
  }
  standing.effective_points = 100 - gone;
  if (pending) return;
  standing.indicator_score =
      gone == 0 ? sum : half_up(sum * 100 / standing.effective_points, kScorePlaces);
}

Exact review_of(const County& county, const School& school) {
  for (const Line& review : county.reviews) {
    if (under(review, "assessee") == school.id) {
      return half_up(decimal(under(review, "score")), kScorePlaces);
    }
  }
  throw std::runtime_error("no review of " + school.id);
}

// Equal weights, none trimmed.
std::optional<Exact> leaders_of(const Asked& asked, const School& school) {
  if (asked.decided(school, "exempt", "leader_evaluation")) return std::nullopt;
  Exact sum = 0;
  int count = 0;
  for (const Line& mark : asked.county().leaders) {
    if (under(mark, "assessee") != school.id) continue;
    sum += decimal(under(mark, "score"));
    ++count;
  }
  return half_up(sum / count, kScorePlaces);
}

bool is_in_an_indicator(const County& county, const School& school, const std::string& matter) {
  for (const auto& [input, facts] : county.facts) {
    for (const Fact& fact : facts) {
      if (fact.school == school.id && fact.matter == matter) return true;
    }
  }
  return false;
}

// Of one matter the highest; what is not approved or also stands in an indicator waits.
Exact category_sum(const County& county, const School& school, const std::string& category) {
  Matters matters;
  for (const Line& line : county.adjustments) {
    const std::string matter = under(line, "matter");
    const bool counts =
        under(line, "assessee") == school.id && under(line, "category") == category &&
        !under(line, "approved_by").empty() && !is_in_an_indicator(county, school, matter);
    if (counts) matters.add(matter, decimal(under(line, "points")));
  }
  return matters.sum();
}

Exact adjustment_of(const County& county, const School& school) {
  const Exact honours = within(category_sum(county, school, "honours"), 0, 3);
  const Exact penalties = within(category_sum(county, school, "penalties"), 0, 5);
  return within(honours, 0, 5) - within(penalties, 0, 5);
}

void finish(const Asked& asked, const School& school, Standing& standing) {
  standing.review_score = review_of(asked.county(), school);
  standing.leader_evaluation = leaders_of(asked, school);
  standing.adjustment = adjustment_of(asked.county(), school);
  if (!standing.indicator_score) return;
  const Exact total =
      Exact(4, 5) * *standing.indicator_score + Exact(1, 5) * *standing.review_score;
  standing.effectiveness_total = total;
  // Who is exempt from the leaders' evaluation has its weight in the rest.
  standing.annual_score = standing.leader_evaluation
                              ? Exact(7, 8) * total + Exact(1, 8) * *standing.leader_evaluation
                              : total;
  standing.final_score = std::min(Exact(*standing.annual_score + *standing.adjustment), Exact(100));
  standing.published_score = half_up(*standing.final_score, kPublishedPlaces);
}

}  // namespace

std::optional<int> place(const Standings& all, const std::string& school,
                         std::optional<Exact> Standing::*score) {
  const Standing& own = all.at(school);
  if (!own.ranked || !(own.*score)) return std::nullopt;
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& entry) {
           return entry.second.ranked && entry.second.*score > own.*score;
         }));
}

std::optional<int> place_from_last(const Standings& all, const std::string& school) {
  const Standing& own = all.at(school);
  if (!own.ranked || !own.annual_score) return std::nullopt;
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& entry) {
           return entry.second.ranked && entry.second.annual_score < own.annual_score;
         }));
}

Standings standings(const Asked& asked) {
  Standings all;
  for (const School& school : asked.county().schools) {
    Standing& standing = all[school.id];
    standing.ranked = school.from.empty() || school.from <= kFirstDay;
    for (const Indicator& indicator : indicators()) {
      standing.cells[indicator.id] = judge(indicator, asked, school);
    }
    add_up(standing);
    if (asked.at_year_end()) finish(asked, school, standing);
  }
  if (!asked.at_year_end()) return all;
  for (auto& [school, standing] : all) {
    standing.rank = place(all, school, &Standing::annual_score);
    standing.rank_by_total = place(all, school, &Standing::effectiveness_total);
    standing.rank_by_final = place(all, school, &Standing::final_score);
  }
  return all;
}

}  // namespace oracle

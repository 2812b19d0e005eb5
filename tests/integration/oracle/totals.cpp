#include "totals.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain.hpp"

namespace oracle {
namespace {

constexpr int kScorePlaces = 4;
constexpr int kPublishedPlaces = 2;

// What the heirs of an indicator that falls away win by its points, in proportion to theirs.
Exact inherited(const Domain& domain, const Standing& standing, const Indicator& gone) {
  Exact points = 0;
  Exact scores = 0;
  for (const Indicator& indicator : domain.indicators) {
    const bool is_heir =
        std::find(gone.heirs.begin(), gone.heirs.end(), indicator.id) != gone.heirs.end();
    if (!is_heir || !standing.cells.at(indicator.id).points) continue;
    points += indicator.points;
    scores += *standing.cells.at(indicator.id).points;
  }
  return scores * gone.points / points;
}

// The points of an indicator that falls away go to its heirs, else to all others, in proportion;
// rounded where that is done.
void add_up(const Domain& domain, Standing& standing) {
  Exact sum = 0;
  Exact gone = 0;
  Exact gone_to_all = 0;
  bool pending = false;
  for (const Indicator& indicator : domain.indicators) {
    const Cell& cell = standing.cells.at(indicator.id);
    pending = pending || (!cell.points && !is_passed_on(cell));
    if (cell.points) sum += *cell.points;
    if (!is_passed_on(cell)) continue;
    gone += indicator.points;
    if (indicator.heirs.empty()) {
      gone_to_all += indicator.points;
    } else {
      sum += inherited(domain, standing, indicator);
    }
  }
  standing.effective_points = 100 - gone;
  if (pending) return;
  standing.indicator_score =
      gone == 0 ? sum : half_up(sum * 100 / (100 - gone_to_all), kScorePlaces);
}

std::optional<Exact> review_of(const Asked& asked, const Assessee& assessee) {
  if (asked.decided(assessee, "exempt", "review")) return std::nullopt;
  for (const Line& review : asked.county().reviews) {
    if (under(review, "assessee") == assessee.id) {
      return half_up(decimal(under(review, "score")), kScorePlaces);
    }
  }
  throw std::runtime_error("no review of " + assessee.id);
}

// Equal weights, none trimmed.
std::optional<Exact> leaders_of(const Asked& asked, const Assessee& assessee) {
  if (asked.decided(assessee, "exempt", "leader_evaluation")) return std::nullopt;
  Exact sum = 0;
  int count = 0;
  for (const Line& mark : asked.county().leaders) {
    if (under(mark, "assessee") != assessee.id) continue;
    sum += decimal(under(mark, "score"));
    ++count;
  }
  return half_up(sum / count, kScorePlaces);
}

bool is_in_an_indicator(const County& county, const Assessee& assessee, const std::string& matter) {
  for (const auto& [input, facts] : county.facts) {
    for (const Fact& fact : facts) {
      if (fact.assessee == assessee.id && fact.matter == matter) return true;
    }
  }
  return false;
}

// What an honour is worth to one of those who share it; a third has no end.
Exact share(const Line& adjustment) {
  const std::string among = under(adjustment, "among");
  const Exact points = decimal(under(adjustment, "points"));
  return among.empty() ? points : half_up(points / decimal(among), kScorePlaces);
}

// Of one matter the highest; what is not approved or also stands in an indicator waits, unless a
// decision confirms it.
Exact category_sum(const Asked& asked, const Assessee& assessee, const std::string& category) {
  const County& county = asked.county();
  Matters matters;
  for (const Line& line : county.adjustments) {
    const std::string matter = under(line, "matter");
    const bool confirmed = asked.decided(assessee, "adjustment", matter);
    const bool waits =
        under(line, "approved_by").empty() || is_in_an_indicator(county, assessee, matter);
    const bool counts = under(line, "assessee") == assessee.id &&
                        under(line, "category") == category && (confirmed || !waits);
    if (counts) matters.add(matter, share(line));
  }
  return matters.sum();
}

Exact adjustment_of(const Asked& asked, const Assessee& assessee) {
  const Exact honours = within(category_sum(asked, assessee, "honours"), 0, 3);
  const Exact penalties = within(category_sum(asked, assessee, "penalties"), 0, 5);
  return within(honours, 0, 5) - within(penalties, 0, 5);
}

void finish(const Asked& asked, const Assessee& assessee, Standing& standing) {
  standing.review_score = review_of(asked, assessee);
  standing.leader_evaluation = leaders_of(asked, assessee);
  standing.adjustment = adjustment_of(asked, assessee);
  if (!standing.indicator_score) return;
  // Who is exempt from the review or the leaders' evaluation has its weight in the rest.
  const Exact& indicators = *standing.indicator_score;
  const Exact total = standing.review_score
                          ? Exact(4, 5) * indicators + Exact(1, 5) * *standing.review_score
                          : indicators;
  standing.effectiveness_total = total;
  standing.annual_score = standing.leader_evaluation
                              ? Exact(7, 8) * total + Exact(1, 8) * *standing.leader_evaluation
                              : total;
  standing.final_score = std::min(Exact(*standing.annual_score + *standing.adjustment), Exact(100));
  standing.published_score = half_up(*standing.final_score, kPublishedPlaces);
}

}  // namespace

std::optional<int> place(const Standings& all, const std::string& assessee,
                         std::optional<Exact> Standing::*score) {
  const Standing& own = all.at(assessee);
  if (!own.ranked || !(own.*score)) return std::nullopt;
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& entry) {
           return entry.second.ranked && entry.second.*score > own.*score;
         }));
}

std::optional<int> place_from_last(const Standings& all, const std::string& assessee) {
  const Standing& own = all.at(assessee);
  if (!own.ranked || !own.annual_score) return std::nullopt;
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& entry) {
           return entry.second.ranked && entry.second.annual_score < own.annual_score;
         }));
}

namespace {

// Art. 13: the cells of everybody and what they add up to.
Standings indicator_standings(const Asked& asked) {
  const Domain& domain = *asked.county().domain;
  Standings all;
  for (const Assessee& assessee : asked.county().assessees) {
    Standing& standing = all[assessee.id];
    standing.ranked = assessee.whole_year();
    for (const Indicator& indicator : domain.indicators) {
      standing.cells[indicator.id] = judge(indicator, asked, assessee);
    }
    add_up(domain, standing);
  }
  return all;
}

// What each would have without all that is disputed, less what it has.
void find_disputed(const Asked& asked, Standings& all) {
  const bool is_any = !asked.county().objections.empty();
  const Standings rest = is_any ? indicator_standings(asked.without_disputed()) : all;
  for (auto& [assessee, standing] : all) {
    const std::optional<Exact>& without = rest.at(assessee).indicator_score;
    if (without && standing.indicator_score)
      standing.disputed_points = *without - *standing.indicator_score;
  }
}

}  // namespace

Standings standings(const Asked& asked) {
  Standings all = indicator_standings(asked);
  find_disputed(asked, all);
  for (const Assessee& assessee : asked.county().assessees) {
    if (asked.at_year_end()) finish(asked, assessee, all.at(assessee.id));
  }
  if (!asked.at_year_end()) return all;
  for (auto& [assessee, standing] : all) {
    standing.rank = place(all, assessee, &Standing::annual_score);
    standing.rank_by_total = place(all, assessee, &Standing::effectiveness_total);
    standing.rank_by_final = place(all, assessee, &Standing::final_score);
  }
  return all;
}

}  // namespace oracle

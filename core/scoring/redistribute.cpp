// Art. 13 and sdk/README.md, what is done without a number: the indicator score, and where the
// points of an indicator go that fell away.
#include <map>

#include "base/words.hpp"
#include "scoring/compose.hpp"

namespace kaohe::scoring {

namespace {

bool fell_away(const ScoredIndicator& indicator) {
  return indicator.rescale != Rescale::none &&
         (indicator.state == CellState::not_applicable || indicator.state == CellState::exempt);
}

/// Indicators that fell away together.
struct Fallen {
  std::vector<std::size_t> indices;  ///< ascending
  Points points;

  void add(std::size_t index, Points in_force) {
    indices.push_back(index);
    points += in_force;
  }
};

/// The remaining indicators of one aspect, and what fell away under `aspect` in it.
struct AspectSum {
  Rational score;
  Points remaining;
  Fallen fallen;
};

struct Sums {
  std::map<std::string, AspectSum> aspects;
  Fallen in_domain;
};

Sums sums_of(const std::vector<ScoredIndicator>& indicators) {
  Sums sums;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const ScoredIndicator& indicator = indicators[i];
    if (indicator.state == CellState::absent) continue;
    AspectSum& aspect = sums.aspects[indicator.aspect];
    if (!fell_away(indicator)) {
      aspect.remaining += indicator.in_force;
      if (carries_points(indicator.state)) aspect.score += indicator.points.rational();
    } else if (indicator.rescale == Rescale::aspect) {
      aspect.fallen.add(i, indicator.in_force);
    } else {
      sums.in_domain.add(i, indicator.in_force);
    }
  }
  return sums;
}

/// rescale (sdk/README.md): an aspect of which nothing is left gives its points to the domain.
void join_domain_where_nothing_is_left(Sums& sums) {
  for (auto& [id, aspect] : sums.aspects) {
    if (aspect.remaining != Points() || aspect.fallen.indices.empty()) continue;
    auto& joined = sums.in_domain.indices;
    joined.insert(joined.end(), aspect.fallen.indices.begin(), aspect.fallen.indices.end());
    sums.in_domain.points += aspect.fallen.points;
    aspect.fallen = {};
  }
}

/// First, inside an aspect: what is left of it takes over the points of what fell away.
Rational scaled_within_aspect(const AspectSum& aspect) {
  if (aspect.fallen.indices.empty()) return aspect.score;
  return aspect.score * (aspect.remaining + aspect.fallen.points).rational() /
         aspect.remaining.rational();
}

/// Then over the whole domain: all that counts is stretched to the full total.
Rational scaled_within_domain(const Rational& sum, const Fallen& fallen, Points total) {
  if (fallen.indices.empty()) return sum;
  return sum * total.rational() / (total - fallen.points).rational();
}

Redistribution account_of(const Fallen& fallen, const std::string& to, const std::string& aspect,
                          const std::vector<ScoredIndicator>& indicators) {
  Redistribution account{{}, to, aspect, fallen.points};
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    for (const std::size_t index : fallen.indices) {
      if (index == i) account.from.push_back(indicators[i].id);
    }
  }
  return account;
}

std::vector<Redistribution> accounts_of(const Sums& sums,
                                        const std::vector<ScoredIndicator>& indicators) {
  std::vector<Redistribution> accounts;
  for (const auto& [id, aspect] : sums.aspects) {
    if (aspect.fallen.indices.empty()) continue;
    accounts.push_back(account_of(aspect.fallen, "aspect", id, indicators));
  }
  if (!sums.in_domain.indices.empty()) {
    accounts.push_back(account_of(sums.in_domain, "domain", "", indicators));
  }
  return accounts;
}

std::vector<Note> blocked_cells(const std::vector<ScoredIndicator>& indicators) {
  std::vector<Note> blocked;
  for (const ScoredIndicator& indicator : indicators) {
    if (indicator.state == CellState::pending && indicator.missing.empty()) {
      blocked.push_back(
          note("pending", say({"{} waits for a decision", "{} 等候决定"}, indicator.id)));
    } else if (indicator.state == CellState::pending) {
      blocked.push_back(note("pending", say({"{} waits for: {}", "{} 待报:{}"}, indicator.id,
                                            joined(indicator.missing))));
    } else if (indicator.state == CellState::error) {
      blocked.push_back(note(
          "error", say({"{}: the plugin could not compute it", "{}:插件无法计算"}, indicator.id)));
    }
  }
  return blocked;
}

Note nothing_applies() {
  return note("nothing_applies", say({"no indicator applies; decide how it is to be assessed",
                                      "没有任何适用的指标;请研究确定其考核方式"}));
}

}  // namespace

IndicatorScore indicator_score(const std::vector<ScoredIndicator>& indicators, Points total,
                               RoundingPoint redistributed) {
  Sums sums = sums_of(indicators);
  join_domain_where_nothing_is_left(sums);
  IndicatorScore result;
  result.redistributed = accounts_of(sums, indicators);
  result.blocked = blocked_cells(indicators);
  Rational sum;
  for (const auto& [id, aspect] : sums.aspects) {
    result.effective_points += aspect.remaining;
    sum += scaled_within_aspect(aspect);
  }
  if (result.effective_points == Points()) result.blocked.push_back(nothing_applies());
  if (!result.blocked.empty()) return result;
  const Rational scaled = scaled_within_domain(sum, sums.in_domain, total);
  result.score = result.redistributed.empty() ? scaled : round(scaled, redistributed).rational();
  return result;
}

}  // namespace kaohe::scoring

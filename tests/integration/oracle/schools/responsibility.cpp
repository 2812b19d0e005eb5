// 管党治党政治责任: XX25–XX29.
#include <algorithm>

#include "integration/oracle/schools/rules.hpp"

namespace oracle::schools {
namespace {

constexpr int kFewSchools = 4;

std::optional<Exact> quality_of(const Asked& asked, const Assessee& school) {
  const std::optional<Import> found = asked.imported(school, "education_quality", "quality");
  if (!found) return std::nullopt;
  return decimal(found->value);
}

// XX26 of a school with a score: by its place in the stage, steps at 30, 60 and 90 %. Among
// fewer than four, by its share of the best score.
Exact quality_points(const Asked& asked, const Assessee& school) {
  const Exact own = quality_of(asked, school).value();
  Exact best = own;
  int size = 0;
  int place = 1;
  for (const Assessee& peer : asked.compared("XX26")) {
    if (stage(peer) != stage(school) || asked.not_applicable(peer, "XX26.quality")) continue;
    const std::optional<Exact> quality = quality_of(asked, peer);
    if (!quality) throw Pending{"quality of " + peer.id};
    ++size;
    best = std::max(best, *quality);
    if (*quality > own) ++place;
  }
  if (size < kFewSchools) return 6 * own / best;
  const Exact percent = Exact(100 * place, size);
  return percent <= 30 ? 6 : percent <= 60 ? 5 : percent <= 90 ? 4 : 3;
}

// A new school has the mean of those of its stage that have points.
Exact mean_quality_points(const Asked& asked, const Assessee& school) {
  Exact sum = 0;
  int count = 0;
  for (const Assessee& peer : asked.compared("XX26")) {
    if (stage(peer) != stage(school) || !quality_of(asked, peer)) continue;
    sum += half_up(quality_points(asked, peer), 8);
    ++count;
  }
  if (count == 0) throw Pending{"a decision: no score in the stage"};
  return sum / count;
}

}  // namespace

// All of it for letters that are not signed, 1 for each review that was left out.
Cell xx25(const Asked& asked, const Assessee& school) {
  if (!asked.has_come(Period::h1)) return not_due(4);
  Score score(4);
  const std::optional<bool> contract = asked.known(school, "XX25", "signed");
  if (contract == false) score.lose(4, "not signed");
  if (asked.at_year_end() && !contract) throw Pending{"signed"};
  if (asked.not_applicable(school, "XX25.reviewed")) return score.cell(4);
  for (const std::string& half : asked.halves(school)) {
    if (!asked.yes(school, "XX25", "reviewed", {half})) score.lose(1, "no review " + half);
  }
  return score.cell(4);
}

// By stage; equals have the better place.
Cell xx26(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(6);
  Score score(0);
  if (asked.not_applicable(school, "XX26.quality")) {
    score.win(mean_quality_points(asked, school), "mean of the stage");
  } else if (!quality_of(asked, school)) {
    throw Pending{"quality"};
  } else {
    score.win(quality_points(asked, school), "quality in the stage");
  }
  return score.cell(6);
}

// Charter, congress and archive are a point each.
Cell xx27(const Asked& asked, const Assessee& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(3);
  for (const char* input : {"charter", "congress", "archive"}) {
    if (!asked.yes(school, "XX27", input)) score.lose(1, input);
  }
  return score.cell(3);
}

// A half for an answer that is late at all, another from the 15th day on.
Cell xx28(const Asked& asked, const Assessee& school) {
  return reply_points(asked, school);
}

// 1 for each petition over the county's head; an accident takes the rest.
Cell xx29(const Asked& asked, const Assessee& school) {
  Score score(2);
  const auto one = [](const Fact&) { return 1; };
  charge_matters(asked, school, "XX29", "petitions", one, score);
  if (!asked.facts(school, "XX29", "accidents").empty()) score.lose(2, "accident");
  return score.cell(2);
}

}  // namespace oracle::schools

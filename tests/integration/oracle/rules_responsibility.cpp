// 管党治党政治责任: XX25–XX29.
#include <algorithm>

#include "rules.hpp"

namespace oracle {
namespace {

constexpr int kFewSchools = 4;

// XX26 of a school with a score:
// 组内排名前30%得6,30%—60%得5,60%—90%得4,其余得3;不足4所按得分÷最高分×6.
Exact quality_points(const Asked& asked, const School& school) {
  const std::map<std::string, Import>& quality = asked.county().quality;
  const Exact own = quality.at(school.id).value;
  Exact best = own;
  int size = 0;
  int place = 1;
  for (const School& peer : asked.compared("XX26")) {
    if (peer.stage != school.stage || asked.not_applicable(peer, "XX26.quality")) continue;
    const auto found = quality.find(peer.id);
    if (found == quality.end()) throw Pending{"quality of " + peer.id};
    ++size;
    best = std::max(best, found->second.value);
    if (found->second.value > own) ++place;
  }
  if (size < kFewSchools) return 6 * own / best;
  const Exact percent = Exact(100 * place, size);
  return percent <= 30 ? 6 : percent <= 60 ? 5 : percent <= 90 ? 4 : 3;
}

// A new school has the mean of those of its stage that have points.
Exact mean_quality_points(const Asked& asked, const School& school) {
  Exact sum = 0;
  int count = 0;
  for (const School& peer : asked.compared("XX26")) {
    if (peer.stage != school.stage || asked.county().quality.count(peer.id) == 0) continue;
    sum += half_up(quality_points(asked, peer), 8);
    ++count;
  }
  if (count == 0) throw Pending{"a decision: no score in the stage"};
  return sum / count;
}

}  // namespace

// 未与支部签订党建责任书不得分;半年未自检、年终未总评各扣1.
Cell xx25(const Asked& asked, const School& school) {
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

// 按学段分组排名;同分并列取高档.
Cell xx26(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(6);
  Score score(0);
  if (asked.not_applicable(school, "XX26.quality")) {
    score.win(mean_quality_points(asked, school), "mean of the stage");
  } else if (asked.county().quality.count(school.id) == 0) {
    throw Pending{"quality"};
  } else {
    score.win(quality_points(asked, school), "quality in the stage");
  }
  return score.cell(6);
}

// 有章程得1、按期开教代会得1、档案齐全得1,缺即失该分.
Cell xx27(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(3);
  for (const char* input : {"charter", "congress", "archive"}) {
    if (!asked.yes(school, "XX27", input)) score.lose(1, input);
  }
  return score.cell(3);
}

// 督办、提醒后1个月内未反馈每件扣0.5,超期满15日再扣0.5.
Cell xx28(const Asked& asked, const School& school) {
  Score score(3);
  for (const int days : asked.days_late(school)) {
    const std::string why = std::to_string(days) + " days late";
    if (days > 0) score.lose(Exact(1, 2), why);
    if (days >= 15) score.lose(Exact(1, 2), why);
  }
  return score.cell(3);
}

// 每发生1例越级上访扣1;发生校园安全责任事故本项不得分.
Cell xx29(const Asked& asked, const School& school) {
  Score score(2);
  Matters petitions;
  for (const Fact& fact : asked.facts(school, "XX29", "petitions")) {
    petitions.add(fact.matter, decimal(fact.value));
  }
  petitions.charge(score);
  if (!asked.facts(school, "XX29", "accidents").empty()) score.lose(2, "accident");
  return score.cell(2);
}

}  // namespace oracle

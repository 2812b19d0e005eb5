// 思想政治工作: XX01–XX06.
#include "rules.hpp"

namespace oracle {
namespace {

Exact opinion_weight(const std::string& opinion) {
  if (opinion == "best") return 100;
  if (opinion == "good") return 80;
  if (opinion == "fair") return 60;
  return opinion == "weak" ? 30 : 0;
}

}  // namespace

// 班子专题学习每月不少于1次、教职工集中学习每月不少于1次,每少1次扣0.25;抽3人查学习笔记,缺1个扣0.5.
Cell xx01(const Asked& asked, const School& school) {
  Score score(4);
  for (const char* input : {"leaders", "staff"}) {
    if (asked.not_applicable(school, std::string("XX01.") + input)) continue;
    for (const std::string& month : asked.months(school)) {
      const Exact held = asked.number(school, "XX01", input, {month});
      score.lose(short_of(1, held) * Exact(1, 4), input + (" " + month));
    }
  }
  if (!asked.has_come(Period::q4)) return score.cell(4);
  for (const std::string& person : school.persons) {
    const bool complete = asked.yes(school, "XX01", "notes", {"", person});
    if (!complete) score.lose(Exact(1, 2), person);
  }
  return score.cell(4);
}

// 书记、校长每学期各讲课不少于4课时,每少1课时扣0.25;听课不少于2节,每少1节扣0.25;教师配备达标得1.
Cell xx02(const Asked& asked, const School& school) {
  if (!asked.has_come(Period::h1)) return not_due(5);
  Score lessons(4);
  const auto charge = [&](const std::string& input, const Exact& target) {
    if (asked.not_applicable(school, "XX02." + input)) return;
    for (const std::string& half : asked.halves(school)) {
      for (const std::string& head : school.heads) {
        const Exact done = asked.number(school, "XX02", input, {half, head});
        lessons.lose(short_of(target, done) * Exact(1, 4), input + " " + half + " " + head);
      }
    }
  };
  charge("taught", 4);
  charge("heard", 2);
  Score score(0);
  score.win(lessons.clamped(4), "lessons (" + lessons.working() + ")");
  const bool staffed = !asked.at_year_end() || asked.yes(school, "XX02", "staffed");
  score.win(staffed ? 1 : 0, "staffing");
  return score.cell(5);
}

// 抽3人,超过5天学习积分未达标每人扣1,最多扣3;阵地未用扣1;专题研究少于2次每少1次扣0.5;负面舆情每起扣1.
Cell xx03(const Asked& asked, const School& school) {
  Score score(5);
  Matters incidents;
  for (const Fact& fact : asked.facts(school, "XX03", "incidents")) incidents.add(fact.matter, 1);
  incidents.charge(score);
  if (!asked.has_come(Period::q4)) return score.cell(5);
  Exact sample = 0;
  for (const std::string& learner : school.learners) {
    if (asked.number(school, "XX03", "days_below", {"", learner}) > 5) sample += 1;
  }
  score.lose(within(sample, 0, 3), "sample");
  if (!asked.yes(school, "XX03", "media")) score.lose(1, "media");
  score.lose(short_of(2, asked.number(school, "XX03", "research")) * Exact(1, 2), "research");
  return score.cell(5);
}

// 团课不少于8学时,未达标每批次扣0.5;录入率100%,每低1个百分点扣0.05;每学期衔接活动不少于1次,缺1次扣0.5.
Cell xx04(const Asked& asked, const School& school) {
  Score score(4);
  for (const Fact& batch : asked.facts(school, "XX04", "course")) {
    if (decimal(batch.value) < 8) score.lose(Exact(1, 2), "course " + batch.date);
  }
  if (!asked.not_applicable(school, "XX04.joint")) {
    for (const std::string& half : asked.halves(school)) {
      const Exact held = asked.number(school, "XX04", "joint", {half});
      score.lose(short_of(1, held) * Exact(1, 2), "joint " + half);
    }
  }
  if (!asked.at_year_end()) return score.cell(4);
  const Exact members = asked.number(school, "XX04", "members");
  const Exact entered = asked.number(school, "XX04", "entered");
  if (members == 0) return score.cell(4);
  score.lose(short_of(100, 100 * entered / members) * Exact(1, 20), "entry rate");
  return score.cell(4);
}

// 未建立宣讲小分队本项不得分;已建立得1,全年开展宣讲1次以上再得1.
Cell xx05(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(0);
  if (!asked.yes(school, "XX05", "team")) return score.cell(2);
  score.win(1, "team");
  if (asked.number(school, "XX05", "talks") >= 1) score.win(1, "talks");
  return score.cell(2);
}

Exact education_index(const Asked& asked, const School& school) {
  Exact weighted = 0;
  Exact votes = 0;
  for (const Fact& fact : asked.facts(school, "XX06", "votes")) {
    votes += decimal(fact.value);
    weighted += decimal(fact.value) * opinion_weight(fact.attributes.at("opinion"));
  }
  if (votes == 0) throw Pending{"votes"};
  return weighted / votes;
}

// ≥90得2,80—89得1.6,60—79得1,<60得0.
Cell xx06(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact index = education_index(asked, school);
  Score score(0);
  const Exact points = index >= 90 ? Exact(2) : index >= 80 ? Exact(8, 5) : index >= 60 ? 1 : 0;
  score.win(points, "index " + text(index));
  return score.cell(2);
}

}  // namespace oracle

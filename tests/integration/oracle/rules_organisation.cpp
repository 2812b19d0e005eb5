// 组织工作质量: XX07–XX16.
#include "rules.hpp"

namespace oracle {
namespace {

void charge_each(const Asked& asked, const School& school, const std::string& indicator,
                 const std::string& input, const Exact& price, Score& score) {
  for (const Fact& fact : asked.facts(school, indicator, input)) {
    score.lose(price * decimal(fact.value), input + " " + fact.date);
  }
}

// Compared between schools, so with 8 places; none of a school without backbone teachers.
std::optional<Exact> party_rate(const Asked& asked, const School& school) {
  const Exact backbone = asked.number(school, "XX11", "backbone");
  const Exact party = asked.number(school, "XX11", "party");
  if (backbone == 0) return std::nullopt;
  return half_up(100 * party / backbone, 8);
}

Exact mean_party_rate(const Asked& asked) {
  Exact sum = 0;
  int count = 0;
  for (const School& school : asked.compared("XX11")) {
    const std::optional<Exact> rate = party_rate(asked, school);
    if (!rate) continue;
    sum += *rate;
    ++count;
  }
  return sum / count;
}

// 计划完成得2;计划数≤2人时,未完成但有合格培养对象的酌定1—2分.
Exact plan_points(const Asked& asked, const School& school) {
  const Exact planned = asked.number(school, "XX11", "planned");
  if (asked.number(school, "XX11", "admitted") >= planned) return 2;
  const bool left_to_judgement = planned <= 2 && asked.yes(school, "XX11", "candidate");
  return left_to_judgement ? asked.number(school, "XX11", "given") : Exact(0);
}

// 90以上“好”1.0、80—89 0.8、60—79 0.5、<60 0;满意率低于90%的最高按“一般”.
Exact branch_factor(const Exact& score, const Exact& liked) {
  if (score < 60) return 0;
  if (score < 80 || liked < 90) return Exact(1, 2);
  return score < 90 ? Exact(4, 5) : Exact(1);
}

Exact review_points(const std::string& grade) {
  if (grade == "good") return 2;
  if (grade == "fairly_good") return Exact(8, 5);
  return grade == "fair" ? 1 : 0;
}

}  // namespace

// 章程和议事规则未修订扣2;缺制度或材料每份扣1;集体研究记录缺1次扣0.5;未会前沟通每次扣0.2.
Cell xx07(const Asked& asked, const School& school) {
  Score score(5);
  charge_each(asked, school, "XX07", "papers", 1, score);
  charge_each(asked, school, "XX07", "minutes", Exact(1, 2), score);
  charge_each(asked, school, "XX07", "talks", Exact(1, 5), score);
  if (asked.at_year_end() && !asked.yes(school, "XX07", "revised")) score.lose(2, "not revised");
  return score.cell(5);
}

// 班子健全团结1、书记任职条件(中级以上职称且党性修养好)1、书记校长团结合作1.
Cell xx08(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(0);
  if (asked.yes(school, "XX08", "united")) score.win(1, "united");
  const bool rank = asked.yes(school, "XX08", "rank");
  if (rank && asked.yes(school, "XX08", "spirit")) score.win(1, "secretary");
  if (asked.yes(school, "XX08", "partners")) score.win(1, "partners");
  return score.cell(3);
}

// 每月召开支委会不少于1次,缺1次会议记录扣0.5,缺1次考勤记录(网络会议除外)扣0.5.
Cell xx09(const Asked& asked, const School& school) {
  Score score(4);
  for (const std::string& month : asked.months(school)) {
    if (!asked.not_applicable(school, "XX09.minuted")) {
      const Exact minuted = asked.number(school, "XX09", "minuted", {month});
      score.lose(short_of(1, minuted) * Exact(1, 2), "minutes " + month);
    }
    if (!asked.not_applicable(school, "XX09.attended")) {
      const Exact attended = asked.number(school, "XX09", "attended", {month}) +
                             asked.number(school, "XX09", "online", {month});
      score.lose(short_of(1, attended) * Exact(1, 2), "attendance " + month);
    }
  }
  return score.cell(4);
}

// 逐支部计(各4分,缺1次会议记录扣0.5),按支部党员数加权平均.
Cell xx10(const Asked& asked, const School& school) {
  Exact weighted = 0;
  Exact members = 0;
  std::string working;
  for (const Branch& branch : school.branches) {
    Score own(4);
    for (const Fact& fact : asked.facts(school, "XX10", "missing", {"", branch.id})) {
      own.lose(Exact(1, 2) * decimal(fact.value), fact.date);
    }
    weighted += branch.members * own.clamped(4);
    members += branch.members;
    working += branch.id + " of " + text(branch.members) + own.working() + " ";
  }
  Score score(0);
  score.win(weighted / members, working);
  return score.cell(4);
}

// 党员占比不低于全县学校平均得2,每低1个百分点扣0.1;发展党员计划2.
Cell xx11(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(4);
  Score backbone(2);
  if (const std::optional<Exact> rate = party_rate(asked, school)) {
    const Exact mean = mean_party_rate(asked);
    backbone.lose(short_of(mean, *rate) * Exact(1, 10), text(*rate) + " to mean " + text(mean));
  }
  Score score(0);
  score.win(backbone.clamped(2), "backbone (" + backbone.working() + ")");
  score.win(within(plan_points(asked, school), 0, 2), "plan");
  return score.cell(4);
}

// 单位得分=3×平均系数.
Cell xx12(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(3);
  Exact sum = 0;
  for (const Branch& branch : school.branches) {
    sum += branch_factor(asked.number(school, "XX12", "score", {"", branch.id}),
                         asked.number(school, "XX12", "liked", {"", branch.id}));
  }
  Score score(0);
  score.win(3 * sum / school.branches.size(), "factors " + text(sum));
  return score.cell(3);
}

// 所辖学校党建档案、活动少一所扣1;无所辖校点的得满分.
Cell xx13(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(3);
  Score score(3);
  for (const std::string& site : school.sites) {
    if (!asked.yes(school, "XX13", "kept", {"", site})) score.lose(1, site);
  }
  return score.cell(3);
}

// 没有按期换届、缺过程材料每项扣0.2;党费不按月足额每人次扣0.1.
Cell xx14(const Asked& asked, const School& school) {
  Score score(2);
  charge_each(asked, school, "XX14", "late", Exact(1, 5), score);
  charge_each(asked, school, "XX14", "papers", Exact(1, 5), score);
  charge_each(asked, school, "XX14", "fees", Exact(1, 10), score);
  return score.cell(2);
}

// 引进和培养任务完成率×2,上限2;没有任务的得满分.
Cell xx15(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(2);
  const Exact tasks = asked.number(school, "XX15", "tasks");
  const Exact done = asked.number(school, "XX15", "done");
  Score score(0);
  score.win(tasks == 0 ? Exact(2) : within(2 * done / tasks, 0, 2), text(done) + "/" + text(tasks));
  return score.cell(2);
}

// 述职测评好2、较好1.6、一般1、差0,取各支部平均;未开展不得分.
Cell xx16(const Asked& asked, const School& school) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(0);
  if (!asked.yes(school, "XX16", "held")) return score.cell(2);
  Exact sum = 0;
  for (const Branch& branch : school.branches) {
    const std::vector<Fact> grade = asked.facts(school, "XX16", "grade", {"", branch.id});
    if (grade.empty()) throw Pending{"grade " + branch.id};
    sum += review_points(grade.back().value);
  }
  score.win(sum / school.branches.size(), "mean of the branches");
  return score.cell(2);
}

}  // namespace oracle

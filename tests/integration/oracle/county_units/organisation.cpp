// 组织工作质量: JG07–JG17.
#include "integration/oracle/county_units/rules.hpp"

namespace oracle::county_units {
namespace {

bool is_professional(const Assessee& unit) {
  return under(unit.row, "专业部门") == "是";
}

// 2 for half of its staff from the trade, a twentieth less for each per cent.
Exact trade_points(const Asked& asked, const Assessee& unit) {
  const Exact experts = asked.number(unit, "JG17", "experts");
  const Exact rate = 100 * experts / asked.number(unit, "JG17", "cadres");
  return within(2 - short_of(50, rate) * Exact(1, 20), 0, 2);
}

}  // namespace

// Two reports heard in the year, 1 for each one less; 1 if it is not in the year's plan of work.
Cell jg07(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(3);
  Exact heard = 0;
  for (const std::string& half : asked.halves(unit)) {
    heard += asked.number(unit, "JG07", "heard", {half});
  }
  Score score(3);
  score.lose(short_of(2, heard), "heard " + text(heard));
  if (!asked.yes(unit, "JG07", "planned")) score.lose(1, "not planned");
  return score.cell(3);
}

// 3 for each organisation that is missing, 1 for each that is badly set up.
Cell jg08(const Asked& asked, const Assessee& unit) {
  Score score(3);
  charge_each(asked, unit, "JG08", "missing", 3, score);
  charge_each(asked, unit, "JG08", "unsound", 1, score);
  return score.cell(3);
}

// 3 for a deputy who ought to be there and is not; 1 for each time not seated, not asked.
Cell jg09(const Asked& asked, const Assessee& unit) {
  Score score(3);
  charge_each(asked, unit, "JG09", "not_seated", 1, score);
  charge_each(asked, unit, "JG09", "not_asked", 1, score);
  if (!asked.at_year_end()) return score.cell(3);
  const std::vector<Fact> deputy = asked.facts(unit, "JG09", "deputy");
  if (deputy.empty()) throw Pending{"deputy"};
  if (deputy.back().value == "missing") score.lose(3, "no deputy");
  return score.cell(3);
}

// 2 for each change that was not asked for, 2 for each election that is late.
Cell jg10(const Asked& asked, const Assessee& unit) {
  Score score(2);
  charge_each(asked, unit, "JG10", "changed", 2, score);
  charge_each(asked, unit, "JG10", "late", 2, score);
  return score.cell(2);
}

// Each branch its own 4 points, a half for what was not held, a tenth for what was not uploaded by
// the last two days of the month; their plain mean.
Cell jg11(const Asked& asked, const Assessee& unit) {
  const std::vector<Subject> branches = unit.listed("党支部");
  Exact sum = 0;
  std::string working;
  for (const Subject& branch : branches) {
    Score own(4);
    for (const Fact& fact : asked.facts(unit, "JG11", "not_held", {"", branch.id})) {
      own.lose(Exact(1, 2) * decimal(fact.value), branch.id + " not held " + fact.date);
    }
    for (const Fact& fact : asked.facts(unit, "JG11", "not_uploaded", {"", branch.id})) {
      own.lose(Exact(1, 10) * decimal(fact.value), branch.id + " late " + fact.date);
    }
    sum += own.clamped(4);
    working += own.working();
  }
  Score score(0);
  score.win(sum / branches.size(), "mean" + working);
  return score.cell(4);
}

// Ten times what the platform above took.
Cell jg12(const Asked& asked, const Assessee& unit) {
  Score score(2);
  charge_each(asked, unit, "JG12", "upper", 10, score);
  return score.cell(2);
}

// A tenth for each slip of procedure and for each fee that was not paid in full.
Cell jg13(const Asked& asked, const Assessee& unit) {
  Score score(3);
  charge_each(asked, unit, "JG13", "irregular", Exact(1, 10), score);
  charge_each(asked, unit, "JG13", "fees", Exact(1, 10), score);
  return score.cell(3);
}

// By what came of the model unit; a sign taken down is worth nothing.
Cell jg14(const Asked& asked, const Assessee& unit) {
  static const std::map<std::string, Exact> kWorth = {
      {"named", 3}, {"met", Exact(12, 5)}, {"applied", Exact(3, 2)}, {"none", 0}, {"removed", 0}};
  if (!asked.at_year_end()) return not_due(3);
  const std::vector<Fact> status = asked.facts(unit, "JG14", "status");
  if (status.empty()) throw Pending{"status"};
  Score score(0);
  score.win(kWorth.at(status.back().value), status.back().value);
  return score.cell(3);
}

// A half for each branch graded fair or poor; no reports by the secretaries, no points.
Cell jg15(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  if (!asked.yes(unit, "JG15", "held")) return Score(0).cell(2);
  Score score(2);
  for (const Subject& branch : unit.listed("党支部")) {
    const std::vector<Fact> grade = asked.facts(unit, "JG15", "grade", {"", branch.id});
    if (grade.empty()) throw Pending{"grade " + branch.id};
    const std::string& is = grade.back().value;
    if (is == "fair" || is == "poor") score.lose(Exact(1, 2), branch.id);
  }
  return score.cell(2);
}

// 2 for what is thought of its appointments, a tenth less for each per cent below the mean of all
// units; 1 for young cadres in the report.
Cell jg16(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(3);
  std::vector<Exact> rates;
  for (const Assessee& peer : asked.compared("JG16")) {
    rates.push_back(asked.number(peer, "JG16", "rate"));
  }
  const Exact mean = mean_of(rates);
  Score liked(2);
  liked.lose(short_of(mean, asked.number(unit, "JG16", "rate")) * Exact(1, 10), "mean");
  Score score(0);
  score.win(liked.clamped(2), "liked" + liked.working());
  if (asked.yes(unit, "JG16", "young")) score.win(1, "young");
  return score.cell(3);
}

// Who is no professional unit takes the mean of those who are.
Cell jg17(const Asked& asked, const Assessee& unit) {
  if (!asked.at_year_end()) return not_due(2);
  Score score(0);
  if (is_professional(unit)) {
    score.win(trade_points(asked, unit), "own");
    return score.cell(2);
  }
  std::vector<Exact> points;
  for (const Assessee& peer : asked.compared("JG17")) {
    if (is_professional(peer)) points.push_back(trade_points(asked, peer));
  }
  score.win(mean_of(points), "mean of " + std::to_string(points.size()));
  return score.cell(2);
}

}  // namespace oracle::county_units

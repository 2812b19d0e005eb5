// 正风肃纪: YY15–YY19.
#include <algorithm>

#include "integration/oracle/hospitals/rules.hpp"

namespace oracle::hospitals {
namespace {

/// The answers of one sort of patients.
struct Clinic {
  Exact weight, valid, liked;
};

// Both sorts of patients, but for one that the hospital does not have, by decision.
std::vector<Clinic> clinics(const Asked& asked, const Assessee& hospital) {
  std::vector<Clinic> found;
  const auto add = [&](const std::string& sort, const Exact& weight) {
    if (asked.not_applicable(hospital, "YY16." + sort + "_valid")) return;
    found.push_back({weight, asked.number(hospital, "YY16", sort + "_valid"),
                     asked.number(hospital, "YY16", sort + "_liked")});
  };
  add("out", 40);
  add("in", 60);
  return found;
}

// Compared between hospitals, so with 8 places; none of fewer than 100 answers.
std::optional<Exact> satisfaction(const Asked& asked, const Assessee& hospital) {
  Exact answers = 0;
  Exact weighted = 0;
  Exact weights = 0;
  for (const Clinic& clinic : clinics(asked, hospital)) {
    if (clinic.valid == 0) return std::nullopt;
    answers += clinic.valid;
    weighted += clinic.weight * 100 * clinic.liked / clinic.valid;
    weights += clinic.weight;
  }
  if (answers < 100) return std::nullopt;
  return half_up(weighted / weights, 8);
}

std::optional<Exact> mean_satisfaction(const Asked& asked) {
  Exact sum = 0;
  int count = 0;
  for (const Assessee& peer : asked.compared("YY16")) {
    const std::optional<Exact> rate = satisfaction(asked, peer);
    if (!rate) continue;
    sum += *rate;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / count;
}

// The lower of last year's and the mean, or the one that there is.
Exact stand_in(const Asked& asked, const Assessee& hospital) {
  const std::optional<Exact> before = asked.last_year(hospital, "YY16.adopted");
  const std::optional<Exact> mean = mean_satisfaction(asked);
  if (before && mean) return std::min(*before, *mean);
  if (!before && !mean) throw Pending{"a decision: nothing to compare with"};
  return before ? *before : *mean;
}

}  // namespace

bool is_named(const Asked& asked, const Assessee& hospital) {
  return has_marked(asked, hospital, "YY15", "breaches", "circular");
}

// A proved breach costs 2, one that the hospital found itself half; one that was filed takes all.
Cell yy15(const Asked& asked, const Assessee& hospital) {
  return breach_points(asked, hospital, "YY15", "filed");
}

// Outpatients 40, inpatients 60; a fifth for each per cent below 90.
Cell yy16(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(5);
  const std::optional<Exact> own = satisfaction(asked, hospital);
  const Exact adopted = own ? *own : stand_in(asked, hospital);
  Score score(5);
  score.lose(short_of(90, adopted) * Exact(1, 5), "satisfied " + text(adopted));
  return score.cell(5);
}

// A half for each whole 5 % by which complaints per visit rose, 2 for each accident.
Cell yy17(const Asked& asked, const Assessee& hospital) {
  Score score(4);
  const auto two = [](const Fact&) { return 2; };
  charge_matters(asked, hospital, "YY17", "accidents", two, score);
  if (!asked.at_year_end()) return score.cell(4);
  const Exact now = asked.number(hospital, "YY17", "complaints");
  const Exact visits = asked.number(hospital, "YY17", "visits");
  if (now == 0) return score.cell(4);
  const std::optional<Exact> past = asked.last_year(hospital, "YY17.complaints");
  const std::optional<Exact> past_visits = asked.last_year(hospital, "YY17.visits");
  if (!past || !past_visits || *past == 0) throw Pending{"a decision: no last year"};
  const Exact percent = 100 * (now / visits) / (*past / *past_visits);
  for (Exact step = 105; step <= percent; step += 5) score.lose(Exact(1, 2), "to " + text(step));
  return score.cell(4);
}

// By the level of the circular, one problem at its highest.
Cell yy18(const Asked& asked, const Assessee& hospital) {
  return circular_points(asked, hospital, "YY18");
}

// 2 for assessing everybody, a twentieth less for each per cent; 1 for using the results.
Cell yy19(const Asked& asked, const Assessee& hospital) {
  if (!asked.at_year_end()) return not_due(3);
  const Exact assessed = asked.number(hospital, "YY19", "assessed");
  const Exact rate = 100 * assessed / asked.number(hospital, "YY19", "staff");
  Score coverage(2);
  coverage.lose(short_of(100, rate) * Exact(1, 20), "coverage " + text(rate));
  Score score(0);
  score.win(coverage.clamped(2), "coverage" + coverage.working());
  if (asked.yes(hospital, "YY19", "linked")) score.win(1, "used");
  return score.cell(3);
}

}  // namespace oracle::hospitals

// 非公有制企业: eight rules, 1000 points.
#include <algorithm>
#include <map>

#include "county.hpp"

namespace oracle_second {
namespace {

long exposed_count(const Asked& asked, const Assessee& who) {
  const std::vector<Line> all = asked.facts(who, "E01", "breaches");
  return std::count_if(all.begin(), all.end(),
                       [](const Line& line) { return has_attribute(line, "exposed"); });
}

// A breach costs 15, exposed 25; of one matter the dearest; at most 100. Exposed three times:
// nothing is left.
Cell breaches(const Asked& asked, const Assessee& who) {
  if (exposed_count(asked, who) >= 3) return cell(0, 180);
  std::map<std::string, int> matters;
  for (const Line& line : asked.facts(who, "E01", "breaches")) {
    int& dearest = matters[under(line, "matter")];
    dearest = std::max(dearest, has_attribute(line, "exposed") ? 25 : 15);
  }
  int lost = 0;
  for (const auto& [matter, price] : matters) lost += price;
  return cell(180 - std::min(lost, 100), 180);
}

// Each started 5 % short of 90 (industry) or 80 (service) costs 3, month by month.
Cell attendance(const Asked& asked, const Assessee& who) {
  const int target = who.pool == "industry" ? 90 : 80;
  int steps = 0;
  for (int month = 1; month <= std::min(asked.months(), who.months()); ++month) {
    const Exact missing = oracle::short_of(target, asked.month_value(who, "E02", "rate", month));
    steps += oracle::whole_up(missing / 5);
  }
  return cell(170 - 3 * steps, 170);
}

// By place in the whole domain: the first two lose nothing, the third and fourth 20, others 50.
Cell growth(const Asked& asked, const Assessee& who) {
  const Exact own = asked.value(who, "E03", "growth");
  const auto& all = asked.county.assessees;
  const auto better = std::count_if(all.begin(), all.end(), [&](const Assessee& peer) {
    return asked.value(peer, "E03", "growth") > own;
  });
  const auto place = better + 1;
  return cell(place <= 2 ? 150 : place <= 4 ? 130 : 100, 150);
}

// 100, 70 and 0 by opinion; without any vote nothing.
Cell opinion(const Asked& asked, const Assessee& who) {
  Exact sum = 0, count = 0;
  for (const Line& line : asked.facts(who, "E04", "votes")) {
    const Exact votes = oracle::decimal(under(line, "value"));
    const int weight = has_attribute(line, "opinion=good")   ? 100
                       : has_attribute(line, "opinion=fair") ? 70
                                                             : 0;
    sum += weight * votes;
    count += votes;
  }
  return cell(count == 0 ? Exact(0) : Exact(sum / count / 100 * 120), 120);
}

// Each whole two points below last year cost 7.5 (this year's number, not the catalogue's 10).
Cell compared(const Asked& asked, const Assessee& who) {
  for (const Line& line : asked.county.last_year) {
    if (under(line, "assessee") != who.id || under(line, "value").empty()) continue;
    const Exact before = oracle::decimal(under(line, "value"));
    const Exact steps = cut(oracle::short_of(before, asked.value(who, "E05", "score")) / 2, 0);
    return cell(100 - steps * Exact(15, 2), 100);
  }
  return cell(100, 100);
}

Cell union_grade(const Asked& asked, const Assessee& who) {
  const std::string grade = under(asked.facts(who, "E06", "grade").at(0), "value");
  return cell(grade == "good" ? 100 : grade == "fair" ? 70 : 0, 100);
}

// Each meeting short of four costs 10, the mean of the branches.
Cell branches(const Asked& asked, const Assessee& who) {
  Exact lost = 0, count = 0;
  for (const auto& [branch, line] : who.list.at("党支部")) {
    lost += 10 * oracle::short_of(4, asked.value(who, "E07", "held", branch));
    ++count;
  }
  return cell(90 - lost / count, 90);
}

Cell training(const Asked& asked, const Assessee& who) {
  const Exact staff = oracle::decimal(under(who.roster, "职工数"));
  return cell(90 * asked.value(who, "E08", "trained") / staff, 90);
}

}  // namespace

bool is_exposed_twice(const Asked& asked, const Assessee& who) {
  return exposed_count(asked, who) >= 2;
}

std::vector<Indicator> enterprises() {
  return {{"E01", 180, false, breaches}, {"E02", 170, false, attendance},
          {"E03", 150, true, growth},    {"E04", 120, true, opinion},
          {"E05", 100, true, compared},  {"E06", 100, true, union_grade},
          {"E07", 90, true, branches},   {"E08", 90, true, training}};
}

}  // namespace oracle_second

#include "grades.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain.hpp"

namespace oracle {
namespace {

// Grades by place from the best.
enum : std::size_t { kGood, kFairlyGood, kFair, kPoor };
const std::vector<std::string> kGrades = {"good", "fairly_good", "fair", "poor"};

std::size_t place_of(const std::string& grade) {
  const auto found = std::find(kGrades.begin(), kGrades.end(), grade);
  if (found == kGrades.end()) throw std::runtime_error("no grade \"" + grade + "\"");
  return static_cast<std::size_t>(found - kGrades.begin());
}

const Line* line_of(const std::vector<Line>& lines, const Assessee& assessee,
                    const std::string& heading = "", const std::string& word = "") {
  for (const Line& line : lines) {
    const bool is_it = under(line, "assessee") == assessee.id;
    if (is_it && (heading.empty() || under(line, heading) == word)) return &line;
  }
  return nullptr;
}

// Art. 17 ¶1 lists these; the offices of province, city and county are not among them.
bool is_listed(const std::string& body) {
  static const std::set<std::string> kListed = {
      "central_committee",      "state_council",
      "central_general_office", "state_council_general_office",
      "province_committee",     "province_government",
      "city_committee",         "city_government",
      "county_committee",       "county_government"};
  return kListed.count(body) != 0;
}

bool has_circular(const County& county, const Assessee& assessee) {
  const std::vector<Line>& all = county.circulars;
  return std::any_of(all.begin(), all.end(), [&](const Line& line) {
    return under(line, "assessee") == assessee.id && is_listed(under(line, "body"));
  });
}

/// The best grade still open, and the one that is an obligation.
struct Limits {
  std::size_t cap = kGood;
  std::optional<std::size_t> obligation;
};

void caps(const Asked& asked, const Assessee& assessee, Grade& grade, Limits& limits) {
  const auto cap = [&](bool fires, const std::string& article, std::size_t best) {
    if (!fires) return;
    grade.gates.insert(article + " at_most:" + kGrades[best]);
    limits.cap = std::max(limits.cap, best);
  };
  const County& county = asked.county();
  cap(has_circular(county, assessee), "17.1", kFairlyGood);
  const Line* review = line_of(county.reviews, assessee);
  cap(review != nullptr && place_of(under(*review, "grade")) >= kFairlyGood, "17.2", kFairlyGood);
  const Line* survey = line_of(county.surveys, assessee);
  cap(survey != nullptr && decimal(under(*survey, "score")) < 80, "17.3", kFair);
  for (const Gate& gate : county.domain->gates(asked, assessee)) {
    cap(true, gate.article, place_of(gate.at_most));
  }
}

// Towards the bottom: the last tenth, rounded up. A shared last place is last.
void obligations(const Asked& asked, const Assessee& assessee, const Standings& all, Grade& grade,
                 Limits& limits) {
  const std::optional<int> from_last = place_from_last(all, assessee.id);
  if (!from_last) return;
  const auto ranked =
      std::count_if(all.begin(), all.end(), [](const auto& entry) { return entry.second.ranked; });
  const int bottom = whole_up(Exact(ranked, 10));
  const std::vector<Line>& findings = asked.county().findings;
  if (*from_last <= bottom && line_of(findings, assessee, "kind", "no_clear_results") != nullptr) {
    grade.gates.insert("17.4 exactly:fair");
    limits.obligation = kFair;
  }
  if (*from_last == 1 && line_of(findings, assessee, "kind", "major_problem") != nullptr) {
    grade.gates.insert("17.5 exactly:poor");
    limits.obligation = kPoor;
  }
}

std::vector<std::size_t> permitted(bool reaches_line, const Limits& limits) {
  if (limits.obligation) return {std::max(*limits.obligation, limits.cap)};
  std::vector<std::size_t> open;
  for (std::size_t grade = limits.cap; grade <= kPoor; ++grade) {
    const bool by_line = reaches_line ? grade <= kFairlyGood : grade >= kFairlyGood;
    if (by_line) open.push_back(grade);
  }
  return open.empty() ? std::vector<std::size_t>{limits.cap} : open;
}

}  // namespace

Exact good_line(const County& county) {
  for (const Line& decision : county.decisions) {
    if (under(decision, "kind") == "good_line") return decimal(under(decision, "value"));
  }
  throw std::runtime_error("no decision on the good line");
}

Grade grade(const Asked& asked, const Assessee& assessee, const Standings& all) {
  Grade result;
  Limits limits;
  caps(asked, assessee, result, limits);
  obligations(asked, assessee, all, result, limits);
  result.barred = !result.gates.empty();
  const bool reaches_line = all.at(assessee.id).effectiveness_total >= good_line(asked.county());
  for (const std::size_t open : permitted(reaches_line, limits)) {
    result.permitted.push_back(kGrades[open]);
  }
  // Below the line fairly_good is proposed, which is the best that can be permitted there.
  result.proposed = result.permitted.front();

  const Line* decision = line_of(asked.county().decisions, assessee, "kind", "grade");
  result.decided = decision == nullptr ? "" : under(*decision, "value");
  const auto& open = result.permitted;
  const bool is_open = std::find(open.begin(), open.end(), result.decided) != open.end();
  if (!is_open) throw std::runtime_error(assessee.id + ": the grade decided is not permitted");
  if (result.decided != result.proposed && under(*decision, "reason").empty()) {
    throw std::runtime_error(assessee.id + ": another grade than proposed, and no reason");
  }
  std::size_t final = place_of(result.decided);
  if (const Line* fraud = line_of(asked.county().findings, assessee, "kind", "misconduct")) {
    const std::string levels = under(*fraud, "levels");
    result.lowered_by = levels.empty() ? 1 : std::stoi(levels);
    result.gates.insert("19 lower:" + std::to_string(result.lowered_by));
    final = std::min<std::size_t>(final + static_cast<std::size_t>(result.lowered_by), kPoor);
  }
  result.final = kGrades[final];
  return result;
}

Total totals(const Asked& asked, const Standings& all, bool with_barred) {
  Total total;
  for (const Assessee& assessee : asked.county().assessees) {
    if (!all.at(assessee.id).ranked) continue;
    if (!with_barred && grade(asked, assessee, all).barred) continue;
    total.sum += all.at(assessee.id).effectiveness_total.value();
    ++total.count;
  }
  return total;
}

}  // namespace oracle

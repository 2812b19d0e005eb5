#include "grades.hpp"

#include <algorithm>
#include <stdexcept>

namespace oracle_second {
namespace {

constexpr std::size_t kExcellent = 0, kGood = 1, kMedium = 2, kPass = 3, kFail = 4;
const std::vector<std::string> kGrades = {"excellent", "good", "medium", "pass", "fail"};

const Line* decision_of(const County& county, const std::string& kind, const std::string& heading,
                        const std::string& word) {
  for (const Line& line : county.decisions) {
    if (under(line, "kind") == kind && under(line, heading) == word) return &line;
  }
  return nullptr;
}

bool is_among(const Asked& asked, const std::vector<Line>& lines, const Assessee& who,
              const std::string& kind = "") {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return under(line, "assessee") == who.id && asked.has_come(under(line, "date")) &&
           (kind.empty() || under(line, "kind") == kind);
  });
}

/// One assessee while its pool is graded.
struct Member {
  const Assessee* who = nullptr;
  const Standing* standing = nullptr;
  Grade grade;
  std::size_t cap = kExcellent;
  std::optional<std::size_t> obligation;
  std::vector<std::size_t> open;
  std::size_t proposed = kFail;

  bool barred() const { return cap > kGood || (obligation && *obligation > kGood); }
};

using Members = std::vector<Member>;

bool is_last(const Member& member, const Members& members) {
  return member.standing->ranked &&
         std::none_of(members.begin(), members.end(), [&](const Member& other) {
           return other.standing->ranked && is_before(*member.standing, *other.standing);
         });
}

void fire_gates(const Asked& asked, Member& member, const Members& members) {
  member.grade.gates = gates_in(asked, *member.who);
  const bool is_capped = member.grade.gates.count("9.1 at_most:good") != 0 ||
                         member.grade.gates.count("annex 2 at_most:good") != 0;
  if (is_capped) member.cap = kGood;
  if (member.standing->review && *member.standing->review < 750) {
    member.grade.gates.insert("9.2 at_most:pass");
    member.cap = kPass;
  }
  if (is_last(member, members) && is_among(asked, asked.county.findings, *member.who, "accident")) {
    member.grade.gates.insert("9.3 exactly:fail");
    member.obligation = kFail;
  }
  if (is_among(asked, asked.county.findings, *member.who, "misconduct"))
    member.grade.lowered_by = 2;
}

void take_sums(const Members& members, Pool& pool) {
  for (const Member& member : members) {
    if (!member.standing->ranked) continue;
    pool.sum_of_all += *member.standing->annual;
    ++pool.all;
    if (member.barred()) continue;
    pool.sum_of_unbarred += *member.standing->annual;
    ++pool.unbarred;
  }
}

void draw_line(const County& county, const std::string& name, Pool& pool) {
  const Line* decision = decision_of(county, "good_line", "scope", name);
  if (decision == nullptr) throw std::runtime_error("no line of " + name);
  if (under(*decision, "value") == "mean") {
    pool.good_line = pool.sum_of_unbarred / pool.unbarred;
    pool.good_line_shown = cut(pool.good_line, 2);
  } else {
    pool.good_line = pool.good_line_shown = oracle::decimal(under(*decision, "value"));
  }
}

/// At the line excellent to medium, below it medium to fail, of which pass is proposed.
void propose(Member& member, const Exact& line) {
  const bool reached = *member.standing->annual >= line;
  if (member.obligation) {
    member.open = {std::max(*member.obligation, member.cap)};
  } else {
    const std::size_t last = reached ? kMedium : kFail;
    for (std::size_t at = std::max(member.cap, reached ? kExcellent : kMedium); at <= last; ++at) {
      member.open.push_back(at);
    }
    if (member.open.empty()) member.open = {member.cap};
  }
  const bool has_pass =
      std::find(member.open.begin(), member.open.end(), kPass) != member.open.end();
  member.proposed = !reached && has_pass ? kPass : member.open.front();
}

/// Those of the ranked for whom a grade is proposed and who have a choice: who has fewer before
/// and beside it than there are places keeps it; with `ties_in` beside does not matter.
void hold_quota(Members& members, std::size_t grade, int places, bool ties_in) {
  const auto competes = [&](const Member& member) {
    return member.standing->ranked && member.proposed == grade && !member.obligation;
  };
  for (const Member& member : members) {
    const bool is_obliged = member.standing->ranked && member.obligation;
    places -= is_obliged && member.proposed == grade ? 1 : 0;
  }
  std::vector<Member*> displaced;
  for (Member& member : members) {
    if (!competes(member)) continue;
    int before = 0, beside = 0;
    for (const Member& other : members) {
      if (!competes(other)) continue;
      const bool is_worse = is_before(*member.standing, *other.standing);
      before += is_before(*other.standing, *member.standing) ? 1 : 0;
      beside += is_worse ? 0 : 1;
    }
    if (ties_in ? before >= places : beside > places) displaced.push_back(&member);
  }
  for (Member* member : displaced) {
    const auto next = std::find_if(member->open.begin(), member->open.end(),
                                   [&](std::size_t open) { return open > grade; });
    const bool has_next = next != member->open.end();
    member->proposed = has_next ? *next : grade + 1;
    if (!has_next) member->open.push_back(grade + 1);
  }
}

void decide(const County& county, Member& member) {
  Grade& grade = member.grade;
  for (const std::size_t open : member.open) grade.permitted.push_back(kGrades[open]);
  grade.proposed = kGrades[member.proposed];
  const Line* decision = decision_of(county, "grade", "assessee", member.who->id);
  if (decision != nullptr) grade.decided = under(*decision, "value");
  const std::string& before = grade.decided.empty() ? grade.proposed : grade.decided;
  const auto at =
      static_cast<std::size_t>(std::find(kGrades.begin(), kGrades.end(), before) - kGrades.begin());
  grade.final =
      kGrades.at(std::min<std::size_t>(at + static_cast<std::size_t>(grade.lowered_by), kFail));
}

int given(const Members& members, const std::string& grade) {
  return static_cast<int>(std::count_if(members.begin(), members.end(), [&](const Member& member) {
    const Grade& one = member.grade;
    return member.standing->ranked && (one.decided.empty() ? one.proposed : one.decided) == grade;
  }));
}

}  // namespace

std::set<std::string> gates_in(const Asked& asked, const Assessee& who) {
  std::set<std::string> gates;
  if (is_among(asked, asked.county.circulars, who)) gates.insert("9.1 at_most:good");
  if (is_exposed_twice(asked, who)) gates.insert("annex 2 at_most:good");
  if (is_among(asked, asked.county.findings, who, "misconduct")) gates.insert("12 lower:2");
  return gates;
}

Pool pool_of(const Asked& asked, const Standings& all, const std::string& name) {
  Members members;
  for (const Assessee& who : asked.county.assessees) {
    if (who.pool != name) continue;
    Member member;
    member.who = &who;
    member.standing = &all.at(who.id);
    members.push_back(member);
  }
  Pool pool;
  for (Member& member : members) fire_gates(asked, member, members);
  take_sums(members, pool);
  draw_line(asked.county, name, pool);
  for (Member& member : members) propose(member, pool.good_line);
  const int excellent = 2 * pool.all / 5, good = std::max(pool.all / 5, 1);
  hold_quota(members, kExcellent, excellent, false);
  hold_quota(members, kGood, good, true);
  for (Member& member : members) decide(asked.county, member);
  pool.quotas = {{"excellent", excellent, given(members, "excellent")},
                 {"good", good, given(members, "good")}};
  for (const Member& member : members) pool.grades[member.who->id] = member.grade;
  return pool;
}

}  // namespace oracle_second

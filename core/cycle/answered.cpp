#include "cycle/answered.hpp"

#include <algorithm>
#include <chrono>

#include "base/likeness.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"

namespace kaohe::cycle {

namespace {

using ledger::Objection;
using ledger::Observation;

bool is_same_text(const std::string& a, const std::string& b) {
  return plain_form(a) == plain_form(b);
}

/// Whether a new record is about what another was about: of the same matter, in whichever input;
/// of one input, day and evidence where a matter is missing or all else is the same too.
bool is_of_one_matter(const Observation& settled, const Observation& row) {
  if (row.domain != settled.domain || row.assessee != settled.assessee) return false;
  const bool have_matters = !row.matter.empty() && !settled.matter.empty();
  if (have_matters && is_same_text(row.matter, settled.matter)) return true;
  const bool is_of_one_paper = row.input == settled.input && row.date == settled.date &&
                               !row.evidence.empty() &&
                               is_same_text(row.evidence, settled.evidence);
  return is_of_one_paper && (!have_matters || (row.value == settled.value &&
                                               is_same_text(row.reason, settled.reason)));
}

bool are_near(const Observation& a, const Observation& b, int days) {
  if (!a.date || !b.date) return false;
  const auto apart = *a.date < *b.date ? *b.date - *a.date : *a.date - *b.date;
  return apart <= std::chrono::days(days);
}

bool are_like(const std::string& a, const std::string& b, const Rational& share) {
  return CharacterPairs(a).is_like(CharacterPairs(b), share);
}

/// What an answer took off a value; of a record withdrawn all of it.
Rational taken_off(const Settled& settled) {
  return settled.row.value - settled.answer.value.value_or(Rational());
}

Problem same_again(const Settled& settled, const Observation& row) {
  return {row.origin.place,
          say({"{} has settled this matter after an objection (#{}, answered in #{}), and it is "
               "not recorded again; what is new is a matter of its own, with its own evidence",
               "该事项已经异议答复处理(答复 {};原记录 #{},答复记录 #{}),不得再次录入;"
               "新发现的问题请作为另一事项录入,并附相应依据"},
              settled.answer.answer, settled.row.origin.number, settled.answer.origin.number)};
}

Problem like_again(const Settled& settled, const Observation& row) {
  return {row.origin.place,
          say({"it looks like #{0}, which {1} settled after an objection (answered in #{2}): one "
               "input and value, a near day or a text alike. The same is not recorded again; "
               "where it is another matter the lead unit says so first, with a document that "
               "this row names as its evidence: `kaohe matter distinct {0} --reason REASON "
               "--document DOCUMENT`",
               "它与已经异议答复处理的记录 #{0} 相似(答复 {1},答复记录 #{2}):监测项目和数值相同,"
               "日期相近或者文字相近。同一事项不得再次录入;确系另一事项的,请先由主要考核责任单位"
               "认定(本行佐证须写明该文件):kaohe matter distinct {0} --reason 理由 "
               "--document 文件"},
              settled.row.origin.number, settled.answer.answer, settled.answer.origin.number)};
}

}  // namespace

SettledRecords::SettledRecords(const Desk& desk) : desk_(desk), rules_(desk.plan().like_matters) {
  // Also of answers that stand no longer: a few too many are no harm.
  desk.ledger().entries({desk.plan().year, {Objection::kKind}, {}},
                        [&](const ledger::Entry& entry) {
                          const auto answer = ledger::record_of<Objection>(entry);
                          const auto& about = answer.about;
                          if (answer.is_granted())
                            given_[{about.domain, about.assessee}].insert(about.input);
                        });
}

bool SettledRecords::may_concern(const Observation& row) const {
  const auto inputs = given_.find({row.domain, row.assessee});
  return inputs != given_.end() && (!row.matter.empty() || inputs->second.count(row.input) != 0);
}

void SettledRecords::read() const {
  if (is_read_ || given_.empty()) return;
  is_read_ = true;
  read_settled();
  read_distinct();
}

void SettledRecords::read_settled() const {
  const auto records = in_the_way(desk_);
  for (const Objection& one : records->all_objections) {
    const auto list = records->observations_by_domain.find(one.about.domain);
    if (!one.is_granted() || list == records->observations_by_domain.end()) continue;
    for (const Observation& row : list->second)
      if (speaks_of(one.about, one.date, row)) settled_.push_back({row, one});
  }
}

void SettledRecords::read_distinct() const {
  const ledger::Standing& standing = desk_.progress().standing();
  desk_.ledger().entries({desk_.plan().year, {ledger::MatterDistinct::kKind}, {}},
                         [&](const ledger::Entry& entry) {
                           if (standing.counts(entry, entry.number, "", ""))
                             distinct_.push_back(ledger::record_of<ledger::MatterDistinct>(entry));
                         });
}

bool SettledRecords::is_alike(const Settled& settled, const Observation& row) const {
  const Observation& before = settled.row;
  const bool is_of_one = row.domain == before.domain && row.assessee == before.assessee &&
                         row.input == before.input &&
                         (row.value == before.value || row.value == taken_off(settled));
  // Two ids say themselves that they are two matters.
  if (!is_of_one || (!row.matter.empty() && !before.matter.empty())) return false;
  return are_near(before, row, rules_.near_days) ||
         are_like(before.evidence, row.evidence, rules_.alike) ||
         are_like(before.reason, row.reason, rules_.alike);
}

bool SettledRecords::is_said_to_be_another(const Settled& settled, const Observation& row) const {
  const std::u32string evidence = plain_form(row.evidence);
  return std::any_of(distinct_.begin(), distinct_.end(), [&](const ledger::MatterDistinct& one) {
    return one.records == std::vector{settled.row.origin.number} &&
           evidence.find(plain_form(one.document)) != std::u32string::npos;
  });
}

std::optional<Problem> SettledRecords::brought_back(const Observation& row) const {
  if (!may_concern(row)) return std::nullopt;
  read();
  for (const Settled& one : settled_) {
    if (is_of_one_matter(one.row, row)) return same_again(one, row);
    if (is_alike(one, row) && !is_said_to_be_another(one, row)) return like_again(one, row);
  }
  return std::nullopt;
}

std::vector<Problem> SettledRecords::brought_back(const std::vector<Observation>& rows) const {
  std::vector<Problem> problems;
  for (const Observation& row : rows)
    if (auto problem = brought_back(row)) problems.push_back(*std::move(problem));
  return problems;
}

const Settled* SettledRecords::find(std::int64_t row) const {
  read();
  const auto found = std::find_if(settled_.begin(), settled_.end(),
                                  [&](const Settled& one) { return one.row.origin.number == row; });
  return found == settled_.end() ? nullptr : &*found;
}

}  // namespace kaohe::cycle

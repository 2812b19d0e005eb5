#include "cycle/matter_links.hpp"

#include <algorithm>
#include <set>

#include "cycle/answered.hpp"
#include "cycle/answers.hpp"
#include "cycle/decided_alike.hpp"
#include "cycle/deeds.hpp"
#include "cycle/record_named.hpp"
#include "ledger/kinds.hpp"
#include "ledger/merged_matters.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::cycle {

namespace {

using ledger::MatterDistinct;
using ledger::MatterKey;
using ledger::MatterMerge;

/// A record that somebody names, as far as its matter goes.
struct Named {
  std::int64_t number = 0;
  MatterKey own;
  std::string input;  ///< of an observation
  bool is_finding = false;
};

Named named_row(const Desk& desk, const RecordNamed& named) {
  const plan::Domain* domain = desk.plan().find_domain(named.row->domain);
  const plan::InputInfo* input =
      domain == nullptr ? nullptr : domain->system.find_input(named.row->input);
  if (input == nullptr || !input->matter)
    refuse_number(named.number,
                  say({"its input \"{}\" counts records and tells no matters apart; what was "
                       "recorded twice is taken away with `kaohe record withdraw {}`",
                       "其监测项目“{}”按记录计,不区分事项;重复录入的请用 kaohe record withdraw {} "
                       "撤回"},
                      named.row->input, named.number));
  return {named.number, key_of(*named.row), named.row->input, false};
}

template <class Record>
Named named_alone(const RecordNamed& named) {
  auto record = ledger::record_of<Record>(named.entry);
  record.origin.number = named.number;
  return {named.number, key_of(record), {}, false};
}

/// It has no matter: it can be said to be of another one than a record, and not of the same.
Named named_finding(const RecordNamed& named) {
  const auto finding = ledger::record_of<ledger::Finding>(named.entry);
  return {named.number, {finding.domain, finding.assessee, {}, named.number}, {}, true};
}

Named named_record(const Desk& desk, std::int64_t number) {
  const RecordNamed named = record_named(desk, number);
  require_standing(desk, named);
  require_no_open_objection(desk, named);
  if (named.row) return named_row(desk, named);
  if (named.entry.kind == ledger::Circular::kKind) return named_alone<ledger::Circular>(named);
  if (named.entry.kind == ledger::Adjustment::kKind) return named_alone<ledger::Adjustment>(named);
  if (named.entry.kind == ledger::Finding::kKind) return named_finding(named);
  refuse_number(number,
                say({"it has no matter (kind \"{}\"); name rows of observations, circulars or "
                     "adjustments, as `kaohe matter suspects` and `kaohe record list` show them",
                     "它没有事项编号(类别“{}”);请写监测记录具体一行、通报或加减分的编号(见 kaohe "
                     "matter suspects、kaohe record list)"},
                    ledger::kind_title(named.entry.kind)));
}

/// All that are named; what is wrong with any of them is said at once.
std::vector<Named> all_named(const Desk& desk, const std::vector<std::int64_t>& numbers,
                             std::vector<Problem>& problems) {
  std::vector<Named> all;
  std::set<std::int64_t> known;
  for (const std::int64_t number : numbers) {
    try {
      Named one = named_record(desk, number);
      if (known.insert(one.number).second) all.push_back(std::move(one));
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  return all;
}

/// Art. 17, 19: a finding counts by its gate, not by its matter.
void require_no_finding(const std::vector<Named>& all, std::vector<Problem>& problems) {
  for (const Named& one : all) {
    if (!one.is_finding) continue;
    problems.push_back(
        {{"#" + std::to_string(one.number)},
         say({"it is a finding, which has no matter and takes no points: findings of one document "
              "count once already; where it was recorded wrongly it is corrected (`kaohe record "
              "correct {0}`) or taken away (`kaohe record withdraw {0}`)",
              "它是认定情形,没有事项编号,也不扣分:同一文件的认定本来只计一次;认定有误的请更正"
              "(kaohe record correct {0})或撤销(kaohe record withdraw {0})"},
             one.number)});
  }
}

void require_several(const std::vector<Named>& all, std::vector<Problem>& problems) {
  if (all.size() > 1 || !problems.empty()) return;
  problems.push_back({{"#" + std::to_string(all.front().number)},
                      say({"it is one record alone; name two or more that it is about",
                           "只写了一条记录;请写明两条以上"})});
}

void require_one_assessee(const plan::YearPlan& plan, const std::vector<Named>& all,
                          std::vector<Problem>& problems) {
  if (all.empty()) return;
  const auto title = [&](const Named& one) {
    return plan.unit_title(plan::assessee_unit(one.own.domain, one.own.assessee));
  };
  for (const Named& one : all) {
    if (one.own.domain == all.front().own.domain && one.own.assessee == all.front().own.assessee)
      continue;
    problems.push_back({{"#" + std::to_string(one.number)},
                        say({"it is about {}, and #{} about {}; a matter counts once for one "
                             "assessee, and each assessee has its own: name records of one",
                             "它是关于{}的,而 #{} 是关于{}的;事项按考核对象分别计,请写同一考核对象"
                             "的记录"},
                            title(one), all.front().number, title(all.front()))});
  }
}

void require_text(const std::string& text, const Message& missing, std::vector<Problem>& problems) {
  if (text.empty()) problems.push_back({{}, say(missing)});
}

ledger::ReadOptions reading_of(const Desk& desk) {
  ledger::ReadOptions reading;
  reading.year = desk.plan().year;
  reading.with_proposed_merges = true;
  return reading;
}

/// What two links have in common.
template <class Link>
Link link_of(const std::vector<Named>& all, const std::string& reason) {
  Link link;
  link.domain = all.front().own.domain;
  link.assessee = all.front().own.assessee;
  link.reason = reason;
  std::set<std::string> matters, inputs;
  for (const Named& one : all) {
    link.records.push_back(one.number);
    if (!one.own.matter.empty()) matters.insert(one.own.matter);
    if (!one.input.empty()) inputs.insert(one.input);
  }
  link.matters.assign(matters.begin(), matters.end());
  link.inputs.assign(inputs.begin(), inputs.end());
  return link;
}

// ---------- What a merge may not do ----------

/// The id by which something counts; a record without one stands for itself.
MatterKey key_counting(const ledger::MergedMatters& merged, MatterKey key) {
  key.matter = merged.matter_of(key);
  if (!key.matter.empty()) key.record = 0;
  return key;
}

/// Those of all, each once.
std::set<MatterKey> keys_counting(const ledger::MergedMatters& merged,
                                  const std::vector<Named>& all) {
  std::set<MatterKey> keys;
  for (const Named& one : all) keys.insert(key_counting(merged, one.own));
  return keys;
}

/// The last merge that makes a record one with others, where it waits for another person; 0: none.
std::int64_t merge_waiting(const Desk& desk, const ledger::MergedMatters& merged,
                           const MatterKey& own) {
  const std::vector<std::int64_t> merges = merged.merges_of(own);
  if (merges.empty()) return 0;
  const ledger::Entry last = desk.ledger().find(merges.back()).value();
  return desk.progress().standing().is_confirmed(last, "", "") ? 0 : last.number;
}

void require_change(const Desk& desk, const ledger::MergedMatters& merged,
                    const std::set<MatterKey>& keys, const std::vector<Named>& all,
                    std::vector<Problem>& problems) {
  if (keys.size() != 1 || all.size() < 2) return;
  const std::int64_t waiting = merge_waiting(desk, merged, all.front().own);
  problems.push_back(
      {{"#" + std::to_string(all.front().number)},
       waiting != 0
           ? say({"#{0} proposes already that these records are one matter, \"{1}\"; another "
                  "person confirms it: `kaohe record confirm {0}`",
                  "#{0} 已提出将这些记录并为事项“{1}”,请由另一人确认:kaohe record confirm {0}"},
                 waiting, keys.begin()->matter)
           : say({"these records are one matter already, \"{}\"; there is nothing to merge",
                  "这些记录已是同一事项“{}”,无须合并"},
                 keys.begin()->matter)});
}

/// The ids by which all that a merge is about counts; a record without one stands for itself.
std::set<MatterKey> keys_reached(const ledger::MergedMatters& merged, const MatterMerge& merge) {
  std::set<MatterKey> keys;
  const auto add = [&](const MatterKey& key) { keys.insert(key_counting(merged, key)); };
  add({merge.domain, merge.assessee, merge.into});
  for (const std::string& matter : merge.matters) add({merge.domain, merge.assessee, matter});
  for (const std::int64_t number : merge.records) add({merge.domain, merge.assessee, "", number});
  return keys;
}

/// A decision about one adjustment was not taken about another: a merge must not let that in.
/// `number`: of the merge that is to be confirmed, beside those that are; 0: it is proposed, beside
/// all that are.
void hold_against_decisions(const Desk& desk, const MatterMerge& merge, std::int64_t number,
                            std::vector<Problem>& problems) {
  ledger::ReadOptions reading = reading_of(desk);
  reading.with_proposed_merges = number == 0;
  const auto records = ledger::read_records(desk.ledger(), reading);
  reading.with_proposed = number == 0;
  const auto merged = ledger::read_merged_matters(desk.ledger(), reading);
  require_decided_alike(desk.plan(), *records, keys_reached(merged, merge), {merge, number},
                        problems);
}

/// Whether an objection leaves a record open, or has taken it away: nothing becomes one with it.
bool bars_merging(const ledger::Objection& one) {
  return one.outcome.empty() || one.outcome == "withdrawn";
}

void refuse_barred(const Desk& desk, const ledger::MergedMatters& merged,
                   const MatterMerge& merge) {
  const std::set<MatterKey> keys = keys_reached(merged, merge);
  const auto records = on_record(desk);
  const auto rows = records->observations_by_domain.find(merge.domain);
  if (rows == records->observations_by_domain.end()) return;
  std::vector<Problem> problems;
  for (const ledger::Objection& one : records->all_objections) {
    if (!bars_merging(one)) continue;
    for (const ledger::Observation& row : rows->second) {
      if (keys.count(key_counting(merged, key_of(row))) == 0 ||
          !speaks_of(one.about, one.date, row))
        continue;
      problems.push_back(
          {{"#" + std::to_string(row.origin.number)},
           say({"it is of this matter, and {} (#{}) objects to it or has taken it away: nothing "
                "becomes one with it",
                "它属于该事项,而对它的异议 {}(#{})尚在办理或者已使其撤销,不能再与其他记录合并"},
               one.document, one.origin.number)});
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

MatterMerge checked_merge(const Desk& desk, const MatterMerging& merging) {
  std::vector<Problem> problems;
  const std::vector<Named> all = all_named(desk, merging.numbers, problems);
  require_no_finding(all, problems);
  require_several(all, problems);
  require_one_assessee(desk.plan(), all, problems);
  require_text(
      merging.into,
      {"say with --into under which id the matter counts", "请用 --into 写明合并后的事项编号"},
      problems);
  require_text(merging.reason,
               {"say with --reason why they are one matter", "请用 --reason 写明为什么是同一事项"},
               problems);
  require_text(merging.document,
               {"say with --document which document shows it", "请用 --document 写明所依据的文件"},
               problems);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  auto merge = link_of<MatterMerge>(all, merging.reason);
  merge.into = merging.into;
  merge.document = merging.document;
  const auto merged = ledger::read_merged_matters(desk.ledger(), reading_of(desk));
  const std::set<MatterKey> keys = keys_counting(merged, all);
  require_change(desk, merged, keys, all, problems);
  hold_against_decisions(desk, merge, 0, problems);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  refuse_barred(desk, merged, merge);
  return merge;
}

void require_apart(const Desk& desk, const std::vector<Named>& all,
                   std::vector<Problem>& problems) {
  const auto merged = ledger::read_merged_matters(desk.ledger(), reading_of(desk));
  std::map<MatterKey, std::int64_t> known;
  for (const Named& one : all) {
    const MatterKey key = *keys_counting(merged, {one}).begin();
    const auto [first, is_new] = known.try_emplace(key, one.number);
    if (is_new) continue;
    problems.push_back(
        {{"#" + std::to_string(one.number)},
         say({"it is one matter with #{}, \"{}\", and both say so; correct one of them (`kaohe "
              "record correct`), or let the merge be taken away (`kaohe record withdraw`)",
              "它与 #{} 记为同一事项“{}”;请更正其中一条(kaohe record correct),"
              "或者撤销合并(kaohe record withdraw)"},
             first->second, key.matter)});
  }
}

std::set<std::int64_t> as_set(const MatterDistinct& link) {
  return {link.records.begin(), link.records.end()};
}

/// What somebody has said already is not said again.
void require_unsaid(const Desk& desk, const MatterDistinct& link) {
  const ledger::Standing& standing = desk.progress().standing();
  desk.ledger().entries({desk.plan().year, {MatterDistinct::kKind}, {}}, [&](const auto& entry) {
    if (!standing.counts(entry, entry.number, "", "")) return;
    const auto said = ledger::record_of<MatterDistinct>(entry);
    const bool is_same = said.domain == link.domain && said.assessee == link.assessee &&
                         said.matters == link.matters && as_set(said) == as_set(link);
    if (is_same)
      refuse_number(entry.number, say({"#{} says already that these are several matters",
                                       "#{} 已认定不是同一事项,无须重复"},
                                      entry.number));
  });
}

MatterDistinct checked_distinct(const Desk& desk, const std::vector<std::int64_t>& numbers,
                                const std::string& reason, const std::string& document) {
  std::vector<Problem> problems;
  const std::vector<Named> all = all_named(desk, numbers, problems);
  require_several(all, problems);
  require_one_assessee(desk.plan(), all, problems);
  require_text(
      reason,
      {"say with --reason why they are several matters", "请用 --reason 写明为什么不是同一事项"},
      problems);
  if (problems.empty()) require_apart(desk, all, problems);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  auto link = link_of<MatterDistinct>(all, reason);
  link.document = document;
  require_unsaid(desk, link);
  return link;
}

// ---------- What an answer settled, and what is another matter ----------

/// The observation that is named alone, with the answer that took it away or reduced it.
Settled settled_named(const Desk& desk, std::int64_t number) {
  const RecordNamed named = record_named(desk, number);
  const SettledRecords settled(desk);
  const Settled* found = settled.find(named.number);
  if (found != nullptr) return *found;
  refuse_number(number,
                say({"it is one record alone, and no answer to an objection took it away or "
                     "reduced it; name two or more that it is about",
                     "只写了一条记录,且它未经异议答复撤销或者减轻;请写明两条以上"}));
}

ledger::NewEntry entry_beside_settled(const Desk& desk, const Settled& settled,
                                      const std::string& reason, const std::string& document) {
  std::vector<Problem> problems;
  require_text(reason,
               {"say with --reason why what is recorded now is another matter",
                "请用 --reason 写明为什么是另一事项"},
               problems);
  require_text(document,
               {"say with --document which document shows the other matter",
                "请用 --document 写明另一事项所依据的文件"},
               problems);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  const Named named{settled.row.origin.number, key_of(settled.row), settled.row.input, false};
  auto link = link_of<MatterDistinct>({named}, reason);
  link.document = document;
  InputUnits units(desk.plan());
  const Permit permit = desk.permit(deeds_of(link, units).confirm);
  require_other_person(
      desk.plan(), desk.person(), recorders_of(desk.plan(), desk.ledger(), settled.answer),
      Act::confirm_matter, say({"say that it is another matter", "认定为另一事项"}));
  return desk.entry_of(link, permit);
}

template <class Link>
ledger::NewEntry entry_of(const Desk& desk, const Link& link) {
  InputUnits units(desk.plan());
  return desk.entry_of(link, desk.permit(deeds_of(link, units).record));
}

}  // namespace

void require_mergeable(const Desk& desk, std::int64_t number, const MatterMerge& merge) {
  std::vector<Problem> problems;
  hold_against_decisions(desk, merge, number, problems);
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
  refuse_barred(desk, ledger::read_merged_matters(desk.ledger(), reading_of(desk)), merge);
}

std::int64_t merge_matters(Desk& desk, const MatterMerging& merging) {
  const auto make = [&] { return std::vector{entry_of(desk, checked_merge(desk, merging))}; };
  return desk.put(make).front();
}

std::int64_t keep_matters_apart(Desk& desk, const std::vector<std::int64_t>& numbers,
                                const std::string& reason, const std::string& document) {
  const auto make = [&] {
    if (std::set(numbers.begin(), numbers.end()).size() == 1)
      return std::vector{
          entry_beside_settled(desk, settled_named(desk, numbers.front()), reason, document)};
    return std::vector{entry_of(desk, checked_distinct(desk, numbers, reason, document))};
  };
  return desk.put(make).front();
}

}  // namespace kaohe::cycle

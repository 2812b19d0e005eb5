#include "cycle/issuing.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "cycle/naming.hpp"
#include "cycle/submitting.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const plan::Domain& domain, const Text& what) {
  throw Error(ErrorKind::data, place_in_system(domain, ""), what);
}

void require_not_issued(const plan::Domain& domain, const SystemLife& life) {
  if (life.editions.empty()) return;
  const SystemEdition& issued = life.editions.front();
  refuse(domain, say({"its indicator system was issued on {} (#{}) and is frozen; it is changed by "
                      "an amendment: `kaohe year amend propose --domain {}` (Art. 8)",
                      "其指标体系已于 {} 印发(#{}),不得擅自改动;确需调整的按程序报批:kaohe year "
                      "amend propose --domain {}(第八条)"},
                     to_text(issued.hand.day), issued.hand.number, domain.id));
}

// ---------- Drafting ----------

void require_part(const Desk& desk, const plan::Domain& domain) {
  const auto parts = parts_of(domain);
  if (parts.count(desk.person().unit) != 0) return;
  std::vector<std::string> units;
  for (const auto& [unit, indicators] : parts) units.push_back(unit);
  refuse(domain, say({"{} answers for no indicator of it and has nothing to draft; parts are "
                      "drafted by {} (kaohe year status)",
                      "{}在本领域没有负责的指标,不需要起草;应起草的单位:{}(见 kaohe year status)"},
                     desk.plan().unit_title(desk.person().unit), listed(units)));
}

void require_new_draft(const plan::YearPlan& plan, const plan::Domain& domain,
                       const SystemLife& life, const ledger::SystemDraft& part) {
  const auto before = life.drafts.find(part.unit);
  if (before == life.drafts.end() || before->second.record.indicators != part.indicators ||
      before->second.record.shared != part.shared)
    return;
  refuse(domain, say({"this part is drafted already, on {} by {} (#{}), and nothing of it has "
                      "changed since",
                      "该部分已于 {} 由 {} 起草报送(#{}),此后没有改动"},
                     to_text(before->second.hand.day),
                     person_words(plan, before->second.hand.person), before->second.hand.number));
}

// ---------- Consolidating ----------

void require_parts(const plan::YearPlan& plan, const plan::Domain& domain,
                   const std::vector<std::string>& missing,
                   const std::vector<std::string>& without) {
  std::vector<std::string> awaited;
  for (const std::string& unit : missing) {
    if (std::find(without.begin(), without.end(), unit) == without.end())
      awaited.push_back(plan.unit_title(unit) + " (" + unit + ")");
  }
  if (awaited.empty()) return;
  refuse(domain,
         say({"these have not drafted their part: {}; remind them, or consolidate without "
              "them by --without UNIT, which is recorded",
              "下列单位尚未报送其起草的部分:{};请催报,或者用 --without 单位 汇总(将记录在案)"},
             listed(awaited)));
}

/// A draft against the files: what its unit must hand in once more.
void add_stale(const plan::Domain& domain, const Done<ledger::SystemDraft>& draft,
               std::vector<Problem>& problems) {
  const ledger::SystemDraft now = part_of(domain, draft.record.unit);
  const auto add = [&](const std::string& indicator) {
    problems.push_back(
        {place_in_system(domain, indicator),
         say({"it is not what {} drafted on {} (#{}); let that unit draft its part again: `kaohe "
              "year submit --domain {}`",
              "与{}于 {} 起草的(#{})不一致;请由该单位重新报送:kaohe year submit --domain {}"},
             draft.record.unit, to_text(draft.hand.day), draft.hand.number, domain.id)});
  };
  const plan::IndicatorDigests then{draft.record.indicators, "", ""};
  for (const std::string& id : plan::differing_indicators(then, {now.indicators, "", ""})) add(id);
  if (now.shared != draft.record.shared) add("");
}

void require_drafts_as_files(const plan::Domain& domain, const SystemLife& life) {
  std::vector<Problem> problems;
  for (const auto& [unit, indicators] : parts_of(domain)) {
    const auto draft = life.drafts.find(unit);
    if (draft != life.drafts.end()) add_stale(domain, draft->second, problems);
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_new_consolidation(const plan::YearPlan& plan, const plan::Domain& domain,
                               const SystemLife& life, const std::string& digest) {
  if (!life.consolidation || life.consolidation->record.digests.whole != digest) return;
  const Hand& hand = life.consolidation->hand;
  refuse(domain,
         say({"it is consolidated already, on {} by {} (#{}), and nothing has changed since",
              "已于 {} 由 {} 汇总(#{}),此后没有改动"},
             to_text(hand.day), person_words(plan, hand.person), hand.number));
}

// ---------- Approving and issuing ----------

const Done<ledger::SystemConsolidation>& consolidated(const plan::Domain& domain,
                                                      const SystemLife& life) {
  if (life.consolidation) return *life.consolidation;
  refuse(domain, say({"it is not consolidated, or a unit has drafted its part again since; the "
                      "office does that first: `kaohe year consolidate --domain {}`",
                      "尚未汇总,或汇总之后又有单位重新报送;请先由县考核办汇总:kaohe year "
                      "consolidate --domain {}"},
                     domain.id));
}

void require_not_approved(const plan::YearPlan& plan, const plan::Domain& domain,
                          const SystemLife& life) {
  if (!life.approval) return;
  const Hand& hand = life.approval->hand;
  refuse(domain, say({"it is approved already, on {} by {} (#{})", "已于 {} 由 {} 审定(#{})"},
                     to_text(hand.day), person_words(plan, hand.person), hand.number));
}

void require_approved(const plan::Domain& domain, const SystemLife& life) {
  if (life.approval) return;
  refuse(domain, say({"the committee has not approved it yet: `kaohe year approve --domain {} "
                      "--document …`",
                      "县考核委尚未审定:kaohe year approve --domain {} --document …"},
                     domain.id));
}

/// One act on a domain: `make` says what goes on record, from how far the domain has come.
template <class Make>
SystemAct act_on(Desk& desk, const plan::Domain& domain, const Make& make) {
  SystemAct done;
  done.is_late = desk.today() > system_due(desk.plan());
  const auto entries = [&] {
    const SystemLife& life = desk.systems().of(domain.id);
    return std::vector{make(life, done)};
  };
  done.number = desk.put(entries).front();
  return done;
}

std::string to_consolidate(const plan::Domain& domain) {
  return "kaohe year consolidate --domain " + domain.id;
}

}  // namespace

void require_document(const std::string& document) {
  if (!document.empty()) return;
  throw Error(ErrorKind::data, {},
              say({"the document is missing: --document and its number or title",
                   "请用 --document 写明文号或文件名称"}));
}

void require_same(const plan::Domain& domain, const plan::IndicatorDigests& then,
                  std::int64_t number, const std::string& again) {
  const plan::IndicatorDigests now = plan::indicator_digests(domain.system);
  if (now.whole == then.whole) return;
  std::vector<Problem> problems;
  const auto add = [&](const std::string& indicator) {
    problems.push_back({place_in_system(domain, indicator),
                        say({"it has changed since #{}; put it back, or begin again with `{}`",
                             "#{} 之后有改动;请改回,或重新办理:{}"},
                            number, again)});
  };
  for (const std::string& id : plan::differing_indicators(then, now)) add(id);
  if (problems.empty() || now.shared != then.shared) add("");
  throw Error(ErrorKind::data, std::move(problems));
}

SystemAct draft_system(Desk& desk, const std::string& domain_id) {
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  return act_on(desk, domain, [&](const SystemLife& life, SystemAct& done) {
    const Permit permit = desk.permit({Act::draft_system, domain.id, "", {desk.person().unit}});
    require_part(desk, domain);
    require_not_issued(domain, life);
    const ledger::SystemDraft part = part_of(domain, desk.person().unit);
    require_new_draft(desk.plan(), domain, life, part);
    done.indicator_count = part.indicators.size();
    return desk.entry_of(part, permit);
  });
}

SystemAct consolidate_system(Desk& desk, const std::string& domain_id,
                             const std::vector<std::string>& without) {
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  return act_on(desk, domain, [&](const SystemLife& life, SystemAct& done) {
    const Permit permit = desk.permit({Act::consolidate_system, domain.id});
    require_not_issued(domain, life);
    done.missing = missing_parts(domain, life);
    require_missing(done.missing, without);
    require_parts(desk.plan(), domain, done.missing, without);
    require_drafts_as_files(domain, life);
    const plan::IndicatorDigests digests = plan::indicator_digests(domain.system);
    require_new_consolidation(desk.plan(), domain, life, digests.whole);
    require_other_person(desk.plan(), desk.person(), life.drafters(), Act::consolidate_system,
                         say({"consolidate it", "汇总"}));
    done.digest = digests.whole;
    done.indicator_count = digests.indicators.size();
    return desk.entry_of(ledger::SystemConsolidation{domain.id, digests, done.missing}, permit);
  });
}

SystemAct approve_system(Desk& desk, const std::string& domain_id, const std::string& document) {
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  return act_on(desk, domain, [&](const SystemLife& life, SystemAct& done) {
    const Permit permit = desk.permit({Act::approve_system, domain.id});
    require_document(document);
    require_not_issued(domain, life);
    const Done<ledger::SystemConsolidation>& before = consolidated(domain, life);
    require_not_approved(desk.plan(), domain, life);
    const plan::IndicatorDigests& digests = before.record.digests;
    require_same(domain, digests, before.hand.number, to_consolidate(domain));
    std::set<std::string> earlier = life.drafters();
    earlier.insert(before.hand.person);
    require_other_person(desk.plan(), desk.person(), earlier, Act::approve_system,
                         say({"approve it", "审定"}));
    done.digest = digests.whole;
    done.indicator_count = digests.indicators.size();
    return desk.entry_of(ledger::SystemApproval{domain.id, digests.whole, document}, permit);
  });
}

SystemAct issue_system(Desk& desk, const std::string& domain_id, const std::string& document) {
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  return act_on(desk, domain, [&](const SystemLife& life, SystemAct& done) {
    const Permit permit = desk.permit({Act::issue_system, domain.id});
    require_document(document);
    require_not_issued(domain, life);
    require_approved(domain, life);
    const Done<ledger::SystemConsolidation>& before = consolidated(domain, life);
    require_same(domain, before.record.digests, before.hand.number, to_consolidate(domain));
    const ledger::SystemIssue record{domain.id, document, version_of(desk.plan(), domain)};
    done.digest = record.version.digests.whole;
    done.indicator_count = record.version.units.size();
    return desk.entry_of(record, permit);
  });
}

}  // namespace kaohe::cycle

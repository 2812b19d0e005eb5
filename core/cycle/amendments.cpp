#include "cycle/amendments.hpp"

#include "base/nearest.hpp"
#include "cycle/amendment_effect.hpp"
#include "cycle/amendment_reach.hpp"
#include "cycle/issuing.hpp"
#include "cycle/naming.hpp"
#include "cycle/submitting.hpp"

namespace kaohe::cycle {

namespace {

using plan::Difference;
using plan::DifferenceKind;

Place place_of(std::int64_t number) {
  return {"#" + std::to_string(number)};
}

[[noreturn]] void refuse(Place place, const Text& what) {
  throw Error(ErrorKind::data, std::move(place), what);
}

// ---------- Proposing ----------

const SystemEdition& edition_in_force(const plan::Domain& domain, const SystemLife& life) {
  if (const SystemEdition* edition = life.in_force()) return *edition;
  refuse(place_in_system(domain, ""),
         say({"its indicator system is not issued yet, and a draft needs no amendment: change the "
              "files and draft the part again (`kaohe year submit --domain {}`)",
              "其指标体系尚未印发,无需办理调整:直接修改并重新报送即可(kaohe year submit --domain "
              "{})"},
             domain.id));
}

void require_reason(const std::string& reason) {
  if (!reason.empty()) return;
  refuse({},
         say({"a reason is missing: an issued system is amended only where it must be (确需调整, "
              "Art. 8); say with --reason why",
              "缺少理由:指标体系印发后确需调整的方可调整(第八条);请用 --reason 写明"}));
}

void require_no_other(const plan::YearPlan& plan, const plan::Domain& domain,
                      const SystemLife& life) {
  const Amendment* open = life.open_amendment();
  if (open == nullptr) return;
  const Hand& hand = open->proposal.hand;
  refuse(place_in_system(domain, ""),
         say({"amendment {} of {}, proposed on {}, is still open; one is decided before the next "
              "is proposed: `kaohe year amend approve {}`, or `reject`",
              "调整 {}({}于 {} 提出)尚未办结;一项办结后再提出下一项:kaohe year amend approve "
              "{},或 reject"},
             hand.number, plan.unit_title(open->proposal.record.unit), to_text(hand.day),
             hand.number));
}

/// Whose a difference is: of an indicator that was there, the unit's that answered for it.
std::string owner_of(const plan::Domain& domain, const ledger::SystemVersion& before,
                     const Difference& difference) {
  if (difference.indicator.empty()) return domain.lead_unit;
  const auto was = before.units.find(difference.indicator);
  if (was != before.units.end()) return was->second;
  return domain.system.find_indicator(difference.indicator)->responsible_unit;
}

/// A new version of the plugin is nobody's: it comes with what it changes.
bool is_plugin_alone(const std::vector<Difference>& all) {
  for (const Difference& one : all) {
    if (one.kind != DifferenceKind::plugin) return false;
  }
  return true;
}

void require_own(const Desk& desk, const plan::Domain& domain, const ledger::SystemVersion& before,
                 const std::vector<Difference>& all) {
  std::vector<Problem> problems;
  for (const Difference& one : all) {
    if (one.kind == DifferenceKind::plugin && !is_plugin_alone(all)) continue;
    const std::string owner = owner_of(domain, before, one);
    if (owner == desk.person().unit) continue;
    problems.push_back(
        {place_in_system(domain, one.indicator),
         say({"{}; that is for {} ({}) to propose, not for {}: take it out of the files, or let "
              "that unit propose it",
              "{};应由{}({})提出,而不是{}:请从配置中去掉,或由该单位提出"},
             in_words(one), desk.plan().unit_title(owner), owner,
             desk.plan().unit_title(desk.person().unit))});
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_changes(const plan::Domain& domain, const SystemEdition& edition,
                     const std::vector<Difference>& all) {
  if (!all.empty()) return;
  refuse(place_in_system(domain, ""),
         say({"the files are what is in force since {} (#{}), and there is nothing to propose; "
              "write the change into year.toml first: [[domain.override]] with `from` and "
              "`document`, or enable another version of the plugin",
              "现有配置与 {} 起施行的指标体系(#{})一致,没有可提出的调整;请先把改动写入 year.toml"
              "(带 from 和 document 的 [[domain.override]]),或启用新版插件"},
             to_text(edition.hand.day), edition.hand.number));
}

// ---------- Deciding ----------

const Amendment& open_amendment(const plan::YearPlan& plan, const Systems& systems,
                                std::int64_t number) {
  const Amendment& one = amendment_named(systems, plan.year, number);
  if (!one.decision) return one;
  const Hand& hand = one.decision->hand;
  const Text how = one.is_approved() ? say({"approved", "审定通过"}) : say({"rejected", "否决"});
  refuse(place_of(number),
         say({"it was {} on {} by {} (#{}), and is closed",
              "该调整已于 {1} 由 {2} {0}(#{3}),已经办结"},
             how, to_text(hand.day), person_words(plan, hand.person), hand.number));
}

void require_as_proposed(const Desk& desk, const Amendment& one) {
  const ledger::AmendmentProposal& proposal = one.proposal.record;
  const plan::Domain& domain = domain_named(desk.plan(), proposal.domain);
  const std::string again = "kaohe year amend propose --domain " + proposal.domain;
  require_same(domain, proposal.version.digests, one.proposal.hand.number, again);
  std::vector<Problem> problems;
  for (const Difference& other :
       differences(desk.plan(), domain, proposal.version, version_of(desk.plan(), domain)))
    problems.push_back({place_in_system(domain, ""),
                        say({"{}; it has changed since #{}: put it back, or begin again with `{}`",
                             "{};#{} 之后有改动:请改回,或重新办理:{}"},
                            in_words(other), one.proposal.hand.number, again)});
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

void require_unstudied(const plan::YearPlan& plan, const Amendment& one) {
  if (!one.study) return;
  const Hand& hand = one.study->hand;
  refuse(place_of(one.proposal.hand.number),
         say({"it was studied already, on {} by {} (#{})", "该调整已于 {} 由 {} 研究(#{})"},
             to_text(hand.day), person_words(plan, hand.person), hand.number));
}

void require_studied(const Amendment& one) {
  if (one.study) return;
  const std::int64_t number = one.proposal.hand.number;
  refuse(place_of(number), say({"the office has not studied it yet: `kaohe year amend study {} "
                                "--opinion …` (Art. 8)",
                                "县考核办尚未研究:kaohe year amend study {} --opinion …(第八条)"},
                               number));
}

/// Both may reject: the one that studies, and the one that decides.
Permit permit_to_reject(const Desk& desk, const std::string& domain) {
  const Answer office = ask(desk.plan(), desk.person(), {Act::study_amendment, domain});
  return office.permit ? *office.permit : desk.permit({Act::approve_amendment, domain});
}

/// One act on an open amendment: `make` says what goes on record.
template <class Make>
std::int64_t act_on(Desk& desk, std::int64_t number, const Make& make) {
  const auto entries = [&] {
    const Systems& systems = desk.systems();
    return std::vector{make(open_amendment(desk.plan(), systems, number))};
  };
  return desk.put(entries).front();
}

}  // namespace

const Amendment& amendment_named(const Systems& systems, int year, std::int64_t number) {
  if (const Amendment* one = systems.find_amendment(number)) return *one;
  refuse(place_of(number), say({"{} has no amendment with this number; `kaohe year status` shows "
                                "those that are open",
                                "{} 年度没有这一编号的指标调整;未办结的见 kaohe year status"},
                               year));
}

ProposalDone propose_amendment(Desk& desk, const AmendmentOptions& options) {
  const plan::Domain& domain = domain_named(desk.plan(), options.domain);
  const plan::Period& from = period_named(desk.plan(), options.from);
  const std::string& unit = desk.person().unit;
  ProposalDone done;
  const auto make = [&] {
    const SystemLife& life = desk.systems().of(domain.id);
    const Permit permit = desk.permit({Act::propose_amendment, domain.id, "", {unit}});
    const SystemEdition& edition = edition_in_force(domain, life);
    require_reason(options.reason);
    require_no_other(desk.plan(), domain, life);
    done.differences =
        differences(desk.plan(), domain, edition.version, version_of(desk.plan(), domain));
    require_changes(domain, edition, done.differences);
    require_own(desk, domain, edition.version, done.differences);
    require_from(desk.plan(), domain, edition.version, from);
    const Progress& progress = desk.progress();
    require_from_open(desk.plan(), progress, domain, edition.version, from);
    require_rules_leave_closed(desk.plan(), progress, domain, done.differences);
    const ledger::AmendmentProposal record{domain.id,        unit,
                                           from.id,          options.reason,
                                           options.document, version_of(desk.plan(), domain)};
    return std::vector{desk.entry_of(record, permit)};
  };
  done.number = desk.put(make).front();
  return done;
}

std::int64_t study_amendment(Desk& desk, std::int64_t number, const std::string& opinion) {
  return act_on(desk, number, [&](const Amendment& one) {
    const Permit permit = desk.permit({Act::study_amendment, one.proposal.record.domain});
    if (opinion.empty())
      refuse(place_of(number), say({"the office's opinion is missing: --opinion TEXT",
                                    "请用 --opinion 写明研究意见"}));
    require_unstudied(desk.plan(), one);
    require_as_proposed(desk, one);
    require_other_person(desk.plan(), desk.person(), {one.proposal.hand.person},
                         Act::study_amendment, say({"study it", "研究"}));
    return desk.entry_of(ledger::AmendmentStudy{number, opinion}, permit);
  });
}

std::int64_t approve_amendment(const Year& year, Desk& desk, std::int64_t number,
                               const std::string& document, const std::filesystem::path& former) {
  return act_on(desk, number, [&](const Amendment& one) {
    const std::string& id = one.proposal.record.domain;
    const Permit permit = desk.permit({Act::approve_amendment, id});
    require_document(document);
    require_studied(one);
    require_as_proposed(desk, one);
    require_other_person(desk.plan(), desk.person(),
                         {one.proposal.hand.person, one.study->hand.person}, Act::approve_amendment,
                         say({"approve it", "审定"}));
    const plan::Domain& domain = domain_named(year.plan, id);
    const Systems& systems = desk.systems();
    const ledger::SystemVersion& before = systems.of(id).in_force()->version;
    require_cited(year.plan, domain, before, document);
    const Progress& progress = desk.progress();
    require_from_open(year.plan, progress, domain, before,
                      period_named(year.plan, one.proposal.record.from));
    require_rules_leave_closed(
        year.plan, progress, domain,
        differences(year.plan, domain, before, version_of(year.plan, domain)));
    require_closed_unmoved(year, desk.ledger(), domain, before, former);
    return desk.entry_of(ledger::AmendmentDecision{number, true, document, ""}, permit);
  });
}

std::int64_t reject_amendment(Desk& desk, std::int64_t number, const std::string& reason) {
  return act_on(desk, number, [&](const Amendment& one) {
    const Permit permit = permit_to_reject(desk, one.proposal.record.domain);
    if (reason.empty())
      refuse(place_of(number), say({"a reason is missing: an amendment is never rejected without "
                                    "one; --reason TEXT",
                                    "否决指标调整必须说明理由:--reason"}));
    require_other_person(desk.plan(), desk.person(), {one.proposal.hand.person},
                         Act::approve_amendment, say({"reject it", "否决"}));
    return desk.entry_of(ledger::AmendmentDecision{number, false, "", reason}, permit);
  });
}

}  // namespace kaohe::cycle

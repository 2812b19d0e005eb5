#include "cycle/duty_acts.hpp"

#include <algorithm>

#include "base/likeness.hpp"
#include "base/nearest.hpp"
#include "cycle/issuing.hpp"
#include "cycle/naming.hpp"
#include "cycle/record_named.hpp"
#include "ledger/payload.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_blank(const std::string& text) {
  return plain_form(text).empty();
}

void require_grounds(const std::string& reason, const std::string& document) {
  if (is_blank(reason))
    refuse(say({"a reason is missing; say with --reason why", "缺少理由;请用 --reason 写明"}));
  require_document(document);
}

// ---------- Findings ----------

/// What is on record of a unit under the same document, confirmed or not.
template <class Look>
void for_each_finding(const Desk& desk, const std::string& unit, const std::string& document,
                      const Look& look) {
  const std::u32string paper = plain_form(document);
  // What is only proposed to be taken away still stands, and may be again.
  const ledger::Standing& standing = desk.progress().in_force();
  desk.ledger().entries(
      {desk.plan().year, {ledger::DutyFinding::kKind}, std::nullopt},
      [&](const ledger::Entry& entry) {
        if (standing.is_withdrawn(entry.number) || standing.is_replaced(entry.number)) return;
        const auto one = ledger::record_of<ledger::DutyFinding>(entry);
        if (one.unit == unit && plain_form(one.document) == paper) look(entry.number, one);
      });
}

/// One finding is deducted for once.
void require_new(const Desk& desk, const std::string& unit, const DutyFound& found) {
  for_each_finding(desk, unit, found.document, [&](std::int64_t number, const auto& one) {
    if (one.kind == found.kind && plain_form(one.reason) == plain_form(found.reason))
      refuse_number(number,
                    say({"this is on record already: the same unit, kind, reason and "
                         "document; nothing was recorded. Where it is wrong, withdraw it "
                         "and record it anew: `kaohe record withdraw {}`",
                         "同一单位、种类、理由和文件的认定已经登记,未重复录入;有误的请撤回后"
                         "重新登记:kaohe record withdraw {}"},
                        number));
  });
}

// ---------- Referrals ----------

const DutyCase& case_named(const std::vector<DutyCase>& cases, std::int64_t number) {
  for (const DutyCase& one : cases) {
    if (one.referral.hand.number == number) return one;
  }
  refuse_number(number, say({"it is no referral; `kaohe duty list` shows their numbers",
                             "它不是提请移送的记录;编号见 kaohe duty list"}));
}

std::vector<std::string> transfer_to(const plan::YearPlan& plan, const std::string& unit) {
  std::vector<std::string> to = plan.duty.refer_to;
  std::erase(to, unit);
  if (!to.empty()) return to;
  refuse(say({"year.toml names nobody else to whom a case of {} could be transferred; write their "
              "ids into refer_to of [duty]",
              "year.toml 没有写明{}的事项可移送给哪些单位;请在 [duty] 的 refer_to 中写明"},
             plan.unit_title(unit)));
}

void require_undecided(const plan::YearPlan& plan, const DutyCase& one) {
  if (!one.decision) return;
  const Hand& hand = one.decision->hand;
  refuse_number(
      one.referral.hand.number,
      say({"it was {} on {} by {} (#{}), and is decided", "已于 {1} 由 {2} 决定:{0}(#{3})"},
          one.is_approved() ? say({"approved", "同意"}) : say({"rejected", "不同意"}),
          to_text(hand.day), person_words(plan, hand.person), hand.number));
}

void require_to_transfer(const plan::YearPlan& plan, const DutyCase& one) {
  if (one.awaits_transfer()) return;
  const std::int64_t number = one.referral.hand.number;
  if (one.transfer)
    refuse_number(
        number, say({"it was transferred on {} by {} (#{})", "已于 {} 由 {} 移送(#{})"},
                    to_text(one.transfer->hand.day), person_words(plan, one.transfer->hand.person),
                    one.transfer->hand.number));
  refuse_number(number, one.decision
                            ? say({"the committee rejected it (#{}), and nothing is transferred",
                                   "县考核委未同意移送(#{}),不得移送"},
                                  one.decision->hand.number)
                            : say({"the committee has not decided on it yet: `kaohe duty refer "
                                   "decide {}`",
                                   "县考核委尚未决定:kaohe duty refer decide {}"},
                                  number));
}

/// One act on a referral: `make` says what goes on record.
template <class Make>
std::int64_t act_on(Desk& desk, std::int64_t number, const Make& make) {
  const auto entries = [&] {
    const auto cases = duty_cases(desk.ledger(), desk.plan().year, std::nullopt);
    return std::vector{make(case_named(cases, number))};
  };
  return desk.put(entries).front();
}

Deed deed_about(Act act, const std::string& unit) {
  Deed deed{act};
  deed.unit = unit;
  return deed;
}

}  // namespace

const plan::Organisation& assessing_unit_named(const plan::YearPlan& plan,
                                               const std::string& word) {
  const std::string id = find_unit(plan, word);
  if (const plan::Organisation* unit = plan.find_organisation(id)) return *unit;
  if (!id.empty())
    throw Error(ErrorKind::usage, {},
                say({"{} is assessed and assesses nobody; expected a [[unit]] of year.toml",
                     "{}是考核对象,不承担考核职责;应为 year.toml 的 [[unit]]"},
                    plan.unit_title(id)));
  throw Error(ErrorKind::usage, {},
              say({"\"{}\" is no unit{}; expected the id or title of a [[unit]] of year.toml",
                   "没有“{}”这个单位{};应为 year.toml 中 [[unit]] 的 id 或名称"},
                  word, unit_nearby(plan, word)));
}

DutySources duty_at(const Desk& desk) {
  return {desk.plan(), desk.ledger(), desk.progress(), desk.today()};
}

std::int64_t find_duty(Desk& desk, const std::string& unit, const DutyFound& found) {
  const std::vector<std::string>& kinds = plan::duty_finding_kinds();
  if (!contains(kinds, found.kind))
    throw Error(ErrorKind::usage, {},
                say({"--kind \"{}\" is nothing that is found{}; expected one of {}",
                     "--kind “{}”不是认定的种类{};应为 {} 之一"},
                    found.kind, did_you_mean(found.kind, kinds), listed(kinds)));
  const std::vector<std::string> effects{"progress", "quality"};
  if (!found.affected.empty() && !contains(effects, found.affected))
    throw Error(ErrorKind::usage, {},
                say({"--affected \"{}\": expected progress or quality, or leave it out",
                     "--affected “{}”:应为 progress(工作进度)或 quality(工作质量),"
                     "没有影响的不写"},
                    found.affected));
  const auto make = [&] {
    const Permit permit = desk.permit(deed_about(Act::find_duty, unit));
    require_grounds(found.reason, found.document);
    require_new(desk, unit, found);
    return std::vector{desk.entry_of(
        ledger::DutyFinding{unit, found.kind, found.affected, found.reason, found.document},
        permit)};
  };
  return desk.put(make).front();
}

std::vector<std::int64_t> likely_doubles(const Desk& desk, std::int64_t finding) {
  const auto entry = desk.ledger().find(finding);
  if (!entry) return {};  // a dry run
  const auto made = ledger::record_of<ledger::DutyFinding>(*entry);
  std::vector<std::int64_t> numbers;
  for_each_finding(desk, made.unit, made.document, [&](std::int64_t number, const auto&) {
    if (number != finding) numbers.push_back(number);
  });
  return numbers;
}

void require_not_deducted(const Desk& desk, const ledger::Entry& finding) {
  if (finding.kind != ledger::DutyFinding::kKind) return;
  const auto found = ledger::record_of<ledger::DutyFinding>(finding);
  const std::string name = found.kind + "/" + std::to_string(finding.number);
  for (const DutyDeduction& one : duty_deductions(duty_at(desk))) {
    if (one.unit != found.unit || !contains(one.events, name)) continue;
    refuse_number(finding.number,
                  say({"{} points are deducted for it in #{}, which would rest on nothing; take "
                       "that away first: `kaohe record withdraw {}`",
                       "已据此扣 {} 分(#{}),该认定撤回后扣分即无依据;请先撤回扣分:kaohe record "
                       "withdraw {}"},
                      abs(one.adjustment.points).text(), one.hand.number, one.hand.number));
  }
}

std::int64_t refer(Desk& desk, const std::string& unit, const std::string& reason,
                   const std::string& document) {
  const auto make = [&] {
    const Permit permit = desk.permit(deed_about(Act::propose_referral, unit));
    require_grounds(reason, document);
    transfer_to(desk.plan(), unit);
    for (const DutyCase& one : duty_cases(desk.ledger(), desk.plan().year, std::nullopt)) {
      if (one.referral.record.unit == unit && (!one.decision || one.awaits_transfer()))
        refuse_number(one.referral.hand.number,
                      say({"a referral of {} is open already; let that be decided and transferred "
                           "first",
                           "{}已有办理中的提请移送;请先办结该件"},
                          desk.plan().unit_title(unit)));
    }
    return std::vector{desk.entry_of(ledger::DutyReferral{unit, reason, document}, permit)};
  };
  return desk.put(make).front();
}

std::int64_t decide_referral(Desk& desk, std::int64_t number, const DutyDeciding& deciding) {
  return act_on(desk, number, [&](const DutyCase& one) {
    const Permit permit = desk.permit(deed_about(Act::decide_referral, one.referral.record.unit));
    require_undecided(desk.plan(), one);
    require_other_person(desk.plan(), desk.person(), {one.referral.hand.person},
                         Act::decide_referral, say({"decide on it", "作出决定"}));
    if (deciding.approved) require_document(deciding.document);
    if (!deciding.approved && deciding.reason.empty())
      refuse_number(number, say({"a reason is missing: a referral is never rejected without one; "
                                 "--reason TEXT",
                                 "不同意移送的必须说明理由:--reason"}));
    return desk.entry_of(
        ledger::DutyReferralDecision{number, deciding.approved, deciding.document, deciding.reason},
        permit);
  });
}

std::int64_t transfer_referral(Desk& desk, std::int64_t number, const std::string& document,
                               std::optional<Date> date) {
  return act_on(desk, number, [&](const DutyCase& one) {
    const std::string& unit = one.referral.record.unit;
    const Permit permit = desk.permit(deed_about(Act::transfer_referral, unit));
    require_to_transfer(desk.plan(), one);
    require_document(document);
    const Date day = date.value_or(desk.today());
    if (day > desk.today() || day < one.decision->hand.day)
      refuse_number(number,
                    say({"found the day {} of the transfer, expected one from {}, when the "
                         "committee agreed, to {}, the day of entry; correct it",
                         "移送日期为 {},应在县考核委同意之日 {} 至录入日 {} 之间;请改正"},
                        to_text(day), to_text(one.decision->hand.day), to_text(desk.today())));
    return desk.entry_of(
        ledger::DutyTransfer{number, transfer_to(desk.plan(), unit), document, day}, permit);
  });
}

}  // namespace kaohe::cycle

#include "cycle/submitting.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/owed.hpp"
#include "cycle/progress.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

namespace {

using ledger::NewEntry;

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

void require_open(const Desk& desk, const plan::Period& period) {
  if (desk.today() >= period.opens) return;
  refuse(say({"{} cannot be submitted before its window, {} to {}; records can be made already",
              "“{}”的报送从 {} 开始,至 {} 结束;现在可以先录入"},
             period.title, to_text(period.opens), to_text(period.closes)));
}

// ---------- Submission ----------

/// The domains of a unit's submission: those in which it owes one, and those of its drafts.
std::set<std::string> domains_of(const Desk& desk, const Progress& progress,
                                 const std::string& period) {
  const std::string& unit = desk.person().unit;
  const auto owed = owed_submissions(desk.plan(), period);
  const auto own = owed.find(unit);
  std::set<std::string> domains = own == owed.end() ? std::set<std::string>() : own->second;
  for (const Draft& draft : progress.drafts()) {
    if (draft.unit == unit && draft.period == period)
      domains.insert(draft.domains.begin(), draft.domains.end());
  }
  return domains;
}

struct Confirmed {
  std::int64_t waiting = 0, all = 0;  ///< rows
};

Confirmed rows_of(const Progress& progress, const std::string& unit, const std::string& period) {
  Confirmed rows;
  for (const Draft& draft : progress.drafts()) {
    if (draft.unit != unit || draft.period != period || draft.awaits_lead_unit) continue;
    rows.all += draft.row_count;
    if (!draft.is_confirmed) rows.waiting += draft.row_count;
  }
  return rows;
}

void require_due(const Desk& desk, const plan::Period& period,
                 const std::set<std::string>& domains) {
  if (!domains.empty()) return;
  refuse(say({"{} owes nothing in {}: no indicator that it answers for is reported then",
              "{}在“{}”没有需要报送的事项:其负责的指标都不在这一阶段报送"},
             desk.plan().unit_title(desk.person().unit), period.title));
}

/// A unit may still submit for the domains that are open; what comes after a domain was merged is
/// its lead unit's to confirm.
void require_not_closed(const Progress& progress, const plan::Period& period,
                        const std::set<std::string>& domains) {
  const Closed* last = nullptr;
  for (const std::string& domain : domains) {
    const Closed* closed = progress.closing(domain, period.id);
    if (closed == nullptr) return;
    if (last == nullptr || last->hand.number < closed->hand.number) last = closed;
  }
  refuse(say({"{} is closed for all that it would submit, last for {} on {} by {} (#{}); a "
              "correction is confirmed by the lead unit: `kaohe record confirm NUMBER`",
              "“{}”中应由其报送的领域均已办结,最后是 {},{} 由 {} 办结(#{}),不再报送;更正由"
              "主要考核责任单位用 kaohe record confirm 确认"},
             period.title, last->closing.domain, to_text(last->hand.day), last->hand.person,
             last->hand.number));
}

void require_news(const Desk& desk, const Progress& progress, const plan::Period& period,
                  const Confirmed& rows) {
  const auto& before = progress.submissions(desk.person().unit, period.id);
  if (before.empty() || rows.waiting > 0) return;
  refuse(say({"{} has submitted {} already, on {} (#{}), and recorded nothing since",
              "{0}已于 {2} 报送“{1}”(#{3}),此后没有新的记录"},
             desk.plan().unit_title(desk.person().unit), period.title,
             to_text(before.back().hand.day), before.back().hand.number));
}

// ---------- Closing ----------

std::vector<std::string> unreviewed(const Progress& progress, const plan::Domain& domain,
                                    const plan::Period& period) {
  std::vector<std::string> assessees;
  if (!period.self_review_by) return assessees;
  for (const plan::Assessee& one : domain.assessees) {
    if (progress.self_review(plan::assessee_unit(domain.id, one.id), period.id) == nullptr)
      assessees.push_back(one.id);
  }
  return assessees;
}

void require_waited_for(const plan::YearPlan& plan, const std::vector<std::string>& missing,
                        const std::vector<std::string>& without) {
  std::vector<std::string> awaited;
  for (const std::string& unit : missing) {
    if (std::find(without.begin(), without.end(), unit) == without.end())
      awaited.push_back(plan.unit_title(unit) + " (" + unit + ")");
  }
  if (awaited.empty()) return;
  refuse(say({"these have submitted nothing, not even a nil return: {}; remind them, or close "
              "without them by --without UNIT, which is recorded",
              "下列单位没有报送,也没有零报告:{};请催报,或者用 --without 单位 办结(将记录在案)"},
             listed(awaited)));
}

void require_all_submitted(const Progress& progress, const std::string& domain,
                           const std::string& period) {
  for (const Draft& draft : progress.drafts()) {
    if (draft.period != period || draft.is_confirmed || draft.domains.count(domain) == 0) continue;
    refuse(say({"#{} of {} ({} rows) is recorded and not submitted; its unit submits it or its "
                "author withdraws it first",
                "{1}录入的 #{0}({2} 行)尚未报送;请先由该单位报送,或由录入人撤回"},
               draft.hand.number, draft.unit, draft.row_count));
  }
}

void require_not_closed_yet(const Progress& progress, const std::string& domain,
                            const plan::Period& period) {
  const Closed* closed = progress.closing(domain, period.id);
  if (closed == nullptr) return;
  refuse(say({"{} is closed already, since {} by {} (#{})", "“{}”已于 {} 由 {} 办结(#{})"},
             period.title, to_text(closed->hand.day), closed->hand.person, closed->hand.number));
}

}  // namespace

void require_missing(const std::vector<std::string>& missing,
                     const std::vector<std::string>& without) {
  for (const std::string& unit : without) {
    if (std::find(missing.begin(), missing.end(), unit) != missing.end()) continue;
    refuse(say({"--without {}: that unit owes nothing here that is missing{}; leave it out",
                "--without {}:该单位没有缺报{};请删去"},
               unit, did_you_mean(unit, missing)));
  }
}

Date results_due(const plan::Period& period) {
  return period.results_by.value_or(period.closes);
}

const plan::Period& period_named(const plan::YearPlan& plan, const std::string& id) {
  if (const plan::Period* period = plan.find_period(id)) return *period;
  std::vector<std::string> ids;
  for (const plan::Period& period : plan.periods) ids.push_back(period.id);
  throw Error(ErrorKind::usage, {},
              say({"period \"{}\" is not one of the year's{}; expected one of {}",
                   "本年度没有考核阶段“{}”{};应为 {} 之一"},
                  id, did_you_mean(id, ids), listed(ids)));
}

Submitting submit(Desk& desk, const std::string& period_id) {
  const plan::Period& period = period_named(desk.plan(), period_id);
  const std::string& unit = desk.person().unit;
  Submitting done;
  done.is_late = desk.today() > period.closes;
  const auto make = [&] {
    const Progress progress(desk.ledger(), desk.plan().year);
    const Permit permit = desk.permit({Act::submit_observations, "", "", {unit}});
    const std::set<std::string> domains = domains_of(desk, progress, period.id);
    require_due(desk, period, domains);
    require_open(desk, period);
    require_not_closed(progress, period, domains);
    const Confirmed rows = rows_of(progress, unit, period.id);
    require_news(desk, progress, period, rows);
    require_other_person(desk.plan(), desk.person(), progress.proposers(unit, period.id),
                         say({"submit it", "报送"}));
    done.nil = rows.all == 0;
    done.row_count = rows.waiting;
    ledger::Submission submission;
    submission.unit = unit;
    submission.period = period.id;
    submission.nil = done.nil;
    return std::vector{desk.entry_of(submission, permit)};
  };
  done.number = desk.put(make).front();
  return done;
}

ClosingDone close_period(Desk& desk, const std::string& domain_id, const std::string& period_id,
                         const ClosingOptions& options) {
  const plan::Period& period = period_named(desk.plan(), period_id);
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  ClosingDone done;
  done.is_late = desk.today() > results_due(period);
  const auto make = [&] {
    const Progress progress(desk.ledger(), desk.plan().year);
    const Permit permit = desk.permit({Act::close_period, domain.id});
    require_open(desk, period);
    require_not_closed_yet(progress, domain.id, period);
    require_issued(desk.plan(), desk.ledger(), domain.id);
    require_all_submitted(progress, domain.id, period.id);
    done.missing = missing_units(desk.plan(), progress, domain.id, period.id);
    require_missing(done.missing, options.without);
    require_waited_for(desk.plan(), done.missing, options.without);
    done.unreviewed = unreviewed(progress, domain, period);
    require_other_person(desk.plan(), desk.person(),
                         hands_in(desk.plan(), progress, domain.id, period.id),
                         say({"close it", "办结"}));
    const ledger::PeriodClosing closing{domain.id, period.id, options.document, done.missing,
                                        roster_in(domain, period)};
    return std::vector{desk.entry_of(closing, permit)};
  };
  done.number = desk.put(make).front();
  return done;
}

ReviewDone hand_in_self_review(Desk& desk, const std::string& period_id,
                               const std::string& document) {
  const plan::Period& period = period_named(desk.plan(), period_id);
  ReviewDone done;
  done.is_late = period.self_review_by && desk.today() > *period.self_review_by;
  const auto make = [&] {
    const plan::Assessee* assessee = desk.plan().find_assessee(desk.person().unit);
    Deed deed{Act::self_review};
    if (assessee != nullptr) {
      deed.domain = assessee->domain;
      deed.assessee = assessee->id;
    }
    const Permit permit = desk.permit(deed);
    if (!period.self_review_by)
      refuse(say({"{} asks for no self-review (self_review_by in year.toml)",
                  "“{}”不要求报送自查总结(year.toml 的 self_review_by)"},
                 period.title));
    require_open(desk, period);
    if (document.empty())
      refuse(say({"the self-review needs its document: --document",
                  "请用 --document 写明自查总结的文号或名称"}));
    const Progress progress(desk.ledger(), desk.plan().year);
    if (const Hand* hand = progress.self_review(desk.person().unit, period.id))
      refuse(say({"it is handed in already, on {} (#{})", "自查总结已于 {} 报送(#{})"},
                 to_text(hand->day), hand->number));
    const ledger::SelfReview review{assessee->domain, assessee->id, period.id, document};
    return std::vector{desk.entry_of(review, permit)};
  };
  done.number = desk.put(make).front();
  return done;
}

}  // namespace kaohe::cycle

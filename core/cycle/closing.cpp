// The lead unit merges a domain's results of a period (Art. 11(6), 12(5)).
#include <algorithm>

#include "base/nearest.hpp"
#include "cycle/closed_roster.hpp"
#include "cycle/hearing.hpp"
#include "cycle/naming.hpp"
#include "cycle/owed.hpp"
#include "cycle/progress.hpp"
#include "cycle/submitting.hpp"
#include "cycle/system_versions.hpp"

namespace kaohe::cycle {

namespace {

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

std::vector<std::string> unreviewed(const Progress& progress, const plan::Domain& domain,
                                    const plan::Period& period) {
  std::vector<std::string> assessees;
  if (!period.self_review_by) return assessees;
  for (const plan::Assessee& one : domain.assessees) {
    if (one.is_there(period) &&
        progress.self_review(plan::assessee_unit(domain.id, one.id), period.id) == nullptr)
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

/// By unit the rows of a domain's period that are recorded and not submitted.
std::map<std::string, std::int64_t> unsubmitted(const Progress& progress, const std::string& domain,
                                                const std::string& period) {
  std::map<std::string, std::int64_t> rows;
  for (const Draft& draft : progress.drafts()) {
    const auto of_domain = draft.rows_of.find(domain);
    // A proposed withdrawal is no row: it waits for the lead unit from then on.
    const bool waits = draft.period == period && !draft.is_confirmed && !draft.takes_away;
    if (waits && of_domain != draft.rows_of.end()) rows[draft.unit] += of_domain->second;
  }
  return rows;
}

void require_all_submitted(const plan::YearPlan& plan,
                           const std::map<std::string, std::int64_t>& rows,
                           const std::vector<std::string>& without) {
  for (const auto& [unit, count] : rows) {
    if (std::find(without.begin(), without.end(), unit) != without.end()) continue;
    refuse(say(
        {"{} rows of {} ({}) are recorded and not submitted; the unit submits them or their "
         "author withdraws them first, or close without the unit by --without {} --reason "
         "REASON, which is recorded: the rows do not count until the unit submits them late "
         "and the lead unit confirms that",
         "{1}({2})已录入 {0} 行,尚未报送;请先由该单位报送,或由录入人撤回;也可用 --without {3} "
         "--reason 理由 办结(将记录在案):这些记录不计入,须由该单位补报并经主要考核责任单位确认"},
        count, plan.unit_title(unit), unit, unit));
  }
}

void require_reason(const plan::YearPlan& plan, const std::map<std::string, std::int64_t>& rows,
                    const std::string& reason) {
  if (rows.empty() || !reason.empty()) return;
  refuse(say({"{} has recorded {} rows that this closing leaves out; say with --reason why, which "
              "is recorded",
              "{}已录入的 {} 行将不计入;请用 --reason 写明理由(将记录在案)"},
             plan.unit_title(rows.begin()->first), rows.begin()->second));
}

void require_not_closed_yet(const Desk& desk, const std::string& domain,
                            const plan::Period& period) {
  const Closed* closed = desk.progress().closing(domain, period.id);
  if (closed == nullptr) return;
  refuse(say({"{} is closed already, since {} by {} (#{})", "“{}”已于 {} 由 {} 办结(#{})"},
             period.title, to_text(closed->hand.day),
             person_words(desk.plan(), closed->hand.person), closed->hand.number));
}

/// Facts may still happen until then, and units have until then to submit.
void require_due(const plan::Period& period, Date today, const std::string& early) {
  const Date due = results_due(period);
  if (today >= due || !early.empty()) return;
  refuse(say({"{} runs until {}, and whatever happens until then could not be recorded any more; "
              "wait, or close it today all the same with --early REASON, which is recorded",
              "“{}”到 {} 才截止,现在办结后,此前发生的事项不能再录入;请等到截止,确需提前办结的请用 "
              "--early 理由 写明(将记录在案)"},
             period.title, to_text(due)));
}

void require_no_gaps(const plan::YearPlan& plan, const std::vector<Gap>& gaps,
                     const ClosingOptions& options) {
  if (gaps.empty() || options.with_waiting) return;
  std::vector<Problem> problems{
      {{},
       say({"{} things are owed here and not on record; have them recorded, or close with them "
            "waiting by --with-waiting, which is recorded: their figures stay open until they come "
            "in and the lead unit confirms them",
            "尚有 {} 项应录入而未录入;请补录,或用 --with-waiting 带着待报事项办结(将记录在案):"
            "补录并经主要考核责任单位确认之前,有关得分均为待报"},
           gaps.size())}};
  for (Problem& one : gaps_by_unit(plan, gaps)) problems.push_back(std::move(one));
  throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace

ClosingDone close_period(Desk& desk, const std::string& domain_id, const std::string& period_id,
                         const ClosingOptions& options) {
  const plan::Period& period = period_named(desk.plan(), period_id);
  const plan::Domain& domain = domain_named(desk.plan(), domain_id);
  ClosingDone done;
  done.is_late = desk.today() > results_due(period);
  const auto prepare = [&] {
    if (options.find_gaps) done.waiting = options.find_gaps();
  };
  const auto make = [&] {
    const Progress& progress = desk.progress();
    const Permit permit = desk.permit({Act::close_period, domain.id});
    require_begun(desk, period, say({"it is closed after that", "报送之后再办结"}));
    require_not_closed_yet(desk, domain.id, period);
    require_issued(desk.plan(), desk.systems(), desk.progress(), domain.id);
    done.left_out = unsubmitted(progress, domain.id, period.id);
    require_all_submitted(desk.plan(), done.left_out, options.without);
    const auto silent = missing_units(desk.plan(), progress, domain.id, period.id);
    std::set<std::string> missing(silent.begin(), silent.end());
    for (const auto& [unit, rows] : done.left_out) missing.insert(unit);
    done.missing.assign(missing.begin(), missing.end());
    require_missing(done.missing, options.without);
    require_waited_for(desk.plan(), silent, options.without);
    require_reason(desk.plan(), done.left_out, options.reason);
    done.unreviewed = unreviewed(progress, domain, period);
    require_other_person(desk.plan(), desk.person(),
                         hands_in(desk.plan(), progress, domain.id, period.id), Act::close_period,
                         say({"close it", "办结"}));
    require_disclosed(desk, domain, period);
    require_due(period, desk.today(), options.early);
    require_no_gaps(desk.plan(), done.waiting, options);
    const ledger::PeriodClosing closing{domain.id,
                                        period.id,
                                        options.document,
                                        done.missing,
                                        ids_of_gaps(done.waiting),
                                        desk.today() < results_due(period) ? options.early : "",
                                        done.left_out.empty() ? "" : options.reason,
                                        roster_in(domain, period)};
    return std::vector{desk.entry_of(closing, permit)};
  };
  done.number = desk.put_prepared(prepare, make).front();
  return done;
}

}  // namespace kaohe::cycle

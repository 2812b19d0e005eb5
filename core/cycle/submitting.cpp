#include "cycle/submitting.hpp"

#include <algorithm>
#include <map>

#include "base/nearest.hpp"
#include "cycle/naming.hpp"
#include "cycle/owed.hpp"
#include "cycle/progress.hpp"
#include "cycle/record_named.hpp"
#include "evidence/preset_rows.hpp"

namespace kaohe::cycle {

namespace {

using ledger::NewEntry;

[[noreturn]] void refuse(const Text& what) {
  throw Error(ErrorKind::data, {}, what);
}

/// The domains of a unit's submission: those in which it owes one, and those of its drafts.
std::set<std::string> domains_of(const Desk& desk, const Progress& progress,
                                 const std::string& period) {
  const std::string& unit = desk.person().unit;
  const auto owed = owed_submissions(desk.plan(), period);
  const auto own = owed.find(unit);
  std::set<std::string> domains = own == owed.end() ? std::set<std::string>() : own->second;
  for (const Draft& draft : progress.drafts()) {
    if (draft.unit != unit || draft.period != period) continue;
    for (const auto& [domain, count] : draft.rows_of) domains.insert(domain);
  }
  return domains;
}

struct Rows {
  std::int64_t waiting = 0, all = 0;
};

/// What the unit has recorded of a period, by domain.
std::map<std::string, Rows> rows_of(const Progress& progress, const std::string& unit,
                                    const std::string& period) {
  std::map<std::string, Rows> rows;
  for (const Draft& draft : progress.drafts()) {
    if (draft.unit != unit || draft.period != period) continue;
    for (const auto& [domain, count] : draft.rows_of) {
      if (!draft.takes_away) rows[domain].all += count;
      if (!draft.is_confirmed) rows[domain].waiting += count;
    }
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

/// The domains of a submission, by how they stand.
struct Parts {
  std::set<std::string> open;
  std::map<std::string, std::set<LatePart>> late;  ///< closed without this unit, and not submitted
};

Parts parts_of(const Desk& desk, const Progress& progress, const std::set<std::string>& domains,
               const plan::Period& period) {
  Parts parts;
  for (const std::string& domain : domains) {
    if (progress.closing(domain, period.id) == nullptr) {
      parts.open.insert(domain);
      continue;
    }
    std::set<LatePart> late = late_parts(desk.plan(), progress, desk.person().unit, domain, period);
    if (!late.empty()) parts.late.emplace(domain, std::move(late));
  }
  return parts;
}

/// A unit may still submit for the domains that are open, and for those that were closed without
/// it; what else comes after a domain was merged is its lead unit's to confirm.
void require_any(const Desk& desk, const Parts& parts, const plan::Period& period,
                 const std::set<std::string>& domains) {
  if (!parts.open.empty() || !parts.late.empty()) return;
  const Closed* last = nullptr;
  for (const std::string& domain : domains) {
    const Closed* closed = desk.progress().closing(domain, period.id);
    if (last == nullptr || last->hand.number < closed->hand.number) last = closed;
  }
  refuse(say({"{} is closed for all that it would submit, last for {} on {} by {} (#{}); what "
              "comes later is confirmed by the lead unit: `kaohe record confirm NUMBER`",
              "“{}”中应由其报送的领域均已办结,最后是 {},{} 由 {} 办结(#{}),不再报送;补录和更正"
              "由主要考核责任单位用 kaohe record confirm 确认"},
             period.title, desk.plan().find_domain(last->closing.domain)->title,
             to_text(last->hand.day), person_words(desk.plan(), last->hand.person),
             last->hand.number));
}

/// The open domains of which the unit has submitted nothing, or recorded something since.
std::set<std::string> with_news(const Desk& desk, const Progress& progress,
                                const std::set<std::string>& open, const std::string& period,
                                std::map<std::string, Rows>& rows) {
  std::set<std::string> news;
  for (const std::string& domain : open) {
    const bool is_new = progress.submissions(desk.person().unit, period, domain).empty();
    if (is_new || rows[domain].waiting > 0) news.insert(domain);
  }
  return news;
}

void require_news(const Desk& desk, const Progress& progress, const plan::Period& period,
                  const std::set<std::string>& news, const Parts& parts) {
  if (!news.empty() || !parts.late.empty()) return;
  const std::string& unit = desk.person().unit;
  Hand last;
  for (const std::string& domain : parts.open) {
    const Hand hand = progress.submissions(unit, period.id, domain).back().hand;
    if (hand.number > last.number) last = hand;
  }
  refuse(say({"{} has submitted {} already, on {} (#{}), and recorded nothing since",
              "{0}已于 {2} 报送“{1}”(#{3}),此后没有新的记录"},
             desk.plan().unit_title(unit), period.title, to_text(last.day), last.number));
}

/// Whether a unit has recorded something of what a late submission tells of; its lead unit may have
/// confirmed it already.
bool has_rows_of(const Progress& progress, const std::string& unit, const std::string& period,
                 const std::string& domain, LatePart part) {
  return std::any_of(progress.drafts().begin(), progress.drafts().end(), [&](const Draft& draft) {
    return draft.unit == unit && draft.period == period && !draft.takes_away &&
           draft.about_lead_unit == (part == LatePart::of_lead_unit) &&
           draft.rows_of.count(domain) != 0;
  });
}

/// A nil return says that nothing happened; a value that is asked for is no happening. `nil_in`:
/// the domains of which nothing is recorded.
void require_nothing_owed(const Desk& desk, const plan::Period& period,
                          const std::vector<std::string>& nil_in, const std::string& reason) {
  if (!reason.empty()) return;
  std::set<std::string> titles;
  for (const std::string& id : nil_in) titles.insert({id, desk.plan().find_domain(id)->title});
  std::size_t count = 0;
  std::set<std::string> inputs;
  for (const auto& row : evidence::preset_rows(desk.plan(), desk.person().unit, period).rows) {
    const std::string& domain = row[evidence::observation_column::domain];
    if (titles.count(domain) == 0) continue;
    ++count;
    inputs.insert(domain + " " + row[evidence::observation_column::indicator] + " " +
                  row[evidence::observation_column::input]);
  }
  if (count == 0) return;
  refuse(say({"{} owes {} values in {} and has recorded none, so this would be a nil return: {}; "
              "record them (`kaohe record template` makes the table), or say with --nil REASON why "
              "there are none, which is recorded",
              "{0}在“{2}”应录入 {1} 项数值而一项未录,这样报送就是零报告:{3};请先录入(可用 "
              "kaohe record template 生成表格),确实没有的请用 --nil 理由 写明(将记录在案)"},
             desk.plan().unit_title(desk.person().unit), count, period.title,
             listed({inputs.begin(), inputs.end()})));
}

/// Art. 12(6): a submission confirms no correction of what is disputed.
void require_undisputed_drafts(const Desk& desk, const std::string& period) {
  for (const Draft& draft : desk.progress().drafts()) {
    const bool is_own = draft.unit == desk.person().unit && draft.period == period;
    if (is_own && !draft.is_confirmed)
      require_replaced_undisputed(desk, desk.ledger().find(draft.hand.number).value());
  }
}

/// What is submitted, of which domains.
struct Plan {
  std::set<std::string> domains;  ///< all that the unit answers for
  Parts parts;
  std::set<std::string> news;
};

/// Each domain for itself: what is closed waits for whoever confirms it, what is open does not.
std::vector<NewEntry> entries_of(const Desk& desk, const Permit& permit, const plan::Period& period,
                                 const Plan& of, const Submitting& done,
                                 const std::string& nil_reason) {
  const auto submission = [&](const std::string& domain, bool nil) {
    return ledger::Submission{{},  desk.person().unit,    period.id, domain,
                              nil, nil ? nil_reason : "", {},        {}};
  };
  if (of.news == of.domains && (done.nil || done.nil_in.empty()))
    return {desk.entry_of(submission("", done.nil), permit)};
  const auto is_nil = [&](const std::string& domain) {
    return std::find(done.nil_in.begin(), done.nil_in.end(), domain) != done.nil_in.end();
  };
  std::vector<NewEntry> entries;
  for (const std::string& domain : of.news)
    entries.push_back(desk.entry_of(submission(domain, is_nil(domain)), permit));
  for (const auto& [domain, late] : of.parts.late) {
    const auto own = own_of_lead_unit(desk.plan(), *desk.plan().find_domain(domain), period);
    for (const LatePart part : late) {
      const bool has_rows =
          has_rows_of(desk.progress(), desk.person().unit, period.id, domain, part);
      ledger::Submission one = submission(domain, !has_rows);
      (part == LatePart::others ? one.except : one.only) = own;
      entries.push_back(desk.entry_of(one, permit));
    }
  }
  return entries;
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

void require_begun(const Desk& desk, const plan::Period& period, const Text& advice) {
  if (desk.today() >= period.opens) return;
  refuse(say({"{} cannot be submitted before its window, {} to {}; {}",
              "“{}”的报送从 {} 开始,至 {} 结束;{}"},
             period.title, to_text(period.opens), to_text(period.closes), advice));
}

Submitting submit(Desk& desk, const std::string& period_id, const std::string& nil_reason) {
  const plan::Period& period = period_named(desk.plan(), period_id);
  const std::string& unit = desk.person().unit;
  Submitting done;
  done.is_late = desk.today() > period.closes;
  const auto make = [&] {
    const Progress& progress = desk.progress();
    const Permit permit = desk.permit({Act::submit_observations, "", "", {unit}});
    Plan of;
    of.domains = domains_of(desk, progress, period.id);
    require_due(desk, period, of.domains);
    require_begun(desk, period, say({"records can be made already", "现在可以先录入"}));
    of.parts = parts_of(desk, progress, of.domains, period);
    require_any(desk, of.parts, period, of.domains);
    std::map<std::string, Rows> rows = rows_of(progress, unit, period.id);
    of.news = with_news(desk, progress, of.parts.open, period.id, rows);
    require_news(desk, progress, period, of.news, of.parts);
    require_other_person(desk.plan(), desk.person(), progress.proposers(unit, period.id),
                         Act::submit_observations, say({"submit it", "报送"}));
    require_undisputed_drafts(desk, period.id);
    done.nil_in.clear();
    done.after_closing.clear();
    done.row_count = 0;
    for (const std::string& domain : of.news) {
      if (rows[domain].all == 0) done.nil_in.push_back(domain);
      done.row_count += rows[domain].waiting;
    }
    for (const auto& [domain, late] : of.parts.late) {
      const bool is_nil = std::none_of(late.begin(), late.end(), [&](LatePart part) {
        return has_rows_of(progress, unit, period.id, domain, part);
      });
      if (is_nil) done.nil_in.push_back(domain);
      done.row_count += rows[domain].waiting;
      done.after_closing.push_back(domain);
    }
    require_nothing_owed(desk, period, done.nil_in, nil_reason);
    done.nil = done.nil_in.size() == of.news.size() + of.parts.late.size();
    return entries_of(desk, permit, period, of, done, nil_reason);
  };
  done.numbers = desk.put(make);
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
    if (assessee != nullptr && !assessee->is_there(period))
      refuse(say({"{} is not assessed in {}: it does not exist on any day of it (from and until in "
                  "the roster)",
                  "{}在“{}”不是考核对象:该阶段内尚未设立或已撤销(见名册的起止日)"},
                 assessee->name, period.title));
    require_begun(desk, period, say({"hand the self-review in from then on", "自查总结届时报送"}));
    if (document.empty())
      refuse(say({"the self-review needs its document: --document",
                  "请用 --document 写明自查总结的文号或名称"}));
    const Progress& progress = desk.progress();
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

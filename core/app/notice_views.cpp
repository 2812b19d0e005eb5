#include "app/notice_views.hpp"

#include <algorithm>

#include "cycle/progress.hpp"
#include "ledger/kinds.hpp"
#include "ledger/ledger.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::app {

namespace {

using evidence::Rectification;
using ledger::Notice;
using nlohmann::ordered_json;

struct Stage {
  const char* id;
  Message title;
};

Stage stage_of(const Notice& notice, const Rectification& state, Date today) {
  const bool is_proposed = std::any_of(notice.closings.begin(), notice.closings.end(),
                                       [](const auto& one) { return !one.is_confirmed; });
  if (state.closed) return {"closed", {"closed", "已办结"}};
  if (state.followed) return {"supervised", {"supervised", "已转督办"}};
  if (is_proposed) return {"closing", {"closing to confirm", "待确认办结"}};
  if (state.answered) return {"answered", {"answered", "已反馈"}};
  if (state.is_overdue(today)) return {"overdue", {"overdue", "已逾期"}};
  if (state.returns > 0) return {"returned", {"returned", "已退回"}};
  return {"open", {"open", "待反馈"}};
}

/// A notice stands as it was served until a change of it is confirmed.
std::map<std::int64_t, ledger::Entry> proposed_changes(const ledger::Ledger& ledger,
                                                       const NoticeView& view) {
  const cycle::Progress progress(ledger, view.year.plan.year, view.today);
  std::map<std::int64_t, ledger::Entry> proposed;
  for (const Notice& notice : view.records->all_notices)
    if (const ledger::Entry* later = progress.standing().replacement_of(notice.origin.number))
      proposed.emplace(notice.origin.number, *later);
  return proposed;
}

bool names(const std::vector<std::int64_t>& numbers, const Notice& notice) {
  return std::count(numbers.begin(), numbers.end(), notice.origin.number) != 0;
}

}  // namespace

const ledger::Entry* NoticeView::proposed_for(const Notice& notice) const {
  const auto found = proposed.find(notice.origin.number);
  return found == proposed.end() ? nullptr : &found->second;
}

std::vector<const cycle::Declined*> NoticeView::declined_for(const Notice& notice) const {
  std::vector<const cycle::Declined*> of_it;
  for (const cycle::Declined& one : declined)
    if (names(one.notices, notice)) of_it.push_back(&one);
  return of_it;
}

std::vector<const ledger::SupervisionRequest*> NoticeView::requests_for(
    const Notice& notice) const {
  std::vector<const ledger::SupervisionRequest*> of_it;
  for (const ledger::SupervisionRequest& one : records->all_supervision_requests) {
    const bool is_known = !one.date || *one.date <= today;
    if (is_known && names(one.notices, notice)) of_it.push_back(&one);
  }
  return of_it;
}

const Notice* NoticeView::supervision_of(const Notice& notice) const {
  const auto& all = records->all_notices;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Notice& one) {
    return one.issued && *one.issued <= today && names(one.follows, notice);
  });
  return found == all.end() ? nullptr : &*found;
}

Rectification NoticeView::state_of(const Notice& notice) const {
  return evidence::rectification_by(year.plan, notice, today);
}

NoticeView notice_view(Session& session) {
  NoticeView view{session.open_year(), {}, nullptr, {}, {}};
  const ledger::Ledger ledger = session.open_ledger();
  const plan::YearPlan& plan = view.year.plan;
  view.today = session.day_looked_at(ledger, plan.year);
  view.records = ledger::read_records(ledger, {plan.year, view.today, true, plan.folder});
  view.proposed = proposed_changes(ledger, view);
  view.declined = cycle::declined_requests(ledger, plan.year, view.today);
  return view;
}

Text level_title(const std::string& level) {
  if (level == Notice::kSupervision) return say({"supervision", "督办通知"});
  if (level == Notice::kCircular) return say({"circular", "督查通报"});
  return say({"reminder", "提醒"});
}

Text stage_title(const NoticeView& view, const Notice& notice) {
  return say(stage_of(notice, view.state_of(notice), view.today).title);
}

Text proposal_words(const ledger::Entry& proposed) {
  return proposed.kind == ledger::kCancellationKind
             ? say({"cancellation proposed (#{})", "拟撤销(#{})"}, proposed.number)
             : say({"correction proposed (#{})", "拟更正(#{})"}, proposed.number);
}

ordered_json as_json(const NoticeView& view, const Notice& notice) {
  const Rectification state = view.state_of(notice);
  ordered_json answered = ordered_json::object();
  for (const auto& [body, day] : state.answered_to)
    answered[body] = day ? ordered_json(to_text(*day)) : nullptr;
  const ledger::Entry* proposed = view.proposed_for(notice);
  ordered_json declined = ordered_json::array();
  for (const cycle::Declined* one : view.declined_for(notice)) declined.push_back(one->number);
  ordered_json requested = ordered_json::array();
  for (const auto* one : view.requests_for(notice)) requested.push_back(one->origin.number);
  const Notice* later = view.supervision_of(notice);
  return {
      {"number", notice.origin.number},
      {"level", notice.level},
      {"stage", stage_of(notice, state, view.today).id},
      {"domain", notice.domain},
      {"assessee", notice.assessee},
      {"unit", notice.unit},
      {"indicator", notice.indicator},
      {"document", notice.document},
      {"problem", notice.problem},
      {"demand", notice.demand},
      {"issued", to_text(*notice.issued)},
      {"due", to_text(state.due)},
      {"answered_to", answered},
      {"returns", state.returns},
      {"days_late", state.days_late},
      {"about", notice.about},
      {"follows", notice.follows},
      {"request", notice.request},
      {"visit", notice.visit},
      {"requested", requested},
      {"supervised_by", later == nullptr ? ordered_json() : ordered_json(later->origin.number)},
      {"declined", declined},
      {"proposed_change", proposed == nullptr ? ordered_json() : ordered_json(proposed->number)}};
}

}  // namespace kaohe::app

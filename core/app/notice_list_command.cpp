// kaohe notice list: how rectifications stand on a day.
#include <memory>

#include "app/acting.hpp"
#include "app/notice_views.hpp"
#include "cycle/naming.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using evidence::Rectification;
using ledger::Notice;
using nlohmann::ordered_json;

struct ListOptions {
  std::string domain, assessee, unit;
  bool is_open = false, is_overdue = false;
};

/// Words are checked: a slip would show an empty list as if nothing were owed.
struct Asked {
  std::string domain, assessee, unit;
};

Asked asked(const plan::YearPlan& plan, const ListOptions& options) {
  Asked asked;
  if (!options.domain.empty()) asked.domain = cycle::domain_named(plan, options.domain).id;
  if (!options.assessee.empty()) asked.assessee = cycle::unit_named(plan, options.assessee);
  if (!options.unit.empty()) asked.unit = cycle::unit_named(plan, options.unit);
  return asked;
}

bool fits(const NoticeView& view, const Notice& notice, const ListOptions& options,
          const Asked& asked) {
  if (!asked.domain.empty() && asked.domain != notice.domain) return false;
  if (!asked.unit.empty() && asked.unit != notice.unit) return false;
  const std::string whose = plan::assessee_unit(notice.domain, notice.assessee);
  if (!asked.assessee.empty() && asked.assessee != whose) return false;
  const Rectification state = view.state_of(notice);
  if (options.is_overdue) return state.is_overdue(view.today);
  return !options.is_open || (!state.closed && !state.followed);
}

/// "overdue, supervision declined (#9), correction proposed (#12)"
Text state_text(const NoticeView& view, const Notice& notice) {
  Text stage = stage_title(view, notice);
  const bool is_served = view.supervision_of(notice) != nullptr;
  for (const cycle::Declined* one : view.declined_for(notice))
    if (!is_served)
      stage = say({"{}, supervision declined (#{})", "{},督办未予下发(#{})"}, stage, one->number);
  const ledger::Entry* proposed = view.proposed_for(notice);
  return proposed == nullptr ? stage : say({"{}, {}", "{},{}"}, stage, proposal_words(*proposed));
}

std::vector<std::string> row_of(const NoticeView& view, const Notice& notice, Language language) {
  const Rectification state = view.state_of(notice);
  const plan::YearPlan& plan = view.year.plan;
  return {"#" + std::to_string(notice.origin.number),
          level_title(notice.level).in(language),
          state_text(view, notice).in(language),
          plan.unit_title(plan::assessee_unit(notice.domain, notice.assessee)),
          plan.unit_title(notice.unit),
          to_text(*notice.issued),
          to_text(state.due),
          std::to_string(state.days_late),
          notice.document};
}

int list(Session& session, const ListOptions& options) {
  const NoticeView view = notice_view(session);
  const Asked words = asked(view.year.plan, options);
  ordered_json document = ordered_json::array();
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{
      {word({"number", "编号"}), word({"kind", "文书"}), word({"state", "状态"}),
       word({"assessee", "考核对象"}), word({"in charge", "责任单位"}), word({"issued", "下发"}),
       word({"due", "期限"}), word({"days late", "超期天数"}), word({"document", "文号"})}};
  for (const Notice& notice : view.records->all_notices) {
    if (*notice.issued > view.today || !fits(view, notice, options, words)) continue;
    document.push_back(as_json(view, notice));
    rows.push_back(row_of(view, notice, session.language));
  }
  if (session.options.json)
    session.print_json(document);
  else if (rows.size() == 1)
    session.print(say({"no such notice on {}", "{} 没有符合条件的提醒督办"}, to_text(view.today)));
  else
    session.print(
        report::in_columns(rows, {false, false, false, false, false, false, false, true, false}));
  return 0;
}

}  // namespace

void add_notice_list_command(CLI::App& group, Session& session) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command =
      add_command(group, session, "list",
                  {"the notices of a year, how each stands on a day\n"
                   "Example: kaohe notice list --domain schools --overdue --today 2023-06-01",
                   "列出提醒督办及其整改情况\n"
                   "例:kaohe notice list --domain schools --overdue --today 2023-06-01"});
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  add_cell(*command, session, "--domain", options->domain, {"of this domain only", "只列这个领域"});
  add_cell(*command, session, "--assessee", options->assessee,
           {"of this assessee only, as DOMAIN/ID", "只列这个考核对象(领域/编号)"});
  add_cell(*command, session, "--unit", options->unit,
           {"of this unit in charge only", "只列这个责任单位的"});
  const auto flag = [&](const char* name, bool& value, const Message& about) {
    add_flag(*command, name, value, say(about).in(session.language));
  };
  flag("--open", options->is_open, {"what is not done with yet", "只列尚未办结的"});
  flag("--overdue", options->is_overdue, {"overdue answers only", "只列逾期未反馈的"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

}  // namespace kaohe::app

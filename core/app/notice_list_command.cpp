// kaohe notice list, kaohe notice show: how rectifications stand on a day.
#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/notice_views.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/desk.hpp"
#include "cycle/naming.hpp"
#include "evidence/rectification.hpp"
#include "ledger/kinds.hpp"
#include "ledger/read_records.hpp"
#include "ledger/told_answer.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using evidence::Rectification;
using ledger::Notice;
using nlohmann::ordered_json;

/// How far a notice has come, by its most telling word.
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

Text level_title(const std::string& level) {
  if (level == Notice::kSupervision) return say({"supervision", "督办通知"});
  if (level == Notice::kCircular) return say({"circular", "督查通报"});
  return say({"reminder", "提醒"});
}

/// A year's notices as they stand on a day.
struct View {
  cycle::Year year;
  Date today;
  std::unique_ptr<ledger::MemorySource> records;
};

View view_of(Session& session) {
  View view{session.open_year(), {}, nullptr};
  const ledger::Ledger ledger = session.open_ledger();
  const plan::YearPlan& plan = view.year.plan;
  view.today = session.day_looked_at(ledger, plan.year);
  view.records = ledger::read_records(ledger, {plan.year, view.today, true, plan.folder});
  return view;
}

ordered_json as_json(const View& view, const Notice& notice) {
  const Rectification state = evidence::rectification_by(view.year.plan, notice, view.today);
  ordered_json answered = ordered_json::object();
  for (const auto& [body, day] : state.answered_to)
    answered[body] = day ? ordered_json(to_text(*day)) : nullptr;
  return {{"number", notice.origin.number},
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
          {"visit", notice.visit}};
}

// ---------- The list ----------

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

bool fits(const View& view, const Notice& notice, const ListOptions& options, const Asked& asked) {
  if (!asked.domain.empty() && asked.domain != notice.domain) return false;
  if (!asked.unit.empty() && asked.unit != notice.unit) return false;
  const std::string whose = plan::assessee_unit(notice.domain, notice.assessee);
  if (!asked.assessee.empty() && asked.assessee != whose) return false;
  const Rectification state = evidence::rectification_by(view.year.plan, notice, view.today);
  if (options.is_overdue) return state.is_overdue(view.today);
  return !options.is_open || (!state.closed && !state.followed);
}

std::vector<std::string> row_of(const View& view, const Notice& notice, Language language) {
  const Rectification state = evidence::rectification_by(view.year.plan, notice, view.today);
  const plan::YearPlan& plan = view.year.plan;
  return {"#" + std::to_string(notice.origin.number),
          level_title(notice.level).in(language),
          say(stage_of(notice, state, view.today).title).in(language),
          plan.unit_title(plan::assessee_unit(notice.domain, notice.assessee)),
          plan.unit_title(notice.unit),
          to_text(*notice.issued),
          to_text(state.due),
          std::to_string(state.days_late),
          notice.document};
}

int list(Session& session, const ListOptions& options) {
  const View view = view_of(session);
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
    session.print(document.dump(2));
  else if (rows.size() == 1)
    session.print(say({"no such notice on {}", "{} 没有符合条件的提醒督办"}, to_text(view.today)));
  else
    session.print(
        report::in_columns(rows, {false, false, false, false, false, false, false, true, false}));
  return 0;
}

// ---------- One notice ----------

/// One step of its life: its day, its number, what it was.
struct Step {
  std::optional<Date> day;
  std::int64_t number;
  Text what;
};

Text with_words(Text text, const std::string& words) {
  return words.empty() ? text : say({"{}: {}", "{}:{}"}, text, words);
}

Text waiting_words(bool is_confirmed) {
  return is_confirmed ? Text{} : say({" (not confirmed yet)", "(尚未确认)"});
}

Text answer_words(const plan::YearPlan& plan, const ledger::RectificationAnswer& one) {
  std::vector<std::string> to;
  for (const std::string& body : one.to) to.push_back(plan.unit_title(body));
  Text text = to.empty() ? say({"answered to all, {}", "向各单位反馈,{}"}, one.document)
                         : say({"answered to {}, {}", "向 {} 反馈,{}"}, joined(to), one.document);
  if (ledger::is_only_told(one)) return text;
  return say({"{}; cause: {}; measures: {}; result: {}", "{};原因:{};措施:{};结果:{}"}, text,
             one.cause, one.measures, one.result);
}

std::vector<Step> steps_of(const plan::YearPlan& plan, const Notice& notice) {
  std::vector<Step> steps;
  for (const auto& one : notice.answers)
    steps.push_back({one.date, one.origin.number, answer_words(plan, one)});
  for (const auto& one : notice.reworks)
    steps.push_back({one.date, one.origin.number,
                     with_words(say({"returned, {}", "退回重办,{}"}, one.document), one.reason)});
  for (const auto& one : notice.extensions)
    steps.push_back(
        {one.date, one.origin.number,
         with_words(say({"more time until {}, {}{}", "延期至 {},{}{}"}, to_text(*one.until),
                        one.document, waiting_words(one.is_confirmed)),
                    one.reason)});
  for (const auto& one : notice.closings)
    steps.push_back({one.date, one.origin.number,
                     with_words(say({"closed, {}{}", "办结,{}{}"}, one.document,
                                    waiting_words(one.is_confirmed)),
                                one.reason)});
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.number < b.number; });
  return steps;
}

const Notice& notice_numbered(const View& view, std::int64_t number) {
  const auto& list = view.records->all_notices;
  const auto found = std::find_if(list.begin(), list.end(), [&](const Notice& one) {
    return one.origin.number == number && *one.issued <= view.today;
  });
  if (found == list.end())
    throw Error(ErrorKind::data, {"#" + std::to_string(number)},
                say({"it is no notice of {} that stands on {}; `kaohe notice list` shows the "
                     "numbers",
                     "{} 年度没有这份提醒督办(截至 {});编号见 kaohe notice list"},
                    view.year.plan.year, to_text(view.today)));
  return *found;
}

void print_head(const Session& session, const View& view, const Notice& notice,
                const Rectification& state) {
  const plan::YearPlan& plan = view.year.plan;
  session.print(say({"#{} {} {}: {}", "#{} {} {}:{}"}, notice.origin.number,
                    level_title(notice.level), notice.document,
                    say(stage_of(notice, state, view.today).title)));
  session.print(say({"  for {}, in charge {}, issued {}, due {}, {} days late",
                     "  主送 {},责任单位 {},{} 下发,期限 {},超期 {} 天"},
                    plan.unit_title(plan::assessee_unit(notice.domain, notice.assessee)),
                    plan.unit_title(notice.unit), to_text(*notice.issued), to_text(state.due),
                    state.days_late));
  if (!notice.problem.empty()) session.print(say({"  problem: {}", "  问题:{}"}, notice.problem));
  if (!notice.demand.empty()) session.print(say({"  asked for: {}", "  要求:{}"}, notice.demand));
  if (notice.about != 0) session.print(say({"  follows #{}", "  针对记录 #{}"}, notice.about));
  if (notice.visit != 0)
    session.print(say({"  found by the visit #{}", "  明察暗访 #{} 发现"}, notice.visit));
  if (!notice.follows.empty())
    session.print(say({"  in the place of {}, requested in #{}", "  取代 {},由 #{} 提请"},
                      numbers_text(notice.follows), notice.request));
}

int show(Session& session, std::int64_t number) {
  const View view = view_of(session);
  const Notice& notice = notice_numbered(view, number);
  if (session.options.json) {
    session.print(as_json(view, notice).dump(2));
    return 0;
  }
  const Rectification state = evidence::rectification_by(view.year.plan, notice, view.today);
  print_head(session, view, notice, state);
  for (const auto& [body, day] : state.answered_to)
    session.print(say({"  {}: {}", "  {}:{}"}, view.year.plan.unit_title(body),
                      day ? say({"has its answer since {}", "{} 已收到反馈"}, to_text(*day))
                          : say({"waits for an answer", "待反馈"})));
  for (const Step& step : steps_of(view.year.plan, notice))
    session.print(say({"  {} #{} {}", "  {} #{} {}"}, step.day ? to_text(*step.day) : "-",
                      step.number, step.what));
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
    command->add_flag(name, value, say(about).in(session.language));
  };
  flag("--open", options->is_open, {"what is not done with yet", "只列尚未办结的"});
  flag("--overdue", options->is_overdue, {"overdue answers only", "只列逾期未反馈的"});
  command->callback([&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

void add_notice_show_command(CLI::App& group, Session& session) {
  auto number = std::make_shared<std::int64_t>();
  CLI::App* command = add_command(group, session, "show",
                                  {"one notice with all that came of it\n"
                                   "Example: kaohe notice show 640",
                                   "一份提醒督办的全过程\n例:kaohe notice show 640"});
  add_json_flag(*command, session, {"print it as JSON", "以 JSON 输出"});
  add_number(*command, session, *number,
             {"number of the notice: `kaohe notice list`", "提醒督办的编号:kaohe notice list"});
  command->callback([&session, number] {
    session.command = [&session, number] { return show(session, *number); };
  });
}

}  // namespace kaohe::app

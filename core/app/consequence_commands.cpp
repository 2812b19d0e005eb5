// kaohe consequence …: what a published grade entails, up to its closing document (Art. 18).
#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/results.hpp"
#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/deeds.hpp"
#include "cycle/due.hpp"
#include "cycle/naming.hpp"
#include "cycle/permission.hpp"
#include "cycle/recording.hpp"
#include "evidence/record_row.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::Entailed;
using nlohmann::ordered_json;

[[noreturn]] void refuse_unpublished(const plan::YearPlan& plan) {
  throw Error(
      ErrorKind::data, {},
      say({"the result of {} is not published yet; consequences follow the published grade: "
           "`kaohe period publish --period {}`",
           "{} 年度结果尚未定稿;结果运用以定稿的等次为准:kaohe period publish --period {}"},
          plan.year, plan.periods.back().id));
}

// ---------- The list ----------

struct ListOptions {
  std::string as, assessee;
  bool is_open = false;
};

cycle::DueState state_of(const Entailed& one, Date today) {
  return one.closed_by.empty() ? cycle::due_state(std::nullopt, one.due, today)
                               : cycle::DueState::closed;
}

ordered_json as_json(const Entailed& one, Date today) {
  return {{"domain", one.domain},
          {"assessee", one.assessee},
          {"name", one.name},
          {"consequence", one.consequence},
          {"article", one.article},
          {"title", one.title},
          {"owner", one.owner},
          {"due", one.due ? ordered_json(to_text(*one.due)) : nullptr},
          {"state", cycle::id_of(state_of(one, today))},
          {"closed_by", one.closed_by},
          {"proposed", one.proposed}};
}

std::vector<std::string> row_of(const plan::YearPlan& plan, const Entailed& one, Date today,
                                Language language) {
  Text state = cycle::title_of(state_of(one, today));
  if (!one.closed_by.empty()) state = say({"{}: {}", "{}:{}"}, state, one.closed_by);
  if (one.proposed != 0) state = say({"to confirm: #{}", "待确认:#{}"}, one.proposed);
  return {one.name,
          plan::assessee_unit(one.domain, one.assessee),
          one.consequence,
          one.title,
          plan.unit_title(one.owner),
          one.due ? to_text(*one.due) : "-",
          state.in(language)};
}

std::string unit_of(const plan::YearPlan& plan, const std::string& word) {
  const auto [domain, assessee] = cycle::assessee_named(plan, word);
  return plan::assessee_unit(domain.id, assessee.id);
}

int list(Session& session, const ListOptions& options) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const ledger::Ledger ledger = session.open_ledger();
  const Date today = session.day_looked_at(ledger, plan.year);
  const auto all = entailed_in(session.options.workspace, plan, ledger, today);
  if (!all) refuse_unpublished(plan);
  const std::string owner = options.as.empty() ? "" : cycle::unit_named(plan, options.as);
  const std::string about = options.assessee.empty() ? "" : unit_of(plan, options.assessee);
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  ordered_json document = ordered_json::array();
  std::vector<std::vector<std::string>> rows{{word({"assessee", "考核对象"}), word({"id", "编号"}),
                                              word({"consequence", "事项编号"}),
                                              word({"what", "事项"}), word({"owner", "落实单位"}),
                                              word({"due", "期限"}), word({"state", "状态"})}};
  for (const Entailed& one : *all) {
    const bool fits = (owner.empty() || one.owner == owner) &&
                      (about.empty() || plan::assessee_unit(one.domain, one.assessee) == about) &&
                      (!options.is_open || one.closed_by.empty());
    if (!fits) continue;
    document.push_back(as_json(one, today));
    rows.push_back(row_of(plan, one, today, session.language));
  }
  if (session.options.json)
    session.print_json(document);
  else if (rows.size() == 1)
    session.print(
        say({"no such consequence on {}", "截至 {} 没有符合条件的结果运用事项"}, to_text(today)));
  else
    session.print(report::in_columns(rows, {false, false, false, false, false, false, false}));
  return 0;
}

void add_list(CLI::App& group, Session& session) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command =
      add_command(group, session, "list",
                  {"what the published grades of a year entail, how each stands on a day\n"
                   "Example: kaohe consequence list --open --as organization",
                   "年度等次带来的结果运用事项及办理情况\n"
                   "例:kaohe consequence list --open --as organization"});
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  add_cell(*command, session, "--as", options->as,
           {"what this unit sees to only", "只列由这个单位落实的"});
  add_cell(*command, session, "--assessee", options->assessee,
           {"of this assessee only, as DOMAIN/ID", "只列这个考核对象(领域/编号)"});
  add_flag(*command, "--open", options->is_open,
           say({"what is not closed yet only", "只列尚未办结的"}).in(session.language));
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

// ---------- Closing ----------

struct CloseOptions {
  Acting acting;
  std::string assessee, consequence, document;
};

/// The one that is meant, as the published result entails it.
const Entailed& entailed_named(const plan::YearPlan& plan, const std::vector<Entailed>& all,
                               const CloseOptions& options) {
  const auto [domain, assessee] = cycle::assessee_named(plan, options.assessee);
  std::vector<std::string> ids, titles;
  for (const Entailed& one : all) {
    if (one.domain != domain.id || one.assessee != assessee.id) continue;
    if (one.consequence == options.consequence || one.title == options.consequence) return one;
    ids.push_back(one.consequence);
    titles.push_back(one.title);
  }
  if (ids.empty())
    throw Error(ErrorKind::data, {assessee.name},
                say({"the published grade entails nothing for it; `kaohe consequence list` says "
                     "for whom it does",
                     "定稿的等次没有给它带来结果运用事项;哪些对象有,见 kaohe consequence list"}));
  throw Error(ErrorKind::data, {assessee.name},
              say({"the published grade entails no \"{}\" for it; expected one of {}",
                   "定稿的等次没有给它带来“{}”;应为 {} 之一"},
                  options.consequence, Text{listed(ids).en, listed(titles).zh}));
}

/// What is closed, or proposed to be, is not closed again.
void require_unclosed(const plan::YearPlan& plan, const Entailed& one) {
  if (!one.closed_by.empty())
    throw Error(
        ErrorKind::data, {one.name},
        say({"\"{}\" is closed already, by {}; nothing is left to do", "“{}”已由 {} 办结,无须再办"},
            Text{one.consequence, one.title}, one.closed_by));
  if (one.proposed == 0) return;
  const cycle::Deed confirm =
      cycle::deeds_of(ledger::Closing{{}, one.domain, one.assessee, one.consequence, {}, {}})
          .confirm;
  throw Error(
      ErrorKind::data, {one.name},
      say({"to close \"{}\" is proposed already, in #{} by {}, and not confirmed; it is "
           "closed once it is, by another person: {} (`kaohe record confirm {}`)",
           "“{0}”的办结已登记(#{1},录入人:{2}),尚待确认;由{3}另一人确认后办结:"
           "kaohe record confirm {4}"},
          Text{one.consequence, one.title}, one.proposed,
          cycle::person_words(plan, one.proposed_by), cycle::who_may(plan, confirm), one.proposed));
}

CsvTable table_of(const Entailed& one, const std::string& document, Date today) {
  namespace column = evidence::closing_column;
  std::vector<std::string> cells(evidence::kClosings.columns.size());
  cells[column::domain] = one.domain;
  cells[column::assessee] = one.assessee;
  cells[column::consequence] = one.consequence;
  cells[column::document] = document;
  cells[column::date] = to_text(today);
  return evidence::table_of_row(evidence::kClosings, "kaohe consequence close", std::move(cells));
}

int close(Session& session, const CloseOptions& options) {
  OpenDesk open(session, options.acting);
  cycle::Desk& desk = open.desk();
  const auto all = entailed_in(session.options.workspace, desk.plan(), desk.ledger(), desk.today());
  if (!all) refuse_unpublished(desk.plan());
  const Entailed& one = entailed_named(desk.plan(), *all, options);
  require_unclosed(desk.plan(), one);
  const cycle::Recorded recorded =
      cycle::record_table(desk, evidence::kClosings,
                          {table_of(one, options.document, desk.today()), "consequence", ""}, "");
  say_recorded_and_waiting(session, desk, recorded.numbers);
  return 0;
}

void add_close(CLI::App& group, Session& session) {
  auto options = std::make_shared<CloseOptions>();
  CLI::App* command = add_acting_command(
      group, session, "close",
      {"a consequence is done with, by its document; closed by another person's confirmation\n"
       "Example: kaohe consequence close schools/s26 explanation --document "
       "云小〔2024〕2号 --as gao_lanying",
       "登记结果运用事项的办结文件,经另一人确认后办结\n"
       "例:kaohe consequence close schools/s26 explanation --document 云小〔2024〕2号 "
       "--as gao_lanying"},
      options, close);
  const auto needed = [&](const char* name, std::string& text, const Message& about) {
    add_option(*command, name, text, say(about).in(session.language)).required();
  };
  needed("ASSESSEE", options->assessee, {"whose it is, as DOMAIN/ID", "考核对象(领域/编号)"});
  needed("CONSEQUENCE", options->consequence,
         {"its id or title: `kaohe consequence list`", "事项的编号或名称:kaohe consequence list"});
  add_cell(*command, session, "--document", options->document,
           {"the paper that closes it", "办结文件"});
}

}  // namespace

void add_consequence_commands(CLI::App& program, Session& session) {
  CLI::App& group =
      add_group(program, session, "consequence",
                {"what a grade entails, up to its closing document (Art. 18)\nExample: kaohe "
                 "consequence list --open --as organization",
                 "结果运用及其办结(第十八条)\n例:kaohe consequence list --open --as organization"});
  add_list(group, session);
  add_close(group, session);
}

}  // namespace kaohe::app

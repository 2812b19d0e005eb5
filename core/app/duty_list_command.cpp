// kaohe duty list: what the ledger shows of how those who assess do their duty, and what came of
// it.
#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/duty_commands.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "cycle/duty_acts.hpp"
#include "cycle/naming.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::DutyCase;
using cycle::DutyDeduction;
using cycle::DutyEvent;
using Json = nlohmann::ordered_json;

struct ListOptions {
  std::string month, unit;
};

/// What there is of one unit, in the month that is asked for.
struct UnitDuty {
  std::string unit;
  std::vector<DutyEvent> events;
  std::vector<DutyDeduction> deductions;
  std::vector<DutyCase> cases;
  cycle::DutyProposal proposal;

  bool empty() const { return events.empty() && deductions.empty() && cases.empty(); }
};

/// Whether a day is in the month asked for, "2023-04"; empty: any is.
bool is_in(const std::string& month, Date day) {
  return month.empty() || to_text(day).substr(0, month.size()) == month;
}

bool is_in(const std::string& month, const DutyCase& one) {
  return is_in(month, one.referral.hand.day) ||
         (one.decision && is_in(month, one.decision->hand.day)) ||
         (one.transfer && is_in(month, one.transfer->hand.day));
}

std::vector<UnitDuty> units_of(const cycle::DutySources& from, const ListOptions& options) {
  const auto events = cycle::duty_events(from);
  const auto deductions = cycle::duty_deductions(from);
  const auto cases = cycle::duty_cases(from.ledger, from.plan.year, from.today);
  std::vector<UnitDuty> units;
  for (const plan::Organisation& one : from.plan.organisations) {
    if (!options.unit.empty() && one.id != options.unit) continue;
    UnitDuty unit{one.id, {}, {}, {}, {}};
    for (const DutyEvent& event : events)
      if (event.unit == one.id && is_in(options.month, event.day())) unit.events.push_back(event);
    for (const DutyDeduction& deduction : deductions)
      if (deduction.unit == one.id && is_in(options.month, deduction.hand.day))
        unit.deductions.push_back(deduction);
    for (const DutyCase& grave : cases)
      if (grave.referral.record.unit == one.id && is_in(options.month, grave))
        unit.cases.push_back(grave);
    if (cycle::assessee_of(from.plan, one.id) != nullptr)
      unit.proposal = cycle::proposed_deduction(from.plan, one.id, unit.events, deductions);
    if (!unit.empty()) units.push_back(std::move(unit));
  }
  return units;
}

// ---------- As JSON ----------

Json day_json(const std::optional<Date>& day) {
  return day ? Json(to_text(*day)) : Json(nullptr);
}

Json as_json(const DutyEvent& event) {
  return {{"name", event.name},
          {"kind", event.kind},
          {"article", cycle::duty_article(event.kind)},
          {"en", event.what.en},
          {"zh", event.what.zh},
          {"persons", event.persons},
          {"period", event.period},
          {"domains", event.domains},
          {"due", day_json(event.due)},
          {"happened", day_json(event.happened)},
          {"since", to_text(event.day())},
          {"numbers", event.numbers},
          {"proposed", event.is_proposed}};
}

Json as_json(const DutyDeduction& one) {
  return {{"number", one.hand.number},
          {"day", to_text(one.hand.day)},
          {"points", abs(one.adjustment.points).text()},
          {"events", one.events},
          {"reason", one.reason},
          {"document", one.adjustment.document},
          {"confirmed", one.is_confirmed}};
}

std::string_view state_of(const DutyCase& one) {
  if (!one.decision) return "proposed";
  if (!one.is_approved()) return "rejected";
  return one.transfer ? "transferred" : "approved";
}

Json as_json(const DutyCase& one) {
  Json made{{"number", one.referral.hand.number},
            {"day", to_text(one.referral.hand.day)},
            {"reason", one.referral.record.reason},
            {"document", one.referral.record.document},
            {"state", state_of(one)},
            {"decision", nullptr},
            {"transfer", nullptr}};
  if (one.decision)
    made["decision"] = {{"number", one.decision->hand.number},
                        {"day", to_text(one.decision->hand.day)},
                        {"document", one.decision->record.document},
                        {"reason", one.decision->record.reason}};
  if (one.transfer)
    made["transfer"] = {{"number", one.transfer->hand.number},
                        {"day", day_json(one.transfer->record.date)},
                        {"document", one.transfer->record.document},
                        {"to", one.transfer->record.to}};
  return made;
}

Json as_json(const plan::YearPlan& plan, const UnitDuty& unit) {
  const plan::Assessee* own = cycle::assessee_of(plan, unit.unit);
  Json made{{"unit", unit.unit},
            {"title", plan.unit_title(unit.unit)},
            {"assessee",
             own == nullptr ? Json(nullptr) : Json(plan::assessee_unit(own->domain, own->id))}};
  made["events"] = made["deductions"] = made["referrals"] = Json::array();
  for (const DutyEvent& one : unit.events) made["events"].push_back(as_json(one));
  for (const DutyDeduction& one : unit.deductions) made["deductions"].push_back(as_json(one));
  for (const DutyCase& one : unit.cases) made["referrals"].push_back(as_json(one));
  made["proposal"] = unit.proposal.events.empty() ? Json(nullptr)
                                                  : Json{{"points", unit.proposal.points.text()},
                                                         {"events", unit.proposal.events}};
  return made;
}

// ---------- For people ----------

class DutyWords {
 public:
  DutyWords(const Session& session, const plan::YearPlan& plan) : session_(session), plan_(plan) {}

  void print(const UnitDuty& unit) const {
    session_.print(say({"{} ({})", "{}({})"}, plan_.unit_title(unit.unit), unit.unit));
    std::vector<std::vector<std::string>> rows;
    for (const DutyEvent& event : unit.events)
      rows.push_back({" ", to_text(event.day()), word(cycle::duty_title(event.kind)), event.name,
                      word(told(event))});
    std::string table = report::in_columns(rows, {false, false, false, false, false});
    if (!table.empty() && table.back() == '\n') table.pop_back();
    if (!table.empty()) session_.print(table);
    for (const DutyDeduction& one : unit.deductions) print(one);
    for (const DutyCase& one : unit.cases) print(one);
    if (!unit.proposal.events.empty()) print(unit.unit, unit.proposal);
  }

 private:
  std::string word(const Text& text) const { return text.in(session_.language); }

  Text told(const DutyEvent& event) const {
    Text text = event.what;
    if (event.is_proposed) text = say({"{}; not confirmed yet", "{};尚未确认"}, text);
    if (event.due) text = say({"{}; due {}", "{};期限 {}"}, text, to_text(*event.due));
    if (event.happened && event.due)
      text = say({"{}, done {}", "{},实为 {}"}, text, to_text(*event.happened));
    if (event.due && !event.persons.empty()) {
      std::vector<std::string> persons;
      for (const std::string& id : event.persons) persons.push_back(person_text(plan_, id));
      text = say({"{} by {}", "{},{}"}, text, joined(persons, "、"));
    }
    const std::string article = cycle::duty_article(event.kind);
    return event.numbers.empty()
               ? say({"{} (Art. {}; nothing on record)", "{}(条款 {};无记录)"}, text, article)
               : say({"{} (Art. {}; {})", "{}(条款 {};{})"}, text, article,
                     numbers_text(event.numbers));
  }

  void print(const DutyDeduction& one) const {
    session_.print(
        say({"  deducted: {} points for {} (#{}, {}){}", "  扣分:因 {1} 扣 {0} 分(#{2},{3}){4}"},
            abs(one.adjustment.points).text(), joined(one.events), one.hand.number,
            one.adjustment.document,
            one.is_confirmed
                ? Text()
                : say({"; waits: kaohe record confirm {}", ";待确认:kaohe record confirm {}"},
                      one.hand.number)));
  }

  void print(const DutyCase& one) const {
    Text state = say({"waits for the committee", "待县考核委决定"});
    if (one.decision) {
      const Text how =
          one.is_approved() ? say({"approved", "同意移送"}) : say({"rejected", "不同意移送"});
      const auto& decision = one.decision->record;
      state =
          say({"{} on {} (#{}, {})", "{1} {0}(#{2},{3})"}, how, to_text(one.decision->hand.day),
              one.decision->hand.number, decision.approved ? decision.document : decision.reason);
    }
    if (one.awaits_transfer()) state = say({"{}; waits to be transferred", "{};待移送"}, state);
    if (one.transfer) {
      std::vector<std::string> to;
      for (const std::string& id : one.transfer->record.to) to.push_back(plan_.unit_title(id));
      state = say({"{}; transferred on {} to {} (#{}, {})", "{};{} 移送{}(#{},{})"}, state,
                  to_text(*one.transfer->record.date), joined(to, "、"), one.transfer->hand.number,
                  one.transfer->record.document);
    }
    const auto& referral = one.referral;
    session_.print(say({"  referral #{} of {}: {} ({}); {}", "  提请移送 #{},{}:{}({});{}"},
                       referral.hand.number, to_text(referral.hand.day), referral.record.reason,
                       referral.record.document, state));
  }

  void print(const std::string& unit, const cycle::DutyProposal& proposal) const {
    session_.print(
        say({"  proposed: {0} points; kaohe duty propose {1} --points {0} --events {2} --reason … "
             "--document …",
             "  建议扣 {0} 分:kaohe duty propose {1} --points {0} --events {2} --reason … "
             "--document …"},
            proposal.points.text(), unit, joined(proposal.events, ",")));
  }

  const Session& session_;
  const plan::YearPlan& plan_;
};

void require_month(const std::string& month) {
  if (month.empty() || (month.size() == 7 && parse_date(month + "-01"))) return;
  throw Error(
      ErrorKind::usage, {},
      say({"--month \"{}\" is no month, such as 2023-04", "--month “{}”不是月份,应如 2023-04"},
          month));
}

int list(Session& session, ListOptions options) {
  require_month(options.month);
  const cycle::Year year = session.open_year();
  if (!options.unit.empty()) options.unit = cycle::assessing_unit_named(year.plan, options.unit).id;
  const ledger::Ledger ledger = session.open_ledger();
  const Date today = session.day_looked_at(ledger, year.plan.year);
  const cycle::Progress progress(ledger, year.plan.year, today);
  const std::vector<UnitDuty> units = units_of({year.plan, ledger, progress, today}, options);
  if (session.options.json) {
    Json document{{"year", year.plan.year},
                  {"today", to_text(today)},
                  {"month", options.month.empty() ? Json(nullptr) : Json(options.month)},
                  {"units", Json::array()}};
    for (const UnitDuty& unit : units) document["units"].push_back(as_json(year.plan, unit));
    session.print_json(document);
    return 0;
  }
  for (const UnitDuty& unit : units) DutyWords(session, year.plan).print(unit);
  if (units.empty())
    session.print(say({"Nothing is late or reversed, and nothing was found, as of {}.",
                       "截至 {},没有逾期、更改或者认定的情形。"},
                      to_text(today)));
  return 0;
}

}  // namespace

void add_duty_list_command(CLI::App& group, Session& session) {
  CLI::App* command =
      add_subcommand(group, "list",
                     say({"by unit what is late, unanswered or reversed, findings, deductions and "
                          "referrals, as of a day\n"
                          "Example: kaohe duty list --month 2023-04 --today 2023-04-30",
                          "按单位列出截至某一天逾期、未答复、事后更改的情形,以及认定、扣分、移送\n"
                          "例:kaohe duty list --month 2023-04 --today 2023-04-30"})
                         .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print the list as JSON", "以 JSON 输出"});
  auto options = std::make_shared<ListOptions>();
  add_option(*command, "--month", options->month,
             say({"only what began in this month (default: all)", "只列这个月发生的(默认全部)"})
                 .in(session.language))
      .type_name("YYYY-MM");
  add_option(*command, "--unit", options->unit,
             say({"only this unit: id or title", "只列这个单位:id 或名称"}).in(session.language))
      .type_name("UNIT");
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

}  // namespace kaohe::app

// kaohe objection list: what is recorded of an assessee, what it costs, and how long it may object.
#include <map>
#include <memory>
#include <set>

#include <kaohe/number_text.hpp>
#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/objection_views.hpp"
#include "base/errors.hpp"
#include "cycle/hearing.hpp"
#include "cycle/naming.hpp"
#include "cycle/record_costs.hpp"
#include "evidence/grid.hpp"
#include "evidence/names.hpp"
#include "ledger/read_records.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using ledger::Observation;
using nlohmann::ordered_json;

struct ListOptions {
  std::string as, period;
};

/// One observation of the assessee, as it would count today.
struct Line {
  Observation row;
  std::string period, input;  ///< as people call them
  std::string when;           ///< its day, or its cell of the year; empty: neither
  bool is_confirmed = false;
  Rational points;  ///< lost by it in its period; a loss of several records stands at each
  std::optional<cycle::Learned> learned;
  std::string objection;               ///< "open", "upheld", "reduced", "withdrawn"; empty: none
  std::int64_t answer_to_confirm = 0;  ///< number of the answer that waits for it; 0: none waits
};

class Finder {
 public:
  Finder(const cycle::Year& year, const ledger::Ledger& ledger, const plan::Assessee& assessee,
         Date today)
      : year_(year),
        ledger_(ledger),
        assessee_(assessee),
        today_(today),
        progress_(ledger, year.plan.year, today),
        learning_(year.plan, ledger, progress_, today),
        proposed_(read(true)),
        confirmed_(read(false)) {}

  std::vector<Line> find(const std::string& period) {
    std::set<std::int64_t> confirmed;
    for (const Observation& row : confirmed_->observations_by_domain[assessee_.domain])
      confirmed.insert(row.origin.number);
    std::vector<Line> lines;
    for (const Observation& row : rows()) {
      if (!period.empty() && row.period != period) continue;
      Line line = line_of(row);
      line.is_confirmed = confirmed.count(row.origin.number) != 0;
      line.points = cost_of(row);
      line.learned = learning_.of(row);
      tell_objection(row, line);
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  /// What would count of the assessee if all that is proposed did, and what counts until then.
  std::vector<Observation> rows() {
    std::map<std::int64_t, Observation> by_number;
    for (const Observation& row : proposed_->observations_by_domain[assessee_.domain])
      if (row.assessee == assessee_.id) by_number.emplace(row.origin.number, row);
    for (const Observation& row : confirmed_->observations_by_domain[assessee_.domain])
      if (row.assessee == assessee_.id && by_number.emplace(row.origin.number, row).second)
        replaced_.insert(row.origin.number);
    std::vector<Observation> all;
    for (auto& [number, row] : by_number) all.push_back(std::move(row));
    return all;
  }

  Line line_of(const Observation& row) const {
    const plan::YearPlan& plan = year_.plan;
    const plan::Period* period = plan.find_period(row.period);
    const plan::InputInfo* input = plan.find_domain(row.domain)->system.find_input(row.input);
    Line line;
    line.row = row;
    line.period = period == nullptr ? "-" : period->title;
    line.input = row.input;
    if (input != nullptr) line.input = input->indicator + " " + input->title;
    if (row.date)
      line.when = to_text(*row.date);
    else if (input != nullptr && row.cell != 0)
      line.when = evidence::cell_name({plan.year, evidence::grid_of(*input), row.cell});
    return line;
  }

  std::unique_ptr<ledger::MemorySource> read(bool with_proposed) const {
    return ledger::read_records(ledger_,
                                {year_.plan.year, today_, with_proposed, year_.plan.folder});
  }

  void tell_objection(const Observation& row, Line& line) const {
    const bool is_replaced = replaced_.count(row.origin.number) != 0;
    const ledger::Objection* one = objection_to(is_replaced ? *confirmed_ : *proposed_, row);
    if (one == nullptr) return;
    line.objection = one->is_open(today_) ? "open" : one->outcome;
    const ledger::Objection* in_force = objection_to(*confirmed_, row);
    const bool is_confirmed = in_force != nullptr && in_force->origin.number == one->origin.number;
    if (!one->outcome.empty() && !is_confirmed) line.answer_to_confirm = one->origin.number;
  }

  /// nullptr: there is none.
  static const ledger::Objection* objection_to(const ledger::MemorySource& records,
                                               const Observation& row) {
    for (const ledger::Objection& one : records.all_objections)
      if (speaks_of(one.about, one.date, row)) return &one;
    return nullptr;
  }

  /// As things stand with what is proposed; of a record that a correction would replace as they
  /// stand now.
  Rational cost_of(const Observation& row) {
    const bool is_replaced = replaced_.count(row.origin.number) != 0;
    const plan::Period& period = cycle::period_priced_in(year_.plan, row);
    const auto [found, is_new] = costs_.try_emplace({period.id, is_replaced});
    if (is_new)
      found->second =
          cycle::costs_of_records(year_, is_replaced ? *confirmed_ : *proposed_,
                                  *year_.plan.find_domain(assessee_.domain), period, today_);
    const auto cost = found->second.find(row.origin.number);
    return cost == found->second.end() ? Rational() : cost->second;
  }

  const cycle::Year& year_;
  const ledger::Ledger& ledger_;
  const plan::Assessee& assessee_;
  Date today_;
  cycle::Progress progress_;
  cycle::Learning learning_;
  std::unique_ptr<ledger::MemorySource> proposed_, confirmed_;
  std::set<std::int64_t> replaced_;  ///< rows that a proposed correction would take the place of
  std::map<std::pair<std::string, bool>, std::map<std::int64_t, Rational>>
      costs_;  ///< by period, and whether of what is replaced
};

// ---------- What is printed ----------

ordered_json as_json(const Line& line) {
  const bool is_learned = line.learned.has_value();
  return {{"number", line.row.origin.number},
          {"period", line.row.period},
          {"input", line.row.input},
          {"when", line.when},
          {"value", line.row.value.text()},
          {"reason", line.row.reason},
          {"evidence", line.row.evidence},
          {"points", line.points.text()},
          {"state", line.is_confirmed ? "confirmed" : "proposed"},
          {"shown_on", is_learned ? ordered_json(to_text(line.learned->day)) : nullptr},
          {"objection_until",
           is_learned ? ordered_json(to_text(line.learned->objection_until)) : nullptr},
          {"objection", line.objection},
          {"answer_to_confirm",
           line.answer_to_confirm == 0 ? ordered_json() : ordered_json(line.answer_to_confirm)}};
}

Text objection_words(const Line& line, Date today) {
  static const std::map<std::string, Message> outcomes{{"open", {"objected to", "异议办理中"}},
                                                       {"upheld", {"upheld", "维持"}},
                                                       {"reduced", {"reduced", "减轻"}},
                                                       {"withdrawn", {"withdrawn", "撤销"}}};
  const auto found = outcomes.find(line.objection);
  if (found != outcomes.end() && line.answer_to_confirm != 0)
    return say({"to be {} (#{}), waits for confirmation", "拟{}(#{}),待确认"}, say(found->second),
               line.answer_to_confirm);
  if (found != outcomes.end()) return say(found->second);
  if (!line.learned) return say({"not shown yet", "尚未告知"});
  const Date until = line.learned->objection_until;
  return today <= until ? say({"until {}", "至 {} 止"}, to_text(until))
                        : say({"over since {}", "{} 已截止"}, to_text(until));
}

std::vector<std::string> row_of(const Line& line, Date today, Language language) {
  const std::string said = line.row.reason.empty() ? line.row.evidence : line.row.reason;
  return {"#" + std::to_string(line.row.origin.number),
          line.period,
          line.input,
          line.when.empty() ? "-" : line.when,
          line.row.value.text(),
          shown_text(line.points),
          say(line.is_confirmed ? Message{"confirmed", "已确认"} : Message{"proposed", "拟扣"})
              .in(language),
          objection_words(line, today).in(language),
          said};
}

void print(const Session& session, const std::vector<Line>& lines, Date today) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{
      {word({"number", "编号"}), word({"period", "阶段"}), word({"input", "监测项目"}),
       word({"when", "日期或时段"}), word({"value", "数值"}), word({"points lost", "扣分"}),
       word({"state", "状态"}), word({"objection", "异议"}), word({"said", "事由"})}};
  for (const Line& line : lines) rows.push_back(row_of(line, today, session.language));
  session.print(
      report::in_columns(rows, {false, false, false, false, true, true, false, false, false}));
}

int list(Session& session, const ListOptions& options) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const plan::Assessee* assessee = plan.find_assessee(cycle::unit_named(plan, options.as));
  if (assessee == nullptr)
    throw Error(ErrorKind::usage, {"--as"},
                say({"found \"{}\", expected an assessee as DOMAIN/ID",
                     "填的是“{}”,应为考核对象,"
                     "写作 领域/编号"},
                    options.as));
  const std::string period =
      options.period.empty() ? "" : cycle::period_named(plan, options.period).id;
  const ledger::Ledger ledger = session.open_ledger();
  const Date today = session.day_looked_at(ledger, plan.year);
  const std::vector<Line> lines = Finder(year, ledger, *assessee, today).find(period);
  if (session.options.json) {
    ordered_json document = ordered_json::array();
    for (const Line& line : lines) document.push_back(as_json(line));
    session.print_json(document);
  } else if (lines.empty()) {
    session.print(say({"nothing is recorded of {} by {}", "截至 {1},没有{0}的监测记录"},
                      assessee->name, to_text(today)));
  } else {
    print(session, lines, today);
  }
  return 0;
}

}  // namespace

void add_objection_list_command(CLI::App& group, Session& session) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = add_command(
      group, session, "list",
      {"what is recorded of an assessee, what each costs, and until when it may object\n"
       "Example: kaohe objection list --as schools/s31 --period q2",
       "某考核对象的监测记录、各扣多少、异议期到哪一天\n"
       "例:kaohe objection list --as schools/s31 --period q2"});
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  add_option(*command, "--as", options->as,
             say({"the assessee, as DOMAIN/ID", "考核对象(领域/编号)"}).in(session.language))
      .type_name("ID")
      .required();
  add_cell(*command, session, "--period", options->period,
           {"of this period only", "只列这个考核阶段"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return list(session, *options); };
  });
}

}  // namespace kaohe::app

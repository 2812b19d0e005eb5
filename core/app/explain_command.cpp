// kaohe explain: why a figure is what it is, from the final score down to each record.
#include <algorithm>
#include <memory>

#include "app/explanation.hpp"
#include "app/options.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/named.hpp"
#include "cycle/assess.hpp"
#include "cycle/naming.hpp"
#include "cycle/publishing.hpp"
#include "ledger/place_on_record.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::app {

namespace {

struct Wanted {
  std::string assessee;
  std::string indicator;
  std::string period;
};

// The id of the indicator named by id or title; empty: none was named.
std::string indicator_of(const plan::Domain& domain, const std::string& indicator) {
  if (indicator.empty()) return {};
  std::vector<Named> all;
  for (const plan::IndicatorInfo& one : domain.system.indicators)
    all.push_back({one.id, one.title});
  const std::string id = find_named(all, indicator);
  if (!id.empty()) return id;
  throw Error(ErrorKind::usage, {},
              say({"no indicator \"{}\" in domain {}; expected one of its ids or titles{}",
                   "领域 {1} 没有指标“{0}”;应写该领域指标的编号或名称{2}"},
                  indicator, domain.id, named_nearby(all, indicator)));
}

// Of a decision in a ledger a problem names the number too.
bool is_about(const Problem& problem, const ledger::Decision& decision) {
  const auto is_at = [&](const Place& place) {
    return problem.place.file == place.file && problem.place.line == place.line;
  };
  return is_at(decision.origin.place) || is_at(ledger::place_on_record(decision.origin));
}

// Takes out the decisions on grades and good lines that an error is about; none where it is also
// about anything else.
std::vector<ledger::Decision> take_refused(std::vector<ledger::Decision>& decisions,
                                           const Error& error) {
  const auto is_refused = [&](const ledger::Decision& decision) {
    if (decision.kind != "grade" && decision.kind != "good_line") return false;
    const auto& problems = error.problems();
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return is_about(problem, decision); });
  };
  const auto first = std::stable_partition(
      decisions.begin(), decisions.end(),
      [&](const ledger::Decision& decision) { return !is_refused(decision); });
  std::vector<ledger::Decision> refused(first, decisions.end());
  for (const Problem& problem : error.problems()) {
    const bool is_known =
        std::any_of(refused.begin(), refused.end(),
                    [&](const ledger::Decision& decision) { return is_about(problem, decision); });
    if (!is_known) return {};
  }
  decisions.erase(first, decisions.end());
  return refused;
}

// "七里镇中心小学的等次决定“好”"
Text words_of(const ledger::Decision& decision, const plan::YearPlan& plan) {
  std::string whose = decision.assessee;
  for (const plan::Domain& domain : plan.domains) {
    if (domain.id != decision.domain) continue;
    if (decision.kind == "good_line") whose = domain.title;
    for (const plan::Assessee& one : domain.assessees) {
      if (one.id == decision.assessee) whose = one.name;
    }
  }
  if (decision.kind == "good_line") {
    return say({"the good line of {}: {}", "{}的“好”等次分数线决定“{}”"}, whose, decision.value);
  }
  const int grade = plan.grade_index(decision.value);
  return say(
      {"the grade of {}: {}", "{}的等次决定“{}”"}, whose,
      grade < 0 ? decision.value : plan.grading.grades[static_cast<std::size_t>(grade)].title);
}

// Decisions on lines and grades may contradict what the records and rules now say: then the figures
// are explained without those, and which they are is said.
cycle::Assessment assess(Session& session, const cycle::Year& year, Records& records,
                         const std::string& period) {
  const cycle::AssessOptions options = assess_options(session.options, records);
  while (true) {
    try {
      return cycle::assess(year, *records.source, period, options);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      const std::vector<ledger::Decision> refused =
          take_refused(records.source->all_decisions, error);
      if (refused.empty()) throw;
      std::string said = error.text(session.language);
      for (const ledger::Decision& decision : refused) {
        said += "\n" + say({"Explained without {} ({}).", "以下说明未计入{}({})。"},
                           words_of(decision, year.plan), decision.origin.place.text())
                           .in(session.language);
      }
      session.warn(said);
    }
  }
}

// An explanation with one of its indicators.
std::string only(const std::string& document, const std::string& indicator) {
  nlohmann::ordered_json explanation = nlohmann::ordered_json::parse(document);
  nlohmann::ordered_json kept = nlohmann::ordered_json::array();
  for (nlohmann::ordered_json& one : explanation.at("indicators")) {
    if (one.at("id") == indicator) kept.push_back(std::move(one));
  }
  explanation["indicators"] = std::move(kept);
  return explanation.dump();
}

// The merges by which the records were read: what is only proposed merges nothing yet; none of
// records from files.
ledger::MergedMatters merged_matters(const Session& session, const cycle::Year& year,
                                     const Records& records) {
  if (records.ledger_head.empty()) return {};
  ledger::ReadOptions reading;
  reading.year = year.plan.year;
  reading.known_on = session.options.known_on_day();
  reading.with_proposed = false;
  return ledger::read_merged_matters(session.open_ledger(), reading);
}

template <class Source>
void add_numbers(const Source& source, const std::string& domain, std::set<std::int64_t>& numbers) {
  source.observations(domain,
                      [&](const ledger::Observation& row) { numbers.insert(row.origin.number); });
  for (const ledger::Decision& one : source.decisions()) numbers.insert(one.origin.number);
  for (const ledger::Adjustment& one : source.adjustments()) numbers.insert(one.origin.number);
}

// Records of a domain that count in a preview, and that nobody has confirmed; none of files.
std::set<std::int64_t> proposed_in(const Session& session, const cycle::Year& year,
                                   const Records& records, const std::string& domain) {
  std::set<std::int64_t> proposed, confirmed;
  if (records.ledger_head.empty()) return proposed;
  ledger::ReadOptions reading;
  reading.year = year.plan.year;
  reading.known_on = session.options.known_on_day();
  reading.with_proposed = false;
  add_numbers(*ledger::read_records(session.open_ledger(), reading), domain, confirmed);
  add_numbers(*records.source, domain, proposed);
  for (const std::int64_t number : confirmed) proposed.erase(number);
  return proposed;
}

// A quarter is explained as its last edition has it, where no day is asked for: what was answered
// or put right between its closing and that edition is in there.
void look_at_last_edition(Session& session, const cycle::Year& year, const std::string& period_id) {
  const plan::Period& period = *year.plan.find_period(period_id);
  const auto file = ledger::Ledger::file_of(session.options.workspace);
  const bool is_asked = !session.options.today.empty() || !session.options.known_on.empty();
  if (period.awards || is_asked || !is_there(file)) return;
  const auto ledger = ledger::Ledger::open(file, ledger::Access::read);
  for (const cycle::Published& one : cycle::published_editions(ledger, year.plan.year))
    if (one.publication.period == period.id && one.publication.edition > 1)
      session.options.today = to_text(std::max(period.asked_on, one.hand.day));
}

int explain(Session& session, Wanted wanted) {
  const cycle::Year year = session.open_year();
  const auto [domain, assessee] = cycle::assessee_named(year.plan, wanted.assessee);
  wanted.assessee = assessee.id;
  wanted.indicator = indicator_of(domain, wanted.indicator);
  const std::string period = period_asked(session.options, year.plan, wanted.period);
  look_at_last_edition(session, year, period);
  Records records = session.read_records(year, period);
  say_known(session, year.plan, period, *records.source);
  const cycle::Assessment assessment = assess(session, year, records, period);
  if (assessment.explanations.count(domain.id) == 0) {
    throw Error(ErrorKind::plugin, assessment.failures);
  }
  const std::string& document = assessment.explanations.at(domain.id).at(wanted.assessee);
  if (session.options.json) {
    session.print(wanted.indicator.empty() ? document : only(document, wanted.indicator));
    return 0;
  }
  const Explanation explanation(
      year.plan, domain, assessment.result, *records.source, document, session.language,
      known_until(session.options, *year.plan.find_period(period)),
      merged_matters(session, year, records), proposed_in(session, year, records, domain.id));
  session.print(wanted.indicator.empty()
                    ? explanation.assessee(wanted.assessee)
                    : explanation.indicator(wanted.assessee, wanted.indicator));
  return 0;
}

}  // namespace

void add_explain_command(CLI::App& program, Session& session) {
  CLI::App* command =
      add_subcommand(program, "explain",
                     say({"why a figure is what it is, down to the record\n"
                          "Example: kaohe explain s07 XX17",
                          "某个得分怎么来的,直到每条记录\n例:kaohe explain s07 XX17"})
                         .in(session.language));
  add_common_options(*command, session);
  auto wanted = std::make_shared<Wanted>();
  add_option(
      *command, "ASSESSEE", wanted->assessee,
      say({"id, name, or DOMAIN/ID", "考核对象的编号、名称,或者 领域/编号"}).in(session.language))
      .type_name("")
      .required();
  add_option(*command, "INDICATOR", wanted->indicator,
             say({"id or title of an indicator; without: the whole tree",
                  "指标的编号或名称;不写则显示全部"})
                 .in(session.language))
      .type_name("");
  add_period_option(*command, session, wanted->period);
  add_known_on_option(*command, session);
  add_json_flag(*command, session,
                {"print the plugin's explanation as JSON", "输出插件给出的 JSON 说明"});
  on_call(*command, [&session, wanted] {
    session.command = [&session, wanted] { return explain(session, *wanted); };
  });
}

}  // namespace kaohe::app

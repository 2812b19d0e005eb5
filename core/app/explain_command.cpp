// kaohe explain: why a figure is what it is, from the final score down to each record.
#include <algorithm>
#include <memory>

#include "app/explanation.hpp"
#include "app/named.hpp"
#include "app/options.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "cycle/assess.hpp"

namespace kaohe::app {

namespace {

struct Wanted {
  std::string assessee;
  std::string indicator;
  std::string period;
};

// The domain of the assessee named, whose id `assessee` becomes.
const plan::Domain& domain_of(const plan::YearPlan& plan, std::string& assessee) {
  std::vector<Named> all;
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees) all.push_back({one.id, one.name});
  }
  const std::string id = find_named(all, assessee);
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees) {
      if (one.id != id) continue;
      assessee = id;
      return domain;
    }
  }
  throw Error(ErrorKind::usage, {},
              say({"no assessee \"{}\" in the rosters; expected an id or a full name{}",
                   "名册里没有考核对象“{}”;应写编号或全称{}"},
                  assessee, named_nearby(all, assessee)));
}

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

// Decisions on lines and grades may contradict what the records and rules now say: then the figures
// are explained without them, and which one it is is said.
cycle::Assessment assess(Session& session, const cycle::Year& year, evidence::Evidence& evidence,
                         const std::string& period) {
  const cycle::AssessOptions options = assess_options(session.options);
  try {
    return cycle::assess(year, *evidence.source, period, options);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    std::vector<ledger::Decision>& decisions = evidence.source->all_decisions;
    const auto judges = [](const ledger::Decision& decision) {
      return decision.kind == "grade" || decision.kind == "good_line";
    };
    const auto first = std::remove_if(decisions.begin(), decisions.end(), judges);
    if (first == decisions.end()) throw;
    decisions.erase(first, decisions.end());
    cycle::Assessment assessment = cycle::assess(year, *evidence.source, period, options);
    std::string said = error.text(session.language);
    session.warn(said + "\n" +
                 say({"Explained without the decisions on grades and good lines.",
                      "以下说明未计入等次和分数线的决定。"})
                     .in(session.language));
    return assessment;
  }
}

int explain(Session& session, Wanted wanted) {
  const cycle::Year year = session.open_year();
  const plan::Domain& domain = domain_of(year.plan, wanted.assessee);
  wanted.indicator = indicator_of(domain, wanted.indicator);
  const std::string period = period_asked(session.options, year.plan, wanted.period);
  evidence::Evidence evidence = session.read_evidence(year);
  const cycle::Assessment assessment = assess(session, year, evidence, period);
  if (assessment.explanations.count(domain.id) == 0) {
    throw Error(ErrorKind::plugin, assessment.failures);
  }
  const std::string& document = assessment.explanations.at(domain.id).at(wanted.assessee);
  if (session.options.json) {
    session.print(document);
    return 0;
  }
  const Explanation explanation(year.plan, domain, assessment.result, *evidence.source, document,
                                session.language, assess_options(session.options).known_until);
  session.print(wanted.indicator.empty()
                    ? explanation.assessee(wanted.assessee)
                    : explanation.indicator(wanted.assessee, wanted.indicator));
  return 0;
}

}  // namespace

void add_explain_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "explain", say({"why a figure is what it is, down to the record\n"
                      "Example: kaohe explain s07 XX17",
                      "某个得分怎么来的,直到每条记录\n例:kaohe explain s07 XX17"})
                     .in(session.language));
  add_common_options(*command, session);
  auto wanted = std::make_shared<Wanted>();
  command
      ->add_option("ASSESSEE", wanted->assessee,
                   say({"id or name", "考核对象的编号或名称"}).in(session.language))
      ->type_name("")
      ->required();
  command
      ->add_option("INDICATOR", wanted->indicator,
                   say({"id or title of an indicator; without: the whole tree",
                        "指标的编号或名称;不写则显示全部"})
                       .in(session.language))
      ->type_name("");
  add_period_option(*command, session, wanted->period);
  command->add_flag("--json", session.options.json,
                    say({"print the plugin's explanation as JSON", "输出插件给出的 JSON 说明"})
                        .in(session.language));
  command->callback([&session, wanted] {
    session.command = [&session, wanted] { return explain(session, *wanted); };
  });
}

}  // namespace kaohe::app

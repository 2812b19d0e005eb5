// kaohe explain: why a figure is what it is, from the final score down to each record.
#include <map>
#include <memory>

#include "app/explanation.hpp"
#include "app/options.hpp"
#include "app/period_choice.hpp"
#include "base/errors.hpp"
#include "base/nearest.hpp"
#include "cycle/assess.hpp"

namespace kaohe::app {

namespace {

struct Wanted {
  std::string assessee;
  std::string indicator;
  std::string period;
};

// The domain and the id of the assessee named by id or by name.
const plan::Domain& domain_of(const plan::YearPlan& plan, std::string& assessee) {
  std::vector<std::string> ids;
  for (const plan::Domain& domain : plan.domains) {
    for (const plan::Assessee& one : domain.assessees) {
      ids.push_back(one.id);
      if (one.id != assessee && one.name != assessee) continue;
      assessee = one.id;
      return domain;
    }
  }
  throw Error(ErrorKind::usage, {},
              say({"no assessee \"{}\" in the rosters; expected an id or a full name{}",
                   "名册里没有考核对象“{}”;应写编号或全称{}"},
                  assessee, did_you_mean(assessee, ids)));
}

void expect_indicator(const plan::Domain& domain, const std::string& indicator) {
  std::vector<std::string> ids;
  for (const plan::IndicatorInfo& one : domain.system.indicators) ids.push_back(one.id);
  if (indicator.empty() || domain.system.find_indicator(indicator) != nullptr) return;
  throw Error(ErrorKind::usage, {},
              say({"no indicator \"{}\" in domain {}; expected one of its ids{}",
                   "领域 {1} 没有指标“{0}”;应写该领域的指标编号{2}"},
                  indicator, domain.id, did_you_mean(indicator, ids)));
}

int explain(Session& session, Wanted wanted) {
  const cycle::Year year = session.open_year();
  const plan::Domain& domain = domain_of(year.plan, wanted.assessee);
  expect_indicator(domain, wanted.indicator);
  const std::string period = period_asked(session.options, year.plan, wanted.period);
  const evidence::Evidence evidence = session.read_evidence(year);
  const cycle::Assessment assessment =
      cycle::assess(year, *evidence.source, period, assess_options(session.options));
  if (!assessment.failures.empty()) throw Error(ErrorKind::plugin, assessment.failures);
  const std::string& document = assessment.explanations.at(domain.id).at(wanted.assessee);
  if (session.options.json) {
    session.print(document);
    return 0;
  }
  const Explanation explanation(year.plan, domain, assessment.result, *evidence.source, document,
                                session.language);
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
      ->required();
  command->add_option(
      "INDICATOR", wanted->indicator,
      say({"id of an indicator; without: the whole tree", "指标编号;不写则显示全部"})
          .in(session.language));
  add_period_option(*command, session, wanted->period);
  command->add_flag("--json", session.options.json,
                    say({"print the plugin's explanation as JSON", "输出插件给出的 JSON 说明"})
                        .in(session.language));
  command->callback([&session, wanted] {
    session.command = [&session, wanted] { return explain(session, *wanted); };
  });
}

}  // namespace kaohe::app

// kaohe year …: the year's rules and people.
#include "app/options.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

std::vector<std::string> domain_row(const plan::Domain& domain,
                                    const plugin_host::Identity& plugin) {
  Rational points;
  for (const plan::IndicatorInfo& indicator : domain.system.indicators) points += indicator.points;
  return {domain.id,
          domain.title,
          plugin.id + " " + plugin.version,
          std::to_string(domain.system.indicators.size()),
          points.text(),
          std::to_string(domain.assessees.size())};
}

int check(Session& session) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  session.print(say({"{} {}: the year holds together.", "{} {} 年度:配置检查通过。"}, plan.county,
                    plan.year));
  std::vector<std::vector<std::string>> rows;
  const auto heading = [&](const Message& message) { return say(message).in(session.language); };
  rows.push_back({heading({"domain", "领域"}), heading({"title", "名称"}),
                  heading({"plugin", "插件"}), heading({"indicators", "指标"}),
                  heading({"points", "分值"}), heading({"assessees", "考核对象"})});
  for (const plan::Domain& domain : plan.domains) {
    rows.push_back(domain_row(domain, year.plugins.at(domain.id)->identity()));
  }
  session.print(report::in_columns(rows, {false, false, false, true, true, true}));
  session.print(say({"plan digest {}", "配置摘要 {}"}, plan.digest));
  return 0;
}

}  // namespace

void add_year_commands(CLI::App& program, Session& session) {
  CLI::App* year = program.add_subcommand(
      "year", say({"the year's rules and people", "年度的规则和人员"}).in(session.language));
  year->require_subcommand(1);
  CLI::App* command = year->add_subcommand(
      "check", say({"check year.toml, the rosters and the plugins against each other\n"
                    "Example: kaohe year check --year 2023",
                    "核对 year.toml、名册和插件是否相符\n例:kaohe year check --year 2023"})
                   .in(session.language));
  add_common_options(*command, session);
  command->callback([&session] { session.command = [&session] { return check(session); }; });
}

}  // namespace kaohe::app

// kaohe year …: the year's rules and people.
#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/errors.hpp"
#include "plan/health.hpp"
#include "plan/readings.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

Rational points_of(const plan::Domain& domain) {
  Rational points;
  for (const plan::IndicatorInfo& indicator : domain.system.indicators) points += indicator.points;
  return points;
}

std::vector<std::string> domain_row(const plan::Domain& domain,
                                    const plugin_host::Identity& plugin) {
  return {domain.id,
          domain.title,
          plugin.id + " " + plugin.version,
          std::to_string(domain.system.indicators.size()),
          points_of(domain).text(),
          std::to_string(domain.assessees.size())};
}

nlohmann::ordered_json as_json(const plan::Domain& domain, const plugin_host::Identity& plugin) {
  nlohmann::ordered_json entry;
  entry["id"] = domain.id;
  entry["title"] = domain.title;
  entry["plugin"] = plugin.id;
  entry["version"] = plugin.version;
  entry["indicators"] = domain.system.indicators.size();
  entry["points"] = points_of(domain).text();
  entry["assessees"] = domain.assessees.size();
  return entry;
}

nlohmann::ordered_json as_json(const cycle::Year& year) {
  nlohmann::ordered_json document;
  document["county"] = year.plan.county;
  document["year"] = year.plan.year;
  document["digest"] = year.plan.digest;
  document["domains"] = nlohmann::ordered_json::array();
  for (const plan::Domain& domain : year.plan.domains) {
    document["domains"].push_back(as_json(domain, year.plugins.at(domain.id)->identity()));
  }
  return document;
}

nlohmann::ordered_json as_json(const Problem& problem, Language language) {
  nlohmann::ordered_json entry;
  entry["file"] = problem.place.file;
  entry["line"] = problem.place.line;
  entry["column"] = problem.place.column;
  entry["message"] = problem.what.in(language);
  return entry;
}

nlohmann::ordered_json as_json(const plan::HealthFinding& finding, Language language) {
  return {{"kind", plan::word_of(finding.kind)},
          {"domain", finding.domain},
          {"where", finding.where},
          {"message", finding.what.in(language)}};
}

nlohmann::ordered_json as_json(const plan::Reading& reading, Language language) {
  nlohmann::ordered_json entry{{"key", reading.key},
                               {"question", reading.question.in(language)},
                               {"taken", reading.taken},
                               {"default", reading.standard},
                               {"others", nlohmann::ordered_json::array()}};
  for (const plan::OtherReading& other : reading.others) entry["others"].push_back(other.value);
  return entry;
}

// {"plan": …, "readings": […], "problems": [], "findings": […]}, or no plan and every problem.
int check_as_json(Session& session) {
  nlohmann::ordered_json document{{"plan", nullptr},
                                  {"readings", nlohmann::ordered_json::array()},
                                  {"problems", nlohmann::ordered_json::array()},
                                  {"findings", nlohmann::ordered_json::array()}};
  try {
    const cycle::Year year = session.open_year();
    document["plan"] = as_json(year);
    for (const plan::Reading& one : plan::readings_of(year.plan)) {
      document["readings"].push_back(as_json(one, session.language));
    }
    for (const plan::HealthFinding& one : plan::health_of(year.plan)) {
      document["findings"].push_back(as_json(one, session.language));
    }
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) {
      document["problems"].push_back(as_json(problem, session.language));
    }
    session.print_json(document);
    throw;
  }
  session.print_json(document);
  return 0;
}

// What is there and read by nothing is no mistake, and may be one: a domain that was meant to be
// on.
void warn_of_unused(const Session& session, const plan::YearPlan& plan) {
  for (const std::string& file : plan::unused_rosters(plan)) {
    session.warn(say({"{}: no domain of the year has this roster, and nothing reads it; enable the "
                      "domain in year.toml, or move the file away",
                      "{}:本年度没有启用相应的领域,此名册不会被读取;请在 year.toml 中启用该领域,"
                      "或移走此文件"},
                     file));
  }
}

// The system holds, and a person should look at these.
void warn_of_health(const Session& session, const plan::YearPlan& plan) {
  for (const plan::HealthFinding& one : plan::health_of(plan)) {
    const std::string where = one.domain.empty() ? one.where : one.domain + " " + one.where;
    session.warn(say({"{}: {}", "{}:{}"}, where, one.what));
  }
}

// Where the rules are silent: what this year does.
void print_readings(const Session& session, const plan::YearPlan& plan) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  session.print(word({"Where the rules are silent, this year reads them so (* not the default):",
                      "《细则》没有规定之处,本年度这样执行(* 与默认不同):"}));
  std::vector<std::vector<std::string>> rows{{word({"key", "键"}), word({"question", "问题"}),
                                              word({"default", "默认"}), word({"taken", "取值"})}};
  for (const plan::Reading& one : plan::readings_of(plan)) {
    const bool is_other = !one.standard.empty() && one.taken != one.standard;
    rows.push_back({one.key, one.question.in(session.language), one.standard,
                    one.taken + (is_other ? " *" : "")});
  }
  session.print(report::in_columns(rows, {false, false, false, false}));
}

int check(Session& session) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  warn_of_unused(session, plan);
  warn_of_health(session, plan);
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
  print_readings(session, plan);
  session.print(say({"plan digest {}", "配置摘要 {}"}, plan.digest));
  return 0;
}

}  // namespace

void add_year_commands(CLI::App& program, Session& session) {
  CLI::App* year =
      add_subcommand(program, "year",
                     say({"the year's rules and people, and the life of its indicator "
                          "systems\nExample: kaohe year check --year 2023",
                          "年度的规则和人员,指标体系的办理\n例:kaohe year check --year 2023"})
                         .in(session.language));
  require_subcommand(*year);
  CLI::App* command =
      add_subcommand(*year, "check",
                     say({"check year.toml, the rosters and the plugins against each other\n"
                          "Example: kaohe year check --year 2023",
                          "核对 year.toml、名册和插件是否相符\n例:kaohe year check --year 2023"})
                         .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session,
                {"print the plan's facts, or every problem with its place, as JSON",
                 "以 JSON 输出年度概况,或全部问题及其位置"});
  on_call(*command, [&session] {
    session.command = [&session] {
      return session.options.json ? check_as_json(session) : check(session);
    };
  });
  add_coverage_command(*year, session);
  add_year_diff_command(*year, session);
  add_year_new_command(*year, session);
  add_system_status_commands(*year, session);
  add_system_commands(*year, session);
  add_amend_commands(*year, session);
}

}  // namespace kaohe::app

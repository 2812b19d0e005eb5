// kaohe year diff: what of a year's rules, indicators and people is another than in an earlier one.
#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/errors.hpp"
#include "base/utf8.hpp"
#include "plan/compare_years.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

struct DiffOptions {
  int from = 0;
  std::string configs;  ///< of the earlier year; empty: as of the later one
  std::string plugins;  ///< likewise
};

/// The earlier year; its plugins may stand in another folder.
cycle::Year open_earlier(const Session& session, const DiffOptions& diff) {
  Options options = session.options;
  options.year = diff.from;
  if (!diff.configs.empty()) options.configs = diff.configs;
  if (!diff.plugins.empty()) options.plugins = diff.plugins;
  try {
    return cycle::open_year(options.year_folder(), options.plugins_folder());
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::plugin || !diff.plugins.empty()) throw;
    const Problem& problem = error.problems().front();
    throw Error(
        ErrorKind::plugin, problem.place,
        say({"of the year {} (--from): {}. Where its plugins stand in a folder of their own, name "
             "it with --from-plugins DIR",
             "年度 {}(--from):{}。它的插件在另外的目录时,请用 --from-plugins DIR 指明"},
            diff.from, problem.what));
  }
}

Message message_of(plan::Change change) {
  switch (change) {
    case plan::Change::added:
      return {"new", "新增"};
    case plan::Change::removed:
      return {"gone", "取消"};
    default:
      return {"changed", "改动"};
  }
}

void print_group(const Session& session, const std::vector<plan::Difference>& all,
                 const std::string& domain) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  std::vector<std::vector<std::string>> rows{{"  " + word({"indicator", "指标"}),
                                              word({"change", "变化"}), word({"what", "内容"}),
                                              word({"before", "原来"}), word({"after", "现在"})}};
  for (const plan::Difference& one : all) {
    if (one.domain != domain) continue;
    rows.push_back({"  " + (one.indicator.empty() ? "-" : one.indicator),
                    word(message_of(one.change)), one.what.in(session.language),
                    one.before.empty() ? "-" : excerpt(one.before),
                    one.after.empty() ? "-" : excerpt(one.after)});
  }
  session.print(report::in_columns(rows, {false, false, false, false, false}));
}

Text heading_of(const std::string& domain, const plan::YearPlan& before,
                const plan::YearPlan& after) {
  if (domain.empty()) return say({"The year as a whole", "年度规则"});
  const plan::Domain* found = after.find_domain(domain);
  if (found == nullptr) found = before.find_domain(domain);
  return say({"{} ({})", "{}({})"}, found->title, domain);
}

void print_differences(const Session& session, const std::vector<plan::Difference>& all,
                       const plan::YearPlan& before, const plan::YearPlan& after) {
  const std::string was = (before.folder / "year.toml").string(),
                    is = (after.folder / "year.toml").string();
  if (all.empty()) {
    session.print(say({"{} and {}: no difference in rules, indicators or people, but for the year.",
                       "{} 和 {}:除年份外,规则、指标、人员没有差别。"},
                      was, is));
    return;
  }
  session.print(say({"{} → {}: {} differences\n", "{} → {}:{} 处差别\n"}, was, is, all.size()));
  std::string domain;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0 && all[i].domain == domain) continue;
    domain = all[i].domain;
    session.print(heading_of(domain, before, after));
    print_group(session, all, domain);
  }
}

nlohmann::ordered_json as_json(const plan::Difference& one, Language language) {
  return {{"domain", one.domain},
          {"indicator", one.indicator},
          {"kind", plan::word_of(one.kind)},
          {"change", plan::word_of(one.change)},
          {"path", one.path},
          {"what", one.what.in(language)},
          {"before", one.before},
          {"after", one.after}};
}

int diff(Session& session, const DiffOptions& options) {
  const cycle::Year after = session.open_year();
  const cycle::Year before = open_earlier(session, options);
  const std::vector<plan::Difference> all = plan::compare_years(before.plan, after.plan);
  if (!session.options.json) {
    print_differences(session, all, before.plan, after.plan);
    return 0;
  }
  nlohmann::ordered_json document{{"from", before.plan.year},
                                  {"year", after.plan.year},
                                  {"differences", nlohmann::ordered_json::array()}};
  for (const plan::Difference& one : all)
    document["differences"].push_back(as_json(one, session.language));
  session.print(document.dump(2));
  return 0;
}

}  // namespace

void add_year_diff_command(CLI::App& year, Session& session) {
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  CLI::App* command = year.add_subcommand(
      "diff", help({"what is another than in an earlier year: rules, indicators, people\n"
                    "Example: kaohe year diff --from 2023 --year 2024",
                    "同以前年度相比,规则、指标、人员有哪些不同\n例:kaohe year diff --from 2023 "
                    "--year 2024"}));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print every difference as JSON", "以 JSON 输出全部差别"});
  auto options = std::make_shared<DiffOptions>();
  command->add_option("--from", options->from, help({"the earlier year", "以前的年度"}))
      ->type_name("YYYY")
      ->required();
  command
      ->add_option("--from-configs", options->configs,
                   help({"folder of the years that has it (default: the same)",
                         "该年度所在的配置目录(默认:同一目录)"}))
      ->type_name("DIR");
  command
      ->add_option(
          "--from-plugins", options->plugins,
          help({"folder of its plugins (default: the same)", "该年度的插件目录(默认:同一目录)"}))
      ->type_name("DIR");
  command->callback([&session, options] {
    session.command = [&session, options] { return diff(session, *options); };
  });
}

}  // namespace kaohe::app

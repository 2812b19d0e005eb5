// kaohe year coverage: what the cases of the year's domains never touch.
#include <algorithm>
#include <memory>

#include "app/coverage_report.hpp"
#include "app/options.hpp"
#include "app/plugin_source.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "testing/runtime_plugin.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

struct CoverageOptions {
  std::string domain;     ///< empty: every enabled one
  std::string cases;      ///< empty: plugins beside the folder of the years, or the installed ones
  std::string catalogue;  ///< a domain's folder; empty: the year's plugins
};

/// Beside the folder of the years, else among the sources that are installed.
fs::path cases_of(const Session& session, const CoverageOptions& options,
                  const std::string& plugin) {
  if (!options.cases.empty()) return fs::path(options.cases) / plugin / "cases";
  const fs::path beside =
      session.options.configs_folder().parent_path() / "plugins" / plugin / "cases";
  const fs::path installed = Options::plugin_sources_folder() / plugin / "cases";
  return is_there(beside) || !is_there(installed) ? beside : installed;
}

std::vector<cases::Coverage> of_year(Session& session, const CoverageOptions& options) {
  // Cases call a plugin's table themselves.
  session.options.in_process = true;
  const cycle::Year year = session.open_year();
  std::vector<cases::Coverage> all;
  std::vector<std::string> domains;
  for (const plan::Domain& domain : year.plan.domains) {
    domains.push_back(domain.id);
    if (!options.domain.empty() && options.domain != domain.id) continue;
    const plugin_host::Plugin& plugin = *year.plugins.at(domain.id);
    const fs::path folder = cases_of(session, options, plugin.identity().id);
    all.push_back(cases::cover(case_files(folder), plugin.table(), session.options.thread_count()));
  }
  if (!all.empty()) return all;
  throw Error(ErrorKind::usage, {},
              say({"--domain \"{}\" is not enabled in the year{}; expected one of {}",
                   "--domain “{}”不是本年度启用的领域{};可用的有:{}"},
                  options.domain, did_you_mean(options.domain, domains), listed(domains)));
}

cases::Coverage of_catalogue(const Session& session, const fs::path& folder) {
  const fs::path file = folder / kCatalogueFile;
  const std::string toml = read_file(file, kCatalogueSizeMax);
  const cases::Functions functions = stand_ins(toml, file.string());
  if (!functions.empty()) {
    session.warn(
        say({"{}: its functions in C++ are not known here, so cases that need them do not pass; "
             "build the plugin and use NAME_cases --coverage, or leave out --catalogue",
             "{}:这里无法执行其 C++ 函数,依赖这些函数的用例不会通过;请构建插件后使用 NAME_cases "
             "--coverage,或不写 --catalogue"},
            file.string()));
  }
  try {
    const cases::RuntimePlugin plugin(toml, file.string(), functions);
    return cases::cover(case_files(folder / "cases"), plugin.table(),
                        session.options.thread_count());
  } catch (const cases::CatalogueError& error) {
    throw Error(
        ErrorKind::data, {file.string()},
        say({"the catalogue does not hold:\n{}", "指标体系有误:\n{}"}, std::string(error.what())));
  }
}

int cover(Session& session, const CoverageOptions& options) {
  const std::vector<cases::Coverage> all =
      options.catalogue.empty()
          ? of_year(session, options)
          : std::vector<cases::Coverage>{of_catalogue(session, options.catalogue)};
  if (session.options.json) {
    session.print_json(as_json(all));
  } else {
    for (const cases::Coverage& one : all) {
      for (const Text& line : lines_of(one)) session.print(line);
    }
  }
  const bool whole = std::all_of(all.begin(), all.end(),
                                 [](const cases::Coverage& one) { return one.is_whole(); });
  return whole ? 0 : static_cast<int>(ErrorKind::data);
}

}  // namespace

void add_coverage_command(CLI::App& year, Session& session) {
  const auto in = [&session](const Message& message) { return say(message).in(session.language); };
  CLI::App* command = add_subcommand(
      year, "coverage",
      in({"what the worked cases never touch, and which numbers could change unnoticed\n"
          "The cases speak of the catalogue as it is built: the year's overrides are not applied.\n"
          "Example: kaohe year coverage --year 2023",
          "用例没有覆盖什么,哪些数值改动后不会被发现\n"
          "用例按插件构建时的指标体系编写,不套用年度覆盖项。\n"
          "例:kaohe year coverage --year 2023"}));
  add_common_options(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print JSON", "输出 JSON"});
  auto options = std::make_shared<CoverageOptions>();
  add_option(*command, "--domain", options->domain,
             in({"only this domain (default: every enabled one)", "只看该领域(默认:全部)"}))
      .type_name("ID");
  add_option(*command, "--cases", options->cases,
             in({"folder that holds <plugin>/cases (default: plugins beside the folder of "
                 "the years, else the installed sources)",
                 "含有“插件/cases”的目录(默认:年度配置目录旁的 plugins,没有的用已安装的源码)"}))
      .type_name("DIR");
  add_option(*command, "--catalogue", options->catalogue,
             in({"a domain's folder with indicators.toml and cases: needs neither a year nor "
                 "a built plugin",
                 "领域目录,含 indicators.toml 和 cases;不需要年度配置,也不需要构建插件"}))
      .type_name("DIR");
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return cover(session, *options); };
  });
}

}  // namespace kaohe::app

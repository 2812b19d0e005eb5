// kaohe year diff: what of a year's rules, indicators and people is another than in an earlier one;
// or what of a domain's system is another than in a version of the same year (Art. 8).
#include <memory>

#include <nlohmann/json.hpp>

#include "app/difference_table.hpp"
#include "app/options.hpp"
#include "app/system_editions.hpp"
#include "base/errors.hpp"
#include "base/utf8.hpp"
#include "cycle/system_versions.hpp"
#include "plan/compare_years.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

/// The version that is on no record: what the year's files say.
constexpr const char* kFiles = "files";

struct DiffOptions {
  int from = 0;
  std::string configs;  ///< of the earlier year; empty: as of the later one
  std::string plugins;  ///< likewise
  std::string domain;   ///< whose versions are compared
  std::string from_version;
  std::string to_version = kFiles;
};

/// The earlier year; its plugins may stand in another folder.
cycle::Year open_earlier(const Session& session, const DiffOptions& diff) {
  Options options = session.options;
  options.year = diff.from;
  if (!diff.configs.empty()) options.configs = diff.configs;
  if (!diff.plugins.empty()) options.plugins = diff.plugins;
  try {
    return cycle::open_year(options.year_folder(), options.plugins_folder(), options.hosting(),
                            options.plugins_from());
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

/// One of the two that are compared.
struct Side {
  Text name;
  const plan::YearPlan& plan;
};

Text heading_of(const std::string& domain, const Side& before, const Side& after) {
  if (domain.empty()) return say({"The year as a whole", "年度规则"});
  const plan::Domain* found = after.plan.find_domain(domain);
  if (found == nullptr) found = before.plan.find_domain(domain);
  return say({"{} ({})", "{}({})"}, found->title, domain);
}

void print_differences(const Session& session, const std::vector<plan::Difference>& all,
                       const Side& before, const Side& after) {
  session.print(say({"{} → {}: {} differences\n", "{} → {}:{} 处差别\n"}, before.name, after.name,
                    all.size()));
  std::string domain;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0 && all[i].domain == domain) continue;
    domain = all[i].domain;
    session.print(heading_of(domain, before, after));
    print_table(session, all, domain);
  }
}

/// The differences in a document that names the two sides.
void print_json(const Session& session, const std::vector<plan::Difference>& all,
                nlohmann::ordered_json document) {
  document["differences"] = nlohmann::ordered_json::array();
  for (const plan::Difference& one : all)
    document["differences"].push_back(difference_json(one, session.language));
  session.print_json(document);
}

// ---------- Two years ----------

Side side_of(const plan::YearPlan& plan) {
  const std::string file = (plan.folder / "year.toml").string();
  return {{file, file}, plan};
}

int diff_years(Session& session, const DiffOptions& options) {
  const cycle::Year after = session.open_year();
  if (options.from == after.plan.year && options.configs.empty() && options.plugins.empty())
    session.warn(
        say({"--from {} is the year itself; --year YYYY names the later one, and "
             "--from-configs another folder",
             "--from {} 就是本年度;较晚的年度用 --year YYYY 指明,另一目录用 --from-configs"},
            options.from));
  const cycle::Year before = open_earlier(session, options);
  const std::vector<plan::Difference> all = plan::compare_years(before.plan, after.plan);
  const Side was = side_of(before.plan), is = side_of(after.plan);
  if (session.options.json) {
    print_json(session, all, {{"from", before.plan.year}, {"year", after.plan.year}});
  } else if (all.empty()) {
    session.print(say({"{} and {}: no difference in rules, indicators or people, but for the year.",
                       "{} 和 {}:除年份外,规则、指标、人员没有差别。"},
                      was.name, is.name));
  } else {
    print_differences(session, all, was, is);
  }
  return 0;
}

// ---------- Two versions of one year ----------

/// What the files have, as if it were in force.
cycle::SystemEdition edition_of_files(const plan::YearPlan& plan, const plan::Domain& domain) {
  return {{}, "", cycle::version_of(plan, domain)};
}

Text name_of(const cycle::SystemEdition& edition) {
  if (edition.hand.number == 0) return say({"the files as they stand", "现有配置"});
  return say({"#{} {} ({})", "#{} {}({})"}, edition.hand.number, to_text(edition.hand.day),
             edition_title(edition));
}

nlohmann::ordered_json version_as_json(const cycle::SystemEdition& edition) {
  nlohmann::ordered_json document = edition_json(edition);
  if (edition.hand.number == 0) document["date"] = "";
  return document;
}

std::vector<plan::Difference> compared(const plan::YearPlan& plan, const plan::Domain& domain,
                                       const cycle::SystemEdition& before,
                                       const cycle::SystemEdition& after) {
  std::vector<plan::Difference> all =
      cycle::differences(plan, domain, before.version, after.version);
  for (plan::Difference& one : all) {
    if (one.kind != plan::DifferenceKind::unit) continue;
    one.before = plan.unit_title(one.before);
    one.after = plan.unit_title(one.after);
  }
  return all;
}

int diff_versions(Session& session, const DiffOptions& options) {
  const cycle::Year year = session.open_year();
  const plan::YearPlan& plan = year.plan;
  const plan::Domain& domain = cycle::domain_named(plan, options.domain);
  const bool has_day = !session.options.today.empty();
  const cycle::Systems systems(session.open_ledger(), plan.year,
                               has_day ? std::optional(session.options.day()) : std::nullopt);
  const auto edition = [&](const std::string& word) {
    return word == kFiles ? edition_of_files(plan, domain)
                          : cycle::edition_named(domain, systems.of(domain.id), word);
  };
  const cycle::SystemEdition before = edition(options.from_version),
                             after = edition(options.to_version);
  const std::vector<plan::Difference> all = compared(plan, domain, before, after);
  const Side was{name_of(before), plan}, is{name_of(after), plan};
  if (session.options.json) {
    print_json(session, all,
               {{"year", plan.year},
                {"domain", domain.id},
                {"from", version_as_json(before)},
                {"to", version_as_json(after)}});
  } else if (all.empty()) {
    session.print(say({"{}, {} and {}: no difference in indicators, rules or plugin.",
                       "{}:{} 和 {}:指标、规则、插件没有差别。"},
                      domain.title, was.name, is.name));
  } else {
    print_differences(session, all, was, is);
  }
  return 0;
}

// ---------- The command line ----------

/// Two years or two versions, and never half of either.
void require_one_question(const DiffOptions& options) {
  const bool of_years = options.from != 0 || !options.configs.empty() || !options.plugins.empty();
  const bool of_versions =
      !options.domain.empty() || !options.from_version.empty() || options.to_version != kFiles;
  const bool is_whole =
      of_years ? options.from != 0 : !options.domain.empty() && !options.from_version.empty();
  if (of_years != of_versions && is_whole) return;
  throw Error(
      ErrorKind::usage, {},
      say({"say what is compared: an earlier year with --from YYYY, or a version of this "
           "year's indicator system with --domain ID --from-version VERSION, as `kaohe year "
           "history --domain ID` lists them; not both",
           "请说明同什么相比:以前的年度用 --from YYYY;本年度指标体系的某一版本用 --domain "
           "ID --from-version VERSION(版本见 kaohe year history --domain ID);二者择一"}));
}

int diff(Session& session, const DiffOptions& options) {
  require_one_question(options);
  return options.from != 0 ? diff_years(session, options) : diff_versions(session, options);
}

void add_years(CLI::App& command, const Session& session, DiffOptions& options) {
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  add_option(command, "--from", options.from, help({"the earlier year", "以前的年度"}))
      .type_name("YYYY");
  add_option(command, "--from-configs", options.configs,
             help({"folder of the years that has it (default: the same)",
                   "该年度所在的配置目录(默认:同一目录)"}))
      .type_name("DIR");
  add_option(command, "--from-plugins", options.plugins,
             help({"folder of its plugins (default: the same)", "该年度的插件目录(默认:同一目录)"}))
      .type_name("DIR");
}

void add_versions(CLI::App& command, const Session& session, DiffOptions& options) {
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  add_option(command, "--domain", options.domain,
             help({"the domain whose versions are compared", "比较哪一领域的版本"}))
      .type_name("ID");
  add_option(command, "--from-version", options.from_version,
             help({"a version of the same year: \"issued\", or a number of year history",
                   "本年度的某一版本:issued(印发时),或 year history 中的编号"}))
      .type_name("VERSION");
  add_option(
      command, "--to-version", options.to_version,
      help({"another one (default: files, as they stand)", "另一版本(默认:files,即现有配置)"}))
      .type_name("VERSION");
}

}  // namespace

void add_year_diff_command(CLI::App& year, Session& session) {
  CLI::App* command = add_subcommand(
      year, "diff",
      say({"what is another than in an earlier year, or in a version of one year\n"
           "Example: kaohe year diff --from 2023 --year 2024\n"
           "Example: kaohe year diff --domain schools --from-version issued",
           "同以前年度、或同一年度的某一版本相比,有哪些不同\n例:kaohe year diff --from 2023 --year "
           "2024\n例:kaohe year diff --domain schools --from-version issued"})
          .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print every difference as JSON", "以 JSON 输出全部差别"});
  auto options = std::make_shared<DiffOptions>();
  add_years(*command, session, *options);
  add_versions(*command, session, *options);
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return diff(session, *options); };
  });
}

}  // namespace kaohe::app

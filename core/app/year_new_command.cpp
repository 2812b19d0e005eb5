// kaohe year new: the next year's folder from an earlier one.
#include <memory>

#include "app/options.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "plan/next_year.hpp"

namespace kaohe::app {

namespace {

struct NewOptions {
  int from = 0;
  bool dry_run = false;
};

/// The year after, unless another later one is named.
int year_to_make(const Session& session, const NewOptions& options) {
  const int year = session.options.year == 0 ? options.from + 1 : session.options.year;
  if (year > options.from && year <= 9999) return year;
  throw Error(ErrorKind::usage, {},
              say({"--year is {}; expected a year after {} (--from)",
                   "--year 的值是 {};应为 {}(--from)之后的年度"},
                  year, options.from));
}

void require_free(const std::filesystem::path& folder) {
  if (!is_there(folder)) return;
  throw Error(ErrorKind::environment, {folder.string()},
              say({"exists already; nothing was written. Move it away, or name another year with "
                   "--year YYYY",
                   "已经存在;没有写入任何文件。请移走它,或用 --year YYYY 指明另一年度"}));
}

void print_list(const Session& session, const Text& heading, const std::vector<Problem>& list) {
  if (list.empty()) return;
  session.print("\n" + heading.in(session.language));
  for (const Problem& one : list)
    session.print(say({"  {}: {}", "  {}:{}"}, one.place.text(), one.what));
}

void print_files(const Session& session, const plan::NextYear& next) {
  session.print("\n" + say({"Carried over:", "照抄过来的:"}).in(session.language));
  for (const auto& [name, bytes] : next.files) session.print("  " + name);
  if (next.left_out.empty()) return;
  session.print("\n" +
                say({"Not carried over, it belongs to its own year:", "属于原年度、没有带过来的:"})
                    .in(session.language));
  for (const std::string& name : next.left_out) session.print("  " + name);
}

int make(Session& session, const NewOptions& options) {
  const int year = year_to_make(session, options);
  Options earlier = session.options;
  earlier.year = options.from;
  const std::filesystem::path from = earlier.year_folder();
  const std::filesystem::path folder = from.parent_path() / std::to_string(year);
  if (session.options.language.empty())
    session.language = language_of(from / "year.toml").value_or(session.language);
  require_free(folder);
  const plan::NextYear next = plan::next_year(plan::read_year(from), year, folder);
  if (!options.dry_run) write_folder(folder, next.files);
  session.print(options.dry_run ? say({"{} from {}, on trial: nothing was written.",
                                       "由 {1} 试制 {0}:没有写入任何文件。"},
                                      folder.string(), from.string())
                                : say({"{} was made from {}.", "已由 {1} 建立 {0}。"},
                                      folder.string(), from.string()));
  print_files(session, next);
  print_list(session, say({"Changed:", "改动的:"}), next.changed);
  print_list(session, say({"To be looked at by a person:", "需要人核对、决定的:"}), next.to_decide);
  session.print("\n" +
                say({"Then: kaohe year check --year {0}, and kaohe year diff --from {1} "
                     "--year {0}",
                     "然后:kaohe year check --year {0};kaohe year diff --from {1} --year {0}"},
                    year, options.from)
                    .in(session.language));
  return 0;
}

}  // namespace

void add_year_new_command(CLI::App& year, Session& session) {
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  CLI::App* command = add_subcommand(
      year, "new",
      help({"make the next year's folder from an earlier one\n"
            "Example: kaohe year new --from 2023 --dry-run",
            "由以前年度建立新年度的配置目录\n例:kaohe year new --from 2023 --dry-run"}));
  add_common_options(*command, session);
  auto options = std::make_shared<NewOptions>();
  add_option(*command, "--from", options->from, help({"the earlier year", "以前的年度"}))
      .type_name("YYYY")
      .required();
  add_flag(*command, "--dry-run", options->dry_run,
           help({"only say what would be done", "只说明,不写入"}));
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return make(session, *options); };
  });
}

}  // namespace kaohe::app

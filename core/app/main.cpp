// The program `kaohe`: reads the command line, runs one command, turns errors into messages and
// exit codes.
#include <exception>
#include <iostream>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "app/completion.hpp"
#include "app/duty_commands.hpp"
#include "app/evidence_commands.hpp"
#include "app/manual.hpp"
#include "app/matter_commands.hpp"
#include "app/options.hpp"
#include "app/usage.hpp"
#include "base/errors.hpp"
#include "base/utf8.hpp"

namespace kaohe::app {

namespace {

constexpr int kUsageExit = 2;
constexpr int kInternalExit = 4;

// Logs go to standard error, never into results.
void start_logging(const Session& session) {
  auto logger = spdlog::stderr_logger_mt("kaohe");
  logger->set_level(session.options.verbose ? spdlog::level::debug : spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

void describe_program(CLI::App& program, const Session& session) {
  const Text about =
      say({"Kaohe assesses a county's party committees by its written rules.\n"
           "Example: kaohe run --year 2023 --configs configs --workspace played",
           "考核:按县里的书面规则考核各党委(党组)的党建工作成效。\n"
           "例:kaohe run --year 2023 --configs configs --workspace played"});
  program.description(about.in(session.language));
  const Text codes =
      say({"Exit codes: 0 done, 1 the data say no, 2 wrong usage, 3 a plugin failed, 4 the "
           "environment failed.",
           "退出码:0 完成;1 数据不符;2 用法有误;3 插件失败;4 环境有问题。"});
  program.footer(codes.in(session.language));
  program.name("kaohe");
  set_help_language(program, session.language);
  program.set_version_flag("--version", KAOHE_VERSION,
                           say({"show the version", "显示版本号"}).in(session.language));
}

int usage_error(const CLI::App& program, const CLI::ParseError& error, const Session& session) {
  if (error.get_exit_code() == 0) return program.exit(error);  // --help, --version
  session.warn(usage_problem(program, error));
  return kUsageExit;
}

/// What a terminal would obey, or no file of records could hold.
void require_text(const std::string& word) {
  const bool is_utf8 = !first_invalid_utf8(word);
  const std::size_t layout = word.find_first_of("\t\n");  // no control characters of a cell
  const std::optional<char32_t> found =
      layout == std::string::npos ? first_control(word) : static_cast<char32_t>(word[layout]);
  if (is_utf8 && !found) return;
  const Text what = is_utf8 ? say({"the control character U+{:04X}", "控制字符 U+{:04X}"},
                                  static_cast<std::uint32_t>(*found))
                            : say({"bytes that are not UTF-8", "非 UTF-8 编码的字节"});
  throw Error(ErrorKind::usage, {},
              say({"\"{}\": found {}, expected text on one line; type it anew",
                   "“{}”:含有{},只应为一行文字;请重新输入"},
                  excerpt(word), what));
}

bool is_blank(const std::string& text) {
  return without_invisible(text).find_first_not_of(" \t\r\n\v\f") == std::string::npos;
}

/// What was typed, last word first as the parser takes it. A word of blanks says nothing: it is an
/// empty one, so that no reason or document is made of it. Throws Error(usage) for what is no text.
std::vector<std::string> words_typed(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = argc - 1; i > 0; --i) {
    const std::string word = argv[i];
    const std::size_t tail = word.rfind("--", 0) == 0 ? word.find('=') : std::string::npos;
    const bool says_nothing = is_blank(tail == std::string::npos ? word : word.substr(tail + 1));
    if (!says_nothing) require_text(word);
    words.push_back(says_nothing ? std::string() : word);
    if (says_nothing && tail != std::string::npos) words.push_back(word.substr(0, tail));
  }
  return words;
}

/// Runs what was asked for; what it prints arrives whole.
int done(Session& session) {
  start_logging(session);
  const int code = session.command();
  if (std::cout.flush()) return code;
  throw Error(
      ErrorKind::environment, {},
      say({"what was to be printed could not be written whole; is the disk full, or did the "
           "reader close it? Try again with another output",
           "输出没有写完整;磁盘是否已满,或者接收端已关闭?请换一个输出位置再试"}));
}

int run(int argc, char** argv) {
  Session session;
  session.language = early_language(argc, argv);
  CLI::App program;
  describe_program(program, session);
  program.require_subcommand(1);
  add_language_option(program, session);
  add_run_command(program, session);
  add_score_command(program, session);
  add_explain_command(program, session);
  add_what_if_command(program, session);
  add_year_commands(program, session);
  add_plugin_commands(program, session);
  add_ledger_commands(program, session);
  add_record_commands(program, session);
  add_objection_commands(program, session);
  add_notice_commands(program, session);
  add_visit_commands(program, session);
  add_decide_commands(program, session);
  add_consequence_commands(program, session);
  add_report_command(program, session);
  add_matter_commands(program, session);
  add_evidence_commands(program, session);
  add_doctor_command(program, session);
  add_verify_command(program, session);
  add_replay_command(program, session);
  add_period_commands(program, session);
  add_todo_command(program, session);
  add_duty_commands(program, session);
  add_roles_command(program, session);
  add_completion_commands(program, session);
  add_manual_command(program, session);
  try {
    program.parse(words_typed(argc, argv));
    return done(session);
  } catch (const CLI::ParseError& error) {
    return usage_error(program, error, session);
  } catch (const Error& error) {
    std::cerr << error.text(session.language) << '\n';
    return static_cast<int>(error.kind());
  }
}

}  // namespace

}  // namespace kaohe::app

int main(int argc, char** argv) {
  try {
    return kaohe::app::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "kaohe: " << error.what() << '\n';
  }
  return kaohe::app::kInternalExit;
}

// kaohe plugin check: whether a built plugin keeps what the boundary asks of it.
#include <memory>

#include <nlohmann/json.hpp>

#include "app/plugin_commands.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "conformance/conformance.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using conformance::CheckResult;
using conformance::LeftOut;
using conformance::Outcome;
using nlohmann::ordered_json;

struct CheckOptions {
  std::string file;
  conformance::Options limits;
};

const char* id_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::warn:
      return "warn";
    case Outcome::fail:
      return "fail";
    case Outcome::crash:
      return "crash";
  }
  return "";
}

Text word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return say({"pass", "通过"});
    case Outcome::warn:
      return say({"warn", "提醒"});
    case Outcome::fail:
      return say({"fail", "不合格"});
    case Outcome::crash:
      return say({"crash", "崩溃"});
  }
  return {};
}

ordered_json as_json(const conformance::Report& report, const CheckOptions& options) {
  ordered_json checks = ordered_json::array(), left_out = ordered_json::array();
  for (const CheckResult& one : report.results) {
    checks.push_back({{"id", one.id},
                      {"level", one.level},
                      {"title_en", one.title.en},
                      {"title_zh", one.title.zh},
                      {"outcome", id_of(one.finding.outcome)},
                      {"text_en", one.finding.text.en},
                      {"text_zh", one.finding.text.zh}});
  }
  for (const LeftOut& one : report.left_out)
    left_out.push_back({{"id", one.id}, {"level", one.level}, {"because", one.because}});
  return {{"file", options.file},
          {"level", options.limits.level},
          {"seed", options.limits.seed},
          {"holds", report.holds()},
          {"checks", checks},
          {"left_out", left_out}};
}

void print(const Session& session, const conformance::Report& report, const CheckOptions& options) {
  std::vector<std::vector<std::string>> rows;
  for (const CheckResult& one : report.results) {
    rows.push_back({std::to_string(one.level), one.id,
                    word_of(one.finding.outcome).in(session.language),
                    one.title.in(session.language) + ": " + one.finding.text.in(session.language)});
  }
  session.print(report::in_columns(rows, {false, false, false, false}));
  for (const LeftOut& one : report.left_out) {
    session.print(
        say({"not checked: {} ({}), as {} did not pass", "未检查:{}({}),因为 {} 没有通过"}, one.id,
            one.title, one.because));
  }
  session.print(
      report.holds()
          ? say({"It keeps level {} (seed {}).", "符合第 {} 级(种子 {})。"}, options.limits.level,
                options.limits.seed)
          : say({"It does not keep level {} (seed {}; the same seed gives the same data).",
                 "不符合第 {} 级(种子 {};同一种子生成同样的数据)。"},
                options.limits.level, options.limits.seed));
}

int check(const Session& session, const CheckOptions& options) {
  conformance::Options limits = options.limits;
  limits.hosting = session.options.hosting();
  const conformance::Report report =
      conformance::check(absolute_path(options.file).lexically_normal(), limits);
  if (session.options.json) session.print_json(as_json(report, options));
  if (!session.options.json) print(session, report, options);
  return report.holds() ? 0 : static_cast<int>(ErrorKind::plugin);
}

}  // namespace

void add_plugin_check(CLI::App& group, Session& session) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = add_command(
      group, session, "check",
      {"whether a built plugin keeps what the boundary asks: its file, what it describes, how it "
       "scores, what it does with hostile data; each check in a process of its own\n"
       "Example: kaohe plugin check build/plugins/schools.so --level 4",
       "已构建的插件是否符合接口约定:文件、说明、计分、异常数据;每项检查各用一个进程\n"
       "例:kaohe plugin check build/plugins/schools.so --level 4"});
  add_option(*command, "FILE", options->file,
             say({"the plugin, a .so", "插件(.so)"}).in(session.language))
      .required();
  add_option(*command, "--level", options->limits.level,
             say({"up to which level: 1 file, 2 describe and settings, 3 scoring, 4 hostile "
                  "data (default: 4)",
                  "检查到第几级:1 文件,2 说明和设置,3 计分,4 异常数据(默认:4)"})
                 .in(session.language))
      .in_range(1, conformance::kHighestLevel)
      .type_name("1..4");
  add_option(*command, "--seed", options->limits.seed,
             say({"what the data are made from (default: 1)", "生成数据所用的种子(默认:1)"})
                 .in(session.language))
      .type_name("N");
  add_json_flag(*command, session, {"print JSON", "输出 JSON"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return check(session, *options); };
  });
}

}  // namespace kaohe::app

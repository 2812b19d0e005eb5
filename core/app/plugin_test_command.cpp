// kaohe plugin test, kaohe plugin try: a plugin's cases judged, and facts of one's own.
#include <algorithm>
#include <memory>

#include <kaohe/plugin_client.hpp>
#include <nlohmann/json.hpp>

#include "app/explanation_words.hpp"
#include "app/plugin_commands.hpp"
#include "app/plugin_source.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "base/toml.hpp"
#include "base/words.hpp"
#include "plugin_host/error_words.hpp"
#include "report/summary.hpp"
#include "testing/place.hpp"
#include "testing/run.hpp"
#include "testing/trial.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

using nlohmann::ordered_json;

struct SourceOptions {
  std::string folder, library;
  std::vector<std::string> files;
  std::string explain;  ///< id of an indicator
};

// ---------- kaohe plugin test ----------

ordered_json as_json(const cases::Outcome& outcome) {
  ordered_json failures = ordered_json::array();
  for (const cases::CaseFailure& one : outcome.failures) {
    ordered_json mismatches = ordered_json::array();
    for (const cases::Mismatch& mismatch : one.mismatches)
      mismatches.push_back(
          {{"what", mismatch.what}, {"expected", mismatch.expected}, {"found", mismatch.found}});
    failures.push_back({{"line", one.line},
                        {"title", one.title},
                        {"mismatches", mismatches},
                        {"explanation", one.explanation}});
  }
  return {{"file", outcome.file},
          {"cases", outcome.cases},
          {"errors", outcome.errors},
          {"failures", failures}};
}

void print_failure(const Session& session, const cases::CaseFailure& failure) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  session.print(say({"{}:{}: \"{}\" came out otherwise", "{}:{}:“{}”结果不符"}, failure.file,
                    failure.line, failure.title));
  std::vector<std::vector<std::string>> rows{
      {"  " + word({"what", "项目"}), word({"expected", "应为"}), word({"found", "实际"})}};
  for (const cases::Mismatch& one : failure.mismatches)
    rows.push_back({"  " + one.what, one.expected, one.found});
  session.print(report::in_columns(rows, {false, false, false}));
  for (const std::string& line : failure.explanation) session.print("  | " + line);
}

void print_outcome(const Session& session, const cases::Outcome& outcome) {
  for (const std::string& error : outcome.errors) session.print(error);
  for (const cases::CaseFailure& one : outcome.failures) print_failure(session, one);
  const std::string name = fs::path(outcome.file).filename().string();
  session.print(outcome.passed()
                    ? say({"{}: {} cases hold", "{}:{} 个用例全部相符"}, name, outcome.cases)
                    : say({"{}: {} of {} cases do not hold, {} mistakes in the file",
                           "{}:{} 个用例不符(共 {} 个),文件错误 {} 处"},
                          name, outcome.failures.size(), outcome.cases, outcome.errors.size()));
}

std::vector<fs::path> files_of(const SourceOptions& options) {
  if (options.files.empty()) return case_files(fs::path(options.folder) / "cases");
  return {options.files.begin(), options.files.end()};
}

/// Which indicator a file's cases are about; empty: several, or it is none that can be read.
std::string indicator_of(const fs::path& file) {
  try {
    return read_toml(read_file(file, kTomlSizeMax), file.string()).value.value("indicator", "");
  } catch (const Error&) {
    return {};  // whoever judges it says what is wrong
  }
}

void tell_unjudged(const Session& session, const fs::path& file, const std::string& function,
                   ordered_json& document) {
  document.push_back({{"file", file.string()}, {"not_judged", function}});
  if (session.options.json) return;
  session.print(say({"{}: not judged, as {} is not built", "{}:未核对,函数 {} 尚未构建"},
                    file.filename().string(), function));
}

int test(Session& session, const SourceOptions& options) {
  const PluginSource plugin(session, options.folder, options.library);
  bool holds = true;
  ordered_json document = ordered_json::array();
  for (const fs::path& file : files_of(options)) {
    const std::string unbuilt = plugin.unbuilt_function(indicator_of(file));
    if (!unbuilt.empty()) {
      tell_unjudged(session, file, unbuilt, document);
      continue;
    }
    const cases::Outcome outcome = cases::run_case_file(file, &plugin.table());
    holds = holds && outcome.passed();
    if (session.options.json) document.push_back(as_json(outcome));
    if (!session.options.json) print_outcome(session, outcome);
  }
  if (session.options.json) session.print_json(document);
  return holds ? 0 : static_cast<int>(ErrorKind::data);
}

// ---------- kaohe plugin try ----------

ordered_json as_json(const cases::Tried& one, const std::string& unbuilt) {
  if (!unbuilt.empty())
    return {{"indicator", one.indicator}, {"title", one.title}, {"not_judged", unbuilt}};
  ordered_json losses = ordered_json::array();
  for (const cases::ExplainedLoss& loss : one.explanation.losses)
    losses.push_back({{"of", loss.name()}, {"points", loss.points}});
  return {{"indicator", one.indicator},
          {"title", one.title},
          {"state", one.explanation.state},
          {"points", one.explanation.points},
          {"score", one.explanation.score ? ordered_json(*one.explanation.score) : ordered_json()},
          {"missing", one.explanation.missing},
          {"gates", one.gates},
          {"losses", losses},
          {"lines", one.explanation.lines},
          {"notes", one.explanation.notes}};
}

void explain(const Session& session, const cases::Tried& one) {
  for (const std::string& line : one.explanation.lines) session.print("  " + line);
  for (const std::string& note : one.explanation.notes) session.print("  " + note);
  for (const cases::ExplainedLoss& loss : one.explanation.losses)
    session.print(
        "  " + say({"lost {}: {}", "失 {} 分:{}"}, loss.points, loss.name()).in(session.language));
}

void print_trial(const Session& session, const cases::Trial& trial, const PluginSource& plugin,
                 const std::string& file, const std::string& explained) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  session.print(file + ":" + std::to_string(trial.line) +
                (trial.title.empty() ? "" : ": " + trial.title));
  std::vector<std::vector<std::string>> rows{
      {"  " + word({"indicator", "指标"}), "", word({"score", "得分"}), word({"of", "分值"}),
       word({"state", "状态"}), word({"awaited", "待报"}), word({"gates", "等次限制"})}};
  for (const cases::Tried& one : trial.indicators) {
    const std::string unbuilt = plugin.unbuilt_function(one.indicator);
    if (!unbuilt.empty()) {
      rows.push_back({"  " + one.indicator, one.title, "-", one.explanation.points,
                      say({"{} is not built", "函数 {} 尚未构建"}, unbuilt).in(session.language),
                      "", ""});
      continue;
    }
    rows.push_back({"  " + one.indicator, one.title, one.explanation.score.value_or("-"),
                    one.explanation.points, state_text(one.explanation.state).in(session.language),
                    joined(one.explanation.missing), joined(one.gates)});
  }
  session.print(report::in_columns(rows, {false, false, true, true, false, false, false}));
  for (const cases::Tried& one : trial.indicators) {
    if (!explained.empty() && one.indicator != explained) continue;
    if (explained.empty() && trial.indicators.size() != 1) continue;
    if (!plugin.unbuilt_function(one.indicator).empty()) continue;
    session.print(one.indicator + " " + one.title);
    explain(session, one);
  }
}

void require_explained(const cases::Trial& trial, const std::string& explained) {
  const auto is_it = [&](const cases::Tried& one) { return one.indicator == explained; };
  if (explained.empty() || std::any_of(trial.indicators.begin(), trial.indicators.end(), is_it))
    return;
  std::vector<std::string> known;
  for (const cases::Tried& one : trial.indicators) known.push_back(one.indicator);
  throw Error(ErrorKind::usage, {"--explain"},
              say({"\"{}\" is none of the indicators tried; expected one of {}",
                   "“{}”不在试算的指标之中;可用的有:{}"},
                  explained, joined(known)));
}

std::vector<cases::Trial> trials_of(const std::string& file, const kaohe_plugin& table) {
  try {
    return cases::try_facts(file, table);
  } catch (const cases::CaseError& error) {
    throw Error(ErrorKind::data, {}, {error.what(), error.what()});
  } catch (const PluginError& error) {
    throw Error(ErrorKind::data, {file}, plugin_host::words_of(error));
  }
}

int try_them(Session& session, const SourceOptions& options) {
  const PluginSource plugin(session, options.folder, options.library);
  ordered_json document = ordered_json::array();
  for (const std::string& file : options.files) {
    for (const cases::Trial& trial : trials_of(file, plugin.table())) {
      require_explained(trial, options.explain);
      if (!session.options.json) print_trial(session, trial, plugin, file, options.explain);
      ordered_json indicators = ordered_json::array();
      for (const cases::Tried& one : trial.indicators)
        indicators.push_back(as_json(one, plugin.unbuilt_function(one.indicator)));
      document.push_back({{"file", file},
                          {"line", trial.line},
                          {"title", trial.title},
                          {"indicators", indicators}});
    }
  }
  if (session.options.json) session.print_json(document);
  return 0;
}

void add_source(CLI::App& command, const Session& session, SourceOptions& options) {
  add_option(command, "DIR", options.folder,
             say({"the plugin's folder, with indicators.toml", "插件目录(含 indicators.toml)"})
                 .in(session.language))
      .required();
  add_option(command, "--library", options.library,
             say({"the built plugin (default: none is needed, or DIR/build/plugins/*.so)",
                  "已构建的插件(默认:不需要,或 DIR/build/plugins/*.so)"})
                 .in(session.language))
      .type_name("FILE");
}

}  // namespace

void add_plugin_test(CLI::App& group, Session& session) {
  auto options = std::make_shared<SourceOptions>();
  CLI::App* command = add_command(
      group, session, "test",
      {"judge a plugin's cases, without a build but of functions in C++: expected and found side "
       "by side, and why\nExample: kaohe plugin test .",
       "不必重新构建即核对插件的用例(只有 C++ 函数须构建):并列应有与实际结果,并说明缘由\n"
       "例:kaohe plugin test ."});
  add_source(*command, session, *options);
  add_option(
      *command, "FILE", options->files,
      say({"only these files (default: DIR/cases/*.toml)", "只核对这些文件(默认:DIR/cases/*.toml)"})
          .in(session.language));
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return test(session, *options); };
  });
}

void add_plugin_try(CLI::App& group, Session& session) {
  auto options = std::make_shared<SourceOptions>();
  CLI::App* command = add_command(
      group, session, "try",
      {"score facts of your own, written as cases are but without expect, and explain them; "
       "without a build but of functions in C++\n"
       "Example: kaohe plugin try . facts.toml --explain A01",
       "用自己写的数据试算(写法同用例,不写 expect),并说明缘由;只有 C++ 函数须先构建\n"
       "例:kaohe plugin try . facts.toml --explain A01"});
  add_source(*command, session, *options);
  add_option(*command, "FILE", options->files,
             say({"files of facts", "数据文件"}).in(session.language))
      .required();
  add_option(*command, "--explain", options->explain,
             say({"why this indicator has its points", "说明这一指标的得分"}).in(session.language))
      .type_name("ID");
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return try_them(session, *options); };
  });
}

}  // namespace kaohe::app

// kaohe doctor: is the workspace sound?
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/errors.hpp"
#include "cycle/doctor.hpp"
#include "ledger/clock.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using cycle::Finding;
using cycle::Soundness;

cycle::Patient patient_of(const Session& session, bool is_quick) {
  const Options& options = session.options;
  cycle::Patient patient;
  patient.workspace = options.workspace;
  patient.configs = options.configs_folder();
  patient.plugins = options.plugins_folder();
  patient.hosting = options.hosting();
  patient.year = options.year;
  patient.is_quick = is_quick;
  patient.now = ledger::now_text();
  patient.build_year = KAOHE_BUILD_YEAR;
  std::error_code error;
  const fs::space_info space = fs::space(patient.workspace, error);
  if (!error) patient.free_bytes = space.available;
  return patient;
}

const char* id_of(Soundness soundness) {
  switch (soundness) {
    case Soundness::ok:
      return "ok";
    case Soundness::warning:
      return "warning";
    case Soundness::failure:
      break;
  }
  return "failure";
}

Text word_of(Soundness soundness) {
  switch (soundness) {
    case Soundness::ok:
      return say({"ok", "正常"});
    case Soundness::warning:
      return say({"warning", "注意"});
    case Soundness::failure:
      break;
  }
  return say({"failure", "失败"});
}

void print_json(const Session& session, const std::vector<Finding>& findings) {
  nlohmann::ordered_json document{{"exit", cycle::exit_code_of(findings)},
                                  {"findings", nlohmann::ordered_json::array()}};
  for (const Finding& one : findings) {
    document["findings"].push_back({{"check", one.check},
                                    {"soundness", id_of(one.soundness)},
                                    {"file", one.place.file},
                                    {"line", one.place.line},
                                    {"column", one.place.column},
                                    {"message", one.what.in(session.language)}});
  }
  session.print_json(document);
}

/// What a check looks at, as people read it.
std::string check_name(const Session& session, const std::string& check) {
  static const std::map<std::string, std::string_view> names{
      {"workspace", "工作目录"}, {"network", "存放位置"},   {"disk", "磁盘空间"},
      {"clock", "系统时间"},     {"ledger", "账本"},        {"rights", "账本权限"},
      {"journal", "账本日志"},   {"integrity", "账本文件"}, {"chain", "账本链条"},
      {"plugins", "插件"},       {"configs", "年度目录"},   {"year", "年度配置"},
      {"people", "人员"},        {"results", "结果文件"},   {"system", "指标体系"}};
  const auto found = names.find(check);
  if (session.language == Language::en || found == names.end()) return check;
  return std::string(found->second);
}

void print_table(const Session& session, const std::vector<Finding>& findings) {
  std::vector<std::vector<std::string>> rows;
  for (const Finding& one : findings) {
    const std::string place = one.place.text();
    const std::string& what = one.what.in(session.language);
    rows.push_back(
        {word_of(one.soundness).in(session.language), check_name(session, one.check),
         place.empty() ? what : say({"{}: {}", "{}:{}"}, place, what).in(session.language)});
  }
  session.print(report::in_columns(rows, {false, false, false}));
}

void speak_as_year(Session& session) {
  if (!session.options.language.empty()) return;
  try {
    const fs::path file = session.options.year_folder() / "year.toml";
    session.language = language_of(file).value_or(session.language);
  } catch (const Error&) {
    // That there is no year is a finding, told in the environment's language.
  }
}

int examine(Session& session, bool is_quick) {
  speak_as_year(session);
  const std::vector<Finding> findings = cycle::examine(patient_of(session, is_quick));
  if (session.options.json) {
    print_json(session, findings);
  } else {
    print_table(session, findings);
  }
  return cycle::exit_code_of(findings);
}

}  // namespace

void add_doctor_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "doctor",
      say({"is the workspace sound: rights, disk, clock, ledger, plugins, years? Exit "
           "codes: 0 sound or warnings only, else that of the worst failure\n"
           "Example: kaohe doctor --workspace office",
           "检查工作目录是否可靠:权限、磁盘、时间、账本、插件、年度配置。退出码:0 "
           "正常或仅有注意事项,否则取最严重的失败\n"
           "例:kaohe doctor --workspace office"})
          .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print the findings as JSON", "以 JSON 输出检查结果"});
  auto is_quick = std::make_shared<bool>(false);
  add_flag(*command, "--quick", *is_quick,
           say({"leave out the ledger's chain, which takes long in a large one",
                "不核验账本链条(账本很大时较慢)"})
               .in(session.language));
  on_call(*command, [&session, is_quick] {
    session.command = [&session, is_quick] { return examine(session, *is_quick); };
  });
}

}  // namespace kaohe::app

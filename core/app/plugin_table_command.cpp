// kaohe plugin table: a catalogue as the table that people approve (Art. 8).
// kaohe plugin diff: what of a catalogue is another than in another folder.
#include <memory>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/difference_table.hpp"
#include "app/explanation_words.hpp"
#include "app/plugin_commands.hpp"
#include "app/plugin_source.hpp"
#include "app/system_editions.hpp"
#include "base/errors.hpp"
#include "base/words.hpp"
#include "office/write_workbook.hpp"
#include "plan/compare_systems.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct TableOptions {
  std::string folder, output;
};

Text rhythm_text(const std::string& rhythm) {
  if (rhythm == "monthly") return say({"monthly", "按月"});
  if (rhythm == "quarterly") return say({"quarterly", "按季度"});
  if (rhythm == "half_yearly") return say({"half-yearly", "按半年"});
  if (rhythm == "yearly") return say({"yearly", "全年"});
  return {rhythm, rhythm};
}

class Table {
 public:
  Table(const plan::IndicatorSystem& system, Language language)
      : system_(system), language_(language) {}

  Rows rows() const {
    Rows rows{headings()};
    for (std::size_t i = 0; i < system_.indicators.size(); ++i)
      rows.push_back(row(i + 1, system_.indicators[i]));
    rows.push_back({"", "", word({"total", "合计"}), "", system_.total.text(), "", "", "", "", ""});
    return rows;
  }

 private:
  std::string word(const Message& message) const { return say(message).in(language_); }
  std::string in(const Text& text) const { return text.in(language_); }

  std::vector<std::string> headings() const {
    return {word({"no.", "序号"}),         word({"id", "编号"}),
            word({"indicator", "指标"}),   word({"aspect", "方面"}),
            word({"points", "分值"}),      word({"what is recorded", "监测内容"}),
            word({"scoring", "计分办法"}), word({"when", "监测周期"}),
            word({"unit", "责任单位"}),    word({"basis", "依据"})};
  }

  std::vector<std::string> row(std::size_t number, const plan::IndicatorInfo& indicator) const {
    std::vector<std::string> rhythms;
    for (const std::string& one : indicator.rhythms) rhythms.push_back(in(rhythm_text(one)));
    return {
        std::to_string(number),     indicator.id,           indicator.title,    indicator.aspect,
        indicator.points.text(),    recorded(indicator.id), scoring(indicator), joined(rhythms),
        indicator.responsible_unit, indicator.basis};
  }

  std::string recorded(const std::string& indicator) const {
    std::vector<std::string> titles;
    for (const plan::InputInfo& input : system_.inputs) {
      if (input.indicator != indicator) continue;
      titles.push_back(input.title + (input.unit.empty() ? "" : "(" + input.unit + ")"));
    }
    return joined(titles, "\n");
  }

  /// Each item with its numbers, and the gates.
  std::string scoring(const plan::IndicatorInfo& indicator) const {
    std::vector<std::string> lines;
    for (const plan::ItemInfo& item : indicator.items) {
      const std::string numbers = rule_text(
          system_, indicator.id, item.id, language_,
          [this](const std::string& key) { return system_.numbers.at(key).front().value; });
      const std::string sign =
          in(item.sign == "award" ? say({"award", "赋分"}) : say({"deduct", "扣分"}));
      lines.push_back(item.title + "(" + sign + (numbers.empty() ? "" : ":" + numbers) + ")");
    }
    for (const plan::GateInfo& gate : system_.gates) {
      if (gate.indicator == indicator.id)
        lines.push_back(in(say({"gate: {}", "等次限制:{}"}, gate.title)));
    }
    return joined(lines, "\n");
  }

  const plan::IndicatorSystem& system_;
  Language language_;
};

// ---------- kaohe plugin table ----------

void write_sheet(const fs::path& path, const plan::IndicatorSystem& system, const Rows& rows) {
  constexpr int kWidths[] = {5, 8, 28, 12, 6, 36, 60, 10, 20, 36};
  office::FormSheet sheet;
  sheet.name = system.title.substr(0, 31);
  for (std::size_t i = 0; i < rows.front().size(); ++i)
    sheet.columns.push_back({rows.front()[i], kWidths[i], false, {}, {}});
  sheet.rows.assign(rows.begin() + 1, rows.end());
  office::write_workbook(path, {std::nullopt, {sheet}});
}

void write_table(const fs::path& path, const plan::IndicatorSystem& system, const Rows& rows) {
  if (path.extension() == ".xlsx") return write_sheet(path, system, rows);
  throw Error(ErrorKind::usage, {"--output"},
              say({"\"{}\" is no .xlsx file; give it a name that ends so",
                   "“{}”不是 .xlsx 文件;请以 .xlsx 结尾"},
                  path.string()));
}

/// In the terminal: a line each, with what is recorded and how it is scored below.
void print_table(const Session& session, const Rows& rows) {
  constexpr std::size_t kRecorded = 5, kScoring = 6;
  Rows heads;
  for (const std::vector<std::string>& row : rows)
    heads.push_back({row[0], row[1], row[2], row[4], row[7], row[8]});
  const std::string text = report::in_columns(heads, {true, false, false, true, false, false});
  std::size_t at = 0;
  for (const std::vector<std::string>& row : rows) {
    const std::size_t end = text.find('\n', at);
    session.print(text.substr(at, end == std::string::npos ? end : end - at));
    if (&row != &rows.front()) {
      for (const std::size_t cell : {kRecorded, kScoring}) {
        std::istringstream lines(row[cell]);
        for (std::string line; std::getline(lines, line);) session.print("      " + line);
      }
    }
    if (end == std::string::npos) break;
    at = end + 1;
  }
}

int table(Session& session, const TableOptions& options) {
  const plan::IndicatorSystem system = system_in(options.folder);
  const Rows rows = Table(system, session.language).rows();
  if (options.output.empty()) {
    print_table(session, rows);
    return 0;
  }
  write_table(options.output, system, rows);
  session.print(say({"{}: {} indicators of {}", "{}:{} 项指标({})"}, options.output,
                    system.indicators.size(), system.title));
  return 0;
}

// ---------- kaohe plugin diff ----------

struct DiffOptions {
  std::string before, after;
};

int diff(Session& session, const DiffOptions& options) {
  const plan::IndicatorSystem before = system_in(options.before);
  const plan::IndicatorSystem after = system_in(options.after);
  const std::vector<plan::Difference> all = plan::compare_systems(before, after);
  if (session.options.json) {
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const plan::Difference& one : all)
      document.push_back(difference_json(one, session.language));
    session.print_json(document);
    return 0;
  }
  session.print(say({"{} → {}: {} differences", "{} → {}:{} 处差别"}, options.before, options.after,
                    all.size()));
  if (!all.empty()) print_table(session, all, all.front().domain);
  return 0;
}

}  // namespace

void add_plugin_table(CLI::App& group, Session& session) {
  auto options = std::make_shared<TableOptions>();
  CLI::App* command =
      add_command(group, session, "table",
                  {"a catalogue as the table of indicators that people approve\n"
                   "Example: kaohe plugin table plugins/schools --output schools.xlsx",
                   "把指标体系文件列成送审的指标表\n"
                   "例:kaohe plugin table plugins/schools --output schools.xlsx"});
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  add_option(*command, "DIR", options->folder,
             help({"the plugin's folder, with indicators.toml", "插件目录(含 indicators.toml)"}))
      .required();
  add_option(
      *command, "--output", options->output,
      help({"write this workbook, .xlsx (default: print it)", "写入这一工作簿,.xlsx(默认:显示)"}))
      .type_name("FILE");
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return table(session, *options); };
  });
}

void add_plugin_diff(CLI::App& group, Session& session) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command =
      add_command(group, session, "diff",
                  {"what of a catalogue is another: indicators, points, rules, every number\n"
                   "Example: kaohe plugin diff plugins/schools schools_2024",
                   "两个插件目录的指标体系有哪些不同:指标、分值、办法和每个数值\n"
                   "例:kaohe plugin diff plugins/schools schools_2024"});
  const auto help = [&](const Message& message) { return say(message).in(session.language); };
  add_option(*command, "BEFORE", options->before, help({"the earlier folder", "原来的插件目录"}))
      .required();
  add_option(*command, "AFTER", options->after, help({"the later folder", "现在的插件目录"}))
      .required();
  add_json_flag(*command, session, {"print them as JSON", "以 JSON 输出"});
  on_call(*command, [&session, options] {
    session.command = [&session, options] { return diff(session, *options); };
  });
}

}  // namespace kaohe::app

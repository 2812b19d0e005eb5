// kaohe what-if: what would come out if something were otherwise, and how near a figure is to
// another outcome. Writes nothing.
#include <algorithm>
#include <memory>

#include <CLI/App.hpp>

#include "app/options.hpp"
#include "app/period_choice.hpp"
#include "app/rules_report.hpp"
#include "app/what_if_questions.hpp"
#include "app/what_if_report.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/what_if.hpp"

namespace kaohe::app {

namespace {

struct Wanted {
  std::string period;
  std::vector<std::int64_t> records;
  std::vector<std::string> values, numbers, lines;
  std::string distance, deciding, within = "0.05";
  bool ties = false;
  std::optional<int> rules_of;
  cycle::Supposition supposition;

  bool is_question() const { return !distance.empty() || !deciding.empty() || ties; }
};

// ---------- The words of a supposition ----------

[[noreturn]] void refuse_words(const std::string& words, const Message& option,
                               const Text& expected) {
  throw Error(ErrorKind::usage, {},
              say({"{} \"{}\": expected {}", "{} “{}”:应为 {}"}, say(option), words, expected));
}

cycle::SupposedNumber number_of(const std::string& words) {
  const std::size_t dot = words.find('.'), equals = words.find('=');
  const bool is_whole = dot != std::string::npos && equals != std::string::npos && dot > 0 &&
                        dot + 1 < equals && equals + 1 < words.size();
  if (!is_whole)
    refuse_words(words, {"--set", "--set"},
                 say({"DOMAIN.KEY=VALUE, KEY as in [[domain.override]]; `kaohe plugin list "
                      "--numbers` shows the keys",
                      "领域.键=数值,键与 [[domain.override]] 的相同,可用 kaohe plugin list "
                      "--numbers 查看"}));
  return {words.substr(0, dot), words.substr(dot + 1, equals - dot - 1), words.substr(equals + 1)};
}

cycle::SupposedLine line_of(const std::string& words) {
  const std::size_t equals = words.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == words.size())
    refuse_words(
        words, {"--good-line", "--good-line"},
        say({"DOMAIN=SCORE or DOMAIN=mean; where the year grades by pool DOMAIN/POOL=SCORE",
             "领域=分数 或 领域=mean;按考核分组评定等次的年度为 领域/分组=分数"}));
  return {words.substr(0, equals), words.substr(equals + 1)};
}

/// `--record N` and what is supposed of it stand in one order.
class RecordWords {
 public:
  explicit RecordWords(const Wanted& wanted) : wanted_(wanted) {}

  std::vector<cycle::SupposedRecord> read(const CLI::App& command) {
    for (const CLI::Option* option : command.parse_order()) {
      const std::string& name = option->get_single_name();
      if (name == "record") {
        require_said();
        records_.push_back({wanted_.records.at(records_.size())});
        is_said_ = false;
      } else if (name == "without" || name == "value") {
        require_record(name);
        if (name == "value") records_.back().value = wanted_.values.at(value_count_++);
        is_said_ = true;
      }
    }
    require_said();
    return std::move(records_);
  }

 private:
  void require_record(const std::string& name) const {
    if (!records_.empty() && !is_said_) return;
    throw Error(ErrorKind::usage, {},
                say({"--{} says something of a record; write --record N before it, once for each",
                     "--{} 须紧跟在所指的记录之后:每条先写 --record 编号"},
                    name));
  }
  void require_said() const {
    if (is_said_) return;
    throw Error(ErrorKind::usage, {},
                say({"--record {}: say what is supposed of it: --without or --value V",
                     "--record {}:请写明作何假设:--without 或 --value 数值"},
                    records_.back().number));
  }

  const Wanted& wanted_;
  std::vector<cycle::SupposedRecord> records_;
  std::size_t value_count_ = 0;
  bool is_said_ = true;  ///< what is supposed of the last record
};

void read_words(const CLI::App& command, Wanted& wanted) {
  wanted.supposition.records = RecordWords(wanted).read(command);
  for (const std::string& words : wanted.numbers)
    wanted.supposition.numbers.push_back(number_of(words));
  for (const std::string& words : wanted.lines) wanted.supposition.lines.push_back(line_of(words));
  const int questions = (wanted.distance.empty() ? 0 : 1) + (wanted.deciding.empty() ? 0 : 1) +
                        (wanted.ties ? 1 : 0) + (wanted.rules_of ? 1 : 0) +
                        (wanted.supposition.is_empty() ? 0 : 1);
  if (questions == 1) return;
  throw Error(ErrorKind::usage, {},
              say({"ask one thing: suppose something (--record, --set, --good-line, together if "
                   "you like), or --rules-of, --distance, --deciding, --ties",
                   "请只问一件事:作出假设(--record、--set、--good-line,可同时用),或者 "
                   "--rules-of、--distance、--deciding、--ties"}));
}

// ---------- The answer ----------

int suppose(Session& session, const Wanted& wanted) {
  const cycle::Year year = session.open_year();
  const std::string period = period_asked(session.options, year.plan, wanted.period);
  say_running(session, year.plan, wanted.period, period);
  const Records records = session.read_records(year, period);
  say_known(session, year.plan, period, *records.source);
  const auto file = ledger::Ledger::file_of(session.options.workspace);
  std::optional<ledger::Ledger> ledger;
  if (is_there(file)) ledger.emplace(ledger::Ledger::open(file, ledger::Access::read));
  cycle::AssessOptions options = assess_options(session.options, records);
  const cycle::Supposed supposed =
      cycle::suppose(year, *records.source, wanted.supposition, ledger ? &*ledger : nullptr,
                     known_until(session.options, *year.plan.find_period(period)));
  const cycle::WhatIf done = cycle::what_if(year, *records.source, supposed, period, options);
  if (session.options.json)
    session.print_json(as_json(session, supposed, done));
  else
    print_what_if(session, year.plan, supposed, done);
  return 0;
}

/// The year with whose rules the records are to be assessed.
cycle::Year open_other(const Session& session, int own_year, int year) {
  if (year == own_year)
    throw Error(ErrorKind::usage, {},
                say({"--rules-of is {}, the year whose records are asked about; expected another "
                     "year (--year says whose records)",
                     "--rules-of 为 {},正是记录所属的年度;应为另一个年度(记录所属年度用 --year "
                     "指定)"},
                    year));
  Options options = session.options;
  options.year = year;
  return cycle::open_year(options.year_folder(), options.plugins_folder(), options.hosting(),
                          options.plugins_from());
}

int show_rules(Session& session, const Wanted& wanted) {
  const cycle::Year year = session.open_year();
  const cycle::Year other = open_other(session, year.plan.year, *wanted.rules_of);
  const std::string period = period_asked(session.options, year.plan, wanted.period);
  say_running(session, year.plan, wanted.period, period);
  const Records records = session.read_records(year, period);
  say_known(session, year.plan, period, *records.source);
  const cycle::RulesCompared done = cycle::compare_rules(year, *records.source, other, period,
                                                         assess_options(session.options, records));
  if (session.options.json)
    session.print_json(as_json(session, done));
  else
    print_rules(session, other, done);
  return 0;
}

int what_if(Session& session, const Wanted& wanted) {
  if (wanted.rules_of) return show_rules(session, wanted);
  if (!wanted.distance.empty()) return show_distance(session, wanted.distance, wanted.period);
  if (!wanted.deciding.empty()) return show_deciding(session, wanted.deciding, wanted.period);
  if (wanted.ties) return show_close_pairs(session, wanted.within, wanted.period);
  return suppose(session, wanted);
}

template <class Value>
Argument add(CLI::App& command, const Session& session, const char* name, Value& value,
             const char* type, const Message& about) {
  return add_option(command, name, value, say(about).in(session.language)).type_name(type);
}

void add_suppositions(CLI::App& command, const Session& session, Wanted& wanted) {
  add(command, session, "--record", wanted.records, "N",
      {"a record by its number; --without or --value follows",
       "记录编号,后接 --without 或 --value"})
      .each_time();
  add_flag(command, "--without",
           say({"as if that record were not there", "假设没有该记录"}).in(session.language));
  add(command, session, "--value", wanted.values, "V",
      {"as if its value were V, written as in its table", "假设其数值为 V,写法与所在的表相同"})
      .each_time();
  add(command, session, "--set", wanted.numbers, "DOMAIN.KEY=V",
      {"as if a number of the catalogue were V", "假设指标体系的某一数值为 V"})
      .each_time();
  add(command, session, "--good-line", wanted.lines, "DOMAIN=V",
      {"as if the good line were V (a score, or mean)", "假设“好”等次分数线为 V(分数或 mean)"})
      .each_time();
}

void add_questions(CLI::App& command, const Session& session, Wanted& wanted) {
  add(command, session, "--rules-of", wanted.rules_of, "YEAR",
      {"as if the year's records were assessed by the rules of another year; days and cells of a "
       "year are moved by the difference of the years, 29 February becomes the 28th",
       "假设本年度的记录按另一年度的规则考核;日期和所属时段按两年之差移动,2 月 29 日按 28 日"});
  add(command, session, "--distance", wanted.distance, "ASSESSEE",
      {"how far it is from the good line, in each figure alone", "距“好”等次分数线多远(分项计算)"});
  add(command, session, "--deciding", wanted.deciding, "ASSESSEE",
      {"which of its records rank or grade hang on", "其名次或等次取决于哪些记录"});
  const Argument ties = add_flag(
      command, "--ties", wanted.ties,
      say({"who shares a rank or nearly does", "哪些考核对象并列或相差很小"}).in(session.language));
  add(command, session, "--within", wanted.within, "D",
      {"with --ties: nearer than this (default: 0.05)", "与 --ties 同用:分差小于此数(默认:0.05)"})
      .needs(ties);
}

}  // namespace

void add_what_if_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "what-if",
      say({"what would come out if something were otherwise, and what a figure hangs on; writes "
           "nothing, and is no result\n"
           "Example: kaohe what-if --record 812 --without --good-line schools=88.5\n"
           "Example: kaohe what-if --set schools.XX17.item.breaches.price=1 --period q2\n"
           "Example: kaohe what-if --year 2023 --rules-of 2024\n"
           "Example: kaohe what-if --distance s07",
           "假设某处不同会怎样,某个数据取决于什么;不写任何内容,也不是考核结果\n"
           "例:kaohe what-if --record 812 --without --good-line schools=88.5\n"
           "例:kaohe what-if --set schools.XX17.item.breaches.price=1 --period q2\n"
           "例:kaohe what-if --year 2023 --rules-of 2024\n"
           "例:kaohe what-if --distance s07"})
          .in(session.language));
  add_common_options(*command, session);
  auto wanted = std::make_shared<Wanted>();
  add_suppositions(*command, session, *wanted);
  add_questions(*command, session, *wanted);
  add_period_option(*command, session, wanted->period);
  add_known_on_option(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print the answer as JSON", "以 JSON 输出"});
  on_call(*command, [&session, command, wanted] {
    read_words(*command, *wanted);
    session.command = [&session, wanted] { return what_if(session, *wanted); };
  });
}

}  // namespace kaohe::app

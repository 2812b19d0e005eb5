#include "app/rules_report.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/moved_table.hpp"
#include "app/what_if_report.hpp"
#include "ledger/kinds.hpp"
#include "report/csv.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

namespace kaohe::app {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kNumbersShown = 5;

void print_lines(const Session& session, const cycle::RulesCompared& done) {
  std::vector<std::vector<std::string>> rows;
  for (const grading::MovedLine& one : done.lines)
    rows.push_back({"  " + report::scope_title(done.after, one.scope),
                    one.what.in(session.language), one.before, "→ " + one.after});
  if (!rows.empty()) session.print(report::in_columns(rows, {false, false, true, false}));
}

void print_only_one(const Session& session, const cycle::RulesCompared& done) {
  for (const cycle::OnlyOne& one : done.only_one)
    session.print(say({"  {} ({}, {}): only {} has it, so that nothing is compared",
                       "  {}({},{}):仅 {} 年度有,不作比较"},
                      one.name, one.domain, one.assessee, one.year));
}

/// Domain, indicator, kind, reason: what is said together.
using Group = std::tuple<std::string, std::string, std::string, std::string>;

std::string numbers_words(const std::vector<std::int64_t>& numbers) {
  std::string words;
  for (std::size_t i = 0; i < std::min(numbers.size(), kNumbersShown); ++i)
    words += (i == 0 ? "#" : " #") + std::to_string(numbers[i]);
  return numbers.size() > kNumbersShown ? words + " …" : words;
}

void print_left_out(const Session& session, const cycle::RulesCompared& done) {
  if (done.left_out.empty())
    return session.print(
        say({"Every record counts under the other rules.", "所有记录均可按该年度规则计入。"}));
  std::map<Group, std::vector<std::int64_t>> groups;
  for (const cycle::NotCounted& one : done.left_out)
    groups[{one.domain, one.indicator, one.kind, one.why.in(session.language)}].push_back(
        one.number);
  session.print(
      say({"Not counted under the other rules, {} records:", "按该年度规则不计入的记录,共 {} 条:"},
          done.left_out.size()));
  for (const auto& [group, numbers] : groups) {
    const auto& [domain, indicator, kind, why] = group;
    session.print(say({"  {} {} {}: {} ({}): {}", "  {} {} {}:{} 条({}):{}"}, domain, indicator,
                      kind.empty() ? Text() : ledger::kind_title(kind), numbers.size(),
                      numbers_words(numbers), why));
  }
}

}  // namespace

void print_rules(const Session& session, const cycle::Year& other,
                 const cycle::RulesCompared& done) {
  session.print(no_result());
  session.print(say(
      {"As if the records of {} were assessed by the rules of {}, {}; days and cells of a year are "
       "moved by the difference of the years (29 February becomes the 28th):",
       "假设 {} 年度的记录按 {} 年度的规则考核({}),日期和所属时段按两年之差移动"
       "(2 月 29 日按 28 日):"},
      done.before.year, done.after.year, other.plan.find_period(done.after.period)->title));
  if (done.moved.empty() && done.lines.empty())
    session.print(say({"No figure would be another.", "各项数据均不变。"}));
  print_lines(session, done);
  print_moved(session, done.after, done.moved,
              {{"own rules", "本年度规则"}, {"other rules", "该年度规则"}});
  session.print(say({"{} assessees stay as they are. Grades are as proposed: decided ones are left "
                     "aside.",
                     "其余 {} 个考核对象不变。等次为建议等次,未计已作出的等次决定。"},
                    done.unmoved_count));
  print_only_one(session, done);
  print_left_out(session, done);
  session.print(no_result());
}

ordered_json as_json(const Session& session, const cycle::RulesCompared& done) {
  ordered_json document{{"supposition", true},
                        {"is_result", false},
                        {"year", done.before.year},
                        {"rules_of", done.after.year},
                        {"period", done.after.period},
                        {"lines", ordered_json::array()},
                        {"moved", as_json(done.moved, session.language)},
                        {"unmoved_count", done.unmoved_count},
                        {"only_one_year", ordered_json::array()},
                        {"not_counted", ordered_json::array()}};
  for (const grading::MovedLine& one : done.lines)
    document["lines"].push_back({{"scope", one.scope},
                                 {"figure", one.what.in(session.language)},
                                 {"before", one.before},
                                 {"after", one.after}});
  for (const cycle::OnlyOne& one : done.only_one)
    document["only_one_year"].push_back(
        {{"domain", one.domain}, {"assessee", one.assessee}, {"year", one.year}});
  for (const cycle::NotCounted& one : done.left_out)
    document["not_counted"].push_back({{"number", one.number},
                                       {"record", one.kind},
                                       {"domain", one.domain},
                                       {"indicator", one.indicator},
                                       {"place", one.place.text()},
                                       {"reason", one.why.in(session.language)}});
  return document;
}

}  // namespace kaohe::app

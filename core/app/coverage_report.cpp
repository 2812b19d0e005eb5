#include "app/coverage_report.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace kaohe::app {

namespace {

using cases::Coverage;
using cases::NumberKind;
using cases::UnnoticedNumber;

nlohmann::ordered_json as_json(const std::vector<UnnoticedNumber>& numbers) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const UnnoticedNumber& one : numbers) {
    list.push_back({{"key", one.key},
                    {"kind", cases::word_of(cases::kind_of_number(one.key))},
                    {"value", one.value},
                    {"tried", one.tried}});
  }
  return list;
}

nlohmann::ordered_json as_json(const Coverage& coverage) {
  return {{"domain", coverage.domain},
          {"cases", coverage.cases},
          {"numbers", coverage.numbers},
          {"mistakes", coverage.mistakes},
          {"indicators", coverage.indicators},
          {"items", coverage.items},
          {"zeros", coverage.zeros},
          {"gates", coverage.gates},
          {"unnoticed", as_json(coverage.unnoticed)},
          {"one_way", as_json(coverage.one_way)},
          {"held", coverage.held}};
}

Text noun_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::row:
      return say({"a row", "档次"});
    case NumberKind::limit:
      return say({"a limit", "界限"});
    case NumberKind::bound_on_entry:
      return say({"a bound on entry", "填报范围"});
    case NumberKind::other:
      break;
  }
  return say({"a number", "数值"});
}

Text line_of(const UnnoticedNumber& one) {
  return say({"  {}: {} of {}; no case notices it as {}", "  {}:{} {},改成 {} 时没有用例发现"},
             one.key, noun_of(cases::kind_of_number(one.key)), one.value,
             Text{joined(one.tried, " or "), joined(one.tried, " 或 ")});
}

void add(std::vector<Text>& lines, const Message& heading, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  lines.push_back(say(heading));
  for (const std::string& key : keys) lines.push_back({"  " + key, "  " + key});
}

void add(std::vector<Text>& lines, const Message& heading,
         const std::vector<UnnoticedNumber>& numbers) {
  if (numbers.empty()) return;
  lines.push_back(say(heading));
  for (const UnnoticedNumber& one : numbers) lines.push_back(line_of(one));
}

}  // namespace

nlohmann::ordered_json as_json(const std::vector<Coverage>& all) {
  nlohmann::ordered_json document;
  document["whole"] =
      std::all_of(all.begin(), all.end(), [](const Coverage& one) { return one.is_whole(); });
  document["domains"] = nlohmann::ordered_json::array();
  for (const Coverage& one : all) document["domains"].push_back(as_json(one));
  return document;
}

std::vector<Text> lines_of(const Coverage& coverage) {
  std::vector<Text> lines;
  add(lines, {"Cases that cannot be used, or do not pass:", "无法使用或未通过的用例:"},
      coverage.mistakes);
  add(lines, {"Indicators that no case is about:", "没有用例的指标:"}, coverage.indicators);
  add(lines, {"Items that come to points in no case:", "所有用例都未计分的计分项:"},
      coverage.items);
  add(lines, {"Zeros that hold in no case:", "所有用例都未触发的“不得分”情形:"}, coverage.zeros);
  add(lines, {"Gates that fire in no case:", "所有用例都未触发的等次限制:"}, coverage.gates);
  add(lines,
      {"Numbers that no case notices; write a case that stands on the limit, or in the row:",
       "改动后没有用例发现的数值;请补写恰好处于该界限或该档次的用例:"},
      coverage.unnoticed);
  lines.push_back(
      say({"{}: {} cases, {} numbers; {} unnoticed, {} noticed one way only, {} held by the "
           "catalogue's own checks",
           "{}:{} 个用例,{} 个数值;未发现 {} 个,仅一个方向发现 {} 个,由指标体系自身核对约束 {} 个"},
          coverage.domain, coverage.cases, coverage.numbers, coverage.unnoticed.size(),
          coverage.one_way.size(), coverage.held.size()));
  return lines;
}

}  // namespace kaohe::app

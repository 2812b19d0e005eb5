#include "plan/difference_words.hpp"

#include <algorithm>
#include <map>

namespace kaohe::plan {

using nlohmann::json;

Text word_for(const std::string& key) {
  static const std::map<std::string, Message> words{
      {"above", {"above", "高于"}},
      {"add", {"addition", "另加"}},
      {"args", {"numbers given", "参数"}},
      {"article", {"article", "条款"}},
      {"aspect", {"aspect", "考核内容"}},
      {"at_least", {"at least", "不少于"}},
      {"at_most", {"at most", "不超过"}},
      {"attributes", {"attributes", "属性"}},
      {"awarded_points", {"awarded points", "赋分"}},
      {"basis", {"basis", "依据"}},
      {"below", {"below", "低于"}},
      {"by", {"by", "按"}},
      {"cap", {"cap", "封顶"}},
      {"clamp", {"bounds of the score", "得分的上下限"}},
      {"combine", {"combined by", "合并方式"}},
      {"count", {"count", "件数"}},
      {"decimals", {"decimals", "小数位数"}},
      {"domain", {"domain", "领域"}},
      {"due", {"due", "何时到期"}},
      {"else_of", {"else of", "与之互斥的考核项"}},
      {"every", {"every", "按什么时段"}},
      {"factor", {"factor", "倍数"}},
      {"figure", {"figure", "计算值"}},
      {"for_each", {"for each", "逐项"}},
      {"from", {"from", "起(含)"}},
      {"function", {"function", "函数"}},
      {"gate", {"gate", "限制条件"}},
      {"high", {"highest", "最大值"}},
      {"if_missing", {"if missing", "缺报时"}},
      {"index", {"index", "指数"}},
      {"input", {"input", "监测项目"}},
      {"is", {"is", "等于"}},
      {"item", {"item", "考核项"}},
      {"kind", {"kind", "计分方式"}},
      {"label", {"label", "档名"}},
      {"low", {"lowest", "最小值"}},
      {"matter", {"matter", "事项编号"}},
      {"may_be_empty", {"may be empty", "可以为空"}},
      {"merge", {"merged by", "汇总方式"}},
      {"named", {"named", "逐个具名"}},
      {"of", {"of", "计分对象"}},
      {"off", {"switched off", "停用"}},
      {"off_from", {"switched off from", "停用起始阶段"}},
      {"on_absent", {"if absent", "缺数时"}},
      {"on_na", {"if not applicable", "不适用时"}},
      {"once_per", {"once per", "同一对象只计一次"}},
      {"only", {"only for", "仅适用于"}},
      {"options", {"options", "选项"}},
      {"order", {"order", "次序"}},
      {"over", {"over", "比较范围"}},
      {"part", {"part", "小项"}},
      {"peer", {"among peers", "组内比较"}},
      {"peers", {"peers", "同组"}},
      {"per", {"per", "逐个对象"}},
      {"periods", {"periods", "报送阶段"}},
      {"plus", {"additions", "加计"}},
      {"points", {"points", "分值"}},
      {"price", {"price", "单价"}},
      {"range", {"range", "取值范围"}},
      {"ratio", {"ratio", "比例"}},
      {"reads", {"reads", "取用数据"}},
      {"reason", {"reason", "须写理由"}},
      {"rescale_in", {"points go to", "分值并入"}},
      {"responsible_unit", {"responsible unit", "责任单位"}},
      {"rhythms", {"submitted", "报送频次"}},
      {"round", {"rounding", "取整"}},
      {"rows", {"rows", "档"}},
      {"sample", {"sample", "抽查数"}},
      {"scale", {"scale", "比例单位"}},
      {"scope", {"scope", "数据范围"}},
      {"side", {"side", "方向"}},
      {"sight", {"compared over", "最大比较范围"}},
      {"sign", {"sign", "加减"}},
      {"source", {"source", "来源"}},
      {"source_id", {"source id", "来源标识"}},
      {"spill", {"spill", "超出分值转入"}},
      {"start", {"start", "起点"}},
      {"step", {"step", "每几个"}},
      {"sub", {"list", "清单"}},
      {"sum", {"sum", "合计"}},
      {"target", {"target", "目标"}},
      {"times", {"times", "倍数"}},
      {"title", {"title", "名称"}},
      {"total", {"total", "总分"}},
      {"type", {"type", "类型"}},
      {"unit", {"unit", "单位"}},
      {"upto", {"up to", "止(含)"}},
      {"uses", {"uses", "取用数据"}},
      {"weight", {"weight", "权重"}},
      {"weights", {"weights", "权重"}},
      {"when", {"when", "条件"}},
      {"where", {"where", "只计"}},
      {"worth", {"worth", "满分值"}},
      {"year", {"year", "数据年度"}},
      {"zero", {"zero", "不得分情形"}},
  };
  const auto found = words.find(key);
  return found == words.end() ? Text{key, key} : say(found->second);
}

Text words_for(const std::vector<std::string>& steps) {
  Text words;
  for (const std::string& step : steps) {
    const Text word = word_for(step);
    words = words.empty() ? word : say({"{} › {}", "{} › {}"}, words, word);
  }
  return words;
}

std::string text_of(const json& value) {
  if (value.is_discarded()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("title") && value["title"].is_string() &&
      !value["title"].get<std::string>().empty())
    return value["title"].get<std::string>();
  const auto is_text = [](const json& one) { return one.is_string(); };
  if (!value.is_array() || !std::all_of(value.begin(), value.end(), is_text)) return value.dump();
  std::string text;
  for (const json& one : value) text += (text.empty() ? "" : ", ") + one.get<std::string>();
  return text;
}

std::string versions_text(const json& versions) {
  if (!versions.is_array()) return text_of(versions);
  std::string text;
  for (const json& one : versions) {
    if (!one.is_object()) return versions.dump();
    const std::string from = one.contains("from") ? text_of(one["from"]) : std::string();
    text += (text.empty() ? "" : "; ") + (from.empty() ? "" : from + ": ") +
            (one.contains("value") ? text_of(one["value"]) : one.dump());
  }
  return text;
}

std::string_view word_of(DifferenceKind kind) {
  constexpr std::string_view words[] = {
      "indicator", "title",  "aspect",  "unit",     "points", "basis", "rhythm", "rule",
      "part",      "item",   "figure",  "input",    "zero",   "gate",  "number", "shared",
      "order",     "plugin", "setting", "calendar", "people", "roster"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view word_of(Change change) {
  constexpr std::string_view words[] = {"added", "removed", "changed"};
  return words[static_cast<std::size_t>(change)];
}

}  // namespace kaohe::plan

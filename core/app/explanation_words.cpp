#include "app/explanation_words.hpp"

namespace kaohe::app {

/// A state of the plugin's explanation, of a cell or of a figure.
Text state_text(const std::string& state) {
  if (state == "value") return say({"scored", "已计分"});
  if (state == "provisional") return say({"provisional", "暂定"});
  if (state == "pending" || state == "absent") return say({"awaited", "待报"});
  if (state == "not_due") return say({"not due", "未到期"});
  if (state == "not_applicable") return say({"not applicable", "不适用"});
  if (state == "exempt") return say({"exempt", "豁免"});
  return say({"error", "出错"});
}

Text figure_state_text(const std::string& state) {
  // The indicator may be scored all the same: what the figure counts goes on to the year's end.
  if (state == "pending") return say({"not all in yet", "尚未报齐"});
  return state_text(state);
}

/// What took points where no item did.
Text stage_text(const std::string& stage) {
  if (stage == "cap") return say({"the item's cap", "封顶"});
  if (stage == "clamp")
    return say({"held between 0 and the full points", "不低于零分、不超过满分"});
  if (stage == "unreached") return say({"points not reached", "未得到的分"});
  if (stage == "rounding") return say({"rounding", "取舍"});
  if (stage == "zero") return say({"the indicator scores nothing", "本项不得分"});
  if (stage == "combine") return say({"combining", "合并计分"});
  if (stage == "rescale") return say({"rescaling", "折算"});
  return {stage, stage};
}

/// The last words of a number's key.
Text outcome_text(const std::string& outcome) {
  if (outcome == "upheld") return say({"upheld", "维持"});
  return outcome == "reduced" ? say({"reduced", "减轻"}) : say({"withdrawn", "撤销"});
}

Text number_text(const std::string& key) {
  const auto is = [&](std::string_view name) { return key == name; };
  if (is("price")) return say({"price", "单价"});
  if (is("target")) return say({"target", "应达"});
  if (is("cap")) return say({"cap", "封顶"});
  if (is("step")) return say({"a step of", "每档"});
  if (is("worth")) return say({"worth", "满分"});
  if (is("points")) return say({"points", "计分"});
  if (is("from")) return say({"from", "≥"});
  if (is("above")) return say({"above", ">"});
  if (is("upto")) return say({"up to", "≤"});
  if (is("below")) return say({"below", "<"});
  if (is("at_least")) return say({"at least", "不低于"});
  if (is("at_most")) return say({"at most", "不高于"});
  if (is("factor")) return say({"factor", "系数"});
  if (is("add")) return say({"plus", "另加"});
  return {key, key};
}

/// The title that an option of an item's records has: "price.heavy" of the sanctions.
std::string option_title(const plan::IndicatorSystem& system, const std::string& indicator,
                         const std::string& id) {
  for (const plan::InputInfo& input : system.inputs) {
    if (input.indicator != indicator && !input.indicator.empty()) continue;
    for (const plan::OptionInfo& option : input.options) {
      if (option.id == id) return option.title;
    }
    for (const plan::AttributeInfo& attribute : input.attributes) {
      for (const plan::OptionInfo& option : attribute.options) {
        if (option.id == id) return option.title;
      }
    }
  }
  return id;
}

std::string rule_text(const plan::IndicatorSystem& system, const std::string& indicator,
                      const std::string& item, Language language,
                      const std::function<std::string(const std::string&)>& value_of) {
  const std::string prefix = indicator + ".item." + item + ".";
  std::string text, row;
  for (auto at = system.numbers.lower_bound(prefix); at != system.numbers.end(); ++at) {
    if (at->first.rfind(prefix, 0) != 0) break;
    const std::string value = value_of(at->first);
    const std::vector<std::string> words = words_of(at->first.substr(prefix.size()));
    std::string name = number_text(words.back()).in(language);
    std::string own_row;
    if (words.front() == "rows" && words.size() > 2) {
      own_row = words[1];
    } else if (words.front() != "args" && words.size() > 1) {
      const std::string option = option_title(system, indicator, words.back());
      if (option != words.back())
        name = number_text(words.front()).in(language) + "(" + option + ")";
    }
    const Text between = own_row == row ? say({", ", "、"}) : say({"; ", ";"});
    if (!text.empty()) text += between.in(language);
    if (!own_row.empty() && own_row != row)
      text += say({"step {}: ", "第{}档 "}, own_row).in(language);
    row = own_row;
    const bool is_argument = words.front() == "args";
    text += is_argument ? words.back() + "=" + value : name + " " + value;
  }
  return text;
}

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words(1);
  for (const char c : key) {
    if (c == '.') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

const nlohmann::json* item_of(const nlohmann::json& indicator, const std::string& id) {
  for (const nlohmann::json& item : indicator.at("items")) {
    if (item.at("id") == id) return &item;
  }
  return nullptr;
}

}  // namespace kaohe::app

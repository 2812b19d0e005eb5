#include "app/effect_report.hpp"

#include <nlohmann/json.hpp>

#include "report/summary.hpp"

namespace kaohe::app {

namespace {

std::string text_of(const std::optional<Rational>& score) {
  return score ? score->text() : "-";
}

std::string gain(const cycle::MovedAssessee& one) {
  if (!one.before || !one.after) return "";
  const Rational difference = *one.after - *one.before;
  return (difference.sign() > 0 ? "+" : "") + difference.text();
}

}  // namespace

void print_effect(const Session& session, const cycle::AmendmentEffect& effect,
                  const plan::Period& period) {
  const auto word = [&](const Message& message) { return say(message).in(session.language); };
  session.print(say({"Effect on indicator scores, {}: {} of {} assessees move",
                     "对指标考核分值的影响({}):{} / {} 个考核对象有变化"},
                    period.title, effect.assessees.size(), effect.assessee_count));
  std::vector<std::vector<std::string>> indicators{
      {"  " + word({"indicator", "指标"}), "", word({"assessees moved", "有变化的对象数"})}};
  for (const cycle::MovedIndicator& one : effect.indicators)
    indicators.push_back({"  " + one.id, one.title, std::to_string(one.assessees)});
  if (indicators.size() > 1) session.print(report::in_columns(indicators, {false, false, true}));
  std::vector<std::vector<std::string>> rows{{"  " + word({"assessee", "考核对象"}), "",
                                              word({"before", "原来"}), word({"after", "现在"}),
                                              word({"difference", "差"})}};
  for (const cycle::MovedAssessee& one : effect.assessees)
    rows.push_back({"  " + one.id, one.name, text_of(one.before), text_of(one.after), gain(one)});
  if (rows.size() > 1) session.print(report::in_columns(rows, {false, false, true, true, true}));
}

void print_left_out(const Session& session, const std::vector<plan::Difference>& rules) {
  session.print(say(
      {"Not computed: the year's score, ranks and grades; rules of year.toml and rosters are as "
       "the files have them, before and after.",
       "未计算:年度得分、排名和等次;year.toml 的规则和名册,前后均按现有配置。"}));
  if (rules.empty()) return;
  session.print(say({"Rules that change too, and whose effect is not in these figures: {}",
                     "同时改动、其影响不在以上分值之内的规则:{} 处"},
                    rules.size()));
  for (const plan::Difference& one : rules)
    session.print("  " + cycle::in_words(one).in(session.language));
}

namespace {

nlohmann::ordered_json as_json(const std::optional<Rational>& score) {
  return score ? nlohmann::ordered_json(score->text()) : nlohmann::ordered_json();
}

nlohmann::ordered_json as_json(const cycle::MovedAssessee& one) {
  nlohmann::ordered_json cells = nlohmann::ordered_json::array();
  for (const cycle::MovedCell& cell : one.cells)
    cells.push_back(
        {{"indicator", cell.indicator}, {"before", cell.before}, {"after", cell.after}});
  return {{"id", one.id},
          {"name", one.name},
          {"before", as_json(one.before)},
          {"after", as_json(one.after)},
          {"indicators", cells}};
}

}  // namespace

nlohmann::ordered_json as_json(const cycle::AmendmentEffect& effect) {
  nlohmann::ordered_json document{{"assessee_count", effect.assessee_count},
                                  {"indicators", nlohmann::ordered_json::array()},
                                  {"assessees", nlohmann::ordered_json::array()}};
  for (const cycle::MovedIndicator& one : effect.indicators)
    document["indicators"].push_back({{"id", one.id},
                                      {"title", one.title},
                                      {"amended", one.is_amended},
                                      {"assessees", one.assessees}});
  for (const cycle::MovedAssessee& one : effect.assessees)
    document["assessees"].push_back(as_json(one));
  return document;
}

}  // namespace kaohe::app

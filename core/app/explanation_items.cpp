// Explanation: one indicator, its rules, its lines and the records behind each loss.
#include <algorithm>

#include <kaohe/number_text.hpp>

#include "app/explanation.hpp"
#include "app/explanation_words.hpp"
#include "base/date.hpp"
#include "base/utf8.hpp"
#include "scoring/losses.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::app {

using grading::AssesseeResult;

namespace {
std::string name_of(const plan::Domain& domain, const std::string& assessee) {
  for (const plan::Assessee& one : domain.assessees) {
    if (one.id == assessee) return one.name;
  }
  return assessee;
}
}  // namespace

// Art. 8: the catalogue's value and what the year made of it, with the documents: "0.25(三季度起
// 0.2,云考委〔2023〕7号)".
std::string Explanation::versions(const std::string& key) const {
  const std::vector<plan::NumberVersion>& versions = domain_.system.numbers.at(key);
  const auto from_beginning = [&](const plan::Override& change) {
    return change.whole_year || plan_.period_index(change.from) <= 0;
  };
  const auto document = [&](auto&& made) {
    std::string found;
    for (const plan::Override& change : domain_.plugin.overrides) {
      if (change.key == key && made(change)) found = change.document;
    }
    return found;
  };
  std::string changes;
  const auto add = [&](const Text& change) {
    changes += (changes.empty() ? "" : in(say({"; ", ";"}))) + in(change);
  };
  const std::string first = document(from_beginning);
  const auto built = domain_.system.as_built.find(key);
  if (!first.empty() && built != domain_.system.as_built.end() && !built->second.empty()) {
    add(say({"before the year changed it {}, {}", "本年度改动前 {},{}"},
            built->second.front().value, first));
  }
  const int asked = plan_.period_index(result_.period);
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const std::string& from = versions[i].from;
    if (plan_.period_index(from) > asked) continue;
    const plan::Period* period = plan_.find_period(from);
    const std::string title = period == nullptr || period->title.empty() ? from : period->title;
    add(say({"from {} on {}, {}", "{}起 {},{}"}, title, versions[i].value,
            document([&](const plan::Override& change) {
              return !from_beginning(change) && change.from == from;
            })));
  }
  const std::string value = versions.empty() ? std::string() : versions.front().value;
  return changes.empty() ? value : value + in(say({" ({})", "({})"}, changes));
}

std::string Explanation::rule(const std::string& indicator, const std::string& item) const {
  return rule_text(domain_.system, indicator, item, language_,
                   [this](const std::string& key) { return versions(key); });
}

// Numbers of an indicator that the year changed and that are of none of its items.
std::string Explanation::amended(const std::string& indicator, const std::string& indent) const {
  std::string text;
  const std::string prefix = indicator + ".";
  for (auto at = domain_.system.numbers.lower_bound(prefix); at != domain_.system.numbers.end();
       ++at) {
    if (at->first.rfind(prefix, 0) != 0) break;
    const auto& overrides = domain_.plugin.overrides;
    const bool is_changed =
        std::any_of(overrides.begin(), overrides.end(),
                    [&](const plan::Override& change) { return change.key == at->first; });
    if (!is_changed || at->first.rfind(prefix + "item.", 0) == 0) continue;
    const std::string name = at->first.substr(prefix.size());
    const Text title = name == "points" ? say({"full points", "分值"}) : number_text(name);
    text += indent + in(say({"changed by the year: {} {}\n", "本年度调整:{} {}\n"}, title,
                            versions(at->first)));
  }
  return text;
}

std::string Explanation::rules(const nlohmann::json& indicator, const std::string& indent,
                               bool all) const {
  std::string text;
  const std::string id = indicator.at("id");
  for (const nlohmann::json& item : indicator.at("items")) {
    const std::string name = item.at("id");
    const auto& losses = indicator.at("losses");
    const bool took = std::any_of(losses.begin(), losses.end(), [&](const nlohmann::json& loss) {
      return loss.at("item") == name;
    });
    const std::string numbers = all || took ? rule(id, name) : std::string();
    if (numbers.empty()) continue;
    text += indent + in(say({"rule of {}: {}\n", "{}的规则:{}\n"},
                            item.at("title").get<std::string>(), numbers));
  }
  return text;
}

std::string Explanation::lines(const nlohmann::json& indicator, const std::string& indent) const {
  std::string text;
  for (const nlohmann::json& item : indicator.at("items")) {
    for (const nlohmann::json& line : item.at("lines")) {
      text += indent + one_line(line.get<std::string>()) + "\n";
    }
  }
  for (const nlohmann::json& note : indicator.at("notes")) {
    text += indent + one_line(note.get<std::string>()) + "\n";
  }
  for (const nlohmann::json& missing : indicator.at("missing")) {
    const plan::InputInfo* input =
        domain_.system.find_input(missing.at("input").get<std::string>());
    text +=
        indent + in(say({"awaited: {}", "待报:{}"},
                        input == nullptr ? missing.at("input").get<std::string>() : input->title));
    const bool is_of_other_year = input != nullptr && !input->year.empty();
    if (is_of_other_year) text += in(say({" ({})", "({})"}, input->year));
    for (const char* more : {"cell", "subject"}) {
      const std::string word = missing.at(more);
      // A yearly cell is called after this year, of which such data do not speak.
      const bool misleads = is_of_other_year && input->every == plan::CellKind::year &&
                            more == std::string_view("cell");
      if (!word.empty() && !misleads) text += " " + word;
    }
    const plan::Period* period = plan_.find_period(missing.at("period").get<std::string>());
    if (period != nullptr) text += " " + (period->title.empty() ? period->id : period->title);
    if (missing.contains("peer")) {
      const std::string peer = missing.at("peer");
      text += in(say({" (of {})", "({})"}, name_of(domain_, peer)));
    }
    text += "\n";
  }
  return text;
}

std::string Explanation::record(std::int64_t number) const {
  const auto at = records_.find(number);
  if (at == records_.end()) return {};
  const ledger::Observation& record = at->second;
  const plan::InputInfo* input = domain_.system.find_input(record.input);
  std::string text =
      fmt::format("{} {}", place(record.origin), input == nullptr ? record.input : input->title);
  const auto add = [&text](const std::string& more) {
    if (!more.empty()) text += " " + more;
  };
  add(record.date ? to_text(*record.date) : "");
  add(record.subject);
  std::string value = record.value.text();
  if (input != nullptr && input->type == plan::InputType::flag) {
    value = in(record.value.is_zero() ? say({"no", "否"}) : say({"yes", "是"}));
  }
  if (input != nullptr && input->type == plan::InputType::choice) {
    for (std::size_t i = 0; i < input->options.size(); ++i) {
      if (record.value == Rational::of(static_cast<std::int64_t>(i)))
        value = input->options[i].title;
    }
  }
  add(value);
  add(matter(record));
  add(record.reason);
  add(record.evidence);
  add(objections(record));
  return one_line(text);
}

std::string Explanation::matter(const ledger::Observation& record) const {
  const std::vector<std::int64_t> merges = merged_.merges_of(key_of(record));
  if (merges.empty()) return record.matter;
  std::string numbers;
  for (const std::int64_t one : merges)
    numbers += (numbers.empty() ? "#" : ", #") + std::to_string(one);
  return record.matter + in(say({" [merged by {}]", "[合并:{}]"}, numbers));
}

// What was objected to a record, by which paper, and with which outcome.
std::string Explanation::objections(const ledger::Observation& record) const {
  std::string text;
  for (const ledger::Objection& one : source_.objections()) {
    const bool is_later = known_until_ && one.date && *one.date > *known_until_;
    if (is_later || !speaks_of(one.about, one.date, record)) continue;
    text += in(one.is_open(known_until_)
                   ? say({"[disputed: {}, {}]", "[有异议:{},{}]"}, one.reason, one.document)
                   : say({"[objection answered: {}, {}]", "[异议已答复:{},{}]"},
                         in(outcome_text(one.outcome)), one.answer));
  }
  return text;
}

std::string Explanation::loss_name(const nlohmann::json& indicator, const grading::Loss& loss,
                                   const nlohmann::json& told) const {
  const nlohmann::json* item = item_of(indicator, loss.item);
  if (item == nullptr) return in(stage_text(loss.item));
  const std::string title = item->at("title");
  if (told.at("stage") != "cap") return title;
  return in(say({"the cap of {}", "{}封顶"}, title));
}

std::string Explanation::losses(const AssesseeResult& assessee, const nlohmann::json& indicator,
                                const std::string& indent) const {
  const std::string id = indicator.at("id");
  const auto line = [&](const grading::Loss& loss, const nlohmann::json& told) {
    const bool gives = loss.points.sign() < 0;
    const std::string points = shown_text(gives ? -loss.points : loss.points);
    const std::string name = loss_name(indicator, loss, told);
    const std::string cell = told.at("cell");
    std::string text = indent + in(gives ? say({"gained {}: {}", "抵回 {} 分:{}"}, points, name)
                                         : say({"lost {}: {}", "失 {} 分:{}"}, points, name));
    if (!cell.empty()) text += " " + cell;
    if (!loss.subject.empty()) text += " " + loss.subject;
    if (!loss.returned.is_zero()) {
      text += in(say({" (of {}, {} given back)", "(原扣 {},已返还 {})"},
                     shown_text(loss.points + loss.returned), shown_text(loss.returned)));
    }
    return text + "\n";
  };
  std::string text;
  std::size_t next = 0;  // the result's losses stand in the explanation's order
  for (const grading::Loss& loss : assessee.losses) {
    if (loss.indicator != id) continue;
    const nlohmann::json none = {{"item", ""}, {"cell", ""}, {"stage", ""}, {"subject", ""}};
    const bool is_told = next < indicator.at("losses").size();
    const nlohmann::json& told = is_told ? indicator.at("losses").at(next) : none;
    ++next;
    text += line(loss, told);
    for (const std::int64_t number : loss.records) text += indent + "  " + record(number) + "\n";
    const bool is_unrecorded = loss.records.empty() && is_told && !told.contains("record") &&
                               told.at("stage") == "" && told.at("item") != "";
    if (is_unrecorded) text += indent + "  " + in(say({"no record of it\n", "没有相应的记录\n"}));
  }
  return text;
}

// What became of the indicator's records: disputed, taken away, put right, counted elsewhere. A
// record that is taken away shows in no loss.
std::string Explanation::standing_of_records(const AssesseeResult& assessee,
                                             const plan::IndicatorInfo& indicator) const {
  std::string text;
  for (const grading::Note& note : assessee.notes) {
    const bool is_of_it = std::any_of(
        domain_.system.inputs.begin(), domain_.system.inputs.end(), [&](const auto& input) {
          return input.indicator == indicator.id && note.en.starts_with(input.title + ", matter ");
        });
    if (is_of_it) text += "  " + one_line(in(Text{note.en, note.zh})) + "\n";
  }
  return text;
}

std::string Explanation::indicator(const std::string& assessee_id, const std::string& id) const {
  const AssesseeResult& assessee = result_of(assessee_id);
  const plan::IndicatorInfo& info = *domain_.system.find_indicator(id);
  for (const nlohmann::json& given : document_.at("indicators")) {
    if (given.at("id") != id) continue;
    std::string text = in(
        say({"{} ({}) · {} {}\n", "{}({})· {} {}\n"}, assessee.name, assessee.id, id, info.title));
    text += in(say({"Score {} (state {}; rounding point indicator: {}); unit {}; basis: {}\n",
                    "得分 {}(状态:{};{});责任单位 {};依据:{}\n"},
                   cell(assessee, given), state_text(given.at("state").get<std::string>()),
                   rounding(plan_.rounding.indicator), unit_title(info.responsible_unit),
                   info.basis.empty() ? "-" : info.basis));
    text += lines(given, "  ") + amended(id, "  ") + rules(given, "  ", true);
    for (const nlohmann::json& figure : given.at("figures")) {
      const std::string value = figure.at("value");
      const std::string line = figure.value("line", "");
      text +=
          fmt::format("  {} = {}{}{}\n", figure.at("title").get<std::string>(),
                      value.empty() ? in(figure_state_text(figure.at("state").get<std::string>()))
                                    : shown_text(scoring::exact_number(value)),
                      value.empty() ? "" : figure.at("unit").get<std::string>(),
                      line.empty() ? "" : "(" + line + ")");
    }
    text += standing_of_records(assessee, info);
    const std::string lost = losses(assessee, given, "  ");
    if (!lost.empty()) {
      text += in(say({"Lost, line by line (their sum is points − score):\n",
                      "失分明细(合计等于分值减得分):\n"})) +
              lost;
    }
    for (const nlohmann::json& gate : given.at("gates")) {
      text += in(say({"Gate: {}\n", "触发等次限制:{}\n"}, gate.at("title").get<std::string>()));
      for (const nlohmann::json& number : gate.at("records")) {
        text += "  " + record(number.get<std::int64_t>()) + "\n";
      }
    }
    return text;
  }
  return in(say({"{} is not in the table of {}\n", "{1} 的指标表里没有 {0}\n"}, id, assessee.name));
}

}  // namespace kaohe::app

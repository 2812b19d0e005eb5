#include "app/explanation.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "evidence/derived.hpp"
#include "scoring/adjust.hpp"
#include "scoring/compose.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::app {

namespace {

using grading::AssesseeResult;
using grading::Cell;

template <class Number>
std::string shown(const std::optional<Number>& number) {
  return number ? number->text() : std::string("-");
}

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
  return {key, key};
}

/// The title that an option of an item's records has: "price.heavy" of the sanctions.
std::string option_title(const plan::IndicatorSystem& system, const std::string& indicator,
                         const std::string& id) {
  for (const plan::InputInfo& input : system.inputs) {
    if (input.indicator != indicator) continue;
    for (const plan::AttributeInfo& attribute : input.attributes) {
      for (const plan::OptionInfo& option : attribute.options) {
        if (option.id == id) return option.title;
      }
    }
  }
  return id;
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

/// "2023-04", "2023-Q2", "2023-H1": the cell on its grid; 0: none.
int cell_number(const std::string& cell) {
  if (cell.size() < 6) return 0;
  const std::size_t first = cell[5] == 'Q' || cell[5] == 'H' ? 6 : 5;
  return std::stoi(cell.substr(first));
}

/// The grid that a cell's text is on.
plan::CellKind grid_of(const std::string& cell) {
  if (cell.size() < 6) return plan::CellKind::year;
  if (cell[5] == 'Q') return plan::CellKind::quarter;
  return cell[5] == 'H' ? plan::CellKind::half : plan::CellKind::month;
}

/// Whether a record of an input lies in the cell of a loss, as far as its grid says.
bool is_in_cell(const ledger::Observation& record, const plan::InputInfo& input,
                const std::string& cell) {
  const int wanted = cell_number(cell);
  if (wanted == 0 || record.cell == 0 || input.every != grid_of(cell)) return true;
  return record.cell == wanted;
}

const nlohmann::json* item_of(const nlohmann::json& indicator, const std::string& id) {
  for (const nlohmann::json& item : indicator.at("items")) {
    if (item.at("id") == id) return &item;
  }
  return nullptr;
}

}  // namespace

Explanation::Explanation(const plan::YearPlan& plan, const plan::Domain& domain,
                         const grading::Result& result, const ledger::ObservationSource& source,
                         const std::string& document, Language language)
    : plan_(plan),
      domain_(domain),
      result_(result),
      document_(nlohmann::json::parse(document)),
      language_(language) {
  source.observations(domain.id, [this](const ledger::Observation& observation) {
    records_.emplace(observation.origin.number, observation);
  });
  const Date as_of = parse_date(result.as_of).value_or(today());
  for (ledger::Observation& late : evidence::notice_observations(domain, source.notices(), as_of)) {
    records_.emplace(late.origin.number, std::move(late));
  }
  for (const ledger::Decision& decision : source.decisions()) {
    const bool exempts = decision.kind == "exempt" || decision.kind == "not_applicable";
    if (exempts && decision.domain == domain.id) exemptions_.push_back(decision);
  }
}

std::string Explanation::rounding(RoundingPoint point) const {
  const Text mode = point.mode == RoundingMode::half_up ? say({"half up", "四舍五入"})
                    : point.mode == RoundingMode::half_even ? say({"half even", "四舍六入五成双"})
                                                            : say({"truncated", "舍去尾数"});
  return in(say({"{} decimals, {}", "保留{}位小数,{}"}, point.decimals, mode));
}

std::string Explanation::unit_title(const std::string& id) const {
  const plan::Organisation* unit = plan_.find_organisation(id);
  return unit == nullptr ? id : unit->title;
}

std::string Explanation::exemption(const std::string& assessee, const std::string& on) const {
  const auto tells = [&](const ledger::Decision& decision) {
    const std::string document =
        decision.document.empty() ? decision.decided_by : decision.document;
    return document + (decision.reason.empty() ? "" : in(say({": ", ":"})) + decision.reason);
  };
  for (const ledger::Decision& decision : exemptions_) {
    if (decision.assessee == assessee && decision.on == on) return tells(decision);
  }
  for (const ledger::Decision& decision : exemptions_) {  // of one of its inputs
    if (decision.assessee == assessee && decision.on.rfind(on + ".", 0) == 0)
      return tells(decision);
  }
  return {};
}

std::string Explanation::effect(const std::string& effect) const {
  const std::size_t colon = effect.find(':');
  const std::string what = effect.substr(colon + 1);
  if (effect.rfind("lower:", 0) == 0) return in(say({"lowered by {}", "降低{}个等次"}, what));
  if (effect.rfind("exactly:", 0) == 0) {
    return in(say({"shall be {}", "应评为“{}”"}, grade_title(what)));
  }
  return in(say({"at most {}", "最高“{}”"}, grade_title(what)));
}

std::string Explanation::line_source(const std::string& source) const {
  if (language_ == Language::en || source.rfind("mean", 0) != 0) return source;
  if (source == "mean (no decision yet)") return "按平均分,尚未作出决定";
  return "按平均分" + (source.size() > 6 ? "," + source.substr(6) : "");
}

const AssesseeResult& Explanation::result_of(const std::string& assessee) const {
  for (const grading::DomainResult& domain : result_.domains) {
    if (domain.id != domain_.id) continue;
    for (const AssesseeResult& one : domain.assessees) {
      if (one.id == assessee) return one;
    }
  }
  throw std::logic_error("an assessee of the plan has no result");
}

std::string Explanation::grade_title(const std::string& id) const {
  for (const grading::Label& grade : result_.grades) {
    if (grade.id == id) return language_ == Language::zh ? grade.title : grade.id;
  }
  return id.empty() ? "-" : id;
}

std::string Explanation::assessee(const std::string& id) const {
  const AssesseeResult& assessee = result_of(id);
  return scores(assessee) + indicators(assessee) + grade(assessee);
}

// Art. 14 and 15, from the top down.
std::string Explanation::scores(const AssesseeResult& assessee) const {
  const plan::Period* period = plan_.find_period(result_.period);
  const std::string stage =
      period == nullptr || period->title.empty() ? result_.period : period->title;
  std::string text = in(say({"{} ({}), {} {}, period {}\n", "{}({}),{} {} 年度,考核阶段:{}\n"},
                            assessee.name, assessee.id, result_.county, result_.year,
                            language_ == Language::en ? result_.period : stage));
  if (result_.kind == "period") {
    text += in(say(
        {"Indicator score so far {}: full points minus what is lost so far{}; nothing is awarded "
         "before year-end (Art. 10)\n",
         "目前指标分 {}:满分减去至今的扣分{};年终之前不赋分(第十条)\n"},
        shown(assessee.indicator_score),
        assessee.redistributed.empty()
            ? Text{}
            : say({", reckoned in proportion with the points redistributed below",
                   ",再按下列并入的分值比例折算"})));
  } else {
    text += parts(assessee) + adjustments(assessee);
    if (assessee.rank) {
      text += in(say({"Rank {} of the ranked by {}; by effectiveness total {}, by final score {}\n",
                      "按{1}排第 {0} 名;按总分第 {2} 名,按最终得分第 {3} 名\n"},
                     *assessee.rank, scoring::figure_title(plan_.ranking.of),
                     assessee.rank_by_total ? std::to_string(*assessee.rank_by_total) : "-",
                     assessee.rank_by_final ? std::to_string(*assessee.rank_by_final) : "-"));
    }
  }
  for (const grading::Note& blocked : assessee.blocked) {
    text += in(say({"Blocked: {}\n", "尚不能得出:{}\n"}, Text{blocked.en, blocked.zh}));
  }
  return text;
}

// The sums of Art. 14 with the weights that applied.
std::string Explanation::parts(const AssesseeResult& assessee) const {
  const plan::Scheme& scheme = plan_.scheme;
  const auto entered = [&](const char* figure) {
    if (plan_.adjustments.enter != figure || !assessee.adjustment) return std::string();
    return in(say({" + adjustments {}", " + 加减分 {}"}, assessee.adjustment->text()));
  };
  const auto weighted = [&](const char* on, const std::string& first, const Rational& first_weight,
                            const std::string& value, bool is_missing, const Rational& weight) {
    const std::string why = exemption(assessee.id, on);
    const Text part = on == std::string("review") ? say({"review", "述职评议"})
                                                  : say({"leader evaluation", "领导评价"});
    if (is_missing && !why.empty()) {
      return in(say({"{} × {} ({} exempt, its weight {} went to the rest: {})",
                     "{} × {}({}豁免,其权重 {} 并入其余部分;{})"},
                    first, (first_weight + weight).text(), part, weight.text(), why));
    }
    return in(say({"{} × {} + {} {} × {}", "{} × {} + {} {} × {}"}, first, first_weight.text(),
                  part, value, weight.text()));
  };
  std::string text = in(say({"Final score {} (published {}: {})\n", "最终得分 {}(公布 {}:{})\n"},
                            shown(assessee.final_score), shown(assessee.published_score),
                            rounding(plan_.rounding.published)));
  text += in(say({"├ annual score {} = effectiveness total {}{} (Art. 14)\n",
                  "├ 年度考核得分 {} = 党建工作成效考核总分 {}{}(第十四条)\n"},
                 shown(assessee.annual_score),
                 weighted("leader_evaluation", shown(assessee.effectiveness_total),
                          scheme.effectiveness_weight, shown(assessee.leader_evaluation),
                          !assessee.leader_evaluation, scheme.leaders_weight),
                 entered("annual_score")));
  text +=
      in(say({"│ └ effectiveness total {} = indicator score {}{} (Art. 14)\n",
              "│ └ 党建工作成效考核总分 {} = 指标考核分值 {}{}(第十四条)\n"},
             shown(assessee.effectiveness_total),
             weighted("review", shown(assessee.indicator_score), scheme.indicator_weight,
                      shown(assessee.review_score), !assessee.review_score, scheme.review_weight),
             entered("effectiveness_total")));
  return text;
}

// Art. 15
std::string Explanation::adjustments(const AssesseeResult& assessee) const {
  std::string text =
      in(say({"└ adjustments {} (Art. 15, enter the {})\n", "└ 加减分 {}(第十五条,计入:{})\n"},
             shown(assessee.adjustment), scoring::figure_title(plan_.adjustments.enter)));
  for (const grading::AppliedAdjustment& one : assessee.adjustments) {
    std::string category = one.category;
    for (const plan::AdjustmentCategory& known : plan_.adjustments.categories) {
      if (known.id == one.category) category = known.title;
    }
    if (one.kind == "cap" || one.kind == "category_cap") {
      category += in(say({" (held at the cap)", "(封顶)"}));
    }
    text += "    " + one.points.text() + " " + category;
    if (!one.document.empty()) text += " " + one.document;
    if (!one.counted) text += " [" + in(scoring::why_not_counted(one.why_not)) + "]";
    text += "\n";
  }
  return text;
}

// "3.5/4", "豁免(文件)/6", "4/4(未到期)"
std::string Explanation::cell(const AssesseeResult& assessee, const nlohmann::json& given) const {
  const std::string id = given.at("id");
  const std::string points = given.at("points");
  const auto found = std::find_if(assessee.cells.begin(), assessee.cells.end(),
                                  [&](const Cell& one) { return one.indicator == id; });
  const Text state = state_text(std::string(scoring::cell_state_name(found->state)));
  const bool fell_away = found->state == grading::CellState::exempt ||
                         found->state == grading::CellState::not_applicable;
  if (fell_away) {
    const bool went_away = std::any_of(
        assessee.redistributed.begin(), assessee.redistributed.end(), [&](const auto& moved) {
          return std::find(moved.from.begin(), moved.from.end(), id) != moved.from.end();
        });
    const std::string why = exemption(assessee.id, id);
    std::string text = in(state);
    if (!why.empty()) text += in(say({" ({})", "({})"}, why));
    if (went_away || !found->points) return text;
    return found->points->text() + "/" + points + " " + text;
  }
  if (!found->points) return in(state) + "/" + points;
  std::string text = found->points->text() + "/" + points;
  if (found->state != grading::CellState::value) text += in(say({" ({})", "({})"}, state));
  return text;
}

std::string Explanation::redistributed(const AssesseeResult& assessee) const {
  std::string text;
  for (const grading::Redistribution& moved : assessee.redistributed) {
    std::string from;
    for (const std::string& one : moved.from)
      from += (from.empty() ? "" : in(say({", ", "、"}))) + one;
    const Text to = moved.to == "aspect" ? say({"the rest of its aspect", "本方面其余指标"})
                                         : say({"the rest of the domain", "本领域其余指标"});
    text += in(say({"  {} points of {} went to {} in proportion ({})\n",
                    "  {1} 的 {0} 分按比例并入{2}({3})\n"},
                   moved.points.text(), from, to, rounding(plan_.rounding.redistributed)));
  }
  return text;
}

std::string Explanation::indicators(const AssesseeResult& assessee) const {
  std::string text = in(say({"Indicators (points of points in force; rounding of each: {}):\n",
                             "各项指标(得分/分值;每项得分{}):\n"},
                            rounding(plan_.rounding.indicator)));
  for (const nlohmann::json& given : document_.at("indicators")) {
    const std::string id = given.at("id");
    const plan::IndicatorInfo* info = domain_.system.find_indicator(id);
    text += fmt::format("  {} {} {}\n", id, info->title, cell(assessee, given));
    const std::string indent = "      ";
    const auto found = std::find_if(assessee.cells.begin(), assessee.cells.end(),
                                    [&](const Cell& one) { return one.indicator == id; });
    const bool is_full =
        found->points && found->points->text() == given.at("points").get<std::string>();
    if (is_full && found->state != grading::CellState::not_due) continue;
    text += lines(given, indent);
    if (given.at("losses").empty()) continue;
    if (!info->basis.empty()) text += indent + in(say({"basis: {}\n", "依据:{}\n"}, info->basis));
    text += rules(given, indent, false);
    text += losses(assessee, given, indent);
  }
  return text + redistributed(assessee);
}

std::string Explanation::rule(const std::string& indicator, const std::string& item) const {
  const std::string prefix = indicator + ".item." + item + ".";
  const int asked = plan_.period_index(result_.period);
  std::string text;
  std::string row;
  for (auto at = domain_.system.numbers.lower_bound(prefix); at != domain_.system.numbers.end();
       ++at) {
    if (at->first.rfind(prefix, 0) != 0) break;
    std::string value;
    for (const plan::NumberVersion& version : at->second) {
      if (version.from.empty() || plan_.period_index(version.from) <= asked) value = version.value;
    }
    const std::vector<std::string> words = words_of(at->first.substr(prefix.size()));
    std::string name = in(number_text(words.back()));
    std::string own_row;
    if (words.front() == "rows" && words.size() > 2) {
      own_row = words[1];
    } else if (words.front() == "price" && words.size() > 1) {
      name = in(number_text("price")) + "(" +
             option_title(domain_.system, indicator, words.back()) + ")";
    }
    if (!text.empty()) text += own_row == row ? in(say({", ", "、"})) : in(say({"; ", ";"}));
    if (!own_row.empty() && own_row != row) text += in(say({"step {}: ", "第{}档 "}, own_row));
    row = own_row;
    if (words.front() == "args") name = in(say({"parameter {}", "参数({})"}, words.back()));
    text += name + " " + value;
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
      text += indent + line.get<std::string>() + "\n";
    }
  }
  for (const nlohmann::json& note : indicator.at("notes")) {
    text += indent + note.get<std::string>() + "\n";
  }
  for (const nlohmann::json& missing : indicator.at("missing")) {
    const plan::InputInfo* input =
        domain_.system.find_input(missing.at("input").get<std::string>());
    text +=
        indent + in(say({"awaited: {}", "待报:{}"},
                        input == nullptr ? missing.at("input").get<std::string>() : input->title));
    for (const char* more : {"cell", "subject"}) {
      const std::string word = missing.at(more);
      if (!word.empty()) text += " " + word;
    }
    const plan::Period* period = plan_.find_period(missing.at("period").get<std::string>());
    if (period != nullptr) text += " " + (period->title.empty() ? period->id : period->title);
    text += "\n";
  }
  return text;
}

// Why a better grade was barred, and by how much.
std::string Explanation::grade(const AssesseeResult& assessee) const {
  if (result_.kind == "period") return {};
  std::string text;
  if (!assessee.grade.permitted.empty()) {
    std::string permitted;
    for (const std::string& one : assessee.grade.permitted) {
      permitted += (permitted.empty() ? "" : ", ") + grade_title(one);
    }
    text += in(say({"Grade {}: permitted {}, proposed {}, decided {}, lowered by {}\n",
                    "等次:{}(可评 {};拟评 {};决定 {};降低 {} 级)\n"},
                   grade_title(assessee.grade.final_grade), permitted,
                   grade_title(assessee.grade.proposed), grade_title(assessee.grade.decided),
                   assessee.grade.lowered_by));
    if (!assessee.grade.reason.empty()) {
      text += in(say({"  reason: {} ({})\n", "  理由:{}({})\n"}, assessee.grade.reason,
                     assessee.grade.decided_by));
    }
  }
  for (const grading::DomainResult& domain : result_.domains) {
    for (const grading::ScopeResult& scope : domain.scopes) {
      if (scope.id != assessee.scope) continue;
      text += in(say(
          {"  good line {} ({}), mean of the scope {}\n", "  “好”等次分数线 {}({}),平均分 {}\n"},
          shown(scope.good_line), line_source(scope.good_line_source), shown(scope.mean_total)));
    }
  }
  for (const grading::FiredGate& gate : assessee.gates) {
    text += in(say({"  gate (article {}, {}): {}; {}\n", "  等次限制(条款 {},{}):{};{}\n"},
                   gate.article, effect(gate.effect), gate.fact, gate.source));
  }
  for (const grading::Note& note : assessee.notes) {
    text += "  " + in(Text{note.en, note.zh}) + "\n";
  }
  return text;
}

std::string Explanation::record(std::int64_t number) const {
  const auto at = records_.find(number);
  if (at == records_.end()) return {};
  const ledger::Observation& record = at->second;
  const plan::InputInfo* input = domain_.system.find_input(record.input);
  std::string text = fmt::format("#{} {} {}", number, record.origin.place.text(),
                                 input == nullptr ? record.input : input->title);
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
  add(record.matter);
  add(record.reason);
  add(record.evidence);
  return text;
}

std::string Explanation::behind(const std::string& assessee, const std::string& indicator,
                                const nlohmann::json& loss, const std::string& indent) const {
  const plan::IndicatorInfo* info = domain_.system.find_indicator(indicator);
  const std::string item = loss.at("item");
  const std::string subject = loss.at("subject");
  const auto reads = [&](const std::string& input) {
    for (const plan::ItemInfo& one : info->items) {
      if (one.id != item) continue;
      return std::find(one.reads.begin(), one.reads.end(), input) != one.reads.end();
    }
    return false;
  };
  const int asked = plan_.period_index(result_.period);
  std::string text;
  for (const auto& [number, one] : records_) {
    const plan::InputInfo* input = domain_.system.find_input(one.input);
    const bool fits = input != nullptr && one.assessee == assessee && reads(one.input) &&
                      plan_.period_index(one.period) <= asked &&
                      (subject.empty() || one.subject.empty() || one.subject == subject ||
                       subject.find(one.subject) != std::string::npos) &&
                      is_in_cell(one, *input, loss.at("cell"));
    if (fits) text += indent + record(number) + "\n";
  }
  if (text.empty() && !item.empty())
    text = indent + in(say({"no record of it\n", "没有相应的记录\n"}));
  return text;
}

std::string Explanation::losses(const AssesseeResult& assessee, const nlohmann::json& indicator,
                                const std::string& indent) const {
  const std::string id = indicator.at("id");
  const auto line = [&](const grading::Loss& loss, const std::string& cell) {
    const nlohmann::json* item = item_of(indicator, loss.item);
    std::string text = indent + in(say({"lost {}: {}", "失 {} 分:{}"}, loss.points.text(),
                                       item == nullptr ? in(stage_text(loss.item))
                                                       : item->at("title").get<std::string>()));
    if (!cell.empty()) text += " " + cell;
    if (!loss.subject.empty()) text += " " + loss.subject;
    if (!loss.returned.is_zero()) {
      text += in(say({" (returned {})", "(已返还 {})"}, loss.returned.text()));
    }
    return text + "\n";
  };
  std::string text;
  std::size_t next = 0;  // the result's losses stand in the explanation's order
  for (const grading::Loss& loss : assessee.losses) {
    if (loss.indicator != id) continue;
    const nlohmann::json none = {{"item", ""}, {"cell", ""}, {"subject", ""}};
    const bool is_told = next < indicator.at("losses").size();
    const nlohmann::json& told = is_told ? indicator.at("losses").at(next) : none;
    ++next;
    text += line(loss, told.at("cell"));
    if (loss.record != 0) {
      text += indent + "  " + record(loss.record) + "\n";
    } else if (is_told && !told.contains("record")) {
      text += behind(assessee.id, id, told, indent + "  ");
    }
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
    text += lines(given, "  ") + rules(given, "  ", true);
    for (const nlohmann::json& figure : given.at("figures")) {
      text += fmt::format("  {} = {} {}\n", figure.at("title").get<std::string>(),
                          figure.at("value").get<std::string>().empty()
                              ? in(state_text(figure.at("state").get<std::string>()))
                              : figure.at("value").get<std::string>(),
                          figure.at("unit").get<std::string>());
    }
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

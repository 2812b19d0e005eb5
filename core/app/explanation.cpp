#include "app/explanation.hpp"

#include <algorithm>

#include "app/explanation_words.hpp"
#include "base/date.hpp"
#include "base/utf8.hpp"
#include "evidence/derived.hpp"
#include "report/words.hpp"
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

}  // namespace

Explanation::Explanation(const plan::YearPlan& plan, const plan::Domain& domain,
                         const grading::Result& result, const ledger::ObservationSource& source,
                         const std::string& document, Language language,
                         std::optional<Date> known_until, ledger::MergedMatters merged,
                         std::set<std::int64_t> proposed)
    : plan_(plan),
      domain_(domain),
      result_(result),
      document_(nlohmann::json::parse(document)),
      source_(source),
      language_(language),
      known_until_(known_until),
      merged_(std::move(merged)),
      proposed_(std::move(proposed)) {
  source.observations(domain.id, [this](const ledger::Observation& observation) {
    records_.emplace(observation.origin.number, observation);
  });
  const Date as_of = parse_date(result.as_of).value_or(today());
  for (ledger::Observation& late :
       evidence::notice_observations(plan, domain, source.notices(), as_of)) {
    records_.emplace(late.origin.number, std::move(late));
  }
  for (const ledger::Decision& decision : source.decisions()) {
    if (decision.domain == domain.id) decisions_.push_back(decision);
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
  return id.empty() ? "-" : report::title_of(result_.grades, id);
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
  std::string text = in(say({"{} ({}), {} {}, {}\n", "{}({}),{} {} 年度,考核阶段:{}\n"},
                            assessee.name, assessee.id, result_.county, result_.year, stage));
  if (result_.kind == "period") {
    text += in(
        say({"Indicator score so far {}: full points less the losses to date{}; nothing is awarded "
             "before year-end (Art. 10)\n",
             "目前指标分 {}:满分减去至今的扣分{};年终之前不赋分(第十条)\n"},
            shown(assessee.indicator_score),
            assessee.redistributed.empty()
                ? Text{}
                : say({", reckoned in proportion with the points redistributed below",
                       ",再按下列并入的分值比例折算"})));
  } else {
    text += parts(assessee) + adjustments(assessee) + surveys(assessee);
    if (assessee.rank) {
      text += in(say({"Rank {} by {}; {} by effectiveness total, {} by final score\n",
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
  text += marks(assessee);
  text +=
      in(say({"│ └ effectiveness total {} = indicator score {}{} (Art. 14)\n",
              "│ └ 党建工作成效考核总分 {} = 指标考核分值 {}{}(第十四条)\n"},
             shown(assessee.effectiveness_total),
             weighted("review", shown(assessee.indicator_score), scheme.indicator_weight,
                      shown(assessee.review_score), !assessee.review_score, scheme.review_weight),
             entered("effectiveness_total")));
  return text + review(assessee);
}

std::string Explanation::adjustment_place(std::int64_t record) const {
  for (const ledger::Adjustment& one : source_.adjustments()) {
    if (one.origin.number == record) return " " + place(one.origin);
  }
  return {};  // what a plugin proposes, or a cap takes back
}

// Art. 15
std::string Explanation::adjustments(const AssesseeResult& assessee) const {
  std::string text =
      in(say({"└ adjustments {} (Art. 15, enter the {})\n", "└ 加减分 {}(第十五条,计入:{})\n"},
             shown(assessee.adjustment), scoring::figure_title(plan_.adjustments.enter)));
  for (const grading::AppliedAdjustment& one : assessee.adjustments) {
    text += "    " + one.points.text() + " " + in(adjustment_title(one, plan_.adjustments));
    if (!one.document.empty()) text += " " + one.document;
    if (!one.counted) text += " [" + in(scoring::why_not_counted(one.why_not)) + "]";
    text += adjustment_place(one.record);
    text += "\n" + decided(confirming(assessee.id, one.matter), "      ");
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

// Why a better grade was barred, and by how much.
std::string Explanation::grade(const AssesseeResult& assessee) const {
  if (result_.kind == "period") return {};
  std::string text;
  if (!assessee.grade.permitted.empty()) {
    std::string permitted;
    for (const std::string& one : assessee.grade.permitted) {
      permitted += (permitted.empty() ? "" : in(say({", ", "、"}))) + grade_title(one);
    }
    text += in(
        say({"Grade {}: permitted {}; proposed {}; decided {}", "等次:{}(可评 {};拟评 {};决定 {}"},
            grade_title(assessee.grade.final_grade), permitted,
            grade_title(assessee.grade.proposed), grade_title(assessee.grade.decided)));
    if (assessee.grade.lowered_by != 0) {
      text += in(say({"; lowered by {}", ";降低 {} 级"}, assessee.grade.lowered_by));
    }
    text += in(say({"\n", ")\n"}));
    text += decided(grading(assessee.id), "  ");
  }
  for (const grading::DomainResult& domain : result_.domains) {
    for (const grading::ScopeResult& scope : domain.scopes) {
      if (scope.id != assessee.scope) continue;
      text += in(say(
          {"  good line {} ({}), mean of the scope {}\n", "  “好”等次分数线 {}({}),平均分 {}\n"},
          shown(scope.good_line), report::line_source_text(scope), shown(scope.mean_total)));
      if (scope.good_line_kind != grading::LineKind::undecided)
        text += line_decided(scope.id, "    ");
    }
  }
  for (const grading::FiredGate& gate : assessee.gates) {
    text +=
        in(say({"  gate ({}, {}): {}; {}\n", "  等次限制({},{}):{};{}\n"},
               report::article_text(gate.article), report::effect_text(gate.effect, result_.grades),
               one_line(gate.fact), gate.source));
  }
  for (const grading::Note& note : assessee.notes) {
    text += "  " + one_line(in(Text{note.en, note.zh})) + "\n";
  }
  return text;
}

}  // namespace kaohe::app

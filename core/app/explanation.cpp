#include "app/explanation.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "evidence/derived.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::app {

namespace {

using grading::AssesseeResult;
using grading::Cell;

template <class Number>
std::string shown(const std::optional<Number>& number) {
  return number ? number->text() : std::string("-");
}

std::string rounding_text(RoundingPoint point) {
  return std::to_string(point.decimals) + " " + std::string(rounding_mode_name(point.mode));
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
  std::string text = in(say({"{} ({}), {} {}, period {}\n", "{}({}),{} {} 年度,考核阶段 {}\n"},
                            assessee.name, assessee.id, result_.county, result_.year,
                            result_.period));
  if (result_.kind == "period") {
    text += in(say({"Indicator score so far {}: full points minus what is lost so far; nothing is awarded "
                    "before year-end (Art. 10)\n",
                    "目前指标分 {}:满分减去至今的扣分;年终之前不赋分(第十条)\n"},
                   shown(assessee.indicator_score)));
    return text;
  }
  const plan::Scheme& scheme = plan_.scheme;
  text += in(say({"Final score {} (published {}, rounding point published: {})\n",
                  "最终得分 {}(公布 {},取舍点 published:{})\n"},
                 shown(assessee.final_score), shown(assessee.published_score),
                 rounding_text(plan_.rounding.published)));
  text += in(say({"├ annual score {} = effectiveness total {} × {} + leader evaluation {} × {} (Art. 14)\n",
                  "├ 年度考核得分 {} = 党建工作成效考核总分 {} × {} + 领导评价 {} × {}(第十四条)\n"},
                 shown(assessee.annual_score), shown(assessee.effectiveness_total),
                 scheme.effectiveness_weight.text(), shown(assessee.leader_evaluation),
                 scheme.leaders_weight.text()));
  text += in(say({"│ └ effectiveness total {} = indicator score {} × {} + review {} × {} (Art. 14)\n",
                  "│ └ 党建工作成效考核总分 {} = 指标考核分值 {} × {} + 述职评议 {} × {}(第十四条)\n"},
                 shown(assessee.effectiveness_total), shown(assessee.indicator_score),
                 scheme.indicator_weight.text(), shown(assessee.review_score),
                 scheme.review_weight.text()));
  text += in(say({"└ adjustments {} (Art. 15, enter the {})\n", "└ 加减分 {}(第十五条,计入 {})\n"},
                 shown(assessee.adjustment), plan_.adjustments.enter));
  for (const grading::AppliedAdjustment& one : assessee.adjustments) {
    text += in(say({"    {} {} {} {}{}\n", "    {} {} {} {}{}\n"}, one.points.text(), one.category,
                   one.level, one.document, one.counted ? "" : " [" + one.why_not + "]"));
  }
  if (assessee.rank) {
    text += in(say({"Rank {} of the ranked by {}; by effectiveness total {}, by final score {}\n",
                    "按 {1} 排第 {0} 名;按总分第 {2} 名,按最终得分第 {3} 名\n"},
                   *assessee.rank, plan_.ranking.of,
                   assessee.rank_by_total ? std::to_string(*assessee.rank_by_total) : "-",
                   assessee.rank_by_final ? std::to_string(*assessee.rank_by_final) : "-"));
  }
  for (const grading::Note& blocked : assessee.blocked) {
    text += in(say({"Blocked: {}\n", "尚不能得出:{}\n"}, Text{blocked.en, blocked.zh}));
  }
  return text;
}

std::string Explanation::indicators(const AssesseeResult& assessee) const {
  std::string text = in(say({"Indicators (points of points in force):\n", "各项指标(得分/分值):\n"}));
  for (const nlohmann::json& given : document_.at("indicators")) {
    const std::string id = given.at("id");
    const plan::IndicatorInfo* info = domain_.system.find_indicator(id);
    const auto cell = std::find_if(assessee.cells.begin(), assessee.cells.end(),
                                   [&](const Cell& one) { return one.indicator == id; });
    const std::string points =
        cell->points ? cell->points->text() : std::string(scoring::cell_state_name(cell->state));
    text += fmt::format("  {} {} {}/{}", id, info->title, points, given.at("points").get<std::string>());
    if (cell->state == grading::CellState::not_due) text += in(say({" (not due)", "(未到期)"}));
    if (cell->state == grading::CellState::provisional) text += in(say({" (provisional)", "(暂定)"}));
    text += "\n";
    const bool is_full = cell->points && cell->points->text() == given.at("points").get<std::string>();
    if (!is_full) text += lines(given, "      ");
  }
  for (const grading::Redistribution& moved : assessee.redistributed) {
    std::string from;
    for (const std::string& one : moved.from) from += (from.empty() ? "" : ", ") + one;
    text += in(say({"  {} points of {} went to the rest of the {} (rounding point redistributed: {})\n",
                    "  {1} 的 {0} 分并入其余指标({2};取舍点 redistributed:{3})\n"},
                   moved.points.text(), from, moved.to, rounding_text(plan_.rounding.redistributed)));
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
    text += indent + in(say({"awaited: {} {} {} {}", "待报:{} {} {} {}"},
                            missing.at("input").get<std::string>(), missing.at("cell").get<std::string>(),
                            missing.at("subject").get<std::string>(),
                            missing.at("period").get<std::string>())) +
            "\n";
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
      text += in(say({"  good line {} ({}), mean of the scope {}\n", "  “好”等次分数线 {}({}),平均分 {}\n"},
                     shown(scope.good_line), scope.good_line_source, shown(scope.mean_total)));
    }
  }
  for (const grading::FiredGate& gate : assessee.gates) {
    text += in(say({"  gate {} (article {}, {}): {}; {}\n", "  等次限制 {}(条款 {},{}):{};{}\n"}, gate.id,
                   gate.article, gate.effect, gate.fact, gate.source));
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
  std::string text = fmt::format("#{} {} {}", number, record.origin.place.text(), record.input);
  const auto add = [&text](const std::string& more) {
    if (!more.empty()) text += " " + more;
  };
  add(record.date ? to_text(*record.date) : "");
  add(record.subject);
  add(record.value.text());
  add(record.matter);
  add(record.reason);
  add(record.evidence);
  return text;
}

std::string Explanation::losses(const AssesseeResult& assessee, const std::string& indicator) const {
  std::string text;
  for (const grading::Loss& loss : assessee.losses) {
    if (loss.indicator != indicator) continue;
    text += fmt::format("  {} {}", loss.points.text(), loss.item);
    if (!loss.subject.empty()) text += " " + loss.subject;
    if (loss.record != 0) text += "  " + record(loss.record);
    if (!loss.returned.is_zero()) {
      text += in(say({" (returned {})", "(已返还 {})"}, loss.returned.text()));
    }
    text += "\n";
  }
  return text;
}

std::string Explanation::indicator(const std::string& assessee_id, const std::string& id) const {
  const AssesseeResult& assessee = result_of(assessee_id);
  const plan::IndicatorInfo& info = *domain_.system.find_indicator(id);
  for (const nlohmann::json& given : document_.at("indicators")) {
    if (given.at("id") != id) continue;
    const nlohmann::json& score = given.at("score");
    std::string text = in(say({"{} ({}) · {} {}\n", "{}({})· {} {}\n"}, assessee.name, assessee.id,
                              id, info.title));
    text += in(say({"Score {} of {} (state {}; rounding point indicator: {}); unit {}; basis: {}\n",
                    "得分 {} / {}(状态 {};取舍点 indicator:{});责任单位 {};依据:{}\n"},
                   score.is_null() ? "-" : score.get<std::string>(),
                   given.at("points").get<std::string>(), given.at("state").get<std::string>(),
                   rounding_text(plan_.rounding.indicator), info.responsible_unit,
                   info.basis.empty() ? "-" : info.basis));
    text += lines(given, "  ");
    for (const nlohmann::json& figure : given.at("figures")) {
      text += fmt::format("  {} = {} {}\n", figure.at("title").get<std::string>(),
                          figure.at("value").get<std::string>().empty()
                              ? figure.at("state").get<std::string>()
                              : figure.at("value").get<std::string>(),
                          figure.at("unit").get<std::string>());
    }
    const std::string lost = losses(assessee, id);
    if (!lost.empty()) {
      text += in(say({"Lost, line by line (their sum is points − score):\n",
                      "失分明细(合计等于分值减得分):\n"})) +
              lost;
    }
    for (const nlohmann::json& gate : given.at("gates")) {
      text += in(say({"Gate {}: {}\n", "触发等次限制 {}:{}\n"}, gate.at("id").get<std::string>(),
                     gate.at("title").get<std::string>()));
      for (const nlohmann::json& number : gate.at("records")) {
        text += "  " + record(number.get<std::int64_t>()) + "\n";
      }
    }
    return text;
  }
  return in(say({"{} is not in the table of {}\n", "{1} 的指标表里没有 {0}\n"}, id, assessee.name));
}

}  // namespace kaohe::app

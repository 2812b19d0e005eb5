// The rules of year.toml: what the schema cannot say.
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/nearest.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

const Rational kOne = Rational::of(1);

// ---------- Art. 9, 14: points and weights ----------

std::string written(const YearFile& file, const char* key) {
  const json& value = file.document.value["scheme"][key];
  return value.is_string() ? fmt::format("\"{}\"", value.get<std::string>()) : value.dump();
}

struct WeightPair {
  const char* first;
  const char* second;
  Rational a, b;
};

void check_pair(YearFile& file, const WeightPair& pair) {
  const std::string pointer = child_pointer("/scheme", pair.second);
  if (pair.a.sign() < 0 || pair.b.sign() < 0) {
    file.add(pointer,
             {"{} is {} and {} is {}; a weight lies between 0 and 1. Correct it",
              "{} 为 {},{} 为 {};权重应在 0 和 1 之间。请改正"},
             pair.first, written(file, pair.first), pair.second, written(file, pair.second));
  } else if (pair.a + pair.b != kOne) {
    file.add(pointer,
             {"{0} is {1}; {2} ({3}) and {0} must add up to 1 (found {4}). Correct one of them",
              "{0} 为 {1};{2}({3})与 {0} 之和应为 1,现为 {4}。请改正其中一个"},
             pair.second, written(file, pair.second), pair.first, written(file, pair.first),
             (pair.a + pair.b).text());
  }
}

void check_scheme(YearFile& file, const Scheme& scheme) {
  if (scheme.total.sign() <= 0) {
    file.add("/scheme/total",
             {"total is {}, expected more than 0 (Art. 9: 100); correct it",
              "total 为 {},应大于 0(第九条:100 分);请改正"},
             scheme.total.text());
  }
  check_pair(file,
             {"indicator_weight", "review_weight", scheme.indicator_weight, scheme.review_weight});
  check_pair(file, {"effectiveness_weight", "leaders_weight", scheme.effectiveness_weight,
                    scheme.leaders_weight});
}

// ---------- Rounding points ----------

struct NamedPoint {
  const char* id;
  RoundingPoint point;
};

/// Art. 14 multiplies by 1/5, 7/8 and the like: five places before it are exact at 8 places after
/// it.
void check_decimals(YearFile& file, const NamedPoint& named) {
  constexpr int kDecimalsMax = 5;
  if (named.point.decimals <= kDecimalsMax) return;
  file.add(fmt::format("/rounding/{}/decimals", named.id),
           {"{} keeps {} places, expected at most {} before the weights of Art. 14 are applied; "
            "lower it",
            "{} 保留 {} 位小数,在第十四条加权之前最多 {} 位;请减少"},
           named.id, named.point.decimals, kDecimalsMax);
}

/// A value just rounded would be rounded again at `published` if one part alone makes the annual
/// score (its weight is 1).
void check_rounded_twice(YearFile& file, const YearPlan& plan, const Rational& weight,
                         const NamedPoint& before) {
  const RoundingPoint published = plan.rounding.published;
  if (weight != kOne || published.decimals >= before.point.decimals) return;
  file.add("/rounding/published",
           {"published keeps {0} places, but with these weights the annual score is {1} itself, "
            "just rounded to {2} places: it would be "
            "rounded twice with no arithmetic between. Let {1} keep {0} places, or published {2}",
            "published 保留 {0} 位,而按现有权重年度考核得分就是 {1},刚取舍到 {2} "
            "位,中间没有运算就会取舍两次。请把 {1} 改为 {0} 位,或把 published 改为 {2} 位"},
           published.decimals, before.id, before.point.decimals);
}

// Art. 14 is exact in 8 places: the places of the parts and of the weights they meet must fit.
void check_exact(YearFile& file, const YearPlan& plan) {
  const auto places = [](const Rational& weight) {
    int count = 0;
    Rational scaled = weight;
    for (; count <= kUnitDecimals && !scaled.is_integer(); ++count) scaled *= Rational::of(10);
    return count;
  };
  const Scheme& scheme = plan.scheme;
  const Rational one = Rational::of(1);
  const bool whole = scheme.indicator_weight + scheme.review_weight == one &&
                     scheme.effectiveness_weight + scheme.leaders_weight == one;
  if (!whole) return;  // said already
  const RoundingPoints& points = plan.rounding;
  const int indicator = std::max(points.indicator.decimals, points.redistributed.decimals);
  const auto check = [&](const char* key, int needed) {
    if (needed <= kUnitDecimals) return;
    file.add(std::string("/scheme/") + key,
             {"this weight needs {} decimals in a score; 8 are kept, exactly: take a weight such "
              "as 4/5, or "
              "fewer decimals in [rounding]",
              "用这个权重,得分要 {} 位小数,而精确计算只保留 8 位:请用 4/5 这样除得尽的权重,或减少 "
              "[rounding] 的位数"},
             needed);
  };
  check("indicator_weight",
        indicator + places(scheme.indicator_weight * scheme.effectiveness_weight));
  check("review_weight",
        points.review.decimals + places(scheme.review_weight * scheme.effectiveness_weight));
  check("leaders_weight", points.leader_evaluation.decimals + places(scheme.leaders_weight));
}

void check_rounding(YearFile& file, const YearPlan& plan) {
  check_exact(file, plan);
  const RoundingPoints& points = plan.rounding;
  const NamedPoint review{"review", points.review},
      leaders{"leader_evaluation", points.leader_evaluation},
      redistributed{"redistributed", points.redistributed};
  check_decimals(file, {"indicator", points.indicator});
  check_decimals(file, review);
  check_decimals(file, leaders);
  check_decimals(file, redistributed);
  check_decimals(file, {"adjustment", points.adjustment});
  const Scheme& scheme = plan.scheme;
  check_rounded_twice(file, plan, scheme.effectiveness_weight * scheme.review_weight, review);
  check_rounded_twice(file, plan, scheme.effectiveness_weight * scheme.indicator_weight,
                      redistributed);
  check_rounded_twice(file, plan, scheme.leaders_weight, leaders);
}

// ---------- Names ----------

template <class List>
void check_known(YearFile& file, const std::string& pointer, const std::string& id,
                 const List& list, const Text& kind) {
  if (find_by_id(list, id) != nullptr) return;
  const std::vector<std::string> ids = ids_of(list);
  file.add(pointer, {"\"{}\" is no {}{}; expected one of {}", "没有“{}”这个{}{};只能是 {} 之一"},
           id, kind, did_you_mean(id, ids), listed(ids));
}

const Text kGrade{"grade", "等次"};
const Text kStep{"step of this scale", "档次"};

void check_scale(YearFile& file, const std::string& pointer, const std::vector<ScaleStep>& scale,
                 bool must_compute) {
  const auto has_from = [](const ScaleStep& step) { return step.from.has_value(); };
  const bool computes = must_compute || std::any_of(scale.begin(), scale.end(), has_from);
  for (std::size_t i = 0; computes && i < scale.size(); ++i) {
    const std::string step = child_pointer(pointer, i);
    if (!scale[i].from) {
      file.add(
          step,
          {"step \"{}\" has no `from`, as the others have; add it", "“{}”这一档没有写 from;请补上"},
          scale[i].id);
    } else if (i + 1 == scale.size() && !scale[i].from->is_zero()) {
      file.add(child_pointer(step, "from"),
               {"the last step \"{}\" is from {}, expected 0, so that every score has a step; "
                "correct it",
                "最后一档“{}”从 {} 起,应从 0 起,使任何分数都有档可归;请改正"},
               scale[i].id, scale[i].from->text());
    } else if (i > 0 && scale[i - 1].from && *scale[i].from >= *scale[i - 1].from) {
      file.add(child_pointer(step, "from"),
               {"step \"{}\" is from {}, expected less than {} of the step before it: steps go "
                "from best to worst. Correct it",
                "“{}”从 {} 起,应低于前一档的 {}(由高到低排列);请改正"},
               scale[i].id, scale[i].from->text(), scale[i - 1].from->text());
    }
  }
}

void check_grades(YearFile& file, const YearPlan& plan) {
  const Grading& grading = plan.grading;
  const int steps = static_cast<int>(grading.grades.size()) - 1;
  if (grading.misconduct_levels > steps) {
    file.add("/misconduct/levels",
             {"levels is {}, expected at most {}: there are no more grades to lower by. Correct it",
              "levels 为 {},最多 {}:没有更低的等次;请改正"},
             grading.misconduct_levels, steps);
  }
  check_known(file, "/grades/below_line", grading.below_line, grading.grades, kGrade);
  check_known(file, "/good_line/grade", grading.top_grade, grading.grades, kGrade);
  const int below = plan.grade_index(grading.below_line), top = plan.grade_index(grading.top_grade);
  if (below < 0 || top < 0 || below > top) return;
  file.add("/grades/below_line",
           {"below_line is \"{}\", expected a grade below \"{}\", which the line opens; correct it",
            "below_line 为“{}”,应低于达线等次“{}”;请改正"},
           grading.below_line, grading.top_grade);
}

/// A16.1: a quota names a grade once that has one below it, and a share.
void check_quota(YearFile& file, const YearPlan& plan, std::size_t index) {
  const std::vector<GradeQuota>& quotas = plan.grading.quotas;
  const GradeQuota& quota = quotas[index];
  const std::string pointer = child_pointer("/grades/quota", index);
  const std::string grade = child_pointer(pointer, "grade");
  check_known(file, grade, quota.grade, plan.grading.grades, kGrade);
  if (quota.grade == plan.grading.grades.back().id) {
    file.add(grade,
             {"the quota is of \"{}\", the lowest grade: nobody beyond it could be given another. "
              "Delete it, or name a better grade",
              "名额所限的“{}”是最低等次,超出名额的没有等次可评;请删去,或改为较高的等次"},
             quota.grade);
  }
  const auto is_same = [&](const GradeQuota& other) { return other.grade == quota.grade; };
  if (std::any_of(quotas.begin(), quotas.begin() + static_cast<std::ptrdiff_t>(index), is_same)) {
    file.add(grade,
             {"\"{}\" has a quota already; put both into one", "“{}”已有名额规定;请并为一条"},
             quota.grade);
  }
  if (quota.share_at_most.sign() < 0 || quota.share_at_most > kOne) {
    file.add(child_pointer(pointer, "share_at_most"),
             {"share_at_most is {}, expected 0 to 1 (\"0.15\" is 15 %); correct it",
              "share_at_most 为 {},应在 0 到 1 之间(\"0.15\" 即 15%);请改正"},
             quota.share_at_most.text());
  }
}

// ---------- Gates ----------

/// A key of a gate that its `when` needs, or that means nothing there.
void check_gate_key(YearFile& file, const std::string& pointer, const GateRule& gate,
                    const char* key, bool given, bool needed) {
  if (given == needed) return;
  if (needed) {
    file.add(pointer,
             {"gate \"{}\" has no `{}`, which when = \"{}\" needs; add it",
              "限制条件“{}”没有写 {},when = \"{}\" 时须写明;请补上"},
             gate.id, key, gate.when);
  } else {
    file.add_at_key(child_pointer(pointer, key),
                    {"gate \"{}\" has `{}`, which means nothing with when = \"{}\"; delete it",
                     "限制条件“{}”写了 {},在 when = \"{}\" 时没有意义;请删去"},
                    gate.id, key, gate.when);
  }
}

void check_bars(YearFile& file, const YearPlan& plan, const GateRule& gate,
                const std::string& pointer) {
  if (gate.effect != "at_most" || plan.grade_index(gate.grade) != 0) return;
  file.add(child_pointer(pointer, "grade"),
           {"gate \"{}\" leaves \"{}\" open, which is the best grade: it bars nothing. Name the "
            "best grade that is still open, one below it, or delete the gate",
            "限制条件“{}”最高可评“{}”,这已是最高等次,等于没有限制。请写受限后可评的最高等次,"
            "或者删去本条件"},
           gate.id, gate.grade);
}

void check_gate(YearFile& file, const YearPlan& plan, const GateRule& gate,
                const std::string& pointer) {
  const bool by_survey = gate.when == "survey", by_review = gate.when == "review_grade",
             by_finding = gate.when == "finding";
  check_known(file, child_pointer(pointer, "grade"), gate.grade, plan.grading.grades, kGrade);
  check_bars(file, plan, gate, pointer);
  check_gate_key(file, pointer, gate, "survey", !gate.survey.empty(), by_survey);
  check_gate_key(file, pointer, gate, "at_or_below", !gate.at_or_below.empty(),
                 by_survey || by_review);
  check_gate_key(file, pointer, gate, "finding", !gate.finding.empty(), by_finding);
  if (!by_finding) check_gate_key(file, pointer, gate, "rank", !gate.rank.empty(), false);
  const std::string step = child_pointer(pointer, "at_or_below");
  if (by_review && !gate.at_or_below.empty())
    check_known(file, step, gate.at_or_below, plan.review_scale, kStep);
  if (by_survey && !gate.survey.empty()) {
    const SurveyRule* survey = find_by_id(plan.surveys, gate.survey);
    check_known(file, child_pointer(pointer, "survey"), gate.survey, plan.surveys,
                {"survey in [[scales.survey]]", "测评(见 [[scales.survey]])"});
    if (survey != nullptr && !gate.at_or_below.empty())
      check_known(file, step, gate.at_or_below, survey->scale, kStep);
  }
  const bool any_body = std::any_of(plan.circular_bodies.begin(), plan.circular_bodies.end(),
                                    [](const CircularBody& body) { return body.bars; });
  if (gate.when == "circular" && !any_body) {
    file.add(pointer,
             {"gate \"{}\" can never fire: no [[circular_body]] has bars = true. List the bodies, "
              "or delete the gate",
              "限制条件“{}”永远不会触发:没有 bars = true 的 "
              "[[circular_body]]。请列出机关,或者删去本条件"},
             gate.id);
  }
}

// ---------- Ranking, consequences ----------

void check_ranking(YearFile& file, const Ranking& ranking) {
  if (ranking.bottom_share.sign() < 0 || ranking.bottom_share > kOne) {
    file.add("/ranking/bottom/share",
             {"share is {}, expected 0 to 1 (\"0.10\" is a tenth); correct it",
              "share 为 {},应在 0 到 1 之间(\"0.10\" 即一成);请改正"},
             ranking.bottom_share.text());
  }
  for (std::size_t i = 0; i < ranking.tie_breakers.size(); ++i) {
    if (ranking.tie_breakers[i] != ranking.of) continue;
    file.add(child_pointer("/ranking/tie_breakers", i),
             {"\"{}\" is what is ranked; it cannot break its own ties. Delete it",
              "“{}”就是排名所依据的得分,不能用来区分同分;请删去"},
             ranking.of);
  }
}

void check_consequences(YearFile& file, const YearPlan& plan) {
  for (std::size_t i = 0; i < plan.consequences.size(); ++i) {
    const ConsequenceRule& rule = plan.consequences[i];
    const std::string pointer = child_pointer("/consequence", i);
    check_known(file, child_pointer(pointer, "at_or_below"), rule.at_or_below, plan.grading.grades,
                kGrade);
    if (rule.owner == "assessee") continue;
    check_known(file, child_pointer(pointer, "owner"), rule.owner, plan.organisations,
                {"unit (nor \"assessee\")", "单位(也不是 assessee)"});
  }
}

}  // namespace

void check_rules(YearFile& file, const YearPlan& plan) {
  check_scheme(file, plan.scheme);
  check_rounding(file, plan);
  check_scale(file, "/scales/review", plan.review_scale, false);
  for (std::size_t i = 0; i < plan.surveys.size(); ++i) {
    check_scale(file, fmt::format("/scales/survey/{}/scale", i), plan.surveys[i].scale, true);
  }
  check_votes(file, plan);
  check_grades(file, plan);
  for (std::size_t i = 0; i < plan.grading.quotas.size(); ++i) check_quota(file, plan, i);
  for (std::size_t i = 0; i < plan.grading.gates.size(); ++i) {
    check_gate(file, plan, plan.grading.gates[i], child_pointer("/gate", i));
  }
  check_ranking(file, plan.ranking);
  check_adjustments(file, plan);
  check_leader_evaluation(file, plan);
  check_returns(file, plan);
  check_duty(file, plan);
  check_consequences(file, plan);
}

}  // namespace kaohe::plan

#include "grading/moved.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "grading/grade.hpp"

namespace kaohe::grading {

namespace {

template <class Number>
std::string text_of(const std::optional<Number>& value) {
  return value ? value->text() : "-";
}
std::string text_of(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "-";
}
std::string text_of(const std::string& text) {
  return text.empty() ? "-" : text;
}

/// A figure of an assessee, by what people call it.
struct Figure {
  Message what;
  std::string value;
};

/// Of the whole; `none`: of an assessee that is not there.
std::vector<Figure> figures_of(const AssesseeResult& of) {
  return {{{"indicator score", "指标得分"}, text_of(of.indicator_score)},
          {{"disputed points", "有异议的分值"}, text_of(of.disputed_points)},
          {{"review", "述职评议"}, text_of(of.review_score)},
          {{"total", "总分"}, text_of(of.effectiveness_total)},
          {{"leaders' evaluation", "县领导评价"}, text_of(of.leader_evaluation)},
          {{"annual score", "年度得分"}, text_of(of.annual_score)},
          {{"adjustment", "加减分"}, text_of(of.adjustment)},
          {{"published score", "最后得分"}, text_of(of.published_score)},
          {{"rank", "名次"}, text_of(of.rank)},
          {{"decided grade", "决定等次"}, text_of(of.grade.decided)},
          {{"grade", "等次"}, text_of(of.grade.final_grade)}};
}

constexpr Message kGoodLine{"good line", "“好”等次分数线"};

std::vector<Figure> figures_of(const ScopeResult& of) {
  return {
      {kGoodLine, text_of(of.good_line)},
      {{"mean of all", "全部平均分"}, text_of(of.mean_total)},
      {{"mean of those that no gate bars", "不受限制者平均分"}, text_of(of.mean_total_unbarred)}};
}

/// Of a scope that is a pool ("domain/pool"); empty: it is the domain.
std::string pool_title(const DomainResult& domain, const std::string& scope) {
  for (const Label& pool : domain.pools)
    if (scope == domain.id + "/" + pool.id) return pool.title;
  return {};
}

const ScopeResult* scope_of(const DomainResult* domain, const std::string& id) {
  if (domain == nullptr) return nullptr;
  const auto found = std::find_if(domain->scopes.begin(), domain->scopes.end(),
                                  [&](const ScopeResult& one) { return one.id == id; });
  return found == domain->scopes.end() ? nullptr : &*found;
}

const DomainResult* domain_of(const Result& result, const std::string& id) {
  const auto found = std::find_if(result.domains.begin(), result.domains.end(),
                                  [&](const DomainResult& one) { return one.id == id; });
  return found == result.domains.end() ? nullptr : &*found;
}

const AssesseeResult* assessee_of(const DomainResult* domain, const std::string& id) {
  if (domain == nullptr) return nullptr;
  const auto found = std::find_if(domain->assessees.begin(), domain->assessees.end(),
                                  [&](const AssesseeResult& one) { return one.id == id; });
  return found == domain->assessees.end() ? nullptr : &*found;
}

const Cell* cell_of(const AssesseeResult* assessee, const std::string& indicator) {
  if (assessee == nullptr) return nullptr;
  const auto found = std::find_if(assessee->cells.begin(), assessee->cells.end(),
                                  [&](const Cell& one) { return one.indicator == indicator; });
  return found == assessee->cells.end() ? nullptr : &*found;
}

std::string points_of(const Cell* cell) {
  return cell == nullptr ? "-" : text_of(cell->points);
}

bool is_provisional(const Cell* cell) {
  return cell != nullptr && cell->state == CellState::provisional;
}

/// The figures of one assessee.
class Comparison {
 public:
  Comparison(const DomainResult& domain, const std::string& assessee, std::vector<Moved>& moved)
      : domain_(domain), assessee_(assessee), moved_(moved) {}

  void add(const AssesseeResult* before, const AssesseeResult* after) {
    for (const IndicatorHead& one : domain_.indicators)
      add(one, cell_of(before, one.id), cell_of(after, one.id));
    const std::vector<Figure> names = figures_of(after == nullptr ? *before : *after);
    for (std::size_t i = 0; i < names.size(); ++i)
      add("", say(names[i].what), value(before, i), value(after, i));
  }

 private:
  static std::string value(const AssesseeResult* assessee, std::size_t figure) {
    return assessee == nullptr ? "-" : figures_of(*assessee)[figure].value;
  }

  /// A figure that was provisional is settled even where it comes out as it stood.
  void add(const IndicatorHead& indicator, const Cell* before, const Cell* after) {
    const std::string was = points_of(before), is = points_of(after);
    if (is_provisional(before) == is_provisional(after))
      return add(indicator.id, {indicator.title, indicator.title}, was, is);
    const Text what =
        is_provisional(after)
            ? say({"{} (provisional from now on)", "{}(现为暂定)"}, indicator.title)
            : say({"{} (was provisional, is settled)", "{}(原为暂定,现已确定)"}, indicator.title);
    moved_.push_back({domain_.id, assessee_, indicator.id, what, was, is});
  }

  void add(const std::string& indicator, const Text& what, const std::string& before,
           const std::string& after) {
    if (before != after) moved_.push_back({domain_.id, assessee_, indicator, what, before, after});
  }

  const DomainResult& domain_;
  const std::string& assessee_;
  std::vector<Moved>& moved_;
};

}  // namespace

std::vector<Moved> moved_between(const Result& before, const Result& after) {
  std::vector<Moved> moved;
  for (const DomainResult& domain : after.domains) {
    const DomainResult* old = domain_of(before, domain.id);
    for (const AssesseeResult& one : domain.assessees)
      Comparison(domain, one.id, moved).add(assessee_of(old, one.id), &one);
    if (old == nullptr) continue;
    for (const AssesseeResult& gone : old->assessees) {
      if (assessee_of(&domain, gone.id) == nullptr)
        Comparison(domain, gone.id, moved).add(&gone, nullptr);
    }
  }
  return moved;
}

std::vector<Moved> moved_between_editions(const Result& before, const Result& after) {
  std::vector<Moved> moved = moved_between(before, after);
  for (MovedLine& one : lines_between(before, after)) {
    if (one.what.en != kGoodLine.en) continue;
    const std::string pool = pool_title(*domain_of(after, one.domain), one.scope);
    if (!pool.empty()) one.what = say({"{}: {}", "{}:{}"}, pool, one.what);
    moved.push_back({one.domain, "", "", one.what, one.before, one.after});
  }
  return moved;
}

std::size_t unmoved_count(const Result& after, const std::vector<Moved>& moved) {
  std::set<std::pair<std::string, std::string>> movers;
  for (const Moved& one : moved) movers.insert({one.domain, one.assessee});
  std::size_t count = 0;
  for (const DomainResult& domain : after.domains) {
    for (const AssesseeResult& one : domain.assessees)
      count += movers.count({domain.id, one.id}) == 0 ? 1 : 0;
  }
  return count;
}

std::vector<MovedLine> lines_between(const Result& before, const Result& after) {
  std::vector<MovedLine> moved;
  for (const DomainResult& domain : after.domains) {
    for (const ScopeResult& scope : domain.scopes) {
      const ScopeResult* old = scope_of(domain_of(before, domain.id), scope.id);
      const std::vector<Figure> is = figures_of(scope);
      const std::vector<Figure> was = old == nullptr ? std::vector<Figure>() : figures_of(*old);
      for (std::size_t i = 0; i < is.size(); ++i) {
        const std::string value = was.empty() ? "-" : was[i].value;
        if (value != is[i].value)
          moved.push_back({domain.id, scope.id, say(is[i].what), value, is[i].value});
      }
    }
  }
  return moved;
}

std::vector<LostGrade> lost_grades(const Result& before, const Result& after,
                                   const std::vector<ledger::Decision>& decisions,
                                   const plan::YearPlan& plan) {
  std::vector<LostGrade> lost;
  for (const ledger::Decision& one : decisions) {
    const AssesseeResult* was = assessee_of(domain_of(before, one.domain), one.assessee);
    const AssesseeResult* is = assessee_of(domain_of(after, one.domain), one.assessee);
    const bool is_graded = was != nullptr && is != nullptr && !was->grade.permitted.empty() &&
                           !is->grade.permitted.empty();
    if (one.kind != "grade" || !is_graded) continue;
    const Text why = decision_problem(one, is->grade, plan);
    if (decision_problem(one, was->grade, plan).empty() && !why.empty())
      lost.push_back({one.domain, one.assessee, one.value, why});
  }
  return lost;
}

}  // namespace kaohe::grading

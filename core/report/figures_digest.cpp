// What of a result is judged, written out field by field: a field added to result.json later does
// not move the digest of a past year.
#include <algorithm>

#include "base/digest.hpp"
#include "report/result_document.hpp"
#include "report/result_json.hpp"

namespace kaohe::report {

using namespace grading;

namespace {

/// Of what came in some order and might have come in another: sorted by what it says, so that the
/// digest does not hang on the order of entry.
template <class Items, class Write>
Json sorted_list_of(const Items& items, Write write) {
  Json list = list_of(items, write);
  std::sort(list.begin(), list.end());
  return list;
}

Json cells(const std::vector<Cell>& items) {
  return list_of(items, [](const Cell& item) {
    return Json::array({item.indicator, number(item.points), cell_state_name(item.state)});
  });
}

Json redistributed(const std::vector<Redistribution>& items) {
  return list_of(items, [](const Redistribution& item) {
    return Json::array({item.from, item.to, item.aspect, number(item.points)});
  });
}

Json adjustments(const std::vector<AppliedAdjustment>& items) {
  return sorted_list_of(items, [](const AppliedAdjustment& item) {
    return Json::array({item.kind, item.category, item.level, item.matter, item.document,
                        number(item.points), item.counted, item.why_not});
  });
}

Json losses(const std::vector<Loss>& items) {
  return sorted_list_of(items, [](const Loss& item) {
    return Json::array({item.indicator, item.item, item.matter, item.period, item.subject,
                        number(item.points), number(item.returned)});
  });
}

Json gates(const std::vector<FiredGate>& items) {
  return list_of(items, [](const FiredGate& item) {
    const Json facts = sorted_list_of(item.facts, [](const GateFact& fact) {
      return Json::array({fact.what, fact.value, fact.document, fact.matter});
    });
    return Json::array({item.id, item.article, item.effect, facts});
  });
}

Json grade(const GradeOutcome& item) {
  return Json::array({item.permitted, item.proposed, item.decided, item.lowered_by,
                      item.final_grade, item.reason});
}

Json consequences(const std::vector<Consequence>& items) {
  return list_of(items, [](const Consequence& item) {
    return Json::array({item.id, item.article, item.owner});
  });
}

Json blocked(const std::vector<Note>& items) {
  return list_of(items, [](const Note& item) { return Json(item.id); });
}

/// Only where there are any: without them the digest is what it was before there could be.
Json review_parts(const std::vector<scoring::ReviewPartScore>& items) {
  return list_of(items, [](const scoring::ReviewPartScore& item) {
    const Json votes = list_of(item.votes, [](const scoring::VoteCount& one) {
      return Json::array({one.option, one.count});
    });
    return Json::array({item.id, number(item.weight), number(item.score), votes});
  });
}

Json assessee(const AssesseeResult& item) {
  Json judged = Json::array({item.id,
                             item.scope,
                             cells(item.cells),
                             number(item.effective_points),
                             redistributed(item.redistributed),
                             number(item.indicator_score),
                             number(item.review_score),
                             item.review_grade,
                             number(item.effectiveness_total),
                             number(item.leader_evaluation),
                             number(item.annual_score),
                             number(item.adjustment),
                             adjustments(item.adjustments),
                             number(item.final_score),
                             number(item.published_score),
                             rank(item.rank),
                             rank(item.rank_by_total),
                             rank(item.rank_by_final),
                             item.ranked,
                             number(item.disputed_points),
                             losses(item.losses),
                             gates(item.gates),
                             grade(item.grade),
                             consequences(item.consequences),
                             blocked(item.blocked)});
  if (!item.review_parts.empty()) judged.push_back(review_parts(item.review_parts));
  return judged;
}

Json quotas(const std::vector<QuotaResult>& items) {
  return list_of(items, [](const QuotaResult& item) {
    return Json::array({item.grade, item.at_most, item.given});
  });
}

Json scope(const ScopeResult& item) {
  Json judged =
      Json::array({item.id, item.line_of, number(item.all.sum), item.all.count,
                   number(item.unbarred.sum), item.unbarred.count, number(item.good_line)});
  if (!item.quotas.empty()) judged.push_back(quotas(item.quotas));
  return judged;
}

Json indicator(const IndicatorHead& item) {
  return Json::array({item.id, item.aspect, number(item.points)});
}

Json domain(const DomainResult& item) {
  return Json::array({item.id, list_of(item.indicators, indicator), list_of(item.scopes, scope),
                      list_of(item.assessees, assessee)});
}

}  // namespace

std::string figures_digest(const Result& result) {
  const Json judged = Json::array({"kaohe.figures.v1", result.kind, result.period, result.year,
                                   list_of(result.domains, domain)});
  return sha256(judged.dump());
}

}  // namespace kaohe::report

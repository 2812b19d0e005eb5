#include "grading/judge.hpp"

#include <map>

#include "base/errors.hpp"
#include "grading/scopes.hpp"

namespace kaohe::grading {

namespace {

template <class Item>
std::vector<Label> labels_of(const std::vector<Item>& items) {
  std::vector<Label> labels;
  for (const Item& item : items) labels.push_back({item.id, item.title});
  return labels;
}

Result head_of(const plan::YearPlan& plan, const JudgeOptions& options) {
  Result result;
  result.kind = options.kind;
  result.period = options.period.empty() ? plan.periods.back().id : options.period;
  result.year = plan.year;
  result.county = plan.county;
  result.standing = options.standing;
  result.edition = options.edition;
  result.as_of = to_text(options.as_of);
  result.plan_digest = plan.digest;
  result.ledger_head = options.ledger_head;
  result.plugins = options.plugins;
  result.grades = labels_of(plan.grading.grades);
  result.review_grades = labels_of(plan.review_scale);
  result.organisations = labels_of(plan.organisations);
  return result;
}

const scoring::DomainSheet* sheet_of(const std::vector<scoring::DomainSheet>& sheets,
                                     const std::string& domain) {
  const scoring::DomainSheet* found = nullptr;
  for (const scoring::DomainSheet& sheet : sheets) {
    if (sheet.sheet.domain != domain) continue;
    if (found != nullptr) {
      throw Error(ErrorKind::plugin, {},
                  say({"two sheets of the domain {}", "领域 {} 有两份得分表"}, domain));
    }
    found = &sheet;
  }
  return found;
}

/// Ranks and grades by scope, in the order of the scopes' ids.
std::vector<ScopeResult> judge_scopes(const plan::YearPlan& plan, const plan::Domain& domain,
                                      const DomainRecords& records, const JudgeOptions& options,
                                      std::vector<Assessed>& assessed) {
  std::map<std::string, std::vector<Assessed*>> scopes;
  for (Assessed& member : assessed) scopes[member.result.scope].push_back(&member);
  std::vector<ScopeResult> results;
  for (const auto& [id, members] : scopes) {
    results.push_back(judge_scope({id, plan, domain, records, options}, members));
  }
  return results;
}

DomainResult judge_domain(const plan::YearPlan& plan, const plan::Domain& domain,
                          const scoring::DomainSheet& sheet,
                          const ledger::ObservationSource& source, const JudgeOptions& options) {
  DomainResult result;
  result.id = domain.id;
  result.title = domain.title;
  result.lead_unit = domain.lead_unit;
  const plan::InputInfo* pool = domain.system.find_input(domain.pool);
  if (pool != nullptr) result.pools = labels_of(pool->options);
  result.indicators = indicator_heads(plan, domain, options.as_of);
  std::vector<Assessed> assessed = figures_of(plan, domain, sheet, source, options);
  const DomainRecords records = records_of(plan, domain, source, options.known());
  if (options.is_year()) {
    result.scopes = judge_scopes(plan, domain, records, options, assessed);
  } else {
    for (Assessed& member : assessed) {
      fire_gates(member, 0, {member.result.scope, plan, domain, records, options});
    }
  }
  for (Assessed& member : assessed) result.assessees.push_back(std::move(member.result));
  return result;
}

/// A published result has no blocked cell but what may wait, and its lines are decided.
void require_complete(const Result& result, bool with_waiting) {
  std::vector<Problem> problems;
  for (const DomainResult& domain : result.domains) {
    for (const AssesseeResult& assessee : domain.assessees) {
      for (const Note& reason : assessee.blocked) {
        if (with_waiting && reason.id == "pending") continue;
        problems.push_back(
            {{},
             say({"{} {}: {}", "{} {}:{}"}, domain.id, assessee.id, Text{reason.en, reason.zh})});
      }
    }
    for (const ScopeResult& scope : domain.scopes) {
      if (scope.good_line_kind != LineKind::undecided) continue;
      problems.push_back({{},
                          say({"{}: no good line is decided; record the decision",
                               "{}:“好”等次分数线尚未决定;请录入决定"},
                              scope.id)});
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::data, std::move(problems));
}

}  // namespace

Result judge(const plan::YearPlan& plan, const std::vector<scoring::DomainSheet>& sheets,
             const ledger::ObservationSource& source, const JudgeOptions& options) {
  Result result = head_of(plan, options);
  for (const plan::Domain& domain : plan.domains) {
    const scoring::DomainSheet* sheet = sheet_of(sheets, domain.id);
    if (sheet == nullptr) continue;
    result.domains.push_back(judge_domain(plan, domain, *sheet, source, options));
  }
  if (options.standing == "official") require_complete(result, options.with_waiting);
  return result;
}

}  // namespace kaohe::grading

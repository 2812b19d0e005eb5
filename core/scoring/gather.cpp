#include "scoring/gather.hpp"

#include "base/errors.hpp"
#include "scoring/adjust_limits.hpp"

namespace kaohe::scoring {

namespace {

struct Gatherer {
  const plan::YearPlan& plan;
  const plan::Domain& domain;
  Date known_until;
  DomainInputs inputs;
  std::vector<Problem> problems;

  /// The entry that a record belongs to; nullptr: another domain's, later than asked, or wrong.
  template <class Record>
  AssesseeInputs* find(const Record& record) {
    if (record.domain != domain.id) return nullptr;
    const auto found = inputs.find(record.assessee);
    if (found != inputs.end()) return &found->second;
    refuse(record.origin, say({"the assessee \"{}\" is none of the domain {}; write an id of its "
                               "roster",
                               "考核对象“{}”不在领域 {} 的名册内;请写名册中的编号"},
                              record.assessee, domain.id));
    return nullptr;
  }

  bool is_known(const std::optional<Date>& date) const { return is_known_by(date, known_until); }

  void refuse(const ledger::Origin& origin, const Text& what) {
    problems.push_back({origin.place, what});
  }

  void take(const ledger::Review& review) {
    if (!is_known(review.date)) return;
    AssesseeInputs* entry = find(review);
    if (entry == nullptr) return;
    if (!plan.review_parts.empty()) return take_part(review, entry->review);
    if (entry->review.score) return refuse_second(review);
    entry->review.score = review.score;
    entry->review.grade = review.grade;
  }

  void refuse_second(const ledger::Review& review) {
    refuse(review.origin, say({"a second review of {}; correct the first instead",
                               "{} 的述职评议考核重复录入;请更正原记录"},
                              review.assessee));
  }

  void take_part(const ledger::Review& review, ReviewInput& input) {
    const plan::ReviewPart* rule = plan.find_review_part(review.part);
    if (rule == nullptr) {
      refuse(review.origin, say({"the review of {} names the part \"{}\", which year.toml does not "
                                 "have; name one of its parts",
                                 "{} 的述职评议所写组成部分“{}”不在 year.toml 中;请改为所列的一个"},
                                review.assessee, review.part));
      return;
    }
    ReviewPartInput& part = input.parts[rule->id];
    if (!part.records.empty()) return refuse_second(review);
    part.records.push_back(review.origin.number);
    if (!rule->votes.is_voted()) part.score = review.score;
    if (!review.grade.empty() && !input.grade.empty() && review.grade != input.grade) {
      refuse(review.origin, say({"a second grade of the review of {}: {} beside {}; correct one",
                                 "{} 的述职评议有两个不同的等次:{} 和 {};请更正其一"},
                                review.assessee, review.grade, input.grade));
    }
    if (!review.grade.empty()) input.grade = review.grade;
  }

  void take(const ledger::Votes& votes) {
    if (!is_known(votes.date)) return;
    AssesseeInputs* entry = find(votes);
    if (entry == nullptr) return;
    if (plan.find_vote_rule(votes.of, votes.part) == nullptr) {
      refuse(votes.origin,
             say({"votes on {} {}, which has no `votes` in year.toml; record its score "
                  "instead",
                  "{} {} 在 year.toml 中没有 votes,不按票数计分;请改为录入得分"},
                 votes.of, votes.part));
      return;
    }
    Ballot& ballot = votes.of == plan::kReview ? entry->review.parts[votes.part].ballot
                                               : entry->surveys[votes.of];
    if (ballot.take(votes)) return;
    refuse(votes.origin, say({"a second record of the votes on {} {} for {}; correct the first "
                              "instead",
                              "{2} 在 {0} {1} 中的票数重复录入;请更正原记录"},
                             votes.of, votes.part, votes.assessee));
  }

  void take(const ledger::LeaderMark& mark) {
    if (!is_known(mark.date)) return;
    AssesseeInputs* entry = find(mark);
    if (entry == nullptr) return;
    for (const Mark& known : entry->leaders.marks) {
      if (known.leader != mark.leader) continue;
      refuse(mark.origin, say({"a second mark of the leader {} for {}; correct the first instead",
                               "领导 {} 对 {} 的评价分重复录入;请更正原记录"},
                              mark.leader, mark.assessee));
      return;
    }
    entry->leaders.marks.push_back({mark.leader, mark.score});
  }

  void take(const ledger::Adjustment& record) {
    if (!is_known(record.date)) return;
    AssesseeInputs* entry = find(record);
    if (entry == nullptr) return;
    AdjustmentInput input;
    input.category = record.category;
    input.level = record.level;
    input.document = record.document;
    input.approved_by = record.approved_by;
    input.matter = record.matter;
    input.points = record.points;
    input.date = record.date;
    input.record = record.origin.number;
    input.place = record.origin.place;
    input.among = record.among;
    input.applied = record.applied;
    entry->adjustments.push_back(std::move(input));
  }

  /// A documented exemption from the review or the leaders' evaluation; those of indicators are the
  /// plugin's to heed.
  void take(const ledger::Decision& decision) {
    const bool of_review = decision.on == "review";
    const bool exempts = decision.kind == "exempt" || decision.kind == "not_applicable";
    if (!exempts || !(of_review || decision.on == "leader_evaluation")) return;
    if (!is_known(decision.date)) return;
    AssesseeInputs* entry = find(decision);
    if (entry == nullptr) return;
    if (decision.document.empty()) {
      refuse(decision.origin, say({"the exemption of {} from {} names no document; write the "
                                   "document that grants it",
                                   "{} 免于 {} 的决定没有写明文件依据;请补上文号"},
                                  decision.assessee, decision.on));
    } else if (of_review) {
      entry->review.exempt = true;
    } else {
      entry->leaders.exempt = true;
    }
  }
};

Matters matters_confirmed(const plan::Domain& domain, const ledger::ObservationSource& source,
                          Date known_until) {
  Matters confirmed;
  for (const ledger::Decision& decision : source.decisions()) {
    if (decision.kind != "adjustment" || decision.domain != domain.id) continue;
    if (!is_known_by(decision.date, known_until)) continue;
    confirmed[decision.assessee].insert(decision.on);
  }
  return confirmed;
}

/// `matters.across`: one matter in an indicator and an adjustment: the adjustment
/// waits for confirmation.
void mark_matters_elsewhere(DomainInputs& inputs, const Matters& elsewhere,
                            const Matters& confirmed) {
  const auto holds = [](const Matters& matters, const std::string& assessee,
                        const std::string& matter) {
    const auto found = matters.find(assessee);
    return found != matters.end() && found->second.count(matter) > 0;
  };
  for (auto& [assessee, entry] : inputs) {
    for (AdjustmentInput& adjustment : entry.adjustments) {
      adjustment.matter_elsewhere = !adjustment.matter.empty() &&
                                    holds(elsewhere, assessee, adjustment.matter) &&
                                    !holds(confirmed, assessee, adjustment.matter);
    }
  }
}

/// Where the matter of a deduction counts; nullptr: it was not weighed.
const WeighedMatter* find_weighed(const AdjustmentInput& adjustment, const std::string& assessee,
                                  const plan::Adjustments& rules, const WeighedMatters& weighed) {
  const plan::AdjustmentCategory* category = find_category(rules, adjustment.category);
  const auto own = weighed.find(assessee);
  if (category == nullptr || !category->deducts || own == weighed.end()) return nullptr;
  const auto found = own->second.find(adjustment.matter);
  return found == own->second.end() ? nullptr : &found->second;
}

/// `matters.across` = "highest": what was weighed waits for nobody.
void take_weighed(DomainInputs& inputs, const plan::Adjustments& rules,
                  const WeighedMatters& weighed) {
  for (auto& [assessee, entry] : inputs) {
    for (AdjustmentInput& adjustment : entry.adjustments) {
      if (!adjustment.matter_elsewhere) continue;
      const WeighedMatter* one = find_weighed(adjustment, assessee, rules, weighed);
      if (one == nullptr) continue;
      adjustment.matter_elsewhere = false;
      adjustment.dearer_in_indicator = one->in_indicators;
    }
  }
}

/// [missing]: who has no review, or no mark of any leader, counts as exempt where the year says so.
void exempt_missing(DomainInputs& inputs, const plan::Missing& missing) {
  for (auto& [assessee, entry] : inputs) {
    const bool is_reviewed = entry.review.score || !entry.review.parts.empty();
    if (missing.review_exempts && !is_reviewed) entry.review.exempt = true;
    if (missing.leaders_exempt && entry.leaders.marks.empty()) entry.leaders.exempt = true;
  }
}

}  // namespace

DomainInputs gather(const plan::YearPlan& plan, const plan::Domain& domain,
                    const ledger::ObservationSource& source, Date known_until,
                    const Matters& in_indicators, const WeighedMatters& weighed) {
  Gatherer gatherer{plan, domain, known_until, {}, {}};
  for (const plan::Assessee& assessee : domain.assessees) gatherer.inputs[assessee.id];
  for (const ledger::Review& review : source.reviews()) gatherer.take(review);
  for (const ledger::Votes& votes : source.votes()) gatherer.take(votes);
  for (const ledger::LeaderMark& mark : source.leader_marks()) gatherer.take(mark);
  for (const ledger::Adjustment& adjustment : source.adjustments()) gatherer.take(adjustment);
  for (const ledger::Decision& decision : source.decisions()) gatherer.take(decision);
  if (!gatherer.problems.empty()) throw Error(ErrorKind::data, std::move(gatherer.problems));
  exempt_missing(gatherer.inputs, plan.missing);
  if (plan.matters_across != "count") {
    mark_matters_elsewhere(gatherer.inputs, in_indicators,
                           matters_confirmed(domain, source, known_until));
    take_weighed(gatherer.inputs, plan.adjustments, weighed);
  }
  return std::move(gatherer.inputs);
}

}  // namespace kaohe::scoring

// Explanation: the parts that people give: the leaders' marks, the review, surveys.
#include <filesystem>

#include <kaohe/number_text.hpp>

#include "app/explanation.hpp"
#include "report/words.hpp"
#include "scoring/compose.hpp"
#include "scoring/leaders.hpp"
#include "scoring/votes.hpp"

namespace kaohe::app {

using grading::AssesseeResult;

std::string Explanation::place(const ledger::Origin& origin) const {
  Place place = origin.place;
  place.file = std::filesystem::path(place.file).lexically_normal().string();
  const std::string number = "#" + std::to_string(origin.number);
  const std::string text = place.text() == number ? number : number + " " + place.text();
  return proposed_.count(origin.number) == 0
             ? text
             : text + in(say({" [not confirmed yet]", " [待确认]"}));
}

/// The records of an assessee that are known.
template <class Record>
std::vector<Record> Explanation::own(const std::vector<Record>& all,
                                     const std::string& assessee) const {
  std::vector<Record> found;
  for (const Record& record : all) {
    const bool is_later = known_until_ && record.date && *record.date > *known_until_;
    if (record.domain == domain_.id && record.assessee == assessee && !is_later) {
      found.push_back(record);
    }
  }
  return found;
}

// A14.4
std::string Explanation::marks(const AssesseeResult& assessee) const {
  const std::vector<ledger::LeaderMark> marks = own(source_.leader_marks(), assessee.id);
  if (marks.empty()) return {};
  const plan::LeaderEvaluation& rules = plan_.leader_evaluation;
  if (rules.sealed && !assessee.leader_evaluation) {
    return in(say({"│ · leader evaluation: sealed until the marks of all are in\n",
                   "│ · 领导评价:全部评价分到齐之前不公开\n"}));
  }
  const std::string mean = assessee.leader_evaluation ? assessee.leader_evaluation->text() : "-";
  std::string text =
      in(say({"│ · leader evaluation {}: {} ({})\n", "│ · 领导评价 {}:{}({})\n"}, mean,
             scoring::leader_rule_text(rules), rounding(plan_.rounding.leader_evaluation)));
  for (const ledger::LeaderMark& mark : marks) {
    const std::optional<Rational> weight = rules.weight_of(mark.leader);
    const std::string shown = weight ? weight->text() : "-";
    text += in(say({"│     {} {}, weight {}  {}\n", "│     {} {},权重 {}  {}\n"},
                   rules.title_of(mark.leader), mark.score.text(), shown, place(mark.origin)));
  }
  if (rules.trim != 0) {
    text += in(say(
        {"│     left out, highest and lowest, of each: {}\n", "│     去掉最高分和最低分各 {} 个\n"},
        rules.trim));
  }
  return text;
}

std::string Explanation::votes(const std::string& assessee, const std::string& of,
                               const std::string& part, const std::string& indent) const {
  const plan::VoteRule* rule = plan_.find_vote_rule(of, part);
  if (rule == nullptr) return {};
  scoring::Ballot ballot;
  std::string rows;
  for (const ledger::Votes& votes : own(source_.votes(), assessee)) {
    if (votes.of != of || votes.part != part || !ballot.take(votes)) continue;
    const Text option = scoring::option_title(*rule, votes.option);
    rows += indent + in(say({"{}: {} votes; {} {}\n", "{}:{} 票;{} {}\n"}, option, votes.count,
                            votes.document, place(votes.origin)));
  }
  const scoring::VoteIndex outcome = scoring::vote_index(ballot, *rule, "");
  if (!outcome.index) return rows;
  std::string sum;
  for (const plan::VoteOption& option : rule->options) {
    sum += (sum.empty() ? "" : " + ") + option.points.text() + " × " +
           std::to_string(ballot.counts.at(option.id));
  }
  const Text what = rule->counts_invalid ? say({"votes, invalid ones included", "票(含无效票)"})
                                         : say({"valid votes", "张有效票"});
  Text grade;
  for (const plan::SurveyRule& survey : plan_.surveys) {
    const int step =
        scoring::scale_index(survey.scale, scoring::scale_grade(survey.scale, *outcome.index));
    if (survey.id == of && step >= 0)
      grade = say({", {}", ",“{}”"}, survey.scale[static_cast<std::size_t>(step)].title);
  }
  return rows + indent +
         in(say({"({}) ÷ {} {} = {}{}\n", "({}) ÷ {} {} = {}{}\n"}, sum, outcome.counted, what,
                shown_text(*outcome.index), grade));
}

std::string Explanation::review_parts(const AssesseeResult& assessee) const {
  const std::string score = assessee.review_score ? assessee.review_score->text() : "-";
  std::string text = in(say({"│ · review {}, grade {}: the parts by their weights ({})\n",
                             "│ · 述职评议考核 {},等次“{}”:各组成部分按权重合成({})\n"},
                            score, report::title_of(result_.review_grades, assessee.review_grade),
                            rounding(plan_.rounding.review)));
  const std::vector<ledger::Review> rows = own(source_.reviews(), assessee.id);
  for (const scoring::ReviewPartScore& part : assessee.review_parts) {
    const std::string own_score = part.score ? shown_text(*part.score) : "-";
    text += in(say({"│   {} {} × {}\n", "│   {} {} × {}\n"}, part.title, own_score,
                   shown_text(part.weight)));
    for (const ledger::Review& row : rows) {
      if (row.part != part.id) continue;
      const Text grade = row.grade.empty()
                             ? Text{}
                             : say({"grade {}; ", "等次“{}”;"},
                                   report::title_of(result_.review_grades, row.grade));
      text +=
          in(say({"│     {}{} {}\n", "│     {}{} {}\n"}, grade, row.document, place(row.origin)));
    }
    text += votes(assessee.id, std::string(plan::kReview), part.id, "│     ");
  }
  return text;
}

std::string Explanation::review(const AssesseeResult& assessee) const {
  if (!assessee.review_parts.empty()) return review_parts(assessee);
  std::string text;
  for (const ledger::Review& review : own(source_.reviews(), assessee.id)) {
    text += in(
        say({"│ · review {}, grade {} ({}): {} {}\n", "│ · 述职评议考核 {},等次“{}”({}):{} {}\n"},
            review.score.text(), report::title_of(result_.review_grades, assessee.review_grade),
            rounding(plan_.rounding.review), review.document, place(review.origin)));
  }
  return text;
}

// A17.3
std::string Explanation::surveys(const AssesseeResult& assessee) const {
  std::string text;
  for (const ledger::Survey& survey : own(source_.surveys(), assessee.id)) {
    for (const plan::SurveyRule& rule : plan_.surveys) {
      if (rule.id != survey.survey) continue;
      const int step =
          scoring::scale_index(rule.scale, scoring::scale_grade(rule.scale, survey.score));
      const std::string grade =
          step < 0 ? std::string("-") : rule.scale[static_cast<std::size_t>(step)].title;
      text += in(say({"  survey {}: {}, {}; {} {}\n", "  {}:{},“{}”;{} {}\n"}, rule.title,
                     survey.score.text(), grade, survey.document, place(survey.origin)));
    }
  }
  for (const plan::SurveyRule& rule : plan_.surveys) {
    const std::string told = votes(assessee.id, rule.id, "", "    ");
    if (told.empty()) continue;
    text += in(say({"  survey {}, from its votes:\n", "  {},按票数计算:\n"}, rule.title)) + told;
  }
  return text;
}

}  // namespace kaohe::app

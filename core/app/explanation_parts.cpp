// Explanation: the parts that people give: the leaders' marks, the review, surveys.
#include <filesystem>

#include "app/explanation.hpp"
#include "report/words.hpp"
#include "scoring/compose.hpp"
#include "scoring/leaders.hpp"

namespace kaohe::app {

using grading::AssesseeResult;

std::string Explanation::place(const ledger::Origin& origin) {
  Place place = origin.place;
  place.file = std::filesystem::path(place.file).lexically_normal().string();
  return place.text();
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

std::string Explanation::review(const AssesseeResult& assessee) const {
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
  return text;
}

}  // namespace kaohe::app

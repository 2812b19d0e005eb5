// Art. 14, 17: the parts of the review, and scores from votes, in year.toml, read and checked.
#include <set>

#include "base/nearest.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

/// A survey is a rate of satisfaction, whatever the points of the scheme.
const Rational kFullSurvey = Rational::of(100);

VoteRule vote_rule_of(const json& from) {
  VoteRule rule;
  for (const json& option : list_of(from, "votes"))
    rule.options.push_back({option["id"], option["title"], number_of(option["points"])});
  rule.counts_invalid = text_of(from, "denominator", "valid") == "all";
  return rule;
}

ReviewPart part_of(const json& from) {
  return {from["id"], from["title"], number_of(from["weight"]), vote_rule_of(from)};
}

/// What is wrong with the rules of votes and of the review's parts.
class Checker {
 public:
  Checker(YearFile& file, const YearPlan& plan) : file_(file), plan_(plan) {}

  void check() {
    for (std::size_t i = 0; i < plan_.review_parts.size(); ++i)
      check_part(plan_.review_parts[i], child_pointer("/review/part", i));
    for (std::size_t i = 0; i < plan_.surveys.size(); ++i)
      check_survey(plan_.surveys[i], child_pointer("/scales/survey", i));
  }

 private:
  void check_part(const ReviewPart& part, const std::string& pointer) {
    if (part.weight.sign() <= 0) {
      file_.add(child_pointer(pointer, "weight"),
                {"the weight of \"{}\" is {}, expected more than 0; correct it, or delete the part",
                 "“{}”的权重为 {},应大于 0;请改正,或者删去这一部分"},
                part.id, part.weight.text());
    }
    if (!names_.insert(part.id).second || !names_.insert(part.title).second) {
      file_.add(pointer,
                {"the part \"{}\" ({}) stands twice; a record could mean either. Rename or delete "
                 "one",
                 "组成部分“{}”({})重复,记录无法区分;请改名或者删去一个"},
                part.id, part.title);
    }
    check_votes(part.votes, part.id, pointer, plan_.scheme.total);
  }

  void check_survey(const SurveyRule& survey, const std::string& pointer) {
    const bool is_review = survey.id == kReview || survey.title == kReviewTitle;
    if (survey.votes.is_voted() && is_review) {
      file_.add(pointer,
                {"the survey \"{}\" ({}) is named as the review is in votes.csv; rename it",
                 "测评“{}”({})与述职评议在 votes.csv 中的名称相同;请改名"},
                survey.id, survey.title);
    }
    check_votes(survey.votes, survey.id, pointer, kFullSurvey);
  }

  /// `full`: the most that an option can be worth.
  void check_votes(const VoteRule& rule, const std::string& whose, const std::string& pointer,
                   const Rational& full) {
    const bool has_denominator =
        file_.document.value[json::json_pointer(pointer)].contains("denominator");
    if (!rule.is_voted() && has_denominator) {
      file_.add_at_key(
          child_pointer(pointer, "denominator"),
          {"\"{}\" has `denominator` and no `votes`, where it means nothing; write the "
           "options, or delete it",
           "“{}”写了 denominator 而没有 votes,没有意义;请写明选项,或者删去"},
          whose);
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < rule.options.size(); ++i) {
      const std::string at = child_pointer(child_pointer(pointer, "votes"), i);
      check_option_name(rule.options[i], whose, at, names);
      check_points(rule, i, at, full);
    }
  }

  void check_option_name(const VoteOption& option, const std::string& whose, const std::string& at,
                         std::set<std::string>& names) {
    if (option.id == kInvalidVotes || option.title == kInvalidVotesTitle) {
      file_.add(at,
                {"the option \"{}\" ({}) of \"{}\" is named as invalid votes are, which are no "
                 "option; rename or delete it",
                 "“{2}”的选项“{0}”({1})与无效票的名称相同,无效票不是选项;请改名或者删去"},
                option.id, option.title, whose);
    }
    if (!names.insert(option.id).second || !names.insert(option.title).second) {
      file_.add(
          at,
          {"the option \"{}\" ({}) stands twice in \"{}\"; a record could mean either. Rename "
           "or delete one",
           "“{2}”的选项“{0}”({1})重复,记录无法区分;请改名或者删去一个"},
          option.id, option.title, whose);
    }
  }

  void check_points(const VoteRule& rule, std::size_t i, const std::string& at,
                    const Rational& full) {
    const VoteOption& option = rule.options[i];
    const std::string pointer = child_pointer(at, "points");
    if (option.points.sign() < 0 || option.points > full) {
      file_.add(pointer,
                {"the option \"{}\" is worth {}, expected 0 to {}; correct it",
                 "选项“{}”为 {} 分,应在 0 到 {} 之间;请改正"},
                option.id, option.points.text(), full.text());
    } else if (i > 0 && option.points >= rule.options[i - 1].points) {
      file_.add(pointer,
                {"the option \"{}\" is worth {}, expected less than {} of the option before it: "
                 "they go from best to worst. Correct it",
                 "选项“{}”为 {} 分,应低于前一项的 {}(由高到低排列);请改正"},
                option.id, option.points.text(), rule.options[i - 1].points.text());
    }
  }

  YearFile& file_;
  const YearPlan& plan_;
  std::set<std::string> names_;
};

}  // namespace

void read_votes(const YearFile& file, YearPlan& plan) {
  const json& root = file.document.value;
  for (const json& part : list_of(table_of(root, "review"), "part"))
    plan.review_parts.push_back(part_of(part));
  const json& surveys = list_of(root["scales"], "survey");
  for (std::size_t i = 0; i < plan.surveys.size(); ++i)
    plan.surveys[i].votes = vote_rule_of(surveys[i]);
}

void check_votes(YearFile& file, const YearPlan& plan) {
  Checker(file, plan).check();
}

const ReviewPart* YearPlan::find_review_part(std::string_view id) const {
  return find_by_id(review_parts, id);
}

const VoteRule* YearPlan::find_vote_rule(std::string_view of, std::string_view part) const {
  const VoteRule* rule = nullptr;
  if (of == kReview) {
    const ReviewPart* found = find_review_part(part);
    if (found != nullptr) rule = &found->votes;
  } else if (part.empty()) {
    const SurveyRule* survey = find_by_id(surveys, of);
    if (survey != nullptr) rule = &survey->votes;
  }
  return rule != nullptr && rule->is_voted() ? rule : nullptr;
}

}  // namespace kaohe::plan

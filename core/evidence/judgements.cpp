// Reviews, leaders' marks, surveys: scores that people give.
#include <algorithm>

#include "evidence/beside.hpp"

namespace kaohe::evidence {

namespace {
using plan::ScaleStep;

/// Scores that are only compared, never averaged, may have as many places as a number has.
constexpr int kMostDecimals = 8;

/// A survey is a rate of satisfaction, whatever the points of the scheme.
const Rational kFullSurvey = Rational::of(100);

constexpr MessageFor<std::string> kSecondScore{
    "this assessee has one already at {}; correct that one instead of adding a second",
    "该考核对象已有一条(见 {});请更正原记录,不要另加一条"};

/// What the scale makes of a score; empty: its grades are recorded, not computed.
std::string grade_of(const std::vector<ScaleStep>& scale, const Rational& score) {
  for (const ScaleStep& step : scale) {
    if (!step.from) return {};
    if (score >= *step.from) return step.id;
  }
  return {};
}

std::string read_grade(Session& session, Row& row, const Rational& score) {
  const std::vector<ScaleStep>& scale = session.plan.review_scale;
  const int column = review_column::grade;
  const std::string computed = row.cell(column).empty() ? grade_of(scale, score) : std::string();
  if (!computed.empty()) return computed;
  const ScaleStep* step =
      pick(row, column, scale, {"a grade of the review scale: {}{}", "述职评议等次:{}{}"});
  return step == nullptr ? std::string() : step->id;
}

std::string read_leader(Session& session, Row& row) {
  const int column = leader_column::leader;
  const std::vector<std::string> known = session.plan.leader_evaluation.leaders();
  const std::string leader =
      row.required(column, say({"the leader who gave the mark", "打分的县领导"}));
  if (leader.empty() || known.empty() ||
      std::find(known.begin(), known.end(), leader) != known.end())
    return leader;
  row.refuse(column, say({"a leader whom year.toml names: {}{}", "year.toml 所列的县领导:{}{}"},
                         listed(known), did_you_mean(leader, known)));
  return leader;
}

/// A mark, or, where the year takes places, the place among the domain's assessees.
Rational read_mark(const Session& session, Row& row, const std::string& domain) {
  const int column = leader_column::score;
  const plan::Domain* of = session.plan.find_domain(domain);
  if (of != nullptr && session.plan.leader_evaluation.by == "places") {
    const auto last = static_cast<std::int64_t>(of->assessees.size());
    return row.decimal(column, Rational::of(1), Rational::of(last), 0);
  }
  return row.decimal(column, Rational(), full_mark(session),
                     session.plan.rounding.leader_evaluation.decimals);
}
}  // namespace

Rational full_mark(const Session& session) {
  return session.plan.scheme.total;
}

void read_reviews(Session& session, const Table& table) {
  namespace column = review_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Review review;
    review.origin.place = row.place();
    read_who(session, row, {column::domain, column::assessee}, review.domain, review.assessee);
    review.score = row.decimal(column::score, Rational(), full_mark(session),
                               session.plan.rounding.review.decimals);
    review.grade = read_grade(session, row, review.score);
    review.document = row.text(column::document);
    review.date = row.date(column::date);
    require_recorded(session, row, column::date, review.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, key_of({table.file(), review.domain, review.assessee}),
                              kSecondScore);
    if (!row.is_wrong()) session.records.all_reviews.push_back(std::move(review));
  });
}

void read_leaders(Session& session, const Table& table) {
  namespace column = leader_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::LeaderMark mark;
    mark.origin.place = row.place();
    mark.leader = read_leader(session, row);
    read_who(session, row, {column::domain, column::assessee}, mark.domain, mark.assessee);
    mark.score = read_mark(session, row, mark.domain);
    mark.date = row.date(column::date);
    require_recorded(session, row, column::date, mark.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, key_of({table.file(), mark.leader, mark.domain, mark.assessee}),
                              {"this leader has marked this assessee already at {}; correct that "
                               "one instead of adding a second",
                               "该领导对该考核对象已打过分(见 {});请更正原记录,不要另加一条"});
    if (!row.is_wrong()) session.records.all_leader_marks.push_back(std::move(mark));
  });
}

void read_surveys(Session& session, const Table& table) {
  namespace column = survey_column;
  for_each_row(session, table, [&](Row& row) {
    ledger::Survey survey;
    survey.origin.place = row.place();
    const plan::SurveyRule* rule =
        pick(row, column::survey, session.plan.surveys,
             {"a survey that year.toml names: {}{}", "year.toml 所列的测评:{}{}"});
    if (rule != nullptr) survey.survey = rule->id;
    read_who(session, row, {column::domain, column::assessee}, survey.domain, survey.assessee);
    survey.score = row.decimal(column::score, Rational(), kFullSurvey, kMostDecimals);
    survey.document = row.text(column::document);
    survey.date = row.date(column::date);
    require_recorded(session, row, column::date, survey.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, key_of({table.file(), survey.survey, survey.domain, survey.assessee}), kSecondScore);
    if (!row.is_wrong()) session.records.all_surveys.push_back(std::move(survey));
  });
}

}  // namespace kaohe::evidence

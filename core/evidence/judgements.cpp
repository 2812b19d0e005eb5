// Leaders' marks and surveys: scores that people give.
#include <algorithm>

#include "evidence/beside.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
/// Scores that are only compared, never averaged, may have as many places as a number has.
constexpr int kMostDecimals = 8;

/// A survey is a rate of satisfaction, whatever the points of the scheme.
const Rational kFullSurvey = Rational::of(100);
std::string read_leader(Session& session, Row& row) {
  const int column = leader_column::leader;
  const plan::LeaderEvaluation& rules = session.plan.leader_evaluation;
  const std::vector<std::string> known = rules.leaders();
  const std::string leader =
      row.required(column, say({"the leader who gave the mark", "打分的县领导"}));
  const auto named = std::find_if(known.begin(), known.end(), [&](const std::string& id) {
    return id == leader || rules.title_of(id) == leader;
  });
  if (named != known.end()) return *named;
  if (leader.empty() || known.empty()) return leader;
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
    session.repeats.check_key(row, record_key(mark),
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
    if (rule != nullptr && rule->votes.is_voted()) {
      row.refuse(column::survey,
                 say({"a survey without `votes` in year.toml; the score of this one "
                      "is made of its votes. Record them in votes.csv and delete "
                      "the row",
                      "year.toml 中没有写 votes 的测评;这一项的得分按票数计算。请在 "
                      "votes.csv 中录入票数,并删去本行"}));
    }
    read_who(session, row, {column::domain, column::assessee}, survey.domain, survey.assessee);
    survey.score = row.decimal(column::score, Rational(), kFullSurvey, kMostDecimals);
    survey.document = row.text(column::document);
    survey.date = row.date(column::date);
    require_recorded(session, row, column::date, survey.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(survey), kSecondScore);
    if (!row.is_wrong()) session.records.all_surveys.push_back(std::move(survey));
  });
}

}  // namespace kaohe::evidence

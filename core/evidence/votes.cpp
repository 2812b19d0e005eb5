// 票数: the votes on parts of the review and on surveys.
#include "evidence/beside.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
using plan::ReviewPart;
using plan::SurveyRule;
using plan::VoteRule;
namespace column = votes_column;

constexpr std::int64_t kMostVotes = 100'000'000;

struct Named {
  std::string id;
  std::string title;
};

/// Said where year.toml has no options for what a row names.
void refuse_unvoted(Row& row, int at, const char* file) {
  row.refuse(at, say({"what has `votes` in year.toml; the score of this one is recorded in {}. "
                      "Record it there, or add the options",
                      "year.toml 中写有 votes 的一项;这一项的得分录入 {}。请录入该表,或者补上选项"},
                     file));
}

const VoteRule* read_part(const Session& session, Row& row, ledger::Votes& votes) {
  if (session.plan.review_parts.empty()) {
    refuse_unvoted(row, column::of, "reviews.csv");
    return nullptr;
  }
  const ReviewPart* part = pick(
      row, column::part, session.plan.review_parts,
      {"a part of the review that year.toml names: {}{}", "year.toml 所列的述职评议组成部分:{}{}"});
  if (part == nullptr) return nullptr;
  votes.part = part->id;
  if (!part->votes.is_voted()) refuse_unvoted(row, column::part, "reviews.csv");
  return &part->votes;
}

const VoteRule* read_survey(Row& row, const SurveyRule& survey) {
  if (!row.cell(column::part).empty()) {
    row.refuse(column::part, say({"an empty cell, since a survey has no parts; empty it",
                                  "空:测评没有组成部分;请清空"}));
  }
  if (!survey.votes.is_voted()) refuse_unvoted(row, column::of, "surveys.csv");
  return &survey.votes;
}

/// What a row's votes are on, and how they are counted; nullptr: refused.
const VoteRule* read_of(const Session& session, Row& row, ledger::Votes& votes) {
  std::vector<Named> known{{std::string(plan::kReview), std::string(plan::kReviewTitle)}};
  for (const SurveyRule& survey : session.plan.surveys) known.push_back({survey.id, survey.title});
  const Named* of = pick(row, column::of, known,
                         {"the review, or a survey that year.toml names: {}{}",
                          "述职评议,或 year.toml 所列的测评:{}{}"});
  if (of == nullptr) return nullptr;
  votes.of = of->id;
  if (of == &known.front()) return read_part(session, row, votes);
  return read_survey(row, session.plan.surveys[static_cast<std::size_t>(of - &known.front()) - 1]);
}

std::string read_option(Row& row, const VoteRule& rule) {
  std::vector<Named> known;
  for (const plan::VoteOption& option : rule.options) known.push_back({option.id, option.title});
  known.push_back({std::string(plan::kInvalidVotes), std::string(plan::kInvalidVotesTitle)});
  const Named* option =
      pick(row, column::option, known, {"an option of the vote: {}{}", "投票的选项:{}{}"});
  return option == nullptr ? std::string() : option->id;
}

std::int64_t read_count(Row& row) {
  const std::optional<Rational> count = parse_decimal(row.digits(column::votes), 0);
  if (count && count->sign() >= 0 && *count <= Rational::of(kMostVotes))
    return *count->units() / kUnitsPerOne;
  row.refuse(column::votes, say({"a whole number from 0 to {}; 0 where nobody chose it",
                                 "0 至 {} 之间的整数,没有人选的填 0"},
                                kMostVotes));
  return 0;
}
}  // namespace

void read_votes(Session& session, const Table& table) {
  for_each_row(session, table, [&](Row& row) {
    ledger::Votes votes;
    votes.origin.place = row.place();
    const VoteRule* rule = read_of(session, row, votes);
    read_who(session, row, {column::domain, column::assessee}, votes.domain, votes.assessee);
    if (rule != nullptr && rule->is_voted()) votes.option = read_option(row, *rule);
    votes.count = read_count(row);
    votes.document = row.text(column::document);
    votes.date = row.date(column::date);
    require_recorded(session, row, column::date, votes.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(
        row, record_key(votes),
        {"the votes for this option are recorded already at {}; correct that row instead of adding "
         "a second",
         "这一选项的票数已录入(见 {});请更正原记录,不要另加一条"});
    if (!row.is_wrong()) session.records.all_votes.push_back(std::move(votes));
  });
}

}  // namespace kaohe::evidence

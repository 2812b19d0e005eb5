// Reviews of the secretaries, whole or in parts.
#include "evidence/beside.hpp"
#include "evidence/record_key.hpp"

namespace kaohe::evidence {

namespace {
using plan::ReviewPart;
using plan::ScaleStep;
namespace column = review_column;

/// What the scale makes of a score; empty: its grades are recorded, not computed.
std::string grade_of(const std::vector<ScaleStep>& scale, const Rational& score) {
  for (const ScaleStep& step : scale) {
    if (!step.from) return {};
    if (score >= *step.from) return step.id;
  }
  return {};
}

std::string pick_grade(const Session& session, Row& row) {
  const ScaleStep* step = pick(row, column::grade, session.plan.review_scale,
                               {"a grade of the review scale: {}{}", "述职评议等次:{}{}"});
  return step == nullptr ? std::string() : step->id;
}

/// A review without parts: its score, and its grade.
void read_whole(const Session& session, Row& row, ledger::Review& review) {
  if (!row.cell(column::part).empty()) {
    row.refuse(column::part, say({"an empty cell, since the year's review has no parts "
                                  "([[review.part]] in year.toml); empty it",
                                  "空:本年度述职评议没有分组成部分(year.toml 的 "
                                  "[[review.part]]);请清空"}));
  }
  review.score = row.decimal(column::score, Rational(), full_mark(session),
                             session.plan.rounding.review.decimals);
  const std::string computed = row.cell(column::grade).empty()
                                   ? grade_of(session.plan.review_scale, review.score)
                                   : std::string();
  review.grade = computed.empty() ? pick_grade(session, row) : computed;
}

/// The row of a part that is voted on: nothing but the grade.
void read_voted(const Session& session, Row& row, const ReviewPart& part, ledger::Review& review) {
  if (!row.cell(column::score).empty()) {
    row.refuse(column::score, say({"an empty cell, since the score of \"{}\" is made of its votes "
                                   "(votes.csv); empty it, or take `votes` from the part in "
                                   "year.toml",
                                   "空:“{}”的得分按票数计算(votes.csv);请清空,或者删去 year.toml "
                                   "中这一部分的 votes"},
                                  part.title));
  }
  if (row.cell(column::grade).empty()) {
    row.refuse(column::grade,
               say({"the grade of the review, since \"{}\" is voted on and its row "
                    "holds nothing else; write it, or delete the row",
                    "述职评议等次:“{}”按票数计分,本行只能填等次;请补上,或者删去本行"},
                   part.title));
  } else {
    review.grade = pick_grade(session, row);
  }
}

/// A part of a review.
void read_part(const Session& session, Row& row, ledger::Review& review) {
  const ReviewPart* part = pick(
      row, column::part, session.plan.review_parts,
      {"a part of the review that year.toml names: {}{}", "year.toml 所列的述职评议组成部分:{}{}"});
  if (part == nullptr) return;
  review.part = part->id;
  if (part->votes.is_voted()) return read_voted(session, row, *part, review);
  review.score = row.decimal(column::score, Rational(), full_mark(session),
                             session.plan.rounding.review.decimals);
  if (!row.cell(column::grade).empty()) review.grade = pick_grade(session, row);
}

/// The grade of each review, and the row that has it: the rows of its parts may not differ.
class Grades {
 public:
  void check(Row& row, const ledger::Review& review) {
    if (review.grade.empty()) return;
    const auto [first, is_new] =
        rows_.try_emplace({review.domain, review.assessee}, review.grade, row.place());
    if (is_new || first->second.first == review.grade) return;
    row.refuse(column::grade, say({"the grade of the row at {}, or none: a review has one grade. "
                                   "Correct one of them",
                                   "与 {} 一致的等次,或者不填:一次述职评议只有一个等次;请更正其一"},
                                  first->second.second.text()));
  }

 private:
  std::map<std::pair<std::string, std::string>, std::pair<std::string, Place>> rows_;
};
}  // namespace

void read_reviews(Session& session, const Table& table) {
  Grades grades;
  for_each_row(session, table, [&](Row& row) {
    ledger::Review review;
    review.origin.place = row.place();
    read_who(session, row, {column::domain, column::assessee}, review.domain, review.assessee);
    (session.plan.review_parts.empty() ? read_whole : read_part)(session, row, review);
    review.document = row.text(column::document);
    review.date = row.date(column::date);
    require_recorded(session, row, column::date, review.date);
    if (row.is_wrong()) return;
    session.repeats.check_key(row, record_key(review), kSecondScore);
    if (!session.plan.review_parts.empty()) grades.check(row, review);
    if (!row.is_wrong()) session.records.all_reviews.push_back(std::move(review));
  });
}

}  // namespace kaohe::evidence

/// Art. 13 to 15: from an assessee's cells, review, marks and adjustments to its scores. Exact;
/// rounds only at declared points. Threads: every function here is a pure function of plain values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kaohe/points.hpp>
#include <kaohe/rational.hpp>
#include <kaohe/rounding.hpp>

#include "base/text.hpp"
#include "plan/year_plan.hpp"
#include "scoring/adjust.hpp"
#include "scoring/note.hpp"
#include "scoring/sheet.hpp"
#include "scoring/votes.hpp"

namespace kaohe::scoring {

/// What people call a figure of the result: "annual_score" is 年度考核得分. A name that it does not
/// know stays as it is.
Text figure_title(std::string_view name);

/// One indicator of one assessee's table.
struct ScoredIndicator {
  std::string id;
  std::string aspect;
  Points in_force;
  CellState state = CellState::pending;
  Points points;
  Rescale rescale = Rescale::none;
  std::vector<std::string> missing;  ///< in words
};

/// Points that fell away and where they went: one entry for each aspect, one for the domain.
struct Redistribution {
  std::vector<std::string> from;  ///< indicators
  std::string to;                 ///< "aspect" or "domain"
  std::string aspect;             ///< its id where `to` is "aspect"
  Points points;

  friend bool operator==(const Redistribution&, const Redistribution&) = default;
};

struct IndicatorScore {
  std::optional<Rational> score;  ///< none: blocked
  Points effective_points;        ///< Σ points of the indicators that apply
  std::vector<Redistribution> redistributed;
  std::vector<Note> blocked;
};

/// A13.1: 指标考核分值 = Σ of the cells. Where indicators fell away, their points go first to the
/// rest of their aspect, then to the rest of the domain, as their `rescale` says (sdk/README.md,
/// rescale), and the sum is rounded once, at `redistributed`; where none did, the sum is exact and
/// not rounded. Blocked when a cell is pending or in error, or when no indicator applies. `total`:
/// the scheme's points.
IndicatorScore indicator_score(const std::vector<ScoredIndicator>& indicators, Points total,
                               RoundingPoint redistributed);

/// A part of Art. 14 that a person gives: a value, an exemption, or what is missing.
struct Part {
  std::optional<Points> score;
  bool exempt = false;  ///< its weight goes to the rest
  std::string grade;    ///< of the review; empty: none
  std::vector<Note> blocked;
  std::vector<Note> notes;
};

/// What is recorded of one part of a review.
struct ReviewPartInput {
  std::optional<Rational> score;      ///< none: not recorded, or voted on
  Ballot ballot;                      ///< of a part that is voted on
  std::vector<std::int64_t> records;  ///< its row of reviews.csv; those of votes are the ballot's
};

/// What is recorded of one review.
struct ReviewInput {
  std::optional<Rational> score;  ///< of a review without parts
  std::string grade;
  bool exempt = false;
  std::map<std::string, ReviewPartInput> parts = {};  ///< by id; a part without records has none
};

/// Art. 14: the review's score, rounded at `review`; missing: blocked. Its grade is the recorded
/// one, else what the scale gives for the recorded score; a note where the two differ.
Part review(const ReviewInput& input, const std::vector<plan::ScaleStep>& scale,
            RoundingPoint point);

struct Mark {
  std::string leader;
  Rational score;
  int place = 0;  ///< the place that gave the score; 0: the leader gave the score itself
};

struct LeaderInput {
  std::vector<Mark> marks;  ///< at most one of each leader; their order has no meaning
  bool exempt = false;
};

/// The id of the grade that a scale gives for a score: the first step whose `from` is reached;
/// empty: the scale's grades are recorded, not computed (a step has no `from`).
std::string scale_grade(const std::vector<plan::ScaleStep>& scale, const Rational& score);
/// Index of a step, 0 is best; -1: there is none.
int scale_index(const std::vector<plan::ScaleStep>& scale, std::string_view grade);

/// A14.1: the indicator score and the review, weighed as the scheme says (80 and 20 of 100), exact;
/// an exempt review gives its weight to the indicator score. Nothing while a part is missing.
std::optional<Rational> effectiveness_total(const std::optional<Rational>& indicator_score,
                                            const Part& review, const plan::Scheme& scheme);

/// A14.2: annual score = 7/8 effectiveness total + 1/8 leader evaluation, exact; exempt as above.
std::optional<Rational> annual_score(const std::optional<Rational>& total, const Part& leaders,
                                     const plan::Scheme& scheme);

/// What a point of the indicator score is of the effectiveness total: its share of the weights, all
/// where the review is exempt.
Rational indicator_share(const plan::Scheme& scheme, bool review_exempt);
/// The same of the effectiveness total in the annual score, and of the leaders.
Rational effectiveness_share(const plan::Scheme& scheme, bool leaders_exempt);

struct Scores {
  std::optional<Rational> effectiveness_total, annual_score, final_score;
  std::optional<Points> published_score;  ///< the final score at rounding point `published`
  std::vector<Note> notes;
};

/// Art. 14 and 15 in one: the adjustments enter where the year says (A15.1), and unless they may
/// exceed it the figure they enter is held at the scheme's total. `where` names the assessee in
/// messages. Throws Error(data) where a figure needs more than 8 decimals, naming the
/// place.
Scores compose(const std::optional<Rational>& indicator_score, const Part& review,
               const Part& leaders, const Rational& adjustment, const plan::YearPlan& plan,
               const std::string& where);

}  // namespace kaohe::scoring

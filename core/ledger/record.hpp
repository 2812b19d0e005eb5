/// What has been recorded: immutable, dated entries. All figures are computed from these; nothing
/// else is a source.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <kaohe/rational.hpp>

#include "base/date.hpp"
#include "base/errors.hpp"

namespace kaohe::ledger {

/// Common to all records: where it came from. `number` is its id: 1.. in the order of the ledger.
struct Origin {
  std::int64_t number = 0;
  Place place;       ///< file and line of the evidence
  std::string unit;  ///< who recorded it: an organisation id
};

/// 监测记录: one recorded fact about one assessee (or pool, or the domain) and input.
struct Observation {
  Origin origin;
  std::string domain;
  std::string assessee;  ///< id; for an input of scope pool: the pool's id; of scope domain: empty
  std::string input;     ///< qualified: "XX01.leaders"; shared: "votes"
  std::string period;    ///< id of the period it was submitted in; empty: none
  std::string subject;   ///< id in the assessee's list, or a name of its own (`named`); empty: none
  int cell = 0;          ///< on the input's grid (events: month), 1..; 0: none
  std::optional<Date> date;
  Rational value;               ///< a choice: index of the option; a flag: 1 or 0
  std::vector<int> attributes;  ///< in declared order: option index or -1; a mark 1 or 0
  std::string matter;
  std::string reason;
  std::string evidence;
  bool provisional = false;
  bool not_applicable = false;  ///< stands for "there is none" (a subject without a past)
  Rational retained = Rational::of(1);
};

/// Which observations of one assessee and input another record speaks of: an empty field matches
/// any.
struct ObservationChoice {
  std::string domain, assessee;
  std::string input;  ///< qualified
  std::string subject;
  int cell = 0;  ///< 0: any
  std::string matter;
  std::int64_t number = 0;  ///< of the ledger: that one only; 0: any

  bool holds(const Observation& observation) const {
    return (number == 0 || observation.origin.number == number) && observation.domain == domain &&
           observation.assessee == assessee && observation.input == input &&
           (subject.empty() || observation.subject == subject) &&
           (cell == 0 || observation.cell == cell) &&
           (matter.empty() || observation.matter == matter);
  }
};

/// Whether something said on a day speaks of an observation: of those chosen, one that had happened
/// by then.
inline bool speaks_of(const ObservationChoice& about, const std::optional<Date>& said,
                      const Observation& observation) {
  const bool is_later = said && observation.date && *observation.date > *said;
  return !is_later && about.holds(observation);
}

/// 异议: an assessee objects to observations, never to a total. Until it is answered they are
/// disputed and count.
struct Objection {
  static constexpr const char* kKind = "objection";
  Origin origin;
  ObservationChoice about;
  std::string reason;
  std::string document;
  std::optional<Date> date;
  std::string outcome;            ///< "upheld", "reduced", "withdrawn"; empty: not answered yet
  std::optional<Rational> value;  ///< reduced: the value that holds
  std::optional<std::vector<int>> attributes;  ///< reduced: the attributes that hold
  std::string answer;                          ///< its document
  std::string answer_reason = {};              ///< why it was answered so; may be empty
  std::optional<Date> answered;

  /// Whether it was not answered yet by a day; none: as known today.
  bool is_open(const std::optional<Date>& known_until) const {
    return outcome.empty() || (known_until && !is_known_by(answered, *known_until));
  }
  /// Whether its answer says that the record does not hold, or not whole.
  bool is_granted() const { return outcome == "reduced" || outcome == "withdrawn"; }
};

/// 整改销号: observations of a matter that has been put right (Art. 11(8)).
struct Rectified {
  static constexpr const char* kKind = "rectified";
  Origin origin;
  ObservationChoice about;
  std::string document;
  std::optional<Date> date;
};

/// 报送: a unit's declaration that its observations of a period are complete; with none, a nil
/// return.
struct Submission {
  static constexpr const char* kKind = "submission";
  Origin origin;
  std::string unit;
  std::string period;
  std::string domain;  ///< empty: for all domains it answers for
  bool nil = false;
  std::string reason = {};  ///< of a nil return where values are owed: why
  /// Of one after the closing, where one unit cannot confirm it for all: about whom it tells, or
  /// about whom it does not.
  std::vector<std::string> only = {}, except = {};

  /// Whether it tells about an assessee; empty: about the whole domain, or a pool.
  bool tells_about(const std::string& assessee) const {
    const auto names = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), assessee) != list.end();
    };
    return (only.empty() || names(only)) && !names(except);
  }
};

/// A sample drawn: which subjects stand for the list.
struct Draw {
  static constexpr const char* kKind = "draw";
  Origin origin;
  std::string domain;
  std::string assessee;
  std::string sub;
  std::string frame;
  std::string seed;
  std::vector<std::string> subjects;
};

/// 述职评议考核: the secretary's review, or a part of it.
struct Review {
  static constexpr const char* kKind = "review";
  Origin origin;
  std::string domain, assessee;
  Rational score;     ///< of a part that is voted on: 0, its votes say it
  std::string grade;  ///< id of the scale `review`; a part may have none
  std::string document;
  std::optional<Date> date;
  std::string part = {};  ///< id in year.toml; empty: the year's review has no parts
};

/// 票数: how many voted for one option, for one assessee.
struct Votes {
  static constexpr const char* kKind = "votes";
  Origin origin;
  std::string of;    ///< "review", or a survey's id
  std::string part;  ///< of the review: its part; of a survey: empty
  std::string domain, assessee;
  std::string option;  ///< id, or "invalid"
  std::int64_t count = 0;
  std::string document;
  std::optional<Date> date;
};

/// 领导评价: one leader's mark.
struct LeaderMark {
  static constexpr const char* kKind = "leader_mark";
  Origin origin;
  std::string leader;
  std::string domain, assessee;
  Rational score;
  std::optional<Date> date;
};

/// A survey's outcome (Art. 17 ¶3: satisfaction with intra-party education).
struct Survey {
  static constexpr const char* kKind = "survey";
  Origin origin;
  std::string survey;  ///< id in year.toml
  std::string domain, assessee;
  Rational score;
  std::string document;
  std::optional<Date> date;
};

/// 通报批评 over party building (Art. 17 ¶1).
struct Circular {
  static constexpr const char* kKind = "circular";
  Origin origin;
  std::string domain, assessee;
  std::string body;  ///< id in year.toml's list of issuing bodies
  std::string document;
  std::string matter;
  std::string about;
  std::optional<Date> date;
};

/// A recorded finding: work without clear results, a major problem (Art. 17 ¶4, ¶5), fraud and the
/// like (Art. 19).
struct Finding {
  static constexpr const char* kKind = "finding";
  Origin origin;
  std::string domain, assessee;
  std::string kind;  ///< "no_clear_results", "major_problem", "misconduct"
  std::string document;
  std::string reason;
  std::string handling;  ///< Art. 19: 通报, 诫勉, …
  int levels =
      0;  ///< misconduct: by how many grades the decided grade is lowered; 0: the year's default
  std::optional<Date> date;
};

/// 加减分项 (Art. 15).
struct Adjustment {
  static constexpr const char* kKind = "adjustment";
  Origin origin;
  std::string domain, assessee;
  std::string category;
  std::string level;
  Rational points;
  std::string matter;
  std::string document;
  std::string approved_by;
  std::optional<Date> date;
  int among = 1;                               ///< how many share `points` equally, 1..
  std::optional<Date> applied = std::nullopt;  ///< when it was applied for
};

/// A decision of the committee or of an official.
struct Decision {
  static constexpr const char* kKind = "decision";
  Origin origin;
  std::string domain;
  std::string scope;  ///< good_line: the scope it holds for; empty: the whole domain
  std::string assessee;
  std::string kind;  ///< "good_line", "grade", "not_applicable", "exempt"
  std::string
      on;  ///< not_applicable, exempt: an indicator, an input, "review" or "leader_evaluation"
  std::string
      value;  ///< good_line: a decimal or "mean"; grade: its id; not_applicable: the treatment
  std::string reason;
  std::string document;
  std::string meeting;  ///< at which it was decided; empty: the document alone tells
  std::string decided_by;
  std::optional<Date> date;
};

/// A consequence that has been closed (Art. 18).
struct Closing {
  static constexpr const char* kKind = "closing";
  Origin origin;
  std::string domain, assessee, consequence;
  std::string document;
  std::optional<Date> date;
};

}  // namespace kaohe::ledger

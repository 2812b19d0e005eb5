/// Objections (异议) to observations with their answers.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "cycle/desk.hpp"

namespace kaohe::cycle {

struct Objecting {
  std::string reason;    ///< required
  std::string document;  ///< likewise
};

/// An assessee objects to one observation, which stays in force until the objection is answered.
/// Throws Error(data) for a number that is no observation that stands, for a second objection to
/// it, and after the days that the year gives for one.
std::int64_t object(Desk& desk, std::int64_t number, const Objecting& objecting);

struct ObjectionAnswer {
  std::string outcome;   ///< "upheld", "reduced", "withdrawn", or their titles
  std::string document;  ///< required
  std::string reason = {};
  std::optional<std::string> value = {};       ///< reduced: as a table's cell
  std::optional<std::string> attributes = {};  ///< likewise
};

/// An answer, or the correction of one, that is about to be put on record or confirmed.
struct AnswerChange {
  std::int64_t number = 0;   ///< of what stands, an objection or an answer, whose place it takes
  ledger::Objection before;  ///< what counts: the confirmed answer; without one the open objection
  ledger::Objection after;
  bool is_proposed = false;  ///< it stands on record already and is to be confirmed
};
/// Throws where it may not stand.
using AnswerCheck = std::function<void(const AnswerChange&)>;

/// The answer to an open objection, a record in its place. It counts once the lead unit has
/// confirmed it. Throws Error(data) for a number that is none or is answered already, for a cell
/// that does not hold, and where this person recorded what is disputed. `check` sees the answer
/// before it is put on record.
std::int64_t answer_objection(Desk& desk, std::int64_t number, const ObjectionAnswer& given,
                              const AnswerCheck& check = {});

/// The same for an answer that has been read and checked already; of the record only what is the
/// answer's is taken, all else stays as it was.
std::int64_t answer(Desk& desk, std::int64_t number, const ledger::Objection& answered);

/// What counts of an answer or objection: the last answer that is confirmed; none was: the open
/// objection.
ledger::Objection counting_answer(const Desk& desk, std::int64_t number);

/// Other observations of the matter that an objection or its answer speaks of, as it counts; they
/// count where this one does not. Ascending.
std::vector<std::int64_t> others_of_matter(const Desk& desk, const ledger::Objection& objection);

/// Who recorded the observations that an objection speaks of: none of them answers it.
std::set<std::string> recorders_of(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                   const ledger::Objection& objection);

}  // namespace kaohe::cycle

/// What somebody owes on a day (Art. 8, 11–13): parts of indicator systems, submissions, missing
/// records, closings, self-reviews, confirmations, answers, publications.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/due.hpp"
#include "cycle/entailed.hpp"
#include "cycle/gaps.hpp"
#include "cycle/naming.hpp"
#include "cycle/progress.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

struct Task {
  std::string kind;  ///< "submit", "record", "draw", "close", "self_review", "confirm", "withdraw",
                     ///< "answer_objection", "publish", "open", "edition", those of
                     ///< hearing_tasks, consequence_tasks, notice_tasks, system_tasks and
                     ///< duty_tasks
  Text what;
  std::optional<Date> due;  ///< through the end of that day; none: the rules name no day
  DueState state = DueState::open;
  std::string period = {}, domain = {};     ///< empty: none
  std::string indicator = {}, input = {};   ///< record: what is missing; draw: of which list
  std::vector<std::string> assessees = {};  ///< record, answers: about whom
  std::vector<std::int64_t> numbers = {};   ///< confirm, answers: of the ledger
  std::vector<std::string> persons = {};    ///< who of the unit can do it; empty: any
};

/// What tasks are found from: the year as known on a day.
struct TodoSources {
  const plan::YearPlan& plan;
  const ledger::Ledger& ledger;
  const Progress& progress;
  const ledger::MemorySource& records;  ///< what stands, confirmed or not
  std::vector<Gap> gaps = {};           ///< what is missing, as `gaps_by` finds it
  Date today;
  std::vector<Entailed> entailed = {};  ///< by the year's published grades; empty: none, or not out
};

/// What a unit (an organisation's id, or "domain/assessee") owes, by due day; what has none comes
/// last.
std::vector<Task> tasks_of(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle

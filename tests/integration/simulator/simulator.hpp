/// Random acts of random persons on random days, taken by the program's own functions and foretold
/// by the model.
#pragma once

#include <random>
#include <string>

#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/year.hpp"
#include "grading/result.hpp"
#include "integration/program/program.hpp"
#include "ledger/memory_source.hpp"
#include "model.hpp"
#include "seen.hpp"
#include "unit/base/temp_folder.hpp"

namespace kaohe::testing {

class Simulator {
 public:
  /// `seen`: of other years too, and outlives it: what was seen least is sought.
  Simulator(unsigned seed, Seen& seen);

  /// One act, by one of two programs that have the ledger open; refused exactly where the model
  /// says so.
  void step();
  /// The same by a child that is killed at a call of the system: it stands whole or not at all.
  void step_killed();
  /// Two persons of a unit submit at the same time: one of them is late.
  void race();
  /// What counts of rows and of submissions, with and without proposals.
  void check();
  void check_chain();
  /// Each indicator's points are its worth less its losses, and no loss is without its records.
  void check_score();

  /// Files of editions are as they were; the program verifies and replays them all.
  void check_editions();

  /// Digest of all that is on record.
  std::string head() const { return first_.head().digest; }

  std::string story;  ///< what has happened, for a failing test

 private:
  using Act = std::function<void(cycle::Desk&)>;

  std::size_t below(std::size_t count);
  const plan::Person& somebody();
  const plan::Person& recorder();
  const plan::Person& submitter();
  std::string some_period();
  ModelRow some_row(const std::string& period);
  cycle::TableFile table_of(const ModelRow& row) const;
  /// Whether the dice have it that a unit does nothing for a period until that is closed.
  bool is_silent(const std::string& unit, const std::string& period) const;
  /// Whom a closing names as left out: mostly whoever is missing.
  std::vector<std::string> some_left_out(const std::string& period);
  void tell(const std::string& what);
  /// Whatever the dice say; and rather what was seen least.
  void act_somehow();
  void act_rarely();
  /// What the dice would do now, without doing it.
  Outcome foresee_any();
  /// Whether an act is only foreseen: then nothing may be done. `what` begins with the act's name.
  bool foresee(const std::string& what, bool expected);
  /// Foresees the act, or takes it and holds the outcome against what is expected; whether it was
  /// taken.
  bool acts(const plan::Person& person, const std::string& what, bool expected, const Act& act);
  /// Takes the act through a desk of one of the two ledgers; whether it was taken.
  bool takes(const plan::Person& person, const Act& act);
  void expect(bool taken, bool expected, const std::string& what);

  void record();
  void record(const plan::Person& person, ModelRow row);
  void submit();
  void submit(const plan::Person& person, const std::string& period);
  void close();
  void close(const plan::Person& person, const std::string& period,
             const std::vector<std::string>& without);
  void finish();
  void correct();
  void correct(const ModelRow& row);
  void withdraw();
  void withdraw(ModelRow& row);
  void confirm();
  void confirm(ModelRow& row, const plan::Person& person);
  /// The same of a submission that came after the closing.
  void withdraw_submission();
  void confirm_submission();
  /// One step of an amendment: somebody edits the files, proposes, studies or approves.
  void amend();
  void propose(const plan::Person& person);

  /// One step about objections (simulator_objections.cpp).
  void hear();
  void disclose();
  void object();
  void answer();
  void confirm_answer();
  void withdraw_objection();
  void withdraw_answer();
  void correct_answer();
  void go_behind();
  void record_again();
  ModelRow some_disputable();
  ModelObjection& some_objection();
  ModelObjection& some_objection_open();
  ModelObjection& some_objection_answered();
  ModelObjection& some_objection_waiting();
  const plan::Person& judge();
  ModelOutcome some_outcome(const ModelRow& row);

  /// Every row has the id by which its matter counts.
  void check_matters(const ledger::MemorySource& records, bool proposed);
  void check_costs(const plan::Period& period, const grading::AssesseeResult& one);
  Rational price_on(const std::string& period) const;

  /// One step about matters that are one (simulator_merges.cpp).
  void merge_some();
  void merge();
  void merge(const plan::Person& person, const std::vector<ModelRow>& rows,
             const std::string& into);
  void confirm_merge();
  void withdraw_merge();
  void cancel_merge();
  void keep_merge();
  ModelMerge& some_merge();

  /// One step about notices (simulator_notices.cpp).
  void follow_up();
  void issue();
  void request_supervision();
  void serve();
  void answer_notice();
  void return_answer();
  void extend();
  void grant();
  void close_notice();
  void end_notice();
  ModelNotice& some_notice();
  const plan::Person& follower();
  const plan::Person& addressee(const ModelNotice& notice);
  std::string new_document();
  void check_notices(const ledger::MemorySource& records);

  /// One step about editions (simulator_editions.cpp).
  void publish();
  void keep_edition(const std::string& period);
  std::string figures_of(const std::string& period);
  void edit_override();
  void upgrade_plugin();
  /// The folder of the plugin in force where another one has taken its place; else empty.
  std::filesystem::path former_plugins() const;
  void keep_plugin_in_force();
  void check_replay();
  /// The program, in the workspace with its own rules and plugins.
  Ended run(std::vector<std::string> words);
  static void write_bytes(const std::filesystem::path& file, const std::string& bytes);
  /// Reads the rules and plugins of the workspace (again).
  void open();
  void replace_in_rules(const std::string& found, const std::string& by);

  Seen& seen_;
  Outcome* foreseen_ = nullptr;  ///< where an act that is only foreseen says its outcome
  std::mt19937 random_;
  TempFolder folder_;
  cycle::Year year_;
  ledger::Ledger first_, second_;
  Model model_;
  Date today_;
  std::map<std::string, std::string> silent_;  ///< period → unit
  int documents_ = 100;                        ///< of the committee so far: each has a number
  int papers_ = 0;                             ///< about notices so far: likewise
  std::string document_;                       ///< that approves the open amendment
  std::int64_t amendment_ = 0;                 ///< number of the open one
};

}  // namespace kaohe::testing

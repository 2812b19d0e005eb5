/// Random acts of random persons on random days, taken by the program's own functions and foretold
/// by the model.
#pragma once

#include <random>
#include <string>

#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "cycle/year.hpp"
#include "deeds.hpp"
#include "grading/result.hpp"
#include "integration/program/program.hpp"
#include "ledger/memory_source.hpp"
#include "model.hpp"
#include "seen.hpp"
#include "unit/base/temp_folder.hpp"

namespace kaohe::testing {

class Simulator {
 public:
  /// `seen`: of other years too, and outlives it: what was seen least is sought. `steps`: in which
  /// the year goes by, to its last correction.
  Simulator(unsigned seed, Seen& seen, unsigned steps = 300);

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
  /// Keeps all figures as they are; `check_looks` finds the same in the ledger as it was then.
  void look();
  void check_looks();
  /// What was done gives the same figures in another order, where that was possible.
  void check_other_order(unsigned seed);

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
  /// Goes on to the day of the next step, and stops on those of `remind_at_the_end`.
  void move_on();
  /// Whatever the dice say; and whatever was seen least of all that there is.
  void act_somehow();
  using Way = void (Simulator::*)();
  struct Sought {
    std::string act;
    Way way;
    Way towards = nullptr;  ///< what leads to it
  };
  static const std::vector<Sought>& sought();
  void seek();
  bool acts_if(Way way, int tries, const std::function<bool(const Outcome&)>& is_it);
  void record_own();
  void see_merged();
  void see_heard();
  void see_corrected();
  /// What the dice would do now by one way, without doing it.
  Outcome foresee_by(Way way);
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
  void finish(const std::string& period);
  plan::Person closer(const std::string& period, const std::vector<std::string>& without);
  void correct();
  void correct(const ModelRow& row);
  void correct(const ModelRow& row, const plan::Person& person, const std::string& value);
  void withdraw();
  void withdraw(ModelRow& row);
  void confirm();
  void confirm(ModelRow& row, const plan::Person& person);
  /// The same of a submission that came after the closing.
  void withdraw_submission();
  void confirm_submission();
  void confirm_submission(LateSubmission& one, const plan::Person& person);
  /// One step of an amendment: somebody edits the files, proposes, studies or approves.
  void amend();
  void propose(const plan::Person& person);

  /// One step about objections (simulator_objections.cpp).
  void hear();
  void disclose();
  void disclose(const plan::Person& person, const std::string& period);
  /// Where the year asks for it, what the assessees have not seen of a period.
  void show(const std::string& period);
  void object();
  void object(const plan::Person& person, const ModelRow& row);
  void dispute_proposal();
  void answer();
  void answer(ModelObjection& objection, const plan::Person& person, const ModelOutcome& said);
  void confirm_answer();
  void confirm_answer(ModelObjection& objection, const plan::Person& person);
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

  /// What matters cost, and what stands beside the indicators (simulator_costs.cpp).
  ModelSettled settle(const plan::Period& period, const grading::AssesseeResult& one);
  void check_costs(const plan::Period& period, const grading::AssesseeResult& one,
                   const ModelSettled& settled);
  void check_beside(const ledger::MemorySource& records, bool proposed);
  void check_adjustment(const grading::AssesseeResult& one, const ModelSettled& settled);
  void check_adjusted(const grading::AppliedAdjustment& line, const ModelSettled& settled);
  void check_circulars(const grading::AssesseeResult& one);

  /// One step about matters that are one (simulator_merges.cpp).
  void merge_some();
  void merge();
  void merge_beside();
  void merge_with(const ModelNamed& first);
  std::vector<ModelNamed> some_to_merge();
  void merge(const plan::Person& person, const std::vector<std::int64_t>& numbers,
             const std::string& into);
  void confirm_merge();
  void confirm_merge(ModelMerge& merge, const plan::Person& person);
  void withdraw_merge();
  void withdraw_merge(ModelMerge& merge, const plan::Person& person);
  void cancel_merge();
  void keep_merge();
  ModelMerge& some_merge();

  /// One step about what stands beside the indicators (simulator_beside.cpp).
  void stand_beside();
  void adjust();
  void criticise();
  void put_beside(const plan::Person& person, ModelBeside made);
  std::string some_matter(const std::string& assessee);
  ModelBeside& some_beside();
  void confirm_beside();
  void confirm_beside(ModelBeside& one, const plan::Person& person);
  void withdraw_beside();
  void decide_adjustment();
  void decide_adjustment(const ModelBeside& one);
  void merge_undecided();
  void see_undecided();
  void see_adjusted();

  /// One step about notices (simulator_notices.cpp).
  void follow_up();
  void issue();
  void issue(const std::string& act, const plan::Person& person, ModelNotice made);
  void issue_about_row();
  void issue_after_visit();
  void remind_at_the_end();
  void visit();
  void request_supervision();
  void serve();
  void answer_notice();
  void answer_notice(ModelNotice& notice, const plan::Person& person, const std::string& to);
  void return_answer();
  void extend();
  void grant();
  void close_notice();
  void close_notice(ModelNotice& notice, const plan::Person& person, bool is_rectified);
  void end_notice();
  void end_notice(ModelNotice& notice, const plan::Person& person);
  void confirm_rectified();
  void confirm_rectified(ModelRectified& one, const plan::Person& person);
  void see_through();
  ModelNotice& some_notice();
  const plan::Person& follower();
  const plan::Person& addressee(const ModelNotice& notice);
  std::string new_document();
  void check_notices(const ledger::MemorySource& records);
  void check_rectified(const ledger::MemorySource& records, bool proposed);
  void check_visits(const ledger::MemorySource& records, const grading::Result& result);

  /// Reviews, marks, decisions, and the year's own result (simulator_year_end.cpp).
  void say_something();
  static const char* act_of(const ModelSaid& one);
  ModelSaid some_saying();
  void say_it(const plan::Person& person, ModelSaid made);
  void confirm_said();
  void confirm_said(ModelSaid& one, const plan::Person& person);
  void withdraw_said();
  void say_and_confirm(const ModelSaid& made);
  void end_year();
  bool submit_left_out();
  void see_decided();
  void open_to_public();
  void publish_year();
  void check_said(const ledger::MemorySource& records, bool proposed);
  void check_decided(const grading::DomainResult& domain);

  /// A result that is to be written.
  struct Writing {
    std::string period, act;
    plan::Person person;
    bool may = false;                    ///< but for its figures
    const ModelEdition* last = nullptr;  ///< with which it is compared
    bool is_opening = false;             ///< to the public
    bool says_why = false;
    bool is_final_after_opening = false;
    bool with_changes = false;
  };
  void write(const Writing& writing);

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

  /// What was done, for another order of it (simulator_order.cpp).
  void keep(const plan::Person& person, const std::string& what, std::vector<Touched> touched,
            std::function<void(cycle::Desk&, Renumbered&)> again);
  void keep_confirmation(const plan::Person& person, const std::string& what, std::int64_t number,
                         std::vector<Touched> touched);
  /// `made`: the number of what takes it away; 0: it is withdrawn.
  void keep_withdrawal(const plan::Person& person, const std::string& what, std::int64_t number,
                       std::int64_t made, std::vector<Touched> touched);
  void keep_record(const plan::Person& person, const ModelRow& row);
  void keep_submission(const plan::Person& person, const std::string& period, std::int64_t number);
  static std::vector<Touched> touched_by(const ModelRow& row, bool is_new = false);
  std::vector<Touched> touched_by(const ModelNotice& notice) const;
  static std::vector<Touched> touched_by(const ModelSaid& one);
  static std::vector<Touched> touched_by_unit(const std::string& unit, const std::string& period);
  /// Digest and the first figures, for each period, of what the ledger held before a number; 0: of
  /// all.
  std::vector<std::string> figures_in(const ledger::Ledger& ledger, std::int64_t before,
                                      Date known_until) const;

  Seen& seen_;
  Outcome* foreseen_ = nullptr;  ///< where an act that is only foreseen says its outcome
  std::mt19937 random_;
  TempFolder folder_;
  cycle::Year year_;
  ledger::Ledger first_, second_;
  /// What the first ledger's desks read goes on from act to act; the second's begin anew.
  std::shared_ptr<cycle::Progress> progress_;
  std::shared_ptr<cycle::Systems> systems_;
  Model model_;
  Date today_;
  std::map<std::string, std::string> silent_;  ///< period → unit
  int documents_ = 100;                        ///< of the committee so far: each has a number
  int papers_ = 0;                             ///< about notices so far: likewise
  std::string document_;                       ///< that approves the open amendment
  std::int64_t amendment_ = 0;                 ///< number of the open one
  unsigned steps_, step_ = 0;
  std::vector<Done> done_;

  /// All figures at a time.
  struct Look {
    std::int64_t before = 0;
    Date day;
    std::vector<std::string> figures;
  };
  std::vector<Look> looks_;
};

}  // namespace kaohe::testing

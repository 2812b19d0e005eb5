/// What a ledger should hold, kept beside it in the plainest way: a list of rows with their states,
/// and who has submitted and closed what, and without whom. It says of each act whether it must be
/// taken or refused.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model_beside.hpp"
#include "model_costs.hpp"
#include "model_decisions.hpp"
#include "model_editions.hpp"
#include "model_merges.hpp"
#include "model_notices.hpp"
#include "model_objections.hpp"
#include "plan/year_plan.hpp"

namespace kaohe::testing {

struct ModelRow {
  std::int64_t number = 0;  ///< of the row
  std::int64_t entry = 0;
  std::string unit, person, period, assessee, input, value, matter;
  bool confirmed = false;
  bool withdrawn = false;
  bool left_out = false;  ///< the closing came before its unit had submitted it
  std::optional<std::int64_t> replaces;
  bool cancels = false;  ///< it takes away what it replaces, and is no record itself

  /// Of the two inputs that tell matters apart.
  bool is_event() const { return input == "HX02.complaints" || input == "HX05.exposures"; }
  /// A measure: a second value in its cell contradicts the first.
  bool takes_one() const { return input == "HX04.rate"; }
  std::string words() const {
    return input + " of " + assessee + " in " + period + " " + value + matter;
  }
};

/// What is taken to be so: with `proposed` also records that wait, with `merged` also merges.
struct Known {
  bool proposed = false, merged = false;
};

/// Of a unit that the closing left out: it waits for the lead unit.
struct LateSubmission {
  std::int64_t number = 0;
  std::string unit, person, period;
  bool confirmed = false;
  bool withdrawn = false;
};

class Model {
 public:
  explicit Model(const plan::YearPlan& plan) : plan_(plan) {}

  /// The unit that records an input; of the fixture's two.
  static std::string unit_of(const std::string& input);
  /// Whether a row stands: neither withdrawn nor replaced by one that counts. With `proposed` an
  /// unconfirmed correction replaces already.
  bool stands(const ModelRow& row, bool proposed) const;
  /// Also where a proposal takes it away: it would stand again without.
  bool may_stand(const ModelRow& row) const;
  const ModelRow* find(std::int64_t number) const;
  ModelRow& row(std::int64_t number) { return *const_cast<ModelRow*>(find(number)); }
  /// Number → value of what counts.
  std::map<std::int64_t, std::string> counted(bool proposed) const;

  /// Unit and period of the submissions that count; with `proposed` also of those that wait.
  std::set<std::pair<std::string, std::string>> submitted(bool proposed) const;

  /// After the closing only of what was owed and is missing.
  bool takes_record(const plan::Person& person, const ModelRow& row, Date today) const;
  /// After the closing of a unit that was left out.
  bool takes_submission(const plan::Person& person, const std::string& period, Date today) const;
  /// Whether a submission would be a nil return.
  bool is_nil(const std::string& unit, const std::string& period) const;
  /// `without` exactly the units that are missing.
  bool takes_closing(const plan::Person& person, const std::string& period, Date today,
                     const std::vector<std::string>& without) const;
  /// Units that owe a submission of the period and have made none, or recorded more since.
  std::vector<std::string> missing(const std::string& period) const;
  bool takes_correction(const plan::Person& person, const ModelRow& row,
                        const std::string& value) const;
  /// Of a row that is not confirmed by its author; of another as a proposal to cancel it.
  bool takes_withdrawal(const plan::Person& person, const ModelRow& row) const;
  bool takes_confirmation(const plan::Person& person, const ModelRow& row) const;
  bool takes_withdrawal(const plan::Person& person, const LateSubmission& one) const;
  bool takes_confirmation(const plan::Person& person, const LateSubmission& one) const;

  // Objections (model_objections.cpp).
  std::vector<ModelObjection> objections;
  std::vector<ModelShown> disclosures;
  /// The one that stands; nullptr: there is none.
  const ModelObjection* objection_to(std::int64_t row) const;
  /// Whether a row takes the place of a disputed one, directly or through a proposal.
  bool changes_disputed(const ModelRow& row) const;
  /// Whether a row is of a matter that the answer to an objection withdraws or reduces, confirmed
  /// or not.
  bool comes_back(const ModelRow& row) const;
  /// Whether `now` costs more than `then`: of events, each of which costs.
  static bool is_worse(const ModelRow& row, const ModelOutcome& now, const ModelOutcome& then);
  /// "reduced" changes the value, and of events never to more.
  static bool is_said_of(const ModelRow& row, const ModelOutcome& said);
  /// Whether a person who has not recorded a row that waits may take it back: who may confirm it.
  bool may_refuse(const plan::Person& person, const ModelRow& row) const;
  /// Whether the year asks that all be shown to the assessees before it counts.
  bool is_shown_first() const { return plan_.hearing.disclose; }
  /// Whether a row does not count yet and was recorded since its period was shown last.
  bool is_not_shown(const ModelRow& row) const;
  bool has_not_shown(const std::string& period) const;
  bool takes_disclosure(const plan::Person& person, const std::string& period, Date today) const;
  bool takes_objection(const plan::Person& person, const ModelRow& row, Date today) const;
  bool takes_answer(const plan::Person& person, const ModelObjection& objection,
                    const ModelOutcome& said) const;
  bool takes_confirmation(const plan::Person& person, const ModelObjection& objection) const;
  bool takes_withdrawal(const plan::Person& person, const ModelObjection& objection) const;
  bool takes_answer_withdrawal(const plan::Person& person, const ModelObjection& objection) const;
  /// But for what it costs.
  bool takes_answer_correction(const plan::Person& person, const ModelObjection& objection,
                               const ModelOutcome& said) const;
  /// Whether it counts more than the answer that is confirmed, or another record of its matter
  /// might in its place: then its price decides.
  bool may_cost_more(const ModelObjection& objection, const ModelOutcome& said) const;
  /// Number of the objection or its answer → the row and what is said of it.
  std::map<std::int64_t, std::pair<std::int64_t, ModelOutcome>> heard(bool proposed) const;

  // Merges (model_merges.cpp).
  std::vector<ModelMerge> merges;
  /// The id by which an assessee's matter counts; of a record without one: its node.
  std::string matter_of(const std::string& assessee, const std::string& node, bool proposed) const;
  bool has_open_objection(std::int64_t row) const;
  /// Whether a record of these matters is disputed or was taken away: nothing becomes one with it.
  bool is_barred(const std::string& assessee, const std::set<std::string>& nodes) const;
  /// Whether a decision on one of these matters would come to let in an adjustment of another,
  /// which waits for its own. `confirmed`: the merge that would; what was decided since under its
  /// new id was decided of all of them.
  bool lets_in(const std::string& assessee, const std::set<std::string>& nodes, Known known,
               const ModelMerge* confirmed = nullptr) const;
  /// A record as a merge names it; nothing: it cannot.
  std::optional<ModelNamed> named(std::int64_t number) const;
  /// `numbers`: of rows and of what stands beside the indicators; not empty.
  bool takes_merge(const plan::Person& person, const std::vector<std::int64_t>& numbers,
                   const std::string& into) const;
  /// Whether all of them could be one, but for a decision about one of them alone.
  bool is_undecided(const std::vector<std::int64_t>& numbers, const std::string& into) const;
  bool takes_confirmation(const plan::Person& person, const ModelMerge& merge) const;
  /// By its author, or once it is confirmed as a proposal to cancel it.
  bool takes_withdrawal(const plan::Person& person, const ModelMerge& merge) const;
  /// Whether a cancellation is confirmed, or withdrawn by its author.
  bool takes_cancelling(const plan::Person& person, const ModelMerge& merge) const;
  bool takes_keeping(const plan::Person& person, const ModelMerge& merge) const;
  /// For how many events a row counts, by the answer to its objection that is confirmed.
  int times_counted(const ModelRow& row) const;

  // Costs (model_costs.cpp).
  /// What an event costs, as the files have it now.
  Rational price_of(const ModelRow& row) const;
  /// One matter costs once in an input from the year's first day on: as its dearest record,
  /// wherever and however often it was recorded, and of that its share where it was put right.
  ModelCosts costs_of(const std::string& assessee, const plan::Period& period) const;

  // Beside the indicators (model_beside.cpp).
  std::vector<ModelBeside> beside;
  const ModelBeside* find_beside(std::int64_t number) const;
  bool takes_beside(const plan::Person& person, const ModelBeside& one) const;
  bool takes_confirmation(const plan::Person& person, const ModelBeside& one) const;
  bool takes_withdrawal(const plan::Person& person, const ModelBeside& one) const;
  /// Whether there is one of this matter, as it was recorded or as it counts.
  bool is_adjustment(const std::string& assessee, const std::string& matter) const;
  bool stands_in_indicator(const std::string& assessee, const std::string& matter,
                           Known known) const;
  bool is_decided(const std::string& assessee, const std::string& matter, Known known) const;
  /// Whether only a decision would let an adjustment count beside the indicators in which its
  /// matter stands.
  bool needs_decision(const ModelBeside& one, Known known) const;
  /// Whether an adjustment does not count before a decision confirms it.
  bool waits(const ModelBeside& one, Known known) const;
  /// The deductions that cost only in the place of what their matters cost in the indicators.
  ModelDeductions weighable(const std::string& assessee) const;
  /// What a point of the indicators is of an assessee's final score.
  Rational indicator_share(const std::string& assessee) const;
  /// All bonuses less all deductions, of each matter the highest, within the year's caps.
  int adjustment_of(const std::string& assessee, const ModelSettled& settled) const;
  /// Matters over which an assessee was criticised.
  std::set<std::string> circulars_of(const std::string& assessee) const;

  // Notices (model_notices.cpp).
  std::vector<ModelNotice> notices;
  std::vector<ModelRequest> requests;
  ModelNotice& notice(std::int64_t number);
  std::vector<ModelVisit> visits;
  std::vector<ModelRectified> rectified;
  /// Until the day on which the last period closes; never about what does not stand, nor about a
  /// visit that found nothing.
  bool takes_notice(const plan::Person& person, const ModelNotice& notice, Date today) const;
  /// Whether its row may be said to be put right by whoever closes it.
  bool takes_rectified(const plan::Person& person, const ModelNotice& notice) const;
  bool takes_confirmation(const plan::Person& person, const ModelRectified& one) const;
  /// One paper tells of one visit.
  bool takes_visit(const plan::Person& person, const ModelVisit& visit) const;
  /// What stands in the place of a row.
  std::int64_t latest(std::int64_t row, bool proposed) const;
  /// The share of its cost that a row keeps in a period's result: a half where it was put right and
  /// its matter has not come back, by what is confirmed.
  Rational kept_of(const ModelRow& row, const plan::Period& period) const;
  bool takes_request(const plan::Person& person, const std::vector<std::int64_t>& numbers);
  bool takes_serving(const plan::Person& person, const ModelRequest& request);
  /// `to`: one body; empty: all that wait.
  bool takes_answer(const plan::Person& person, const ModelNotice& notice,
                    const std::string& to) const;
  bool takes_return(const plan::Person& person, const ModelNotice& notice) const;
  bool takes_extension(const plan::Person& person, const ModelNotice& notice, Date until,
                       Date today) const;
  bool takes_granting(const plan::Person& person, const ModelNotice& notice, Date today) const;
  bool takes_closing(const plan::Person& person, const ModelNotice& notice) const;
  /// Of a closing that is proposed.
  bool takes_end(const plan::Person& person, const ModelNotice& notice) const;
  void add(ModelNotice made, Date today);
  void answer(ModelNotice& notice, const std::string& to, Date today);
  void send_back(ModelNotice& notice, Date today);

  // Reviews, marks and decisions (model_decisions.cpp).
  std::vector<ModelSaid> sayings;
  bool takes_saying(const plan::Person& person, const ModelSaid& one) const;
  bool takes_confirmation(const plan::Person& person, const ModelSaid& one) const;
  bool takes_withdrawal(const plan::Person& person, const ModelSaid& one) const;
  /// Whether one with this key counts.
  bool is_said(const std::string& key) const;

  // Editions (model_editions.cpp).
  std::vector<ModelEdition> editions;
  /// The last one that is final; nullptr: there is none.
  const ModelEdition* edition_of(const std::string& period) const;
  /// The last time that the year's result was open to the public; nullptr: never.
  const ModelEdition* opening() const;
  /// `says_why`: as it must of each but the first. Of the year the first follows the days on which
  /// it was open to the public.
  bool takes_publication(const plan::Person& person, const std::string& period, bool says_why,
                         Date today) const;
  /// Whether other rows of it count than in its last edition.
  bool has_moved(const std::string& period) const;
  bool takes_opening(const plan::Person& person) const;
  /// What was said of a day after that does not count in a later edition of a quarter; none: all
  /// counts.
  std::optional<Date> counts_until(const std::string& period) const;

  /// Art. 8: whether the files are what is in force, and how far an amendment has come.
  bool files_differ = false;
  std::string proposing_unit = "market";  ///< whose indicator it is; of the plugin the lead unit
  std::string proposer, student;          ///< of the open amendment; empty: nobody yet
  bool takes_proposal(const plan::Person& person) const;
  bool takes_study(const plan::Person& person) const;
  bool takes_approval(const plan::Person& person) const;

  void add(ModelRow row) { rows_.push_back(std::move(row)); }
  void submit(const plan::Person& person, const std::string& period, std::int64_t number);
  void close(const std::string& period);
  void confirm(LateSubmission& one);

  std::vector<ModelRow>& rows() { return rows_; }
  const std::vector<ModelRow>& rows() const { return rows_; }
  std::vector<LateSubmission>& late_submissions() { return late_submissions_; }
  bool is_closed(const std::string& period) const { return left_out_.count(period) != 0; }

 private:
  bool is_waiting(const ModelRow& row) const;
  /// Whether the answer to its objection takes an event away, and that is confirmed.
  bool is_taken_out(const ModelRow& row) const;
  /// Whether a row takes the place of another, itself or through what has taken its own.
  bool takes_place(const ModelRow& later, bool proposed) const;
  /// The first that says a row is put right; nullptr: none does.
  const ModelRectified* rectified_of(const ModelRow& row) const;
  bool is_settled(const std::string& period) const;
  /// When its assessee learned of a row; none: not yet.
  std::optional<Date> learned_on(const ModelRow& row) const;
  bool has_waiting(const std::string& unit, const std::string& period) const;
  /// Of a row after the closing: nothing stands in a value's cell, not even what waits; of an event
  /// no submission of its unit counts.
  bool is_missing(const ModelRow& row) const;
  bool takes_late_submission(const plan::Person& person, const std::string& period) const;
  /// Whether a row that stands bars another with these fields: alike in all, or in a cell for one.
  bool bars(const ModelRow& one, const ModelRow& other) const;
  std::set<std::string> hands_in(const std::string& period) const;

  const plan::YearPlan& plan_;
  std::vector<ModelRow> rows_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>>
      submitted_;  ///< unit and period → by whom
  std::vector<LateSubmission> late_submissions_;
  std::map<std::string, std::vector<std::string>> left_out_;  ///< closed period → units
};

}  // namespace kaohe::testing

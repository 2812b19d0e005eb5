/// YearPlan: one year's rules and people, checked: the value that everything after `plan` reads.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/points.hpp>
#include <kaohe/rational.hpp>
#include <kaohe/rounding.hpp>

#include "base/date.hpp"
#include "base/errors.hpp"
#include "base/text.hpp"
#include "plan/duty_rules.hpp"
#include "plan/indicator_system.hpp"
#include "plan/person.hpp"
#include "plan/vote_rule.hpp"
#include "plugin_host/limits.hpp"

namespace kaohe::plan {

/// A party organisation with a role: it may lead a domain, answer for indicators, coordinate, or be
/// the office or committee.
struct Organisation {
  std::string id;
  std::string title;
  std::vector<std::string>
      roles;  ///< "coordinator", "office", "committee", "lead_unit", "responsible_unit"
};

/// 考核阶段, one window of the cycle (Art. 10–12).
struct Period {
  std::string id;
  std::string title;
  std::vector<std::string> rhythms;  ///< "quarterly", "half_yearly", "yearly", "monthly"
  Date first_day, last_day;          ///< of the facts it covers
  Date opens, closes;                ///< the window of submission
  Date asked_on;                     ///< the day its result is asked for
  std::optional<Date>
      self_review_by;  ///< Art. 12(5): assessees' self-review, through the end of that day
  std::optional<Date> results_by;  ///< Art. 12(5): lead units' results, through the end of that day
  bool awards = false;  ///< year-end: by award and deduction; else by deduction only (Art. 10)
  /// Art. 12: it adds only what no earlier period has recorded: of one matter of an assessee and
  /// input its own records are left out.
  bool only_new_matters = false;
};

/// Art. 9, 14: weights are ratios; each pair adds up to 1.
struct Scheme {
  Rational total;                                 ///< points of an indicator system (100)
  Rational indicator_weight, review_weight;       ///< 4/5, 1/5
  Rational effectiveness_weight, leaders_weight;  ///< 7/8, 1/8
};

/// Every rounding point of a year.
struct RoundingPoints {
  RoundingPoint indicator, compared, review, leader_evaluation, redistributed, mean, published,
      adjustment;
};

struct Aspect {
  std::string id;
  std::string title;
};

struct GradeInfo {
  std::string id;
  std::string title;
};

/// A scale turns a score into a grade id: the first step whose `from` is reached. Steps from best
/// to worst; the last has from 0.
struct ScaleStep {
  std::string id;
  std::string title;
  std::optional<Rational> from;  ///< none: this scale's grades are recorded, not computed
};

/// Art. 17 ¶1: who can criticise in a circular so that it bars the grade good.
struct CircularBody {
  std::string id;
  std::string title;
  bool bars = false;
};

/// One of the gates that the core itself raises.
struct GateRule {
  std::string id;
  std::string article;
  std::string title;
  std::string source;       ///< where the rule stands; a gate without source is refused
  std::string when;         ///< "circular", "review_grade", "survey", "finding"
  std::string effect;       ///< "at_most" (a cap) or "exactly" (an obligation)
  std::string grade;        ///< the best grade still open, or the one that shall be given
  std::string survey;       ///< survey: its id
  std::string at_or_below;  ///< review_grade, survey: step of the scale
  std::string finding;      ///< finding: its kind
  std::string rank;         ///< finding: "" , "bottom" or "last"
};

/// A16.1: at most so many of a scope's ranked assessees get this grade.
struct GradeQuota {
  std::string grade;       ///< not the lowest: who is beyond it needs one below
  Rational share_at_most;  ///< of the ranked assessees, rounded down
  int at_least = 0;        ///< the quota is never below it
  bool ties_in = false;    ///< equal ones at the limit: all keep the grade; else none does
  std::string source;      ///< where the rule stands; empty: not said
};

struct Grading {
  std::vector<GradeInfo> grades;   ///< from best to worst
  std::string scope;               ///< "domain" or "pool"
  std::string line_of;             ///< "effectiveness_total" or "annual_score"
  std::string line_mean_of;        ///< "all" or "unbarred"
  std::string top_grade;           ///< the grade that the line opens: good
  std::string below_line;          ///< the grade proposed below the line
  std::vector<GradeQuota> quotas;  ///< in year.toml's order; each grade once
  std::vector<GateRule> gates;
  int misconduct_levels = 1;
  std::string misconduct_article, misconduct_source;
};

struct Ranking {
  std::string of;  ///< "annual_score", "effectiveness_total", "final_score"
  std::vector<std::string> tie_breakers;
  Rational bottom_share;  ///< 0.10, rounded up
  int bottom_min = 1;
  bool shared_last_is_last = true;  ///< several who share the last place are all last
  bool ranks_part_year = false;     ///< who was there for a part of the year is ranked too
};

/// A consequence (Art. 18) for a grade at or below `at_or_below`.
struct ConsequenceRule {
  std::string id;
  std::string article;
  std::string title;
  std::string owner;  ///< organisation id, or "assessee"
  std::string at_or_below;
  int due_days = 0;  ///< after the results are published; 0: at once
};

/// An amount by level: a record names the level, and the amount follows.
struct AdjustmentLevel {
  std::string id;
  std::string title;
  Rational points;  ///< above 0
};

struct AdjustmentCategory {
  std::string id;
  std::string title;
  std::optional<Rational> cap;  ///< in absolute points, per assessee
  bool deducts = false;
  std::vector<AdjustmentLevel> levels = {};  ///< empty: a record's level is any text
  bool sums_matters = false;                 ///< of one matter all count; else only the highest
};

/// What all assessees of a scope of grading decide together about their bonuses.
struct GroupLimit {
  std::vector<std::string> bonuses, deductions;  ///< the categories that it weighs
  /// Bonuses count only where more than this share of the assessees has a deduction.
  std::optional<Rational> deducted_share_above;
  /// At most this share of the assessees keeps a bonus: those with the highest.
  std::optional<Rational> bonus_share_at_most;
  bool ties_in = false;  ///< equal ones at that limit: all keep it; else none does
  bool at_most_largest_deduction = false;  ///< nobody's bonus is above anybody's deduction
  /// All bonuses together are at most all deductions together: each is cut in proportion.
  bool total_at_most_deductions = false;
};

struct Adjustments {
  std::string enter;            ///< "final_score", "annual_score", "effectiveness_total", "none"
  std::optional<Rational> cap;  ///< of the sum, either way
  bool may_exceed_full = false;
  std::vector<AdjustmentCategory> categories;
  std::optional<Rational> bonus_cap = {}, deduction_cap = {};  ///< of each side, in absolute points
  std::optional<Date> dated_from = {}, dated_until = {};  ///< of the documents; none: the year's
  std::optional<Date> applied_by = {};      ///< last day on which a bonus can be applied for
  std::vector<std::string> approvers = {};  ///< organisation ids; empty: any name
  std::vector<GroupLimit> group_limits = {};
};

/// Leaders whose mean counts with a weight of its own.
struct LeaderGroup {
  std::string id;
  std::string title;
  Rational weight;                   ///< above 0
  std::vector<std::string> members;  ///< leader ids
  int minimum = 0;                   ///< so many marks are enough; 0: all members' are needed
};

struct LeaderEvaluation {
  std::map<std::string, Rational> weights;    ///< by leader id; empty: equal
  std::map<std::string, std::string> titles;  ///< by leader id; one without has its id
  int trim = 0;              ///< so many highest and lowest marks left out, of each group
  std::string by = "marks";  ///< "marks"; "ranks": places by the marks; "places": as written
  std::optional<Rational> rank_loss = {};  ///< points that each place down loses
  int minimum = 0;                         ///< as of a group, where there is none
  bool sealed = true;  ///< nobody's evaluation is shown before all of its scope are in
  std::vector<LeaderGroup> groups = {};  ///< empty: all leaders are one

  /// The ids of all who mark; empty: anybody may.
  std::vector<std::string> leaders() const {
    std::vector<std::string> ids;
    for (const LeaderGroup& group : groups)
      ids.insert(ids.end(), group.members.begin(), group.members.end());
    if (!groups.empty()) return ids;
    for (const auto& [leader, weight] : weights) ids.push_back(leader);
    return ids;
  }
  /// A leader's weight in its group, 1 where there are no weights; none: the weights leave it out.
  std::optional<Rational> weight_of(const std::string& leader) const {
    if (weights.empty()) return Rational::of(1);
    const auto weight = weights.find(leader);
    return weight == weights.end() ? std::nullopt : std::optional(weight->second);
  }
  /// What people call a leader: the title, else the id.
  std::string title_of(const std::string& leader) const {
    const auto title = titles.find(leader);
    return title == titles.end() ? leader : title->second;
  }
};

/// What happens at the year-end where something of an assessee is not there.
struct Missing {
  bool review_exempts = false;      ///< no review: its weight goes to the rest; else it blocks
  bool leaders_exempt = false;      ///< likewise where no leader has marked
  bool provisional_blocks = false;  ///< a provisional cell blocks; else it counts until settled
};

struct SurveyRule {
  std::string id;
  std::string title;
  std::vector<ScaleStep> scale;
  VoteRule votes = {};
};

/// A12.4: whose problems are serious enough for a visit: who meets any of these.
struct VisitCriterion {
  Rational deducted = Rational::of(5);  ///< so many points lost in the year, or more; 0: not asked
  int late_notices = 1;                 ///< so many rectifications overdue, or more; 0: not asked
};

/// How the assessed are heard before a figure is final; figures do not depend on it.
struct HearingRules {
  /// A domain's period is closed only once its assessees have been shown what is recorded of them.
  bool disclose = true;
  int objection_days = 15;  ///< after it was shown or published, so long one may object, 1..
  int publicity_days = 5;   ///< so long the year's result is open to the public first; 0: not
};

/// One number of a domain's catalogue changed by the year.
struct Override {
  std::string key, value, from, document;
  bool whole_year = false;

  friend bool operator==(const Override&, const Override&) = default;
};

struct PluginRequirement {
  std::string id;
  std::string version;  ///< "1.0.0" or a range ">=1.0 <2.0"; empty: any
  std::vector<Override> overrides;
  plugin_host::Limits limits;  ///< of the process in which it runs; no figure depends on them
};

struct Subject {
  std::string id;  ///< once in an assessee, whatever its list
  std::string name;
  int line = 0;  ///< in the subjects file
};

/// 考核对象.
struct Assessee {
  std::string id;
  std::string name;
  std::string domain;
  int order = 0;     ///< explicit: the order of every list
  std::string pool;  ///< option id of the grouping that is the domain's pool; empty: one pool
  /// Roster inputs without subjects: input id → value text: a choice's option id, a flag "1" or
  /// "0", else a number. Before `attach_system`: heading → cell, as written.
  std::map<std::string, std::string> roster;
  std::map<std::string, std::map<std::string, std::string>>
      subject_roster;  ///< input → subject → value text; likewise
  std::map<std::string, std::vector<Subject>> subjects;  ///< sub → list, in the file's order
  std::string secretary;
  std::vector<std::string> deputies;
  std::optional<Date> from, until;
  std::string successor;
  std::string organisation;  ///< its organisation id where it also answers for indicators
  int line = 0;              ///< in the roster file

  /// Whether it exists on some day of a time.
  bool is_there(Date first_day, Date last_day) const {
    return (!from || *from <= last_day) && (!until || *until >= first_day);
  }
  bool is_there(const Period& period) const { return is_there(period.first_day, period.last_day); }
};

struct Domain {
  std::string id;
  std::string title;
  std::string lead_unit;
  std::vector<std::string> aspects_may, aspects_must;
  std::string pool;  ///< roster choice that is the pool; empty: none
  PluginRequirement plugin;
  IndicatorSystem system;                  ///< empty until the plugin has described itself
  std::vector<Assessee> assessees;         ///< by order
  std::string roster_file, subjects_file;  ///< for messages
  std::vector<std::string> roster_columns,
      subjects_columns;  ///< headings of roster inputs, as written
};

/// Which records of an assessee a person is asked about, since they may be one matter. No figure
/// depends on it.
struct LikeMatters {
  int near_days = 7;                    ///< how far their days may lie apart, 0..
  Rational alike = Rational::of(3, 5);  ///< how much of their texts they must share, 0 to 1
};

struct YearPlan {
  int year = 0;
  std::string county;
  Language language = Language::zh;
  std::filesystem::path folder;  ///< configs/<year>
  Date facts_from;  ///< facts from this day on count (also before the system is issued)
  Scheme scheme;
  RoundingPoints rounding;
  std::vector<Aspect> aspects;
  std::vector<Period> periods;  ///< in order; the last is the year-end
  std::vector<Organisation> organisations;
  std::vector<Person> persons;        ///< no figure depends on them
  bool only_known_users_act = false;  ///< people.strict: who has no os_user acts not at all
  std::vector<AssessmentTeam> teams;  ///< likewise
  std::vector<CircularBody> circular_bodies;
  std::vector<ScaleStep> review_scale;
  std::vector<ReviewPart> review_parts;  ///< empty: the review is one recorded score
  std::vector<SurveyRule> surveys;
  Grading grading;
  Ranking ranking;
  Adjustments adjustments;
  LeaderEvaluation leader_evaluation;
  std::vector<ConsequenceRule> consequences;
  std::string matters_across;  ///< one matter in an indicator and an adjustment: "wait", "count" or
                               ///< "highest", the dearer of the indicators and a deduction
  bool matters_cost_once = false;  ///< matters.across_indicators: one matter of an assessee costs
                                   ///< in one indicator only, where it costs most
  LikeMatters like_matters;
  std::string amendment_applies;  ///< "forward", or "whole_year": also to earlier records
  std::string circular_year_of = "document";  ///< what decides a circular's year: its "document"'s
                                              ///< date, or for which year it was "record"ed
  /// A13.1: the share of what monitoring deducted that counts at the year-end, 0 to 1.
  Rational carried_over = Rational::of(1);
  /// A11.5: the share of a rectified matter's deduction that is given back, 0 to 1.
  Rational rectified_returns;
  int rework_days = 10;  ///< A11.5: within so many days a returned answer is given again, 1..
  VisitCriterion visits;
  HearingRules hearing;
  Missing missing;
  DutyRules duty;               ///< no figure depends on it
  std::vector<Date> rest_days;  ///< ascending: what would be due then is due on the next other day
  int indicators_per_unit_max = 30;  ///< a unit that answers for more is warned of (health)
  std::map<std::string, std::map<std::string, std::string>>
      division;                 ///< domain → indicator → unit; wins over the catalogue
  std::vector<Domain> domains;  ///< enabled ones, in year.toml's order
  std::string digest;           ///< of everything above that a figure depends on
  std::map<std::string, Place>
      places;  ///< JSON pointer of year.toml ("/division/x/XX15") → where, for messages

  /// Where the value at a JSON pointer of year.toml stands, or what should hold it.
  Place place(const std::string& pointer) const;
  /// Art. 15: the documents of bonuses and deductions are dated from … until.
  Date first_adjustment_day() const { return adjustments.dated_from.value_or(facts_from); }
  Date last_adjustment_day() const {
    return adjustments.dated_until.value_or(make_date(year, 12, 31));
  }
  /// What concerns the year is written down in it or in the following one: until this day.
  Date last_recorded_day() const { return make_date(year + 1, 12, 31); }
  /// A day, or the next that is no rest day.
  Date working_day(Date day) const;
  /// Art. 11(8): a rectification is due one month after its notice was issued, through the end of
  /// that day.
  Date rectification_due(Date issued) const;
  /// Until when an answer that was returned on a day is given again.
  Date rework_due(Date returned) const;
  const Domain* find_domain(std::string_view id) const;
  const Period* find_period(std::string_view id) const;
  int period_index(std::string_view id) const;  ///< -1: there is none
  const Organisation* find_organisation(std::string_view id) const;
  /// By its name among units, "domain/assessee"; nullptr: there is none.
  const Assessee* find_assessee(std::string_view unit) const;
  /// The only organisation with a role that one has: "coordinator", "office", "committee".
  const Organisation& organisation_with(std::string_view role) const;
  /// A person of year.toml by id. An assessee for which year.toml names nobody acts as itself: the
  /// person "domain/assessee", under its secretary's name. None: there is no such person.
  std::optional<Person> find_person(std::string_view id) const;
  /// Who acts for a unit, in year.toml's order; of an assessee at least itself.
  std::vector<Person> persons_of(std::string_view unit) const;
  /// Who acts where a unit would judge its own assessee (nobody does): the domain's lead unit, else
  /// the coordinator, else the assessment office. Empty: the assessee is no unit of the year.
  std::string stand_in_of(const Domain& domain, std::string_view assessee) const;
  /// Whether a domain's lead unit is itself the assessee: others judge it then.
  bool is_of_lead_unit(const Domain& domain, std::string_view assessee) const;
  /// Who confirms about an assessee (empty: about the whole domain): the lead unit, or who stands
  /// in for it.
  std::string unit_over(const Domain& domain, std::string_view assessee) const;
  /// What people call a unit: an organisation's title, an assessee's name; else the id itself.
  std::string unit_title(const std::string& unit) const;
  const ReviewPart* find_review_part(std::string_view id) const;
  /// How votes are counted: of a part of the review (of = "review"), or of a survey (of = its id,
  /// part empty); nullptr: nobody votes on that.
  const VoteRule* find_vote_rule(std::string_view of, std::string_view part) const;
  int grade_index(std::string_view id) const;  ///< 0 is best; -1: there is none
  /// As people call a grade; "-": there is none.
  const std::string& grade_title(std::string_view id) const;
};

/// Reads and checks configs/<year>: year.toml against its schema, then what the schema cannot say,
/// then the roster. Plugins are not needed: `attach_system` adds what they describe. Throws
/// Error(data) with every problem found, with file, line and column, and Error(environment) when
/// files cannot be read.
YearPlan read_year(const std::filesystem::path& folder);

/// Tables of the folder `roster` that belong to no domain of the year: nothing reads them. Throws
/// Error(environment) when the folder cannot be read.
std::vector<std::string> unused_rosters(const YearPlan& plan);

/// The key of an item that takes points by an input and cannot give back a part of them, as it
/// judges all records together; none: whatever reads the input prices its records one by one.
std::optional<std::string> item_without_return(const IndicatorSystem& system,
                                               const InputInfo& input);

/// Art. 5: who answers for an indicator as a plugin described it: whom the year's division names,
/// else its catalogue, else the domain's lead unit.
std::string responsible_unit(const YearPlan& plan, const Domain& domain,
                             const IndicatorInfo& indicator);

/// Puts a domain's described system into the plan and checks it against the year: points, aspects
/// misused or uncovered (Art. 6), responsible units (Art. 5), grades named by gates, roster values
/// and lists that its inputs need, division. Throws Error(data).
void attach_system(YearPlan& plan, const std::string& domain, IndicatorSystem system);

/// Completes the plan once every enabled domain has its system: computes the digest.
void finish(YearPlan& plan);

}  // namespace kaohe::plan

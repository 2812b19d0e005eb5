/// Result: one document for a period or a year. Everything a paper or a page shows is a function of
/// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kaohe/points.hpp>
#include <kaohe/rational.hpp>

#include "scoring/adjust.hpp"
#include "scoring/compose.hpp"
#include "scoring/review_parts.hpp"
#include "scoring/sheet.hpp"

namespace kaohe::grading {

using scoring::AppliedAdjustment;
using scoring::CellState;
using scoring::Loss;
using scoring::Note;
using scoring::Progress;
using scoring::Redistribution;

/// One indicator of one assessee.
struct Cell {
  std::string indicator;
  CellState state = CellState::pending;
  std::optional<Points> points;      ///< none where the state carries none
  std::vector<std::string> missing;  ///< what it waits for, by id: "XX01.leaders 2023-03"

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// Deductions so far, by period: the sum of what is lost there. A loss that belongs to no period
/// stands under the period of the result.
struct PeriodDeduction {
  std::string period;
  Rational deducted;

  friend bool operator==(const PeriodDeduction&, const PeriodDeduction&) = default;
};

/// One fact behind a gate, for programs.
struct GateFact {
  std::string what;   ///< "circular", "review_grade", "survey", "finding", "catalogue"
  std::string value;  ///< the issuing body, the grade, the finding's kind, or the catalogue's gate
  std::string document;  ///< its number; empty: none
  std::string matter;
  std::vector<std::int64_t> records;

  friend bool operator==(const GateFact&, const GateFact&) = default;
};

/// A gate that fired (Art. 17, 19), by which source and on which facts; listed even where a
/// stricter one makes it idle.
struct FiredGate {
  std::string id;
  std::string article;
  std::string effect;  ///< "at_most:fairly_good" (a cap), "exactly:fair" (an obligation), "lower:1"
                       ///< (Art. 19)
  std::string fact;    ///< for people, in the plan's language
  std::string source;
  std::vector<GateFact> facts;

  friend bool operator==(const FiredGate&, const FiredGate&) = default;
};

struct GradeOutcome {
  std::vector<std::string>
      permitted;  ///< best first; empty: not graded (blocked, or a period's result)
  std::string proposed;
  std::string decided;      ///< empty: no decision yet
  int lowered_by = 0;       ///< levels asked for; the final grade stops at the lowest
  std::string final_grade;  ///< from `decided`, or from `proposed` while nothing is decided
  std::string decided_by;
  std::string meeting;  ///< at which it was decided; empty: the document alone tells
  std::string reason;

  friend bool operator==(const GradeOutcome&, const GradeOutcome&) = default;
};

/// What the final grade entails (Art. 18).
struct Consequence {
  std::string id, article, title;
  std::string owner;      ///< organisation id, or the assessee's own id
  std::string due;        ///< date
  std::string closed_by;  ///< document; empty: open

  friend bool operator==(const Consequence&, const Consequence&) = default;
};

struct AssesseeResult {
  std::string id, name, scope, pool;
  std::string secretary;  ///< whose own yearly assessment the consequences touch
  std::vector<std::string> deputies;
  std::vector<Cell> cells;  ///< one for each indicator of the domain, in its order
  Points effective_points;  ///< Σ points of the indicators that apply
  std::vector<Redistribution> redistributed;
  std::optional<Rational> indicator_score;
  std::optional<Points> review_score;
  std::string review_grade;
  std::vector<scoring::ReviewPartScore> review_parts;  ///< empty: none, or exempt
  std::optional<Rational> effectiveness_total;
  std::optional<Points> leader_evaluation;
  std::optional<Rational> annual_score;
  std::optional<Rational> adjustment;
  std::vector<AppliedAdjustment> adjustments;
  std::optional<Rational> final_score;
  std::optional<Points> published_score;
  std::optional<int> rank, rank_by_total, rank_by_final;
  bool ranked = true;  ///< false: part of the year only
  /// What the indicator score would gain without all that is disputed; none: either waits.
  std::optional<Points> disputed_points;
  std::vector<Loss> losses;
  std::vector<PeriodDeduction> periods;
  std::vector<FiredGate> gates;
  GradeOutcome grade;
  std::vector<Consequence> consequences;
  std::vector<Note> notes;
  std::vector<Note> blocked;       ///< why it has no score or no grade yet
  std::vector<Progress> progress;  ///< what is not due, and how it stands

  friend bool operator==(const AssesseeResult&, const AssesseeResult&) = default;
};

/// The figures of `line_of` whose mean a good line is compared with: the exact mean is sum ÷ count.
struct MeanOf {
  Rational sum;
  int count = 0;

  friend bool operator==(const MeanOf&, const MeanOf&) = default;
};

/// What a good line is: a mean because nothing is decided yet, a mean that was decided, or a number
/// that was decided.
enum class LineKind { undecided, mean, number };

/// A16.1: how many of a scope's ranked assessees may get a grade, and get it: as decided, else as
/// proposed, before Art. 19 lowers.
struct QuotaResult {
  std::string grade;
  int at_most = 0;
  int given = 0;

  friend bool operator==(const QuotaResult&, const QuotaResult&) = default;
};

struct ScopeResult {
  std::string id;       ///< the domain's id, or domain/pool
  std::string line_of;  ///< "effectiveness_total" or "annual_score": what the line is compared with
  MeanOf all,
      unbarred;  ///< of the ranked assessees: all, and those that no gate bars from the top grade
  std::optional<Points> mean_total,
      mean_total_unbarred;  ///< the same at rounding point `mean`: for display
  std::optional<Points>
      good_line;  ///< exact if decided as a decimal; a mean is shown at rounding point `mean`
  LineKind good_line_kind = LineKind::undecided;
  std::string good_line_source;     ///< document of the decision, else who decided; empty: none
  std::vector<QuotaResult> quotas;  ///< best grade first; empty: the year limits no grade

  friend bool operator==(const ScopeResult&, const ScopeResult&) = default;
};

/// An assessee whom another reading would rank or grade differently.
struct ReadingShift {
  std::string assessee;
  std::optional<int> rank, other_rank;
  std::string proposed, other_proposed;  ///< grades as proposed and lowered (Art. 19); empty: none

  friend bool operator==(const ReadingShift&, const ReadingShift&) = default;
};

/// Where the rules are silent: another answer to a setting, and whom it would move.
struct ReadingDifference {
  std::string key;                   ///< of year.toml: "good_line.of"
  std::string taken, other;          ///< its value this year, and the other one
  std::vector<ReadingShift> shifts;  ///< in the roster's order

  friend bool operator==(const ReadingDifference&, const ReadingDifference&) = default;
};

struct IndicatorHead {
  std::string id, title, aspect, responsible_unit;
  Points points;  ///< in force on `as_of`

  friend bool operator==(const IndicatorHead&, const IndicatorHead&) = default;
};

/// An id with its title, so that papers need nothing but the result.
struct Label {
  std::string id, title;

  friend bool operator==(const Label&, const Label&) = default;
};

struct DomainResult {
  std::string id, title, lead_unit;
  std::vector<Label> pools;  ///< empty: the domain is one pool
  std::vector<IndicatorHead> indicators;
  std::vector<ScopeResult> scopes;          ///< by id
  std::vector<AssesseeResult> assessees;    ///< in the roster's order
  std::vector<ReadingDifference> readings;  ///< a year's result: those that would change anything

  friend bool operator==(const DomainResult&, const DomainResult&) = default;
};

struct PluginUsed {
  std::string domain, id, version, sha256;

  friend bool operator==(const PluginUsed&, const PluginUsed&) = default;
};

struct Result {
  std::string kind;  ///< "period" or "year"
  std::string period;
  int year = 0;
  std::string county;
  std::string standing;  ///< "preview", "official", "played"
  int edition = 1;
  std::string as_of;
  std::string plan_digest, ledger_head, figures_digest;
  std::vector<PluginUsed> plugins;
  std::vector<Label> grades;  ///< from best to worst
  std::vector<Label> review_grades;
  std::vector<Label> organisations;  ///< of the year
  std::vector<DomainResult> domains;

  friend bool operator==(const Result&, const Result&) = default;
};

}  // namespace kaohe::grading

/// The compiled form of an indicator system: constant tables that refer to each other by index.
///
/// The catalogue tool turns a domain's TOML into these tables at build time; the same reader fills
/// them at run time for tests and cases (RuntimePlugin). Nothing here is computed: the evaluator
/// (sdk/src/engine) gives the tables their meaning, and sdk/README.md says what that meaning is.
/// Every index is of a row of the table named beside it; kNone stands for no row. Only the reader
/// makes these tables: no field is checked again.
///
/// Threads: constant, so any number may read. Nothing here throws.
///
/// All text is UTF-8 with static lifetime (a generated catalogue) or that of the CatalogueStore
/// that owns it.
#pragma once

#include <cstdint>
#include <string_view>

#include <kaohe/rational.hpp>

namespace kaohe {

class FunctionCall;
struct FunctionAnswer;
/// A C++ function of the plugin, called by items and figures of the form `function` (function.hpp).
using Function = FunctionAnswer (*)(const FunctionCall&);

/// "No such row."
inline constexpr std::uint32_t kNone = 0xffffffffU;

/// A run of rows of another table.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// A read-only table; does not own its rows.
template <class Row>
struct Table {
  const Row* rows = nullptr;
  std::uint32_t count = 0;

  constexpr const Row& operator[](std::uint32_t index) const { return rows[index]; }
  constexpr const Row* begin() const { return rows; }
  constexpr const Row* end() const { return rows + count; }
};

/// The rows of a Range of a Table, for range-for.
template <class Row>
constexpr Table<Row> slice(const Table<Row>& table, Range range) {
  return {table.rows + range.first, range.count};
}

/// What is recorded. Events: cases, each a record, none being 0. Of the other types a value is
/// owed.
enum class InputType : std::uint8_t { events, count, measure, flag, choice };
/// Calendar spans on which a value is owed or an item is looped. `none`: not tied to any.
enum class Cell : std::uint8_t { none, month, quarter, half, year };
/// Where an input comes from: records of the year, the roster, the year before (`last_year:ID`), an
/// imported result, the notices (whole days late).
enum class Source : std::uint8_t { record, roster, last_year, result, notices };
/// How the values of several cells or subjects become one. `none`: asking for several as one is an
/// error (KAOHE_FAILED).
enum class Merge : std::uint8_t { none, sum, mean, max, min, last };
/// Whose value it is: each assessee's own, one of each pool, or one of the whole domain.
enum class Scope : std::uint8_t { assessee, pool, domain };

/// What a number may be.
enum class Bound : std::uint8_t { any, not_negative, positive };

/// Whether a number keeps its bound.
constexpr bool within(const Rational& value, Bound bound) {
  return bound == Bound::any || value.sign() > 0 ||
         (bound == Bound::not_negative && value.is_zero());
}

/// A number of the catalogue, known by its key ("XX01.item.leaders.price"). A year may override any
/// of them.
struct Number {
  std::string_view key;
  Rational value;
  Bound bound = Bound::any;
};

/// One option of a choice or of an attribute.
struct Option {
  std::string_view id;
  std::string_view title;
};

/// A declared attribute of records: one of its options, or, without options, a mark that is there
/// or not.
struct Attribute {
  std::string_view id;
  std::string_view title;
  Range options;
};

/// A list that every assessee has: branches, villages, leaders.
struct Sub {
  std::string_view id;
  std::string_view title;
  bool may_be_empty = false;
  std::uint32_t sample = 0;  ///< n drawn once a year; 0: the list stands in the roster
};

/// An input: what is recorded, by whom and how often (sdk/README.md, 4). Its values are numbers in
/// `unit`; a choice is the index of its option, a flag 1 or 0.
struct Input {
  std::string_view id;  ///< its own name, "income"
  std::string_view title;
  std::string_view unit;            ///< as people read it, "%"; may be empty
  std::uint32_t indicator = kNone;  ///< kNone: shared by the domain
  InputType type = InputType::events;
  Cell every = Cell::year;  ///< grid on which a value is owed
  Source source = Source::record;
  Merge merge = Merge::none;
  Scope scope = Scope::assessee;
  bool matter = false;  ///< each record names its matter
  bool named = false;   ///< each record names a person or thing that is in no list
  bool reason = false;  ///< an official's judgement: each record has a written reason
  bool if_missing_previous =
      false;                  ///< the last earlier value stands in, and makes the score provisional
  std::uint32_t sub = kNone;  ///< the list that it is `per`
  std::uint32_t sample = 0;   ///< at most so many subjects or cases are recorded; 0: any number
  std::int32_t decimals = -1;  ///< 0 to 8, checked on entry; -1: as many as 8
  std::string_view source_id;  ///< last_year: "XZ14.income"; result: "education_quality"
  std::string_view year;       ///< that the data speak of; may be empty
  Range options;               ///< of a choice
  Range attributes;
  std::uint32_t range_low = kNone;  ///< Numbers: bounds checked on entry
  std::uint32_t range_high = kNone;
  std::uint32_t min = kNone;  ///< the same; above 0 it also promises that a divisor is not 0
  std::uint32_t max = kNone;
};

/// Of which table an operand is a row; `none`: nothing is asked.
enum class OperandKind : std::uint8_t { none, number, figure, input, by_choice };

/// What a threshold or a target may be: a number, a figure, an input, or a number by roster choice.
struct Operand {
  OperandKind kind = OperandKind::none;
  std::uint32_t index = kNone;  ///< in numbers, figures, inputs or by_choices
};

/// `{ by = CHOICE, option = number, … }`: one number for each option, in the order of the options.
struct ByChoice {
  std::uint32_t input = kNone;
  Range numbers;
};

/// What a test looks at: an attribute of the record in view, an input, or a figure.
enum class TestSubject : std::uint8_t { attribute, input, figure };
/// What a test asks: true or false; one of some options; one of some numbers; within bounds.
enum class TestKind : std::uint8_t { truth, options, values, bounds };

/// One test of a condition, which holds where all of them do. No test passes on n/a; an absent
/// value leaves it absent too.
struct Test {
  TestSubject subject = TestSubject::input;
  TestKind kind = TestKind::truth;
  bool truth = true;            ///< truth: what it must be
  bool negated = false;         ///< options, values: `not`
  std::uint32_t index = kNone;  ///< attribute of the record's input, input or figure
  Range options;                ///< rows of `indices`: option indexes, any of which
  Range values;                 ///< rows of `operands`, any of which
  Operand at_least, above, at_most, below;
};

/// `{ when = …, factor | add = … }`
struct Modifier {
  Range when;  ///< rows of `tests`
  std::uint32_t number = kNone;
};

/// A term of `sum`: coefficient × value.
struct Term {
  Operand of;
  std::uint32_t coefficient = kNone;  ///< kNone: 1
};

/// A number handed to a function by name.
struct Argument {
  std::string_view name;
  std::uint32_t number = kNone;
};

/// Something a function may see.
struct Use {
  std::string_view name;
  Operand of;  ///< an input or a figure
};

/// A C++ function that the catalogue names.
struct FunctionEntry {
  std::string_view name;
  Function function =
      nullptr;  ///< nullptr where only the catalogue is known, not the plugin's code
};

/// What a loop goes over: the subjects of a list, the records, or the cells that have ended on the
/// day asked.
enum class LoopKind : std::uint8_t { sub, record, month, quarter, half };
/// One entry of `for_each`; two of them give every pair.
struct Loop {
  LoopKind kind = LoopKind::record;
  std::uint32_t sub = kNone;  ///< of LoopKind::sub
};

/// How points or values of the members of a loop become one.
enum class Combine : std::uint8_t { sum, mean, weighted, max, min };

/// The one form of a figure (sdk/README.md, 5).
enum class FigureForm : std::uint8_t { sum, count, ratio, index, function, peer };
/// What a peer figure compares; a place counts from 1, equals share the better one.
enum class PeerForm : std::uint8_t { mean, best, worst, place, place_from_last, count };
/// A group of assessees: the pool, the domain, or all with the same option of a roster choice.
enum class Group : std::uint8_t { none, pool, domain, choice };

/// What is measured: one form, then its modifiers in the order where, when, times, bounds, loops.
/// Its value is in `unit`.
struct Figure {
  std::string_view id;
  std::string_view title;
  std::string_view unit;
  std::uint32_t indicator = kNone;  ///< kNone: shared by the domain
  FigureForm form = FigureForm::sum;
  PeerForm peer = PeerForm::mean;
  Group over = Group::none;
  bool prefer_low = false;
  Combine combine = Combine::sum;
  std::uint32_t over_choice = kNone;   ///< input
  Range terms;                         ///< sum: terms; ratio: two terms (a, b)
  std::uint32_t scale = kNone;         ///< ratio: Number; kNone: 100
  Operand of;                          ///< count, index: the input; peer: what is compared
  std::uint32_t by_attribute = kNone;  ///< index: attribute of the input
  Range weights;                       ///< index: numbers, in the order of the options
  std::uint32_t function = kNone;
  Range uses;
  Range args;
  Range where;  ///< tests on records
  Range when;   ///< tests
  Range times;  ///< modifiers
  Operand at_least, at_most;
  Range loops;
  Operand weight;
};

/// How a measurement becomes points, 0 or more before the sign (sdk/README.md, 8).
enum class ItemKind : std::uint8_t { each, gap, share, table, function };
/// Whether an item's points are taken or given.
enum class Sign : std::uint8_t { deduct, award };
/// How gap ÷ step becomes whole: not at all, up (a part counts as one), or down (a part counts
/// nothing).
enum class Step : std::uint8_t { none, up, down };
/// What is done where there is no number.
enum class Treatment : std::uint8_t { unnamed, none, full, zero, peer_mean, block, rescale };

/// Rows of a table: any of the bounds, options or a condition; a row without any is the rest.
struct Row {
  Operand from, above, upto, below;
  Range is;    ///< rows of `indices`: option indexes; a flag: 1
  Range when;  ///< tests
  std::uint32_t points = kNone;
  std::string_view label;
};

/// How something becomes points. Fields that its kind does not name keep their defaults.
struct Item {
  std::string_view id;
  std::string_view title;
  ItemKind kind = ItemKind::each;
  Sign sign = Sign::deduct;
  Combine combine = Combine::sum;
  bool side_above = false;  ///< gap
  Step round = Step::none;  ///< gap
  bool once_all = false;    ///< each: once_per = ["all"]
  bool once_subject = false;
  bool once_matter = false;
  Treatment on_na = Treatment::unnamed;
  Treatment on_absent = Treatment::unnamed;
  Group peers = Group::none;
  std::uint32_t peers_choice = kNone;
  std::uint32_t part = kNone;     ///< kNone: the rest
  std::uint32_t else_of = kNone;  ///< item
  std::string_view due;           ///< id of a period; empty: the indicator's last
  Operand of;
  Range when;
  Range loops;
  Operand weight;
  Range times;
  std::uint32_t cap = kNone;
  std::uint32_t price_by = kNone;  ///< each: attribute; kNone: one price
  Range price;                     ///< each: one number, or one per option; gap: one
  Range plus;                      ///< each: modifiers
  Range where;                     ///< each: tests on the record
  Operand target;                  ///< gap, share
  std::uint32_t step = kNone;      ///< gap: Number; kNone: 1
  std::uint32_t worth = kNone;     ///< share, function
  Range rows;                      ///< table
  std::uint32_t function = kNone;
  Range uses;
  Range args;
};

/// Whether a part or indicator begins with all its points or with none.
enum class Start : std::uint8_t { full, zero };
/// Bounds of an indicator's score: 0 to its points; 0 and above; none.
enum class Clamp : std::uint8_t { both, floor, none };

/// A part of an indicator with points of its own, clamped by itself.
struct Part {
  std::string_view id;
  std::string_view title;
  std::uint32_t points = kNone;
  Start start = Start::full;
  Combine combine = Combine::sum;
  Treatment on_na = Treatment::unnamed;
  Range loops;
  Operand weight;
  Range when;
};

/// A condition that makes the score of a part or an indicator 0.
struct Zero {
  std::string_view title;
  std::uint32_t part = kNone;  ///< kNone: the whole indicator
  Range when;
};

/// A condition that bars grades above `at_most`; it changes no points.
struct Gate {
  std::string_view id;
  std::string_view title;
  std::string_view article;
  std::string_view at_most;  ///< a grade id of the year's scheme
  std::uint32_t indicator = kNone;
  Range when;
};

/// One indicator: runs of rows of the tables of Catalogue.
struct Indicator {
  std::string_view id;
  std::string_view title;
  std::string_view aspect;
  std::string_view responsible_unit;  ///< empty: the lead unit
  std::string_view basis;             ///< where the rule stands; may be empty
  std::string_view
      spill;  ///< name of what is deducted beyond its points; empty: it is not reported
  std::string_view spill_title;  ///< of that name, for people; empty: the name itself
  std::string_view
      definition;  ///< its TOML table as canonical JSON: what is frozen when issued (Art. 8)
  std::uint32_t points = kNone;
  std::uint32_t rhythm = 0;  ///< KAOHE_QUARTERLY, …
  Start start = Start::full;
  Clamp clamp = Clamp::both;
  Treatment on_na = Treatment::unnamed;
  Treatment on_absent = Treatment::block;
  bool rescale_in_aspect = false;
  Range only;  ///< tests on roster choices
  Range when;
  Range inputs;
  Range figures;
  Range parts;
  Range items;
  Range zeros;
  Range gates;
};

/// One domain's indicator system.
struct Catalogue {
  std::string_view id;
  std::string_view title;
  std::string_view
      definition;  ///< what is shared (domain, subs, inputs, figures) as canonical JSON
  std::uint32_t total = kNone;  ///< Number
  Table<Number> numbers;
  Table<Option> options;
  Table<Attribute> attributes;
  Table<std::uint32_t> indices;
  Table<Operand> operands;
  Table<ByChoice> by_choices;
  Table<Test> tests;
  Table<Modifier> modifiers;
  Table<Term> terms;
  Table<Argument> arguments;
  Table<Use> uses;
  Table<Loop> loops;
  Table<Row> rows;
  Table<FunctionEntry> functions;
  Table<Sub> subs;
  Table<Input> inputs;    ///< shared ones first, then by indicator
  Table<Figure> figures;  ///< shared ones first, then by indicator
  Table<Part> parts;
  Table<Item> items;
  Table<Zero> zeros;
  Table<Gate> gates;
  Table<Indicator> indicators;
};

}  // namespace kaohe

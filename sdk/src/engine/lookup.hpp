// What a name stands for in a context: inputs merged, figures computed, conditions judged.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <kaohe/function.hpp>

#include "engine/context.hpp"
#include "engine/facts.hpp"
#include "engine/rules.hpp"

namespace kaohe::engine {

class Peers;

// A value of a state that is not `value`.
inline Value not_there(Value::State state) {
  return state == Value::State::absent ? Value::absent() : Value::not_applicable();
}

enum class Truth : std::uint8_t { no, yes, absent };

// Something that was asked for and is not there.
struct Missing {
  std::uint32_t input = kNone;
  std::int32_t subject = -1;
  int cell = 0;                // on the input's grid; 0: none
  int period = -1;             // awaited; -1: none
  std::uint32_t peer = kNone;  // the other assessee who owes it; kNone: the one looked at
};

// Values that are combined over the members of `for_each`.
class Combiner {
 public:
  explicit Combiner(Combine combine) : combine_(combine) {}
  void add(const Value& value);
  void add(const Value& value, const Value& weight);  // weighted
  // n/a where nothing was added (`empty` says what an empty list is).
  Value result() const;
  std::uint32_t members() const { return count_; }

 private:
  friend class Shares;

  Combine combine_;
  bool absent_ = false;
  bool provisional_ = false;
  std::uint32_t count_ = 0;
  Rational total_;
  Rational weights_;
};

// What each member has in what was combined, asked in the order of the members: its share of a
// mean, all of a sum, and of a maximum or minimum all or nothing.
class Shares {
 public:
  Shares(const Combiner& combined, const Rational& result) : combined_(combined), result_(result) {}
  // Of a member that brought `own`, with a weight where the combination has weights.
  Rational of(const Rational& own, const Rational& weight);

 private:
  const Combiner& combined_;
  Rational result_;
  bool is_taken_ = false;  // a maximum, by an earlier member
};

class Lookup {
 public:
  Lookup(const Rules& rules, const Facts& facts) : rules_(rules), facts_(facts) {}
  void use(Peers& peers) { peers_ = &peers; }
  bool collecting() const { return missing_ != nullptr; }
  // While it lives, everything that is absent is also written down in `missing`; nullptr: nothing
  // is.
  class Collect {
   public:
    Collect(const Lookup& lookup, std::vector<Missing>* missing)
        : lookup_(lookup), before_(lookup.missing_) {
      lookup_.missing_ = missing;
    }
    Collect(const Collect&) = delete;
    Collect& operator=(const Collect&) = delete;
    ~Collect() { lookup_.missing_ = before_; }

   private:
    const Lookup& lookup_;
    std::vector<Missing>* before_;
  };
  // While it lives, nothing is written down: what is looked at is not owed, or not by this
  // assessee.
  class Quiet : public Collect {
   public:
    explicit Quiet(const Lookup& lookup) : Collect(lookup, nullptr) {}
  };
  // How much is written down; to forget what came after, since nobody waits for it.
  std::size_t noted() const { return collecting() ? missing_->size() : 0; }
  void forget_after(std::size_t noted) const {
    if (collecting()) missing_->resize(noted);
  }

  // While it lives, what is written down is owed by another assessee.
  class OwedBy {
   public:
    OwedBy(const Lookup& lookup, std::uint32_t peer) : lookup_(lookup), before_(lookup.peer_) {
      lookup_.peer_ = peer;
    }
    OwedBy(const OwedBy&) = delete;
    OwedBy& operator=(const OwedBy&) = delete;
    ~OwedBy() { lookup_.peer_ = before_; }

   private:
    const Lookup& lookup_;
    std::uint32_t before_;
  };

  // Whether a condition looked at a provisional value since it was last forgotten.
  bool saw_provisional() const { return saw_provisional_; }
  void set_saw_provisional(bool saw) const { saw_provisional_ = saw; }

  const Rules& rules() const { return rules_; }
  const Facts& facts() const { return facts_; }
  const Rational& number(std::uint32_t index, const Context& context) const {
    return rules_.number(index, context.day);
  }

  Value input(std::uint32_t index, const Context& context) const;
  Value figure(std::uint32_t index, const Context& context) const;
  Value operand(const Operand& operand, const Context& context) const {
    return operand.kind == OperandKind::number
               ? Value{number(operand.index, context), Value::State::value, false}
               : measured(operand, context);
  }
  Truth condition(Range tests, const Context& context) const {
    return tests.count == 0 ? Truth::yes : all_hold(tests, context);
  }
  // The row of a table that a value falls into: the first that matches.
  struct FoundRow {
    Truth matches = Truth::no;  // absent: what a row asks for is
    const Row* row = nullptr;
  };
  FoundRow table_row(Range rows, const Value& value, const Context& context) const;
  // Π of the factors whose condition holds. Absent: a condition is.
  Value factors(Range modifiers, const Context& context) const;
  // Whether a decision leaves an operand n/a, whatever else it reads is still awaited: the input
  // itself, or a figure that has no value without it.
  bool is_decided(const Operand& operand, std::uint32_t row) const;
  bool asked_by_subject(const Operand& operand, const Context& context) const;
  Value call(std::uint32_t function, Range uses, Range args, const Context& context,
             std::string* line) const;

  // Rows of an input that match the context's subject, cell and record, in order: visits each with
  // its row number. Says whether the value is there, absent or n/a; a visitor may have been called
  // also where it is absent.
  template <class Visit>
  Value::State scan(std::uint32_t index, const Context& context, Visit&& visit,
                    bool* provisional) const;

  // Calls `visit(inner context)` for every member of the loops. False: a list is absent.
  template <class Visit>
  bool members(Range loops, std::uint32_t record_input, const Context& context,
               Visit&& visit) const;

  // How many of the assessee's group have a value of their own in a peer figure.
  std::uint32_t compared_with(std::uint32_t figure, const Context& context) const;
  // Whether a cell has ended by the day asked, and the period in which its facts come is there.
  bool has_come(Cell kind, int index, const Context& context) const;
  // Whether the indicator is in this assessee's table and no decision takes it out.
  bool takes_part(std::uint32_t indicator, std::uint32_t row) const;
  // Index of the chosen option of a roster choice; -1: none.
  std::int32_t choice(std::uint32_t input, std::uint32_t row) const;

 private:
  Value measured(const Operand& operand, const Context& context) const;
  bool is_decided(const Figure& figure, std::uint32_t row) const;
  bool has_bound_without_value(const Test& test, const Context& context) const;
  void note_absent(const Operand& operand, const Context& context) const;
  Truth all_hold(Range tests, const Context& context) const;
  Truth row_matches(const Row& row, const Value& value, const Context& context) const;
  Truth test(const Test& test, const Context& context) const;
  Truth test_value(const Test& test, const Value& value, const Context& context) const;
  Truth test_attribute(const Test& test, const Context& context) const;
  Truth compare(const Operand& bound, const Value& value, const Context& context,
                bool (*holds)(const Rational& value, const Rational& bound)) const;
  Value whole_figure(std::uint32_t index, const Context& context) const;
  Value inner_figure(const Figure& figure, const Context& context) const;
  Value form(const Figure& figure, const Context& context) const;
  Value sum(const Figure& figure, const Context& context) const;
  Value count(const Figure& figure, const Context& context) const;
  Value ratio(const Figure& figure, const Context& context) const;
  Value bare(const Figure& figure, const Context& context) const;
  Value modified(const Figure& figure, const Context& context) const;
  Value index(const Figure& figure, const Context& context) const;
  Value matching(std::uint32_t input, Range where, bool count, const Context& context) const;
  Value scanned_input(std::uint32_t index, const Context& context) const;
  Value summed(const Input& input, std::uint32_t index, const Context& context) const;
  Value merge(const Input& input, std::uint32_t index, const Context& context) const;
  Value with_previous(const Input& input, std::uint32_t index, const Context& context) const;
  Value::State scan_events(std::uint32_t index, const Context& context, bool* provisional) const;
  bool in_cell(const Input& input, int cell, const Context& context) const;
  Rows rows_of(std::uint32_t index, const Context& context) const;
  int expected_cells(const Input& input, const Context& context) const;
  void note(const Missing& missing) const;
  void note_undrawn(std::uint32_t sub, std::uint32_t input) const;
  void note_missing_cells(std::uint32_t index, const Context& context) const;
  template <class Visit>
  bool members_from(Range loops, std::uint32_t at, std::uint32_t record_input,
                    const Context& context, Visit& visit) const;

  const Rules& rules_;
  const Facts& facts_;
  Peers* peers_ = nullptr;
  mutable std::vector<Missing>* missing_ = nullptr;
  mutable std::uint32_t peer_ = kNone;
  mutable bool saw_provisional_ = false;
};

}  // namespace kaohe::engine

#include "engine/lookup_scan.hpp"

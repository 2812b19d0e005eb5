// What an explanation is made of. Filled by the same code that scores.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/catalogue.hpp>
#include <kaohe/function.hpp>

#include "engine/lookup.hpp"

namespace kaohe::engine {

// One line of loss. Σ over an indicator = points in force − score, exactly.
struct LossLine {
  std::string_view
      stage;  // empty: an item's own; "cap", "clamp", "combine", "zero", "rescale", "rounding", …
  std::uint32_t item = kNone;
  std::uint32_t part = kNone;
  std::uint32_t input = kNone;  // whose record
  std::int64_t row = -1;        // of that input's records; -1: no single record
  Context context;              // its subject and calendar span
  Rational points;
};

// How one item came to its points, in one context (the part's subject, if any).
struct ItemTrace {
  enum class State : std::uint8_t { silent, not_due, value, absent, not_applicable };

  std::uint32_t item = kNone;
  Context context;
  State state = State::silent;
  Treatment treated = Treatment::unnamed;  // where there was no number
  Rational before_cap;
  Rational points;
  bool capped = false;
  bool by_when = false;  // treated because of its own plain `when`
  std::string why;       // what functions said where they had no answer
  bool provisional = false;
  std::vector<Missing> awaited;  // where it is absent
  // One entry per record, calendar span or subject that the item looked at, with its points.
  struct Member {
    Context context;
    std::int64_t row = -1;
    Rational price;         // each: price + plus
    Rational factor;        // each: Π times × value
    Rational own;           // before the members were combined
    Rational share;         // of `own` in what they were combined to
    Rational points;        // own × share
    bool left_out = false;  // each: a dearer record of the same matter counts
    std::string line;       // function
  };
  std::vector<Member> members;
};

struct Trace {
  std::vector<ItemTrace> items;
  std::vector<LossLine> losses;
  std::vector<std::string> notes;  // "zero: …" and the like
};

}  // namespace kaohe::engine

#pragma once
// What a rule makes of an indicator, step by step, with paper and pencil.

#include <map>
#include <optional>
#include <string>

#include "exact.hpp"

namespace oracle {

/// Thrown where a value is owed and not on record.
struct Pending {
  std::string what;
};

/// An indicator of one assessee: points are missing while it is pending and where they went to
/// others.
struct Cell {
  std::optional<Exact> points;
  std::string state;
  std::string working;  ///< for people: what made it so
};

/// Points so far, with the reason for each step.
class Score {
 public:
  explicit Score(Exact start) : points_(std::move(start)) {}

  void lose(const Exact& points, const std::string& why) { win(-points, why); }
  void win(const Exact& points, const std::string& why);

  /// The part's score within 0 and `full`, e.g. to be added to another.
  Exact clamped(const Exact& full) const { return within(points_, 0, full); }
  const std::string& working() const { return working_; }

  /// The indicator's score within 0 and `full`, rounded once to 4 places half up.
  Cell cell(const Exact& full) const;

 private:
  Exact points_;
  std::string working_;
};

/// Price of each matter; the dearer one stays.
class Matters {
 public:
  void add(const std::string& matter, const Exact& price);
  void charge(Score& score) const;
  Exact sum() const;

 private:
  std::map<std::string, Exact> prices_;
};

/// Nothing of the indicator is due: it carries its full points.
Cell not_due(const Exact& full);

/// The indicator does not apply: its points go to the others.
Cell passed_on(const std::string& state);
bool is_passed_on(const Cell& cell);

}  // namespace oracle

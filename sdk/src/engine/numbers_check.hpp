// What the numbers of a catalogue must be to one another: asked when a catalogue is compiled, and
// again with the numbers that a year puts in their place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <kaohe/catalogue.hpp>

namespace kaohe::engine {

// One text in both languages.
struct Said {
  std::string en, zh;
};

// Of which table of the catalogue something is a row.
enum class RowOf { indicator, part, item, row, figure, input, test };

// "PATH is FOUND; expected EXPECTED; HINT".
struct NumberMistake {
  RowOf of = RowOf::indicator;
  std::uint32_t index = kNone;
  std::uint32_t item = kNone;       // of a row: the item whose table it stands in
  std::uint32_t indicator = kNone;  // kNone: shared by the domain
  std::string key;                  // of the thing itself: "worth"; empty: the whole of it
  std::string path;                 // as overrides say it: "XX26.item.tier.rows.2"
  Said found, expected;
  std::string hint;  // what else the author of the catalogue may do; may be empty
};

// The number in force at an index of Catalogue::numbers.
using NumberOf = std::function<const Rational&(std::uint32_t)>;

// Parts within their indicator, awards within what they go to and able to reach it, caps that one
// case does not pass, rows that can be reached, bounds that something lies between. Throws
// Overflow.
std::vector<NumberMistake> number_mistakes(const Catalogue& catalogue, const NumberOf& number);

// Points and caps only; rows and bounds only: the two halves of number_mistakes.
void find_points_mistakes(const Catalogue& catalogue, const NumberOf& number,
                          std::vector<NumberMistake>& mistakes);
void find_bounds_mistakes(const Catalogue& catalogue, const NumberOf& number,
                          std::vector<NumberMistake>& mistakes);

}  // namespace kaohe::engine

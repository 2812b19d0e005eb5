/// Numbers as people read them. What programs read is Rational::text(), which is exact.
#pragma once

#include <string>

#include "kaohe/rational.hpp"

namespace kaohe {

/// A decimal of at most 8 places as it is ("6.69"); any other number rounded half up to 4 places
/// behind ≈, with the fraction in brackets where its denominator is at most 1000: "≈1.3333(4/3)",
/// "≈5.6948" for 5860/1029; what would round to zero is "<0.0001" or ">-0.0001". Never fails.
std::string shown_text(const Rational& number);

/// The same without the fraction, for a column of a table: "≈1.3333".
std::string shown_in_table(const Rational& number);

}  // namespace kaohe

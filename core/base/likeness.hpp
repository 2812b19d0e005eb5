/// Whether two texts of people say the same: a document number in another hand, a sentence that is
/// much alike. Counted in whole numbers, so that it is the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/rational.hpp>

namespace kaohe {

/// A valid UTF-8 text without what differs from hand to hand: full-width letters, digits and signs
/// as half-width ones, every bracket as "(" or ")", every dash as "-", small letters, no blanks.
/// "云督查[2023]9号" and "云督查〔2023〕 9 号" are one.
std::u32string plain_form(std::string_view text);

/// The pairs of neighbouring characters of a text in its plain form.
class CharacterPairs {
 public:
  explicit CharacterPairs(std::string_view text);

  /// Whether two texts have at least a share of their pairs in common, 0 to 1: twice the common
  /// pairs over all pairs of both; a pair that a text has twice counts twice. A text without two
  /// characters is like none.
  bool is_like(const CharacterPairs& other, const Rational& share) const;

 private:
  std::vector<std::uint64_t> pairs_;  ///< ascending
};

}  // namespace kaohe

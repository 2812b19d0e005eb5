#include "base/likeness.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kaohe {

namespace {

constexpr char32_t kBlanks[] = U" \t\r\n\u00A0\u2002\u2003\u2009\u200B\u3000\uFEFF";
constexpr char32_t kOpening[] = U"[{<〔【〖「『《〈";
constexpr char32_t kClosing[] = U"]}>〕】〗」』》〉";
constexpr char32_t kDashes[] = U"‐‑‒–—―−";

bool is_one_of(std::u32string_view characters, char32_t one) {
  return characters.find(one) != std::u32string_view::npos;
}

char32_t plain(char32_t one) {
  constexpr char32_t kWideFirst = 0xFF01, kWideLast = 0xFF5E, kWideOffset = 0xFEE0;
  if (one >= kWideFirst && one <= kWideLast) one -= kWideOffset;
  if (is_one_of(kOpening, one)) return U'(';
  if (is_one_of(kClosing, one)) return U')';
  if (is_one_of(kDashes, one)) return U'-';
  return one >= U'A' && one <= U'Z' ? one - U'A' + U'a' : one;
}

Rational twice(std::size_t count) {
  return Rational::of(static_cast<std::int64_t>(2 * count));
}

}  // namespace

std::u32string plain_form(std::string_view text) {
  std::u32string form;
  for (const char32_t one : characters_of(text))
    if (!is_one_of(kBlanks, one)) form += plain(one);
  return form;
}

CharacterPairs::CharacterPairs(std::string_view text) {
  const std::u32string form = plain_form(text);
  for (std::size_t i = 1; i < form.size(); ++i)
    pairs_.push_back((static_cast<std::uint64_t>(form[i - 1]) << 32U) | form[i]);
  std::sort(pairs_.begin(), pairs_.end());
}

bool CharacterPairs::is_like(const CharacterPairs& other, const Rational& share) const {
  const std::size_t all = pairs_.size() + other.pairs_.size();
  const std::size_t fewer = std::min(pairs_.size(), other.pairs_.size());
  if (fewer == 0) return false;
  const Rational least = share * Rational::of(static_cast<std::int64_t>(all));
  if (twice(fewer) < least) return false;
  std::size_t common = 0;
  for (auto a = pairs_.begin(), b = other.pairs_.begin();
       a != pairs_.end() && b != other.pairs_.end();) {
    if (*a == *b) ++common;
    const bool steps_a = *a <= *b, steps_b = *b <= *a;
    if (steps_a) ++a;
    if (steps_b) ++b;
  }
  return twice(common) >= least;
}

}  // namespace kaohe

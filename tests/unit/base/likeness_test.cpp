// Document numbers in several hands; texts that are much alike.
#include "base/likeness.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

namespace {

bool are_like(const char* a, const char* b, const Rational& share) {
  const CharacterPairs of_a(a), of_b(b);
  CHECK(of_a.is_like(of_b, share) == of_b.is_like(of_a, share));
  return of_a.is_like(of_b, share);
}

}  // namespace

TEST_CASE("Likeness: a document number is one in full-width signs and with any brackets",
          "[likeness][A15.1]") {
  const std::u32string plain = plain_form("云督查〔2023〕9号");
  for (const char* other : {"云督查[2023]9号", "云督查（２０２３）９号", "云督查【2023】 9 号",
                            "云督查(2023)9号", "云督查　〔2023〕9号"})
    CHECK(plain_form(other) == plain);
  CHECK(plain_form("云督查〔2023〕19号") != plain);
  CHECK(plain_form("云督查〔2022〕9号") != plain);
  CHECK(plain_form("No.Ａ—1") == plain_form("no.a-1"));
  CHECK(plain_form("").empty());
}

TEST_CASE("Likeness: the share of common pairs, on both sides of the limit", "[likeness][A15.1]") {
  // ab bc cd de ef and ab bc cd dx xy: twice 3 of 10.
  CHECK(are_like("abcdef", "abcdxy", Rational::of(3, 5)));
  CHECK(!are_like("abcdef", "abcdxy", Rational::of(3, 5) + Rational::of(1, 1000)));
  // Twice 5 of 5 and 9.
  CHECK(are_like("abcdef", "abcdefghij", Rational::of(10, 14)));
  CHECK(!are_like("abcdef", "abcdefghij", Rational::of(10, 14) + Rational::of(1, 1000)));
}

TEST_CASE("Likeness: a pair that stands twice counts twice, and what has none is like nothing",
          "[likeness][A15.1]") {
  CHECK(are_like("aaa", "aa", Rational::of(2, 3)));
  CHECK(!are_like("aaa", "aa", Rational::of(1)));
  CHECK(are_like("接待超标", "接待 超标", Rational::of(1)));
  CHECK(!are_like("接", "接", Rational::of(0)));
  CHECK(!are_like("", "接待超标", Rational::of(0)));
  CHECK(are_like("接待", "超标", Rational::of(0)));
}

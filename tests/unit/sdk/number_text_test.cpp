#include "kaohe/number_text.hpp"

#include <catch2/catch.hpp>

using namespace kaohe;

namespace {

struct Shown {
  const char* number;
  const char* text;
  const char* in_table;
};

}  // namespace

TEST_CASE("Shown number: a decimal stays, a fraction is rounded and told", "[sdk][numbers]") {
  const Shown shown[] = {{"0", "0", "0"},
                         {"6.69", "6.69", "6.69"},
                         {"-0.00000001", "-0.00000001", "-0.00000001"},
                         {"4/3", "≈1.3333(4/3)", "≈1.3333"},
                         {"-4/3", "≈-1.3333(-4/3)", "≈-1.3333"},
                         {"2/3", "≈0.6667(2/3)", "≈0.6667"},
                         {"1/999", "≈0.001(1/999)", "≈0.001"},
                         {"29999/3", "≈9999.6667(29999/3)", "≈9999.6667"},
                         {"5860/1029", "≈5.6948", "≈5.6948"},
                         {"1/1001", "≈0.001", "≈0.001"},
                         {"1/99999", "<0.0001", "<0.0001"},
                         {"-1/99999", ">-0.0001", ">-0.0001"},
                         {"99999/100003", "≈1", "≈1"}};
  for (const Shown& one : shown) {
    INFO(one.number);
    const Rational number = Rational::parse(one.number).value();
    CHECK(shown_text(number) == one.text);
    CHECK(shown_in_table(number) == one.in_table);
  }
}

TEST_CASE("Shown number: half a last place is rounded away from zero", "[sdk][numbers]") {
  const Rational seventh = Rational::of(1, 7'000'000'000);
  const Rational below = Rational::parse("0.12345").value() - seventh;
  const Rational above = Rational::parse("0.12345").value() + seventh;
  CHECK(shown_text(below) == "≈0.1234");
  CHECK(shown_text(above) == "≈0.1235");
  CHECK(shown_text(-above) == "≈-0.1235");
}

TEST_CASE("Shown number: one that is too large to be added to is still shown", "[sdk][numbers]") {
  Rational large = Rational::of(1, 3);
  for (int i = 0; i < 30; ++i) {
    try {
      large *= Rational::of(10);
    } catch (const Overflow&) {
      break;
    }
  }
  CHECK(shown_text(large).substr(0, 3) == "≈");
}

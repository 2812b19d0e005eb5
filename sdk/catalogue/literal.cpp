#include "literal.hpp"

#include <cstddef>

namespace kaohe::catalogue {
namespace {

template <class Enum, std::size_t size>
std::string enumerator(std::string_view type, const char* const (&names)[size], Enum value) {
  return std::string(type) + "::" + names[static_cast<std::size_t>(value)];
}

const char* operand_kind(OperandKind kind) {
  constexpr const char* kNames[] = {"none", "number", "figure", "input", "by_choice"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// Three octal digits, so that no digit after it is taken in.
std::string octal(unsigned char byte) {
  std::string text = "\\000";
  text[1] = static_cast<char>('0' + (byte >> 6U));
  text[2] = static_cast<char>('0' + ((byte >> 3U) & 7U));
  text[3] = static_cast<char>('0' + (byte & 7U));
  return text;
}

std::string int64_text(Int128 value) {
  return std::to_string(static_cast<std::int64_t>(value));
}

}  // namespace

std::string literal(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    const auto byte = static_cast<unsigned char>(c);
    quoted += byte < 0x20U || byte == 0x7FU ? octal(byte) : std::string(1, c);
  }
  return quoted + "\"";
}

std::string literal(bool value) {
  return value ? "true" : "false";
}
std::string literal(std::uint32_t value) {
  return value == kNone ? "kNone" : std::to_string(value) + "U";
}
std::string literal(std::int32_t value) {
  return std::to_string(value);
}

std::string literal(const Rational& value) {
  if (const auto units = value.units())
    return "Rational::from_units(" + std::to_string(*units) + ")";
  const Int128 denominator = value.denominator() * kUnitsPerOne;
  const Int128 common = gcd(value.numerator_units(), denominator);
  return "Rational::of(" + int64_text(value.numerator_units() / common) + ", " +
         int64_text(denominator / common) + ")";
}

std::string literal(Range value) {
  return "{" + literal(value.first) + ", " + literal(value.count) + "}";
}

std::string literal(const Operand& value) {
  if (value.kind == OperandKind::none) return "{}";
  return std::string("{OperandKind::") + operand_kind(value.kind) + ", " + literal(value.index) +
         "}";
}

std::string literal(kaohe::Bound value) {
  return enumerator("Bound", {"any", "not_negative", "positive"}, value);
}
std::string literal(InputType value) {
  return enumerator("InputType", {"events", "count", "measure", "flag", "choice"}, value);
}
std::string literal(Cell value) {
  return enumerator("Cell", {"none", "month", "quarter", "half", "year"}, value);
}
std::string literal(Source value) {
  return enumerator("Source", {"record", "roster", "last_year", "result", "notices"}, value);
}
std::string literal(Merge value) {
  return enumerator("Merge", {"none", "sum", "mean", "max", "min", "last"}, value);
}
std::string literal(kaohe::Scope value) {
  return enumerator("Scope", {"assessee", "pool", "domain"}, value);
}
std::string literal(TestSubject value) {
  return enumerator("TestSubject", {"attribute", "input", "figure"}, value);
}
std::string literal(TestKind value) {
  return enumerator("TestKind", {"truth", "options", "values", "bounds"}, value);
}
std::string literal(LoopKind value) {
  return enumerator("LoopKind", {"sub", "record", "month", "quarter", "half"}, value);
}
std::string literal(Combine value) {
  return enumerator("Combine", {"sum", "mean", "weighted", "max", "min"}, value);
}
std::string literal(FigureForm value) {
  return enumerator("FigureForm", {"sum", "count", "ratio", "index", "function", "peer"}, value);
}
std::string literal(PeerForm value) {
  return enumerator("PeerForm", {"mean", "best", "worst", "place", "place_from_last", "count"},
                    value);
}
std::string literal(Group value) {
  return enumerator("Group", {"none", "pool", "domain", "choice"}, value);
}
std::string literal(ItemKind value) {
  return enumerator("ItemKind", {"each", "gap", "share", "table", "function"}, value);
}
std::string literal(Sign value) {
  return enumerator("Sign", {"deduct", "award"}, value);
}
std::string literal(Step value) {
  return enumerator("Step", {"none", "up", "down"}, value);
}
std::string literal(Treatment value) {
  return enumerator("Treatment",
                    {"unnamed", "none", "full", "zero", "peer_mean", "block", "rescale"}, value);
}
std::string literal(Start value) {
  return enumerator("Start", {"full", "zero"}, value);
}
std::string literal(Clamp value) {
  return enumerator("Clamp", {"both", "floor", "none"}, value);
}

}  // namespace kaohe::catalogue

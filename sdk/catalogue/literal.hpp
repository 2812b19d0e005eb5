/// Values of a catalogue as C++ writes them.
#pragma once

#include <string>
#include <string_view>

#include <kaohe/catalogue.hpp>

namespace kaohe::catalogue {

std::string literal(std::string_view text);
std::string literal(bool value);
std::string literal(std::uint32_t value);
std::string literal(std::int32_t value);
std::string literal(const Rational& value);
std::string literal(Range value);
std::string literal(const Operand& value);
std::string literal(InputType value);
std::string literal(Cell value);
std::string literal(Source value);
std::string literal(Merge value);
std::string literal(kaohe::Scope value);
std::string literal(TestSubject value);
std::string literal(TestKind value);
std::string literal(LoopKind value);
std::string literal(Combine value);
std::string literal(FigureForm value);
std::string literal(PeerForm value);
std::string literal(Group value);
std::string literal(ItemKind value);
std::string literal(Sign value);
std::string literal(Step value);
std::string literal(Treatment value);
std::string literal(Start value);
std::string literal(Clamp value);
std::string literal(kaohe::Bound value);

}  // namespace kaohe::catalogue

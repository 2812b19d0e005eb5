#include "office/xml.hpp"

#include <expat.h>

#include <charconv>
#include <exception>
#include <memory>

namespace kaohe::office {

namespace {

constexpr char kAfterSpace = ' ';  // between the namespace and the name

std::string_view without_space(std::string_view name) {
  return name.substr(name.rfind(kAfterSpace) + 1);
}

std::string_view space_of(std::string_view name) {
  const std::size_t at = name.rfind(kAfterSpace);
  return at == std::string_view::npos ? "" : name.substr(0, at);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Calls the visitor; an exception must not cross expat, which is C: it waits here.
struct Walk {
  XmlVisitor& visitor;
  XML_Parser parser;
  std::exception_ptr thrown;

  template <class Call>
  void guard(const Call& call) {
    if (thrown) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void on_begin(void* walk, const char* name, const char** attributes) {
  auto& on = *static_cast<Walk*>(walk);
  on.guard([&] { on.visitor.begin(without_space(name), Attributes(attributes)); });
}

void on_end(void* walk, const char* name) {
  auto& on = *static_cast<Walk*>(walk);
  on.guard([&] { on.visitor.end(without_space(name)); });
}

void on_text(void* walk, const char* text, int size) {
  auto& on = *static_cast<Walk*>(walk);
  on.guard([&] { on.visitor.text({text, static_cast<std::size_t>(size)}); });
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name,
                                                 std::string_view space) const {
  for (const char** at = pairs_; *at != nullptr; at += 2) {
    if (without_space(*at) == name && ends_with(space_of(*at), space)) return at[1];
  }
  return std::nullopt;
}

int Attributes::number(std::string_view name, int missing, int most) const {
  const std::string_view value = text(name);
  int number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_whole = failure == std::errc() && end == value.data() + value.size();
  return is_whole && number >= 1 && number <= most ? number : missing;
}

void walk_xml(Archive& archive, const std::string& part, XmlVisitor& visitor) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
      XML_ParserCreateNS(nullptr, kAfterSpace), &XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Walk walk{visitor, parser.get(), nullptr};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  archive.read(part, [&](std::string_view piece) {
    const XML_Status status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                                        piece.empty() ? XML_TRUE : XML_FALSE);
    if (walk.thrown) std::rethrow_exception(walk.thrown);
    if (status != XML_STATUS_OK) archive.refuse_damaged(part);
  });
}

}  // namespace kaohe::office

#include "place.hpp"

#include <algorithm>
#include <tuple>

#include "catalogue/guards.hpp"
#include "catalogue/words.hpp"

namespace kaohe::cases {
namespace {

using catalogue::Diagnostic;
using catalogue::Position;
using catalogue::position_of;

toml::table parsed(const std::string& file, std::string_view text, catalogue::Report& report) {
  if (!catalogue::may_be_parsed(text, report)) throw CaseError(report.take().front().text());
  try {
    return toml::parse(text, std::string_view());
  } catch (const toml::parse_error& error) {
    const Position at = position_of(error.source());
    throw CaseError(Diagnostic{
        file,
        at.line,
        at.column,
        "the file",
        "no TOML here (" + std::string(error.description()) + ")",
        "TOML 1.0",
        {}}.text());
  }
}

}  // namespace

Document::Document(std::string file, std::string text)
    : file_(std::move(file)),
      text_(std::move(text)),
      report_(file_, text_),
      root_(parsed(file_, text_, report_)) {}

std::string_view Document::line(std::uint32_t number) const {
  std::size_t begin = 0;
  for (std::uint32_t i = 1; i < number; ++i) begin = text_.find('\n', begin) + 1;
  return std::string_view(text_).substr(begin, text_.find('\n', begin) - begin);
}

Place::Place(const Document& document) : document_(&document), node_(&document.root()) {}

Place::Place(const Place& parent, const toml::node& node, std::string key, Position key_at)
    : document_(parent.document_),
      node_(&node),
      path_(parent.path_.empty() ? key : parent.path_ + "." + key),
      key_(std::move(key)),
      key_at_(key_at) {}

std::uint32_t Place::line() const {
  return position_of(node_->source()).line;
}

void Place::fail(Position at, const std::string& found, const std::string& expected,
                 const std::string& hint) const {
  throw CaseError(Diagnostic{document_->file(), at.line, at.column,
                             path_.empty() ? "the file" : path_, found, expected, hint}
                      .text());
}

void Place::refuse(const std::string& expected, const std::string& hint) const {
  refuse_as(document_->report().described(*node_), expected, hint);
}

void Place::refuse_as(const std::string& found, const std::string& expected,
                      const std::string& hint) const {
  fail(position_of(node_->source()), found, expected, hint);
}

void Place::refuse_key(const std::string& found, const std::vector<std::string>& known) const {
  fail(key_at_, found, known.empty() ? "none" : "one of " + catalogue::listed(known),
       catalogue::suggestion(key_, known));
}

bool Place::is(std::string_view text) const {
  const auto* value = node_->as_string();
  return value != nullptr && value->get() == text;
}

std::string Place::text() const {
  const auto* value = node_->as_string();
  if (value == nullptr || value->get().empty()) refuse("a text in quotes");
  return value->get();
}

bool Place::truth() const {
  const auto* value = node_->as_boolean();
  if (value == nullptr) refuse("true or false");
  return value->get();
}

std::string Place::number() const {
  if (const auto* value = node_->as_integer()) return std::to_string(value->get());
  const auto* text = node_->as_string();
  if (text == nullptr) refuse("an integer, or a decimal in quotes (\"0.5\")");
  return text->get();
}

std::uint32_t Place::whole(std::uint32_t low, std::uint32_t high) const {
  const auto* value = node_->as_integer();
  if (value == nullptr || value->get() < low || value->get() > high) {
    refuse("an integer from " + std::to_string(low) + " to " + std::to_string(high));
  }
  return static_cast<std::uint32_t>(value->get());
}

std::size_t Place::one_of(const std::vector<std::string>& known) const {
  const std::string found = text();
  const auto at = std::find(known.begin(), known.end(), found);
  if (at == known.end()) {
    refuse("one of " + catalogue::listed(known), catalogue::suggestion(found, known));
  }
  return static_cast<std::size_t>(at - known.begin());
}

std::vector<Place> Place::entries() const {
  const toml::table* table = node_->as_table();
  if (table == nullptr) refuse("a table: { … }");
  std::vector<Place> entries;
  for (auto&& [key, node] : *table) {
    entries.push_back(Place(*this, node, std::string(key.str()), position_of(key.source())));
  }
  std::sort(entries.begin(), entries.end(), [](const Place& a, const Place& b) {
    return std::tie(a.key_at_.line, a.key_at_.column) < std::tie(b.key_at_.line, b.key_at_.column);
  });
  return entries;
}

std::vector<Place> Place::elements() const {
  const toml::array* list = node_->as_array();
  if (list == nullptr) refuse("a list: [ … ]");
  std::vector<Place> elements;
  for (const toml::node& node : *list) {
    elements.push_back(
        Place(*this, node, std::to_string(elements.size() + 1), position_of(node.source())));
  }
  return elements;
}

std::optional<Place> Place::find(std::string_view key) const {
  const toml::table* table = node_->as_table();
  if (table == nullptr) refuse("a table: { … }");
  const auto found = table->find(key);
  if (found == table->end()) return std::nullopt;
  return Place(*this, found->second, std::string(key), position_of(found->first.source()));
}

void Place::allow(const std::vector<std::string>& keys, const std::string& what) const {
  for (const Place& entry : entries()) {
    const bool known = std::find(keys.begin(), keys.end(), entry.key_) != keys.end();
    if (!known) entry.refuse_key("no key of " + what, keys);
  }
}

std::vector<std::string> Place::texts() const {
  std::vector<std::string> texts;
  for (const Place& element : elements()) texts.push_back(element.text());
  return texts;
}

}  // namespace kaohe::cases

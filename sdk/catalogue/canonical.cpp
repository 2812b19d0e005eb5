#include "canonical.hpp"

#include <string_view>

#include "toml.hpp"

namespace kaohe::catalogue {
namespace {

void write(std::string& text, const toml::node& node);

void write_text(std::string& text, std::string_view value) {
  static constexpr char kHex[] = "0123456789abcdef";
  text += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte < 0x20) {
      text += "\\u00";
      text += kHex[byte >> 4];
      text += kHex[byte & 15];
    } else {
      text += c;
    }
  }
  text += '"';
}

void write_table(std::string& text, const toml::table& table) {
  text += '{';
  bool first = true;
  for (const auto& [key, value] : table) {  // sorted by key
    if (!first) text += ',';
    first = false;
    write_text(text, key.str());
    text += ':';
    write(text, value);
  }
  text += '}';
}

void write_array(std::string& text, const toml::array& array) {
  text += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i != 0) text += ',';
    write(text, array[i]);
  }
  text += ']';
}

void write(std::string& text, const toml::node& node) {
  if (const toml::table* table = node.as_table()) return write_table(text, *table);
  if (const toml::array* array = node.as_array()) return write_array(text, *array);
  if (const auto* value = node.as_string()) return write_text(text, value->get());
  if (const auto* flag = node.as_boolean()) {
    text += flag->get() ? "true" : "false";
  } else if (const auto* number = node.as_integer()) {
    text += std::to_string(number->get());
  } else {
    write_text(text, "?");  // dates and floats are refused elsewhere
  }
}

}  // namespace

std::string canonical_json(const Place& place) {
  std::string text;
  write_table(text, place.toml());
  return text;
}

std::string canonical_shared(const Place& root) {
  std::string text = "{";
  for (const char* key : {"domain", "figure", "input", "sub"}) {
    const toml::node* node = root.find(key);
    if (node == nullptr) continue;
    if (text.size() > 1) text += ',';
    write_text(text, key);
    text += ':';
    write(text, *node);
  }
  return text + "}";
}

}  // namespace kaohe::catalogue

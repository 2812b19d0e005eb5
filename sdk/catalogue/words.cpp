#include "words.hpp"

#include <algorithm>
#include <set>

namespace kaohe::catalogue {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Words that C++ keeps for itself, those written with letters and underscores in lower case.
const std::set<std::string_view>& kept_words() {
  static const std::set<std::string_view> words{
      "alignas",       "alignof",     "and",       "and_eq",   "asm",       "auto",
      "bitand",        "bitor",       "bool",      "break",    "case",      "catch",
      "char",          "class",       "compl",     "concept",  "const",     "const_cast",
      "consteval",     "constexpr",   "constinit", "continue", "co_await",  "co_return",
      "co_yield",      "decltype",    "default",   "delete",   "do",        "double",
      "dynamic_cast",  "else",        "enum",      "explicit", "export",    "extern",
      "false",         "float",       "for",       "friend",   "goto",      "if",
      "inline",        "int",         "long",      "mutable",  "namespace", "new",
      "noexcept",      "not",         "not_eq",    "nullptr",  "operator",  "or",
      "or_eq",         "private",     "protected", "public",   "register",  "reinterpret_cast",
      "requires",      "return",      "short",     "signed",   "sizeof",    "static",
      "static_assert", "static_cast", "struct",    "switch",   "template",  "this",
      "thread_local",  "throw",       "true",      "try",      "typedef",   "typeid",
      "typename",      "union",       "unsigned",  "using",    "virtual",   "void",
      "volatile",      "while",       "xor",       "xor_eq"};
  return words;
}

/// Levenshtein's distance: how many letters to change, add or drop.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

/// The character that begins at `byte`, which is moved behind it.
std::uint32_t next_character(std::string_view text, std::size_t& byte) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const std::uint32_t first = at(byte);
  const std::size_t size = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
  std::uint32_t character = size == 1 ? first : first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) character = character << 6U | (at(byte + i) & 0x3FU);
  byte += size;
  return character;
}

/// `\u001B`
std::string escaped(std::uint32_t character) {
  std::string text = "\\u0000";
  for (std::size_t i = text.size(); character != 0; character >>= 4U)
    text[--i] = "0123456789ABCDEF"[character & 0xFU];
  return text;
}

bool is_unprintable(std::uint32_t character) {
  const bool control = character < 0x20U || (character >= 0x7FU && character < 0xA0U);
  const bool separates_lines = character == 0x2028U || character == 0x2029U;
  const bool turns = (character >= 0x202AU && character <= 0x202EU) ||
                     (character >= 0x2066U && character <= 0x2069U);
  return control || separates_lines || turns;
}

}  // namespace

bool is_id(std::string_view text) {
  const auto inner = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
  return !text.empty() && is_lower(text[0]) && std::all_of(text.begin(), text.end(), inner);
}

bool is_indicator_id(std::string_view text) {
  const auto inner = [](char c) {
    return is_upper(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 16 && is_upper(text[0]) &&
         std::all_of(text.begin(), text.end(), inner);
}

bool is_function_name(std::string_view text) {
  return is_id(text) && text.find("__") == std::string_view::npos && kept_words().count(text) == 0;
}

bool is_article(std::string_view text) {
  constexpr std::string_view annex = "annex ";
  if (text.substr(0, annex.size()) == annex) return all_digits(text.substr(annex.size()));
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

bool is_period_id(std::string_view text) {
  static const std::set<std::string_view> periods{"q1", "q2", "h1", "q3",  "q4",  "year",
                                                  "m1", "m2", "m3", "m4",  "m5",  "m6",
                                                  "m7", "m8", "m9", "m10", "m11", "m12"};
  return periods.count(text) != 0;
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && (is_digit(text[0]) || text[0] == '-' || text[0] == '+' || text[0] == '.');
}

std::string suggestion(std::string_view text, const std::vector<std::string>& words) {
  if (text.size() > 64) return {};
  const std::size_t limit = text.size() < 4 ? 1 : text.size() < 9 ? 2 : 3;
  const std::string* nearest = nullptr;
  std::size_t nearest_distance = limit + 1;
  for (const std::string& word : words) {
    const std::size_t far = distance(text, word);
    if (far >= nearest_distance || far == 0) continue;
    nearest = &word;
    nearest_distance = far;
  }
  return nearest == nullptr ? std::string() : "did you mean " + quoted(*nearest) + "?";
}

std::string first_unprintable(std::string_view text) {
  for (std::size_t byte = 0; byte < text.size();) {
    const std::uint32_t character = next_character(text, byte);
    if (is_unprintable(character)) return escaped(character);
  }
  return {};
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t byte = 0; byte < text.size();) {
    const std::size_t begin = byte;
    const std::uint32_t character = next_character(text, byte);
    shown += is_unprintable(character) ? escaped(character)
                                       : std::string(text.substr(begin, byte - begin));
  }
  return shown;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

}  // namespace kaohe::catalogue

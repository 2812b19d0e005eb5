/// Small text rules of the language: ids, and what somebody may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kaohe::catalogue {

/// `[a-z][a-z0-9_]*`
bool is_id(std::string_view text);
/// `[A-Z][A-Z0-9._-]{0,15}`
bool is_indicator_id(std::string_view text);
/// An id that C++ takes as the name of a function: no keyword, no two underscores in a row.
bool is_function_name(std::string_view text);
/// `17.3`, `17`, `annex 1`
bool is_article(std::string_view text);
/// `q1 q2 h1 q3 q4 year`, and `m1`–`m12` for counties with monthly periods.
bool is_period_id(std::string_view text);

/// Whether a text of a place that takes numbers or names is meant as a number: it begins with a
/// digit, a sign or a point.
bool looks_like_number(std::string_view text);

/// `did you mean "price"?`, or nothing if no word is near.
std::string suggestion(std::string_view text, const std::vector<std::string>& words);
/// The first character that is not plain text in one line, as `\u001B`: a line break, a control
/// character, or one that turns the direction of writing. Empty: there is none. The text is UTF-8.
std::string first_unprintable(std::string_view text);
/// The same text with such characters written as `\u001B`.
std::string printable(std::string_view text);
/// `a, b, c`
std::string listed(const std::vector<std::string>& words);
/// `"text"`
std::string quoted(std::string_view text);

}  // namespace kaohe::catalogue

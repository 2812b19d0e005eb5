// What a call refuses, as people read it.
#pragma once

#include <string>

#include "base/errors.hpp"

namespace kaohe::testing {

/// The message of the Error that `call` throws; empty: it throws none.
template <class Call>
std::string refusal(const Call& call, Language language = Language::en) {
  try {
    call();
  } catch (const Error& error) {
    return error.text(language);
  }
  return "";
}

/// The kind of the Error that `call` throws, as its exit code; 0: it throws none.
template <class Call>
int exit_code(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return static_cast<int>(error.kind());
  }
  return 0;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace kaohe::testing

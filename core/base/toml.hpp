/// Configuration that people write: TOML, read with a guard, as values that know where they stand.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"

namespace kaohe {

/// A TOML file as JSON: tables, arrays, texts, integers, booleans; a local date is its text
/// "2023-06-20".
struct TomlDocument {
  std::string file;
  nlohmann::json value;
  std::map<std::string, Place> values;  ///< JSON pointer → where the value begins
  std::map<std::string, Place> keys;    ///< JSON pointer → where its key begins

  /// Where the value at a JSON pointer stands; if there is none, where what should hold it stands.
  Place place(std::string_view pointer) const;
  /// Where the key at a JSON pointer stands.
  Place key_place(std::string_view pointer) const;
};

/// Limits, checked before anything is parsed: toml++ 3.3 must not see what makes it
/// abort or crash.
inline constexpr std::size_t kTomlSizeMax = 1024 * 1024;
inline constexpr int kTomlDotsMax = 64;            ///< in one key
inline constexpr std::size_t kTomlTextMax = 4096;  ///< bytes of one text

/// Reads a file's bytes; `file` stands in messages only. Throws Error(data), with file, line and
/// column: too large, NUL bytes, not UTF-8, a key of too many parts, not TOML, a float (numbers are
/// exact: the message says how to write it), a time of day, a text longer than kTomlTextMax.
TomlDocument read_toml(std::string_view bytes, std::string file);

/// `/a/b~1c` and a name → `/a/b~1c/name`, with `~` and `/` escaped.
std::string child_pointer(std::string_view pointer, std::string_view name);
std::string child_pointer(std::string_view pointer, std::size_t index);

/// A JSON pointer for people: `/period/2/opens` → `period[3].opens`, counted from 1.
std::string path_of(std::string_view pointer);

}  // namespace kaohe

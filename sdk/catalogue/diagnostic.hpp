/// What is wrong with a catalogue, said so that its author can mend it: where, found, expected,
/// what to do.
#pragma once

#include <cstdint>
#include <string>

namespace kaohe::catalogue {

/// A place in a file, both counted from 1; columns count characters, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One mistake.
struct Diagnostic {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string where;     ///< key path, "XX01.item.leaders.price"
  std::string found;     ///< what stands there, "0.25 (a TOML float)"
  std::string expected;  ///< what may stand there
  std::string hint;      ///< what to do; may be empty

  /// `FILE:LINE:COLUMN: WHERE is FOUND; expected EXPECTED; HINT`, one line without a line end.
  std::string text() const;
};

}  // namespace kaohe::catalogue

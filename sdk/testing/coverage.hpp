/// What the cases of a domain never touch: whole indicators, items, gates, and every number whose
/// change no case notices.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <kaohe/abi.h>

#include "nudge.hpp"

namespace kaohe::cases {

/// Where a number stands, by its key.
enum class NumberKind { row, limit, bound_on_entry, other };
NumberKind kind_of_number(const std::string& key);
/// "row", "limit", "bound_on_entry", "number".
const char* word_of(NumberKind kind);

/// A number that no case notices, or only one way.
struct UnnoticedNumber {
  std::string key;
  std::string value;
  std::vector<std::string> tried;  ///< values that no case noticed
};

/// What the cases of one domain cover.
struct Coverage {
  std::string domain;
  std::size_t cases = 0;
  std::size_t numbers = 0;
  std::vector<std::string> mistakes;       ///< files and cases that cannot be used, or do not pass
  std::vector<std::string> indicators;     ///< that no case is about
  std::vector<std::string> items;          ///< that never come to points, and none of whose
                                           ///< numbers is noticed: "XX01.item.leaders"
  std::vector<std::string> zeros;          ///< that never make a score 0: "XX01.zero.1"
  std::vector<std::string> gates;          ///< that never fire: "XX01.gate.low"
  std::vector<UnnoticedNumber> unnoticed;  ///< neither way
  std::vector<UnnoticedNumber> one_way;    ///< one way only: the limit is tried on one side
  std::vector<std::string> held;  ///< keys that the catalogue's own checks let move nowhere, even
                                  ///< with others beside them

  /// Nothing is untouched and no number unnoticed (one way is enough), and every case passes.
  bool is_whole() const;
  /// For people, with line ends.
  std::string text() const;
};

/// Judges the cases of the files, then moves every number of the plugin's indicator system by its
/// least step both ways and judges them again, until one fails. A file with a catalogue of its own
/// is left out. `threads`: at least 1; the outcome does not depend on it.
Coverage cover(const std::vector<std::filesystem::path>& files, const kaohe_plugin& table,
               unsigned threads);

}  // namespace kaohe::cases

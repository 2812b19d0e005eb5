/// Editions in the model: what was published, with every byte of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/date.hpp"

namespace kaohe::testing {

struct ModelEdition {
  std::string period;
  int edition = 0;
  std::int64_t number = 0;
  Date day;
  std::string figures;                       ///< their digest
  std::map<std::string, std::string> files;  ///< of all results by then: name → bytes
  std::set<std::int64_t> rows;               ///< that counted
  std::optional<Date> open_until;            ///< the public has its say until then: it is not final
};

}  // namespace kaohe::testing

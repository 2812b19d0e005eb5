#include "ledger/place_on_record.hpp"

namespace kaohe::ledger {

Place place_on_record(const Origin& origin) {
  const std::string number = "#" + std::to_string(origin.number);
  const std::string& file = origin.place.file;
  if (file.empty() || file.front() == '#') return {number};
  return {number + " " + file, origin.place.line, 0};
}

}  // namespace kaohe::ledger

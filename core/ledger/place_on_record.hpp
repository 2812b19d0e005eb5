/// How a record of the ledger is called where something is wrong with it.
#pragma once

#include "ledger/record.hpp"

namespace kaohe::ledger {

/// "#12 q1.csv:4", where the record stood when it was read; "#12" where it was read from no file,
/// and may be called by the number of its entry instead.
Place place_on_record(const Origin& origin);

}  // namespace kaohe::ledger

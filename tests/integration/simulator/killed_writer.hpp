/// A process that ends in the middle of writing a ledger, at a point that is chosen and the same
/// each time.
#pragma once

#include <functional>

namespace kaohe::testing {

/// Does the work in a child that is killed at its `calls`-th call of the system by SQLite that
/// writes, cuts, removes or locks a file (0: at the first). Whether it needed fewer and ended by
/// itself; what the work throws is dropped. Call it while this process has one thread.
bool ends_by_itself(int calls, const std::function<void()>& work);

}  // namespace kaohe::testing

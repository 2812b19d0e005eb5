/// What somebody owes of grave cases on a day (Art. 20): referrals to decide on and to transfer.
#pragma once

#include "cycle/todo.hpp"

namespace kaohe::cycle {

/// Tasks of the kinds "decide_referral" and "transfer_referral", for which the rules name no day,
/// in the order of the ledger. Findings and deductions wait as any record does.
std::vector<Task> duty_tasks(const TodoSources& sources, const std::string& unit);

}  // namespace kaohe::cycle

/// What tells two records of one kind apart: a second one with the same key is refused.
#pragma once

#include <string>

#include "ledger/notice.hpp"
#include "ledger/record.hpp"

namespace kaohe::evidence {

/// One for each leader and assessee, part and option, decision and what it is on … ; of circulars,
/// findings and adjustments everything that they say, their document's number in its plain form.
std::string record_key(const ledger::Draw& record);
std::string record_key(const ledger::Review& record);
std::string record_key(const ledger::Votes& record);
std::string record_key(const ledger::LeaderMark& record);
std::string record_key(const ledger::Survey& record);
std::string record_key(const ledger::Circular& record);
std::string record_key(const ledger::Finding& record);
std::string record_key(const ledger::Adjustment& record);
std::string record_key(const ledger::Decision& record);
std::string record_key(const ledger::Closing& record);
std::string record_key(const ledger::Notice& record);
std::string record_key(const ledger::Objection& record);
std::string record_key(const ledger::Rectified& record);

}  // namespace kaohe::evidence

/// What a call of the system is named.
#pragma once

#include <cstdint>
#include <string>

namespace kaohe::plugin_host {

/// "socket"; "call 262 (newfstatat)" for one that plugins hardly ask for, "call 9999" for one that
/// this machine does not know.
std::string system_call_name(std::int64_t number);

/// Whether printing asks for it, such as std::puts.
bool is_of_printing(std::int64_t number);

}  // namespace kaohe::plugin_host

/// What a call of the system is named.
#pragma once

#include <cstdint>
#include <string>

namespace kaohe::plugin_host {

/// "socket"; "call 999" for one that plugins hardly ask for.
std::string system_call_name(std::int64_t number);

}  // namespace kaohe::plugin_host

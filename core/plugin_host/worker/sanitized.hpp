/// Whether host and worker are built with a sanitizer. Such a program maps terabytes and asks the
/// system for much that no plugin may: then a worker has no filter and no limit on memory.
#pragma once

namespace kaohe::plugin_host {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

}  // namespace kaohe::plugin_host

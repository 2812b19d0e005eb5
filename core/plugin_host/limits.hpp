/// How much a plugin in a worker may take.
#pragma once

namespace kaohe::plugin_host {

struct Limits {
  int memory_mb = 2048;  ///< MiB in all, its facts and its answer among them, 16..
  int seconds = 60;      ///< for one call, 1..
};

}  // namespace kaohe::plugin_host

/// One worker, seen from the host: a process of its own, which is asked and answers, one request at
/// a time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <kaohe/abi.h>

#include "base/text.hpp"
#include "plugin_host/limits.hpp"
#include "plugin_host/worker/memory_file.hpp"
#include "plugin_host/worker/protocol.hpp"

namespace kaohe::plugin_host {

/// What came of a request.
struct Answer {
  Reply reply;
  std::string bytes;
  std::vector<kaohe_cell> cells;  ///< of a sheet, as far as they were written
  Text ended;  ///< why the process is no more; empty: it waits for the next request
};

class Process {
 public:
  /// Starts `program` with the plugin's bytes. It dies with the thread that started it. Throws
  /// Error(environment) where it cannot be started.
  Process(const std::filesystem::path& program, const Descriptor& library, const Limits& limits);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  /// Ends it: no such process is left, not even a dead one.
  ~Process();

  bool is_alive() const { return id_ > 0; }
  /// Asks, and waits for the answer as long as the limits allow. A process that ends, answers
  /// nothing in time, or asks the system for what it may not, is ended, and why is said. `input`
  /// becomes the request's. Throws Error(environment) where memory does not do.
  Answer ask(Request request, std::string_view input);

 private:
  void allow_seconds() const;
  Text end(bool in_time, std::chrono::steady_clock::time_point until);

  Limits limits_;
  Descriptor channel_;
  pid_t id_ = 0;
};

}  // namespace kaohe::plugin_host

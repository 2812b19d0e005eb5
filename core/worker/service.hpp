/// What a worker does when it is asked: one plugin, one instance of it at a time.
#pragma once

#include <memory>
#include <string>

#include <kaohe/plugin_client.hpp>

#include "plugin_host/library.hpp"
#include "plugin_host/worker/protocol.hpp"

namespace kaohe::worker {

class Service {
 public:
  /// Answers requests until the host is gone.
  void serve();

 private:
  /// How it went; `answer`: what is written behind the cells.
  plugin_host::Reply done(const plugin_host::Request& request, std::string& answer);
  std::string answer_to(const plugin_host::Request& request);
  std::string load(const plugin_host::Request& request);
  std::string make(const plugin_host::Request& request);
  std::string describe();
  std::string score(const plugin_host::Request& request);
  std::string explain(const plugin_host::Request& request);

  plugin_host::Library library_;
  std::unique_ptr<PluginClient> client_;
  bool computes_ = false;  ///< confined to that
};

}  // namespace kaohe::worker

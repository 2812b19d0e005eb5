#include "worker/service.hpp"

#include <unistd.h>

#include <cerrno>
#include <new>
#include <stdexcept>

#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"
#include "worker/confinement.hpp"
#include "worker/mapped.hpp"

namespace kaohe::worker {

using plugin_host::BlockWriter;
using plugin_host::Order;
using plugin_host::Outcome;
using plugin_host::Reply;
using plugin_host::Request;

namespace {

/// This machine does not let it give up its rights.
class Unconfined : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void require_confined(const std::string& problem) {
  if (!problem.empty()) throw Unconfined(problem);
}

/// False: there was no room for all of it.
bool write_answer(const std::string& answer, std::uint64_t at) {
  for (std::size_t done = 0; done < answer.size();) {
    const ssize_t count = ::pwrite(plugin_host::kAnswer, answer.data() + done, answer.size() - done,
                                   static_cast<off_t>(at + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

Reply failure(Outcome outcome, std::int64_t row = KAOHE_NONE, std::int32_t status = KAOHE_FAILED) {
  Reply reply;
  reply.outcome = outcome;
  reply.status = status;
  reply.row = row;
  return reply;
}

std::string both_languages(const PluginError& error) {
  return error.chinese().empty() ? error.what()
                                 : error.what() + (KAOHE_LANGUAGE_MARK + error.chinese());
}

}  // namespace

void Service::serve() {
  Request request;
  while (plugin_host::receive(plugin_host::kChannel, request)) {
    std::string answer;
    Reply reply = done(request, answer);
    const std::uint64_t cells = request.order == Order::score ? request.count : 0;
    const bool is_written = write_answer(answer, plugin_host::pages_of_cells(cells));
    if (!is_written) reply = failure(Outcome::failed);
    reply.size = is_written ? answer.size() : 0;
    // Closed before the host goes on: the next ones take the same numbers.
    ::close(plugin_host::kInput);
    ::close(plugin_host::kAnswer);
    if (!plugin_host::send(plugin_host::kChannel, reply)) return;
  }
}

Reply Service::done(const Request& request, std::string& answer) {
  try {
    answer = answer_to(request);
    return failure(Outcome::done, KAOHE_NONE, KAOHE_OK);
  } catch (const PluginError& error) {
    answer = both_languages(error);
    return failure(Outcome::refused, error.row(), error.status());
  } catch (const Unconfined& error) {
    answer = error.what();
    return failure(Outcome::unconfined);
  } catch (const std::bad_alloc&) {
    answer =
        std::string("it asked for more memory than plugin.limits.memory_mb in year.toml allows") +
        KAOHE_LANGUAGE_MARK + "它要的内存超过 year.toml 中 plugin.limits.memory_mb 的上限";
    return failure(Outcome::failed);
  } catch (const std::exception& error) {
    answer = error.what();
    return failure(Outcome::failed);
  }
}

std::string Service::answer_to(const Request& request) {
  if (request.order == Order::load) return load(request);
  if (request.order == Order::make) return make(request);
  if (!client_) throw std::logic_error("asked without an instance");
  if (request.order == Order::describe) return describe();
  return request.order == Order::score ? score(request) : explain(request);
}

std::string Service::load(const Request& request) {
  set_limits(request.memory_mb);
  report_forbidden_calls();
  require_confined(confine_to_loading());
  library_ = plugin_host::open_library(plugin_host::kLibrary);
  BlockWriter to;
  to.add(static_cast<std::uint32_t>(library_.opening));
  to.add(library_.abi_major);
  const plugin_host::Names& names = library_.names;
  for (const std::string& text :
       {library_.reason, names.id, names.domain, names.version, names.title, names.vendor,
        names.license, names.abi, unconfined_reason()})
    to.add_text(text);
  return to.take();
}

std::string Service::make(const Request& request) {
  if (library_.table == nullptr) throw std::logic_error("asked without a plugin");
  const MappedInput input(request.input_size);
  const plugin_host::FlatSettings settings(input.bytes());
  client_.reset();
  client_ = std::make_unique<PluginClient>(*library_.table, settings.get());
  if (!computes_) require_confined(confine_to_computing());
  computes_ = true;
  return {};
}

std::string Service::describe() {
  BlockWriter to;
  to.add_text(client_->describe());
  return to.take();
}

std::string Service::score(const Request& request) {
  const MappedInput input(request.input_size);
  const plugin_host::FlatBatch batch(input.bytes());
  const MappedCells cells(request.count);
  return plugin_host::flattened_lists(
      client_->score_into(cells.data(), request.count, batch.get()));
}

std::string Service::explain(const Request& request) {
  const MappedInput input(request.input_size);
  const plugin_host::FlatBatch batch(input.bytes());
  BlockWriter to;
  for (const std::string& text : client_->explain(batch.get(), request.first, request.count))
    to.add_text(text);
  return to.take();
}

}  // namespace kaohe::worker

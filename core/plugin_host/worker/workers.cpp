// A plugin in workers: its instances ask them, and give back what PluginClient would.
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include <spdlog/spdlog.h>

#include "base/errors.hpp"
#include "plugin_host/error_words.hpp"
#include "plugin_host/hosts.hpp"
#include "plugin_host/worker/blocks.hpp"
#include "plugin_host/worker/flat.hpp"
#include "plugin_host/worker/process.hpp"

namespace kaohe::plugin_host {

namespace {

namespace fs = std::filesystem;

/// What is wrong with an answer that is not made as answers are.
Text half_written() {
  return say(
      {"what it gave back is cut off, or was written over; run it under a debugger or build "
       "it with -fsanitize=address,undefined",
       "它给出的结果不完整或被改写;请用调试器运行,或加 -fsanitize=address,undefined "
       "重新构建"});
}

/// What a plugin of any version says where memory does not do, which nobody can do anything with.
constexpr std::string_view kNoMemory = "std::bad_alloc";

Text too_little_memory() {
  return say(
      {"it asked for more memory than plugin.limits.memory_mb in year.toml allows; look for "
       "something that grows without end, or allow it more there",
       "它要的内存超过 year.toml 中 plugin.limits.memory_mb 的上限;请检查是否有无限增长的数据,"
       "或在该处放宽上限"});
}

/// What the worker says why it did not do what it was asked.
PluginError refusal_of(const Answer& answer) {
  if (answer.bytes != kNoMemory) return {answer.reply.status, answer.reply.row, answer.bytes};
  const Text why = too_little_memory();
  return {answer.reply.status, answer.reply.row, why.en + KAOHE_LANGUAGE_MARK + why.zh};
}

PluginError ended_at(std::int64_t row, const Text& why) {
  return {KAOHE_FAILED, row, why.en + KAOHE_LANGUAGE_MARK + why.zh};
}

/// What a worker says of the library that it opened, and how it is confined.
struct Greeting {
  Library library;
  std::string unconfined;  ///< why it is not; empty: it is
};

Greeting greeting_of(const std::string& bytes) {
  BlockReader from(bytes);
  Greeting greeting;
  Library& library = greeting.library;
  library.opening = static_cast<Opening>(from.value<std::uint32_t>());
  library.abi_major = from.value<std::uint32_t>();
  Names& names = library.names;
  for (std::string* text : {&library.reason, &names.id, &names.domain, &names.version, &names.title,
                            &names.vendor, &names.license, &names.abi, &greeting.unconfined})
    *text = from.text();
  return greeting;
}

/// The workers of one plugin. Threads: any.
class Workers {
 public:
  Workers(Descriptor library, fs::path file, const Hosting& hosting, const Limits& limits)
      : library_(std::move(library)), file_(std::move(file)), hosting_(hosting), limits_(limits) {}

  /// A new one, with what it says of the plugin.
  std::pair<std::unique_ptr<Process>, Greeting> start() const {
    auto worker = std::make_unique<Process>(hosting_.worker, library_, limits_);
    const Answer answer = worker->ask({}, {});
    if (!answer.ended.empty()) refuse(answer.ended);
    if (answer.reply.outcome == Outcome::unconfined) refuse_unconfined(answer.bytes);
    if (answer.reply.outcome != Outcome::done) refuse(words_of(refusal_of(answer)));
    try {
      return {std::move(worker), greeting_of(answer.bytes)};
    } catch (const BrokenBlocks&) {
      refuse(half_written());
    }
  }

  std::unique_ptr<Process> lease() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Process> worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return start().first;
  }

  void give_back(std::unique_ptr<Process> worker) {
    if (!worker || !worker->is_alive()) return;
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(worker));
  }

  /// A plugin whose worker ended while it computed is asked no more: it would end again, and take
  /// its time each time.
  void note_end(const PluginError& why) {
    const std::lock_guard lock(mutex_);
    if (!end_) end_ = why;
  }
  void require_none_ended() const {
    const std::lock_guard lock(mutex_);
    if (end_) throw PluginError(*end_);
  }

 private:
  [[noreturn]] void refuse(const Text& why) const {
    throw Error(ErrorKind::plugin, {file_.string(), 0, 0},
                say({"while it was loaded: {}; remove the file from the plugins folder or build it "
                     "again without that",
                     "加载时:{};请把该文件移出插件目录,或改正后重新构建"},
                    why));
  }

  [[noreturn]] void refuse_unconfined(const std::string& why) const {
    throw Error(
        ErrorKind::environment, {hosting_.worker.string(), 0, 0},
        say({"this machine does not let it give up its rights before it loads a plugin ({}); let "
             "it use seccomp, or run plugins that you trust with --in-process",
             "本机不允许它在加载插件之前放弃权限({});请允许使用 seccomp,或对可信的插件使用 "
             "--in-process"},
            why));
  }

  const Descriptor library_;
  const fs::path file_;
  const Hosting hosting_;
  const Limits limits_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Process>> idle_;
  std::optional<PluginError> end_;
};

/// An assessee whose cells were being written when the worker ended; KAOHE_NONE: not known.
std::int64_t row_reached(const std::vector<kaohe_cell>& cells, std::uint32_t indicators) {
  const auto is_written = [](const kaohe_cell& cell) { return cell.state != KAOHE_CELL_ERROR; };
  std::size_t written = 0;
  while (written < cells.size() && is_written(cells[written])) ++written;
  const bool is_within = written > 0 && written < cells.size();
  return is_within ? static_cast<std::int64_t>(written / indicators) : KAOHE_NONE;
}

class LentInstance : public Instance {
 public:
  LentInstance(Workers& workers, const kaohe_settings* settings)
      : workers_(workers), worker_(workers.lease()) {
    ask({Order::make}, flattened(settings));
  }
  LentInstance(const LentInstance&) = delete;
  LentInstance& operator=(const LentInstance&) = delete;
  ~LentInstance() override { workers_.give_back(std::move(worker_)); }

  std::string describe() override {
    const Answer answer = ask({Order::describe}, {});
    return read<std::string>(answer, [](BlockReader from) { return std::string(from.text()); });
  }

  SheetCopy score(const kaohe_batch& batch, std::uint32_t indicators) override {
    workers_.require_none_ended();
    Request request{Order::score};
    request.count = batch.assessee_count * indicators;
    Answer answer = ask(request, flattened(batch), indicators);
    SheetCopy sheet = read<SheetCopy>(answer, [&](BlockReader from) {
      SheetCopy lists;
      read_lists(from, lists);
      return lists;
    });
    sheet.indicators = indicators;
    sheet.cells = std::move(answer.cells);
    check_sheet(sheet, batch);
    return sheet;
  }

  std::vector<std::string> explain(const kaohe_batch& batch, std::uint64_t first,
                                   std::uint64_t count) override {
    workers_.require_none_ended();
    Request request{Order::explain};
    request.first = first;
    request.count = count;
    const Answer answer = ask(request, flattened(batch));
    return read<std::vector<std::string>>(answer, [&](BlockReader from) {
      std::vector<std::string> texts;
      for (std::uint64_t row = 0; row < count; ++row) texts.emplace_back(from.text());
      return texts;
    });
  }

 private:
  /// An answer of a worker that is well and a plugin that did what it was asked.
  Answer ask(const Request& request, const std::string& input, std::uint32_t indicators = 0) {
    if (!worker_ || !worker_->is_alive()) throw PluginError(*ended_);
    Answer answer = worker_->ask(request, input);
    if (!answer.ended.empty()) end(row_reached(answer.cells, indicators), answer.ended);
    if (answer.reply.outcome == Outcome::done) return answer;
    if (answer.bytes.empty()) throw ended_at(answer.reply.row, half_written());
    throw refusal_of(answer);
  }

  [[noreturn]] void end(std::int64_t row, const Text& why) {
    ended_ = ended_at(row, why);
    workers_.note_end(*ended_);
    throw PluginError(*ended_);
  }

  /// Reads an answer; one that is broken ends the worker.
  template <class Value, class Read>
  Value read(const Answer& answer, Read&& how) {
    try {
      return how(BlockReader(answer.bytes));
    } catch (const BrokenBlocks&) {
      worker_.reset();
      end(KAOHE_NONE, half_written());
    }
  }

  Workers& workers_;
  std::unique_ptr<Process> worker_;
  std::optional<PluginError> ended_;
};

class LentPlugin : public Plugin {
 public:
  LentPlugin(Identity identity, std::unique_ptr<Workers> workers)
      : Plugin(std::move(identity)), workers_(std::move(workers)) {}

  std::unique_ptr<Instance> make(const kaohe_settings* settings) const override {
    return std::make_unique<LentInstance>(*workers_, settings);
  }
  const kaohe_plugin& table() const override {
    throw std::logic_error(identity().file.string() + " is loaded in a worker, not here");
  }

 private:
  std::unique_ptr<Workers> workers_;
};

}  // namespace

PluginPointer in_workers(Descriptor library, const fs::path& file, const Hosting& hosting,
                         const Limits& limits, const Introduce& introduce) {
  auto workers = std::make_unique<Workers>(std::move(library), file, hosting, limits);
  auto [first, greeting] = workers->start();
  Identity identity = introduce(greeting.library);
  if (!greeting.unconfined.empty())
    spdlog::debug("the worker of {} is not confined: {}", identity.id, greeting.unconfined);
  workers->give_back(std::move(first));
  return std::make_shared<const LentPlugin>(std::move(identity), std::move(workers));
}

}  // namespace kaohe::plugin_host

#include "runtime_plugin.hpp"

#include <array>
#include <mutex>
#include <utility>

#include <kaohe/plugin.hpp>

#include "catalogue/reader.hpp"

namespace kaohe::cases {
namespace {

// `create` of the C table gets no context of ours, so each RuntimePlugin takes one of a fixed
// number of functions, each of which knows its own slot.
struct Slot {
  const Catalogue* catalogue = nullptr;
  plugin::Identity identity{};
};

std::mutex slots_mutex;
std::array<Slot, kRuntimePluginsMax> slots;

using Create = std::int32_t (*)(const kaohe_host*, const kaohe_settings*, kaohe_instance**);

template <std::size_t kSlot>
std::int32_t create_in_slot(const kaohe_host* host, const kaohe_settings* settings,
                            kaohe_instance** instance) {
  return plugin::create(*slots[kSlot].catalogue, slots[kSlot].identity, host, settings, instance);
}

template <std::size_t... kSlots>
std::array<Create, sizeof...(kSlots)> creates(std::index_sequence<kSlots...>) {
  return {create_in_slot<kSlots>...};
}

std::size_t take_slot(const Slot& slot) {
  const std::lock_guard<std::mutex> lock(slots_mutex);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].catalogue != nullptr) continue;
    slots[i] = slot;
    return i;
  }
  throw std::length_error("more than " + std::to_string(kRuntimePluginsMax) +
                          " RuntimePlugins at once; destroy those that are no longer needed");
}

catalogue::CatalogueStore read_store(std::string_view toml, std::string file_name,
                                     const Functions& functions) {
  catalogue::Reading reading = catalogue::read(toml, file_name);
  std::string mistakes;
  for (const catalogue::Diagnostic& mistake : reading.diagnostics)
    mistakes += mistake.text() + "\n";
  for (FunctionEntry& entry : reading.store.functions) {
    const auto found = functions.find(entry.name);
    if (found != functions.end()) {
      entry.function = found->second;
    } else {
      mistakes += file_name + ": function " + std::string(entry.name) +
                  " is not there; give it to RuntimePlugin by this name\n";
    }
  }
  if (!mistakes.empty()) {
    mistakes.pop_back();
    throw CatalogueError(mistakes);
  }
  return std::move(reading.store);
}

}  // namespace

RuntimePlugin::RuntimePlugin(std::string_view toml, std::string file_name,
                             const Functions& functions)
    : store_(read_store(toml, std::move(file_name), functions)),
      catalogue_(store_.view()),
      id_(store_.id),
      title_(store_.title),
      slot_(take_slot({&catalogue_, {id_.c_str(), "0.0.0"}})) {
  static const auto kCreates = creates(std::make_index_sequence<kRuntimePluginsMax>());
  table_.size = sizeof table_;
  table_.magic = KAOHE_MAGIC;
  table_.abi_major = KAOHE_ABI_MAJOR;
  table_.abi_minor = KAOHE_ABI_MINOR;
  table_.id = id_.c_str();
  table_.domain = id_.c_str();
  table_.version = "0.0.0";
  table_.title = title_.c_str();
  table_.vendor = "";
  table_.license = "";
  table_.create = kCreates[slot_];
  table_.describe = plugin::describe;
  table_.score = plugin::score;
  table_.explain = plugin::explain;
  table_.destroy = plugin::destroy;
  table_.extension = plugin::extension;
}

RuntimePlugin::~RuntimePlugin() {
  const std::lock_guard<std::mutex> lock(slots_mutex);
  slots[slot_] = {};
}

}  // namespace kaohe::cases

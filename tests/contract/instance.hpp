// A plugin behind its C table as it is: raw cells with guards on both sides, refusals with their
// status.
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe::testing {

/// What a call came to.
struct Outcome {
  std::int32_t status = KAOHE_OK;
  std::int64_t row = KAOHE_NONE;
  std::string why;
  int reasons = 0;  ///< how often fail was called: once for every status but KAOHE_OK
};

/// What score wrote, byte for byte.
struct RawSheet {
  static constexpr std::size_t kGuardCells = 64;
  static constexpr unsigned char kGuard = 0xAB;

  std::vector<kaohe_cell> cells;      ///< guards, cells, guards
  std::vector<std::string> findings;  ///< missing, gates and adjustments, in the order told

  std::string bytes() const {
    std::string text(reinterpret_cast<const char*>(cells.data()),
                     cells.size() * sizeof(kaohe_cell));
    for (const std::string& finding : findings) text += finding + "\n";
    return text;
  }
  const kaohe_cell& at(std::size_t index) const { return cells[kGuardCells + index]; }
  std::size_t count() const { return cells.size() - 2 * kGuardCells; }
  bool guards_hold() const { return holds(0) && holds(cells.size() - kGuardCells); }

 private:
  bool holds(std::size_t first) const {
    const auto* byte = reinterpret_cast<const unsigned char*>(&cells[first]);
    for (std::size_t i = 0; i < kGuardCells * sizeof(kaohe_cell); ++i) {
      if (byte[i] != kGuard) return false;
    }
    return true;
  }
};

/// A host as small as a host may be. Not for several threads.
class Instance {
 public:
  explicit Instance(const kaohe_plugin& table, const kaohe_settings* settings = nullptr)
      : Instance(table, settings, sizeof(kaohe_host)) {}
  /// With only the first `host_size` bytes of the host's table.
  Instance(const kaohe_plugin& table, const kaohe_settings* settings, std::uint32_t host_size)
      : table_(table) {
    host_.host.size = host_size;
    host_.host.abi_major = KAOHE_ABI_MAJOR;
    host_.host.abi_minor = KAOHE_ABI_MINOR;
    host_.host.context = &outcome;
    host_.host.fail = [](void* context, std::int32_t status, std::int64_t row, const char* why,
                         std::uint64_t size) {
      Outcome& said = *static_cast<Outcome*>(context);
      said.row = row;
      said.why.assign(why, static_cast<std::size_t>(size));
      said.status = status;
      ++said.reasons;
    };
    std::memset(host_.later, 0xFF, sizeof host_.later);
    outcome.status = table.create(&host_.host, settings, &instance);
  }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;
  ~Instance() {
    if (instance != nullptr) table_.destroy(instance);
  }

  std::string describe() {
    std::string text;
    const kaohe_sink sink = sink_to(text);
    outcome = {};
    outcome.status = table_.describe(instance, &sink);
    return text;
  }

  /// Cells and guards are filled with a pattern first: a cell that keeps it was not written.
  RawSheet score(const kaohe_batch& batch, std::uint64_t cell_count,
                 std::uint32_t sheet_size = sizeof(kaohe_sheet)) {
    RawSheet raw;
    raw.cells.resize(static_cast<std::size_t>(cell_count) + 2 * RawSheet::kGuardCells);
    std::memset(static_cast<void*>(raw.cells.data()), RawSheet::kGuard,
                raw.cells.size() * sizeof(kaohe_cell));
    kaohe_sheet sheet{};
    sheet.size = sheet_size;
    sheet.cells = raw.cells.data() + RawSheet::kGuardCells;
    sheet.cell_count = cell_count;
    sheet.cell_stride = sizeof(kaohe_cell);
    sheet.context = &raw;
    sheet.missing = [](void* context, const kaohe_missing* one) {
      add(context, "missing " + numbers({one->assessee, one->indicator, one->input, one->subject,
                                         one->cell, one->period}));
    };
    sheet.gate = [](void* context, const kaohe_finding* one) {
      add(context, "gate " + text(*one));
    };
    sheet.adjustment = [](void* context, const kaohe_finding* one) {
      add(context, "adjustment " + text(*one));
    };
    outcome = {};
    outcome.status = table_.score(instance, &batch, &sheet);
    return raw;
  }

  std::string explain(const kaohe_batch& batch, std::uint64_t first, std::uint64_t count) {
    std::string text;
    const kaohe_sink sink = sink_to(text);
    outcome = {};
    outcome.status = table_.explain(instance, &batch, first, count, &sink);
    return text;
  }

  kaohe_instance* instance = nullptr;
  Outcome outcome;  ///< of the last call

 private:
  // A host of a later version: fields that this one's plugins do not know.
  struct LaterHost {
    kaohe_host host{};
    unsigned char later[64];
  };

  static kaohe_sink sink_to(std::string& text) {
    kaohe_sink sink{};
    sink.size = sizeof sink;
    sink.context = &text;
    sink.write = [](void* context, const char* data, std::uint64_t size) {
      static_cast<std::string*>(context)->append(data, static_cast<std::size_t>(size));
    };
    return sink;
  }
  static void add(void* context, std::string text) {
    static_cast<RawSheet*>(context)->findings.push_back(std::move(text));
  }
  static std::string numbers(const std::vector<std::int64_t>& list) {
    std::string text;
    for (const std::int64_t number : list) text += std::to_string(number) + " ";
    return text;
  }
  static std::string text(const kaohe_finding& one) {
    return numbers({one.assessee, one.indicator, one.gate, one.points}) +
           std::string(one.name.data == nullptr ? "" : one.name.data,
                       static_cast<std::size_t>(one.name.size)) +
           ": " + numbers({one.records, one.records + one.record_count});
  }

  const kaohe_plugin& table_;
  LaterHost host_;
};

}  // namespace kaohe::testing
